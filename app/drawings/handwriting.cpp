// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/handwriting.h"

#include "app/report_errors.h"
#include "app/storage/opened_database.h"
#include "app/storage/path_text.h"
#include "app/storage/store_text.h"

#include <QTimer>

#include <utility>

namespace app {

namespace fs = std::filesystem;

Handwriting::Handwriting(fs::path path) : path_(std::move(path)) {
    constexpr int kLookMs = 1000;
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this] {
        if (database_) {
            refresh();
        }
    });
    timer->setInterval(kLookMs);
    connect(this, &Handwriting::changed, timer, [timer] { timer->start(); }); // on the thread of the slots
}

Handwriting::~Handwriting() = default;

DrawingStore Handwriting::open() {
    if (database_ && database_->replaced()) { // restored by another process, or moved by the user
        database_.reset();
    }
    if (!database_) {
        OpenedDatabase opened = openDatabase(path_);
        database_ = std::move(opened.database);
        images_.clear();
        version_ = 0;
        unreadable_ = 0;
        lastId_ = 0;
        lastUndone_ = 0;
        if (!opened.notice.isEmpty()) {
            emit noticed(opened.notice);
        }
    }
    return DrawingStore(*database_);
}

void Handwriting::attempt(const std::function<void()>& work) {
    reportErrors(
        [&] {
            try {
                work();
                lastFailure_.clear();
            } catch (const DamagedDatabase&) {
                database_.reset(); // restored when it is opened next
                throw;
            }
        },
        [this](const QString& what, const QString& hint) {
            lastFailure_ = what;
            emit failed(what, hint);
        });
}

void Handwriting::change(const std::function<void(const DrawingStore& store)>& work) {
    attempt([&] {
        const DrawingStore store = open();
        if (database_->dataVersion() != version_) {
            show();
        }
        work(store);
    });
}

void Handwriting::show() {
    const DrawingStore store(*database_);
    auto drawings = std::make_shared<model::DataSet>();
    QList<qint64> ids;
    int unreadable = 0;
    Change last;
    {
        const Transaction reading(*database_, Database::Access::readOnly);
        std::vector<std::pair<qint64, int>> rows;
        database_->forEach("SELECT id, digit FROM drawings ORDER BY id", {},
                           [&](const QSqlQuery& row) { rows.emplace_back(row.value(0).toLongLong(), row.value(1).toInt()); });
        for (const auto& [id, digit] : rows) {
            const bool isDigit = digit >= 0 && digit < model::kClassCount; // whatever another program wrote since it was framed
            if (const FramedDrawings::Image& image = images_.of(store, id); image && isDigit) {
                ids << id;
                drawings->images.push_back(*image);
                drawings->labels.push_back(static_cast<std::uint8_t>(digit));
            } else {
                ++unreadable;
            }
        }
        last = store.lastChange();
        version_ = database_->dataVersion();
    }
    if (unreadable > unreadable_) {
        emit noticed(StoreText::tr("%1 in %2 cannot be read and shown; nothing is taken out of the file.")
                         .arg(StoreText::drawings(unreadable), toText(path_)));
    }
    unreadable_ = unreadable;
    shown_ = static_cast<int>(ids.size());
    emit changed(drawings, ids);
    emit undoOffered(last.id, last.what);
}

void Handwriting::load() {
    attempt([&] {
        open();
        show();
    });
}

void Handwriting::refresh() {
    const QString told = lastFailure_;
    reportErrors(
        [&] {
            open();
            if (database_->dataVersion() != version_) {
                show();
            }
            lastFailure_.clear();
        },
        [&](const QString& what, const QString& hint) {
            database_.reset(); // the next request opens it anew
            if (what != told) {
                lastFailure_ = what;
                emit failed(what, hint);
            }
        });
}

void Handwriting::add(int digit, const model::Drawing& drawing) {
    change([&](const DrawingStore& store) {
        if (lastId_ != 0 && last_ == drawing && store.has(lastId_)) {
            if (const Change relabelled = store.relabel({lastId_}, digit); relabelled.id != 0) {
                lastChanges_.push_back(relabelled.id);
            }
        } else {
            const std::vector<model::StrokesRecord> records{{"null", digit, {}, drawing}};
            const model::DataSet framed = framedDrawings(records, path_); // refused when there is no ink
            QList<qint64> ids;
            lastChanges_ = {store.add(QString("add a %1").arg(digit), records, &ids).id};
            images_.keep(ids, framed);
            lastId_ = ids.front();
            last_ = drawing;
        }
        show();
        emit added(digit, shown_, lastChanges_.back());
    });
}

void Handwriting::remove(const QList<qint64>& ids) {
    change([&](const DrawingStore& store) {
        if (const Change done = store.remove(ids); done.id != 0) {
            show();
            emit removed(done.drawings, done.id);
        }
    });
}

void Handwriting::relabel(const QList<qint64>& ids, int digit) {
    change([&](const DrawingStore& store) {
        if (store.relabel(ids, digit).id != 0) {
            show();
        }
    });
}

void Handwriting::importFrom(const QString& path) {
    change([&](const DrawingStore& store) {
        const fs::path from = toPath(path);
        const std::vector<model::StrokesRecord> records = model::readStrokesFile(from);
        const model::DataSet framed = framedDrawings(records, from); // fails with that file's name
        QList<qint64> ids;
        const Change done = store.add("import " + countedDrawings(framed.size()), records, &ids);
        images_.keep(ids, framed);
        show();
        emit imported(done.drawings, done.id);
    });
}

void Handwriting::exportTo(const QString& path) {
    change([&](const DrawingStore& store) {
        std::vector<model::StrokesRecord> records;
        const Transaction reading(*database_, Database::Access::readOnly);
        for (const qint64 id : store.ids()) {
            if (images_.of(store, id)) {
                records.push_back(store.record(id));
                if (records.back().id == "null") {
                    records.back().id = std::to_string(id);
                }
            }
        }
        model::writeStrokesFile(toPath(path), records);
        emit exported(path);
    });
}

void Handwriting::undo() {
    change([&](const DrawingStore& store) {
        const Change last = store.lastChange();
        if (last.id == 0) {
            throw model::Error("There is nothing to undo.", "Changes to your drawings can be undone, the latest first.");
        }
        takeBack(store, last.id);
    });
}

void Handwriting::undoChange(qint64 id) {
    change([&](const DrawingStore& store) {
        if (id != lastUndone_) { // or the button was pressed twice
            takeBack(store, id);
        }
    });
}

void Handwriting::takeBack(const DrawingStore& store, qint64 id) {
    const Change done = store.undo(id);
    lastUndone_ = id;
    std::erase(lastChanges_, id);
    show();
    emit undone(done.what);
}

} // namespace app
