// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_tools.h"

#include "ui/draw/drawing_canvas.h"
#include "ui/style/icons.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"

#include <QButtonGroup>
#include <QSlider>

namespace ui {

DrawTools::DrawTools(DrawingCanvas* canvas) {
    const auto tool = [](const char* objectName, const QString& iconName, const QString& name, const QString& tip) {
        return makeIconButton(objectName, "tool", icon(iconName), 16, name, tip);
    };
    auto* pen = tool("penButton", "pen", tr("Pen"), tr("Pen: what it writes is what the network reads."));
    auto* eraser = tool("eraserButton", "eraser", tr("Eraser"),
                        tr("Eraser: takes ink away; the right mouse button and a pen's other end do the same."));
    auto* undo = tool("undoButton", "undo", tr("Undo"), tr("Take back the last stroke (Ctrl+Z)."));
    auto* redo = tool("redoButton", "redo", tr("Redo"), tr("Bring back the stroke just undone (Ctrl+Shift+Z)."));
    auto* group = new QButtonGroup(this);
    for (auto* button : {pen, eraser}) {
        button->setCheckable(true);
        group->addButton(button);
    }
    pen->setChecked(true);
    undo->setEnabled(false);
    redo->setEnabled(false);

    auto* brush = new QSlider(Qt::Horizontal);
    brush->setObjectName("brushSlider");
    brush->setRange(static_cast<int>(DrawingCanvas::kNarrowestBrush), static_cast<int>(DrawingCanvas::kWidestBrush));
    brush->setValue(static_cast<int>(DrawingCanvas::kDefaultBrush));
    brush->setAccessibleName(tr("Brush width"));
    brush->setToolTip(tr("Brush width in canvas units (the canvas is 280 wide); about 22 looks most like the training digits."));
    brush->setMinimumWidth(40);
    auto* clear = makeButton("clearButton", tr("Clear"), tr("Empty the canvas (Esc); undo brings the drawing back."), "flat");
    clear->setAccessibleName(tr("Clear the canvas"));
    fillBox(new QHBoxLayout(this), {}, 6, {pen, eraser, undo, redo, gap(4), {brush, 1}, clear});

    connect(pen, &QToolButton::clicked, canvas, [canvas] { canvas->setTool(DrawingCanvas::Tool::pen); });
    connect(eraser, &QToolButton::clicked, canvas, [canvas] { canvas->setTool(DrawingCanvas::Tool::eraser); });
    connect(undo, &QToolButton::clicked, canvas, &DrawingCanvas::undo);
    connect(redo, &QToolButton::clicked, canvas, &DrawingCanvas::redo);
    connect(clear, &QPushButton::clicked, canvas, &DrawingCanvas::clear);
    connect(brush, &QSlider::valueChanged, canvas, [canvas](int units) { canvas->setBrushWidth(static_cast<float>(units)); });
    connect(canvas, &DrawingCanvas::canUndoChanged, undo, &QWidget::setEnabled);
    connect(canvas, &DrawingCanvas::canRedoChanged, redo, &QWidget::setEnabled);
}

} // namespace ui
