// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/strokes_file.h"

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
        {"null", 0, "", {}},
        {"2", {}, "you", {{{{0, 0, 1}}, 0, false}}, "Ω"}};
    writeStrokesFile(folder_ / "written.jsonl", records);
    const std::vector<StrokesRecord> again = readStrokesFile(folder_ / "written.jsonl");
    ASSERT_EQ(again.size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        EXPECT_EQ(again[i].id, records[i].id);
        EXPECT_EQ(again[i].digit, records[i].digit);
        EXPECT_EQ(again[i].label(), records[i].label());
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

TEST_F(StrokesFile, LabelsAreDigitsOrAnyText) {
    const auto labelOf = [&](const std::string& said) {
        const StrokesRecord record = read("{" + said + R"(, "strokes": [[[0, 0]]]})").at(0);
        EXPECT_EQ(record.digit.has_value(), record.name.empty() && !record.label().empty()) << said;
        return record.label();
    };
    EXPECT_EQ(labelOf(R"("letter": "A")"), "A");
    EXPECT_EQ(labelOf(R"("class": "two words")"), "two words");
    EXPECT_EQ(labelOf(R"("label": "7")"), "7"); // a digit, like …
    EXPECT_EQ(labelOf(R"("label": 7)"), "7");   // … this one
    EXPECT_EQ(labelOf(R"("label": 12.0)"), "12");
    EXPECT_EQ(labelOf(R"("label": null)"), "");
    for (const std::string& said : std::vector<std::string>{R"("label": 100)", R"("label": 2.5)", R"("label": ["A"])",
                                                            "\"label\": \"" + std::string(101, 'a') + '"'}) {
        EXPECT_THROW(labelOf(said), Error) << said;
    }
}

TEST_F(StrokesFile, InkmlIsReadAsItsSpecificationHasIt) {
    // The trace and its points stand in the specification (W3C Recommendation of 20 September 2011, 3.2.1).
    const auto drawn = read(R"(<?xml version="1.0" encoding="UTF-8"?>
<ink:ink xmlns:ink="http://www.w3.org/2003/InkML"><ink:annotation type="writer">w1</ink:annotation>
<ink:trace xml:id="a">1125 18432,'23'43,"7"-8,3-5,7 -3,6 2,6 8,3 6,3 6,2 4,*5,*5</ink:trace>
<ink:trace xml:id="up" type="penUp">0 0, 5 5</ink:trace>
<ink:traceGroup><ink:annotation type="truth">all</ink:annotation>
  <ink:traceGroup><ink:annotation type="truth"> x&amp;y </ink:annotation><ink:traceView traceDataRef="#a"/><ink:trace>1 2</ink:trace></ink:traceGroup>
  <ink:traceGroup><ink:annotation type="writer">w2</ink:annotation><ink:annotation type="truth">3</ink:annotation><ink:trace>0 0</ink:trace></ink:traceGroup>
</ink:traceGroup></ink:ink>)");
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].label(), "x&y");
    EXPECT_EQ(drawn[0].writer, "w1");
    ASSERT_EQ(drawn[0].drawing.size(), 2U);
    const std::vector<StrokePoint>& points = drawn[0].drawing[0].points;
    const std::vector<StrokePoint> first{
        {1125, 18432, 1}, {1148, 18475, 1}, {1178, 18510, 1}, {1211, 18540, 1}, {1251, 18567, 1}};
    ASSERT_GE(points.size(), first.size());
    EXPECT_TRUE(std::equal(first.begin(), first.end(), points.begin()));
    EXPECT_EQ(drawn[1].digit, 3);
    EXPECT_EQ(drawn[1].writer, "w2");

    const auto channels =
        read("<ink><traceFormat><channel name=\"T\"/><channel name=\"Y\" orientation=\"-ve\"/><channel name=\"X\"/>"
             "</traceFormat><annotation type=\"label\">B</annotation><trace>0 -1 2, 1 3 .5e1, 2 * 7 9</trace></ink>");
    ASSERT_EQ(channels.size(), 1U);
    EXPECT_EQ(channels[0].label(), "B");
    EXPECT_EQ(channels[0].drawing, (Drawing{{{{2, 1, 1}, {5, -3, 1}, {7, -3, 1}}}}));
}

TEST_F(StrokesFile, UnipenIsReadAsItsDefinitionHasIt) {
    const auto drawn = read(R"(.VERSION 1.0
.COMMENT A comment goes on
 until a point stands in the first column.
.COORD T X Y
.WRITER_ID w1
.HIERARCHY WORD CHARACTER
.SEGMENT WORD 0-4 ? "A \"b\""
.SEGMENT CHARACTER 0-2 OK "A"
.SEGMENT CHARACTER 4:1-4:2 GOOD "\"b\""
.PEN_DOWN
0 1 2
1 3 4
.PEN_UP
2 9 9
.PEN_DOWN
3 5 6
.PEN_UP
.PEN_DOWN
4 0 0
5 1 -1
6 2 -2
7 3 -3
)");
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].label(), "A");
    EXPECT_EQ(drawn[0].writer, "w1");
    EXPECT_EQ(drawn[0].drawing, (Drawing{{{{1, -2, 1}, {3, -4, 1}}}, {{{5, -6, 1}}}})) << "y is upwards";
    EXPECT_EQ(drawn[1].label(), "\"b\"");
    EXPECT_EQ(drawn[1].drawing, (Drawing{{{{1, 1, 1}, {2, 2, 1}}}}));
}

TEST_F(StrokesFile, WhatIsWrongInOtherFormsIsToldWithItsLine) {
    const std::string pen = ".COORD X Y\n.PEN_DOWN\n1 2\n";
    for (const auto& [text, told] : std::vector<std::pair<std::string, std::string>>{
             {"<ink>\n<trace>0 0</ink>", "line 2: mismatched tag"},
             {"<svg></svg>", "it begins with <svg>"},
             {"<ink><trace>0 0, one</trace></ink>", "something else where a number should be"},
             {"<ink><trace>0 0, 7</trace></ink>", "lacks its X or Y"},
             {"<ink><trace>0 0, 1e39 0</trace></ink>", "a coordinate of"},
             {"<ink><traceGroup><traceView traceDataRef=\"#a\"/></traceGroup></ink>", "there is no trace \"a\""},
             {"<!DOCTYPE ink [<!ENTITY a \"aaaa\">]><ink/>", "declares a document type"},
             {"<ink></ink>", "there are no drawings"},
             {pen + ".SEGMENT CHARACTER 0-1 OK \"A\"", "line 4: there is no component 1"},
             {pen + ".SEGMENT CHARACTER ? OK \"A\"", "line 4: \"?\" names no components"},
             {pen + "3\n", "line 2: the last point has 1 of 2 numbers"},
             {pen + "a b\n", "line 2: there is \"a\" where a number should be"},
             {".COORD T Y\n.PEN_DOWN\n1 2\n", "line 2: .COORD has no X"},
             {".INCLUDE ink.dat\n", "line 1: it includes ink.dat"},
             {pen, "there are no drawings"}}) {
        try {
            read(text);
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find(told), std::string::npos) << error.what();
            EXPECT_FALSE(error.hint().empty());
        }
    }
    // A few bytes must not name the same strokes over and over.
    std::string many = pen;
    for (int i = 0; i < 200; ++i) {
        many += std::to_string(i) + " 0\n";
    }
    for (int i = 0; i < 100; ++i) {
        many += ".SEGMENT CHARACTER 0 OK \"A\"\n";
    }
    EXPECT_THROW(read(many), Error);
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
