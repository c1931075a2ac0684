// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/training_step.h"

#include "model/network/fused/dropout_mask.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace model::fused {
namespace {

std::size_t size(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

} // namespace

TrainingStep::TrainingStep(const Architecture& architecture, int threads, Isa isa)
    : plan_(architecture), kernels_(kernelsOf(isa)), tensorCount_(architecture.tensors().size()), pool_(threads),
      packedWeights_(size(2 * plan_.packedWeights)), workers_(size(pool_.size())) {
    makeMemory();
    makePhases();
}

AlignedBuffer<float> TrainingStep::vectors(std::int64_t count) const {
    return count == 0 ? AlignedBuffer<float>() : AlignedBuffer<float>(size(count * kernels_.lanes));
}

/// All that does not depend on the number of samples.
void TrainingStep::makeMemory() {
    const auto stages = static_cast<int>(plan_.stages.size());
    buffers_.resize(size(stages));
    stageMemory_.resize(size(stages));
    std::int64_t inputRows = 0, gradientRows = 0, line = 0;
    for (WorkerMemory& worker : workers_) {
        worker.outputs.resize(size(stages));
        worker.gradients.resize(size(stages));
    }
    for (int i = 0; i < stages; ++i) {
        const Stage& stage = plan_.stages[size(i)];
        StageBuffers& buffers = buffers_[size(i)];
        StageMemory& memory = stageMemory_[size(i)];
        const auto channels = size(stage.source.channels);
        buffers.deviations.resize(channels);
        buffers.coefficients = AlignedBuffer<float>(6 * channels);
        float* next = buffers.coefficients.data();
        const auto take = [&] { return std::exchange(next, next + channels); };
        memory.coefficients = {take(), take(), take(), take(), take(), take()};
        const bool outputOfWorker = keptByWorker(plan_, i, false);
        const bool gradientOfWorker = keptByWorker(plan_, i, true);
        memory.outputFloats = outputOfWorker ? 0 : stage.output.count() * kernels_.lanes;
        memory.gradientFloats = gradientOfWorker ? 0 : stage.input.count() * kernels_.lanes;
        for (WorkerMemory& worker : workers_) {
            const auto makeImage = [&](const Image& image) { return worker.images.emplace_back(vectors(image.count())).data(); };
            worker.outputs[size(i)] = outputOfWorker ? makeImage(stage.output) : nullptr;
            worker.gradients[size(i)] = !gradientOfWorker       ? nullptr
                                        : stage.gradientInPlace ? worker.outputs[size(i)]
                                                                : makeImage(stage.input);
        }
        const bool convolution = stage.core == Core::convolution;
        inputRows = std::max<std::int64_t>(inputRows, convolution ? stage.backwardRing * stage.inputRow() : 0);
        gradientRows = std::max<std::int64_t>(gradientRows, convolution ? stage.backwardRing * stage.gradientRow() : 0);
        line = std::max<std::int64_t>(line, stage.core == Core::linear ? stage.input.count() : stage.inputLine);
    }
    for (WorkerMemory& worker : workers_) {
        worker.inputRows = vectors(inputRows);
        worker.gradientRows = vectors(gradientRows);
        worker.line = vectors(line);
        worker.channelSums = vectors(4 * plan_.maxChannels);
        worker.tileSums = vectors(plan_.tileSums);
        worker.weightSums = vectors(plan_.weightSums);
    }
    view_.stages = plan_.stages.data();
    view_.stageCount = stages;
    view_.classes = plan_.classes;
    view_.memory = stageMemory_.data();
    view_.forwardWeights = packedWeights_.data();
    view_.backwardWeights = packedWeights_.data() + plan_.packedWeights;
}

void TrainingStep::makePhases() {
    const auto name = [this](const char* direction, PhaseStages stages) {
        const std::string first = std::to_string(stages.begin + 1);
        return std::string(direction) + " stage " + first +
               (stages.end - stages.begin > 1 ? " to " + std::to_string(stages.end) : "");
    };
    phases_.push_back({"pack weights", [this] { pack(); }});
    const std::size_t last = plan_.phases.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        const PhaseStages stages = plan_.phases[i];
        phases_.push_back({name("forward", stages), [this, stages] {
                               runForward(stages);
                               finishForward(stages.end);
                           }});
    }
    headPhase_ = phases_.size();
    phases_.push_back({"head", [this, stages = plan_.phases[last]] { runInShares(kernels_.head, stages); }});
    for (std::size_t i = last; i-- > 0;) {
        const PhaseStages stages = plan_.phases[i];
        phases_.push_back({name("backward", stages), [this, stages] {
                               finishBackward(stages.end);
                               runInShares(kernels_.backward, stages);
                           }});
    }
    phases_.push_back({"sum weight gradients", [this] { sumWeights(); }});
}

