// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <sys/resource.h>

namespace app {

/// Time between two progress reports; the window shows no more than that.
inline constexpr qint64 kReportIntervalMs = 33;

/// A thread and the workers that live on it. Its destructor returns once they have finished what they are doing and are gone, so
/// that members declared before it may be used by its workers to the last.
class WorkerThread {
public:
    /// Where two threads want one processor, the pen comes first: with two processors training at the window's own priority took
    /// 99 % of its movements to the maps within 24 to 35 ms, behind it within 8 to 18.
    enum class Priority { normal, background };
    static constexpr int kBackgroundNiceness = 10;

    /// What its destructor does with requests that still wait: those that write are done, those that only show something are not.
    enum class OnQuit { discard, drain };

    explicit WorkerThread(const char* name, Priority priority = Priority::normal, OnQuit onQuit = OnQuit::discard)
        : onQuit_(onQuit) {
        thread_.setObjectName(name);
        if (priority == Priority::background) // in Linux the id 0 is the calling thread; the threads that it starts are as nice
            QObject::connect(&thread_, &QThread::started,
                             [] { setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + kBackgroundNiceness); });
        last_.moveToThread(&thread_);
        thread_.start();
    }
    ~WorkerThread() {
        if (onQuit_ == OnQuit::drain) {
            QMetaObject::invokeMethod(
                &last_, [this] { thread_.quit(); }, Qt::QueuedConnection);
        } else {
            thread_.quit();
        }
        thread_.wait();
    }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// A new worker, which the thread deletes when it ends.
    template <class Worker> Worker* add() {
        auto* worker = new Worker;
        worker->moveToThread(&thread_);
        QObject::connect(&thread_, &QThread::finished, worker, &QObject::deleteLater);
        return worker;
    }

private:
    const OnQuit onQuit_;
    QThread thread_;
    QObject last_; ///< hears that the thread is to end, behind all that was asked for before
};

/// Has the worker's own thread call its `method` with copies of the arguments.
template <class Worker, class... Parameters, class... Arguments>
void post(Worker* worker, void (Worker::*method)(Parameters...), const Arguments&... arguments) {
    QMetaObject::invokeMethod(
        worker, [=] { (worker->*method)(arguments...); }, Qt::QueuedConnection);
}

} // namespace app
