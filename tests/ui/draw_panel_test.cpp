// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/prediction_bars.h"
#include "ui/draw/sample_collector.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <cmath>

class DrawPanelTest : public QObject {
    Q_OBJECT

private:
    static model::ReadDigit digit(int first, float probability, int second = -1, float left = 0) {
        model::ReadDigit made;
        made.box = {left, 40, left + 60, 140};
        made.prediction.digit = first;
        made.prediction.probabilities.resize(10);
        made.prediction.probabilities[static_cast<std::size_t>(first)] = probability;
        if (second >= 0) {
            made.prediction.probabilities[static_cast<std::size_t>(second)] = 1 - probability;
            made.certainty = model::Certainty::unsure;
            made.alternative = second;
        }
        return made;
    }

    /// A bar of this colour is at least ten pixels long.
    static bool standsOut(ui::PredictionBars& bars, const QColor& colour) {
        bars.resize(300, 200);
        const QImage image = bars.grab().toImage().convertToFormat(QImage::Format_RGB32);
        int length = 0;
        for (int x = 18; x < image.width() - 60; ++x) // beside the digit and the percentage
            for (int digit = 0; digit < model::kDigits; ++digit)
                length += image.pixelColor(x, image.height() * (2 * digit + 1) / 20) == colour ? 1 : 0;
        return length >= 10;
    }

    static ui::Reading reading(std::vector<model::ReadDigit> digits) { return {{std::move(digits)}, {}, 0.5, "epoch 1"}; }

    /// Of a red picture of 400×200: a sheet with one digit on it, whose left half is ink.
    static ui::Reading onSheet() {
        ui::Reading read = reading({digit(4, 0.9F, -1, 120)});
        read.sheet = {{{100, 40}, {300, 40}, {300, 180}, {100, 180}}};
        model::Picture ink{40, 28, std::vector<std::uint8_t>(40UL * 28)};
        for (std::size_t i = 0; i < ink.pixels.size(); ++i)
            ink.pixels[i] = i % 40 < 20 ? 255 : 0;
        read.ink = std::make_shared<const model::Picture>(ink);
        return read;
    }

    static void showSheet(ui::DrawPanel& panel) {
        panel.resize(300, 700);
        panel.show();
        QImage picture(400, 200, QImage::Format_RGB32);
        picture.fill(Qt::red);
        panel.showPicture(picture);
        panel.showReading(onSheet());
    }

    static QWidget* corner(ui::DrawPanel& panel, int index) {
        return panel.findChild<QWidget*>(QString("sheetCorner%1").arg(index));
    }

    static QPoint centreOf(ui::DrawPanel& panel, int index) { return corner(panel, index)->geometry().center(); }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void init() { failOnWarnings(); }

    void barsSayTheirValues() {
        ui::PredictionBars bars;
        QCOMPARE(bars.accessibleDescription(), QString("Nothing was read"));
        std::vector<float> probabilities(model::kDigits);
        probabilities[3] = 0.962F;
        probabilities[8] = 0.038F;
        bars.setProbabilities(probabilities);
        QVERIFY2(bars.accessibleDescription().startsWith("3: 96.2 %, 8: 3.8 %, 0: 0.0 %"),
                 qPrintable(bars.accessibleDescription()));
        bars.clear();
        QCOMPARE(bars.accessibleDescription(), QString("Nothing was read"));
    }

    /// In the accent's colour, and as long as it is probable.
    void onlyTheWinnersBarStandsOut() {
        const auto boldOf = [](QFont font) {
            font.setWeight(QFont::Bold);
            return font;
        };
        ui::PredictionBars bars;
        bars.resize(300, 200);
        for (const auto& [winner, second] : {std::pair{3, 8}, std::pair{8, 3}}) {
            std::vector<float> probabilities(model::kDigits);
            probabilities[static_cast<std::size_t>(winner)] = 0.75F;
            probabilities[static_cast<std::size_t>(second)] = 0.25F;
            bars.setProbabilities(probabilities);
            const QImage image = bars.grab().toImage().convertToFormat(QImage::Format_RGB32);
            const auto lengthOf = [&image](int digit, const QColor& colour) {
                int length = 0;
                for (int x = 18; x < image.width() - 60; ++x) // beside the digit and the percentage
                    length += image.pixelColor(x, image.height() * (2 * digit + 1) / 20) == colour ? 1 : 0;
                return length;
            };
            const double whole = 300 - 18 - (std::ceil(ui::figuresWidth(boldOf(bars.font()), "100.0 %")) + 10);
            for (int digit = 0; digit < model::kDigits; ++digit) {
                QVERIFY(std::abs(lengthOf(digit, ui::theme().accent) - (digit == winner ? 0.75 : 0) * whole) < 4);
                QVERIFY(std::abs(lengthOf(digit, ui::theme().quietText) - (digit == second ? 0.25 : 0) * whole) < 4);
            }
        }
    }

