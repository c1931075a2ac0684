// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/draw_panel.h"

#include "ui/draw/draw_tools.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/prediction_bars.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/spoken.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kLeastWidth = 280;
constexpr int kWidth = 300;
constexpr int kLowBars = 84; ///< the height of bars in two columns, at least
constexpr int kMargin = 14;
constexpr double kLargeStage = 0.57; ///< share of the width that a large canvas has
// Places in the column.
constexpr int kStageAt = 2;
constexpr int kAnswerAt = 6;
constexpr int kBarsAt = 8;
constexpr int kRestAt = 9;

} // namespace

DrawPanel::DrawPanel(QWidget* parent)
    : QWidget(parent), column_(new QVBoxLayout(this)), stageRow_(makeRow(0, {})), stage_(new QStackedWidget),
      canvas_(new DrawingCanvas), picture_(new PictureView), answerView_(new AnswerView), bars_(new PredictionBars),
      tools_(new QStackedWidget), menu_(new QMenu(this)) {
    setObjectName("drawPanel");
    setAttribute(Qt::WA_StyledBackground);
    stage_->setObjectName("drawingStage");
    stage_->addWidget(canvas_);
    stage_->addWidget(picture_);
    tools_->addWidget(makeDrawTools(canvas_));
    tools_->addWidget(makePictureTools(picture_));
    tools_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    stageRow_->addWidget(stage_); // Tab comes to it before the tools
    fillBox(column_, {kMargin, 8, kMargin - 1, 6}, 0,
            {makeHeader(), gap(5), stageRow_, gap(9), tools_, gap(12), answerView_, gap(10), new ScrollRoom(bars_), stretch(),
             makeTeaching()});
    makeMenu();
    setLarge(0);
    moveStage(nullptr);
    connect(canvas_, &DrawingCanvas::menuRequested, menu_, [this](QPoint place) { menu_->popup(place); });
    connect(canvas_, &DrawingCanvas::drawingChanged, this, &DrawPanel::takeDrawing);
    connect(canvas_, &DrawingCanvas::hovered, this, &DrawPanel::choosePlace);
    connect(canvas_, &DrawingCanvas::nextRequested, this, &DrawPanel::chooseNext);
    connect(picture_, &PictureView::hovered, this, &DrawPanel::choosePlace);
    connect(picture_, &PictureView::nextRequested, this, &DrawPanel::chooseNext);
    connect(picture_, &PictureView::closeRequested, this, &DrawPanel::closePicture);
    connect(picture_, &PictureView::sheetChanged, this, &DrawPanel::sheetChanged);
    connect(bars_, &PredictionBars::digitPressed, this, &DrawPanel::labelDrawing);
}

QHBoxLayout* DrawPanel::makeHeader() {
    auto* open = makeIconButton("openPictureButton", "icon", icon("picture"), 16, tr("Open a picture"),
                                tr("Read every digit in a picture, a photo or a screenshot (Ctrl+Shift+O); pasting and dropping "
                                   "one do the same."));
    wide_ = makeIconButton("wideButton", "icon", icon("expand"), 16, tr("Wide canvas"),
                           tr("Open the canvas over the middle, twice as wide, for whole numbers."));
    wide_->setCheckable(true);
    auto* more =
        makeIconButton("drawingMenuButton", "icon", icon("more"), 16, tr("More"), tr("Copy, paste and save; your handwriting."));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu_);
    connect(open, &QToolButton::clicked, this, &DrawPanel::openPictureRequested);
    connect(wide_, &QToolButton::toggled, this, &DrawPanel::wideToggled);
    return makeRow(2, {makeLabel("heading", tr("DRAW")), stretch(), open, wide_, more});
}

void DrawPanel::makeMenu() {
    menu_->setObjectName("drawingMenu");
    menu_->addAction(tr("Undo a stroke"), QKeySequence(QKeySequence::Undo), this, &DrawPanel::undo);
    menu_->addAction(tr("Redo a stroke"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), this, &DrawPanel::redo);
    menu_->addAction(tr("Clear the canvas"), QKeySequence(Qt::CTRL | Qt::Key_Backspace), this, &DrawPanel::clear);
    menu_->addSeparator();
    menu_->addAction(tr("Copy the drawing"), QKeySequence(QKeySequence::Copy), this, &DrawPanel::copyRequested);
    menu_->addAction(tr("Paste a picture"), QKeySequence(QKeySequence::Paste), this, &DrawPanel::pastePictureRequested);
    menu_->addAction(tr("Save the drawing…"), this, &DrawPanel::saveDrawingRequested);
    menu_->addSeparator();
    menu_->addAction(tr("My handwriting"), this, &DrawPanel::handwritingRequested);
}

