// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/drawing_store.h"

#include "model/ink/ink.h"

namespace app {
namespace {

constexpr int kChangesKept = 100;

/// For SQLite's json_each, which makes rows of it: one statement for any number of drawings.
QString jsonList(const QList<qint64>& ids) {
    QStringList texts;
    for (const qint64 id : ids) {
        texts << QString::number(id);
    }
    return "[" + texts.join(',') + "]";
}

} // namespace

QString countedDrawings(int drawings) {
    return drawings == 1 ? QString("1 drawing") : QString("%1 drawings").arg(drawings);
}

model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file) {
    model::DataSet set;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto image = model::frameDrawing(records[i].drawing);
        if (!image || !records[i].digit) {
            throw model::Error(file.string() + ": drawing " + std::to_string(i + 1) +
                                   (image ? " says not which digit it is." : " has no ink."),
                               "Each line needs its \"digit\" and its \"strokes\".");
        }
        set.images.push_back(*image);
        set.labels.push_back(static_cast<std::uint8_t>(*records[i].digit));
    }
    return set;
}

qint64 DrawingStore::insert(const model::StrokesRecord& record) const {
    model::StrokesRecord strokes = record;
    strokes.digit.reset(); // it has a column of its own
    return database_
        .run("INSERT INTO drawings (digit, strokes, created) VALUES (?, ?, ?)",
             {record.digit.value(), QString::fromStdString(model::strokesLine(strokes)), timeNow()})
        .lastInsertId()
        .toLongLong();
}

qint64 DrawingStore::beginChange() const {
    return database_.run("INSERT INTO changes (what, created) VALUES ('', ?)", {timeNow()}).lastInsertId().toLongLong();
}

Change DrawingStore::endChange(qint64 id, const QString& what, int drawings) const {
    database_.run("UPDATE changes SET what = ? WHERE id = ?", {what, id});
    database_.run("DELETE FROM changes WHERE id <= (SELECT id FROM changes ORDER BY id DESC LIMIT 1 OFFSET ?)", {kChangesKept});
    return {id, what, drawings};
}

Change DrawingStore::add(const QString& what, const std::vector<model::StrokesRecord>& records, QList<qint64>* ids) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    for (const model::StrokesRecord& record : records) {
        const qint64 id = insert(record);
        database_.run("INSERT INTO changed_drawings (change, drawing) VALUES (?, ?)", {change, id});
        if (ids != nullptr) {
            *ids << id;
        }
    }
    const Change done = endChange(change, what, static_cast<int>(records.size()));
    transaction.commit();
    return done;
}

Change DrawingStore::remove(const QList<qint64>& ids) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    const QString list = jsonList(ids);
    const int removed = database_
                            .run("INSERT INTO changed_drawings SELECT ?, id, digit, strokes, created FROM drawings "
                                 "WHERE id IN (SELECT value FROM json_each(?))",
                                 {change, list})
                            .numRowsAffected();
    database_.run("DELETE FROM drawings WHERE id IN (SELECT value FROM json_each(?))", {list});
    if (removed == 0) {
        return {}; // rolls back the empty change
    }
    const Change done = endChange(change, "delete " + countedDrawings(removed), removed);
    transaction.commit();
    return done;
}

Change DrawingStore::relabel(const QList<qint64>& ids, int digit) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    const QString list = jsonList(ids);
    const int relabelled = database_
                               .run("INSERT INTO changed_drawings (change, drawing, digit) SELECT ?, id, digit FROM drawings "
                                    "WHERE digit <> ? AND id IN (SELECT value FROM json_each(?))",
                                    {change, digit, list})
                               .numRowsAffected();
    database_.run("UPDATE drawings SET digit = ? WHERE id IN (SELECT value FROM json_each(?))", {digit, list});
    if (relabelled == 0) {
        return {};
    }
    const Change done = endChange(change, QString("call %1 a %2").arg(countedDrawings(relabelled)).arg(digit), relabelled);
    transaction.commit();
    return done;
}

Change DrawingStore::lastChange() const {
    Change last;
    database_.forEach("SELECT id, what, (SELECT count(*) FROM changed_drawings WHERE change = changes.id) FROM changes "
                      "ORDER BY id DESC LIMIT 1",
                      {}, [&](const QSqlQuery& row) {
                          last = {row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toInt()};
                      });
    return last;
}

Change DrawingStore::undo(qint64 change) const {
    Transaction transaction(database_);
    const QString what = database_.value("SELECT what FROM changes WHERE id = ?", {change}).toString();
    if (what.isEmpty()) {
        throw model::Error("This change cannot be undone any more.", "It was undone already, or lies too far back.");
    }
    const int later = database_
                          .value("SELECT count(DISTINCT drawing) FROM changed_drawings WHERE change > ? AND drawing IN "
                                 "(SELECT drawing FROM changed_drawings WHERE change = ?)",
                                 {change, change})
                          .toInt();
    if (later > 0) {
        throw model::Error("“" + what.toStdString() + "” was not undone: " + countedDrawings(later).toStdString() +
                               " of it were changed later.",
                           "Undo the later change first.");
    }
    const int drawings = database_.value("SELECT count(*) FROM changed_drawings WHERE change = ?", {change}).toInt();
    database_.run("DELETE FROM drawings WHERE id IN (SELECT drawing FROM changed_drawings WHERE change = ? AND digit IS NULL)",
                  {change});
    database_.run("UPDATE drawings SET digit = (SELECT digit FROM changed_drawings WHERE change = ? AND drawing = drawings.id) "
                  "WHERE id IN (SELECT drawing FROM changed_drawings WHERE change = ? AND digit IS NOT NULL AND strokes IS NULL)",
                  {change, change});
    database_.run("INSERT INTO drawings (id, digit, strokes, created) SELECT drawing, digit, strokes, created "
                  "FROM changed_drawings WHERE change = ? AND strokes IS NOT NULL",
                  {change});
    database_.run("DELETE FROM changes WHERE id = ?", {change});
    transaction.commit();
    return {change, what, drawings};
}

int DrawingStore::count() const {
    return database_.value("SELECT count(*) FROM drawings").toInt();
}

QList<qint64> DrawingStore::ids() const {
    QList<qint64> ids;
    database_.forEach("SELECT id FROM drawings ORDER BY id", {}, [&](const QSqlQuery& row) { ids << row.value(0).toLongLong(); });
    return ids;
}

bool DrawingStore::has(qint64 id) const {
    return database_.value("SELECT 1 FROM drawings WHERE id = ?", {id}).isValid();
}

std::vector<StoredDrawing> DrawingStore::drawings(const QList<qint64>& ids) const {
    std::vector<StoredDrawing> drawings;
    database_.forEach(
        "SELECT id, digit, strokes FROM drawings WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", {jsonList(ids)},
        [&](const QSqlQuery& row) {
            drawings.push_back({row.value(0).toLongLong(), row.value(1).toInt(), row.value(2).toString().toStdString()});
        });
    return drawings;
}

model::StrokesRecord StoredDrawing::record() const {
    model::StrokesRecord record = model::readStrokesLine(strokes);
    if (digit < 0 || digit >= model::kDigits) {
        throw model::Error("Drawing " + std::to_string(id) + " is called a " + std::to_string(digit) + ".",
                           "Choose another one.");
    }
    record.digit = digit;
    return record;
}

} // namespace app
