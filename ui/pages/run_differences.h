// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/spread.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

/// A setting of a recipe as it is written.
struct SettingValue {
    QString title;
    QString text;
    bool operator==(const SettingValue&) const = default;
};

/// Every setting of the recipe, its augmentation, styles and distillation, always in the same order.
std::vector<SettingValue> settingsOf(const model::Recipe& recipe);

/// The settings that are not the notebook's.
std::vector<SettingValue> settingsBesideNotebook(const model::Recipe& recipe);

/// Something that is not the same in all of several runs, as it is written for each.
struct RunDifference {
    QString title;
    QStringList values; ///< in the order of the runs
};

/// Everything the runs differ in: settings, data, what they were computed with, and figures. Things written alike are alike:
/// 99.431 % and 99.432 % are no difference.
std::vector<RunDifference> differences(const std::vector<const model::RunRecord*>& runs);

/// "3 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)" of accuracies, which are fractions; `seeds` may be "3 of 5".
QString spreadText(const QString& seeds, const model::Spread& spread);

/// That text for the test accuracies' mean, sample standard deviation and range, where all
/// that was different at the beginning of these finished runs was the seed; empty otherwise.
QString spreadOverSeeds(const std::vector<const model::RunRecord*>& runs);

} // namespace ui
