// SPDX-License-Identifier: GPL-3.0-or-later
// Lesson sheets, written on by synthetic hands and photographed by ours.
#include "model/formats/model_file.h"
#include "model/ink/coverage.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/reading/lesson_sheet.h"
#include "model/reading/surroundings.h"
#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace model {
namespace {

constexpr double kSheetPixels = 5; ///< a mm

void fill(Picture& page, double x, double y, double width, double height, std::uint8_t grey) {
    for (int row = static_cast<int>(y * kSheetPixels); row < static_cast<int>((y + height) * kSheetPixels); ++row) {
        std::fill_n(page.pixels.begin() + row * page.width + static_cast<int>(x * kSheetPixels),
                    static_cast<int>(width * kSheetPixels), grey);
    }
}

/// The first sheet for the ten digits, written on: every seventh box is left empty.
Picture writtenSheet(const lesson_sheet::Page& sheet, Random& random) {
    using namespace lesson_sheet;
    Picture page{static_cast<int>(kWidth * kSheetPixels), static_cast<int>(kHeight * kSheetPixels), {}};
    page.pixels.assign(static_cast<std::size_t>(page.width * page.height), 245);
    for (const Place& mark : sheet.marks) {
        fill(page, mark.x - kMark / 2, mark.y - kMark / 2, kMark, kMark, 20);
    }
    for (const Place& bit : sheet.code) {
        fill(page, bit.x - kCode / 2, bit.y - kCode / 2, kCode, kCode, 20);
    }
    for (std::size_t i = 0; i < sheet.boxes.size(); ++i) {
        const lesson_sheet::Box& box = sheet.boxes[i];
        for (const double far : {0.0, kBox}) {
            fill(page, box.corner.x, box.corner.y + far, kBox, 0.3, 120);
            fill(page, box.corner.x + far, box.corner.y, 0.3, kBox, 120);
        }
        if (i % 7 == 6) {
            continue;
        }
        const int side = static_cast<int>(kBox * kSheetPixels);
        const InkMap ink =
            rasterise(synthetic::digitStrokes(box.label, random),
                      {.scale = 0.42F, .dx = 16, .dy = static_cast<float>(random.uniform(8, 16)), .naturalWidth = 4}, side);
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const auto at = static_cast<std::size_t>((static_cast<int>(box.corner.y * kSheetPixels) + y) * page.width +
                                                         static_cast<int>(box.corner.x * kSheetPixels) + x);
                page.pixels[at] = static_cast<std::uint8_t>(static_cast<float>(page.pixels[at]) * (1 - 0.85F * ink.at(x, y)));
            }
        }
    }
    return page;
}

TEST(LessonSheet, APhotographedOneIsReadBack) {
    const std::vector<lesson_sheet::Page> pages = lesson_sheet::layOut(numberNames(10), 10);
    ASSERT_EQ(pages.size(), 1U);
    const auto network =
        makePredictor(loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors").weights, {.threads = 1});
    for (const std::string_view name :
         {"tilted by 6 degrees", "perspective", "dark corner", "hard shadow", "shadow on a desk", "wooden desk"}) {
        Random random{3, std::hash<std::string_view>()(name) % 100};
        ComposedPage page;
        page.picture = writtenSheet(pages[0], random);
        const auto& kind = *std::ranges::find(surroundings(), name, &Surroundings::name);
        const lesson_sheet::Read read = lesson_sheet::read(surrounded(page, random, kind).picture, numberNames(10), 10);
        EXPECT_EQ(read.empty, 14) << name;
        EXPECT_EQ(read.samples.size(), 86U) << name;
        const auto right = std::ranges::count_if(read.samples, [&](const lesson_sheet::Sample& sample) {
            return predictOne(*network, sample.image).digit == sample.label;
        });
        EXPECT_GE(right, 85) << name;
        const auto asStrokes = std::ranges::count_if(read.samples, [&](const lesson_sheet::Sample& sample) {
            const auto image = frameDrawing(sample.drawing);
            return image && predictOne(*network, *image).digit == sample.label;
        });
        EXPECT_GE(asStrokes, 85) << name;
    }
}

TEST(LessonSheet, EachPageIsKnownWhicheverWayItLies) {
    const std::vector<lesson_sheet::Page> pages = lesson_sheet::layOut(numberNames(40), 10);
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[2].boxes.back().label, 39);
    for (int page = 0; page < 3; ++page) {
        Random random{4};
        lesson_sheet::Page digits = pages[static_cast<std::size_t>(page)];
        for (lesson_sheet::Box& box : digits.boxes) {
            box.label %= 10;
        }
        Picture picture = writtenSheet(digits, random);
        if (page == 1) { // upside down
            std::ranges::reverse(picture.pixels);
        }
        const lesson_sheet::Read read = lesson_sheet::read(picture, numberNames(40), 10);
        EXPECT_EQ(read.page, page);
        EXPECT_EQ(read.samples.front().label, 14 * page);
        EXPECT_EQ(read.samples.size() + static_cast<std::size_t>(read.empty), digits.boxes.size());
    }
}

TEST(LessonSheet, WhatIsNoneIsSaid) {
    const std::vector<lesson_sheet::Page> pages = lesson_sheet::layOut(numberNames(2), 5);
    Picture picture{400, 600, std::vector<std::uint8_t>(240000, 240)};
    EXPECT_THROW(lesson_sheet::read(picture, numberNames(2), 5), Error);
    Random random{5};
    picture = writtenSheet(pages[0], random);
    fill(picture, 0, 270, lesson_sheet::kWidth, 27, 240); // the lower squares are cut off
    EXPECT_THROW(lesson_sheet::read(picture, numberNames(2), 5), Error);
    EXPECT_THROW(lesson_sheet::layOut(numberNames(100), 50), Error);
    picture = writtenSheet(pages[0], random);
    EXPECT_EQ(lesson_sheet::read(picture, numberNames(2), 20).samples.size(), 9U); // it says itself that it has five of each
    EXPECT_THROW(lesson_sheet::read(picture, {"1", "0"}, 5), Error);
}

} // namespace
} // namespace model
