// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own drawings in their file.
#include "app/store/handwriting.h"

#include "tests/synthetic_digits.h"

#include <QSignalSpy>
#include <QTest>

namespace fs = std::filesystem;

class HandwritingTest : public QObject {
    Q_OBJECT

    static model::Drawing digit(int which) {
        model::Random random{5, static_cast<std::uint64_t>(which)};
        model::Drawing drawing = synthetic::digitStrokes(which, random);
        for (model::Stroke& stroke : drawing) {
            stroke.width = 22;
        }
        return drawing;
    }

    static std::vector<int> labels(const fs::path& file) {
        std::vector<int> labels;
        for (const model::StrokesRecord& record : model::readStrokesFile(file)) {
            labels.push_back(record.digit.value_or(-1));
        }
        return labels;
    }

private slots:
    void drawingsAreKeptAtOnce() {
        const synthetic::TemporaryFolder folder;
        const fs::path file = folder / "home/handwriting.jsonl";
        {
            app::Handwriting handwriting(file);
            QSignalSpy changed(&handwriting, &app::Handwriting::changed);
            QSignalSpy added(&handwriting, &app::Handwriting::added);
            handwriting.load(); // there is none yet, which is no mistake
            QCOMPARE(changed.size(), 1);
            handwriting.add(3, digit(3));
            handwriting.add(7, digit(7));
            QCOMPARE(added.size(), 2);
            QCOMPARE(added[1].at(0).toInt(), 7);
            QCOMPARE(added[1].at(1).toInt(), 2);
        }
        QCOMPARE(labels(file), (std::vector{3, 7}));
        QCOMPARE(model::readStrokesFile(file)[1].drawing, digit(7));
    }

    void sayingItAgainMeansAnotherDigit() {
        const synthetic::TemporaryFolder folder;
        app::Handwriting handwriting(folder / "h.jsonl");
        handwriting.add(3, digit(3));
        handwriting.add(8, digit(3));
        QCOMPARE(labels(folder / "h.jsonl"), std::vector{8});
    }

    void everyChangeCanBeTakenBack() {
        const synthetic::TemporaryFolder folder;
        const fs::path file = folder / "h.jsonl";
        app::Handwriting handwriting(file);
        for (const int which : {0, 1, 2}) {
            handwriting.add(which, digit(which));
        }
        handwriting.remove({0, 2});
        QCOMPARE(labels(file), std::vector{1});
        handwriting.undo();
        QCOMPARE(labels(file), (std::vector{0, 1, 2}));
        handwriting.relabel({1, 2}, 9);
        QCOMPARE(labels(file), (std::vector{0, 9, 9}));
        handwriting.undo();
        handwriting.remove({2, 0, 1});
        QVERIFY(!fs::exists(file)); // empty again
        handwriting.undo();
        QCOMPARE(labels(file), (std::vector{0, 1, 2}));
    }

    void drawingsComeInAndGoOut() {
        const synthetic::TemporaryFolder folder;
        const auto path = [&](const char* name) { return QString::fromStdString((folder / name).string()); };
        app::Handwriting handwriting(folder / "h.jsonl");
        QSignalSpy failed(&handwriting, &app::Handwriting::failed);
        handwriting.add(4, digit(4));
        handwriting.exportTo(path("out.jsonl"));
        handwriting.importFrom(path("out.jsonl"));
        QCOMPARE(failed.size(), 0);
        QCOMPARE(labels(folder / "h.jsonl"), (std::vector{4, 4}));
        synthetic::writeBytes(folder / "unlabelled.jsonl", R"({"strokes": [[[0, 0], [9, 9]]]})");
        handwriting.importFrom(path("unlabelled.jsonl"));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0].at(0).toString().contains("unlabelled.jsonl"));
        QCOMPARE(labels(folder / "h.jsonl"), (std::vector{4, 4}));
    }

    void aBrokenFileIsReportedAndLeftAlone() {
        const synthetic::TemporaryFolder folder;
        synthetic::writeBytes(folder / "h.jsonl", "{\"strokes\": [[[0,");
        app::Handwriting handwriting(folder / "h.jsonl");
        QSignalSpy failed(&handwriting, &app::Handwriting::failed);
        QSignalSpy changed(&handwriting, &app::Handwriting::changed);
        handwriting.load();
        handwriting.add(3, digit(3));
        handwriting.exportTo(QString::fromStdString((folder / "out.jsonl").string()));
        handwriting.undo();
        QCOMPARE(failed.size(), 4);
        QVERIFY(failed[0].at(0).toString().contains("h.jsonl, line 1"));
        QCOMPARE(changed.size(), 0);
        std::ifstream in(folder / "h.jsonl");
        QCOMPARE(std::string(std::istreambuf_iterator<char>(in), {}), std::string("{\"strokes\": [[[0,"));
        QVERIFY(!fs::exists(folder / "out.jsonl"));
    }
};

QTEST_GUILESS_MAIN(HandwritingTest)
#include "handwriting_test.moc"
