// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>

namespace app {

/// A worker that does one short task after the other as long as there is one, and hears what is new between them. What it is
/// asked for while it is busy replaces what it was asked for before.
class TaskWorker : public QObject {
public:
    TaskWorker() {
        later_.setSingleShot(true);
        later_.callOnTimeout(this, [this] { wake(); });
    }

protected:
    /// There is something to do; from any thread.
    void wake() {
        if (!woken_.exchange(true)) {
            QMetaObject::invokeMethod(this, &TaskWorker::turn, Qt::QueuedConnection);
        }
    }
    /// The same after a while; from its own thread.
    void wakeIn(std::chrono::milliseconds delay) {
        if (!later_.isActive()) {
            later_.start(delay);
        }
    }

    /// Does what is most urgent; false when there was nothing to do.
    virtual bool doTask() = 0;

private:
    void turn() {
        woken_ = false;
        if (doTask()) {
            wake();
        }
    }

    QTimer later_{this};
    std::atomic<bool> woken_ = false;
};

} // namespace app
