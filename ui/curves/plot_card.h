// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ui {

class FigureLabel;

/// The frame around a plot: title, legend of the two colours, a remark at the right, and the plot below.
class PlotCard : public QFrame {
    Q_OBJECT

public:
    PlotCard(const QString& title, QWidget* content, QWidget* parent = nullptr);

    void setRemark(const QString& text);

    /// Adds a button without text at the header's right end.
    QToolButton* addButton(const char* objectName, const QString& iconName, const QString& name, const QString& tip);

    QString title() const;

private:
    QHBoxLayout* header_;
    QLabel* title_;
    FigureLabel* remark_;
};

/// A short stroke in a curve's colour, the train's or the test's, with its name.
class LegendMark : public QWidget {
    Q_OBJECT

public:
    enum class Curve { train, test };
    LegendMark(Curve curve, const QString& name, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Curve curve_;
    QString name_;
};

} // namespace ui
