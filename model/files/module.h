// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace model {

/// Where a module of this program lies: beside the executable in a build tree, in the library folder once installed. Empty where
/// it is not installed.
std::filesystem::path findModule(const std::string& module);

/// The address of `symbol` in a module of this program, which is loaded with all that it links when it is first asked for.
/// `library` is what it brings, for messages. Throws `Error` when the module or something that it needs is missing.
void* moduleSymbol(const std::string& module, const char* symbol, const std::string& library);

} // namespace model
