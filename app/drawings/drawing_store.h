// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"
#include "model/formats/strokes_file.h"

#include <QList>
#include <QString>

#include <vector>

namespace app {

/// One step of what was done to the drawings.
struct Change {
    qint64 id = 0; ///< 0 for none
    QString what;  ///< "delete 6 drawings"
    int drawings = 0;
};

/// "1 drawing", "6 drawings".
QString countedDrawings(int drawings);

/// The user's own drawings in a database. Every change is one transaction that also notes how to undo it; ids last for ever and
/// are never used again, so that one that is out of date meets nothing. All functions throw `model::Error`, and then nothing
/// happened.
class DrawingStore {
public:
    explicit DrawingStore(const Database& database) : database_(database) {}

    /// Each needs its digit; `ids` receives theirs.
    Change add(const QString& what, const std::vector<model::StrokesRecord>& records, QList<qint64>* ids = nullptr) const;

    /// Without those that are not there (any more); when none is, nothing happens and the change has id 0.
    Change remove(const QList<qint64>& ids) const;
    Change relabel(const QList<qint64>& ids, int digit) const;

    /// What would be undone next.
    Change lastChange() const;

    /// Takes that change back. Refused when it was undone before, or when another change has met one of its drawings since.
    Change undo(qint64 change) const;

    int count() const;
    QList<qint64> ids() const;
    bool has(qint64 id) const;

    /// A drawing's record with its digit. Throws when it is gone or unreadable.
    model::StrokesRecord record(qint64 id) const;

private:
    qint64 insert(const model::StrokesRecord& record) const;
    qint64 beginChange() const;
    Change endChange(qint64 id, const QString& what, int drawings) const;

    const Database& database_;
};

} // namespace app
