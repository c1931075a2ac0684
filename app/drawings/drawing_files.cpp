// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/drawing_files.h"

#include "app/drawings/drawing_store.h"
#include "app/drawings/lesson_sheet_file.h"
#include "app/storage/path_text.h"

#include <QImageReader>

#include <algorithm>
#include <iterator>
#include <string>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostTold = 6; ///< files that could not be read

/// Takes all of a file's drawings, or throws and takes none.
void take(const fs::path& from, const Alphabet& alphabet, DrawingFiles& found) {
    if (QImageReader::imageFormat(toText(from)).isEmpty()) {
        std::vector<model::StrokesRecord> its = model::readStrokesFile(from);
        framedDrawings(its, from, alphabet);
        std::ranges::move(its, std::back_inserter(found.records));
        return;
    }
    const model::ClassNames names = alphabet.names();
    const model::lesson_sheet::Read sheet = readSheet(from, names);
    if (sheet.samples.empty()) {
        throw model::Error(from.string() + ": All boxes are empty.", "Write into them first, darker than their lines.");
    }
    ++found.sheets;
    found.boxes += static_cast<int>(sheet.samples.size()) + sheet.empty;
    for (const model::lesson_sheet::Sample& sample : sheet.samples) {
        if (sample.overEdge) {
            found.doubtful.push_back(found.records.size());
        }
        found.records.push_back({"null", std::nullopt, {}, sample.drawing});
        model::setLabel(found.records.back(), names[static_cast<std::size_t>(sample.label)]);
    }
}

struct Failure {
    fs::path file;
    model::Error error;

    /// Without the folder.
    std::string shortly() const {
        std::string why = error.what();
        if (const std::string path = file.string() + ": "; why.starts_with(path)) {
            why.erase(0, path.size());
        }
        return file.filename().string() + ": " + why;
    }
};

model::Error together(const std::vector<Failure>& failures, std::size_t files) {
    if (failures.size() == 1) {
        return failures.front().error;
    }
    std::string why = failures.front().shortly();
    for (std::size_t i = 1; i < std::min(failures.size(), kMostTold); ++i) {
        why += "\n" + failures[i].shortly();
    }
    if (failures.size() > kMostTold) {
        why += "\n… and " + std::to_string(failures.size() - kMostTold) + " more.";
    }
    return {std::to_string(failures.size()) + " of " + std::to_string(files) + " files were not imported.", why};
}

} // namespace

DrawingFiles readDrawingFiles(const QStringList& paths, const Alphabet& alphabet,
                              const std::function<void(const QString& path)>& reading) {
    DrawingFiles found;
    std::vector<Failure> failures;
    for (const QString& path : paths) {
        reading(path);
        try {
            take(toPath(path), alphabet, found);
        } catch (const model::Error& error) {
            failures.push_back({toPath(path), error});
        }
    }
    if (!failures.empty()) {
        found.failure = together(failures, static_cast<std::size_t>(paths.size()));
    }
    return found;
}

} // namespace app
