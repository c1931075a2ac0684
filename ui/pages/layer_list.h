// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <QAbstractListModel>
#include <QListView>

#include <optional>
#include <vector>

namespace ui {

/// A layer of a network that is being designed.
struct LayerCard {
    enum class Mark { none, changed, added };

    model::Layer layer;
    std::optional<model::PlacedLayer> placed = {}; ///< nothing where it cannot work
    double share = 0;                              ///< of the network's multiply-adds
    QString problem = {};                          ///< empty: there is none
    Mark mark = Mark::none;                        ///< beside the network that it was changed from
    QString before = {};                           ///< what it was there

    bool operator==(const LayerCard&) const = default;
};

/// What − and + change of a layer.
enum class LayerStep { size, kernel };

/// The steps that a layer has: of a convolution the maps, unless they are as many as classes, and the kernel.
std::vector<LayerStep> stepsOf(const model::Layer& layer);
/// The layer one step on: the same at the end of the range. Padding that kept the side goes on doing so.
model::Layer stepped(model::Layer layer, LayerStep step, int direction);

/// "Convolution".
QString kindText(model::LayerKind kind);

class LayerModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    /// Rows stay the same rows as far as there are as many.
    void setCards(std::vector<LayerCard> cards);
    const LayerCard& card(int row) const { return cards_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<LayerCard> cards_;
};

/// The layers as a column of cards. Each has − and + for the pointer; it is moved by dragging, or by the keys: the arrows choose,
/// with Alt they move; − and + are maps, units or a window's side, with Alt the kernel; Insert adds, Delete removes.
class LayerList : public QListView {
    Q_OBJECT

public:
    explicit LayerList(QWidget* parent = nullptr);

    LayerModel* layers() const { return layers_; }
    int row() const { return currentIndex().row(); }
    void choose(int row);
    /// While it is, the cards can be looked at alone.
    void setLocked(bool locked);
    bool isLocked() const { return locked_; }
    /// Where − and + of a card are, in the viewport; null where it has no such step.
    QRect stepperPlace(int row, ui::LayerStep step, int direction) const;

signals:
    void chosen(int row);
    void stepRequested(int row, ui::LayerStep step, int direction);
    /// So that the layer stands at `to` afterwards.
    void moveRequested(int from, int to);
    void removeRequested(int row);
    void addRequested();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    int gapAt(int y) const;

    LayerModel* layers_;
    bool locked_ = false;
    std::optional<QPoint> press_; ///< of a card that may be dragged
    std::optional<int> gap_;      ///< before which row a dragged card would stand
};

} // namespace ui
