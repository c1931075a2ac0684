// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells and headings of the table of runs say.
#include "ui/pages/run_text.h"
#include "ui/pages/runs_model.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <variant>

namespace ui {
namespace {

/// Seed and epochs have columns of their own.
bool hasItsColumn(const model::SettingInfo& info) {
    return std::string_view(info.option) == "seed" || std::string_view(info.option) == "epochs";
}

const std::vector<model::SettingInfo>& settingInfos() {
    static const std::vector<model::SettingInfo> infos = [] {
        std::vector<model::SettingInfo> found;
        const model::Recipe recipe;
        model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto&) {
            if (!hasItsColumn(info))
                found.push_back(info);
        });
        return found;
    }();
    return infos;
}

/// Calls `visit(value)` with the setting of that column.
template <class Visit> void visitColumn(const model::Recipe& recipe, int column, Visit visit) {
    int at = RunsModel::columns;
    model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto& value) {
        if (!hasItsColumn(info) && at++ == column)
            visit(value);
    });
}

} // namespace

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns + static_cast<int>(settingInfos().size());
}

int RunsModel::settingColumn(const char* option) {
    const auto& infos = settingInfos();
    const auto found = std::ranges::find(infos, std::string_view(option),
                                         [](const model::SettingInfo& info) { return std::string_view(info.option); });
    return found == infos.end() ? -1 : columns + static_cast<int>(found - infos.begin());
}

QString RunsModel::columnKey(int column) {
    static const char* const keys[columns] = {"star",        "curves",  "name", "outcome", "test", "validation",
                                              "epochs-done", "started", "time", "seed",    "data"};
    return column < columns ? keys[column] : settingInfos()[static_cast<std::size_t>(column - columns)].option;
}

std::partial_ordering RunsModel::compareSettings(const model::Recipe& a, const model::Recipe& b, int column) {
    std::variant<double, std::string> values[2];
    const model::Recipe* recipes[2] = {&a, &b};
    for (int i = 0; i < 2; ++i)
        visitColumn(*recipes[i], column, [&]<class Value>(const Value& value) {
            if constexpr (std::is_same_v<Value, std::string>)
                values[i] = value;
            else
                values[i] = static_cast<double>(value);
        });
    return values[0] <=> values[1];
}

QString RunsModel::text(const Row& row, int column) const {
    const model::RunRecord& run = row.run;
    if (row.study)
        if (const QString text = studyText(row, column); !text.isNull())
            return text;
    switch (column) {
    case starColumn:
    case curvesColumn:
        return {};
    case nameColumn:
        return runName(run);
    case outcomeColumn:
        return isCurrent(run) && paused_ ? tr("Paused") : outcomeText(run, isCurrent(run));
    case testColumn:
        return accuracyText(run.testAccuracy);
    case validationColumn:
        return accuracyText(run.validationAccuracy);
    case epochsColumn:
        return epochsText(run);
    case startedColumn:
        return startedText(run);
    case timeColumn:
        return trainingTimeText(run);
    case seedColumn:
        return QString::number(run.recipe.seed);
    case dataColumn:
        return QString::fromStdString(run.dataSet);
    default:
        if (run.recipe.unread)
            return "–";
        QString text;
        visitColumn(run.recipe, column, [&](const auto& value) { text = settingText(value); });
        if (column == settingColumn("network") && run.origin.networks.own) // several that were changed have one name
            text += " · " + grouped(run.origin.networks.own->parameters());
        return text;
    }
}

/// Null where it is written as one of its runs.
QString RunsModel::studyText(const Row& row, int column) const {
    const auto spread = [](const model::Spread& of) { return percent(of.mean, 2) + " ± " + decimal(100 * of.deviation, 2); };
    const model::StudySummary& study = *row.study;
    switch (column) {
    case nameColumn: {
        const QString name = QString::fromStdString(row.run.name);
        const QString seeds = QString::number(study.seeds); // all at once: a name may hold "%2"
        return study.done < study.seeds ? tr("%1 · %2 of %3 seeds").arg(name, QString::number(study.done), seeds)
                                        : tr("%1 · %2 seeds").arg(name, seeds);
    }
    case testColumn:
        return study.done > 1 ? spread(study.spread) : QString();
    case validationColumn:
        return study.done > 1 && row.run.validationAccuracy ? spread(row.validation) : QString();
    case seedColumn:
        return tr("%1 …").arg(row.run.recipe.seed);
    default:
        return {};
    }
}

