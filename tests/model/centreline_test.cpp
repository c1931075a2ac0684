// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/centreline.h"

#include "model/ink/ink.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace model {
namespace {

TEST(Centreline, FollowsTheInk) {
    const DataSet digits = synthetic::digits(100, 5);
    int apart = 0;
    int ink = 0;
    for (const DigitImage& image : digits.images) {
        const Drawing drawing = tools::centreline(image);
        ASSERT_FALSE(drawing.empty());
        for (const Stroke& stroke : drawing) {
            for (const StrokePoint& p : stroke.points) {
                EXPECT_GT(image[static_cast<std::size_t>(static_cast<int>(p.y) * kImageSide + static_cast<int>(p.x))], 40);
            }
        }
        const DigitImage drawn = frameDrawing(drawing).value();
        for (std::size_t i = 0; i < image.size(); ++i) {
            apart += std::abs(image[i] - drawn[i]);
            ink += image[i];
        }
    }
    EXPECT_LT(apart, ink * 3 / 10) << "framed again, they are nearly the same images";
    EXPECT_TRUE(tools::centreline(DigitImage{}).empty());
}

} // namespace
} // namespace model
