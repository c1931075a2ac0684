// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QWidget>

#include <vector>

class QTableWidget;

namespace ui {

/// The network layer by layer, with the sum of its parameters.
class NetworkView : public QWidget {
    Q_OBJECT

public:
    explicit NetworkView(QWidget* parent = nullptr);
    void setLayers(const std::vector<model::LayerRow>& layers);

private:
    QTableWidget* table_;
};

} // namespace ui
