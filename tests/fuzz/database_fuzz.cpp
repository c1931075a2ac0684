// SPDX-License-Identifier: GPL-3.0-or-later
// The database with the user's drawings and runs, of any bytes: opened, replaced where it is damaged, and used.
#include "app/drawings/drawing_store.h"
#include "app/runs/experiment_plan.h"
#include "app/runs/run_store.h"
#include "app/storage/opened_database.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"
#include "tests/synthetic_digits.h"

#include <QCoreApplication>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

constexpr const char* kStudy = "20261125-003012-4f1c";

std::string bytesOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Qt looks for its driver of SQLite beside an application.
void beAnApplication() {
    static int argc = 1;
    static char name[] = "fuzz";
    static char* argv[] = {name, nullptr};
    [[maybe_unused]] static const auto* application =
        new QCoreApplication(argc, argv); // stays: Qt SQL's statics go before a static one would
}

model::Drawing drawing() {
    return {{{{0, 0, 1}, {1, 2, 0.5F}}, 3, false}};
}

/// Runs have folders in this one, which is where they may delete something.
const fs::path& home() {
    static const synthetic::TemporaryFolder folder;
    static const fs::path path = folder.path();
    setenv("XDG_DATA_HOME", path.c_str(), 1);
    return path;
}

void addRuns(const app::Database& database) {
    const app::RunStore store(database);
    for (const char* id : {"20261125-003012-4f1a", "20261125-003012-4f1b"}) {
        model::RunRecord run;
        run.id = id;
        run.name = "quick";
        run.started = "2026-11-25T00:30:12Z";
        run.options = {"/data", "m.pt", "cpu", model::StepKind::fused, 30, 100};
        store.begin(run);
        store.append(id, {{{0, 2, 0.5, 1, 0.5F, 2}}, {{1, 1, 0.5, 0.8, 0.4, 0.9}}, {"Begins"}}, {1, 2, 3, 0.8, {}, 0.9});
        store.end(id, {model::RunOutcome::stopped, "", {1, 2, 3, 0.8, {}, 0.9}, "m.safetensors", "2026-11-25T01:00:00Z"});
    }
    store.beginStudy(kStudy, app::experimentToJson({}));
    store.remove({"20261125-003012-4f1b"});
    database.run("UPDATE runs SET deleted = '2020' WHERE deleted <> ''");
}

/// The file of a database with some drawings, changes and runs, in small pages.
std::string databaseWith(int drawings) {
    const synthetic::TemporaryFolder folder;
    const fs::path path = folder / "h.sqlite";
    const app::OpenedDatabase opened = app::openDatabase(path);
    const app::DrawingStore store(*opened.database);
    store.add("import", {{"7", 7, "me", drawing()}});
    store.add("import", std::vector<model::StrokesRecord>(static_cast<std::size_t>(drawings), {"null", 3, {}, drawing()}));
    store.relabel({1, 2}, 8);
    store.remove({3});
    addRuns(*opened.database);
    opened.database->run("PRAGMA journal_mode = DELETE");
    opened.database->run("PRAGMA page_size = 512");
    opened.database->run("VACUUM");
    return bytesOf(path);
}

/// What a window does with the drawings. Everything may be refused, nothing else may happen.
void useDrawings(const app::Database& database) {
    const app::DrawingStore store(database);
    const QList<qint64> ids = store.ids();
    fuzz::require(store.count() == ids.size(), "as many are listed as are counted");
    const auto drawings = fuzz::valueOrRefusal("", [&] { return store.drawings(ids); });
    for (const app::StoredDrawing& stored : drawings.value_or(std::vector<app::StoredDrawing>())) {
        const auto record = fuzz::valueOrRefusal("", [&] { return stored.record(); });
        fuzz::require(!record || (record->digit >= 0 && record->digit < model::kDigits), "digits are digits");
    }
    const auto added = fuzz::valueOrRefusal("", [&] { return store.add("add a 4", {{"null", 4, {}, drawing()}}); });
    if (added) {
        fuzz::require(store.count() == ids.size() + 1, "what was added is there");
        fuzz::require(store.lastChange().id == added->id, "it is the last change");
    }
    fuzz::valueOrRefusal("", [&] { return store.relabel(ids, 5); });
    fuzz::valueOrRefusal("", [&] { return store.remove(ids); });
    fuzz::valueOrRefusal("", [&] { return store.undo(store.lastChange().id); });
}

/// Runs are listed; those that were deleted long ago go, with their folders and with nothing else.
void useRuns(const app::Database& database) {
    const app::RunStore store(database);
    const fs::path kept = home() / "digitlab" / "runs" / "of no database" / "file";
    fs::create_directories(kept.parent_path());
    synthetic::writeBytes(kept, "kept");
    for (const model::RunRecord& run : store.list()) {
        store.curve(run.id);
        store.log(run.id);
    }
    fuzz::valueOrRefusal("", [&] { return app::seedsOf(app::experimentFromJson(store.studyOptions(kStudy), "study").seeds); });
    store.purge();
    fuzz::require(fs::exists(kept), "no folder goes but that of a run");
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    home();
    beAnApplication();
    return {databaseWith(3)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    home();
    beAnApplication();
    const std::string before(fuzz::view(data, size));
    const synthetic::TemporaryFolder folder;
    const fs::path path = folder / "h.sqlite";
    synthetic::writeBytes(path, before);
    const auto opened = fuzz::valueOrRefusal(path.string(), [&] { return app::openDatabase(path); });
    if (!opened) {
        fuzz::require(bytesOf(path) == before, "what is refused stays as it is");
        return 0;
    }
    if (!opened->notice.isEmpty()) {
        fuzz::require(bytesOf(path.string() + ".damaged-1") == before, "what is damaged is kept");
    }
    for (const auto use : {useDrawings, useRuns}) {
        try {
            use(*opened->database);
        } catch (const app::DamagedDatabase&) { // pages do not fit together, though their outlines did: replaced next time
        }
    }
    return 0;
}
