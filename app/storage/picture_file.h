// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/values/types.h"

#include <QImage>

#include <filesystem>

namespace app {

/// A picture file in any format of pixels Qt reads, shrunk to at most 2,000 pixels a side; behind what is transparent is white,
/// or black where all that is not is light. Throws `model::Error` with the path, also for pictures too large to decode within a
/// second.
QImage loadPicture(const std::filesystem::path& path);

/// The same for a picture from another source.
QImage prepared(const QImage& picture);

/// Its colours, or its grey levels.
model::Picture pixelsOf(const QImage& picture);

/// Those of a picture file, as `loadPicture` gives it.
model::Picture readPicture(const std::filesystem::path& path);

/// An image of a set from a picture file: a 28×28 picture as it is, any other framed like a drawing. Throws `model::Error`, also
/// when the picture is blank.
model::DigitImage readDigit(const std::filesystem::path& path);

/// Writes a 28×28 grey PNG atomically.
void writePng(const std::filesystem::path& path, const model::DigitImage& image);
void writePng(const std::filesystem::path& path, const QImage& picture);

} // namespace app
