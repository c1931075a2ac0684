// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/draw_panel.h"
#include "ui/prediction_bars.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

class DrawPanelTest : public QObject {
    Q_OBJECT

private:
    static ui::Reading reading(int first, float firstProbability, int second, float secondProbability) {
        ui::Reading made;
        made.prediction.digit = first;
        made.prediction.probabilities[static_cast<std::size_t>(first)] = firstProbability;
        made.prediction.probabilities[static_cast<std::size_t>(second)] = secondProbability;
        return made;
    }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void init() { failOnWarnings(); }

    void barsSayTheirValues() {
        ui::PredictionBars bars;
        QCOMPARE(bars.accessibleDescription(), QString("Nothing was read"));
        std::array<float, model::kClassCount> probabilities{};
        probabilities[3] = 0.962F;
        probabilities[8] = 0.038F;
        bars.setProbabilities(probabilities);
        QVERIFY2(bars.accessibleDescription().startsWith("3: 96.2 %, 8: 3.8 %, 0: 0.0 %"),
                 qPrintable(bars.accessibleDescription()));
        bars.clear();
        QCOMPARE(bars.accessibleDescription(), QString("Nothing was read"));
    }

    void anUnsureNetworkSaysSo() {
        ui::DrawPanel panel;
        panel.showReading(reading(3, 0.9F, 8, 0.1F));
        QCOMPARE(panel.readingView()->sentence(), QString("reads 3"));
        panel.showReading(reading(9, 0.46F, 4, 0.51F));
        QCOMPARE(panel.readingView()->sentence(), QString("not sure: 4 or 9"));
        panel.showReading(reading(0, 0.6F, 1, 0.4F));
        QCOMPARE(panel.readingView()->sentence(), QString("reads 0"));
        panel.showNothing();
        QCOMPARE(panel.readingView()->sentence(), QString());
        QCOMPARE(panel.bars()->accessibleDescription(), QString("Nothing was read"));
    }

    void theToolsWork() {
        ui::DrawPanel panel;
        panel.resize(300, 700);
        panel.show();
        auto* undo = panel.findChild<QToolButton*>("undoButton");
        auto* redo = panel.findChild<QToolButton*>("redoButton");
        QVERIFY(!undo->isEnabled() && !redo->isEnabled());
        panel.findChild<QSlider*>("brushSlider")->setValue(30);
        QSignalSpy changed(&panel, &ui::DrawPanel::drawingChanged);
        QTest::mouseClick(panel.canvas(), Qt::LeftButton, {}, panel.canvas()->rect().center());
        QCOMPARE(panel.canvas()->drawing().at(0).width, 30.0F);
        QVERIFY(changed.size() > 0);
        QVERIFY(undo->isEnabled());
        undo->click();
        QVERIFY(panel.canvas()->drawing().empty());
        QVERIFY(redo->isEnabled());
        redo->click();
        panel.findChild<QToolButton*>("eraserButton")->click();
        QTest::mouseClick(panel.canvas(), Qt::LeftButton, {}, panel.canvas()->rect().center());
        QVERIFY(panel.canvas()->drawing().at(1).eraser);
        panel.findChild<QPushButton*>("clearButton")->click();
        QVERIFY(panel.canvas()->drawing().empty());
    }

    void everythingFitsAnyHeight() {
        ui::DrawPanel panel;
        panel.show();
        for (const int height : {1000, 712, 552, 460, 712}) {
            panel.resize(300, height);
            QTRY_VERIFY2(panel.bars()->geometry().bottom() < height, qPrintable(QString::number(height)));
            QCOMPARE(panel.height(), height);
            QVERIFY(panel.canvas()->height() <= panel.canvas()->width());
            QVERIFY(panel.canvas()->height() >= 120);
        }
    }
};

QTEST_MAIN(DrawPanelTest)
#include "draw_panel_test.moc"
