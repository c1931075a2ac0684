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
#include "ui/style/finding_text.h"
#include "ui/widgets/file_dialog.h"
#include "ui/window/about_card.h"
#include "ui/window/first_steps.h"
#include "ui/window/glossary.h"
#include "ui/window/help_card.h"
#include "ui/window/lesson.h"
#include "ui/window/menus.h"
#include "ui/window/message_bar.h"
#include "ui/window/model_switcher.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"
#include "ui/window/tour.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QImageReader>
#include <QLabel>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

#include <utility>

namespace ui {
namespace {

const char* const kModelFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "DigitLab model (*.safetensors)");
constexpr auto kFirstStepsKey = "firstSteps/done";
constexpr auto kDrawnKey = "firstSteps/drawn";
constexpr int kNarrow = 1100; ///< where the recipe folds by itself
constexpr auto kFoldedWhenNarrow = "window/recipeFoldedWhenNarrow";
constexpr auto kFoldedWhenWide = "window/recipeFolded";
const char* const kTorchFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "PyTorch weights (*.pt)");

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), toolBar_(new ToolBar), messageBar_(new MessageBar), trainPanel_(new TrainPanel), tabs_(new QTabWidget),
      middle_(nullptr), wideCanvas_(nullptr), curvePlot_(new CurvePlot), augmentationGallery_(new AugmentationGallery),
      mistakesView_(new MistakesView), insideView_(new InsideView), handwritingView_(new HandwritingView),
      drawPanel_(new DrawPanel), runStatus_(new RunStatus), firstSteps_(new FirstSteps(curvePlot_)), menus_(nullptr),
      lesson_(nullptr), tour_(nullptr) {
    setObjectName("mainWindow");
    setWindowTitle("DigitLab[*]");
    setAcceptDrops(true);
    compose();
    lesson_ = new Lesson(*this);
    tour_ = new Tour(*this);
    menus_ = new Menus(*this);
    toolBar_->setMenu(menus_->all());
    connectParts();
    addShortcuts();
    building_.reset();
    const QSize room = screen()->availableSize() - QSize(16, 48); // what window managers put around it
    setMinimumSize(kSmallest.boundedTo(room));
    resize(QSize(1280, 800).boundedTo(room));
    restoreGeometry(QSettings().value("window/geometry").toByteArray());
    panels_->restoreState(QSettings().value("window/panels").toByteArray());
    fitRecipe();
    refreshState();
    drawPanel_->canvas()->setFocus();
}

MainWindow::~MainWindow() {
    hide();         // first: focus-out handlers need live children
    delete lesson_; // makes them usual again
}

