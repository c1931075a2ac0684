// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui {

class DrawingCanvas;
class PictureView;

/// The row below the canvas: pen, eraser, undo, redo, brush width, clear.
QWidget* makeDrawTools(DrawingCanvas* canvas);

/// The same below a picture: turn, find the paper again, show the ink, close.
QWidget* makePictureTools(PictureView* picture);

} // namespace ui
