// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <functional>
#include <vector>

namespace ui {

class CurvePanel;
class RateStrip;

/// What is left to do for a file's bytes, on any thread.
using Encoding = std::function<QByteArray()>;

/// A picture of the panels one below the other and the learning rate at the foot, of `size` logical pixels, as "png" (at twice
/// the resolution), "svg" or "pdf"; null for any other suffix. What is painted is recorded at once; its pixels, or what
/// else the file holds, are still to be made.
Encoding drawPicture(const QString& suffix, QSize size, const QString& title, const std::vector<CurvePanel*>& panels,
                     const RateStrip& rates);

/// Writes all bytes or leaves an existing file as it was.
bool writeFile(const QString& path, const QByteArray& bytes);

/// A run as a table: one row an epoch and one a batch, in the order they came; empty cells where a row has no such value. Where a
/// long run's batches were joined, a row has several, and the columns say the mean, least and greatest of them. Losses in
/// nats, accuracies as fractions; `onValidation` names the test's columns after the validation images.
QByteArray toCsv(const CurveHistory& run, bool onValidation);

} // namespace ui
