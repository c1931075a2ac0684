// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the table of transitions in app/window/session_state.h, without a window and without threads.
#include "app/window/session_state.h"

#include "model/formats/network_json.h"
#include "model/network/class_order.h"
#include "tests/model/random_weights.h"

#include <QTest>

using app::SessionState;
using ui::RunState;

namespace {

std::shared_ptr<const model::Model> someModel(double accuracy = 0.9) {
    auto model = std::make_shared<model::Model>();
    model->weights.architecture = model::notebookArchitecture();
    model->card.measured = model::Measurement{accuracy, "MNIST", {}, {}, false};
    return model;
}

std::shared_ptr<const app::LoadedData> someData(const std::string& name) {
    auto data = std::make_shared<app::LoadedData>();
    data->name = name;
    data->hashes.trainImages = "hash of " + name;
    return data;
}

std::shared_ptr<const model::Weights> someWeights(float value) {
    return std::make_shared<const model::Weights>(model::Weights{{{"w", {1}, {value}}}, model::notebookArchitecture()});
}

model::Recipe recipe() {
    model::Recipe recipe;
    recipe.name = "quick";
    recipe.epochs = 5;
    recipe.seed = 3;
    return recipe;
}

app::SeedSeries series(const model::Recipe& recipe, int runs = 1) {
    app::RunRequest request;
    request.recipe = recipe;
    return app::SeedSeries(request, runs);
}

model::BatchMetrics batch(std::int64_t step, double epochsDone) {
    model::BatchMetrics metrics;
    metrics.step = step;
    metrics.epochsDone = epochsDone;
    return metrics;
}

} // namespace

class SessionStateTest : public QObject {
    Q_OBJECT

    const std::shared_ptr<const model::Model> opened_ = someModel();
    const std::shared_ptr<const app::LoadedData> mnist_ = someData("MNIST");
    const std::shared_ptr<const app::LoadedData> other_ = someData("other");
    const std::shared_ptr<const model::Evaluation> evaluation_ = std::make_shared<const model::Evaluation>();
    std::optional<SessionState> state_;

    /// A model opened from a file, and a data set.
    void openAndLoad() {
        QVERIFY(state_->open(opened_, "/models/mine.safetensors", "mine"));
        QVERIFY(state_->receiveData(mnist_));
    }

    void train(int runs = 1) {
        openAndLoad();
        QVERIFY(state_->beginTraining(series(recipe(), runs)));
    }

    void trainUntilTheThirdEpoch(int runs = 1) {
        train(runs);
        state_->started();
        state_->learned(someWeights(1), {.epochs = 2, .steps = 938, .trainAccuracy = 0.75});
        state_->finishEpoch(2, evaluation_);
        state_->finishBatch(batch(1000, 2.1));
        state_->learned(someWeights(2), {.epochs = 2, .steps = 1001, .trainAccuracy = 0.75});
    }

    void isKept(const std::shared_ptr<const model::Model>& model, const QString& name) const {
        QCOMPARE(state_->openModel()->model, model);
        QCOMPARE(state_->openModel()->name, name);
        QCOMPARE(state_->openModel()->path, QString());
        QVERIFY(!state_->openModel()->modified);
        QCOMPARE(state_->saveOffer().path, QString());
        QVERIFY(!state_->saveOffer().soFar);
        QCOMPARE(state_->modelToSave(), model);
    }

private slots:
    void init() { state_.emplace(); }

    void inTheBeginningThereIsNothing() {
        QVERIFY(state_->openModel() == nullptr);
        QCOMPARE(state_->runState(), RunState::idle);
        QVERIFY(!state_->saveOffer().available);
        QVERIFY(state_->modelToSave() == nullptr);
        QVERIFY(!state_->stop());
        QVERIFY(!state_->returnToModelBefore());
    }

