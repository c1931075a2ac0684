// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/training_step.h"

#include "model/network/fused/dropout_mask.h"
#include "model/network/fused/shapes.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace model::fused {
namespace {

/// The gradients at the input of conv2 and conv4 take the place of these layers' activations: see backward.h.
constexpr bool kGradientsInActivations[kNormCount] = {true, false, true, false, false};

std::size_t size(int count) {
    return static_cast<std::size_t>(count);
}

void check(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients) {
    const bool sizesFit = !input.labels.empty() && input.pixels.size() == input.labels.size() * kImagePixels &&
                          tensors.size() == tensorSpecs().size() && gradients.size() == tensors.size();
    const bool labelsFit = std::all_of(input.labels.begin(), input.labels.end(), [](int label) { return label < kClassCount; });
    const bool targetsFit = input.targets.empty() || input.targets.size() == input.labels.size() * kClassCount;
    if (!sizesFit || !labelsFit || !targetsFit || !(input.temperature > 0) || !(input.dropout >= 0 && input.dropout < 1)) {
        throw std::invalid_argument("a training step's pixels, labels, targets, tensors and dropout do not fit together");
    }
}

} // namespace

TrainingStep::TrainingStep(int threads, Isa isa, int width)
    : kernels_(stepKernels(isa, width)), pool_(threads), memory_(size(pool_.size())) {
    const int packed = packedOffset(kernels_.shapes, kConvolutionCount);
    packedWeights_ = AlignedBuffer<float>(size(2 * packed));
    for (int i = 0; i < kConvolutionCount; ++i) {
        view_.forwardWeights[i] = packedWeights_.data() + packedOffset(kernels_.shapes, i);
        view_.backwardWeights[i] = view_.forwardWeights[i] + packed;
    }
    const auto vectors = [this](int count) { return AlignedBuffer<float>(size(count * kernels_.lanes)); };
    for (WorkerMemory& memory : memory_) {
        memory.inputRows = vectors(kernels_.scratch.inputRows);
        memory.gradientRows = vectors(kernels_.scratch.gradientRows);
        memory.tileSums = vectors(kernels_.scratch.tileSums);
        memory.weightSums = vectors(weightOffset(kernels_.shapes, kConvolutionCount));
    }
    makePhases();
}

void TrainingStep::makePhases() {
    phases_.push_back({"pack weights", [this] { pack(); }});
    for (int i = 0; i < kNormCount; ++i) {
        phases_.push_back({"forward conv" + std::to_string(i + 1), [this, i] {
                               runForward(kernels_.forward[i]);
                               finishStatistics(normSums(i), keepScale(i), statisticsMomentum_, normTensors(i), view_.norms[i],
                                                deviations_[size(i)].data());
                           }});
    }
    phases_.push_back({"head", [this] { runInShares(kernels_.head); }});
    for (int i = kNormCount - 1; i >= 0; --i) {
        phases_.push_back({"backward conv" + std::to_string(i + 1), [this, i] {
                               finishGradients(normSums(i), keepScale(i), deviations_[size(i)].data(), normTensors(i),
                                               view_.norms[i]);
                               runInShares(kernels_.backward[i]);
                           }});
    }
    phases_.push_back({"sum weight gradients", [this] { sumWeights(); }});
}

void TrainingStep::updateStatistics(std::span<const float> pixels, double momentum, std::span<float* const> tensors) {
    const std::vector<std::uint8_t> labels(pixels.size() / kImagePixels); // only to say how many
    const std::vector<float*> noGradients(tensors.size());
    begin({pixels, labels}, tensors, noGradients);
    statisticsMomentum_ = momentum;
    for (const NamedPhase& phase : phases_) {
        if (&phase == &phases_[kHeadPhase]) {
            break;
        }
        phase.run();
    }
    statisticsMomentum_ = kBatchNormMomentum;
}

StepResult TrainingStep::run(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients) {
    begin(input, tensors, gradients);
    for (const NamedPhase& phase : phases_) {
        phase.run();
    }
    return result();
}

void TrainingStep::begin(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients) {
    check(input, tensors, gradients);
    tensors_ = tensors;
    gradients_ = gradients;
    view_.samples = static_cast<int>(input.labels.size());
    view_.groups = (view_.samples + kernels_.lanes - 1) / kernels_.lanes;
    view_.pixels = input.pixels.data();
    view_.labels = input.labels.data();
    view_.targets = input.targets.empty() ? nullptr : input.targets.data();
    view_.temperature = static_cast<float>(input.temperature);
    reserve(view_.groups);
    view_.dropThreshold = dropThreshold(input.dropout);
    keepScale_ = 1 / (1 - input.dropout);
    if (view_.dropThreshold > 0) {
        drawDropoutKeys(input);
    }
}

StepResult TrainingStep::result() const {
    StepResult result;
    result.loss = std::accumulate(view_.losses, view_.losses + view_.groups, 0.0) / view_.samples;
    result.correct = std::accumulate(view_.corrects, view_.corrects + view_.groups, 0);
    return result;
}

