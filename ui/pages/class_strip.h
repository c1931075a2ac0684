// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"

#include <QWidget>

#include <vector>

namespace ui {

/// The classes of a split side by side: the mean of each one's images, its name and how many images it has. One can be chosen, by
/// a click or the arrow keys; a second click or Backspace chooses none.
class ClassStrip : public QWidget {
    Q_OBJECT

public:
    explicit ClassStrip(QWidget* parent = nullptr);

    void setClasses(const ClassNames& labels);
    /// Images of each class. What was chosen stays where there is such a class.
    void setCounts(std::vector<int> counts);
    /// As many images, or none while they are not known.
    void setMeans(std::vector<model::DigitImage> means);

    int chosen() const { return chosen_; } ///< −1: none
    void choose(int label);
    QRect cell(int label) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void classChosen(int label); ///< −1: none

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point(-1); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    int count() const { return static_cast<int>(counts_.size()); }
    int at(const QPoint& position) const; ///< −1: no class
    int side() const;
    QString description(int label) const;
    void point(int label);

    ClassNames labels_;
    std::vector<int> counts_;
    std::vector<model::DigitImage> means_;
    int chosen_ = -1;
    int pointed_ = -1; ///< under the mouse
};

} // namespace ui
