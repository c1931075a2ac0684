// SPDX-License-Identifier: GPL-3.0-or-later
// What the plot of an experiment is set against.
#include "ui/curves/experiment_plot.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace ui {
namespace {

constexpr double kManyTimes = 8; ///< between the ends of an axis that is logarithmic

struct PlotTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::ExperimentPlot)
};

bool differ(const std::vector<double>& values) {
    return std::ranges::adjacent_find(values, std::not_equal_to()) != values.end();
}

void addNumbers(std::vector<PlotAxis>& axes, const QString& title, std::vector<double> values,
                bool model::VariantRow::*front = nullptr) {
    if (!differ(values))
        return;
    const auto [least, most] = std::ranges::minmax(values);
    axes.push_back({title, std::move(values), {}, least > 0 && most / least >= kManyTimes, front});
}

void addNames(std::vector<PlotAxis>& axes, const QString& title, const QStringList& texts) {
    PlotAxis axis{title, {}};
    for (const QString& text : texts) {
        if (!axis.names.contains(text))
            axis.names << text;
        axis.values.push_back(static_cast<double>(axis.names.indexOf(text)));
    }
    if (axis.names.size() > 1)
        axes.push_back(std::move(axis));
}

/// An axis a setting in which they differ.
void addSettings(std::vector<PlotAxis>& axes, const std::vector<model::RunRecord>& runs) {
    std::map<std::string, QStringList> texts;
    std::map<std::string, std::vector<double>> numbers;
    for (const model::RunRecord& run : runs) {
        model::visitAllSettings(run.recipe, [&]<class Value>(const model::SettingInfo& info, const Value& value) {
            if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>)
                numbers[info.option].push_back(static_cast<double>(value));
            else
                texts[info.option] << settingText(value);
        });
    }
    const model::Recipe any;
    model::visitAllSettings(any, [&](const model::SettingInfo& info, const auto&) {
        const std::string option = info.option;
        const QString title = QCoreApplication::translate("ui::SettingRow", info.title);
        if (option == "seed" || option == "threads")
            return; // chance and speed
        if (numbers.contains(option))
            addNumbers(axes, title, numbers[option]);
        else
            addNames(axes, title, texts[option]);
    });
}

} // namespace

QString variantName(const model::RunRecord& run) {
    return QString::fromStdString(run.name.empty() ? run.recipe.name : run.name);
}

std::int64_t parametersOf(const model::RunRecord& run) {
    return run.origin.networks.own ? run.origin.networks.own->parameters() : 0;
}

std::vector<PlotAxis> axesOf(const std::vector<model::RunRecord>& runs) {
    std::vector<PlotAxis> axes;
    addSettings(axes, runs);
    std::vector<double> parameters, seconds;
    QStringList names;
    for (const model::RunRecord& run : runs) {
        parameters.push_back(static_cast<double>(parametersOf(run)));
        seconds.push_back(run.seconds);
        names << variantName(run);
    }
    if (std::ranges::all_of(parameters, [](double count) { return count > 0; }))
        addNumbers(axes, PlotTexts::tr("Parameters"), parameters, &model::VariantRow::fewestParameters);
    addNumbers(axes, PlotTexts::tr("Seconds"), seconds, &model::VariantRow::fewestSeconds);
    addNames(axes, PlotTexts::tr("Variant"), names);
    return axes;
}

} // namespace ui
