// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_export.h"

#include "app/runs/run_json.h"
#include "model/files/atomic_file.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

/// What a byte makes of a CRC-32C.
constexpr auto kCrcOfByte = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        table[byte] = byte;
        for (int bit = 0; bit < 8; ++bit) {
            table[byte] = table[byte] >> 1 ^ (0x82f63b78U & (0U - (table[byte] & 1U)));
        }
    }
    return table;
}();

/// CRC-32C (RFC 3720, appendix B.4), masked as TFRecords require.
std::uint32_t maskedCrc(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc = crc >> 8 ^ kCrcOfByte[(crc ^ static_cast<std::uint8_t>(byte)) & 0xffU];
    }
    return std::rotr(~crc, 15) + 0xa282ead8U;
}

template <std::unsigned_integral Number> std::string littleEndian(Number number) {
    std::string bytes;
    for (std::size_t i = 0; i < sizeof number; ++i) {
        bytes += static_cast<char>(number >> 8 * i & 0xffU);
    }
    return bytes;
}

std::string varint(std::uint64_t number) {
    std::string bytes;
    for (; number >= 0x80; number >>= 7) {
        bytes += static_cast<char>(number | 0x80);
    }
    return bytes + static_cast<char>(number);
}

// A field is its number and wire type, then its value: https://protobuf.dev/programming-guides/encoding
std::string key(int field, int wireType) {
    return varint(static_cast<std::uint64_t>(field << 3 | wireType));
}

std::string doubleField(int field, double value) {
    return key(field, 1) + littleEndian(std::bit_cast<std::uint64_t>(value));
}

std::string floatField(int field, float value) {
    return key(field, 5) + littleEndian(std::bit_cast<std::uint32_t>(value));
}

std::string integerField(int field, std::int64_t value) {
    return key(field, 0) + varint(static_cast<std::uint64_t>(value));
}

/// A string, or a message in another.
std::string bytesField(int field, std::string_view bytes) {
    return key(field, 2) + varint(bytes.size()) + std::string(bytes);
}

/// An event of one of TensorBoard's files as a TFRecord: its length and bytes, each with a checksum.
std::string tfRecord(const std::string& event) {
    const std::string length = littleEndian(static_cast<std::uint64_t>(event.size()));
    return length + littleEndian(maskedCrc(length)) + event + littleEndian(maskedCrc(event));
}

struct Scalar {
    std::string_view tag; ///< "loss/train"
    float value = 0;
};

/// Seconds since 1970; 0 for what is no time.
double secondsOf(const std::string& time) {
    const QDateTime parsed = QDateTime::fromString(toText(time), Qt::ISODate);
    return parsed.isValid() ? static_cast<double>(parsed.toMSecsSinceEpoch()) / 1000 : 0;
}

/// The scalars of a step.
struct Point {
    std::int64_t step = 0;
    std::vector<Scalar> scalars;
};

/// An `Event` message with a summary, as tensorboard/compat/proto/event.proto and summary.proto define them. Written by hand:
/// four kinds of fields are needed, and protobuf's library would come into the program beside the one LibTorch brings.
std::string eventOf(const Point& point, double time) {
    std::string summary;
    for (const Scalar& scalar : point.scalars) {
        summary += bytesField(1, bytesField(1, scalar.tag) + floatField(2, scalar.value));
    }
    return doubleField(1, time) + integerField(2, point.step) + bytesField(5, summary);
}

std::vector<Point> pointsOf(const model::RunRecord& run, const model::RunCurve& curve) {
    std::vector<Point> points;
    for (const model::BatchSpan& span : curve.batches) {
        points.push_back({span.firstStep + span.batches - 1, {{"loss/train", span.loss}, {"accuracy/train", span.accuracy}}});
    }
    const bool validates = run.recipe.validate;
    const int batch = std::max(run.recipe.batchSize, 1);
    const std::int64_t epochSteps = (run.trainImages + batch - 1) / batch;
    for (const model::EpochMetrics& epoch : curve.epochMetrics) {
        const std::int64_t steps = std::min(epoch.epoch * epochSteps, std::max<std::int64_t>(run.steps, 1));
        points.push_back({std::max<std::int64_t>(steps - 1, 0),
                          {{validates ? "loss/validation" : "loss/test", static_cast<float>(epoch.testLoss)},
                           {validates ? "accuracy/validation" : "accuracy/test", static_cast<float>(epoch.testAccuracy)},
                           {"learning_rate", static_cast<float>(epoch.learningRate)}}});
    }
    std::ranges::stable_sort(points, {}, &Point::step);
    return points;
}

} // namespace

std::string runFileName(const std::string& name, const std::string& id) {
    constexpr int kMaxCharacters = 60; // of up to three bytes: names end at 255
    static const QRegularExpression awkward(R"([\x00-\x1f\x7f/\\:*?"<>|])");
    QString text = toText(name).replace(awkward, "_").left(kMaxCharacters).trimmed();
    if (!text.isEmpty() && text.back().isHighSurrogate()) { // its other half was cut off
        text.chop(1);
    }
    if (text.startsWith('.')) { // hidden
        text[0] = '_';
    }
    return (text.isEmpty() ? "run" : text.toStdString()) + "-" + id;
}

void exportToTensorBoard(const RunStore& store, const std::vector<std::string>& ids, const fs::path& folder) {
    for (const model::RunRecord& run : store.findAll(ids)) {
        const std::vector<Point> points = pointsOf(run, store.curve(run.id));
        const double started = secondsOf(run.started);
        // Only the start and the end of a run have times: the steps between are spread evenly.
        const double ended = std::max(secondsOf(run.ended), started + run.seconds);
        const auto steps = static_cast<double>(points.empty() ? 1 : std::max(points.back().step + 1, run.steps));
        std::string bytes = tfRecord(doubleField(1, started) + bytesField(3, "brain.Event:2"));
        for (const Point& point : points) {
            bytes += tfRecord(eventOf(point, started + (ended - started) * static_cast<double>(point.step + 1) / steps));
        }
        const fs::path target = folder / runFileName(run.name, run.id);
        std::error_code error;
        fs::create_directories(target, error);
        if (error) {
            throw model::Error(target.string() + ": this folder cannot be made (" + error.message() + ").",
                               "Choose another one, or check that you may write there and that the disk has room.");
        }
        const auto second = std::to_string(static_cast<long long>(started));
        model::writeFileAtomically(target / ("events.out.tfevents." + second + ".digitlab"), bytes);
    }
}

} // namespace app
