// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers and pages, read with the model that comes with the program.
#include "model/data/strokes_file.h"
#include "model/formats/model_file.h"
#include "model/network/learner.h"
#include "model/reading/components.h"
#include "model/reading/compose.h"
#include "model/reading/read_digits.h"
#include "model/reading/surroundings.h"
#include "model/reading/verdict.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <string_view>

namespace model {
namespace {

class Reading : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const Model bundled = loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors");
        predictor_ = makePredictor(bundled.weights, {.threads = 1});
        guard_ = makePredictor(loadModel(DIGITLAB_TEST_DATA "/../../resources/models/guard.safetensors").weights, {.threads = 1});
    }
    static void TearDownTestSuite() {
        predictor_.reset();
        guard_.reset();
    }
    static Readers readers() { return {*predictor_, guard_.get()}; }

    static std::string read(const Drawing& drawing) { return numberText(readNumber(drawing, readers())); }

    static std::unique_ptr<Predictor> predictor_;
    static std::unique_ptr<Predictor> guard_;
};
std::unique_ptr<Predictor> Reading::predictor_;
std::unique_ptr<Predictor> Reading::guard_;

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
    const std::vector<ReadDigit> digits = readNumber(together({five(0), circle(90)}), readers());
    ASSERT_EQ(digits.size(), 2U);
    EXPECT_EQ(digits[0].ink, five(0));
    EXPECT_FLOAT_EQ(digits[0].box.top, -3);
    EXPECT_FLOAT_EQ(digits[0].box.right, 60);
    EXPECT_NEAR(digits[1].box.left, 90, 0.5);
    EXPECT_EQ(digits[1].image, frameDrawing(circle(90)));
    EXPECT_GT(confidenceOf(digits), 0.5);
}

Drawing moved(Drawing drawing, float x, float y, float scale = 1) {
    for (Stroke& stroke : drawing) {
        for (StrokePoint& point : stroke.points) {
            point.x = x + scale * point.x;
            point.y = y + scale * point.y;
        }
    }
    return drawing;
}

TEST_F(Reading, LinesBelowEachOtherAreReadAsLines) {
    const Drawing above = together({five(0), {one(90)}, circle(120)});
    const Drawing below = together({circle(20), five(110)});
    for (const float pitch : {110.0F, 130.0F, 300.0F}) {
        const std::vector<ReadDigit> digits = readNumber(together({moved(below, 0, pitch), above}), readers());
        EXPECT_EQ(numberText(digits), "510 05") << pitch;
        ASSERT_EQ(digits.size(), 5U);
        EXPECT_EQ(digits[2].line, 0);
        EXPECT_EQ(digits[3].line, 1);
        EXPECT_GT(digits[4].box.top, 90);
    }
    EXPECT_EQ(read(together({above, moved(above, 30, 140), moved(below, 0, 280)})), "510 510 05");
    EXPECT_EQ(read(together({five(0), moved(circle(0), 5, 140)})), "5 0");
    EXPECT_EQ(read(together({above, moved({one(0)}, 120, 140)})), "510 1");
}

TEST_F(Reading, OneLineStaysOneHoweverItIsWritten) {
    EXPECT_EQ(read(together({five(0), moved(circle(0), 95, -30, 0.6F)})), "50") << "raised";
    EXPECT_EQ(read(together({moved({one(0)}, 0, -40, 1.6F), five(40), circle(130)})), "150") << "a tall one";
    EXPECT_EQ(read(together({moved(circle(0), 0, 0, 0.5F), moved(circle(0), 0, 65, 0.5F)})), "8") << "of two rings";
    Drawing steps;
    for (int i = 0; i < 6; ++i) {
        steps = together({steps, moved(five(0), 90.0F * static_cast<float>(i), -12.0F * static_cast<float>(i))});
    }
    EXPECT_EQ(read(steps), "555555");
}

TEST_F(Reading, AStrokeThatWritesTwoDigitsIsParted) {
    Drawing zeros = circle(0);
    const Drawing second = circle(75);
    zeros[0].points.insert(zeros[0].points.end(), second[0].points.begin(), second[0].points.end());
    EXPECT_EQ(read(zeros), "00");
}

