// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace ui {

/// A scrolling grid of digit images with a caption below each.
class DigitGrid : public QListView {
    Q_OBJECT

public:
    static constexpr int kImageSide = 56; ///< logical pixels

    /// `cellHeight` leaves room for the caption's lines. The model is not owned.
    DigitGrid(const char* objectName, const QString& accessibleName, int cellHeight, QAbstractItemModel* model);
};

} // namespace ui