void TrainingStep::reserve(int groups) {
    if (groups <= reservedGroups_) {
        return;
    }
    const std::size_t samples = size(groups * kernels_.lanes);
    const Shapes& shapes = kernels_.shapes;
    for (int i = 0; i < kNormCount; ++i) {
        activations_[size(i)] = AlignedBuffer<float>(samples * size(outputCount(shapes[i])));
        if (!kGradientsInActivations[i]) {
            gradientImages_[size(i)] = AlignedBuffer<float>(samples * size(inputCount(shapes[i + 1])));
        }
        sums_[size(i)] = AlignedBuffer<double>(size(groups * 2 * shapes[i].outputs));
        gradientSums_[size(i)] = AlignedBuffer<double>(size(groups * 2 * shapes[i].outputs));
    }
    for (int i = 0; i < kNormCount; ++i) {
        view_.activations[i] = activations_[size(i)].data();
        view_.gradients[i] = kGradientsInActivations[i] ? activations_[size(i + 1)].data() : gradientImages_[size(i)].data();
        view_.sums[i] = sums_[size(i)].data();
        view_.gradientSums[i] = gradientSums_[size(i)].data();
    }
    dropoutKeys_ = AlignedBuffer<std::uint32_t>(2 * kDropoutCount * samples);
    losses_ = AlignedBuffer<double>(size(groups));
    corrects_ = AlignedBuffer<int>(size(groups));
    view_.dropoutKeys = dropoutKeys_.data();
    view_.losses = losses_.data();
    view_.corrects = corrects_.data();
    reservedGroups_ = groups;
}

void TrainingStep::drawDropoutKeys(const StepInput& input) {
    const int padded = view_.groups * kernels_.lanes;
    for (int layer = 0; layer < kDropoutCount; ++layer) {
        for (int sample = 0; sample < view_.samples; ++sample) {
            const DropoutKeys keys = fused::dropoutKeys(input.dropoutSeed, layer, sample);
            dropoutKeys_[size(2 * layer * padded + sample)] = keys.first;
            dropoutKeys_[size((2 * layer + 1) * padded + sample)] = keys.second;
        }
    }
}

void TrainingStep::pack() {
    const float* weights[kConvolutionCount];
    for (int i = 0; i < kConvolutionCount; ++i) {
        weights[i] = tensors_[size(weightTensor(i))];
    }
    const auto task = [&](int worker) {
        if (worker == 0) {
            kernels_.packForward(weights, view_.forwardWeights);
        }
        if (worker == pool_.size() - 1) {
            kernels_.packBackward(weights, view_.backwardWeights);
        }
    };
    pool_.run(task);
}

Scratch TrainingStep::scratch(int worker) const {
    const WorkerMemory& memory = memory_[size(worker)];
    return {memory.inputRows.data(), memory.gradientRows.data(), memory.tileSums.data(), memory.weightSums.data()};
}

void TrainingStep::runForward(Phase phase) {
    const auto task = [&](int worker, int group) { phase(view_, scratch(worker), group, group + 1); };
    pool_.forEach(view_.groups, task);
}

/// Weight gradients are summed per worker. The split must not depend on timing, because then rounding would too.
void TrainingStep::runInShares(Phase phase) {
    const auto task = [&](int worker) {
        const Share groups = shareOf(view_.groups, worker, pool_.size());
        phase(view_, scratch(worker), groups.begin, groups.end);
    };
    pool_.run(task);
}

void TrainingStep::sumWeights() {
    std::vector<const float*> sums;
    for (const WorkerMemory& memory : memory_) {
        sums.push_back(memory.weightSums.data());
    }
    const auto task = [&](int worker) {
        const Share all = shareOf(weightOffset(kernels_.shapes, kConvolutionCount), worker, pool_.size());
        for (int i = 0; i < kConvolutionCount; ++i) {
            const int first = weightOffset(kernels_.shapes, i);
            const int begin = std::max(all.begin, first);
            const int end = std::min(all.end, weightOffset(kernels_.shapes, i + 1));
            if (begin < end) {
                kernels_.sumWeights(sums.data(), pool_.size(), begin, end, gradients_[size(weightTensor(i))] - first);
            }
        }
    };
    pool_.run(task);
}

double TrainingStep::keepScale(int layer) const {
    return layer < kDropoutCount ? keepScale_ : 1;
}

NormSums TrainingStep::normSums(int layer) const {
    const ConvolutionShape& shape = kernels_.shapes[layer];
    return {shape.outputs, view_.groups, static_cast<double>(view_.samples) * shape.outputSide * shape.outputSide,
            view_.sums[layer], view_.gradientSums[layer]};
}

NormTensors TrainingStep::normTensors(int layer) const {
    const std::size_t first = size(normTensor(layer));
    return {tensors_[first],     tensors_[first + 1], tensors_[first + 2],
            tensors_[first + 3], gradients_[first],   gradients_[first + 1]};
}

} // namespace model::fused
