// SPDX-License-Identifier: GPL-3.0-or-later
// What torchvision's augmentation means, by examples that need no recorded answers.
#include "model/augment/augmentation.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace model {
namespace {

/// 4×4 white pixels in black, the upper left one at (x, y).
DigitImage square(int x, int y) {
    DigitImage image{};
    for (int dy = 0; dy < 4; ++dy) {
        for (int dx = 0; dx < 4; ++dx) {
            image[static_cast<std::size_t>((y + dy) * kImageSide + x + dx)] = 255;
        }
    }
    return image;
}

/// The left half of one grey, the right half of another.
DigitImage halves(std::uint8_t left, std::uint8_t right) {
    DigitImage image{};
    for (std::size_t i = 0; i < image.size(); ++i) {
        image[i] = i % kImageSide < kImageSide / 2 ? left : right;
    }
    return image;
}

TEST(Augmentation, AnglesTurnClockwise) {
    AugmentationParameters quarter;
    quarter.angleDegrees = 90;
    EXPECT_EQ(augment(square(22, 12), quarter, Interpolation::nearest), square(12, 22)) << "from the right to the bottom";
    EXPECT_EQ(augment(square(12, 22), quarter, Interpolation::nearest), square(2, 12)) << "from the bottom to the left";
}

TEST(Augmentation, ShiftsGoRightAndDown) {
    AugmentationParameters shift;
    shift.translateX = 5;
    shift.translateY = -3;
    EXPECT_EQ(augment(square(10, 10), shift, Interpolation::nearest), square(15, 7));
    EXPECT_EQ(augment(square(10, 10), shift, Interpolation::bilinear), square(15, 7));
}

TEST(Augmentation, BrightnessAndContrastFollowInTheirOrder) {
    AugmentationParameters grey;
    grey.brightness = 2;
    grey.contrast = 0.5;
    grey.brightnessFirst = true; // 80 and 255 (clipped), then half as far from their mean, 168
    EXPECT_EQ(augment(halves(40, 200), grey, Interpolation::nearest), halves(124, 211));
    grey.brightnessFirst = false; // half as far from the mean, 120: 80 and 160, then twice as bright
    EXPECT_EQ(augment(halves(40, 200), grey, Interpolation::nearest), halves(160, 255));
}

TEST(Augmentation, FarShiftsLeaveNothing) {
    AugmentationParameters far; // in the 16.16 fixed point of nearest, the place they come from is beyond an int
    far.angleDegrees = 1;
    far.scale = 0.01;
    for (const double shift : {-1000.0, 1000.0}) {
        far.translateX = shift;
        far.translateY = shift;
        for (const Interpolation interpolation : {Interpolation::nearest, Interpolation::bilinear}) {
            EXPECT_EQ(augment(square(12, 12), far, interpolation), DigitImage{}) << shift;
        }
    }
}

TEST(Augmentation, OnlyBilinearMakesNewGreys) {
    AugmentationParameters turned;
    turned.angleDegrees = 15;
    turned.scale = 1.3;
    const auto isNew = [](std::uint8_t grey) { return grey != 0 && grey != 255; };
    EXPECT_TRUE(std::ranges::none_of(augment(square(12, 12), turned, Interpolation::nearest), isNew));
    EXPECT_TRUE(std::ranges::any_of(augment(square(12, 12), turned, Interpolation::bilinear), isNew));
}

} // namespace
} // namespace model
