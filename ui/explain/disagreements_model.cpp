// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/disagreements_model.h"

#include "ui/style/number_text.h"

#include <algorithm>
#include <iterator>

namespace ui {

void DisagreementsModel::show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which) {
    comparison_ = comparison;
    shown_.clear();
    if (comparison)
        std::copy_if(
            comparison->disagreements.begin(), comparison->disagreements.end(), std::back_inserter(shown_),
            [which](const model::Disagreement& one) { return !which || model::rightness(one.label, one.a, one.b) == *which; });
    DigitListModel::show(static_cast<int>(shown_.size()), [this](int row) { return item(row); });
}

const model::DigitImage& DisagreementsModel::image(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    return (*comparison_->testImages)[static_cast<std::size_t>(one.index)];
}

DigitItem DisagreementsModel::item(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    const auto& [answers, labels] = classes_;
    return {digitIcon(image(row)),
            (answers.areWords() ? tr("%1\nA %2\nB %3") : tr("%1\nA %2 · B %3"))
                .arg(labels.name(one.label), answers.name(one.a), answers.name(one.b)),
            tr("Test image %1, a %2: A says %3 with %4, B says %5 with %6. A click puts it on the canvas.")
                .arg(grouped(one.index), labels.name(one.label), answers.name(one.a),
                     percent(static_cast<double>(one.confidenceA), 1), answers.name(one.b),
                     percent(static_cast<double>(one.confidenceB), 1))};
}

} // namespace ui
