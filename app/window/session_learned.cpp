// SPDX-License-Identifier: GPL-3.0-or-later
// The session's side of what the network has learned, and of another network beside it.
#include "app/window/session.h"

#include "app/storage/path_text.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/learned_view.h"
#include "ui/style/number_text.h"

#include <QFileInfo>

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t kMaxListed = 20; ///< kept runs, and epochs

/// "quick · 99.43 % · 2026-11-25".
QString runText(const model::RunRecord& run) {
    QStringList parts{QString::fromStdString(run.name)};
    if (run.testAccuracy) {
        parts << ui::percent(*run.testAccuracy, 2);
    }
    parts << QString::fromStdString(run.started).left(10);
    return parts.join(" · ");
}

} // namespace

void Session::connectLearned() {
    ui::LearnedView* view = window_.insideView()->learned();
    connect(training_, &TrainingWorker::started, this, [this] {
        spreadOf_ = {};
        learned_->forgetEpochs();
    });
    // Whoever sees them or not: an epoch's end is not seen again.
    connect(training_, &TrainingWorker::epochFinished, this, [this](const model::EpochMetrics& metrics) {
        if (latestWeights_ && state_.run() != nullptr) {
            learned_->addEpoch(metrics.epoch, latestWeights_, state_.run()->data);
        }
    });
    connect(view, &ui::LearnedView::shownChanged, this, [this](bool shown) {
        learned_->setWanted(shown);
        lookInto();
    });
    connect(view, &ui::LearnedView::mapChosen, this, [this](const model::MapPlace& map) { learned_->choose(map); });
    connect(learned_, &FeatureWorker::layersRead, view, &ui::LearnedView::setLayers);
    connect(learned_, &FeatureWorker::exciting, view, &ui::LearnedView::setExcitement);
    connect(learned_, &FeatureWorker::optimised, view, &ui::LearnedView::setOptimised);
    connect(learned_, &FeatureWorker::spreadsMeasured, view, &ui::LearnedView::setSpreads);
    connect(view, &ui::LearnedView::imageActivated, this, &Session::showOnCanvas);
}

void Session::connectCompare() {
    ui::CompareView* view = window_.insideView()->compare();
    connect(reading_, &PredictionWorker::traceReady, compare_, &CompareWorker::setPath, Qt::DirectConnection);
    connect(
        reading_, &PredictionWorker::nothingToRead, compare_, [compare = compare_] { compare->setPath(nullptr); },
        Qt::DirectConnection);
    connect(view, &ui::CompareView::shownChanged, this, [this](bool shown) {
        compare_->setWanted(shown);
        lookInto();
        listOthers();
    });
    connect(runs_, &RunLibrary::listed, this, &Session::listOthers);
    connect(view, &ui::CompareView::otherChosen, this, &Session::compareWith);
    connect(view, &ui::CompareView::otherFileChosen, this,
            [this](const QString& path) { post(files_, &FileWorker::openOtherModel, path, QFileInfo(path).completeBaseName()); });
    connect(files_, &FileWorker::otherModelOpened, this,
            [this, view](const QString& name, const std::shared_ptr<const model::Model>& model) {
                view->setNameB(name);
                compare_->setB({model, &model->weights});
            });
    connect(compare_, &CompareWorker::answered, view, &ui::CompareView::setAnswers);
    connect(compare_, &CompareWorker::compared, view, &ui::CompareView::setComparison);
    connect(compare_, &CompareWorker::progressed, view, &ui::CompareView::setProgress);
    connect(view, &ui::CompareView::imageActivated, this, &Session::showOnCanvas);
}

/// Tells both parts which network they are of: the open model's, or that of the last epoch's end of the run that is under way.
void Session::lookInto() {
    const auto& data = state_.data();
    learned_->setData(data);
    compare_->setData(data);
    window_.insideView()->learned()->setHasData(data != nullptr);
    window_.insideView()->compare()->setHasData(data != nullptr);
    const OpenModel* open = state_.openModel();
    const bool ofRun = epochsGrow_ && !epochWeights_.empty();
    if (ofRun) {
        lookedInto_ = epochWeights_.back().weights;
        window_.insideView()->compare()->setNameA(tr("this run, epoch %1").arg(epochWeights_.back().epoch));
    } else if (open != nullptr) {
        lookedInto_ = {open->model, &open->model->weights};
        window_.insideView()->compare()->setNameA(open->name);
    }
    learned_->setWeights(lookedInto_);
    compare_->setA(lookedInto_);
    listOthers();
    // A model that no run is known of has one line of its own.
    const bool unknown = open != nullptr && state_.run() == nullptr && open->model != mappedRun_;
    if (unknown && window_.insideView()->learned()->isVisible() &&
        spreadOf_ != std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>(open->model, data)) {
        spreadOf_ = {open->model, data};
        learned_->forgetEpochs();
        learned_->addEpoch(0, lookedInto_, data);
    }
}

/// What may stand beside it: the latest epochs and runs.
void Session::listOthers() {
    if (!window_.insideView()->compare()->isVisible()) {
        return;
    }
    std::vector<ui::OtherModel> others;
    const std::size_t every = (epochWeights_.size() + kMaxListed - 1) / kMaxListed; // 0 without any
    for (std::size_t back = 0; back < epochWeights_.size(); back += every) {
        const int epoch = epochWeights_[epochWeights_.size() - 1 - back].epoch;
        others.push_back({tr("epoch %1").arg(epoch), {}, epoch});
    }
    for (const model::RunRecord& run : kept_) {
        if (!run.model.empty() && others.size() < 2 * kMaxListed) {
            others.push_back({runText(run), QString::fromStdString(run.id), 0});
        }
    }
    window_.insideView()->compare()->setOthers(others);
}

void Session::compareWith(const ui::OtherModel& other) {
    if (other.run.isEmpty()) {
        const auto kept = std::ranges::find(epochWeights_, other.epoch, &EpochWeights::epoch);
        if (kept != epochWeights_.end()) {
            window_.insideView()->compare()->setNameB(other.text);
            compare_->setB(kept->weights);
        }
        return;
    }
    const auto run = std::ranges::find(kept_, other.run.toStdString(), &model::RunRecord::id);
    if (run != kept_.end()) {
        post(files_, &FileWorker::openOtherModel, QString(toText(run->model)), other.text);
    }
}

} // namespace app
