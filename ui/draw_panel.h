// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drawing_canvas.h"
#include "ui/reading_view.h"

#include <QWidget>

class QHBoxLayout;

namespace ui {

class PredictionBars;

/// The right side: canvas, its tools, and what the network reads.
class DrawPanel : public QWidget {
    Q_OBJECT

public:
    explicit DrawPanel(QWidget* parent = nullptr);

    DrawingCanvas* canvas() const { return canvas_; }
    PredictionBars* bars() const { return bars_; }
    ReadingView* readingView() const { return reading_; }

public slots:
    void showReading(const ui::Reading& reading);

    /// A blank canvas: no digit, no bars.
    void showNothing();

signals:
    void drawingChanged(const model::Drawing& drawing);

private:
    QHBoxLayout* makeTools();

    DrawingCanvas* canvas_;
    ReadingView* reading_;
    PredictionBars* bars_;
};

} // namespace ui
