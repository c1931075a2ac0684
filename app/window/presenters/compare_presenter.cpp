// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/compare_presenter.h"

#include "app/runs/run_library.h"
#include "app/storage/path_text.h"
#include "app/window/presenters/model_presenter.h"
#include "app/window/workers/compare_worker.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/class_order.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/compare_view.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr std::size_t kMaxListed = 20; ///< recorded runs, and epochs

/// "quick · 99.43 % · 2026-11-25".
QString runText(const model::RunRecord& run) {
    QStringList parts{ui::runName(run)};
    if (run.testAccuracy) {
        parts << ui::percent(*run.testAccuracy, 2);
    }
    parts << QString::fromStdString(run.started).left(10);
    return parts.join(" · ");
}

} // namespace

ComparePresenter::ComparePresenter(ui::CompareView& view, ui::DrawPanel& canvas, const SessionState& state, FileWorker& files,
                                   RunLibrary& runs, PredictionWorker& reader, CompareWorker& worker)
    : view_(view), state_(state), files_(files), worker_(worker) {
    follow({&state.openModel(), &state.openData(), &state.history()}, [this] { show(); });
    connect(&runs, &RunLibrary::listed, this, [this](const RunList& listed) {
        runs_ = listed;
        listOthers();
    });
    // From thread to thread: the newest trace replaces those that were not compared.
    connect(&reader, &PredictionWorker::traceReady, &worker, &CompareWorker::setPath, Qt::DirectConnection);
    connect(
        &reader, &PredictionWorker::nothingToRead, &worker, [&worker] { worker.setPath(nullptr); }, Qt::DirectConnection);
    connect(&view, &ui::CompareView::shownChanged, this, [this](bool shown) {
        worker_.setWanted(shown);
        show();
    });
    connect(&view, &ui::CompareView::otherChosen, this, &ComparePresenter::compareWith);
    connect(&view, &ui::CompareView::otherFileChosen, this, [this](const QString& path) {
        post(&files_, &FileWorker::openOtherModel, path, QFileInfo(path).completeBaseName());
    });
    connect(&files, &FileWorker::otherModelOpened, this,
            [this](const QString& name, const std::shared_ptr<const model::Model>& model) {
                b_ = model;
                nameB_ = name;
                showB();
            });
    connect(&worker, &CompareWorker::answered, &view, &ui::CompareView::setAnswers);
    connect(&worker, &CompareWorker::compared, &view, &ui::CompareView::setComparison);
    connect(&worker, &CompareWorker::progressed, &view, &ui::CompareView::setProgress);
    connect(&view, &ui::CompareView::imageActivated, &canvas, &ui::DrawPanel::showImage);
}

ComparePresenter::~ComparePresenter() {
    worker_.setWanted(false);
}

void ComparePresenter::show() {
    const Inspected inspected = state_.inspect();
    worker_.setData(inspected.knowsLabels ? state_.data() : nullptr);
    worker_.setA(inspected.weights);
    const bool changed = classes_ != inspected.classes || knowsLabels_ != inspected.knowsLabels;
    classes_ = inspected.classes;
    knowsLabels_ = inspected.knowsLabels;
    if (changed) {
        showB();
    }
    view_.setHasData(state_.data() != nullptr);
    if (inspected.epoch > 0) {
        view_.setNameA(epochName(inspected.epoch));
    } else if (state_.openModel() != nullptr) {
        view_.setNameA(state_.openModel()->name);
    }
    listOthers();
}

/// Of the latest training, "spark · epoch 7".
QString ComparePresenter::epochName(int epoch) const {
    return tr("%1 · epoch %2").arg(state_.history()->name, QString::number(epoch));
}

/// B answers in A's classes, in their order, or not at all.
void ComparePresenter::showB() {
    auto matched = b_ ? model::withClasses(*b_, classes_) : std::nullopt;
    view_.setNameB(nameB_);
    view_.setObstacle(b_ && !matched ? tr("B tells other classes apart")
                      : knowsLabels_ ? QString()
                                     : tr("A tells other classes apart"));
    worker_.setB(matched ? std::make_shared<const model::Weights>(std::move(matched->weights)) : nullptr);
}

/// The networks to choose from: the latest epochs and runs, and the one that comes along.
void ComparePresenter::listOthers() {
    if (!view_.isVisible()) {
        return;
    }
    std::vector<ui::OtherModel> others;
    if (const EpochHistory* history = state_.history().get()) {
        const std::vector<EpochWeights>& epochs = history->epochs;
        const std::size_t every = (epochs.size() + kMaxListed - 1) / kMaxListed; // 0 without any
        for (std::size_t back = 0; back < epochs.size(); back += every) {
            const int epoch = epochs[epochs.size() - 1 - back].epoch;
            others.push_back({tr("epoch %1").arg(epoch), {}, epoch});
        }
    }
    for (const model::RunRecord& run : *runs_) {
        if (!run.model.empty() && others.size() < 2 * kMaxListed) {
            others.push_back({runText(run), QString::fromStdString(run.id), 0});
        }
    }
    if (bundled_.isEmpty()) {
        bundled_ = bundledChoice().title;
    }
    others.push_back({bundled_, {}, 0});
    view_.setOthers(others);
}

void ComparePresenter::compareWith(const ui::OtherModel& other) {
    if (other.epoch > 0) {
        if (auto model = state_.epochModel(other.epoch)) {
            b_ = std::move(model);
            nameB_ = epochName(other.epoch);
            showB();
        }
        return;
    }
    if (other.run.isEmpty()) {
        post(&files_, &FileWorker::openOtherModel, QString(), other.text);
        return;
    }
    const auto run = std::ranges::find(*runs_, other.run.toStdString(), &model::RunRecord::id);
    if (run != runs_->end()) {
        post(&files_, &FileWorker::openOtherModel, toText(run->model), other.text);
    }
}

} // namespace app