    void aTransitionIsAnnouncedWhenEverythingIsAsItLeavesIt() {
        train(2);
        state_->started();
        state_->learned(someWeights(1), {.steps = 1});
        state_->finishEpoch(1, evaluation_);
        const auto made = someModel();
        int announced = 0;
        QObject listener;
        for (const app::ObservableBase* value : {static_cast<const app::ObservableBase*>(&state_->openModel()),
                                                 static_cast<const app::ObservableBase*>(&state_->run()),
                                                 static_cast<const app::ObservableBase*>(&state_->history()),
                                                 static_cast<const app::ObservableBase*>(&state_->mistakes())}) {
            connect(value, &app::ObservableBase::changed, &listener, [&] {
                ++announced;
                QCOMPARE(state_->openModel()->model, made);
                QCOMPARE(state_->run()->recipe().seed, std::uint64_t(4));
                QCOMPARE(state_->history()->model, made);
                QVERIFY(state_->mistakes() == nullptr);
            });
        }
        QVERIFY(!state_->finishSeed(made));
        QCOMPARE(announced, 4);
        QVERIFY(!state_->open(someModel(), "/models/refused.pt", "refused"));
        QCOMPARE(announced, 4);
    }

    void epochsAreKeptUntilTheNextTraining() {
        train(2);
        state_->started();
        state_->learned(someWeights(1), {.steps = 1});
        state_->finishEpoch(1, evaluation_);
        state_->learned(someWeights(2), {.steps = 1});
        state_->finishEpoch(2, evaluation_);
        QCOMPARE(state_->inspect().epoch, 2);
        QCOMPARE(*state_->inspect().weights, *someWeights(2));
        QCOMPARE(state_->epochModel(1)->weights, *someWeights(1));
        QVERIFY(state_->epochModel(3) == nullptr);
        QVERIFY(!state_->finishSeed(someModel()));
        QCOMPARE(state_->inspect().epoch, 0); // the first seed's model, until the second has an epoch
        QCOMPARE(state_->history()->epochs.size(), std::size_t(2));
        const int first = state_->history()->run;
        state_->started();
        QVERIFY(state_->history()->run != first && state_->history()->epochs.empty());
        state_->endRun(nullptr);
        QVERIFY(state_->beginFineTuning(recipe()));
        state_->endRun(nullptr);
        QVERIFY(!state_->history()->active); // fine-tuning leaves no epochs, and takes none away
    }

    void openFirst() {
        QVERIFY(state_->openFirst(opened_, "pen"));
        QCOMPARE(state_->openModel()->path, QString());
        QVERIFY(!state_->openModel()->modified);
        QCOMPARE(state_->saveOffer().name, QString("pen"));
        QVERIFY(!state_->openFirst(someModel(), "late"));
        QCOMPARE(state_->openModel()->model, opened_);
    }

    void openFirstDuringARunTakesNothingFromIt() {
        QVERIFY(state_->receiveData(mnist_));
        QVERIFY(state_->beginTraining(series(recipe())));
        state_->learned(someWeights(1), {.steps = 1});
        QVERIFY(state_->openFirst(opened_, "pen"));
        QCOMPARE(state_->modelToSave()->weights, *someWeights(1));
    }

    void open() {
        openAndLoad();
        QVERIFY(state_->evaluated(evaluation_, opened_, mnist_));
        const auto second = someModel();
        QVERIFY(state_->open(second, "/models/second.pt", "second"));
        QCOMPARE(state_->openModel()->model, second);
        QCOMPARE(state_->saveOffer().path, QString("/models/second.pt"));
        QVERIFY(!state_->openModel()->modified);
        QVERIFY(state_->mistakes() == nullptr); // they were the first one's
    }

    void openDuringARunIsRefused() {
        train();
        QVERIFY(!state_->open(someModel(), "/models/second.pt", "second"));
        QCOMPARE(state_->openModel()->model, opened_);
    }

    void savedAsAnotherFile() {
        QVERIFY(state_->openFirst(opened_, "pen"));
        QVERIFY(state_->saved("/models/my hand.pt", opened_));
        QCOMPARE(state_->openModel()->path, QString("/models/my hand.pt"));
        QCOMPARE(state_->openModel()->name, QString("my hand"));
        QCOMPARE(state_->saveOffer().path, QString("/models/my hand.pt"));
    }

