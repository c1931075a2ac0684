// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <functional>
#include <vector>

class QMenu;
class QObject;
class QPainter;
class QPicture;
class QWidget;

namespace ui {

class CurvePanel;
class RateStrip;

/// What is left to do for a file's bytes, on any thread.
using Encoding = std::function<QByteArray()>;

inline constexpr int kPlotHeader = 34; ///< logical pixels, above a plot in a picture

/// A plot's title in its header.
void drawTitle(QPainter& painter, const QString& title);

/// What was painted, of `size` logical pixels, as "png" (at twice the resolution), "svg" or "pdf"; null for any other suffix.
Encoding encodePicture(const QString& suffix, QSize size, const QString& title, const QPicture& picture);

/// An action for each form of file, which asks for a path.
void addSaving(QMenu& menu, QWidget* parent, const QString& name, const QString& title,
               const std::function<void(const QString& path)>& save, bool enabled = true);

/// Encodes and writes on another thread; `done` follows on this one while `context` lives.
void saveInBackground(const QString& path, const Encoding& encode, QObject* context, const std::function<void(bool)>& done);

/// A picture of the panels one below the other and the learning rate at the foot, as `encodePicture`. What is painted is recorded
/// at once; its pixels, or what else the file holds, are still to be made.
Encoding drawPicture(const QString& suffix, QSize size, const QString& title, const std::vector<CurvePanel*>& panels,
                     const RateStrip& rates);

/// Writes all bytes or leaves an existing file as it was.
bool writeFile(const QString& path, const QByteArray& bytes);

/// A run as a table: one row an epoch and one a batch, in the order they came; empty cells where a row has no such value. Where a
/// long run's batches were joined, a row has several, and the columns say the mean, least and greatest of them. Losses in
/// nats, accuracies as fractions; `onValidation` names the test's columns after the validation images.
QByteArray toCsv(const CurveHistory& run, bool onValidation);

} // namespace ui
