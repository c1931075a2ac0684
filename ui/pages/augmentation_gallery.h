// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedLayout;

namespace ui {

class EmptyState;
class SampleGrid;

/// Training images beside what augmentation makes of them.
class AugmentationGallery : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationGallery(QWidget* parent = nullptr);

    /// Without rows, the empty state is shown again.
    void setRows(std::vector<model::AugmentationRow> rows);
    void clear() { setRows({}); }

    SampleGrid* grid() const { return grid_; }

signals:
    /// Requests other samples.
    void nextRequested();

private:
    void showCaption(const QString& caption);

    QStackedLayout* pages_;
    EmptyState* empty_;
    QWidget* full_;
    SampleGrid* grid_;
    QLabel* caption_;
};

} // namespace ui
