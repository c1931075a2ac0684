// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/histograms.h"

#include <QPolygonF>
#include <QWidget>

#include <optional>

namespace ui {

/// Histograms by epoch, a panel for each convolution: one line an epoch, the newest in front and strongest.
class SpreadsPlot : public QWidget {
    Q_OBJECT

public:
    /// One line: convolution and place in the history, both from 0.
    struct Place {
        int layer = 0;
        int epoch = 0;
        bool operator==(const Place&) const = default;
    };

    explicit SpreadsPlot(QWidget* parent = nullptr);

    /// Null: nothing.
    void setHistory(const std::shared_ptr<const model::HistogramHistory>& history);
    void setFigures(model::Figures figures);

    /// What the mouse is on, or the arrow keys have gone to.
    std::optional<Place> pointed() const { return pointed_; }
    const model::Histogram* histogram(const Place& place) const; ///< null where there is none
    QRectF panel(int layer) const;                               ///< logical pixels
    double baseline(const Place& place) const;                   ///< the line's zero, from the top
    QSize sizeHint() const override { return {600, 380}; }
    QSize minimumSizeHint() const override { return {300, 240}; }

signals:
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point({}); }
    void focusOutEvent(QFocusEvent*) override { point({}); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columns() const;
    int epochs() const { return history_ ? static_cast<int>(history_->size()) : 0; }
    double peakHeight() const;
    double extent(int layer) const;
    QPolygonF line(const Place& place) const;
    void paintPanel(QPainter& painter, int layer) const;
    void point(std::optional<Place> place);

    std::shared_ptr<const model::HistogramHistory> history_;
    model::Figures figures_ = model::Figures::weights;
    std::optional<Place> pointed_;
};

} // namespace ui
