// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets as tables.
#include "model/data/open_data.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace {

std::string row(const std::string& label, const std::string& pixel, int pixels, char separator) {
    std::string text = label;
    for (int i = 0; i < pixels; ++i) {
        text += separator + pixel;
    }
    return text + "\n";
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    std::string last = row("0.5", "0", 782, '\t');
    last.pop_back();
    return {row("label", "p", 784, ',') + row("7", "255", 784, ','),
            row("3", "0.0", 784, ';') + "\r\n" + row("\"1\"", " 9", 784, ','),
            row("1", "", 784, ','),
            row("1", "1e2", 783, ','),
            last + "\t0.1\tant\n" + last + "\t0\tbee\n",
            row("id", "p", 785, ',') + row("1", "2", 785, ',') + row("2", "2", 785, ',')};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const std::filesystem::path& path = fuzz::inputFile(input);
    const bool isPacked = input.starts_with("\x1f\x8b");
    const std::size_t times = isPacked ? 3 * 1032 : 3; // deflate packs so many bytes into one at most
    const fuzz::AllocationBound bound((1U << 16) + times * size);
    if (const auto set = fuzz::valueOrRefusal(path.string(), [&] { return model::readTable(path); })) {
        fuzz::require(!set->images.empty() && (set->labels.empty() || set->images.size() == set->labels.size()),
                      "a label for each image, or for none");
        fuzz::require(set->images.size() * model::kImagePixels <= size || isPacked, "no image without its bytes");
        model::DataSplits splits;
        if (!set->labels.empty() &&
            fuzz::valueOrRefusal(path.string(), [&] { return model::setLabels(splits, *set, {}, {}, path), true; })) {
            fuzz::require(std::ranges::all_of(splits.train.labels, [](auto label) { return label < model::kMaxClasses; }),
                          "labels of classes");
        }
    }
    return 0;
}
