// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/drawing_store.h"
#include "app/drawings/framed_drawings.h"
#include "app/storage/database.h"
#include "model/values/data_set.h"

#include <QList>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace app {

/// The user's own drawings, on the thread of its slots. Every change is kept at once or did not happen; what other windows and
/// programs change is seen within a second. A drawing that cannot be read is left out and stays in the file.
class Handwriting : public QObject {
    Q_OBJECT

public:
    explicit Handwriting(std::filesystem::path path = databasePath());
    ~Handwriting() override;

    /// How many drawings were made into images so far: each of them once.
    int framed() const { return images_.count(); }

public slots:
    void load();
    /// Shows what others have changed, if they have.
    void refresh();
    /// Adds a drawing; the same one that was added last gets the new meaning instead.
    void add(int digit, const model::Drawing& drawing);
    // Ids that are out of date are passed over.
    void remove(const QList<qint64>& ids);
    void relabel(const QList<qint64>& ids, int digit);
    /// All of the file's drawings, or none.
    void importFrom(const QString& path);
    void exportTo(const QString& path);
    /// Takes the last change back, across restarts too.
    void undo();
    /// Takes that change back, or fails when its drawings have changed since. Asked for again, nothing happens.
    void undoChange(qint64 id);

signals:
    /// All drawings, framed, in the order they were added, and their ids.
    void changed(const std::shared_ptr<const model::DataSet>& drawings, const QList<qint64>& ids);
    /// What `undo` would take back, e.g. "delete 6 drawings"; empty when there is nothing.
    void undoOffered(qint64 change, const QString& what);
    void added(int digit, int drawings, qint64 change);
    void removed(int drawings, qint64 change);
    void imported(int drawings, qint64 change);
    void exported(const QString& path);
    void undone(const QString& what);
    /// Something to know that was no failure of a request.
    void noticed(const QString& text);
    void failed(const QString& what, const QString& hint);

private:
    DrawingStore open();
    void show();
    void takeBack(const DrawingStore& store, qint64 id);
    void attempt(const std::function<void()>& work);
    void change(const std::function<void(const DrawingStore& store)>& work);

    std::filesystem::path path_;
    std::unique_ptr<Database> database_;
    qint64 version_ = 0; ///< of the database, when it was shown
    int shown_ = 0;
    FramedDrawings images_;
    int unreadable_ = 0;
    QString lastFailure_; ///< of `refresh`, which is told once

    model::Drawing last_; ///< the drawing that was added here last
    qint64 lastId_ = 0;
    std::vector<qint64> lastChanges_; ///< of that drawing, but for those that were taken back here
    qint64 lastUndone_ = 0;
};

} // namespace app
