// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/idx.h"

#include "model/error.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFetchHint = "Delete it and run `digitlab data fetch`, or choose another folder.";

/// A raw or gzip file, read from front to back; zlib passes raw bytes through.
class IdxStream {
public:
    explicit IdxStream(const fs::path& path) : path_(path.string()), file_(nullptr, &gzclose_r) {
        std::error_code error;
        if (!fs::exists(path, error)) {
            throw Error(path_ + ": there is no such file.", "Run `digitlab data fetch` to get MNIST, or choose another folder.");
        }
        if (!fs::is_regular_file(path, error)) {
            throw Error(path_ + ": this is not a file.", "Choose the folder that holds the four data files.");
        }
        if (fs::file_size(path, error) == 0 && !error) {
            fail("the file is empty");
        }
        file_.reset(gzopen(path_.c_str(), "rb"));
        if (!file_) {
            throw Error(path_ + ": it cannot be opened.", "Check that you may read it.");
        }
        gzbuffer(file_.get(), 1U << 17);
    }

    [[noreturn]] void fail(const std::string& what) const { throw Error(path_ + ": " + what + ".", kFetchHint); }

    /// Reads up to `size` bytes; fewer only at the end of the file.
    std::size_t read(void* target, std::size_t size) {
        auto* bytes = static_cast<char*>(target);
        std::size_t done = 0;
        while (done < size) {
            const auto chunk = static_cast<unsigned>(std::min<std::size_t>(size - done, 1U << 20));
            const int got = gzread(file_.get(), bytes + done, chunk);
            if (got < 0) {
                fail("the compressed data is corrupt");
            }
            if (got == 0) {
                break;
            }
            done += static_cast<std::size_t>(got);
        }
        int code = Z_OK;
        gzerror(file_.get(), &code);
        if (code == Z_BUF_ERROR) {
            fail("the compressed file ends too early");
        }
        return done;
    }

    std::uint32_t readBigEndian() {
        std::array<std::uint8_t, 4> b{};
        if (read(b.data(), b.size()) != b.size()) {
            fail("the file ends within its header");
        }
        return (std::uint32_t{b[0]} << 24) | (std::uint32_t{b[1]} << 16) | (std::uint32_t{b[2]} << 8) | b[3];
    }

    /// Reads `count` records of `T`, growing with what is really there, and checks that nothing follows.
    template <class T> std::vector<T> readRecords(std::uint32_t count) {
        constexpr std::size_t kChunk = 4096;
        std::vector<T> records;
        while (records.size() < count) {
            const std::size_t before = records.size();
            records.resize(std::min<std::size_t>(before + kChunk, count));
            const std::size_t wanted = (records.size() - before) * sizeof(T);
            const std::size_t got = read(records.data() + before, wanted);
            if (got != wanted) {
                fail("its header promises " + std::to_string(count) + " entries, but it ends after " +
                     std::to_string(before + got / sizeof(T)));
            }
        }
        char extra = 0;
        if (read(&extra, 1) != 0) {
            fail("it is longer than the " + std::to_string(count) + " entries its header promises");
        }
        return records;
    }

private:
    std::string path_;
    std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

std::string hex(std::uint32_t value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "0x%08x", value);
    return text.data();
}

std::uint32_t readHeader(IdxStream& stream, std::uint32_t magic, const char* kind) {
    const std::uint32_t found = stream.readBigEndian();
    if (found != magic) {
        stream.fail(std::string("this is not an IDX file of ") + kind + ": it starts with " + hex(found) + ", not " + hex(magic));
    }
    const std::uint32_t count = stream.readBigEndian();
    if (count == 0) {
        stream.fail(std::string("it holds no ") + kind);
    }
    return count;
}

} // namespace

std::vector<DigitImage> readIdxImages(const fs::path& path) {
    IdxStream stream(path);
    const std::uint32_t count = readHeader(stream, 0x00000803, "images");
    const std::uint32_t rows = stream.readBigEndian();
    const std::uint32_t columns = stream.readBigEndian();
    if (rows != kImageSide || columns != kImageSide) {
        stream.fail("its images are " + std::to_string(rows) + "×" + std::to_string(columns) + ", the network needs 28×28");
    }
    return stream.readRecords<DigitImage>(count);
}

std::vector<std::uint8_t> readIdxLabels(const fs::path& path) {
    IdxStream stream(path);
    const std::uint32_t count = readHeader(stream, 0x00000801, "labels");
    std::vector<std::uint8_t> labels = stream.readRecords<std::uint8_t>(count);
    const auto wrong = std::find_if(labels.begin(), labels.end(), [](std::uint8_t label) { return label >= kClassCount; });
    if (wrong != labels.end()) {
        stream.fail("label " + std::to_string(wrong - labels.begin()) + " is " + std::to_string(*wrong) + ", only 0 to 9 are digits");
    }
    return labels;
}

} // namespace model
