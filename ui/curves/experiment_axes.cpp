// SPDX-License-Identifier: GPL-3.0-or-later
// What the axes of an experiment's plot are called.
#include "ui/curves/experiment_plot.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

namespace ui {

QString titleOf(const model::PlotAxis& axis) {
    if (!axis.setting.empty())
        return QCoreApplication::translate("ui::SettingRow", axis.title.c_str());
    return axis.title == model::kParametersAxis ? ExperimentPlot::tr("Parameters")
           : axis.title == model::kSecondsAxis  ? ExperimentPlot::tr("Seconds")
                                                : ExperimentPlot::tr("Variant");
}

QStringList namesOn(const model::PlotAxis& axis, const model::ExperimentPoints& points) {
    QStringList names;
    for (const std::size_t run : axis.named) {
        if (axis.setting.empty())
            names << QString::fromStdString(points.variants[points.variantOf[run]].name);
        model::visitAllSettings(points.runs[run].recipe, [&](const model::SettingInfo& info, const auto& value) {
            if (axis.setting == info.option)
                names << settingText(value);
        });
    }
    return names;
}

} // namespace ui
