// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/experiment_file.h"
#include "app/runs/run_store.h"
#include "app/storage/opened_database.h"
#include "model/formats/model_file.h"
#include "model/formats/network_json.h"
#include "model/values/variants.h"
#include "tests/app/outcome.h"
#include "tests/synthetic_digits.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <cmath>
#include <csignal>
#include <fstream>

/// Experiments: what their files mean, what they measure and what it says, on this machine and on others.
class ExperimentTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;
    QString data_;

    QString path(const char* name) const { return QString::fromStdString((folder_.path() / name).string()); }

    QString write(const char* name, const char* text) const {
        std::ofstream(folder_.path() / name) << text;
        return path(name);
    }

    void prepare(QProcess& process, const QStringList& arguments, const char* home = "home") const {
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        process.setArguments(arguments);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path(home));
        process.setProcessEnvironment(environment);
        process.start();
    }

    Outcome run(const QStringList& arguments, const char* home = "home") const {
        QProcess process;
        prepare(process, arguments, home);
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    app::ExperimentPlan read(const char* text, bool shortForm = false) const {
        return app::readExperiment(write("read.json", text).toStdString(), shortForm, 10);
    }

    static QStringList namesOf(const app::ExperimentPlan& plan) {
        QStringList names;
        for (const app::Variant& variant : plan.variants) {
            names << QString::fromStdString(variant.recipe.name);
        }
        return names;
    }

    /// The weights of an experiment's runs, by variant and seed.
    std::map<std::pair<std::string, std::uint64_t>, model::Weights> weightsOf(const std::string& id, const char* home) const {
        qputenv("XDG_DATA_HOME", path(home).toUtf8());
        std::map<std::pair<std::string, std::uint64_t>, model::Weights> weights;
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        for (const model::RunRecord& record : app::RunStore(*opened.database).ofStudy(id)) {
            weights.emplace(std::pair(record.recipe.name, record.recipe.seed), model::loadModel(record.model).weights);
        }
        return weights;
    }

private slots:
    void initTestCase() {
        data_ = path("data");
        synthetic::writeDataSet(folder_.path() / "data", 320, 50);
    }

    /// Against the density of Student's t, integrated in small steps.
    void aDifferenceIsTestedInPairs() {
        const auto p = [](const std::vector<double>& differences) { return model::pairedTest(differences).value().p; };
        QVERIFY(std::abs(p({.1, .2, .15, .05, .12}) - 0.00772789) < 1e-7);
        QVERIFY(std::abs(p({.5, -1, 3}) - 0.54916518) < 1e-7);
        QVERIFY(std::abs(p({.5, 1.1}) - 0.22840050) < 1e-7);
        QVERIFY(std::abs(p({-.5, 1, -3, -1.8}) - 0.29975707) < 1e-7);
        QVERIFY(std::abs(p({.1, .2, .15, .05, .12, -.3, .4}) - 0.24321859) < 1e-7);
        QCOMPARE(p({0, 0, 0}), 1.0);
        QCOMPARE(p({.1, .1, .1}), 0.25);
        QVERIFY(!model::pairedTest({.1}));
    }

    void variantsAreComparedWithTheFirst() {
        const std::vector<model::VariantRow> rows =
            model::compareVariants({{"first", 100, {{1, .90}, {2, .91}, {3, .92}}, 5},
                                    {"better", 200, {{1, .951}, {2, .960}, {3, .971}, {4, .2}}, 9}, // no pair of seed 4
                                    {"dearer", 300, {{1, .900}, {2, .904}, {3, .925}}, 1},
                                    {"to come", 1, {}, 0}});
        QVERIFY(!rows[0].toFirst && !rows[3].toFirst);
        QCOMPARE(rows[1].toFirst->pairs, 3);
        QVERIFY(std::abs(rows[1].toFirst->mean - (.051 + .050 + .051) / 3) < 1e-12);
        const double alone = model::pairedTest({.051, .050, .051})->p;
        QVERIFY(std::abs(rows[1].toFirst->p - 2 * alone) < 1e-9); // the smaller of two counts twice
        QCOMPARE(model::verdictOf(*rows[1].toFirst), "better");
        QCOMPARE(model::verdictOf(*rows[2].toFirst), "chance");
        QVERIFY(rows[0].fewestParameters && !rows[2].fewestParameters && !rows[3].fewestParameters);
        QVERIFY(rows[2].fewestSeconds && rows[0].fewestSeconds && !rows[1].fewestSeconds); // its mean is .77
    }

    void aFileNamesItsVariants() {
        const app::ExperimentPlan plan = read(R"({"recipe": "quick", "settings": {"epochs": 3}, "seeds": "2..3",
            "variants": [{"name": "a", "network": "small", "published": 0.9}, {"name": "b", "augmentation": {"rotationDegrees": 5}}],
            "vary": {"augmentation.enabled": "on/off", "learningRate": {"from": 0.01, "to": 0.09, "steps": 3}},
            "short": {"seeds": "7", "settings": {"epochs": 1}}})");
        QCOMPARE(namesOf(plan).size(), 12);
        QCOMPARE(namesOf(plan)[0], "a, augmentation.enabled off, learningRate 0.01");
        QCOMPARE(namesOf(plan)[11], "b, augmentation.enabled on, learningRate 0.09");
        const model::Recipe& recipe = plan.variants[10].recipe;
        QVERIFY(recipe.augmentation.enabled && recipe.augmentation.rotationDegrees == 5 && recipe.epochs == 3);
        QCOMPARE(recipe.learningRate, 0.05);
        QCOMPARE(recipe.optimiser, model::Optimiser::nesterov); // quick's
        QCOMPARE(plan.variants[0].published, std::optional(0.9));
        const app::ExperimentPlan shorter =
            read(R"({"seeds": "1..5", "short": {"seeds": "7", "settings": {"epochs": 1}}})", true);
        QVERIFY(shorter.seeds == "7" && shorter.variants.at(0).recipe.epochs == 1);
        const app::ExperimentPlan kept = app::experimentFromJson(app::experimentToJson(plan), "");
        QVERIFY(namesOf(kept) == namesOf(plan) && kept.variants[10].recipe == recipe);
    }

    void layersAndNetworksAreVaried() {
        const app::ExperimentPlan plan = read(R"({"vary": {"network": ["small", "notebook"], "layers.conv3": {"from": 8, "to": 32,
            "steps": 3, "log": true}}})");
        QCOMPARE(namesOf(plan).size(), 6);
        const model::ArchitecturePointer& last = plan.variants[5].origin.networks.own;
        QCOMPARE(last->network().layers.at(9).size, 32); // conv3 of notebook, whose own has 16
        QCOMPARE(last->network().name, std::string("notebook conv3=32"));
        QVERIFY(last->parameters() > plan.variants[4].origin.networks.own->parameters());
        const app::ExperimentPlan own =
            read(R"({"variants": [{"name": "line", "network": {"layers": [{"linear": "classes"}]}}]})");
        QCOMPARE(own.variants.at(0).origin.networks.own->parameters(), std::int64_t{7850});
        const app::ExperimentPlan kept = app::experimentFromJson(app::experimentToJson(own), "");
        QVERIFY(kept.variants.at(0).origin == own.variants[0].origin);
    }

    void whatIsWrongWithAFileIsToldWithItsPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* text, const char* told) { QTest::newRow(name) << text << told; };
        row("no JSON", "{", "not an experiment");
        row("no object", "[]", "not a JSON object");
        row("unknown key", R"({"seed": "1"})", "\"seed\" is not known");
        row("unknown setting", R"({"settings": {"rate": 1}})", "rate is not known");
        row("varied unknown", R"({"vary": {"rate": [1]}})", "vary: there is no setting \"rate\"");
        row("varied group", R"({"vary": {"augmentation": [1]}})", "there is no setting \"augmentation\"");
        row("varied name", R"({"vary": {"name": ["a"]}})", "there is no setting \"name\"");
        row("no values", R"({"vary": {"dropout": []}})", "vary.dropout: [] are no values");
        row("range without steps", R"({"vary": {"dropout": {"from": 0, "to": 0.5}}})", "are no values");
        row("factors of 0", R"({"vary": {"dropout": {"from": 0, "to": 0.5, "steps": 2, "log": true}}})", "are no values");
        row("out of range", R"({"vary": {"dropout": [0.1, 2]}})", "variant \"dropout 2");
        row("no network", R"({"variants": [{"name": "a", "network": "none"}]})", "no network \"none\"");
        row("no layer", R"({"vary": {"layers.conv99": [1]}})", "no layer \"conv99\"");
        row("no maps", R"({"vary": {"layers.conv1": [0]}})", "variant \"layers.conv1 0\"");
        row("half a map", R"({"vary": {"layers.conv1": [1.5]}})", "1.5 is no number of maps");
        row("nameless", R"({"variants": [{"network": "small"}]})", "variants[0]: it has no name");
        row("twice", R"({"variants": [{"name": "a"}, {"name": "a"}]})", "two variants are named \"a\"");
        row("seeds", R"({"seeds": "5..1"})", "these are no seeds");
        row("seeds, a number", R"({"seeds": 5})", "seeds: 5 is not");
        row("published", R"({"variants": [{"name": "a", "published": "98 %"}]})", "is not a share");
        row("too many", R"({"vary": {"epochs": {"from": 1, "to": 100, "steps": 100}}, "seeds": "1..11"})", "more than 1000 runs");
        row("nothing to search", R"({"search": {}})", "search: over");
        row("search of variants", R"({"search": {"over": {"dropout": [0]}}, "vary": {"dropout": [0]}})", "\"vary\" is not known");
        row("search, no range", R"({"search": {"over": {"dropout": "any"}}})", "search: over.dropout");
        row("search, too few", R"({"search": {"over": {"dropout": [0]}, "configurations": 0}})",
            "configurations: 0 is out of range");
    }

    void whatIsWrongWithAFileIsToldWithItsPlace() {
        QFETCH(QString, text);
        QFETCH(QString, told);
        try {
            read(text.toUtf8());
        } catch (const model::Error& error) {
            QVERIFY2(QString(error.what()).contains(told), error.what());
            QVERIFY(!error.hint().empty());
            return;
        }
        QFAIL("It was taken.");
    }

    void theStoryComesAlong() {
        const app::ExperimentPlan story = app::readExperiment("notebook-story", false, 10);
        QCOMPARE(namesOf(story), QStringList({"base", "no-final-relu", "small", "augmented", "notebook"}));
        QCOMPARE(app::seedsOf(story.seeds).size(), std::size_t{5});
        const app::ExperimentPlan shorter = app::readExperiment("notebook-story", true, 10);
        QVERIFY(app::seedsOf(shorter.seeds).size() == 3 && shorter.variants.at(4).recipe.epochs == 5);
        QVERIFY(!shorter.variants[2].recipe.augmentation.enabled && shorter.variants[3].recipe.augmentation.enabled);
    }

    void whatTheWindowMakesIsReadFromItsFile() {
        model::Recipe base;
        base.seed = 4;
        app::ExperimentPlan made;
        made.name = "rates";
        made.seeds = "4..6";
        for (const char* name : {"slow", "fast", "softmax"}) {
            made.variants.emplace_back().recipe = base;
            made.variants.back().recipe.name = name;
        }
        made.variants[1].recipe.learningRate = 0.02;
        made.variants[1].recipe.augmentation.styles.barredSeven = 0.25;
        const model::Network& softmax = *std::ranges::find(model::shippedNetworks(), "softmax", &model::Network::name);
        made.variants[2].recipe.network = model::toJson(softmax);
        const app::ExperimentPlan kept = read(app::experimentFile(made, base).c_str());
        QCOMPARE(kept.name + kept.seeds, std::string("rates4..6"));
        QCOMPARE(kept.variants.size(), std::size_t{3});
        QVERIFY(kept.variants[0].recipe == made.variants[0].recipe && kept.variants[1].recipe == made.variants[1].recipe);
        QVERIFY(kept.variants[2].origin.networks.own->network().layers == softmax.layers);
    }

    void anExperimentIsItsRunsAndWhatTheySay() {
        const QString file = write("two.json", R"({"recipe": "spark", "settings": {"epochs": 2}, "seeds": "4..5",
            "variants": [{"name": "line", "network": "softmax"}, {"name": "wider", "layers": {"conv1": 10}}]})");
        const Outcome outcome = run({"experiment", file, "--data", data_, "--jobs", "2", "--out", path("out"), "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        const auto events = outcome.json();
        QCOMPARE(events.size(), 6);
        QVERIFY(events[0]["predicted_seconds"].toDouble() > 0);
        const QJsonArray variants = events[5]["variants"].toArray();
        QCOMPARE(variants[0]["parameters"].toInt(), 7850);
        QVERIFY(variants[0]["to_first"].isNull() && variants[1]["to_first"]["pairs"].toInt() == 2);
        const Outcome alone = run({"train", "--recipe", "spark", "--network", "softmax", "--epochs", "2", "--seed", "5",
                                   "--threads", "1", "--data", data_, "--json", "--out", path("alone.safetensors")});
        QCOMPARE(variants[0]["seeds"][1]["accuracy"].toDouble(), alone.json().last()["test_accuracy"].toDouble());
        QVERIFY(QFile::exists(path("out/wider-5.safetensors")) && QFile::exists(path("out/experiment.json")));

        // Killed before one of them was done.
        const std::string id = events[0]["experiment"].toString().toStdString();
        const auto before = weightsOf(id, "home");
        QCOMPARE(before.size(), std::size_t{4});
        app::Database(app::databasePath())
            .run("DELETE FROM runs WHERE study = ? AND recipe LIKE '%wider%' AND recipe LIKE '%\"seed\":4%'",
                 {QString::fromStdString(id)});
        const Outcome text = run({"experiment", "--resume", QString::fromStdString(id)});
        QVERIFY2(text.code == 0, text.err);
        QVERIFY(text.out.contains("1 of 4 runs are left") && text.out.contains("paired t test"));
        QVERIFY(weightsOf(id, "home") == before);
        QVERIFY(run({"study", "--resume", QString::fromStdString(id)}).err.contains("several variants"));
    }

    /// The test images are read once, by the winner.
    void aSearchIsDecidedByHeldBackImages() {
        synthetic::writeDataSet(folder_.path() / "large", 10'060, 20);
        const QString file = write("search.json", R"({"recipe": "spark", "settings": {"network": "softmax", "batchSize": 20},
            "search": {"over": {"learningRate": {"from": 0.0001, "to": 0.3, "log": true}}, "configurations": 4, "keepOneOf": 2}})");
        QProcess stopped; // in its second rung
        prepare(stopped, {"experiment", file, "--data", path("large"), "--json"});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += stopped.readAllStandardOutput()).contains("\"rung\",\"rung\":1"), 60000);
        ::kill(static_cast<pid_t>(stopped.processId()), SIGKILL);
        stopped.waitForFinished(60000);
        const QString id = Outcome{0, out, {}}.json()[0]["experiment"].toString();
        const auto events = run({"experiment", "--resume", id, "--json", "--out", path("found")}).json();
        const QJsonObject winner = events.last();
        QCOMPARE(winner["reason"].toString(), "completed");
        const auto whole = run({"experiment", file, "--data", path("large"), "--json"}, "elsewhere").json();
        QCOMPARE(whole.size(), 1 + 4 + 1 + 2 + 1 + 1 + 1 + 1);
        QCOMPARE(whole[0]["epochs"].toInt(), 4 * (1 + 1) + 2 * (1 + 1) + (2 + 1));
        for (const char* key : {"configuration", "settings", "validation_accuracy", "test_accuracy"}) {
            QCOMPARE(winner[key], whole.last()[key]);
        }
        QVERIFY(QFile::exists(path("found/winner.safetensors")) && QFile::exists(path("found/winner.json")));
        qputenv("XDG_DATA_HOME", path("home").toUtf8());
        int read = 0;
        for (const model::RunRecord& one :
             app::RunStore(*app::openDatabase(app::databasePath()).database).ofStudy(id.toStdString())) {
            read += one.testAccuracy ? 1 : 0;
        }
        QCOMPARE(read, 1);
    }

    void otherProcessesGiveTheSameWeights() {
        if (QStandardPaths::findExecutable("parallel").isEmpty()) {
            QSKIP("GNU parallel is not there.");
        }
        const QString file = write("sent.json", R"({"recipe": "spark", "seeds": "1..2",
            "settings": {"epochs": 1}, "variants": [{"name": "a"}, {"name": "b", "network": "softmax"}]})");
        const auto here = run({"experiment", file, "--data", data_, "--jobs", "2", "--json"}).json();
        const Outcome sent =
            run({"experiment", file, "--data", data_, "--jobs", "2", "--json", "--runner", "parallel"}, "sender");
        QVERIFY2(sent.code == 0, sent.err);
        const auto there = sent.json();
        const auto weights = weightsOf(there[0]["experiment"].toString().toStdString(), "sender");
        QCOMPARE(weights.size(), std::size_t{4});
        QVERIFY(weights == weightsOf(here[0]["experiment"].toString().toStdString(), "home"));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(there.last()["variants"][i]["mean"], here.last()["variants"][i]["mean"]);
        }
    }
};

QTEST_GUILESS_MAIN(ExperimentTest)
#include "experiment_test.moc"
