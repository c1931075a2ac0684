// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/run_folder.h"

#include "app/store/data_folder.h"
#include "model/error.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
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

RunLock::RunLock(const std::string& id) {
    const fs::path folder = runFolder(id);
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) {
        file_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file_ < 0) {
            error = {errno, std::generic_category()};
        }
    }
    if (error) {
        throw model::Error(folder.string() + ": the run cannot be kept here (" + error.message() + ").",
                           "Check that you may write to this folder and that the disk has room.");
    }
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(file_);
        throw model::Error("Run " + id + " is being trained by another DigitLab.", "Wait for it, or stop it there.");
    }
}

RunLock::~RunLock() {
    ::close(file_);
}

bool RunLock::isHeld(const std::string& id) {
    const int file = ::open((runFolder(id) / "lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return held;
}

} // namespace app
