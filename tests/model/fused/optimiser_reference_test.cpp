// SPDX-License-Identifier: GPL-3.0-or-later
// The optimisers beside LibTorch's own, which have the same formulas to the bit.
#include "model/formats/network_json.h"
#include "model/network/optimiser_step.h"
#include "torch_reference.h"

#include <gtest/gtest.h>

namespace {

using model::Optimiser;
using model::StepSettings;

struct Case {
    const char* name;
    StepSettings settings;

    friend void PrintTo(const Case& optimiser, std::ostream* out) { *out << optimiser.name; }
};

class OptimisersAgainstTorch : public testing::TestWithParam<Case> {};

TEST_P(OptimisersAgainstTorch, MoveTheWeights) {
    const StepSettings settings = GetParam().settings;
    torch::manual_seed(1);
    std::vector<torch::Tensor> parameters;
    std::vector<torch::Tensor> moved;
    std::vector<float*> tensors;
    const auto specs = model::notebookArchitecture()->tensors();
    for (const model::TensorSpec& spec : specs) {
        const std::vector<std::int64_t> shape(spec.shape.begin(), spec.shape.end());
        parameters.push_back(torch::randn(shape).set_requires_grad(spec.learned));
        moved.push_back(parameters.back().detach().clone());
        tensors.push_back(moved.back().data_ptr<float>());
    }
    std::vector<torch::Tensor> learned;
    std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(learned), [](auto& t) { return t.requires_grad(); });
    const auto reference = referenceOptimiser(settings, learned);
    model::OptimiserStep optimiser(*model::notebookArchitecture());
    for (int step = 0; step < 20; ++step) {
        std::vector<float*> gradients;
        for (torch::Tensor& parameter : parameters) {
            if (parameter.requires_grad()) {
                parameter.mutable_grad() = torch::randn(parameter.sizes());
            }
            gradients.push_back(parameter.requires_grad() ? parameter.mutable_grad().data_ptr<float>() : nullptr);
        }
        reference->step();
        optimiser.apply(settings, gradients, tensors);
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (settings.optimiser == Optimiser::adamw) { // divides, where a last bit can differ
            EXPECT_LT((parameters[i] - moved[i]).abs().max().item<float>(), 2e-6F) << specs[i].name;
        } else {
            EXPECT_TRUE(torch::equal(parameters[i], moved[i])) << specs[i].name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, OptimisersAgainstTorch,
                         testing::Values(Case{"sgd", {0.01, 0, 0.01, Optimiser::sgd}},
                                         Case{"momentum", {0.01, 0.9, 0, Optimiser::sgd}},
                                         Case{"momentum_and_decay", {0.01, 0.9, 0.01, Optimiser::sgd}},
                                         Case{"nesterov", {0.01, 0.9, 0.01, Optimiser::nesterov}},
                                         Case{"adamw", {0.001, 0.9, 0.01, Optimiser::adamw}}),
                         [](const auto& optimiser) { return std::string(optimiser.param.name); });

} // namespace
