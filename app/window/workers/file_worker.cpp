// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/file_worker.h"
#include "app/datasets/known_folders.h"

#include "app/datasets/dataset_fetcher.h"
#include "app/report_errors.h"
#include "app/runs/run_of_model.h"
#include "app/storage/bundled_models.h"
#include "app/storage/network_files.h"
#include "app/storage/path_text.h"
#include "app/storage/picture_file.h"
#include "app/storage/recipe_files.h"
#include "model/data/strokes_file.h"

namespace app {

namespace {

/// The bundled one where the path is empty.
std::shared_ptr<const model::Model> load(const QString& path) {
    return std::make_shared<const model::Model>(path.isEmpty() ? bundledModel() : readModel(toPath(path)));
}

} // namespace

FileWorker::FileWorker() = default;
FileWorker::~FileWorker() = default;

template <class Work> void FileWorker::attempt(Failed failed, const Work& work) {
    reportErrors(work, [&](const QString& what, const QString& hint) { (this->*failed)(what, hint); });
}

void FileWorker::loadData(const QString& folder) {
    attempt(&FileWorker::dataFailed, [&] { emit dataLoaded(std::make_shared<const LoadedData>(app::loadData(toPath(folder)))); });
}

void FileWorker::fetchData(const QString& name) {
    const model::KnownDataSet& set = *model::findKnownDataSet(name.toStdString());
    const std::filesystem::path folder = folderOf(set);
    if (const auto here = findDataSet(set); set.comesAlong() || (here && *here != folder)) {
        attempt(&FileWorker::dataFailed, [&] { loadData(toText(dataPath(name.toStdString()))); });
        return;
    }
    fetcher_ = std::make_unique<DatasetFetcher>(folder, FetchSources::standard(set));
    connect(fetcher_.get(), &DatasetFetcher::progressed, this, &FileWorker::fetchProgressed);
    connect(fetcher_.get(), &DatasetFetcher::failed, this,
            [this, name](const QString& what, const QString& hint, const QString& details) {
                emit fetchFailed(name, what, hint, details);
            });
    connect(fetcher_.get(), &DatasetFetcher::cancelled, this, &FileWorker::fetchCancelled);
    connect(fetcher_.get(), &DatasetFetcher::finished, this, [this, folder] { loadData(toText(folder)); });
    fetcher_->start();
}

void FileWorker::cancelFetch() {
    if (fetcher_) {
        fetcher_->cancel();
    }
}

void FileWorker::openModel(const QString& path) {
    attempt(&FileWorker::modelFailed, [&] { emit modelOpened(path, load(path)); });
}

void FileWorker::openKeptModel(const QString& path, const QString& id) {
    attempt(&FileWorker::modelFailed, [&] { emit keptModelOpened(id, load(path)); });
}

void FileWorker::openOtherModel(const QString& path, const QString& name) {
    attempt(&FileWorker::modelFailed, [&] { emit otherModelOpened(name, load(path)); });
}

void FileWorker::saveModel(const QString& path, const std::shared_ptr<const model::Model>& model) {
    attempt(&FileWorker::modelFailed, [&] {
        model::saveModel(toPath(path), *model);
        emit modelSaved(path, model);
    });
}

void FileWorker::exportModel(const QString& path, const QString& format, const std::shared_ptr<const model::Model>& model,
                             const std::shared_ptr<const LoadedData>& data) {
    attempt(&FileWorker::modelFailed, [&] {
        const auto chosen = model::exportFormatOf(format.toStdString(), toPath(path));
        QString notice; // unused: the threads with a database of their own report it
        emit modelExported(path, app::exportModel(toPath(path), *model, chosen, data ? &data->test : nullptr, notice));
    });
}

void FileWorker::openPicture(const QString& path) {
    attempt(&FileWorker::drawingFailed, [&] {
        const QImage picture = loadPicture(toPath(path));
        emit pictureOpened(picture, std::make_shared<const model::Picture>(pixelsOf(picture)));
    });
}

void FileWorker::takePicture(const QImage& original) {
    const QImage picture = prepared(original);
    emit pictureOpened(picture, std::make_shared<const model::Picture>(pixelsOf(picture)));
}

void FileWorker::saveDrawing(const QString& path, const model::Drawing& drawing, const QImage& picture) {
    attempt(&FileWorker::drawingFailed, [&] {
        if (path.endsWith(".jsonl", Qt::CaseInsensitive)) {
            model::writeStrokesFile(toPath(path), {{"1", std::nullopt, {}, drawing}});
        } else {
            writePng(toPath(path), picture);
        }
        emit drawingSaved(path);
    });
}

template <class Unreadable> void FileWorker::tellOnce(const std::vector<Unreadable>& unreadable) {
    for (const Unreadable& file : unreadable) {
        if (unreadableFiles_.insert(file.error.what()).second) {
            attempt(&FileWorker::recipeFailed, [&] { throw file.error; });
        }
    }
}

void FileWorker::listNetworks() {
    const OwnNetworks own = ownNetworks();
    emit networksListed(own.networks);
    tellOnce(own.unreadable);
}

void FileWorker::listRecipes() {
    listNetworks();
    const OwnRecipes own = ownRecipes();
    emit recipesListed(own.recipes);
    tellOnce(own.unreadable);
}

void FileWorker::saveRecipe(const model::Recipe& recipe, bool replace) {
    attempt(&FileWorker::recipeFailed, [&] {
        try {
            writeRecipe(ownRecipePath(recipe.name), recipe, replace ? model::Existing::replaced : model::Existing::kept);
        } catch (const model::FileExists&) {
            emit recipeExists(recipe);
            return;
        }
        listRecipes();
        emit recipeSaved(QString::fromStdString(recipe.name));
    });
}

void FileWorker::deleteRecipe(const QString& name) {
    attempt(&FileWorker::recipeFailed, [&] {
        removeRecipe(name.toStdString());
        listRecipes();
    });
}

void FileWorker::importRecipe(const QString& path) {
    attempt(&FileWorker::recipeFailed, [&] {
        model::Recipe recipe = readRecipe(toPath(path));
        recipe.name = toPath(path).stem().string();
        saveRecipe(recipe, false);
    });
}

void FileWorker::exportRecipe(const QString& path, const model::Recipe& recipe) {
    attempt(&FileWorker::recipeFailed, [&] {
        writeRecipe(toPath(path), recipe);
        emit recipeExported(path);
    });
}

void FileWorker::saveNetwork(const model::Network& network, bool replace) {
    attempt(&FileWorker::recipeFailed, [&] {
        try {
            keepNetwork(network, replace);
        } catch (const model::FileExists&) {
            emit networkExists(network);
            return;
        }
        listNetworks();
        emit networkSaved(network);
    });
}

void FileWorker::renameNetwork(const QString& from, const QString& to) {
    attempt(&FileWorker::recipeFailed, [&] {
        app::renameNetwork(from.toStdString(), to.toStdString());
        listNetworks();
        emit networkRenamed(from, to);
    });
}

void FileWorker::deleteNetwork(const QString& name) {
    attempt(&FileWorker::recipeFailed, [&] {
        const model::Network network = findNetwork(name.toStdString());
        removeNetwork(network.name);
        listNetworks();
        emit networkDeleted(network);
    });
}

} // namespace app
