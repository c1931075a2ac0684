// SPDX-License-Identifier: GPL-3.0-or-later
// How models read pen digits and writing styles, in percent: real pen digits (writers in two halves: look at A, report B) and pen
// digits in each style that MNIST hardly has.
//   style_bench PEN_DIGITS.jsonl MODEL …
#include "model/data/strokes_file.h"
#include "model/formats/model_file.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "tests/style_strokes.h"

#include <cstdio>
#include <exception>
#include <map>

namespace {

using namespace model;

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

void run(int argc, char** argv) {
    const auto sets = penSets(argv[1]);
    std::printf("%-40s", "model");
    for (const auto& [name, set] : sets) {
        std::printf(" %12s", name.c_str());
    }
    std::printf("\n");
    for (int i = 2; i < argc; ++i) {
        const auto predictor = makePredictor(loadModel(argv[i]).weights, {});
        std::printf("%-40s", argv[i]);
        for (const auto& [name, set] : sets) {
            std::printf(" %12.2f", 100 * evaluate(*predictor, set).accuracy());
        }
        std::printf("\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 3) {
            std::fprintf(stderr, "style_bench PEN_DIGITS.jsonl MODEL ...\n");
            return 2;
        }
        run(argc, argv);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
