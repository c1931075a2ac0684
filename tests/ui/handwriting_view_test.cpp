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

    /// They are shown by digit, but asked for by the place they were given at.
    void whatIsSelectedIsRelabelledAndRemoved() {
        ui::HandwritingView view;
        view.setSamples({{7, {}}, {2, {}}, {7, {}}, {0, {}}});
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
        auto indices = relabelled[0].at(0).value<QList<int>>();
        std::sort(indices.begin(), indices.end());
        QCOMPARE(indices, (QList<int>{2, 3}));
        QCOMPARE(relabelled[0].at(1).toInt(), 5);

        list->selectionModel()->select(list->model()->index(3, 0), QItemSelectionModel::ClearAndSelect);
        QSignalSpy removed(&view, &ui::HandwritingView::removeRequested);
        remove->click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0].at(0).value<QList<int>>(), QList<int>{2});
    }
};

QTEST_MAIN(HandwritingViewTest)
#include "handwriting_view_test.moc"
