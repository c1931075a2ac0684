// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/alphabet_presenter.h"

#include "app/datasets/known_folders.h"
#include "app/storage/path_text.h"
#include "app/storage/recipe_files.h"
#include "app/window/workers/workers.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/sample_collector.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QTabWidget>

#include <algorithm>

namespace app {
namespace {

constexpr auto kAlphabetKey = "alphabet";
constexpr auto kRecipe = "alphabet";

} // namespace

AlphabetPresenter::AlphabetPresenter(ui::MainWindow& window, SessionState& state, Workers& workers)
    : window_(window), view_(*window.handwritingView()), state_(state), store_(workers.handwriting), files_(workers.files),
      adviser_(workers.advice), collector_(new ui::SampleCollector(*window.drawPanel())) {
    connect(&workers.runs, &RunLibrary::listed, this, [this](const RunList& runs) { runs_ = runs; });
    connectAlphabets();
    connectTraining(workers.advice);
}

AlphabetPresenter::~AlphabetPresenter() {
    if (advising_) {
        advising_->stop();
    }
}

void AlphabetPresenter::start(const WindowStart&) {
    post(&store_, &Handwriting::choose, QSettings().value(kAlphabetKey).toLongLong());
}

void AlphabetPresenter::connectAlphabets() {
    connect(&store_, &Handwriting::alphabetsChanged, this, &AlphabetPresenter::show);
    connect(&view_, &ui::HandwritingView::alphabetChosen, this, [this](qint64 id) {
        chosen_ = id;
        post(&store_, &Handwriting::choose, id);
    });
    connect(&view_, &ui::HandwritingView::alphabetEdited, this, &AlphabetPresenter::edit);
    connect(&view_, &ui::HandwritingView::alphabetRemoved, &store_, &Handwriting::removeAlphabet);
    connect(&view_, &ui::HandwritingView::alphabetImportRequested, &store_, &Handwriting::importAlphabet);
    connect(&view_, &ui::HandwritingView::askedChanged, collector_, &ui::SampleCollector::ask);
    connect(collector_, &ui::SampleCollector::collected, this, [this](const model::Drawing& drawing) {
        if (view_.asked() >= 0) {
            post(&store_, &Handwriting::add, shown_.numbers()[static_cast<std::size_t>(view_.asked())], drawing, shown_.id);
        }
    });
}

void AlphabetPresenter::show(const std::vector<Alphabet>& all, const Alphabet& shown) {
    shown_ = shown;
    QSettings().setValue(kAlphabetKey, shown.id);
    std::vector<ui::AlphabetChoice> choices;
    for (const Alphabet& alphabet : all) {
        choices.push_back({alphabet.id, alphabet.name});
    }
    view_.setAlphabets(choices, shown.id, shown.id == 0 ? model::ClassNames() : shown.names());
    showResult();
    if (chosen_ == shown.id) { // what the store showed before may arrive after the choice
        chosen_.reset();
        openModel();
    }
}

/// A class keeps its number, whatever it is called.
void AlphabetPresenter::edit(qint64 id, const QString& name, const std::vector<ui::EditedClass>& classes) {
    Alphabet edited{id, name, std::vector<std::string>(id == 0 ? 0 : shown_.classes.size())};
    const std::vector<int> numbers = shown_.numbers();
    for (const ui::EditedClass& its : classes) {
        if (its.label >= 0 && static_cast<std::size_t>(its.label) < numbers.size()) {
            edited.classes[static_cast<std::size_t>(numbers[static_cast<std::size_t>(its.label)])] = its.name.toStdString();
        } else {
            edited.classes.push_back(its.name.toStdString());
        }
    }
    post(&store_, &Handwriting::keepAlphabet, edited);
}

/// The canvas reads what was chosen, with the newest model for it, unless it does already.
void AlphabetPresenter::openModel() {
    const model::ClassNames names = shown_.names();
    const OpenModel* open = state_.openModel().get();
    if (state_.run() != nullptr || (open != nullptr && model::namesOrDigits(open->model->card.classes) == names)) {
        return;
    }
    const auto fits = [&](const auto& run) { return !run.weights.empty() && run.origin.classes == names; };
    if (const auto kept = std::ranges::find_if(*runs_, fits); kept != runs_->end()) {
        post(&files_, &FileWorker::openKeptModel, toText(kept->model), modelId(kept->id, kept->weights.front()));
    } else if (shown_.id == 0) {
        post(&files_, &FileWorker::openKeptModel, QString(), kBundledModel); // that comes along
    }
    const std::filesystem::path folder = shown_.id == 0 ? dataFolder() : dataSetFolder(shown_);
    if (model::isDataSet(folder)) {
        post(&files_, &FileWorker::loadData, toText(folder));
    }
}

/// The drawings become a data set beside the database, which is opened as any other; then a run begins.
void AlphabetPresenter::connectTraining(AdviceWorker& adviser) {
    connect(&view_, &ui::HandwritingView::trainRequested, this, [this] {
        trainedFor_ = shown_;
        post(&store_, &Handwriting::writeDataSet, shown_.id);
    });
    connect(&store_, &Handwriting::dataSetWritten, this, [this](const QString& folder) {
        waiting_ = folder;
        post(&files_, &FileWorker::loadData, folder);
    });
    connect(&files_, &FileWorker::dataFailed, this, [this] { waiting_.clear(); });
    connect(&files_, &FileWorker::dataLoaded, this, [this](const std::shared_ptr<const LoadedData>& data) {
        if (!waiting_.isEmpty() && toText(data->folder) == waiting_) {
            waiting_.clear();
            // Once it is open, too.
            QMetaObject::invokeMethod(
                this, [this, data] { train(data); }, Qt::QueuedConnection);
        }
    });
    follow({&state_.run()}, [this] {
        if (training_ && state_.run() == nullptr) {
            training_ = false;
            // When what it gave is shown, too.
            QMetaObject::invokeMethod(this, &AlphabetPresenter::endTraining, Qt::QueuedConnection);
        } else if (advising_ && state_.run() != nullptr) {
            advising_->stop(); // the run comes first
        }
    });
    connect(&adviser, &AdviceWorker::advised, this,
            [this](const std::shared_ptr<const LoadedData>& data, const model::CrossReading& reading) {
                if (data == trained_) {
                    showAdvice(reading);
                }
            });
}

void AlphabetPresenter::train(const std::shared_ptr<const LoadedData>& data) {
    if (state_.data() != data || state_.run() != nullptr) {
        return;
    }
    model::Recipe recipe = findRecipe(kRecipe);
    recipe.name = trainedFor_.name.toStdString();
    recipe.batchSize = std::min(recipe.batchSize, data->train.size());
    results_.erase(trainedFor_.id);
    trained_ = data;
    window_.tabs()->setCurrentWidget(window_.curvePlot());
    window_.drawPanel()->canvas()->setFocus();
    emit window_.trainRequested(recipe, 1);
    training_ = state_.run() != nullptr;
    showResult();
}

void AlphabetPresenter::endTraining() {
    const TestEvaluation* read = state_.mistakes().get();
    if (read == nullptr || read->data != trained_ || state_.run() != nullptr) {
        return; // nothing was learned
    }
    const int held = read->evaluation->images;
    results_[trainedFor_.id] = {
        tr("%1 of %2 drawings that were held back are read rightly.").arg(read->evaluation->correct).arg(held)};
    showResult();
    advising_ = std::make_shared<model::TrainingControl>();
    model::Recipe recipe = findRecipe(kRecipe);
    post(&adviser_, &AdviceWorker::advise, AdviceJob{trained_, recipe, advising_});
}

void AlphabetPresenter::showAdvice(const model::CrossReading& reading) {
    Result& result = results_[trainedFor_.id];
    for (const model::CrossReading::Point& point : reading.curve) {
        result.curve.push_back({point.images, point.accuracy});
    }
    const int neediest = reading.neediest();
    if (neediest < 0) {
        result.text += " " + tr("Read in turn by networks that have not learned from them, no class is in doubt.");
    } else {
        const auto name = [&](int label) { return QString::fromStdString(model::className(trained_->train.classes, label)); };
        const model::ClassReading& its = reading.classes[static_cast<std::size_t>(neediest)];
        result.text += " " + tr("More drawings of “%1” would help most:").arg(name(neediest)) + " " +
                       (its.instead < 0 ? tr("it is read rightly, but with the least certainty.")
                                        : tr("networks that have not learned from them read %1 of %2 as “%3”.")
                                              .arg(its.asThat)
                                              .arg(its.images)
                                              .arg(name(its.instead)));
    }
    showResult();
}

void AlphabetPresenter::showResult() {
    if (shown_.id != 0) {
        const auto found = results_.find(shown_.id);
        found == results_.end() ? view_.showResult({}) : view_.showResult(found->second.text, found->second.curve);
    }
}

} // namespace app
