// SPDX-License-Identifier: GPL-3.0-or-later
// What writing styles bring: trains on MNIST's first 50,000 images by each recipe and seed, and prints the accuracy (%) on the
// other 10,000, on real pen digits (writers in two halves) and on pen digits in each style.
//   style_bench MNIST_FOLDER PEN_DIGITS.jsonl SEEDS RECIPE.json …
#include "model/ink/ink.h"
#include "model/io/atomic_file.h"
#include "model/io/recipe_json.h"
#include "model/io/strokes_file.h"
#include "model/train/evaluation.h"
#include "model/train/trainer.h"
#include "tests/style_strokes.h"

#include <cstdio>
#include <exception>
#include <map>

namespace {

using namespace model;

DataSet slice(const DataSet& set, int first, int end) {
    return {{set.images.begin() + first, set.images.begin() + end}, {set.labels.begin() + first, set.labels.begin() + end}};
}

/// The pen digits and their styled versions, named for the table's columns.
std::map<std::string, DataSet> penSets(const std::string& path) {
    std::map<std::string, DataSet> sets;
    const auto add = [&](const std::string& name, const Drawing& drawing, int digit) {
        sets[name].images.push_back(frameDrawing(drawing).value());
        sets[name].labels.push_back(static_cast<std::uint8_t>(digit));
    };
    std::uint64_t number = 0;
    for (const StrokesRecord& record : readStrokesFile(path)) {
        Random random{99, number++};
        const int digit = record.digit.value();
        add(std::hash<std::string>{}(record.writer) % 2 == 0 ? " pen A" : " pen B", record.drawing, digit);
        for (const synthetic::StyledDrawing& styled : synthetic::stylesOf(record.drawing, digit, random)) {
            add(std::to_string(digit) + " " + styled.style, styled.drawing, digit);
        }
    }
    return sets;
}

int run(int argc, char** argv) {
    const DataSet all = loadSplit(argv[1], Split::train);
    const DataSet train = slice(all, 0, 50000);
    const DataSet validation = slice(all, 50000, 60000);
    const auto sets = penSets(argv[2]);
    std::printf("%-24s %4s %7s", "recipe", "seed", "MNIST");
    for (const auto& [name, set] : sets) {
        std::printf(" %10s", name.c_str());
    }
    std::printf("\n");
    for (int i = 4; i < argc; ++i) {
        Recipe recipe = recipeFromJson(readWholeFile(argv[i], 1 << 20), argv[i]);
        for (int seed = 1; seed <= std::stoi(argv[3]); ++seed) {
            recipe.seed = static_cast<std::uint64_t>(seed);
            const auto learner = makeLearner({recipe.seed, recipe.threads, "cpu", StepKind::automatic});
            TrainingControl control;
            const TrainingResult result = model::train(recipe, {}, train, validation, *learner, control, {});
            std::printf("%-24s %4d %7.2f", recipe.name.c_str(), seed, 100 * result.test->accuracy());
            for (const auto& [name, set] : sets) {
                std::printf(" %10.2f", 100 * evaluate(*learner, set).accuracy());
            }
            std::printf("\n");
            std::fflush(stdout);
        }
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return argc < 5 ? (std::fprintf(stderr, "see the comment at the top of style_bench.cpp\n"), 2) : run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
