// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/readable_rows.h"

#include <deque>
#include <optional>

namespace app {
namespace {

/// So often it is tried to find rows that can be read among those that cannot. One page that is lost needs less; where all of a
/// long table is, the user is not to wait for minutes.
constexpr int kMostFailures = 500;

struct Range {
    qint64 low = 0;
    qint64 high = 0;
};

} // namespace

void ReadableRows::forEach(const Database& damaged, qint64 low, qint64 high,
                           const std::function<void(const QSqlQuery&)>& take) const {
    const QString select =
        QString("SELECT %1, %2 FROM %3 WHERE %1 BETWEEN ? AND ?%4 ORDER BY %1 ").arg(key, columns, table, condition);
    // From one end towards the other; returns the last key that was met, or nothing when the other end was reached.
    const auto read = [&](const Range& range, const char* order) {
        std::optional<qint64> last = order == QLatin1String("ASC") ? range.low - 1 : range.high + 1;
        try {
            damaged.forEach(select + order, QVariantList{range.low, range.high} + values, [&](const QSqlQuery& row) {
                last = row.value(0).toLongLong();
                take(row);
            });
            last.reset();
        } catch (const DamagedDatabase&) {
        }
        return last;
    };
    std::deque<Range> left{{low, high}}; // the widest first: they hold the most
    for (int failures = 0; !left.empty() && failures < kMostFailures; ++failures) {
        Range range = left.front();
        left.pop_front();
        const std::optional<qint64> below = read(range, "ASC");
        if (!below) {
            continue;
        }
        range.low = *below + 1;
        const std::optional<qint64> above = range.low < range.high ? read(range, "DESC") : std::nullopt;
        if (!above) {
            continue;
        }
        range.high = *above - 1;
        if (range.low < range.high) {
            const qint64 middle = range.low + (range.high - range.low) / 2;
            left.push_back({range.low, middle});
            left.push_back({middle + 1, range.high});
        } else if (range.low == range.high) {
            left.push_back(range);
        }
    }
}

} // namespace app
