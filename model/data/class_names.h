// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>
#include <initializer_list>

namespace model {

/// The names in `folder`/classes.txt, one a line, the first that of label 0; none where there is no such file. Throws `Error`
/// unless they are 2 to kMaxClasses different ones of at most 100 bytes.
ClassNames readClassNames(const std::filesystem::path& folder);

/// Names the classes of one split or both, read from `path`: without names, labels beyond 9 make them the numbers from "0".
/// Throws `Error` when a label has no name.
void setClassNames(std::initializer_list<DataSet*> splits, const ClassNames& names, const std::filesystem::path& path);

} // namespace model
