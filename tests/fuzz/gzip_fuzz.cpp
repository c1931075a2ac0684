// SPDX-License-Identifier: GPL-3.0-or-later
// Packed data files. What does not begin as gzip is packed first, so that what is in them is found too.
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/gzip_writer.h"
#include "tests/fuzz/idx_checks.h"
#include "tests/fuzz/target.h"

#include <stdexcept>

std::vector<std::string> fuzz::seeds() {
    const model::DataSet set = synthetic::digits(2, 1);
    return {gzipped(synthetic::idxImages(set)), gzipped(synthetic::idxLabels(set)), gzipped(std::string(100'000, '\0')),
            synthetic::idxLabels(set)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const std::string bytes = model::isGzip(input) ? std::string(input) : fuzz::gzipped(input);
    constexpr std::size_t kMaxPacked = 1032; // deflate packs so many bytes into one at most
    const fuzz::AllocationBound bound((1U << 14) + 4 * kMaxPacked * bytes.size());
    try {
        constexpr std::size_t kLargest = 4096;
        fuzz::require(model::gunzip(bytes, kLargest).size() <= kLargest, "no more is unpacked than was asked for");
    } catch (const std::logic_error& error) {
        fuzz::require(*error.what() != '\0', "a refusal says why");
    }
    fuzz::checkIdx(bytes);
    return 0;
}
