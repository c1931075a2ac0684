// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/export/export.h"
#include "model/formats/model_file.h"
#include "model/ink/ink.h"
#include "model/values/recipe.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

class DatasetFetcher;

/// Reads and writes files for the window on a thread of its own: data sets, models, pictures, drawings, downloads.
class FileWorker : public QObject {
    Q_OBJECT

public:
    FileWorker();
    ~FileWorker() override;

public slots:
    void loadData(const QString& folder);
    /// Fetches a known data set into the folder of its name, then loads it; one that Debian's package has put here or that comes
    /// along is loaded at once.
    void fetchData(const QString& name);
    void cancelFetch();
    /// An empty path is the bundled model's, here and below.
    void openModel(const QString& path);
    /// One that lies with its run, whose name it has.
    void openKeptModel(const QString& path, const QString& id);
    /// One that only stands next to the open one; the bundled one where the path is empty.
    void openOtherModel(const QString& path, const QString& name);
    void saveModel(const QString& path, const std::shared_ptr<const model::Model>& model);
    /// In one of the terminal's --format; compared on the test images of `data`, which may be null.
    void exportModel(const QString& path, const QString& format, const std::shared_ptr<const model::Model>& model,
                     const std::shared_ptr<const app::LoadedData>& data);
    void openPicture(const QString& path);
    void takePicture(const QImage& picture);
    /// As pen strokes when the name ends in .jsonl, else `picture` as PNG.
    void saveDrawing(const QString& path, const model::Drawing& drawing, const QImage& picture);
    void listRecipes();
    /// Under its name among the user's own. One that is there already, of another window too, is only replaced where that was
    /// said.
    void saveRecipe(const model::Recipe& recipe, bool replace);
    void deleteRecipe(const QString& name);
    /// Among the user's own, by the file's name.
    void importRecipe(const QString& path);
    void exportRecipe(const QString& path, const model::Recipe& recipe);
    /// Under its name among the user's own, as recipes are.
    void saveNetwork(const model::Network& network, bool replace);
    void renameNetwork(const QString& from, const QString& to);
    void deleteNetwork(const QString& name);

signals:
    void dataLoaded(const std::shared_ptr<const app::LoadedData>& data);
    void dataFailed(const QString& what, const QString& hint);
    void fetchProgressed(const QString& text, qint64 received, qint64 total);
    /// See `DatasetFetcher::failed`.
    void fetchFailed(const QString& name, const QString& what, const QString& hint, const QString& details);
    void fetchCancelled();
    void modelOpened(const QString& path, const std::shared_ptr<const model::Model>& model);
    void keptModelOpened(const QString& id, const std::shared_ptr<const model::Model>& model);
    void otherModelOpened(const QString& name, const std::shared_ptr<const model::Model>& model);
    void modelSaved(const QString& path, const std::shared_ptr<const model::Model>& model);
    void modelExported(const QString& path, const model::ExportReport& report);
    void modelFailed(const QString& what, const QString& hint);
    /// To be shown, and its grey levels to be read; both of one size.
    void pictureOpened(const QImage& picture, const std::shared_ptr<const model::Picture>& grey);
    void drawingSaved(const QString& path);
    void drawingFailed(const QString& what, const QString& hint);
    /// The user's own, whenever they were asked for or changed.
    void recipesListed(const std::vector<model::Recipe>& own);
    /// With them, and whenever they changed: the user's own networks.
    void networksListed(const std::vector<model::Network>& own);
    void recipeSaved(const QString& name);
    /// It was not saved: another one has its name.
    void recipeExists(const model::Recipe& recipe);
    void recipeExported(const QString& path);
    void recipeFailed(const QString& what, const QString& hint);
    void networkSaved(const model::Network& network);
    /// It was not saved: another one has its name.
    void networkExists(const model::Network& network);
    void networkRenamed(const QString& from, const QString& to);
    void networkDeleted(const model::Network& network);

private:
    using Failed = void (FileWorker::*)(const QString& what, const QString& hint);
    /// Emits `failed` with the reason when `work` throws.
    template <class Work> void attempt(Failed failed, const Work& work);
    void listNetworks();
    /// Tells of each of the user's own that cannot be read once.
    template <class Unreadable> void tellOnce(const std::vector<Unreadable>& unreadable);

    std::unique_ptr<DatasetFetcher> fetcher_;
    std::set<std::string> unreadableFiles_; ///< by what is wrong with them: each was told once
};

} // namespace app
