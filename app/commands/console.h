// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"
#include "model/values/types.h"

#include <QString>
#include <nlohmann/json_fwd.hpp>

#include <cstdio>
#include <mutex>
#include <string>

/// Output of the terminal's commands. All of it goes through here, so that no name that came from a file commands the terminal or
/// begins a line of its own: every text that is put into a pattern (%s) is made `model::plainText` first.
namespace app::console {

/// As std::printf and std::fprintf, and `print` in one piece, whichever thread prints.
__attribute__((format(printf, 1, 2))) std::string format(const char* pattern, ...);
__attribute__((format(printf, 1, 2))) void print(const char* pattern, ...);
__attribute__((format(printf, 2, 3))) void print(std::FILE* stream, const char* pattern, ...);

/// One JSON object on a line of its own on stdout, in ASCII, flushed. Does not throw when stdout takes no more, so that a
/// computation goes on; `finishOutput` throws then.
void printJson(const nlohmann::ordered_json& json);

/// Flushes stdout. Throws `model::Error` when anything printed there since the start was lost: a full disk, say.
void finishOutput();

/// "digitlab: what went wrong" and the hint, on stderr.
void printError(const model::Error& error);

/// A line on stderr that is drawn over and over; nothing where stderr is no terminal. Thread-safe.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `done` in [0, 1]; drawn at most 20 times a second.
    void show(const std::string& label, double done, const std::string& details);
    /// Wipes the line so that something else can be printed.
    void clear();
    /// `console::printError` in its place.
    void printError(const QString& what, const QString& hint);

private:
    bool terminal_;
    std::mutex mutex_; ///< of what follows
    bool shown_ = false;
    double lastShown_ = 0;
};

/// "m:ss".
std::string formatDuration(double seconds);

} // namespace app::console
