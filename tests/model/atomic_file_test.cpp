// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/atomic_file.h"

#include "model/values/error.h"
#include "tests/file_size_limit.h"
#include "tests/model/shared_reference.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace model {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public testing::Test {
protected:
    static mode_t modeOf(const fs::path& path) {
        struct stat status {};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 07777;
    }

    std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder_.path()), {}); }

    synthetic::TemporaryFolder folder_;
};

TEST_F(AtomicFile, LinksStayAndWhatTheyPointToIsWritten) {
    fs::create_directory(folder_ / "elsewhere");
    synthetic::writeBytes(folder_ / "elsewhere/target", "old");
    fs::create_symlink("elsewhere/second", folder_ / "link");
    fs::create_symlink("target", folder_ / "elsewhere/second");
    writeFileAtomically(folder_ / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_TRUE(fs::is_symlink(folder_ / "elsewhere/second"));
    EXPECT_EQ(readFile(folder_ / "elsewhere/target"), "new");
    fs::create_symlink(folder_ / "elsewhere/third", folder_ / "dangling");
    writeFileAtomically(folder_ / "dangling", "made");
    EXPECT_EQ(readFile(folder_ / "elsewhere/third"), "made");
    fs::create_symlink("loop", folder_ / "loop");
    EXPECT_THROW(writeFileAtomically(folder_ / "loop", "never"), Error);
}

TEST_F(AtomicFile, WhatShallBeKeptIsNeitherReplacedNorWrittenThrough) {
    const auto writeNew = [&](const char* name) { writeFileAtomically(folder_ / name, "new", Existing::kept); };
    writeNew("fresh");
    EXPECT_EQ(readFile(folder_ / "fresh"), "new");
    synthetic::writeBytes(folder_ / "target", "old");
    fs::create_symlink("target", folder_ / "link");
    fs::create_symlink("nowhere", folder_ / "dangling");
    fs::create_directory(folder_ / "folder");
    for (const char* name : {"fresh", "target", "link", "dangling", "folder"}) {
        EXPECT_THROW(writeNew(name), FileExists) << name;
    }
    EXPECT_EQ(readFile(folder_ / "target"), "old");
    EXPECT_TRUE(fs::is_symlink(folder_ / "dangling"));
    EXPECT_FALSE(fs::exists(folder_ / "nowhere"));
    EXPECT_EQ(files(), 5);                                 // nothing half written
    TemporaryFile first(folder_ / "both", Existing::kept); // of two that write at once
    TemporaryFile second(folder_ / "both", Existing::kept);
    first.write("first");
    second.write("second");
    second.rename();
    EXPECT_THROW(first.rename(), FileExists);
    EXPECT_EQ(readFile(folder_ / "both"), "second");
}

TEST_F(AtomicFile, WhatAKilledProgramHasLeftGoesWithTheNextWrite) {
    synthetic::writeBytes(folder_ / "file", "old");
    EXPECT_TRUE(diesOfTheFileSizeLimit(1000, [&] { writeFileAtomically(folder_ / "file", std::string(5000, 'x')); }));
    EXPECT_EQ(readFile(folder_ / "file"), "old");
    EXPECT_EQ(files(), 2); // and what is half written
    TemporaryFile another(folder_ / "another");
    another.write("alive");
    synthetic::writeBytes(folder_ / "model.safetensors.1234", "the user's own");
    writeFileAtomically(folder_ / "file", "new");
    EXPECT_EQ(readFile(folder_ / "file"), "new");
    another.rename(); // it was not taken for a leftover
    EXPECT_EQ(readFile(folder_ / "another"), "alive");
    EXPECT_EQ(files(), 3);
}

TEST_F(AtomicFile, PermissionsAreKeptAndNewOnesFollowTheUmask) {
    synthetic::writeBytes(folder_ / "old", "old");
    ASSERT_EQ(::chmod((folder_ / "old").c_str(), 0604), 0);
    const mode_t before = ::umask(027);
    writeFileAtomically(folder_ / "old", "new");
    writeFileAtomically(folder_ / "fresh", "new");
    ::umask(077);
    writeFileAtomically(folder_ / "private", "new");
    ::umask(before);
    EXPECT_EQ(modeOf(folder_ / "old"), 0604U);
    EXPECT_EQ(modeOf(folder_ / "fresh"), 0640U);
    EXPECT_EQ(modeOf(folder_ / "private"), 0600U);
}

TEST_F(AtomicFile, PipesAndFoldersAreNeverReplaced) {
    ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
    fs::create_directory(folder_ / "folder");
    for (const char* name : {"pipe", "folder"}) {
        EXPECT_THROW(writeFileAtomically(folder_ / name, "never"), Error) << name;
        EXPECT_THROW(checkWritable(folder_ / name), Error) << name;
        EXPECT_THROW(readWholeFile(folder_ / name, 100), Error) << name;
    }
    EXPECT_TRUE(fs::is_fifo(folder_ / "pipe"));
    EXPECT_EQ(files(), 2) << "and nothing is left behind";
}

TEST_F(AtomicFile, ClosedFilesAndFoldersAreRefused) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "root may do everything";
    }
    synthetic::writeBytes(folder_ / "closed", "secret");
    ::chmod((folder_ / "closed").c_str(), 0);
    EXPECT_THROW(readWholeFile(folder_ / "closed", 100), Error);
    EXPECT_THROW(writeFileAtomically(folder_ / "closed", "never"), Error);
    fs::create_directory(folder_ / "locked");
    ::chmod((folder_ / "locked").c_str(), 0);
    EXPECT_THROW(readWholeFile(folder_ / "locked/file", 100), Error);
    EXPECT_THROW(writeFileAtomically(folder_ / "locked/file", "never"), Error);
    ::chmod((folder_ / "locked").c_str(), 0700);
}

} // namespace
} // namespace model
