// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

class DrawingCanvas;

/// The row below the canvas: pen, eraser, undo, redo, brush width, clear.
class DrawTools : public QWidget {
    Q_OBJECT

public:
    explicit DrawTools(DrawingCanvas* canvas);
};

} // namespace ui