TEST_F(Reading, ThinDigitsAndBarsAreToldApartWhereOneStrokeWritesThem) {
    // Two ones in one stroke; two and a seven; a five whose bar goes on into a zero.
    EXPECT_EQ(read({line({{0, 0}, {0, 50}, {0, 100}, {45, 0}, {45, 50}, {45, 100}})}), "11");
    EXPECT_EQ(read({line({{0, 0}, {0, 50}, {0, 100}, {45, 0}, {45, 50}, {45, 100}, {80, 0}, {140, 0}, {100, 100}})}), "117");
    Drawing fifty = five(0);
    const Drawing zero = circle(90);
    fifty[1].points.insert(fifty[1].points.end(), zero[0].points.begin(), zero[0].points.end());
    EXPECT_EQ(read(fifty), "50");
}

TEST_F(Reading, AWideStrokeMayBeOneDigit) {
    Drawing dash{line({})};
    for (int i = 0; i <= 20; ++i) {
        dash[0].points.push_back({static_cast<float>(20 * i), static_cast<float>(20 * (i % 2))});
    }
    const Candidates candidates = candidatesOfNumber(dash, readers());
    const std::size_t pieces = candidates.groups.back().last;
    EXPECT_GT(pieces, 1U) << "it may be cut";
    EXPECT_TRUE(
        std::ranges::any_of(candidates.groups, [&](const Group& group) { return group.first == 0 && group.last == pieces; }));
}

TEST_F(Reading, SureDigitsAreNotCut) {
    EXPECT_EQ(candidatesOfNumber(circle(0), readers()).groups.size(), 1U);
    EXPECT_EQ(candidatesOfNumber(together({circle(0), circle(300)}), readers()).groups.size(), 2U);
}

TEST_F(Reading, WithoutAGuardEverythingMayBeADigit) {
    const std::vector<ReadDigit> digits = readNumber(together({five(0), {one(90)}, circle(120)}), {*predictor_, nullptr});
    EXPECT_EQ(numberText(digits), "510");
    EXPECT_EQ(digits[0].digitness, 1);
    const std::vector<ReadDigit> guarded = readNumber(five(0), readers());
    EXPECT_EQ(guarded[0].digitness, digitness(*guard_, {&guarded[0].image, 1})[0]);
}

TEST_F(Reading, LowSignsOfOtherClassesStandAlone) {
    const Drawing sum = together({five(0), {line({{95, 50}, {130, 50}})}, {one(170)}});
    EXPECT_EQ(readNumber(sum, {*predictor_, nullptr}).size(), 3U);
    const Drawing plus = {line({{0, 50}, {100, 50}}), line({{50, 0}, {50, 100}})};
    EXPECT_EQ(readNumber(plus, {*predictor_, nullptr}).size(), 1U) << "its strokes lie above each other";
}

/// Takes whatever it is given for a symbol.
struct Sure : Predictor {
    int classes() const override { return 2; }
    void predict(std::span<const DigitImage> images, std::span<float> answers) override {
        for (std::size_t i = 0; i < images.size(); ++i) {
            answers[2 * i] = std::log(0.01F);
            answers[2 * i + 1] = std::log(0.99F);
        }
    }
};

