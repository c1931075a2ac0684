// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_folder.h"

#include "app/storage/paths.h"
#include "model/values/error.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <chrono>
#include <string_view>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

std::string newRunId() {
    const QString time = QDateTime::currentDateTimeUtc().toString("yyyyMMdd-hhmmss");
    const quint32 random = QRandomGenerator::system()->generate() & 0xffff;
    return (time + QString("-%1").arg(random, 4, 16, QChar('0'))).toStdString();
}

bool isRunId(const std::string& text) {
    return !text.empty() && text != "." && text != ".." && text.find_first_of(std::string_view("/\0", 2)) == std::string::npos;
}

fs::path runFolder(const std::string& id) {
    return homeFolder() / "runs" / id;
}

fs::path checkpointPath(const std::string& id) {
    return runFolder(id) / "checkpoint.safetensors";
}

namespace {

fs::path lockPath(const std::string& id) {
    return runFolder(id) / "lock";
}

} // namespace

RunLock::RunLock(const std::string& id, Kind kind) : id_(id), kind_(kind) {
    renew();
}

RunLock::~RunLock() {
    if (kind_ == Kind::study) {
        std::error_code left;
        fs::remove(lockPath(id_), left);
        fs::remove(runFolder(id_), left);
    }
}

void RunLock::renew() {
    const fs::path path = lockPath(id_);
    if (lock_ && lock_->isAt(path)) {
        return;
    }
    // Tidying takes the locks of unknown runs for a moment, and may remove their folders.
    constexpr std::chrono::milliseconds kPatience{200};
    std::error_code error;
    lock_ = FileLock::take(path, kPatience, error);
    if (error) {
        throw model::Error(path.parent_path().string() + ": the run cannot be kept here (" + error.message() + ").",
                           "Check that you may write to this folder and that the disk has room.");
    }
    if (!lock_) {
        throw model::Error((kind_ == Kind::run ? "Run " : "Study ") + id_ + " is being trained by another DigitLab.",
                           "Wait for it, or stop it there.");
    }
}

bool RunLock::isHeld(const std::string& id) {
    return FileLock::isTaken(lockPath(id));
}

} // namespace app
