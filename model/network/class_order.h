// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/values/class_match.h"
#include "model/values/data_set.h"

#include <optional>
#include <string>

/// Where a model meets data, it is turned into one that answers in the order of the data's classes: everything behind this border
/// compares an output with a label by its number.
namespace model {

/// Whether it is known what the outputs stand for; PyTorch's files say nothing of their model.
bool saysClasses(const ModelCard& card);

/// How the model's classes meet these. A model whose classes are not known is taken to have them, in their order.
ClassMatch matchClasses(const ModelCard& card, const ClassNames& ofData);

/// The model with its outputs, and the names on its card, in the order of `ofData`; classes that it knows beyond them come last.
/// Nothing where it does not know one of them.
std::optional<Model> withClasses(Model model, const ClassNames& ofData);

/// The same. Throws `Error` that begins with `source`, the model's file, and says how the classes differ.
Model withClasses(Model model, const ClassNames& ofData, const std::string& source);

/// The set with its labels numbered as in `names`. Throws `Error` where an image's class is not among them.
DataSet withLabels(DataSet set, const ClassNames& names);

} // namespace model
