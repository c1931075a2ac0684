// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QVariant>

#include <type_traits>

/// A QSignalSpy for a worker on another thread: what it says comes to the test's thread as it does to the window. Qt 6.4's own
/// takes notes on the thread that speaks while the test reads them.
class WorkerSpy : public QList<QVariantList> {
public:
    template <typename Worker, typename... Arguments> WorkerSpy(const Worker* worker, void (Worker::*signal)(Arguments...)) {
        QObject::connect(worker, signal, &here_, [this](const std::decay_t<Arguments>&... arguments) {
            append(QVariantList{QVariant::fromValue(arguments)...});
        });
    }

private:
    QObject here_;
};
