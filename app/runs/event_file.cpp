// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/event_file.h"

#include <array>
#include <bit>
#include <concepts>

namespace app {
namespace {

/// CRC-32C (Castagnoli), reflected: RFC 3720, appendix B.4.
constexpr auto kCrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit) {
            value = value >> 1 ^ (0x82f63b78U & (0U - (value & 1U)));
        }
        table[byte] = value;
    }
    return table;
}();

/// Masked, as a TFRecord has it, so that a checksum of bytes with checksums in them stays a good one.
std::uint32_t maskedCrc(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc = crc >> 8 ^ kCrcTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xffU];
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

} // namespace

EventFile::EventFile(double time) {
    addRecord(doubleField(1, time) + bytesField(3, "brain.Event:2"));
}

void EventFile::add(double time, std::int64_t step, const std::vector<Scalar>& scalars) {
    std::string summary;
    for (const Scalar& scalar : scalars) {
        summary += bytesField(1, bytesField(1, scalar.tag) + floatField(2, scalar.value));
    }
    addRecord(doubleField(1, time) + integerField(2, step) + bytesField(5, summary));
}

void EventFile::addRecord(std::string_view event) {
    const std::string length = littleEndian(static_cast<std::uint64_t>(event.size()));
    bytes_ += length + littleEndian(maskedCrc(length));
    bytes_ += event;
    bytes_ += littleEndian(maskedCrc(event));
}

} // namespace app