    void savingTheRunLeavesTheOpenModelItsFile() {
        trainUntilTheThirdEpoch();
        const auto soFar = state_->modelToSave();
        QVERIFY(!state_->saved("/models/so far.safetensors", soFar));
        QCOMPARE(state_->openModel()->model, opened_);
        QCOMPARE(state_->openModel()->path, QString("/models/mine.safetensors"));
        const auto last = someModel();
        QVERIFY(state_->finishSeed(last));
        isKept(last, "quick"); // neither that file nor the former one's is its own
    }

    void receiveData() {
        openAndLoad();
        QVERIFY(state_->evaluated(evaluation_, opened_, mnist_));
        QVERIFY(state_->receiveData(other_));
        QCOMPARE(state_->data(), other_);
        QVERIFY(state_->mistakes() == nullptr); // their labels were the other set's
    }

    void dataThatComesDuringARunWaits() {
        trainUntilTheThirdEpoch();
        QVERIFY(!state_->receiveData(other_));
        QCOMPARE(state_->data(), mnist_);
        QCOMPARE(state_->run()->data, mnist_);
        state_->finishEpoch(3, evaluation_);
        QCOMPARE(state_->mistakes()->data, mnist_);
        QVERIFY(state_->finishSeed(someModel()));
        QCOMPARE(state_->data(), other_);
        QVERIFY(state_->mistakes() == nullptr);
    }

    void dataThatComesDuringASeriesWaitsForItsEnd() {
        trainUntilTheThirdEpoch(2);
        QVERIFY(!state_->receiveData(other_));
        QVERIFY(!state_->finishSeed(someModel()));
        QCOMPARE(state_->run()->data, mnist_);
        state_->endRun(nullptr);
        QCOMPARE(state_->data(), other_);
    }

    void mistakesAreTheModelsThatTheRunGave() {
        const auto ofModel = std::make_shared<const model::Evaluation>();
        for (const bool shifts : {false, true}) {
            state_.emplace();
            openAndLoad();
            model::Recipe averaging = recipe();
            averaging.shiftAveraging = shifts;
            QVERIFY(state_->beginTraining(series(averaging)));
            state_->learned(someWeights(1), {.epochs = 1, .steps = 469});
            state_->finishEpoch(1, evaluation_);
            QCOMPARE(state_->mistakes()->shiftAveraging, shifts);
            state_->endRun(someModel(), ofModel);
            QCOMPARE(state_->mistakes()->evaluation, ofModel);
            QCOMPARE(state_->mistakes()->shiftAveraging, shifts);
            QCOMPARE(state_->mistakes()->data, state_->data());
        }
        trainUntilTheThirdEpoch();
        state_->endRun(someModel()); // not measured: the latest epoch's were others
        QVERIFY(state_->mistakes() == nullptr);
    }

    void theWindowReadsInTheOrderOfTheDataSetsClasses() {
        model::Model backwards{model::randomWeights(1), {}};
        backwards.card.classes = {"9", "8", "7", "6", "5", "4", "3", "2", "1", "0"};
        const auto opened = std::make_shared<const model::Model>(backwards);
        QVERIFY(state_->open(opened, "/models/backwards.pt", "backwards"));
        QCOMPARE(state_->openModel()->reader, opened); // there is no data yet
        QVERIFY(state_->receiveData(mnist_));
        const auto reader = state_->openModel()->reader;
        QVERIFY(state_->openModel()->knowsLabels);
        QVERIFY(reader->card.classes.empty());
        QCOMPARE(reader->weights, model::withClasses(backwards, {})->weights);
        QVERIFY(reader->weights != backwards.weights);
        QCOMPARE(state_->inspect().weights.get(), &reader->weights);
        QCOMPARE(state_->modelToSave(), opened); // its file is as it was
        QVERIFY(!state_->evaluated(evaluation_, opened, mnist_));
        QVERIFY(state_->evaluated(evaluation_, reader, mnist_));

        auto insects = std::make_shared<app::LoadedData>(*other_);
        insects->train.classes = {"ant", "bee"};
        QVERIFY(state_->receiveData(insects));
        QVERIFY(!state_->openModel()->knowsLabels && !state_->inspect().knowsLabels);
        QCOMPARE(state_->openModel()->reader, opened);
        QCOMPARE(state_->inspect().classes, backwards.card.classes);
        QVERIFY(state_->openFirst(opened, "late") || state_->open(opened_, "/models/mine.safetensors", "mine"));
        QVERIFY(state_->openModel()->knowsLabels); // it says nothing of its classes
    }

