// SPDX-License-Identifier: GPL-3.0-or-later
// The database of the user's own drawings when things go wrong: damage, full disks, closed folders, other versions.
#include "app/store/database_repair.h"
#include "app/store/handwriting.h"

#include "tests/file_size_limit.h"
#include "tests/synthetic_digits.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <memory>

namespace fs = std::filesystem;

class DatabaseTest : public QObject {
    Q_OBJECT

    /// What a window shows and says.
    struct Shown : app::Handwriting {
        explicit Shown(const fs::path& path) : Handwriting(path) {
            connect(this, &Handwriting::changed, this, [this](const auto& set, const QList<qint64>& all) {
                labels.assign(set->labels.begin(), set->labels.end());
                ids = all;
            });
            connect(this, &Handwriting::failed, this, [this](const QString& what, const QString&) { failures << what; });
            connect(this, &Handwriting::noticed, this, [this](const QString& text) { notices << text; });
            load();
        }

        std::vector<int> labels;
        QList<qint64> ids;
        QStringList failures;
        QStringList notices;
    };

    /// A folder that may not be written to while this lives, not even by root, who becomes nobody.
    class ClosedFolder {
    public:
        explicit ClosedFolder(fs::path folder) : folder_(std::move(folder)), user_(::geteuid()) {
            fs::permissions(folder_, fs::perms(0555));
            if (user_ == 0) {
                constexpr uid_t kNobody = 65534;
                worked_ = ::seteuid(kNobody) == 0;
            }
        }
        ~ClosedFolder() {
            worked_ = ::seteuid(user_) == 0;
            fs::permissions(folder_, fs::perms(0755));
        }
        ClosedFolder(const ClosedFolder&) = delete;
        ClosedFolder& operator=(const ClosedFolder&) = delete;
        bool worked() const { return worked_; }

    private:
        fs::path folder_;
        uid_t user_;
        bool worked_ = true;
    };

    static model::Drawing drawing(int digit) {
        model::Random random{5, static_cast<std::uint64_t>(digit)};
        return synthetic::digitStrokes(digit % 10, random);
    }

    static void fill(const fs::path& path, int drawings) {
        std::vector<model::StrokesRecord> records;
        for (int i = 0; i < drawings; ++i) {
            records.push_back({"null", i % 10, {}, drawing(i)});
        }
        const app::OpenedDatabase opened = app::openDatabase(path);
        app::DrawingStore(*opened.database).add("import", records);
    }

