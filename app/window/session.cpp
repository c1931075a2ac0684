// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session.h"

#include "app/window/previews.h"
#include "model/nn/architecture.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/run_status.h"

#include <QFileInfo>
#include <QLocale>
#include <QSettings>

namespace app {
namespace {

constexpr qsizetype kRecentFiles = 8;
constexpr auto kRecentKey = "recentFiles";
constexpr auto kDataFolderKey = "dataFolder";

/// Moves a new worker to its thread, which deletes it when it ends.
template <class Worker> Worker* startOn(QThread& thread, const char* name) {
    auto* worker = new Worker;
    worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
    thread.setObjectName(name);
    thread.start();
    return worker;
}

/// $DIGITLAB_DATA when set; else the folder used last, or DigitLab's own. Empty when none holds a data set.
QString firstFolderWithData() {
    QStringList folders{QString::fromStdString(dataFolder().string())};
    if (!qEnvironmentVariableIsSet("DIGITLAB_DATA")) {
        folders.prepend(QSettings().value(kDataFolderKey).toString());
    }
    for (const QString& folder : folders) {
        if (!folder.isEmpty() && !model::findDataFile(folder.toStdString(), model::DataFile::trainImages).empty()) {
            return folder;
        }
    }
    return {};
}

} // namespace

Session::Session(ui::MainWindow& window)
    : window_(window), training_(startOn<TrainingWorker>(trainingThread_, "training")),
      reading_(startOn<PredictionWorker>(readingThread_, "reading")), files_(startOn<FileWorker>(fileThread_, "files")),
      fineTuning_(startOn<FineTuningWorker>(trainingThread_, "training")),
      handwritingStore_(startOn<Handwriting>(fileThread_, "files")), presets_(window, *files_) {
    connectWindow();
    connectTraining();
    connectReading();
    connectFiles();
    connectPictures();
    connectHandwriting();
    connectFineTuning();
}

Session::~Session() {
    if (control_) {
        control_->stop();
    }
    for (QThread* thread : {&trainingThread_, &readingThread_, &fileThread_}) {
        thread->quit();
    }
    for (QThread* thread : {&trainingThread_, &readingThread_, &fileThread_}) {
        thread->wait();
    }
}

void Session::start() {
    window_.networkView()->setLayers(model::layerTable());
    window_.setRecentFiles(QSettings().value(kRecentKey).toStringList());
    window_.setRunState(ui::RunState::idle);
    presets_.start();
    emit firstModelRequested();
    emit handwritingRequested();
    const QString folder = firstFolderWithData();
    if (folder.isEmpty()) {
        window_.datasetBar()->showOffer();
    } else {
        emit dataLoadRequested(folder);
    }
}

void Session::connectWindow() {
    connect(&window_, &ui::MainWindow::trainRequested, this, &Session::train);
    connect(&window_, &ui::MainWindow::pauseRequested, this, [this] {
        if (control_) {
            control_->setPaused(true);
            window_.setRunState(ui::RunState::paused);
        }
    });
    connect(&window_, &ui::MainWindow::resumeRequested, this, [this] {
        if (control_) {
            control_->setPaused(false);
            window_.setRunState(ui::RunState::training);
        }
    });
    connect(&window_, &ui::MainWindow::stopRequested, this, [this] {
        if (control_) {
            control_->stop();
            window_.setRunState(ui::RunState::stopping);
        }
    });
    connect(&window_, &ui::MainWindow::openModelRequested, this, &Session::modelOpenRequested);
    connect(&window_, &ui::MainWindow::saveModelRequested, this, &Session::save);
    connect(&window_, &ui::MainWindow::saveRequested, this, [this] { save(modelPath_); });
    connect(&window_, &ui::MainWindow::fetchDataRequested, this, [this] {
        window_.datasetBar()->showProgress("Looking for MNIST", 0, -1);
        emit dataFetchRequested(QString::fromStdString(dataFolder().string()));
    });
    connect(&window_, &ui::MainWindow::dataFolderChosen, this, &Session::dataLoadRequested);
    connect(&window_, &ui::MainWindow::cancelFetchRequested, this, &Session::fetchCancelRequested);
    connect(window_.trainPanel(), &ui::TrainPanel::recipeChanged, this, &Session::showPreviews);
    connect(window_.augmentationGallery(), &ui::AugmentationGallery::nextRequested, this, [this] {
        firstSample_ += kGalleryRows;
        showPreviews(window_.trainPanel()->recipe());
    });
    connect(window_.mistakesView(), &ui::MistakesView::evaluateRequested, this, [this] {
        if (model_ && data_) {
            emit evaluationRequested(std::make_shared<const model::Weights>(model_->weights), data_);
        }
    });
    connect(window_.mistakesView(), &ui::MistakesView::imageActivated, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (data_ && at < data_->test.images.size()) {
            window_.drawPanel()->canvas()->showImage(data_->test.images[at]);
            reading_->read(data_->test.images[at]);
        }
    });
    connect(window_.drawPanel(), &ui::DrawPanel::drawingChanged, this,
            [this](const model::Drawing& drawing) { reading_->read(drawing); });
    window_.mistakesView()->setImageSource([this](int index) -> std::optional<model::DigitImage> {
        const auto at = static_cast<std::size_t>(index);
        return data_ && at < data_->test.images.size() ? std::optional(data_->test.images[at]) : std::nullopt;
    });
}

