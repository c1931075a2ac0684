// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred random networks against LibTorch in double precision.
#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/values/recipe.h"
#include "test_network.h"
#include "tests/model/random_networks.h"
#include "torch_reference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

namespace {

using model::LayerKind;
using model::Optimiser;

class RandomNetworks : public testing::TestWithParam<int> {
protected:
    void TearDown() override { unsetenv("DIGITLAB_ISA"); }

    const model::ArchitecturePointer architecture_ = model::randomNetwork(static_cast<std::uint64_t>(GetParam()));
    const testing::ScopedTrace trace_{__FILE__, __LINE__, model::toJson(architecture_->network())};
};

constexpr double kGradientBound = 1e-4; ///< of a tensor's largest gradient

/// Below every gradient's rounding: some are 0 but for it, as that of a bias in front of a batch norm.
constexpr double kSmallestScale = 0.3; ///< of the network's largest gradient

struct Batch {
    std::vector<model::DigitImage> images;
    std::vector<float> pixels;
    std::vector<std::uint8_t> labels;
    std::vector<float> targets; ///< empty: the labels
};

class Images {
public:
    explicit Images(int seed) : random_(static_cast<std::uint32_t>(seed)) {}

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint32_t>(n)); }

    /// A spot of light somewhere, and noise.
    model::DigitImage spot() {
        const int cx = below(28);
        const int cy = below(28);
        const double size = 2 + below(60) / 10.0;
        model::DigitImage image{};
        for (int i = 0; i < model::kImagePixels; ++i) {
            const double distance = std::hypot(i % 28 - cx, i / 28 - cy) / size;
            image[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(below(128) + 127 * std::exp(-distance * distance));
        }
        return image;
    }

    /// On whose images rounding decides no gradient.
    Batch batch(const model::Weights& weights, const model::StepInput& settings, const DropoutMask& mask, int samples,
                bool probabilities) {
        const int classes = weights.architecture->classes();
        Batch batch;
        for (int sample = 0; sample < samples; ++sample) {
            batch.images.push_back(spot());
            batch.labels.push_back(static_cast<std::uint8_t>(below(classes)));
            for (int c = 0; probabilities && c < classes; ++c) {
                batch.targets.push_back(2.0F * static_cast<float>((c + sample) % classes + 1) /
                                        static_cast<float>(classes * (classes + 1)));
            }
        }
        for (int attempt = 0; attempt < 200; ++attempt) {
            constexpr double kClear = 1e-6; // several times single precision's rounding
            batch.pixels.clear();
            for (const model::DigitImage& image : batch.images) {
                for (const std::uint8_t grey : image) {
                    batch.pixels.push_back((static_cast<float>(grey) / 255.0F - model::kPixelMean) / model::kPixelDeviation);
                }
            }
            model::StepInput input = settings;
            input.pixels = batch.pixels;
            input.labels = batch.labels;
            const torch::Tensor unclear = referenceMargins(weights, input, mask).lt(kClear).nonzero().flatten();
            if (unclear.numel() == 0) {
                return batch;
            }
            for (std::int64_t i = 0; i < unclear.numel(); ++i) {
                batch.images[static_cast<std::size_t>(unclear[i].item<std::int64_t>())] = spot();
            }
        }
        ADD_FAILURE() << "rounding decides some gradient on every image";
        return batch;
    }

private:
    std::mt19937 random_;
};

struct NamedLearner {
    std::string name;
    std::unique_ptr<model::Learner> learner;
};

/// The fused one for every instruction set; LibTorch's, whose dropout is its own, where nothing is dropped.
std::vector<NamedLearner> learners(const model::ArchitecturePointer& architecture, int threads) {
    std::vector<NamedLearner> result;
    for (const model::Isa isa : availableIsas()) {
        setenv("DIGITLAB_ISA", model::isaName(isa), 1);
        result.push_back({model::isaName(isa), model::makeLearner(architecture, {1, threads, "cpu", model::StepKind::fused})});
    }
    if (std::ranges::none_of(architecture->layers(),
                             [](const auto& placed) { return placed.layer.kind == LayerKind::dropout; })) {
        result.push_back({"LibTorch", model::makeLearner(architecture, {1, threads, "cpu", model::StepKind::libtorch})});
    }
    return result;
}

/// The largest value of each gradient, but no less than the network's rounding.
std::map<std::string, double> scales(const ReferenceStep& reference) {
    std::map<std::string, double> result;
    double largest = 0;
    for (const auto& [name, gradient] : reference.gradients) {
        result[name] = gradient.abs().max().item<double>();
        largest = std::max(largest, result[name]);
    }
    for (auto& [name, scale] : result) {
        scale = std::max(scale, kSmallestScale * largest);
    }
    return result;
}

