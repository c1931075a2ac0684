// SPDX-License-Identifier: GPL-3.0-or-later
// What a run was made from: kept whole, and the same when it goes on or is trained again.
#include "app/runs/run_json.h"
#include "app/runs/run_library.h"
#include "app/runs/weights_store.h"
#include "app/storage/network_files.h"
#include "app/storage/opened_database.h"
#include "app/storage/paths.h"
#include "app/storage/recipe_files.h"
#include "app/window/workers/training_worker.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/training/fine_tune.h"

#include "tests/synthetic_digits.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <functional>
#include <thread>

namespace fs = std::filesystem;

namespace {

QString errorOf(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const model::Error& error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace

class RunOriginTest : public QObject {
    Q_OBJECT

    std::unique_ptr<synthetic::TemporaryFolder> folder_;
    app::LoadedData data_;

    static model::Recipe recipe() {
        model::Recipe recipe;
        recipe.epochs = 2;
        recipe.batchSize = 32;
        recipe.threads = 1;
        return recipe;
    }

    /// A model that has learned a little.
    model::Model learned(std::uint64_t seed) const {
        app::RunRequest request;
        request.recipe = recipe();
        request.recipe.seed = seed;
        request.options.maxSteps = 20;
        return *train(request).model;
    }

    app::RecordedRun train(
        const app::RunRequest& request,
        const std::function<void(const std::string& id)>& begun = [](const std::string&) {}) const {
        return train(request, data_, begun);
    }

    static app::RecordedRun train(
        const app::RunRequest& request, const app::LoadedData& data,
        const std::function<void(const std::string& id)>& begun = [](const std::string&) {}) {
        model::TrainingControl control;
        app::RunObserver observer;
        observer.onError = [](const QString& what, const QString&) { qFatal("%s", qPrintable(what)); };
        std::string id;
        observer.begun = [&](const model::RunRecord& run) { id = run.id; };
        observer.batchFinished = [&](const model::BatchMetrics&) {
            if (!id.empty()) {
                begun(std::exchange(id, {}));
            }
        };
        return app::trainAndRecord(request, data, control, observer);
    }

    static app::OpenedDatabase opened() { return app::openDatabase(app::databasePath()); }
    static model::RunRecord find(const std::string& id) { return app::RunStore(*opened().database).find(id); }
    static app::RunRequest resuming(const std::string& id) { return app::resumeRequest(app::RunStore(*opened().database), id); }

    /// Trains to the end, then leaves the run as a kill right after its first checkpoint would have.
    std::string killedAtOnce(const app::RunRequest& request, model::Weights& whole) const {
        const fs::path early = *folder_ / "early";
        const app::RecordedRun run = train(request, [&](const std::string& id) {
            const fs::path checkpoint = app::checkpointPath(id);
            [&] { QTRY_VERIFY(fs::exists(checkpoint)); }();
            fs::copy_file(checkpoint, early, fs::copy_options::overwrite_existing);
        });
        whole = run.model->weights;
        fs::rename(early, app::checkpointPath(run.id));
        opened().database->run("UPDATE runs SET outcome = 'running', model = '' WHERE id = ?", {QString::fromStdString(run.id)});
        return run.id;
    }

private slots:
    void init() {
        folder_ = std::make_unique<synthetic::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", folder_->path().string().c_str());
        synthetic::writeDataSet(*folder_ / "data", 320, 60);
        data_ = app::loadData(*folder_ / "data");
    }

    void aRunGoesOnWithItsTeachersAndFromItsInitialWeights() {
        app::RunRequest request;
        request.recipe = recipe();
        request.teachers = {learned(7), learned(8)};
        request.initialWeights = learned(9);
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        QVERIFY(train(resuming(id)).model->weights == whole);
        request.teachers.clear();
        QVERIFY2(train(request).model->weights != whole, "the teachers count");
    }

    void itsOriginIsKept() {
        app::RunRequest request;
        request.recipe = recipe();
        request.options.maxSteps = 3;
        const model::RunOrigin plain = find(train(request).id).origin;
        QCOMPARE(plain.initialWeights, std::string(model::kDrawnFromSeed));
        QVERIFY(plain.teachers && plain.teachers->empty());
        QVERIFY(plain.data == data_.hashes && plain.classes == data_.classes() && plain.networks.own &&
                *plain.networks.own == *model::notebookArchitecture());
        QVERIFY(!plain.networks.teachers);
        request.teachers = {learned(7)};
        request.initialWeights = learned(8);
        const model::RunRecord run = find(train(request).id);
        QCOMPARE(run.origin.initialWeights, app::hashOf(request.initialWeights->weights));
        QCOMPARE(run.origin.teachers->at(0), app::hashOf(request.teachers[0].weights));
        QCOMPARE(run.options.maxSteps, std::optional<std::int64_t>(3));

        const app::RunRequest again = app::repeatRequest(app::RunStore(*opened().database), run.id);
        QVERIFY(again.initialWeights->weights == request.initialWeights->weights);
        QVERIFY(again.teachers.at(0).weights == request.teachers[0].weights);
        QVERIFY(again.options.maxSteps == run.options.maxSteps && again.recipe == run.recipe);
        QVERIFY(train(again).model->weights == model::loadModel(run.model).weights);
    }

    /// The notebook with other dropout, as a network of the user's own.
    void writeOwn(double rate) const {
        model::Network network = model::shippedNetwork("notebook");
        network.name = "mine";
        for (model::Layer& layer : network.layers) {
            if (layer.kind == model::LayerKind::dropout) {
                layer.rate = rate;
            }
        }
        fs::create_directories(app::networkFolder());
        model::writeFileAtomically(app::networkFolder() / "mine.json", model::toJson(network));
    }

    void itsNetworksAreKeptWhateverTheirFilesHoldLater() {
        writeOwn(0.25);
        app::RunRequest request;
        request.recipe = recipe();
        request.recipe.network = "mine";
        request.recipe.distillation.teachers = 1;
        request.recipe.distillation.epochs = 1;
        request.recipe.distillation.network = "wide";
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        const model::RunRecord run = find(id);
        QCOMPARE(run.origin.networks.own->network().name, std::string("mine"));
        QVERIFY(*run.origin.networks.teachers == *model::shippedArchitecture("wide", 10));
        const auto learner = model::makeLearner(run.origin.networks.own, {.threads = 1});
        QCOMPARE(run.environment.backend, learner->backend());
        QVERIFY(run.origin.networks == app::networksOf(request, data_));
        QVERIFY(*whole.architecture == *run.origin.networks.own);

        writeOwn(0.5); // as if it had been edited meanwhile
        QVERIFY(run.origin.networks != app::networksOf(request, data_));
        const app::RunRequest again = app::repeatRequest(app::RunStore(*opened().database), id);
        QVERIFY(again.networks == run.origin.networks);
        fs::remove(app::networkFolder() / "mine.json");
        QVERIFY(errorOf([&] { app::networksOf(request, data_); }).contains("no network \"mine\""));
        QVERIFY(train(resuming(id)).model->weights == whole);
        QVERIFY(train(again).model->weights == whole);
        const model::RunRecord repeated = find("last");
        QVERIFY(repeated.origin == run.origin);
    }

    /// Former versions knew one network, by a name of its own.
    void theNetworkOfAFormerRecordIsTheNotebook() {
        const auto networks = [](const char* json) { return app::originFromJson(json).networks; };
        QVERIFY(networks(R"({"network": "digitlab-cnn-12364"})") == (model::RunNetworks{model::notebookArchitecture(), nullptr}));
        QVERIFY(networks("{}") == model::RunNetworks());
        QVERIFY(networks(R"({"network": "of a version to come"})") == model::RunNetworks());
        model::RunOrigin origin;
        origin.networks = {model::shippedArchitecture("tiny", 3), model::shippedArchitecture("mlp", 3)};
        QVERIFY(app::originFromJson(app::originToJson(origin)) == origin);
        QCOMPARE(app::originFromJson(app::originToJson(origin)).networks.own->network().name, std::string("tiny"));
    }

    void weightsAreKeptByTheirNetworkToo() {
        model::Model model = learned(3);
        const std::string plain = app::hashOf(model.weights);
        writeOwn(0.25);
        model.weights.architecture = std::make_shared<const model::Architecture>(app::findNetwork("mine"), 10);
        QVERIFY(app::hashOf(model.weights) != plain);
        app::keepWeights(model);
        QVERIFY(app::keptWeights(app::hashOf(model.weights)).weights == model.weights);
    }

    void itGoesOnWithItsDataOnly() {
        app::RunRequest request;
        request.recipe = recipe();
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        const auto refused = [&](const std::function<void(app::LoadedData&)>& change) {
            app::LoadedData other = data_;
            change(other);
            return errorOf([&] { train(resuming(id), other); });
        };
        QVERIFY(refused([](auto& data) { data.hashes.trainImages = "x"; }).contains("training images"));
        QVERIFY(refused([](auto& data) { data.hashes.trainLabels = "x"; }).contains("training labels"));
        QVERIFY(refused([](auto& data) { data.hashes.testImages = "x"; }).contains("test images"));
        QVERIFY(refused([](auto& data) { data.hashes.testLabels = "x"; }).contains("test labels"));
        QVERIFY(refused([](auto& data) {
                    data.train.classes = data.classes();
                    std::swap(data.train.classes[0], data.train.classes[1]);
                }).contains("other classes"));
        QVERIFY(train(resuming(id)).model->weights == whole);
    }

    void otherLabelsAreAnotherDataSet() {
        model::DataSet labels = synthetic::digits(320, 1);
        std::ranges::rotate(labels.labels, labels.labels.begin() + 1);
        synthetic::writeBytes(*folder_ / "data/train-labels-idx1-ubyte", synthetic::idxLabels(labels));
        const app::LoadedData other = app::loadData(*folder_ / "data");
        QCOMPARE(other.hashes.trainImages, data_.hashes.trainImages);
        QVERIFY(other.hashes.trainLabels != data_.hashes.trainLabels);
        QCOMPARE(other.hashes.testLabels, data_.hashes.testLabels);
    }

    void aRecipeOfAnotherVersionIsKeptAndRefused() {
        app::RunRequest request;
        request.recipe = recipe();
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        const QString foreign = "{\"name\": \"later\", \"epochs\": 7, \"warpFactor\": 9}";
        opened().database->run("UPDATE runs SET recipe = ?", {foreign});
        const model::RunRecord run = find(id);
        QCOMPARE(model::recipeToJson(run.recipe), foreign.toStdString());
        QCOMPARE(run.recipe.epochs, 7);
        QVERIFY(errorOf([&] { resuming(id); }).contains("warpFactor"));
        QVERIFY(errorOf([&] { app::repeatRequest(app::RunStore(*opened().database), id); }).contains("warpFactor"));

        model::Model model = learned(3);
        model.card.recipe = run.recipe;
        model::saveModel(*folder_ / "m.safetensors", model);
        const model::Model read = model::loadModel(*folder_ / "m.safetensors");
        QVERIFY(read.weights == model.weights && read.card.recipe == run.recipe);
        QVERIFY(app::fineTuningRecipeFor(read) == model::fineTuningRecipe(app::findRecipe("quick"))); // not of defaults
    }

    void whatAnEarlierVersionKeptIsUnknown() {
        app::RunRequest request;
        request.recipe = recipe();
        request.options.maxSteps = 3;
        const std::string id = train(request).id;
        opened().database->run("UPDATE runs SET origin = ''");
        const model::RunRecord run = find(id);
        QCOMPARE(run.origin.data.trainImages, data_.hashes.trainImages);
        QVERIFY(run.origin.data.trainLabels.empty() && run.origin.initialWeights.empty() && !run.origin.teachers);
        model::visitOrigin(run, [](const model::FactInfo& info, const auto& value) {
            if (std::string(info.name) == "initial_weights" || std::string(info.name) == "given_teachers") {
                const auto json = app::toJsonValue(value);
                QVERIFY2(json.is_null() || json == "", info.name);
            }
        });
    }

    void aRunThatWasCompletedOrDeletedMeanwhileDoesNotGoOn() {
        app::RunRequest request;
        request.recipe = recipe();
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        const app::RunRequest early = resuming(id);
        train(early);
        model::Checkpoint left; // as if it had not been removed yet
        left.weights = whole;
        model::saveCheckpoint(app::checkpointPath(id), left);
        QVERIFY(errorOf([&] { train(early); }).contains("is complete"));
        app::RunStore(*opened().database).remove({id});
        QVERIFY(errorOf([&] { train(early); }).contains("There is no run"));
    }

    void aRunThatIsTrainedElsewhereIsNotRead() {
        app::RunRequest request;
        request.recipe = recipe();
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        const app::RunRequest early = resuming(id);
        const app::RunLock elsewhere(id);
        fs::remove(app::checkpointPath(id)); // it would be missed
        QVERIFY(errorOf([&] { train(early); }).contains("being trained by another"));
    }

    void aSeriesKeepsItsTeachersItsDataAndItsLock() {
        app::RunRequest request;
        request.recipe = recipe();
        request.study = app::newRunId();
        request.teachers = {learned(7)};
        model::Weights whole;
        const std::string id = killedAtOnce(request, whole);
        app::ExperimentPlan plan;
        plan.variants = {{recipe(), app::originOf(request, data_)}};
        plan.seeds = "1..2";
        app::RunStore(*opened().database).beginStudy(request.study, app::experimentToJson(plan));
        app::RunLibrary library;
        std::shared_ptr<const app::ResumedRun> resumed;
        QString told;
        connect(&library, &app::RunLibrary::resumeReady, this, [&](const auto& run) { resumed = run; });
        connect(&library, &app::RunLibrary::failed, this, [&](const QString& what) { told = what; });
        {
            const app::RunLock elsewhere(request.study, app::RunLock::Kind::study);
            library.prepareResume(QString::fromStdString(id));
            QVERIFY2(resumed == nullptr && told.contains("Study " + QString::fromStdString(request.study)), qPrintable(told));
        }
        library.prepareResume(QString::fromStdString(id));
        QVERIFY(resumed != nullptr);
        QVERIFY(app::RunLock::isHeld(request.study));
        QVERIFY(errorOf([&] { app::RunStore(*opened().database).remove({id}); }).contains("is in progress"));
        QVERIFY(train(resumed->left.at(0)).model->weights == whole);
        const app::RunRequest& next = resumed->left.at(1);
        QVERIFY(next.teachers.at(0).weights == request.teachers[0].weights);
        app::LoadedData other = data_;
        other.hashes.testLabels = "x";
        QVERIFY(errorOf([&] { train(next, other); }).contains("Study " + QString::fromStdString(request.study)));
        QCOMPARE(find(train(next).id).study, request.study);
        resumed.reset();
        QVERIFY(!app::RunLock::isHeld(request.study) && !fs::exists(app::runFolder(request.study)));
    }

    void weightsStayAsLongAsARunNamesThem() {
        app::RunRequest request;
        request.recipe = recipe();
        request.options.maxSteps = 2;
        request.initialWeights = learned(5);
        const std::string id = train(request).id;
        const std::string hash = app::hashOf(request.initialWeights->weights);
        const fs::path file = app::homeFolder() / "weights" / (hash + ".safetensors");
        const auto tidyLater = [&] {
            fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(2));
            app::tidyRuns(*opened().database);
        };
        const app::OpenedDatabase database = opened();
        app::RunStore(*database.database).remove({id});
        tidyLater();
        QVERIFY(app::keptWeights(hash).weights == request.initialWeights->weights); // it can be restored
        database.database->run("DELETE FROM runs");
        tidyLater();
        QVERIFY(!fs::exists(file));
        app::keepWeights(*request.initialWeights);
        app::tidyRuns(*opened().database);
        QVERIFY2(fs::exists(file), "the run that it is for may be recorded in a moment");
        model::Model other = *request.initialWeights;
        other.weights.tensors[0].values[0] += 1;
        model::saveModel(file, other);
        QVERIFY(errorOf([&] { app::keptWeights(hash); }).contains(QString::fromStdString(file.string())));
    }

    /// Begun in the one, stopped, gone on with in the other: with a teacher and initial weights that are gone by then.
    void windowAndTerminalGoOnWithWhatTheOtherBegan() {
        app::RunRequest request;
        request.recipe = recipe();
        request.recipe.epochs = 60; // far more than there is time for until it is stopped
        request.options.dataFolder = *folder_ / "data";
        request.teachers = {learned(7)};
        request.initialWeights = learned(9);
        const model::Weights whole = train(request).model->weights;
        const auto terminal = [&](const QStringList& arguments) {
            auto process = std::make_unique<QProcess>();
            process->start(QCoreApplication::applicationDirPath() + "/digitlab",
                           QStringList{"train", "--data", QString::fromStdString((*folder_ / "data").string())} + arguments);
            return process;
        };
        const auto window = [&](const app::RunRequest& run, bool stops) {
            app::TrainingWorker worker;
            const auto control = std::make_shared<model::TrainingControl>();
            std::shared_ptr<const model::Model> given;
            const auto take = [&](const std::shared_ptr<const model::Model>& model) { given = model; };
            connect(&worker, &app::TrainingWorker::finished, this, take);
            connect(&worker, &app::TrainingWorker::stopped, this, take);
            connect(&worker, &app::TrainingWorker::epochFinished, this, [&] {
                if (stops) {
                    control->stop();
                }
            });
            worker.train({run, std::make_shared<const app::LoadedData>(data_), control});
            return given->weights;
        };

        QVERIFY(window(request, true) != whole);
        const std::string ofWindow = find("last").id;
        const auto resumed = terminal({"--resume", QString::fromStdString(ofWindow)});
        QVERIFY(resumed->waitForFinished(60000));
        QVERIFY2(resumed->exitCode() == 0, resumed->readAllStandardError());
        QVERIFY(model::loadModel(find(ofWindow).model).weights == whole);

        const fs::path teacher = *folder_ / "teacher.safetensors";
        const fs::path start = *folder_ / "start.safetensors";
        model::saveModel(teacher, request.teachers[0]);
        model::saveModel(start, *request.initialWeights);
        const fs::path file = *folder_ / "recipe.json";
        synthetic::writeBytes(file, model::recipeToJson(request.recipe));
        const auto begun =
            terminal({"--recipe", QString::fromStdString(file.string()), "--teacher", QString::fromStdString(teacher.string()),
                      "--initial-weights", QString::fromStdString(start.string())});
        QByteArray out;
        [&] { QTRY_VERIFY_WITH_TIMEOUT((out += begun->readAllStandardOutput()).contains("\n 1/60"), 60000); }();
        ::kill(static_cast<pid_t>(begun->processId()), SIGINT);
        QVERIFY(begun->waitForFinished(60000));
        fs::remove(teacher);
        fs::remove(start);
        const model::RunRecord ofTerminal = find("last");
        QVERIFY2(ofTerminal.canContinue && ofTerminal.epochs < 60, "it was stopped in time");
        app::RunLibrary library;
        std::shared_ptr<const app::ResumedRun> prepared;
        connect(&library, &app::RunLibrary::resumeReady, this, [&](const auto& run) { prepared = run; });
        library.prepareResume(QString::fromStdString(ofTerminal.id));
        QVERIFY(prepared != nullptr);
        QVERIFY(window(prepared->left.at(0), false) == whole);
    }

    void heldBackImagesThatWereLearnedAreTold() {
        app::RunRequest request;
        request.recipe = recipe();
        request.initialWeights = learned(5);
        request.recipe.validate = true;
        QVERIFY(app::heldBackImagesLearned(request, data_));
        request.initialWeights->card.recipe->validate = true;
        QVERIFY(!app::heldBackImagesLearned(request, data_));
        request.teachers = {learned(6)};
        QVERIFY(app::heldBackImagesLearned(request, data_));
        request.recipe.validate = false;
        QVERIFY(!app::heldBackImagesLearned(request, data_));
    }

    void anEndingThatFindsTheDatabaseLockedStaysWithTheRun() {
        app::RunRequest request;
        request.recipe = recipe();
        request.options.maxSteps = 3;
        const app::RecordedRun run = train(request);
        const model::RunRecord whole = find(run.id);
        app::RunEnding ending{whole.outcome, whole.reason, whole, "final.safetensors", whole.ended};
        app::saveEnding(run.id, ending);
        opened().database->run("UPDATE runs SET outcome = 'running', model = '', ended = '', test_accuracy = NULL, epochs = 0");
        QVERIFY(find(run.id) == whole);
        app::tidyRuns(*opened().database);
        QVERIFY(!app::savedEnding(run.id));
        QVERIFY(find(run.id) == whole);
    }

    /// The writer waits for the lock as long as a statement does, then tells it and tries again.
    void aDatabaseThatIsLockedWhenARunEndsIsTriedAgain() {
        std::atomic<bool> told = false;
        app::RunRecorder recorder({}, 100, [&](const QString& what, const QString&) {
            QVERIFY2(what.contains("locked") && what.contains("final.safetensors"), qPrintable(what));
            told = true;
            told.notify_one();
        });
        model::Checkpoint checkpoint;
        checkpoint.weights = learned(1).weights;
        recorder.addCheckpoint(checkpoint, {});
        QTRY_VERIFY(fs::exists(app::checkpointPath(recorder.id())));
        std::atomic<bool> locked = false;
        std::thread other([&] {
            const app::Database database(app::databasePath());
            const app::Transaction transaction(database);
            locked = true;
            locked.notify_one();
            told.wait(false);
        });
        locked.wait(false);
        app::RunEnd end;
        end.progress.steps = 9;
        end.models.emplace(model::WeightsKind::last, model::Model{checkpoint.weights, {}});
        QVERIFY(recorder.finish(std::move(end)));
        other.join();
        QCOMPARE(app::Database(app::databasePath())
                     .value("SELECT outcome FROM runs WHERE id = ?", {QString::fromStdString(recorder.id())})
                     .toString(),
                 QString("completed"));
        QVERIFY(!app::savedEnding(recorder.id()));
    }
};

QTEST_GUILESS_MAIN(RunOriginTest)
#include "run_origin_test.moc"
