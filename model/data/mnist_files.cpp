// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/mnist_files.h"

#include "model/files/atomic_file.h"
#include "model/files/decompress.h"
#include "model/values/error.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kQmnistMagic = 0x0c02;
constexpr std::size_t kQmnistHeader = 12;
constexpr std::size_t kQmnistRow = 8 * 4;

std::uint32_t bigEndianAt(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    }
    return value;
}

/// A file's unpacked bytes, taken from front to back.
class IdxReader {
public:
    /// A file of `kMaxEntries` takes `largest` bytes, packed or not.
    IdxReader(const fs::path& path, std::size_t largest) : path_(path.string()), bytes_(readWholeFile(path, largest)) {
        try {
            if (isGzip(bytes_)) {
                bytes_ = gunzip(bytes_, largest);
            }
        } catch (const std::length_error& error) {
            throw Error(path_ + ": " + error.what() + ".",
                        "Choose a data set of at most " + std::to_string(kMaxEntries) + " images.");
        } catch (const std::invalid_argument& error) {
            fail(error.what());
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(path_ + ": " + what + ".", "Delete it and run `digitlab data fetch`, or choose another folder.");
    }

    std::uint32_t bigEndian() {
        if (bytes_.size() - position_ < 4) {
            fail("the file ends within its header");
        }
        position_ += 4;
        return bigEndianAt(bytes_, position_ - 4);
    }

    const std::string& bytes() const { return bytes_; }

    /// The magic number, checked, and the number of entries.
    std::uint32_t header(std::uint32_t magic, const char* kind) {
        const std::uint32_t found = bigEndian();
        if (found != magic) {
            std::array<char, 64> numbers{};
            std::snprintf(numbers.data(), numbers.size(), "0x%08x, not 0x%08x", found, magic);
            fail(std::string("this is not an IDX file of ") + kind + ": it starts with " + numbers.data());
        }
        const std::uint32_t count = bigEndian();
        if (count == 0) {
            fail(std::string("it holds no ") + kind);
        }
        return count;
    }

    /// All the rest as `count` records of `T`; nothing is allocated before the count has been found true.
    template <class T> std::vector<T> records(std::uint32_t count) {
        const std::size_t rest = bytes_.size() - position_;
        if (rest != count * sizeof(T)) {
            fail("its header promises " + std::to_string(count) + " entries, but there are bytes for " +
                 std::to_string(rest / sizeof(T)) + (rest < count * sizeof(T) ? ": it is cut off" : ": it is too long"));
        }
        std::vector<T> result(count);
        std::memcpy(result.data(), bytes_.data() + position_, rest);
        return result;
    }

private:
    std::string path_;
    std::string bytes_;
    std::size_t position_ = 0;
};

/// The names of that file, the first ones raw.
std::vector<std::string> spellings(DataFile file) {
    const bool train = file == DataFile::trainImages || file == DataFile::trainLabels;
    const bool images = file == DataFile::trainImages || file == DataFile::testImages;
    std::vector<std::string> names;
    for (const char* packed : {"", ".gz"}) {
        for (const std::string split : train ? std::vector{"train"} : std::vector{"t10k", "test"}) {
            for (const char* ending : images ? std::vector{"-images-idx3-ubyte", "-images.idx3-ubyte"}
                                             : std::vector{"-labels-idx1-ubyte", "-labels.idx1-ubyte", "-labels-idx2-int"}) {
                names.push_back(split + ending + packed);
            }
        }
    }
    return names;
}

} // namespace

std::vector<DigitImage> readIdxImages(const fs::path& path) {
    constexpr std::size_t kHeader = 16;
    IdxReader reader(path, kHeader + kMaxEntries * kImagePixels);
    const std::uint32_t count = reader.header(0x00000803, "images");
    const std::uint32_t rows = reader.bigEndian();
    const std::uint32_t columns = reader.bigEndian();
    if (rows != kImageSide || columns != kImageSide) {
        reader.fail("its images are " + std::to_string(rows) + "×" + std::to_string(columns) + ", the network needs 28×28");
    }
    return reader.records<DigitImage>(count);
}

