// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"

#include "model/values/plain_text.h"

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

/// vsprintf, with plain texts. Knows what printf's patterns here use: any flags, width and precision, and int, long, long long,
/// std::size_t, double and char*.
std::string plainFormat(const char* pattern, va_list arguments) {
    std::string text;
    const auto add = [&text](const std::string& conversion, auto value) {
        const auto length = static_cast<std::size_t>(std::snprintf(nullptr, 0, conversion.c_str(), value));
        const std::size_t before = text.size();
        text.resize(before + length + 1); // and the terminating zero
        std::snprintf(text.data() + before, length + 1, conversion.c_str(), value);
        text.pop_back();
    };
    for (const char* next = pattern; *next != '\0';) {
        if (*next != '%' || next[1] == '%') {
            next += *next == '%' ? 1 : 0;
            text += *next++;
            continue;
        }
        std::string conversion(next, 1 + std::strspn(next + 1, "-+ #.*0123456789lz") + 1);
        next += conversion.size();
        for (std::size_t star; (star = conversion.find('*')) != std::string::npos;) {
            conversion.replace(star, 1, std::to_string(va_arg(arguments, int)));
        }
        if (conversion.back() == 's') {
            add(conversion, model::plainText(va_arg(arguments, const char*)).c_str());
        } else if (std::strchr("eEfFgGaA", conversion.back()) != nullptr) {
            add(conversion, va_arg(arguments, double));
        } else if (conversion.find("ll") != std::string::npos) {
            add(conversion, va_arg(arguments, long long));
        } else if (conversion.find_first_of("lz") != std::string::npos) {
            add(conversion, va_arg(arguments, long));
        } else {
            add(conversion, va_arg(arguments, int));
        }
    }
    return text;
}

constexpr double kRedrawSeconds = 0.05;
constexpr int kBarCells = 24;

} // namespace

void printJson(const nlohmann::ordered_json& json) {
    // Names of files may hold bytes that are no UTF-8; they are replaced rather than refused.
    std::fputs((json.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace) + "\n").c_str(), stdout);
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
    print(stderr, "digitlab: %s\n  %s\n", error.what(), error.hint().c_str());
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
    print(stderr, "\r\033[K%s %3.0f %% %s %s", label.c_str(), done * 100, bar.c_str(), details.c_str());
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
    std::string text = plainFormat(pattern, arguments);
    va_end(arguments);
    return text;
}

void print(const char* pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    std::fputs(plainFormat(pattern, arguments).c_str(), stdout);
    va_end(arguments);
}

void print(std::FILE* stream, const char* pattern, ...) {
    va_list arguments;
    va_start(arguments, pattern);
    std::fputs(plainFormat(pattern, arguments).c_str(), stream);
    va_end(arguments);
}

} // namespace app::console