void Session::connectTraining() {
    connect(this, &Session::trainingRequested, training_, &TrainingWorker::train);
    connect(this, &Session::evaluationRequested, training_, &TrainingWorker::evaluate);
    connect(training_, &TrainingWorker::started, this, [this] {
        if (window_.runState() == ui::RunState::preparing) {
            window_.setRunState(ui::RunState::training);
        }
    });
    connect(training_, &TrainingWorker::teachersProgressed, this,
            [this](double share) { window_.runStatus()->showTeaching(share, series_.recipe().distillation.teachers); });
    connect(training_, &TrainingWorker::batchesFinished, this, [this](const std::vector<model::BatchMetrics>& batches) {
        window_.curvePlot()->addBatches(batches);
        window_.runStatus()->showBatch(batches.back());
    });
    connect(training_, &TrainingWorker::epochFinished, this,
            [this](const model::EpochMetrics& metrics, const std::shared_ptr<const model::Evaluation>& test) {
                window_.curvePlot()->addEpoch(metrics);
                window_.runStatus()->showEpoch(metrics);
                window_.mistakesView()->setEvaluation(*test);
            });
    // Straight from the training thread to the reading one: a drawing is read with the latest weights even while the window is
    // busy.
    connect(
        training_, &TrainingWorker::weightsChanged, reading_,
        [reading = reading_](const std::shared_ptr<const model::Weights>& weights, int epoch) {
            reading->setWeights(weights, QString("epoch %1").arg(epoch));
        },
        Qt::DirectConnection);
    connect(training_, &TrainingWorker::finished, this, &Session::finishRun);
    connect(training_, &TrainingWorker::stopped, this,
            [this](const std::shared_ptr<const model::Model>& model) { endRun(model, "Training stopped"); });
    connect(training_, &TrainingWorker::failed, this,
            [this](const QString& what, const QString& hint, const std::shared_ptr<const model::Model>& model) {
                endRun(model, "Training failed");
                window_.showError(what, hint);
            });
    connect(training_, &TrainingWorker::autosaveFailed, &window_, &ui::MainWindow::showError);
    connect(training_, &TrainingWorker::evaluated, this, [this](const std::shared_ptr<const model::Evaluation>& evaluation) {
        window_.mistakesView()->setEvaluation(*evaluation);
    });
    connect(training_, &TrainingWorker::evaluationFailed, &window_, &ui::MainWindow::showError);
}

void Session::connectReading() {
    connect(reading_, &PredictionWorker::readingReady, window_.drawPanel(), &ui::DrawPanel::showReading);
    connect(reading_, &PredictionWorker::nothingToRead, window_.drawPanel(), &ui::DrawPanel::showNothing);
    connect(reading_, &PredictionWorker::failed, &window_, &ui::MainWindow::showError);
}

void Session::connectFiles() {
    connect(this, &Session::dataLoadRequested, files_, &FileWorker::loadData);
    connect(this, &Session::dataFetchRequested, files_, &FileWorker::fetchData);
    connect(this, &Session::fetchCancelRequested, files_, &FileWorker::cancelFetch);
    connect(this, &Session::modelOpenRequested, files_, &FileWorker::openModel);
    connect(this, &Session::firstModelRequested, files_, &FileWorker::openFirstModel);
    connect(this, &Session::modelSaveRequested, files_, &FileWorker::saveModel);
    connect(files_, &FileWorker::dataLoaded, this, &Session::useData);
    connect(files_, &FileWorker::dataFailed, this, [this](const QString& what, const QString& hint) {
        window_.showError(what, hint);
        data_ ? window_.datasetBar()->hide() : window_.datasetBar()->showOffer();
    });
    connect(files_, &FileWorker::fetchProgressed, window_.datasetBar(), &ui::DatasetBar::showProgress);
    connect(files_, &FileWorker::fetchSourceFailed, this,
            [this](const QString& what) { window_.showInfo(what + ". Trying the next source."); });
    connect(files_, &FileWorker::fetchCancelled, window_.datasetBar(), &ui::DatasetBar::showOffer);
    connect(files_, &FileWorker::modelOpened, this,
            [this](const QString& path, const std::shared_ptr<const model::Model>& model) {
                if (path.isEmpty()) {
                    showModel(model, {}, model->card.recipe ? QString::fromStdString(model->card.recipe->name) : "bundled model");
                } else {
                    showModel(model, path, QFileInfo(path).completeBaseName());
                    rememberFile(path);
                }
            });
    connect(files_, &FileWorker::modelSaved, this, [this](const QString& path) {
        nameModel(QFileInfo(path).completeBaseName(), path, false);
        rememberFile(path);
        window_.showInfo("Saved to " + path);
    });
    connect(files_, &FileWorker::modelFailed, &window_, &ui::MainWindow::showError);
}

