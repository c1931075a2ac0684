// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/message_log.h"

#include <QMutex>
#include <QRegularExpression>

#include <cstdio>

namespace soak {
namespace {

QMutex mutex;
QStringList found;
QStringList passed;

/// What is not the program's, and why.
const QRegularExpression& platformNoise() {
    static const QRegularExpression noise("^(This plugin does not support " // no window manager to answer
                                          "|QStandardPaths: )");            // a container without XDG_RUNTIME_DIR
    return noise;
}

void note(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtDebugMsg || type == QtInfoMsg) {
        return;
    }
    const QMutexLocker lock(&mutex);
    if (platformNoise().match(text).hasMatch()) {
        passed << text;
        return;
    }
    found << text;
    std::fprintf(stderr, "message: %s\n", qUtf8Printable(text));
}

} // namespace

MessageLog::MessageLog() {
    qInstallMessageHandler(note);
}

MessageLog::~MessageLog() {
    qInstallMessageHandler(nullptr);
}

QStringList MessageLog::messages() {
    const QMutexLocker lock(&mutex);
    return found;
}

QStringList MessageLog::allowed() {
    const QMutexLocker lock(&mutex);
    return passed;
}

} // namespace soak
