// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/strokes_file.h"

#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace model {
namespace {

class StrokesFile : public testing::Test {
protected:
    std::vector<StrokesRecord> read(const std::string& text) {
        synthetic::writeBytes(folder_ / "strokes.jsonl", text);
        return readStrokesFile(folder_ / "strokes.jsonl");
    }

    synthetic::TemporaryFolder folder_;
};

TEST_F(StrokesFile, WhatIsWrittenIsReadBack) {
    const std::vector<StrokesRecord> records{
        {"1", 7, "me", {{{{0.1F, 1.0F / 3, 1}, {279.99998F, 0, 0.0517F}}, 22.5F, false}, {{{5, 5, 1}}, 44, true}}},
        {"\"mine\"", std::nullopt, "", {{{{0, 0, 1}, {1000, 550, 1}}, 0, false}}},
        {"null", 0, "", {}}};
    writeStrokesFile(folder_ / "written.jsonl", records);
    const std::vector<StrokesRecord> again = readStrokesFile(folder_ / "written.jsonl");
    ASSERT_EQ(again.size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT_EQ(again[i].id, records[i].id);
        EXPECT_EQ(again[i].digit, records[i].digit);
        EXPECT_EQ(again[i].writer, records[i].writer);
        EXPECT_EQ(again[i].drawing, records[i].drawing);
    }
}

TEST_F(StrokesFile, RecordedPensNeedNeitherPressureNorWidth) {
    const auto records = read(R"({"id": 3, "digit": 4, "writer": "w", "strokes": [[[387, 54], [378, 36]]]})");
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].drawing, (Drawing{{{{387, 54, 1}, {378, 36, 1}}, 0, false}}));
    // And such a drawing is written as plainly.
    writeStrokesFile(folder_ / "written.jsonl", records);
    std::ifstream in(folder_ / "written.jsonl");
    std::string line;
    std::getline(in, line);
    EXPECT_EQ(line, R"({"id":3,"digit":4,"writer":"w","strokes":[[[387.0,54.0],[378.0,36.0]]]})");
}

TEST_F(StrokesFile, ExtremesComeBackOrAreNeverWritten) {
    using Limits = std::numeric_limits<float>;
    const auto path = folder_ / "extreme.jsonl";
    for (const float value : {0.0F, -0.0F, Limits::denorm_min(), -Limits::denorm_min(), Limits::min(), Limits::epsilon(),
                              16777217.0F, 1e9F, -1e9F, 0.1F, 1.0F / 3}) {
        const float positive = std::abs(value);
        const Drawing drawing{{{{value, -value, std::min(positive, 1.0F)}}, positive, false}};
        writeStrokesFile(path, {{"1", 9, "", drawing}});
        EXPECT_EQ(readStrokesFile(path).at(0).drawing, drawing) << value;
    }
    const std::vector<StrokesRecord> good{{"1", 9, "", {{{{1, 2, 1}}, 0, false}}}};
    writeStrokesFile(path, good);
    for (const float value :
         {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), Limits::max(), Limits::lowest(), 1.1e9F}) {
        for (const Stroke& stroke :
             {Stroke{{{value, 0, 1}}}, Stroke{{{0, value, 1}}}, Stroke{{{0, 0, value}}}, Stroke{{{0, 0, 1}}, value}}) {
            EXPECT_THROW(writeStrokesFile(path, {good[0], {"2", 1, "", {stroke}}}), Error) << value;
        }
    }
    EXPECT_THROW(writeStrokesFile(path, {{"1", 10, "", good[0].drawing}}), Error);
    EXPECT_THROW(writeStrokesFile(path, {{"no JSON", 1, "", good[0].drawing}}), Error);
    EXPECT_THROW(writeStrokesFile(path, {}), Error) << "an empty file would not be read";
    EXPECT_EQ(readStrokesFile(path).at(0).drawing, good[0].drawing) << "the file stays as it was";
    writeStrokesFile(path, {{"1", 9, "\xff", good[0].drawing}});
    EXPECT_EQ(readStrokesFile(path).at(0).writer, "\xef\xbf\xbd");
}

TEST_F(StrokesFile, WhatCouldNotBeWrittenAgainIsNotRead) {
    for (const char* line : {R"({"strokes": [[[1e39, 0]]]})", R"({"strokes": [[[0, -1e10]]]})", R"({"strokes": [[[1e999, 0]]]})",
                             R"({"strokes": [[[0, 0, 1.5]]]})", R"({"strokes": [[[0, 0, -1]]]})",
                             R"({"strokes": [[[0, 0]]], "width": [-1]})", R"({"strokes": [[[0, 0]]], "width": [1e39]})",
                             R"({"digit": 1e30, "strokes": [[[0, 0]]]})", R"({"digit": 2.5, "strokes": [[[0, 0]]]})"}) {
        EXPECT_THROW(read(line), Error) << line;
    }
    try {
        read(R"({"strokes": [[[1e39, 0]]]})");
    } catch (const Error& error) {
        EXPECT_NE(
            std::string(error.what()).find("line 1: this is not a drawing (a coordinate of 1e+39 is not within -1e+09 to 1e+09)"),
            std::string::npos)
            << error.what();
    }
}

TEST_F(StrokesFile, DeepNestingIsRefused) {
    const std::string deep = std::string(500'000, '[') + std::string(500'000, ']');
    for (const std::string& line : {"{\"id\": " + deep + R"(, "strokes": []})", "{\"strokes\": " + deep + "}"}) {
        try {
            read(line);
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("line 1: this is not a drawing (it is nested more than 16 deep"),
                      std::string::npos)
                << error.what();
        }
    }
}

TEST_F(StrokesFile, ALineIsNoLongerThanADrawing) {
    const std::string line = R"({"strokes": [[[0, 0]]]})";
    EXPECT_EQ(read(line + std::string((8U << 20) - line.size(), ' ')).size(), 1U);
    EXPECT_THROW(read(line + std::string((8U << 20) - line.size() + 1, ' ')), Error);
    const Drawing endless{{std::vector<StrokePoint>(2'000'000, {1, 2, 1}), 0, false}};
    EXPECT_THROW(writeStrokesFile(folder_ / "written.jsonl", {{"1", 9, "", endless}}), Error);
}

TEST_F(StrokesFile, AMessageIsNoLongerThanAPersonReads) {
    std::string umlauts; // of two bytes each: none is cut in half
    for (int i = 0; i < 100'000; ++i) {
        umlauts += "ü";
    }
    for (const std::string start : {"", "x"}) {
        try {
            read("{\"strokes\": \"" + start + umlauts);
            ADD_FAILURE();
        } catch (const Error& error) {
            const std::string what = error.what();
            EXPECT_LT(what.size(), 2000U);
            EXPECT_NE(what.find("line 1"), std::string::npos);
            EXPECT_NO_THROW(nlohmann::json(what).dump()) << "it is UTF-8 still";
        }
    }
}

TEST_F(StrokesFile, AWidthForEachStroke) {
    try {
        read("\n"
             R"({"strokes": [[[0, 0]], [[1, 1]]], "width": [22]})");
        FAIL() << "a width is missing";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("line 2"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("width"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace model