void Session::train(const model::Recipe& recipe, int runs) {
    if (!data_) {
        window_.datasetBar()->showOffer();
        window_.showError("There is no data to learn from yet.", "Get MNIST, or choose a folder that holds it.");
        return;
    }
    control_ = std::make_shared<model::TrainingControl>();
    series_ = SeedSeries(recipe, runs);
    presets_.remember();
    window_.setRunState(ui::RunState::preparing);
    window_.curvePlot()->beginRun(recipe.epochs);
    beginRun();
}

void Session::beginRun() {
    window_.runStatus()->beginRun(series_.recipe().epochs, series_.place());
    if (const int teachers = series_.recipe().distillation.teachers; teachers > 0) {
        window_.runStatus()->showTeaching(0, teachers);
    }
    window_.mistakesView()->clear();
    emit trainingRequested({series_.recipe(), data_, control_, lastModelPath()});
}

void Session::finishRun(const std::shared_ptr<const model::Model>& model) {
    const bool more = series_.finishRun(model->card.testAccuracy.value_or(0));
    if (more && !control_->stopRequested()) { // paused or not, the series goes on as it is
        model_ = model;
        window_.curvePlot()->beginRepeat();
        beginRun();
    } else {
        endRun(model, more ? "Training stopped" : "Training finished");
    }
}

void Session::endRun(const std::shared_ptr<const model::Model>& model, const QString& statusText) {
    control_.reset();
    window_.setRunState(ui::RunState::idle);
    window_.runStatus()->showState(statusText);
    if (model) {
        model_ = model;
        const model::Recipe& recipe = series_.recipe();
        const QString seed = series_.isRepeated() ? QString(" · seed %1").arg(model->card.recipe->seed) : QString();
        nameModel(QString::fromStdString(recipe.name) + seed, {}, true);
    }
    if (series_.finished() > 1) {
        window_.runStatus()->showState(series_.summary());
        window_.showInfo(series_.summary());
    }
}

void Session::showModel(const std::shared_ptr<const model::Model>& model, const QString& path, const QString& name) {
    if (control_) {
        window_.showError("A run is on; the model was not opened.", "Stop the training first.");
        return;
    }
    model_ = model;
    nameModel(name, path, false);
    window_.mistakesView()->clear();
    reading_->setWeights(std::make_shared<const model::Weights>(model->weights), name);
}

void Session::save(const QString& path) {
    if (model_) {
        emit modelSaveRequested(path, model_);
    }
}

void Session::nameModel(const QString& name, const QString& path, bool modified) {
    modelPath_ = path;
    window_.setModelPath(path);
    window_.setModelName(name + " · " + QLocale(QLocale::English).toString(model::kParameterCount) + " parameters", modified);
}

void Session::rememberFile(const QString& path) {
    QSettings settings;
    QStringList files = settings.value(kRecentKey).toStringList();
    files.removeAll(path);
    files.prepend(path);
    files = files.mid(0, kRecentFiles);
    settings.setValue(kRecentKey, files);
    window_.setRecentFiles(files);
}

void Session::useData(const QString& folder, std::shared_ptr<const LoadedData> data) {
    data_ = std::move(data);
    QSettings().setValue(kDataFolderKey, folder);
    const QLocale locale(QLocale::English);
    window_.setHasData(true, QString("%1 · %2 + %3")
                                 .arg(QString::fromStdString(data_->name), locale.toString(data_->train.size()),
                                      locale.toString(data_->test.size())));
    window_.datasetBar()->hide();
    window_.mistakesView()->clear();
    showPreviews(window_.trainPanel()->recipe());
}

void Session::showPreviews(const model::Recipe& recipe) {
    window_.trainPanel()->setLearningRates(scheduleCurve(recipe));
    if (data_) {
        window_.trainPanel()->setPreview(previewStrip(*data_, recipe));
        window_.augmentationGallery()->setRows(galleryRows(*data_, recipe, firstSample_));
    }
}

} // namespace app
