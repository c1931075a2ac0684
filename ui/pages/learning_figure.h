// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace ui {

/// So many drawings of each class gave this accuracy, a fraction.
struct LearningPoint {
    int drawings = 0;
    double accuracy = 0;
};

/// What more drawings of each class would bring: accuracy over their number. Hidden where there are fewer than two points.
class LearningFigure : public QWidget {
    Q_OBJECT

public:
    LearningFigure();

    void setPoints(const std::vector<LearningPoint>& points);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<LearningPoint> points_;
};

} // namespace ui
