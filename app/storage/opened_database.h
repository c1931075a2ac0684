// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/database.h"

#include <memory>

namespace app {

/// A database, and what the user should know about its opening.
struct OpenedDatabase {
    std::unique_ptr<Database> database;
    QString notice; ///< empty when there is nothing to say
};

/// Opens the database at `path`, one process after the other. A damaged one is moved aside as "….damaged-1" and so on, never over
/// another file, and its latest sound backup takes its place; without any, a new one does. Throws `model::Error` when it cannot
/// be opened or replaced; the file stays where it is then.
OpenedDatabase openDatabase(const std::filesystem::path& path);

/// Copies the database to "….backup-1" once the copy has been checked; the backup before becomes "….backup-2". A copy
/// that equals the latest backup is dropped. Throws `model::Error`; both backups stay then.
void backUp(const Database& database);

} // namespace app