std::vector<std::uint8_t> qmnistLabels(std::string_view table) {
    if (table.size() < kQmnistHeader || bigEndianAt(table, 0) != kQmnistMagic || bigEndianAt(table, 8) * 4 != kQmnistRow ||
        table.size() != kQmnistHeader + std::size_t{bigEndianAt(table, 4)} * kQmnistRow) {
        throw std::invalid_argument("it is no table of QMNIST's labels");
    }
    std::vector<std::uint8_t> labels;
    for (std::size_t at = kQmnistHeader; at < table.size(); at += kQmnistRow) {
        const std::uint32_t label = bigEndianAt(table, at);
        if (label >= kDigits) {
            throw std::invalid_argument("label " + std::to_string(labels.size()) + " is " + std::to_string(label));
        }
        labels.push_back(static_cast<std::uint8_t>(label));
    }
    return labels;
}

std::vector<std::uint8_t> readIdxLabels(const fs::path& path) {
    constexpr std::size_t kHeader = 8;
    const bool isTable = path.filename().string().find("-idx2-int") != std::string::npos;
    IdxReader reader(path, isTable ? kQmnistHeader + kMaxEntries * kQmnistRow : kHeader + kMaxEntries);
    if (isTable) {
        try {
            return qmnistLabels(reader.bytes());
        } catch (const std::invalid_argument& error) {
            reader.fail(error.what());
        }
    }
    std::vector<std::uint8_t> labels = reader.records<std::uint8_t>(reader.header(0x00000801, "labels"));
    const auto wrong = std::ranges::find_if(labels, [](std::uint8_t label) { return label >= kMaxClasses; });
    if (wrong != labels.end()) {
        reader.fail("label " + std::to_string(wrong - labels.begin()) + " is " + std::to_string(*wrong) + ", classes are 0 to " +
                    std::to_string(kMaxClasses - 1));
    }
    return labels;
}

const char* dataFileName(DataFile file) {
    static constexpr std::array kNames{"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
                                       "t10k-labels-idx1-ubyte"};
    return kNames.at(static_cast<std::size_t>(file));
}

fs::path findDataFile(const fs::path& folder, DataFile file, const std::string& prefix) {
    for (const std::string& name : spellings(file)) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / (prefix + name), ignored)) {
            return folder / (prefix + name);
        }
    }
    return {};
}

std::optional<std::string> dataFilePrefix(const fs::path& path) {
    const std::string name = path.filename().string();
    for (const DataFile file : kDataFiles) {
        for (const std::string& spelling : spellings(file)) {
            if (name.ends_with(spelling)) {
                return name.substr(0, name.size() - spelling.size());
            }
        }
    }
    return std::nullopt;
}

DataSet loadSplit(const fs::path& folder, Split split, const std::string& prefix) {
    const auto require = [&](DataFile file) {
        const fs::path path = findDataFile(folder, file, prefix);
        const fs::path usual = folder / (prefix + dataFileName(file));
        std::error_code error;
        if (path.empty() && (fs::exists(usual, error) || error)) {
            return usual; // a folder, say, or not readable: the reader reports it
        }
        if (path.empty()) {
            throw Error(usual.string() + ": there is no such file.",
                        "Run `digitlab data fetch` to get MNIST, or name a folder that holds the four files.");
        }
        return path;
    };
    const fs::path imagesPath = require(split == Split::train ? DataFile::trainImages : DataFile::testImages);
    const fs::path labelsPath = require(split == Split::train ? DataFile::trainLabels : DataFile::testLabels);
    DataSet set{readIdxImages(imagesPath), readIdxLabels(labelsPath)};
    if (set.images.size() != set.labels.size()) {
        throw Error(imagesPath.string() + " holds " + std::to_string(set.images.size()) + " images, but " + labelsPath.string() +
                        " holds " + std::to_string(set.labels.size()) + " labels.",
                    "The two files do not belong together; get both again from one source.");
    }
    return set;
}

} // namespace model
