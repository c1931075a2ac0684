// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw_panel.h"

#include "ui/icons.h"
#include "ui/prediction_bars.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kWidth = 300;
constexpr int kMargin = 14;

QToolButton* toolButton(const char* objectName, const QString& iconName, const QString& name, const QString& tip,
                        QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setProperty("kind", "tool");
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

DrawPanel::DrawPanel(QWidget* parent)
    : QWidget(parent), canvas_(new DrawingCanvas), reading_(new ReadingView), bars_(new PredictionBars) {
    setObjectName("drawPanel");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);

    auto* heading = new QLabel(tr("DRAW"));
    heading->setProperty("role", "heading");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kMargin, 14, kMargin - 1, 10);
    column->setSpacing(0);
    column->addWidget(heading);
    column->addSpacing(8);
    column->addWidget(canvas_);
    column->addSpacing(9);
    column->addLayout(makeTools());
    column->addSpacing(12);
    column->addWidget(reading_);
    column->addSpacing(10);
    column->addWidget(bars_);
    column->addStretch(1);
    // As high as wide, or lower in a low window: its paper is square all the same.
    canvas_->setMaximumHeight(kWidth - 2 * kMargin + 1);
    connect(canvas_, &DrawingCanvas::drawingChanged, this, &DrawPanel::drawingChanged);
}

QHBoxLayout* DrawPanel::makeTools() {
    auto* pen = toolButton("penButton", "pen", tr("Pen"), tr("Pen: what it writes is what the network reads."), this);
    auto* eraser = toolButton("eraserButton", "eraser", tr("Eraser"),
                              tr("Eraser: takes ink away; the right mouse button and a pen's other end do the same."), this);
    auto* undo = toolButton("undoButton", "undo", tr("Undo"), tr("Take back the last stroke (Ctrl+Z)."), this);
    auto* redo = toolButton("redoButton", "redo", tr("Redo"), tr("Bring back the stroke just undone (Ctrl+Shift+Z)."), this);
    auto* group = new QButtonGroup(this);
    for (auto* tool : {pen, eraser}) {
        tool->setCheckable(true);
        group->addButton(tool);
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

    auto* clear = new QPushButton(tr("Clear"));
    clear->setObjectName("clearButton");
    clear->setProperty("kind", "flat");
    clear->setAccessibleName(tr("Clear the canvas"));
    clear->setToolTip(tr("Empty the canvas (Esc); undo brings the drawing back."));

    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(pen);
    row->addWidget(eraser);
    row->addWidget(undo);
    row->addWidget(redo);
    row->addSpacing(4);
    row->addWidget(brush, 1);
    row->addWidget(clear);

    connect(pen, &QToolButton::clicked, canvas_, [this] { canvas_->setTool(DrawingCanvas::Tool::pen); });
    connect(eraser, &QToolButton::clicked, canvas_, [this] { canvas_->setTool(DrawingCanvas::Tool::eraser); });
    connect(undo, &QToolButton::clicked, canvas_, &DrawingCanvas::undo);
    connect(redo, &QToolButton::clicked, canvas_, &DrawingCanvas::redo);
    connect(clear, &QPushButton::clicked, canvas_, &DrawingCanvas::clear);
    connect(brush, &QSlider::valueChanged, canvas_, [this](int units) { canvas_->setBrushWidth(static_cast<float>(units)); });
    connect(canvas_, &DrawingCanvas::canUndoChanged, undo, &QWidget::setEnabled);
    connect(canvas_, &DrawingCanvas::canRedoChanged, redo, &QWidget::setEnabled);
    return row;
}

void DrawPanel::showReading(const Reading& reading) {
    reading_->showReading(reading);
    bars_->setProbabilities(reading.prediction.probabilities);
}

void DrawPanel::showNothing() {
    reading_->showNothing();
    bars_->clear();
}

} // namespace ui
