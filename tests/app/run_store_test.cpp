// SPDX-License-Identifier: GPL-3.0-or-later
// The runs in the database: what comes back, what is found, what is forgotten.
#include "app/runs/run_export.h"
#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"

#include "tests/app/statement_count.h"
#include "tests/synthetic_digits.h"

#include "model/formats/network_json.h"
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <thread>

namespace fs = std::filesystem;

class RunStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<synthetic::TemporaryFolder> folder_;
    std::unique_ptr<app::Database> database_;

    app::RunStore store() const { return app::RunStore(*database_); }

    static model::RunRecord record(const std::string& id, const std::string& started = "2026-11-25T00:30:12Z") {
        model::RunRecord run;
        run.id = id;
        run.name = "spark";
        run.started = started;
        run.recipe.epochs = 4;
        return run;
    }

    static model::BatchSpan span(std::int64_t first, int batches, double epochsDone) {
        const auto at = static_cast<float>(first);
        return {first, batches, epochsDone, 2.3F - 0.01F * at, 0.1F, 3.7F, 0.1F + 0.003F * at, 0.03125F, 0.875F, 0.0625F};
    }

    static model::EpochMetrics epoch(int number) {
        return {number, 4, 0.5 / number, 0.9 + number * 0.01, 1.0 / 3 / number, 0.95, 0.05 / number, 1.25, 0.5, 12345.6};
    }

    std::vector<std::string> undoLast() const { return store().undoRemove(store().lastRemoval().id); }

    /// Their ids.
    static QStringList ids(const std::vector<model::RunRecord>& runs) {
        QStringList ids;
        for (const model::RunRecord& run : runs) {
            ids << QString::fromStdString(run.id);
        }
        return ids;
    }

    template <class Work> static QString errorOf(Work work) {
        try {
            work();
        } catch (const model::Error& error) {
            return error.what();
        }
        return {};
    }

    static void compare(const model::BatchSpan& kept, const model::BatchSpan& given) {
        QCOMPARE(kept.firstStep, given.firstStep);
        QCOMPARE(kept.batches, given.batches);
        QCOMPARE(kept.epochsDone, given.epochsDone);
        const auto figures = [](const model::BatchSpan& s) {
            return std::array{s.loss,          s.leastLoss,        s.greatestLoss,     s.accuracy,
                              s.leastAccuracy, s.greatestAccuracy, s.accuracyDeviation};
        };
        QVERIFY(figures(kept) == figures(given)); // to the bit
    }

    static void compare(const model::EpochMetrics& kept, const model::EpochMetrics& given) {
        QCOMPARE(kept.epoch, given.epoch);
        QCOMPARE(kept.epochs, given.epochs);
        const auto figures = [](const model::EpochMetrics& e) {
            return std::array{e.trainLoss,    e.trainAccuracy, e.testLoss,    e.testAccuracy,
                              e.learningRate, e.trainSeconds,  e.testSeconds, e.imagesPerSecond};
        };
        QVERIFY(figures(kept) == figures(given));
    }

