// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/help_card.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImageReader>
#include <QKeyEvent>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {
namespace {

const char* const kModelFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "DigitLab model (*.safetensors)");
const char* const kTorchFilter = QT_TRANSLATE_NOOP("ui::MainWindow", "PyTorch weights (*.pt)");

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), toolBar_(new ToolBar), messageBar_(new MessageBar), datasetBar_(new DatasetBar),
      trainPanel_(new TrainPanel), tabs_(new QTabWidget), middle_(new QStackedWidget), wideCanvas_(nullptr),
      curvePlot_(new CurvePlot), augmentationGallery_(new AugmentationGallery), mistakesView_(new MistakesView),
      networkView_(new NetworkView), handwritingView_(new HandwritingView), drawPanel_(new DrawPanel), runStatus_(new RunStatus) {
    setObjectName("mainWindow");
    setWindowTitle("DigitLab[*]");
    setMinimumSize(1024, 640);
    setAcceptDrops(true);
    compose();
    connectParts();
    addShortcuts();
    restorePlace();
    refreshState();
    drawPanel_->canvas()->setFocus();
}

void MainWindow::compose() {
    tabs_->setObjectName("tabs");
    tabs_->setDocumentMode(false);
    tabs_->tabBar()->setAccessibleName(tr("Pages"));
    tabs_->tabBar()->setElideMode(Qt::ElideNone);
    tabs_->addTab(curvePlot_, tr("Curves"));
    tabs_->addTab(augmentationGallery_, tr("Augmentation"));
    tabs_->addTab(mistakesView_, tr("Mistakes"));
    tabs_->addTab(networkView_, tr("Inside"));
    tabs_->addTab(handwritingView_, tr("Handwriting"));
    const QStringList tips{tr("Loss and accuracy as they come."), tr("What the network learns from: images and their versions."),
                           tr("Which digits the network confuses."), tr("The network layer by layer."),
                           tr("Your own drawings, and fine-tuning on them.")};
    for (int i = 0; i < tips.size(); ++i)
        tabs_->setTabToolTip(i, tips[i]);

    auto* centre = new QWidget;
    centre->setObjectName("centre");
    centre->setAttribute(Qt::WA_StyledBackground);
    auto* middle = new QVBoxLayout(centre);
    middle->setContentsMargins(16, 4, 16, 14);
    auto* wide = new QWidget;
    wideCanvas_ = new QVBoxLayout(wide);
    wideCanvas_->setContentsMargins(0, 10, 0, 0);
    middle_->addWidget(tabs_);
    middle_->addWidget(wide);
    middle->addWidget(middle_);

    auto* sides = new QHBoxLayout;
    sides->setSpacing(0);
    sides->addWidget(trainPanel_);
    sides->addWidget(centre, 1);
    sides->addWidget(drawPanel_);

    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(toolBar_);
    column->addWidget(messageBar_);
    column->addWidget(datasetBar_);
    column->addLayout(sides, 1);
    column->addWidget(runStatus_);
    setCentralWidget(whole);
}

void MainWindow::connectParts() {
    connect(toolBar_, &ToolBar::trainRequested, this, &MainWindow::train);
    connect(toolBar_, &ToolBar::pauseClicked, this, &MainWindow::pauseOrResume);
    connect(toolBar_, &ToolBar::stopClicked, this, &MainWindow::stopRequested);
    connect(toolBar_, &ToolBar::openClicked, this, &MainWindow::chooseOpen);
    connect(toolBar_, &ToolBar::recentChosen, this, &MainWindow::openModelRequested);
    connect(toolBar_, &ToolBar::saveClicked, this, &MainWindow::save);
    connect(toolBar_, &ToolBar::saveAsClicked, this, &MainWindow::chooseSave);
    connect(toolBar_, &ToolBar::fetchClicked, this, &MainWindow::fetchDataRequested);
    connect(toolBar_, &ToolBar::folderClicked, datasetBar_, &DatasetBar::chooseFolder);
    connect(toolBar_, &ToolBar::themeChosen, this, &MainWindow::themeChosen);
    connect(toolBar_, &ToolBar::helpClicked, this, &MainWindow::showHelp);
    connect(datasetBar_, &DatasetBar::fetchRequested, this, &MainWindow::fetchDataRequested);
    connect(datasetBar_, &DatasetBar::folderChosen, this, &MainWindow::dataFolderChosen);
    connect(datasetBar_, &DatasetBar::cancelRequested, this, &MainWindow::cancelFetchRequested);
    connectDrawing();
    connect(curvePlot_, &CurvePlot::saved, this,
            [this](const QString& path) { showInfo(tr("The curves were saved as %1.").arg(path)); });
    connect(curvePlot_, &CurvePlot::saveFailed, this, [this](const QString& path) {
        showError(tr("The curves could not be saved as %1.").arg(path),
                  tr("Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv."));
    });
}

