// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/handwriting_view.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
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

    /// "1 minus": the label that it had, and its name.
    static QStringList classesOf(const QVariant& edited) {
        QStringList classes;
        for (const ui::EditedClass& its : edited.value<std::vector<ui::EditedClass>>())
            classes << QString("%1 %2").arg(its.label).arg(its.name);
        return classes;
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

    void classesAreTypedSeveralAtATime() {
        QCOMPARE(ui::AlphabetDialog::namesIn("plus minus  times"), (QStringList{"plus", "minus", "times"}));
        QCOMPARE(ui::AlphabetDialog::namesIn(" half note, quarter  note,,"), (QStringList{"half note", "quarter note"}));
        QCOMPARE(ui::AlphabetDialog::namesIn("ア、イ"), (QStringList{"ア", "イ"}));
        QCOMPARE(ui::AlphabetDialog::namesIn("  "), QStringList());
    }

    void anAlphabetIsMade() {
        ui::HandwritingView view;
        QSignalSpy edited(&view, &ui::HandwritingView::alphabetEdited);
        view.findChild<QPushButton*>("newAlphabetButton")->click();
        auto* dialog = view.findChild<QDialog*>("alphabetDialog");
        auto* save = dialog->findChild<QPushButton*>("saveAlphabetButton");
        auto* typed = dialog->findChild<QLineEdit*>("alphabetTyped");
        QVERIFY(!save->isEnabled());
        dialog->findChild<QLineEdit*>("alphabetName")->setText("Shapes");
        QTest::keyClicks(typed, "circle square circle");
        QTest::keyClick(typed, Qt::Key_Return);
        QVERIFY(save->isEnabled());
        QTest::keyClicks(typed, "star"); // counts, too
        save->click();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toLongLong(), 0);
        QCOMPARE(edited[0][1].toString(), QString("Shapes"));
        QCOMPARE(classesOf(edited[0][2]), (QStringList{"-1 circle", "-1 square", "-1 star"}));
        // When it is there, its first class is asked for.
        QSignalSpy asked(&view, &ui::HandwritingView::askedChanged);
        view.setAlphabets({{0, {}}, {4, "Shapes"}}, 4, model::ClassNames{"circle", "square", "star"});
        QCOMPARE(asked.value(asked.size() - 1).value(0).toString(), QString("circle · 1 of 15"));
    }

    /// A class that is renamed is known by its label; one that is taken out is missing.
    void anAlphabetIsEdited() {
        ui::HandwritingView view;
        view.setAlphabets({{0, {}}, {4, "Signs"}}, 4, model::ClassNames{"plus", "minus", "times"});
        QMenu* menu = view.findChild<QPushButton*>("alphabetButton")->menu();
        emit menu->aboutToShow();
        QStringList offered;
        for (const QAction* action : menu->actions())
            offered << (action->isChecked() ? "*" : "") + action->text();
        QCOMPARE(offered, (QStringList{"Digits", "*Signs", "", "New alphabet…", "Import an alphabet…", "", "Edit Signs…",
                                       "Delete Signs"}));
        menu->actions().at(6)->trigger();
        auto* dialog = view.findChild<QDialog*>("alphabetDialog");
        auto* list = dialog->findChild<QListWidget*>("alphabetClasses");
        auto* save = dialog->findChild<QPushButton*>("saveAlphabetButton");
        list->item(2)->setText("minus");
        QVERIFY(!save->isEnabled()); // there is one
        list->item(2)->setText("by");
        list->item(0)->setSelected(true);
        dialog->findChild<QPushButton*>("removeClassButton")->click();
        QTest::keyClicks(dialog->findChild<QLineEdit*>("alphabetTyped"), "equals");
        QSignalSpy edited(&view, &ui::HandwritingView::alphabetEdited);
        save->click();
        QCOMPARE(edited[0][0].toLongLong(), 4);
        QCOMPARE(classesOf(edited[0][2]), (QStringList{"1 minus", "2 by", "-1 equals"}));
        QSignalSpy removed(&view, &ui::HandwritingView::alphabetRemoved);
        menu->actions().at(7)->trigger();
        QCOMPARE(removed[0][0].toLongLong(), 4);
    }

    /// Until there are enough of a class, then the next; never for what is drawn elsewhere.
    void oneClassAfterTheOtherIsAskedFor() {
        ui::HandwritingView view;
        view.setAlphabets({{0, {}}, {4, "Signs"}}, 4, model::ClassNames{"plus", "minus"});
        view.show();
        QSignalSpy asked(&view, &ui::HandwritingView::askedChanged);
        const auto last = [&] { return asked.isEmpty() ? QString("none") : asked.last().at(0).toString(); };
        const auto show = [&](int first, int second) {
            std::vector<ui::HandwritingSample> samples;
            for (int i = 0; i < first + second; ++i)
                samples.push_back({i + 1, i < first ? 0 : 1, {}});
            view.setSamples(std::move(samples));
        };
        show(13, 0);
        QCOMPARE(last(), QString("none"));
        auto* collect = view.findChild<QPushButton*>("collectButton");
        collect->click();
        QCOMPARE(last(), QString("plus · 14 of 15"));
        show(14, 0);
        QCOMPARE(last(), QString("plus · 15 of 15"));
        show(15, 0);
        QCOMPARE(last(), QString("minus · 1 of 15"));
        QTableView* table = tableOf(view);
        QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, {table->columnViewportPosition(0) + 10, 10});
        QCOMPARE(last(), QString("plus · 16"));
        show(16, 0);
        QCOMPARE(last(), QString("plus · 17"));
        QCOMPARE(view.asked(), 0);
        QTest::mouseClick(table->horizontalHeader()->viewport(), Qt::LeftButton, {}, {table->columnViewportPosition(1) + 10, 10});
        show(16, 14);
        QCOMPARE(last(), QString("minus · 15 of 15"));
        show(16, 15); // none is missing any more
        QCOMPARE(last(), QString());
        QVERIFY(!collect->isChecked());
        collect->click();
        QCOMPARE(view.asked(), 0);
        view.hide();
        QCOMPARE(last(), QString());
        QVERIFY(!collect->isChecked());
        QCOMPARE(view.asked(), -1);
    }

    void anotherAlphabetEndsCollectingAndTrainsAsItsOwn() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}});
        auto* train = view.findChild<QPushButton*>("fineTuneButton");
        view.setCollecting(true);
        view.setAlphabets({{0, {}}, {4, "Signs"}}, 4, model::ClassNames{"plus", "minus"});
        QCOMPARE(view.asked(), -1);
        QVERIFY(column(tableOf(view), 1).isEmpty()); // the seven is no minus
        QCOMPARE(train->text(), QString("Train"));
        QSignalSpy trained(&view, &ui::HandwritingView::trainRequested);
        QSignalSpy tuned(&view, &ui::HandwritingView::fineTuneRequested);
        train->click();
        QCOMPARE(trained.size(), 1);
        QCOMPARE(tuned.size(), 0);
    }
};

QTEST_MAIN(HandwritingViewTest)
#include "handwriting_view_test.moc"
