// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/text_scale.h"

#include <QWidget>

namespace ui {

/// How a network is taught one's hand, as a picture of three steps: a one with a flag that is read as 7, the key that says what
/// was meant, the same drawing kept as a 1.
class TeachingExample : public QWidget {
    Q_OBJECT

public:
    explicit TeachingExample(QWidget* parent = nullptr);

    QSize sizeHint() const override { return scaled(QSize(420, 126)); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui
