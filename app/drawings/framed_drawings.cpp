// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/framed_drawings.h"

#include "model/ink/ink.h"

namespace app {

model::DataSet framedDrawings(const std::vector<model::StrokesRecord>& records, const std::filesystem::path& file) {
    model::DataSet set;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const auto image = model::frameDrawing(records[i].drawing);
        if (!image || !records[i].digit) {
            throw model::Error(file.string() + ": drawing " + std::to_string(i + 1) +
                                   (image ? " says not which digit it is." : " has no ink."),
                               "Each line needs its \"digit\" and its \"strokes\".");
        }
        set.images.push_back(*image);
        set.labels.push_back(static_cast<std::uint8_t>(*records[i].digit));
    }
    return set;
}

const FramedDrawings::Image& FramedDrawings::of(const DrawingStore& store, qint64 id) {
    const auto [place, fresh] = images_.try_emplace(id);
    if (fresh) {
        try {
            place->second = model::frameDrawing(store.record(id).drawing);
        } catch (const DatabaseError&) {
            images_.erase(place);
            throw;
        } catch (const model::Error&) { // it stays without an image
        }
    }
    return place->second;
}

void FramedDrawings::keep(const QList<qint64>& ids, const model::DataSet& set) {
    for (qsizetype i = 0; i < ids.size(); ++i) {
        images_.insert_or_assign(ids[i], set.images[static_cast<std::size_t>(i)]);
    }
}

} // namespace app
