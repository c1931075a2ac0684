// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/disagreements_model.h"

#include "ui/style/number_text.h"
#include "ui/widgets/digit_grid.h"
#include "ui/widgets/digit_pixmap.h"

#include <algorithm>
#include <iterator>

namespace ui {

void DisagreementsModel::show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which) {
    beginResetModel();
    comparison_ = comparison;
    shown_.clear();
    if (comparison)
        std::copy_if(
            comparison->disagreements.begin(), comparison->disagreements.end(), std::back_inserter(shown_),
            [which](const model::Disagreement& one) { return !which || model::rightness(one.label, one.a, one.b) == *which; });
    endResetModel();
}

const model::DigitImage& DisagreementsModel::image(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    return (*comparison_->testImages)[static_cast<std::size_t>(one.index)];
}

int DisagreementsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant DisagreementsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const model::Disagreement& one = shown_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return (classes_.answers.areWords() ? tr("%1\nA %2\nB %3") : tr("%1\nA %2 · B %3"))
            .arg(classes_.labels.name(one.label), classes_.answers.name(one.a), classes_.answers.name(one.b));
    case Qt::DecorationRole:
        return digitIcon(image(index.row()));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("Test image %1, a %2: A says %3 with %4, B says %5 with %6. A click puts it on the canvas.")
            .arg(grouped(one.index), classes_.labels.name(one.label), classes_.answers.name(one.a),
                 percent(static_cast<double>(one.confidenceA), 1), classes_.answers.name(one.b),
                 percent(static_cast<double>(one.confidenceB), 1));
    default:
        return {};
    }
}

} // namespace ui
