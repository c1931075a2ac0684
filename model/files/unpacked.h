// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace model {

/// Whether a file's name says that it is an archive: .zip, .npz, .7z, .tar, .tar.gz, .tgz and tar's other packings.
bool isArchive(const std::filesystem::path& file);

/// What an archive holds, in a folder of its own in the system's place for temporary files, which the destructor removes. A
/// killed process leaves it behind; the next one that unpacks removes it. Files alone are taken, those that are hidden or the
/// system's own are not, and no name leads out of the folder.
class Unpacked {
public:
    enum class Packing {
        archive,
        oneFile, ///< packed by gzip, bzip2, xz or zstd; it becomes `folder()`/data
    };

    /// `wanted`: which of its files, by their names; every one where it is empty. Throws `Error` with the archive's path:
    /// damaged, encrypted, larger than 4 GB unpacked, or there is no room.
    explicit Unpacked(const std::filesystem::path& archive, Packing packing = Packing::archive,
                      const std::function<bool(const std::string& name)>& wanted = {});

    const std::filesystem::path& folder() const { return folder_.path; }

private:
    struct TemporaryFolder {
        TemporaryFolder();
        ~TemporaryFolder();
        TemporaryFolder(const TemporaryFolder&) = delete;
        TemporaryFolder& operator=(const TemporaryFolder&) = delete;

        std::filesystem::path path;
        int lock = -1; ///< on the folder, while it is in use
    };
    TemporaryFolder folder_;
};

/// Whether nobody put a file or folder of that name there on purpose: names that begin with a dot, __MACOSX, Thumbs.db and their
/// like.
bool isOfTheSystem(const std::filesystem::path& name);

} // namespace model
