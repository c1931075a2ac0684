// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/layer_list.h"

#include "ui/pages/layer_delegate.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

void LayerModel::setCards(std::vector<LayerCard> cards) {
    const int before = rowCount();
    const int after = static_cast<int>(cards.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        cards_.resize(cards.size());
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        cards_.resize(cards.size());
        endRemoveRows();
    }
    if (std::exchange(cards_, std::move(cards)) != cards_)
        emit dataChanged(index(0), index(after - 1));
}

int LayerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(cards_.size());
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spokenCard(card(index.row()));
    if (role == Qt::ToolTipRole)
        return cardTip(card(index.row()));
    return {};
}

LayerList::LayerList(QWidget* parent) : QListView(parent), layers_(new LayerModel(this)) {
    setObjectName("layerList");
    setModel(layers_);
    setItemDelegate(new LayerDelegate(this));
    setAccessibleName(tr("Layers"));
    setAccessibleDescription(tr("Arrows choose, with Alt they move. − and + change the size, with Alt the kernel. "
                                "Insert adds a layer, Delete removes it."));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &LayerList::scheduleDelayedItemsLayout);
}

void LayerList::choose(int row) {
    setCurrentIndex(layers_->index(std::clamp(row, -1, layers_->rowCount() - 1)));
}

void LayerList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    emit chosen(current.row());
}

void LayerList::setLocked(bool locked) {
    locked_ = locked;
    viewport()->update(); // the steppers
}

QRect LayerList::stepperPlace(int row, LayerStep step, int direction) const {
    for (const Stepper& place : steppersOf(layers_->card(row).layer, cardPlace(visualRect(layers_->index(row)))))
        if (place.step == step)
            return direction < 0 ? place.minus : place.plus;
    return {};
}

/// While a card is dragged, Escape belongs to it.
bool LayerList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && gap_ && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void LayerList::keyPressEvent(QKeyEvent* event) {
    const bool alt = event->modifiers() & Qt::AltModifier;
    const int key = event->key();
    if (key == Qt::Key_Escape && gap_) {
        press_.reset();
        gap_.reset();
        viewport()->update();
        return;
    }
    if (!locked_ && row() >= 0) {
        if (key == Qt::Key_Plus || key == Qt::Key_Minus || key == Qt::Key_Equal) {
            emit stepRequested(row(), alt ? LayerStep::kernel : LayerStep::size, key == Qt::Key_Minus ? -1 : 1);
            return;
        }
        if (alt && (key == Qt::Key_Up || key == Qt::Key_Down)) {
            emit moveRequested(row(), row() + (key == Qt::Key_Up ? -1 : 1));
            return;
        }
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            emit removeRequested(row());
            return;
        }
    }
    if (!locked_ && key == Qt::Key_Insert) {
        emit addRequested();
        return;
    }
    QListView::keyPressEvent(event);
}

void LayerList::mousePressEvent(QMouseEvent* event) {
    QListView::mousePressEvent(event);
    const QModelIndex at = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !at.isValid() || locked_)
        return;
    for (const LayerStep step : stepsOf(layers_->card(at.row()).layer))
        for (const int direction : {-1, 1})
            if (stepperPlace(at.row(), step, direction).contains(event->position().toPoint())) {
                emit stepRequested(at.row(), step, direction);
                return;
            }
    press_ = event->position().toPoint();
}

void LayerList::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (press_ && (gap_ || (at - *press_).manhattanLength() >= QApplication::startDragDistance())) {
        gap_ = gapAt(at.y());
        viewport()->update();
    }
    if (!press_)
        QListView::mouseMoveEvent(event);
    viewport()->update(); // the steppers below the pointer
}

void LayerList::mouseReleaseEvent(QMouseEvent* event) {
    press_.reset();
    if (const std::optional<int> gap = std::exchange(gap_, std::nullopt)) {
        viewport()->update();
        if (const int to = *gap > row() ? *gap - 1 : *gap; to != row())
            emit moveRequested(row(), to);
    }
    QListView::mouseReleaseEvent(event);
}

int LayerList::gapAt(int y) const {
    int gap = 0;
    while (gap < layers_->rowCount() && visualRect(layers_->index(gap)).center().y() < y)
        ++gap;
    return gap;
}

void LayerList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (!gap_)
        return;
    const bool last = *gap_ == layers_->rowCount();
    const QRect beside = visualRect(layers_->index(last ? *gap_ - 1 : *gap_));
    const int y = last ? beside.bottom() : beside.top() - scaled(2);
    QPainter(viewport()).fillRect(QRect(beside.left(), y - 1, beside.width(), scaled(2)), theme().accent);
}

std::vector<LayerStep> stepsOf(const model::Layer& layer) {
    using enum model::LayerKind;
    switch (layer.kind) {
    case convolution:
        return layer.size == model::kClasses ? std::vector{LayerStep::kernel} : std::vector{LayerStep::size, LayerStep::kernel};
    case linear:
        return layer.size == model::kClasses ? std::vector<LayerStep>() : std::vector{LayerStep::size};
    case maxPooling:
    case averagePooling:
        return {LayerStep::size};
    default:
        return {};
    }
}

model::Layer stepped(model::Layer layer, LayerStep step, int direction) {
    if (std::ranges::count(stepsOf(layer), step) == 0)
        return layer;
    if (step == LayerStep::kernel) {
        const bool keepsSide = layer.padding == layer.kernel / 2;
        layer.kernel = std::clamp(layer.kernel + 2 * direction, 1, 7);
        layer.padding = keepsSide ? layer.kernel / 2 : std::min(layer.padding, layer.kernel - 1);
    } else if (model::isWeighted(layer)) {
        layer.size = std::clamp(layer.size + direction, 1, model::kMaxMaps);
    } else {
        layer.size = std::clamp(layer.size + direction, 2, 3);
    }
    return layer;
}

} // namespace ui
