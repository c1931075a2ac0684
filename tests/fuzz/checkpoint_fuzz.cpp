// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints: the text of a header, to which the numbers of some networks are added.
#include "model/formats/checkpoint_file.h"
#include "model/formats/model_file.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"
#include "tests/model/random_weights.h"

#include <cstring>
#include <iterator>

namespace {

std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

model::Checkpoint sample() {
    model::Checkpoint checkpoint;
    checkpoint.weights = model::randomWeights(1);
    checkpoint.steps = 7;
    checkpoint.epochs = 1;
    checkpoint.trainAccuracy = 0.9;
    checkpoint.seconds = 1.5;
    checkpoint.optimiser.buffers = {{"conv1.weight.momentum_buffer", {8, 1, 3, 3}, std::vector<float>(72, 0.5F)}};
    checkpoint.teachers = {model::finishedTeacher(model::randomWeights(2)), {}};
    return checkpoint;
}

/// The header of a file, and the numbers behind it.
std::pair<std::string, std::string> parted(const std::string& file) {
    std::uint64_t size = 0;
    std::memcpy(&size, file.data(), sizeof size);
    return {file.substr(sizeof size, size), file.substr(sizeof size + size)};
}

std::pair<std::string, std::string> sampleParts() {
    const std::filesystem::path path = fuzz::inputFile("");
    model::saveCheckpoint(path, sample());
    return parted(bytesOf(path));
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    return {sampleParts().first};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string numbers = sampleParts().second;
    const std::uint64_t headerSize = size;
    std::string bytes(reinterpret_cast<const char*>(&headerSize), sizeof headerSize);
    bytes += std::string(fuzz::view(data, size)) + numbers;
    const std::filesystem::path path = fuzz::inputFile(bytes);
    const auto read = [&] {
        constexpr std::size_t kTimes = 100;
        const fuzz::AllocationBound bound((1U << 16) + 4 * numbers.size() + kTimes * size);
        return fuzz::valueOrRefusal(path.string(), [&] { return model::loadCheckpoint(path); });
    }();
    if (read) {
        model::saveCheckpoint(path, *read);
        const std::string written = bytesOf(path);
        model::saveCheckpoint(path, model::loadCheckpoint(path));
        fuzz::require(bytesOf(path) == written, "a checkpoint comes back as it was");
    }
    return 0;
}
