// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <memory>

namespace app {

/// A database, and what the user should know about its opening.
struct OpenedDatabase {
    std::unique_ptr<Database> database;
    QString notice; ///< empty when there is nothing to say
};

/// Opens the database at `path`, one program after the other. A damaged one is put aside as "….damaged-1" and so on, never over
/// another file; the drawings and runs that can still be read of it go into a new one. Throws `model::Error` when it cannot be
/// opened or mended; the file stays where it is then.
OpenedDatabase openDatabase(const std::filesystem::path& path);

} // namespace app