private slots:
    void init() {
        folder_ = std::make_unique<synthetic::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder_->path().string())); // where the runs' folders are
        database_ = std::make_unique<app::Database>(*folder_ / "runs.sqlite");
    }

    void cleanup() {
        database_.reset();
        folder_.reset();
    }

    void aRunComesBackAsItWasKept() {
        model::RunRecord run = record("20261125-003012-4f1a");
        run.study = "20261125-003011-0001";
        run.kind = model::RunKind::fineTuning;
        run.name = "späte \"Null\"";
        run.recipe.name = "own";
        run.recipe.seed = 18446744073709551615U;
        run.recipe.learningRate = 0.1 + 0.2; // all its digits
        run.recipe.schedule = model::Schedule::oneCycle;
        run.recipe.augmentation.styles.openNine = 0.25;
        run.environment = {"DigitLab 9", "LibTorch 1", "6.4.2", "a system", "a processor", "avx2", 3, "fused, avx2"};
        run.dataSet = "MNIST";
        run.trainImages = 60000;
        run.options = {"/data\xff", "/out.pt", "cpu", model::StepKind::libtorch, 7, 320}; // whatever a folder's bytes
        run.origin = {{model::shippedArchitecture("lenet-5", 47), model::shippedArchitecture("wide", 47)},
                      {std::string(64, 'a'), "b", "c", "d"},
                      {"null", "eins"},
                      "e",
                      "f",
                      {{"g", "h"}}};
        const app::RunLock lock(run.id);
        store().begin(run);
        QVERIFY(store().find(run.id) == run);
        const model::RunProgress progress{2, 938, 12.5, 0.91, 0.92, 0.93, 2};
        store().append(run.id, {{}, {}, {"first", "second"}}, progress);
        store().end(run.id, {model::RunOutcome::diverged, "The loss.", progress, "last.safetensors", "2026-11-25T01:00:00Z"});
        store().rename(run.id, "other");
        store().setNote(run.id, "a\nnote");
        store().setStarred({run.id}, true);
        const model::RunRecord ended = store().find(run.id);
        run.name = "other";
        run.note = "a\nnote";
        run.starred = true;
        run.epochs = 2;
        run.steps = 938;
        run.seconds = 12.5;
        run.trainAccuracy = 0.91;
        run.validationAccuracy = 0.92;
        run.testAccuracy = 0.93;
        run.bestEpoch = 2;
        run.outcome = model::RunOutcome::diverged;
        run.reason = "The loss.";
        run.model = (folder_->path() / "digitlab/runs" / run.id / "last.safetensors").string();
        run.ended = ended.ended;
        QVERIFY(ended == run);
        QVERIFY(QDateTime::fromString(QString::fromStdString(ended.ended), Qt::ISODate).isValid());
        const QStringList log = store().log(run.id);
        QCOMPARE(log.size(), 2);
        QVERIFY(log[0].endsWith("Z  first") && log[1].endsWith("Z  second"));
    }

    void curvesComeBackToTheBit() {
        store().begin(record("a"));
        app::RunMetrics metrics;
        for (int i = 0; i < 40; ++i) {
            metrics.batches.push_back(span(3 * i, 3, (3 * i + 3) / 30.0));
        }
        metrics.epochs = {epoch(1), epoch(2)};
        metrics.epochs[1].testLoss = std::numeric_limits<double>::infinity();
        store().append("a", metrics, {});
        const model::RunCurve curve = store().curve("a");
        QCOMPARE(curve.name, std::string("spark"));
        QCOMPARE(curve.epochs, 4);
        QCOMPARE(curve.batches.size(), metrics.batches.size());
        QCOMPARE(curve.epochMetrics.size(), metrics.epochs.size());
        for (std::size_t i = 0; i < metrics.batches.size(); ++i) {
            compare(curve.batches[i], metrics.batches[i]);
        }
        for (std::size_t i = 0; i < metrics.epochs.size(); ++i) {
            compare(curve.epochMetrics[i], metrics.epochs[i]);
        }
        QVERIFY(store().curve("b").batches.empty());
        QVERIFY(!curve.end.has_value());
        store().end("a", {model::RunOutcome::stopped, {}, {2, 120, 4, {}, {}, 0.982, 0}});
        QCOMPARE(store().curve("a").end.value().testAccuracy, 0.982);
        QCOMPARE(store().curve("a").end->epochsDone, curve.batches.back().epochsDone);
        const app::RunLock lock("a");
        store().rewind("a", 60); // it goes on
        QVERIFY(!store().curve("a").end.has_value());
    }

    void whatWasNoNumberIsNone() {
        store().begin(record("a"));
        model::BatchSpan lost = span(0, 1, 0.1);
        lost.loss = std::numeric_limits<float>::quiet_NaN();
        model::EpochMetrics diverged = epoch(1);
        diverged.testLoss = std::numeric_limits<double>::quiet_NaN();
        store().append("a", {{lost}, {diverged}, {}}, {});
        const model::RunCurve curve = store().curve("a");
        QVERIFY(std::isnan(curve.batches.at(0).loss)); // and not the best one there can be
        QVERIFY(std::isnan(curve.epochMetrics.at(0).testLoss));
    }

    void goingOnForgetsWhatWasAfterTheCheckpoint() {
        store().begin(record("a"));
        store().begin(record("b"));
        const app::RunMetrics metrics{
            {span(0, 10, 1), span(10, 10, 2), span(20, 5, 2.5), span(25, 5, 3)}, {epoch(1), epoch(2), epoch(3)}, {"kept"}};
        store().append("a", metrics, {3, 30, 4, {}, {}, {}, 0});
        store().append("b", metrics, {3, 30, 4, {}, {}, {}, 0});
        store().end(
            "a",
            {model::RunOutcome::failed, "Something", {3, 30, 4, {}, {}, {}, 0}, "final.safetensors", "2026-11-25T01:00:00Z"});
        QVERIFY(store().find("a").model.ends_with("final.safetensors"));
        const app::RunLock lock("a");
        store().rewind("a", 25);
        const model::RunCurve curve = store().curve("a");
        QCOMPARE(curve.batches.size(), std::size_t(3));
        QCOMPARE(curve.batches.back().firstStep, std::int64_t(20));
        QCOMPARE(curve.epochMetrics.size(), std::size_t(2)); // the third one ended after step 25
        QCOMPARE(store().log("a").size(), 1);
        const model::RunRecord run = store().find("a");
        QVERIFY(run.outcome == model::RunOutcome::running && run.ended.empty() && run.reason.empty());
        QCOMPARE(run.model, std::string()); // should it be killed, its checkpoint knows more
        QCOMPARE(store().curve("b").batches.size(), std::size_t(4));

        // Written again: each step once.
        store().append("a", {{span(25, 5, 3)}, {epoch(3)}, {}}, {3, 30, 5, {}, {}, {}, 0});
        QCOMPARE(store().curve("a").batches.size(), std::size_t(4));
        store().rewind("a", 0);
        QVERIFY(store().curve("a").batches.empty() && store().curve("a").epochMetrics.empty());
    }

    void runsAreFoundByTheBeginningOfTheirId() {
        QVERIFY(errorOf([&] { store().find("last"); }).contains("no run yet"));
        store().begin(record("20261124-000000-0000", "2099-11-24T00:00:00Z")); // the clock has been set back since
        store().begin(record("20261125-003012-4f1a", "2026-11-25T00:30:12Z"));
        store().begin(record("20261125-003012-4fff", "2026-11-25T00:30:13Z"));
        QCOMPARE(ids(store().list()), (QStringList{"20261125-003012-4fff", "20261125-003012-4f1a", "20261124-000000-0000"}));
        const auto find = [&](const char* id) { return store().find(id).id; };
        QCOMPARE(find("20261124"), std::string("20261124-000000-0000"));
        QCOMPARE(find("20261125-003012-4f1a"), std::string("20261125-003012-4f1a"));
        QCOMPARE(find("20261125-003012-4ff"), std::string("20261125-003012-4fff"));
        QCOMPARE(find("last"), std::string("20261125-003012-4fff"));
        QVERIFY(errorOf([&] { find("20261125"); }).contains("2 runs begin with 20261125"));
        for (const char* none : {"", "1125", "20261125-003012-4f1a0", "%", "_"}) {
            QVERIFY2(errorOf([&] { find(none); }).contains("no run"), none);
        }
        store().remove({"20261125-003012-4fff"});
        QCOMPARE(find("last"), std::string("20261125-003012-4f1a"));
        store().begin(record("20261124-000000-00001", "2026-11-24T00:00:01Z")); // no id of ours; a whole id is one all the same
        QCOMPARE(find("20261124-000000-0000"), std::string("20261124-000000-0000"));
        QVERIFY(errorOf([&] { find("20261125-003012-4fff"); }).contains("no run"));
        QCOMPARE(store().deletedIdsOf({"2026"}).front(), std::string("20261125-003012-4fff"));
        QVERIFY(errorOf([&] { store().deletedIdsOf({"20261124"}); }).contains("no deleted run"));
    }

    void manyRunsAreFoundInTheOrderNamedAndOnce() {
        for (const char* id : {"20261125-a", "20261126-b", "20261127-c"}) {
            store().begin(record(id));
        }
        QCOMPARE(ids(store().findAll({"20261126", "last", "20261125-a", "20261127-c", "20261126-b"})),
                 (QStringList{"20261126-b", "20261127-c", "20261125-a"}));
        QVERIFY(store().findAll({}).empty());
        QVERIFY(errorOf([&] { store().findAll({"20261126", "20261128", "2026"}); }).contains("no run 20261128"));
        QVERIFY(errorOf([&] { store().findAll({"20261126", "2026"}); }).contains("3 runs begin with 2026"));
    }

    void aRunWhoseIdIsNoTextIsNotFound() {
        store().begin(record("a"));
        database_->run("UPDATE runs SET id = CAST(id AS BLOB)");
        QVERIFY(!errorOf([&] { store().find("a"); }).isEmpty());
    }

    void thousandsOfRunsTakeAsManyStatementsAsTwo() {
        std::vector<std::string> all;
        for (int i = 1000; i < 1300; ++i) {
            store().begin(record(all.emplace_back("20261125-003012-" + std::to_string(i))));
        }
        const fs::path file = folder_->path() / "runs.csv";
        const auto statements = [&](const std::vector<std::string>& ids) {
            const StatementCount count;
            store().findAll(ids);
            app::exportRuns(store(), ids, file);
            store().setStarred(ids, true);
            store().remove(store().idsOf(ids));
            store().restore(store().deletedIdsOf(ids));
            return count.isKnown() ? count.statements() : -1;
        };
        const int few = statements({all[0], all[1]});
        if (few < 0) {
            QSKIP("SQLite's library is not the system's: it cannot be asked.");
        }
        QVERIFY(few > 5);
        QCOMPARE(statements(all), few);
        const std::vector<model::RunRecord> runs = store().list();
        QCOMPARE(runs.size(), all.size());
        QVERIFY(std::ranges::all_of(runs, &model::RunRecord::starred));
    }

    void anUndoBringsBackExactlyTheLastRemoval() {
        for (const char* id : {"a", "b", "c", "d"}) {
            store().begin(record(id));
        }
        QCOMPARE(store().lastRemoval().runs, 0);
        QCOMPARE(store().remove({"a", "b"}).runs, 2); // both within a millisecond, perhaps
        QCOMPARE(store().remove({"c", "unknown"}).runs, 1);
        QCOMPARE(store().remove({"a"}).runs, 0); // it is gone already, and the last removal is still that of c
        QCOMPARE(store().lastRemoval().runs, 1);
        QCOMPARE(ids(store().list()), QStringList{"d"});
        QCOMPARE(undoLast(), std::vector<std::string>{"c"});
        QCOMPARE(ids(store().list()), (QStringList{"d", "c"}));
        QCOMPARE(store().lastRemoval().runs, 2);
        QCOMPARE(undoLast().size(), std::size_t(2));
        QCOMPARE(ids(store().list()), (QStringList{"d", "c", "b", "a"}));
        QVERIFY(undoLast().empty());
    }

    void anUndoBringsBackTheRemovalThatItNames() {
        for (const char* id : {"a", "b", "c"}) {
            store().begin(record(id));
        }
        const std::string first = store().remove({"a", "b"}).id;
        const std::string second = store().remove({"c"}).id;
        QCOMPARE(store().lastRemoval().id, second);
        QCOMPARE(store().undoRemove(first).size(), std::size_t(2));
        QCOMPARE(ids(store().list()), (QStringList{"b", "a"}));
        QVERIFY(store().undoRemove(first).empty()); // asked for twice
        QVERIFY(store().undoRemove({}).empty());
        QCOMPARE(ids(store().listDeleted()), QStringList{"c"});
    }

    void aClockThatWasSetBackConfusesNoUndo() {
        store().begin(record("a"));
        store().begin(record("b"));
        store().remove({"a"});
        database_->run("UPDATE runs SET deleted = '2999-12-31T23:59:59.999Z' WHERE id = 'a'");
        store().remove({"b"});
        QCOMPARE(undoLast(), std::vector<std::string>{"b"});
    }

    void anyDeletedRunCanBeRestored() {
        for (const char* id : {"a", "b", "c"}) {
            store().begin(record(id));
        }
        store().remove({"a", "b"});
        store().remove({"c"});
        QCOMPARE(ids(store().listDeleted()), (QStringList{"c", "b", "a"}));
        QCOMPARE(store().restore({"a", "unknown"}), 1);
        QCOMPARE(ids(store().list()), QStringList{"a"});
        QCOMPARE(undoLast(), std::vector<std::string>{"c"});
    }

    void aRunInProgressIsNotRemoved() {
        store().begin(record("a"));
        store().begin(record("b"));
        const app::RunLock lock("b");
        QVERIFY(errorOf([&] { store().remove({"a", "b"}); }).contains("Run b is in progress"));
        QCOMPARE(store().list().size(), std::size_t(2)); // a neither
    }

    void aRunWhoseProcessIsGoneWasInterrupted() {
        store().begin(record("a"));
        {
            const app::RunLock lock("a");
            QVERIFY(store().find("a").outcome == model::RunOutcome::running);
            QVERIFY(!store().find("a").canContinue);
            synthetic::writeBytes(app::checkpointPath("a"), "a checkpoint");
            QVERIFY(!store().find("a").canContinue); // somebody does
            QVERIFY(errorOf([] { app::RunLock second("a"); }).contains("being trained by another"));
        }
        QVERIFY(store().find("a").outcome == model::RunOutcome::interrupted);
        QVERIFY(store().find("a").canContinue);
        fs::remove(app::checkpointPath("a"));
        QVERIFY(!store().find("a").canContinue);
    }

    void whatWasDeletedLongAgoIsForgottenWithItsFiles() {
        for (const char* id : {"old", "recent", "kept"}) {
            store().begin(record(id));
            store().append(id, {{span(0, 1, 1)}, {epoch(1)}, {"line"}}, {});
            fs::create_directories(app::runFolder(id));
            synthetic::writeBytes(app::runFolder(id) / "final.safetensors", "weights");
        }
        const auto deleted = [&](const char* id, int days) {
            database_->run("UPDATE runs SET deleted = ? WHERE id = ?",
                           {QDateTime::currentDateTimeUtc().addDays(-days).toString(Qt::ISODateWithMs), id});
        };
        deleted("old", 31);
        deleted("recent", 29);
        store().purge();
        QVERIFY(!fs::exists(app::runFolder("old")));
        QVERIFY(fs::exists(app::runFolder("recent") / "final.safetensors"));
        QVERIFY(fs::exists(app::runFolder("kept") / "final.safetensors"));
        QCOMPARE(ids(store().listDeleted()), QStringList{"recent"});
        for (const char* table : {"run_batches", "run_epochs", "run_log"}) {
            QCOMPARE(database_->value(QString("SELECT count(*) FROM %1 WHERE run = 'old'").arg(table)).toInt(), 0);
            QCOMPARE(database_->value(QString("SELECT count(*) FROM %1").arg(table)).toInt(), 2);
        }
    }

    void twoConnectionsWriteAtTheSameTime() {
        constexpr int kSpans = 60;
        const auto work = [this](const std::string& id) {
            const app::Database own(*folder_ / "runs.sqlite");
            const app::RunStore runs(own);
            runs.begin(record(id));
            for (int i = 0; i < kSpans; ++i) {
                runs.append(id, {{span(i, 1, i / 60.0)}, {}, {}}, {0, i + 1, 1.0 * i, {}, {}, {}, 0});
            }
        };
        const qint64 before = database_->dataVersion();
        std::thread first(work, "a");
        std::thread second(work, "b");
        // Meanwhile, a reader sees whole appends: as many spans as steps.
        bool torn = false;
        bool done = false;
        while (!done) {
            const app::Transaction reading(*database_, app::Database::Access::readOnly);
            done = true;
            for (const char* id : {"a", "b"}) {
                const auto steps = database_->value("SELECT steps FROM runs WHERE id = ?", {id}).toInt();
                torn |= database_->value("SELECT count(*) FROM run_batches WHERE run = ?", {id}).toInt() != steps;
                done &= steps == kSpans;
            }
        }
        first.join();
        second.join();
        QVERIFY(!torn);
        QVERIFY(database_->dataVersion() != before);
        QCOMPARE(store().list().size(), std::size_t(2));
        QCOMPARE(store().curve("a").batches.size(), std::size_t(kSpans));
    }

    void whatANewerVersionHasWrittenCanBeListed() {
        store().begin(record("a"));
        store().begin(record("b"));
        database_->run(
            "UPDATE runs SET recipe = '{\"name\": \"future\", \"warpFactor\": 9}', kind = 'dreaming', outcome = 'puzzled', "
            "environment = '{\"quantum\": true}', options = '[]' WHERE id = 'a'");
        const std::vector<model::RunRecord> runs = store().list();
        QCOMPARE(runs.size(), std::size_t(2));
        const model::RunRecord& newer = runs[1];
        QCOMPARE(newer.id, std::string("a"));
        QVERIFY(newer.recipe.unread.has_value());
        QVERIFY(newer.recipe.unread->reason.find("warpFactor") != std::string::npos);
        QVERIFY(newer.origin == model::RunOrigin());
        QVERIFY(newer.environment == model::RunEnvironment());
        QVERIFY(newer.outcome != model::RunOutcome::completed && newer.outcome != model::RunOutcome::running);
        QCOMPARE(newer.options.device, std::string("auto"));
        QCOMPARE(store().curve("a").epochs, model::Recipe().epochs);
    }

    void aStudyKnowsItsRuns() {
        store().beginStudy("s", "{\"seeds\": \"1..2\"}");
        store().beginStudy("s", "other"); // as it was asked for first
        QCOMPARE(store().studyOptions("s"), std::string("{\"seeds\": \"1..2\"}"));
        QVERIFY(store().studyOptions("t").empty());
        for (const char* id : {"a", "b", "c"}) {
            model::RunRecord run = record(id);
            run.study = id == std::string("b") ? "" : "s";
            store().begin(run);
        }
        QCOMPARE(ids(store().ofStudy("s")), (QStringList{"c", "a"}));
        store().remove({"a"});
        QCOMPARE(ids(store().ofStudy("s")), QStringList{"c"});
    }
};

QTEST_GUILESS_MAIN(RunStoreTest)
#include "run_store_test.moc"
