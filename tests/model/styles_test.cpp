// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"
#include "model/augment/image_ink.h"
#include "model/formats/model_file.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <numeric>

namespace model {
namespace {

/// An upright ring, like a zero: radii in pixels.
DigitImage ring(float radiusX, float radiusY) {
    DigitImage image{};
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const float dx = (static_cast<float>(x) - 13.5F) / radiusX;
            const float dy = (static_cast<float>(y) - 13.5F) / radiusY;
            const float away = std::abs(std::sqrt(dx * dx + dy * dy) - 1) * radiusX;
            image[static_cast<std::size_t>(y * kImageSide + x)] =
                static_cast<std::uint8_t>(255 * std::clamp(1.7F - away, 0.0F, 1.0F));
        }
    }
    return image;
}

int inkOf(const DigitImage& image) {
    return std::accumulate(image.begin(), image.end(), 0);
}

StyleSettings all(double share) {
    StyleSettings settings;
    settings.slashedZero = settings.flaggedOne = settings.loopedTwo = settings.detachedFive = settings.barredSeven =
        settings.openNine = settings.thickness = share;
    return settings;
}

TEST(Styles, WithoutThemNothingChanges) {
    const DataSet digits = synthetic::digits(50, 1);
    for (std::size_t i = 0; i < digits.images.size(); ++i) {
        Random random{i};
        EXPECT_EQ(applyStyles(digits.images[i], digits.labels[i], {}, random), digits.images[i]);
    }
}

TEST(Styles, OneSlashInTenReachesOutFlat) {
    StyleSettings settings;
    settings.slashedZero = 1;
    const DigitImage zero = ring(6, 9);
    constexpr int kZeros = 1000;
    int flat = 0;
    for (std::uint64_t seed = 0; seed < kZeros; ++seed) {
        Random random{seed};
        const DigitImage slashed = applyStyles(zero, 0, settings, random);
        bool beside = false; // ink outside the ring, at half its height
        for (int y = 11; y <= 16; ++y) {
            for (const int x : {4, 23}) {
                beside |= slashed[static_cast<std::size_t>(y * kImageSide + x)] > 100;
            }
        }
        flat += beside;
    }
    EXPECT_NEAR(flat, kZeros / 10, kZeros / 20);
}

TEST(Styles, EachIsForItsDigitAlone) {
    StyleSettings settings = all(1);
    settings.thickness = 0;
    const DigitImage image = ring(6, 9);
    for (int label = 0; label < kDigits; ++label) {
        Random random{1};
        const bool hasStyle = label == 0 || label == 1 || label == 2 || label == 5 || label == 7 || label == 9;
        EXPECT_EQ(applyStyles(image, label, settings, random) != image, hasStyle) << label;
    }
}

TEST(Styles, ABlankImageStaysBlank) {
    StyleSettings settings = all(1);
    settings.slashedZero = settings.lyingZero = settings.flaggedOne = settings.footedOne = 0.5;
    for (int label = 0; label < kDigits; ++label) {
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            Random random{seed};
            EXPECT_EQ(applyStyles(DigitImage{}, label, settings, random), DigitImage{}) << label;
        }
    }
}

TEST(Styles, APaleImageIsWrittenLikeADarkOne) {
    DigitImage dark{};
    for (std::size_t y = 4; y < 24; ++y) {
        dark[y * kImageSide + 14] = 250;
        dark[y * kImageSide + 15] = 200;
    }
    DigitImage pale{};
    std::ranges::transform(dark, pale.begin(), [](std::uint8_t grey) { return static_cast<std::uint8_t>(grey * 2 / 5); });
    for (const int label : {0, 1, 7}) {
        Random random{3};
        Random same{3};
        const DigitImage styledDark = applyStyles(dark, label, all(1), random);
        const DigitImage styledPale = applyStyles(pale, label, all(1), same);
        for (std::size_t i = 0; i < dark.size(); ++i) {
            EXPECT_NEAR(styledPale[i], styledDark[i] * 0.4, 4) << label;
        }
    }
}

TEST(Styles, TheSharesAreKept) {
    StyleSettings settings;
    settings.slashedZero = 0.3;
    settings.lyingZero = 0.2;
    const DigitImage image = ring(6, 9);
    int changed = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        Random random{i};
        changed += applyStyles(image, 0, settings, random) != image ? 1 : 0;
    }
    EXPECT_NEAR(changed / 2000.0, 0.5, 0.04);
}

TEST(Styles, TheSameNumbersMakeTheSameImage) {
    for (int label = 0; label < kDigits; ++label) {
        Random first{7};
        Random second{7};
        EXPECT_EQ(applyStyles(ring(6, 9), label, all(1), first), applyStyles(ring(6, 9), label, all(1), second));
    }
}