    void anUnsureNetworkSaysSo() {
        ui::DrawPanel panel;
        panel.resize(300, 712);
        panel.setLarge(0); // with room for a column of bars
        panel.showReading(reading({digit(3, 0.9F)}));
        QCOMPARE(panel.answerView()->sentence(), QString("reads 3"));
        panel.showReading(reading({digit(9, 0.51F, 4)}));
        QCOMPARE(panel.answerView()->sentence(), QString("not sure: 4 or 9"));
        panel.showReading(reading({digit(9, 0.11F, 4)})); // hardly more than one in ten
        QCOMPARE(panel.answerView()->sentence(), QString("no idea yet"));
        QVERIFY(model::isGuess({{0.5F, 0.5F}, 0}) && !model::isGuess({{0.6F, 0.4F}, 0}));
        model::ReadDigit scribble = digit(0, 0.6F);
        scribble.certainty = model::Certainty::notADigit;
        panel.showReading(reading({scribble}));
        QCOMPARE(panel.answerView()->sentence(), QString("no digit"));
        QVERIFY2(panel.bars()->accessibleDescription().startsWith("No digit; if it were one: 0: 60.0 %"),
                 qPrintable(panel.bars()->accessibleDescription()));
        QVERIFY(!standsOut(*panel.bars(), ui::theme().accent) && !standsOut(*panel.bars(), ui::theme().quietText));
        panel.showReading(reading({digit(3, 0.9F)}));
        QVERIFY(panel.bars()->accessibleDescription().startsWith("3: 90.0 %") && standsOut(*panel.bars(), ui::theme().accent));
        panel.showNothing();
        QCOMPARE(panel.answerView()->sentence(), QString());
        QCOMPARE(panel.bars()->accessibleDescription(), QString("Nothing was read"));
    }

    void aNumberIsReadAsAWhole() {
        ui::DrawPanel panel;
        panel.showReading(reading({digit(2, 0.99F, -1, 0), digit(0, 0.97F, -1, 80), digit(1, 0.6F, 7, 160)}));
        QCOMPARE(panel.answerView()->accessibleDescription(), QString("Reads 201; 2: 99 %, 0: 97 %, 1 or 7: 60 %"));
        panel.showReading(reading({digit(2, 0.99F), digit(1, 0.1F, 7, 80)}));
        QCOMPARE(panel.answerView()->accessibleDescription(), QString("Reads 2?; 2: 99 %, no idea yet: 10 %"));
        ui::Reading lines = reading({digit(2, 0.5F), digit(0, 0.5F), digit(1, 0.25F)});
        lines.digits[2].line = 1;
        QCOMPARE(model::numberText(lines.digits), std::string("20 1"));
        QCOMPARE(model::confidenceOf(lines.digits, 0), 0.25);
        QCOMPARE(model::confidenceOf(lines.digits, 1), 0.25);
    }

    /// The digit drawn last is chosen; pointing and the arrow keys choose another, and its bars are shown.
    void oneOfTheDigitsIsChosen() {
        ui::DrawPanel panel;
        panel.resize(300, 700);
        panel.show();
        panel.canvas()->setDrawing({{{{100, 60, 1}, {110, 120, 1}}, 20, false}});
        const ui::Reading number = reading({digit(2, 0.99F, -1, 0), digit(0, 0.97F, -1, 80), digit(1, 0.9F, -1, 160)});
        panel.showReading(number);
        QCOMPARE(panel.chosen(), 1);
        QVERIFY(panel.bars()->accessibleDescription().startsWith("0: 97.0 %"));
        const double unit = panel.canvas()->width() / 280.0;
        QTest::mouseMove(panel.canvas(), (QPointF(30, 90) * unit).toPoint());
        QCOMPARE(panel.chosen(), 0);
        QVERIFY(panel.bars()->accessibleDescription().startsWith("2: 99.0 %"));
        panel.showReading(number); // the network has learned on meanwhile
        QCOMPARE(panel.chosen(), 0);
        QTest::keyClick(panel.canvas(), Qt::Key_Right);
        QTest::keyClick(panel.canvas(), Qt::Key_Right);
        QTest::keyClick(panel.canvas(), Qt::Key_Right);
        QCOMPARE(panel.chosen(), 2);
    }