void MainWindow::connectParts() {
    connect(toolBar_, &ToolBar::trainRequested, this, &MainWindow::train);
    connect(toolBar_, &ToolBar::experimentRequested, this, &MainWindow::experimentRequested);
    connect(toolBar_, &ToolBar::varyClicked, this, [this] { emit trainPanel_->varyRequested("learning-rate"); });
    connect(toolBar_, &ToolBar::experimentFileClicked, this, [this] {
        auto* dialog = showFileDialog(this, QFileDialog::AcceptOpen, tr("Open an experiment"), {tr("Experiments (*.json)")});
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { emit experimentRequested(path, false); });
    });
    connect(toolBar_, &ToolBar::pauseClicked, this, &MainWindow::pauseOrResume);
    connect(toolBar_, &ToolBar::stopClicked, this, &MainWindow::stopRequested);
    connect(toolBar_, &ToolBar::saveClicked, this, &MainWindow::save);
    connect(toolBar_->model(), &ModelSwitcher::chosen, this, &MainWindow::modelChosen);
    connect(toolBar_->model(), &ModelSwitcher::fileRequested, this, &MainWindow::chooseOpen);
    connect(toolBar_, &ToolBar::fetchClicked, this, &MainWindow::fetchDataRequested);
    connect(toolBar_, &ToolBar::offeredChosen, this, &MainWindow::fetchOfferedRequested);
    connect(toolBar_, &ToolBar::dataFileClicked, this, &MainWindow::chooseDataFile);
    connect(toolBar_, &ToolBar::folderClicked, this, &MainWindow::chooseDataFolder);
    connect(toolBar_, &ToolBar::lessonLeft, lesson_, &Lesson::toggle);
    connect(menus_, &Menus::themeChosen, this, &MainWindow::themeChosen);
    connect(menus_, &Menus::languageChosen, this, &MainWindow::languageChosen);
    connect(messageBar_, &MessageBar::cancelRequested, this, &MainWindow::cancelFetchRequested);
    connectFirstSteps();
    connect(trainPanel_, &TrainPanel::foldRequested, this, &MainWindow::toggleRecipe);
    connect(page<DataView>(), &DataView::fetchRequested, this, &MainWindow::fetchDataRequested);
    connect(page<DataView>(), &DataView::folderRequested, this, &MainWindow::chooseDataFolder);
    connect(drawPanel_, &DrawPanel::wideToggled, this, &MainWindow::setCanvasWide);
    connect(drawPanel_, &DrawPanel::openPictureRequested, this, &MainWindow::choosePicture);
    connect(drawPanel_, &DrawPanel::pastePictureRequested, this, [this] { take(QApplication::clipboard()->mimeData(), true); });
    connect(drawPanel_, &DrawPanel::copyRequested, this, &MainWindow::copy);
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

void MainWindow::connectFirstSteps() {
    connect(firstSteps_, &FirstSteps::fetchRequested, this, &MainWindow::fetchDataRequested);
    connect(firstSteps_, &FirstSteps::starterRequested, this, [this] { emit fetchOfferedRequested("starter"); });
    connect(firstSteps_, &FirstSteps::trainRequested, this, [this] { train(1); });
    connect(firstSteps_, &FirstSteps::tourRequested, tour_, &Tour::begin);
    connect(firstSteps_, &FirstSteps::closed, this, &MainWindow::endFirstSteps);
    firstSteps_->setDone(FirstSteps::draw, QSettings().value(kDrawnKey, false).toBool());
    connect(drawPanel_, &DrawPanel::readingChanged, this, [this] {
        if (drawPanel_->chosen() < 0 || firstSteps_->isDone(FirstSteps::draw))
            return;
        firstSteps_->setDone(FirstSteps::draw);
        QSettings().setValue(kDrawnKey, true);
    });
}

void MainWindow::offerFirstSteps() {
    firstSteps_->setVisible(!QSettings().value(kFirstStepsKey, false).toBool());
}

void MainWindow::endFirstSteps() {
    QSettings().setValue(kFirstStepsKey, true);
    if (firstSteps_->isAncestorOf(focusWidget()))
        drawPanel_->canvas()->setFocus();
    firstSteps_->hide();
}

