// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/handwriting_view.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

class HandwritingViewTest : public QObject {
    Q_OBJECT

private:
    static QTableView* tableOf(const ui::HandwritingView& view) { return view.findChild<QTableView*>("handwritingTable"); }

    /// What stands in a column from its top, by what is read to the blind: "Drawing 3, a 7".
    static QStringList column(const QTableView* table, int label) {
        QStringList shown;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            if (const QModelIndex at = table->model()->index(row, label); at.flags() & Qt::ItemIsEnabled)
                shown << at.data(Qt::AccessibleTextRole).toString();
        return shown;
    }
    static QString header(const QTableView* table, int label) {
        return table->model()->headerData(label, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    static void select(QTableView* table, int row, int label) {
        table->selectionModel()->select(table->model()->index(row, label), QItemSelectionModel::Select);
    }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void init() { failOnWarnings(); }

    void aColumnAClass() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {15, 3, {}}, {16, 3, {}}, {17, 3, {}}});
        const QTableView* table = tableOf(view);
        QCOMPARE(table->model()->columnCount(), 10);
        QCOMPARE(column(table, 7), QStringList{"Drawing 1, a 7"});
        QCOMPARE(column(table, 3), (QStringList{"Drawing 5, a 3", "Drawing 4, a 3", "Drawing 3, a 3", "Drawing 2, a 3"}));
        QVERIFY(column(table, 0).isEmpty());
        QCOMPARE(header(table, 7), QString("7: 1 drawings; 3 more are needed to learn from them"));
        QCOMPARE(header(table, 3), QString("3: 4 drawings"));
        view.setSamples({{11, 7, {}}, {18, 7, {}}});
        QCOMPARE(header(table, 7), QString("7: 2 drawings; 2 more are needed to learn from them"));
    }

    /// Few stand side by side, many are scrolled to.
    void anyNumberOfClasses() {
        for (const int classes : {2, 10, 26, 47}) {
            model::ClassNames names;
            for (int label = 0; label < classes; ++label)
                names.push_back("class " + std::to_string(label));
            ui::HandwritingView view;
            view.resize(700, 400);
            view.setAlphabets({{0, {}}, {1, "x"}}, 1, names);
            view.setSamples({{1, classes - 1, {}}, {2, 0, {}}});
            view.show();
            QTableView* table = tableOf(view);
            QCOMPARE(table->model()->columnCount(), classes);
            QCOMPARE(column(table, classes - 1).size(), 1);
            QCOMPARE(table->horizontalScrollBar()->maximum() > 0, classes > 16);
            QVERIFY(table->columnWidth(0) >= 40);
            QCOMPARE(view.findChild<QPushButton*>("relabelButton")->menu()->actions().size(), classes);
            table->setFocus();
            QTest::keyClick(table, Qt::Key_End);
            QCOMPARE(table->currentIndex().column(), classes - 1);
            QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex()).center()));
        }
    }

    /// From the first drawing with the arrow keys, past classes without any.
    void theKeyboardReachesEveryDrawing() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {13, 3, {}}});
        view.show();
        view.activateWindow(); // shortcuts ask for it
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QTableView* table = tableOf(view);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex(), table->model()->index(1, 3));
        QTest::keyClick(table, Qt::Key_Up);
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(table->currentIndex(), table->model()->index(0, 7));
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(removed.value(0).value(0).value<QList<qint64>>(), QList<qint64>{11});
    }

    void drawingsAreNamedByTheirIds() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {15, 3, {}}});
        select(tableOf(view), 0, 3); // the second 3
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        view.findChild<QPushButton*>("removeButton")->click();
        QCOMPARE(removed[0][0].value<QList<qint64>>(), QList<qint64>{15});
        view.setSamples({{11, 7, {}}, {12, 3, {}}}); // it is gone, and nothing is selected in its place
        QVERIFY(!view.findChild<QPushButton*>("removeButton")->isEnabled());
    }

    void theSelectionOutlivesWhatOthersChange() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}});
        select(tableOf(view), 0, 7);
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {13, 0, {}}, {14, 9, {}}, {15, 7, {}}});
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        view.findChild<QPushButton*>("removeButton")->click();
        QCOMPARE(removed[0][0].value<QList<qint64>>(), QList<qint64>{11});
    }

    void undoSaysWhatItUndoes() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}});
        auto* undo = view.findChild<QPushButton*>("undoDrawingsButton");
        QVERIFY(undo->isHidden());
        view.setUndo(5, "delete 6 drawings");
        QVERIFY(!undo->isHidden());
        QCOMPARE(undo->toolTip(), QString("Undo: delete 6 drawings."));
        QSignalSpy undone(&view, &ui::HandwritingView::undoRequested);
        undo->click();
        QCOMPARE(undone[0][0].toLongLong(), 5);
    }

    void whatIsSelectedIsRelabelledAndRemoved() {
        ui::HandwritingView view;
        view.setSamples({{20, 7, {}}, {21, 2, {}}, {22, 7, {}}, {23, 0, {}}});
        QTableView* table = tableOf(view);
        auto* relabel = view.findChild<QPushButton*>("relabelButton");
        auto* remove = view.findChild<QPushButton*>("removeButton");
        QVERIFY(!relabel->isEnabled() && !remove->isEnabled());

        select(table, 0, 0);
        select(table, 0, 7);
        QSignalSpy relabelled(&view, &ui::HandwritingView::relabelRequested);
        relabel->menu()->actions().at(5)->trigger();
        QCOMPARE(relabelled.size(), 1);
        auto ids = relabelled[0].at(0).value<QList<qint64>>();
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids, (QList<qint64>{22, 23}));
        QCOMPARE(relabelled[0].at(1).toInt(), 5);

        table->selectionModel()->select(table->model()->index(1, 7), QItemSelectionModel::ClearAndSelect);
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        remove->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0].at(0).value<QList<qint64>>(), QList<qint64>{20});

        QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {},
                          {table->columnViewportPosition(7) + 10, 10}); // the whole column
        remove->click();
        QCOMPARE(removed.size(), 2);
        QCOMPARE(removed[1].at(0).value<QList<qint64>>().size(), 2);
    }
};

QTEST_MAIN(HandwritingViewTest)
#include "handwriting_view_test.moc"