QString RunsModel::toolTip(int row, int column) const {
    const Row& at = rows_[static_cast<std::size_t>(row)];
    switch (column) {
    case starColumn:
        return at.run.starred ? tr("Starred. Click to take the star away.") : tr("Click to star this run.");
    case curvesColumn:
        return isOverlay(row) ? tr("Drawn in the curves. Click or press Space to take it out.")
                              : tr("Click or press Space to draw this run in the curves.");
    case nameColumn:
        return at.run.note.empty() ? text(at, column) : text(at, column) + "\n" + QString::fromStdString(at.run.note);
    case outcomeColumn:
        return at.study ? text(at, column) : outcomeSentence(at.run, isCurrent(at.run));
    case startedColumn:
        return startedInFull(at.run);
    case testColumn:
    case validationColumn:
        return at.study ? tr("%1: mean and standard deviation of the sample over the seeds that are done.").arg(text(at, column))
                        : text(at, column);
    case epochsColumn:
    case timeColumn:
        return at.study ? tr("%1, all seeds together.").arg(text(at, column)) : text(at, column);
    default:
        return text(at, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::EditRole:
        if (column == nameColumn)
            return QString::fromStdString(row.run.name);
        [[fallthrough]];
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::CheckStateRole:
        if (column > curvesColumn)
            return {};
        return (column == starColumn ? row.run.starred : isOverlay(index.row())) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::AccessibleTextRole:
        if (column == starColumn)
            return row.run.starred ? tr("Starred") : tr("Not starred");
        if (column == curvesColumn)
            return isOverlay(index.row()) ? tr("In the curves") : tr("Not in the curves");
        if (column == nameColumn && row.study)
            return isUnfolded(index.row()) ? tr("%1, unfolded").arg(text(row, column)) : tr("%1, folded").arg(text(row, column));
        return text(row, column);
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section >= columns) {
        const model::SettingInfo& info = settingInfos()[static_cast<std::size_t>(section - columns)];
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QCoreApplication::translate("ui::SettingRow", info.title);
        if (role == Qt::ToolTipRole)
            return QCoreApplication::translate("ui::SettingRow", info.help);
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::InitialSortOrderRole ? QVariant::fromValue(Qt::AscendingOrder) : QVariant();
    }
    static const char* const titles[columns] = {"",
                                                "",
                                                QT_TR_NOOP("Name"),
                                                QT_TR_NOOP("Outcome"),
                                                QT_TR_NOOP("Test"),
                                                QT_TR_NOOP("Validation"),
                                                QT_TR_NOOP("Epochs"),
                                                QT_TR_NOOP("Started"),
                                                QT_TR_NOOP("Time"),
                                                QT_TR_NOOP("Seed"),
                                                QT_TR_NOOP("Data")};
    static const char* const names[columns] = {QT_TR_NOOP("Star"),
                                               QT_TR_NOOP("In the curves"),
                                               QT_TR_NOOP("Name"),
                                               QT_TR_NOOP("How the run ended"),
                                               QT_TR_NOOP("Test accuracy"),
                                               QT_TR_NOOP("Validation accuracy, of the best epoch"),
                                               QT_TR_NOOP("Epochs done of all"),
                                               QT_TR_NOOP("When it began"),
                                               QT_TR_NOOP("Training time, without pauses"),
                                               QT_TR_NOOP("Seed"),
                                               QT_TR_NOOP("Data set")};
    const bool words = section == nameColumn || section == outcomeColumn || section == dataColumn;
    switch (role) {
    case Qt::DisplayRole:
        return tr(titles[section]);
    case Qt::DecorationRole:
        if (section > curvesColumn)
            return {};
        return icon(section == starColumn ? "star_outline" : "curves", IconTone::quiet);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr(names[section]);
    case Qt::TextAlignmentRole:
        return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::InitialSortOrderRole: // the best, the latest, the chosen first
        return QVariant::fromValue(words || section == seedColumn ? Qt::AscendingOrder : Qt::DescendingOrder);
    default:
        return {};
    }
}

} // namespace ui
