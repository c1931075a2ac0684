// SPDX-License-Identifier: GPL-3.0-or-later
// The session's side of why a digit is read as it is.
#include "app/window/session.h"

#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/why_view.h"

namespace app {

void Session::connectWhy() {
    ui::WhyView* view = window_.insideView()->why();
    // Straight from thread to thread: the newest path replaces those that nobody has looked at.
    connect(reading_, &PredictionWorker::traceReady, why_, &WhyWorker::setPath, Qt::DirectConnection);
    connect(
        reading_, &PredictionWorker::nothingToRead, why_, [why = why_] { why->setPath(nullptr); }, Qt::DirectConnection);
    connect(reading_, &PredictionWorker::nothingToRead, view, [view] { view->setExplanation(nullptr); });
    connect(view, &ui::WhyView::shownChanged, this, [this](bool shown) { why_->setWanted(shown); });
    connect(view, &ui::WhyView::questionChanged, this,
            [this](const model::WhyQuestion& question) { why_->setQuestion(question); });
    connect(why_, &WhyWorker::explained, view, &ui::WhyView::setExplanation);
    connect(why_, &WhyWorker::counterfactualFound, view, &ui::WhyView::setCounterfactual);
    connect(why_, &WhyWorker::nearestFound, view, &ui::WhyView::setNearest);
    connect(why_, &WhyWorker::featuresProgressed, view, &ui::WhyView::setFeaturesProgress);
    connect(view, &ui::WhyView::imageActivated, this, &Session::showOnCanvas);
}

/// Puts an image of the data set on the canvas and has it read.
void Session::showOnCanvas(const model::DigitImage& image) {
    window_.drawPanel()->showImage(image);
    reading_->read(image);
}

} // namespace app
