// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/confusion_matrix.h"
#include "ui/pages/mistakes_view.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

class MistakesTest : public QObject {
    Q_OBJECT

private:
    static model::Evaluation evaluation() {
        model::Evaluation made;
        const auto add = [&made](int label, int predicted, float confidence) {
            made.reads.push_back({made.images++, label, predicted, confidence});
            made.correct += label == predicted ? 1 : 0;
            ++made.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(predicted)];
        };
        add(4, 9, 0.5F);
        add(4, 4, 0.9F);
        add(4, 9, 0.8F);
        add(7, 1, 0.95F);
        add(4, 9, 0.8F);
        add(9, 9, 0.99F);
        return made;
    }

    static std::vector<int> indices(const ui::MistakesView& view) {
        std::vector<int> found;
        for (const model::ReadImage& read : view.images()->shown())
            found.push_back(read.index);
        return found;
    }

private slots:
    void init() { failOnWarnings(); }

    void theMostConfidentComeFirst() {
        ui::MistakesView view;
        view.setEvaluation(evaluation());
        QCOMPARE(indices(view), (std::vector<int>{3, 2, 4, 0}));
        view.matrix()->choose(4, 9);
        QCOMPARE(indices(view), (std::vector<int>{2, 4, 0}));
        view.matrix()->choose(9, 9);
        QCOMPARE(indices(view), (std::vector<int>{5}));
        view.matrix()->choose(0, 0);
        QVERIFY(indices(view).empty());
        view.findChild<QPushButton*>("allMistakesButton")->click();
        QCOMPARE(indices(view).size(), std::size_t(4));
    }

    void precisionAndRecallAreTheClasses() {
        ui::ConfusionMatrix matrix;
        matrix.setEvaluation(evaluation());
        QCOMPARE(matrix.recall(4), 0.25);
        QCOMPARE(matrix.precision(9), 0.25);
        QCOMPARE(matrix.recall(9), 1.0);
        QCOMPARE(matrix.precision(4), 1.0);
        QCOMPARE(matrix.recall(0), 0.0);
        QCOMPARE(matrix.precision(0), 0.0);
    }

    void aCellIsChosenByMouseAndKeyboard() {
        ui::ConfusionMatrix matrix;
        matrix.setEvaluation(evaluation());
        matrix.resize(100 + 400, 58 + 300);
        QSignalSpy chosen(&matrix, &ui::ConfusionMatrix::cellChosen);
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(44 + 40 * 9 + 20, 34 + 30 * 4 + 15));
        QCOMPARE(chosen.takeFirst(), (QVariantList{4, 9}));
        QCOMPARE(matrix.accessibleDescription(), QString("4 read as 9: 3 images"));
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(44 + 40 * 9 + 20, 34 + 30 * 4 + 15));
        QCOMPARE(chosen.takeFirst(), (QVariantList{-1, -1})); // the same again shows all
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(44 + 40 * 9 + 20, 34 + 30 * 4 + 15));
        QCOMPARE(chosen.takeFirst(), (QVariantList{4, 9}));
        QTest::keyClick(&matrix, Qt::Key_Left);
        QCOMPARE(chosen.takeFirst(), (QVariantList{4, 8}));
        QTest::keyClick(&matrix, Qt::Key_Up);
        QCOMPARE(chosen.takeFirst(), (QVariantList{3, 8}));
        QTest::keyClick(&matrix, Qt::Key_Backspace);
        QCOMPARE(chosen.takeFirst(), (QVariantList{-1, -1}));
    }

    void aClickedImageIsActivated() {
        ui::MistakesView view;
        view.resize(700, 600);
        view.setImageSource([](int) { return std::optional(model::DigitImage{}); });
        view.setEvaluation(evaluation());
        view.show();
        auto* list = view.findChild<QListView*>("mistakesList");
        QTRY_VERIFY(!list->visualRect(list->model()->index(1, 0)).isEmpty());
        QSignalSpy activated(&view, &ui::MistakesView::imageActivated);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0].at(0).toInt(), 2);
    }

    void theEmptyStateAsksForAnEvaluation() {
        ui::MistakesView view;
        QSignalSpy requested(&view, &ui::MistakesView::evaluateRequested);
        auto* button = view.findChild<QPushButton*>("evaluateButton");
        button->click();
        QCOMPARE(requested.size(), 1);
        view.setReadable(false, "no data");
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QString("no data"));
        view.setEvaluation(evaluation());
        view.clear();
        QVERIFY(indices(view).empty());
    }
};

QTEST_MAIN(MistakesTest)
#include "mistakes_test.moc"
