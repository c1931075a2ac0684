// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digit_images.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
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

QString imageCaption(model::Split split, int index, const QString& label) {
    return (split == model::Split::train ? DigitGrid::tr("Training image %1, labelled %2")
                                         : DigitGrid::tr("Test image %1, labelled %2"))
        .arg(grouped(index), label);
}

namespace {

/// Cells of one size, whatever is in them: a caption longer than the first one's is not cut to that.
class CellDelegate : public QStyledItemDelegate {
public:
    explicit CellDelegate(QListView* grid) : QStyledItemDelegate(grid), grid_(*grid) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return grid_.gridSize() - QSize(2, 2); }

private:
    const QListView& grid_;
};

constexpr int kAroundItem = 18; ///< above, between and below image and caption

} // namespace

DigitGrid::DigitGrid(const char* objectName, const QString& accessibleName, int captionLines, DigitListModel* model)
    : digits_(model), captionLines_(captionLines) {
    model->setParent(this);
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(model);
    setItemDelegate(new CellDelegate(this));
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setIconSize({kImageSide, kImageSide});
    setVerticalScrollMode(QListView::ScrollPerPixel);
    for (const auto& signal : {&QListView::clicked, &QListView::activated})
        connect(this, signal, this, [this](const QModelIndex& index) { emit opened(index.row()); });
    connect(this, &QListView::iconSizeChanged, this, &DigitGrid::fit);
    fit();
}

void DigitGrid::setCaptionLines(int lines) {
    captionLines_ = lines;
    fit();
}

void DigitGrid::setImages(const QSize& size, int apart) {
    apart_ = apart;
    setIconSize(size);
}

bool DigitGrid::event(QEvent* event) {
    const bool done = QListView::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::Polish)
        fit();
    return done;
}

void DigitGrid::resizeEvent(QResizeEvent* event) {
    fit();
    QListView::resizeEvent(event);
}

void DigitGrid::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (icon.isNull())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Read it on the canvas"), this, [this, row = index.row()] { emit opened(row); });
    menu->addAction(tr("Copy the image"), this, [icon] {
        constexpr int kSide = 10 * model::kImageSide; // large enough for a document, its pixels as they are
        QGuiApplication::clipboard()->setPixmap(icon.pixmap(kSide, kSide));
    });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void DigitGrid::fit() {
    // Qt keeps the scroll bar's room free, whether there is one or not, and begins a new row where one would touch its edge.
    const int room =
        maximumViewportSize().width() - 2 - style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const int least = iconSize().width() + scaled(apart_);
    const QSize cell(std::max(least, room / std::max(1, room / least)),
                     iconSize().height() + captionLines_ * fontMetrics().lineSpacing() + scaled(kAroundItem));
    if (cell != gridSize()) // else 60,000 are placed again
        setGridSize(cell);
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
