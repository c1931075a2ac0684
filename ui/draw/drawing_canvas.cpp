// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawing_canvas.h"

#include "ui/style/theme.h"
#include "ui/widgets/spoken.h"

#include <algorithm>
#include <utility>

namespace ui {

DrawingCanvas::DrawingCanvas(QWidget* parent) : QWidget(parent) {
    setObjectName("drawingCanvas");
    setSpokenRole(*this, QAccessible::Canvas, tr("Drawing canvas"),
                  tr("Draw a digit or a number with the mouse, a pen, a finger, or Shift and the arrow keys"));
    setToolTip(tr("Draw a digit: the network reads it while you draw."));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setMouseTracking(true);
    setMinimumSize(120, 120);
    updateCursor();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &DrawingCanvas::redrawAll);
}

model::Drawing DrawingCanvas::drawing() const {
    model::Drawing all = history_.drawing();
    if (live_)
        all.push_back(*live_);
    return all;
}

void DrawingCanvas::setDrawing(const model::Drawing& drawing) {
    edit([&] { history_.replace(drawing); });
}

void DrawingCanvas::showImage(const model::DigitImage& image, const QString& caption) {
    live_.reset();
    history_.replace({});
    image_ = image;
    caption_ = caption;
    updateSpan();
    announceHistory();
    redrawAll();
}

void DrawingCanvas::setHint(const QString& hint) {
    hint_ = hint;
    update();
}

void DrawingCanvas::setWide(bool wide) {
    wide_ = wide;
    updateSpan();
}

void DrawingCanvas::updateSpan() {
    const model::Drawing all = drawing();
    const bool beyond = std::ranges::any_of(all, [](const model::Stroke& stroke) {
        return std::ranges::any_of(stroke.points, [](const model::StrokePoint& point) { return point.x > kSide; });
    });
    const float span = wide_ || beyond ? kWideSpan : kSide;
    if (std::exchange(span_, span) != span) {
        redrawAll();
        updateCursor();
    }
}

void DrawingCanvas::setBoxes(std::vector<QRectF> boxes, int chosen) {
    if (boxes.size() < 2)
        boxes.clear();
    if (boxes == boxes_ && chosen == chosen_)
        return;
    updateBoxes();
    boxes_ = std::move(boxes);
    chosen_ = chosen;
    updateBoxes();
}

void DrawingCanvas::setSeen(const QRectF& units) {
    if (std::exchange(seen_, units) != units)
        update();
}

void DrawingCanvas::setVeil(const QImage& picture, const QRectF& units) {
    veil_ = picture;
    veilPlace_ = units;
    update();
}

void DrawingCanvas::setMarked(const model::Drawing& lines) {
    if (marked_ != lines) {
        marked_ = lines;
        update();
    }
}

void DrawingCanvas::updateBoxes() {
    for (const QRectF& box : boxes_)
        update(toPixels(box).adjusted(-2, -2, 2, 2));
}

void DrawingCanvas::setTool(Tool tool) {
    tool_ = tool;
    updateCursor();
}

void DrawingCanvas::setBrushWidth(float units) {
    brushWidth_ = std::clamp(units, kNarrowestBrush, kWidestBrush);
    updateCursor();
}

void DrawingCanvas::clear() {
    edit([this] { history_.replace({}); });
}

void DrawingCanvas::undo() {
    penUp();
    if (history_.canUndo())
        edit([this] { history_.undo(); });
}

void DrawingCanvas::redo() {
    penUp();
    if (history_.canRedo())
        edit([this] { history_.redo(); });
}

void DrawingCanvas::edit(const std::function<void()>& change) {
    live_.reset();
    image_.reset();
    change();
    updateSpan();
    redrawAll();
    announceHistory();
    emit drawingChanged(drawing());
}

void DrawingCanvas::announceHistory() {
    if (std::exchange(couldUndo_, history_.canUndo()) != history_.canUndo())
        emit canUndoChanged(couldUndo_);
    if (std::exchange(couldRedo_, history_.canRedo()) != history_.canRedo())
        emit canRedoChanged(couldRedo_);
}

QRectF DrawingCanvas::paper() const {
    const QSize size = QSize(static_cast<int>(span_), static_cast<int>(kSide)).scaled(this->size(), Qt::KeepAspectRatio);
    return QRectF((width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height());
}

model::StrokePoint DrawingCanvas::toUnits(QPointF position, double pressure) const {
    const QPointF p = (position - paper().topLeft()) / unitToPixel();
    return {std::clamp(static_cast<float>(p.x()), 0.0F, span_), std::clamp(static_cast<float>(p.y()), 0.0F, kSide),
            static_cast<float>(std::clamp(pressure, 0.05, 1.0))};
}

QRect DrawingCanvas::toPixels(const QRectF& units) const {
    const double scale = unitToPixel();
    return QRectF(paper().topLeft() + units.topLeft() * scale, units.size() * scale).toAlignedRect().adjusted(-1, -1, 1, 1);
}

void DrawingCanvas::resizeEvent(QResizeEvent*) {
    redrawAll();
    updateCursor();
}

void DrawingHistory::add(model::Stroke stroke) {
    Edit edit;
    edit.added.push_back(std::move(stroke));
    apply(std::move(edit));
}

void DrawingHistory::replace(model::Drawing drawing) {
    if (drawing != drawing_)
        apply({.removed = drawing_, .added = std::move(drawing)});
}

void DrawingHistory::apply(Edit edit) {
    edits_.resize(done_);
    edits_.push_back(std::move(edit));
    redo();
}

void DrawingHistory::undo() {
    const Edit& edit = edits_[--done_];
    drawing_.resize(drawing_.size() - edit.added.size());
    drawing_.insert(drawing_.end(), edit.removed.begin(), edit.removed.end());
}

void DrawingHistory::redo() {
    const Edit& edit = edits_[done_++];
    drawing_.resize(drawing_.size() - edit.removed.size());
    drawing_.insert(drawing_.end(), edit.added.begin(), edit.added.end());
}

} // namespace ui
