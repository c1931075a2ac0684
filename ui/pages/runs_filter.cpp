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

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const model::RunRecord& run = runs_->run(row);
    if (starredOnly_ && !run.starred)
        return false;
    if (words_.isEmpty())
        return true;
    // Newlines keep a word from being found across two of them.
    const QString whole = QString::fromStdString(run.name + "\n" + run.note + "\n" + run.dataSet + "\n" + run.recipe.name);
    return std::ranges::all_of(words_, [&whole](const QString& word) { return whole.contains(word, Qt::CaseInsensitive); });
}

bool RunsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const model::RunRecord& a = runs_->run(left.row());
    const model::RunRecord& b = runs_->run(right.row());
    Comparison comparison;
    const auto compare = [&comparison](const auto& x, const auto& y) { comparison.order = x <=> y; };
    switch (left.column()) {
    case RunsModel::starColumn:
        compare(a.starred, b.starred);
        break;
    case RunsModel::curvesColumn:
        compare(runs_->isOverlay(a), runs_->isOverlay(b));
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
    default:
        compare(a.id, b.id); // ids sort by time
    }
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (comparison.leftMissing != comparison.rightMissing)
        return ascending ? comparison.rightMissing : comparison.leftMissing;
    if (comparison.order != std::partial_ordering::equivalent)
        return comparison.order == std::partial_ordering::less;
    return ascending ? left.row() < right.row() : right.row() < left.row();
}

} // namespace ui
