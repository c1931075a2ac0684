// SPDX-License-Identifier: GPL-3.0-or-later
// `digitlab runs` as a shell sees it, over runs that are written here. What it exports is read by runs_export_test.py.
#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"

#include "tests/app/outcome.h"
#include "tests/synthetic_digits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <memory>

namespace fs = std::filesystem;

class RunsCommandTest : public QObject {
    Q_OBJECT

    std::unique_ptr<synthetic::TemporaryFolder> folder_;

    static Outcome run(const QStringList& arguments) {
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + "/digitlab", QStringList{"runs"} + arguments);
        process.waitForFinished(60000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    static QStringList listed(const QStringList& options = {}) {
        QStringList ids;
        for (const QJsonObject& run : run(QStringList{"list", "--json"} + options).json()) {
            ids << run["id"].toString();
        }
        return ids;
    }

    /// Four runs: three seeds of one recipe, then one of another that was stopped.
    static inline const QStringList kIds{"20261124-100000-0001", "20261124-110000-0002", "20261124-120000-0003",
                                         "20261125-130000-0004"};
    static constexpr std::array kAccuracies{0.9931, 0.9947, 0.9952};

    void fill() const {
        const app::Database database(databasePath());
        const app::RunStore store(database);
        for (int i = 0; i < 4; ++i) {
            model::RunRecord run;
            run.id = kIds[i].toStdString();
            run.name = i < 3 ? "quick" : "slöw";
            run.started = QString("2026-11-2%1T1%2:00:00Z").arg(i < 3 ? 4 : 5).arg(i).toStdString();
            run.recipe.name = run.name;
            run.recipe.epochs = 5;
            run.recipe.seed = static_cast<std::uint64_t>(i % 3 + 1);
            run.recipe.schedule = model::Schedule::oneCycle;
            run.environment.processor = "a processor";
            run.dataSet = "MNIST";
            run.origin.data.trainImages = std::string(64, 'c');
            run.trainImages = 60000;
            if (i == 3) {
                run.recipe.batchSize = 32;
                run.recipe.validate = true;
                run.trainImages = 50000;
            }
            store.begin(run);
            model::RunProgress progress{5, 2345, 65.4, 0.98, {}, {}, 0};
            if (i < 3) {
                progress.testAccuracy = kAccuracies[static_cast<std::size_t>(i)];
            } else {
                progress = {2, 3126, 12.6, 0.97, 0.9871, {}, 2};
                fs::create_directories(app::runFolder(run.id));
                synthetic::writeBytes(app::checkpointPath(run.id), "a checkpoint");
            }
            store.append(run.id, {{}, {}, {"Begins", "Epoch 1 of 5"}}, progress);
            store.end(run.id, {i < 3 ? model::RunOutcome::completed : model::RunOutcome::stopped, "", progress,
                               "final.safetensors", "2026-11-25T01:00:00Z"});
        }
    }

    static fs::path databasePath() { return app::databasePath(); }

private slots:
    void init() {
        folder_ = std::make_unique<synthetic::TemporaryFolder>();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(folder_->path().string()));
        qputenv("TZ", "UTC"); // printed times are local
        fs::create_directories(databasePath().parent_path());
        fill();
    }

    void theListIsATableTheNewestFirst() {
        const QStringList lines = run({"list"}).lines();
        QCOMPARE(lines.size(), 5);
        static const QRegularExpression gap("  +");
        QCOMPARE(lines[0].split(gap), (QStringList{"id", "name", "outcome", "epochs", "test", "validation", "time", "started"}));
        QCOMPARE(lines[1].split(gap),
                 (QStringList{kIds[3], "slöw", "stopped", "2 of 5", "–", "98.71 %", "0:13", "2026-11-25 13:00"}));
        QCOMPARE(lines[4].split(gap),
                 (QStringList{kIds[0], "quick", "completed", "5 of 5", "99.31 %", "–", "1:05", "2026-11-24 10:00"}));
        for (int i = 1; i < lines.size(); ++i) { // the columns stand below each other, whatever the characters
            QCOMPARE(lines[i].lastIndexOf("2026-"), lines[0].lastIndexOf("started"));
        }
        QCOMPARE(listed(), (QStringList{kIds[3], kIds[2], kIds[1], kIds[0]}));
        QCOMPARE(listed({"--limit", "2"}), (QStringList{kIds[3], kIds[2]}));
        QCOMPARE(run({"star", kIds[0], "20261124-12"}).code, 0);
        QCOMPARE(run({"star", kIds[2], "--off"}).code, 0);
        QCOMPARE(listed({"--starred"}), QStringList{kIds[0]});
        QVERIFY(run({"list", "--starred"}).lines().value(1).contains("★"));
        QVERIFY(!run({"list", "--starred"}).lines().value(0).contains("validation")); // none of those has any
    }

