// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/digit_grid.h"

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

} // namespace ui
