// SPDX-License-Identifier: GPL-3.0-or-later
// Learns what the features of a line's grouping cost (model/reading/grouping_features.h) from composed lines of the pen digits of
// every other writer, and reads the other writers' lines with the weights before and after (pages: of MNIST, as make_models
// centrelines writes it):
//     grouping_bench strokes|pages FILE.jsonl [LINES]
// or of alphabets of one's own, from lines of some and for others, as tests/app/own_alphabets.py writes them:
//     grouping_bench signs|sign-pages FOLDER
// The weights are the most likely ones of a log-linear model over a line's candidates: the ways through them that spell what is
// written, against all ways.
#include "model/data/strokes_file.h"
#include "model/formats/model_file.h"
#include "model/network/learner.h"
#include "model/reading/compose.h"
#include "model/reading/read_digits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using namespace model;
using Pool = std::vector<LabelledDrawing>;
using Costs = std::array<double, kFeatureCount>;

/// A line: what is written and what it may be parted into.
struct Sample {
    std::string kind;       ///< of page
    std::vector<int> truth; ///< labels
    Candidates candidates;
};

double logAdd(double a, double b) {
    const double larger = std::max(a, b);
    return std::isinf(larger) ? larger : larger + std::log1p(std::exp(-std::abs(a - b)));
}

/// −log of the probability of the ways that spell the truth; adds its slope. Nothing where no way does.
std::optional<double> lossOf(const Sample& sample, const Costs& weights, Costs& slope) {
    const auto& [groups, features] = sample.candidates;
    constexpr double kNever = -1e300;
    const std::size_t digits = sample.truth.size();
    std::size_t pieces = 0;
    std::vector<double> gain;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        double cost = 0;
        for (std::size_t f = 0; f < kFeatureCount; ++f) {
            cost += weights[f] * static_cast<double>(features[i][f]);
        }
        gain.push_back(-cost);
        pieces = std::max(pieces, groups[i].last);
    }
    // Once over all ways (they count no digits), once over those that spell the truth: [piece][digits written].
    const auto walk = [&](bool spelled, double sign) {
        const std::size_t states = spelled ? digits + 1 : 1;
        const std::size_t end = pieces * states + (spelled ? digits : 0);
        std::vector<double> before((pieces + 1) * states, kNever);
        std::vector<double> after = before;
        const auto forEach = [&](std::size_t i, const auto& visit) {
            for (std::size_t n = 0; n < (spelled ? digits : 1); ++n) {
                if (!spelled || groups[i].prediction.digit == sample.truth[n]) {
                    visit(groups[i].first * states + n, groups[i].last * states + n + (spelled ? 1 : 0));
                }
            }
        };
        before[0] = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) { // by their beginnings
            forEach(i, [&](std::size_t from, std::size_t to) { before[to] = logAdd(before[to], before[from] + gain[i]); });
        }
        if (before[end] <= kNever / 2) {
            return kNever;
        }
        after[end] = 0;
        for (std::size_t i = groups.size(); i-- > 0;) {
            forEach(i, [&](std::size_t from, std::size_t to) { after[from] = logAdd(after[from], after[to] + gain[i]); });
        }
        for (std::size_t i = 0; i < groups.size(); ++i) {
            double share = 0;
            forEach(i, [&](std::size_t from, std::size_t to) {
                share += std::exp(before[from] + gain[i] + after[to] - before[end]);
            });
            for (std::size_t f = 0; f < kFeatureCount; ++f) {
                slope[f] += sign * share * static_cast<double>(features[i][f]);
            }
        }
        return before[end];
    };
    if (const double right = walk(true, 1); right > kNever / 2) {
        return walk(false, -1) - right;
    }
    return std::nullopt;
}

