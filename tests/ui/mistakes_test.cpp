// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/mistakes_view.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

class MistakesTest : public QObject {
    Q_OBJECT

private:
    static model::Evaluation evaluation() {
        model::Evaluation made;
        made.confusion = model::ConfusionMatrix(10);
        const auto add = [&made](int label, int predicted, float confidence) {
            made.reads.push_back({made.images++, label, predicted, confidence});
            made.correct += label == predicted ? 1 : 0;
            ++made.confusion.at(label, predicted);
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

    /// At every size of text: the pixels of its letters are those of before.
    void theChosenImageKeepsItsCaption() {
        const auto usual = qScopeGuard([] { ui::applyTextScale(*qApp, 1); });
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        for (const double scale : {1.0, 1.4, 2.0, 3.0}) {
            ui::applyTextScale(*qApp, scale);
            ui::MistakesView view;
            view.setImageSource([](int) { return std::optional(model::DigitImage{}); });
            view.setEvaluation(evaluation());
            auto* list = view.findChild<QListView*>("mistakesList");
            list->setIconSize(list->iconSize() * scale);
            view.resize(QSize(900, 900) * scale);
            view.show();
            const auto letters = [list] { // of the first caption: how many pixels, and on how many lines of them
                QImage all(list->viewport()->size(), QImage::Format_RGB32);
                all.fill(Qt::white);
                list->viewport()->render(&all, {}, {}, QWidget::DrawChildren);
                const QRect cell = list->visualRect(list->model()->index(0, 0));
                std::pair<int, int> dark{0, 0};
                for (int y = cell.bottom() - 2 * list->fontMetrics().lineSpacing() - 6; y <= cell.bottom() - 4; ++y) {
                    const int before = dark.first;
                    for (int x = cell.left() + 6; x < cell.right() - 5; ++x)
                        dark.first += qGray(all.pixel(x, y)) < 90 ? 1 : 0;
                    dark.second += dark.first > before ? 1 : 0;
                }
                return dark;
            };
            const auto [before, lines] = letters();
            QVERIFY2(before > 30 && lines > list->fontMetrics().lineSpacing(),
                     qPrintable(QString("%1, %2").arg(before).arg(lines)));
            list->setCurrentIndex(list->model()->index(0, 0));
            const auto [chosen, linesThen] = letters();
            QVERIFY2(std::abs(chosen - before) < before / 10 && linesThen == lines,
                     qPrintable(QString("%1 of %2 at %3").arg(chosen).arg(before).arg(scale)));
        }
    }

    /// As many columns as there is room for, and no room left beside them.
    void imagesFillTheWidth() {
        ui::MistakesView view;
        model::Evaluation many = evaluation();
        for (int i = 0; i < 200; ++i)
            many.reads.push_back({i, 4, 9, 0.5F});
        view.setEvaluation(many);
        view.show();
        auto* list = view.findChild<QListView*>("mistakesList");
        for (const int width : {460, 700, 701, 702, 703, 704, 705, 706, 713, 1201}) {
            view.resize(width, 700);
            QApplication::processEvents();
            int right = 0;
            for (int row = 0; row < 30; ++row)
                right = std::max(right, list->visualRect(list->model()->index(row, 0)).right());
            const int room = list->viewport()->width() - right;
            QVERIFY2(room >= 0 && room < 40, qPrintable(QString("%1 at %2").arg(room).arg(width)));
        }
    }

    /// In a low matrix, and in a lesson's larger letters: between two rows nothing but the ground is painted.
    void figuresStayInTheirCells() {
        const auto usual = qScopeGuard([] { ui::applyTextScale(*qApp, 1); });
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        model::Evaluation many = evaluation();
        for (int label = 0; label < 10; ++label)
            for (int predicted = 0; predicted < 10; ++predicted)
                many.confusion.at(label, predicted) = 1127;
        for (const double scale : {1.0, 1.6}) {
            ui::applyTextScale(*qApp, scale);
            for (const bool shares : {false, true}) {
                ui::ConfusionMatrix matrix;
                matrix.setShares(shares);
                matrix.setEvaluation(many);
                matrix.resize(QSize(480, 145) * scale);
                QImage picture(matrix.size(), QImage::Format_RGB32);
                picture.fill(Qt::magenta);
                matrix.render(&picture, {}, {}, QWidget::DrawChildren);
                for (int label = 1; label < 10; ++label) {
                    const QRectF cell = matrix.cellRect(label, 0);
                    const int y = static_cast<int>(std::floor(cell.top()));
                    for (int x = static_cast<int>(cell.left()) + 3; x < matrix.cellRect(label, 9).right(); ++x)
                        QVERIFY2(qGray(picture.pixel(x, y)) > 90 && qGreen(picture.pixel(x, y)) < 200,
                                 qPrintable(QString("%1, %2 at %3").arg(x).arg(y).arg(scale)));
                }
            }
        }
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
        QCOMPARE(QAccessible::queryAccessibleInterface(&matrix)->text(QAccessible::Value), QString("4 read as 9: 3 images"));
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(44 + 40 * 9 + 20, 34 + 30 * 4 + 15));
        QCOMPARE(chosen.takeFirst(), (QVariantList{-1, -1})); // the same again shows all
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(44 + 40 * 9 + 20, 34 + 30 * 4 + 15));
        QCOMPARE(chosen.takeFirst(), (QVariantList{4, 9}));
        matrix.choose(7, 1);
        QCOMPARE(QAccessible::queryAccessibleInterface(&matrix)->text(QAccessible::Value), QString("7 read as 1: 1 image"));
        matrix.choose(4, 9);
        chosen.clear();
        QTest::keyClick(&matrix, Qt::Key_Left);
        QCOMPARE(chosen.takeFirst(), (QVariantList{4, 8}));
        QTest::keyClick(&matrix, Qt::Key_Up);
        QCOMPARE(chosen.takeFirst(), (QVariantList{3, 8}));
        QTest::keyClick(&matrix, Qt::Key_Backspace);
        QCOMPARE(chosen.takeFirst(), (QVariantList{-1, -1}));
    }

