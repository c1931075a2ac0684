// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/handwriting.h"

#include "app/drawings/drawing_files.h"
#include "app/drawings/lesson_sheet_file.h"
#include "app/storage/path_text.h"
#include "app/storage/store_text.h"
#include "model/files/atomic_file.h"
#include "model/ink/ink.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int kHeldOut = 10; ///< one of so many of each class
constexpr int kFirstHeld = 5;

} // namespace

fs::path dataSetFolder(const Alphabet& alphabet, const fs::path& database) {
    QString called = alphabet.name;
    called.replace('/', '-');
    if (called.startsWith('.')) {
        called[0] = '-';
    }
    return database.parent_path() / "alphabets" / std::to_string(alphabet.id) / toPath(called);
}

Handwriting::Handwriting(fs::path path) : DatabaseView(std::move(path)) {}

void Handwriting::forget() {
    images_.clear();
    unreadable_ = 0;
    lastId_ = 0;
    lastUndone_ = 0;
}

void Handwriting::change(const std::function<void(const DrawingStore& store)>& work) {
    request([&](const Database& database) {
        showIfChanged(database);
        work(DrawingStore(database));
    });
}

void Handwriting::load() {
    request([this](const Database& database) { showAll(database); });
}

/// On all processors: a hundred thousand drawings take seconds.
void Handwriting::frame(std::vector<StoredDrawing> drawings) {
    constexpr std::size_t kWorthAThread = 256;
    std::vector<Image*> images;
    for (const StoredDrawing& drawing : drawings) {
        images.push_back(&images_[drawing.id]);
    }
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < drawings.size(); i = next++) {
            try {
                *images[i] = model::frameDrawing(model::readStrokesLine(drawings[i].strokes).drawing);
            } catch (const model::Error&) { // unreadable: it has no image
            }
        }
    };
    std::vector<std::jthread> others;
    const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), drawings.size() / kWorthAThread);
    try {
        while (others.size() + 1 < threads) {
            others.emplace_back(work);
        }
    } catch (const std::system_error&) { // there can be no more threads: fewer do it, too
    }
    work();
}

Change Handwriting::addFramed(const DrawingStore& store, const QString& what, const std::vector<model::StrokesRecord>& records,
                              const fs::path& source, QList<qint64>& ids, const Alphabet& alphabet) {
    const model::DataSet framed = framedDrawings(records, source, alphabet);
    const Change done = store.add(what, records, &ids, alphabet);
    keepImages(framed, ids);
    return done;
}

void Handwriting::keepImages(const model::DataSet& framed, const QList<qint64>& ids) {
    for (qsizetype i = 0; i < ids.size(); ++i) {
        images_.insert_or_assign(ids[i], framed.images[static_cast<std::size_t>(i)]);
    }
}

void Handwriting::show(const Database& database) {
    const DrawingStore store(database);
    std::vector<std::pair<qint64, int>> rows; // ids and digits
    std::vector<StoredDrawing> unseen;
    std::vector<Alphabet> alphabets;
    Change last;
    {
        const Transaction reading(database, Database::Access::readOnly);
        alphabets = store.alphabets();
        if (std::ranges::count(alphabets, alphabet_, &Alphabet::id) == 0) {
            alphabet_ = 0;
        }
        QList<qint64> unknown;
        database.forEach("SELECT id, digit FROM drawings WHERE alphabet = ? ORDER BY id", {alphabet_}, [&](const QSqlQuery& row) {
            rows.emplace_back(row.value(0).toLongLong(), row.value(1).toInt());
            if (!images_.contains(rows.back().first)) {
                unknown << rows.back().first;
            }
        });
        unseen = store.drawings(unknown);
        last = store.lastChange();
    }
    frame(std::move(unseen));
    auto drawings = std::make_shared<model::DataSet>();
    QList<qint64> ids;
    const Alphabet& alphabet = *std::ranges::find(alphabets, alphabet_, &Alphabet::id);
    const std::vector<int> numbers = alphabet.numbers();
    drawings->classes = alphabet.id == 0 ? model::ClassNames() : alphabet.names();
    int unreadable = 0;
    for (const auto& [id, digit] : rows) {
        const auto label = std::ranges::find(numbers, digit); // another program may have written anything
        if (const Image& image = images_[id]; image && label != numbers.end()) {
            ids << id;
            drawings->images.push_back(*image);
            drawings->labels.push_back(static_cast<std::uint8_t>(label - numbers.begin()));
        } else {
            ++unreadable;
        }
    }
    if (unreadable > unreadable_) {
        emit noticed(StoreText::tr("%1 in %2 cannot be read and shown; nothing is taken out of the file.")
                         .arg(StoreText::drawings(unreadable), toText(path())));
    }
    unreadable_ = unreadable;
    shown_ = ids;
    emit alphabetsChanged(alphabets, alphabet);
    emit changed(drawings, ids);
    emit undoOffered(last.id, last.what);
}