TEST_F(Reading, PointsSignsAndBoxesInAPictureAreSymbolsWhereNoDigitsAreMeant) {
    Picture picture{1300, 220, std::vector<std::uint8_t>(1300 * 220, 230)}; // the point is less than a hundredth as wide
    const auto fill = [&](int x, int y, int width, int height, std::uint8_t grey = 30) {
        for (int row = y; row < y + height; ++row) {
            std::fill_n(picture.pixels.begin() + row * picture.width + x, width, grey);
        }
    };
    fill(60, 60, 9, 80);    // a bar
    fill(130, 129, 11, 11); // a point
    fill(210, 96, 60, 9);   // minus
    for (const int x : {340, 490}) {
        fill(x, 60, 80, 80);
        fill(x + 6, 66, 68, 68, 230);
    }
    fill(640, 96, 60, 9); // divided by
    fill(664, 70, 11, 11);
    fill(664, 120, 11, 11);
    Sure network;
    const std::vector<ReadDigit> symbols = readPage(picture, {network, nullptr}).digits;
    ASSERT_EQ(symbols.size(), 6U);
    EXPECT_LT(symbols[1].box.width(), 15);
    EXPECT_EQ(symbols[0].point, 0);
    EXPECT_GT(symbols[3].box.width(), 75);
    EXPECT_GT(symbols[5].box.height(), 55);
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
    EXPECT_TRUE(readNumber({}, readers()).empty());
    const float nan = std::numeric_limits<float>::quiet_NaN();
    EXPECT_TRUE(readNumber({line({{nan, 0}, {1e30F, 3}})}, readers()).empty());
    EXPECT_EQ(readNumber({line({{5, 5}})}, readers()).size(), 1U) << "a dot";
}

TEST_F(Reading, ManyStrokesStayBounded) {
    Drawing shading;
    Random random{1};
    for (int i = 0; i < 3000; ++i) {
        const auto x = static_cast<float>(random.uniform(0, 400));
        const auto y = static_cast<float>(random.uniform(0, 100));
        shading.push_back(line({{x, y}, {x + 3, y + 3}}));
    }
    EXPECT_LT(readNumber(shading, readers()).size(), 40U);
}

/// Of a pool's composed numbers and its single digits.
struct Rates {
    double numbers = 0;
    double parted = 0;
    double whole = 0;
};

Rates measure(const std::vector<LabelledDrawing>& pool, int count, const Readers& readers, const Spacing& spacing = {}) {
    Rates rates;
    for (int i = 0; i < count; ++i) {
        Random random{11, static_cast<std::uint64_t>(i)};
        const ComposedNumber number = composeNumber(pool, random, spacing);
        const std::vector<ReadDigit> digits = readNumber(number.drawing, readers);
        rates.numbers += numberText(digits) == number.digits ? 1.0 / count : 0;
        rates.parted += digits.size() == number.digits.size() ? 1.0 / count : 0;
    }
    for (const LabelledDrawing& digit : pool) {
        const std::vector<ReadDigit> digits = readNumber(digit.drawing, readers);
        rates.whole +=
            digits.size() == 1 && digits[0].image == frameDrawing(digit.drawing) ? 1.0 / static_cast<double>(pool.size()) : 0;
    }
    return rates;
}

/// A pool that needs no download.
std::vector<LabelledDrawing> syntheticPool() {
    std::vector<LabelledDrawing> pool;
    for (int i = 0; i < 200; ++i) {
        Random random{5, static_cast<std::uint64_t>(i)};
        pool.push_back({synthetic::digitStrokes(i % 10, random), i % 10});
    }
    return pool;
}

/// The shared pen digits; empty where they are not.
std::vector<LabelledDrawing> realPool() {
    const std::filesystem::path file = DIGITLAB_SHARED "/strokes/pen_digits.jsonl";
    std::vector<LabelledDrawing> pool;
    if (std::filesystem::exists(file)) {
        for (StrokesRecord& record : readStrokesFile(file)) {
            pool.push_back({std::move(record.drawing), record.digit.value()});
        }
    }
    return pool;
}

TEST_F(Reading, ComposedNumbersOfSyntheticDigits) {
    const std::vector<LabelledDrawing> pool = syntheticPool();
    const Rates rates = measure(pool, 200, readers());
    EXPECT_GE(rates.numbers, 0.9);
    EXPECT_GE(rates.parted, 0.97);
    EXPECT_GE(rates.whole, 0.99);
}

TEST_F(Reading, ComposedNumbersOfRealPenDigits) {
    const std::vector<LabelledDrawing> pool = realPool();
    if (pool.empty()) {
        GTEST_SKIP() << "no pen digits";
    }
    const Rates rates = measure(pool, 500, readers());
    EXPECT_GE(rates.numbers, 0.88);
    EXPECT_GE(rates.parted, 0.97);
    EXPECT_GE(rates.whole, 0.993);
    Spacing joined;
    joined.joined = 0.3;
    EXPECT_GE(measure(pool, 500, readers(), joined).numbers, 0.84);
}

