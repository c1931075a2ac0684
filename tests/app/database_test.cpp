// SPDX-License-Identifier: GPL-3.0-or-later
// The database of the user's own drawings when things go wrong: damage, full disks, closed folders, other versions.
#include "app/drawings/handwriting.h"
#include "app/runs/run_store.h"
#include "app/storage/opened_database.h"
#include "model/formats/recipe_json.h"

#include "tests/file_size_limit.h"
#include "tests/synthetic_digits.h"

#include <QFileInfo>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <algorithm>
#include <map>
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

    static constexpr uid_t kNobody = 65534;

    /// A folder that may not be written to while this lives, not even by root, who becomes nobody.
    class ClosedFolder {
    public:
        explicit ClosedFolder(fs::path folder) : folder_(std::move(folder)), user_(::geteuid()) {
            fs::permissions(folder_, fs::perms(0555));
            if (user_ == 0) {
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

    /// As version 4 had it.
    static void withoutAlphabets(const app::Database& database) {
        database.run("DROP INDEX drawings_of_alphabet");
        for (const char* statement :
             {"DROP TABLE alphabets", "DROP TABLE changed_alphabets", "ALTER TABLE drawings DROP COLUMN alphabet",
              "ALTER TABLE changed_drawings DROP COLUMN alphabet"}) {
            database.run(statement);
        }
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

    template <class Work> static QString errorOf(Work work) {
        try {
            work();
        } catch (const model::Error& error) {
            return error.what();
        }
        return {};
    }

    /// A table's rows by their keys, each row as a text.
    using Rows = std::map<QString, QString>;
    struct Table {
        const char* name;
        const char* key;     ///< SQL
        const char* columns; ///< all others
    };
    static constexpr std::array kTables{
        Table{"drawings", "id", "digit, strokes, created, alphabet"},
        Table{"alphabets", "id", "name, classes"},
        Table{
            "runs", "id",
            "study, kind, name, note, starred, recipe, options, environment, data_set, data_hash, train_images, started, ended, "
            "outcome, reason, epochs, steps, seconds, train_accuracy, validation_accuracy, test_accuracy, best_epoch, model, "
            "deleted"},
        Table{"run_batches", "run || ' ' || first_step",
              "batches, epochs_done, loss, least_loss, greatest_loss, accuracy, least_accuracy, greatest_accuracy"},
        Table{"run_epochs", "run || ' ' || epoch",
              "train_loss, train_accuracy, test_loss, test_accuracy, learning_rate, train_seconds, test_seconds, "
              "images_per_second"},
        Table{"run_log", "id", "run, time, line"},
        Table{"studies", "id", "options, started"},
        Table{"recent_files", "path", "opened"},
    };

    static QString textOf(const QSqlQuery& row, int columns) {
        QString text;
        for (int i = 1; i <= columns; ++i) {
            text += row.value(i).toString() + "|";
        }
        return text;
    }

    static Rows rowsOf(const app::Database& database, const Table& table) {
        Rows rows;
        const int columns = static_cast<int>(QString(table.columns).count(',')) + 1;
        database.forEach(QString("SELECT %1, %2 FROM %3").arg(table.key, table.columns, table.name), {},
                         [&](const QSqlQuery& row) { rows[row.value(0).toString()] = textOf(row, columns); });
        return rows;
    }

    static std::string runId(int number) { return QString("20261125-0000%1-00ff").arg(number, 2, 10, QChar('0')).toStdString(); }

    /// Drawings, runs with curves of every length and logs, studies, recent files: on some fifty pages.
    static void fillWithEverything(const fs::path& path) {
        fill(path, 60);
        const app::Database database(path);
        const app::RunStore store(database);
        for (int i = 0; i < 8; ++i) {
            model::RunRecord run;
            run.id = runId(i);
            run.study = i % 3 == 0 ? runId(99) : "";
            run.name = "run " + std::to_string(i);
            run.started = "2026-11-25T00:30:12Z";
            run.origin.data.trainImages = std::string(64, 'b');
            store.begin(run);
            store.setNote(run.id, std::string(i % 4 == 0 ? 9000 : 20, 'n')); // some reach over several pages
            app::RunMetrics metrics;
            for (int j = 0; j < 40 * i; ++j) {
                const float noise = 0.1F + 0.001F * static_cast<float>(j + i);
                metrics.batches.push_back({3 * j, 3, j / 40.0, noise, noise / 3, noise * 3, noise / 2, noise / 7, noise});
            }
            for (int j = 1; j <= 2 * i; ++j) {
                metrics.epochs.push_back({j, 20, 1.1 / j, 0.91, 1.2 / j, 0.92, 0.03 / j, 2.5, 0.5, 20000.5});
                metrics.log.push_back("epoch " + std::to_string(j) + " of a run with a line of some length");
            }
            store.append(run.id, metrics, {2 * i, 120 * i, 10.5, 0.91, {}, 0.92, 0});
            store.end(run.id, {model::RunOutcome::completed,
                               "",
                               {2 * i, 120 * i, 10.5, 0.91, {}, 0.92, 0},
                               "final.safetensors",
                               "2026-11-25T01:00:00Z"});
            database.run("INSERT INTO recent_files VALUES (?, ?)", {QString("/models/%1.pt").arg(i), i + 1});
        }
        store.beginStudy(runId(99), "{\"seeds\": \"1..4\"}");
        store.remove({runId(5)});
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

private slots:
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

    void aLockThatAKilledProcessHasLeftIsTakenOver() {
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

    void aDamagedFileGivesWayToItsBackup() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 20);
        app::backUp(app::Database(path));
        fill(path, 580);
        constexpr std::streamoff kPage = 4096;
        overwrite(path, static_cast<std::streamoff>(fs::file_size(path)) / kPage / 2 * kPage, kPage);
        const std::string damaged = bytesOf(path);
        Shown handwriting(path);
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.notices.size(), 1);
        QVERIFY2(handwriting.notices[0].contains("with 20 drawings and 0 runs"), qPrintable(handwriting.notices[0]));
        QCOMPARE(handwriting.labels.size(), std::size_t(20));
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-1"), damaged);
        handwriting.add(4, drawing(4));
        const Shown again(path);
        QCOMPARE(again.labels.size(), std::size_t(21));
        QVERIFY(again.notices.isEmpty());
    }

    void aDamagedBackupGivesWayToTheOneBefore() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        const std::string noise(5000, 'x');
        fill(path, 3);
        app::backUp(app::Database(path));
        fill(path, 1);
        app::backUp(app::Database(path));
        synthetic::writeBytes(folder / "h.sqlite.backup-1", noise);
        synthetic::writeBytes(path, noise);
        const Shown handwriting(path);
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2}));
    }

    void backupsTakeTurns() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        const auto drawings = [&](const char* backup) {
            return app::DrawingStore(app::Database(folder / backup, app::Database::Access::readOnly)).count();
        };
        for (int i = 1; i <= 3; ++i) {
            fill(path, 1);
            app::backUp(app::Database(path));
            QCOMPARE(drawings("h.sqlite.backup-1"), i);
        }
        QCOMPARE(drawings("h.sqlite.backup-2"), 2);
        const auto before = fs::file_time_type::clock::now() - std::chrono::hours(50);
        fs::last_write_time(folder / "h.sqlite.backup-1", before);
        app::backUp(app::Database(path)); // nothing has changed
        QCOMPARE(drawings("h.sqlite.backup-2"), 2);
        QVERIFY(fs::last_write_time(folder / "h.sqlite.backup-1") > before); // it holds what is there now
        QVERIFY(!fs::exists(folder / "h.sqlite.backing-up"));
    }

    void aBackupIsMadeInAFolderOfAnyName() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "\xff/h.sqlite"; // no UTF-8
        fill(path, 3);
        app::backUp(app::Database(path));
        synthetic::writeBytes(path, std::string(5000, 'x'));
        QCOMPARE(Shown(path).labels, (std::vector{0, 1, 2}));
    }

    void theNoticeSaysOfWhenTheBackupIs() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        app::backUp(app::Database(path));
        const QFileInfo backup(QString::fromStdString((folder / "h.sqlite.backup-1").string()));
        fs::last_write_time(folder / "h.sqlite.backup-1", fs::file_time_type::clock::now() - std::chrono::hours(50));
        synthetic::writeBytes(path, std::string(5000, 'x'));
        const QString notice = app::openDatabase(path).notice;
        QVERIFY2(notice.contains(QLocale().toString(backup.lastModified(), QLocale::ShortFormat)), qPrintable(notice));
    }

    void aFileThatWasReplacedIsNotBackedUp() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        const app::Database open(path);
        app::backUp(open);
        open.run("PRAGMA wal_checkpoint(TRUNCATE)");
        const std::string before = bytesOf(folder / "h.sqlite.backup-1");
        overwrite(path, 0, 100);
        QVERIFY(!app::openDatabase(path).notice.isEmpty()); // as another process does
        app::backUp(open);
        QVERIFY(bytesOf(folder / "h.sqlite.backup-1") == before);
        QVERIFY(!fs::exists(folder / "h.sqlite.backup-2"));
    }

    void aReplacementThatWasKilledIsFinishedAndReported() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        const std::string noise(5000, 'x');
        fill(path, 3);
        fs::copy(path, folder / "h.sqlite.restored"); // whole, as its name says
        synthetic::writeBytes(path, noise);
        synthetic::writeBytes(folder / "h.sqlite.damaged-1-wal", "moved"); // the last step before the kill
        const app::OpenedDatabase opened = app::openDatabase(path);
        QVERIFY2(opened.notice.contains("3 drawings"), qPrintable(opened.notice));
        QVERIFY2(opened.notice.contains("h.sqlite.damaged-1"), qPrintable(opened.notice));
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-1"), noise);
        QCOMPARE(bytesOf(folder / "h.sqlite.damaged-1-wal"), std::string("moved"));
        QVERIFY(!fs::exists(folder / "h.sqlite.restored"));
    }

    void aBackupOfAnOlderVersionIsBroughtUpToDate() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        {
            const app::Database database(path);
            withoutAlphabets(database);
            for (const char* table : {"run_log", "run_epochs", "run_batches", "runs", "studies", "recent_files"}) {
                database.run(QString("DROP TABLE %1").arg(table));
            }
            database.run("PRAGMA user_version = 1");
        }
        fs::copy(path, folder / "h.sqlite.backup-1");
        synthetic::writeBytes(path, std::string(5000, 'x'));
        const app::OpenedDatabase opened = app::openDatabase(path);
        QVERIFY2(opened.notice.contains("3 drawings and 0 runs"), qPrintable(opened.notice));
        QCOMPARE(app::DrawingStore(*opened.database).count(), 3);
        QCOMPARE(opened.database->value("PRAGMA user_version").toInt(), 5);
    }

    /// Drawings and what can be undone become those of the digits.
    void aDatabaseWithoutAlphabetsIsBroughtUpToDate() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        {
            const app::Database database(path);
            app::DrawingStore(database).remove({2});
            withoutAlphabets(database);
            database.run("PRAGMA user_version = 4");
        }
        const app::Database database(path);
        const app::DrawingStore store(database);
        QCOMPARE(store.alphabets(), std::vector<app::Alphabet>{{}});
        QCOMPARE(store.count(), 2);
        store.undo(store.lastChange().id);
        QCOMPARE(store.ids(), (QList<qint64>{1, 2, 3}));
        database.check();
    }

    void aBackupThatDoesNotFitLeavesTheOthers() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        app::backUp(app::Database(path));
        const std::string before = bytesOf(folder / "h.sqlite.backup-1");
        fill(path, 600);
        {
            const app::Database database(path);
            const FileSizeLimit limit(50'000);
            QVERIFY(errorOf([&] { app::backUp(database); }).contains("were not backed up"));
        }
        QVERIFY(!fs::exists(folder / "h.sqlite.backing-up"));
        QCOMPARE(bytesOf(folder / "h.sqlite.backup-1"), before);
        app::backUp(app::Database(path));
        QVERIFY(bytesOf(folder / "h.sqlite.backup-2") == before);
    }

    void aFileWithOtherTablesThanOursIsReplaced() {
        for (const char* change : {"PRAGMA user_version = -2", "PRAGMA user_version = 0", "ALTER TABLE changes RENAME TO others",
                                   "CREATE TRIGGER t AFTER INSERT ON drawings BEGIN DELETE FROM drawings; END",
                                   "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'drawings'"}) {
            const synthetic::TemporaryFolder folder;
            const fs::path path = folder / "h.sqlite";
            fill(path, 3);
            app::backUp(app::Database(path));
            app::Database(path).run(change);
            Shown handwriting(path);
            handwriting.add(4, drawing(4));
            QCOMPARE(handwriting.failures, QStringList());
            QCOMPARE(handwriting.notices.size(), 1);
            QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 4}));
            QVERIFY(fs::exists(folder / "h.sqlite.damaged-1"));
        }
    }

    void everyPageInTurnMayBeDamaged_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("noise") << 0;
        QTest::newRow("zeros") << 1;
        QTest::newRow("another page's content") << 2;
        QTest::newRow("the page and the next but two") << 3;
    }

    void everyPageInTurnMayBeDamaged() {
        QFETCH(int, how);
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fillWithEverything(path);
        app::backUp(app::Database(path));
        const std::string bytes = bytesOf(path);
        std::array<Rows, kTables.size()> expected;
        {
            const app::Database database(path);
            std::ranges::transform(kTables, expected.begin(), [&](const Table& table) { return rowsOf(database, table); });
        }
        constexpr std::size_t kPage = 4096;
        const std::size_t pages = bytes.size() / kPage;
        QVERIFY(pages > 50);
        const std::string noise(kPage, '\x5a');
        std::size_t restored = 0;
        for (std::size_t page = 0; page < pages; ++page) {
            std::string damaged = bytes;
            damaged.replace(page * kPage, kPage,
                            how == 1   ? std::string(kPage, '\0')
                            : how == 2 ? bytes.substr((page + 37) % pages * kPage, kPage)
                                       : noise);
            if (how == 3 && page + 3 < pages) {
                damaged.replace((page + 3) * kPage, kPage, noise);
            }
            synthetic::writeBytes(path, damaged);
            app::OpenedDatabase opened;
            QCOMPARE(errorOf([&] { opened = app::openDatabase(path); }), QString());
            if (opened.notice.isEmpty()) {
                continue; // SQLite sees nothing wrong: a page that is not in use, say
            }
            ++restored;
            for (std::size_t i = 0; i < kTables.size(); ++i) {
                QVERIFY2(rowsOf(*opened.database, kTables[i]) == expected[i], qPrintable(QString("page %1").arg(page)));
            }
            QVERIFY2(opened.notice.contains("60 drawings and 7 runs"), qPrintable(opened.notice));
            QCOMPARE(opened.database->value("PRAGMA integrity_check").toString(), QString("ok"));
        }
        QVERIFY2(restored > pages * 7 / 10, qPrintable(QString("%1 of %2").arg(restored).arg(pages)));
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
        fs::permissions(folder.path(), fs::perms(0755)); // nobody can look in
        for (const bool ownFiles : {false, true}) {
            for (const auto& file : fs::directory_iterator(folder / "home"))
                QVERIFY(!ownFiles || ::geteuid() != 0 || ::chown(file.path().c_str(), kNobody, kNobody) == 0);
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
            handwriting.importFrom({QString::fromStdString((folder / "many.jsonl").string())});
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
