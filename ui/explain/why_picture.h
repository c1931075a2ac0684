// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/explanation.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace ui {

/// An image, large, under its pixels' shares in the answer. A pixel is pointed at with the mouse or the arrow keys.
class WhyPicture : public QWidget {
    Q_OBJECT

public:
    explicit WhyPicture(QWidget* parent = nullptr);

    void setShares(const model::DigitImage& image, const model::PixelShares& shares);
    std::optional<QPoint> pointed() const { return pointed_; } ///< column and row
    QRectF pixelRect(QPoint pixel) const;                      ///< logical pixels
    QSize sizeHint() const override { return {336, 336}; }
    QSize minimumSizeHint() const override { return {168, 168}; }

    /// The shares alone, [28,28] pixels, the stronger the less transparent: to lie upon the drawing.
    static QImage veil(const model::PixelShares& shares);

signals:
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point({}); }
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent*) override { point({}); }

private:
    QRectF square() const;
    void point(std::optional<QPoint> pixel);

    model::DigitImage image_{};
    model::PixelShares shares_{};
    std::optional<QPoint> pointed_;
};

} // namespace ui
