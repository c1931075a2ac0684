// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/batch_norm.h"
#include "model/network/fused/fused_step.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/worker_pool.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace model {
namespace {

using fused::Plan;
using fused::Stage;

int powerOfTwo(int atLeast) {
    int power = 1;
    while (power < atLeast) {
        power *= 2;
    }
    return power;
}

/// One kernel table with the weights packed as it wants them, and how a worker's memory is laid out.
struct PackedNetwork {
    PackedNetwork(const fused::PredictKernels& table, const Plan& plan, const Weights& weights)
        : kernels(table), packed(static_cast<std::size_t>(plan.packedWeights)), coefficients(plan.stages.size()),
          memory(plan.stages.size()) {
        int line = 0;
        for (std::size_t i = 0; i < plan.stages.size(); ++i) {
            const Stage& stage = plan.stages[i];
            const auto tensor = [&](int index) { return weights.tensors[static_cast<std::size_t>(index)].values.data(); };
            if (stage.core != fused::Core::none) {
                kernels.packForward(stage, tensor(stage.weightTensor), packed.data() + stage.packedWeights);
            }
            memory[i].biases = stage.bias ? tensor(stage.weightTensor + 1) : nullptr;
            coefficients[i].resize(2 * static_cast<std::size_t>(stage.source.channels), 1);
            memory[i].coefficients.scale = coefficients[i].data();
            memory[i].coefficients.shift = coefficients[i].data() + stage.source.channels;
            if (stage.norm >= 0) {
                fused::foldRunningStatistics(stage.source.channels, tensor(stage.normTensor), tensor(stage.normTensor + 1),
                                             tensor(stage.normTensor + 2), tensor(stage.normTensor + 3), memory[i].coefficients);
            } else {
                std::fill_n(memory[i].coefficients.shift, stage.source.channels, 0.0F);
            }
            inputRings.push_back(vectors);
            vectors += stage.core == fused::Core::linear ? stage.input.count() : stage.forwardRing * stage.inputRow();
            outputRings.push_back(vectors);
            outputCapacities.push_back(powerOfTwo(i + 1 < plan.stages.size() ? plan.stages[i + 1].window : 1));
            vectors += outputCapacities.back() * stage.output.row();
            line = std::max(line, stage.inputLine + stage.input.row());
        }
        view.lineVectors = vectors;
        vectors += line;
        view.stages = plan.stages.data();
        view.stageCount = static_cast<int>(plan.stages.size());
        view.classes = plan.classes;
        view.featureStage = plan.featureStage;
        view.pixelScale = 1 / (255 * kPixelDeviation);
        view.pixelShift = -kPixelMean / kPixelDeviation;
        view.weights = packed.data();
        view.memory = memory.data();
        view.inputRings = inputRings.data();
        view.outputRings = outputRings.data();
        view.outputCapacities = outputCapacities.data();
    }

    const fused::PredictKernels& kernels;
    fused::AlignedBuffer<float> packed;
    std::vector<std::vector<float>> coefficients;
    std::vector<fused::StageMemory> memory;
    std::vector<int> inputRings, outputRings, outputCapacities;
    int vectors = 0; ///< of a worker's memory
    fused::PredictView view{};
};

} // namespace

class FusedPredictor::Impl {
public:
    Impl(const Weights& weights, int threads, Isa isa)
        : weights_(weights), plan_(*weights_.architecture), bulk_(fused::kernelsOf(isa), plan_, weights_),
          narrow_(fused::narrowKernelsOf(isa), plan_, weights_), pool_(threads) {
        for (int worker = 0; worker < pool_.size(); ++worker) {
            scratch_.emplace_back(static_cast<std::size_t>(bulk_.vectors) * static_cast<std::size_t>(bulk_.kernels.lanes));
        }
    }

    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities, float* features) {
        const int count = static_cast<int>(images.size());
        const PackedNetwork& network = count <= narrow_.kernels.lanes ? narrow_ : bulk_;
        const int lanes = network.kernels.lanes;
        fused::PredictView view = network.view;
        view.images = count;
        view.pixels = images.front().data();
        view.logProbabilities = logProbabilities.data();
        view.features = features;
        const int groups = (count + lanes - 1) / lanes;
        const auto task = [&](int worker, int group) {
            network.kernels.predict(view, scratch_[static_cast<std::size_t>(worker)].data(), group, group + 1);
        };
        if (groups == 1) {
            task(0, 0); // without waking a worker
        } else {
            pool_.forEach(groups, task);
        }
    }

    const Architecture& architecture() const { return *weights_.architecture; }

private:
    const Weights weights_; ///< whose biases are read where they are
    const Plan plan_;
    PackedNetwork bulk_;   ///< for many images
    PackedNetwork narrow_; ///< for so few images that they fit its lanes
    fused::WorkerPool pool_;
    std::vector<fused::AlignedBuffer<float>> scratch_; ///< one a worker
};

FusedPredictor::FusedPredictor(const Weights& weights, int threads, Isa isa)
    : impl_(std::make_unique<Impl>(weights, threads, isa)) {}
FusedPredictor::~FusedPredictor() = default;

int FusedPredictor::classes() const {
    return impl_->architecture().classes();
}

void FusedPredictor::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    predictWithFeatures(images, logProbabilities, {});
}

void FusedPredictor::predictWithFeatures(std::span<const DigitImage> images, std::span<float> logProbabilities,
                                         std::span<float> features) {
    const Architecture& architecture = impl_->architecture();
    const auto wanted = images.size() * static_cast<std::size_t>(architecture.features().count());
    if (logProbabilities.size() != images.size() * static_cast<std::size_t>(architecture.classes()) ||
        (!features.empty() && features.size() != wanted)) {
        throw std::invalid_argument("the predictor's output does not fit its images");
    }
    if (!images.empty()) {
        impl_->predict(images, logProbabilities, features.empty() ? nullptr : features.data());
    }
}

} // namespace model
