// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers and pages, read with the model that comes with the program.
#include "model/io/model_file.h"
#include "model/io/strokes_file.h"
#include "model/nn/learner.h"
#include "model/reading/compose.h"
#include "model/reading/number.h"
#include "model/reading/page.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace model {
namespace {

class Reading : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const Model bundled = loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors");
        predictor_ = makePredictor(bundled.weights, {.threads = 1});
    }
    static void TearDownTestSuite() { predictor_.reset(); }

    static std::string read(const Drawing& drawing) { return textOf(readNumber(drawing, *predictor_)); }

    static std::unique_ptr<Predictor> predictor_;
};
std::unique_ptr<Predictor> Reading::predictor_;

Stroke line(std::vector<StrokePoint> points) {
    return {std::move(points), 0, false};
}

/// A vertical stroke from (x, 0) to (x + lean, 100).
Stroke one(float x, float lean = 0) {
    return line({{x, 0}, {x + lean / 2, 50}, {x + lean, 100}});
}

Drawing five(float x) { // its bar stands apart from its body
    return {line({{x + 8, 8}, {x + 5, 45}, {x + 40, 42}, {x + 58, 65}, {x + 40, 96}, {x, 92}}),
            line({{x + 12, 0}, {x + 60, -3}})};
}

Drawing circle(float x) {
    Stroke stroke;
    for (int i = 0; i <= 24; ++i) {
        const double angle = 0.26 * i;
        stroke.points.push_back(
            {x + 30 + 30 * static_cast<float>(std::sin(angle)), 50 - 50 * static_cast<float>(std::cos(angle)), 1});
    }
    return {stroke};
}

Drawing together(std::initializer_list<Drawing> digits) {
    Drawing all;
    for (const Drawing& digit : digits) {
        all.insert(all.end(), digit.begin(), digit.end());
    }
    return all;
}

TEST_F(Reading, AFiveOfTwoPartsIsOneDigitAndTwoOnesAreTwo) {
    EXPECT_EQ(read(five(0)), "5");
    EXPECT_EQ(read(together({five(0), five(90)})), "55");
    EXPECT_EQ(read({one(0), one(30)}), "11");
    EXPECT_EQ(read({one(0, -40), one(30, -40), one(60, -40)}), "111") << "slanted: their boxes overlap";
    EXPECT_EQ(read(together({five(0), {one(90)}, circle(120)})), "510");
}

TEST_F(Reading, TheOrderOfStrokesDoesNotMatter) {
    Drawing drawing = together({circle(200), {one(100)}, five(0)});
    EXPECT_EQ(read(drawing), "510");
    std::swap(drawing[2], drawing[3]); // the five's bar before its body
    EXPECT_EQ(read(drawing), "510");
}

TEST_F(Reading, GlyphsSayWhereAndWithWhat) {
    const std::vector<Glyph> glyphs = readNumber(together({five(0), circle(90)}), *predictor_);
    ASSERT_EQ(glyphs.size(), 2U);
    EXPECT_EQ(glyphs[0].strokes, five(0));
    EXPECT_FLOAT_EQ(glyphs[0].box.top, -3);
    EXPECT_FLOAT_EQ(glyphs[0].box.right, 60);
    EXPECT_NEAR(glyphs[1].box.left, 90, 0.5);
    EXPECT_EQ(glyphs[1].image, frameDrawing(circle(90)));
    EXPECT_GT(confidenceOf(glyphs), 0.5);
}

TEST_F(Reading, AStrokeThatWritesTwoDigitsIsParted) {
    Drawing zeros = circle(0);
    const Drawing second = circle(75);
    zeros[0].points.insert(zeros[0].points.end(), second[0].points.begin(), second[0].points.end());
    EXPECT_EQ(read(zeros), "00");
}

TEST_F(Reading, ErasedInkIsGone) {
    Drawing drawing = together({five(0), {one(100)}, circle(130)});
    drawing.push_back({{{100, -20}, {100, 120}}, 30, true});
    EXPECT_EQ(read(drawing), "50");
    drawing.push_back({{{-50, 50}, {300, 50}}, 300, true});
    EXPECT_EQ(read(drawing), "");
    drawing.push_back(one(0));
    EXPECT_EQ(read(drawing), "1") << "ink after the eraser stays";
}

TEST_F(Reading, NoInkIsNoNumber) {
    EXPECT_TRUE(readNumber({}, *predictor_).empty());
    const float nan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(readNumber({line({{nan, 0}, {1e30F, 3}})}, *predictor_).empty());
    EXPECT_EQ(readNumber({line({{5, 5}})}, *predictor_).size(), 1U) << "a dot";
}

TEST_F(Reading, ManyStrokesStayBounded) {
    Drawing shading;
    Random random{1};
    for (int i = 0; i < 3000; ++i) {
        const auto x = static_cast<float>(random.uniform(0, 400));
        const auto y = static_cast<float>(random.uniform(0, 100));
        shading.push_back(line({{x, y}, {x + 3, y + 3}}));
    }
    EXPECT_LT(readNumber(shading, *predictor_).size(), 40U);
}

/// Of a pool's composed numbers and its single digits.
struct Rates {
    double numbers = 0;
    double parted = 0;
    double whole = 0;
};