Alphabet Handwriting::alphabetOf(const DrawingStore& store, qint64 id) const {
    const auto alphabet = store.alphabet(id);
    if (!alphabet) {
        throw model::Error("The alphabet was deleted in another window.", "Choose another one.");
    }
    return *alphabet;
}

void Handwriting::choose(qint64 alphabet) {
    alphabet_ = alphabet;
    load();
}

void Handwriting::keepAlphabet(Alphabet alphabet) {
    change([&](const DrawingStore& store) {
        alphabet_ = store.keep(alphabet).alphabet;
        showAll(store.database());
    });
}

void Handwriting::removeAlphabet(qint64 id) {
    change([&](const DrawingStore& store) {
        const QString name = alphabetOf(store, id).name;
        const Change done = store.removeAlphabet(id);
        showAll(store.database());
        emit alphabetRemoved(name, done.id);
    });
}

void Handwriting::importAlphabet(const QString& path) {
    change([&](const DrawingStore& store) {
        const fs::path from = toPath(path);
        const std::vector<model::StrokesRecord> records = model::readStrokesFile(from);
        Alphabet alphabet{0, toText(from.stem()), {}};
        for (const model::StrokesRecord& record : records) {
            if (!record.label().empty() && alphabet.numberOf(record.label()) < 0) {
                alphabet.classes.push_back(record.label());
            }
        }
        std::ranges::sort(alphabet.classes);
        QList<qint64> ids;
        const model::DataSet framed = framedDrawings(records, from, alphabet);
        const Change done = store.make(alphabet, "import " + countedDrawings(static_cast<int>(records.size())), records, &ids);
        keepImages(framed, ids);
        alphabet_ = done.alphabet;
        showAll(store.database());
        emit imported({done.drawings}, done.id);
    });
}

void Handwriting::add(int digit, const model::Drawing& drawing, qint64 to) {
    change([&](const DrawingStore& store) {
        const Alphabet alphabet = alphabetOf(store, to);
        if (lastId_ != 0 && lastAlphabet_ == to && last_ == drawing && store.has(lastId_)) {
            if (const Change relabelled = store.relabel({lastId_}, digit, alphabet); relabelled.id != 0) {
                lastChanges_.push_back(relabelled.id);
            }
        } else {
            model::StrokesRecord record{"null", std::nullopt, {}, drawing};
            if (alphabet.has(digit)) {
                model::setLabel(record, alphabet.classes[static_cast<std::size_t>(digit)]);
            }
            QList<qint64> ids; // stays empty when there is no ink: that throws
            const QString what = "add a " + QString::fromStdString(record.label());
            lastChanges_ = {addFramed(store, what, {record}, path(), ids, alphabet).id};
            lastId_ = ids.front();
            lastAlphabet_ = to;
            last_ = drawing;
        }
        showAll(store.database());
        emit added(digit, store.count(to), lastChanges_.back(), to);
    });
}

