// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/npy.h"

#include "model/data/mnist_files.h"
#include "model/data/pixel_range.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace model {

namespace {

constexpr std::size_t kMaxDimensions = 8;

/// What follows `'key':` in a header's dictionary.
std::string_view valueOf(std::string_view header, std::string_view key) {
    for (const char quote : {'\'', '"'}) {
        const std::string wanted = quote + std::string(key) + quote;
        const std::size_t at = header.find(wanted);
        const std::size_t colon = at == std::string_view::npos ? at : header.find(':', at + wanted.size());
        if (colon != std::string_view::npos) {
            const std::size_t first = header.find_first_not_of(' ', colon + 1);
            return first == std::string_view::npos ? std::string_view() : header.substr(first);
        }
    }
    throw std::invalid_argument("its header has no " + std::string(key));
}

std::vector<std::size_t> shapeOf(std::string_view text) {
    std::vector<std::size_t> shape;
    if (!text.starts_with('(')) {
        throw std::invalid_argument("its header has no shape");
    }
    text.remove_prefix(1);
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
        if (text.starts_with(')')) {
            return shape;
        }
        std::size_t extent = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), extent);
        if (error != std::errc() || shape.size() == kMaxDimensions) {
            throw std::invalid_argument("its header has no shape that can be read");
        }
        shape.push_back(extent);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
}

/// The `size` bytes at `at` as a number without sign.
std::uint64_t wordAt(std::string_view bytes, std::size_t at, std::size_t size, bool isBigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = isBigEndian ? at + i : at + size - 1 - i;
        value = value << 8 | static_cast<std::uint8_t>(bytes[from]);
    }
    return value;
}

/// IEEE 754's 16 bits.
double halfOf(std::uint64_t bits) {
    const auto exponent = static_cast<int>(bits >> 10 & 31);
    const auto fraction = static_cast<double>(bits & 1023) / 1024;
    const double size = exponent == 31  ? std::numeric_limits<double>::quiet_NaN()
                        : exponent == 0 ? std::ldexp(fraction, -14)
                                        : std::ldexp(1 + fraction, exponent - 15);
    return (bits >> 15) != 0 ? -size : size;
}

void addUtf8(std::string& text, std::uint64_t letter) {
    if (letter < 0x80) {
        text += static_cast<char>(letter);
    } else if (letter < 0x800) {
        text += {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 63))};
    } else if (letter < 0x10000) {
        text += {static_cast<char>(0xE0 | letter >> 12), static_cast<char>(0x80 | (letter >> 6 & 63)),
                 static_cast<char>(0x80 | (letter & 63))};
    } else {
        text += {static_cast<char>(0xF0 | (letter >> 18 & 7)), static_cast<char>(0x80 | (letter >> 12 & 63)),
                 static_cast<char>(0x80 | (letter >> 6 & 63)), static_cast<char>(0x80 | (letter & 63))};
    }
}

std::string shapeText(const std::vector<std::size_t>& shape) {
    std::string text = "[";
    for (const std::size_t extent : shape) {
        text += (text.size() > 1 ? "," : "") + std::to_string(extent);
    }
    return text + "]";
}

} // namespace

NpyArray::NpyArray(std::string_view bytes) {
    constexpr std::string_view kMagic = "\x93NUMPY";
    if (!bytes.starts_with(kMagic) || bytes.size() < 12) {
        throw std::invalid_argument("it is no array of NumPy");
    }
    const auto version = static_cast<unsigned char>(bytes[6]);
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    const auto headerLength = static_cast<std::size_t>(wordAt(bytes, 8, lengthBytes, false));
    const std::size_t begin = 8 + lengthBytes;
    if (version < 1 || version > 3 || headerLength > bytes.size() - begin) {
        throw std::invalid_argument("its header is damaged");
    }
    const std::string_view header = bytes.substr(begin, headerLength);
    data_ = bytes.substr(begin + headerLength);
    const std::string_view type = valueOf(header, "descr"); // "'<i4'": byte order, kind, bytes or letters each
    const std::size_t quote = type.size() < 5 ? std::string_view::npos : type.find(type[0], 1);
    const auto isOneOf = [&](std::size_t at, std::string_view known) { return known.find(type[at]) != std::string_view::npos; };
    if (quote == std::string_view::npos || !isOneOf(0, "'\"") || !isOneOf(1, "<>|=") || !isOneOf(2, "biufUS") ||
        std::from_chars(&type[3], &type[quote], bytes_).ptr != &type[quote] || bytes_ > 1000) {
        throw std::invalid_argument(type.starts_with("'|O") ? "it holds objects of Python, not numbers"
                                                            : "its values are no numbers");
    }
    kind_ = type[2];
    bigEndian_ = type[1] == '>';
    bytes_ *= kind_ == 'U' ? 4 : 1;
    const bool isNumber = !holdsTexts();
    if (bytes_ == 0 || (isNumber && (!std::has_single_bit(bytes_) || bytes_ > 8 || (kind_ == 'f' && bytes_ == 1)))) {
        throw std::invalid_argument("its values are no numbers");
    }
    byColumns_ = valueOf(header, "fortran_order").starts_with("True");
    shape_ = shapeOf(valueOf(header, "shape"));
    for (const std::size_t extent : shape_) {
        if (extent != 0 && size_ > data_.size() / extent) {
            throw std::invalid_argument("it is cut off");
        }
        size_ *= extent;
    }
    if (data_.size() / bytes_ != size_ || data_.size() % bytes_ != 0) {
        throw std::invalid_argument(data_.size() / bytes_ < size_ ? "it is cut off" : "it is longer than its header says");
    }
}