void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto&& slot) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_T, [this] { train(1); });
    add(Qt::Key_Escape, [this] { drawPanel_->clear(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { choosePicture(); });
    add(QKeySequence::Copy, [this] { drawPanel_->copy(); });
    add(QKeySequence::Paste, [this] { take(QGuiApplication::clipboard()->mimeData(), true); });
    add(QKeySequence::Undo, [this] { drawPanel_->undo(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { drawPanel_->redo(); });
    add(Qt::CTRL | Qt::Key_O, [this] { chooseOpen(); });
    add(Qt::CTRL | Qt::Key_S, [this] { save(); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { chooseSave(); });
    add(Qt::Key_F1, [this] { showHelp(); });
    add(Qt::Key_F11, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::restorePlace() {
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    restoreGeometry(QSettings().value("window/geometry").toByteArray());
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
    mistakesView_->setReadable(idle && hasData_, hasData_ ? tr("Stop the run before reading the test set.")
                                                          : tr("Reading needs a data set: get MNIST first."));
    emit runStateChanged();
}

void MainWindow::setModelName(const QString& name, bool modified) {
    toolBar_->setModelText(modified ? "• " + name : name);
    setWindowModified(modified);
}

void MainWindow::setSaveOffer(const SaveOffer& offer) {
    saveOffer_ = offer;
    toolBar_->setSaveOffer(offer);
}

void MainWindow::setRecentFiles(const QStringList& paths) {
    toolBar_->setRecentFiles(paths);
}

void MainWindow::showError(const QString& what, const QString& hint) {
    messageBar_->showError(what, hint);
}

void MainWindow::showInfo(const QString& text) {
    messageBar_->showInfo(text);
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
    auto* dialog = new QFileDialog(this, tr("Open a model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Models (*.safetensors *.pt *.pth)"), tr(kModelFilter), tr(kTorchFilter)});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openModelRequested);
    dialog->open();
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
    auto* dialog = new QFileDialog(this, tr("Save the model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr(kModelFilter), tr(kTorchFilter)});
    dialog->setDefaultSuffix("safetensors");
    dialog->selectFile(saveOffer_.path.isEmpty() ? saveOffer_.name + ".safetensors" : saveOffer_.path);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains("*.pt") ? "pt" : "safetensors"); });
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::saveModelRequested);
    dialog->open();
}

void MainWindow::showHelp() {
    if (!help_) {
        help_ = new HelpCard(this);
        help_->setAttribute(Qt::WA_DeleteOnClose);
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings().setValue("window/geometry", saveGeometry());
    emit closing();
    event->accept();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Only what no field or button wanted arrives here, so Space and digits still type and press where they should.
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && !event->isAutoRepeat();
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        pauseOrResume();
    else if (plain && event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9)
        drawPanel_->mean(event->key() - Qt::Key_0);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::connectDrawing() {
    connect(drawPanel_, &DrawPanel::wideToggled, this, &MainWindow::setCanvasWide);
    connect(drawPanel_, &DrawPanel::openPictureRequested, this, &MainWindow::choosePicture);
    connect(drawPanel_, &DrawPanel::pastePictureRequested, this,
            [this] { take(QGuiApplication::clipboard()->mimeData(), true); });
    connect(drawPanel_, &DrawPanel::saveDrawingRequested, this, &MainWindow::chooseSaveDrawing);
    connect(drawPanel_, &DrawPanel::handwritingRequested, this, [this] {
        drawPanel_->setWide(false);
        tabs_->setCurrentWidget(handwritingView_);
    });
}

void MainWindow::setCanvasWide(bool wide) {
    drawPanel_->moveStage(wide ? wideCanvas_ : nullptr);
    middle_->setCurrentIndex(wide ? 1 : 0);
}

void MainWindow::choosePicture() {
    auto* dialog = new QFileDialog(this, tr("Open a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns << "*." + QString::fromLatin1(format);
    dialog->setNameFilter(tr("Pictures (%1)").arg(patterns.join(' ')));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openPictureRequested);
    dialog->open();
}

void MainWindow::chooseSaveDrawing() {
    auto* dialog = new QFileDialog(this, tr("Save the drawing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Pen strokes (*.jsonl)")});
    dialog->setDefaultSuffix("png");
    dialog->selectFile(tr("drawing.png"));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains("*.png") ? "png" : "jsonl"); });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        emit saveDrawingRequested(path, drawPanel_->canvas()->drawing(), drawPanel_->canvas()->picture());
    });
    dialog->open();
}

/// Whether something pasted or dropped can be used just now: a model, a folder with data, a picture. Uses it if `really`.
bool MainWindow::take(const QMimeData* offered, bool really) {
    const bool idle = state_ == RunState::idle;
    if (offered->urls().size() == 1 && offered->urls().first().isLocalFile()) {
        const QString path = offered->urls().first().toLocalFile();
        const QString suffix = QFileInfo(path).suffix().toLower();
        const bool folder = QFileInfo(path).isDir();
        if (folder || suffix == "safetensors" || suffix == "pt" || suffix == "pth") {
            if (idle && really)
                folder ? emit dataFolderChosen(path) : emit openModelRequested(path);
            return idle;
        }
        if (QImageReader::supportedImageFormats().contains(suffix.toLatin1())) {
            if (really)
                emit openPictureRequested(path);
            return true;
        }
    }
    if (!offered->hasImage())
        return false;
    if (const auto picture = offered->imageData().value<QImage>(); really && !picture.isNull())
        emit takePictureRequested(picture);
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (take(event->mimeData(), false))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (take(event->mimeData(), true))
        event->acceptProposedAction();
}

} // namespace ui
