// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <QSize>
#include <QTimer>
#include <QVariantAnimation>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QWidget;

namespace ui {

class MainWindow;

/// A small card beside a control, with an arrow towards it and a soft outline around it. It never lies upon the control, and the
/// outline lets mouse and pen through.
class TourCard : public QFrame {
    Q_OBJECT

public:
    /// Above everything else in `window`.
    explicit TourCard(QWidget* window);
    ~TourCard() override;

    /// `needed`: the text says what has to be done first.
    void setText(const QString& title, const QString& text, bool needed, bool first, bool last);

    /// Beside `control`, in the window's coordinates; an empty one has no arrow, and the card stands in the middle. Glides where
    /// the desktop allows it and `glide` asks for it. `free` is not covered either.
    void place(const QRect& control, const QRect& free, bool glide);

    /// The last step's thing is done: a tick beside the title until the next step.
    void setDone(bool done);

    QString text() const;
    bool isNeed() const { return needed_; }
    QRect outlined() const { return control_; }

signals:
    void backClicked();
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
    QPushButton* back_;
    QPushButton* next_;
    QLabel* tick_;
    QRect control_;
    QRect free_;
    Qt::Edge edge_ = Qt::LeftEdge; ///< where the arrow is
    bool needed_ = false;
    QVariantAnimation glide_;
};

/// Six steps through the window, each beside its real control: draw, train, break the augmentation, find the mistakes, teach a
/// hand, look inside. A step goes on by itself when its thing is done; where something is needed first, it says so and points
/// there. It blocks nothing, and can be left and begun again at any time.
class Tour : public QObject {
    Q_OBJECT

public:
    explicit Tour(MainWindow& window);

    bool isOn() const { return step_ >= 0; }
    int step() const { return step_; } ///< from 0; −1 outside the tour
    TourCard* card() const { return card_; }

    /// How long a step that is done stays, to be seen.
    void setPause(int milliseconds) { pause_.setInterval(milliseconds); }

public slots:
    void begin();
    void back();
    void next();
    void leave();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What a step points at, and what it says.
    struct Aim {
        QWidget* control;
        QString text;
        bool needed = false;     ///< something else is to be done first
        QRect part{};            ///< of the control; an empty one is all of it
        QWidget* free = nullptr; ///< what must be seen, too
    };
    struct Step {
        QString title;
        Aim (Tour::*aim)() const;
    };

    void show(int step);
    void refresh();
    void finish(int step);
    QRect placeOf(const Aim& aim) const;
    QWidget* named(const char* objectName) const;
    Aim need(const char* objectName, const QString& text) const;
    Aim needData(const QString& text) const;
    Aim page(QWidget* page, const QString& text) const;

    Aim draw() const;
    Aim train() const;
    Aim augment() const;
    Aim findMistakes() const;
    Aim teach() const;
    Aim lookInside() const;

    MainWindow& window_;
    std::vector<Step> steps_;
    TourCard* card_ = nullptr;
    int step_ = -1;
    QPointer<QWidget> aimed_;
    QSize seenSize_; ///< the window's, when it was last pointed at something
    QTimer pause_;
    bool stale_ = false; ///< a refresh is on its way
};

} // namespace ui
