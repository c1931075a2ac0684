// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own drawings: what they are after every change, whoever makes it.
#include "app/drawings/handwriting.h"

#include "model/files/atomic_file.h"
#include "model/ink/ink.h"
#include "model/reading/lesson_sheet.h"

#include "tests/app/statement_count.h"
#include "tests/synthetic_digits.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <array>
#include <memory>

namespace fs = std::filesystem;

class HandwritingTest : public QObject {
    Q_OBJECT

    /// One window's drawings, and what it shows.
    struct Shown : app::Handwriting {
        explicit Shown(const fs::path& path) : Handwriting(path) {
            connect(this, &Handwriting::changed, this, [this](const auto& set, const QList<qint64>& all) {
                labels.assign(set->labels.begin(), set->labels.end());
                images = set->images;
                ids = all;
            });
            connect(this, &Handwriting::alphabetsChanged, this,
                    [this](const std::vector<app::Alphabet>& all, const app::Alphabet& its) {
                        alphabets = all;
                        alphabet = its;
                    });
            connect(this, &Handwriting::dataSetWritten, this, [this](const QString& its) { written = its; });
            connect(this, &Handwriting::removed, this, [this](int, qint64 change) { lastChange = change; });
            connect(this, &Handwriting::imported, this, [this](const app::Imported&, qint64 change) { lastChange = change; });
            connect(this, &Handwriting::added, this, [this](int, int, qint64 change) { lastChange = change; });
            connect(this, &Handwriting::undoOffered, this, [this](qint64, const QString& what) { offered = what; });
            connect(this, &Handwriting::failed, this, [this](const QString& what, const QString&) { failures << what; });
        }

        std::vector<app::Alphabet> alphabets;
        app::Alphabet alphabet;
        QString written;
        std::vector<int> labels;
        std::vector<model::DigitImage> images;
        QList<qint64> ids;
        qint64 lastChange = 0;
        QString offered;
        QStringList failures;
    };

    /// Another drawing for every number; its last digit is the digit drawn.
    static model::Drawing drawing(int which) {
        model::Random random{5, static_cast<std::uint64_t>(which)};
        model::Drawing drawing = synthetic::digitStrokes(which % 10, random);
        for (model::Stroke& stroke : drawing) {
            stroke.width = 22;
        }
        return drawing;
    }

    static void addAll(app::Handwriting& handwriting, const std::vector<int>& digits) {
        for (const int digit : digits) {
            handwriting.add(digit, drawing(digit));
        }
    }

    /// What another window would show.
    static std::vector<int> stored(const fs::path& path) {
        Shown other(path);
        other.load();
        return other.labels;
    }

    /// Makes an alphabet and draws some of its classes, by their numbers.
    static void addOwn(Shown& handwriting, const QString& name, const std::vector<std::string>& classes,
                       const std::vector<int>& numbers) {
        handwriting.keepAlphabet({0, name, classes});
        const qint64 id = handwriting.alphabet.id;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            handwriting.add(numbers[i], drawing(1000 + static_cast<int>(i)), id);
        }
    }

    static QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