/// Digits of the synthetic set pasted on paper: each `scale` times as large, at columns and rows of 32 · scale.
Picture page(const std::vector<std::vector<int>>& lines, int scale, bool lightInk, bool uneven) {
    const int cell = 32 * scale;
    std::size_t longest = 0;
    for (const auto& digits : lines) {
        longest = std::max(longest, digits.size());
    }
    Picture picture{cell * static_cast<int>(longest + 1), cell * static_cast<int>(lines.size() + 1), {}};
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
        EXPECT_EQ(numberText(readPage(page(lines, scale, false, false), readers()).digits), "2357 104 86920") << scale;
        EXPECT_EQ(numberText(readPage(page(lines, scale, true, false), readers()).digits), "2357 104 86920") << scale;
        EXPECT_EQ(numberText(readPage(page(lines, scale, false, true), readers()).digits), "2357 104 86920") << scale;
    }
    const std::vector<ReadDigit> digits = readPage(page(lines, 3, false, false), readers()).digits;
    ASSERT_EQ(digits.size(), 12U);
    EXPECT_EQ(digits[4].line, 1);
    EXPECT_GT(digits[4].box.top, 48 + 96);
    EXPECT_LT(digits[4].box.bottom, 48 + 2 * 96);
    EXPECT_LT(digits[4].box.right, 48 + 96);
}

/// The share of the lines or cells that are read right of pages that `compose(random)` makes.
double linesReadRight(const char* name, std::uint64_t pages, const Readers& readers, const auto& compose) {
    int lines = 0;
    int right = 0;
    for (std::uint64_t i = 0; i < pages; ++i) {
        Random random{12, i};
        const ComposedPage page = compose(random);
        const std::vector<std::vector<ReadDigit>> read = byLine(page, readPage(page.picture, readers));
        for (std::size_t line = 0; line < page.lines.size(); ++line) {
            lines += page.lines[line].digits.empty() ? 0 : 1;
            right += !page.lines[line].digits.empty() && numberText(read[line]) == page.lines[line].digits ? 1 : 0;
        }
    }
    std::printf("%s: %d of %d lines\n", name, right, lines);
    return static_cast<double>(right) / lines;
}

double linesReadRight(const std::vector<LabelledDrawing>& pool, std::uint64_t pages, const PageKind& kind,
                      const Readers& readers) {
    return linesReadRight(kind.name, pages, readers, [&](Random& random) { return composePage(pool, random, kind); });
}

/// A kind of page and how many of its lines must be read right: of synthetic digits, of real ones.
struct PageGoal {
    const char* name;
    std::size_t kind;
    double synthetic;
    double real;

    friend void PrintTo(const PageGoal& goal, std::ostream* out) { *out << goal.name; }
};

class ComposedPages : public Reading, public testing::WithParamInterface<PageGoal> {};

TEST_P(ComposedPages, OfSyntheticDigits) {
    EXPECT_GE(linesReadRight(syntheticPool(), 24, pageKinds()[GetParam().kind], readers()), GetParam().synthetic);
}

TEST_P(ComposedPages, OfRealPenDigits) {
    const std::vector<LabelledDrawing> pool = realPool();
    if (pool.empty()) {
        GTEST_SKIP() << "no pen digits";
    }
    EXPECT_GE(linesReadRight(pool, 20, pageKinds()[GetParam().kind], readers()), GetParam().real);
}

INSTANTIATE_TEST_SUITE_P(Kinds, ComposedPages,
                         testing::Values(PageGoal{"Clean", 0, 0.97, 0.88}, PageGoal{"UnevenlyLit", 1, 0.97, 0.88},
                                         PageGoal{"LightlyRuled", 2, 0.97, 0.88}, PageGoal{"RuledAsDarkAsInk", 3, 0.94, 0.84},
                                         PageGoal{"Squared", 4, 0.94, 0.86}, PageGoal{"Touching", 5, 0.85, 0.74}),
                         [](const auto& goal) { return std::string(goal.param.name); });

