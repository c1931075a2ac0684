// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digit_grid.h"

#include <QEvent>

namespace ui {

DigitGrid::DigitGrid(const char* objectName, const QString& accessibleName, int cellHeight, QAbstractItemModel* model) {
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
}

bool DigitGrid::event(QEvent* event) {
    // QListView arranges all its items anew, thousands of them. Cells are as large in every style, and seldom seen meanwhile.
    return event->type() == QEvent::StyleChange ? QAbstractScrollArea::event(event) : QListView::event(event);
}

} // namespace ui
