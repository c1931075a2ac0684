// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace ui {

/// A small curve without axes: the learning rate over a run.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    /// Values at even distances, none below 0; the top is the largest.
    void setValues(std::vector<double> values);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> values_;
};

} // namespace ui