Rates measure(const std::vector<LabelledDrawing>& pool, int count, Predictor& predictor) {
    Rates rates;
    for (int i = 0; i < count; ++i) {
        Random random{11, static_cast<std::uint64_t>(i)};
        const ComposedNumber number = composeNumber(pool, random);
        const std::vector<Glyph> glyphs = readNumber(number.drawing, predictor);
        rates.numbers += textOf(glyphs) == number.digits ? 1.0 / count : 0;
        rates.parted += glyphs.size() == number.digits.size() ? 1.0 / count : 0;
    }
    for (const LabelledDrawing& digit : pool) {
        const std::vector<Glyph> glyphs = readNumber(digit.drawing, predictor);
        rates.whole +=
            glyphs.size() == 1 && glyphs[0].image == frameDrawing(digit.drawing) ? 1.0 / static_cast<double>(pool.size()) : 0;
    }
    return rates;
}

TEST_F(Reading, ComposedNumbersOfSyntheticDigits) {
    std::vector<LabelledDrawing> pool;
    for (int i = 0; i < 200; ++i) {
        Random random{5, static_cast<std::uint64_t>(i)};
        pool.push_back({synthetic::digitStrokes(i % 10, random), i % 10});
    }
    const Rates rates = measure(pool, 200, *predictor_);
    EXPECT_GE(rates.numbers, 0.9);
    EXPECT_GE(rates.parted, 0.97);
    EXPECT_GE(rates.whole, 0.99);
}

TEST_F(Reading, ComposedNumbersOfRealPenDigits) {
    const std::filesystem::path file = DIGITLAB_SHARED "/strokes/pen_digits.jsonl";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "no pen digits";
    }
    std::vector<LabelledDrawing> pool;
    for (StrokesRecord& record : readStrokesFile(file)) {
        pool.push_back({std::move(record.drawing), record.digit.value()});
    }
    const Rates rates = measure(pool, 500, *predictor_);
    EXPECT_GE(rates.numbers, 0.88);
    EXPECT_GE(rates.parted, 0.97);
    EXPECT_GE(rates.whole, 0.993);
}

/// Digits of the synthetic set pasted on paper: each `scale` times as large, at columns and rows of 32 · scale.
GreyImage page(const std::vector<std::vector<int>>& lines, int scale, bool lightInk, bool uneven) {
    const int cell = 32 * scale;
    std::size_t longest = 0;
    for (const auto& digits : lines) {
        longest = std::max(longest, digits.size());
    }
    GreyImage picture{cell * static_cast<int>(longest + 1), cell * static_cast<int>(lines.size() + 1), {}};
    const DataSet set = synthetic::digits(10, 4);
    Random random{6};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int row = (y - cell / 2) / cell;
            const int column = (x - cell / 2) / cell;
            const int inX = ((x - cell / 2) % cell) / scale - 2;
            const int inY = ((y - cell / 2) % cell) / scale - 2;
            double ink = 0;
            if (x >= cell / 2 && y >= cell / 2 && row < static_cast<int>(lines.size()) &&
                column < static_cast<int>(lines[static_cast<std::size_t>(row)].size()) && inX >= 0 && inY >= 0 && inX < 28 &&
                inY < 28) {
                const int digit = lines[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                ink = set.images[static_cast<std::size_t>(digit)][static_cast<std::size_t>(inY * 28 + inX)] / 255.0;
            }
            const double light = uneven ? 1 - 0.6 * x / picture.width : 1;
            const double grey = (lightInk ? 25 + 200 * ink : 220 - 170 * ink) * light + random.uniform(-6, 6);
            picture.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
        }
    }
    return picture;
}

TEST_F(Reading, PagesOfEitherPolarityAndUnevenLight) {
    const std::vector<std::vector<int>> lines{{2, 3, 5, 7}, {1, 0, 4}, {8, 6, 9, 2, 0}};
    for (const int scale : {1, 3, 8}) {
        EXPECT_EQ(textOf(readPage(page(lines, scale, false, false), *predictor_)), "2357 104 86920") << scale;
        EXPECT_EQ(textOf(readPage(page(lines, scale, true, false), *predictor_)), "2357 104 86920") << scale;
        EXPECT_EQ(textOf(readPage(page(lines, scale, false, true), *predictor_)), "2357 104 86920") << scale;
    }
    const std::vector<Glyph> glyphs = readPage(page(lines, 3, false, false), *predictor_);
    ASSERT_EQ(glyphs.size(), 12U);
    EXPECT_EQ(glyphs[4].line, 1);
    EXPECT_GT(glyphs[4].box.top, 48 + 96);
    EXPECT_LT(glyphs[4].box.bottom, 48 + 2 * 96);
    EXPECT_LT(glyphs[4].box.right, 48 + 96);
}

TEST_F(Reading, ThereIsNothingOnABlankOrNoisyPage) {
    EXPECT_TRUE(readPage({}, *predictor_).empty());
    EXPECT_TRUE(readPage({300, 200, std::vector<std::uint8_t>(60000, 180)}, *predictor_).empty());
    GreyImage noise{400, 300, {}};
    GreyImage slope{400, 300, {}};
    Random random{2};
    for (int i = 0; i < 400 * 300; ++i) {
        noise.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
        slope.pixels.push_back(static_cast<std::uint8_t>(i % 400 / 2));
    }
    EXPECT_TRUE(readPage(noise, *predictor_).empty());
    EXPECT_TRUE(readPage(slope, *predictor_).empty());
}

} // namespace
} // namespace model
