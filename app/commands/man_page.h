// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace app {

/// The man page of section 1, in roff, made from the descriptions of `root`'s commands and options.
std::string manPage(const CLI::App& root);

} // namespace app
