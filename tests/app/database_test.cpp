// SPDX-License-Identifier: GPL-3.0-or-later
// The database of the user's own drawings when things go wrong: damage, full disks, closed folders, other versions.
#include "app/store/database_repair.h"
#include "app/store/handwriting.h"
#include "app/store/run_store.h"
#include "model/io/recipe_json.h"

#include "tests/file_size_limit.h"
#include "tests/synthetic_digits.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

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

    template <class Work> static QString errorOf(Work work) {
        try {
            work();
        } catch (const model::Error& error) {
            return error.what();
        }
        return {};
    }

    static void writeFormerFile(const fs::path& path, const std::vector<int>& digits) {
        std::vector<model::StrokesRecord> records;
        for (const int digit : digits) {
            records.push_back({std::to_string(records.size() + 1), digit, {}, drawing(digit)});
        }
        model::writeStrokesFile(path, records);
    }

    /// What is recovered, a table's rows by their keys, each row as a text.
    using Rows = std::map<QString, QString>;
    struct Table {
        const char* name;
        const char* key;     ///< SQL
        const char* columns; ///< all others
    };
    static constexpr std::array kTables{
        Table{"drawings", "id", "digit, strokes, created"},
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

    /// Those of the rows that SQLite finds in the damaged file when it is asked for each by its key: nothing of it is scanned.
    static std::set<QString> stillThere(const app::Database& damaged, const Table& table, const Rows& rows) {
        std::set<QString> keys;
        const int columns = static_cast<int>(QString(table.columns).count(',')) + 1;
        const bool two = QString(table.key).contains("||");
        const QString condition =
            two ? QString(table.key).replace(" || ' ' || ", " = ? AND ") + " = ?" : QString(table.key) + " = ?";
        for (const auto& [key, text] : rows) {
            const QVariantList values =
                two ? QVariantList{key.section(' ', 0, 0), key.section(' ', 1).toLongLong()} : QVariantList{key};
            try {
                damaged.forEach(
                    QString("SELECT %1, %2 FROM %3 NOT INDEXED WHERE %4").arg(table.key, table.columns, table.name, condition),
                    values, [&, &whole = text](const QSqlQuery& row) {
                        if (textOf(row, columns) == whole) {
                            keys.insert(row.value(0).toString());
                        }
                    });
            } catch (const model::Error&) { // not this one
            }
        }
        return keys;
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
            run.dataSetHash = std::string(64, 'b');
            store.begin(run, {});
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
            store.end(run.id, model::RunOutcome::completed, "", "final.safetensors", {2 * i, 120 * i, 10.5, 0.91, {}, 0.92, 0});
            database.run("INSERT INTO recent_files VALUES (?, ?)", {QString("/models/%1.pt").arg(i), i + 1});
        }
        store.beginStudy(runId(99), "{\"seeds\": \"1..4\"}");
        store.remove({runId(5)});
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
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
        QVERIFY2(handwriting.notices[0].contains(QString("%1 drawings and 0 runs could be read").arg(recovered)),
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

    void aFileWithOtherTablesThanOursIsMended() {
        for (const char* change : {"PRAGMA user_version = -2", "PRAGMA user_version = 0", "ALTER TABLE changes RENAME TO others",
                                   "CREATE TRIGGER t AFTER INSERT ON drawings BEGIN DELETE FROM drawings; END",
                                   "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'drawings'"}) {
            const synthetic::TemporaryFolder folder;
            const fs::path path = folder / "h.sqlite";
            fill(path, 3);
            app::Database(path).run(change);
            Shown handwriting(path);
            handwriting.add(4, drawing(4));
            QCOMPARE(handwriting.failures, QStringList());
            QCOMPARE(handwriting.notices.size(), 1);
            QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 4}));
            QVERIFY(fs::exists(folder / "h.sqlite.damaged-1"));
        }
    }

    void aDamagedFilesIdsAreNotCountedThrough() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        fill(path, 3);
        app::Database(path).run("UPDATE drawings SET id = 9000000000000000 WHERE id = 3"); // a century of counting
        constexpr std::streamoff kFreePages = 36;
        overwrite(path, kFreePages, 4);
        Shown handwriting(path);
        QCOMPARE(handwriting.notices.size(), 1);
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2}));
        QCOMPARE(handwriting.ids.back(), 9000000000000000);
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
        const fs::path whole = folder / "whole.sqlite";
        fillWithEverything(whole);
        const std::string bytes = bytesOf(whole);
        std::array<Rows, kTables.size()> expected;
        {
            const app::Database database(whole);
            std::ranges::transform(kTables, expected.begin(), [&](const Table& table) { return rowsOf(database, table); });
        }
        constexpr std::size_t kPage = 4096;
        const std::size_t pages = bytes.size() / kPage;
        QVERIFY(pages > 50);
        const std::string noise(kPage, '\x5a');
        const std::string zeros(kPage, '\0');
        int mended = 0;
        int nearlyWhole = 0; // all but a page's rows, or a run with its curve
        for (std::size_t page = 0; page < pages; ++page) {
            const fs::path path = folder / ("h" + std::to_string(page) + ".sqlite");
            std::string damaged = bytes;
            damaged.replace(page * kPage, kPage,
                            how == 1   ? zeros
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
            ++mended;
            fs::path aside = path;
            aside += ".damaged-1";
            const app::Database left(aside, app::Database::Access::readOnly);
            std::size_t missing = 0;
            for (std::size_t i = 0; i < kTables.size(); ++i) {
                const Table& table = kTables[i];
                const Rows rows = rowsOf(*opened.database, table);
                for (const auto& [key, text] : rows) { // nothing foreign
                    const auto known = expected[i].find(key);
                    QVERIFY2(known != expected[i].end() && known->second == text,
                             qPrintable(QString("page %1, %2 %3: %4").arg(page).arg(table.name, key, text.left(300))));
                }
                // Nothing that was readable is missing. Between pages that are mixed up SQLite takes the order for granted: what
                // a single key leads to is not always met on the way.
                for (const QString& key : how == 2 ? std::set<QString>() : stillThere(left, table, expected[i])) {
                    const QString run =
                        QString(table.name) == "run_log" ? expected[i][key].section('|', 0, 0) : key.section(' ', 0, 0);
                    const bool orphan = QString(table.name).startsWith("run_") &&
                                        !opened.database->value("SELECT 1 FROM runs WHERE id = ?", {run}).isValid();
                    QVERIFY2(orphan || rows.contains(key), qPrintable(QString("page %1, %2 %3").arg(page).arg(table.name, key)));
                }
                missing += expected[i].size() - rows.size();
            }
            nearlyWhole += missing < 350 ? 1 : 0;
            const int drawings = opened.database->value("SELECT count(*) FROM drawings").toInt();
            const int runs = opened.database->value("SELECT count(*) FROM runs WHERE deleted = ''").toInt();
            QVERIFY2(opened.notice.contains(
                         QString("%1 and %2 could be read").arg(app::countedDrawings(drawings), app::countedRuns(runs))),
                     qPrintable(opened.notice));
            QCOMPARE(opened.database->value("PRAGMA integrity_check").toString(), QString("ok"));
            QVERIFY(!opened.database->run("PRAGMA foreign_key_check").next());
            fs::remove(path);
            fs::remove(aside);
        }
        const QString counts = QString("%1 pages, %2 mended, %3 nearly whole").arg(pages).arg(mended).arg(nearlyWhole);
        QVERIFY2(mended > static_cast<int>(pages) * 7 / 10 && nearlyWhole > mended * 7 / 10, qPrintable(counts));
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