void Handwriting::remove(const QList<qint64>& ids) {
    change([&](const DrawingStore& store) {
        if (const Change done = store.remove(ids); done.id != 0) {
            showAll(store.database());
            emit removed(done.drawings, done.id);
        }
    });
}

void Handwriting::relabel(const QList<qint64>& ids, int digit) {
    change([&](const DrawingStore& store) {
        if (store.relabel(ids, digit, alphabetOf(store, alphabet_)).id != 0) {
            showAll(store.database());
        }
    });
}

void Handwriting::importFrom(const QStringList& paths) {
    change([&](const DrawingStore& store) {
        const Alphabet alphabet = alphabetOf(store, alphabet_);
        const DrawingFiles files = readDrawingFiles(paths, alphabet, [&](const QString& path) {
            if (paths.size() > 1) {
                emit noticed(StoreText::tr("Reading %1 …").arg(toText(toPath(path).filename())));
            }
        });
        if (!files.records.empty()) {
            Imported what{static_cast<int>(files.records.size()), files.sheets, files.boxes};
            QList<qint64> ids;
            const Change done =
                addFramed(store, "import " + countedDrawings(what.drawings), files.records, toPath(paths.front()), ids, alphabet);
            for (const std::size_t i : files.doubtful) {
                what.doubtful << ids[static_cast<qsizetype>(i)];
            }
            showAll(store.database());
            emit imported(what, done.id);
        }
        if (files.failure) {
            throw *files.failure;
        }
    });
}

void Handwriting::printSheets(const QString& path, qint64 of) {
    change([&](const DrawingStore& store) {
        printLessonSheet(toPath(path), alphabetOf(store, of).names());
        emit sheetsPrinted(path);
    });
}

void Handwriting::exportTo(const QString& path) {
    change([&](const DrawingStore& store) {
        std::vector<model::StrokesRecord> records;
        const Alphabet alphabet = alphabetOf(store, alphabet_);
        for (const StoredDrawing& drawing : store.drawings(shown_)) {
            records.push_back(drawing.record(alphabet));
            if (records.back().id == "null") {
                records.back().id = std::to_string(drawing.id);
            }
        }
        model::writeStrokesFile(toPath(path), records);
        emit exported(path);
    });
}

void Handwriting::writeDataSet(qint64 of) {
    change([&](const DrawingStore& store) {
        const Alphabet alphabet = alphabetOf(store, of);
        const std::vector<int> numbers = alphabet.numbers();
        std::vector<int> counts(alphabet.classes.size());
        std::vector<model::StrokesRecord> train;
        std::vector<model::StrokesRecord> test;
        for (const StoredDrawing& drawing : store.drawings(store.ids(of))) {
            const auto label = std::ranges::find(numbers, drawing.digit);
            if (const Image& image = images_[drawing.id]; !image || label == numbers.end()) {
                continue;
            }
            model::StrokesRecord record = model::readStrokesLine(drawing.strokes);
            model::setLabel(record, std::to_string(label - numbers.begin())); // classes.txt has the names
            const int n = ++counts[static_cast<std::size_t>(drawing.digit)];
            (n % kHeldOut == kFirstHeld ? test : train).push_back(std::move(record));
        }
        std::string names;
        for (const std::string& name : alphabet.names()) {
            names += name + "\n";
        }
        const fs::path folder = dataSetFolder(alphabet, path());
        fs::create_directories(folder);
        model::writeFileAtomically(folder / "classes.txt", names);
        model::writeStrokesFile(folder / "test.jsonl", test);
        model::writeStrokesFile(folder / "train.jsonl", train);
        emit dataSetWritten(toText(folder));
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
        if (id != lastUndone_) { // the button was pressed twice
            takeBack(store, id);
        }
    });
}

void Handwriting::takeBack(const DrawingStore& store, qint64 id) {
    const Change done = store.undo(id);
    lastUndone_ = id;
    std::erase(lastChanges_, id);
    alphabet_ = done.alphabet;
    showAll(store.database());
    emit undone(done.what);
}

} // namespace app
