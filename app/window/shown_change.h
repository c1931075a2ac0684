// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

/// A change as the database names it in English, e.g. "delete 6 drawings", in the window's language. What it does not know stays.
QString shownChange(const QString& what);

} // namespace app
