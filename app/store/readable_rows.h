// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <functional>

namespace app {

/// Reads what can be read of a table in a damaged database, by a column of whole numbers that it is sorted by.
struct ReadableRows {
    QString columns;     ///< what is taken of a row, after the key: "digit, strokes"
    QString table;       ///< "drawings"
    QString key;         ///< "id"
    QString condition;   ///< " AND run = ?", or empty
    QVariantList values; ///< the condition's

    /// Calls `take` once for every row with a key from `low` to `high` that can be reached, in any order; value 0 is the key.
    /// What it throws ends the reading. Throws `DatabaseError` where the table cannot be asked for rows at all.
    void forEach(const Database& damaged, qint64 low, qint64 high, const std::function<void(const QSqlQuery&)>& take) const;
};

} // namespace app
