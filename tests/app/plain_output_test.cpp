// SPDX-License-Identifier: GPL-3.0-or-later
// Names that command a terminal, or forge a line of it, are everywhere here: what every command prints is harmless.
#include "app/storage/bundled_models.h"
#include "model/formats/model_file.h"
#include "model/values/plain_text.h"
#include "tests/app/outcome.h"
#include "tests/synthetic_digits.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

namespace fs = std::filesystem;

class PlainOutputTest : public QObject {
    Q_OBJECT

    /// Clears the screen, begins a line, names a window, turns the direction of writing; as UTF-8 and as U+009B in it.
    static inline const QString kHostile{"x\x1b[2J\nFORGED\r\x1b]0;t\x07\u009b31m\u202e\u2066\x7f%s%n<b>&amp"};
    synthetic::TemporaryFolder folder_;
    QString root_;
    QString data_;
    QString model_;
    QString recipe_;

    QString in(const QString& name) const { return root_ + "/" + name; }

    static void writeJson(const QString& path, const QJsonObject& object) {
        synthetic::writeBytes(fs::path(path.toStdString()), QJsonDocument(object).toJson().toStdString());
    }

    Outcome run(const QStringList& arguments) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", in("home"));
        environment.remove("DIGITLAB_DATA");
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + "/digitlab", arguments);
        process.waitForFinished(120000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    /// What is left of a text when each line of it is made plain is what there was.
    static void verifyPlain(const QByteArray& text) {
        for (const QByteArray& line : text.split('\n')) {
            QCOMPARE(line.toPercentEncoding(),
                     QByteArray::fromStdString(model::plainText(line.toStdString())).toPercentEncoding());
            QVERIFY2(!line.startsWith("FORGED"), text);
        }
    }

    /// Runs it and looks at what it prints; it prints something.
    Outcome harmless(const QStringList& arguments, int code = 0) const {
        Outcome outcome = run(arguments);
        verifyPlain(outcome.out);
        verifyPlain(outcome.err);
        if (outcome.code != code || (outcome.out + outcome.err).isEmpty()) {
            QTest::qFail(qPrintable(arguments.join(' ') + outcome.out + outcome.err), __FILE__, __LINE__);
        }
        return outcome;
    }

private slots:
    /// Everything lies below a folder of that name, too.
    void initTestCase() {
        root_ = QString::fromStdString(folder_.path().string()) + "/" + kHostile;
        QVERIFY(QDir().mkpath(in("home/digitlab/recipes")));
        data_ = in(kHostile + "data");
        for (int i = 0; i < 2; ++i) {
            const QString classFolder = data_ + "/" + kHostile + QString::number(i);
            QVERIFY(QDir().mkpath(classFolder));
            for (int image = 0; image < 12; ++image) {
                QImage picture(28, 28, QImage::Format_Grayscale8);
                picture.fill(0);
                picture.setPixel(image + 3, 10 * i + image / 2 + 3, 0xffffff);
                picture.setPixel(image + 4, 10 * i + image / 2 + 3, 0xffffff);
                QVERIFY(picture.save(QString("%1/%2.png").arg(classFolder).arg(image)));
            }
            synthetic::writeBytes(fs::path((classFolder + "/" + kHostile + ".png").toStdString()), "no picture");
        }
        model_ = in(kHostile + ".safetensors");
        model::Model model = app::bundledModel();
        const std::string hostile = kHostile.toStdString();
        model.card.program = model.card.date = model.card.dataSet = model.card.dataSetHash = hostile;
        model.card.classes = {hostile + "0", hostile + "1"};
        model.card.recipe.emplace().name = hostile;
        model::saveModel(model_.toStdString(), model);
        recipe_ = in("home/digitlab/recipes/" + kHostile + ".json");
        writeJson(recipe_, {{"name", kHostile}, {"epochs", 1}, {"batchSize", 8}});
    }

    void trainingAndWhatIsKeptOfIt() {
        const QString out = in(kHostile + "out.safetensors");
        const Outcome trained = harmless({"train", "--data", data_, "--recipe", recipe_, "--out", out, "--log-steps"});
        QVERIFY2(trained.out.contains("recipe x\ufffd[2J FORGED "), trained.out);
        harmless({"train", "--data", data_, "--recipe", kHostile, "--epochs", "1", "--json"});
        const Outcome study = harmless({"study", "--data", data_, "--recipe", recipe_, "--seeds", "1..2", "--out", in(kHostile)});
        QVERIFY(study.out.contains("FORGED"));
        harmless({"runs", "rename", "last", kHostile + "new"});
        harmless({"runs", "note", "last", kHostile});
        harmless({"runs", "star", "last"});
        const Outcome list = harmless({"runs", "list"});
        QCOMPARE(list.lines().size(), 5); // a head and four runs
        const QJsonObject newest = harmless({"runs", "list", "--json"}).json().value(0);
        QCOMPARE(newest["name"].toString(), kHostile + "new"); // lost in no JSON
        const QString id = newest["id"].toString();
        harmless({"runs", "show", "last"});
        harmless({"runs", "show", "last", "--json"});
        const QStringList all{id, harmless({"runs", "list", "--json"}).json().value(3)["id"].toString()};
        harmless(QStringList{"runs", "compare"} + all);
        harmless(QStringList{"runs", "compare", "--json"} + all);
        harmless({"runs", "export", id, "--out", in(kHostile + ".csv"), "--tensorboard", in(kHostile + "events")});
        harmless({"runs", "delete", id});
        harmless({"runs", "undelete"});
    }

    void whatReadsAModelAndData() {
        for (const QStringList& json : {QStringList{}, QStringList{"--json"}}) {
            QVERIFY(harmless(QStringList{"summary", "--model", model_} + json).out.contains("FORGED"));
            QVERIFY(harmless(QStringList{"evaluate", "--model", model_, "--data", data_} + json).out.contains("FORGED"));
            QVERIFY(harmless(QStringList{"data", "check", data_} + json).out.contains("FORGED"));
            harmless(QStringList{"predict", "--model", model_, "--index", "0-3", "--data", data_} + json);
            harmless(QStringList{"predict", "--model", model_, data_ + "/" + kHostile + "0/5.png"} + json);
        }
        harmless({"data", "info", "--data", data_});
        harmless({"data", "list"});
        for (const char* format : {".onnx", ".c", ".html", ".npz"}) {
            harmless({"export", "--model", model_, "--data", data_, "--out", in(kHostile + format)});
        }
    }

    void whatIsRefused() {
        const QString missing = in(kHostile + "missing");
        harmless({"train", "--data", missing}, 1);
        harmless({"train", "--recipe", kHostile + "none"}, 1);
        harmless({"train", "--" + kHostile}, 2);
        harmless({kHostile}, 2);
        harmless({"evaluate", "--model", missing}, 1);
        harmless({"predict", missing}, 1);
        harmless({"predict", recipe_}, 1);
        harmless({"export", "--model", model_, "--out", in(kHostile + ".unknown")}, 1);
        harmless({"runs", "show", kHostile}, 1);
        harmless({"data", "fetch", kHostile}, 1);
        harmless({"data", "fetch", "usps", "--from", missing, in("usps")}, 1);
        const QString broken = in(kHostile + "broken.json");
        writeJson(broken, {{"name", "a"}, {kHostile, 1}});
        harmless({"train", "--recipe", broken}, 1);
        writeJson(broken, {{"name", "a"}, {"optimiser", kHostile}});
        harmless({"train", "--recipe", broken}, 1);
        synthetic::writeBytes(fs::path((data_ + "/classes.txt").toStdString()), "a\x1b[2J\nb\n");
        harmless({"data", "check", data_}, 1);
        QVERIFY(QFile::remove(data_ + "/classes.txt"));
    }

    void everyCharacterThatCommands() {
        QCOMPARE(model::plainText("Käfer 虫 🐜, a\tb\r\nc"), "Käfer 虫 🐜, a b  c");
        QCOMPARE(model::plainText(std::string("\0\x1b[2J\x7f\xc2\x80\xc2\x9f\xc2\xa0", 12)), "��[2J���\xc2\xa0");
        QCOMPARE(model::plainText("\u2027\u2028\u202e\u202f\u2065\u2066\u2069\u206a"), "\u2027��\u202f\u2065��\u206a");
        QCOMPARE(model::plainText("\xff\x9b"), "��"); // C1 alone is no UTF-8
        QCOMPARE(model::plainText(""), "");
    }
};

QTEST_MAIN(PlainOutputTest)
#include "plain_output_test.moc"