Costs learned(const std::vector<Sample>& samples, Costs weights) {
    constexpr int kSteps = 800;
    constexpr double kPull = 1e-4; // towards 0, of a mean loss
    Costs mean{};
    Costs square{};
    for (int step = 1; step <= kSteps; ++step) {
        Costs slope{};
        double loss = 0;
        for (const Sample& sample : samples) {
            loss += lossOf(sample, weights, slope).value_or(0);
        }
        if (step == 1 || step == kSteps) {
            std::printf("loss of a line %.4f\n", loss / static_cast<double>(samples.size()));
        }
        for (std::size_t f = 0; f < kFeatureCount; ++f) { // Adam (Kingma and Ba 2015)
            const double g = slope[f] / static_cast<double>(samples.size()) + kPull * weights[f];
            mean[f] = 0.9 * mean[f] + 0.1 * g;
            square[f] = 0.99 * square[f] + 0.01 * g * g;
            const double rate = 0.1 * (1 - static_cast<double>(step) / (kSteps + 1));
            weights[f] -= rate * mean[f] / (1 - std::pow(0.9, step)) / (std::sqrt(square[f] / (1 - std::pow(0.99, step))) + 1e-9);
        }
    }
    return weights;
}

void report(const char* name, const std::vector<Sample>& samples, const Costs& weights) {
    GroupingFeatures rounded{};
    std::transform(weights.begin(), weights.end(), rounded.begin(), [](double w) { return static_cast<float>(w); });
    struct Rates {
        int lines = 0;
        int right = 0;
        int parted = 0;   ///< into as many digits as there are
        int possible = 0; ///< some candidates spell it
    };
    std::map<std::string, Rates> kinds;
    for (const Sample& sample : samples) {
        std::vector<int> read;
        for (const Group& group : partition(sample.candidates, rounded)) {
            read.push_back(group.prediction.digit);
        }
        Costs unused{};
        const bool possible = lossOf(sample, weights, unused).has_value();
        for (const std::string& kind : {std::string("all"), sample.kind}) {
            Rates& rates = kinds[kind];
            ++rates.lines;
            rates.right += read == sample.truth ? 1 : 0;
            rates.parted += read.size() == sample.truth.size() ? 1 : 0;
            rates.possible += possible ? 1 : 0;
        }
    }
    std::printf("%-28s   lines     right    parted  could be\n", name);
    for (const auto& [kind, rates] : kinds) {
        const auto percent = [lines = rates.lines](int part) { return 100.0 * part / lines; };
        std::printf("    %-24s %7d  %6.2f %%  %6.2f %%  %6.2f %%\n", kind.c_str(), rates.lines, percent(rates.right),
                    percent(rates.parted), percent(rates.possible));
    }
}

std::vector<int> labelsOf(const std::string& digits) {
    std::vector<int> labels;
    std::ranges::transform(digits, std::back_inserter(labels), [](char digit) { return digit - '0'; });
    return labels;
}

std::vector<Sample> samplesOf(bool pages, const Pool& pool, std::size_t count, std::uint64_t seed, const Readers& readers) {
    std::vector<Sample> samples;
    for (const LabelledDrawing& digit : pool) {
        if (!pages) {
            samples.push_back({"single digits", {digit.digit}, candidatesOfNumber(digit.drawing, readers)});
        }
    }
    count += samples.size();
    for (std::uint64_t i = 0; samples.size() < count; ++i) {
        Random random{seed, i};
        if (!pages) {
            Spacing spacing;
            spacing.joined = i % 2 == 0 ? 0 : 0.3;
            const ComposedNumber number = composeNumber(pool, random, spacing);
            samples.push_back({spacing.joined > 0 ? "numbers, some joined" : "numbers", labelsOf(number.digits),
                               candidatesOfNumber(number.drawing, readers)});
            continue;
        }
        const std::span<const PageKind> kinds = pageKinds();
        const auto touching = std::ranges::find_if(kinds, [](const PageKind& kind) { return kind.spacing.touching > 0; });
        const PageKind& kind = i % 2 == 0 ? kinds[i / 2 % kinds.size()] : *touching; // most is to be told there
        const ComposedPage page = composePage(pool, random, kind);
        std::vector<Candidates> lines = candidatesOfPage(page.picture, readers);
        for (std::size_t line = 0; line < page.lines.size() && lines.size() == page.lines.size(); ++line) {
            samples.push_back({kind.name, labelsOf(page.lines[line].digits), std::move(lines[line])});
        }
    }
    return samples;
}

