// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bench_comparison.h"

#include "app/commands/console.h"
#include "app/commands/timings.h"

#include <QProcess>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct Figure {
    const char* key;
    const char* name;
    int decimals;
    bool isSpeed = false; ///< more is better
};

/// LibTorch's step should be equally fast in both programs: a difference there is the machine's.
constexpr std::array kFigures{Figure{"step_libtorch_ms", "step of 128 images, LibTorch, ms", 2},
                              Figure{"step_fused_ms", "step of 128 images, fused, ms", 2},
                              Figure{"epoch_train_seconds", "epoch, training, s", 2},
                              Figure{"epoch_test_seconds", "epoch, test pass, s", 3},
                              Figure{"augment_images_per_second", "augmentation, images/s on one core", 0, true},
                              Figure{"read_idle_ms", "reading a drawing, idle, ms", 2},
                              Figure{"read_training_ms", "reading a drawing while training, ms", 2}};

Json bench(const std::string& name, const ComparisonSettings& settings) {
    QStringList arguments{"bench", "--quick", "--json", "--threads", QString::number(settings.threads)};
    if (!settings.data.empty()) {
        arguments << "--data" << QString::fromStdString(settings.data);
    }
    QProcess process;
    process.start(QString::fromStdString(name), arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted()) {
        throw model::Error(name + " cannot be started: " + process.errorString().toStdString() + ".",
                           "Name a DigitLab program to compare with: that of an earlier build, say.");
    }
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const std::string said = process.readAllStandardError().trimmed().toStdString();
        throw model::Error(name + " could not measure" + (said.empty() ? "." : ": " + said),
                           "Run its command \"bench --quick\" alone to see what it lacks.");
    }
    const Json figures = Json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
    if (!figures.is_object() || !figures.contains("step_fused_ms")) {
        throw model::Error(name + " answered \"bench --json\" without figures.", "Name a DigitLab program to compare with.");
    }
    return figures;
}

void checkAlike(const Json& ours, const Json& others, const std::string& other) {
    for (const char* condition : {"threads", "dataset"}) {
        if (ours.value(condition, Json()) != others.value(condition, Json())) {
            throw model::Error(other + " measured with another \"" + condition + "\".",
                               "Give both the same with --threads and --data.");
        }
    }
}

/// The figure's medians of one program, one a run; none when it does not know the figure.
std::vector<double> mediansOf(const std::vector<Json>& runs, const char* key) {
    std::vector<double> medians;
    for (const Json& run : runs) {
        const auto figure = run.find(key);
        if (figure != run.end() && figure->is_object() && figure->value("median", 0.0) > 0) {
            medians.push_back(figure->at("median").get<double>());
        }
    }
    return medians;
}

const char* verdict(const PairedRatio& ratio, std::size_t pairs) {
    return pairs < kFewestPairs ? "too few pairs" : ratio.high < 1 ? "faster" : ratio.low > 1 ? "slower" : "no difference seen";
}

} // namespace

PairedRatio pairedRatio(std::vector<double> ratios) {
    std::sort(ratios.begin(), ratios.end());
    const std::size_t n = ratios.size();
    PairedRatio result{(ratios[(n - 1) / 2] + ratios[n / 2]) / 2, 0, std::numeric_limits<double>::infinity()};
    // The median lies outside the k-th from both ends when fewer than k of n coins fall on one side.
    double tail = 0;
    double term = 1; // n over i, divided by 2^n
    for (std::size_t i = 0; i < n; ++i) {
        term /= 2;
    }
    for (std::size_t i = 0; i < (n + 1) / 2; ++i) {
        tail += term;
        if (2 * tail > 1 - kConfidence) {
            break;
        }
        result.low = ratios[i];
        result.high = ratios[n - 1 - i];
        term *= static_cast<double>(n - i) / static_cast<double>(i + 1);
    }
    return result;
}

std::vector<ComparedFigure> compareBenches(const std::string& program, const std::string& other,
                                           const ComparisonSettings& settings) {
    std::vector<Json> ours;
    std::vector<Json> others;
    {
        console::ProgressLine progress;
        for (int pair = 0; pair < settings.pairs; ++pair) {
            progress.show("Measuring", static_cast<double>(pair) / settings.pairs,
                          console::format("pair %d of %d", pair + 1, settings.pairs));
            // Other, this, this, other …: drift affects both alike, and a wrong program name fails at once.
            if (pair % 2 == 0) {
                others.push_back(bench(other, settings));
                ours.push_back(bench(program, settings));
            } else {
                ours.push_back(bench(program, settings));
                others.push_back(bench(other, settings));
            }
            checkAlike(ours.back(), others.back(), other);
        }
    }
    std::vector<ComparedFigure> figures;
    for (const Figure& figure : kFigures) {
        const std::vector<double> our = mediansOf(ours, figure.key);
        const std::vector<double> their = mediansOf(others, figure.key);
        if (our.empty() || our.size() != their.size()) {
            continue; // an older program may not know it
        }
        std::vector<double> ratios;
        for (std::size_t i = 0; i < our.size(); ++i) {
            ratios.push_back(figure.isSpeed ? their[i] / our[i] : our[i] / their[i]);
        }
        const PairedRatio time = pairedRatio(ratios);
        figures.push_back({figure.key, figure.name, figure.decimals, Timings(our).median(), Timings(their).median(), time,
                           verdict(time, ratios.size())});
    }
    return figures;
}

} // namespace app
