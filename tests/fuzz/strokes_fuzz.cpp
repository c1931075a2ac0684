// SPDX-License-Identifier: GPL-3.0-or-later
// Files of pen strokes, JSON Lines, InkML and UNIPEN, and what becomes of drawings: the image a network reads.
#include "model/data/strokes_file.h"
#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace {

bool same(const model::StrokesRecord& a, const model::StrokesRecord& b) {
    return a.id == b.id && a.label() == b.label() && a.writer == b.writer && a.drawing == b.drawing;
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    model::Random random{1};
    const model::Drawing four = synthetic::digitStrokes(4, random);
    const model::Drawing corrected{{{{0.1F, 1.0F / 3, 1}, {279.99998F, 0, 0.0517F}}, 22.5F, false}, {{{5, 5, 1}}, 44, true}};
    return {model::strokesLine({"1", 4, "me", four}) + "\n\n" + model::strokesLine({"\"mine\"", {}, "", corrected}) + "\n",
            model::strokesLine({"null", 0, "", {}}),
            R"({"strokes": [[[387, 54], [378, 36]], []]})",
            R"(<ink><traceFormat><channel name="X"/><channel name="Y"/></traceFormat><trace id="a">1125 18432,'23'43,"7"-8</trace>
<traceGroup><annotation type="truth">A</annotation><traceView traceDataRef="#a"/></traceGroup></ink>)",
            ".COORD X Y T\n.WRITER_ID me\n.SEGMENT CHARACTER 0-1,2:0-2:1 OK \"A\"\n.PEN_DOWN\n1 2 3\n.PEN_UP\n.PEN_DOWN\n4 5 "
            "6\n7 8 9\n",
            R"({"id": [1, {"a: -2.5e-7}], "strokes": [[[1e9, -1e9, 0.5]]], "width": [0], "eraser": [true]})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::view(data, size);
    const std::filesystem::path path = fuzz::inputFile(input);
    const auto read = [&] {
        constexpr std::size_t kTimes = 100; // brackets and commas become JSON values, and empty strokes
        const fuzz::AllocationBound bound((1U << 16) + kTimes * size);
        return fuzz::valueOrRefusal(path.string(), [&] { return model::readStrokesFile(path); });
    }();
    if (!read) {
        return 0;
    }
    fuzz::require(!read->empty(), "a file without drawings is refused");
    model::writeStrokesFile(path, *read);
    const std::vector<model::StrokesRecord> again = model::readStrokesFile(path);
    fuzz::require(std::ranges::equal(again, *read, same), "drawings come back as they were");
    for (const model::StrokesRecord& record : *read) {
        model::frameDrawing(record.drawing);
        model::withoutErased(model::tidied(record.drawing));
    }
    return 0;
}