private slots:
    void drawingsAreKeptAtOnce() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "home/digitlab.sqlite";
        Shown handwriting(path);
        QSignalSpy changed(&handwriting, &app::Handwriting::changed);
        QSignalSpy added(&handwriting, &app::Handwriting::added);
        handwriting.load(); // there is none yet, which is no mistake
        QCOMPARE(changed.size(), 1);
        addAll(handwriting, {3, 7});
        QCOMPARE(added.size(), 2);
        QCOMPARE(added[1].at(0).toInt(), 7);
        QCOMPARE(added[1].at(1).toInt(), 2);
        QCOMPARE(handwriting.labels, (std::vector{3, 7}));
        QCOMPARE(stored(path), (std::vector{3, 7}));
        const app::Database database(path);
        QCOMPARE(app::DrawingStore(database).drawings({handwriting.ids[1]}).at(0).record().drawing, drawing(7));
        QCOMPARE(handwriting.failures, QStringList());
    }

    void sayingItAgainMeansAnotherDigit() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(3, drawing(3));
        handwriting.add(8, drawing(3));
        QCOMPARE(handwriting.labels, std::vector{8});
        handwriting.undo();
        QCOMPARE(handwriting.labels, std::vector{3});
        handwriting.undo();
        handwriting.add(8, drawing(3)); // it is gone: a new one
        QCOMPARE(handwriting.labels, std::vector{8});
    }

    /// By the draw panel's Undo, which takes back what was said last and still counts.
    void whatIsSaidAgainAfterAnUndoCanBeTakenBack() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        const auto mean = [&](int digit) { handwriting.add(digit, drawing(3)); };
        mean(3);
        mean(5);
        mean(8);
        handwriting.undoChange(handwriting.lastChange);
        QCOMPARE(handwriting.labels, std::vector{5});
        mean(5); // as it is called already
        handwriting.undoChange(handwriting.lastChange);
        QCOMPARE(handwriting.labels, std::vector{3});
        mean(3);
        handwriting.undoChange(handwriting.lastChange);
        QCOMPARE(handwriting.labels, std::vector<int>());
        QCOMPARE(handwriting.failures, QStringList());
    }

    void aDrawingWithoutInkIsRefused() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(3, {});
        QCOMPARE(handwriting.failures.size(), 1);
        QCOMPARE(stored(folder / "h.sqlite"), std::vector<int>());
    }

    void everyChangeCanBeTakenBack() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addAll(handwriting, {0, 1, 2});
        const QList<qint64> ids = handwriting.ids;
        handwriting.remove({ids[0], ids[2]});
        QCOMPARE(handwriting.labels, std::vector{1});
        QCOMPARE(handwriting.offered, QString("delete 2 drawings"));
        handwriting.undo();
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2}));
        QCOMPARE(handwriting.ids, ids);
        handwriting.relabel({ids[1], ids[2]}, 9);
        QCOMPARE(handwriting.labels, (std::vector{0, 9, 9}));
        QCOMPARE(handwriting.offered, QString("call 2 drawings a 9"));
        handwriting.undo();
        handwriting.remove({ids[2], ids[0], ids[1]});
        QCOMPARE(handwriting.labels, std::vector<int>()); // empty again
        handwriting.undo();
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2}));
        QCOMPARE(handwriting.offered, QString("add a 2"));
        QCOMPARE(handwriting.failures, QStringList());
    }

    void fiftyChangesCanBeTakenBackAfterARestart() {
        const synthetic::TemporaryFolder folder;
        std::vector<std::vector<int>> states;
        {
            Shown handwriting(folder / "h.sqlite");
            addAll(handwriting, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
            for (int step = 0; step < 50; ++step) {
                states.push_back(handwriting.labels);
                switch (step % 3) {
                case 0:
                    handwriting.relabel({handwriting.ids.back()}, (handwriting.labels.back() + 1) % 10);
                    break;
                case 1:
                    handwriting.remove({handwriting.ids.front(), handwriting.ids.back()});
                    break;
                default:
                    handwriting.add(step % 10, drawing(100 + step));
                    handwriting.add(step % 10, drawing(200 + step));
                    states.push_back(handwriting.labels);
                    states.back().pop_back();
                }
            }
            QCOMPARE(handwriting.failures, QStringList());
        }
        Shown handwriting(folder / "h.sqlite");
        for (; !states.empty(); states.pop_back()) {
            handwriting.undo();
            QCOMPARE(handwriting.labels, states.back());
        }
        QCOMPARE(handwriting.failures, QStringList());
    }

    void undoTakesExactlyThatChangeBack() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addAll(handwriting, {0, 1, 2, 3, 4, 5});
        handwriting.remove(handwriting.ids);
        const qint64 removal = handwriting.lastChange;
        addAll(handwriting, {9});
        handwriting.undoChange(removal);
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 3, 4, 5, 9}));
        handwriting.undoChange(removal); // pressed twice
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.labels.size(), std::size_t(7));
        Shown other(folder / "h.sqlite");
        other.undoChange(removal);
        QCOMPARE(other.failures, QStringList("This change cannot be undone any more."));
    }

    void undoIsRefusedWhenTheDrawingsChangedSince() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addAll(handwriting, {0, 1});
        const qint64 addition = handwriting.lastChange;
        Shown other(folder / "h.sqlite");
        other.load();
        other.relabel({other.ids[1]}, 7);
        handwriting.undoChange(addition);
        QCOMPARE(handwriting.failures.size(), 1);
        QVERIFY(handwriting.failures[0].contains("add a 1"));
        QCOMPARE(handwriting.labels, (std::vector{0, 7}));
    }

    void nothingToUndoIsSaid() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.undo();
        QCOMPARE(handwriting.failures, QStringList("There is nothing to undo."));
    }

    void twoWindowsKeepAllDrawings() {
        const synthetic::TemporaryFolder folder;
        Shown one(folder / "h.sqlite");
        Shown two(folder / "h.sqlite");
        one.load();
        two.load();
        for (const int digit : {0, 2, 4}) {
            one.add(digit, drawing(digit));
            two.add(digit + 1, drawing(digit + 1));
        }
        QCOMPARE(stored(folder / "h.sqlite"), (std::vector{0, 1, 2, 3, 4, 5}));
        QCOMPARE(one.labels, (std::vector{0, 1, 2, 3, 4}));
        one.refresh();
        QCOMPARE(one.labels, (std::vector{0, 1, 2, 3, 4, 5}));
    }

    void whatAnotherWindowDoesIsSeenByItself() {
        const synthetic::TemporaryFolder folder;
        Shown one(folder / "h.sqlite");
        one.load();
        Shown two(folder / "h.sqlite");
        two.add(6, drawing(6));
        QTRY_COMPARE(one.labels, std::vector{6});
        QSignalSpy changed(&one, &app::Handwriting::changed);
        one.refresh(); // nothing new
        QCOMPARE(changed.size(), 0);
    }

    void twoThreadsAddAtTheSameTime() {
        const synthetic::TemporaryFolder folder;
        std::array<int, 2> failures{};
        const auto adding = [&](std::size_t which) {
            return QThread::create([&, which] {
                Shown handwriting(folder / "h.sqlite");
                for (int i = 0; i < 100; ++i) {
                    handwriting.add(i % 10, drawing(static_cast<int>(which) * 100 + i));
                }
                failures[which] = static_cast<int>(handwriting.failures.size());
            });
        };
        const std::unique_ptr<QThread> one(adding(0));
        const std::unique_ptr<QThread> two(adding(1));
        one->start();
        two->start();
        QVERIFY(one->wait() && two->wait());
        QCOMPARE(failures, (std::array{0, 0}));
        QCOMPARE(stored(folder / "h.sqlite").size(), std::size_t(200));
    }

    void idsThatAreOutOfDateMeetNothing() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addAll(handwriting, {0, 1, 2, 3, 4, 5});
        const QList<qint64> stale{handwriting.ids[4], handwriting.ids[5]};
        QSignalSpy removed(&handwriting, &app::Handwriting::removed);
        handwriting.remove(stale);
        handwriting.remove(stale); // pressed twice
        handwriting.relabel(stale, 9);
        handwriting.remove({-1, 0, 12345});
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 3}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(handwriting.failures, QStringList());
        addAll(handwriting, {6, 7});
        handwriting.remove(stale); // ids are not used again
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 3, 6, 7}));
    }

    void eachDrawingIsFramedOnce() {
        const synthetic::TemporaryFolder folder;
        std::vector<model::StrokesRecord> records;
        for (int i = 0; i < 300; ++i) {
            records.push_back({"null", i % 10, {}, drawing(i)});
        }
        model::writeStrokesFile(folder / "in.jsonl", records);
        Shown handwriting(folder / "h.sqlite");
        handwriting.importFrom({text(folder / "in.jsonl")});
        QCOMPARE(handwriting.framed(), 300);
        handwriting.remove({handwriting.ids[7]});
        handwriting.relabel({handwriting.ids[7]}, 1);
        handwriting.undo();
        handwriting.undo();
        QCOMPARE(handwriting.labels.size(), std::size_t(300));
        QCOMPARE(handwriting.framed(), 300);
    }

    void thousandsOfDrawingsTakeAsManyStatementsAsTwo() {
        const synthetic::TemporaryFolder folder;
        const auto statements = [&](int drawings) {
            const fs::path path = folder / (std::to_string(drawings) + ".sqlite");
            std::vector<model::StrokesRecord> records;
            for (int i = 0; i < drawings; ++i) {
                records.push_back({"null", i % 10, {}, drawing(i)});
            }
            Shown handwriting(path);
            handwriting.load();
            app::DrawingStore(app::Database(path)).add("import", records);
            const StatementCount count;
            handwriting.refresh();
            handwriting.exportTo(text(folder / "out.jsonl"));
            handwriting.relabel(handwriting.ids, 3);
            handwriting.remove(handwriting.ids);
            handwriting.undo();
            handwriting.failures << (handwriting.labels == std::vector(records.size(), 3) ? QStringList()
                                                                                          : QStringList("labels"));
            return count.isKnown() ? count.statements() : -1;
        };
        const int few = statements(2);
        if (few < 0) {
            QSKIP("SQLite's library is not the system's: it cannot be asked.");
        }
        QVERIFY(few > 10);
        QCOMPARE(statements(600), few); // more than one thread frames them
        QCOMPARE(model::readStrokesFile(folder / "out.jsonl").size(), std::size_t(600));
    }

    void manyDrawingsAreFramedAsOneIs() {
        const synthetic::TemporaryFolder folder;
        const fs::path path = folder / "h.sqlite";
        std::vector<model::StrokesRecord> records;
        for (int i = 0; i < 1500; ++i) {
            records.push_back({"null", i % 10, {}, drawing(i)});
        }
        app::DrawingStore(app::Database(path)).add("import", records);
        Shown handwriting(path);
        handwriting.load();
        QCOMPARE(handwriting.images.size(), records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            QVERIFY(handwriting.images[i] == model::frameDrawing(records[i].drawing));
        }
    }

    void drawingsComeInAndGoOut() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        handwriting.add(4, drawing(4));
        handwriting.exportTo(text(folder / "out.jsonl"));
        handwriting.importFrom({text(folder / "out.jsonl")});
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(handwriting.labels, (std::vector{4, 4}));
        QCOMPARE(handwriting.offered, QString("import 1 drawing"));
        const std::vector<model::StrokesRecord> out = model::readStrokesFile(folder / "out.jsonl");
        QCOMPARE(out.size(), std::size_t(1));
        QCOMPARE(out[0].digit.value_or(-1), 4);
        QCOMPARE(out[0].drawing, drawing(4));
        synthetic::writeBytes(folder / "unlabelled.jsonl", R"({"strokes": [[[0, 0], [9, 9]]]})");
        handwriting.importFrom({text(folder / "unlabelled.jsonl")});
        QCOMPARE(handwriting.failures.size(), 1);
        QVERIFY(handwriting.failures[0].contains("unlabelled.jsonl"));
        QCOMPARE(stored(folder / "h.sqlite"), (std::vector{4, 4}));
    }

    void alphabetsHaveDrawingsOfTheirOwn() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addAll(handwriting, {3, 7});
        addOwn(handwriting, " Greek  letters ", {"α", "β", " ω "}, {2, 0, 2});
        const app::Alphabet greek = handwriting.alphabet;
        QCOMPARE(greek.name, QString("Greek letters"));
        QCOMPARE(greek.names(), (model::ClassNames{"α", "β", "ω"}));
        QCOMPARE(handwriting.labels, (std::vector{2, 0, 2}));
        QCOMPARE(handwriting.offered, QString("add a ω"));
        handwriting.relabel({handwriting.ids[1]}, 1);
        handwriting.relabel({handwriting.ids[1]}, 3); // there is no such class
        QCOMPARE(handwriting.labels, (std::vector{2, 1, 2}));
        handwriting.choose(0);
        QCOMPARE(handwriting.labels, (std::vector{3, 7}));
        Shown other(folder / "h.sqlite");
        other.choose(greek.id);
        QCOMPARE(other.labels, (std::vector{2, 1, 2}));
        QCOMPARE(other.alphabets, (std::vector<app::Alphabet>{{}, greek}));
        handwriting.undo(); // where it was done
        QCOMPARE(handwriting.alphabet, greek);
        QCOMPARE(handwriting.labels, (std::vector{2, 0, 2}));
        QCOMPARE(handwriting.failures, QStringList());
        QCOMPARE(stored(folder / "h.sqlite"), (std::vector{3, 7}));
    }

    void anAlphabetThatCannotBeLearnedIsRefused() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addOwn(handwriting, "Signs", {"+", "-"}, {});
        const std::vector<app::Alphabet> before = handwriting.alphabets;
        handwriting.keepAlphabet({0, " ", {"a", "b"}});
        handwriting.keepAlphabet({0, "one", {"a", ""}});
        handwriting.keepAlphabet({0, "twice", {"a", " a"}});
        handwriting.keepAlphabet({0, "many", std::vector<std::string>(101, "x")});
        handwriting.keepAlphabet({0, "Signs", {"a", "b"}});
        handwriting.keepAlphabet({77, "gone", {"a", "b"}});
        handwriting.add(0, drawing(1), 77);
        handwriting.add(5, drawing(1), handwriting.alphabet.id); // no such class
        QCOMPARE(handwriting.failures.size(), 8);
        handwriting.load();
        QCOMPARE(handwriting.alphabets, before);
        QCOMPARE(handwriting.labels, std::vector<int>());
    }

    /// Renamed, removed with its drawings, added; each step and then all of them are taken back.
    void classesOfAnAlphabetChangeAndComeBack() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addOwn(handwriting, "Signs", {"plus", "minus", "times"}, {0, 1, 2, 1});
        const QList<qint64> ids = handwriting.ids;
        app::Alphabet signs = handwriting.alphabet;
        signs.classes = {"add", "", "times", "equals"};
        handwriting.keepAlphabet(signs);
        QCOMPARE(handwriting.alphabet.names(), (model::ClassNames{"add", "times", "equals"}));
        QCOMPARE(handwriting.labels, (std::vector{0, 1}));
        QCOMPARE(handwriting.ids, (QList<qint64>{ids[0], ids[2]}));
        handwriting.add(3, drawing(50), signs.id);
        const qint64 added = handwriting.lastChange;
        handwriting.undo();
        handwriting.undo(); // the classes
        QCOMPARE(handwriting.alphabet.names(), (model::ClassNames{"plus", "minus", "times"}));
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 1}));
        QCOMPARE(handwriting.ids, ids);
        handwriting.removeAlphabet(signs.id);
        QCOMPARE(handwriting.alphabets, std::vector<app::Alphabet>{{}});
        QCOMPARE(handwriting.alphabet, app::Alphabet());
        handwriting.undo();
        QCOMPARE(handwriting.labels, (std::vector{0, 1, 2, 1}));
        for (int i = 0; i < 5; ++i) { // four drawings and the alphabet itself
            handwriting.undo();
        }
        QCOMPARE(handwriting.alphabets, std::vector<app::Alphabet>{{}});
        QCOMPARE(handwriting.failures, QStringList());
        handwriting.undoChange(added);
        QCOMPARE(handwriting.failures.size(), 1);
    }

    /// A drawing never stays without its class.
    void whatWouldLoseAClassIsNotUndone() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addOwn(handwriting, "Signs", {"plus", "minus"}, {0, 1});
        Shown other(folder / "h.sqlite");
        other.choose(handwriting.alphabet.id);
        other.remove({other.ids[1]});
        const qint64 removal = other.lastChange;
        app::Alphabet signs = other.alphabet;
        signs.classes = {"plus", "", "times"};
        other.keepAlphabet(signs);
        other.undoChange(removal); // a minus
        QCOMPARE(other.failures.size(), 1);
        QCOMPARE(other.labels, std::vector{0});
        const app::Database database(folder / "h.sqlite");
        const qint64 change = app::DrawingStore(database).lastChange().id;
        other.add(2, drawing(8), signs.id);
        other.undoChange(change); // the class that this is of
        QCOMPARE(other.failures.size(), 2);
        QCOMPARE(other.labels, (std::vector{0, 1}));
    }

    void anAlphabetGoesOutAndComesIn() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addOwn(handwriting, "Signs", {"plus", "7", "42"}, {0, 1, 2, 2});
        handwriting.exportTo(text(folder / "Signs of mine.jsonl"));
        Shown other(folder / "o.sqlite");
        other.importAlphabet(text(folder / "Signs of mine.jsonl"));
        QCOMPARE(other.failures, QStringList());
        QCOMPARE(other.alphabet.name, QString("Signs of mine"));
        QCOMPARE(other.alphabet.names(), (model::ClassNames{"42", "7", "plus"}));
        QCOMPARE(other.labels, (std::vector{2, 1, 0, 0}));
        QVERIFY(other.images == handwriting.images);
        other.undo(); // the drawings and the alphabet at once
        QCOMPARE(other.alphabets.size(), std::size_t(1));
        QCOMPARE(other.labels, std::vector<int>());
        other.importAlphabet(text(folder / "Signs of mine.jsonl"));
        other.importFrom({text(folder / "Signs of mine.jsonl")}); // into the same
        QCOMPARE(other.labels.size(), std::size_t(8));
        other.choose(0);
        other.importFrom({text(folder / "Signs of mine.jsonl")});
        QVERIFY(other.failures.value(0).contains("which digit"));
        synthetic::writeBytes(folder / "one.jsonl", R"({"label": "x", "strokes": [[[0, 0], [9, 9]]]})");
        other.importAlphabet(text(folder / "one.jsonl"));
        QCOMPARE(other.failures.size(), 2);
        QCOMPARE(other.alphabets.size(), std::size_t(2)); // nothing is left of it
    }

    /// A photo of a sheet, a file of strokes and one that is neither: what can be read is taken in one change.
    void sheetsThatWereWrittenOnAreTakenFromPictures() {
        using namespace model::lesson_sheet;
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        addOwn(handwriting, "Signs", {"plus", "minus"}, {});
        const Page page = layOut({"plus", "minus"}, 10).front();
        QImage picture(static_cast<int>(kWidth * 6), static_cast<int>(kHeight * 6), QImage::Format_Grayscale8);
        picture.fill(240);
        const auto fill = [&](double x, double y, double width, double height) {
            for (int row = static_cast<int>(y * 6); row < static_cast<int>((y + height) * 6); ++row) {
                std::fill_n(picture.scanLine(row) + static_cast<int>(x * 6), static_cast<int>(width * 6), 20);
            }
        };
        for (const Place& mark : page.marks) {
            fill(mark.x - kMark / 2, mark.y - kMark / 2, kMark, kMark);
        }
        for (const Place& bit : page.code) {
            fill(bit.x - kCode / 2, bit.y - kCode / 2, kCode, kCode);
        }
        const auto write = [&](std::size_t box, double left) {
            const Place corner = page.boxes[box].corner;
            fill(corner.x + left, corner.y + 6, 8, 0.8);
            if (page.boxes[box].label == 0) {
                fill(corner.x + left + 3.6, corner.y + 2.4, 0.8, 8);
            }
        };
        write(0, 3);
        write(2, 8); // over its box's edge
        write(12, 3);
        picture.save(QString::fromStdString((folder / "photo.png").string()));
        synthetic::writeBytes(folder / "more.jsonl", R"({"label": "plus", "strokes": [[[0, 0], [9, 9]]]})");
        synthetic::writeBytes(folder / "neither.txt", "Hello");
        app::Imported found;
        connect(&handwriting, &app::Handwriting::imported, this, [&](const app::Imported& its, qint64) { found = its; });
        QStringList told;
        connect(&handwriting, &app::Handwriting::failed, this,
                [&](const QString&, const QString& hint) { told = hint.split('\n'); });
        picture.fill(240);
        picture.save(QString::fromStdString((folder / "blank.png").string()));
        handwriting.importFrom(
            {text(folder / "photo.png"), text(folder / "neither.txt"), text(folder / "blank.png"), text(folder / "more.jsonl")});
        QCOMPARE(handwriting.labels, (std::vector{0, 0, 1, 0}));
        QCOMPARE(found.sheets, 1);
        QCOMPARE(found.boxes, 20);
        QCOMPARE(found.doubtful, QList<qint64>{handwriting.ids[1]});
        QCOMPARE(handwriting.failures.size(), 1); // of both
        QVERIFY(handwriting.failures[0].contains("2 of 4 files"));
        QVERIFY(told.size() == 2 && told[0].startsWith("neither.txt: ") && told[1].startsWith("blank.png: The black squares"));
        handwriting.undo(); // what was read, at once
        QCOMPARE(handwriting.labels, std::vector<int>());
        app::Alphabet signs = handwriting.alphabet;
        signs.classes = {"minus", "plus"};
        handwriting.keepAlphabet(signs);
        handwriting.importFrom({text(folder / "photo.png")}); // printed for others
        QVERIFY(handwriting.failures.value(1).contains("other classes"));
        QCOMPARE(handwriting.labels, std::vector<int>());
    }

    void aTenthOfEachClassIsHeldBack() {
        const synthetic::TemporaryFolder folder;
        Shown handwriting(folder / "h.sqlite");
        std::vector<int> numbers(15, 0);
        numbers.insert(numbers.end(), 5, 2);
        addOwn(handwriting, "a/b", {"circle", "gone", "star", "7"}, numbers);
        app::Alphabet shapes = handwriting.alphabet;
        shapes.classes[1].clear();
        handwriting.keepAlphabet(shapes);
        handwriting.writeDataSet(shapes.id);
        QCOMPARE(handwriting.failures, QStringList());
        const fs::path data = handwriting.written.toStdString();
        QCOMPARE(data.filename(), fs::path("a-b"));
        QCOMPARE(model::readWholeFile(data / "classes.txt", 100), std::string("circle\nstar\n7\n"));
        const auto labels = [&](const char* file) {
            std::vector<int> counts(3);
            for (const model::StrokesRecord& record : model::readStrokesFile(data / file)) {
                ++counts[static_cast<std::size_t>(record.digit.value())];
            }
            return counts;
        };
        QCOMPARE(labels("train.jsonl"), (std::vector{13, 4, 0}));
        QCOMPARE(labels("test.jsonl"), (std::vector{2, 1, 0}));
    }
};

QTEST_GUILESS_MAIN(HandwritingTest)
#include "handwriting_test.moc"
