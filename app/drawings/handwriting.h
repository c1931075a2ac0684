// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/drawing_store.h"
#include "app/storage/database_view.h"
#include "model/values/data_set.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace app {

/// Where `Handwriting::writeDataSet` puts an alphabet's drawings.
std::filesystem::path dataSetFolder(const Alphabet& alphabet, const std::filesystem::path& database = databasePath());

/// What an import brought.
struct Imported {
    int drawings = 0;
    int sheets = 0;              ///< that were read from pictures …
    int boxes = 0;               ///< … and theirs
    QList<qint64> doubtful = {}; ///< drawings that reach over their box
};

/// The user's own drawings, those of one alphabet at a time. Every change is committed at once or fails as a whole. A drawing
/// that cannot be read is left out and stays in the file.
class Handwriting : public DatabaseView {
    Q_OBJECT

public:
    explicit Handwriting(std::filesystem::path path = databasePath());

    /// How many drawings were framed so far: each of them once.
    int framed() const { return static_cast<int>(images_.size()); }

public slots:
    void load();
    /// Shows another alphabet; the digits where it is gone.
    void choose(qint64 alphabet);
    /// Makes an alphabet when its id is 0, else changes its name and classes, and shows it.
    void keepAlphabet(app::Alphabet alphabet);
    /// With its drawings.
    void removeAlphabet(qint64 id);
    /// Makes an alphabet of a strokes file: its name, its labels and its drawings.
    void importAlphabet(const QString& path);
    /// Adds a drawing of a class, by its number; the same one that was added last gets the new class instead.
    void add(int digit, const model::Drawing& drawing, qint64 alphabet = 0);
    // Ids of drawings that are gone are ignored.
    void remove(const QList<qint64>& ids);
    void relabel(const QList<qint64>& ids, int digit);
    /// All drawings of these files into the alphabet that is shown: strokes, and pictures of sheets that were written on. Of a
    /// file that cannot be read none; the others' are taken, in one change, and each that failed is told.
    void importFrom(const QStringList& paths);
    /// Sheets to write samples of the alphabet's classes on, as PDF.
    void printSheets(const QString& path, qint64 alphabet);
    /// Those of the alphabet that is shown.
    void exportTo(const QString& path);
    /// Writes the drawings as a data set into the data folder: of each class the fifth and every tenth after it are the test set.
    void writeDataSet(qint64 alphabet);
    /// Reverts the last change, also one of an earlier session.
    void undo();
    /// Reverts that change, or fails when its drawings have changed since. A second request for the same change does nothing.
    void undoChange(qint64 id);

signals:
    /// All alphabets, and the one whose drawings follow.
    void alphabetsChanged(const std::vector<app::Alphabet>& all, const app::Alphabet& shown);
    /// Its drawings, framed, in the order they were added, and their ids. Labels count the classes that are there.
    void changed(const std::shared_ptr<const model::DataSet>& drawings, const QList<qint64>& ids);
    /// What `undo` would revert, e.g. "delete 6 drawings"; empty when there is nothing.
    void undoOffered(qint64 change, const QString& what);
    void added(int digit, int drawings, qint64 change, qint64 alphabet);
    void removed(int drawings, qint64 change);
    void alphabetRemoved(const QString& name, qint64 change);
    void imported(const app::Imported& what, qint64 change);
    void exported(const QString& path);
    void sheetsPrinted(const QString& path);
    void dataSetWritten(const QString& folder);
    void undone(const QString& what);

private:
    using Image = std::optional<model::DigitImage>; ///< none of a drawing that cannot be read

    void forget() override;
    void show(const Database& database) override;
    void change(const std::function<void(const DrawingStore& store)>& work);
    void frame(std::vector<StoredDrawing> drawings);
    Change addFramed(const DrawingStore& store, const QString& what, const std::vector<model::StrokesRecord>& records,
                     const std::filesystem::path& source, QList<qint64>& ids, const Alphabet& alphabet);
    void keepImages(const model::DataSet& framed, const QList<qint64>& ids);
    Alphabet alphabetOf(const DrawingStore& store, qint64 id) const;
    void takeBack(const DrawingStore& store, qint64 id);

    qint64 alphabet_ = 0; ///< whose drawings are shown
    QList<qint64> shown_;
    std::map<qint64, Image> images_; ///< by id: a drawing's strokes never change, so each is framed once
    int unreadable_ = 0;

    model::Drawing last_; ///< the drawing that was added here last
    qint64 lastId_ = 0;
    qint64 lastAlphabet_ = 0;
    std::vector<qint64> lastChanges_; ///< of that drawing, but for those that were undone here
    qint64 lastUndone_ = 0;
};

} // namespace app
