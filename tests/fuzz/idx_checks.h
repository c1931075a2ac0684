// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/mnist_files.h"
#include "model/files/decompress.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"

#include <algorithm>

namespace fuzz {

/// Reads the bytes as images and as labels; at most one of them may succeed.
inline void checkIdx(std::string_view bytes) {
    const std::filesystem::path& path = inputFile(bytes);
    const auto images = valueOrRefusal(path.string(), [&] { return model::readIdxImages(path); });
    const auto labels = valueOrRefusal(path.string(), [&] { return model::readIdxLabels(path); });
    require(!images || !labels, "no file is both");
    require(!images || !images->empty(), "no data set is empty");
    require(!labels || (!labels->empty() && std::ranges::max(*labels) < model::kMaxClasses), "labels are classes");
}

} // namespace fuzz
