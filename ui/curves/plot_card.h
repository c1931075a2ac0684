// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class LegendMark;

/// The frame around a plot: its title, a legend of the two colours with a note on how they compare, a remark at the right, and
/// below them the plot.
class PlotCard : public QFrame {
    Q_OBJECT

public:
    /// `key`: what its note's name begins with.
    PlotCard(const QString& title, const QString& key);

    /// What stands below the header; call once.
    void setContent(QWidget* content);

    void setRemark(const QString& text);

    /// Adds a button without text at the header's right end.
    QToolButton* addButton(const char* objectName, const QString& iconName, const QString& name, const QString& tip);

    /// Which way is the better one, next to the title: an arrow where the words have no room.
    void setSense(const QString& words, const QString& arrow);

    QString title() const;
    void setTitle(const QString& title);

    /// Puts a choice in the title's place, which then only pictures show.
    void setChooser(QWidget* chooser);

    /// What the second curve is of, "test" to begin with.
    void setTestName(const QString& name);
    QString testName() const;

private:
    QLabel* title_;
    ElidedLabel* sense_;
    LegendMark* test_;
    ElidedLabel* remark_;
    QHBoxLayout* header_;
    QVBoxLayout* column_;
};

/// A short stroke in a curve's colour, the train's or the test's, with its name.
class LegendMark : public QWidget {
    Q_OBJECT

public:
    enum class Curve { train, test };
    LegendMark(Curve curve, const QString& name, QWidget* parent = nullptr);
    void setName(const QString& name);
    QString name() const { return name_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Curve curve_;
    QString name_;
};

} // namespace ui
