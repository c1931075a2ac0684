// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/unpack_source.h"

#include "model/data/class_names.h"
#include "model/data/npy.h"
#include "model/data/orientation.h"
#include "model/files/atomic_file.h"
#include "model/files/decompress.h"
#include "model/files/unpacked.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxRaw = 16 + kMaxEntries * kImagePixels;

void addBigEndian(std::string& bytes, std::size_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(value >> shift & 255);
    }
}

/// An IDX file of images, each of them transposed.
std::string upright(std::string raw) {
    constexpr std::size_t kHeader = 16;
    if (raw.size() < kHeader || (raw.size() - kHeader) % kImagePixels != 0) {
        throw std::invalid_argument("it holds no images of 28×28");
    }
    for (std::size_t at = kHeader; at < raw.size(); at += kImagePixels) {
        transpose(std::span<std::uint8_t, kImagePixels>(reinterpret_cast<std::uint8_t*>(&raw[at]), kImagePixels));
    }
    return raw;
}

/// An IDX file of labels, the first class's of which is `first`.
std::string fromZero(std::string raw, int first) {
    constexpr std::size_t kHeader = 8;
    for (std::size_t at = kHeader; at < raw.size(); ++at) {
        const int label = static_cast<std::uint8_t>(raw[at]);
        if (label < first) {
            throw std::invalid_argument("label " + std::to_string(at - kHeader) + " is " + std::to_string(label));
        }
        raw[at] = static_cast<char>(label - first);
    }
    return raw;
}

RawFiles emnist(const fs::path& archive, const KnownDataSet& set) {
    const std::string prefix = std::string(set.name) + "-";
    const Unpacked unpacked(archive, Unpacked::Packing::archive,
                            [&](const std::string& name) { return dataFilePrefix(name) == prefix; });
    RawFiles files;
    for (const DataFile file : kDataFiles) {
        const fs::path path = findDataFile(unpacked.folder() / "gzip", file, prefix);
        if (path.empty()) {
            throw std::invalid_argument("there is no " + prefix + dataFileName(file) + " in it");
        }
        std::string raw = gunzip(readWholeFile(path, kMaxRaw), kMaxRaw);
        const bool areImages = file == DataFile::trainImages || file == DataFile::testImages;
        files[file] = areImages ? upright(std::move(raw)) : fromZero(std::move(raw), set.firstLabel);
    }
    return files;
}

/// The one array of an archive of NumPy's.
std::string npzFile(const fs::path& path, bool images) {
    const Unpacked archive(path);
    for (const auto& entry : fs::recursive_directory_iterator(archive.folder())) {
        if (entry.path().extension() == ".npy") {
            const std::string bytes = readWholeFile(entry.path(), kMaxRaw);
            const NpyArray array(bytes);
            if (images) {
                return rawImages(imagesOf(array));
            }
            std::vector<std::uint8_t> labels;
            for (const std::string& text : labelsOf(array)) {
                const std::optional<std::uint8_t> label = labelNumber(text);
                if (!label) {
                    throw std::invalid_argument("label " + std::to_string(labels.size()) + " is no number of 0 to 99");
                }
                labels.push_back(*label);
            }
            return rawLabels(labels);
        }
    }
    throw std::invalid_argument("there is no array in it");
}

/// Which old pixels make a new one, and how much of each.
struct Share {
    std::size_t at;
    double weight;
};

/// For each of `to` new pixels along a side of `from` old ones; the weights of each sum to 1.
std::vector<std::vector<Share>> shares(int from, int to) {
    std::vector<std::vector<Share>> result(static_cast<std::size_t>(to));
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step;
        const double end = std::min(begin + step, static_cast<double>(from));
        for (int at = static_cast<int>(begin); at < from && at < end; ++at) {
            const double covered = std::min(end, at + 1.0) - std::max(begin, static_cast<double>(at));
            result[static_cast<std::size_t>(i)].push_back({static_cast<std::size_t>(at), covered / step});
        }
    }
    return result;
}

