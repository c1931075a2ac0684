// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_panel.h"

#include "ui/draw/digit_boxes.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/prediction_bars.h"
#include "ui/style/icons.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kWidth = 300;
constexpr int kMargin = 14;
constexpr int kStageAt = 2; ///< the stage's place in the column

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

/// What `boxes` frames: a digit's ink with its brush, not its centreline alone.
QRectF framed(const ReadDigit& digit) {
    float brush = 0;
    for (const model::Stroke& stroke : digit.ink)
        brush = std::max(brush, stroke.eraser ? 0.0F : stroke.width);
    const double margin = digit.ink.empty() ? 0 : static_cast<double>(brush) / 2 + 5;
    return digit.box.adjusted(-margin, -margin, margin, margin);
}

} // namespace

DrawPanel::DrawPanel(QWidget* parent)
    : QWidget(parent), column_(new QVBoxLayout(this)), stage_(new QStackedWidget), canvas_(new DrawingCanvas),
      picture_(new PictureView), answerView_(new AnswerView), bars_(new PredictionBars), tools_(new QWidget) {
    setObjectName("drawPanel");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(kWidth);
    stage_->setObjectName("drawingStage");
    stage_->addWidget(canvas_);
    stage_->addWidget(picture_);

    column_->setContentsMargins(kMargin, 8, kMargin - 1, 6);
    column_->setSpacing(0);
    column_->addLayout(makeHeader());
    column_->addSpacing(5);
    column_->addSpacing(9);
    tools_->setLayout(makeTools());
    column_->addWidget(tools_);
    column_->addSpacing(12);
    column_->addWidget(answerView_);
    column_->addSpacing(10);
    column_->addWidget(bars_);
    column_->addStretch(1);
    column_->addLayout(makeTeaching());
    moveStage(nullptr);
    connect(canvas_, &DrawingCanvas::drawingChanged, this, &DrawPanel::takeDrawing);
    connect(canvas_, &DrawingCanvas::hovered, this, &DrawPanel::choosePlace);
    connect(canvas_, &DrawingCanvas::nextRequested, this, &DrawPanel::chooseNext);
    connect(picture_, &PictureView::hovered, this, &DrawPanel::choosePlace);
    connect(picture_, &PictureView::nextRequested, this, &DrawPanel::chooseNext);
    connect(picture_, &PictureView::closeRequested, this, &DrawPanel::closePicture);
    connect(bars_, &PredictionBars::digitPressed, this, &DrawPanel::mean);
}