TEST_F(Reading, CommasAtDigitsArePartOfNone) {
    const std::vector<LabelledDrawing> pool = syntheticPool();
    int lines = 0;
    int right = 0;
    std::map<std::pair<bool, bool>, int> points; // written, found
    for (std::uint64_t i = 0; i < 8; ++i) {
        Random random{12, i};
        const ComposedPage page = composePage(pool, random, pageKinds().back());
        const std::vector<std::vector<ReadDigit>> read = byLine(page, readPage(page.picture, readers()));
        for (std::size_t line = 0; line < page.lines.size(); ++line) {
            ++lines;
            if (numberText(read[line]) != page.lines[line].digits) {
                continue;
            }
            ++right;
            for (std::size_t digit = 0; digit < read[line].size(); ++digit) {
                ++points[{page.lines[line].points[digit] != ' ', read[line][digit].point != 0}];
            }
        }
    }
    EXPECT_GE(right, lines * 0.9);
    EXPECT_GT((points[{true, true}]), (points[{true, false}]));
    EXPECT_EQ((points[{false, true}]), 0);
}

/// The kind with this name.
const auto& named(std::string_view name, const auto& kinds) {
    return *std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.name == name; });
}

/// A kind of surroundings, frames or pictures, and the share that must be read right of synthetic digits.
struct KindGoal {
    const char* name;
    double right;

    friend void PrintTo(const KindGoal& goal, std::ostream* out) { *out << goal.name; }
};

