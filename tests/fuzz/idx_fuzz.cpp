// SPDX-License-Identifier: GPL-3.0-or-later
// Data files as they are once unpacked: both kinds, of every input.
#include "model/data/mnist_files.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/idx_checks.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

std::vector<std::string> fuzz::seeds() {
    const model::DataSet set = synthetic::digits(2, 1);
    return {synthetic::idxImages(set), synthetic::idxLabels(set)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    if (!model::isGzip(input)) { // those are for the other target
        constexpr std::size_t kTimes = 3;
        const fuzz::AllocationBound bound((1U << 14) + kTimes * size);
        fuzz::checkIdx(input);
    }
    return 0;
}
