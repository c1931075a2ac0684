// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/batch_norm.h"
#include "model/network/fused/fused_step.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/shapes.h"
#include "model/network/fused/worker_pool.h"

#include <stdexcept>
#include <vector>

namespace model {
namespace {

/// One kernel table with the weights packed as it wants them.
struct PackedNetwork {
    PackedNetwork(const fused::PredictKernels& table, const Weights& weights)
        : kernels(table), packed(static_cast<std::size_t>(fused::packedOffset(table.shapes, fused::kConvolutionCount))) {
        const float* plain[fused::kConvolutionCount];
        for (int i = 0; i < fused::kConvolutionCount; ++i) {
            plain[i] = weights.tensors[static_cast<std::size_t>(fused::weightTensor(i))].values.data();
            view.weights[i] = packed.data() + fused::packedOffset(table.shapes, i);
        }
        kernels.packWeights(plain, view.weights);
        for (int i = 0; i < fused::kNormCount; ++i) {
            const NamedTensor* norm = &weights.tensors[static_cast<std::size_t>(fused::normTensor(i))];
            fused::foldRunningStatistics(table.shapes[i].outputs, norm[0].values.data(), norm[1].values.data(),
                                         norm[2].values.data(), norm[3].values.data(), view.norms[i]);
        }
        view.pixelScale = 1 / (255 * kPixelDeviation);
        view.pixelShift = -kPixelMean / kPixelDeviation;
    }

    const fused::PredictKernels& kernels;
    fused::AlignedBuffer<float> packed;
    fused::PredictView view{};
};

} // namespace

class FusedPredictor::Impl {
public:
    Impl(const Weights& weights, int threads, Isa isa)
        : bulk_(fused::predictKernels(isa, widthOf(weights)), weights),
          narrow_(fused::narrowPredictKernels(isa, widthOf(weights)), weights), pool_(threads) {
        for (int worker = 0; worker < pool_.size(); ++worker) {
            scratch_.emplace_back(static_cast<std::size_t>(bulk_.kernels.scratchVectors * bulk_.kernels.lanes));
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

    /// Of one image.
    std::size_t lastFeatures() const { return static_cast<std::size_t>(fused::inputCount(bulk_.kernels.shapes[6])); }

private:
    PackedNetwork bulk_;   ///< for many images
    PackedNetwork narrow_; ///< for so few images that they fit its lanes
    fused::WorkerPool pool_;
    std::vector<fused::AlignedBuffer<float>> scratch_; ///< one a worker
};

FusedPredictor::FusedPredictor(const Weights& weights, int threads, Isa isa)
    : impl_(std::make_unique<Impl>(weights, threads, isa)) {}
FusedPredictor::~FusedPredictor() = default;

void FusedPredictor::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    if (logProbabilities.size() != images.size() * kClassCount) {
        throw std::invalid_argument("the predictor's output does not fit its images");
    }
    if (!images.empty()) {
        impl_->predict(images, logProbabilities, nullptr);
    }
}

void FusedPredictor::predictWithFeatures(std::span<const DigitImage> images, std::span<float> logProbabilities,
                                         std::span<float> features) {
    if (logProbabilities.size() != images.size() * kClassCount || features.size() != images.size() * impl_->lastFeatures()) {
        throw std::invalid_argument("the predictor's output does not fit its images");
    }
    if (!images.empty()) {
        impl_->predict(images, logProbabilities, features.data());
    }
}

} // namespace model