double furthest(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

TEST_P(RandomNetworks, AreComputedAsInDoublePrecision) {
    const int number = GetParam();
    Images images(number);
    const int threads = 1 + number % 2;
    const std::vector<NamedLearner> all = learners(architecture_, threads);
    constexpr Optimiser kOptimisers[] = {Optimiser::sgd, Optimiser::nesterov, Optimiser::adamw};
    const Optimiser optimiser = kOptimisers[number % 3];
    const model::StepSettings settings{optimiser == Optimiser::adamw ? 0.002 : 0.05, 0.9, 0.01, optimiser};
    const bool probabilities = number % 5 == 1;

    const model::Weights start = testWeights(architecture_);
    std::map<std::string, torch::Tensor> parameters;
    std::map<std::string, torch::Tensor> squares; ///< AdamW's second moments
    std::map<std::string, double> scale;
    std::vector<torch::Tensor> learned;
    for (const model::TensorSpec& spec : architecture_->tensors()) {
        if (spec.learned) {
            parameters[spec.name] = tensorOf(start.at(spec.name)).set_requires_grad(true);
            squares[spec.name] = torch::zeros_like(parameters[spec.name]);
            learned.push_back(parameters[spec.name]);
        }
    }
    const auto reference = referenceOptimiser(settings, learned);
    for (const NamedLearner& each : all) {
        each.learner->setWeights(start);
    }
    for (int step = 0; step < 3; ++step) {
        // All begin where the first one stands: what is compared is one step, not how roundings grow.
        const model::Weights before = all.front().learner->weights();
        const model::OptimiserState state = all.front().learner->optimiserState();
        model::StepInput input;
        input.dropout = number % 4 == 0 ? 0 : 0.25;
        input.dropoutSeed = static_cast<std::uint64_t>(1000 * number + step);
        const DropoutMask mask = sameMask(*architecture_, input);
        const Batch batch = images.batch(before, input, mask, 9 + images.below(12), probabilities);
        input.pixels = batch.pixels;
        input.labels = batch.labels;
        input.targets = batch.targets;
        input.temperature = probabilities ? 2 : 1;
        const ReferenceStep expected = referenceStep(before, input, mask);
        for (const auto& [name, largest] : scales(expected)) {
            scale[name] = std::max(scale[name], largest); // earlier gradients are in the momentum
        }
        {
            const torch::NoGradGuard plain;
            for (auto& [name, parameter] : parameters) {
                parameter.copy_(tensorOf(before.at(name)));
                parameter.mutable_grad() = expected.gradients.at(name);
                squares[name] = 0.999 * squares[name] + 0.001 * parameter.grad().square();
            }
        }
        reference->step();

        for (const NamedLearner& each : all) {
            SCOPED_TRACE(each.name + ", step " + std::to_string(step));
            model::Learner& learner = *each.learner;
            if (step == 0) {
                const auto classes = static_cast<std::size_t>(architecture_->classes());
                setenv("DIGITLAB_ISA", each.name.c_str(), 1); // the fused learner's predictor looks for itself
                for (const std::size_t count : {batch.images.size(), std::size_t{3}}) { // few are computed in another way
                    std::vector<float> output(count * classes);
                    learner.predict(std::span(batch.images).first(count), output);
                    const torch::Tensor wanted =
                        referenceLogProbabilities(before, std::span(batch.pixels).first(count * model::kImagePixels));
                    EXPECT_LT(furthest(torch::from_blob(output.data(), wanted.sizes()), wanted), 1e-4);
                }
                const model::Weights gradients = learner.gradients(input);
                for (const auto& [name, gradient] : expected.gradients) {
                    EXPECT_LE(furthest(tensorOf(gradients.at(name)), gradient), kGradientBound * scale.at(name)) << name;
                }
            }
            learner.setWeights(before);
            learner.setOptimiserState(state);
            const model::StepResult result = learner.step(input, settings);
            EXPECT_NEAR(result.loss, expected.loss, 1e-5 * std::max(1.0, expected.loss));
            EXPECT_EQ(result.correct, expected.correct);
            const model::Weights after = learner.weights();
            for (const auto& [name, statistic] : expected.statistics) {
                EXPECT_LT(furthest(tensorOf(after.at(name)), statistic),
                          2e-6 * std::max(1.0, statistic.abs().max().item<double>()))
                    << name;
            }
            const torch::NoGradGuard plain;
            for (auto& [name, parameter] : parameters) {
                // How far the bound on the gradients lets a step stray; AdamW divides by their size.
                torch::Tensor stray = torch::full_like(parameter, 4 * settings.learningRate * kGradientBound * scale.at(name));
                if (optimiser == Optimiser::adamw) {
                    stray = (stray / ((squares.at(name) / (1 - std::pow(0.999, step + 1))).sqrt() + 1e-8))
                                .clamp_max(8 * settings.learningRate);
                }
                stray += 2e-7 * parameter.abs() + 1e-8;
                const torch::Tensor apart = (tensorOf(after.at(name)) - parameter).abs();
                EXPECT_LE((apart / stray).max().item<double>(), 1) << name;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, RandomNetworks, testing::Range(0, 100));

} // namespace
