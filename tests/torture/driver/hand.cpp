// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/hand.h"

#include "tests/torture/driver/driver_time.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QMenu>
#include <QScrollArea>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace soak {
namespace {

constexpr int kStepMs = 8; ///< as often as a mouse tells where it is

thread_local DriverTime::Own* own = nullptr; ///< of the step that is being done

QPoint placeIn(const QWidget& widget, const Hand::At& at) {
    return at ? at(widget) : widget.rect().center();
}

} // namespace

void Hand::start() {
    running_ = true;
    schedule();
}

void Hand::schedule() {
    QTimer::singleShot(kStepMs, Qt::PreciseTimer, this, &Hand::next);
}

void Hand::next() {
    if (!running_) {
        return;
    }
    schedule(); // before the step, which may wait in a loop of its own
    DriverTime::Own time;
    const auto before = std::exchange(own, &time);
    if (steps_.empty()) {
        emit idle();
    } else if (const Step& first = steps_.front(); first.done) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (waitingSince_ < 0) {
            waitingSince_ = now;
        }
        if (first.done()) {
            waitingSince_ = -1;
            steps_.pop_front();
        } else if (now - waitingSince_ > first.milliseconds) {
            giveUp("waited for " + first.what);
        }
    } else {
        const Step step = std::move(steps_.front());
        steps_.pop_front();
        place_ = 0;
        step.work();
        place_ = -1;
    }
    own = before;
}

void Hand::add(Step step) {
    if (place_ < 0) {
        steps_.push_back(std::move(step));
    } else {
        steps_.insert(steps_.begin() + place_++, std::move(step));
    }
}

void Hand::giveUp(const QString& why) {
    givenUp_ << why + " in “" + action_ + "”";
    std::fprintf(stderr, "given up: %s\n", qUtf8Printable(givenUp_.last()));
    leave();
}

void Hand::leave() {
    steps_.clear();
    place_ = place_ < 0 ? -1 : 0;
    waitingSince_ = -1;
}

void Hand::waitFor(const QString& what, std::function<bool()> done, int milliseconds) {
    add({{}, std::move(done), milliseconds, what});
}

void Hand::rest(int milliseconds) {
    for (int step = 0; step < milliseconds / kStepMs; ++step) {
        then([] {});
    }
}

/// Null, and the action is left, when it cannot be seen or is not enabled.
QWidget* Hand::found(const Find& find) {
    QWidget* widget = find();
    if (widget == nullptr || !widget->isVisible() || !widget->isEnabled()) {
        leave();
        return nullptr;
    }
    for (QWidget* parent = widget->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            area->ensureWidgetVisible(widget); // as the wheel would
        }
    }
    return widget;
}

void Hand::mouse(QWidget* widget, QPoint at, QEvent::Type type, Qt::MouseButton button, Qt::KeyboardModifiers keys) {
    QWindow* window = widget->window()->windowHandle();
    if (window == nullptr) {
        return leave();
    }
    const QPoint local = widget->mapTo(widget->window(), at);
    ++events_;
    ++timestamp_;
    if (type == QEvent::MouseButtonPress) {
        held_ |= button;
    } else if (type == QEvent::MouseButtonRelease) {
        held_ &= ~button;
        timestamp_ += QTest::mouseDoubleClickInterval; // the next press is not this one's second
    }
    const QPoint global = widget->mapToGlobal(at);
    own->deliver([&] { qt_handleMouseEvent(window, local, global, held_, button, type, keys, timestamp_); });
}

void Hand::move(const Find& find, const At& at) {
    then([=, this] {
        if (QWidget* widget = found(find)) {
            mouse(widget, placeIn(*widget, at), QEvent::MouseMove, Qt::NoButton);
        }
    });
}

void Hand::press(const Find& find, const At& at, Qt::MouseButton button) {
    then([=, this] {
        if (QWidget* widget = found(find)) {
            mouse(widget, placeIn(*widget, at), QEvent::MouseButtonPress, button);
        }
    });
}

