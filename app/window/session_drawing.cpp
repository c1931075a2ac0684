// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing side of the session: pictures, own handwriting.
#include "app/window/session.h"

#include "app/window/shown_change.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/pages/handwriting_view.h"
#include "ui/style/number_text.h"
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
        if (const auto& image = panel->canvas()->image()) {
            reading_->read(*image);
        } else {
            reading_->read(panel->canvas()->drawing());
        }
    });
    connect(files_, &FileWorker::drawingSaved, this,
            [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
    connect(files_, &FileWorker::drawingFailed, &window_, &ui::MainWindow::showError);
}

void Session::connectHandwriting() {
    ui::DrawPanel* panel = window_.drawPanel();
    ui::HandwritingView* view = window_.handwritingView();
    connect(this, &Session::handwritingRequested, handwritingStore_, &Handwriting::load);
    connect(this, &Session::handwritingUndoRequested, handwritingStore_, &Handwriting::undoChange);
    connect(panel, &ui::DrawPanel::drawingLabelled, handwritingStore_, &Handwriting::add);
    connect(panel, &ui::DrawPanel::undoLabelRequested, this, [this] { emit handwritingUndoRequested(addedChange_); });
    connect(view, &ui::HandwritingView::undoRequested, handwritingStore_, &Handwriting::undoChange);
    connect(handwritingStore_, &Handwriting::undoOffered, view,
            [view](qint64 change, const QString& what) { view->setUndo(change, shownChange(what)); });
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
        window_.messageBar()->setAction(tr("Undo: %1").arg(undo), [this, change] { emit handwritingUndoRequested(change); });
    };
    connect(handwritingStore_, &Handwriting::removed, this, [offerUndo](int drawings, qint64 change) {
        offerUndo(drawings == 1 ? tr("Deleted 1 drawing") : tr("Deleted %1 drawings").arg(ui::grouped(drawings)),
                  shownChange("delete " + countedDrawings(drawings)), change);
    });
    connect(handwritingStore_, &Handwriting::imported, this, [offerUndo](int drawings, qint64 change) {
        offerUndo(drawings == 1 ? tr("Imported 1 drawing") : tr("Imported %1 drawings").arg(ui::grouped(drawings)),
                  shownChange("import " + countedDrawings(drawings)), change);
    });
    connect(handwritingStore_, &Handwriting::noticed, &window_, &ui::MainWindow::showInfo);
    connect(handwritingStore_, &Handwriting::exported, this,
            [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
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
        return tr("Stop the run first.");
    }
    if (!state_.data()) {
        return tr("Fine-tuning needs a data set beside your drawings: get MNIST first.");
    }
    if (state_.openModel() != nullptr && !model::areDigits(state_.openModel()->model->card.classes)) {
        return tr("Your drawings are digits; the open model tells other classes apart.");
    }
    if (!model::areDigits(state_.data()->train.classes)) {
        return tr("Your drawings are digits; the open data set has other classes.");
    }
    if (most < kFewest) {
        const int more = kFewest - most;
        return more == 1 ? tr("Draw one digit one more time to begin with; best is every digit ten times.")
                         : tr("Draw one digit %1 more times to begin with; best is every digit ten times.").arg(more);
    }
    return {};
}

} // namespace app
