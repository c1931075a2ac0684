// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/export.h"

#include "model/export/formats.h"
#include "model/export/forward_steps.h"
#include "model/files/atomic_file.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/values/error.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

namespace model {
namespace {

constexpr int kComparedImages = 1000;

std::vector<float> answersOf(const Weights& weights, std::span<const DigitImage> images) {
    return makePredictor(weights, {.threads = 0, .device = "cpu", .step = StepKind::fused})->answers(images);
}

/// Compares answers, log-probabilities [N,classes] each, as probabilities.
double largestDifference(std::span<const float> ours, std::span<const float> theirs) {
    double largest = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const double difference = std::abs(std::exp(static_cast<double>(ours[i])) - std::exp(static_cast<double>(theirs[i])));
        largest = std::isnan(difference) ? 1 : std::max(largest, difference);
    }
    return largest;
}

/// Nothing where the images are of classes that the model does not know.
std::optional<double> accuracyOf(const Model& model, const DataSet& set) {
    const std::optional<Model> matched = withClasses(model, set.classes);
    if (!matched) {
        return std::nullopt;
    }
    const auto predictor = makePredictor(matched->weights, {.threads = 0, .device = "cpu", .step = StepKind::fused});
    return evaluate(*predictor, set).accuracy();
}

std::vector<DigitImage> imagesToCompare(const DataSet* testImages) {
    if (testImages == nullptr || testImages->images.empty()) {
        return drawnDigits(kComparedImages);
    }
    const auto count = std::min<std::size_t>(testImages->images.size(), kComparedImages);
    return {testImages->images.begin(), testImages->images.begin() + static_cast<std::ptrdiff_t>(count)};
}

/// What the bytes of that format answer, and which reader says so; nothing where this program has none.
struct ReadBack {
    std::string by;
    std::vector<float> answers;
    bool graphNotRun = false;
};
std::optional<ReadBack> readBack(const std::string& bytes, ExportFormat format, std::span<const DigitImage> images, int classes) {
    switch (format) {
    case ExportFormat::onnx:
    case ExportFormat::onnxGrey:
        return ReadBack{onnxDescription(), answersOf(readOnnx(bytes), images), true};
    case ExportFormat::torchscript: {
        ReadBack result{torchDescription(), std::vector<float>(images.size() * static_cast<std::size_t>(classes)), false};
        runTorchScript(bytes, images, result.answers);
        return result;
    }
    case ExportFormat::numpy:
        return ReadBack{"DigitLab's reader", answersOf(readNumpy(bytes), images), false};
    case ExportFormat::c:
    case ExportFormat::cInt8:
    case ExportFormat::html:
    case ExportFormat::notebook:
    case ExportFormat::python:
    case ExportFormat::huggingFace:
        break;
    }
    return std::nullopt;
}

/// Returns how many.
std::size_t writeChecked(const std::filesystem::path& path, const std::string& bytes) {
    writeFileAtomically(path, bytes);
    if (readWholeFile(path, bytes.size()) != bytes) {
        std::filesystem::remove(path);
        throw Error(path.string() + ": the disk did not keep what was written.", "Export to another disk.");
    }
    return bytes.size();
}

/// Returns how many bytes all its files have.
std::size_t writeFolder(const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    makeFolder(folder);
    std::size_t bytes = 0;
    for (const auto& [name, content] : files) {
        bytes += writeChecked(folder / name, content);
    }
    return bytes;
}

} // namespace

std::string exportBytes(const Model& model, ExportFormat format, std::optional<double> int8Accuracy, const KeptRun* run) {
    switch (format) {
    case ExportFormat::onnx:
        return writeOnnx(model);
    case ExportFormat::onnxGrey:
        return writeOnnx(model, true);
    case ExportFormat::torchscript:
        return writeTorchScript(model);
    case ExportFormat::numpy:
        return writeNumpy(model);
    case ExportFormat::c:
        return writeC(model);
    case ExportFormat::cInt8:
        return writeInt8C(model, int8Accuracy);
    case ExportFormat::html:
        return writeHtml(model);
    case ExportFormat::notebook:
        return writeNotebook(model, run);
    case ExportFormat::python:
        return writePython(model, run);
    case ExportFormat::huggingFace:
        break;
    }
    throw std::logic_error("an export format without a file");
}

ExportFormat exportFormatOf(const std::string& name, const std::filesystem::path& path) {
    const std::string ending = path.extension().string();
    std::string names;
    for (const ExportFormatInfo& info : kExportFormats) {
        if (name.empty() ? !ending.empty() && ending == info.ending : name == info.name) {
            return info.format;
        }
        names += (names.empty() ? "" : ", ") + std::string(info.name);
    }
    throw Error(name.empty() ? path.string() + ": the name's ending tells no format." : "There is no format \"" + name + "\".",
                "Use --format with one of " + names + ".");
}

ExportReport exportModel(const std::filesystem::path& path, const Model& model, ExportFormat format, const DataSet* testImages,
                         const KeptRun* run, const std::string& licence) {
    checkWeights(model.weights, path.string());
    if (format != ExportFormat::huggingFace) {
        checkWritable(path);
    }
    ExportReport report{format, 0, {}};
    const std::vector<DigitImage> images = imagesToCompare(testImages);
    const std::vector<float> answers = answersOf(model.weights, images);
    if (largestDifference(answers, answers) > 0) { // C has no literal for what it would hold
        throw Error(path.string() + ": the model's own answers are no numbers; nothing was written.",
                    "Its training diverged, or its file is damaged; choose another model.");
    }
    std::optional<double> accuracy;
    if (format == ExportFormat::cInt8) {
        const Weights rounded = roundedToInt8(model.weights);
        if (testImages != nullptr) {
            accuracy = accuracyOf({rounded, model.card}, *testImages);
        }
        report.check = ExportCheck{"DigitLab with the int8 weights", static_cast<int>(images.size()),
                                   largestDifference(answers, answersOf(rounded, images)), false, accuracy};
    }
    if (format == ExportFormat::huggingFace) {
        report.bytes = writeFolder(path, huggingFaceFiles(model, licence));
        return report;
    }
    const std::string bytes = exportBytes(model, format, accuracy, run);
    if (const auto read = readBack(bytes, format, images, model.weights.classes())) {
        const double difference = largestDifference(answers, read->answers);
        if (difference > kExportTolerance) {
            throw Error(path.string() + ": what " + read->by + " reads differs from the model by " +
                            exactLiteral(static_cast<float>(difference)) + "; nothing was written.",
                        "Choose another format, and report this model.");
        }
        report.check = ExportCheck{read->by, static_cast<int>(images.size()), difference, read->graphNotRun, {}};
    }
    report.bytes = writeChecked(path, bytes);
    return report;
}

} // namespace model
