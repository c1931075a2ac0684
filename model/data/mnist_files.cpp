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
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            value = value << 8 | static_cast<std::uint8_t>(bytes_[position_++]);
        }
        return value;
    }

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

std::vector<std::uint8_t> readIdxLabels(const fs::path& path) {
    constexpr std::size_t kHeader = 8;
    IdxReader reader(path, kHeader + kMaxEntries);
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

fs::path findDataFile(const fs::path& folder, DataFile file) {
    const std::string dashed = dataFileName(file);
    std::string dotted = dashed;
    dotted[dotted.find("-idx")] = '.';
    for (const std::string& name : {dashed, dotted, dashed + ".gz", dotted + ".gz"}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / name, ignored)) {
            return folder / name;
        }
    }
    return {};
}

DataSet loadSplit(const fs::path& folder, Split split) {
    const auto require = [&](DataFile file) {
        const fs::path path = findDataFile(folder, file);
        const fs::path usual = folder / dataFileName(file);
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
