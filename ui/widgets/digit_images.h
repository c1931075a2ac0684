// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"
#include "model/values/types.h"

#include <QAbstractListModel>
#include <QIcon>
#include <QImage>
#include <QListView>
#include <QPixmap>
#include <QRectF>

#include <functional>
#include <utility>

class QPainter;

namespace ui {

/// The image as 28×28 Grayscale8, white ink on black as the network sees it; owns its pixels.
QImage toImage(const model::DigitImage& digit);

/// Paints the image into `rect` (logical pixels). Pixels keep hard edges, except small ones that are no
/// whole number of the device's: those are smoothed, because uneven pixels would look like a different digit.
void drawDigit(QPainter& painter, const QRectF& rect, const model::DigitImage& digit);

/// The same with rounded corners; null: an empty place.
void drawDigitCard(QPainter& painter, const QRectF& rect, const model::DigitImage* digit);

/// A square pixmap of `side` logical pixels, sharp at `devicePixelRatio`.
QPixmap digitPixmap(const model::DigitImage& digit, int side, double devicePixelRatio);

/// The digit as an icon, by drawDigit(), for item views: see paintedIcon().
QIcon digitIcon(const model::DigitImage& digit);

/// What an image of a data set is called on the canvas: "Test image 5,955, labelled 3".
QString imageCaption(model::Split split, int index, const QString& label);

/// One digit of a list; null icons stay empty.
struct DigitItem {
    QIcon icon;
    QString caption;
    QString tip; ///< the accessible text, too
};

/// A list of digits. Each is made as it comes into view.
class DigitListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// `item` makes the digit of a row, from 0 to before `count`.
    void show(int count, std::function<DigitItem(int row)> item);

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : count_; }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    int count_ = 0;
    std::function<DigitItem(int row)> item_;
};

/// A scrolling grid of digits with a caption below each, as many columns as there is room for. They share what is left.
class DigitGrid : public QListView {
    Q_OBJECT

public:
    static constexpr int kImageSide = 56; ///< logical pixels

    /// There is room for captions of so many lines.
    DigitGrid(const char* objectName, const QString& accessibleName, int captionLines,
              DigitListModel* model = new DigitListModel);

    void setCaptionLines(int lines);

    /// Of another size than kImageSide, at least so far apart.
    void setImages(const QSize& size, int apart);

    /// Shows these in place of those before, see DigitListModel.
    void show(int count, std::function<DigitItem(int row)> item) { digits_->show(count, std::move(item)); }
    using QListView::show;

signals:
    /// Clicked, or Enter was pressed on it.
    void opened(int row);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void fit();

    DigitListModel* digits_; ///< owned
    int captionLines_;
    int apart_ = 16;
};

} // namespace ui
