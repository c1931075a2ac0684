// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a user's shell or script sees it: exit codes, stdout, stderr.
#include "app/runs/run_folder.h"
#include "app/storage/bundled_models.h"
#include "app/storage/database.h"
#include "model/data/mnist_files.h"
#include "model/data/orientation.h"
#include "model/data/strokes_file.h"
#include "model/formats/model_file.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/reading/verdict.h"
#include "model/values/random.h"
#include "tests/app/outcome.h"
#include "tests/comma_locale.h"
#include "tests/synthetic_digits.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <set>
#include <string_view>

namespace fs = std::filesystem;

class CommandLineTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;
    QString data_;
    QString model_;

    QString path(const char* name) const { return QString::fromStdString((folder_ / name).string()); }

    Outcome run(const QStringList& arguments, const QMap<QString, QString>& variables = {}, const QString& from = {},
                const QString& program = "digitlab") const {
        QProcess process;
        process.setWorkingDirectory(from);
        process.setProgram(QCoreApplication::applicationDirPath() + "/" + program);
        process.setArguments(arguments);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path("home"));
        environment.remove("DIGITLAB_DATA");
        for (auto variable = variables.begin(); variable != variables.end(); ++variable) {
            environment.insert(variable.key(), variable.value());
        }
        process.setProcessEnvironment(environment);
        process.start();
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QByteArray bytesOf(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList trainArguments() const {
        return {"train", "--data", data_, "--epochs", "2", "--batch-size", "32", "--learning-rate", "0.05", "--threads", "1"};
    }

    /// Drawings of the digits 0, 1, … by ten writers, each called as `names` says.
    void writeStrokes(const char* file, int count, const std::vector<std::string>& names) {
        std::vector<model::StrokesRecord> records;
        for (int i = 0; i < count; ++i) {
            model::Random random{3, static_cast<std::uint64_t>(i)};
            const std::size_t kind = static_cast<std::size_t>(i) % names.size();
            model::StrokesRecord& record = records.emplace_back();
            record = {
                std::to_string(i), {}, "w" + std::to_string(i % 10), synthetic::digitStrokes(static_cast<int>(kind), random)};
            model::setLabel(record, names[kind]);
        }
        model::writeStrokesFile(folder_ / file, records);
    }

private slots:
    void init() {
        // Long, and touched by neither a locale nor a folder's name: aCommaForThePointChangesNothing has their figures.
        static const std::set<std::string_view> once{
            "aStudyIsItsSeedsAndTheirSpread",     "aStudyKeepsItsTeacherAndIsTrainedOnce",
            "aStudyThatGoesOnDeliversEveryModel", "ctrlCLeavesAStudyThatSaysHowToGoOn",
            "drawTestMeasuresWhatPredictReads",   "noMoreThreadsBeginThanThereAreProcessors",
            "stepsAreLoggedAndRepeatable",        "whatTrainingTakesIsToldAndKept"};
        if (qEnvironmentVariableIsSet("DIGITLAB_SECOND_PASS") && once.contains(QTest::currentTestFunction()))
            QSKIP("tests/run has had it in its first pass.");
    }

    void initTestCase() {
        data_ = path("data");
        model_ = path("model.safetensors");
        synthetic::writeDataSet(folder_ / "data", 320, 50);
        const Outcome outcome = run(trainArguments() + QStringList{"--json", "--out", model_});
        QVERIFY2(outcome.code == 0, outcome.err);
        const auto events = outcome.json();
        QCOMPARE(events.size(), 4);
        QCOMPARE(events[0]["event"].toString(), "started");
        for (const char* key : {"epoch", "epochs", "train_loss", "train_accuracy", "test_loss", "test_accuracy", "learning_rate",
                                "train_seconds", "test_seconds", "images_per_second"}) {
            QVERIFY2(events[1].contains(key), key);
        }
        QCOMPARE(events[3]["event"].toString(), "finished");
        QCOMPARE(events[3]["reason"].toString(), "completed");
        QCOMPARE(events[3]["model"].toString(), model_);
        QCOMPARE(outcome.err, QByteArray());
    }

    void whatTrainingTakesIsToldAndKept() {
        const auto told = [&](const QStringList& more) {
            const Outcome outcome = run(trainArguments() + QStringList{"--json", "--out", path("told.pt")} + more);
            const auto events = outcome.json();
            return events.empty() ? QJsonObject() : events[0];
        };
        const auto speeds = folder_ / "home/digitlab/speeds.json";
        fs::remove(speeds);
        const QJsonObject first = told({});
        QVERIFY(first["predicted_epoch_seconds"].toDouble() > 0);
        QVERIFY(first["step_memory_bytes"].toDouble() > 28 * 28 * 8 * 4 * 32); // what conv1 makes of the batch, and more
        QVERIFY(told({"--network", "wide"})["step_memory_bytes"].toDouble() > first["step_memory_bytes"].toDouble());
        QCOMPARE(told({})["predicted_epoch_seconds"], first["predicted_epoch_seconds"]); // measured once
        std::ofstream(speeds) << "{ damaged";
        QVERIFY(told({})["predicted_epoch_seconds"].toDouble() > 0); // and anew where that is lost
    }

    void aModelWhoseFolderVanishesIsRescued() {
        fs::create_directories(folder_ / "gone");
        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        process.setArguments(trainArguments() + QStringList{"--json", "--out", path("gone/m.safetensors")});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path("rescue"));
        process.setProcessEnvironment(environment);
        process.start();
        QVERIFY(process.waitForReadyRead(60000)); // it has begun: the folder was there
        fs::remove_all(folder_ / "gone");
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray message = process.readAllStandardError();
        QVERIFY2(message.contains("gone/m.safetensors") && message.contains("final.safetensors"), message);
        const QStringList runs = QDir(path("rescue/digitlab/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(runs.size(), 1);
        const Outcome read =
            run({"evaluate", "--data", data_, "--model", path("rescue/digitlab/runs/") + runs[0] + "/final.safetensors"});
        QCOMPARE(read.code, 0);
    }

    void aCommaForThePointChangesNothing() {
        const CommaLocale german;
        if (!german.made()) {
            QSKIP(CommaLocale::kMissing);
        }
        const QMap<QString, QString> comma{{"LC_ALL", CommaLocale::kName}, {"LOCPATH", QString::fromStdString(german.folder())}};
        const QStringList train = trainArguments() + QStringList{"--max-steps", "1", "--out", path("german.safetensors")};
        const Outcome trained = run(train, comma);
        QVERIFY2(trained.code == 0, trained.err);
        QCOMPARE(run({"convert", model_, path("converted.safetensors")}, comma).code, 0);
        QCOMPARE(bytesOf("converted.safetensors"), bytesOf("model.safetensors"));
        QCOMPARE(run({"summary", "--model", model_}, comma).out, run({"summary", "--model", model_}).out);
        synthetic::writeBytes(folder_ / "cases.csv",
                              "case,train_index,angle_degrees,translate_x_px,translate_y_px,scale,interpolation,order,brightness,"
                              "contrast\n0,3,12.75,0.5,-1.5,1.125,bilinear,\"brightness,contrast\",0.9,1.1\n");
        const QStringList cases{"augment", "--data", data_, "--cases", path("cases.csv"), "--out"};
        QCOMPARE(run(cases + QStringList{path("german.bin")}, comma).code, 0);
        QCOMPARE(run(cases + QStringList{path("plain.bin")}).code, 0);
        QCOMPARE(bytesOf("german.bin"), bytesOf("plain.bin"));
    }

    /// Not even root may write to /proc.
    void aHomeThatCannotBeWrittenLosesNothing() {
        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        process.setArguments(trainArguments() + QStringList{"--json", "--max-steps", "3", "--out", path("homeless.safetensors")});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", "/proc/nowhere");
        environment.remove("HOME");
        process.setProcessEnvironment(environment);
        process.start();
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 0);
        const QByteArray message = process.readAllStandardError();
        QVERIFY2(message.contains("/proc/nowhere") && message.contains("without being kept"), message);
        QCOMPARE(model::loadModel((folder_ / "homeless.safetensors")).card.steps, 3);
    }

    void stepsAreLoggedAndRepeatable() {
        const QStringList arguments = trainArguments() + QStringList{"--json", "--log-steps", "--max-steps", "5", "--seed", "3"};
        const auto first = run(arguments + QStringList{"--out", path("a.pt")}).json();
        const auto second = run(arguments + QStringList{"--out", path("b.pt")}).json();
        QCOMPARE(first.size(), 7); // started, five steps, finished
        for (qsizetype i = 1; i <= 5; ++i) {
            QCOMPARE(first[i]["step"].toInt(), static_cast<int>(i) - 1);
            QCOMPARE(first[i]["loss"].toDouble(), second[i]["loss"].toDouble());
        }
        QCOMPARE(bytesOf("a.pt"), bytesOf("b.pt"));
    }

    void aStudyThatGoesOnDeliversEveryModel() {
        const auto events = run({"study", "--recipe", "spark", "--epochs", "1", "--seeds", "1..2", "--data", data_, "--out",
                                 path("delivered"), "--json"})
                                .json();
        const QByteArray before = bytesOf("delivered/spark-1.safetensors");
        QVERIFY(!before.isEmpty());
        QVERIFY(QFile::remove(path("delivered/spark-1.safetensors"))); // as when it was killed just before
        const auto again = run({"study", "--resume", events[0]["study"].toString(), "--json"});
        QCOMPARE(again.code, 0);
        QCOMPARE(bytesOf("delivered/spark-1.safetensors").size(), before.size());

        synthetic::writeBytes(folder_ / "odd.json", R"({"name": "../a/b", "epochs": 1})");
        QCOMPARE(
            run({"study", "--recipe", path("odd.json"), "--seeds", "1..1", "--data", data_, "--out", path("delivered")}).code, 0);
        QVERIFY(QFile::exists(path("delivered/.._a_b-1.safetensors")));
    }

    void whatGoesOnInAnotherFolderWritesWhereItWasAskedTo() {
        QVERIFY(QDir().mkpath(path("here")) && QDir().mkpath(path("there")));
        const auto events = run({"study", "--recipe", "spark", "--epochs", "1", "--seeds", "1..2", "--data", data_, "--teacher",
                                 "../model.safetensors", "--out", "models", "--json"},
                                {}, path("here"))
                                .json();
        QVERIFY(QFile::remove(path("here/models/spark-1.safetensors"))); // as when it was killed just before
        QVERIFY(QFile::rename(path("here/models/study.json"), path("first.json")));
        const Outcome again = run({"study", "--resume", events[0]["study"].toString()}, {}, path("there"));
        QVERIFY2(again.code == 0, again.err);
        QVERIFY(QFile::exists(path("here/models/spark-1.safetensors")) && QFile::exists(path("here/models/study.json")));

        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path("home"));
        process.setProcessEnvironment(environment);
        const auto stopAfterAStep = [&](const QString& from, const QStringList& arguments) {
            process.setWorkingDirectory(from);
            process.setArguments(arguments + QStringList{"--json", "--log-steps"});
            process.start();
            QByteArray out;
            QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"step\":"), 60000);
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(60000));
            QCOMPARE(process.exitCode(), 0);
        };
        stopAfterAStep(path("here"), {"train", "--data", data_, "--epochs", "10000", "--out", "stopped.pt"});
        QVERIFY(QFile::remove(path("here/stopped.pt")));
        stopAfterAStep(path("there"), {"train", "--resume", "last"});
        QVERIFY(QFile::exists(path("here/stopped.pt")));
        QCOMPARE(QDir(path("there")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void aStudyIsItsSeedsAndTheirSpread() {
        const QStringList settings{"--recipe", "spark", "--epochs", "2", "--data", data_, "--json"};
        const auto events = run(QStringList{"study", "--seeds", "4..6", "--jobs", "2", "--out", path("study")} + settings).json();
        QCOMPARE(events.size(), 5);
        QCOMPARE(events[0]["event"].toString(), "started");
        QCOMPARE(events[4]["reason"].toString(), "completed");
        double mean = 0;
        for (int i = 0; i < 3; ++i) {
            // Each seed is what `train` gives on one thread, and its model is there.
            const QString seed = QString::number(4 + i);
            const auto alone =
                run(QStringList{"train", "--seed", seed, "--threads", "1", "--out", path("one.safetensors")} + settings);
            const double accuracy = alone.json().last()["test_accuracy"].toDouble();
            QCOMPARE(events[4]["seeds"].toArray()[i].toObject()["accuracy"].toDouble(), accuracy);
            mean += accuracy / 3;
            const auto evaluation =
                run({"evaluate", "--json", "--data", data_, "--model", path("study/spark-") + seed + ".safetensors"});
            QCOMPARE(evaluation.json().value(0)["accuracy"].toDouble(), accuracy);
        }
        QVERIFY(std::abs(events[4]["mean"].toDouble() - mean) < 1e-12);
        QVERIFY(events[4]["minimum"].toDouble() <= mean && mean <= events[4]["maximum"].toDouble());
        QVERIFY(QFile::exists(path("study/study.json")));
        QCOMPARE(run({"study", "--seeds", "5..4", "--data", data_}).code, 1);
        const auto last = run(QStringList{"study", "--seeds", "18446744073709551614..18446744073709551615"} + settings).json();
        QCOMPARE(last.size(), 4);
    }

    /// The last 10,000 training images are measured on and not learned from; the test set stays out of it.
    void validationHoldsTrainingImagesBack() {
        synthetic::writeDataSet(folder_ / "large", 10'020, 10);
        const QStringList rest{"--validate", "--data", path("large"), "--epochs", "1", "--json"};
        const auto trained =
            run(QStringList{"train", "--batch-size", "20", "--max-steps", "1", "--out", path("held.safetensors")} + rest).json();
        QCOMPARE(trained.value(0)["train_images"].toInt(), 20);
        QCOMPARE(trained.value(0)["validation_images"].toInt(), 10'000);
        QCOMPARE(trained.value(0)["test_images"].toInt(), 10);
        QCOMPARE(trained.last()["weights"].toString(), QString("best-on-validation"));
        QVERIFY(trained.last().contains("validation_accuracy") && trained.last().contains("test_accuracy"));
        const model::ModelCard card = model::loadModel((folder_ / "held.safetensors")).card;
        QCOMPARE(card.weightsKind, std::optional(model::WeightsKind::best));
        QCOMPARE(card.measured.value().accuracy, trained.last()["test_accuracy"].toDouble());
        QCOMPARE(card.validationAccuracy, std::optional(trained.last()["validation_accuracy"].toDouble()));
        const auto calibrate = [&](const QString& reader, const QString& data) {
            return run(
                {"calibrate", "--model", model_, "--held-out", reader, "--data", data, "--out", path("calibrated.safetensors")},
                {}, {}, "make_models");
        };
        const Outcome calibrated = calibrate(path("held.safetensors"), path("large"));
        QCOMPARE(calibrated.code, 0);
        QCOMPARE(calibrated.err, QByteArray());
        QCOMPARE(calibrated.lines()[0].section(' ', 0, 0), QString("temperature"));
        QVERIFY(calibrated.lines()[0].section(' ', 1).toDouble() > 0);
        QVERIFY(calibrate(model_, path("large")).err.contains("may have learned from the images"));
        const Outcome tooFew = calibrate(model_, data_);
        QCOMPARE(tooFew.code, 1);
        QVERIFY2(tooFew.err.contains("320 training images"), tooFew.err);
        const Outcome study = run(QStringList{"study", "--seeds", "1", "--batch-size", "21"} + rest);
        QCOMPARE(study.code, 1);
        QVERIFY2(study.err.contains("20 training images"), study.err);
    }

    void initialWeightsAreTrainedOn() {
        const Outcome kept = run({"train", "--data", data_, "--learning-rate", "1e-8", "--batch-size", "32", "--max-steps", "1",
                                  "--initial-weights", model_, "--out", path("kept.safetensors")});
        QVERIFY2(kept.code == 0, kept.err);
        const auto kernel = [](const QString& file) {
            return model::loadModel(file.toStdString()).weights.at("conv1.weight").values;
        };
        const auto before = kernel(model_);
        const auto after = kernel(path("kept.safetensors"));
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY(std::abs(after[i] - before[i]) < 1e-5F);
        }
    }

    void recipesAreFoundByNameAndByFile() {
        QFile file(path("mine.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"name": "mine", "epochs": 1, "batchSize": 40, "schedule": "cosine", "augmentation": {"shearDegrees": 5}})");
        file.close();
        const QStringList rest{"--data",     data_, "--json",      "--out", path("mine.safetensors"),
                               "--rotation", "3",   "--max-steps", "1"};
        const QJsonObject recipe =
            run(QStringList{"train", "--recipe", path("mine.json")} + rest).json().value(0)["recipe"].toObject();
        QCOMPARE(recipe["batchSize"].toInt(), 40);
        QCOMPARE(recipe["schedule"].toString(), "cosine");
        QCOMPARE(recipe["augmentation"]["shearDegrees"].toInt(), 5);
        QCOMPARE(recipe["augmentation"]["rotationDegrees"].toInt(), 3);
        QDir().mkpath(path("home/digitlab/recipes"));
        QVERIFY(QFile::copy(path("mine.json"), path("home/digitlab/recipes/own.json")));
        QCOMPARE(run(QStringList{"train", "--recipe", "own"} + rest).json().value(0)["recipe"].toObject()["name"].toString(),
                 "own");
        const Outcome unknown = run(QStringList{"train", "--recipe", "nobody"} + rest);
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.err.contains("notebook, spark, quick, best, pen, letters, alphabet, own"), unknown.err);
    }

    void evaluateCountsWhatPredictReads() {
        const auto evaluation = run({"evaluate", "--model", model_, "--data", data_, "--json"}).json().value(0);
        QCOMPARE(evaluation["images"].toInt(), 50);
        const auto predictions = run({"predict", "--model", model_, "--data", data_, "--index", "0-49", "--json"}).json();
        QCOMPARE(predictions.size(), 50);
        int correct = 0;
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(predictions[i]["probabilities"].toArray().size(), 10);
            correct += predictions[i]["digit"].toInt() == i % 10 ? 1 : 0;
        }
        QCOMPARE(evaluation["correct"].toInt(), correct);
        int diagonal = 0;
        for (int i = 0; i < 10; ++i) {
            diagonal += evaluation["confusion"].toArray()[i].toArray()[i].toInt();
        }
        QCOMPARE(diagonal, correct);
        const auto torch = run({"evaluate", "--model", model_, "--data", data_, "--json", "--step", "libtorch"}).json().value(0);
        QCOMPARE(torch["correct"].toInt(), correct);
    }

    void verdictsAreThoseOfWhoReads() {
        const QStringList arguments{"evaluate", "--model", model_, "--data", data_, "--split", "train", "--verdicts", "--json"};
        const auto predictor = model::makePredictor(model::loadModel(model_.toStdString()).weights, {});
        model::ShiftAveraging shifted(*predictor);
        const auto guard = model::makePredictor(app::bundledGuard().weights, {});
        const model::DataSet set = model::loadSplit(data_.toStdString(), model::Split::train);
        const auto unsure = [&](model::Predictor& reader) {
            return static_cast<int>(std::ranges::count_if(set.images, [&](const model::DigitImage& image) {
                return model::answer(image, reader, *guard).verdict.certainty == model::Certainty::unsure;
            }));
        };
        const auto told = [&](const QStringList& more) {
            return run(arguments + more).json().value(0)["verdicts"].toObject()["unsure"].toInt();
        };
        QVERIFY(unsure(shifted) != unsure(*predictor));
        QCOMPARE(told({}), unsure(*predictor));
        QCOMPARE(told({"--shift-averaging"}), unsure(shifted));
    }

    void fineTuningSaysBeforeAndAfter() {
        QByteArray lines;
        for (int i = 0; i < 40; ++i) {
            model::Random random{77, static_cast<std::uint64_t>(i)};
            lines += "{\"digit\": " + QByteArray::number(i % 10) + ", \"strokes\": [";
            QByteArray strokes;
            for (const model::Stroke& stroke : synthetic::digitStrokes(i % 10, random)) {
                QByteArray points;
                for (const model::StrokePoint& point : stroke.points) {
                    points += (points.isEmpty() ? "[" : ",[") + QByteArray::number(static_cast<double>(point.x)) + "," +
                              QByteArray::number(static_cast<double>(point.y)) + "]";
                }
                strokes += (strokes.isEmpty() ? "[" : ",[") + points + "]";
            }
            lines += strokes + "]}\n";
        }
        synthetic::writeBytes(folder_ / "own.jsonl", lines.toStdString());
        const Outcome tuned = run({"fine-tune", "--strokes", path("own.jsonl"), "--model", model_, "--data", data_, "--out",
                                   path("tuned.safetensors"), "--json"});
        QVERIFY2(tuned.code == 0, tuned.err);
        const QJsonObject json = tuned.json().value(0);
        QCOMPARE(json["learned"].toInt(), 30);
        QCOMPARE(json["held_out"].toInt(), 10);
        for (const char* when : {"before", "after"}) {
            const QJsonObject accuracies = json[when].toObject();
            QVERIFY(accuracies["own"].toDouble(-1) >= 0 && accuracies["test"].toDouble(-1) >= 0);
        }
        const Outcome evaluated =
            run({"evaluate", "--model", path("tuned.safetensors"), "--data", data_, "--step", "fused", "--json"});
        QCOMPARE(evaluated.json().value(0)["accuracy"].toDouble(), json["after"].toObject()["test"].toDouble());

        synthetic::writeBytes(folder_ / "few.jsonl", lines.left(lines.indexOf('\n')).toStdString());
        const Outcome few = run({"fine-tune", "--strokes", path("few.jsonl"), "--data", data_, "--out", path("few.safetensors")});
        QCOMPARE(few.code, 1);
        QVERIFY(few.err.contains("four times"));
        QVERIFY(!QFile::exists(path("few.safetensors")));
    }

    void strokesAndPicturesAreReadTheSameWay() {
        model::Random random{9};
        const model::Drawing drawing = synthetic::digitStrokes(4, random);
        QByteArray line = R"({"id": "four", "strokes": [)";
        for (const model::Stroke& stroke : drawing) {
            line += line.endsWith(']') ? ",[" : "[";
            for (const model::StrokePoint& point : stroke.points) {
                line += line.endsWith('[') ? "" : ",";
                line += "[" + QByteArray::number(static_cast<double>(point.x), 'g', 9) + "," +
                        QByteArray::number(static_cast<double>(point.y), 'g', 9) + "]";
            }
            line += "]";
        }
        line += "]}\n\n";
        synthetic::writeBytes(folder_ / "strokes.jsonl", line.toStdString());
        const model::DigitImage image = model::frameDrawing(drawing).value();
        QImage(image.data(), 28, 28, 28, QImage::Format_Grayscale8).save(path("four.png"));
        QImage large = QImage(image.data(), 28, 28, 28, QImage::Format_Grayscale8)
                           .scaled(280, 280, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        large.invertPixels();
        large.save(path("dark.jpg"));

        const auto strokes = run({"predict", "--model", model_, "--strokes", path("strokes.jsonl"), "--json"}).json().value(0);
        const auto picture = run({"predict", "--model", model_, "--json", path("four.png")}).json().value(0);
        QCOMPARE(strokes["id"].toString(), "four");
        QCOMPARE(picture["source"].toString(), path("four.png"));
        QCOMPARE(strokes["probabilities"].toArray(), picture["probabilities"].toArray());
        QCOMPARE(strokes["verdict"], picture["verdict"]);
        QVERIFY(strokes["digit"] != strokes["alternative"]);
        // A plain model is unsure of a digit at worst; a scribble is none.
        QVERIFY(QStringList({"digit", "unsure"}).contains(strokes["verdict"].toString()));
        synthetic::writeBytes(folder_ / "hatching.jsonl",
                              R"({"strokes": [[[0,0],[9,30]], [[10,0],[19,30]], [[20,0],[29,30]], [[30,0],[39,30]]]})");
        const QStringList hatching{"predict", "--model", model_, "--strokes", path("hatching.jsonl")};
        QCOMPARE(run(hatching + QStringList{"--json"}).json().value(0)["verdict"].toString(), "no digit");
        QVERIFY(run(hatching).out.contains("no digit"));
        // The bundled model, whose reading does not hang on a shade of grey.
        const auto read = run({"predict", "--json", "--strokes", path("strokes.jsonl")}).json();
        const auto seen = run({"predict", "--json", path("four.png"), path("dark.jpg")}).json();
        QCOMPARE(seen.size(), 2);
        QCOMPARE(read.value(0)["digit"].toInt(), 4);
        QCOMPARE(seen[0]["digit"].toInt(), 4);
        QCOMPARE(seen[1]["digit"].toInt(), 4);
    }

    void numbersAreReadFromStrokesAndPictures() {
        // Two drawings side by side, and their picture.
        QByteArray strokes;
        QImage page(300, 150, QImage::Format_Grayscale8);
        page.fill(230);
        for (const int left : {0, 130}) {
            for (int y = 0; y < 100; ++y) {
                for (int x = 0; x < 12; ++x) {
                    page.setPixelColor(70 + left + x, 25 + y, Qt::black);
                }
            }
            strokes +=
                (strokes.isEmpty() ? "[[" : ",[[") + QByteArray::number(left) + ",0],[" + QByteArray::number(left) + ",100]]";
        }
        page.save(path("page.png"));
        page.fill(230);
        page.save(path("blank.png"));
        synthetic::writeBytes(folder_ / "number.jsonl", "{\"id\": 7, \"strokes\": [" + strokes.toStdString() + "]}\n");
        for (const QStringList& source : {QStringList{"--strokes", path("number.jsonl")}, QStringList{path("page.png")}}) {
            const Outcome outcome = run(QStringList{"predict", "--model", model_, "--numbers", "--json"} + source);
            QVERIFY2(outcome.code == 0, outcome.err);
            const QJsonObject line = outcome.json().value(0);
            QCOMPARE(line["number"].toString().size(), 2);
            QCOMPARE(line["digits"].toArray().size(), 2);
            const QJsonObject second = line["digits"].toArray()[1].toObject();
            QCOMPARE(second["probabilities"].toArray().size(), 10);
            QCOMPARE(second["box"].toArray().size(), 4);
            QVERIFY(second["box"].toArray()[0].toDouble() >= 130);
        }
        QCOMPARE(
            run({"predict", "--model", model_, "--numbers", "--json", path("blank.png")}).json().value(0)["number"].toString(),
            "");
        QVERIFY(run({"predict", "--model", model_, "--numbers", path("blank.png")}).out.contains("no digits"));
    }

    void drawTestMeasuresWhatPredictReads() {
        writeStrokes("labelled.jsonl", 40, {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
        const QStringList arguments{"draw-test", "--model",         model_,   "--strokes",  path("labelled.jsonl"),
                                    "--json",    "--numbers",       "20",     "--seed",     "4",
                                    "--sheet",   path("sheet.png"), "--junk", "5",          "--pages",
                                    "1",         "--tables",        "1",      "--pictures", "4"};
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == 0, outcome.err);
        QJsonObject result = outcome.json().value(0);
        const auto predictions = run({"predict", "--model", model_, "--strokes", path("labelled.jsonl"), "--json"}).json();
        const auto correct = std::count_if(predictions.begin(), predictions.end(),
                                           [](const QJsonObject& line) { return line["digit"] == line["label"]; });
        QCOMPARE(result["drawings"].toInt(), 40);
        QCOMPARE(result["correct"].toInt(), static_cast<int>(correct));
        QCOMPARE(result["confusion"].toArray().size(), 10);
        QCOMPARE(result["calibration"].toArray().size(), 15);
        QVERIFY(result["calibration_error"].toDouble() >= 0 && result["calibration_error"].toDouble() <= 1);
        const QJsonObject numbers = result["numbers"].toObject();
        QCOMPARE(numbers["count"].toInt(), 20);
        QCOMPARE(numbers["misread"].toArray().size(), 20 - numbers["correct"].toInt());
        const QJsonArray pages = result["pages"].toArray();
        QVERIFY(pages.size() > 4);
        for (const auto& kind : pages) {
            const QJsonObject read = kind.toObject();
            QVERIFY2(read["lines"].toInt() >= 2 && read["correct"].toInt() <= read["parted_right"].toInt(),
                     read["name"].toString().toUtf8());
        }
        const QJsonArray tables = result["tables"].toArray();
        QVERIFY(std::all_of(tables.begin(), tables.end(), [](const auto& kind) { return kind.toObject()["lines"].toInt() > 0; }));
        const QJsonArray pictures = result["pictures"].toArray();
        QVERIFY(pictures.size() > 9);
        for (const auto& kind : pictures) {
            const QJsonObject read = kind.toObject();
            QVERIFY2(read["right"].toInt() + read["blank"].toInt() + read["refused"].toInt() <= read["pictures"].toInt(),
                     read["name"].toString().toUtf8());
        }
        QCOMPARE(result["refusals"].toObject()["drawings"].toInt(), 40);
        const QJsonArray junk = result["junk"].toArray();
        QCOMPARE(junk[0].toObject()["drawings"].toInt(), 5);
        QVERIFY(
            std::any_of(junk.begin(), junk.end(), [](const auto& kind) { return kind.toObject()["refused"].toDouble() > 0.5; }));
        QVERIFY(!QImage(path("sheet.png")).isNull());
        const Outcome again = run(
            {"draw-test", "--model", model_, "--strokes", path("labelled.jsonl"), "--json", "--numbers", "20", "--seed", "4"});
        QCOMPARE(again.json().value(0)["numbers"].toObject()["correct"], numbers["correct"]);
        QVERIFY(run({"draw-test", "--model", model_, "--strokes", path("labelled.jsonl")}).out.contains("calibration"));
    }

    void anAlphabetOfStrokesIsLearnedAndMeasured() {
        writeStrokes("alphabet.jsonl", 150, {"ant", "bee", "cöw"});
        const Outcome trained =
            run({"train", "--data", path("alphabet.jsonl"), "--recipe", "letters", "--network", "softmax", "--epochs", "8",
                 "--batch-size", "16", "--teachers", "0", "--calm-epochs", "2", "--json", "--out", path("alphabet.safetensors")});
        QVERIFY2(trained.code == 0, trained.err);
        QCOMPARE(trained.json().value(0)["test_images"].toInt(), 15); // of one of ten writers
        const QStringList test{"draw-test", "--model", path("alphabet.safetensors"), "--strokes", path("alphabet.jsonl")};
        const QJsonObject result = run(test + QStringList{"--json"}).json().value(0);
        QCOMPARE(result["classes"].toArray(), QJsonArray({"ant", "bee", "cöw"}));
        QCOMPARE(result["confusion"].toArray().size(), 3);
        QVERIFY(result["accuracy"].toDouble() > 0.9);
        QVERIFY(run(test).out.contains("cöw"));
        QVERIFY(run({"predict", "--model", path("alphabet.safetensors"), "--strokes", path("alphabet.jsonl")})
                    .err.contains(QString("%1 of 150 labelled drawings").arg(result["correct"].toInt()).toUtf8()));
        const Outcome numbers = run(test + QStringList{"--numbers", "5"});
        QVERIFY(numbers.code == 1 && numbers.err.contains("these are no digits"));
    }

    void augmentWritesThePictureItWasAskedFor() {
        QCOMPARE(run({"augment", "--data", data_, "--index", "3", "--out", path("same.png")}).code, 0);
        const QImage picture(path("same.png"));
        const model::DataSet set = synthetic::digits(4, 1);
        QCOMPARE(picture.size(), QSize(28, 28));
        for (int y = 0; y < 28; ++y) {
            for (int x = 0; x < 28; ++x) {
                QCOMPARE(qGray(picture.pixel(x, y)), static_cast<int>(set.images[3][static_cast<std::size_t>(y * 28 + x)]));
            }
        }
    }

    void theBenchMeasuresEveryPart() {
        const Outcome bench = run({"bench", "--quick", "--network", "tiny", "--threads", "1", "--data", data_, "--json"});
        QVERIFY2(bench.code == 0, bench.err);
        const auto measured = bench.json().value(0);
        QCOMPARE(measured["threads"].toInt(), 1);
        for (const char* part :
             {"step_libtorch_ms", "step_fused_ms", "step_ratio", "fma_peak_gflops", "train_images_per_second",
              "epoch_train_seconds", "epoch_test_seconds", "augment_images_per_second", "read_idle_ms", "read_training_ms"}) {
            const QJsonObject timings = measured[part].toObject();
            QVERIFY2(timings["min"].toDouble() > 0 && timings["min"].toDouble() <= timings["median"].toDouble() &&
                         timings["median"].toDouble() <= timings["max"].toDouble() && timings["runs"].toInt() > 0,
                     part);
        }
        QVERIFY(measured["step_fraction_of_peak"].toDouble() > 0);
        QVERIFY(measured["step_memory_mb"].toDouble() < 100);
        QVERIFY(measured["epoch_predicted_seconds"].toDouble() > 0);
    }

    void ownPicturesTrainANetworkThatKnowsTheirNames() {
        const fs::path own = folder_ / "insects";
        const auto write = [&](const char* name, int number, int label, int side = 28) {
            fs::create_directories(own / name);
            model::Random random{7, static_cast<std::uint64_t>(number)};
            const model::DigitImage image = model::frameDrawing(synthetic::digitStrokes(label, random)).value();
            const QImage picture(image.data(), 28, 28, 28, QImage::Format_Grayscale8);
            picture.scaled(side, side).save(QString("%1/%2/%3.png").arg(path("insects"), name).arg(number, 3, 10, QChar('0')));
        };
        for (int i = 0; i < 60; ++i) {
            write("ant", i, 0);
            write("bee", i + 100, 7, 40); // framed
            if (i < 12) {
                write("cow", i + 200, 4);
            }
        }
        synthetic::writeBytes(own / "bee/IMG_1.HEIC", "no picture that is read here");
        const auto check = run({"data", "check", path("insects"), "--json"}).json().value(0);
        QCOMPARE(check["classes"].toArray(), (QJsonArray{"ant", "bee", "cow"}));
        QCOMPARE(check["train"].toArray(), (QJsonArray{50, 50, 10}));
        QCOMPARE(check["test"].toArray(), (QJsonArray{10, 10, 2}));
        QCOMPARE(check["unreadable"].toInt(), 1);
        QVERIFY(check["firstUnreadable"].toArray()[0].toString().contains("IMG_1.HEIC: the picture cannot be read"));
        QCOMPARE(check["imbalance"].toDouble(), 5.0);
        const Outcome trained = run({"train", "--data", path("insects"), "--epochs", "40", "--batch-size", "16",
                                     "--learning-rate", "0.01", "--threads", "1", "--out", path("insects.safetensors")});
        QVERIFY2(trained.code == 0, trained.err);
        QVERIFY2(trained.err.contains("(50) has 5.0 times as many training images as cow (10)"), trained.err);
        QVERIFY(trained.err.contains("1 picture could not be read and is left out."));
        const QStringList with{"--model", path("insects.safetensors"), "--data", path("insects")};
        const auto evaluation = run(QStringList{"evaluate", "--json"} + with).json().value(0);
        QCOMPARE(evaluation["classes"].toArray(), (QJsonArray{"ant", "bee", "cow"}));
        QVERIFY2(evaluation["accuracy"].toDouble() > 0.6, qPrintable(QString::number(evaluation["accuracy"].toDouble())));
        const Outcome table = run(QStringList{"evaluate"} + with);
        QVERIFY2(table.out.contains("ant") && table.out.contains("bee") && !table.out.contains("no digit"), table.out);
        const auto predicted = run(QStringList{"predict", "--json", "--index", "0"} + with).json().value(0);
        QVERIFY(QStringList({"ant", "bee", "cow"}).contains(predicted["class"].toString()));
        QVERIFY(predicted["digitness"].isNull()); // nobody asks whether an ant is a digit
        QVERIFY(run({"summary", "--model", path("insects.safetensors")}).out.contains("ant, bee, cow"));
        const Outcome digits = run({"evaluate", "--model", path("insects.safetensors"), "--data", data_});
        QVERIFY2(digits.code == 1 && digits.out.isEmpty(), digits.err);
        const Outcome insects = run({"evaluate", "--model", model_, "--data", path("insects")});
        QVERIFY2(insects.code == 1 && insects.err.contains("it does not know \"ant\", \"bee\", \"cow\""), insects.err);
        // The same pictures with their classes in another order are read as well: by name.
        synthetic::writeBytes(own / "classes.txt", "cow\nbee\nant\n");
        const auto turned = run(QStringList{"evaluate", "--json"} + with).json().value(0);
        QCOMPARE(turned["accuracy"], evaluation["accuracy"]);
        QCOMPARE(turned["confusion"].toArray()[0].toArray()[0], evaluation["confusion"].toArray()[2].toArray()[2]);
        const Outcome told = run({"convert", path("insects.safetensors"), path("insects.pt")});
        QVERIFY2(told.code == 0 && told.err.contains("insects.pt: PyTorch's files hold no names of classes") &&
                     told.err.contains("ant, bee, cow"),
                 told.err);
        QCOMPARE(run({"convert", path("insects.safetensors"), path("same.safetensors")}).err, QByteArray());
    }

    void aCheckSaysHowDigitsLie() {
        model::DataSet set = synthetic::digits(60, 4);
        model::turn(set, {true, true});
        synthetic::writeDataSet(folder_ / "lying", 60, 10);
        synthetic::writeBytes(folder_ / "lying/train-images-idx3-ubyte", synthetic::idxImages(set));
        synthetic::writeBytes(folder_ / "lying/train-labels-idx1-ubyte", synthetic::idxLabels(set));
        const Outcome check = run({"data", "check", path("lying")});
        QVERIFY2(check.out.contains("dark on light: they are inverted") &&
                     check.out.contains("transposed: they are turned upright") &&
                     check.out.contains("it is right inverted and transposed"),
                 check.out);
        const QJsonObject read = run({"data", "check", path("lying"), "--json"}).json().value(0)["read"].toObject();
        QVERIFY(read["as given"].toDouble() < 0.5 && read["inverted and transposed"].toDouble() > 0.7);
        QVERIFY(run({"evaluate", "--model", model_, "--data", path("lying")}).err.contains("turned upright"));
        QVERIFY(run({"data", "check", data_}).out.contains("it is right as given"));
    }

    void knownDataSetsAreListed() {
        const auto sets = run({"data", "list", "--json"}).json();
        QCOMPARE(sets.size(), 11);
        QCOMPARE(sets[0]["name"].toString(), "mnist");
        QVERIFY(!sets[0]["here"].toBool()); // an empty home
        QCOMPARE(sets[4]["name"].toString(), "emnist-digits");
        QCOMPARE(sets[4]["bytes"].toInteger(), 561753746);
        QVERIFY(sets[3]["bytes"].isNull());
        QCOMPARE(sets[2]["classes"].toArray()[1].toString(), "ki");
        QCOMPARE(sets[6]["classes"].toArray().size(), 47);
        QVERIFY(run({"data", "list"}).out.contains("CC BY-SA 4.0"));
        QCOMPARE(sets[10]["name"].toString(), "starter");
        QVERIFY(sets[10]["here"].toBool() && sets[10]["note"].toString().contains("no MNIST figures"));
    }

    void theStarterDigitsAreLearnedAtOnceAndNamed() {
        const Outcome trained = run({"train", "--data", "starter", "--recipe", "spark", "--threads", "1", "--json", "--out",
                                     path("starter.safetensors")});
        QVERIFY2(trained.code == 0 && trained.err.contains("no MNIST figures"), trained.err);
        const auto lines = trained.json();
        QVERIFY2(lines.last()["test_accuracy"].toDouble() > 0.9, trained.out);
        const QJsonObject card =
            run({"summary", "--model", path("starter.safetensors"), "--json"}).json().value(0)["card"].toObject();
        QVERIFY2(QJsonDocument(card).toJson().contains("Starter digits"), QJsonDocument(card).toJson());
        const Outcome info = run({"data", "info", "--data", "starter"});
        QVERIFY2(info.out.startsWith("Starter digits in ") && info.err.contains("no MNIST figures"), info.out + info.err);
    }

    void summaryAndHelpAndVersion() {
        const Outcome summary = run({"summary"});
        QVERIFY(summary.out.contains("12364"));
        QCOMPARE(run({"summary", "--json"}).json().value(0)["parameters"].toInt(), 12364);
        QVERIFY(run({"summary", "--model", model_}).out.contains("DigitLab"));
        const QJsonObject card = run({"summary", "--model", model_, "--json"}).json().value(0)["card"].toObject();
        QVERIFY(card["program"].toString().startsWith("DigitLab "));
        QCOMPARE(card["epochs"].toInt(), 2);
        QCOMPARE(card["recipe"].toObject()["batchSize"].toInt(), 32);
        QVERIFY(!card.contains("temperature"));
        QCOMPARE(run({"--help"}).code, 0);
        QVERIFY(run({"--version"}).out.startsWith("DigitLab "));
    }

    void networksAreListedShownCheckedAndKept() {
        const auto listed = run({"network", "list", "--json"}).json();
        const auto named = [](const QList<QJsonObject>& list, const QString& name) {
            return *std::ranges::find_if(list, [&](const QJsonObject& one) { return one["name"] == name; });
        };
        QCOMPARE(named(listed, "notebook")["parameters"].toInt(), 12364);
        QCOMPARE(named(run({"network", "list", "--json", "--classes", "47"}).json(), "softmax")["parameters"].toInt(), 785 * 47);
        QVERIFY(run({"network", "list"}).out.contains("lenet-5"));

        const QByteArray shown = run({"network", "show", "notebook"}).out;
        QCOMPARE(QJsonDocument::fromJson(shown).object(), run({"network", "show", "notebook", "--json"}).json().value(0));
        QByteArray mine = shown; // as one does it: from one that works
        QVERIFY(mine.contains("\"notebook\"") && mine.contains("\"dropout\""));
        mine.replace("\"notebook\"", "\"mine\"").replace("\"dropout\"", "{\"dropout\": 0.2}");
        synthetic::writeBytes(folder_ / "mine.json", mine.toStdString());
        const Outcome checked = run({"network", "check", path("mine.json")});
        QVERIFY2(checked.code == 0 && checked.out.contains("12364"), checked.err);
        const QMap<QString, QString> home{{"XDG_DATA_HOME", path("network home")}};
        QCOMPARE(run({"network", "keep", path("mine.json")}, home).code, 0);
        QCOMPARE(run({"network", "keep", path("mine.json")}, home).code, 1); // there is one of that name
        QVERIFY(named(run({"network", "list", "--json"}, home).json(), "mine")["own"].toBool());
        const QStringList train{"train",     "--data", data_,    "--max-steps", "2",
                                "--threads", "1",      "--json", "--out",       path("own.pt")};
        for (const QString& network : {QString("mine"), path("mine.json")}) {
            const Outcome trained = run(train + QStringList{"--network", network}, home);
            QVERIFY2(trained.code == 0, trained.err);
            const QJsonObject started = trained.json().value(0);
            QCOMPARE(started["network"].toString(), QString("mine"));
            QVERIFY(!started["backend"].toString().isEmpty());
            QCOMPARE(started["recipe"].toObject()["network"].toString(), network);
            const QJsonObject kept = run({"runs", "show", "last", "--json"}, home).json().value(0);
            QCOMPARE(kept["network"].toObject(), run({"network", "show", "--json", "mine"}, home).json().value(0));
            QCOMPARE(kept["environment"].toObject()["backend"], started["backend"]);
        }
        // Its tensors are the notebook's too: --network says whose they are.
        const Outcome either = run({"convert", path("own.pt"), path("own.safetensors")}, home);
        QVERIFY2(either.code == 1 && either.err.contains("notebook, mine") && either.err.contains("--network"), either.err);
        QCOMPARE(run({"convert", path("own.pt"), path("own.safetensors"), "--network", "mine"}, home).code, 0);
        QCOMPARE(run({"summary", "--model", path("own.safetensors"), "--json"}).json().value(0)["network"].toObject()["name"],
                 QJsonValue("mine"));
        QCOMPARE(run({"convert", path("own.pt"), path("notebook.safetensors")}).code, 0); // elsewhere one fits
    }

    void aNetworkThatCannotWorkIsAnswered() {
        synthetic::writeBytes(folder_ / "wrong.json",
                              R"({"layers": [{"convolution": 8, "kernel": 4}, {"max pooling": 7}, {"linear": 3}]})");
        const Outcome checked = run({"network", "check", path("wrong.json")});
        QCOMPARE(checked.code, 1);
        for (const char* told : {"\"wrong\", layer 1", "layer 2", "ends in 3 maps", "Use 1, 3, 5 or 7", "Use 2 or 3"}) {
            QVERIFY2(checked.err.contains(told), checked.err);
        }
        const QJsonObject json = run({"network", "check", path("wrong.json"), "--json"}).json().value(0);
        QCOMPARE(json["problems"].toArray().size(), 3);
    }

    void summaryShowsAnyNetwork() {
        const QJsonObject lenet = run({"summary", "--network", "lenet-5", "--json"}).json().value(0);
        QCOMPARE(lenet["parameters"].toInt(), 61706);
        const QJsonObject second = lenet["layers"].toArray()[3].toObject(); // conv2: 5×5 on 14×14, from 6 to 16 maps
        QCOMPARE(second["name"].toString(), QString("conv2"));
        QCOMPARE(second["output_shape"].toArray(), (QJsonArray{16, 10, 10}));
        QCOMPARE(second["multiply_adds"].toInt(), 16 * 10 * 10 * 6 * 25);
        QCOMPARE(second["receptive_field"].toInt(), 14);
        QCOMPARE(second["jump"].toInt(), 2);
        QCOMPARE(second["offset"].toInt(), -2);
        double shares = 0;
        for (const QJsonValue& layer : lenet["layers"].toArray()) {
            shares += layer.toObject()["share"].toDouble();
        }
        QVERIFY(std::abs(shares - 1) < 1e-9);
        QVERIFY(run({"summary", "--network", "softmax", "--classes", "47"}).out.contains("36895"));
    }

    void badInputIsExplained_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("told");
        const QStringList train{"train", "--data", data_};
        const auto row = [](const char* name, const QStringList& arguments, int code, const QString& told) {
            QTest::newRow(name) << arguments << code << told;
        };
        synthetic::writeBytes(folder_ / "usps.h5", "any");
        synthetic::writeBytes(folder_ / "junk.bin", "this is neither a picture nor a model");
        row("unknown option", train + QStringList{"--epoch", "3"}, 2, "--epoch");
        row("unknown command", {"trian"}, 2, "digitlab");
        row("not a number", train + QStringList{"--epochs", "many"}, 2, "--epochs");
        row("epochs 0", train + QStringList{"--epochs", "0"}, 1, "epochs");
        row("epochs -1", train + QStringList{"--epochs", "-1"}, 1, "epochs");
        row("batch size 0", train + QStringList{"--batch-size", "0"}, 1, "batch size");
        row("batch too large", train + QStringList{"--batch-size", "321"}, 1, "320");
        row("rate NaN", train + QStringList{"--learning-rate", "nan"}, 1, "learning rate");
        row("rate negative", train + QStringList{"--learning-rate", "-0.1"}, 1, "learning rate");
        for (const char* command : {"evaluate", "bench"}) {
            row(command, {command, "--threads", "100000", "--data", data_}, 2, "256");
        }
        row("threads of a recipe", train + QStringList{"--threads", "100000"}, 1, "256");
        row("jobs", {"study", "--jobs", "100000", "--data", data_}, 2, "256");
        row("threads below none", {"evaluate", "--threads", "-1", "--data", data_}, 2, "256");
        row("too many seeds", {"study", "--seeds", "0..18446744073709551615", "--data", data_}, 1, "1,000");
        synthetic::writeDataSet(folder_ / "folders", 32, 5);
        fs::remove(folder_ / "folders/train-images-idx3-ubyte");
        fs::create_directories(folder_ / "folders/train-images-idx3-ubyte");
        row("a folder for a data file", {"train", "--data", path("folders")}, 1, "train-images-idx3-ubyte: this is a folder");
        row("a folder for a model", {"evaluate", "--model", path("folders"), "--data", data_}, 1, "this is a folder");
        row("a folder for a recipe", train + QStringList{"--recipe", path("folders")}, 1, "this is a folder");
        row("a folder for strokes", {"predict", "--strokes", path("folders")}, 1, "this is a folder");
        row("a folder for a picture", {"predict", path("folders")}, 1, "this is a folder");
        mkfifo(path("pipe.png").toUtf8().constData(), 0600);
        row("a pipe for a picture", {"predict", path("pipe.png")}, 1, "a pipe");
        row("a recipe's name too long for a file", train + QStringList{"--recipe", QString(5000, 'x')}, 1, "There is no recipe");
        row("fetching onto a folder", {"data", "fetch", "--from", data_, "--data", path("folders")}, 1, "this is a folder");
        row("unknown recipe", train + QStringList{"--recipe", "secret"}, 1, "secret");
        row("unwritable target", train + QStringList{"--out", "/nonexistent/m.pt"}, 1, "/nonexistent/m.pt");
        row("target of an unknown kind", train + QStringList{"--out", path("m.onnx")}, 1, ".safetensors");
        row("no data", {"train", "--data", "/nonexistent"}, 1, "data fetch");
        row("no model", {"evaluate", "--model", "/nonexistent.pt", "--data", data_}, 1, "/nonexistent.pt");
        row("foreign model", {"evaluate", "--model", path("junk.bin"), "--data", data_}, 1, "junk.bin");
        row("no picture", {"predict", "--model", model_, path("junk.bin")}, 1, "junk.bin");
        row("foreign strokes", {"predict", "--model", model_, "--strokes", path("junk.bin")}, 1, "line 1");
        synthetic::writeBytes(folder_ / "notebook.json", R"({"layers": [{"linear": "classes"}]})");
        synthetic::writeBytes(folder_ / "empty.png", "");
        QImage wide(20000, 20000, QImage::Format_Mono);
        wide.fill(1);
        wide.save(path("huge.png"));
        row("empty picture", {"predict", "--model", model_, path("empty.png")}, 1, "empty.png");
        QBuffer jpeg;
        jpeg.open(QIODevice::WriteOnly);
        QImage(280, 280, QImage::Format_Grayscale8).save(&jpeg, "JPEG");
        synthetic::writeBytes(folder_ / "cut.jpg", jpeg.data().chopped(20).toStdString());
        row("a JPEG that ends early", {"predict", path("cut.jpg")}, 1, "cut.jpg: this JPEG file is damaged");
        row("no name of a set to read of", {"predict", "--index", "0", "--data", ""}, 2, "name a data set");
        row("huge picture", {"predict", "--model", model_, path("huge.png")}, 1, "too large");
        const auto strokes = [&](const char* name, const char* json) {
            synthetic::writeBytes(folder_ / name, json);
            return QStringList{"draw-test", "--model", model_, "--strokes", path(name)};
        };
        row("unknown network", train + QStringList{"--network", "resnet"}, 1, "no network \"resnet\"");
        row("unknown network of a file", {"evaluate", "--model", model_, "--network", "resnet", "--data", data_}, 1,
            "\"resnet\"");
        row("another network than the file's", {"evaluate", "--model", model_, "--network", "tiny", "--data", data_}, 1,
            "it holds the network \"notebook\", not \"tiny\"");
        row("a network of no model", {"evaluate", "--network", "tiny", "--data", data_}, 2, "--model");
        row("a folder for a network", train + QStringList{"--network", path("folders")}, 1, "this is a folder");
        row("no network", {"network", "check", path("junk.bin")}, 1, "this is not a network");
        row("keeping one that comes along", {"network", "keep", path("notebook.json")}, 1, "comes with DigitLab");
        row("no strokes", strokes("none.jsonl", "\n"), 1, "no drawings");
        row("an empty stroke", strokes("empty.jsonl", R"({"digit": 1, "strokes": [[]]})"), 1, "no ink");
        row("strokes with NaN", strokes("nan.jsonl", R"({"digit": 1, "strokes": [[[NaN, 0]]]})"), 1, "line 1");
        row("strokes far away", strokes("far.jsonl", R"({"digit": 1, "strokes": [[[1e8, 0], [1e9, 5]]]})"), 1, "no ink");
        row("strokes beyond any canvas", strokes("beyond.jsonl", R"({"digit": 1, "strokes": [[[1e39, 0]]]})"), 1, "1e+39");
        row("strokes without label", strokes("unlabelled.jsonl", R"({"id": 5, "strokes": [[[1, 2]]]})"), 1, "drawing 5");
        row("strokes of a twelve", strokes("twelve.jsonl", R"({"digit": 12, "strokes": [[[1, 2]]]})"), 1, "12");
        row("strokes that are missing", {"draw-test", "--strokes", "/nonexistent.jsonl"}, 1, "/nonexistent.jsonl");
        row("index out of range", {"predict", "--model", model_, "--data", data_, "--index", "40-50"}, 1, "49");
        row("nothing to read", {"predict", "--model", model_}, 1, "nothing to read");
        row("numbers in images of the data set", {"predict", "--numbers", "--index", "0-3", "--data", data_}, 2, "--index");
        row("data without an index", {"predict", "--data", data_, path("junk.bin")}, 2, "--index");
        row("a split without an index", {"predict", "--split", "train", path("junk.bin")}, 2, "--index");
        row("joined digits without numbers", {"draw-test", "--strokes", path("none.jsonl"), "--joined", "0.5"}, 2, "--numbers");
        row("a case beside a file of cases", {"augment", "--cases", path("cases.csv"), "--angle", "5", "--out", path("x.bin")}, 2,
            "--angle");
        row("a summary of no model", {"summary", "--json", "--model", "/nonexistent.pt"}, 1, "/nonexistent.pt");
        row("augment without output", {"augment", "--data", data_}, 2, "--out");
        row("augment bad index", {"augment", "--data", data_, "--index", "320", "--out", path("x.png")}, 1, "320");
        row("a known set that is not here", {"train", "--data", "kmnist"}, 1, "digitlab data fetch kmnist");
        row("no name of a set", {"data", "check", ""}, 2, "name a data set");
        row("no name of a set for the window", {"--data", ""}, 2, "name a data set");
        row("two files for the window", {"--recipe", "quick", path("a.png"), path("b.png")}, 2, "b.png");
        row("what comes along from elsewhere", {"data", "fetch", "starter", "--from", "npm"}, 1, "does not come by npm");
        row("no name of a set to train with", {"train", "--data", ""}, 2, "name a data set");
        row("a form that others read", {"data", "check", path("usps.h5")}, 1, "usps.h5: this is an HDF5 file");
        row("no such set", {"data", "fetch", "kmnits"}, 1, "data list");
        row("fetch from nowhere", {"data", "fetch", "--data", path("new"), "--from", "/nonexistent"}, 1, "/nonexistent");
    }

    void badInputIsExplained() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, told);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.err.startsWith("digitlab: ") && outcome.err.contains(told.toUtf8()), outcome.err);
        QCOMPARE(outcome.err.count('\n'), 2); // what is wrong, what to do
        QCOMPARE(outcome.out, QByteArray());
    }

    void ctrlCAmongTheTeachersLeavesTheModelAlone() {
        synthetic::writeBytes(folder_ / "kept.pt", "an older model");
        for (const bool named : {true, false}) {
            QStringList arguments{"train", "--data", data_,       "--teachers", "2", "--teacher-epochs",
                                  "10000", "--json", "--threads", "1"};
            if (named) {
                arguments << "--out" << path("kept.pt");
            }
            QProcess process;
            process.start(QCoreApplication::applicationDirPath() + "/digitlab", arguments);
            QByteArray out;
            QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"started\""), 60000);
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(60000));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 1);
            const QByteArray err = process.readAllStandardError();
            QVERIFY2(err.contains("nothing was learned, and ") &&
                         err.contains(named ? "kept.pt was not written." : "there is no model."),
                     err);
        }
        QCOMPARE(bytesOf("kept.pt"), QByteArray("an older model"));
    }

    void divergingTeachersLeaveTheModelAlone() {
        synthetic::writeBytes(folder_ / "kept.pt", "an older model");
        const Outcome outcome = run({"train", "--data", data_, "--teachers", "1", "--teacher-epochs", "1000", "--learning-rate",
                                     "100", "--momentum", "0.99", "--batch-size", "32", "--out", path("kept.pt")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("teacher"), outcome.err);
        QCOMPARE(bytesOf("kept.pt"), QByteArray("an older model"));
    }

    void aStudyKeepsWhatFinishedWhenASeedFails() {
        QVERIFY(QDir().mkpath(path("half/spark-5.safetensors"))); // a folder where that seed's model goes
        const QStringList study{"study",  "--recipe", "spark",   "--epochs", "1",     "--data",    data_,
                                "--jobs", "1",        "--seeds", "4..6",     "--out", path("half")};
        const Outcome json = run(study + QStringList{"--json"});
        QCOMPARE(json.code, 1);
        QVERIFY2(json.err.contains("Seed 5 failed") && json.err.contains("folder"), json.err);
        QCOMPARE(json.json().last()["event"].toString(), "finished");
        QCOMPARE(json.json().last()["seeds"].toArray().size(), 3); // its accuracy is known all the same
        QCOMPARE(json.json().last()["failed"].toArray().size(), 1);
        QVERIFY(QFile::exists(path("half/spark-6.safetensors")) && QFile::exists(path("half/study.json")));
        const Outcome diverging = run({"study", "--seeds", "1..2", "--learning-rate", "100", "--momentum", "0.99", "--epochs",
                                       "1000", "--batch-size", "32", "--data", data_, "--json"});
        QCOMPARE(diverging.code, 1);
        QVERIFY2(diverging.err.contains("Seed 1 failed, and 1 others: Training diverged"), diverging.err);
        QCOMPARE(diverging.json().size(), 3); // it began, and two have failed
    }

    void ctrlCLeavesAStudyThatSaysHowToGoOn() {
        const auto stopped = [&](const QStringList& options, const char* afterASeed) {
            QProcess process;
            process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
            process.setArguments(QStringList{"study", "--recipe", "spark", "--epochs", "1", "--jobs", "1", "--seeds", "1..1000",
                                             "--data", data_, "--out", path("stopped")} +
                                 options);
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("XDG_DATA_HOME", path("home"));
            process.setProcessEnvironment(environment);
            process.start();
            QByteArray out;
            [&] { QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains(afterASeed), 60000); }();
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            process.waitForFinished(60000);
            return Outcome{process.exitCode(), out + process.readAllStandardOutput(), process.readAllStandardError()};
        };
        const Outcome json = stopped({"--json"}, "\"seed\":2,");
        QCOMPARE(json.code, 0);
        QCOMPARE(json.json().last()["event"].toString(), "finished");
        QCOMPARE(json.json().last()["reason"].toString(), "stopped");
        QCOMPARE(QJsonDocument::fromJson(bytesOf("stopped/study.json"))["reason"].toString(), "stopped");
        const Outcome text = stopped({}, "\n     1 ");
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("Go on with: digitlab study --resume "), text.out);
    }

    void aStudyKeepsItsTeacherAndIsTrainedOnce() {
        const QString teacher = path("teacher.safetensors");
        fs::copy_file(model_.toStdString(), teacher.toStdString());
        const QStringList study{"study", "--recipe", "notebook", "--epochs", "1", "--seeds", "3", "--data", data_, "--json"};
        const Outcome first = run(study + QStringList{"--teacher", teacher});
        QVERIFY2(first.code == 0, first.err);
        const QString id = first.json()[0]["study"].toString();
        const double accuracy = first.json().last()["mean"].toDouble();
        const QJsonArray seeds = first.json().last()["seeds"].toArray();

        qputenv("XDG_DATA_HOME", path("home").toUtf8());
        {
            const app::RunLock elsewhere(id.toStdString(), app::RunLock::Kind::study);
            const Outcome refused = run({"study", "--resume", id});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains("Study " + id.toUtf8() + " is being trained by another DigitLab"), refused.err);
        }
        app::Database(app::databasePath()).run("DELETE FROM runs WHERE study = ?", {id});
        model::saveModel(folder_ / "other.safetensors", app::bundledModel());
        fs::copy_file(path("other.safetensors").toStdString(), teacher.toStdString(), fs::copy_options::overwrite_existing);
        const Outcome again = run({"study", "--resume", id, "--json"});
        QVERIFY2(again.code == 0, again.err);
        QCOMPARE(again.json().last()["mean"].toDouble(), accuracy);
        QCOMPARE(again.json().last()["seeds"][0]["loss"].toDouble(), seeds[0]["loss"].toDouble());

        synthetic::writeDataSet(folder_ / "other data", 300, 50);
        const Outcome otherData = run({"study", "--resume", id, "--data", path("other data")});
        QCOMPARE(otherData.code, 1);
        QVERIFY2(otherData.err.contains("begun with another data set: its training images"), otherData.err);
    }

    void lostOutputIsAFailure_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("JSON") << QStringList{"evaluate", "--json", "--model", model_, "--data", data_};
        QTest::newRow("text") << QStringList{"evaluate", "--model", model_, "--data", data_};
        QTest::newRow("summary") << QStringList{"summary"};
        QTest::newRow("help") << QStringList{"--help"};
        QTest::newRow("version") << QStringList{"--version"};
        QTest::newRow("convert") << QStringList{"convert", model_, path("lost.pt")};
    }

    void lostOutputIsAFailure() {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        process.setArguments(arguments);
        process.setStandardOutputFile("/dev/full");
        process.start();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.startsWith("digitlab: The output is not complete"), err);
    }

    void namesThatAreNoUtf8LoseNoModel() {
        // QProcess knows no such names: the shell finds the folder by its pattern.
        const std::string name = (folder_ / "b\xff"
                                            "d")
                                     .string();
        synthetic::writeDataSet(name, 320, 50);
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(folder_.path().string()));
        process.start("sh", {"-c", "exec \"$0\" train --json --max-steps 1 --out mended.safetensors --data b?d",
                             QCoreApplication::applicationDirPath() + "/digitlab"});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        const QByteArray first = process.readAllStandardOutput().split('\n').first();
        QCOMPARE(QJsonDocument::fromJson(first)["dataset"].toString(), QString("b\uFFFDd"));
        QVERIFY(run({"summary", "--model", path("mended.safetensors")})
                    .out.contains("b\xef\xbf\xbd"
                                  "d"));
    }

    void tooFewThreadsAreAnErrorNotACrash() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need more address space than this leaves");