    void anAverageOfShiftsIsToldAsSuch() {
        ui::MistakesView view;
        const auto* summary = view.findChild<QLabel*>("evaluationSummary");
        view.setEvaluation(evaluation());
        const QString once = summary->text();
        view.setEvaluation(evaluation(), true);
        QCOMPARE(summary->text(), once + " · averaged over five shifts");
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
        QCOMPARE(activated[0].at(1).toString(), QString("Test image 2, labelled 4"));
    }

    void theTableOfClassesIsSortedAndChoosesAClass() {
        ui::MistakesView view;
        view.resize(700, 600);
        view.setEvaluation(evaluation());
        view.show();
        auto* kinds = view.findChild<QWidget*>("segments");
        QTest::mouseClick(kinds->findChildren<QPushButton*>()[2], Qt::LeftButton);
        auto* table = view.findChild<ui::ClassTable*>();
        QVERIFY(table->isVisible());
        const auto text = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE(text(4, ui::ClassTable::recallColumn), QString("25.00 %"));
        QCOMPARE(text(9, ui::ClassTable::precisionColumn), QString("25.00 %"));
        QCOMPARE(text(4, ui::ClassTable::f1Column), QString("40.00 %")); // 2 · 1 · 0.25 / 1.25
        QCOMPARE(text(4, ui::ClassTable::takenForColumn), QString("9 (3)"));
        table->sortByColumn(ui::ClassTable::imagesColumn, Qt::DescendingOrder);
        QCOMPARE(text(0, ui::ClassTable::classColumn), QString("4"));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 1)).center());
        QCOMPARE(indices(view), (std::vector<int>{2, 4, 0}));
        view.setEvaluation(evaluation()); // read anew: the order and the class that were chosen stay
        QCOMPARE(text(0, ui::ClassTable::classColumn), QString("4"));
        QCOMPARE(indices(view), (std::vector<int>{2, 4, 0}));
        QCOMPARE(table->currentIndex().row(), 0);
    }

    void sharesAreOfTheRow() {
        ui::MistakesView view;
        view.resize(700, 600);
        view.setEvaluation(evaluation());
        view.show();
        const QImage counts = view.matrix()->grab().toImage();
        QTest::mouseClick(view.findChild<QWidget*>("segments")->findChildren<QPushButton*>()[1], Qt::LeftButton);
        QCOMPARE(view.matrix()->cellText(4, 9), QString("75.0"));
        QCOMPARE(view.matrix()->cellText(0, 0), QString("0.0"));
        QVERIFY(view.matrix()->grab().toImage() != counts);
    }

    void imagesAreSearchedFor() {
        ui::MistakesView view;
        view.resize(700, 600);
        view.setEvaluation(evaluation());
        auto* search = view.findChild<QLineEdit*>("mistakesSearch");
        const auto found = [&](const char* text) {
            search->clear();
            QTest::keyClicks(search, text);
            return indices(view);
        };
        QCOMPARE(found("4 9"), (std::vector<int>{2, 4, 0}));
        QCOMPARE(found("9"), (std::vector<int>{2, 4, 0}));
        QCOMPARE(found("9 9"), (std::vector<int>{5}));
        QCOMPARE(found("#5"), (std::vector<int>{5}));
        QVERIFY(found("nine").empty());
        QCOMPARE(found("").size(), std::size_t(4));
    }

    /// Classes 0 and 1 are called 3 and 7.
    void aDigitIsAClassesNameBeforeItsNumber() {
        ui::MistakesModel model;
        model.setClasses({model::ClassNames{"3", "7"}, model::ClassNames{"3", "7"}});
        model.setReads({{0, 0, 1, 0.9F}, {1, 1, 0, 0.8F}, {2, 0, 0, 0.7F}});
        QVERIFY(model.search("3 7"));
        QCOMPARE(model.shown().size(), std::size_t(1));
        QCOMPARE(model.shown()[0].index, 0);
        QVERIFY(model.search("7"));
        QCOMPARE(model.shown().size(), std::size_t(2));
        QVERIFY(model.search("1 0")); // nothing has these names
        QCOMPARE(model.shown().size(), std::size_t(1));
        QCOMPARE(model.shown()[0].index, 1);
    }

    void whatIsLookedAtStaysWhenTheTestSetIsReadAnew() {
        ui::MistakesView view;
        view.resize(700, 600);
        view.setEvaluation(evaluation());
        view.show();
        auto* search = view.findChild<QLineEdit*>("mistakesSearch");
        const auto cell = [&view] { return QAccessible::queryAccessibleInterface(view.matrix())->text(QAccessible::Value); };
        const auto clickCell = [&view](int keysDown) { // from the corner
            QTest::keyClick(view.matrix(), Qt::Key_Backspace);
            for (int i = 0; i < keysDown; ++i)
                QTest::keyClick(view.matrix(), Qt::Key_Down);
            for (int i = 0; i < 9; ++i)
                QTest::keyClick(view.matrix(), Qt::Key_Right);
        };
        clickCell(4);
        QCOMPARE(cell(), QString("4 read as 9: 3 images"));
        view.setEvaluation(evaluation());
        QCOMPARE(cell(), QString("4 read as 9: 3 images"));
        QCOMPARE(indices(view), (std::vector<int>{2, 4, 0}));
        QTest::keyClicks(search, "7");
        QCOMPARE(cell(), QString());
        QCOMPARE(indices(view), (std::vector<int>{3}));
        view.setEvaluation(evaluation());
        QCOMPARE(search->text(), QString("7"));
        QCOMPARE(indices(view), (std::vector<int>{3}));
        clickCell(9);
        QCOMPARE(search->text(), QString());
        QCOMPARE(indices(view), (std::vector<int>{5}));
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
