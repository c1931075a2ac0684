// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/model_rescue.h"

#include "app/storage/path_text.h"
#include "app/storage/paths.h"
#include "app/storage/store_text.h"
#include "model/values/error.h"

#include <mutex>
#include <string>
#include <vector>

namespace app {
namespace {

namespace fs = std::filesystem;

/// rescued-1.safetensors, or the first number that is free.
fs::path freePath(const fs::path& folder) {
    std::error_code unreadable; // is reported by the write
    for (int number = 1;; ++number) {
        const fs::path path = folder / ("rescued-" + std::to_string(number) + ".safetensors");
        if (!fs::exists(path, unreadable)) {
            return path;
        }
    }
}

std::vector<fs::path> rescueFolders() {
    std::error_code none;
    std::vector<fs::path> folders{homeFolder() / "models", fs::temp_directory_path(none), fs::current_path(none)};
    std::erase(folders, fs::path());
    return folders;
}

void tellOfRescue(const fs::path& path, const std::function<void(const QString& what, const QString& hint)>& onRescued) {
    onRescued(StoreText::tr("The model could not be kept with its run; it is in %1.").arg(toText(path)),
              StoreText::tr("Save it where you want it."));
}

} // namespace

fs::path rescueModel(const model::Model& model) {
    static std::mutex turns; // of two seeds that end at the same time, each finds a name of its own
    const std::lock_guard lock(turns);
    const std::vector<fs::path> folders = rescueFolders();
    for (std::size_t i = 0;; ++i) {
        std::error_code ignored; // a folder that cannot be made is reported by the write below
        fs::create_directories(folders[i], ignored);
        try {
            const fs::path path = freePath(folders[i]);
            model::saveModel(path, model);
            return path;
        } catch (const model::Error&) {
            if (i + 1 == folders.size()) {
                throw;
            }
        }
    }
}

fs::path deliver(const model::Model& model, const fs::path& out, const std::optional<fs::path>& kept,
                 const std::function<void(const QString& what, const QString& hint)>& onRescued) {
    if (out.empty()) {
        const fs::path path = kept ? *kept : rescueModel(model);
        if (!kept && onRescued) {
            tellOfRescue(path, onRescued);
        }
        return path;
    }
    try {
        model::saveModel(out, model);
        return out;
    } catch (const model::Error& error) {
        const fs::path rescued = kept ? *kept : rescueModel(model);
        throw model::Error(std::string(error.what()) + " The model is in " + rescued.string() + ".",
                           "Move that file to where you want it.");
    }
}

} // namespace app
