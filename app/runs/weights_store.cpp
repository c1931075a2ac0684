// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/weights_store.h"

#include "app/storage/network_files.h"
#include "app/storage/paths.h"
#include "model/formats/model_file.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

#include <QCryptographicHash>

#include <chrono>
#include <filesystem>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kEnding = ".safetensors";

fs::path folder() {
    return homeFolder() / "weights";
}

} // namespace

fs::path keptWeightsPath(const std::string& hash) {
    return folder() / (hash + kEnding);
}

std::string hashOf(const model::Weights& weights) {
    model::Safetensors file{{}, weights.tensors};
    if (*weights.architecture != *model::notebookArchitecture()) { // whose name is the one that it had before there were others
        file.metadata = {{"network", model::toJson(model::Network{{}, {}, weights.architecture->network().layers})}};
    }
    const QByteArray bytes = QByteArray::fromStdString(model::formatSafetensors(file));
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

void keepWeights(const model::Model& model) {
    const fs::path path = keptWeightsPath(hashOf(model.weights));
    std::error_code error;
    fs::last_write_time(path, fs::file_time_type::clock::now(), error); // not to be removed before the record is written
    if (!error) {
        return;
    }
    fs::create_directories(folder(), error); // a folder that cannot be made is reported by the write
    model::saveModel(path, model);
}

model::Model keptWeights(const std::string& hash) {
    const fs::path path = keptWeightsPath(hash);
    model::Model model = model::loadModel(path);
    if (hashOf(model.weights) != hash) {
        throw model::Error(path.string() + ": these are not the weights that it is named after.",
                           "Train its recipe as a new run.");
    }
    return model;
}

std::vector<model::Model> loadModels(const std::vector<std::string>& files, const std::string& network) {
    std::vector<model::Model> models;
    for (const std::string& file : files) {
        models.push_back(readModel(file, network));
    }
    return models;
}

void removeUnusedWeights(const std::set<std::string>& used) {
    std::error_code none; // there are no weights yet
    for (const fs::directory_entry& file : fs::directory_iterator(folder(), none)) {
        std::error_code left;
        const bool recent = fs::file_time_type::clock::now() - file.last_write_time(left) < std::chrono::hours(1);
        if (file.path().extension() == kEnding && !used.contains(file.path().stem().string()) && !recent && !left) {
            fs::remove(file.path(), left);
        }
    }
}

} // namespace app
