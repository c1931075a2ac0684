// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace app::console {
namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int outputError = 0; ///< the first reason why stdout could not be written

void flushOutput() {
    errno = 0;
    if (std::fflush(stdout) != 0 && outputError == 0) {
        outputError = errno;
    }
}

constexpr double kRedrawSeconds = 0.05;
constexpr int kBarCells = 24;

} // namespace

void printJson(const nlohmann::ordered_json& json) {
    // Names of files may hold bytes that are no UTF-8; they are replaced rather than refused.
    const std::string line = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::printf("%s\n", line.c_str());
    flushOutput();
}

void finishOutput() {
    flushOutput();
    if (std::ferror(stdout) != 0) {
        // Unknown where stdio flushed by itself.
        const std::string reason = outputError == 0 ? "" : std::string(" (") + std::strerror(outputError) + ")";
        throw model::Error("The output is not complete: it cannot be written" + reason + ".",
                           "Free some space on the disk, or send the output elsewhere.");
    }
}

void printError(const model::Error& error) {
    std::fprintf(stderr, "digitlab: %s\n  %s\n", error.what(), error.hint().c_str());
}

ProgressLine::ProgressLine() : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(const std::string& label, double done, const std::string& details) {
    const std::lock_guard lock(mutex_);
    if (!terminal_ || (now() - lastShown_ < kRedrawSeconds && done < 1)) {
        return;
    }
    lastShown_ = now();
    shown_ = true;
    const int full = static_cast<int>(std::lround(done * kBarCells));
    std::string bar;
    for (int i = 0; i < kBarCells; ++i) {
        bar += i < full ? "█" : "░";
    }
    std::fprintf(stderr, "\r\033[K%s %3.0f %% %s %s", label.c_str(), done * 100, bar.c_str(), details.c_str());
    std::fflush(stderr);
}

void ProgressLine::clear() {
    const std::lock_guard lock(mutex_);
    if (shown_) {
        std::fputs("\r\033[K", stderr);
        std::fflush(stderr);
        shown_ = false;
    }
}

void ProgressLine::printError(const QString& what, const QString& hint) {
    clear();
    console::printError({what.toStdString(), hint.toStdString()});
}

std::string formatDuration(double seconds) {
    const auto whole = static_cast<long>(std::lround(seconds));
    return format("%ld:%02ld", whole / 60, whole % 60);
}

std::string format(const char* pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    va_list again;
    va_copy(again, arguments);
    std::string text(static_cast<std::size_t>(std::vsnprintf(nullptr, 0, pattern, arguments)) + 1, '\0');
    std::vsnprintf(text.data(), text.size(), pattern, again);
    va_end(again);
    va_end(arguments);
    text.pop_back();
    return text;
}

} // namespace app::console
