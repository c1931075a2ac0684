// SPDX-License-Identifier: GPL-3.0-or-later
// What the database calls a change, in the window's language.
#include "app/drawings/drawing_store.h"
#include "app/runs/run_store.h"
#include "app/window/shown_change.h"
#include "ui/style/language.h"

#include <QTest>

class ShownChangeTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { ui::applyLanguage("en"); }

    void changesAreTranslated_data() {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("german");
        QTest::newRow("add") << "add a 7"
                             << "eine 7 aufnehmen";
        QTest::newRow("delete one") << "delete " + app::countedDrawings(1) << "1 Zeichnung löschen";
        QTest::newRow("delete") << "delete " + app::countedDrawings(6) << "6 Zeichnungen löschen";
        QTest::newRow("import") << "import " + app::countedDrawings(1200) << "1.200 Zeichnungen importieren";
        QTest::newRow("call") << "call " + app::countedDrawings(2) + " a 3"
                              << "2 Zeichnungen als 3 bezeichnen";
        QTest::newRow("delete one run") << "delete " + app::countedRuns(1) << "1 Lauf löschen";
        QTest::newRow("delete runs") << "delete " + app::countedRuns(3) << "3 Läufe löschen";
        QTest::newRow("unknown") << "turn 3 drawings"
                                 << "turn 3 drawings";
        QTest::newRow("nothing") << ""
                                 << "";
    }

    void changesAreTranslated() {
        QFETCH(QString, stored);
        QFETCH(QString, german);
        QCOMPARE(app::shownChange(stored).remove(','), stored); // English groups thousands
        ui::applyLanguage("de");
        QCOMPARE(app::shownChange(stored), german);
    }
};

QTEST_GUILESS_MAIN(ShownChangeTest)
#include "shown_change_test.moc"