QHBoxLayout* DrawPanel::makeTeaching() {
    teaching_ = makeLabel("small", {}, "teachingLine");
    undoLabel_ = makeButton("undoMeantButton", tr("Undo"), tr("Take the drawing out of your handwriting again."), "link");
    undoLabel_->hide();
    connect(undoLabel_, &QPushButton::clicked, this, [this] {
        undoLabel_->hide();
        teaching_->setText(tr("Taken back"));
        emit undoLabelRequested();
    });
    auto* row = makeRow(-1, {teaching_, undoLabel_, stretch()});
    return row;
}

bool DrawPanel::showsPicture() const {
    return stage_->currentWidget() == picture_;
}

void DrawPanel::moveStage(QVBoxLayout* place) {
    if (place != nullptr)
        place->addWidget(stage_);
    else
        stageRow_->insertWidget(0, stage_);
    away_ = place != nullptr;
    fitStage();
    canvas_->setWide(away_);
    stage_->show();
    stage_->currentWidget()->setFocus();
}

/// As high as wide, or lower in a low window: the paper is square all the same. A large answer stands next to it; where the
/// paper would be smaller than the panel is wide, the bars stand in two columns and leave it their room.
void DrawPanel::fitStage() {
    const bool large = large_ > 0;
    const int inside = (large ? large_ : width()) - 2 * kMargin + 1;
    int room = height() - column_->contentsMargins().top() - column_->contentsMargins().bottom();
    for (int i = 0; i < column_->count(); ++i)
        if (column_->itemAt(i)->layout() != stageRow_ && i != kBarsAt - (large ? 1 : 0))
            room -= column_->itemAt(i)->minimumSize().height();
    if (large)
        bars_->setColumns(2);
    else if (const int left = room - (away_ ? 0 : inside); left < PredictionBars::kUsualHeight)
        bars_->setColumns(2, std::max(left, kLowBars));
    else
        bars_->setColumns(1);
    const int beside = inside - kMargin - answerView_->minimumSizeHint().width();
    const int side =
        large ? std::max(0, std::min({static_cast<int>(inside * kLargeStage), room - scaled(kLowBars), beside})) : inside;
    stage_->setMaximumSize(away_ || !large ? QWIDGETSIZE_MAX : side, away_ ? QWIDGETSIZE_MAX : side);
    column_->setStretch(kStageAt, away_ ? 0 : 100); // as high as it may be
    stage_->setMinimumWidth(large && !away_ ? side : 0);
    answerView_->setMaximumHeight(large ? side : QWIDGETSIZE_MAX);
    answerView_->setMinimumHeight(large ? side : 0);
}

void DrawPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitStage();
}

QSize DrawPanel::sizeHint() const {
    return {kWidth, QWidget::sizeHint().height()};
}

void DrawPanel::setLarge(int width) {
    large_ = width;
    const bool large = width > 0;
    setMinimumWidth(large ? width : kLeastWidth);
    setMaximumWidth(large ? width : QWIDGETSIZE_MAX);
    answerView_->setLarge(large);
    if (large)
        stageRow_->addWidget(answerView_, 1);
    else
        column_->insertWidget(kAnswerAt, answerView_);
    stageRow_->setSpacing(large ? kMargin : 0);
    // The bars take the room that is left.
    const int items = large ? 1 : 0; // one fewer in the column
    column_->setStretch(kBarsAt - items, large ? 1 : 0);
    column_->setStretch(kRestAt - items, large ? 0 : 1);
    fitStage();
}

void DrawPanel::setWide(bool wide) {
    wide_->setChecked(wide);
}

void DrawPanel::takeDrawing(const model::Drawing& drawing) {
    for (const model::Stroke& stroke : drawing)
        if (!stroke.eraser && !stroke.points.empty())
            attention_ = QPointF(static_cast<double>(stroke.points.back().x), static_cast<double>(stroke.points.back().y));
    pendingLabel_.reset();
    undoLabel_->hide();
    teaching_->clear();
    emit drawingChanged(drawing);
}

void DrawPanel::setClasses(const ClassNames& answers) {
    answers_ = answers;
    answerView_->setClasses(answers);
    bars_->setClasses(answers);
    picture_->setClasses(answers);
    showHint();
}

void DrawPanel::showHint() {
    canvas_->setHint(!asked_.isEmpty() ? asked_ : answers_.areNamed() ? tr("draw here") : QString());
}

void DrawPanel::setOwnClasses(const ClassNames& own) {
    if (std::exchange(own_, own) != own)
        refresh();
}

void DrawPanel::showReading(const Reading& reading) {
    reading_ = reading;
    chosen_ = chosenDigit(reading_.digits, attention_);
    refresh();
    if (pendingLabel_)
        labelDrawing(*pendingLabel_);
}

