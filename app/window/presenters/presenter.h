// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/observable.h"
#include "app/window_start.h"

#include <QObject>

#include <functional>
#include <initializer_list>

namespace app {

/// Joins one part of the window to the values it shows and to its worker. It remembers what it showed last, and shows anew what
/// has changed whenever a value says so: nothing depends on the order in which presenters are made or hear of a change.
class Presenter : public QObject {
public:
    /// Once, when all presenters are there: begins what the window opens with.
    virtual void start(const WindowStart&) {}

protected:
    /// Calls `show` whenever one of the values has changed.
    void follow(std::initializer_list<const ObservableBase*> values, const std::function<void()>& show) {
        for (const ObservableBase* value : values) {
            connect(value, &ObservableBase::changed, this, show);
        }
    }
};

} // namespace app
