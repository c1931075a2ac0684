// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/runs_model.h"
#include "ui/style/theme.h"

#include <algorithm>
#include <compare>

namespace ui {
namespace {

/// Missing values are marked apart: they do not turn round with the order.
struct Comparison {
    std::partial_ordering order = std::partial_ordering::equivalent;
    bool leftMissing = false;
    bool rightMissing = false;
};

Comparison compared(const std::optional<double>& left, const std::optional<double>& right) {
    if (left && right)
        return {*left <=> *right};
    return {std::partial_ordering::equivalent, !left, !right};
}

} // namespace

RunsFilter::RunsFilter(RunsModel* runs) : QSortFilterProxyModel(runs), runs_(runs), names_(QLocale(QLocale::English)) {
    names_.setNumericMode(true); // "run 9" before "run 10"
    names_.setCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(runs);
    connect(runs, &RunsModel::studiesChanged, this, &RunsFilter::invalidate);
}

void RunsFilter::setWords(const QString& words) {
    words_ = words.split(' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunsFilter::setStarredOnly(bool only) {
    starredOnly_ = only;
    invalidateFilter();
}

void RunsFilter::sort(int column, Qt::SortOrder order) {
    QSortFilterProxyModel::sort(column, order);
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QVariant RunsFilter::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && section == sortColumn()) {
        if (role == Qt::DecorationRole && section == RunsModel::starColumn)
            return icon("star", IconTone::accent);
        if (role == Qt::DecorationRole && section == RunsModel::curvesColumn)
            return icon("curves", IconTone::accent);
        if (role == Qt::DisplayRole && section > RunsModel::curvesColumn)
            return runs_->headerData(section, orientation, role).toString() + (sortOrder() == Qt::AscendingOrder ? " ▴" : " ▾");
    }
    return runs_->headerData(section, orientation, role);
}

bool RunsFilter::matches(const model::RunRecord& run) const {
    if (starredOnly_ && !run.starred)
        return false;
    if (words_.isEmpty())
        return true;
    // Newlines keep a word from being found across two of them.
    const QString whole = QString::fromStdString(run.name + "\n" + run.note + "\n" + run.dataSet + "\n" + run.recipe.name);
    return std::ranges::all_of(words_, [&whole](const QString& word) { return whole.contains(word, Qt::CaseInsensitive); });
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (runs_->isStudy(row)) {
        const QStringList ids = runs_->runsOf(row);
        return std::ranges::any_of(ids, [this](const QString& id) { return matches(runs_->run(runs_->rowOf(id))); });
    }
    const int study = runs_->studyOf(row);
    return (study < 0 || runs_->isUnfolded(study)) && matches(runs_->run(row));
}

bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    // Runs of one study stand below it, and where it stands.
    int leftRow = left.row();
    int rightRow = right.row();
    const int leftStudy = runs_->isStudy(leftRow) ? leftRow : runs_->studyOf(leftRow);
    const int rightStudy = runs_->isStudy(rightRow) ? rightRow : runs_->studyOf(rightRow);
    if (leftStudy >= 0 && leftStudy == rightStudy) {
        if (leftRow == leftStudy || rightRow == leftStudy)
            return (leftRow == leftStudy) == ascending && leftRow != rightRow;
    } else {
        leftRow = leftStudy >= 0 ? leftStudy : leftRow;
        rightRow = rightStudy >= 0 ? rightStudy : rightRow;
    }
    const model::RunRecord& a = runs_->run(leftRow);
    const model::RunRecord& b = runs_->run(rightRow);
    Comparison comparison;
    const auto compare = [&comparison](const auto& x, const auto& y) { comparison.order = x <=> y; };
    switch (left.column()) {
    case RunsModel::starColumn:
        compare(a.starred, b.starred);
        break;
    case RunsModel::curvesColumn:
        compare(runs_->isOverlay(leftRow), runs_->isOverlay(rightRow));
        break;
    case RunsModel::nameColumn:
        compare(names_.compare(QString::fromStdString(a.name), QString::fromStdString(b.name)), 0);
        break;
    case RunsModel::outcomeColumn:
        compare(static_cast<int>(a.outcome), static_cast<int>(b.outcome));
        break;
    case RunsModel::testColumn:
        comparison = compared(a.testAccuracy, b.testAccuracy);
        break;
    case RunsModel::validationColumn:
        comparison = compared(a.validationAccuracy, b.validationAccuracy);
        break;
    case RunsModel::epochsColumn:
        compare(a.epochs, b.epochs);
        break;
    case RunsModel::timeColumn:
        compare(a.seconds, b.seconds);
        break;
    case RunsModel::seedColumn:
        compare(a.recipe.seed, b.recipe.seed);
        break;
    case RunsModel::dataColumn:
        compare(a.dataSet, b.dataSet);
        break;
    case RunsModel::startedColumn:
        compare(a.id, b.id); // ids sort by time
        break;
    default:
        comparison = {std::partial_ordering::equivalent, a.recipe.unread.has_value(), b.recipe.unread.has_value()};
        if (!comparison.leftMissing && !comparison.rightMissing)
            comparison.order = RunsModel::compareSettings(a.recipe, b.recipe, left.column());
    }
    if (comparison.leftMissing != comparison.rightMissing)
        return ascending ? comparison.rightMissing : comparison.leftMissing;
    if (comparison.order != std::partial_ordering::equivalent)
        return comparison.order == std::partial_ordering::less;
    return ascending ? leftRow < rightRow : rightRow < leftRow;
}

} // namespace ui
