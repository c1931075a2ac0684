// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells and headings of the table of runs say.
#include "ui/pages/run_text.h"
#include "ui/pages/runs_model.h"
#include "ui/style/theme.h"

namespace ui {

QString RunsModel::text(const model::RunRecord& run, int column) const {
    switch (column) {
    case nameColumn:
        return QString::fromStdString(run.name);
    case outcomeColumn:
        return outcomeText(run, isCurrent(run));
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
        return {};
    }
}

QString RunsModel::toolTip(const model::RunRecord& run, int column) const {
    switch (column) {
    case starColumn:
        return run.starred ? tr("Starred. Click to take the star away.") : tr("Click to star this run.");
    case curvesColumn:
        return isOverlay(run) ? tr("Drawn in the curves. Click or press Space to take it out.")
                              : tr("Click or press Space to draw this run in the curves.");
    case nameColumn:
        return run.note.empty() ? text(run, column) : text(run, column) + "\n" + QString::fromStdString(run.note);
    case outcomeColumn:
        return outcomeSentence(run, isCurrent(run));
    case startedColumn:
        return startedInFull(run);
    default:
        return text(run, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const model::RunRecord& record = run(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(record, column);
    case Qt::CheckStateRole:
        if (column > curvesColumn)
            return {};
        return (column == starColumn ? record.starred : isOverlay(record)) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return toolTip(record, column);
    case Qt::AccessibleTextRole:
        if (column == starColumn)
            return record.starred ? tr("Starred") : tr("Not starred");
        if (column == curvesColumn)
            return isOverlay(record) ? tr("In the curves") : tr("Not in the curves");
        return text(record, column);
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
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
