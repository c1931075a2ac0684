// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace app {

/// Joins one part of the window to the values it shows and to its worker. It remembers what it showed last, and shows anew what
/// has changed whenever a value says so: nothing depends on the order in which presenters are made or hear of a change.
class Presenter : public QObject {
public:
    /// Once, when all presenters are there: begins what the window opens with.
    virtual void start() {}
};

} // namespace app
