// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/alphabet.h"
#include "app/storage/database.h"
#include "model/data/strokes_file.h"
#include "model/values/data_set.h"

#include <QList>
#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// A change of the drawings or their alphabets that can be undone.
struct Change {
    qint64 id = 0; ///< 0 for none
    QString what;  ///< "delete 6 drawings"
    int drawings = 0;
    qint64 alphabet = 0; ///< in which it was
};

/// A drawing as it lies in the database, where another program may have written anything.
struct StoredDrawing {
    qint64 id = 0;
    int digit = 0;       ///< the number of its class
    std::string strokes; ///< a line of a strokes file without its label

    /// With its label. Throws `model::Error` when it cannot be read.
    model::StrokesRecord record(const Alphabet& alphabet = {}) const;
};

/// "1 drawing", "6 drawings".
QString countedDrawings(int drawings);

/// Labelled drawings as images to learn from, with the numbers of their classes. Throws `model::Error` naming the file when one
/// is of no class of the alphabet or has no ink.
model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file,
                              const Alphabet& alphabet = {});

/// The user's own drawings and alphabets in a database. Every change is one transaction that also stores how to undo it. Ids are
/// never reused. All functions throw `model::Error`, and then nothing has changed.
class DrawingStore {
public:
    explicit DrawingStore(const Database& database) : database_(database) {}

    const Database& database() const { return database_; }

    /// Each record needs its label; the new ids are appended to `ids`.
    Change add(const QString& what, const std::vector<model::StrokesRecord>& records, QList<qint64>* ids = nullptr,
               const Alphabet& alphabet = {}) const;

    /// Ids that are not there are ignored; when nothing is left to change, the change has id 0.
    Change remove(const QList<qint64>& ids) const;
    Change relabel(const QList<qint64>& ids, int digit, const Alphabet& alphabet = {}) const; ///< those of that alphabet

    /// The digits first, then the user's own in the order they were made; those that another program spoiled are left out.
    std::vector<Alphabet> alphabets() const;
    /// Nothing when it is gone.
    std::optional<Alphabet> alphabet(qint64 id) const;
    /// Makes the alphabet when its id is 0, and sets that; else changes its name and classes: drawings of classes that are gone
    /// go too. Throws as `checkAlphabet`, and when another alphabet has its name.
    Change keep(Alphabet& alphabet) const;
    /// Makes an alphabet with these drawings, which need their labels.
    Change make(Alphabet& alphabet, const QString& what, const std::vector<model::StrokesRecord>& records,
                QList<qint64>* ids = nullptr) const;
    /// With its drawings.
    Change removeAlphabet(qint64 id) const;

    /// The change that would be undone next.
    Change lastChange() const;

    /// Reverts that change. Throws when it was undone before, or when its alphabet or one of its drawings has changed since.
    Change undo(qint64 change) const;

    int count(qint64 alphabet = 0) const;
    QList<qint64> ids(qint64 alphabet = 0) const;
    bool has(qint64 id) const;

    /// The drawings of these ids, ascending; those that are gone are left out.
    std::vector<StoredDrawing> drawings(const QList<qint64>& ids) const;

private:
    void keep(Alphabet& alphabet, qint64 change) const;
    void insert(const std::vector<model::StrokesRecord>& records, const Alphabet& alphabet, qint64 change,
                QList<qint64>* ids) const;
    int takeOut(qint64 change, const QString& which, const QVariantList& values) const;
    void checkUndo(qint64 change, const QString& what) const;
    qint64 beginChange() const;
    Change endChange(qint64 id, const QString& what, int drawings) const;

    const Database& database_;
};

} // namespace app
