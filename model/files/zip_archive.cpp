// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/zip_archive.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace model {
namespace {

using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

/// Owns libzip's error object, for its messages.
class ZipError {
public:
    ZipError() { zip_error_init(&error_); }
    ~ZipError() { zip_error_fini(&error_); }
    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;

    zip_error_t* get() { return &error_; }
    [[noreturn]] void raise() {
        throw std::invalid_argument(std::string("its zip archive is damaged: ") + zip_error_strerror(&error_));
    }

private:
    zip_error_t error_{};
};

std::string readEntry(zip_t* archive, zip_uint64_t index, const zip_stat_t& stat) {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive, index, 0), &zip_fclose);
    std::string content(stat.size, '\0');
    if (!file || zip_fread(file.get(), content.data(), stat.size) != static_cast<zip_int64_t>(stat.size)) {
        throw std::invalid_argument("its zip archive is damaged");
    }
    char beyond = 0;
    if (zip_fread(file.get(), &beyond, 1) != 0) { // reading the end is what makes libzip compare the checksum
        throw std::invalid_argument("its zip archive is damaged");
    }
    return content;
}

/// `bytes` must outlive it.
Archive openArchive(std::string_view bytes) {
    ZipError error;
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get()), &zip_source_free);
    if (!source) {
        error.raise();
    }
    Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY | ZIP_CHECKCONS, error.get()), &zip_discard);
    if (!archive) {
        error.raise();
    }
    source.release(); // the archive owns it now
    return archive;
}

} // namespace

std::map<std::string, std::string> readZip(std::string_view bytes, std::size_t largest) {
    const Archive archive = openArchive(bytes);
    std::map<std::string, std::string> files;
    std::size_t total = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || stat.size > largest - total) {
            throw std::invalid_argument("its zip archive is damaged or far too large");
        }
        total += stat.size;
        files.emplace(stat.name, readEntry(archive.get(), index, stat));
    }
    return files;
}

std::string writeZip(const std::vector<std::pair<std::string, std::string>>& files) {
    ZipError error;
    Source target(zip_source_buffer_create(nullptr, 0, 0, error.get()), &zip_source_free);
    if (!target) {
        error.raise();
    }
    Archive archive(zip_open_from_source(target.get(), ZIP_CREATE | ZIP_TRUNCATE, error.get()), &zip_discard);
    if (!archive) {
        error.raise();
    }
    const auto require = [](bool done) {
        if (!done) {
            throw std::runtime_error("the zip archive cannot be built");
        }
    };
    zip_source_keep(target.get()); // to read what was written after the archive has closed
    for (const auto& [name, content] : files) {
        zip_source_t* entry = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive.get(), name.c_str(), entry, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(entry);
        }
        require(index >= 0);
        zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
        zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(index), 315532800, 0); // 1980: the same model, the same bytes
    }
    require(zip_close(archive.get()) == 0);
    archive.release();
    require(zip_source_open(target.get()) == 0);
    zip_stat_t stat;
    zip_source_stat(target.get(), &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(target.get(), bytes.data(), stat.size);
    zip_source_close(target.get());
    return bytes;
}

} // namespace model
