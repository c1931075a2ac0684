// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/lesson_sheet.h"
#include "model/values/data_set.h"

#include <filesystem>
#include <vector>

namespace app {

/// Writes the sheets as a PDF of A4 pages, each class's name before its boxes, atomically. Throws `model::Error`. Needs a
/// QGuiApplication.
void printLessonSheet(const std::filesystem::path& path, const model::ClassNames& classes,
                      const std::vector<model::lesson_sheet::Page>& pages);

} // namespace app
