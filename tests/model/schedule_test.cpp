// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/schedule.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace model {
namespace {

std::vector<double> rates(Schedule schedule, int steps, double warmUp = 0) {
    Recipe recipe;
    recipe.learningRate = 1;
    recipe.schedule = schedule;
    recipe.warmUp = warmUp;
    std::vector<double> result;
    for (int step = 0; step < steps; ++step) {
        result.push_back(learningRateAt(recipe, step, steps));
    }
    return result;
}

void expectNear(const std::vector<double>& actual, const std::vector<double>& expected) {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        EXPECT_NEAR(actual[i], expected[i], 1e-6) << "step " << i;
    }
}

TEST(Schedule, EachHasItsShape) {
    expectNear(rates(Schedule::constant, 4), {1, 1, 1, 1});
    expectNear(rates(Schedule::linear, 4), {0.875, 0.625, 0.375, 0.125});
    expectNear(rates(Schedule::cosine, 2), {0.853553, 0.146447});
    expectNear(rates(Schedule::step, 8), {1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01});
}

TEST(Schedule, OneCycleIsPyTorchs) {
    // torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1, total_steps=10), PyTorch 1.13
    const std::vector<double> usual{0.04, 0.52, 1, 0.950485, 0.811746, 0.611262, 0.388742, 0.188258, 0.049519, 4e-6};
    expectNear(rates(Schedule::oneCycle, 10), usual);
    expectNear(rates(Schedule::oneCycle, 10, 0.3), usual);
    // … pct_start=0.5
    expectNear(rates(Schedule::oneCycle, 10, 0.5),
               {0.04, 0.180589, 0.52, 0.859411, 1, 0.904509, 0.65451, 0.345494, 0.095495, 4e-6});
}

TEST(Schedule, OneCycleSaysWhatItTakesForNoWarmUp) {
    const Recipe recipe;
    visitSettings(recipe, [](const SettingInfo& info, const auto&) {
        if (std::string(info.option) == "warm-up") {
            EXPECT_NE(std::string(info.help).find("one-cycle takes 0.3 where it is 0"), std::string::npos);
        }
    });
}

TEST(Schedule, WarmsUpOverItsShare) {
    expectNear(rates(Schedule::constant, 10, 0.4), {0.125, 0.375, 0.625, 0.875, 1, 1, 1, 1, 1, 1});
    const std::vector<double> linear = rates(Schedule::linear, 10, 0.2);
    expectNear({linear.begin(), linear.begin() + 3}, {0.25, 0.75, 0.9375});
    EXPECT_NEAR(linear.back(), 0.0625, 1e-9);
}

TEST(Schedule, TheLastEpochsAreCalm) {
    Recipe recipe;
    recipe.epochs = 10;
    recipe.calmEpochs = 3;
    recipe.calmFactor = 0.25;
    EXPECT_EQ(augmentationAt(recipe, 7), recipe.augmentation);
    EXPECT_EQ(augmentationAt(recipe, 8).rotationDegrees, 0.25 * recipe.augmentation.rotationDegrees);
    EXPECT_EQ(augmentationAt(recipe, 10).contrast, 0.25 * recipe.augmentation.contrast);
    EXPECT_EQ(augmentationAt(recipe, 10).interpolation, recipe.augmentation.interpolation);
}

} // namespace
} // namespace model
