// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/drawing_store.h"

#include "model/ink/ink.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

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

model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file,
                              const Alphabet& alphabet) {
    model::DataSet set;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto image = model::frameDrawing(records[i].drawing);
        const int number = alphabet.numberOf(records[i].label());
        if (!image || number < 0) {
            throw model::Error(file.string() + ": drawing " + std::to_string(i + 1) +
                                   (!image             ? " has no ink."
                                    : alphabet.id == 0 ? " says not which digit it is."
                                                       : " is of no class of " + alphabet.name.toStdString() + "."),
                               alphabet.id == 0 ? "Each line needs its \"digit\" and its \"strokes\"."
                                                : "Each line needs its \"label\", a class of the alphabet, and its \"strokes\".");
        }
        set.images.push_back(*image);
        set.labels.push_back(static_cast<std::uint8_t>(number));
    }
    return set;
}

void DrawingStore::insert(const std::vector<model::StrokesRecord>& records, const Alphabet& alphabet, qint64 change,
                          QList<qint64>* ids) const {
    for (const model::StrokesRecord& record : records) {
        model::StrokesRecord strokes = record;
        strokes.digit.reset(); // what it shows has a column of its own
        strokes.name.clear();
        const qint64 id = database_
                              .run("INSERT INTO drawings (alphabet, digit, strokes, created) VALUES (?, ?, ?, ?)",
                                   {alphabet.id, alphabet.numberOf(record.label()),
                                    QString::fromStdString(model::strokesLine(strokes)), timeNow()})
                              .lastInsertId()
                              .toLongLong();
        database_.run("INSERT INTO changed_drawings (change, drawing, alphabet) VALUES (?, ?, ?)", {change, id, alphabet.id});
        if (ids != nullptr) {
            *ids << id;
        }
    }
}

qint64 DrawingStore::beginChange() const {
    return database_.run("INSERT INTO changes (what, created) VALUES ('', ?)", {timeNow()}).lastInsertId().toLongLong();
}

Change DrawingStore::endChange(qint64 id, const QString& what, int drawings) const {
    database_.run("UPDATE changes SET what = ? WHERE id = ?", {what, id});
    database_.run("DELETE FROM changes WHERE id <= (SELECT id FROM changes ORDER BY id DESC LIMIT 1 OFFSET ?)", {kChangesKept});
    return {id, what, drawings};
}

Change DrawingStore::add(const QString& what, const std::vector<model::StrokesRecord>& records, QList<qint64>* ids,
                         const Alphabet& alphabet) const {
    Transaction transaction(database_);
    if (alphabet.id != 0 && this->alphabet(alphabet.id) != alphabet) { // changed in another window meanwhile
        throw model::Error("The alphabet " + alphabet.name.toStdString() + " was changed elsewhere.", "Try again.");
    }
    const qint64 change = beginChange();
    insert(records, alphabet, change, ids);
    const Change done = endChange(change, what, static_cast<int>(records.size()));
    transaction.commit();
    return done;
}

/// Moves drawings into the change.
int DrawingStore::takeOut(qint64 change, const QString& which, const QVariantList& values) const {
    const int removed = database_
                            .run("INSERT INTO changed_drawings (change, drawing, digit, strokes, created, alphabet) "
                                 "SELECT ?, id, digit, strokes, created, alphabet FROM drawings WHERE " +
                                     which,
                                 QVariantList{change} + values)
                            .numRowsAffected();
    database_.run("DELETE FROM drawings WHERE " + which, values);
    return removed;
}

Change DrawingStore::remove(const QList<qint64>& ids) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    const int removed = takeOut(change, "id IN (SELECT value FROM json_each(?))", {jsonList(ids)});
    if (removed == 0) {
        return {}; // rolls back the empty change
    }
    const Change done = endChange(change, "delete " + countedDrawings(removed), removed);
    transaction.commit();
    return done;
}

Change DrawingStore::relabel(const QList<qint64>& ids, int digit, const Alphabet& alphabet) const {
    if (!alphabet.has(digit)) {
        return {};
    }
    Transaction transaction(database_);
    const qint64 change = beginChange();
    const QString list = jsonList(ids);
    const int relabelled =
        database_
            .run("INSERT INTO changed_drawings (change, drawing, digit, alphabet) SELECT ?, id, digit, alphabet FROM drawings "
                 "WHERE digit <> ? AND alphabet = ? AND id IN (SELECT value FROM json_each(?))",
                 {change, digit, alphabet.id, list})
            .numRowsAffected();
    database_.run("UPDATE drawings SET digit = ? WHERE alphabet = ? AND id IN (SELECT value FROM json_each(?))",
                  {digit, alphabet.id, list});
    if (relabelled == 0) {
        return {};
    }
    const Change done = endChange(
        change,
        QString("call %1 a %2")
            .arg(countedDrawings(relabelled), QString::fromStdString(alphabet.classes[static_cast<std::size_t>(digit)])),
        relabelled);
    transaction.commit();
    return done;
}