    void anEpochKeepsTheClassesThatItLearned() {
        train();
        state_->started();
        state_->learned(someWeights(1), {.steps = 1});
        state_->finishEpoch(1, evaluation_);
        state_->endRun(someModel());
        auto insects = std::make_shared<app::LoadedData>(*other_);
        insects->train.classes = {"ant", "bee"};
        QVERIFY(state_->receiveData(insects));
        QCOMPARE(state_->epochModel(1)->card.classes, model::namesOrDigits({}));
    }

    void beginTraining() {
        openAndLoad();
        QVERIFY(state_->evaluated(evaluation_, opened_, mnist_));
        QVERIFY(state_->beginTraining(series(recipe())));
        QCOMPARE(state_->runState(), RunState::preparing);
        QVERIFY(state_->mistakes() == nullptr);
        QVERIFY(!state_->saveOffer().available); // nothing was learned yet, and the open model is not the run's
        QVERIFY(state_->modelToSave() == nullptr);
        QVERIFY(!state_->beginTraining(series(recipe())));
        QVERIFY(!state_->beginFineTuning(recipe()));
    }

    void beginTrainingNeedsData() {
        QVERIFY(state_->openFirst(opened_, "pen"));
        QVERIFY(!state_->beginTraining(series(recipe())));
        QVERIFY(!state_->beginFineTuning(recipe()));
        QVERIFY(state_->receiveData(mnist_));
        QVERIFY(state_->beginTraining(series(recipe())));
    }

    void beginFineTuningNeedsAModel() {
        QVERIFY(state_->receiveData(mnist_));
        QVERIFY(!state_->beginFineTuning(recipe()));
    }

    void pauseResumeStop() {
        train();
        QVERIFY(!state_->pause()); // it has not started
        state_->started();
        QCOMPARE(state_->runState(), RunState::training);
        QVERIFY(!state_->resume());
        QVERIFY(state_->pause());
        QCOMPARE(state_->runState(), RunState::paused);
        state_->started(); // of the next seed: the pause holds
        QCOMPARE(state_->runState(), RunState::paused);
        QVERIFY(state_->resume());
        QCOMPARE(state_->runState(), RunState::training);
        QVERIFY(!state_->run()->control->stopRequested());
        QVERIFY(state_->stop());
        QCOMPARE(state_->runState(), RunState::stopping);
        QVERIFY(state_->run()->control->stopRequested());
        QVERIFY(!state_->pause());
    }

    void whatWasLearnedSoFarIsSavedUnderANameThatSaysSo() {
        trainUntilTheThirdEpoch();
        QVERIFY(state_->saveOffer().available);
        QVERIFY(state_->saveOffer().soFar);
        QCOMPARE(state_->saveOffer().path, QString()); // never the open model's
        QCOMPARE(state_->saveOffer().name, QString("quick, epoch 3"));
        const auto model = state_->modelToSave();
        QCOMPARE(model->weights, *someWeights(2));
        QCOMPARE(model->card.epochs, 2);
        QCOMPARE(model->card.steps, std::int64_t(1001));
        QCOMPARE(model->card.trainAccuracy, std::optional(0.75));
        QCOMPARE(model->card.dataSet, std::string("MNIST"));
        QCOMPARE(model->card.recipe->name, std::string("quick"));
    }

    void afterTheLastEpochTheNameStaysWithinTheRun() {
        trainUntilTheThirdEpoch();
        state_->finishBatch(batch(2344, 5));
        QCOMPARE(state_->saveOffer().name, QString("quick, epoch 5"));
    }

