// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/datasets/known_folders.h"
#include "app/runs/run_of_model.h"
#include "app/storage/network_files.h"
#include "model/export/export.h"
#include "model/formats/model_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace app {
namespace {

struct ExportOptions {
    ChosenModel model;
    std::string format; ///< empty: by the name's ending
    std::string out;
    std::string data;
    std::string licence;
    bool json = false;
};

const char* formatName(model::ExportFormat format) {
    return std::ranges::find(model::kExportFormats, format, &model::ExportFormatInfo::format)->name;
}

/// The test images where there are any; a folder that was named must have them.
std::optional<model::DataSet> testImages(const std::string& folder) {
    if (folder.empty() && model::findDataFile(dataFolder(), model::DataFile::testImages).empty()) {
        return std::nullopt;
    }
    return loadChosenSplit(folder, "test");
}

void tellExport(const ExportOptions& options, const model::ExportReport& report, bool drawn) {
    if (options.json) {
        nlohmann::ordered_json verified;
        if (report.check) {
            verified = {{"by", report.check->by},
                        {"images", report.check->images},
                        {"drawn", drawn},
                        {"largestDifference", report.check->largestDifference}};
            if (report.check->graphNotRun) {
                verified["graphNotRun"] = true;
            }
            if (report.check->accuracy) {
                verified["accuracy"] = *report.check->accuracy;
            }
        }
        console::printJson(
            {{"file", options.out}, {"format", formatName(report.format)}, {"bytes", report.bytes}, {"verified", verified}});
        return;
    }
    console::print("Wrote %s: %s, %.1f KB", options.out.c_str(), formatName(report.format),
                   static_cast<double>(report.bytes) / 1000);
    if (!report.check) {
        console::print("; not read back here\n");
        return;
    }
    const char* images = drawn ? "drawn digits" : "test images";
    if (report.check->graphNotRun) {
        console::print(", passed by %s, not run here; our network with its weights: largest difference %.1e on %d %s",
                       report.check->by.c_str(), report.check->largestDifference, report.check->images, images);
    } else {
        console::print(", read by %s: largest difference %.1e on %d %s", report.check->by.c_str(),
                       report.check->largestDifference, report.check->images, images);
    }
    if (report.check->accuracy) {
        console::print(", accuracy %.2f %%", 100 * *report.check->accuracy);
    }
    console::print("\n");
}

void runExport(const ExportOptions& options) {
    const model::ExportFormat format = model::exportFormatOf(options.format, options.out);
    if (!options.licence.empty() && format != model::ExportFormat::huggingFace) {
        throw model::Error("Only the card of --format huggingface says a license.",
                           "Leave --license out, or choose that format.");
    }
    const model::Model model = modelOrDefault(options.model);
    const std::optional<model::DataSet> set = testImages(options.data);
    QString notice;
    const model::ExportReport report = exportModel(options.out, model, format, set ? &*set : nullptr, notice,
                                                   options.licence.empty() ? model::kUnknownLicence : options.licence);
    if (!notice.isEmpty()) {
        console::print(stderr, "digitlab: %s\n", qPrintable(notice));
    }
    tellExport(options, report, !set);
}

/// Reads a model in either format and writes it in the one `to`'s name ends in.
void runConvert(const std::string& from, const std::string& to, const std::string& network) {
    model::checkModelPath(to);
    const model::Model model = readModel(from, network);
    model::saveModel(to, model);
    console::print("Wrote %s\n", to.c_str());
    if (!model::areDigits(model.card.classes) && std::filesystem::path(to).extension() != ".safetensors") {
        console::print(stderr,
                       "digitlab: %s: PyTorch's files hold no names of classes. Keep a note of "
                       "the order of its outputs: %s.\n",
                       to.c_str(), joined(model.card.classes).c_str());
    }
}

} // namespace

void addExport(CLI::App& root) {
    CLI::App& app = *root.add_subcommand(
        "export",
        "Write a model for other programs: ONNX, TorchScript, NumPy, C, a web page, a notebook, a folder for Hugging Face");
    const auto options = std::make_shared<ExportOptions>();
    std::vector<std::string> names;
    for (const model::ExportFormatInfo& info : model::kExportFormats) {
        names.emplace_back(info.name);
    }
    addModel(app, options->model);
    app.add_option("--format", options->format, "The default is what the name of --out ends in")->check(CLI::IsMember(names));
    app.add_option("--out", options->out,
                   "File to write: .onnx, .torchscript, .npz, .c, .html, .ipynb or .py; a folder for huggingface")
        ->required();
    app.add_option("--license", options->licence, "Of the weights, as Hugging Face names it, for its card: mit, gpl-3.0, …");
    addDataOption(app, options->data);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runExport(*options); });
}

void addConvert(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("convert", "Turn a model file into the other format (.safetensors, .pt for PyTorch)");
    const auto from = std::make_shared<std::string>();
    const auto to = std::make_shared<std::string>();
    app.add_option("from", *from, "Model file to read")->required();
    app.add_option("to", *to, "Model file to write; its name decides the format")->required();
    const auto network = std::make_shared<std::string>();
    addFileNetwork(app, *network);
    app.callback([from, to, network] { runConvert(*from, *to, *network); });
}

} // namespace app
