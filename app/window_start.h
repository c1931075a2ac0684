// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace app {

/// What the window opens with instead of what was open last, each as in the terminal; empty: nothing is asked for.
struct WindowStart {
    std::string data = {};   ///< a known data set's name, a folder or a file
    std::string model = {};  ///< a model file
    std::string recipe = {}; ///< a name or a file
    std::string file = {};   ///< a model, a picture or a folder with data, as if it had been dropped
};

} // namespace app