std::vector<Alphabet> DrawingStore::alphabets() const {
    std::vector<Alphabet> alphabets{{}};
    database_.forEach("SELECT id, name, classes FROM alphabets ORDER BY id", {}, [&](const QSqlQuery& row) {
        Alphabet alphabet{row.value(0).toLongLong(), row.value(1).toString(), {}};
        for (const QJsonValue& name : QJsonDocument::fromJson(row.value(2).toByteArray()).array()) {
            alphabet.classes.push_back(name.toString().toStdString());
        }
        try {
            checkAlphabet(alphabet);
            alphabets.push_back(std::move(alphabet));
        } catch (const model::Error&) { // left out
        }
    });
    return alphabets;
}

std::optional<Alphabet> DrawingStore::alphabet(qint64 id) const {
    const std::vector<Alphabet> all = alphabets();
    const auto found = std::ranges::find(all, id, &Alphabet::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void DrawingStore::keep(Alphabet& alphabet, qint64 change) const {
    checkAlphabet(alphabet);
    if (database_.value("SELECT 1 FROM alphabets WHERE name = ? AND id <> ?", {alphabet.name, alphabet.id}).isValid()) {
        throw model::Error("There is an alphabet called " + alphabet.name.toStdString() + ".", "Choose another name.");
    }
    QJsonArray names;
    for (const std::string& name : alphabet.classes) {
        names << QString::fromStdString(name);
    }
    const QString classes = QJsonDocument(names).toJson(QJsonDocument::Compact);
    if (alphabet.id == 0) {
        alphabet.id = database_.run("INSERT INTO alphabets (name, classes) VALUES (?, ?)", {alphabet.name, classes})
                          .lastInsertId()
                          .toLongLong();
        database_.run("INSERT INTO changed_alphabets (change, alphabet) VALUES (?, ?)", {change, alphabet.id});
    } else {
        database_.run("INSERT INTO changed_alphabets SELECT ?, id, name, classes FROM alphabets WHERE id = ?",
                      {change, alphabet.id});
        if (database_.run("UPDATE alphabets SET name = ?, classes = ? WHERE id = ?", {alphabet.name, classes, alphabet.id})
                .numRowsAffected() == 0) {
            throw model::Error("The alphabet " + alphabet.name.toStdString() + " was deleted elsewhere.", "Make it anew.");
        }
        QList<qint64> numbers;
        for (const int number : alphabet.numbers()) {
            numbers << number;
        }
        takeOut(change, "alphabet = ? AND digit NOT IN (SELECT value FROM json_each(?))", {alphabet.id, jsonList(numbers)});
    }
}

Change DrawingStore::keep(Alphabet& alphabet) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    const bool isNew = alphabet.id == 0;
    keep(alphabet, change);
    Change done = endChange(change, (isNew ? "make the alphabet " : "change the alphabet ") + alphabet.name, 0);
    done.alphabet = alphabet.id;
    transaction.commit();
    return done;
}

Change DrawingStore::make(Alphabet& alphabet, const QString& what, const std::vector<model::StrokesRecord>& records,
                          QList<qint64>* ids) const {
    Transaction transaction(database_);
    const qint64 change = beginChange();
    keep(alphabet, change);
    insert(records, alphabet, change, ids);
    Change done = endChange(change, what, static_cast<int>(records.size()));
    done.alphabet = alphabet.id;
    transaction.commit();
    return done;
}

Change DrawingStore::removeAlphabet(qint64 id) const {
    Transaction transaction(database_);
    const QString name = database_.value("SELECT name FROM alphabets WHERE id = ?", {id}).toString();
    if (name.isEmpty()) {
        return {};
    }
    const qint64 change = beginChange();
    const int drawings = takeOut(change, "alphabet = ?", {id});
    database_.run("INSERT INTO changed_alphabets SELECT ?, id, name, classes FROM alphabets WHERE id = ?", {change, id});
    database_.run("DELETE FROM alphabets WHERE id = ?", {id});
    const Change done = endChange(change, "delete the alphabet " + name, drawings);
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

void DrawingStore::checkUndo(qint64 change, const QString& what) const {
    const auto refuse = [&](const std::string& why) {
        throw model::Error("“" + what.toStdString() + "” was not undone: " + why, "Undo the later change first.");
    };
    const int later = database_
                          .value("SELECT count(DISTINCT drawing) FROM changed_drawings WHERE change > ? AND drawing IN "
                                 "(SELECT drawing FROM changed_drawings WHERE change = ?)",
                                 {change, change})
                          .toInt();
    if (later > 0) {
        refuse(countedDrawings(later).toStdString() + " of it were changed later.");
    }
    if (database_
            .value("SELECT 1 FROM changed_alphabets AS mine JOIN changed_alphabets AS later USING (alphabet) "
                   "WHERE mine.change = ? AND later.change > ?",
                   {change, change})
            .isValid()) {
        refuse("its alphabet was changed later.");
    }
}

Change DrawingStore::undo(qint64 change) const {
    Transaction transaction(database_);
    const QString what = database_.value("SELECT what FROM changes WHERE id = ?", {change}).toString();
    if (what.isEmpty()) {
        throw model::Error("This change cannot be undone any more.", "It was undone already, or lies too far back.");
    }
    checkUndo(change, what);
    const int drawings = database_.value("SELECT count(*) FROM changed_drawings WHERE change = ?", {change}).toInt();
    const QString alphabets = "SELECT alphabet FROM changed_drawings WHERE change = ? UNION "
                              "SELECT alphabet FROM changed_alphabets WHERE change = ?";
    const qint64 alphabet = database_.value(alphabets, {change, change}).toLongLong();
    database_.run("DELETE FROM drawings WHERE id IN (SELECT drawing FROM changed_drawings WHERE change = ? AND digit IS NULL)",
                  {change});
    database_.run("UPDATE drawings SET digit = (SELECT digit FROM changed_drawings WHERE change = ? AND drawing = drawings.id) "
                  "WHERE id IN (SELECT drawing FROM changed_drawings WHERE change = ? AND digit IS NOT NULL AND strokes IS NULL)",
                  {change, change});
    database_.run(
        "INSERT INTO drawings (id, digit, strokes, created, alphabet) SELECT drawing, digit, strokes, created, alphabet "
        "FROM changed_drawings WHERE change = ? AND strokes IS NOT NULL",
        {change});
    database_.run("DELETE FROM alphabets WHERE id IN (SELECT alphabet FROM changed_alphabets WHERE change = ? AND name IS NULL)",
                  {change});
    database_.run("INSERT OR REPLACE INTO alphabets (id, name, classes) SELECT alphabet, name, classes FROM changed_alphabets "
                  "WHERE change = ? AND name IS NOT NULL",
                  {change});
    // A drawing without its class could not be shown.
    database_.forEach("SELECT DISTINCT alphabet, digit FROM drawings WHERE alphabet <> 0 AND alphabet IN (" + alphabets + ")",
                      {change, change}, [&](const QSqlQuery& row) {
                          const auto its = this->alphabet(row.value(0).toLongLong());
                          if (!its || !its->has(row.value(1).toInt())) {
                              throw model::Error("“" + what.toStdString() +
                                                     "” was not undone: there are drawings of a class that would be missing.",
                                                 "Undo the later changes first.");
                          }
                      });
    database_.run("DELETE FROM changes WHERE id = ?", {change});
    transaction.commit();
    return {change, what, drawings, alphabet};
}

int DrawingStore::count(qint64 alphabet) const {
    return database_.value("SELECT count(*) FROM drawings WHERE alphabet = ?", {alphabet}).toInt();
}

QList<qint64> DrawingStore::ids(qint64 alphabet) const {
    QList<qint64> ids;
    database_.forEach("SELECT id FROM drawings WHERE alphabet = ? ORDER BY id", {alphabet},
                      [&](const QSqlQuery& row) { ids << row.value(0).toLongLong(); });
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

model::StrokesRecord StoredDrawing::record(const Alphabet& alphabet) const {
    model::StrokesRecord record = model::readStrokesLine(strokes);
    if (!alphabet.has(digit)) {
        throw model::Error("Drawing " + std::to_string(id) + " is called a " + std::to_string(digit) + ".",
                           "Choose another one.");
    }
    model::setLabel(record, alphabet.classes[static_cast<std::size_t>(digit)]);
    return record;
}

} // namespace app
