// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing side of the session: pictures, own handwriting.
#include "app/window/session.h"

#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/pages/handwriting_view.h"
#include "ui/window/message_bar.h"

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr int kFewest = 4; ///< drawings of one digit, so that one can be held out

} // namespace

void Session::connectPictures() {
    ui::DrawPanel* panel = window_.drawPanel();
    connect(&window_, &ui::MainWindow::openPictureRequested, files_, &FileWorker::openPicture);
    connect(&window_, &ui::MainWindow::takePictureRequested, files_, &FileWorker::takePicture);
    connect(&window_, &ui::MainWindow::saveDrawingRequested, files_, &FileWorker::saveDrawing);
    connect(files_, &FileWorker::pictureOpened, this,
            [this, panel](const QImage& picture, const std::shared_ptr<const model::GreyImage>& grey) {
                panel->showPicture(picture);
                reading_->read(grey);
            });
    connect(panel, &ui::DrawPanel::pictureClosed, this, [this, panel] {
        if (panel->canvas()->showsImage()) {
            panel->canvas()->clear();
        } else {
            reading_->read(panel->canvas()->drawing());
        }
    });
    connect(files_, &FileWorker::drawingSaved, this, [this](const QString& path) { window_.showInfo("Saved to " + path); });
    connect(files_, &FileWorker::drawingFailed, &window_, &ui::MainWindow::showError);
}

void Session::connectHandwriting() {
    ui::DrawPanel* panel = window_.drawPanel();
    ui::HandwritingView* view = window_.handwritingView();
    connect(this, &Session::handwritingRequested, handwritingStore_, &Handwriting::load);
    connect(this, &Session::handwritingUndoRequested, handwritingStore_, &Handwriting::undoChange);
    connect(panel, &ui::DrawPanel::digitMeant, handwritingStore_, &Handwriting::add);
    connect(panel, &ui::DrawPanel::undoMeantRequested, this, [this] { emit handwritingUndoRequested(addedChange_); });
    connect(view, &ui::HandwritingView::undoRequested, handwritingStore_, &Handwriting::undoChange);
    connect(handwritingStore_, &Handwriting::undoOffered, view, &ui::HandwritingView::setUndo);
    connect(view, &ui::HandwritingView::removeRequested, handwritingStore_, &Handwriting::remove);
    connect(view, &ui::HandwritingView::relabelRequested, handwritingStore_, &Handwriting::relabel);
    connect(view, &ui::HandwritingView::importRequested, handwritingStore_, &Handwriting::importFrom);
    connect(view, &ui::HandwritingView::exportRequested, handwritingStore_, &Handwriting::exportTo);
    connect(handwritingStore_, &Handwriting::changed, this,
            [this, view](const std::shared_ptr<const model::DataSet>& drawings, const QList<qint64>& ids) {
                handwriting_ = drawings;
                std::vector<ui::HandwritingSample> samples;
                for (std::size_t i = 0; i < drawings->images.size(); ++i) {
                    samples.push_back({ids[static_cast<qsizetype>(i)], drawings->labels[i], drawings->images[i]});
                }
                view->setSamples(std::move(samples));
                view->setObstacle(fineTuningObstacle());
            });
    connect(handwritingStore_, &Handwriting::added, this, [this, panel](int digit, int drawings, qint64 change) {
        addedChange_ = change;
        panel->showAdded(digit, drawings);
    });
    const auto offerUndo = [this](const QString& what, const QString& undo, qint64 change) {
        window_.showInfo(what);
        window_.messageBar()->setAction("Undo: " + undo, [this, change] { emit handwritingUndoRequested(change); });
    };
    connect(handwritingStore_, &Handwriting::removed, this, [offerUndo](int drawings, qint64 change) {
        offerUndo("Deleted " + countedDrawings(drawings), "delete " + countedDrawings(drawings), change);
    });
    connect(handwritingStore_, &Handwriting::imported, this, [offerUndo](int drawings, qint64 change) {
        offerUndo("Imported " + countedDrawings(drawings), "import " + countedDrawings(drawings), change);
    });
    connect(handwritingStore_, &Handwriting::noticed, &window_, &ui::MainWindow::showInfo);
    connect(handwritingStore_, &Handwriting::exported, this,
            [this](const QString& path) { window_.showInfo("Saved to " + path); });
    connect(handwritingStore_, &Handwriting::failed, &window_, &ui::MainWindow::showError);
}

QString Session::fineTuningObstacle() const {
    std::array<int, model::kClassCount> counts{};
    if (handwriting_) {
        for (const std::uint8_t label : handwriting_->labels) {
            ++counts[label];
        }
    }
    const int most = *std::max_element(counts.begin(), counts.end());
    if (state_.run() != nullptr) {
        return "Stop the run first.";
    }
    if (!state_.data()) {
        return "Fine-tuning needs a data set beside your drawings: get MNIST first.";
    }
    if (most < kFewest) {
        return QString("Draw one digit %1 more to begin with; best is every digit ten times.")
            .arg(kFewest - most == 1 ? QString("time") : QString("%1 times").arg(kFewest - most));
    }
    return {};
}

} // namespace app
