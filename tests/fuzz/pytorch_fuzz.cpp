// SPDX-License-Identifier: GPL-3.0-or-later
// PyTorch's weights. What does not begin as a zip archive is the pickle of one that has all of the network's storages: checksums
// and 100 KB of numbers would keep a fuzzer from the pickle.
#include "model/files/zip_archive.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"
#include "tests/model/random_weights.h"

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string kFolder = "digitlab/";

std::string networksPickle() {
    return model::readZip(model::writePyTorch({model::randomWeights(1), {}}), 1U << 20).at(kFolder + "data.pkl");
}

/// Storages large enough for doubles, with bytes that are finite and positive as floats and as doubles.
const Files& storages() {
    static const Files files = [] {
        Files result{{kFolder + "data.pkl", ""}};
        for (const auto& [name, content] : model::readZip(model::writePyTorch({model::randomWeights(1), {}}), 1U << 20)) {
            if (name.starts_with(kFolder + "data/")) {
                result.emplace_back(name, std::string(2 * content.size(), '?'));
            }
        }
        return result;
    }();
    return files;
}

std::string archiveWith(std::string_view pickle) {
    Files files = storages();
    files[0].second = pickle;
    return model::writeZip(files);
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    using namespace std::string_literals;
    // OrderedDict([("a", tensor of two)]) with a Parameter around it, and a plain dict in lists, as pickled by protocol 2 and 4.
    const std::string tensor = "ctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
                               "0X\3\0\0\0cpuK\x48tQK\0K\2\x85K\1\x85\x89}tR"s;
    std::string doubles = networksPickle();
    for (std::size_t at = 0; (at = doubles.find("FloatStorage", at)) != std::string::npos; at += 13) {
        doubles.replace(at, 12, "DoubleStorage");
    }
    return {networksPickle(),
            doubles,
            "\x80\2}X\1\0\0\0aq\0ctorch._utils\n_rebuild_parameter\n("s + tensor + "\x88}tRs."s,
            "\x80\4\x95\0\0\0\0\0\0\0\0}\x94(\x8c\nstate_dict\x94}\x94\x8c\1a\x94"s + tensor + "su."s,
            "\x80\2]q\1(K\1M\1\1J\1\0\0\0\x8a\1\1G\0\0\0\0\0\0\0\0N\x88)h\1j\1\0\0\0e0\x8c\1a\x8c\1b\x93}b]\x86\x85N\x87"
            "ar\2\0\0\0."s,
            model::writeZip({{"m/data.pkl", "\x80\2}X\1\0\0\0a"s + tensor + "s."s}, {"m/data/0", std::string(288, '?')}}),
            model::writeZip({{"m/data.pkl", "\x80\2}."s}, {"m/byteorder", "big"}})};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const bool whole = input.starts_with("PK");
    const std::string bytes = whole ? std::string(input) : archiveWith(input);
    constexpr std::size_t kTimes = 200;                // a byte becomes a value that refers to a list
    constexpr std::size_t kUnpacked = 2 * (64U << 20); // an archive may be packed: what it unpacks to, and its tensors
    const auto read = [&] {
        const fuzz::AllocationBound bound((1U << 20) + kTimes * size + (whole ? kUnpacked : 0));
        return fuzz::valueOrRefusal("the file", [&] { return model::readPyTorch(bytes, "the file"); });
    }();
    if (!read) {
        return 0;
    }
    for (const auto& [name, tensor] : *read) {
        fuzz::require(tensor.name == name, "a tensor knows its name");
        fuzz::require(tensor.values.size() == model::elementCount(tensor.shape), "a tensor's shape is that of its numbers");
    }
    if (const auto weights = fuzz::valueOrRefusal(
            "the file", [&] { return model::arrangeWeights(*read, model::notebookArchitecture(), "the file"); })) {
        const std::string written = model::writePyTorch({*weights, {}});
        const model::Weights again = model::arrangeWeights(model::readPyTorch(written, "what was written"),
                                                           model::notebookArchitecture(), "what was written");
        fuzz::require(again == *weights, "weights come back as they were");
    }
    return 0;
}