QHBoxLayout* DrawPanel::makeHeader() {
    auto* heading = new QLabel(tr("DRAW"));
    heading->setProperty("role", "heading");
    auto* open = toolButton("openPictureButton", "picture", tr("Open a picture"),
                            tr("Read every digit in a picture, a photo or a screenshot (Ctrl+Shift+O); pasting and dropping one "
                               "do the same."),
                            this);
    wide_ = toolButton("wideButton", "expand", tr("Wide canvas"),
                       tr("Open the canvas over the middle, twice as wide, for whole numbers."), this);
    wide_->setCheckable(true);
    auto* more = toolButton("drawingMenuButton", "more", tr("More"), tr("Copy, paste and save; your handwriting."), this);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(tr("Copy the drawing\tCtrl+C"), this, &DrawPanel::copy);
    menu->addAction(tr("Paste a picture\tCtrl+V"), this, &DrawPanel::pastePictureRequested);
    menu->addAction(tr("Save the drawing…"), this, &DrawPanel::saveDrawingRequested);
    menu->addSeparator();
    menu->addAction(tr("My handwriting"), this, &DrawPanel::handwritingRequested);
    more->setMenu(menu);
    for (QToolButton* button : {open, wide_, more})
        button->setProperty("kind", "icon");
    connect(open, &QToolButton::clicked, this, &DrawPanel::openPictureRequested);
    connect(wide_, &QToolButton::toggled, this, &DrawPanel::wideToggled);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(heading);
    row->addStretch(1);
    for (QToolButton* button : {open, wide_, more})
        row->addWidget(button);
    return row;
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
    row->setContentsMargins(0, 0, 0, 0);
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

QHBoxLayout* DrawPanel::makeTeaching() {
    teaching_ = new QLabel;
    teaching_->setObjectName("teachingLine");
    teaching_->setProperty("role", "small");
    undoMeant_ = new QPushButton(tr("Undo"));
    undoMeant_->setObjectName("undoMeantButton");
    undoMeant_->setProperty("kind", "link");
    undoMeant_->setToolTip(tr("Take the drawing out of your handwriting again."));
    undoMeant_->hide();
    connect(undoMeant_, &QPushButton::clicked, this, [this] {
        undoMeant_->hide();
        teaching_->setText(tr("Taken back"));
        emit undoMeantRequested();
    });
    auto* row = new QHBoxLayout;
    row->addWidget(teaching_);
    row->addWidget(undoMeant_);
    row->addStretch(1);
    teaching_->setMinimumHeight(undoMeant_->sizeHint().height());
    return row;
}

bool DrawPanel::showsPicture() const {
    return stage_->currentWidget() == picture_;
}

void DrawPanel::moveStage(QVBoxLayout* place) {
    if (place != nullptr) {
        place->addWidget(stage_);
        stage_->setMaximumHeight(QWIDGETSIZE_MAX);
    } else {
        column_->insertWidget(kStageAt, stage_);
        // As high as wide, or lower in a low window: the paper is square all the same.
        stage_->setMaximumHeight(kWidth - 2 * kMargin + 1);
    }
    canvas_->setWide(place != nullptr);
    stage_->show();
    stage_->currentWidget()->setFocus();
}

void DrawPanel::setWide(bool wide) {
    wide_->setChecked(wide);
}

void DrawPanel::takeDrawing(const model::Drawing& drawing) {
    for (const model::Stroke& stroke : drawing)
        if (!stroke.eraser && !stroke.points.empty())
            attention_ = QPointF(static_cast<double>(stroke.points.back().x), static_cast<double>(stroke.points.back().y));
    awaited_.reset();
    undoMeant_->hide();
    teaching_->clear();
    emit drawingChanged(drawing);
}

std::vector<QRectF> DrawPanel::boxes() const {
    std::vector<QRectF> boxes;
    for (const ReadDigit& digit : reading_.digits)
        boxes.push_back(framed(digit));
    return boxes;
}

void DrawPanel::showReading(const Reading& reading) {
    reading_ = reading;
    chosen_ = attention_ ? nearestBox(boxes(), *attention_) : 0;
    refresh();
    if (awaited_)
        mean(*awaited_);
}

void DrawPanel::showNothing() {
    reading_ = {};
    chosen_ = -1;
    refresh();
}

void DrawPanel::choosePlace(QPointF place) {
    if (const int index = boxAt(boxes(), place); index >= 0)
        choose(index);
}

void DrawPanel::chooseNext(int step) {
    if (!reading_.digits.empty())
        choose(std::clamp(chosen_ + step, 0, static_cast<int>(reading_.digits.size()) - 1));
}

void DrawPanel::choose(int index) {
    attention_ = reading_.digits[static_cast<std::size_t>(index)].box.center();
    if (std::exchange(chosen_, index) != index)
        refresh();
}

void DrawPanel::refresh() {
    picture_->setDigits(showsPicture() ? reading_.digits : std::vector<ReadDigit>(), chosen_);
    canvas_->setBoxes(showsPicture() ? std::vector<QRectF>() : boxes(), chosen_);
    const bool teachable = !showsPicture() && !reading_.digits.empty() && !canvas_->showsImage();
    bars_->setTeachable(teachable);
    if (undoMeant_->isHidden())
        teaching_->setText(teachable ? tr("Misread? Press the digit you meant.") : QString());
    if (reading_.digits.empty()) {
        answerView_->showNothing(showsPicture() ? tr("No digits found in this picture") : tr("Nothing on the canvas to read"));
        bars_->clear();
        return;
    }
    answerView_->showReading(reading_, chosen_);
    bars_->setProbabilities(reading_.digits[static_cast<std::size_t>(chosen_)].prediction.probabilities);
}

void DrawPanel::showPicture(const QImage& picture) {
    picture_->setPicture(picture);
    stage_->setCurrentWidget(picture_);
    tools_->setEnabled(false); // they would change the drawing behind it
    undoMeant_->hide();
    attention_.reset();
    picture_->setFocus();
    showNothing();
    answerView_->showNothing(tr("Reading the picture…"));
}

void DrawPanel::closePicture() {
    if (!showsPicture())
        return;
    stage_->setCurrentWidget(canvas_);
    tools_->setEnabled(true);
    canvas_->setFocus();
    showNothing();
    emit pictureClosed();
}

void DrawPanel::undo() {
    if (!showsPicture())
        canvas_->undo();
}

void DrawPanel::redo() {
    if (!showsPicture())
        canvas_->redo();
}

void DrawPanel::clear() {
    showsPicture() ? closePicture() : canvas_->clear();
}

void DrawPanel::mean(int digit) {
    if (showsPicture() || canvas_->showsImage() || canvas_->drawing().empty())
        return;
    if (chosen_ < 0 || reading_.drawing != canvas_->drawing()) {
        awaited_ = digit; // the answer to the last movement is still on its way
        return;
    }
    awaited_.reset();
    emit digitMeant(digit, reading_.digits[static_cast<std::size_t>(chosen_)].ink);
}

void DrawPanel::showAdded(int digit, int drawings) {
    teaching_->setText(drawings == 1 ? tr("Added as a %1 · 1 drawing").arg(digit)
                                     : tr("Added as a %1 · %2 drawings").arg(digit).arg(drawings));
    undoMeant_->show();
}

void DrawPanel::copy() {
    QGuiApplication::clipboard()->setImage(canvas_->picture());
}

} // namespace ui
