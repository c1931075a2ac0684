// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says a model reads: each figure is measured again, and classes meet by their names, in every command.
#include "app/datasets/loaded_data.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/network/class_order.h"
#include "tests/app/outcome.h"
#include "tests/synthetic_digits.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace fs = std::filesystem;

class ClaimsTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;
    QString data_;  ///< digits
    QString other_; ///< the same images, the classes in another order
    QString model_; ///< that has learned `data_`
    QString ants_;  ///< the same network with names of insects

    const model::ClassNames names_{"4", "9", "0", "7", "1", "8", "2", "6", "5", "3"};

    QString path(const char* name) const { return QString::fromStdString((folder_ / name).string()); }

    void start(QProcess& process, const QStringList& arguments, const QString& program = "digitlab") const {
        process.setProgram(QCoreApplication::applicationDirPath() + "/" + program);
        process.setArguments(arguments);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path("home"));
        environment.remove("DIGITLAB_DATA");
        process.setProcessEnvironment(environment);
        process.start();
    }

    Outcome run(const QStringList& arguments, const QString& program = "digitlab") const {
        QProcess process;
        start(process, arguments, program);
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QJsonObject evaluated(const QString& model, const QString& data, const QStringList& more = {}) const {
        return run(QStringList{"evaluate", "--model", model, "--data", data, "--json"} + more).json().value(0);
    }

    QJsonObject card(const QString& model) const {
        return run({"summary", "--model", model, "--json"}).json().value(0)["card"].toObject();
    }

    QString text(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// Both splits of a data set, its labels renumbered.
    void writeRenamed(const char* name, int trainImages, int testImages, const model::ClassNames& names) const {
        synthetic::writeDataSet(folder_ / name, trainImages, testImages);
        const auto renumber = [&](const char* file, int images, std::uint64_t seed) {
            synthetic::writeBytes(folder_ / name / file,
                                  synthetic::idxLabels(model::withLabels(synthetic::digits(images, seed), names)));
        };
        renumber("train-labels-idx1-ubyte", trainImages, 1);
        renumber("t10k-labels-idx1-ubyte", testImages, 2);
        std::string lines;
        std::ranges::for_each(names, [&](const std::string& one) { lines += one + "\n"; });
        synthetic::writeBytes(folder_ / name / "classes.txt", lines);
    }

    void writeStrokes(const char* name, int drawings) const {
        QByteArray lines;
        for (int i = 0; i < drawings; ++i) {
            model::Random random{77, static_cast<std::uint64_t>(i)};
            QByteArray strokes;
            for (const model::Stroke& stroke : synthetic::digitStrokes(i % 10, random)) {
                QByteArray points;
                for (const model::StrokePoint& point : stroke.points) {
                    points += (points.isEmpty() ? "[" : ",[") + QByteArray::number(static_cast<double>(point.x)) + "," +
                              QByteArray::number(static_cast<double>(point.y)) + "]";
                }
                strokes += (strokes.isEmpty() ? "[" : ",[") + points + "]";
            }
            lines += "{\"digit\": " + QByteArray::number(i % 10) + ", \"strokes\": [" + strokes + "]}\n";
        }
        synthetic::writeBytes(folder_ / name, lines.toStdString());
    }

    QStringList train(const QString& out) const {
        return {"train", "--data", data_, "--batch-size", "32", "--learning-rate", "0.05", "--threads", "1", "--out", out};
    }

private slots:
    void initTestCase() {
        data_ = path("data");
        other_ = path("other");
        model_ = path("model.safetensors");
        ants_ = path("ants.safetensors");
        synthetic::writeDataSet(folder_ / "data", 640, 200);
        writeRenamed("other", 640, 200, names_);
        writeStrokes("own.jsonl", 40);
        const Outcome trained = run(train(model_) + QStringList{"--epochs", "6"});
        QVERIFY2(trained.code == 0, trained.err);
        const double accuracy = evaluated(model_, data_)["accuracy"].toDouble();
        QVERIFY2(accuracy > 0.5, "it must tell the digits apart for a wrong order to show");
        model::Model ants = model::loadModel(model_.toStdString());
        ants.card.classes = {"ant", "bee", "cicada", "dragonfly", "earwig", "fly", "gnat", "hornet", "ichneumon", "jewel beetle"};
        model::saveModel(ants_.toStdString(), ants);
    }

    void aModelReadsClassesInAnyOrder() {
        const QJsonObject there = evaluated(model_, other_);
        QCOMPARE(there["correct"].toInt(), evaluated(model_, data_)["correct"].toInt());
        QCOMPARE(there["classes"].toArray()[1].toString(), "9");
        int diagonal = 0;
        for (int i = 0; i < 10; ++i) {
            diagonal += there["confusion"].toArray()[i].toArray()[i].toInt();
        }
        QCOMPARE(diagonal, there["correct"].toInt());
        for (const QJsonObject& line : run({"predict", "--model", model_, "--data", other_, "--index", "0-9", "--json"}).json()) {
            const auto name = [&](const char* key) { return names_[static_cast<std::size_t>(line[key].toInt())]; };
            QCOMPARE(line["class"].toString().toStdString(), name("digit"));
            QCOMPARE(line["label_class"].toString().toStdString(), name("label"));
        }
    }

    void someOfTheClassesAreEnough() {
        model::DataSet pair;
        const model::DataSet all = synthetic::digits(200, 2);
        for (std::size_t i = 0; i < all.images.size(); ++i) {
            if (all.labels[i] == 3 || all.labels[i] == 7) {
                pair.images.push_back(all.images[i]);
                pair.labels.push_back(all.labels[i] == 7 ? 0 : 1);
            }
        }
        fs::create_directories(folder_ / "pair");
        for (const char* split : {"train", "t10k"}) {
            synthetic::writeBytes(folder_ / "pair" / (std::string(split) + "-images-idx3-ubyte"), synthetic::idxImages(pair));
            synthetic::writeBytes(folder_ / "pair" / (std::string(split) + "-labels-idx1-ubyte"), synthetic::idxLabels(pair));
        }
        synthetic::writeBytes(folder_ / "pair/classes.txt", "7\n3\n");
        const QJsonArray whole = evaluated(model_, data_)["confusion"].toArray();
        const QJsonObject read = evaluated(model_, path("pair"));
        QCOMPARE(read["images"].toInt(), 40);
        QCOMPARE(read["correct"].toInt(), whole[3].toArray()[3].toInt() + whole[7].toArray()[7].toInt());
        QCOMPARE(read["classes"].toArray().size(), 10);
    }

    void otherClassesAreRefusedBySayingWhich_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("evaluate") << QStringList{"evaluate", "--model", ants_, "--data", data_};
        QTest::newRow("fine-tune") << QStringList{
            "fine-tune", "--model", ants_, "--data", data_, "--strokes", path("own.jsonl"), "--out", path("no.safetensors")};
        QTest::newRow("draw-test") << QStringList{"draw-test", "--model", ants_, "--strokes", path("own.jsonl")};
    }

    void otherClassesAreRefusedBySayingWhich() {
        QFETCH(const QStringList, arguments);
        const Outcome refused = run(arguments);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("other classes") && refused.err.contains("\"0\"") && refused.err.contains("\"ant\""),
                 refused.err);
        QVERIFY(!QFile::exists(path("no.safetensors")));
    }

    void drawingsAreCountedByTheirNames() {
        const auto counted = [&](const QString& model) {
            return run({"predict", "--model", model, "--strokes", path("own.jsonl"), "--json"}).err;
        };
        model::Model turned = model::withClasses(model::loadModel(model_.toStdString()), names_, "model");
        model::saveModel(folder_ / "turned.safetensors", turned);
        QVERIFY(counted(model_).contains("of 40 labelled drawings read right"));
        QCOMPARE(counted(path("turned.safetensors")), counted(model_));
        QCOMPARE(counted(ants_), QByteArray());
    }

    void drawingsAreLearnedByTheirNames() {
        const Outcome tuned = run({"fine-tune", "--model", model_, "--data", other_, "--strokes", path("own.jsonl"), "--out",
                                   path("tuned.safetensors"), "--json"});
        QVERIFY2(tuned.code == 0, tuned.err);
        const QJsonObject before = tuned.json().value(0)["before"].toObject();
        QVERIFY(before["own"].toDouble() > 0.4);
        QCOMPARE(before["test"].toDouble(), evaluated(model_, data_)["accuracy"].toDouble());
        const QJsonObject told = card(path("tuned.safetensors"));
        QCOMPARE(told["test_accuracy"].toDouble(), evaluated(path("tuned.safetensors"), data_)["accuracy"].toDouble());
        QVERIFY(told["test_accuracy"].toDouble() > 0.5);
        QCOMPARE(told["test_dataset"].toString(), "other");
        QCOMPARE(told["dataset"].toString(), "other and own drawings");
        const Outcome some = run({"fine-tune", "--model", model_, "--data", path("pair"), "--strokes", path("own.jsonl"), "--out",
                                  path("no.safetensors")});
        QCOMPARE(some.code, 1);
        QVERIFY2(some.err.contains("only some of the classes"), some.err);
    }

    void aTemperatureIsFittedByNames() {
        synthetic::writeDataSet(folder_ / "large", 10020, 20);
        writeRenamed("largeOther", 10020, 20, names_);
        const auto temperature = [&](const char* data) {
            const Outcome fitted = run(
                {"calibrate", "--model", model_, "--data", path(data), "--out", path("calibrated.safetensors")}, "make_models");
            return fitted.lines().value(0).section(' ', 1).toDouble();
        };
        QVERIFY(temperature("large") > 0);
        QVERIFY(std::abs(temperature("largeOther") - temperature("large")) < 1e-3);
        QVERIFY(card(path("calibrated.safetensors"))["test_accuracy"].isDouble());
        const Outcome refused =
            run({"calibrate", "--model", ants_, "--data", path("large"), "--out", path("no.safetensors")}, "make_models");
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("\"ant\""), refused.err);
    }

    void anInt8FileIsMeasuredOnItsClassesOrNotAtAll() {
        const auto written = [&](const QString& model, const QString& data) -> QJsonValue {
            const Outcome exported =
                run({"export", "--model", model, "--data", data, "--format", "c-int8", "--out", path("net.c"), "--json"});
            return exported.json().value(0)["verified"].toObject().value("accuracy");
        };
        const QJsonValue accuracy = written(model_, data_);
        QVERIFY(accuracy.toDouble() > 0.5);
        QVERIFY(text("net.c").contains("% of the test images right"));
        QCOMPARE(text("net.c").count("accuracy"), 0); // that of the weights before they were rounded
        QCOMPARE(written(model_, other_), accuracy);
        QVERIFY(written(ants_, data_).isUndefined());
        QVERIFY(text("net.c").contains("is not known"));
    }

    void anExportSaysWhatItReads() {
        const auto shifts = path("shifts.safetensors");
        QCOMPARE(run(train(shifts) + QStringList{"--epochs", "2", "--shift-averaging"}).code, 0);
        const QJsonObject told = card(shifts);
        QCOMPARE(told["test_accuracy"].toDouble(), evaluated(shifts, data_, {"--shift-averaging"})["accuracy"].toDouble());
        QCOMPARE(told["test_shift_averaging"], QJsonValue(true));
        QVERIFY(run({"summary", "--model", shifts}).out.contains("of data's test images, each read five times"));
        QCOMPARE(run({"export", "--model", shifts, "--data", data_, "--out", path("shifts.html")}).code, 0);
        QVERIFY(!text("shifts.html").contains("\"test_accuracy\""));
        QVERIFY(run({"summary", "--model", model_}).out.contains("of data's test images, each read once"));
        QCOMPARE(run({"export", "--model", model_, "--data", data_, "--out", path("once.html")}).code, 0);
        QVERIFY(text("once.html").contains("\"test_accuracy\""));
    }

    void aFigureIsOfTheseImagesAndLabels() {
        const app::LoadedData data = app::loadData(data_.toStdString());
        const QJsonObject told = card(model_);
        QCOMPARE(told["test_images_sha256"].toString().toStdString(), app::hashOfImages(data.test));
        QCOMPARE(told["test_labels_sha256"].toString().toStdString(), app::hashOfLabels(data.test));
        QCOMPARE(told["test_accuracy"].toDouble(), evaluated(model_, data_)["accuracy"].toDouble());
    }

    void aStoppedRunsFileAndRecordSayWhatItsWeightsRead() {
        const QString stopped = path("stopped.safetensors");
        QProcess process;
        start(process, train(stopped) + QStringList{"--epochs", "10000", "--json", "--log-steps"});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"step\":30,"), 60000); // 20 are an epoch
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        const double accuracy = evaluated(stopped, data_)["accuracy"].toDouble();
        QCOMPARE(card(stopped)["test_accuracy"].toDouble(), accuracy);
        const QJsonObject run = this->run({"runs", "list", "--json"}).json().value(0);
        QCOMPARE(run["outcome"].toString(), "stopped");
        QCOMPARE(run["test_accuracy"].toDouble(), accuracy);
    }
};

QTEST_GUILESS_MAIN(ClaimsTest)
#include "claims_test.moc"
