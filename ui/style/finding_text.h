// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"

#include <QString>

#include <vector>

namespace ui {

/// What can spoil training with a data set.
enum class Finding { emptyClass, imbalance, repeated, contradicted, constant, unreadable };

struct FoundFault {
    Finding finding;
    QString text; ///< without a capital and a full stop, to stand in a row with others
};

/// What was found, each in a few words; nothing where the data is clean.
std::vector<FoundFault> foundFaults(const model::DataFindings& findings);

} // namespace ui