    void showSaysEverything() {
        QCOMPARE(run({"note", "last", "the new pen"}).code, 0);
        QCOMPARE(run({"rename", "last", "pen"}).code, 0);
        const Outcome shown = run({"show", "last"});
        for (const char* said : {"20261125-130000-0004", "pen", "the new pen", "stopped", "98.71 %", "3126", "MNIST",
                                 "a processor", "final.safetensors", "digitlab train --resume 20261125-130000-0004", "--schedule",
                                 "one-cycle", "--batch-size", "--validate", "Epoch 1 of 5"}) {
            QVERIFY2(shown.out.contains(said), said);
        }
        QVERIFY2(!shown.out.contains("--momentum"), shown.out); // as the notebook has it
        const QJsonObject object = run({"show", "last", "--json"}).json().value(0);
        QCOMPARE(object["settings"].toObject(),
                 (QJsonObject{{"epochs", 5}, {"batch-size", 32}, {"schedule", "one-cycle"}, {"validate", true}}));
        QCOMPARE(object["note"].toString(), "the new pen");
        QCOMPARE(object["validation_accuracy"].toDouble(), 0.9871);
        QVERIFY(object["test_accuracy"].isNull());
        QCOMPARE(object["log"].toArray().size(), 2);
        QCOMPARE(run({"show", kIds[0], "--json"}).json().value(0)["go_on_with"].toString(), QString());
    }

    void onlyWhatDiffersIsCompared() {
        const QJsonObject compared = run({"compare", kIds[0], kIds[3], "--json"}).json().value(0);
        QCOMPARE(compared["runs"].toArray(), (QJsonArray{kIds[0], kIds[3]}));
        QStringList names;
        for (const QJsonValue& row : compared["differences"].toArray()) {
            names << row["name"].toString();
        }
        QCOMPARE(names, (QStringList{"name", "batch-size", "validate", "train_images", "outcome", "epochs", "best_epoch",
                                     "seconds", "train_accuracy", "validation_accuracy", "test_accuracy"}));
        QCOMPARE(compared["differences"][1]["values"].toArray(), (QJsonArray{128, 32}));
        QVERIFY(compared["seeds"].isNull());
        const QStringList lines = run({"compare", kIds[0], kIds[3]}).lines();
        QCOMPARE(lines.size(), names.size() + 1);
        static const QRegularExpression gap("  +");
        QCOMPARE(lines[3].split(gap), (QStringList{"Validate", "off", "on"}));
        QCOMPARE(run({"compare", kIds[0], kIds[0]}).code, 1); // one run, named twice
    }

    void seedsHaveAMeanAndASpread() {
        double mean = 0;
        for (const double accuracy : kAccuracies) {
            mean += accuracy / 3;
        }
        double squares = 0;
        for (const double accuracy : kAccuracies) {
            squares += (accuracy - mean) * (accuracy - mean);
        }
        const QStringList seeds{"compare", kIds[0], kIds[1], kIds[2]};
        const QJsonObject spread = run(seeds + QStringList{"--json"}).json().value(0)["seeds"].toObject();
        QCOMPARE(spread["count"].toInt(), 3);
        QVERIFY(std::abs(spread["mean"].toDouble() - mean) < 1e-12);
        QVERIFY(std::abs(spread["standard_deviation"].toDouble() - std::sqrt(squares / 2)) < 1e-12);
        QCOMPARE(spread["smallest"].toDouble(), 0.9931);
        QCOMPARE(spread["largest"].toDouble(), 0.9952);
        const Outcome text = run(seeds);
        QVERIFY2(text.out.contains("3 seeds: test accuracy 99.43 % ± 0.11"), text.out);
        app::Database(databasePath()).run("UPDATE runs SET train_images = 100 WHERE id = ?", {kIds[1]});
        QVERIFY(run(seeds + QStringList{"--json"}).json().value(0)["seeds"].isNull()); // other data, too
    }

    void meansAreOfRunsThatDifferInTheSeedAlone_data() {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("row");
        QTest::newRow("20 steps") << "options"
                                  << "{\"max_steps\": 20}"
                                  << "max_steps";
        QTest::newRow("device") << "options"
                                << "{\"device\": \"cuda\"}"
                                << "device";
        QTest::newRow("backend") << "options"
                                 << "{\"step\": 2}"
                                 << "step";
        QTest::newRow("labels") << "origin"
                                << "{\"train_labels\": \"abc\"}"
                                << "train_labels_sha256";
        QTest::newRow("test labels") << "origin"
                                     << "{\"test_labels\": \"abc\"}"
                                     << "test_labels_sha256";
        QTest::newRow("classes") << "origin"
                                 << "{\"classes\": [\"b\", \"a\"]}"
                                 << "classes";
        QTest::newRow("initial weights") << "origin"
                                         << "{\"initial_weights\": \"abc\"}"
                                         << "initial_weights";
        QTest::newRow("a teacher") << "origin"
                                   << "{\"teachers\": [\"abc\"]}"
                                   << "given_teachers";
        QTest::newRow("unread recipe") << "recipe"
                                       << "{\"name\": \"quick\", \"warpFactor\": 9}"
                                       << "recipe_not_read";
    }