TEST(Styles, ASlashCrossesTheEmptyMiddleOfAZero) {
    StyleSettings settings;
    settings.slashedZero = 1;
    const DigitImage image = ring(6, 9);
    int crossed = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        Random random{i};
        const DigitImage slashed = applyStyles(image, 0, settings, random);
        int middle = 0;
        for (std::size_t y = 12; y < 16; ++y) {
            for (std::size_t x = 12; x < 16; ++x) {
                middle = std::max<int>(middle, slashed[y * kImageSide + x]);
            }
        }
        crossed += middle > 128 ? 1 : 0;
    }
    EXPECT_GE(crossed, 98);
}

/// The share of images, each in all its slashes, that the bundled model reads as zeros.
double readAsZeros(const std::vector<DigitImage>& zeros) {
    const auto bundled =
        makePredictor(loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors").weights, {.threads = 1});
    const std::vector<Prediction> read = predictAll(*bundled, zeros);
    return static_cast<double>(std::ranges::count(read, 0, &Prediction::digit)) / static_cast<double>(zeros.size());
}

TEST(Styles, ZerosWithEverySlashAreRead) {
    StyleSettings settings;
    settings.slashedZero = 1;
    std::vector<DigitImage> zeros;
    for (std::uint64_t i = 0; i < 1500; ++i) {
        Random random{i};
        zeros.push_back(applyStyles(ring(4 + static_cast<float>(i % 5), 9), 0, settings, random));
    }
    EXPECT_GE(readAsZeros(zeros), 0.97);
}

TEST(Styles, SmallRingsOnALongSlashAreReadHoweverTheyAreDrawn) {
    std::vector<DigitImage> zeros; // φ and Ø, by pen and not by the styles
    for (int i = 0; i < 1000; ++i) {
        Random random{8, static_cast<std::uint64_t>(i)};
        const double high = random.uniform(0.33, 0.5); // of the slash
        const double wide = high * random.uniform(0.6, 1.3);
        const double steep = random.uniform(50, 90) * std::numbers::pi / 180;
        Drawing zero(2);
        for (double angle = 0; angle < 6.4; angle += 0.2) {
            zero[0].points.push_back(
                {static_cast<float>(wide / 2 * std::sin(angle)), static_cast<float>(-high / 2 * std::cos(angle))});
        }
        for (const double along : {-0.5, 0.5}) {
            zero[1].points.push_back({static_cast<float>(along * std::cos(steep)), static_cast<float>(-along * std::sin(steep))});
        }
        zeros.push_back(frameDrawing(zero).value());
    }
    EXPECT_GE(readAsZeros(zeros), 0.97);
}

TEST(Styles, ImagesStayFramedAndKeepTheirPen) {
    const DigitImage image = ring(6, 9);
    const ImageInk before = measureInk(image);
    StyleSettings settings = all(1);
    settings.thickness = 0;
    for (const int label : {0, 1, 2, 5, 7, 9}) {
        for (std::uint64_t i = 0; i < 40; ++i) {
            Random random{i, static_cast<std::uint64_t>(label)};
            const DigitImage styled = applyStyles(image, label, settings, random);
            const ImageInk ink = measureInk(styled);
            EXPECT_LE(std::max(ink.box.width(), ink.box.height()), 22) << "label " << label << ", seed " << i;
            EXPECT_NEAR(ink.width, before.width, 0.35F * before.width) << "label " << label << ", seed " << i;
            double momentX = 0;
            double momentY = 0;
            for (int y = 0; y < kImageSide; ++y) {
                for (int x = 0; x < kImageSide; ++x) {
                    const int grey = styled[static_cast<std::size_t>(y * kImageSide + x)];
                    momentX += grey * (x + 0.5);
                    momentY += grey * (y + 0.5);
                }
            }
            EXPECT_NEAR(momentX / inkOf(styled), 14, 0.8) << "label " << label << ", seed " << i;
            EXPECT_NEAR(momentY / inkOf(styled), 14, 0.8) << "label " << label << ", seed " << i;
        }
    }
}

TEST(Styles, ThicknessMovesTheStrokeWidthByUpToAPixel) {
    const DigitImage image = ring(6, 9);
    EXPECT_EQ(thickened(image, 0), image);
    const float plain = measureInk(image).width;
    EXPECT_NEAR(measureInk(thickened(image, 1)).width, plain + 0.8, 0.4);
    EXPECT_NEAR(measureInk(thickened(image, -1)).width, plain - 0.8, 0.4);
}

} // namespace
} // namespace model
