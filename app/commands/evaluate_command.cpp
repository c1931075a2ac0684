// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/storage/bundled_models.h"
#include "model/network/evaluation.h"
#include "model/reading/verdict.h"
#include "model/training/calibration.h"
#include "model/values/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace app {

namespace {

struct EvaluateOptions {
    ChosenModel model;
    std::string data;
    std::string split = "test";
    std::string device = "auto";
    int threads = 0;
    bool shiftAveraging = false;
    bool verdicts = false;
    model::StepKind step = model::StepKind::automatic;
    bool json = false;
};

/// How many images of the set get each verdict. The guard knows digits alone; null: it is not asked.
nlohmann::ordered_json countVerdicts(model::Predictor& predictor, model::Predictor* guard, const model::DataSet& set) {
    int unsure = 0;
    int refused = 0;
    for (const model::DigitImage& image : set.images) {
        const model::Certainty certainty = guard != nullptr ? model::answer(image, predictor, *guard).verdict.certainty
                                                            : model::judge(model::predictOne(predictor, image), 1).certainty;
        unsure += certainty == model::Certainty::unsure ? 1 : 0;
        refused += certainty == model::Certainty::notADigit ? 1 : 0;
    }
    return {{"unsure", unsure}, {"no digit", refused}};
}

std::string recallOf(const model::ConfusionMatrix& confusion, int label) {
    const int images = confusion.images(label);
    return console::format("%.2f %%", images == 0 ? 0.0 : 100.0 * confusion.at(label, label) / images);
}

/// The confusion matrix with recalls, a row a true class; long class names are cut.
void printConfusion(const model::ConfusionMatrix& confusion, const model::ClassNames& names) {
    constexpr std::size_t kWidest = 10; ///< of a column's head, in bytes
    std::vector<std::vector<std::string>> rows{{"true \\ read"}};
    for (int label = 0; label < confusion.size(); ++label) {
        const std::string name = model::className(names, label);
        rows[0].push_back(name.size() > kWidest ? model::validUtf8(name.substr(0, kWidest - 1)) + "." : name);
    }
    rows[0].emplace_back("recall");
    for (int label = 0; label < confusion.size(); ++label) {
        std::vector<std::string> row{model::className(names, label)};
        for (int read = 0; read < confusion.size(); ++read) {
            row.push_back(std::to_string(confusion.at(label, read)));
        }
        row.push_back(recallOf(confusion, label));
        rows.push_back(std::move(row));
    }
    printTable(rows, "rr");
}

/// What fits no terminal as a matrix: a row a class, with what it is most often taken for.
void printClasses(const model::ConfusionMatrix& confusion, const model::ClassNames& names) {
    constexpr std::size_t kMostMistakes = 3;
    std::vector<std::vector<std::string>> rows{{"class", "images", "recall", "taken for"}};
    for (int label = 0; label < confusion.size(); ++label) {
        std::vector<std::pair<int, int>> mistakes; // how many, and the class
        for (int read = 0; read < confusion.size(); ++read) {
            if (read != label && confusion.at(label, read) > 0) {
                mistakes.emplace_back(confusion.at(label, read), read);
            }
        }
        std::ranges::stable_sort(mistakes, std::greater(), &std::pair<int, int>::first);
        mistakes.resize(std::min(mistakes.size(), kMostMistakes));
        std::string takenFor;
        for (const auto& [count, read] : mistakes) {
            takenFor += (takenFor.empty() ? "" : ", ") + model::className(names, read) + " (" + std::to_string(count) + ")";
        }
        rows.push_back({model::className(names, label), std::to_string(confusion.images(label)), recallOf(confusion, label),
                        std::move(takenFor)});
    }
    printTable(rows, "rrrl");
}

void runEvaluate(const EvaluateOptions& options) {
    const model::DataSet set = loadChosenSplit(options.data, options.split);
    const model::Model model = modelFor(options.model, set.classes);
    const model::ClassNames names = model::namesOrDigits(model.card.classes);
    const auto predictor = model::makePredictor(model.weights, {options.threads, options.device, options.step});
    model::ShiftAveraging shifted(*predictor);
    model::Predictor& reader = options.shiftAveraging ? shifted : *predictor;
    const model::Evaluation evaluation = model::evaluate(reader, set);
    model::Calibration calibration;
    for (const model::ReadImage& read : evaluation.reads) {
        calibration.add(static_cast<double>(read.confidence), read.predicted == read.label);
    }
    nlohmann::ordered_json verdicts;
    if (options.verdicts) {
        const auto guard = model::makePredictor(bundledGuard().weights, {options.threads, options.device, options.step});
        verdicts = countVerdicts(reader, model::areDigits(names) ? guard.get() : nullptr, set);
    }
    if (options.json) {
        auto confusion = nlohmann::ordered_json::array();
        for (int label = 0; label < evaluation.confusion.size(); ++label) {
            confusion.push_back(evaluation.confusion.row(label));
        }
        console::printJson({{"images", evaluation.images},
                            {"correct", evaluation.correct},
                            {"accuracy", evaluation.accuracy()},
                            {"loss", evaluation.loss},
                            {"calibration_error", calibration.error()},
                            {"classes", names},
                            {"confusion", confusion},
                            {"verdicts", verdicts},
                            {"seconds", evaluation.seconds}});
        return;
    }
    console::print("%d of %d images right: accuracy %.2f %%, loss %.5f, calibration error %.2f %%, %.2f s\n\n",
                   evaluation.correct, evaluation.images, 100 * evaluation.accuracy(), evaluation.loss, 100 * calibration.error(),
                   evaluation.seconds);
    if (options.verdicts) {
        console::print("%d unsure, %d called no digit\n\n", verdicts["unsure"].get<int>(), verdicts["no digit"].get<int>());
    }
    constexpr int kWidestMatrix = 16; // classes
    const model::ConfusionMatrix confusion = evaluation.confusion.ofClasses(model::classCount(names));
    (confusion.size() > kWidestMatrix ? printClasses : printConfusion)(confusion, names);
}

} // namespace

void addEvaluate(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("evaluate", "Read a data set with a model");
    const auto options = std::make_shared<EvaluateOptions>();
    addModel(app, options->model);
    addDataOption(app, options->data);
    app.add_option("--split", options->split, "test or train")->check(CLI::IsMember({"test", "train"}));
    app.add_flag("--verdicts", options->verdicts, "Count the images that would be called unsure or no digit");
    app.add_flag("--shift-averaging", options->shiftAveraging, "Read each image five times, moved by a pixel, and average");
    addThreads(app, options->threads);
    app.add_option("--device", options->device, "auto, cpu or cuda");
    addStep(app, options->step);
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runEvaluate(*options); });
}

} // namespace app
