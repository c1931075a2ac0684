// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/model_rescue.h"

#include "app/storage/path_text.h"
#include "app/storage/paths.h"
#include "app/storage/store_text.h"
#include "model/values/error.h"

#include <exception>
#include <string>

namespace app {
namespace {

namespace fs = std::filesystem;

/// Writes to rescued-1.safetensors, or the first number that nothing has: what is there stays, even a link that leads nowhere.
fs::path saveUnderFreeName(const fs::path& folder, const model::Model& model) {
    for (int number = 1;; ++number) {
        const fs::path path = folder / ("rescued-" + std::to_string(number) + ".safetensors");
        try {
            model::saveModel(path, model, model::Existing::kept);
            return path;
        } catch (const model::FileExists&) {
            continue;
        }
    }
}

/// Writes a model to a new file `rescued-<n>.safetensors`: in `models` in the home folder, else in the folder for temporary
/// files, else in the current one. Returns its path. Throws `model::Error` when all three fail.
fs::path rescueModel(const model::Model& model) {
    std::error_code none;
    std::exception_ptr failure;
    for (const fs::path& folder : {homeFolder() / "models", fs::temp_directory_path(none), fs::current_path(none)}) {
        if (folder.empty()) {
            continue;
        }
        fs::create_directories(folder, none); // a folder that cannot be made is reported by the write below
        try {
            return saveUnderFreeName(folder, model);
        } catch (const model::Error&) {
            failure = std::current_exception();
        }
    }
    std::rethrow_exception(failure);
}

} // namespace

fs::path deliver(const model::Model& model, const fs::path& out, const std::optional<fs::path>& kept,
                 const std::function<void(const QString& what, const QString& hint)>& onRescued) {
    if (out.empty()) {
        const fs::path path = kept ? *kept : rescueModel(model);
        if (!kept && onRescued) {
            // lupdate wants the namespace here.
            onRescued(app::StoreText::tr("The model could not be kept with its run; it is in %1.").arg(toText(path)),
                      app::StoreText::tr("Save it where you want it."));
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
