// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/data_reports.h"

#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/datasets/known_folders.h"
#include "app/storage/bundled_models.h"
#include "model/data/data_check.h"
#include "model/data/orientation.h"
#include "model/network/learner.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <optional>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

/// As its files have it, before anything was turned; nothing of other things than digits.
std::optional<model::WaysRead> waysRead(const LoadedData& data) {
    if (!model::areDigits(data.train.classes)) {
        return std::nullopt;
    }
    const auto reader = model::makePredictor(bundledModel().weights, {});
    model::DataSet given = data.train;
    model::turn(given, data.turning);
    return model::readInAllWays(given, *reader);
}

std::string waysText(const model::WaysRead& ways) {
    std::string text;
    for (std::size_t way = 0; way < ways.accuracy.size(); ++way) {
        text += console::format("%s %s %.1f %%", text.empty() ? "" : ",", model::WaysRead::kNames[way], 100 * ways.accuracy[way]);
    }
    const int fits = ways.fits();
    return console::format("The bundled model reads, of %d of its digits,", ways.images) + text +
           (fits < 0 ? ": none of them clearly fits" : std::string(": it is right ") + model::WaysRead::kNames[fits]) + ".";
}

std::string megabytes(std::int64_t bytes) {
    return bytes == 0 ? "not stated" : console::format("%.1f MB", static_cast<double>(bytes) / 1e6);
}

Json describe(const model::KnownDataSet& set) {
    const auto here = findDataSet(set);
    const std::int64_t bytes = set.downloadBytes();
    return {{"name", set.name},
            {"title", set.title},
            {"train", set.trainImages},
            {"test", set.testImages},
            {"classes", set.classNames()},
            {"bytes", bytes == 0 ? Json() : Json(bytes)},
            {"licence", set.licence},
            {"home", set.home},
            {"package", set.debianPackage.empty() ? Json() : Json(set.debianPackage)},
            {"note", set.note.empty() ? Json() : Json(set.note)},
            {"here", here || set.comesAlong()},
            {"folder", here ? Json(here->string()) : Json()}};
}

} // namespace

void printDataSets(bool json) {
    Rows rows{{"name", "title", "training", "test", "download", "licence", "where", "classes"}};
    for (const model::KnownDataSet& set : model::knownDataSets()) {
        if (json) {
            console::printJson(describe(set));
            continue;
        }
        const auto here = findDataSet(set);
        rows.push_back({std::string(set.name), std::string(set.title), std::to_string(set.trainImages),
                        std::to_string(set.testImages), set.comesAlong() ? "-" : megabytes(set.downloadBytes()),
                        std::string(set.licence),
                        here               ? here->string()
                        : set.comesAlong() ? "comes along"
                                           : "-",
                        joined(set.classNames())});
    }
    if (!json) {
        printTable(rows, "llrrrlll");
    }
}

void printDataInfo(const std::filesystem::path& path) {
    const LoadedData data = loadData(path);
    console::print("%s in %s\n%d training images, %d test images, 28 × 28\nSHA-256 of the training images %s\n\n",
                   data.name.c_str(), path.c_str(), data.train.size(), data.test.size(), data.hashes.trainImages.c_str());
    tellNotes(data.name, data.notes);
    const model::DataFindings& found = data.findings;
    Rows rows{{"class", "training", "test"}};
    for (std::size_t label = 0; label < found.train.size(); ++label) {
        rows.push_back({found.classes[label], std::to_string(found.train[label]), std::to_string(found.test[label])});
    }
    printTable(rows, "lr");
}

void printDataCheck(const LoadedData& data, bool json) {
    const model::DataFindings& found = data.findings;
    const std::vector<std::string> warnings = model::warningsOf(found);
    const std::optional<model::WaysRead> ways = waysRead(data);
    if (json) {
        Json reads;
        for (std::size_t way = 0; ways && way < ways->accuracy.size(); ++way) {
            reads[model::WaysRead::kNames[way]] = ways->accuracy[way];
        }
        console::printJson(
            {{"name", data.name},
             {"classes", found.classes},
             {"train", found.train},
             {"test", found.test},
             {"imbalance", found.emptyClass >= 0 ? Json() : Json(found.imbalance())},
             {"emptyClass", found.emptyClass < 0 ? Json() : Json(found.classes[static_cast<std::size_t>(found.emptyClass)])},
             {"leakedTestImages", found.leakedTestImages},
             {"contradicted", found.contradicted},
             {"constant", found.constant},
             {"unreadable", found.unreadable},
             {"firstUnreadable", data.unreadable.first},
             {"read", reads},
             {"notes", data.notes},
             {"warnings", warnings}});
        return;
    }
    console::print("%s: %d training images, %d test images, %zu classes\n", data.name.c_str(), data.train.size(),
                   data.test.size(), found.classes.size());
    for (const auto& texts : {data.notes, warnings}) {
        for (const std::string& text : texts) {
            console::print("%s\n", text.c_str());
        }
    }
    for (const std::string& picture : data.unreadable.first) {
        console::print("  %s\n", picture.c_str());
    }
    if (ways) {
        console::print("%s\n", waysText(*ways).c_str());
    }
    if (warnings.empty()) {
        console::print("Nothing is wrong with it.\n");
    }
}

void warnOfData(const LoadedData& data) {
    tellNotes(data.name, data.notes);
    for (const std::string& warning : model::warningsOf(data.findings)) {
        console::print(stderr, "digitlab: %s: %s\n", data.name.c_str(), warning.c_str());
    }
}

void warnOfHeldBackImages(const RunRequest& request, const LoadedData& data) {
    if (heldBackImagesLearned(request, data)) {
        console::print(stderr,
                       "digitlab: The initial weights or teachers have learned the images held back: the validation accuracy "
                       "will look too good.\n");
    }
}

} // namespace app