    static std::string bytesOf(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    static void overwrite(const fs::path& path, std::streamoff at, std::size_t count) {
        std::fstream out(path, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(at);
        out << std::string(count, '\x5a');
    }

    static void writeFormerFile(const fs::path& path, const std::vector<int>& digits) {
        std::vector<model::StrokesRecord> records;
        for (const int digit : digits) {
            records.push_back({std::to_string(records.size() + 1), digit, {}, drawing(digit)});
        }
        model::writeStrokesFile(path, records);
    }

private slots:
    void theFormerFileIsTakenOverOnce() {
        const synthetic::TemporaryFolder folder;
        writeFormerFile(folder / "handwriting.jsonl", {3, 7, 8});
        const std::string before = bytesOf(folder / "handwriting.jsonl");
        {
            Shown handwriting(folder / "digitlab.sqlite");
            QCOMPARE(handwriting.labels, (std::vector{3, 7, 8}));
            handwriting.remove({handwriting.ids[0]});
            handwriting.add(8, drawing(8));
            QCOMPARE(handwriting.notices, QStringList());
            QCOMPARE(handwriting.failures, QStringList());
        }
        const Shown again(folder / "digitlab.sqlite");
        QCOMPARE(again.labels, (std::vector{7, 8, 8}));
        QCOMPARE(bytesOf(folder / "handwriting.jsonl"), before);
    }

    void whatIsReadableOfTheFormerFileIsTakenOver() {
        const synthetic::TemporaryFolder folder;
        const fs::path former = folder / "handwriting.jsonl";
        writeFormerFile(former, {3, 7});
        synthetic::writeBytes(former, bytesOf(former) + "{\"strokes\": [[[0,\n{\"digit\": 1, \"strokes\": []}\n");
        Shown handwriting(folder / "digitlab.sqlite");
        QCOMPARE(handwriting.labels, (std::vector{3, 7}));
        QCOMPARE(handwriting.notices.size(), 1);
        QVERIFY2(handwriting.notices[0].startsWith("2 drawings of "), qPrintable(handwriting.notices[0]));
        QVERIFY(handwriting.notices[0].contains("handwriting.jsonl, line 3"));
        QVERIFY(Shown(folder / "digitlab.sqlite").notices.isEmpty()); // told once
    }

    void aFormerFileThatCannotBeReadStopsNothing() {
        const synthetic::TemporaryFolder folder;
        fs::create_directory(folder / "handwriting.jsonl");
        Shown handwriting(folder / "digitlab.sqlite");
        QCOMPARE(handwriting.failures.size(), 1);
        QVERIFY(handwriting.failures[0].contains("handwriting.jsonl"));
        handwriting.add(4, drawing(4));
        QCOMPARE(handwriting.labels, std::vector{4});
        fs::remove(folder / "handwriting.jsonl");
        writeFormerFile(folder / "handwriting.jsonl", {6});
        QCOMPARE(Shown(folder / "digitlab.sqlite").labels, (std::vector{4, 6})); // it was tried again
    }

    void anUnreadableDrawingLeavesTheOthers() {
        const synthetic::TemporaryFolder folder;
        fill(folder / "h.sqlite", 5);
        {
            const app::Database database(folder / "h.sqlite");
            database.run("UPDATE drawings SET strokes = '{\"strokes\": [[[0,' WHERE id = 3");
        }
        Shown handwriting(folder / "h.sqlite");
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 3, 4}));
        QCOMPARE(handwriting.notices.size(), 1);
        handwriting.add(9, drawing(9));
        handwriting.exportTo(QString::fromStdString((folder / "out.jsonl").string()));
        QCOMPARE(model::readStrokesFile(folder / "out.jsonl").size(), std::size_t(5));
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.notices.size(), 1); // told once
        const app::Database database(folder / "h.sqlite");
        QCOMPARE(app::DrawingStore(database).count(), 6); // it stays
    }

    void aLockThatAKilledProgramHasLeftLocksNobodyOut() {
        const synthetic::TemporaryFolder folder;
        synthetic::writeBytes(folder / "h.sqlite.lock", ""); // or the disk was too full to write in it
        Shown handwriting(folder / "h.sqlite");
        QCOMPARE(handwriting.failures, QStringList());
    }

    void whatIsNoDatabaseIsPutAside() {
        const synthetic::TemporaryFolder folder;
        const std::string noise(5000, 'x');
        synthetic::writeBytes(folder / "h.sqlite", noise);
        synthetic::writeBytes(folder / "h.sqlite.damaged-1", "kept");
        Shown handwriting(folder / "h.sqlite");
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.notices.size(), 1);
        QVERIFY2(handwriting.notices[0].contains("h.sqlite.damaged-2"), qPrintable(handwriting.notices[0]));
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-1"), std::string("kept"));
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-2"), noise);
        handwriting.add(4, drawing(4));
        QCOMPARE(Shown(folder / "h.sqlite").labels, std::vector{4});
        QVERIFY(Shown(folder / "h.sqlite").notices.isEmpty());
    }

    void whatIsReadableOfADamagedFileIsRecovered() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        writeFormerFile(folder / "handwriting.jsonl", {1});
        QCOMPARE(Shown(path).labels, std::vector{1});
        fill(path, 599);
        constexpr std::streamoff kPage = 4096;
        const auto pages = static_cast<std::streamoff>(fs::file_size(path)) / kPage;
        QVERIFY(pages > 20);
        overwrite(path, pages / 2 * kPage, kPage);
        const std::string damaged = bytesOf(path);
        Shown handwriting(path);
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.notices.size(), 1);
        const auto recovered = static_cast<int>(handwriting.labels.size());
        QVERIFY2(recovered > 500 && recovered <= 600, qPrintable(QString::number(recovered)));
        QVERIFY2(handwriting.notices[0].contains(QString("%1 drawings could be read").arg(recovered)),
                 qPrintable(handwriting.notices[0]));
        for (std::size_t i = 1; i < handwriting.labels.size(); ++i) { // each keeps its id and its digit
            QCOMPARE(handwriting.labels[i], static_cast<int>((handwriting.ids[static_cast<qsizetype>(i)] - 2) % 10));
        }
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-1"), damaged);
        handwriting.add(4, drawing(4));
        QVERIFY(handwriting.ids.back() > 600); // no id is used again
        const Shown again(path);
        QCOMPARE(again.labels.size(), handwriting.labels.size());
        QVERIFY(again.notices.isEmpty());
    }

    void aNewerVersionIsRefusedAndLeftAlone() {
        const synthetic::TemporaryFolder folder;
        fill(folder / "h.sqlite", 3);
        app::Database(folder / "h.sqlite").run("PRAGMA user_version = 99");
        const std::string before = bytesOf(folder / "h.sqlite");
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(4, drawing(4));
        QCOMPARE(handwriting.failures.size(), 2);
        QVERIFY2(handwriting.failures[0].contains("newer DigitLab"), qPrintable(handwriting.failures[0]));
        QCOMPARE(bytesOf(folder / "h.sqlite"), before);
        QVERIFY(!fs::exists(folder / "h.sqlite.damaged-1"));
    }

    void aClosedFolderIsReported() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "home/h.sqlite";
        fill(path, 3);
        {
            fs::permissions(folder.path(), fs::perms(0755)); // nobody can look in
            const ClosedFolder closed(folder / "home");
            QVERIFY(closed.worked());
            Shown handwriting(path);
            handwriting.add(4, drawing(4));
            QCOMPARE(handwriting.failures.size(), 2);
            QVERIFY2(handwriting.failures[0].contains("h.sqlite: its folder cannot be written to"),
                     qPrintable(handwriting.failures[0]));
        }
        QCOMPARE(Shown(path).labels, (std::vector{0, 1, 2}));
    }

    void aFullDiskIsReportedAndNothingIsLost() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(0, drawing(0));
        std::vector<model::StrokesRecord> many(500, {"null", 5, {}, drawing(5)});
        model::writeStrokesFile(folder / "many.jsonl", many);
        {
            const FileSizeLimit limit(100'000);
            handwriting.importFrom(QString::fromStdString((folder / "many.jsonl").string()));
            QCOMPARE(handwriting.failures.size(), 1);
            QVERIFY2(handwriting.failures[0].contains("h.sqlite"), qPrintable(handwriting.failures[0]));
            QCOMPARE(handwriting.labels, std::vector{0});
        }
        handwriting.add(1, drawing(1)); // there is room again
        QCOMPARE(handwriting.failures.size(), 1);
        QCOMPARE(Shown(folder / "h.sqlite").labels, (std::vector{0, 1}));
    }

    void aFileThatWasTakenAwayIsNotWrittenTo() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(0, drawing(0));
        fs::create_directory(folder / "away");
        for (const char* name : {"h.sqlite", "h.sqlite-wal", "h.sqlite-shm"}) {
            fs::rename(folder / name, (folder / "away") / name);
        }
        handwriting.add(1, drawing(1));
        QCOMPARE(Shown(folder / "h.sqlite").labels, std::vector{1});
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
