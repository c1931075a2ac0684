// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/unpacked.h"

#include "model/values/error.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestUnpacked = 4'000'000'000;
constexpr const char* kUnpackedPrefix = "digitlab-unpacked-";

/// A descriptor of the folder with its lock; -1 where another process has it.
int lockFolder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

void removeUnpackedByEnded(const fs::path& parent) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(parent, ignored)) {
        if (!entry.path().filename().string().starts_with(kUnpackedPrefix)) {
            continue;
        }
        if (const int descriptor = lockFolder(entry.path()); descriptor >= 0) {
            fs::remove_all(entry.path(), ignored);
            ::close(descriptor);
        }
    }
}

/// Where a file of that name goes below the folder; empty for one that is not taken.
fs::path placeOf(const std::string& name) {
    const fs::path place = fs::path(name).relative_path().lexically_normal();
    const bool isTaken = std::ranges::none_of(place, [](const fs::path& part) { return isOfTheSystem(part); });
    return isTaken ? place : fs::path();
}

} // namespace

bool isOfTheSystem(const fs::path& name) { // ".." is one of them
    static constexpr std::array<std::string_view, 5> kNames{"__MACOSX", "Thumbs.db", "desktop.ini", "@eaDir", "$RECYCLE.BIN"};
    const std::string text = name.string();
    return text.empty() || text.starts_with('.') || std::ranges::find(kNames, text) != kNames.end();
}

bool isArchive(const fs::path& file) {
    std::string name = file.filename().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    static constexpr std::array<std::string_view, 11> kEndings{".zip",     ".npz",  ".7z",     ".tar", ".tar.gz", ".tgz",
                                                               ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"};
    return std::ranges::any_of(kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

Unpacked::Unpacked(const fs::path& path, Packing packing, const std::function<bool(const std::string& name)>& wanted) {
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), &archive_read_free);
    for (const auto support : {archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
                               archive_read_support_filter_xz, archive_read_support_filter_zstd}) {
        support(reader.get());
    }
    if (packing == Packing::oneFile) {
        archive_read_support_format_raw(reader.get()); // takes anything
    } else {
        archive_read_support_format_zip(reader.get());
        archive_read_support_format_tar(reader.get());
        archive_read_support_format_7zip(reader.get());
    }
    const auto fail = [&](const std::string& what, const std::string& hint) {
        throw Error(path.string() + ": " + what + ".", hint);
    };
    const auto require = [&](bool done) {
        if (!done) {
            const char* reason = archive_error_string(reader.get());
            fail("the archive cannot be unpacked (" + std::string(reason == nullptr ? "it is damaged" : reason) + ")",
                 "Get it again, or unpack it yourself and choose the folder.");
        }
    };
    std::error_code error;
    if (!fs::is_regular_file(path, error)) { // a pipe would wait
        fail(fs::exists(path, error) ? "this is no file" : "there is no such file", "Check the name, or choose another file.");
    }
    constexpr std::size_t kBlock = 1U << 16;
    require(archive_read_open_filename(reader.get(), path.c_str(), kBlock) == ARCHIVE_OK);
    std::uintmax_t total = 0;
    std::vector<char> block(kBlock);
    archive_entry* entry = nullptr;
    for (int status = 0; (status = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
        require(status == ARCHIVE_OK || status == ARCHIVE_WARN);
        const char* utf8 = archive_entry_pathname_utf8(entry);
        const char* name = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
        const fs::path place = name == nullptr ? fs::path() : placeOf(name);
        if (place.empty() || archive_entry_filetype(entry) != AE_IFREG || (wanted && !wanted(name))) {
            continue;
        }
        const fs::path target = folder() / place;
        fs::create_directories(target.parent_path(), error);
        std::ofstream out(target, std::ios::binary);
        for (la_ssize_t size = 0; (size = archive_read_data(reader.get(), block.data(), block.size())) != 0;) {
            require(size > 0);
            total += static_cast<std::uintmax_t>(size);
            if (total > kLargestUnpacked) {
                fail("it unpacks to more than " + std::to_string(kLargestUnpacked / 1'000'000'000) + " GB",
                     "Unpack it yourself and choose the folder.");
            }
            out.write(block.data(), size);
        }
        if (!out.flush()) {
            fail("it cannot be unpacked to " + folder().string() + " (" + std::strerror(errno) + ")",
                 "Make room, or name another folder for temporary files with TMPDIR.");
        }
    }
}

Unpacked::TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error) {
        throw Error("There is no folder for temporary files to unpack an archive in (" + error.message() + ").",
                    "Name one with TMPDIR.");
    }
    removeUnpackedByEnded(parent);
    while (lock < 0 || !fs::exists(path, error)) { // or another process took it for an ended one's
        ::close(lock);
        std::string name = (parent / (std::string(kUnpackedPrefix) + "XXXXXX")).string();
        if (mkdtemp(name.data()) == nullptr) {
            throw Error(name + ": the folder cannot be made (" + std::strerror(errno) + ").",
                        "Name another folder for temporary files with TMPDIR.");
        }
        path = name;
        lock = lockFolder(path);
    }
}

Unpacked::TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
    ::close(lock);
}

} // namespace model
