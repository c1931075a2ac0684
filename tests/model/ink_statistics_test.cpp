// SPDX-License-Identifier: GPL-3.0-or-later
// Framed pen strokes must look as MNIST's digits do: the same stroke width, the same greys, nearly the same mean images.
#include "model/augment/image_ink.h"
#include "model/data/mnist_files.h"
#include "model/data/strokes_file.h"
#include "model/ink/ink.h"
#include "tests/model/shared_reference.h"

#include <gtest/gtest.h>

#include <cmath>

namespace model {
namespace {

struct Statistics {
    double width = 0;    ///< mean stroke width, pixels
    double grey = 0;     ///< mean of pixels that are not paper, 0 … 255
    double softness = 0; ///< share of them that are neither nearly paper nor nearly full
    std::array<std::array<double, kImagePixels>, kDigits> mean{};
};

Statistics statisticsOf(const DataSet& set) {
    Statistics result;
    std::array<double, kDigits> counts{};
    double inked = 0;
    double soft = 0;
    double sum = 0;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        result.width += static_cast<double>(measureInk(set.images[i]).width) / set.size();
        ++counts[set.labels[i]];
        for (std::size_t p = 0; p < kImagePixels; ++p) {
            const int grey = set.images[i][p];
            result.mean[set.labels[i]][p] += grey;
            inked += grey > 0 ? 1 : 0;
            soft += grey > 25 && grey < 230 ? 1 : 0;
            sum += grey;
        }
    }
    result.grey = sum / inked;
    result.softness = soft / inked;
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        for (double& pixel : result.mean[digit]) {
            pixel /= counts[digit];
        }
    }
    return result;
}

/// The cosine between two mean images.
double likeness(const std::array<double, kImagePixels>& a, const std::array<double, kImagePixels>& b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t p = 0; p < kImagePixels; ++p) {
        ab += a[p] * b[p];
        aa += a[p] * a[p];
        bb += b[p] * b[p];
    }
    return ab / std::sqrt(aa * bb);
}

TEST(InkStatistics, FramedPenDigitsLookLikeMnist) {
    const auto strokes = sharedReference().parent_path() / "strokes" / "pen_digits.jsonl";
    if (mnistFolder().empty() || !std::filesystem::exists(strokes)) {
        GTEST_SKIP() << "needs MNIST in $DIGITLAB_DATA and the shared pen digits";
    }
    DataSet pen;
    for (const StrokesRecord& record : readStrokesFile(strokes)) {
        pen.images.push_back(frameDrawing(record.drawing).value());
        pen.labels.push_back(static_cast<std::uint8_t>(record.digit.value()));
    }
    const Statistics drawn = statisticsOf(pen);
    const Statistics mnist = statisticsOf(loadSplit(mnistFolder(), Split::test));
    std::printf("stroke width %.2f, MNIST %.2f; grey %.0f, %.0f; soft %.2f, %.2f; likeness", drawn.width, mnist.width, drawn.grey,
                mnist.grey, drawn.softness, mnist.softness);
    EXPECT_NEAR(drawn.width, mnist.width, 0.25);
    EXPECT_NEAR(drawn.grey, mnist.grey, 25);
    EXPECT_NEAR(drawn.softness, mnist.softness, 0.15);
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        std::printf(" %.2f", likeness(drawn.mean[digit], mnist.mean[digit]));
        EXPECT_GT(likeness(drawn.mean[digit], mnist.mean[digit]), 0.85) << digit;
    }
    std::printf("\n");
}

} // namespace
} // namespace model
