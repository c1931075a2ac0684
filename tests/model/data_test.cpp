// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/mnist_files.h"
#include "model/values/error.h"
#include "tests/gzip_file.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace model {
namespace {

using synthetic::bigEndian;
using synthetic::readBytes;
using synthetic::writeBytes;
using synthetic::writeGzip;

/// The message of the `Error` that `work` throws; it must name the file and carry a hint.
template <class Work> std::string errorOf(const std::filesystem::path& path, Work work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(path.filename().string()), std::string::npos) << error.what();
        EXPECT_FALSE(error.hint().empty());
        return error.what();
    }
    ADD_FAILURE() << "nothing was thrown for " << path;
    return {};
}

class Data : public testing::Test {
protected:
    std::string imagesError(const std::string& bytes, const std::string& name = "images") {
        writeBytes(folder_ / name, bytes);
        return errorOf(folder_ / name, [&] { readIdxImages(folder_ / name); });
    }
    std::string labelsError(const std::string& bytes) {
        writeBytes(folder_ / "labels", bytes);
        return errorOf(folder_ / "labels", [&] { readIdxLabels(folder_ / "labels"); });
    }

    synthetic::TemporaryFolder folder_;
    const DataSet set_ = synthetic::digits(20, 1);
};

TEST_F(Data, RawAndGzipUnderEverySpellingAreTheSame) {
    for (const char* name : {"train-images-idx3-ubyte", "train-images.idx3-ubyte"}) {
        const synthetic::TemporaryFolder folder;
        writeBytes(folder / name, synthetic::idxImages(set_));
        EXPECT_EQ(readIdxImages(findDataFile(folder.path(), DataFile::trainImages)), set_.images);
        const synthetic::TemporaryFolder packed;
        writeGzip(packed / (std::string(name) + ".gz"), synthetic::idxImages(set_));
        EXPECT_EQ(readIdxImages(findDataFile(packed.path(), DataFile::trainImages)), set_.images);
    }
    writeBytes(folder_ / "labels", synthetic::idxLabels(set_));
    EXPECT_EQ(readIdxLabels(folder_ / "labels"), set_.labels);
}

TEST_F(Data, EveryKindOfBadImageFileIsExplained) {
    const std::string good = synthetic::idxImages(set_);
    errorOf(folder_ / "absent", [&] { readIdxImages(folder_ / "absent"); });
    EXPECT_NE(imagesError("").find("empty"), std::string::npos);
    EXPECT_NE(imagesError(good.substr(0, 10)).find("header"), std::string::npos);
    EXPECT_NE(imagesError(good.substr(0, good.size() - 1)).find("cut off"), std::string::npos);
    EXPECT_NE(imagesError(good + "x").find("too long"), std::string::npos);
    EXPECT_NE(imagesError(synthetic::idxLabels(set_)).find("0x00000801"), std::string::npos);
    EXPECT_NE(imagesError(bigEndian(0x803) + bigEndian(1) + bigEndian(32) + bigEndian(32) + std::string(1024, 'x')).find("32×32"),
              std::string::npos);
    EXPECT_NE(imagesError(bigEndian(0x803) + bigEndian(0) + bigEndian(28) + bigEndian(28)).find("no images"), std::string::npos);
}

TEST_F(Data, ACountBeyondTheBytesAllocatesNothing) {
    // 2^31 images would be 1.7 TB: the test would not survive the attempt.
    const std::string header = bigEndian(0x803) + bigEndian(1U << 31) + bigEndian(28) + bigEndian(28);
    EXPECT_NE(imagesError(header).find("2147483648"), std::string::npos);
}

TEST_F(Data, BadGzipIsExplained) {
    writeGzip(folder_ / "good.gz", synthetic::idxImages(set_));
    const std::string packed = readBytes(folder_ / "good.gz");
    EXPECT_NE(imagesError(packed.substr(0, packed.size() / 2), "cut.gz").find("ends too early"), std::string::npos);
    std::string flipped = packed;
    flipped[packed.size() - 6] ^= 0x55; // in the checksum
    EXPECT_NE(imagesError(flipped, "flipped.gz").find("corrupt"), std::string::npos);
}

TEST_F(Data, MoreThanADataSetIsNotUnpacked) {
    const std::string header = bigEndian(0x801) + bigEndian(700'001);
    writeGzip(folder_ / "bomb.gz", header + std::string(700'001, '\0'));
    const std::string packed = readBytes(folder_ / "bomb.gz");
    EXPECT_LT(packed.size(), 1000U);
    EXPECT_NE(labelsError(packed).find("more than 700008 bytes"), std::string::npos);
    writeGzip(folder_ / "largest.gz", bigEndian(0x801) + bigEndian(700'000) + std::string(700'000, '\0'));
    EXPECT_EQ(readIdxLabels(folder_ / "largest.gz").size(), 700'000U);
    EXPECT_NE(labelsError(header + std::string(700'001, '\0')).find("too large"), std::string::npos);
}

TEST_F(Data, LabelsAreClasses) {
    std::string labels = synthetic::idxLabels(set_);
    labels.back() = 99;
    writeBytes(folder_ / "labels", labels);
    EXPECT_EQ(readIdxLabels(folder_ / "labels").back(), 99);
    labels.back() = 100;
    EXPECT_NE(labelsError(labels).find("label 19 is 100, classes are 0 to 99"), std::string::npos);
}

TEST_F(Data, WhatIsNoFileIsExplained) {
    std::filesystem::create_directory(folder_ / "t10k-images-idx3-ubyte");
    writeBytes(folder_ / "t10k-labels-idx1-ubyte", synthetic::idxLabels(set_));
    const auto load = [&] { loadSplit(folder_.path(), Split::test); };
    EXPECT_NE(errorOf(folder_ / "t10k-images-idx3-ubyte", load).find("this is a folder"), std::string::npos);
    std::filesystem::remove(folder_ / "t10k-images-idx3-ubyte");
    ASSERT_EQ(mkfifo((folder_ / "t10k-images-idx3-ubyte").c_str(), 0600), 0);
    EXPECT_NE(errorOf(folder_ / "t10k-images-idx3-ubyte", load).find("a pipe"), std::string::npos);
    std::filesystem::remove(folder_ / "t10k-images-idx3-ubyte");
    std::filesystem::create_symlink("t10k-images-idx3-ubyte", folder_ / "t10k-images-idx3-ubyte"); // to itself
    EXPECT_NE(errorOf(folder_ / "t10k-images-idx3-ubyte", load).find("cannot be read"), std::string::npos);
}

TEST_F(Data, ImagesAndLabelsMustBeOfOneLength) {
    writeBytes(folder_ / "t10k-images-idx3-ubyte", synthetic::idxImages(set_));
    writeBytes(folder_ / "t10k-labels-idx1-ubyte", synthetic::idxLabels(synthetic::digits(19, 1)));
    errorOf(folder_ / "t10k-images-idx3-ubyte", [&] { loadSplit(folder_.path(), Split::test); });
}

} // namespace
} // namespace model
