// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/random_networks.h"

#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/network/fused/fused_learner.h"
#include "model/training/trainer.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace model {
namespace {

constexpr int kNetworks = 100;

/// "conv-bn-relu", anywhere in a network.
using Kinds = std::vector<LayerKind>;
bool has(const Network& network, const Kinds& sequence) {
    Kinds kinds;
    std::ranges::transform(network.layers, std::back_inserter(kinds), &Layer::kind);
    return std::ranges::search(kinds, sequence).begin() != kinds.end();
}

TEST(RandomNetworks, AreOfEveryKind) {
    using enum LayerKind;
    const std::vector<Kinds> sequences{{convolution, batchNorm, relu},
                                       {convolution, relu, batchNorm},
                                       {maxPooling, relu},
                                       {averagePooling, relu},
                                       {relu, relu},
                                       {relu, batchNorm, dropout},
                                       {batchNorm, maxPooling},
                                       {batchNorm, batchNorm},
                                       {convolution, convolution},
                                       {leakyRelu},
                                       {linear, batchNorm},
                                       {linear, relu, linear},
                                       {globalAveragePooling, linear},
                                       {convolution, globalAveragePooling}};
    std::map<std::string, int> seen;
    for (int seed = 0; seed < kNetworks; ++seed) {
        const auto architecture = randomNetwork(static_cast<std::uint64_t>(seed));
        const Network& network = architecture->network();
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            seen["sequence " + std::to_string(i)] += has(network, sequences[i]) ? 1 : 0;
        }
        seen["dropout first"] += network.layers.front().kind == dropout ? 1 : 0;
        seen["batch norm first"] += network.layers.front().kind == batchNorm ? 1 : 0;
        seen["more than ten classes"] += architecture->classes() > 10 ? 1 : 0;
        seen["two classes"] += architecture->classes() == 2 ? 1 : 0;
        for (const PlacedLayer& placed : architecture->layers()) {
            const Layer& layer = placed.layer;
            seen["odd side"] += placed.output.side % 2 == 1 && placed.output.side > 1 ? 1 : 0;
            seen["odd maps"] += layer.kind == convolution && layer.size % 2 == 1 ? 1 : 0;
            seen["rest of pooling"] += layer.kind == maxPooling && placed.input.side % layer.size != 0 ? 1 : 0;
            if (layer.kind == convolution) {
                ++seen["kernel " + std::to_string(layer.kernel)];
                ++seen["stride " + std::to_string(layer.stride)];
                ++seen["padding " + std::to_string(layer.padding)];
                ++seen[layer.bias ? "bias" : "no bias"];
            }
        }
        EXPECT_EQ(networkFromJson(toJson(network), "it"), network);
        EXPECT_EQ(*randomNetwork(static_cast<std::uint64_t>(seed)), *architecture);
    }
    EXPECT_GE(seen.size(), sequences.size() + 7 + 4 + 2 + 6 + 2); // kernels, strides, paddings and biases, too
    for (const auto& [what, times] : seen) {
        EXPECT_GT(times, 0) << what;
    }
}

TEST(RandomNetworks, GoOnFromACheckpointWithTheSameBits) {
    const synthetic::TemporaryFolder folder;
    for (int number = 0; number <= kNetworks; ++number) {
        const auto architecture = number < kNetworks ? randomNetwork(static_cast<std::uint64_t>(number)) : notebookArchitecture();
        SCOPED_TRACE(toJson(architecture->network()));
        DataSet set = synthetic::digits(30, 1);
        for (int c = 0; c < architecture->classes(); ++c) {
            set.classes.push_back("class " + std::to_string(c));
        }
        for (std::uint8_t& label : set.labels) {
            label = static_cast<std::uint8_t>(label % architecture->classes());
        }
        Recipe recipe;
        recipe.epochs = 2;
        recipe.batchSize = 12;
        recipe.learningRate = 0.002;
        recipe.threads = 1 + number % 2;
        recipe.optimiser = static_cast<Optimiser>(number % 3);
        TrainingOptions options;
        options.checkpointSeconds = 0; // after every step
        TrainingObserver observer;
        observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress&) {
            if (checkpoint.steps == 1 + number % 5) {
                saveCheckpoint(folder / "checkpoint", checkpoint);
            }
        };
        TrainingControl control;
        FusedLearner whole(architecture, {1, recipe.threads});
        train(recipe, options, set, set, whole, control, observer);
        options.resumed = std::make_shared<const Checkpoint>(loadCheckpoint(folder / "checkpoint"));
        FusedLearner resumed(architecture, {99, recipe.threads});
        train(recipe, options, set, set, resumed, control, {});
        ASSERT_EQ(resumed.weights(), whole.weights());
        const auto sorted = [](OptimiserState state) {
            std::ranges::sort(state.buffers, {}, &NamedTensor::name); // a file has them by their names
            return state;
        };
        ASSERT_EQ(sorted(resumed.optimiserState()), sorted(whole.optimiserState()));
    }
}

} // namespace
} // namespace model
