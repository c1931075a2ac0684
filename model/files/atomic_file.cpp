// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/atomic_file.h"

#include "model/files/temporary_file.h"
#include "model/values/error.h"

#include <fstream>

namespace model {

namespace fs = std::filesystem;

void writeFileAtomically(const fs::path& path, std::string_view bytes) {
    TemporaryFile file(path);
    file.write(bytes);
    file.rename();
}

void checkWritable(const fs::path& path) {
    const TemporaryFile removedAgain(path);
}

std::string readWholeFile(const fs::path& path, std::size_t largest) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error && status.type() == fs::file_type::none) { // a folder on the way is closed, a link leads back to itself, …
        throw Error(path.string() + ": it cannot be read (" + error.message() + ").", "Check that you may read it.");
    }
    if (!fs::exists(status)) {
        throw Error(path.string() + ": there is no such file.", "Check the name, or choose another file.");
    }
    if (!fs::is_regular_file(status)) {
        throw Error(path.string() + (fs::is_directory(status) ? ": this is a folder." : ": this is a device or a pipe."),
                    "Choose a file.");
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size == 0) {
        throw Error(path.string() + ": the file is empty.", "Choose another file.");
    }
    if (!error && size > largest) {
        throw Error(path.string() + ": the file is too large (" + std::to_string(size) + " bytes, at most " +
                        std::to_string(largest) + " are expected).",
                    "Choose another file.");
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(error ? 0 : size), '\0');
    if (error || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        throw Error(path.string() + ": it cannot be read.", "Check that you may read it.");
    }
    return bytes;
}

} // namespace model
