// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digit_images.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <cstring>

namespace ui {

void DigitListModel::show(int count, std::function<DigitItem(int row)> item) {
    beginResetModel();
    count_ = count;
    item_ = std::move(item);
    endResetModel();
}

QVariant DigitListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count_)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return item_(index.row()).caption;
    case Qt::DecorationRole:
        return item_(index.row()).icon;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return item_(index.row()).tip;
    default:
        return {};
    }
}

DigitGrid::DigitGrid(const char* objectName, const QString& accessibleName, int cellHeight, DigitListModel* model)
    : digits_(model) {
    model->setParent(this);
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(model);
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setIconSize({kImageSide, kImageSide});
    setGridSize({72, cellHeight});
    setVerticalScrollMode(QListView::ScrollPerPixel);
    for (const auto& signal : {&QListView::clicked, &QListView::activated})
        connect(this, signal, this, [this](const QModelIndex& index) { emit opened(index.row()); });
}

QImage toImage(const model::DigitImage& digit) {
    QImage image(model::kImageSide, model::kImageSide, QImage::Format_Grayscale8);
    for (int y = 0; y < model::kImageSide; ++y)
        std::memcpy(image.scanLine(y), digit.data() + y * model::kImageSide, model::kImageSide);
    return image;
}

void drawDigit(QPainter& painter, const QRectF& rect, const model::DigitImage& digit) {
    const double pixels = rect.width() * painter.device()->devicePixelRatioF() / model::kImageSide;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, pixels < 4 && std::abs(pixels - std::round(pixels)) > 1e-6);
    painter.drawImage(rect, toImage(digit));
    painter.restore();
}

void drawDigitCard(QPainter& painter, const QRectF& rect, const model::DigitImage* digit) {
    QPainterPath corners;
    corners.addRoundedRect(rect, 4, 4);
    if (digit == nullptr) {
        painter.fillPath(corners, theme().grid);
        return;
    }
    painter.save();
    painter.setClipPath(corners);
    drawDigit(painter, rect, *digit);
    painter.restore();
}

QPixmap digitPixmap(const model::DigitImage& digit, int side, double devicePixelRatio) {
    const int pixels = static_cast<int>(std::lround(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPainter painter(&pixmap);
    drawDigit(painter, QRectF(0, 0, side, side), digit);
    return pixmap;
}

QIcon digitIcon(const model::DigitImage& digit) {
    return paintedIcon(
        [digit](QPainter& painter, const QRect& rect, QIcon::Mode, QIcon::State) { drawDigit(painter, rect, digit); });
}

} // namespace ui
