// SPDX-License-Identifier: GPL-3.0-or-later
// The session's side of the data set: getting and opening it, its images and what the model doubts of them.
#include "app/datasets/known_folders.h"
#include "app/window/session.h"

#include "app/storage/path_text.h"
#include "app/window/previews.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/why_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/number_text.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/message_bar.h"

#include <QSettings>

#include <string_view>
#include <vector>

namespace app {
namespace {

constexpr auto kDataFolderKey = "dataFolder";

/// $DIGITLAB_DATA when set; else the folder used last, or DigitLab's own. Empty when none holds a data set.
QString firstFolderWithData() {
    QStringList folders{toText(dataFolder())};
    if (!qEnvironmentVariableIsSet("DIGITLAB_DATA")) {
        folders.prepend(QSettings().value(kDataFolderKey).toString());
    }
    for (const QString& folder : folders) {
        if (!folder.isEmpty() && model::dataKindOf(toPath(folder)) != model::DataKind::none) {
            return folder;
        }
    }
    return {};
}

QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What can be fetched beside MNIST.
std::vector<ui::OfferedData> offeredData() {
    std::vector<ui::OfferedData> offered;
    for (const model::KnownDataSet& set : model::knownDataSets().subspan(1)) {
        const QString size = ui::grouped(qRound(static_cast<double>(set.downloadBytes()) / 1e6));
        const QString images = QString("%1 + %2").arg(ui::grouped(set.trainImages), ui::grouped(set.testImages));
        const QString licence = shown(set.licence);
        offered.push_back({shown(set.name), shown(set.title),
                           set.downloadBytes() > 0
                               ? Session::tr("%1 images, %2 MB to download. Licence: %3").arg(images, size, licence)
                               : Session::tr("%1 images. Licence: %2").arg(images, licence)});
    }
    return offered;
}

} // namespace

void Session::openFirstData() {
    const QString folder = firstFolderWithData();
    if (folder.isEmpty()) {
        window_.datasetBar()->showOffer();
    } else {
        post(files_, &FileWorker::loadData, folder);
    }
}

void Session::connectData() {
    window_.setOfferedData(offeredData());
    const auto fetch = [this](const QString& name) {
        const model::KnownDataSet* set = model::findKnownDataSet(name.toStdString());
        window_.datasetBar()->showProgress(tr("Looking for %1").arg(shown(set->title)), 0, -1);
        post(files_, &FileWorker::fetchData, name);
    };
    connect(&window_, &ui::MainWindow::fetchDataRequested, this, [fetch] { fetch(shown(model::knownDataSets().front().name)); });
    connect(&window_, &ui::MainWindow::fetchOfferedRequested, this, fetch);
    connect(&window_, &ui::MainWindow::dataFolderChosen, files_, &FileWorker::loadData);
    connect(&window_, &ui::MainWindow::cancelFetchRequested, files_, &FileWorker::cancelFetch);
    const auto offerData = [this] { state_.data() ? window_.datasetBar()->hide() : window_.datasetBar()->showOffer(); };
    connect(files_, &FileWorker::dataLoaded, this, &Session::receiveData);
    connect(files_, &FileWorker::dataFailed, this, [this, offerData](const QString& what, const QString& hint) {
        window_.showError(what, hint);
        offerData();
    });
    connect(files_, &FileWorker::fetchProgressed, window_.datasetBar(), &ui::DatasetBar::showProgress);
    connect(files_, &FileWorker::fetchSourceFailed, this, [this](const QString& what) {
        sourceFailed_ = tr("%1. Trying the next source.").arg(what);
        window_.showInfo(sourceFailed_);
    });
    connect(files_, &FileWorker::fetchCancelled, this, [this, offerData] {
        window_.messageBar()->withdraw(sourceFailed_);
        offerData();
    });
    connectDataPage();
}

void Session::connectDataPage() {
    auto* view = window_.page<ui::DataView>();
    connect(view, &ui::DataView::imageActivated, this, &Session::showOnCanvas);
    connect(view, &ui::DataView::doubtsWanted, dataWorker_, &DataWorker::setWanted, Qt::DirectConnection);
    connect(dataWorker_, &DataWorker::meansFound, this,
            [this, view](const std::shared_ptr<const model::ClassMeans>& means, const std::shared_ptr<const LoadedData>& data) {
                if (data == shownData_) {
                    view->setMeans(*means);
                }
            });
    connect(dataWorker_, &DataWorker::doubtsProgressed, view, &ui::DataView::showDoubtsProgress);
    connect(dataWorker_, &DataWorker::doubtsFound, this, [this, view](const std::shared_ptr<const LabelDoubts>& doubts) {
        if (doubts->data == shownData_ && doubts->model == doubter_.model) {
            view->setDoubts(doubts->split, doubts->images);
        }
    });
}

void Session::receiveData(const QString& folder, const std::shared_ptr<const LoadedData>& data) {
    QSettings().setValue(kDataFolderKey, folder);
    dataFolder_ = folder;
    window_.messageBar()->withdraw(sourceFailed_); // another one had it
    window_.datasetBar()->showFindings(QString::fromStdString(data->name), data->findings);
    if (!state_.receiveData(data)) {
        window_.showInfo(tr("%1 is loaded; it is used once this run has ended.").arg(QString::fromStdString(data->name)));
    }
    showState();
    readMistakes();
}

/// Where another data set has come.
void Session::showData() {
    const auto& data = state_.data();
    if (data != shownData_) {
        shownData_ = data;
        window_.setHasData(
            true, QString("%1 · %2 + %3")
                      .arg(QString::fromStdString(data->name), ui::grouped(data->train.size()), ui::grouped(data->test.size())));
        showPreviews(window_.trainPanel()->recipe());
        why_->setData(data);
        window_.insideView()->why()->setHasData(true);
        window_.page<ui::DataView>()->setData({data, &data->train}, {data, &data->test}, data->findings);
        dataWorker_->setData(data);
    }
    showDoubter();
}

/// The open model doubts labels, if it has learned to tell what the data set holds.
void Session::showDoubter() {
    const OpenModel* open = state_.openModel();
    const bool same = open != nullptr && shownData_ && model::namesOrDigits(open->model->card.classes) == shownData_->classes();
    const Doubter doubter{open == nullptr ? nullptr : open->model, open == nullptr ? QString() : open->name,
                          open == nullptr ? tr("No model is open that could read these images.")
                          : same          ? QString()
                                          : tr("The open model tells other classes apart than this data set has.")};
    if (doubter == doubter_) {
        return;
    }
    doubter_ = doubter;
    window_.page<ui::DataView>()->setReader(doubter.name, doubter.obstacle);
    dataWorker_->setModel(same ? doubter.model : nullptr);
}

std::optional<model::DigitImage> Session::testImage(int index) const {
    const auto at = static_cast<std::size_t>(index);
    const TestEvaluation* mistakes = state_.mistakes();
    return mistakes != nullptr && at < mistakes->data->test.images.size() ? std::optional(mistakes->data->test.images[at])
                                                                          : std::nullopt;
}

void Session::showPreviews(const model::Recipe& recipe) {
    window_.trainPanel()->setLearningRates(scheduleCurve(recipe));
    if (state_.data()) {
        window_.trainPanel()->setPreview(previewStrip(*state_.data(), recipe));
        window_.augmentationGallery()->setRows(galleryRows(*state_.data(), recipe, firstSample_));
    }
}

} // namespace app