std::string testName(const testing::TestParamInfo<KindGoal>& goal) {
    std::string name = goal.param.name;
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

class PagesInSurroundings : public Reading, public testing::WithParamInterface<KindGoal> {};

TEST_P(PagesInSurroundings, AreRead) {
    const auto& kind = named(GetParam().name, surroundings());
    const std::vector<LabelledDrawing> pool = syntheticPool();
    PageKind coloured = pageKinds()[0];
    coloured.coloured = true;
    EXPECT_GE(linesReadRight(kind.name, 6, readers(),
                             [&](Random& random) { return surrounded(composePage(pool, random, coloured), random, kind); }),
              GetParam().right);
}

class FramedPages : public Reading, public testing::WithParamInterface<KindGoal> {};

TEST_P(FramedPages, AreReadByTheirCells) {
    EXPECT_GE(linesReadRight(syntheticPool(), 5, named(GetParam().name, framedPageKinds()), readers()), GetParam().right);
}

class PicturesOfADigit : public Reading, public testing::WithParamInterface<KindGoal> {};

TEST_P(PicturesOfADigit, AreRead) {
    constexpr int kPictures = 20;
    const PictureKind& kind = named(GetParam().name, pictureKinds());
    const std::vector<LabelledDrawing> pool = syntheticPool();
    int right = 0;
    for (std::uint64_t i = 0; i < kPictures; ++i) {
        Random random{13, i};
        const LabelledDrawing& digit = pool[random.below(pool.size())];
        const std::vector<ReadDigit> read = readOneDigit(composePicture(digit.drawing, random, kind), readers()).digits;
        right += read.size() == 1 && read[0].prediction.digit == digit.digit &&
                         judge(read[0].prediction, read[0].digitness).certainty != Certainty::notADigit
                     ? 1
                     : 0;
    }
    std::printf("%s: %d of %d\n", kind.name, right, kPictures);
    EXPECT_GE(right, kPictures * GetParam().right);
}

INSTANTIATE_TEST_SUITE_P(Kinds, PagesInSurroundings,
                         testing::Values(KindGoal{"none", 0.88}, KindGoal{"black frame", 0.88}, KindGoal{"grey desk", 0.88},
                                         KindGoal{"wooden desk", 0.88}, KindGoal{"chequered cloth", 0.88},
                                         KindGoal{"white margin", 0.88}, KindGoal{"dark corner", 0.88},
                                         KindGoal{"hard shadow", 0.88}, KindGoal{"tilted by 6 degrees", 0.88},
                                         KindGoal{"tilted by up to 15 degrees", 0.88}, KindGoal{"perspective", 0.88},
                                         KindGoal{"held by a hand", 0.88}, KindGoal{"scanner's edge", 0.88},
                                         KindGoal{"shadow on a desk", 0.88}, KindGoal{"window and axes", 0.88}),
                         testName);
INSTANTIATE_TEST_SUITE_P(Kinds, FramedPages,
                         testing::Values(KindGoal{"numbers in printed boxes", 0.9}, KindGoal{"numbers in drawn boxes", 0.9},
                                         KindGoal{"a digit a printed box", 0.95}, KindGoal{"a digit a drawn box", 0.95},
                                         KindGoal{"printed tables", 0.95}, KindGoal{"drawn tables", 0.95},
                                         KindGoal{"sudoku", 0.74}, KindGoal{"numbers at their frame", 0.6}),
                         testName);
INSTANTIATE_TEST_SUITE_P(Kinds, PicturesOfADigit,
                         testing::Values(KindGoal{"wide margin", 0.95}, KindGoal{"no margin", 0.9},
                                         KindGoal{"thick pen without margin", 0.9}, KindGoal{"brush, 32 by 32", 0.85},
                                         KindGoal{"28 by 28, dark on light", 0.95}, KindGoal{"28 by 28, light on dark", 0.95},
                                         KindGoal{"tiny, dark on light", 0.95}, KindGoal{"tiny, light on dark", 0.95},
                                         KindGoal{"yellow on white", 0.95}, KindGoal{"pale green on white", 0.95},
                                         KindGoal{"cyan on white", 0.95}, KindGoal{"red on green", 0.9},
                                         KindGoal{"white on black", 0.95}, KindGoal{"in a box", 0.95},
                                         KindGoal{"pencil on grey paper", 0.9}),
                         testName);
/// Ink of a line from (x0, y0) to (x1, y1), this thick.
void draw(InkMap& ink, double x0, double y0, double x1, double y1, double thickness) {
    const int steps = static_cast<int>(4 * std::hypot(x1 - x0, y1 - y0));
    for (int i = 0; i <= steps; ++i) {
        const double x = std::lerp(x0, x1, static_cast<double>(i) / steps);
        const double y = std::lerp(y0, y1, static_cast<double>(i) / steps);
        for (int py = static_cast<int>(y - thickness); py <= static_cast<int>(y + thickness); ++py) {
            for (int px = static_cast<int>(x - thickness); px <= static_cast<int>(x + thickness); ++px) {
                if (px >= 0 && py >= 0 && px < ink.width && py < ink.height &&
                    std::hypot(px + 0.5 - x, py + 0.5 - y) <= thickness / 2) {
                    ink.at(px, py) = 1;
                }
            }
        }
    }
}

double total(const InkMap& ink) {
    return std::accumulate(ink.values.begin(), ink.values.end(), 0.0);
}

TEST(Rules, GoAndWhatCrossesThemStays) {
    for (const double askew : {-6.0, 0.0, 8.0}) {
        InkMap writing(600, 300);
        draw(writing, 100, 40, 80, 260, 6); // crosses all of them
        draw(writing, 200, 60, 260, 60, 6); // a seven, whose bar runs along none
        draw(writing, 260, 60, 220, 170, 6);
        InkMap page = writing;
        for (const double y : {30.0, 110.0, 190.0, 270.0}) {
            draw(page, 0, y, 599, y + askew, 2);
        }
        const double ruled = total(page) - total(writing);
        removeRules(page);
        double lost = 0;
        double left = 0;
        for (std::size_t i = 0; i < page.values.size(); ++i) {
            lost += writing.values[i] > page.values[i] ? 1 : 0;
            left += page.values[i] > writing.values[i] ? 1 : 0;
        }
        EXPECT_LT(lost, 0.01 * total(writing)) << askew;
        EXPECT_LT(left, 0.05 * ruled) << askew;
    }
}

TEST(Rules, FromTopToBottomGoToo) {
    InkMap page(300, 600);
    for (const double x : {50.0, 150.0, 250.0}) {
        draw(page, x, 0, x + 4, 599, 2);
    }
    removeRules(page);
    EXPECT_EQ(total(page), 0);
}

TEST(Rules, ThatPassBetweenTwoPixelsGoAsAWhole) {
    InkMap page(600, 200); // a thin grey line, askew: in both rows too faint for ink where it changes from one to the other
    for (int x = 0; x < page.width; ++x) {
        const double y = 100 + 0.02 * x;
        const auto row = static_cast<int>(y);
        page.at(x, row) = static_cast<float>(0.45 * (1 - (y - row)));
        page.at(x, row + 1) = static_cast<float>(0.45 * (y - row));
    }
    removeRules(page);
    EXPECT_EQ(total(page), 0);
}

TEST(Rules, AreNoBarsOfDigits) {
    InkMap seven(200, 200); // a large one fills its picture
    draw(seven, 30, 30, 170, 30, 3);
    draw(seven, 170, 30, 80, 180, 3);
    InkMap sevens(400, 100); // their bars in one row
    for (int i = 0; i < 6; ++i) {
        draw(sevens, 20 + 60 * i, 20, 65 + 60 * i, 20, 3);
        draw(sevens, 65 + 60 * i, 20, 40 + 60 * i, 85, 3);
    }
    for (InkMap* ink : {&seven, &sevens}) {
        const std::vector<float> before = ink->values;
        removeRules(*ink);
        EXPECT_EQ(ink->values, before);
    }
}

TEST(Rules, AreNoOnesWithAThinPen) {
    InkMap ones(500, 160); // a line of writing cut out of its page: as tall as the picture but for a margin
    for (int i = 0; i < 5; ++i) {
        draw(ones, 60 + 90 * i, 10, 55 + 90 * i, 150, 3);
    }
    const std::vector<float> before = ones.values;
    removeRules(ones);
    EXPECT_EQ(ones.values, before);
}

TEST(Rules, OnASheetThatDoesNotFillThePictureGo) {
    InkMap page(600, 400);
    for (int i = 0; i < 5; ++i) {
        draw(page, 100, 60 + 60 * i, 500, 62 + 60 * i, 2);
        draw(page, 140 + 70 * i, 50, 141 + 70 * i, 330, 2);
    }
    const double ruled = total(page);
    removeRules(page);
    EXPECT_LT(total(page), 0.05 * ruled);
}

/// Both in one map, which hangs together: whether some cut leaves `left` on its left and `right` on its right.
bool canBeParted(const InkMap& left, const InkMap& right, InkMap ink) {
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        ink.values[i] = std::max({ink.values[i], left.values[i], right.values[i]});
    }
    Components components = findComponents(ink);
    EXPECT_EQ(components.list.size(), 1U);
    const int area = components.list[0].area;
    const std::vector<int> parts = parted(0, ink, components, 100);
    int sum = 0;
    bool between = false;
    for (std::size_t last = 0; last < parts.size(); ++last) {
        const Component& c = components.list[static_cast<std::size_t>(parts[last])];
        EXPECT_EQ(c.source, 0);
        sum += c.area;
        int wrong = 0;
        for (std::size_t i = 0; i < ink.values.size(); ++i) {
            const auto part = std::ranges::find(parts, components.labels[i]) - parts.begin();
            const bool before = part <= static_cast<std::ptrdiff_t>(last);
            const bool onlyLeft = left.values[i] > 0 && right.values[i] == 0;
            const bool onlyRight = right.values[i] > 0 && left.values[i] == 0;
            wrong += (onlyLeft && !before) || (onlyRight && before) ? 1 : 0;
        }
        between = between || wrong < area / 50;
    }
    EXPECT_EQ(sum, area) << "nothing is lost";
    return between;
}

