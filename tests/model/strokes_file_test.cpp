// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/strokes_file.h"

#include "model/error.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

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
