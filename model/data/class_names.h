// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>

namespace model {

/// The names in `folder`/classes.txt, one a line, the first that of label 0; none where there is no such file. Throws `Error`
/// unless they are 2 to 10 different ones of at most 100 bytes.
ClassNames readClassNames(const std::filesystem::path& folder);

/// Names the classes of a set that was read from `path`. Throws `Error` when it has a label without a name.
void setClassNames(DataSet& set, const ClassNames& names, const std::filesystem::path& path);

} // namespace model
