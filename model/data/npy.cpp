// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/npy.h"

#include "model/data/mnist_files.h"
#include "model/files/atomic_file.h"
#include "model/files/zip_archive.h"
#include "model/values/error.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxArrayBytes = kMaxEntries * kImagePixels + (1U << 16);
constexpr std::size_t kMaxNpzBytes = 2 * kMaxArrayBytes;
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

/// The whole number of `size` bytes at `at`.
std::int64_t wholeNumber(std::string_view bytes, std::size_t at, std::size_t size, bool isBigEndian, bool isSigned) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = isBigEndian ? at + i : at + size - 1 - i;
        value = value << 8 | static_cast<std::uint8_t>(bytes[from]);
    }
    if (isSigned && size < 8 && (value >> (8 * size - 1) & 1) != 0) {
        return -1;
    }
    return value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) ? -1 : static_cast<std::int64_t>(value);
}

/// The split "train" or "test" of an archive.
DataSet npzSplit(const fs::path& path, const std::string& archive, const std::string& split) {
    const auto array = [&](const std::string& name, int largest) {
        try {
            return readNpy(readZipEntry(archive, name + ".npy", kMaxArrayBytes), largest);
        } catch (const std::invalid_argument& error) {
            throw Error(path.string() + ": " + name + ": " + error.what() + ".",
                        "Save x_train, y_train, x_test and y_test with numpy.savez, images as uint8, labels as whole numbers.");
        }
    };
    const auto failShape = [&](const std::string& what) {
        throw Error(path.string() + ": " + what + ".", "Images are [N,28,28] or [N,784], labels [N].");
    };
    const NpyBytes images = array("x_" + split, 255);
    const NpyBytes labels = array("y_" + split, kMaxClasses - 1);
    std::vector<std::size_t> one = images.shape;
    one.erase(one.begin(), one.begin() + std::min<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(one.size())));
    const std::vector<std::vector<std::size_t>> known{{kImageSide, kImageSide}, {kImageSide, kImageSide, 1}, {kImagePixels}};
    if (std::ranges::find(known, one) == known.end() || images.values.empty()) {
        failShape("x_" + split + " holds no 28×28 images");
    }
    const std::size_t count = images.values.size() / kImagePixels;
    if (labels.values.size() != count || labels.shape.empty() || labels.shape[0] != count) {
        failShape("x_" + split + " has " + std::to_string(count) + " images, y_" + split + " " +
                  std::to_string(labels.values.size()) + " labels");
    }
    DataSet set;
    set.images.resize(count);
    std::memcpy(set.images.data(), images.values.data(), images.values.size());
    set.labels = labels.values;
    return set;
}

} // namespace

NpyBytes readNpy(std::string_view bytes, int largest) {
    constexpr std::string_view kMagic = "\x93NUMPY";
    if (!bytes.starts_with(kMagic) || bytes.size() < 12) {
        throw std::invalid_argument("it is no array of NumPy");
    }
    const auto version = static_cast<unsigned char>(bytes[6]);
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    const auto headerLength = static_cast<std::size_t>(wholeNumber(bytes, 8, lengthBytes, false, false));
    const std::size_t begin = 8 + lengthBytes;
    if (version < 1 || version > 3 || headerLength > bytes.size() - begin) {
        throw std::invalid_argument("its header is damaged");
    }
    const std::string_view header = bytes.substr(begin, headerLength);
    const std::string_view type = valueOf(header, "descr");
    // "'<i4'": byte order, kind, bytes each
    if (type.size() < 5 || (type[0] != '\'' && type[0] != '"') || type[4] != type[0] ||
        std::string_view("<>|=").find(type[1]) == std::string_view::npos ||
        std::string_view("uib").find(type[2]) == std::string_view::npos ||
        std::string_view("1248").find(type[3]) == std::string_view::npos) {
        throw std::invalid_argument("its values are no whole numbers");
    }
    if (!valueOf(header, "fortran_order").starts_with("False")) {
        throw std::invalid_argument("it is stored column by column");
    }
    const auto size = static_cast<std::size_t>(type[3] - '0');
    const std::string_view data = bytes.substr(begin + headerLength);
    NpyBytes array{shapeOf(valueOf(header, "shape")), {}};
    std::size_t count = 1;
    for (const std::size_t extent : array.shape) {
        if (extent != 0 && count > data.size() / extent) {
            throw std::invalid_argument("it is cut off");
        }
        count *= extent;
    }
    if (data.size() != count * size) {
        throw std::invalid_argument(data.size() < count * size ? "it is cut off" : "it is longer than its header says");
    }
    array.values.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t value = wholeNumber(data, i * size, size, type[1] == '>', type[2] == 'i');
        if (value < 0 || value > largest) {
            throw std::invalid_argument("value " + std::to_string(i) + " is not 0 to " + std::to_string(largest));
        }
        array.values[i] = static_cast<std::uint8_t>(value);
    }
    return array;
}

DataSplits readNpzData(const fs::path& path) {
    const std::string archive = readWholeFile(path, kMaxNpzBytes);
    return {npzSplit(path, archive, "train"), npzSplit(path, archive, "test")};
}

} // namespace model