TEST(Cuts, PartSlantedStrokesThatTouch) {
    // Two slanted lines and a bridge: no upright cut parts them, even if it bends.
    InkMap left(200, 120);
    draw(left, 120, 10, 30, 110, 6);
    InkMap right(200, 120);
    draw(right, 160, 10, 70, 110, 6);
    InkMap bridge(200, 120);
    draw(bridge, 75, 60, 115, 60, 4);
    EXPECT_TRUE(canBeParted(left, right, bridge));
}

TEST(Cuts, GoAlongDigitsThatTouchSideBySide) {
    // Two zeros: across any other stroke of them a cut would go through less ink.
    InkMap left(200, 120);
    InkMap right(200, 120);
    for (int i = 0; i < 60; ++i) {
        const double from = i * std::numbers::pi / 30;
        const double to = (i + 1) * std::numbers::pi / 30;
        for (InkMap* zero : {&left, &right}) {
            const double x = zero == &left ? 50 : 104;
            draw(*zero, x + 25 * std::cos(from), 60 + 50 * std::sin(from), x + 25 * std::cos(to), 60 + 50 * std::sin(to), 6);
        }
    }
    EXPECT_TRUE(canBeParted(left, right, InkMap(200, 120)));
}

TEST(Cuts, LeaveNarrowInkWhole) {
    InkMap ink(100, 120);
    draw(ink, 50, 10, 40, 110, 6);
    Components components = findComponents(ink);
    EXPECT_EQ(parted(0, ink, components, 100), std::vector{0});
    EXPECT_EQ(components.list.size(), 1U);
}

