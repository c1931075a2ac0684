// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/synthetic_digits.h"

#include <cstdlib>
#include <string>

/// The German locale, which writes 0,5 for 0.5, compiled into a folder of its own: nothing need be installed in the system but
/// the package `locales`, which brings the sources.
class CommaLocale {
public:
    static constexpr const char* kName = "de_DE.UTF-8";
    static constexpr const char* kMissing = "localedef cannot make the German locale: install the package locales";

    CommaLocale()
        : made_(std::system(("localedef -i de_DE -f UTF-8 '" + (folder_ / kName).string() + "' >/dev/null 2>&1").c_str()) == 0) {}

    bool made() const { return made_; }
    /// For $LOCPATH.
    std::string folder() const { return folder_.path().string(); }

private:
    synthetic::TemporaryFolder folder_;
    bool made_;
};
