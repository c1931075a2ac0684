// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"

#include <QByteArray>

namespace ui {

/// A run as a table: one row an epoch and one a batch, in the order they came; empty cells where a row has no such value. Where a
/// long run's batches were joined, a row has several, and the columns say the mean, least and greatest of them. Losses in
/// nats, accuracies as fractions; `onValidation` names the test's columns after the validation images.
QByteArray toCsv(const CurveHistory& run, bool onValidation);

} // namespace ui
