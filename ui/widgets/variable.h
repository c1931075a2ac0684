// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/network.h"
#include "model/values/recipe.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

/// What some runs of an experiment are trained by.
struct ExperimentVariant {
    model::Recipe recipe;                       ///< its name is the variant's
    std::optional<model::Network> network = {}; ///< instead of the one that the recipe names
    bool works = true;                          ///< whether that can be built
};

/// An experiment that was made in the window: every variant with each of the seeds from the recipe's on.
struct MadeExperiment {
    QString name;
    model::Recipe base; ///< that the variants differ from
    std::vector<ExperimentVariant> variants;
    int seeds = 1;
};

/// Something that an experiment can vary: a setting, or what a layer is. Values are doubles as in `SettingRow`.
struct Variable {
    QString title;
    double value = 0;    ///< at hand
    QStringList choices; ///< instead of numbers: values are their places
    bool whole = false;  ///< of numbers: they are
    double low = 0;
    double high = 0;
    double unit = 1;                                     ///< a value of 1 is typed as this number
    std::function<QString(double)> text = {};            ///< a value as it is shown
    std::function<QString(double)> name = {};            ///< of its variant; null: the title and the value
    std::function<void(ExperimentVariant&, double)> set; ///< gives the variant the value …
    int turn = 0;                                        ///< … after those with smaller ones, where several vary
};

} // namespace ui