void MainWindow::setRunState(RunState state) {
    if (state_ == RunState::idle && state != RunState::idle) { // the curves come, whichever page is in front
        messageBar_->forgetPassing();
        endFirstSteps();
    }
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
    menus_->refresh(idle, toolBar_->canSave());
    firstSteps_->setDone(FirstSteps::data, hasData_);
    runStatus_->setPaused(state_ == RunState::paused);
    trainPanel_->setLocked(!idle);
    mistakesView_->setReadable(idle && hasData_ && classes_.labelsKnown,
                               !hasData_ ? tr("Reading needs a data set: get MNIST first.")
                               : !idle   ? tr("Stop the run before reading the test set.")
                                         : tr("The open model tells other classes apart than this data set has."));
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

void MainWindow::setModel(const QString& id, const QString& name, const QString& accuracy, bool modified) {
    toolBar_->model()->setOpen(id, name, accuracy);
    setWindowModified(modified);
}

void MainWindow::setSaveOffer(const SaveOffer& offer) {
    saveOffer_ = offer;
    toolBar_->setSaveOffer(offer);
    menus_->refresh(state_ == RunState::idle, toolBar_->canSave());
}

void MainWindow::setModelChoices(const std::vector<ModelChoice>& choices) {
    modelChoices_ = choices;
    toolBar_->model()->setChoices(choices);
    menus_->setChoices(choices);
}

void MainWindow::setOfferedData(const std::vector<OfferedData>& offered) {
    toolBar_->setOfferedData(offered);
}

void MainWindow::showError(const QString& what, const QString& hint) {
    messageBar_->showError(what, hint);
}

void MainWindow::showDetailedError(const QString& what, const QString& hint, const QString& details) {
    messageBar_->showError(what, hint, details);
}

void MainWindow::showFindings(const QString& name, const model::DataFindings& findings) {
    QStringList texts;
    for (const FoundFault& fault : foundFaults(findings))
        texts << fault.text;
    messageBar_->withdraw(findings_); // of another data set
    findings_.clear();
    if (texts.isEmpty())
        return;
    messageBar_->showNote(name, texts.join(" · "));
    findings_ = messageBar_->text();
}

void MainWindow::showInfo(const QString& text) {
    messageBar_->showInfo(text);
}

void MainWindow::showUnsaved(const QString& what, const QString& hint) {
    showError(what, hint);
    messageBar_->setAction(tr("Save elsewhere…"), [this] { chooseSave(); });
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

void MainWindow::chooseDataFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder with a data set"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::dataFolderChosen);
    dialog->open();
}

void MainWindow::chooseDataFile() {
    auto* dialog = showFileDialog(this, QFileDialog::AcceptOpen, tr("File with a data set"),
                                  {tr("Tables, arrays, strokes and archives (%1)")
                                       .arg("*.csv *.tsv *.npz *.npy *.jsonl *.gz *.zip *.7z *.tar *.bz2 *.xz *.zst"),
                                   tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::dataFolderChosen);
}

/// What is pointed at, else what has the focus, is looked up if it is called by one of the field's words.
void MainWindow::showHelp() {
    if (!help_) {
        help_ = new HelpCard(menus_->withKeys(), this);
        help_->setAttribute(Qt::WA_DeleteOnClose);
        connect(help_, &HelpCard::tourRequested, tour_, &Tour::begin);
    }
    for (const QWidget* widget : {QApplication::widgetAt(QCursor::pos()), focusWidget()}) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const QString word = widget == nullptr ? QString() : wordIn(label != nullptr ? label->text() : widget->accessibleName());
        if (!word.isEmpty()) {
            help_->lookUp(word);
            break;
        }
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void MainWindow::showAbout() {
    auto* about = new AboutCard(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (lesson_->isOn())
        lesson_->toggle(); // the next window begins as this one was before
    QSettings().setValue("window/geometry", saveGeometry());
    QSettings().setValue("window/panels", panels_->saveState());
    emit closing();
    event->accept();
}

void MainWindow::setCanvasWide(bool wide) {
    drawPanel_->moveStage(wide ? wideCanvas_ : nullptr);
    middle_->setCurrentIndex(wide ? 1 : 0);
}

bool MainWindow::isRecipeShown() const {
    return trainPanel_->isVisibleTo(this);
}

void MainWindow::toggleRecipe() {
    if (lesson_->isOn())
        return;
    QSettings().setValue(narrow_ ? kFoldedWhenNarrow : kFoldedWhenWide, isRecipeShown());
    fitRecipe();
    (isRecipeShown() ? static_cast<QWidget*>(trainPanel_) : rail_)->setFocus();
}

void MainWindow::fitRecipe() {
    narrow_ = width() < kNarrow;
    const bool folded = QSettings().value(narrow_ ? kFoldedWhenNarrow : kFoldedWhenWide, narrow_).toBool();
    trainPanel_->setVisible(!folded && !lesson_->isOn());
    rail_->setVisible(folded && !lesson_->isOn());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (narrow_ != (width() < kNarrow))
        fitRecipe();
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
