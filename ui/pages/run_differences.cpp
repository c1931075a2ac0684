// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_differences.h"

#include "model/values/run_facts.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace ui {
namespace {

struct RunDifferences {
    Q_DECLARE_TR_FUNCTIONS(ui::RunDifferences)
};

QString dashed(std::string_view text) {
    return text.empty() ? "–" : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A fact of that run as it is written.
struct FactText {
    const model::RunRecord& run;

    QString operator()(const std::string& text) const { return dashed(text); }
    QString operator()(model::Checksum checksum) const { return dashed(checksum.digits.substr(0, 8)); }
    QString operator()(const model::TextList& list) const {
        if (list.texts == nullptr)
            return "–";
        QStringList shown;
        for (const std::string& text : *list.texts)
            shown << dashed(list.checksums ? text.substr(0, 8) : text);
        return shown.isEmpty() ? RunDifferences::tr("none") : shown.join(", ");
    }
    QString operator()(const model::ArchitecturePointer& network) const {
        return network ? RunDifferences::tr("%1, %2 parameters")
                             .arg(QString::fromStdString(network->network().name), grouped(network->parameters()))
                       : "–";
    }
    QString operator()(model::StepKind step) const { return settingText(step); }
    QString operator()(std::optional<std::int64_t> number) const { return number ? grouped(*number) : "–"; }
    QString operator()(int number) const { return grouped(number); }
    QString operator()(std::optional<int> number) const { return number ? grouped(*number) : "–"; }
    QString operator()(std::optional<double> accuracy) const { return accuracyText(accuracy); }
    QString operator()(std::chrono::duration<double>) const { return trainingTimeText(run); }
    QString operator()(model::RunOutcome) const { return outcomeText(run, false); }
    QString operator()(model::RunKind kind) const {
        return kind == model::RunKind::training     ? RunDifferences::tr("training")
               : kind == model::RunKind::fineTuning ? RunDifferences::tr("fine-tuning")
                                                    : RunDifferences::tr("imported");
    }
};

/// Everything of a run that is compared, always in the same order.
std::vector<SettingValue> factsOf(const model::RunRecord& run) {
    std::vector<SettingValue> facts = settingsOf(run.recipe);
    model::visitFacts(run, [&](const model::FactInfo& info, const auto& value) {
        facts.push_back({QCoreApplication::translate("ui::RunDifferences", info.title), FactText{run}(value)});
    });
    return facts;
}

/// The layers that are not the same in all runs: each run's beside the first one's. None where a network is not known.
std::vector<RunDifference> layerDifferences(const std::vector<const model::RunRecord*>& runs) {
    if (runs.empty() || std::ranges::any_of(runs, [](const auto* run) { return !run->origin.networks.own; }))
        return {};
    const auto layersOf = [&](qsizetype run) -> const std::vector<model::Layer>& {
        return runs[static_cast<std::size_t>(run)]->origin.networks.own->network().layers;
    };
    const auto count = static_cast<qsizetype>(runs.size());
    std::map<std::pair<std::size_t, std::size_t>, QStringList>
        rows; // by how many of the first's come before, and of those added there
    for (qsizetype run = 0; run < count; ++run) {
        std::size_t before = 0, added = 0;
        for (const model::LayerMatch& match : model::matchLayers(layersOf(0), layersOf(run))) {
            match.before ? (before = *match.before + 1, added = 0) : ++added;
            QStringList& row = rows[{before, added}];
            row.resize(count, "–");
            if (match.after)
                row[run] = QString::fromStdString(model::describe(layersOf(run)[*match.after]));
        }
    }
    std::vector<RunDifference> differing;
    for (const auto& [place, values] : rows)
        if (values.count(values.first()) < count)
            differing.push_back({place.second == 0 ? RunDifferences::tr("Layer %1").arg(place.first)
                                                   : RunDifferences::tr("Behind layer %1").arg(place.first),
                                 values});
    return differing;
}

} // namespace

std::vector<SettingValue> settingsOf(const model::Recipe& recipe) {
    std::vector<SettingValue> values;
    model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto& value) {
        values.push_back(
            {QCoreApplication::translate("ui::SettingRow", info.title), recipe.unread ? QString("–") : settingText(value)});
    });
    return values;
}

QString spreadText(const QString& seeds, const model::Spread& spread) {
    const auto figure = [](double fraction) { return decimal(100 * fraction, 2); };
    //: %1 is a number of seeds, or "3 of 5".
    return RunDifferences::tr("%1 seeds: mean %2 ± %3 (%4 … %5)")
        .arg(seeds, percent(spread.mean, 2), figure(spread.deviation), figure(spread.smallest), figure(spread.largest));
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
    std::ranges::copy(layerDifferences(runs), std::back_inserter(rows));
    return rows;
}

QString spreadOverSeeds(const std::vector<const model::RunRecord*>& runs) {
    const std::optional<model::Spread> spread = model::seedSpread(runs);
    if (!spread)
        return {};
    return spreadText(QString::number(runs.size()), *spread);
}

} // namespace ui
