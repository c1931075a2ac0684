// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"
#include "model/data/strokes_file.h"
#include "model/values/data_set.h"

#include <QList>
#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// A change of the drawings that can be undone.
struct Change {
    qint64 id = 0; ///< 0 for none
    QString what;  ///< "delete 6 drawings"
    int drawings = 0;
};

/// A drawing as it lies in the database, where another program may have written anything.
struct StoredDrawing {
    qint64 id = 0;
    int digit = 0;
    std::string strokes; ///< a line of a strokes file without its digit

    /// With its digit. Throws `model::Error` when it cannot be read.
    model::StrokesRecord record() const;
};

/// "1 drawing", "6 drawings".
QString countedDrawings(int drawings);

/// Labelled drawings as images to learn from. Throws `model::Error` naming the file when one has no label or no ink.
model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file);

/// The user's own drawings in a database. Every change is one transaction that also stores how to undo it. Ids are never reused.
/// All functions throw `model::Error`, and then nothing has changed.
class DrawingStore {
public:
    explicit DrawingStore(const Database& database) : database_(database) {}

    const Database& database() const { return database_; }

    /// Each record needs its digit; the new ids are appended to `ids`.
    Change add(const QString& what, const std::vector<model::StrokesRecord>& records, QList<qint64>* ids = nullptr) const;

    /// Ids that are not there are ignored; when nothing is left to change, the change has id 0.
    Change remove(const QList<qint64>& ids) const;
    Change relabel(const QList<qint64>& ids, int digit) const;

    /// The change that would be undone next.
    Change lastChange() const;

    /// Reverts that change. Throws when it was undone before, or when one of its drawings has changed since.
    Change undo(qint64 change) const;

    int count() const;
    QList<qint64> ids() const;
    bool has(qint64 id) const;

    /// The drawings of these ids, ascending; those that are gone are left out.
    std::vector<StoredDrawing> drawings(const QList<qint64>& ids) const;

private:
    qint64 insert(const model::StrokesRecord& record) const;
    qint64 beginChange() const;
    Change endChange(qint64 id, const QString& what, int drawings) const;

    const Database& database_;
};

} // namespace app
