// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_tools.h"

#include "ui/draw/drawing_canvas.h"
#include "ui/draw/picture_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QButtonGroup>
#include <QSlider>

namespace ui {
namespace {

QToolButton* tool(const char* objectName, const QString& iconName, const QString& name, const QString& tip) {
    return makeIconButton(objectName, "tool", icon(iconName), 16, name, tip);
}

class DrawTools : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ui::DrawTools)

public:
    explicit DrawTools(DrawingCanvas* canvas) {
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
        brush->setToolTip(
            tr("Brush width in canvas units (the canvas is 280 wide); about 22 looks most like the training digits."));
        brush->setMinimumWidth(30);
        auto* clear = makeButton("clearButton", tr("Clear"),
                                 tr("Empty the canvas (Ctrl+Backspace); undo brings the drawing back."), "flat");
        clear->setAccessibleName(tr("Clear the canvas"));
        fillBox(new QHBoxLayout(this), {}, 4, {pen, eraser, undo, redo, gap(4), {brush, 1}, clear});

        connect(pen, &QToolButton::clicked, canvas, [canvas] { canvas->setTool(DrawingCanvas::Tool::pen); });
        connect(eraser, &QToolButton::clicked, canvas, [canvas] { canvas->setTool(DrawingCanvas::Tool::eraser); });
        connect(undo, &QToolButton::clicked, canvas, &DrawingCanvas::undo);
        connect(redo, &QToolButton::clicked, canvas, &DrawingCanvas::redo);
        connect(clear, &QPushButton::clicked, canvas, &DrawingCanvas::clear);
        connect(brush, &QSlider::valueChanged, canvas, [canvas](int units) { canvas->setBrushWidth(static_cast<float>(units)); });
        connect(canvas, &DrawingCanvas::canUndoChanged, undo, &QWidget::setEnabled);
        connect(canvas, &DrawingCanvas::canRedoChanged, redo, &QWidget::setEnabled);
    }
};

class PictureTools : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ui::PictureTools)

public:
    explicit PictureTools(PictureView* picture) {
        auto* left =
            tool("turnLeftButton", "turn_left", tr("Turn left"), tr("Read the picture turned to the left by a quarter."));
        auto* right =
            tool("turnRightButton", "turn_right", tr("Turn right"), tr("Read the picture turned to the right by a quarter."));
        auto* find = tool("findSheetButton", "sheet", tr("Find the paper again"),
                          tr("Find the paper again: forget the corners and turns that were set by hand."));
        auto* ink = tool("showInkButton", "ink", tr("Show the ink"),
                         tr("Show the ink: what was taken for writing, upright as it was read."));
        ink->setCheckable(true);
        auto* close = makeButton("closePictureButton", tr("Close"),
                                 tr("Back to the canvas; the drawing on it is still there (Esc)."), "flat");
        close->setAccessibleName(tr("Close the picture"));
        fillBox(new QHBoxLayout(this), {}, 6, {left, right, find, gap(4), ink, stretch(), close});

        connect(left, &QToolButton::clicked, picture, [picture] { picture->turn(-1); });
        connect(right, &QToolButton::clicked, picture, [picture] { picture->turn(1); });
        connect(find, &QToolButton::clicked, picture, &PictureView::findSheet);
        connect(ink, &QToolButton::toggled, picture, &PictureView::showInk);
        connect(close, &QPushButton::clicked, picture, &PictureView::closeRequested);
    }
};

} // namespace

QWidget* makeDrawTools(DrawingCanvas* canvas) {
    return new DrawTools(canvas);
}

QWidget* makePictureTools(PictureView* picture) {
    return new PictureTools(picture);
}

} // namespace ui
