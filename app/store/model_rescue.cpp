// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/model_rescue.h"

#include "app/store/data_folder.h"
#include "model/error.h"

#include <string>

namespace app {
namespace {

namespace fs = std::filesystem;

/// rescued-1.safetensors, or the first number that is free.
fs::path rescuePath() {
    const fs::path folder = lastModelPath().parent_path();
    std::error_code ignored; // a folder that cannot be made is reported by the write below
    fs::create_directories(folder, ignored);
    for (int number = 1;; ++number) {
        const fs::path path = folder / ("rescued-" + std::to_string(number) + ".safetensors");
        if (!fs::exists(path, ignored)) {
            return path;
        }
    }
}

} // namespace

void saveOrRescue(const fs::path& path, const model::Model& model) {
    try {
        model::saveModel(path, model);
    } catch (const model::Error& error) {
        const fs::path rescued = rescuePath();
        model::saveModel(rescued, model);
        throw model::Error(std::string(error.what()) + " The model is in " + rescued.string() + ".",
                           "Move that file to where you want it.");
    }
}

} // namespace app
