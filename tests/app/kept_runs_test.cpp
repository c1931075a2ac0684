// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of runs when programs are killed, disks full, folders taken away, databases lost.
#include "app/runs/experiment_plan.h"
#include "app/runs/run_library.h"
#include "app/runs/run_recorder.h"
#include "app/runs/run_store.h"
#include "app/storage/bundled_models.h"
#include "app/storage/opened_database.h"
#include "app/storage/paths.h"
#include "model/formats/checkpoint_file.h"

#include "tests/file_size_limit.h"
#include "tests/synthetic_digits.h"

#include <QTest>

#include <atomic>
#include <fstream>
#include <thread>

namespace fs = std::filesystem;

class KeptRunsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<synthetic::TemporaryFolder> folder_;
    QStringList errors_; ///< of the recorder, told before `finish` returns

    static std::vector<model::RunRecord> list() {
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        return app::RunStore(*opened.database).list();
    }

    static QString tidy() {
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        return app::tidyRuns(*opened.database);
    }

    static model::RunRecord record() {
        model::RunRecord run;
        run.name = "kept";
        run.started = "2026-01-01T00:00:00Z";
        return run;
    }

    static model::Checkpoint checkpoint(std::int64_t steps) {
        model::Checkpoint state;
        state.steps = steps;
        state.weights = app::bundledModel().weights;
        return state;
    }

    static model::RunProgress progress(std::int64_t steps) {
        model::RunProgress progress;
        progress.steps = steps;
        return progress;
    }

    static app::RunEnd end(std::int64_t steps) {
        app::RunEnd end;
        end.progress = progress(steps);
        end.models.emplace(model::WeightsKind::last, app::bundledModel());
        return end;
    }

    std::unique_ptr<app::RunRecorder> recorder() {
        errors_.clear();
        return std::make_unique<app::RunRecorder>(record(), 100,
                                                  [this](const QString& what, const QString&) { errors_ << what; });
    }

    static void keep(app::RunRecorder& recorder, std::int64_t steps) {
        model::BatchMetrics batch;
        batch.step = steps - 1;
        recorder.addBatch(batch);
        recorder.addCheckpoint(checkpoint(steps), progress(steps));
    }

    static std::int64_t keptSteps(const std::string& id) {
        try {
            return model::loadCheckpoint(app::checkpointPath(id)).steps;
        } catch (const model::Error&) {
            return -1;
        }
    }

    static fs::path runs() { return app::runFolder("any").parent_path(); }

    /// A completed run with a model.
    static std::string completedRun() {
        app::RunRecorder recorder(record(), 100, [](const QString& what, const QString&) { qFatal("%s", qPrintable(what)); });
        keep(recorder, 5);
        recorder.finish(end(10));
        return recorder.id();
    }

    /// One of a series, with the accuracy that it ended with; without, it was killed behind its checkpoint.
    static std::string runOfSeed(const std::string& study, std::uint64_t seed, std::optional<double> accuracy = {}) {
        model::RunRecord run = record();
        run.study = study;
        run.recipe.seed = seed;
        app::RunRecorder recorder(run, 100, [](const QString& what, const QString&) { qFatal("%s", qPrintable(what)); });
        keep(recorder, 5);
        if (accuracy) {
            app::RunEnd ended = end(10);
            ended.progress.testAccuracy = accuracy;
            recorder.finish(std::move(ended));
        }
        return recorder.id();
    }

