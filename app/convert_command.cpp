// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "model/io/model_file.h"

#include <cstdio>

namespace app {

void runConvert(const std::string& from, const std::string& to) {
    model::checkModelPath(to);
    model::saveModel(to, model::loadModel(from));
    std::printf("Wrote %s\n", to.c_str());
}

} // namespace app
