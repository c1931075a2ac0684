// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/text_scale.h"

#include <QWidget>

namespace ui {

/// The one colour scale of all maps: from minus a layer's largest value through zero to plus it.
class ColourLegend : public QWidget {
    Q_OBJECT

public:
    explicit ColourLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override { return scaled(QSize(164, 26)); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui
