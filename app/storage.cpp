// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage.h"

#include "app/dataset_fetcher.h"
#include "app/guarded.h"
#include "app/image_file.h"
#include "app/models.h"
#include "app/recipes.h"
#include "model/io/strokes_file.h"

namespace app {

namespace fs = std::filesystem;

namespace {

fs::path toPath(const QString& text) {
    return text.toStdString();
}

} // namespace

Storage::Storage() = default;
Storage::~Storage() = default;

void Storage::loadData(const QString& folder) {
    guarded([&] { emit dataLoaded(folder, std::make_shared<const LoadedData>(app::loadData(toPath(folder)))); },
            [this](const QString& what, const QString& hint) { emit dataFailed(what, hint); });
}

void Storage::fetchData(const QString& folder) {
    fetcher_ = std::make_unique<DatasetFetcher>(toPath(folder), FetchSources::standard());
    connect(fetcher_.get(), &DatasetFetcher::progressed, this, &Storage::fetchProgressed);
    connect(fetcher_.get(), &DatasetFetcher::sourceFailed, this, &Storage::fetchSourceFailed);
    connect(fetcher_.get(), &DatasetFetcher::failed, this, &Storage::dataFailed);
    connect(fetcher_.get(), &DatasetFetcher::cancelled, this, &Storage::fetchCancelled);
    connect(fetcher_.get(), &DatasetFetcher::finished, this, [this, folder] { loadData(folder); });
    fetcher_->start();
}

void Storage::cancelFetch() {
    if (fetcher_) {
        fetcher_->cancel();
    }
}

void Storage::openModel(const QString& path) {
    guarded([&] { emit modelOpened(path, std::make_shared<const model::Model>(model::loadModel(toPath(path)))); },
            [this](const QString& what, const QString& hint) { emit modelFailed(what, hint); });
}

void Storage::openFirstModel() {
    guarded(
        [&] {
            const bool hasRun = fs::exists(lastModelPath());
            emit modelOpened({},
                             std::make_shared<const model::Model>(hasRun ? model::loadModel(lastModelPath()) : bundledModel()));
        },
        [this](const QString& what, const QString& hint) { emit modelFailed(what, hint); });
}

void Storage::saveModel(const QString& path, const std::shared_ptr<const model::Model>& model) {
    guarded(
        [&] {
            model::saveModel(toPath(path), *model);
            emit modelSaved(path);
        },
        [this](const QString& what, const QString& hint) { emit modelFailed(what, hint); });
}

void Storage::openPicture(const QString& path) {
    guarded(
        [&] {
            const QImage picture = loadPicture(toPath(path));
            emit pictureOpened(picture, std::make_shared<const model::GreyImage>(toGrey(picture)));
        },
        [this](const QString& what, const QString& hint) { emit drawingFailed(what, hint); });
}

void Storage::takePicture(const QImage& original) {
    const QImage picture = prepared(original);
    emit pictureOpened(picture, std::make_shared<const model::GreyImage>(toGrey(picture)));
}

void Storage::saveDrawing(const QString& path, const model::Drawing& drawing, const QImage& picture) {
    guarded(
        [&] {
            if (path.endsWith(".jsonl", Qt::CaseInsensitive)) {
                model::writeStrokesFile(toPath(path), {{"1", std::nullopt, {}, drawing}});
            } else {
                writePng(toPath(path), picture);
            }
            emit drawingSaved(path);
        },
        [this](const QString& what, const QString& hint) { emit drawingFailed(what, hint); });
}

void Storage::listRecipes() {
    emit recipesListed(ownRecipes());
}

void Storage::saveRecipe(const model::Recipe& recipe) {
    guarded(
        [&] {
            writeRecipe(ownRecipePath(recipe.name), recipe);
            listRecipes();
            emit recipeSaved(QString::fromStdString(recipe.name));
        },
        [this](const QString& what, const QString& hint) { emit recipeFailed(what, hint); });
}

void Storage::deleteRecipe(const QString& name) {
    guarded(
        [&] {
            removeRecipe(name.toStdString());
            listRecipes();
        },
        [this](const QString& what, const QString& hint) { emit recipeFailed(what, hint); });
}

void Storage::importRecipe(const QString& path) {
    guarded(
        [&] {
            model::Recipe recipe = readRecipe(toPath(path));
            recipe.name = toPath(path).stem().string();
            emit recipeImported(recipe);
        },
        [this](const QString& what, const QString& hint) { emit recipeFailed(what, hint); });
}

void Storage::exportRecipe(const QString& path, const model::Recipe& recipe) {
    guarded(
        [&] {
            writeRecipe(toPath(path), recipe);
            emit recipeExported(path);
        },
        [this](const QString& what, const QString& hint) { emit recipeFailed(what, hint); });
}

} // namespace app