    void meansAreOfRunsThatDifferInTheSeedAlone() {
        QFETCH(QString, column);
        QFETCH(QString, value);
        QFETCH(QString, row);
        const QStringList seeds{"compare", kIds[0], kIds[1], kIds[2], "--json"};
        QVERIFY(run(seeds).json().value(0)["seeds"].isObject());
        app::Database(databasePath()).run(QString("UPDATE runs SET %1 = ? WHERE id = ?").arg(column), {value, kIds[1]});
        const QJsonObject compared = run(seeds).json().value(0);
        QVERIFY(compared["seeds"].isNull());
        const QJsonArray rows = compared["differences"].toArray();
        QVERIFY(std::ranges::any_of(rows, [&](const QJsonValue& one) { return one["name"].toString() == row; }));
    }

    void aRecipeOfAnotherVersionIsShownAsItIs() {
        app::Database(databasePath())
            .run("UPDATE runs SET recipe = '{\"name\": \"later\", \"warpFactor\": 9}' WHERE id = ?", {kIds[1]});
        const Outcome shown = run({"show", kIds[1]});
        QVERIFY2(shown.out.contains("not readable by this version: the setting warpFactor is not known"), shown.out);
        QVERIFY2(!shown.out.contains("the notebook's settings") && !shown.out.contains(" of 20"), shown.out);
        const QJsonObject object = run({"show", kIds[1], "--json"}).json().value(0);
        QCOMPARE(object["recipe"].toObject(), (QJsonObject{{"name", "later"}, {"warpFactor", 9}}));
        QVERIFY(object["settings"].toObject().isEmpty());
        QVERIFY(object["given_teachers"].isNull()); // these runs do not say
    }

    void deletedRunsComeBack() {
        QCOMPARE(run({"delete", kIds[0], kIds[1]}).code, 0);
        QCOMPARE(run({"delete", "last"}).code, 0);
        QCOMPARE(listed(), QStringList{kIds[2]});
        QCOMPARE(listed({"--deleted"}), (QStringList{kIds[3], kIds[1], kIds[0]}));
        QVERIFY(run({"show", kIds[0]}).err.contains("There is no run"));
        QCOMPARE(run({"undelete", "--json"}).json().value(0)["runs"].toArray(), QJsonArray{kIds[3]});
        QCOMPARE(run({"undelete", kIds[0]}).code, 0);
        QCOMPARE(listed(), (QStringList{kIds[3], kIds[2], kIds[0]}));
        QCOMPARE(run({"undelete"}).code, 0);
        QCOMPARE(listed().size(), 4);
        QCOMPARE(run({"undelete"}).code, 1);
    }

    void aRunInProgressIsNotDeleted() {
        const app::RunLock lock(kIds[1].toStdString());
        const Outcome refused = run({"delete", kIds[0], kIds[1]});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(kIds[1].toUtf8() + " is in progress"), refused.err);
        QCOMPARE(listed().size(), 4);
    }

    void noRunOfAStudyInProgressIsDeleted() {
        app::Database(databasePath()).run("UPDATE runs SET study = 'a study' WHERE id = ?", {kIds[1]});
        const app::RunLock lock("a study", app::RunLock::Kind::study);
        const Outcome refused = run({"delete", kIds[0], kIds[1]});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("Study a study is in progress"), refused.err);
        QCOMPARE(listed().size(), 4);
    }

    void badInputIsExplained_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("told");
        QTest::newRow("no command") << QStringList{} << 2 << "subcommand";
        QTest::newRow("no id") << QStringList{"show"} << 2 << "ID";
        QTest::newRow("unknown") << QStringList{"show", "1999"} << 1 << "There is no run 1999.";
        QTest::newRow("ambiguous") << QStringList{"show", "20261124"} << 1 << "3 runs begin with 20261124";
        QTest::newRow("one of several") << QStringList{"delete", "last", "1999"} << 1 << "1999";
        QTest::newRow("nothing deleted") << QStringList{"undelete", "2026"} << 1 << "There is no deleted run 2026.";
        QTest::newRow("one alone") << QStringList{"compare", "last"} << 1 << "only one run";
        QTest::newRow("nowhere") << QStringList{"export", "last"} << 2 << "--out";
        QTest::newRow("no such ending") << QStringList{"export", "last", "--out", "runs.xlsx"} << 1 << "runs.xlsx";
        QTest::newRow("no such folder") << QStringList{"export", "last", "--out", "/nonexistent/runs.csv"} << 1 << "/nonexistent";
        QTest::newRow("no name") << QStringList{"rename", "last"} << 2 << "NAME";
    }

    void badInputIsExplained() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, told);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.err.startsWith("digitlab: ") && outcome.err.contains(told.toUtf8()), outcome.err);
        QCOMPARE(outcome.err.count('\n'), 2);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(listed().size(), 4);
    }
};

QTEST_GUILESS_MAIN(RunsCommandTest)
#include "runs_command_test.moc"
