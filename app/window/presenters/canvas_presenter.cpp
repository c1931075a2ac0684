// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/canvas_presenter.h"

#include "app/window/workers/file_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "ui/draw/draw_panel.h"
#include "ui/window/main_window.h"

namespace app {

CanvasPresenter::CanvasPresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files, PredictionWorker& reader)
    : window_(window), state_(state), reader_(reader) {
    follow({&state.openModel(), &state.openData(), &state.run()}, [this] {
        nameClasses();
        chooseWeights();
    });
    ui::DrawPanel* panel = window.drawPanel();
    connect(panel, &ui::DrawPanel::drawingChanged, this,
            [this, panel](const model::Drawing& drawing) { reader_.read(drawing, panel->attention()); });
    connect(panel, &ui::DrawPanel::imageShown, this, [this](const model::DigitImage& image) { reader_.read(image); });
    connect(panel, &ui::DrawPanel::attentionChanged, this, [this, panel] { reader_.attend(panel->attention()); });
    connect(panel, &ui::DrawPanel::sheetChanged, this,
            [this](const std::optional<model::Quad>& corners) { reader_.readSheet(corners); });
    connect(panel, &ui::DrawPanel::pictureClosed, this, [this, panel] {
        if (const auto& image = panel->canvas()->image()) {
            reader_.read(*image);
        } else {
            reader_.read(panel->canvas()->drawing());
        }
    });
    connect(&reader, &PredictionWorker::readingReady, panel, &ui::DrawPanel::showReading);
    connect(&reader, &PredictionWorker::nothingToRead, panel, &ui::DrawPanel::showNothing);
    connect(&reader, &PredictionWorker::failed, &window, &ui::MainWindow::showError);
    connect(&window, &ui::MainWindow::openPictureRequested, &files, &FileWorker::openPicture);
    connect(&window, &ui::MainWindow::takePictureRequested, &files, &FileWorker::takePicture);
    connect(&window, &ui::MainWindow::saveDrawingRequested, &files, &FileWorker::saveDrawing);
    connect(&files, &FileWorker::pictureOpened, this,
            [this, panel](const QImage& picture, const std::shared_ptr<const model::Picture>& grey) {
                panel->showPicture(picture);
                reader_.read(PredictionRequest::Page{grey});
            });
    connect(&files, &FileWorker::drawingSaved, this,
            [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
    connect(&files, &FileWorker::drawingFailed, &window, &ui::MainWindow::showError);
}

/// During a run the training thread sends its own.
void CanvasPresenter::chooseWeights() {
    if (const OpenModel* open = state_.openModel().get(); open != nullptr && state_.run() == nullptr) {
        reader_.setWeights({open->reader, &open->reader->weights}, open->name);
    }
}

/// Of the network that reads the canvas, and of the data set that is open.
void CanvasPresenter::nameClasses() {
    const auto data = state_.data();
    const model::ClassNames ofData = data ? data->train.classes : model::ClassNames();
    const OpenModel* open = state_.openModel().get();
    const bool ofRun = state_.run() != nullptr && state_.run()->weights; // until it has some, the open model reads
    if (open == nullptr || ofRun) {
        window_.setClasses({ofData, ofData});
    } else {
        window_.setClasses({open->reader->card.classes, ofData, open->knowsLabels});
    }
    reader_.expectDigits(!window_.classes().answers.areNamed());
}

} // namespace app