#endif
        if (QThread::idealThreadCount() == 1) {
            QSKIP("one thread is the program's own");
        }
        // A second stack of 2 GB does not fit into 1.5 GB.
        QProcess process;
        // OpenBLAS, which OpenCV brings along, would begin a thread of its own when it is loaded, and end the program without
        // one.
        process.start("sh", {"-c", "export OPENBLAS_NUM_THREADS=1; ulimit -s 2000000; ulimit -v 1500000; exec \"$0\" \"$@\"",
                             QCoreApplication::applicationDirPath() + "/digitlab", "evaluate", "--threads", "2", "--model",
                             model_, "--data", data_});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.contains("1 of 2 threads could be started"), err);
    }

    void noMoreThreadsBeginThanThereAreProcessors() {
        const int processors = QThread::idealThreadCount();
        const int asked = processors + 3;
        const QString number = QString::number(asked);
        QStringList train = trainArguments() + QStringList{"--json", "--max-steps", "1", "--out", path("threads.pt")};
        train[train.indexOf("--threads") + 1] = number;
        synthetic::writeBytes(folder_ / "many threads.json", "{\"threads\": " + std::to_string(asked) + "}");
        const QStringList fromFile{"train", "--data", data_, "--recipe", path("many threads.json"), "--json", "--max-steps", "1"};
        for (const QStringList& arguments : {train, fromFile}) {
            const Outcome outcome = run(arguments);
            QVERIFY2(outcome.code == 0 && outcome.err.contains("--threads " + number.toUtf8() + " is more than"), outcome.err);
            QCOMPARE(outcome.json().value(0)["threads"].toInt(), processors);
            QCOMPARE(outcome.json().value(0)["recipe"].toObject()["threads"].toInt(), processors);
            const QJsonObject kept = run({"runs", "show", "last", "--json"}).json().value(0);
            QCOMPARE(kept["environment"].toObject()["threads"].toInt(), processors);
        }
        for (const QStringList& arguments :
             {QStringList{"evaluate", "--threads", number, "--model", model_, "--data", data_},
              QStringList{"study", "--jobs", number, "--seeds", "1..2", "--recipe", "spark", "--epochs", "1", "--data", data_}}) {
            const Outcome outcome = run(arguments);
            QVERIFY2(outcome.code == 0 && outcome.err.contains(number.toUtf8() + " is more than"), outcome.err);
        }
        train[train.indexOf("--threads") + 1] = QString::number(processors);
        QCOMPARE(run(train).err, QByteArray());
    }

    /// Sums of another number of threads round otherwise.
    void aRunThatGoesOnKeepsItsThreads() {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", path("home"));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + "/digitlab",
                      {"train", "--data", data_, "--epochs", "10000", "--threads", "1", "--json", "--log-steps"});
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"step\":"), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        const int more = QThread::idealThreadCount() + 3; // of the larger computer that it began on
        {
            const app::Database database(folder_ / "home/digitlab/digitlab.sqlite");
            database.run(
                "UPDATE runs SET environment = json_set(environment, '$.threads', ?) WHERE rowid = (SELECT max(rowid) FROM runs)",
                {more});
        }
        process.start(QCoreApplication::applicationDirPath() + "/digitlab",
                      {"train", "--resume", "last", "--json", "--log-steps"});
        out.clear();
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"step\":"), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(QJsonDocument::fromJson(out.split('\n').first())["threads"].toInt(), more);
    }

    void onlyTheImagesThatThereAreAreCounted() {
        const auto started =
            run(trainArguments() + QStringList{"--json", "--max-steps", "1", "--train-images", "99999", "--out", path("few.pt")});
        QCOMPARE(started.json().value(0)["train_images"].toInt(), 320);
    }

    void ctrlCStopsWithinABatchAndWritesTheModel() {
        QProcess process;
        process.setProgram(QCoreApplication::applicationDirPath() + "/digitlab");
        process.setArguments(
            {"train", "--data", data_, "--epochs", "10000", "--json", "--log-steps", "--out", path("stopped.pt")});
        process.start();
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).contains("\"step\":2,"), 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        out += process.readAllStandardOutput();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(out.contains("\"reason\":\"stopped\""), out.right(300));
        QCOMPARE(run({"evaluate", "--model", path("stopped.pt"), "--data", data_}).code, 0);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
