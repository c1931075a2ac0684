// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QString>
#include <QWidget>

#include <deque>
#include <functional>
#include <random>

namespace soak {

/// Mouse and keyboard. What they do is put in a queue, and each event has a turn of the event loop of its own, as it would have
/// coming from the display; the next is due even if the program waits in a menu's or a dialog's own loop meanwhile.
class Hand : public QObject {
    Q_OBJECT

public:
    using Find = std::function<QWidget*()>;
    using At = std::function<QPoint(const QWidget&)>;

    explicit Hand(std::uint64_t seed) : random_(seed) {}

    // What follows is queued: at the end, or, from within a step, right after it.
    void then(std::function<void()> step) { add({std::move(step), {}, 0, {}}); }
    /// Goes on when it has become true; gives the action up when it has not in so many milliseconds.
    void waitFor(const QString& what, std::function<bool()> done, int milliseconds = 8000);
    void rest(int milliseconds);
    void move(const Find& find, const At& at);
    void click(const Find& find, const At& at = {}, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers keys = {});
    void doubleClick(const Find& find, const At& at);
    void press(const Find& find, const At& at, Qt::MouseButton button = Qt::LeftButton);
    void release(const Find& find, const At& at, Qt::MouseButton button = Qt::LeftButton);
    void wheel(const Find& find, const At& at, int notches);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {});
    void type(const QString& text);
    /// Presses a button with a menu, then chooses the action for which `wanted` says so.
    void choose(const Find& button, const std::function<bool(const QAction&)>& wanted);
    /// In a menu that has come up.
    void chooseIn(const std::function<bool(const QAction&)>& wanted);

    /// Forgets the rest of the action; counted.
    void giveUp(const QString& why);
    /// Forgets the rest of the action: what it wanted is not there just now, which is nothing to count.
    void leave();

    // Chance.
    int below(int count) { return count < 2 ? 0 : static_cast<int>(random_() % static_cast<unsigned>(count)); }
    bool chance(double probability) { return real(0, 1) < probability; }
    double real(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
    template <class List> auto oneOf(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    /// Begins to do what is queued; `idle` follows whenever all is done.
    void start();
    void stop() { running_ = false; }
    void setAction(const QString& name) { action_ = name; }
    const QStringList& givenUp() const { return givenUp_; }
    qint64 events() const { return events_; }

signals:
    void idle();

private:
    struct Step {
        std::function<void()> work;
        std::function<bool()> done;
        int milliseconds;
        QString what;
    };

    void next();
    void schedule();
    void add(Step step);
    void mouse(QWidget* widget, QPoint at, QEvent::Type type, Qt::MouseButton button, Qt::KeyboardModifiers keys = {});
    void sendKey(QEvent::Type type, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text);
    QWidget* found(const Find& find);

    std::mt19937_64 random_;
    std::deque<Step> steps_;
    std::ptrdiff_t place_ = -1; ///< where a step adds others; outside of steps -1
    QString action_;
    QStringList givenUp_;
    Qt::MouseButtons held_;
    qint64 events_ = 0;
    int timestamp_ = 1;
    qint64 waitingSince_ = -1;
    bool running_ = false;
};

} // namespace soak
