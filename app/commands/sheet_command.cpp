// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/drawings/lesson_sheet_file.h"
#include "app/storage/picture_file.h"
#include "model/data/class_names.h"
#include "model/files/atomic_file.h"
#include "model/reading/lesson_sheet.h"
#include "model/values/error.h"

namespace app {
namespace {

namespace fs = std::filesystem;

struct SheetOptions {
    std::string classes;
    int each = 10;
    std::vector<std::string> pictures;
    std::string out;
};

constexpr std::size_t kLargestList = 1U << 16; ///< bytes

/// The names in the option or in the file that it names. Each is to be a folder's name.
model::ClassNames classesOf(const std::string& option) {
    std::error_code error;
    const model::ClassNames names = fs::is_regular_file(option, error)
                                        ? model::classNamesIn(model::readWholeFile(option, kLargestList), '\n', option)
                                        : model::classNamesIn(option, ',', "--classes");
    for (const std::string& name : names) {
        if (name.find('/') != std::string::npos || name.starts_with('.')) {
            throw model::Error("\"" + name + "\" cannot be the name of a folder.", "Write it as a word.");
        }
    }
    return names;
}

/// Each image into the folder of its class.
void keepSamples(const SheetOptions& options, const model::ClassNames& classes) {
    for (const std::string& picture : options.pictures) {
        const model::lesson_sheet::Read read = readSheet(picture, classes, options.each);
        int number = 0;
        for (const model::lesson_sheet::Sample& sample : read.samples) {
            const fs::path folder = fs::path(options.out) / classes[static_cast<std::size_t>(sample.label)];
            std::error_code failed; // is told by the write below
            fs::create_directories(folder, failed);
            writePng(folder / (fs::path(picture).stem().string() + "-" + std::to_string(++number) + ".png"), sample.image);
        }
        console::print("%-40s sheet %d of %d: %zu drawings, %d boxes empty\n", picture.c_str(), read.page + 1, read.pages,
                       read.samples.size(), read.empty);
    }
    console::print("Written to %s; learn from it with digitlab train --data %s\n", options.out.c_str(), options.out.c_str());
}

void runSheet(const SheetOptions& options) {
    const model::ClassNames classes = classesOf(options.classes);
    if (!options.pictures.empty()) {
        keepSamples(options, classes);
        return;
    }
    const std::size_t pages = printLessonSheet(options.out, classes, options.each);
    console::print("%zu sheet%s of A4 for %zu classes, %d boxes each: %s\n", pages, pages == 1 ? "" : "s", classes.size(),
                   options.each, options.out.c_str());
}

} // namespace

void addSheet(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("sheet", "Print sheets on which a class writes samples, and take them from photos");
    const auto options = std::make_shared<SheetOptions>();
    app.add_option("pictures", options->pictures,
                   "Photos or scans of sheets that were written on; without any, sheets are printed");
    app.add_option("--classes", options->classes, "What is written: names with commas between them, or a file with one a line")
        ->required();
    app.add_option("--each", options->each, "Boxes a class; sheets that were printed tell it themselves")
        ->capture_default_str()
        ->check(CLI::Range(1, model::lesson_sheet::kMostEach));
    app.add_option("--out", options->out, "The sheets as PDF; with pictures, the folder for the images, one folder a class")
        ->required();
    app.callback([options] { runSheet(*options); });
}

} // namespace app