void Hand::release(const Find& find, const At& at, Qt::MouseButton button) {
    then([=, this] {
        if (QWidget* widget = find()) { // wherever it has gone, the button goes up
            mouse(widget, placeIn(*widget, at), QEvent::MouseButtonRelease, button);
        }
    });
}

void Hand::click(const Find& find, const At& at, Qt::MouseButton button, Qt::KeyboardModifiers keys) {
    move(find, at);
    then([=, this] {
        QWidget* widget = found(find);
        if (widget == nullptr) {
            return;
        }
        const QPoint place = placeIn(*widget, at);
        // Released where it was pressed, if that is still there: a click may close what it was on.
        then([=, this, pressed = QPointer<QWidget>(widget)] {
            if (pressed && pressed->isVisible()) {
                mouse(pressed, place, QEvent::MouseButtonRelease, button, keys);
            }
            held_ &= ~button;
        });
        mouse(widget, place, QEvent::MouseButtonPress, button, keys);
    });
}

void Hand::doubleClick(const Find& find, const At& at) {
    click(find, at);
    then([this] { timestamp_ -= QTest::mouseDoubleClickInterval; });
    click(find, at);
}

void Hand::wheel(const Find& find, const At& at, int notches) {
    constexpr int kNotch = 120;
    for (int notch = 0; notch < std::abs(notches); ++notch) {
        then([=, this] {
            QWidget* widget = found(find);
            if (widget == nullptr) {
                return;
            }
            const QPoint place = placeIn(*widget, at);
            QWheelEvent event(place, widget->mapToGlobal(place), {}, {0, notches > 0 ? kNotch : -kNotch}, held_, {},
                              Qt::NoScrollPhase, false);
            ++events_;
            own->deliver([&] { QApplication::sendEvent(widget, &event); });
        });
    }
}

void Hand::sendKey(QEvent::Type type, Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text) {
    QWindow* window = QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget()->windowHandle()
                                                                   : QGuiApplication::focusWindow();
    if (window == nullptr) {
        return leave();
    }
    ++events_;
    own->deliver([&] { qt_handleKeyEvent(window, type, key, modifiers, text); });
}

void Hand::key(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text) {
    then([=, this] { sendKey(QEvent::KeyPress, key, modifiers, text); });
    then([=, this] { sendKey(QEvent::KeyRelease, key, modifiers, text); });
}

void Hand::type(const QString& text) {
    for (const QChar letter : text) {
        key(QTest::asciiToKey(letter.toLatin1()), {}, letter);
    }
}

void Hand::choose(const Find& button, const std::function<bool(const QAction&)>& wanted) {
    click(button);
    chooseIn(wanted);
}

void Hand::chooseIn(const std::function<bool(const QAction&)>& wanted) {
    const auto menu = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
    waitFor(
        "a menu", [menu] { return menu() != nullptr; }, 2000);
    then([=, this] {
        QList<QAction*> actions = menu() == nullptr ? QList<QAction*>() : menu()->actions();
        actions.removeIf(
            [&](const QAction* action) { return action->isSeparator() || !action->isEnabled() || !wanted(*action); });
        if (actions.isEmpty()) {
            return leave();
        }
        const QPointer<QAction> chosen = oneOf(actions);
        const auto place = [chosen](const QWidget& shown) {
            return chosen ? static_cast<const QMenu&>(shown).actionGeometry(chosen).center() : QPoint();
        };
        const auto send = [=, this](QEvent::Type type, Qt::MouseButton button) {
            return [=, this] {
                if (menu() != nullptr) {
                    mouse(menu(), place(*menu()), type, button);
                }
            };
        };
        then(send(QEvent::MouseMove, Qt::NoButton));
        then(send(QEvent::MouseButtonPress, Qt::LeftButton));
        then(send(QEvent::MouseButtonRelease, Qt::LeftButton));
    });
}

} // namespace soak
