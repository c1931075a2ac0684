// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/data_presenter.h"

#include "app/datasets/known_folders.h"
#include "app/report_errors.h"
#include "app/storage/path_text.h"
#include "app/window/workers/data_worker.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/draw/draw_panel.h"
#include "ui/pages/data_view.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <QSettings>

#include <algorithm>
#include <iterator>
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
        if (!folder.isEmpty() && model::isDataSet(toPath(folder))) {
            return folder;
        }
    }
    return {};
}

QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Most names are proper ones, the same in every language.
QString titleOf(std::string_view name) {
    static const char* const kWords[] = {QT_TRANSLATE_NOOP("app::DataPresenter", "Starter digits")};
    return std::ranges::find(kWords, name) != std::end(kWords) ? DataPresenter::tr(name.data()) : shown(name);
}

/// What can be fetched beside MNIST.
std::vector<ui::OfferedData> offeredData() {
    std::vector<ui::OfferedData> offered;
    for (const model::KnownDataSet& set : model::knownDataSets().subspan(1)) {
        const QString size = ui::grouped(qRound(static_cast<double>(set.downloadBytes()) / 1e6));
        const QString images = QString("%1 + %2").arg(ui::grouped(set.trainImages), ui::grouped(set.testImages));
        const QString licence = shown(set.licence);
        offered.push_back({shown(set.name), titleOf(set.title),
                           set.comesAlong() ? DataPresenter::tr("%1 images that come along: nothing to download. %2")
                                                  .arg(images, DataPresenter::tr(set.note.data()))
                           : set.downloadBytes() > 0
                               ? DataPresenter::tr("%1 images, %2 MB to download. Licence: %3").arg(images, size, licence)
                               : DataPresenter::tr("%1 images. Licence: %2").arg(images, licence)});
    }
    return offered;
}

} // namespace

DataPresenter::DataPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, DataWorker& worker)
    : window_(window), view_(*window.page<ui::DataView>()), state_(state), files_(files), worker_(worker) {
    follow({&state.openData()}, [this] { show(); });
    follow({&state.openModel()}, [this] { showReader(); });
    connectFiles();
    connect(&view_, &ui::DataView::imageActivated, window.drawPanel(), &ui::DrawPanel::showImage);
    connect(&view_, &ui::DataView::doubtsWanted, &worker, &DataWorker::setWanted, Qt::DirectConnection);
    connect(&worker, &DataWorker::meansFound, this,
            [this](const std::shared_ptr<const model::ClassMeans>& means, const std::shared_ptr<const LoadedData>& data) {
                if (data == shown_) {
                    view_.setMeans(*means);
                }
            });
    connect(&worker, &DataWorker::doubtsProgressed, &view_, &ui::DataView::showDoubtsProgress);
    connect(&worker, &DataWorker::doubtsFound, this, [this](const std::shared_ptr<const LabelDoubts>& doubts) {
        if (doubts->data == shown_ && doubts->model == reader_.model) {
            view_.setDoubts(doubts->split, doubts->images);
        }
    });
}

DataPresenter::~DataPresenter() {
    post(&files_, &FileWorker::cancelFetch);
    worker_.setWanted({});
}

void DataPresenter::connectFiles() {
    window_.setOfferedData(offeredData());
    connect(&window_, &ui::MainWindow::fetchDataRequested, this, [this] { fetch(shown(model::knownDataSets().front().name)); });
    connect(&window_, &ui::MainWindow::fetchOfferedRequested, this, &DataPresenter::fetch);
    connect(&window_, &ui::MainWindow::dataFolderChosen, &files_, &FileWorker::loadData);
    connect(&window_, &ui::MainWindow::cancelFetchRequested, &files_, &FileWorker::cancelFetch);
    connect(&files_, &FileWorker::dataLoaded, this, &DataPresenter::receive);
    connect(&files_, &FileWorker::dataFailed, this, [this](const QString& what, const QString& hint) {
        window_.messageBar()->endProgress();
        window_.showError(what, hint);
    });
    connect(&files_, &FileWorker::fetchProgressed, window_.messageBar(), &ui::MessageBar::showProgress);
    connect(&files_, &FileWorker::fetchFailed, this,
            [this](const QString& name, const QString& what, const QString& hint, const QString& details) {
                window_.messageBar()->endProgress();
                window_.showDetailedError(what, hint, details);
                window_.messageBar()->setAction(tr("Retry"), [this, name] { fetch(name); });
            });
    connect(&files_, &FileWorker::fetchCancelled, window_.messageBar(), &ui::MessageBar::endProgress);
}

void DataPresenter::start(const WindowStart& start) {
    if (state_.data()) { // kept from the session before
        return;
    }
    QString folder;
    reportErrors(
        [&] { folder = start.data.empty() ? firstFolderWithData() : toText(std::filesystem::absolute(dataPath(start.data))); },
        [this](const QString& what, const QString& hint) { window_.showError(what, hint); });
    if (!folder.isEmpty()) {
        post(&files_, &FileWorker::loadData, folder);
    }
}

void DataPresenter::fetch(const QString& name) {
    const model::KnownDataSet* set = model::findKnownDataSet(name.toStdString());
    window_.messageBar()->showProgress(tr("Getting %1").arg(titleOf(set->title)), 0, -1);
    post(&files_, &FileWorker::fetchData, name);
}

void DataPresenter::receive(const std::shared_ptr<const LoadedData>& data) {
    const QString folder = toText(data->folder);
    const bool isNew = QSettings().value(kDataFolderKey).toString() != folder;
    QSettings().setValue(kDataFolderKey, folder);
    window_.messageBar()->endProgress();
    window_.showFindings(titleOf(data->name), data->findings);
    if (isNew && !data->notes.empty()) {
        QString done = titleOf(data->name) + ":";
        for (const std::string& note : data->notes) {
            done += " " + tr(note.c_str());
        }
        window_.showInfo(done);
    }
    if (!state_.receiveData(data)) {
        window_.showInfo(tr("%1 is loaded; it is used once this run has ended.").arg(titleOf(data->name)));
    }
}

void DataPresenter::show() {
    const auto data = state_.data();
    if (data != shown_) {
        shown_ = data;
        window_.setHasData(
            true,
            QString("%1 · %2 + %3").arg(titleOf(data->name), ui::grouped(data->train.size()), ui::grouped(data->test.size())));
        view_.setData({data, &data->train}, {data, &data->test}, data->findings);
        worker_.setData(data);
    }
    showReader();
}

/// The open model doubts labels, if it has learned to tell what the data set holds.
void DataPresenter::showReader() {
    const OpenModel* open = state_.openModel().get();
    const bool knows = open != nullptr && shown_ && open->knowsLabels;
    const Reader reader{open == nullptr ? nullptr : open->reader, open == nullptr ? QString() : open->name,
                        open == nullptr ? tr("No model is open that could read these images.")
                        : knows         ? QString()
                                        : tr("The open model tells other classes apart than this data set has.")};
    if (reader != reader_) {
        reader_ = reader;
        view_.setReader(reader.name, reader.obstacle);
        worker_.setModel(knows ? reader.model : nullptr);
    }
}

} // namespace app
