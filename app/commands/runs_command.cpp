// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/run_report.h"
#include "app/runs/run_export.h"
#include "app/storage/opened_database.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

namespace app {
namespace {

constexpr auto kIdHelp = "The run's id, the beginning of one, or last";

struct RunsOptions {
    std::vector<std::string> ids;
    std::string id; ///< where there is but one
    std::optional<std::size_t> limit;
    std::string text; ///< a name or a note
    std::string out;
    std::string tensorboard;
    std::string format; ///< of a folder; empty: a file
    bool starred = false;
    bool study = false; ///< with the other seeds of theirs
    bool deleted = false;
    bool off = false;
    bool json = false;
};

using Work = void (*)(const RunStore& store, const RunsOptions& options);
/// Reports what was done: as a sentence, or as an object with the ids.
void tell(const RunsOptions& options, const char* event, const std::vector<std::string>& ids, const std::string& sentence) {
    if (options.json) {
        console::printJson({{"event", event}, {"runs", ids}});
    } else {
        console::print("%s\n", sentence.c_str());
    }
}

std::string counted(std::size_t runs) {
    return countedRuns(static_cast<int>(runs)).toStdString();
}

void listRuns(const RunStore& store, const RunsOptions& options) {
    std::vector<model::RunRecord> runs = options.deleted ? store.listDeleted() : store.list();
    if (options.starred) {
        std::erase_if(runs, [](const model::RunRecord& run) { return !run.starred; });
    }
    runs.resize(std::min(runs.size(), options.limit.value_or(runs.size())));
    if (options.json) {
        for (const model::RunRecord& run : runs) {
            console::printJson(runObject(run));
        }
    } else if (runs.empty()) {
        console::print("There is no %srun%s.\n", options.starred ? "starred " : "", options.deleted ? " that was deleted" : "");
    } else {
        printRuns(runs);
    }
}

void showRun(const RunStore& store, const RunsOptions& options) {
    for (const model::RunRecord& run : store.findAll(options.ids)) {
        if (options.json) {
            console::printJson(fullRunObject(run, store.log(run.id)));
        } else {
            printRun(run, store.log(run.id));
        }
    }
}

void compareRuns(const RunStore& store, const RunsOptions& options) {
    const std::vector<model::RunRecord> runs = store.findAll(options.ids);
    if (runs.size() < 2) {
        throw model::Error("There is nothing to compare: only one run is named.", "Name two or more runs.");
    }
    if (options.json) {
        console::printJson(comparisonObject(runs));
    } else {
        printComparison(runs);
    }
}

/// Those that were named, each with the other seeds of its study where that is asked for, in the order in which they began.
std::vector<std::string> idsToExport(const RunStore& store, const RunsOptions& options) {
    std::vector<std::string> ids;
    for (const model::RunRecord& run : store.findAll(options.ids)) {
        std::vector<model::RunRecord> series{run};
        if (options.study && !run.study.empty()) {
            series = store.ofStudy(run.study);
        }
        std::ranges::transform(series.rbegin(), series.rend(), std::back_inserter(ids), &model::RunRecord::id);
    }
    return store.idsOf(ids); // each once
}

void exportThem(const RunStore& store, const RunsOptions& options) {
    const std::vector<std::string> ids = idsToExport(store, options);
    std::string where;
    if (!options.out.empty()) {
        (options.format == "mlflow"        ? exportToMlflow
         : options.format == "tensorboard" ? exportToTensorBoard
                                           : exportRuns)(store, ids, options.out);
        where = options.out;
    }
    if (!options.tensorboard.empty()) {
        exportToTensorBoard(store, ids, options.tensorboard);
        where += (where.empty() ? "" : " and ") + options.tensorboard;
    }
    tell(options, "exported", ids, "Wrote " + counted(ids.size()) + " to " + where);
    const std::string& board = options.format == "tensorboard" ? options.out : options.tensorboard;
    if (!options.json && !board.empty()) {
        console::print("See them with: tensorboard --logdir %s\n", board.c_str());
    }
    if (!options.json && options.format == "mlflow") {
        console::print("See them with: mlflow ui --backend-store-uri %s\n", options.out.c_str());
    }
}

void deleteRuns(const RunStore& store, const RunsOptions& options) {
    const std::vector<std::string> ids = store.idsOf(options.ids);
    store.remove(ids);
    tell(options, "deleted", ids,
         "Deleted " + counted(ids.size()) +
             console::format(". Within %d days, digitlab runs undelete brings them back.", RunStore::kDeletedDays));
}

/// Those that were named, or those of the last time.
void undeleteRuns(const RunStore& store, const RunsOptions& options) {
    std::vector<std::string> ids = store.deletedIdsOf(options.ids);
    if (ids.empty()) {
        ids = store.undoRemove(store.lastRemoval().id);
    } else {
        store.restore(ids);
    }
    if (ids.empty()) {
        throw model::Error("There is no deleted run.", "See digitlab runs list --deleted.");
    }
    tell(options, "undeleted", ids, "Brought back " + counted(ids.size()));
}

void renameRun(const RunStore& store, const RunsOptions& options) {
    const std::string id = store.idsOf({options.id}).front();
    store.rename(id, options.text);
    tell(options, "renamed", {id}, "Run " + id + " is now named " + options.text);
}

void noteRun(const RunStore& store, const RunsOptions& options) {
    const std::string id = store.idsOf({options.id}).front();
    store.setNote(id, options.text);
    tell(options, "noted", {id},
         "Run " + id + (options.text.empty() ? " has no note any more" : " has the note " + options.text));
}

void starRuns(const RunStore& store, const RunsOptions& options) {
    const std::vector<std::string> ids = store.idsOf(options.ids);
    store.setStarred(ids, !options.off);
    tell(options, options.off ? "unstarred" : "starred", ids,
         counted(ids.size()) + (options.off ? " without a star now" : " with a star now"));
}

void withStore(Work work, const RunsOptions& options) {
    const OpenedDatabase opened = openDatabase(databasePath());
    if (!opened.notice.isEmpty()) {
        console::print(stderr, "digitlab: %s\n", qPrintable(opened.notice));
    }
    const RunStore store(*opened.database);
    store.purge();
    work(store, options);
}

} // namespace

void addRuns(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("runs", "List, compare, export and delete the runs that are kept");
    app.require_subcommand(1);
    const auto options = std::make_shared<RunsOptions>();
    const auto add = [&app, options](const char* name, const char* help, Work work) -> CLI::App& {
        CLI::App& command = *app.add_subcommand(name, help);
        command.add_flag("--json", options->json, "Print JSON, an object a line");
        command.callback([options, work] { withStore(work, *options); });
        return command;
    };
    const auto addIds = [options](CLI::App& command) { return command.add_option("ID", options->ids, kIdHelp); };

    CLI::App& list = add("list", "A table of the runs, the newest first", listRuns);
    list.add_flag("--starred", options->starred, "Only those with a star");
    list.add_flag("--deleted", options->deleted, "Those that were deleted and can be brought back");
    list.add_option("--limit", options->limit, "Only so many")->option_text("N");
    addIds(add("show", "Everything that is kept of a run", showRun))->required();
    addIds(add("compare", "What differs between runs", compareRuns))->required();
    CLI::App& exporting = add("export", "Write runs for other programs", exportThem);
    exporting.callback([options] {
        if (options->out.empty() && options->tensorboard.empty()) {
            throw CLI::RequiredError("--out or --tensorboard");
        }
        withStore(exportThem, *options);
    });
    addIds(exporting)->required();
    CLI::Option* out = exporting.add_option(
        "--out", options->out,
        "File: .csv (a row a run), .jsonl or .json (with the curves), .html or .pdf (a report); or a folder, for --format");
    exporting
        .add_option("--format", options->format, "Of a folder, tensorboard or mlflow; without it, what the name of --out ends in")
        ->check(CLI::IsMember({"tensorboard", "mlflow"}))
        ->needs(out);
    exporting.add_flag("--study", options->study, "With all seeds of the studies that they belong to");
    exporting.add_option("--tensorboard", options->tensorboard, "The same as --format tensorboard --out");
    addIds(add("delete", "Take runs out of the list; they can be brought back for 30 days", deleteRuns))->required();
    addIds(add("undelete", "Bring deleted runs back: those named, or those deleted last", undeleteRuns));
    CLI::App& rename = add("rename", "Give a run another name", renameRun);
    rename.add_option("ID", options->id, kIdHelp)->required();
    rename.add_option("NAME", options->text, "Its new name")->required();
    CLI::App& note = add("note", "Write a note on a run, in place of the one it had", noteRun);
    note.add_option("ID", options->id, kIdHelp)->required();
    note.add_option("TEXT", options->text, "The note; \"\" takes it away")->required();
    CLI::App& star = add("star", "Put a star on runs", starRuns);
    addIds(star)->required();
    star.add_flag("--off", options->off, "Take it away");
}

} // namespace app