/// Each model of the folder with the lines beside it, whose labels are the numbers of classes: "3,5,3".
std::vector<Sample> signSamples(bool pages, const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".jsonl") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<Sample> samples;
    for (const std::filesystem::path& file : files) {
        const auto predictor =
            makePredictor(loadModel(std::filesystem::path(file).replace_extension("safetensors")).weights, {.threads = 1});
        const Readers readers{*predictor, nullptr};
        for (const StrokesRecord& record : readStrokesFile(file)) {
            Sample sample{file.stem().string(), {}, {}};
            std::stringstream labels(record.label());
            for (std::string label; std::getline(labels, label, ',');) {
                sample.truth.push_back(std::stoi(label));
            }
            if (pages) {
                Random random{1, samples.size()};
                const PictureKind kind{.name = "a line",
                                       .smallest = 150 * static_cast<int>(sample.truth.size()),
                                       .largest = 200 * static_cast<int>(sample.truth.size()),
                                       .narrowest = 0.1,
                                       .thinnest = 0.06 / static_cast<double>(sample.truth.size()),
                                       .thickest = 0.12 / static_cast<double>(sample.truth.size()),
                                       .grey = true,
                                       .close = true,
                                       .unevenness = 0.2};
                std::vector<Candidates> lines = candidatesOfPage(composePicture(record.drawing, random, kind), readers);
                if (lines.size() != 1) {
                    continue;
                }
                sample.candidates = std::move(lines[0]);
            } else {
                sample.candidates = candidatesOfNumber(record.drawing, readers);
            }
            samples.push_back(std::move(sample));
        }
    }
    return samples;
}

void learn(const std::vector<Sample>& train, const std::vector<Sample>& test, const GroupingFeatures& current) {
    Costs weights{};
    std::copy(current.begin(), current.end(), weights.begin());
    report("before, learned from", train, weights);
    report("before, other writers", test, weights);
    weights = learned(train, weights);
    report("after, learned from", train, weights);
    report("after, other writers", test, weights);
    std::printf("costs, in the features' order:\n");
    for (const double weight : weights) {
        std::printf("    %.2fF\n", weight);
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "grouping_bench strokes|pages FILE.jsonl [LINES], or signs|sign-pages FOLDER\n");
        return 2;
    }
    const bool pages = std::string_view(arguments[1]).ends_with("pages");
    if (std::string_view(arguments[1]).starts_with("sign")) {
        const std::filesystem::path folder = arguments[2];
        learn(signSamples(pages, folder / "learn"), signSamples(pages, folder / "test"),
              pages ? kPictureSignWeights : kStrokeSignWeights);
        return 0;
    }
    const auto lines = static_cast<std::size_t>(count > 3 ? std::atoi(arguments[3]) : 2500);
    std::array<Pool, 2> halves; // as style_bench parts them
    for (StrokesRecord& record : readStrokesFile(arguments[2])) {
        halves[std::hash<std::string>{}(record.writer) % 2].push_back({std::move(record.drawing), record.digit.value()});
    }
    const auto predictor = makePredictor(loadModel(DIGITLAB_MODELS "/pen.safetensors").weights, {.threads = 1});
    const auto guard = makePredictor(loadModel(DIGITLAB_MODELS "/guard.safetensors").weights, {.threads = 1});
    const Readers readers{*predictor, guard.get()};
    learn(samplesOf(pages, halves[0], lines, 1, readers), samplesOf(pages, halves[1], lines, 2, readers),
          pages ? kPictureWeights : kStrokeWeights);
}
