// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QTimer>

#include <functional>
#include <vector>

class QWidget;

namespace ui {

class MainWindow;
class TourCard;

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
    void next();
    void leave();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What a step points at, and what it says.
    struct Aim {
        QWidget* control;
        QString text;
        bool needed = false; ///< something else is to be done first
        QRect part{};        ///< of the control; an empty one is all of it
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
    QTimer pause_;
    bool stale_ = false; ///< a refresh is on its way
};

} // namespace ui
