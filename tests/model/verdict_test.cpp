// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/verdict.h"

#include "model/data/strokes_file.h"
#include "model/formats/model_file.h"
#include "model/ink/ink.h"
#include "model/network/learner.h"
#include "model/reading/junk.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace model {
namespace {

Prediction between(int first, float probability, int second) {
    Prediction prediction;
    prediction.probabilities.resize(10);
    prediction.probabilities[static_cast<std::size_t>(first)] = probability;
    prediction.probabilities[static_cast<std::size_t>(second)] = 1 - probability;
    prediction.digit = first;
    return prediction;
}

class Verdicts : public testing::Test {
protected:
    static std::unique_ptr<Predictor> load(const char* name) {
        const std::string folder = DIGITLAB_TEST_DATA "/../../resources/models/";
        return makePredictor(loadModel(folder + name).weights, {.threads = 1});
    }

    /// The share of drawings that are refused.
    template <class Draw> double refused(int drawings, Draw draw) {
        int count = 0;
        for (int i = 0; i < drawings; ++i) {
            Random random{17, static_cast<std::uint64_t>(i)};
            const auto result = answer(draw(random), *network_, *guard_);
            count += result && result->verdict.certainty == Certainty::notADigit ? 1 : 0;
        }
        return static_cast<double>(count) / drawings;
    }

    std::unique_ptr<Predictor> network_ = load("pen.safetensors");
    std::unique_ptr<Predictor> guard_ = load("guard.safetensors");
};

TEST(Verdict, FollowsTheNetworkAndTheGuard) {
    const Verdict sure = judge(between(4, 0.97F, 9), 0.999F);
    EXPECT_EQ(sure.certainty, Certainty::digit);
    EXPECT_EQ(sure.digit, 4);
    const Verdict unsure = judge(between(4, 0.52F, 9), 0.999F);
    EXPECT_EQ(unsure.certainty, Certainty::unsure);
    EXPECT_EQ(unsure.digit, 4);
    EXPECT_EQ(unsure.alternative, 9);
    EXPECT_EQ(judge(between(4, 1, 9), 0.001F).certainty, Certainty::notADigit) << "however sure the network is";
}

TEST_F(Verdicts, NothingIsSaidOfABlankCanvas) {
    EXPECT_FALSE(answer(Drawing(), *network_, *guard_));
    EXPECT_FALSE(answer(Drawing(3), *network_, *guard_));
}

TEST_F(Verdicts, MostJunkIsRefused) {
    for (const JunkFamily& family : junkFamilies()) {
        EXPECT_GT(refused(60, [&](Random& random) { return varied(family.draw(random), random); }), 0.5) << family.name;
    }
    double mean = 0;
    for (const JunkFamily& family : junkFamilies()) {
        mean += refused(60, [&](Random& random) { return varied(family.draw(random), random); });
    }
    EXPECT_GT(mean / static_cast<double>(junkFamilies().size()), 0.85);
}

TEST_F(Verdicts, PlainPolylineDigitsAreNotRefused) {
    int next = 0;
    EXPECT_LT(refused(200, [&](Random& random) { return synthetic::digitStrokes(next++ % 10, random); }), 0.1);
}

TEST_F(Verdicts, PeoplesDigitsAreNotRefused) {
    const std::filesystem::path path = DIGITLAB_SHARED "/strokes/pen_digits.jsonl";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "needs " << path;
    }
    const std::vector<StrokesRecord> records = readStrokesFile(path);
    EXPECT_LT(refused(500, [&, i = 0U](Random&) mutable { return records[4 * i++].drawing; }), 0.04);
}

TEST(Junk, UnfinishedDrawingsKeepTheirBeginning) {
    const Drawing hook{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 20}}}};
    const Drawing part = abandoned(hook, 0.5);
    ASSERT_EQ(part.size(), 1U);
    EXPECT_EQ(part[0].points, (std::vector<StrokePoint>{{0, 0}, {10, 0}, {10, 10}}));
    EXPECT_TRUE(abandoned({{{{0, 0}, {5, 5}, {10, 10}}}}, 0.5).empty()) << "half a plain stroke is a 1";
}

TEST(Junk, SideBySideIsEquallyTall) {
    const Drawing both = sideBySide({{{{0, 0}, {4, 10}}}}, {{{{0, 0}, {1, 1}}}});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_GT(both[1].points[0].x, 4);
    EXPECT_FLOAT_EQ(both[1].points[1].y, 10);
}

} // namespace
} // namespace model
