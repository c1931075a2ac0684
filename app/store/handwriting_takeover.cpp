// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/handwriting_takeover.h"

#include "app/store/drawing_store.h"
#include "app/store/path_text.h"
#include "app/store/store_text.h"
#include "model/ink/ink.h"

#include <filesystem>

namespace app {

QString takeOverHandwriting(const Database& database) {
    const std::filesystem::path path = database.path().parent_path() / "handwriting.jsonl";
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error == std::errc::no_such_file_or_directory ||
        database.value("SELECT 1 FROM notes WHERE name = ?", {kTakenOver}).isValid()) {
        return {};
    }
    model::UnreadableStrokes unreadable;
    std::vector<model::StrokesRecord> records;
    if (error || size > 0) {
        records = model::readReadableStrokes(path, unreadable);
    }
    std::erase_if(records, [&](const model::StrokesRecord& record) {
        const bool framed = record.digit && model::frameDrawing(record.drawing);
        if (!framed) {
            unreadable.add({path.string() + ": a drawing has no ink or says not which digit it is.", ""});
        }
        return !framed;
    });
    if (!DrawingStore(database).takeOver(kTakenOver, records) || unreadable.count == 0) {
        return {};
    }
    return StoreText::tr(
               "%1 of %2 cannot be read; the others were taken over. The first: %3 The file stays as it is: correct it and "
               "import it.")
        .arg(StoreText::drawings(static_cast<int>(unreadable.count)), toText(path), QString::fromUtf8(unreadable.first->what()));
}

} // namespace app