    void aSeedThatIsDoneIsANewModel() {
        trainUntilTheThirdEpoch(3);
        QCOMPARE(state_->saveOffer().name, QString("quick, seed 3, epoch 3"));
        const auto first = someModel(0.98);
        QVERIFY(!state_->finishSeed(first));
        QCOMPARE(state_->openModel()->model, first);
        QCOMPARE(state_->openModel()->name, QString("quick · seed 3"));
        QCOMPARE(state_->openModel()->path, QString());
        QVERIFY(!state_->openModel()->modified);
        QCOMPARE(state_->run()->recipe().seed, std::uint64_t(4));
        QVERIFY(state_->mistakes() == nullptr);
        QVERIFY(!state_->saveOffer().available); // the second seed has learned nothing yet
        state_->learned(someWeights(9), {.steps = 1});
        QCOMPARE(state_->saveOffer().name, QString("quick, seed 4, epoch 1"));
        QCOMPARE(state_->modelToSave()->card.epochs, 0);
    }

    void theLastSeedEndsTheSeries() {
        trainUntilTheThirdEpoch(2);
        QVERIFY(!state_->finishSeed(someModel(0.9)));
        const auto last = someModel(0.91);
        QVERIFY(state_->finishSeed(last));
        QCOMPARE(state_->runState(), RunState::idle);
        isKept(last, "quick · seed 4 · best of 2");
    }

    /// Not the last one, which chance has made.
    void theBestSeedStaysOpen_data() {
        QTest::addColumn<bool>("validated");
        QTest::addColumn<int>("best");
        QTest::newRow("by its test accuracy") << false << 1;
        QTest::newRow("by validation, where there is one") << true << 0;
    }

    void theBestSeedStaysOpen() {
        QFETCH(bool, validated);
        QFETCH(int, best);
        train(3);
        const double tests[] = {0.97, 0.99, 0.98};
        const double validations[] = {0.96, 0.95, 0.94};
        std::vector<std::shared_ptr<const model::Model>> models;
        std::vector<std::shared_ptr<const model::Evaluation>> evaluations;
        for (int i = 0; i < 3; ++i) {
            model::Model made = *someModel(tests[i]);
            if (validated)
                made.card.validationAccuracy = validations[i];
            models.push_back(std::make_shared<const model::Model>(made));
            evaluations.push_back(std::make_shared<const model::Evaluation>());
            state_->started();
            QCOMPARE(state_->finishSeed(models.back(), evaluations.back()).has_value(), i == 2);
        }
        const auto chosen = static_cast<std::size_t>(best);
        isKept(models[chosen], QString("quick · seed %1 · best of 3").arg(3 + best));
        QCOMPARE(state_->mistakes()->evaluation, evaluations[chosen]);
    }

    /// Half a seed is no better than a whole one, and one of before may be the best.
    void aSeriesThatIsStoppedLeavesItsBestSeed() {
        train(3);
        const auto first = someModel(0.97);
        QVERIFY(!state_->finishSeed(first));
        state_->endRun(someModel(0.5));
        isKept(first, "quick · seed 3");

        state_.emplace();
        openAndLoad();
        app::RunRequest request;
        request.recipe = recipe();
        QVERIFY(state_->beginTraining(app::SeedSeries({request}, {{request.recipe.name, 0.98}, {request.recipe.name, 0.99}},
                                                      app::SeedSeries::Seed{7, first, nullptr})));
        QVERIFY(state_->finishSeed(someModel(0.96)));
        isKept(first, "quick · seed 7 · best of 3");
    }

    void epochsHaveTheNameOfTheirTraining() {
        train(2);
        state_->started();
        QCOMPARE(state_->history()->name, QString("quick · seed 3"));
        state_->finishSeed(someModel());
        state_->started();
        QCOMPARE(state_->history()->name, QString("quick · seed 4"));
    }

    void stoppingEndsTheSeriesAfterTheSeed() {
        trainUntilTheThirdEpoch(2);
        QVERIFY(state_->stop());
        const auto only = someModel();
        QVERIFY(state_->finishSeed(only));
        QCOMPARE(state_->runState(), RunState::idle);
        isKept(only, "quick · seed 3");
    }

    void endRunWithAModel() { // stopped, or diverged with good weights left
        trainUntilTheThirdEpoch();
        const auto kept = someModel();
        state_->endRun(kept);
        QCOMPARE(state_->runState(), RunState::idle);
        isKept(kept, "quick");
    }