void DrawPanel::showNothing() {
    reading_ = {};
    chosen_ = -1;
    refresh();
}

void DrawPanel::choosePlace(QPointF place) {
    if (const int index = boxAt(digitBoxes(reading_.digits), place); index >= 0)
        choose(index);
}

void DrawPanel::chooseNext(int step) {
    if (!reading_.digits.empty())
        choose(std::clamp(chosen_ + step, 0, static_cast<int>(reading_.digits.size()) - 1));
}

void DrawPanel::choose(int index) {
    attention_ = toRect(reading_.digits[static_cast<std::size_t>(index)].box).center();
    if (std::exchange(chosen_, index) == index)
        return;
    refresh();
    emit attentionChanged();
}

void DrawPanel::refresh() {
    picture_->setReading(showsPicture() ? reading_ : Reading(), chosen_);
    canvas_->setBoxes(showsPicture() ? std::vector<QRectF>() : digitBoxes(reading_.digits), chosen_);
    const bool teachable = isTeachable() && !reading_.digits.empty();
    bars_->setTeachable(teachable);
    if (undoLabel_->isHidden())
        teaching_->setText(!asked_.isEmpty()     ? tr("Kept after a rest, or with Enter.")
                           : !teachable          ? QString()
                           : answers_.areNamed() ? tr("Misread? Press the class you meant.")
                                                 : tr("Misread? Press the digit you meant."));
    if (reading_.digits.empty()) {
        answerView_->showNothing(showsPicture() ? tr("No digits found in this picture") : tr("Nothing on the canvas to read"));
        bars_->clear();
    } else {
        answerView_->showReading(reading_, chosen_);
        const model::ReadDigit& digit = reading_.digits[static_cast<std::size_t>(chosen_)];
        bars_->setProbabilities(digit.prediction.probabilities, digit.certainty != model::Certainty::notADigit);
    }
    const QString words = reading_.digits.empty() ? tr("Nothing was read") : reading_.sentence(answers_);
    const QString image = canvas_->caption();
    setSpokenValue(*canvas_, image.isEmpty() ? words : image + "; " + words);
    setSpokenValue(*picture_, words);
    emit readingChanged();
}

void DrawPanel::showPicture(const QImage& picture) {
    picture_->setPicture(picture);
    stage_->setCurrentWidget(picture_);
    tools_->setCurrentIndex(1);
    undoLabel_->hide();
    attention_.reset();
    picture_->setFocus();
    showNothing();
    answerView_->showNothing(tr("Reading the picture…"));
}

void DrawPanel::closePicture() {
    if (!showsPicture())
        return;
    showCanvas();
    canvas_->setFocus();
    showNothing();
    emit pictureClosed();
}

void DrawPanel::showCanvas() {
    stage_->setCurrentWidget(canvas_);
    tools_->setCurrentIndex(0);
}

void DrawPanel::showImage(const model::DigitImage& image, const QString& caption) {
    showCanvas();
    canvas_->showImage(image, caption);
    emit imageShown(image);
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
    if (!showsPicture())
        canvas_->clear();
}

void DrawPanel::setAsked(const QString& what) {
    asked_ = what;
    showHint();
    undoLabel_->hide();
    refresh();
}

bool DrawPanel::isTeachable() const {
    return asked_.isEmpty() && !showsPicture() && !canvas_->showsImage() && (!answers_.areNamed() || answers_ == own_);
}

void DrawPanel::labelDrawing(int digit) {
    if (!isTeachable() || canvas_->drawing().empty())
        return;
    if (chosen_ < 0 || reading_.drawing != canvas_->drawing()) {
        pendingLabel_ = digit; // the answer to the last movement is still on its way
        return;
    }
    pendingLabel_.reset();
    emit drawingLabelled(digit, reading_.digits[static_cast<std::size_t>(chosen_)].ink);
}

void DrawPanel::showAdded(const QString& className, int drawings) {
    teaching_->setText(drawings == 1 ? tr("Added as a %1 · 1 drawing").arg(className)
                                     : tr("Added as a %1 · %2 drawings").arg(className, grouped(drawings)));
    undoLabel_->show();
}

void DrawPanel::forgetAdded() {
    if (!undoLabel_->isHidden())
        teaching_->setText(tr("Taken back"));
    undoLabel_->hide();
}

void DrawPanel::copy() {
    auto* both = new QMimeData;
    both->setImageData(canvas_->picture());
    if (!reading_.digits.empty())
        both->setText(QString::fromStdString(model::numberText(reading_.digits, answers_.all())));
    QGuiApplication::clipboard()->setMimeData(both);
}

} // namespace ui
