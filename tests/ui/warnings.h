// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

/// Fails the running test on any warning but what the platform itself says where there is no screen: the offscreen plugin
/// has no window manager to talk to, and containers have no XDG_RUNTIME_DIR. Call from init().
inline void failOnWarnings() {
    QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support |QStandardPaths: )"));
}
