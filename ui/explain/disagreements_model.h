// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/comparison.h"
#include "ui/style/classes.h"
#include "ui/widgets/digit_images.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// The test images that two models read differently, for a list: image, label, what A says, what B says.
class DisagreementsModel : public DigitListModel {
    Q_OBJECT

public:
    void setClasses(const Classes& classes) { classes_ = classes; }
    /// Null: none. `which`: only those; nothing: all.
    void show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which);
    const model::DigitImage& image(int row) const;

private:
    DigitItem item(int row) const;

    Classes classes_;
    std::shared_ptr<const model::Comparison> comparison_;
    std::vector<model::Disagreement> shown_;
};

} // namespace ui
