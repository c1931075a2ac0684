// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <mutex>
#include <type_traits>

namespace app {

/// A worker that does one short task after the other as long as there is one, each for the newest request.
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

/// The mailbox of a TaskWorker: any thread may change the request, and the newest one counts.
template <class Request> class Latest : public TaskWorker {
protected:
    /// Changes the request under the lock; `change` may return false where that makes nothing to do.
    template <class Change> void change(const Change& change) {
        const std::lock_guard lock(mutex_);
        if constexpr (std::is_void_v<decltype(change(request_))>) {
            change(request_);
            wake();
        } else if (change(request_)) {
            wake();
        }
    }

    Request newest() const {
        const std::lock_guard lock(mutex_);
        return request_;
    }

private:
    mutable std::mutex mutex_;
    Request request_;
};

} // namespace app
