// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/path_view.h"
#include "ui/explain/why_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/widgets/file_dialog.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/help_card.h"
#include "ui/window/lesson.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"
#include "ui/window/tour.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>

#include <utility>

namespace ui {
namespace {

const char* const kModelFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "DigitLab model (*.safetensors)");
const char* const kTorchFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "PyTorch weights (*.pt)");

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), toolBar_(new ToolBar), messageBar_(new MessageBar), datasetBar_(new DatasetBar),
      trainPanel_(new TrainPanel), tabs_(new QTabWidget), middle_(nullptr), wideCanvas_(nullptr), curvePlot_(new CurvePlot),
      augmentationGallery_(new AugmentationGallery), mistakesView_(new MistakesView), insideView_(new InsideView),
      handwritingView_(new HandwritingView), drawPanel_(new DrawPanel), runStatus_(new RunStatus), lesson_(new Lesson(*this)),
      tour_(new Tour(*this)) {
    setObjectName("mainWindow");
    setWindowTitle("DigitLab[*]");
    setAcceptDrops(true);
    compose();
    connectParts();
    addShortcuts();
    building_.reset();
    const QSize room = screen()->availableSize() - QSize(16, 48); // what window managers put around it
    setMinimumSize(kSmallest.boundedTo(room));
    resize(QSize(1280, 800).boundedTo(room));
    restoreGeometry(QSettings().value("window/geometry").toByteArray());
    refreshState();
    drawPanel_->canvas()->setFocus();
}

void MainWindow::connectParts() {
    connect(toolBar_, &ToolBar::trainRequested, this, &MainWindow::train);
    connect(toolBar_, &ToolBar::pauseClicked, this, &MainWindow::pauseOrResume);
    connect(toolBar_, &ToolBar::stopClicked, this, &MainWindow::stopRequested);
    connect(toolBar_, &ToolBar::openClicked, this, &MainWindow::chooseOpen);
    connect(toolBar_, &ToolBar::recentChosen, this, &MainWindow::modelChosen);
    connect(toolBar_, &ToolBar::saveClicked, this, &MainWindow::save);
    connect(toolBar_, &ToolBar::saveAsClicked, this, &MainWindow::chooseSave);
    connect(toolBar_, &ToolBar::exportClicked, this, &MainWindow::chooseExport);
    connect(toolBar_, &ToolBar::fetchClicked, this, &MainWindow::fetchDataRequested);
    connect(toolBar_, &ToolBar::offeredChosen, this, &MainWindow::fetchOfferedRequested);
    connect(toolBar_, &ToolBar::dataFileClicked, datasetBar_, &DatasetBar::chooseFile);
    connect(toolBar_, &ToolBar::folderClicked, datasetBar_, &DatasetBar::chooseFolder);
    connect(toolBar_, &ToolBar::themeChosen, this, &MainWindow::themeChosen);
    connect(toolBar_, &ToolBar::languageChosen, this, &MainWindow::languageChosen);
    connect(toolBar_, &ToolBar::fullScreenClicked, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(toolBar_, &ToolBar::lessonClicked, lesson_, &Lesson::toggle);
    connect(toolBar_, &ToolBar::tourClicked, tour_, &Tour::begin);
    connect(toolBar_, &ToolBar::helpClicked, this, &MainWindow::showHelp);
    connect(datasetBar_, &DatasetBar::fetchRequested, this, &MainWindow::fetchDataRequested);
    connect(datasetBar_, &DatasetBar::folderChosen, this, &MainWindow::dataFolderChosen);
    connect(datasetBar_, &DatasetBar::cancelRequested, this, &MainWindow::cancelFetchRequested);
    connect(page<DataView>(), &DataView::fetchRequested, this, &MainWindow::fetchDataRequested);
    connect(page<DataView>(), &DataView::folderRequested, datasetBar_, &DatasetBar::chooseFolder);
    connect(drawPanel_, &DrawPanel::wideToggled, this, &MainWindow::setCanvasWide);
    connect(drawPanel_, &DrawPanel::openPictureRequested, this, &MainWindow::choosePicture);
    connect(drawPanel_, &DrawPanel::pastePictureRequested, this,
            [this] { take(QGuiApplication::clipboard()->mimeData(), true); });
    connect(drawPanel_, &DrawPanel::saveDrawingRequested, this, &MainWindow::chooseSaveDrawing);
    connect(drawPanel_, &DrawPanel::handwritingRequested, this, [this] {
        drawPanel_->setWide(false);
        tabs_->setCurrentWidget(handwritingView_);
    });
    connect(insideView_->path(), &PathView::seenChanged, drawPanel_->canvas(), &DrawingCanvas::setSeen);
    connect(insideView_->why(), &WhyView::veilChanged, drawPanel_->canvas(), &DrawingCanvas::setVeil);
    connect(insideView_->why(), &WhyView::markedChanged, drawPanel_->canvas(), &DrawingCanvas::setMarked);
    connect(trainPanel_, &TrainPanel::recipeChanged, curvePlot_,
            [this](const model::Recipe& recipe) { curvePlot_->setPlannedEpochs(recipe.epochs); });
    curvePlot_->setPlannedEpochs(trainPanel_->recipe().epochs);
    connect(curvePlot_, &CurvePlot::saved, this,
            [this](const QString& path) { showInfo(tr("The curves were saved as %1.").arg(path)); });
    connect(curvePlot_, &CurvePlot::saveFailed, this, [this](const QString& path) {
        showError(tr("The curves could not be saved as %1.").arg(path),
                  tr("Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv."));
    });
}

void MainWindow::setRunState(RunState state) {
    state_ = state;
    refreshState();
}

void MainWindow::setHasData(bool hasData, const QString& label) {
    hasData_ = hasData;
    toolBar_->setDataLabel(label);
    refreshState();
}

void MainWindow::refreshState() {
    const bool idle = state_ == RunState::idle;
    toolBar_->setState(state_, hasData_);
    trainPanel_->setLocked(!idle);
    mistakesView_->setReadable(idle && hasData_ && classes_.labelsKnown,
                               !hasData_ ? tr("Reading needs a data set: get MNIST first.")
                               : !idle   ? tr("Stop the run before reading the test set.")
                                         : tr("The open model tells other classes apart than this data set has."));
    emit runStateChanged();
}

void MainWindow::setClasses(const Classes& classes) {
    if (std::exchange(classes_, classes) == classes)
        return;
    drawPanel_->setClasses(classes.answers);
    augmentationGallery_->grid()->setClasses(classes.labels);
    mistakesView_->setClasses(classes);
    page<DataView>()->setClasses(classes);
    insideView_->setClasses(classes);
    refreshState();
}

void MainWindow::setModelName(const QString& name, bool modified) {
    toolBar_->setModelText(modified ? "• " + name : name);
    setWindowModified(modified);
}

void MainWindow::setSaveOffer(const SaveOffer& offer) {
    saveOffer_ = offer;
    toolBar_->setSaveOffer(offer);
}

void MainWindow::setModelChoices(const std::vector<ModelChoice>& choices) {
    modelChoices_ = choices;
    QStringList recent;
    for (const ModelChoice& choice : choices) {
        if (choice.group == ModelChoice::Group::file)
            recent << choice.id;
    }
    toolBar_->setRecentFiles(recent);
}

void MainWindow::setOfferedData(const std::vector<OfferedData>& offered) {
    toolBar_->setOfferedData(offered);
}

void MainWindow::showError(const QString& what, const QString& hint) {
    messageBar_->showError(what, hint);
}

void MainWindow::showInfo(const QString& text) {
    messageBar_->showInfo(text);
}

void MainWindow::showUnsaved(const QString& what, const QString& hint) {
    showError(what, hint);
    messageBar_->setAction(tr("Save elsewhere…"), [this] { chooseSave(); });
}

void MainWindow::offerTour() {
    constexpr auto kOfferedKey = "tourOffered";
    if (QSettings().value(kOfferedKey, false).toBool())
        return;
    QSettings().setValue(kOfferedKey, true);
    showInfo(tr("New here? Six short steps show what this window can do."));
    messageBar_->setAction(tr("Begin the tour"), [this] { tour_->begin(); });
}

void MainWindow::train(int runs) {
    if (state_ == RunState::idle && hasData_)
        emit trainRequested(trainPanel_->recipe(), runs);
}

void MainWindow::pauseOrResume() {
    if (state_ == RunState::training)
        emit pauseRequested();
    else if (state_ == RunState::paused)
        emit resumeRequested();
}

void MainWindow::chooseOpen() {
    if (state_ != RunState::idle)
        return;
    auto* dialog = showFileDialog(this, QFileDialog::AcceptOpen, tr("Open a model"),
                                  {tr("Models (*.safetensors *.pt *.pth)"), tr(kModelFilter), tr(kTorchFilter)});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openModelRequested);
}

