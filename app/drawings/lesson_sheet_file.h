// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/lesson_sheet.h"

#include <filesystem>

namespace app {

inline constexpr int kSheetBoxes = 10; ///< of each class, on the sheets that the window prints

/// Writes the sheets as a PDF of A4 pages, each class's name before its boxes, atomically, and returns how many there are. Throws
/// `model::Error`. Needs a QGuiApplication.
std::size_t printLessonSheet(const std::filesystem::path& path, const model::ClassNames& classes, int each = kSheetBoxes);

/// What is written on the sheet in a picture. Throws `model::Error` with the path.
model::lesson_sheet::Read readSheet(const std::filesystem::path& picture, const model::ClassNames& classes,
                                    int each = kSheetBoxes);

} // namespace app
