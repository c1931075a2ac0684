// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session.h"

#include "app/storage/path_text.h"
#include "app/window/previews.h"
#include "model/network/architecture.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/network_view.h"
#include "ui/explain/path_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/number_text.h"
#include "ui/window/dataset_bar.h"

#include <QFileInfo>

namespace app {
namespace {

/// "Exported to net.onnx: 53 KB, largest difference 3e-07 (LibTorch 2.6.0)."
QString exportText(const QString& path, const model::ExportReport& report) {
    const QString size = ui::grouped(qRound(static_cast<double>(report.bytes) / 1000));
    if (!report.check) {
        return Session::tr("Exported to %1: %2 KB.").arg(path, size);
    }
    if (report.check->graphNotRun) {
        return Session::tr("Exported to %1: %2 KB, passed by %3; not run here.")
            .arg(path, size, QString::fromStdString(report.check->by));
    }
    if (report.check->accuracy) {
        return Session::tr("Exported to %1: %2 KB, %3 of the test images read right.")
            .arg(path, size, ui::percent(*report.check->accuracy, 2));
    }
    return Session::tr("Exported to %1: %2 KB, largest difference %3 (%4).")
        .arg(path, size, ui::significant(report.check->largestDifference, 1), QString::fromStdString(report.check->by));
}

} // namespace

Session::Session(ui::MainWindow& window)
    : window_(window), why_(whyThread_.add<WhyWorker>()), learned_(learnedThread_.add<FeatureWorker>()),
      compare_(learnedThread_.add<CompareWorker>()), reading_(readingThread_.add<PredictionWorker>()),
      files_(fileThread_.add<FileWorker>()), handwritingStore_(fileThread_.add<Handwriting>()),
      runs_(fileThread_.add<RunLibrary>()), training_(trainingThread_.add<TrainingWorker>()),
      fineTuning_(trainingThread_.add<FineTuningWorker>()), measuring_(fileThread_.add<DeadMapWorker>()),
      maps_(mapThread_.add<EmbeddingWorker>()), dataWorker_(dataThread_.add<DataWorker>()), presets_(window, *files_) {
    connectWindow();
    connectMap(); // before the run's end is shown it has to know whose epochs it holds
    connectTraining();
    connectReading();
    connectWhy();
    connectLearned();
    connectFiles();
    connectData();
    connectPictures();
    connectHandwriting();
    connectFineTuning();
    connectRuns();
    connectRunsPage();
    connectCompare(); // lists the runs that are known by then
}

Session::~Session() {
    state_.interrupt();
    post(files_, &FileWorker::cancelFetch);
    maps_->nextOrder();         // nobody waits for a map …
    why_->setWanted(false);     // … an explanation …
    learned_->setWanted(false); // … what was learned …
    compare_->setWanted(false); // … a comparison …
    dataWorker_->setWanted({}); // … or doubts
}

void Session::start() {
    window_.insideView()->layers()->setLayers(model::layerTable());
    showState();
    presets_.start();
    post(runs_, &RunLibrary::start);
    emit handwritingRequested();
    openFirstData();
}

void Session::connectWindow() {
    const auto transition = [this](bool (SessionState::*change)()) {
        return [this, change] {
            if ((state_.*change)()) {
                showState();
            }
        };
    };
    connect(&window_, &ui::MainWindow::trainRequested, this, &Session::train);
    connect(&window_, &ui::MainWindow::pauseRequested, this, transition(&SessionState::pause));
    connect(&window_, &ui::MainWindow::resumeRequested, this, transition(&SessionState::resume));
    connect(&window_, &ui::MainWindow::stopRequested, this, transition(&SessionState::stop));
    connect(&window_, &ui::MainWindow::openModelRequested, files_, &FileWorker::openModel);
    // A run goes on, and may end, while the dialog is open: its file gets what its name says.
    connect(&window_, &ui::MainWindow::saveDialogOpened, this, [this] { offered_ = state_.modelToSave(); });
    connect(&window_, &ui::MainWindow::saveModelRequested, this, [this](const QString& path) { save(path, offered_); });
    connect(&window_, &ui::MainWindow::saveRequested, this, [this] { save(state_.saveOffer().path, state_.modelToSave()); });
    connect(&window_, &ui::MainWindow::exportRequested, this, [this](const QString& format, const QString& path) {
        if (offered_) {
            post(files_, &FileWorker::exportModel, path, format, offered_, state_.data());
        }
    });
    connect(window_.trainPanel(), &ui::TrainPanel::recipeChanged, this, &Session::showPreviews);
    connect(window_.augmentationGallery(), &ui::AugmentationGallery::nextRequested, this, [this] {
        firstSample_ += kGalleryRows;
        showPreviews(window_.trainPanel()->recipe());
    });
    connect(window_.mistakesView(), &ui::MistakesView::evaluateRequested, this, [this] {
        if (state_.openModel() != nullptr && state_.data()) {
            post(training_, &TrainingWorker::evaluate, state_.openModel()->model, state_.data());
        }
    });
    connect(window_.mistakesView(), &ui::MistakesView::imageActivated, this, [this](int index) {
        if (const auto image = testImage(index)) {
            showOnCanvas(*image);
        }
    });
    window_.mistakesView()->setImageSource([this](int index) { return testImage(index); });
    connect(window_.drawPanel(), &ui::DrawPanel::drawingChanged, this,
            [this](const model::Drawing& drawing) { reading_->read(drawing, window_.drawPanel()->attention()); });
}

void Session::connectReading() {
    connect(reading_, &PredictionWorker::readingReady, window_.drawPanel(), &ui::DrawPanel::showReading);
    connect(reading_, &PredictionWorker::nothingToRead, window_.drawPanel(), &ui::DrawPanel::showNothing);
    connect(reading_, &PredictionWorker::traceReady, window_.insideView()->path(), &ui::PathView::setPath);
    connect(reading_, &PredictionWorker::nothingToRead, window_.insideView()->path(),
            [this] { window_.insideView()->path()->setPath(nullptr); });
    connect(window_.insideView(), &ui::InsideView::shownChanged, this, [this](bool shown) {
        reading_->setInsideWanted(shown);
        measureLayers();
    });
    connect(measuring_, &DeadMapWorker::measured, window_.insideView()->layers(), &ui::NetworkView::setFacts);
    connect(window_.drawPanel(), &ui::DrawPanel::attentionChanged, this,
            [this] { reading_->attend(window_.drawPanel()->attention()); });
    connect(reading_, &PredictionWorker::failed, &window_, &ui::MainWindow::showError);
}

void Session::connectFiles() {
    connect(files_, &FileWorker::modelOpened, this, &Session::openModel);
    connect(files_, &FileWorker::modelSaved, this, &Session::noteSaved);
    connect(files_, &FileWorker::modelExported, this,
            [this](const QString& path, const model::ExportReport& report) { window_.showInfo(exportText(path, report)); });
    connect(files_, &FileWorker::modelFailed, &window_, &ui::MainWindow::showError);
}

void Session::openModel(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (path.isEmpty()) {
        state_.openFirst(model, model->card.recipe ? QString::fromStdString(model->card.recipe->name) : tr("bundled model"));
    } else if (state_.open(model, path, QFileInfo(path).completeBaseName())) {
        post(runs_, &RunLibrary::rememberFile, path);
    } else {
        window_.showError(tr("A run is on; the model was not opened."), tr("Stop the training first."));
    }
    showState();
}

void Session::save(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (model && !path.isEmpty()) {
        post(files_, &FileWorker::saveModel, path, model);
    }
}

void Session::noteSaved(const QString& path, const std::shared_ptr<const model::Model>& model) {
    state_.saved(path, model);
    post(runs_, &RunLibrary::rememberFile, path);
    window_.showInfo(tr("Saved to %1").arg(path));
    showState();
}

/// Of the network that reads the canvas, and of the data set that is open.
void Session::nameClasses() {
    const model::ClassNames ofData = state_.data() ? state_.data()->train.classes : model::ClassNames();
    const OpenModel* open = state_.openModel();
    const bool ofRun = state_.run() != nullptr && state_.run()->weights; // until it has some, the open model reads
    window_.setClasses({open == nullptr || ofRun ? ofData : open->model->card.classes, ofData});
    reading_->expectDigits(!window_.classes().answers.areNamed());
}

void Session::showState() {
    nameClasses();
    window_.setRunState(state_.runState());
    auto* runs = window_.page<ui::RunsView>();
    runs->setBusy(state_.run() != nullptr);
    runs->setCurrentRun(state_.run() != nullptr ? QString::fromStdString(state_.run()->id) : QString());
    if (const OpenModel* open = state_.openModel()) {
        window_.setModelName(tr("%1 · %2 parameters").arg(open->name, ui::grouped(model::kParameterCount)), open->modified);
        window_.handwritingView()->setModelBefore(open->before != nullptr && state_.run() == nullptr);
        if (state_.run() == nullptr) {
            reading_->setWeights({open->model, &open->model->weights}, open->name);
        }
    }
    showSaveOffer();
    showData();
    const model::Evaluation* mistakes = state_.mistakes() != nullptr ? state_.mistakes()->evaluation.get() : nullptr;
    if (mistakes == nullptr) {
        window_.mistakesView()->clear();
    } else if (mistakes != shownMistakes_) {
        window_.mistakesView()->setEvaluation(*mistakes);
    }
    shownMistakes_ = mistakes;
    window_.handwritingView()->setObstacle(fineTuningObstacle());
    measureLayers();
    showMap();
    lookInto();
}

/// The layers' facts, while somebody can see them; a run's are measured when it has ended.
void Session::measureLayers() {
    const OpenModel* open = state_.openModel();
    if (open == nullptr || state_.run() != nullptr || !window_.insideView()->isShown() ||
        (measuredModel_ == open->model && measuredData_ == state_.data())) {
        return;
    }
    measuredModel_ = open->model;
    measuredData_ = state_.data();
    post(measuring_, &DeadMapWorker::measure, open->model, state_.data());
}

void Session::showSaveOffer() {
    window_.setSaveOffer(state_.saveOffer());
}

} // namespace app