std::size_t NpyArray::placeOf(std::size_t i) const {
    if (!byColumns_) {
        return i * bytes_;
    }
    std::size_t place = 0;
    std::size_t stride = size_;
    for (auto extent = shape_.rbegin(); extent != shape_.rend(); ++extent) {
        stride /= *extent;
        place += i % *extent * stride;
        i /= *extent;
    }
    return place * bytes_;
}

double NpyArray::number(std::size_t i) const {
    if (holdsTexts()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const std::uint64_t word = wordAt(data_, placeOf(i), bytes_, bigEndian_);
    if (kind_ == 'f') {
        return bytes_ == 8   ? std::bit_cast<double>(word)
               : bytes_ == 4 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(word)))
                             : halfOf(word);
    }
    const auto unused = static_cast<int>(64 - 8 * bytes_);
    return kind_ == 'i' ? static_cast<double>(static_cast<std::int64_t>(word << unused) >> unused) : static_cast<double>(word);
}

std::string NpyArray::text(std::size_t i) const {
    std::string text;
    if (!holdsTexts()) {
        std::array<char, 64> digits{};
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number(i)).ptr};
    }
    const std::size_t letterBytes = kind_ == 'U' ? 4 : 1;
    for (std::size_t at = placeOf(i), end = at + bytes_; at < end; at += letterBytes) {
        const std::uint64_t letter = wordAt(data_, at, letterBytes, bigEndian_);
        if (letter == 0) {
            break;
        }
        addUtf8(text, letter);
    }
    return text;
}

std::vector<DigitImage> imagesOf(const NpyArray& array) {
    std::vector<std::size_t> one(array.shape()); // of one image
    const std::size_t count = one.empty() ? 0 : one.front();
    if (!one.empty()) {
        one.erase(one.begin());
    }
    std::erase(one, 1U);
    constexpr std::size_t kSide = kImageSide;
    constexpr std::size_t kPixels = kImagePixels;
    using Shape = std::vector<std::size_t>;
    const bool isGrey = one == Shape{kSide, kSide} || one == Shape{kPixels};
    const bool colourLast = one == Shape{kSide, kSide, 3};
    if (count == 0 || (!isGrey && !colourLast && one != Shape{3, kSide, kSide})) {
        throw std::invalid_argument("its shape is " + shapeText(array.shape()) + ", not [N,28,28] or [N,784]");
    }
    if (count > kMaxEntries) {
        throw std::invalid_argument("it has more than " + std::to_string(kMaxEntries) + " images");
    }
    PixelRange range;
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (const double value = array.number(i); !range.add(value)) {
            throw std::invalid_argument("value " + std::to_string(i) + " is " + array.text(i).substr(0, 40) +
                                        ": pixels go from 0 to 255, or from 0 to 1");
        }
    }
    std::vector<DigitImage> images(count);
    for (std::size_t n = 0; n < count; ++n) {
        for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
            const auto colour = [&](std::size_t channel) {
                return array.number(n * 3 * kPixels + (colourLast ? pixel * 3 + channel : channel * kPixels + pixel));
            };
            const double value = isGrey ? array.number(n * kPixels + pixel) // or luminance, as ITU-R BT.601 has it
                                        : 0.299 * colour(0) + 0.587 * colour(1) + 0.114 * colour(2);
            images[n][pixel] = range.grey(value);
        }
    }
    return images;
}

std::vector<std::string> labelsOf(const NpyArray& array) {
    const std::vector<std::size_t>& shape = array.shape();
    std::vector<std::string> labels;
    if (!shape.empty() && array.size() <= kMaxEntries && array.size() == *std::ranges::max_element(shape)) {
        labels.reserve(array.size());
        for (std::size_t i = 0; i < array.size(); ++i) {
            labels.push_back(array.text(i));
        }
        return labels;
    }
    const std::size_t classes = shape.size() == 2 ? shape[1] : 0;
    if (classes < 2 || classes > kMaxClasses || shape[0] > kMaxEntries) {
        throw std::invalid_argument("its shape is " + shapeText(shape) + ", not [N] or, one-hot, [N,classes]");
    }
    for (std::size_t n = 0; n < shape[0]; ++n) {
        std::size_t ones = 0;
        std::size_t label = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            const double value = array.number(n * classes + c);
            ones += value == 1 ? 1 : value == 0 ? 0 : 2;
            label = value == 1 ? c : label;
        }
        if (ones != 1) {
            throw std::invalid_argument("row " + std::to_string(n) + " is not one 1 among zeros");
        }
        labels.push_back(std::to_string(label));
    }
    return labels;
}

} // namespace model
