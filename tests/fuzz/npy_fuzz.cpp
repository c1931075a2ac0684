// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's arrays, as they lie in a .npz file.
#include "model/data/npy.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

#include <functional>
#include <numeric>
#include <stdexcept>

namespace {

std::string array(const std::string& type, const std::string& shape, const std::string& data,
                  const std::string& order = "False") {
    std::string header = "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
    return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' + header + data;
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    return {array("|u1", "(1, 28, 28)", std::string(784, '\7')),
            array("<i8", "(2,)", std::string("\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0", 16)),
            array(">u2", "(0,)", ""),
            array("<f4", "(1,)", "abcd"),
            array("|b1", "()", "\1"),
            array("<i4", "(4294967296, 4294967296)", "abcd"),
            array("|u1", "(28, 28, 1)", std::string(784, '\7'), "True"),
            array("<f2", "(1, 784)", std::string(1568, '\x3c')),
            array("|b1", "(2, 3)", std::string("\0\1\0\1\0\0", 6)),
            array(">U2", "(1,)", std::string("\0\0\0a\0\1\xf4\x1c", 8)),
            array("|S3", "(2, 1)", "antbe")};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    constexpr std::size_t kTimes = 2 + sizeof(std::string); // a label may take a byte
    const fuzz::AllocationBound bound((1U << 14) + kTimes * size);
    try {
        const model::NpyArray array(input);
        const std::vector<std::size_t>& shape = array.shape();
        const std::size_t count = std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
        fuzz::require(array.size() == count && count <= size, "a value for each place of the shape");
        try {
            fuzz::require(model::imagesOf(array).size() * model::kImagePixels <= count, "no image without its numbers");
        } catch (const std::invalid_argument&) {
            fuzz::require(model::labelsOf(array).size() <= count, "no label without its value");
        }
    } catch (const std::invalid_argument& error) {
        fuzz::require(std::string_view(error.what()).size() < 200, "a refusal can be read by a person");
    }
    return 0;
}
