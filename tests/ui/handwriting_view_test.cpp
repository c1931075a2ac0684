// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/handwriting_view.h"

#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

class HandwritingViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void drawingsAreNamedByTheirIds() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {15, 3, {}}});
        auto* list = view.findChild<QListView*>("handwritingList");
        list->selectionModel()->select(list->model()->index(1, 0), QItemSelectionModel::Select); // the second 3
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        view.findChild<QPushButton*>("removeButton")->click();
        QCOMPARE(removed[0][0].value<QList<qint64>>(), QList<qint64>{15});
        view.setSamples({{11, 7, {}}, {12, 3, {}}}); // it is gone, and nothing is selected in its place
        QVERIFY(!view.findChild<QPushButton*>("removeButton")->isEnabled());
    }

    void theSelectionOutlivesWhatOthersChange() {
        ui::HandwritingView view;
        view.setSamples({{11, 7, {}}, {12, 3, {}}});
        auto* list = view.findChild<QListView*>("handwritingList");
        list->selectionModel()->select(list->model()->index(1, 0), QItemSelectionModel::Select); // the 7
        view.setSamples({{11, 7, {}}, {12, 3, {}}, {13, 0, {}}, {14, 9, {}}});
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

    /// They are shown by digit, but asked for by their ids.
    void whatIsSelectedIsRelabelledAndRemoved() {
        ui::HandwritingView view;
        view.setSamples({{20, 7, {}}, {21, 2, {}}, {22, 7, {}}, {23, 0, {}}});
        auto* list = view.findChild<QListView*>("handwritingList");
        QStringList shown;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            shown << list->model()->index(row, 0).data().toString();
        QCOMPARE(shown, (QStringList{"0", "2", "7", "7"}));
        auto* relabel = view.findChild<QPushButton*>("relabelButton");
        auto* remove = view.findChild<QPushButton*>("removeButton");
        QVERIFY(!relabel->isEnabled() && !remove->isEnabled());

        list->selectionModel()->select(list->model()->index(0, 0), QItemSelectionModel::Select);
        list->selectionModel()->select(list->model()->index(3, 0), QItemSelectionModel::Select);
        QSignalSpy relabelled(&view, &ui::HandwritingView::relabelRequested);
        relabel->menu()->actions().at(5)->trigger();
        QCOMPARE(relabelled.size(), 1);
        auto ids = relabelled[0].at(0).value<QList<qint64>>();
        std::sort(ids.begin(), ids.end());
        QCOMPARE(ids, (QList<qint64>{22, 23}));
        QCOMPARE(relabelled[0].at(1).toInt(), 5);

        list->selectionModel()->select(list->model()->index(3, 0), QItemSelectionModel::ClearAndSelect);
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        remove->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0].at(0).value<QList<qint64>>(), QList<qint64>{22});
    }
};

QTEST_MAIN(HandwritingViewTest)
#include "handwriting_view_test.moc"