    /// Its run is kept, and the card of its end says so.
    void whatEndsInItsFirstEpochTakesNoPlace() {
        const auto made = [](bool same, double accuracy) {
            auto trained = std::make_shared<model::Model>(*someModel(accuracy));
            trained->card.measured->images = same ? "" : "others";
            return std::shared_ptr<const model::Model>(trained);
        };
        const auto endWith = [this](const std::shared_ptr<const model::Model>& trained, bool kept, bool opens) {
            state_.emplace();
            train();
            state_->learned(someWeights(1), {.steps = 30});
            const app::Run run = *state_->run();
            const auto series = state_->endRun(trained, evaluation_, kept);
            state_->noteEnd(run, *series, 1, trained, evaluation_);
            QCOMPARE(state_->ended()->model, trained);
            QCOMPARE(state_->ended()->isOpen(), opens);
            QCOMPARE(state_->openModel()->model, opens ? trained : opened_);
            QCOMPARE(state_->openModel()->path, opens ? QString() : QString("/models/mine.safetensors"));
            QCOMPARE(state_->mistakes() != nullptr, opens);
        };
        endWith(made(true, 0.11), true, false);
        endWith(made(false, 0.99), true, false); // of other images: nobody knows
        endWith(made(true, 0.95), true, true);   // it reads better
        endWith(made(true, 0.11), false, true);  // else it would be lost
        state_->open(opened_, "/models/mine.safetensors", "mine");
        QVERIFY(state_->ended() == nullptr);
    }

    void aModelsNameSaysWhichWeightsItHas() {
        const auto nameWith = [this](model::WeightsKind kind, bool validate, double averaging) {
            state_.emplace();
            train();
            model::Model trained = *someModel();
            trained.card.recipe = recipe();
            trained.card.recipe->validate = validate;
            trained.card.recipe->weightAveraging = averaging;
            trained.card.weightsKind = kind;
            state_->learned(someWeights(1), {.epochs = 1, .steps = 469});
            state_->endRun(std::make_shared<const model::Model>(trained));
            return state_->openModel()->name;
        };
        QCOMPARE(nameWith(model::WeightsKind::last, false, 0), QString("quick"));
        QCOMPARE(nameWith(model::WeightsKind::averaged, false, 0.999), QString("quick · averaged"));
        QCOMPARE(nameWith(model::WeightsKind::best, true, 0), QString("quick · best on validation"));
        QCOMPARE(state_->saveOffer().name, QString("quick, best on validation"));
    }

    /// They are training images: no mistakes among the test images follow from them.
    void heldBackImagesGiveNoMistakes() {
        openAndLoad();
        model::Recipe validating = recipe();
        validating.validate = true;
        QVERIFY(state_->beginTraining(series(validating)));
        state_->learned(someWeights(1), {.steps = 1});
        state_->finishEpoch(1, evaluation_);
        QVERIFY(state_->mistakes() == nullptr);
        QVERIFY(!state_->modelToSave()->card.measured.has_value());
    }

    void noteId() {
        state_->noteId("early");
        train();
        QVERIFY(state_->run()->id.empty());
        state_->noteId("20261125-003012-4f1a");
        QCOMPARE(state_->run()->id, std::string("20261125-003012-4f1a"));
    }

    void interrupt() {
        state_->interrupt();
        train();
        // What is told of it takes time, in which the run may end: as interrupted, not as stopped.
        QObject listener;
        connect(&state_->run(), &app::ObservableBase::changed, &listener,
                [this] { QVERIFY(state_->run()->control->interruptRequested()); });
        state_->interrupt();
        QCOMPARE(state_->runState(), RunState::stopping);
        QVERIFY(state_->run()->control->stopRequested());
        QVERIFY(state_->run()->control->interruptRequested());
    }

    void endRunWithoutAModel() {
        train();
        state_->endRun(nullptr);
        QCOMPARE(state_->runState(), RunState::idle);
        QCOMPARE(state_->openModel()->model, opened_);
        QCOMPARE(state_->openModel()->path, QString("/models/mine.safetensors"));
        QVERIFY(!state_->openModel()->modified);
    }

