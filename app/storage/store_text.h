// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace app {

/// Messages of storage, drawings, datasets and runs, translated in the window and English in the terminal.
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(app::StoreText)

public:
    static QString drawings(int count) { return count == 1 ? tr("1 drawing") : tr("%1 drawings").arg(count); }
    static QString runs(int count) { return count == 1 ? tr("1 run") : tr("%1 runs").arg(count); }
};

} // namespace app