private slots:
    void init() {
        folder_ = std::make_unique<synthetic::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", folder_->path().string().c_str());
    }

    void aSpanKnowsHowFarItsBatchesLieApart() {
        std::string id;
        {
            app::RunRecorder run(record(), 2048, [](const QString& what, const QString&) { qFatal("%s", qPrintable(what)); });
            for (const float accuracy : {0.5F, 1.0F}) { // two make a span
                model::BatchMetrics batch;
                batch.accuracy = accuracy;
                run.addBatch(batch);
            }
            run.finish(end(2));
            id = run.id();
        }
        const app::Database database(app::databasePath());
        const model::RunCurve curve = app::RunStore(database).curve(id);
        QCOMPARE(curve.batches.size(), std::size_t(1));
        QCOMPARE(curve.batches[0].accuracyDeviation, 0.25F);
    }

    void aFolderThatIsTakenAwayIsMadeAgain() {
        const auto run = recorder();
        keep(*run, 5);
        QTRY_COMPARE(keptSteps(run->id()), 5);
        fs::remove_all(app::homeFolder());
        keep(*run, 6);
        QTRY_COMPARE(keptSteps(run->id()), 6);
        QCOMPARE(list().size(), std::size_t(1));
        QCOMPARE(list()[0].outcome, model::RunOutcome::running); // nobody else may train it: its lock was made again
        const auto file = run->finish(end(10));
        QVERIFY(file.has_value());
        QCOMPARE(errors_, QStringList());
        QCOMPARE(list()[0].outcome, model::RunOutcome::completed);
        QVERIFY(model::loadModel(list()[0].model).weights == app::bundledModel().weights);
    }

    void aFullDiskIsToldOnceAndSpaceThatComesBackIsUsed() {
        list();
        const auto run = recorder();
        keep(*run, 1);
        QTRY_COMPARE(keptSteps(run->id()), 1);
        {
            const FileSizeLimit limit(50'000); // the database still takes a row, the checkpoint is larger
            for (int steps = 2; steps < 5; ++steps) {
                keep(*run, steps);
                QTRY_COMPARE(list()[0].steps, steps);
            }
            QTRY_COMPARE(errors_.size(), 1);
            QCOMPARE(keptSteps(run->id()), 1); // the old one, whole
        }
        keep(*run, 5);
        QTRY_COMPARE(keptSteps(run->id()), 5);
        QVERIFY(run->finish(end(10)));
        QCOMPARE(errors_.size(), 1);
        const std::vector<model::RunRecord> all = list();
        QCOMPARE(all[0].outcome, model::RunOutcome::completed);
    }

    void aRunGoesOnInADatabaseThatWasRestoredOrLost() {
        const auto run = recorder();
        keep(*run, 5);
        QTRY_COMPARE(keptSteps(run->id()), 5);
        for (const char* suffix : {"", "-wal", "-shm"}) {
            fs::remove(app::databasePath().string() + suffix);
        }
        keep(*run, 6);
        QVERIFY(run->finish(end(10)));
        QCOMPARE(errors_, QStringList());
        QCOMPARE(list().size(), std::size_t(1));
        QCOMPARE(list()[0].steps, 10);
    }

    void eachRunLeavesABackup() {
        const std::vector<std::string> ids{completedRun(), completedRun()};
        synthetic::writeBytes(app::databasePath(), std::string(5000, 'x'));
        for (const char* suffix : {"-wal", "-shm"}) {
            fs::remove(app::databasePath().string() + suffix);
        }
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        QVERIFY2(opened.notice.contains("2 runs"), qPrintable(opened.notice));
        const app::RunStore store(*opened.database);
        for (const std::string& id : ids) {
            QCOMPARE(store.find(id).outcome, model::RunOutcome::completed);
            QCOMPARE(store.curve(id).batches.size(), std::size_t(1));
        }
    }

    void aRestoringThatWasKilledIsFinished() {
        const std::string id = completedRun();
        const std::string path = app::databasePath().string();
        fs::copy(path, path + ".restored");
        fs::remove(path);
        { const app::Database emptied(path); } // the log with the run was moved aside, the file itself not yet
        QCOMPARE(list().size(), std::size_t(1));
        QVERIFY(fs::exists(path + ".damaged-1"));
        QVERIFY(!fs::exists(path + ".restored"));
    }

    void killedBeforeAnythingWasLearnedLeavesNothing() {
        const std::string completed = completedRun();
        model::saveCheckpoint(app::checkpointPath(completed), checkpoint(5)); // killed before it was removed
        std::string folderOnly;
        std::string rowOnly;
        {
            const auto run = recorder();
            folderOnly = run->id();
        }
        {
            const auto run = recorder();
            rowOnly = run->id();
            keep(*run, 1);
            QTRY_COMPARE(keptSteps(rowOnly), 1);
        }
        fs::remove(app::checkpointPath(rowOnly));
        app::Database(app::databasePath()).run("UPDATE runs SET steps = 0 WHERE outcome = 'running'");
        const auto begins = recorder(); // nothing of it is written yet
        synthetic::writeBytes(runs() / "notes.txt", "the user's");
        fs::create_directories(runs() / "of the user");
        synthetic::writeBytes(runs() / "of the user/notes.txt", "kept");
        QCOMPARE(tidy(), QString());
        QVERIFY(!fs::exists(app::runFolder(folderOnly)));
        QVERIFY(!fs::exists(app::runFolder(rowOnly)));
        QVERIFY(!fs::exists(app::checkpointPath(completed)));
        QVERIFY(fs::exists(runs() / "notes.txt"));
        QVERIFY(fs::exists(runs() / "of the user/notes.txt"));
        QCOMPARE(list().size(), std::size_t(1));
        QVERIFY(begins->finish(end(3)));
        QCOMPARE(errors_, QStringList());
        QCOMPARE(list().size(), std::size_t(2));
    }

    /// A study's, which was killed while it trained seeds side by side.
    void aSeriesGoesOnWithTheSeedsThatAreLeft() {
        model::saveModel(*folder_ / "teacher.safetensors", app::bundledModel());
        const std::string study = app::newRunId();
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        app::RunStore(*opened.database)
            .beginStudy(study,
                        R"({"seeds": "1..6", "jobs": 0, "recipe": "{}", "options": "{}", "origin": "{}", "train_images": "",
                       "teachers": [")" +
                            (*folder_ / "teacher.safetensors").string() + R"("]})"); // as an earlier version has stored it

        const std::string first = runOfSeed(study, 1);
        const std::string second = runOfSeed(study, 2);
        runOfSeed(study, 4, 0.98);
        runOfSeed(study, 5);
        runOfSeed(study, 5, 0.97); // another try of it came to its end
        model::RunRecord third = record();
        third.study = study;
        third.recipe.seed = 3;
        app::RunRecorder elsewhere(third, 100, [](const QString&, const QString&) {});
        keep(elsewhere, 1);
        QTRY_COMPARE(keptSteps(elsewhere.id()), 1);

        app::RunLibrary library;
        std::shared_ptr<const app::ResumedRun> resumed;
        connect(&library, &app::RunLibrary::resumeReady, this, [&](const auto& run) { resumed = run; });
        const auto seedsLeft = [&] {
            std::vector<std::uint64_t> seeds;
            for (const app::RunRequest& request : resumed->left) {
                seeds.push_back(request.recipe.seed);
            }
            return seeds;
        };
        library.prepareResume(QString::fromStdString(second));
        QVERIFY(resumed != nullptr);
        QCOMPARE(seedsLeft(), (std::vector<std::uint64_t>{2, 1, 6}));
        QCOMPARE(resumed->done.size(), std::size_t(2));
        QCOMPARE(resumed->done[0].accuracy + resumed->done[1].accuracy, 0.98 + 0.97);
        QCOMPARE(resumed->left[0].resumed, second);
        QCOMPARE(resumed->left[1].resumed, first);
        const app::RunRequest& begins = resumed->left[2];
        QVERIFY(begins.resumed.empty() && begins.study == study);
        QCOMPARE(begins.teachers.size(), std::size_t(1));
        QVERIFY(begins.teachers[0].weights == app::bundledModel().weights);

        opened.database->run("DELETE FROM studies"); // its run can go on all the same
        resumed.reset();
        library.prepareResume(QString::fromStdString(second));
        QVERIFY(resumed != nullptr);
        QCOMPARE(seedsLeft(), std::vector<std::uint64_t>{2});
    }

    void modelsOfALostDatabaseAreRunsAgain() {
        const std::string completed = completedRun();
        std::string interrupted;
        {
            const auto run = recorder();
            interrupted = run->id();
            keep(*run, 7);
            QTRY_COMPARE(keptSteps(interrupted), 7);
        }
        fs::remove(app::databasePath());
        QVERIFY2(tidy().startsWith("2 runs "), "once");
        QCOMPARE(tidy(), QString());
        const std::vector<model::RunRecord> all = list();
        QCOMPARE(all.size(), std::size_t(2));
        for (const model::RunRecord& run : all) {
            QVERIFY(run.id == completed || run.id == interrupted);
            QVERIFY(model::loadModel(run.model).weights == app::bundledModel().weights);
        }
    }

    void askingWhetherARunIsTrainedNeverTakesItsLock() {
        std::atomic<bool> asking = true;
        std::thread other([&] {
            while (asking) {
                app::RunLock::isHeld("run");
            }
        });
        for (int i = 0; i < 2000; ++i) {
            const app::RunLock lock("run");
            QVERIFY(app::RunLock::isHeld("run"));
        }
        asking = false;
        other.join();
        QVERIFY(!app::RunLock::isHeld("run"));
    }
};

QTEST_GUILESS_MAIN(KeptRunsTest)
#include "kept_runs_test.moc"
