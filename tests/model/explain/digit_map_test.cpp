// SPDX-License-Identifier: GPL-3.0-or-later
// What the map of digits is made of: the last features, their plane, its turn, and the neighbourhood.
#include "../fused/test_digits.h"
#include "../fused/test_network.h"
#include "model/explain/feature_plane.h"
#include "model/explain/tsne.h"
#include "model/network/fused/fused_step.h"
#include "model/network/reference/activations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace model {
namespace {

using Features = std::vector<float>;

constexpr std::size_t kFeatures = 32 * 3 * 3; ///< of the bundled network

/// `count` points of `at(i, f)` and a little noise.
template <class At> Features features(std::size_t count, const At& at) {
    std::mt19937 random(7);
    std::normal_distribution<float> noise(0, 0.01F);
    Features all;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t f = 0; f < kFeatures; ++f) {
            all.push_back(at(i, f) + noise(random));
        }
    }
    return all;
}

std::span<const float> featuresOf(const Features& all, std::size_t i) {
    return std::span(all).subspan(i * kFeatures, kFeatures);
}

TEST(FeaturePlane, FindsTheDirectionsThatVary) {
    // An ellipse of 5 by 2 in two directions that no axis has.
    const auto angle = [](std::size_t i) { return static_cast<float>(i) * 0.1F; };
    const Features all = features(500, [&](std::size_t i, std::size_t f) {
        const float u = f % 3 == 0 ? 1.0F : 0.0F;
        const float v = f % 3 == 1 ? 1.0F : 0.0F;
        return 3 + 5 * std::cos(angle(i)) * u + 2 * std::sin(angle(i)) * v;
    });
    const FeaturePlane plane = principalPlane(all, kFeatures);
    EXPECT_GT(plane.share, 0.99);
    double squares = 0;
    std::vector<MapPoint> points;
    for (std::size_t i = 0; i < 500; ++i) {
        const MapPoint p = points.emplace_back(plane.place(featuresOf(all, i)));
        squares += static_cast<double>(p.x * p.x + p.y * p.y);
    }
    EXPECT_NEAR(squares / 500, 1, 1e-3);
    const float across = std::abs(points[0].x); // angle 0: the long way
    EXPECT_NEAR(across / std::abs(points[16].y), 2.5, 0.05);
    EXPECT_LT(std::abs(points[0].y), 0.01F);
}

TEST(FeaturePlane, TurnsBackWhatWasTurnedAndMirrored) {
    std::vector<MapPoint> wanted;
    for (int i = 0; i < 40; ++i) {
        wanted.push_back({std::cos(static_cast<float>(i)), 0.3F * static_cast<float>(i % 7)});
    }
    for (const float flip : {1.0F, -1.0F}) {
        std::vector<MapPoint> turned;
        for (const MapPoint& p : wanted) {
            turned.push_back({0.6F * p.x - 0.8F * flip * p.y, 0.8F * p.x + 0.6F * flip * p.y});
        }
        FeaturePlane plane{{}, {turned[3].x}, {turned[3].y}, 1};
        turnTowards(wanted, turned, plane);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            EXPECT_NEAR(turned[i].x, wanted[i].x, 1e-5) << flip;
            EXPECT_NEAR(turned[i].y, wanted[i].y, 1e-5) << flip;
        }
        EXPECT_NEAR(plane.across[0], wanted[3].x, 1e-5); // the axes turn along
        EXPECT_NEAR(plane.along[0], wanted[3].y, 1e-5);
    }
}

TEST(Tsne, KeepsGroupsTogetherAndApart) {
    constexpr std::size_t kGroups = 5;
    const Features all = features(200, [](std::size_t i, std::size_t f) { return f % kGroups == i % kGroups ? 1.0F : 0.0F; });
    std::vector<MapPoint> begin;
    for (std::size_t i = 0; i < 200; ++i) {
        begin.push_back({std::sin(static_cast<float>(i)), std::cos(static_cast<float>(3 * i))});
    }
    double told = 0;
    const auto points =
        tsne(all, begin, {15, 300, [&](double share, auto x, auto y) { return (told = share) >= 0 && x.size() == y.size(); }});
    ASSERT_EQ(points.size(), begin.size());
    EXPECT_EQ(told, 1);
    for (std::size_t i = 0; i < points.size(); ++i) { // the nearest is of the same group
        std::size_t nearest = i == 0 ? 1 : 0;
        const auto apart = [&](std::size_t k) { return std::hypot(points[i].x - points[k].x, points[i].y - points[k].y); };
        for (std::size_t k = 0; k < points.size(); ++k) {
            nearest = k != i && apart(k) < apart(nearest) ? k : nearest;
        }
        EXPECT_EQ(nearest % kGroups, i % kGroups);
    }
    DigitMap map;
    map.kind = MapKind::neighbours;
    map.points = points;
    map.features = all;
    EXPECT_EQ(map.featuresWanted(), kFeatures);
    const MapPoint placed = map.place(featuresOf(all, 17)); // amid its like
    EXPECT_NEAR(std::hypot(placed.x - points[17].x, placed.y - points[17].y), 0, 0.5);
    EXPECT_TRUE(tsne(all, begin, {15, 300, [](auto...) { return false; }}).empty());
}

TEST(Tsne, LeavesASinglePointWhereItIs) {
    const Features one(kFeatures, 1.0F);
    const auto points = tsne(one, {{2, 3}}, {15, 10, [](double, auto, auto) { return true; }});
    ASSERT_EQ(points.size(), 1U);
    EXPECT_EQ(points[0].x, 2);
    EXPECT_EQ(points[0].y, 3);
}

TEST(Features, AreConv6sMapsBehindReLU) {
    const Weights weights = testWeights();
    const auto images = testDigits(37).images;
    for (const Isa isa : {Isa::portable, Isa::avx2, Isa::avx512}) {
        if (!isaRuns(isa)) {
            continue;
        }
        std::vector<float> answers(images.size() * static_cast<std::size_t>(weights.classes()));
        std::vector<float> found(images.size() * kFeatures);
        FusedPredictor(testWeights(), 2, isa).predictWithFeatures(images, answers, found);
        for (std::size_t i = 0; i < images.size(); ++i) {
            const Activations expected = activate(weights, images[i]);
            for (std::size_t f = 0; f < kFeatures; ++f) {
                ASSERT_NEAR(found[i * kFeatures + f], expected.inputOf(weights.architecture->featureLayers())[f], 1e-4)
                    << isaName(isa) << ' ' << i << ' ' << f;
            }
        }
    }
}

} // namespace
} // namespace model
