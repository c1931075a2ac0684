// SPDX-License-Identifier: GPL-3.0-or-later
// Models as DigitLab writes them. Text that begins as JSON is the header of a file that has all of the network's numbers, which
// would take 50 KB of each input; anything else is the whole file.
#include "model/formats/tensor_files.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"
#include "tests/model/random_weights.h"

#include <cstring>

namespace {

std::string framed(std::string_view header, const std::string& numbers) {
    const std::uint64_t size = header.size();
    return std::string(reinterpret_cast<const char*>(&size), sizeof size) + std::string(header) + numbers;
}

/// The bytes of a whole file and where its header ends.
std::string headerOf(const std::string& file) {
    std::uint64_t size = 0;
    std::memcpy(&size, file.data(), sizeof size);
    return file.substr(sizeof size, size);
}

model::Model sample() {
    model::Model model{model::randomWeights(1), {}};
    model.card.program = "DigitLab 1.0.0";
    model.card.date = "2026-11-25T00:30:00Z";
    model.card.recipe = model::Recipe{};
    model.card.epochs = 3;
    model.card.steps = 1407;
    model.card.trainAccuracy = 0.98;
    model.card.measured = model::Measurement{0.99, "MNIST", "ba89", "ba90", false};
    model.card.temperature = 1.0625;
    model.card.dataSet = "MNIST";
    model.card.dataSetHash = "ba89";
    model.card.weightsKind = model::WeightsKind::best;
    model.card.bestEpoch = 2;
    model.card.validationAccuracy = 0.97;
    return model;
}

const std::string& networksNumbers() {
    static const std::string numbers = [] {
        const std::string file = model::writeSafetensors(sample());
        return file.substr(sizeof(std::uint64_t) + headerOf(file).size());
    }();
    return numbers;
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    model::Model bare = sample();
    bare.card = {};
    return {headerOf(model::writeSafetensors(sample())), headerOf(model::writeSafetensors(bare)),
            framed(R"({"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}})", std::string(8, 'x')),
            framed(R"({"__metadata__":{"format_version":"1","temperature":"1.5"}})", {})};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const std::string bytes = input.starts_with('{') ? framed(input, networksNumbers()) : std::string(input);
    const auto read = [&] {
        constexpr std::size_t kTimes = 100; // brackets and commas become JSON values
        const fuzz::AllocationBound bound((1U << 18) + kTimes * size);
        return fuzz::valueOrRefusal("the file", [&] { return model::readSafetensors(bytes, "the file"); });
    }();
    if (read) {
        const std::string written = model::writeSafetensors(*read);
        const model::Model again = model::readSafetensors(written, "what was written");
        fuzz::require(again.weights == read->weights, "weights come back as they were");
        fuzz::require(again.card.recipe == read->card.recipe, "the recipe comes back as it was");
        fuzz::require(model::writeSafetensors(again) == written, "the card comes back as it was");
    }
    return 0;
}
