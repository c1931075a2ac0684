// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/alphabet.h"
#include "model/data/strokes_file.h"
#include "model/values/error.h"

#include <QStringList>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace app {

/// What several files hold: strokes, and pictures of sheets that were written on.
struct DrawingFiles {
    std::vector<model::StrokesRecord> records; ///< each with a class of the alphabet
    std::vector<std::size_t> doubtful;         ///< which of them reach over their box
    int sheets = 0;                            ///< that were read …
    int boxes = 0;                             ///< … and theirs
    std::optional<model::Error> failure; ///< of the files that could not be read, each with its reason; none of theirs is taken
};

/// Reads them one after the other, each announced by `reading(path)`.
DrawingFiles readDrawingFiles(const QStringList& paths, const Alphabet& alphabet,
                              const std::function<void(const QString& path)>& reading);

} // namespace app
