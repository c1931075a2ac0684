// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the window include, compiled once.
#pragma once

#include "model/values/recipe.h"
#include "model/values/types.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <vector>