    void fineTuningAndBack() {
        openAndLoad();
        QVERIFY(state_->evaluated(evaluation_, opened_, mnist_));
        QVERIFY(state_->beginFineTuning(recipe()));
        QCOMPARE(state_->runState(), RunState::training);
        QVERIFY(state_->mistakes() != nullptr); // still the open model's
        state_->learned(someWeights(4), {.steps = 1});
        QCOMPARE(state_->modelToSave()->card.dataSet, std::string("MNIST and own drawings"));
        const auto tuned = someModel();
        state_->finishFineTuning(tuned);
        isKept(tuned, "fine-tuned");
        QVERIFY(state_->mistakes() == nullptr);
        QVERIFY(state_->returnToModelBefore());
        QCOMPARE(state_->openModel()->model, opened_);
        QCOMPARE(state_->openModel()->path, QString("/models/mine.safetensors"));
        QVERIFY(!state_->openModel()->modified);
        QVERIFY(!state_->returnToModelBefore()); // once
    }

    void aModelThatIsNowhereKeptIsUnsavedUntilItIsSaved() {
        trainUntilTheThirdEpoch(2);
        const auto trained = someModel();
        QVERIFY(!state_->finishSeed(trained, nullptr, false));
        QVERIFY(state_->openModel()->modified);
        state_->endRun(someModel(), nullptr, false); // of the seeds, the one that is done stays
        QVERIFY(state_->openModel()->modified);
        QVERIFY(state_->beginFineTuning(recipe()));
        state_->finishFineTuning(someModel(), false);
        QVERIFY(state_->openModel()->modified);
        QVERIFY(state_->returnToModelBefore()); // which is nowhere kept, as it was
        QCOMPARE(state_->openModel()->model, trained);
        QVERIFY(state_->openModel()->modified);
        QVERIFY(state_->saved("/models/mine.safetensors", trained));
        QVERIFY(!state_->openModel()->modified);
    }

    void anotherModelHasNoneBefore() {
        openAndLoad();
        QVERIFY(state_->beginFineTuning(recipe()));
        state_->finishFineTuning(someModel());
        QVERIFY(state_->beginTraining(series(recipe())));
        QVERIFY(!state_->returnToModelBefore()); // not during a run
        state_->learned(someWeights(1), {.epochs = 1});
        state_->endRun(someModel());
        QVERIFY(!state_->returnToModelBefore()); // the new run's model was not fine-tuned
    }

    void stoppedFineTuningLeavesTheOpenModel() {
        openAndLoad();
        QVERIFY(state_->beginFineTuning(recipe()));
        state_->learned(someWeights(4), {.steps = 1});
        state_->endRun(nullptr);
        QCOMPARE(state_->openModel()->model, opened_);
    }

    void evaluatedTooLate() {
        openAndLoad();
        QVERIFY(!state_->evaluated(evaluation_, someModel(), mnist_)); // another model's
        QVERIFY(!state_->evaluated(evaluation_, opened_, other_));     // another data set's
        QVERIFY(state_->mistakes() == nullptr);
        QVERIFY(state_->beginTraining(series(recipe())));
        QVERIFY(!state_->evaluated(evaluation_, opened_, mnist_)); // the run's come from now on
        QVERIFY(state_->mistakes() == nullptr);
    }

    void whatComesAfterTheRunIsIgnored() {
        trainUntilTheThirdEpoch();
        state_->endRun(nullptr);
        state_->started();
        state_->learned(someWeights(8), {.steps = 1});
        state_->finishBatch(batch(1, 1));
        state_->finishEpoch(4, std::make_shared<const model::Evaluation>());
        QVERIFY(!state_->finishSeed(someModel()));
        state_->finishFineTuning(someModel());
        QCOMPARE(state_->runState(), RunState::idle);
        QCOMPARE(state_->openModel()->model, opened_);
        QVERIFY(state_->mistakes() == nullptr);
    }
};

QTEST_GUILESS_MAIN(SessionStateTest)
#include "session_state_test.moc"
