// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/drawing_store.h"
#include "model/values/data_set.h"

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

namespace app {

/// Labelled drawings as images to learn from. Throws `model::Error` naming the file when one has no label or no ink.
model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file);

/// The images of the drawings in a store by their ids. A drawing's strokes never change, so each is framed once.
class FramedDrawings {
public:
    using Image = std::optional<model::DigitImage>; ///< none of a drawing that cannot be read

    /// Throws `DatabaseError` when the store cannot be read at all.
    const Image& of(const DrawingStore& store, qint64 id);

    void keep(const QList<qint64>& ids, const model::DataSet& set);
    void clear() { images_.clear(); }
    int count() const { return static_cast<int>(images_.size()); }

private:
    std::map<qint64, Image> images_;
};

} // namespace app
