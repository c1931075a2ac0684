// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// A data set that can be fetched.
struct OfferedData {
    QString name;  ///< to ask for it
    QString title; ///< to show
    QString tip;   ///< its size and licence
};

} // namespace ui
