// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/confusion_table.h"
#include "app/commands/console.h"
#include "app/storage/bundled_models.h"
#include "model/network/evaluation.h"
#include "model/reading/verdict.h"
#include "model/training/calibration.h"

#include <nlohmann/json.hpp>

#include <memory>

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
    printConfusion(evaluation.confusion.ofClasses(model::classCount(names)), names);
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
