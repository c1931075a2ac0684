// SPDX-License-Identifier: GPL-3.0-or-later
// What most sources of the window include, compiled once.
#pragma once

#include "model/values/recipe.h"
#include "model/values/types.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QString>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>
