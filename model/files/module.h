// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace model {

/// The path of a module of this program: next to the executable in a build tree, in the library folder once installed. Empty when
/// it is not installed.
std::filesystem::path findModule(const std::string& module);

/// The address of `symbol` in a module of this program, which is loaded with all that it links when it is first asked for.
/// `library` is its name in messages. Throws `Error` when the module (with `hint`) or something that it needs is missing.
void* moduleSymbol(const std::string& module, const char* symbol, const std::string& library,
                   const std::string& hint = "Build or install DigitLab again.");

} // namespace model