    void whatWasMeantIsTheChosenDigitsInk() {
        ui::DrawPanel panel;
        QSignalSpy meant(&panel, &ui::DrawPanel::drawingLabelled);
        panel.labelDrawing(7);
        QCOMPARE(meant.size(), 0); // a blank canvas means nothing
        model::ReadDigit one = digit(1, 0.9F);
        one.ink = {{{{10, 10, 1}, {10, 90, 1}}, 22, false}};
        panel.canvas()->setDrawing({one.ink[0], {{{100, 10, 1}, {130, 90, 1}}, 22, false}});
        ui::Reading number = reading({one, digit(2, 0.9F, -1, 100)});
        panel.showReading(number); // of what stood there before the last stroke
        panel.labelDrawing(3);
        panel.labelDrawing(7);
        QCOMPARE(meant.size(), 0);
        number.drawing = panel.canvas()->drawing();
        QTest::keyClick(panel.canvas(), Qt::Key_Left);
        panel.showReading(number);
        QCOMPARE(meant.size(), 1);
        QCOMPARE(meant[0].at(0).toInt(), 7);
        QCOMPARE(meant[0].at(1).value<model::Drawing>(), one.ink);
        QTest::mouseClick(panel.bars(), Qt::LeftButton, {}, QPoint(5, 2));
        QCOMPARE(meant.size(), 2);
        QCOMPARE(meant[1].at(0).toInt(), 0); // the first bar's
        panel.showAdded("7", 12);
        QVERIFY(panel.findChild<QLabel*>("teachingLine")->text().contains("Added as a 7 · 12 drawings"));
        QSignalSpy undone(&panel, &ui::DrawPanel::undoLabelRequested);
        panel.findChild<QPushButton*>("undoMeantButton")->click();
        QCOMPARE(undone.size(), 1);
    }

    void aPictureStandsInFrontOfTheDrawing() {
        ui::DrawPanel panel;
        panel.resize(300, 700);
        panel.show();
        panel.canvas()->setDrawing({{{{100, 60, 1}, {110, 120, 1}}, 20, false}});
        const model::Drawing before = panel.canvas()->drawing();
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        panel.showPicture(picture);
        QVERIFY(panel.showsPicture());
        QVERIFY(!panel.canvas()->isVisible());
        panel.showReading(reading({digit(4, 0.9F, -1, 10), digit(2, 0.8F, -1, 110)}));
        QCOMPARE(panel.chosen(), 0);
        // The picture is fitted in the middle: its right half holds the 2.
        QTest::mouseClick(panel.pictureView(), Qt::LeftButton, {}, panel.pictureView()->rect().center() + QPoint(50, 0));
        QCOMPARE(panel.chosen(), 1);
        QSignalSpy meant(&panel, &ui::DrawPanel::drawingLabelled);
        panel.labelDrawing(3);
        QCOMPARE(meant.size(), 0); // there are no strokes to learn from
        panel.showNothing();
        QCOMPARE(panel.answerView()->accessibleDescription(), QString("Nothing was read"));
        QSignalSpy closed(&panel, &ui::DrawPanel::pictureClosed);
        panel.findChild<QPushButton*>("closePictureButton")->click();
        QCOMPARE(closed.size(), 1);
        QVERIFY(panel.canvas()->isVisible());
        QCOMPARE(panel.canvas()->drawing(), before);
    }

    void whatIsBesideTheSheetIsDimmed() {
        ui::DrawPanel panel;
        showSheet(panel);
        QCOMPARE(panel.pictureView()->caption(), QString("Read on the outlined sheet"));
        const QImage image = panel.pictureView()->grab().toImage();
        const QPoint at = centreOf(panel, 1);
        QCOMPARE(image.pixelColor(at + QPoint(-15, 15)), QColor(Qt::red));
        QVERIFY(image.pixelColor(at + QPoint(15, 15)) != QColor(Qt::red));
        QVERIFY(image.pixelColor(at + QPoint(15, 15)).red() > image.pixelColor(at + QPoint(15, 15)).green()); // and still seen
        ui::Reading whole = onSheet();
        whole.sheet = {{{0, 0}, {400, 0}, {400, 200}, {0, 200}}};
        panel.showReading(whole);
        QCOMPARE(panel.pictureView()->caption(), QString());
        QCOMPARE(panel.pictureView()->grab().toImage().pixelColor(at + QPoint(15, 15)), QColor(Qt::red));
    }

