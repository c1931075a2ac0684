// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

#include <functional>
#include <memory>
#include <utility>

namespace app {

/// A database, and a message to the user when it had to be replaced.
struct OpenedDatabase {
    std::unique_ptr<Database> database;
    QString notice; ///< empty when it was not
};

/// Opens the database at `path`, one process at a time. A damaged file is moved to "….damaged-<n>", never over another file, and
/// replaced by its latest sound backup, or by a new database when there is none. Throws `model::Error` when it cannot be opened
/// or replaced; the file stays where it is then.
OpenedDatabase openDatabase(const std::filesystem::path& path);

/// Copies the database, checks the copy and makes it "….backup-1"; the latest backup before becomes "….backup-2". When nothing
/// has changed since the latest backup, only its time is set. Throws `model::Error`; both backups stay then.
void backUp(const Database& database);

/// A connection that is made when it is first needed, and again after `close` or when another file lies at the path.
class DatabaseConnection {
public:
    using OnOpened = std::function<void(const OpenedDatabase&)>;

    /// `onOpened` is called with each new connection; when it throws, that connection is dropped.
    DatabaseConnection(std::filesystem::path path, OnOpened onOpened) : path_(std::move(path)), onOpened_(std::move(onOpened)) {}

    /// Throws `model::Error` as `openDatabase` does.
    const Database& get();

    /// Null when there is no connection.
    const Database* current() const { return database_.get(); }

    void close() { database_.reset(); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    OnOpened onOpened_;
    std::unique_ptr<Database> database_;
};

} // namespace app