/// The number at the front of `text`, which is shortened by it.
double takeNumber(std::string_view& text, std::size_t line) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) {
        throw std::invalid_argument("line " + std::to_string(line) + " has no number where one should be");
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// One line of USPS's text.
std::pair<DigitImage, std::uint8_t> uspsImage(std::string_view text, std::size_t line) {
    constexpr int kSide = 16;
    const double label = takeNumber(text, line);
    if (!(label >= 1 && label <= kDigits)) {
        throw std::invalid_argument("line " + std::to_string(line) + " has a label beyond 1 to 10");
    }
    Picture picture{kSide, kSide, std::vector<std::uint8_t>(kSide * kSide)};
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const double index = takeNumber(text, line);
        if (index != static_cast<double>(i + 1) || !text.starts_with(':')) {
            throw std::invalid_argument("line " + std::to_string(line) + " lacks pixel " + std::to_string(i + 1));
        }
        text.remove_prefix(1);
        const double value = std::clamp(takeNumber(text, line), -1.0, 1.0);
        picture.pixels[i] = static_cast<std::uint8_t>((value + 1) / 2 * 255); // cut off, as torchvision does
    }
    constexpr int kDigitSide = 20; // MNIST's digits fill as much
    constexpr std::size_t kMargin = (kImageSide - kDigitSide) / 2;
    const Picture scaled = scaleByArea(picture, kDigitSide, kDigitSide);
    DigitImage image{};
    for (std::size_t y = 0; y < kDigitSide; ++y) {
        std::memcpy(&image[(y + kMargin) * kImageSide + kMargin], &scaled.pixels[y * kDigitSide], kDigitSide);
    }
    return {image, static_cast<std::uint8_t>(label - 1)};
}

RawFiles usps(std::string_view text, bool train) {
    std::vector<DigitImage> images;
    std::vector<std::uint8_t> labels;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto [image, label] = uspsImage(text.substr(0, end), line);
        images.push_back(image);
        labels.push_back(label);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {{train ? DataFile::trainImages : DataFile::testImages, rawImages(images)},
            {train ? DataFile::trainLabels : DataFile::testLabels, rawLabels(labels)}};
}

} // namespace

Picture scaleByArea(const Picture& picture, int width, int height) {
    const auto columns = shares(picture.width, width);
    const auto rows = shares(picture.height, height);
    Picture scaled{width, height, {}};
    scaled.pixels.reserve(columns.size() * rows.size());
    for (const auto& row : rows) {
        for (const auto& column : columns) {
            double sum = 0;
            for (const Share& y : row) {
                for (const Share& x : column) {
                    sum += y.weight * x.weight * picture.pixels[y.at * static_cast<std::size_t>(picture.width) + x.at];
                }
            }
            scaled.pixels.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(sum), 0L, 255L)));
        }
    }
    return scaled;
}

std::string rawImages(const std::vector<DigitImage>& images) {
    std::string bytes;
    bytes.reserve(16 + images.size() * kImagePixels);
    for (const std::size_t word : {std::size_t{0x803}, images.size(), std::size_t{kImageSide}, std::size_t{kImageSide}}) {
        addBigEndian(bytes, word);
    }
    bytes.append(reinterpret_cast<const char*>(images.data()), images.size() * kImagePixels);
    return bytes;
}

std::string rawLabels(const std::vector<std::uint8_t>& labels) {
    std::string bytes;
    addBigEndian(bytes, 0x801);
    addBigEndian(bytes, labels.size());
    bytes.append(labels.begin(), labels.end());
    return bytes;
}

std::vector<DataFile> filesIn(const KnownDataSet& set, std::size_t index) {
    switch (set.packing) {
    case Packing::idx:
    case Packing::qmnist:
    case Packing::npz:
        return {kDataFiles[index]};
    case Packing::emnist:
        return {kDataFiles.begin(), kDataFiles.end()};
    case Packing::usps:
        return {kDataFiles[2 * index], kDataFiles[2 * index + 1]};
    }
    return {};
}

RawFiles unpackSource(const KnownDataSet& set, std::size_t index, const fs::path& path) {
    switch (set.packing) {
    case Packing::idx:
        return {{kDataFiles[index], gunzip(readWholeFile(path, kMaxRaw), kMaxRaw)}};
    case Packing::qmnist: {
        std::string raw = gunzip(readWholeFile(path, kMaxRaw), kMaxRaw);
        const bool areLabels = index % 2 == 1;
        return {{kDataFiles[index], areLabels ? rawLabels(qmnistLabels(raw)) : std::move(raw)}};
    }
    case Packing::emnist:
        return emnist(path, set);
    case Packing::npz:
        return {{kDataFiles[index], npzFile(path, index % 2 == 0)}};
    case Packing::usps:
        return usps(readWholeFile(Unpacked(path, Unpacked::Packing::oneFile).folder() / "data", kMaxRaw), index == 0);
    }
    return {};
}

} // namespace model
