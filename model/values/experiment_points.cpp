// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/experiment_points.h"

#include "model/values/recipe.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <type_traits>
#include <utility>

namespace model {
namespace {

constexpr double kManyTimes = 8; ///< between the ends of an axis that is logarithmic

/// The values of a setting, a run each: as numbers, or as what names them.
struct SettingValues {
    std::vector<double> numbers;
    std::vector<std::string> names;
};

void addNumbers(std::vector<PlotAxis>& axes, PlotAxis axis) {
    const auto [least, most] = std::ranges::minmax(axis.values);
    axis.logarithmic = least > 0 && most / least >= kManyTimes;
    if (least < most) {
        axes.push_back(std::move(axis));
    }
}

void addNames(std::vector<PlotAxis>& axes, PlotAxis axis, const std::vector<std::string>& names) {
    std::map<std::string, double> places;
    for (std::size_t run = 0; run < names.size(); ++run) {
        const auto [found, isNew] = places.try_emplace(names[run], static_cast<double>(places.size()));
        if (isNew) {
            axis.named.push_back(run);
        }
        axis.values.push_back(found->second);
    }
    if (axis.named.size() > 1) {
        axes.push_back(std::move(axis));
    }
}

void addSettings(std::vector<PlotAxis>& axes, const std::vector<RunRecord>& runs) {
    std::map<std::string, SettingValues> settings;
    for (const RunRecord& run : runs) {
        visitAllSettings(run.recipe, [&]<class Value>(const SettingInfo& info, const Value& value) {
            SettingValues& values = settings[info.option];
            if constexpr (std::is_same_v<Value, std::string>) {
                values.names.push_back(value);
            } else if constexpr (std::is_same_v<Value, bool> || std::is_enum_v<Value>) {
                values.names.push_back(std::to_string(static_cast<int>(value)));
            } else {
                values.numbers.push_back(static_cast<double>(value));
            }
        });
    }
    const Recipe any;
    visitAllSettings(any, [&](const SettingInfo& info, const auto&) {
        const std::string option = info.option;
        if (option == "seed" || option == "threads") {
            return; // chance and speed
        }
        const SettingValues& values = settings[option];
        if (values.names.empty()) {
            addNumbers(axes, {info.title, option, values.numbers});
        } else {
            addNames(axes, {info.title, option, {}}, values.names);
        }
    });
}

std::vector<PlotAxis> axesOf(const ExperimentPoints& points) {
    std::vector<PlotAxis> axes;
    if (points.runs.empty()) {
        return axes;
    }
    addSettings(axes, points.runs);
    PlotAxis parameters{kParametersAxis, {}, {}, {}, false, &VariantRow::fewestParameters};
    PlotAxis seconds{kSecondsAxis, {}, {}, {}, false, &VariantRow::fewestSeconds};
    std::vector<std::string> variants;
    for (std::size_t run = 0; run < points.runs.size(); ++run) {
        const VariantResults& variant = points.variants[points.variantOf[run]];
        parameters.values.push_back(static_cast<double>(variant.parameters));
        seconds.values.push_back(points.runs[run].seconds);
        variants.push_back(std::to_string(points.variantOf[run]));
    }
    if (std::ranges::all_of(parameters.values, [](double count) { return count > 0; })) {
        addNumbers(axes, std::move(parameters));
    }
    addNumbers(axes, std::move(seconds));
    addNames(axes, {kVariantAxis, {}, {}}, variants);
    return axes;
}

} // namespace

double ExperimentPoints::place(const PlotAxis& axis, std::size_t variant) const {
    double sum = 0;
    int count = 0;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        if (variantOf[run] == variant) {
            sum += axis.values[run];
            ++count;
        }
    }
    return sum / count;
}

bool ExperimentPoints::isBest(const PlotAxis& axis, std::size_t variant) const {
    const auto accuracy = [](const VariantRow& row) { return row.accuracy.mean; };
    return axis.front != nullptr ? rows[variant].*axis.front
                                 : accuracy(rows[variant]) == accuracy(*std::ranges::max_element(rows, {}, accuracy));
}

ExperimentPoints experimentPoints(const std::vector<std::vector<const RunRecord*>>& variants) {
    ExperimentPoints points;
    std::vector<std::pair<const RunRecord*, std::size_t>> done;
    for (const std::vector<const RunRecord*>& runs : variants) {
        const RunRecord& first = *runs.front();
        const ArchitecturePointer& network = first.origin.networks.own;
        VariantResults results{first.name.empty() ? first.recipe.name : first.name, network ? network->parameters() : 0, {}, 0};
        std::vector<double> seconds;
        for (const RunRecord* run : runs) {
            if (run->outcome == RunOutcome::completed && run->testAccuracy) {
                results.accuracies[run->recipe.seed] = *run->testAccuracy;
                seconds.push_back(run->seconds);
                done.emplace_back(run, points.variants.size());
            }
        }
        results.seconds = spreadOf(seconds).mean;
        points.variants.push_back(std::move(results));
    }
    std::ranges::sort(done, {}, [](const auto& run) -> const std::string& { return run.first->id; });
    for (const auto& [run, variant] : done) {
        points.runs.push_back(*run);
        points.variantOf.push_back(variant);
    }
    points.rows = compareVariants(points.variants);
    points.axes = axesOf(points);
    return points;
}

std::vector<std::vector<const RunRecord*>> byVariant(const std::vector<RunRecord>& runs) {
    std::vector<const RunRecord*> ordered;
    std::ranges::transform(runs, std::back_inserter(ordered), [](const RunRecord& run) { return &run; });
    std::ranges::stable_sort(ordered, {}, &RunRecord::id);
    std::map<std::string, std::size_t> known;
    std::vector<std::vector<const RunRecord*>> variants;
    for (const RunRecord* run : ordered) {
        const std::string series = seriesId(*run);
        const auto [found, isNew] = known.try_emplace(series.empty() ? run->id : series, variants.size());
        (isNew ? variants.emplace_back() : variants[found->second]).push_back(run);
    }
    return variants;
}

} // namespace model
