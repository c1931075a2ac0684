// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_export.h"

#include "app/runs/run_json.h"
#include "app/runs/run_scalars.h"
#include "model/files/atomic_file.h"

#include <QRegularExpression>

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <string_view>

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

/// An `Event` message with a summary, as tensorboard/compat/proto/event.proto and summary.proto define them. Written by hand:
/// four kinds of fields are needed, and protobuf's library would come into the program beside the one LibTorch brings.
std::string eventOf(const ScalarPoint& point) {
    std::string summary;
    for (const auto& [tag, value] : point.scalars) {
        summary += bytesField(1, bytesField(1, tag) + floatField(2, value));
    }
    return doubleField(1, point.time) + integerField(2, point.step) + bytesField(5, summary);
}

/// A `google.protobuf.Value`, as struct.proto defines it.
std::string protobufValue(const nlohmann::ordered_json& value) {
    return value.is_boolean()  ? integerField(4, value.get<bool>() ? 1 : 0)
           : value.is_number() ? doubleField(2, value.get<double>())
                               : bytesField(3, value.is_string() ? value.get<std::string>() : value.dump());
}

/// What the plugin for hyperparameters reads, `HParamsPluginData` of tensorboard/plugins/hparams/plugin_data.proto, as the
/// metadata of a summary without a value. TensorBoard finds by itself which scalars the runs with hyperparameters have.
std::string hyperparameterEvent(const std::string& tag, const std::string& data, double time) {
    const std::string metadata = bytesField(1, bytesField(1, "hparams") + bytesField(2, data));
    return doubleField(1, time) + bytesField(5, bytesField(1, bytesField(1, tag) + bytesField(9, metadata)));
}

std::string startEvent(const model::RunRecord& run, double started) {
    std::string settings;
    for (const auto& [option, value] : hyperparameters(run)) {
        settings += bytesField(1, bytesField(1, option) + bytesField(2, protobufValue(value)));
    }
    return hyperparameterEvent("_hparams_/session_start_info", bytesField(3, settings + doubleField(5, started)), started);
}

std::string endEvent(const model::RunRecord& run, double ended) {
    const bool well = run.outcome == model::RunOutcome::completed || run.outcome == model::RunOutcome::stopped;
    const int status = run.outcome == model::RunOutcome::running ? 3 : well ? 1 : 2;
    return hyperparameterEvent("_hparams_/session_end_info", bytesField(4, integerField(1, status) + doubleField(2, ended)),
                               ended);
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
        const auto [started, ended] = runTimes(run);
        std::string bytes =
            tfRecord(doubleField(1, started) + bytesField(3, "brain.Event:2")) + tfRecord(startEvent(run, started));
        for (const ScalarPoint& point : scalarPoints(run, store.curve(run.id))) {
            bytes += tfRecord(eventOf(point));
        }
        bytes += tfRecord(endEvent(run, ended));
        const fs::path target = folder / runFileName(run.name, run.id);
        model::makeFolder(target);
        const auto second = std::to_string(static_cast<long long>(started));
        model::writeFileAtomically(target / ("events.out.tfevents." + second + ".digitlab"), bytes);
    }
}

} // namespace app
