// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <QVariantAnimation>

class QLabel;
class QPushButton;

namespace ui {

/// A small card beside a control, with an arrow towards it and a soft outline around it. It never lies upon the control, and the
/// outline lets mouse and pen through.
class TourCard : public QFrame {
    Q_OBJECT

public:
    /// Above everything else in `window`.
    explicit TourCard(QWidget* window);
    ~TourCard() override;

    /// `needed`: the text says what has to be done first.
    void setText(const QString& title, const QString& text, bool needed, bool last);

    /// Beside `control`, in the window's coordinates; an empty one has no arrow, and the card stands in the middle. Glides where
    /// the desktop allows it and `glide` asks for it.
    void place(const QRect& control, bool glide);

    /// The last step's thing is done: a tick beside the title until the next step.
    void setDone(bool done);

    QString text() const;
    bool isNeed() const { return needed_; }
    QRect outlined() const { return control_; }

signals:
    void nextClicked();
    void leaveClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QRect besideControl();

    QPointer<QWidget> outline_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* next_;
    QLabel* tick_;
    QRect control_;
    Qt::Edge edge_ = Qt::LeftEdge; ///< where the arrow is
    bool needed_ = false;
    QVariantAnimation glide_;
};

} // namespace ui