void TrainingStep::updateStatistics(std::span<const float> pixels, double momentum, std::span<float* const> tensors) {
    const std::vector<std::uint8_t> labels(pixels.size() / kImagePixels); // only to say how many
    const std::vector<float*> noGradients(tensors.size());
    dropping_ = false;
    begin({pixels, labels}, tensors, noGradients);
    dropping_ = true;
    statisticsMomentum_ = momentum;
    for (std::size_t i = 0; i < headPhase_; ++i) {
        phases_[i].run();
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
    const std::size_t samples = input.labels.size();
    const bool sizesFit = samples > 0 && input.pixels.size() == samples * kImagePixels && tensors.size() == tensorCount_ &&
                          gradients.size() == tensorCount_;
    const bool labelsFit = std::ranges::all_of(input.labels, [this](int label) { return label < plan_.classes; });
    const bool targetsFit = input.targets.empty() || input.targets.size() == samples * size(plan_.classes);
    if (!sizesFit || !labelsFit || !targetsFit || !(input.temperature > 0) || !(input.dropout >= 0 && input.dropout < 1)) {
        throw std::invalid_argument("a training step's pixels, labels, targets, tensors and dropout do not fit together");
    }
    tensors_ = tensors;
    gradients_ = gradients;
    view_.samples = static_cast<int>(samples);
    view_.groups = (view_.samples + kernels_.lanes - 1) / kernels_.lanes;
    view_.pixels = input.pixels.data();
    view_.labels = input.labels.data();
    view_.targets = input.targets.empty() ? nullptr : input.targets.data();
    view_.temperature = static_cast<float>(input.temperature);
    dropout_ = input.dropout;
    reserve(view_.groups);
    bool drops = false;
    for (std::size_t i = 0; i < plan_.stages.size(); ++i) {
        const Stage& stage = plan_.stages[i];
        StageMemory& memory = stageMemory_[i];
        memory.biases = stage.bias ? tensors[size(stage.weightTensor + 1)] : nullptr;
        memory.dropThreshold = dropThreshold(rateOf(stage));
        drops = drops || memory.dropThreshold > 0;
        if (stage.norm < 0) {
            passOn(stage.source.channels, keepScale(stage), memory.coefficients);
        }
    }
    if (drops) {
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
    reservedGroups_ = 0; // nothing fits if memory runs out on the way
    for (std::size_t i = 0; i < buffers_.size(); ++i) {
        const Stage& stage = plan_.stages[i];
        StageBuffers& buffers = buffers_[i];
        StageMemory& memory = stageMemory_[i];
        const auto images = [&](const Image& image) { return vectors(std::int64_t{groups} * image.count()); };
        if (memory.outputFloats > 0) {
            buffers.output = images(stage.output);
        }
        if (memory.gradientFloats > 0 && !stage.gradientInPlace && i > 0) {
            buffers.gradient = images(stage.input);
        }
        if (stage.norm >= 0) {
            buffers.sums = AlignedBuffer<double>(size(groups * 2 * stage.source.channels));
            buffers.gradientSums = AlignedBuffer<double>(size(groups * 2 * stage.source.channels));
        }
        if (stage.core == Core::linear) {
            buffers.flatInputs = images(stage.input);
            buffers.flatGradients = images(stage.output);
        }
        memory.sums = buffers.sums.data();
        memory.gradientSums = buffers.gradientSums.data();
        memory.flatInputs = buffers.flatInputs.data();
        memory.flatGradients = buffers.flatGradients.data();
        for (WorkerMemory& worker : workers_) {
            if (memory.outputFloats > 0) {
                worker.outputs[i] = buffers.output.data();
            }
            if (memory.gradientFloats > 0) {
                worker.gradients[i] = stage.gradientInPlace ? buffers.output.data() : buffers.gradient.data();
            }
        }
    }
    dropoutKeys_ = AlignedBuffer<std::uint32_t>(size(2 * std::int64_t{plan_.dropouts} * groups * kernels_.lanes));
    losses_ = AlignedBuffer<double>(size(groups));
    corrects_ = AlignedBuffer<int>(size(groups));
    view_.dropoutKeys = dropoutKeys_.data();
    view_.losses = losses_.data();
    view_.corrects = corrects_.data();
    reservedGroups_ = groups;
}

void TrainingStep::drawDropoutKeys(const StepInput& input) {
    const int padded = view_.groups * kernels_.lanes;
    for (int layer = 0; layer < plan_.dropouts; ++layer) {
        for (int sample = 0; sample < view_.samples; ++sample) {
            const DropoutKeys keys = fused::dropoutKeys(input.dropoutSeed, layer, sample);
            dropoutKeys_[size(2 * layer * padded + sample)] = keys.first;
            dropoutKeys_[size((2 * layer + 1) * padded + sample)] = keys.second;
        }
    }
}

void TrainingStep::pack() {
    const auto task = [&](int worker) {
        for (const Stage& stage : plan_.stages) {
            if (stage.core == Core::none) {
                continue;
            }
            const float* weights = tensors_[size(stage.weightTensor)];
            if (worker == 0) {
                kernels_.packForward(stage, weights, packedWeights_.data() + stage.packedWeights);
            }
            if (worker == pool_.size() - 1) {
                kernels_.packBackward(stage, weights, packedWeights_.data() + plan_.packedWeights + stage.packedWeights);
            }
        }
    };
    pool_.run(task);
}

Scratch TrainingStep::scratch(int worker) const {
    const WorkerMemory& memory = workers_[size(worker)];
    return {memory.outputs.data(), memory.gradients.data(),   memory.inputRows.data(), memory.gradientRows.data(),
            memory.line.data(),    memory.channelSums.data(), memory.tileSums.data(),  memory.weightSums.data()};
}

void TrainingStep::runForward(PhaseStages stages) {
    const auto task = [&](int worker, int group) { kernels_.forward(view_, scratch(worker), stages, group, group + 1); };
    pool_.forEach(view_.groups, task);
}

/// Weight gradients are summed per worker. The split must not depend on timing, because then rounding would too.
void TrainingStep::runInShares(Phase phase, PhaseStages stages) {
    const auto task = [&](int worker) {
        const Share groups = shareOf(view_.groups, worker, pool_.size());
        phase(view_, scratch(worker), stages, groups.begin, groups.end);
    };
    pool_.run(task);
}

void TrainingStep::sumWeights() {
    const auto task = [&](int worker) {
        std::vector<const float*> sums(workers_.size());
        for (const Stage& stage : plan_.stages) {
            const auto add = [&](bool reduced, int count, int firstVector, float* gradient) {
                const Share share = shareOf(count, worker, pool_.size());
                for (std::size_t i = 0; i < sums.size(); ++i) {
                    sums[i] = workers_[i].weightSums.data() + std::int64_t{firstVector} * kernels_.lanes;
                }
                if (!reduced) {
                    kernels_.sumLanes(sums.data(), pool_.size(), share.begin, share.end, gradient);
                    return;
                }
                for (int i = share.begin; i < share.end; ++i) {
                    gradient[i] = 0;
                    for (const float* of : sums) {
                        gradient[i] += of[i];
                    }
                }
            };
            if (stage.core != Core::none) {
                add(stage.reduced, stage.weights(), stage.weightSums, gradients_[size(stage.weightTensor)]);
            }
            if (stage.bias) {
                add(false, stage.outputs(), stage.weightSums + stage.weightVectors(), gradients_[size(stage.weightTensor + 1)]);
            }
        }
    };
    pool_.run(task);
}

/// Probability of the stage's dropout; 0 without.
double TrainingStep::rateOf(const Stage& stage) const {
    return stage.dropout < 0 || !dropping_ ? 0 : stage.rate >= 0 ? stage.rate : dropout_;
}

double TrainingStep::keepScale(const Stage& stage) const {
    return 1 / (1 - rateOf(stage));
}

void TrainingStep::finishForward(int stage) {
    finishStatistics(normSums(stage), keepScale(plan_.stages[size(stage)]), statisticsMomentum_, normTensors(stage),
                     stageMemory_[size(stage)].coefficients, buffers_[size(stage)].deviations.data());
}

void TrainingStep::finishBackward(int stage) {
    finishGradients(normSums(stage), keepScale(plan_.stages[size(stage)]), buffers_[size(stage)].deviations.data(),
                    normTensors(stage), stageMemory_[size(stage)].coefficients);
}

NormSums TrainingStep::normSums(int stage) const {
    const Image& image = plan_.stages[size(stage)].source;
    const StageMemory& memory = stageMemory_[size(stage)];
    return {image.channels, view_.groups, static_cast<double>(view_.samples) * image.side * image.side, memory.sums,
            memory.gradientSums};
}

NormTensors TrainingStep::normTensors(int stage) const {
    const std::size_t first = size(plan_.stages[size(stage)].normTensor);
    return {tensors_[first],     tensors_[first + 1], tensors_[first + 2],
            tensors_[first + 3], gradients_[first],   gradients_[first + 1]};
}

} // namespace model::fused
