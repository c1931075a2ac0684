// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"

#include <QWidget>

#include <memory>

class QLabel;
class QTableWidget;

namespace ui {

/// The network layer by layer, a sentence on the one that is chosen, with the sum of its parameters and what they have become:
/// the range of the weights, batch norm's scales, and the maps that are dead.
class NetworkView : public QWidget {
    Q_OBJECT

public:
    explicit NetworkView(QWidget* parent = nullptr);

public slots:
    /// Null: none.
    void setNetwork(const model::ArchitecturePointer& network);
    /// What is of another network is not shown.
    void setFacts(const std::shared_ptr<const model::LayerFacts>& facts);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showLearned(int row, const QString& text, const QString& tip);
    void explain();

    model::ArchitecturePointer network_;
    QLabel* note_;
    QTableWidget* table_;
    QLabel* layerNote_; ///< what the chosen layer does
    QLabel* deadNote_;
};

} // namespace ui
