// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_differences.h"

#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/style/setting_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace ui {
namespace {

struct RunDifferences {
    Q_DECLARE_TR_FUNCTIONS(ui::RunDifferences)
};

QString dashed(const std::string& text) {
    return text.empty() ? "–" : QString::fromStdString(text);
}

QString kindText(model::RunKind kind) {
    return kind == model::RunKind::training     ? RunDifferences::tr("training")
           : kind == model::RunKind::fineTuning ? RunDifferences::tr("fine-tuning")
                                                : RunDifferences::tr("imported");
}

/// Everything of a run that is compared, always in the same order.
std::vector<SettingValue> factsOf(const model::RunRecord& run) {
    std::vector<SettingValue> facts = settingsOf(run.recipe);
    const auto add = [&facts](const QString& title, const QString& text) { facts.push_back({title, text}); };
    add(RunDifferences::tr("Kind"), kindText(run.kind));
    add(RunDifferences::tr("Data set"), dashed(run.dataSet));
    add(RunDifferences::tr("Data checksum"), dashed(run.dataSetHash).left(8));
    add(RunDifferences::tr("Training images"), grouped(run.trainImages));
    add(RunDifferences::tr("Program"), dashed(run.environment.program));
    add(RunDifferences::tr("LibTorch"), dashed(run.environment.torch));
    add(RunDifferences::tr("Qt"), dashed(run.environment.qt));
    add(RunDifferences::tr("System"), dashed(run.environment.system));
    add(RunDifferences::tr("Processor"), dashed(run.environment.processor));
    add(RunDifferences::tr("Instruction set"), dashed(run.environment.instructionSet));
    add(RunDifferences::tr("Threads at work"), QString::number(run.environment.threads));
    add(RunDifferences::tr("Outcome"), outcomeText(run, false));
    add(RunDifferences::tr("Epochs done"), QString::number(run.epochs));
    add(RunDifferences::tr("Best epoch"), run.bestEpoch > 0 ? QString::number(run.bestEpoch) : "–");
    add(RunDifferences::tr("Training time"), trainingTimeText(run));
    add(RunDifferences::tr("Train accuracy"), accuracyText(run.trainAccuracy));
    add(RunDifferences::tr("Validation accuracy"), accuracyText(run.validationAccuracy));
    add(RunDifferences::tr("Test accuracy"), accuracyText(run.testAccuracy));
    return facts;
}

/// What was to be computed and with what, apart from chance and names.
bool beganAlike(const model::RunRecord& a, const model::RunRecord& b) {
    model::Recipe recipe = b.recipe;
    recipe.name = a.recipe.name;
    recipe.seed = a.recipe.seed;
    return recipe == a.recipe && b.kind == a.kind && b.dataSetHash == a.dataSetHash && b.trainImages == a.trainImages &&
           b.environment == a.environment;
}

} // namespace

std::vector<SettingValue> settingsOf(const model::Recipe& recipe) {
    std::vector<SettingValue> values;
    const auto add = [&values](const model::SettingInfo& info, const auto& value) {
        values.push_back({QCoreApplication::translate("ui::SettingRow", info.title), settingText(value)});
    };
    model::visitSettings(recipe, add);
    model::visitSettings(recipe.augmentation, add);
    model::visitSettings(recipe.augmentation.styles, add);
    model::visitSettings(recipe.distillation, add);
    return values;
}

std::vector<SettingValue> settingsBesideNotebook(const model::Recipe& recipe) {
    std::vector<SettingValue> values;
    const std::vector<SettingValue> own = settingsOf(recipe);
    const std::vector<SettingValue> notebook = settingsOf(model::Recipe{});
    for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i] != notebook[i])
            values.push_back(own[i]);
    return values;
}

std::vector<RunDifference> differences(const std::vector<const model::RunRecord*>& runs) {
    std::vector<RunDifference> rows;
    for (const model::RunRecord* run : runs) {
        const std::vector<SettingValue> facts = factsOf(*run);
        rows.resize(facts.size());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            rows[i].title = facts[i].title;
            rows[i].values << facts[i].text;
        }
    }
    std::erase_if(rows, [](const RunDifference& row) { return row.values.count(row.values.first()) == row.values.size(); });
    return rows;
}

QString spreadOverSeeds(const std::vector<const model::RunRecord*>& runs) {
    std::set<std::uint64_t> seeds;
    std::vector<double> accuracies;
    for (const model::RunRecord* run : runs) {
        if (!beganAlike(*runs.front(), *run) || run->outcome != model::RunOutcome::completed || !run->testAccuracy)
            return {};
        seeds.insert(run->recipe.seed);
        accuracies.push_back(*run->testAccuracy);
    }
    if (seeds.size() < 2 || seeds.size() < runs.size())
        return {};
    double mean = 0;
    for (const double accuracy : accuracies)
        mean += accuracy / static_cast<double>(accuracies.size());
    double squares = 0;
    for (const double accuracy : accuracies)
        squares += (accuracy - mean) * (accuracy - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(accuracies.size() - 1));
    const auto [least, greatest] = std::minmax_element(accuracies.begin(), accuracies.end());
    const auto figure = [](double fraction) { return QString::number(100 * fraction, 'f', 2); };
    return RunDifferences::tr("%1 seeds: mean %2 % ± %3 (%4 … %5)")
        .arg(accuracies.size())
        .arg(figure(mean), figure(deviation), figure(*least), figure(*greatest));
}

} // namespace ui
