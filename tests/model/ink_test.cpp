// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/ink.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace model {
namespace {

struct Extent {
    int left = kImageSide, top = kImageSide, right = -1, bottom = -1;
    double centreX = 0, centreY = 0; ///< of mass, pixel centres at .5
};

Extent extentOf(const DigitImage& image) {
    Extent e;
    double mass = 0;
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const int ink = image[static_cast<std::size_t>(y * kImageSide + x)];
            mass += ink;
            e.centreX += ink * (x + 0.5);
            e.centreY += ink * (y + 0.5);
            if (ink > 64) {
                e.left = std::min(e.left, x);
                e.right = std::max(e.right, x);
                e.top = std::min(e.top, y);
                e.bottom = std::max(e.bottom, y);
            }
        }
    }
    e.centreX /= mass;
    e.centreY /= mass;
    return e;
}

TEST(Ink, FramesAsMnistsMakersDid) {
    for (int digit = 0; digit < 10; ++digit) {
        Random random{7, static_cast<std::uint64_t>(digit)};
        const Extent e = extentOf(frameDrawing(synthetic::digitStrokes(digit, random)).value());
        EXPECT_NEAR(e.centreX, 14, 0.3) << digit;
        EXPECT_NEAR(e.centreY, 14, 0.3) << digit;
        const int longer = std::max(e.right - e.left, e.bottom - e.top) + 1;
        EXPECT_GE(longer, 19) << digit;
        EXPECT_LE(longer, 21) << digit;
    }
}

TEST(Ink, PlaceAndSizeOnTheCanvasDoNotMatter) {
    Random random{3};
    const Drawing drawing = synthetic::digitStrokes(5, random);
    const DigitImage expected = frameDrawing(drawing).value();
    for (const float scale : {0.1F, 3.0F, 500.0F}) {
        Drawing moved = drawing;
        for (Stroke& stroke : moved) {
            for (StrokePoint& point : stroke.points) {
                point = {point.x * scale + 40, point.y * scale - 90, 1};
            }
        }
        const DigitImage image = frameDrawing(moved).value();
        for (std::size_t i = 0; i < image.size(); ++i) {
            EXPECT_NEAR(image[i], expected[i], 2) << scale;
        }
    }
}

TEST(Ink, ABlankCanvasHasNoImage) {
    EXPECT_FALSE(frameDrawing({}));
    EXPECT_FALSE(frameDrawing({Stroke{{}, 20, false}}));
    EXPECT_FALSE(frameDrawing({Stroke{{{10, 10, 1}}, 20, true}}));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(frameDrawing({Stroke{{{nan, 10, 1}, {1e30F, 2, 1}}, 20, false}}));
}

TEST(Ink, ErasingEverythingLeavesNothingAndErasingHalfReframes) {
    const Stroke bar{{{20, 100, 1}, {260, 100, 1}}, 20, false};
    const Stroke whole{{{0, 100, 1}, {280, 100, 1}}, 60, true};
    const Stroke rightHalf{{{170, 100, 1}, {280, 100, 1}}, 60, true};
    EXPECT_FALSE(frameDrawing({bar, whole}));
    const Extent e = extentOf(frameDrawing({bar, rightHalf}).value());
    EXPECT_NEAR(e.right - e.left + 1, 20, 1) << "what is left fills the box again";
    EXPECT_TRUE(frameDrawing({bar, whole, bar})) << "ink after the eraser stays";
}

TEST(Ink, ADotStaysADot) {
    for (const float pen : {22.0F, 0.0F}) {
        const Extent e = extentOf(frameDrawing({Stroke{{{387, 54, 1}}, pen, false}}).value());
        EXPECT_LE(e.right - e.left + 1, 6) << pen;
        EXPECT_NEAR((e.left + e.right) / 2.0, 14, 1) << pen;
        EXPECT_NEAR((e.top + e.bottom) / 2.0, 14, 1) << pen;
    }
    Picture disc{90, 90, std::vector<std::uint8_t>(90 * 90, 240)};
    for (int y = 0; y < 90; ++y) {
        for (int x = 0; x < 90; ++x) {
            disc.pixels[static_cast<std::size_t>(y * 90 + x)] = std::hypot(x - 30, y - 50) < 18 ? 20 : 240;
        }
    }
    const Extent e = extentOf(framePicture(disc).value());
    EXPECT_LE(std::max(e.right - e.left, e.bottom - e.top) + 1, 4);
    EXPECT_NEAR((e.left + e.right) / 2.0, 14, 1);
}

Picture enlarged(const DigitImage& image, int factor, bool darkOnLight) {
    Picture picture{kImageSide * factor, kImageSide * factor, {}};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t ink = image[static_cast<std::size_t>(y / factor * kImageSide + x / factor)];
            picture.pixels.push_back(darkOnLight ? static_cast<std::uint8_t>(240 - ink * 200 / 255) : ink);
        }
    }
    return picture;
}

TEST(Ink, PicturesOfEitherPolarityComeBackAsTheDigit) {
    const DataSet set = synthetic::digits(10, 4);
    for (const DigitImage& image : set.images) {
        for (const bool darkOnLight : {false, true}) {
            const DigitImage framed = framePicture(enlarged(image, 9, darkOnLight)).value();
            double difference = 0;
            double ink = 0;
            for (std::size_t i = 0; i < image.size(); ++i) {
                difference += std::abs(framed[i] - image[i]);
                ink += image[i];
            }
            EXPECT_LT(difference / ink, 0.35);
        }
    }
    EXPECT_FALSE(framePicture({50, 50, std::vector<std::uint8_t>(2500, 200)})) << "a blank page";
    EXPECT_FALSE(framePicture({}));
}

TEST(Ink, ABrushBecomesAPen) {
    constexpr int kHeight = 100;
    for (const int margin : {0, 20}) {
        for (const int pen : {10, 15, 20, 24, 28, 32}) {
            const int side = kHeight + 2 * margin;
            Picture letterL{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 255)};
            for (int y = 0; y < kHeight; ++y) {
                for (int x = 0; x < (y < kHeight - pen ? pen : 60); ++x) {
                    letterL.pixels[static_cast<std::size_t>((margin + y) * side + margin + x)] = 0;
                }
            }
            const DigitImage framed = framePicture(letterL).value();
            const std::size_t row = 10 * kImageSide; // above the L's foot
            const double width = std::accumulate(&framed[row], &framed[row + kImageSide], 0) / 255.0;
            EXPECT_GE(width, 1.8) << pen << ", margin " << margin;
            EXPECT_LE(width, 4.8) << pen << ", margin " << margin;
        }
    }
}

} // namespace
} // namespace model