TEST_F(Reading, ACommaThatHangsOnAZeroMakesNoNineOfIt) {
    InkMap ink(420, 180);
    for (const double x : {80.0, 190.0, 320.0}) {
        for (int i = 0; i < 60; ++i) {
            const double from = i * std::numbers::pi / 30;
            const double to = (i + 1) * std::numbers::pi / 30;
            draw(ink, x + 30 * std::cos(from), 80 + 40 * std::sin(from), x + 30 * std::cos(to), 80 + 40 * std::sin(to), 6);
        }
    }
    draw(ink, 217, 95, 217, 145, 6); // at the second
    Picture picture{ink.width, ink.height, {}};
    std::ranges::transform(ink.values, std::back_inserter(picture.pixels),
                           [](float value) { return static_cast<std::uint8_t>(std::lround(230 - 200 * value)); });
    const std::vector<ReadDigit> digits = readPage(picture, readers()).digits;
    ASSERT_EQ(numberText(digits), "000");
    EXPECT_EQ(digits[1].point, ',');
    EXPECT_EQ(digits[1].certainty, Certainty::unsure);
    EXPECT_EQ(digits[1].alternative, 9);
    EXPECT_EQ(digits[0].point, 0);
    EXPECT_EQ(digits[0].certainty, Certainty::digit);
}

TEST_F(Reading, HatchingIsNotCut) {
    constexpr int kSide = 800;
    Picture hatched{kSide, kSide, {}};
    for (int i = 0; i < kSide * kSide; ++i) {
        hatched.pixels.push_back((i % kSide + i / kSide) % 12 == 0 ? 30 : 230);
    }
    std::size_t candidates = 0;
    for (const Candidates& line : candidatesOfPage(hatched, readers())) {
        for (const GroupingFeatures& features : line.features) {
            EXPECT_EQ(features[kCut], 0);
            ++candidates;
        }
    }
    EXPECT_GT(candidates, 0U);
}

TEST_F(Reading, ThereIsNothingOnABlankOrNoisyPage) {
    EXPECT_TRUE(readPage({}, readers()).digits.empty());
    EXPECT_TRUE(readPage({300, 200, std::vector<std::uint8_t>(60000, 180)}, readers()).digits.empty());
    Picture noise{400, 300, {}};
    Picture slope{400, 300, {}};
    Random random{2};
    for (int i = 0; i < 400 * 300; ++i) {
        noise.pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
        slope.pixels.push_back(static_cast<std::uint8_t>(i % 400 / 2));
    }
    EXPECT_TRUE(readPage(noise, readers()).digits.empty());
    EXPECT_TRUE(readPage(slope, readers()).digits.empty());
}

} // namespace
} // namespace model
