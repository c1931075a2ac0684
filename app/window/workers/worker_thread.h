// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <sys/resource.h>

#include <latch>

namespace app {

/// Time between two progress reports; the window shows no more than that.
inline constexpr qint64 kReportIntervalMs = 33;

/// A thread and its workers. Its destructor returns once they have finished what they are doing and are gone.
class WorkerThread : private QThread {
public:
    /// Where two threads want one processor, the pen comes first: with two processors training at the window's own priority took
    /// 99 % of its movements to the maps within 24 to 35 ms, at this lower one within 8 to 18.
    enum class Priority { normal, background };
    static constexpr int kBackgroundNiceness = 10;

    /// What becomes of requests that still wait: those that write are served, those that only show something are not.
    enum class OnQuit { discard, drain };

    /// `together`: workers that call those of other threads directly; each lives until all these threads have quit.
    explicit WorkerThread(const char* name, Priority priority = Priority::normal, OnQuit onQuit = OnQuit::discard,
                          std::latch* together = nullptr)
        : priority_(priority), onQuit_(onQuit), together_(together) {
        setObjectName(name);
        last_.moveToThread(this);
        start();
    }
    ~WorkerThread() override {
        quit();
        wait();
    }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// A new worker, which the thread deletes when it ends.
    template <class Worker> Worker* add() {
        auto* worker = new Worker;
        worker->moveToThread(this);
        connect(this, &QThread::finished, worker, &QObject::deleteLater);
        return worker;
    }

    void quit() {
        if (onQuit_ == OnQuit::drain) {
            QMetaObject::invokeMethod(
                &last_, [this] { QThread::quit(); }, Qt::QueuedConnection);
        } else {
            QThread::quit();
        }
    }

private:
    void run() override {
        if (priority_ ==
            Priority::background) { // in Linux the id 0 is the calling thread; the threads that it starts are as nice
            setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + kBackgroundNiceness);
        }
        exec();
        if (together_ != nullptr) {
            together_->arrive_and_wait();
        }
    }

    const Priority priority_;
    const OnQuit onQuit_;
    std::latch* const together_;
    QObject last_; ///< its events come behind all requests
};

/// Calls the worker's `method` with copies of the arguments on its own thread.
template <class Worker, class... Parameters, class... Arguments>
void post(Worker* worker, void (Worker::*method)(Parameters...), const Arguments&... arguments) {
    QMetaObject::invokeMethod(
        worker, [=] { (worker->*method)(arguments...); }, Qt::QueuedConnection);
}

} // namespace app
