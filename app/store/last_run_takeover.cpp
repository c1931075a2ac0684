// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/last_run_takeover.h"

#include "app/report_errors.h"
#include "app/store/data_folder.h"
#include "app/store/imported_run.h"
#include "app/store/run_folder.h"
#include "model/io/model_file.h"

#include <sys/stat.h>

#include <QDateTime>

namespace app {
namespace {

namespace fs = std::filesystem;

bool isTakenOver(const Database& database) {
    return database.value("SELECT 1 FROM notes WHERE name = ?", {kLastRunTakenOver}).isValid();
}

void note(const Database& database) {
    database.run("INSERT OR IGNORE INTO notes VALUES (?, ?)", {kLastRunTakenOver, timeNow()});
}

/// By the time the file was written, so that a program which is killed in the middle does not leave a second run.
std::string runIdOf(const fs::path& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return QDateTime::fromSecsSinceEpoch(status.st_mtime).toUTC().toString("yyyyMMdd-hhmmss-0000").toStdString();
}

/// The note comes last: whatever a program that is killed has not done is done at the next start.
void takeOver(const Database& database, const fs::path& path, const model::Model& model) {
    const std::string id = runIdOf(path);
    const RunLock lock(id); // makes the folder, and keeps another window away
    if (!isTakenOver(database)) {
        constexpr auto kFile = "final.safetensors";
        model::saveModel(runFolder(id) / kFile, model);
        keepAsRun(database, id, kFile, model, "Taken over from a former version");
        note(database);
    }
}

} // namespace

QString takeOverLastRun(const Database& database) {
    const fs::path path = lastModelPath();
    std::error_code unreadable; // loadModel reports what is wrong
    if (!fs::exists(path, unreadable) || isTakenOver(database)) {
        return {};
    }
    QString notice;
    const auto tell = [&](const QString& what, const QString&) { notice = what + " It was not taken over, and stays as it is."; };
    std::optional<model::Model> model;
    reportErrors([&] { model = model::loadModel(path); }, tell);
    if (!model) { // told once
        note(database);
        return notice;
    }
    reportErrors([&] { takeOver(database, path, *model); }, tell); // the disk is full, say: another time
    return notice;
}

} // namespace app
