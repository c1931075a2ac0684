// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace soak {

/// Every warning and worse that Qt or the program prints from now on, on any thread, but for what the platform says of itself.
class MessageLog {
public:
    MessageLog();
    ~MessageLog();
    static QStringList messages();
    static QStringList allowed(); ///< that were printed and let pass
};

} // namespace soak