    void aCornerIsDragged() {
        ui::DrawPanel panel;
        showSheet(panel);
        QSignalSpy changed(&panel, &ui::DrawPanel::sheetChanged);
        const auto last = [&] { return changed.last().at(0).value<std::optional<model::Quad>>().value(); };
        const double perPixel = 200.0 / (centreOf(panel, 1).x() - centreOf(panel, 0).x());
        QWidget* dragged = corner(panel, 2);
        QTest::mousePress(dragged, Qt::LeftButton, {}, dragged->rect().center() + QPoint(2, 1)); // not quite in the middle
        QTest::mouseMove(dragged, dragged->rect().center() + QPoint(-18, 9));
        QCOMPARE(changed.size(), 1);
        model::Quad expected = onSheet().sheet;
        QVERIFY(std::abs(last()[2].x - (300 - 20 * perPixel)) < 1 && std::abs(last()[2].y - (180 + 8 * perPixel)) < 1);
        expected[2] = last()[2];
        QVERIFY(last() == expected);
        panel.showReading(onSheet());                                          // an answer that was on its way
        QTest::mouseMove(dragged, dragged->rect().center() + QPoint(-400, 0)); // over the other side: no sheet is left
        QTest::mouseRelease(dragged, Qt::LeftButton);
        QCOMPARE(changed.size(), 1);

        QTest::keyClick(dragged, Qt::Key_Left);
        QCOMPARE(last()[2].x, expected[2].x - 4);
        QTest::keyClick(dragged, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(last()[2].y, expected[2].y - 10);
        QTest::keyClick(dragged, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(dragged, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(dragged, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(last()[2].y, 200.0F); // the picture's edge
        QCOMPARE(last()[2].x, expected[2].x - 4);
    }

    void tabGoesFromCornerToCorner() {
        ui::DrawPanel panel;
        showSheet(panel);
        panel.pictureView()->setFocus();
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
            QCOMPARE(panel.focusWidget(), corner(panel, i));
        }
        QTest::keyClick(panel.focusWidget(), Qt::Key_Tab);
        QCOMPARE(panel.focusWidget()->objectName(), QString("turnLeftButton"));
    }

    void aPictureIsTurned() {
        ui::DrawPanel panel;
        showSheet(panel);
        QSignalSpy changed(&panel, &ui::DrawPanel::sheetChanged);
        const model::Quad sheet = onSheet().sheet;
        const auto last = [&] { return changed.last().at(0).value<std::optional<model::Quad>>(); };
        const auto standsUpright = [&] {
            return centreOf(panel, 0).x() < centreOf(panel, 1).x() && centreOf(panel, 0).y() < centreOf(panel, 3).y() &&
                   centreOf(panel, 2).x() > centreOf(panel, 3).x() && centreOf(panel, 2).y() > centreOf(panel, 1).y();
        };
        panel.findChild<QToolButton*>("turnRightButton")->click();
        QVERIFY(last() == (model::Quad{sheet[3], sheet[0], sheet[1], sheet[2]})); // what was at the bottom left is the top left
        QCOMPARE(panel.pictureView()->caption(), QString("Read turned right · on the outlined sheet"));
        QVERIFY(standsUpright());
        QSignalSpy hovered(panel.pictureView(), &ui::PictureView::hovered);
        QTest::mouseClick(panel.pictureView(), Qt::LeftButton, {}, (centreOf(panel, 0) + centreOf(panel, 1)) / 2);
        const QPointF place = hovered.last().at(0).toPointF(); // the middle of what is the left side of the picture as it came
        QVERIFY(std::abs(place.x() - 100) < 4 && std::abs(place.y() - 110) < 4);
        auto* left = panel.findChild<QToolButton*>("turnLeftButton");
        left->click();
        QVERIFY(last() == sheet);
        left->click();
        QVERIFY(last() == (model::Quad{sheet[1], sheet[2], sheet[3], sheet[0]}));
        QCOMPARE(panel.pictureView()->caption(), QString("Read turned left · on the outlined sheet"));
        QVERIFY(standsUpright());

        panel.findChild<QToolButton*>("findSheetButton")->click();
        QVERIFY(!last());
        ui::Reading lying = onSheet();
        std::rotate(lying.sheet.begin(), lying.sheet.begin() + 2, lying.sheet.end());
        lying.lightInk = true;
        panel.showReading(lying);
        QCOMPARE(panel.pictureView()->caption(), QString("Read turned upside down · on the outlined sheet · light on dark"));
        QVERIFY(standsUpright());
    }

    void theInkIsShown() {
        ui::DrawPanel panel;
        showSheet(panel);
        panel.findChild<QToolButton*>("showInkButton")->click();
        const QImage image = panel.pictureView()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const auto count = [&](QRgb colour) {
            const auto* first = reinterpret_cast<const QRgb*>(image.constBits());
            return std::count(first, first + image.width() * image.height(), colour);
        };
        QVERIFY(count(qRgb(255, 255, 255)) > 5000);
        QVERIFY(count(qRgb(0, 0, 0)) > 5000);
        QCOMPARE(count(qRgb(255, 0, 0)), 0);
        QVERIFY(!corner(panel, 0)->isVisible());
        // The sheet fills the view: its middle is the view's, beside the caption.
        QSignalSpy hovered(panel.pictureView(), &ui::PictureView::hovered);
        QTest::mouseClick(panel.pictureView(), Qt::LeftButton, {}, panel.pictureView()->rect().center());
        const QPointF place = hovered.last().at(0).toPointF();
        QVERIFY(std::abs(place.x() - 200) < 3 && std::abs(place.y() - 110) < 15);
        panel.findChild<QToolButton*>("showInkButton")->click();
        QVERIFY(corner(panel, 0)->isVisible());
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

    /// In a low window the bars go in two columns before the canvas gets any smaller.
    void theCanvasHasItsRoomFirst() {
        ui::DrawPanel panel;
        panel.show();
        for (const auto& [height, least] : {std::pair{712, 270}, {600, 270}, {505, 220}, {408, 126}}) {
            panel.resize(300, height);
            QTRY_VERIFY2(panel.canvas()->height() >= least,
                         qPrintable(QString("%1 of %2").arg(panel.canvas()->height()).arg(height)));
        }
    }

    /// As digits are, by the bar of what was meant.
    void drawingsOfOnesOwnClassesCanBeLabelled() {
        ui::DrawPanel panel;
        panel.setClasses(model::ClassNames{"plus", "minus"});
        panel.canvas()->setDrawing({{{{50, 50, 1}, {90, 90, 1}}, 22, false}});
        ui::Reading reading{{{digit(1, 0.9F)}}, panel.canvas()->drawing(), 1, {}};
        panel.showReading(reading);
        QSignalSpy labelled(&panel, &ui::DrawPanel::drawingLabelled);
        panel.labelDrawing(0);
        QCOMPARE(labelled.size(), 0); // another's classes
        panel.setOwnClasses(model::ClassNames{"plus", "minus"});
        const auto* line = panel.findChild<QLabel*>("teachingLine");
        QCOMPARE(line->text(), QString("Misread? Press the class you meant."));
        panel.labelDrawing(0);
        QCOMPARE(labelled.size(), 1);
        panel.showAdded("plus", 3);
        QCOMPARE(line->text(), QString("Added as a plus · 3 drawings"));
    }

    /// When the pen has rested, or with Enter; then the canvas is empty for the next.
    void samplesAreTakenOneAfterTheOther() {
        ui::DrawPanel panel;
        ui::SampleCollector collector(panel);
        QSignalSpy collected(&collector, &ui::SampleCollector::collected);
        panel.show();
        panel.activateWindow(); // shortcuts ask for it
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.canvas()->setFocus();
        ui::DrawingCanvas* canvas = panel.canvas();
        const auto draw = [&](QPoint from, QPoint to) {
            QTest::mousePress(canvas, Qt::LeftButton, {}, from);
            QTest::mouseMove(canvas, to);
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
        };
        draw({50, 50}, {90, 90});
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(canvas->drawing().size(), std::size_t(1)); // nothing is asked for
        collector.ask("plus · 1 of 15");
        QVERIFY(canvas->drawing().empty());
        QCOMPARE(canvas->hint(), QString("plus · 1 of 15"));
        draw({50, 50}, {90, 90});
        draw({50, 90}, {90, 50});
        const model::Drawing cross = canvas->drawing();
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(collected.size(), 1);
        QCOMPARE(collected[0][0].value<model::Drawing>(), cross);
        QVERIFY(canvas->drawing().empty());
        QTest::keyClick(canvas, Qt::Key_Return); // pressed twice
        QCOMPARE(collected.size(), 1);
        draw({50, 50}, {90, 90});
        QTRY_COMPARE(collected.size(), 2); // after a rest
        collector.ask({});
        draw({50, 50}, {90, 90});
        QTest::keyClick(canvas, Qt::Key_Return);
        QCOMPARE(collected.size(), 2);
        QCOMPARE(canvas->drawing().size(), std::size_t(1));
    }
};

QTEST_MAIN(DrawPanelTest)
#include "draw_panel_test.moc"