void MainWindow::save() {
    if (!toolBar_->canSave())
        return;
    if (saveOffer_.path.isEmpty())
        chooseSave();
    else
        emit saveRequested();
}

void MainWindow::chooseSave() {
    if (!toolBar_->canSave())
        return;
    emit saveDialogOpened();
    auto* dialog = showFileDialog(this, QFileDialog::AcceptSave, tr("Save the model"), {tr(kModelFilter), tr(kTorchFilter)},
                                  saveOffer_.path.isEmpty() ? saveOffer_.name + ".safetensors" : saveOffer_.path);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::saveModelRequested);
}

void MainWindow::chooseExport(const QString& format) {
    if (!toolBar_->canSave())
        return;
    emit saveDialogOpened();
    const QString filter = ExportMenu::filterOf(format);
    const QString name = saveOffer_.path.isEmpty() ? saveOffer_.name : QFileInfo(saveOffer_.path).completeBaseName();
    auto* dialog =
        showFileDialog(this, QFileDialog::AcceptSave, tr("Export the model"), {filter}, name + filter.section('*', 1).chopped(1));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { emit exportRequested(format, path); });
}

void MainWindow::showHelp() {
    if (!help_) {
        help_ = new HelpCard(this);
        help_->setAttribute(Qt::WA_DeleteOnClose);
        connect(help_, &HelpCard::tourRequested, tour_, &Tour::begin);
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (lesson_->isOn())
        lesson_->toggle(); // the next window begins as this one was before
    QSettings().setValue("window/geometry", saveGeometry());
    emit closing();
    event->accept();
}

void MainWindow::setCanvasWide(bool wide) {
    drawPanel_->moveStage(wide ? wideCanvas_ : nullptr);
    middle_->setCurrentIndex(wide ? 1 : 0);
}

void MainWindow::choosePicture() {
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns << "*." + QString::fromLatin1(format);
    const QString filter = tr("Pictures (%1)").arg(patterns.join(' '));
    connect(showFileDialog(this, QFileDialog::AcceptOpen, tr("Open a picture"), {filter}), &QFileDialog::fileSelected, this,
            &MainWindow::openPictureRequested);
}

void MainWindow::chooseSaveDrawing() {
    auto* dialog = showFileDialog(this, QFileDialog::AcceptSave, tr("Save the drawing"),
                                  {tr("Picture (*.png)"), tr("Pen strokes (*.jsonl)")}, tr("drawing.png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        emit saveDrawingRequested(path, drawPanel_->canvas()->drawing(), drawPanel_->canvas()->picture());
    });
}

} // namespace ui
