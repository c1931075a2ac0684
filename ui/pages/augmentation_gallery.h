// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedLayout;

namespace ui {

class EmptyState;

/// Rows of an original and its augmented versions, as many columns as fit, pixels with hard edges. Mouse and arrow keys choose
/// one.
class SampleGrid : public QWidget {
    Q_OBJECT

public:
    explicit SampleGrid(QWidget* parent = nullptr);
    void setClasses(const ClassNames& labels) { labels_ = labels; }
    const ClassNames& classes() const { return labels_; }
    void setRows(std::vector<model::AugmentationRow> rows);

    /// The numbers of the chosen sample in one line; empty when none is chosen.
    QString caption() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void captionChanged(const QString& caption);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columns() const; ///< that fit, the original's included
    int gap() const;     ///< between columns: they share the width
    QRect cell(int row, int column) const;
    void choose(int row, int column);

    ClassNames labels_;
    std::vector<model::AugmentationRow> rows_;
    int chosenRow_ = -1;
    int chosenColumn_ = -1;
};

/// Training images beside what augmentation makes of them.
class AugmentationGallery : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationGallery(QWidget* parent = nullptr);

    /// Without rows, the empty state is shown again.
    void setRows(std::vector<model::AugmentationRow> rows);
    void clear() { setRows({}); }

    /// What the rotation makes of some digits, said above the images; ± degrees. Nothing where it does no harm, or where the
    /// classes are no digits.
    void setRotation(double degrees);

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
    QLabel* turned_; ///< what a large rotation does
    QLabel* caption_;
};

} // namespace ui
