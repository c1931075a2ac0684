// SPDX-License-Identifier: GPL-3.0-or-later
// The map of digits with mouse and slider.
#include "tests/ui/warnings.h"
#include "ui/explain/digit_map_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"

#include <QAccessible>
#include <QListView>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

namespace {

/// Digit d at (d, d) twice, the second 7 read as 1; image i is grey i.
std::shared_ptr<model::DigitMap> diagonal(int epoch) {
    auto map = std::make_shared<model::DigitMap>();
    auto images = std::make_shared<std::vector<model::DigitImage>>();
    map->epoch = epoch;
    for (int i = 0; i < 20; ++i) {
        images->emplace_back().fill(static_cast<std::uint8_t>(i));
        map->indices.push_back(i);
        map->labels.push_back(static_cast<std::uint8_t>(i / 2));
        map->predicted.push_back(static_cast<std::uint8_t>(i == 15 ? 1 : i / 2));
        const auto at = static_cast<float>(i) / 2;
        map->points.push_back({at, at});
    }
    map->images = images;
    map->plane.share = 0.5;
    return map;
}

} // namespace

class DigitMapTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void itAsksForWhatItShows() {
        ui::DigitMapView view;
        view.resize(700, 500);
        QSignalSpy wanted(&view, &ui::DigitMapView::mapRequested);
        view.setEpochs({1, 2, 3});
        QCOMPARE(wanted.size(), 0); // nobody sees it
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toInt(), 3); // the latest
        view.addMap(diagonal(3));
        auto* note = view.findChild<QLabel*>("mapNote");
        QVERIFY2(note->text().contains("20 test images, 1 read wrongly"), qPrintable(note->text()));
        view.addMap(diagonal(9)); // of a run that is gone
        view.slider()->setFocus();
        QTest::keyClick(view.slider(), Qt::Key_Left);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[1][1].toInt(), 2);
        view.setEpochs({1, 2, 3, 4}); // it was looked at an earlier one: it stays
        QCOMPARE(view.shownEpoch(), 2);
        view.slider()->setValue(3);
        view.setEpochs({1, 2, 3, 4, 5}); // the latest is followed
        QCOMPARE(view.shownEpoch(), 5);
        view.setEpochs({0}); // another model: nothing of the run is left
        QVERIFY(!view.slider()->isVisible());
        view.kinds()->setCurrent(1);
        QCOMPARE(wanted.last()[0].value<model::MapKind>(), model::MapKind::neighbours);
    }

    void draggingChoosesAndAClickOpens() {
        ui::DigitMapView view;
        view.resize(700, 560);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setEpochs({1, 2});
        view.slider()->setValue(0);
        const auto map = diagonal(1);
        view.addMap(map);
        ui::DigitMapPlot* plot = view.plot();
        const auto at = [&](std::size_t i) { return plot->toWidget(map->points[i]).toPoint(); };
        for (std::size_t i = 0; i < map->points.size(); ++i)
            QVERIFY(plot->rect().contains(at(i)));
        QTest::mouseMove(plot, at(15));
        QTRY_COMPARE(plot->pointed(), 15);
        QSignalSpy opened(&view, &ui::DigitMapView::imageActivated);
        QTest::mouseClick(plot, Qt::LeftButton, {}, at(15));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<model::DigitImage>(), (*map->images)[15]);
        QCOMPARE(opened[0][1].toString(), QString("Test image 15, labelled %1").arg(map->labels[15]));
        // From between 13 and 14 to between 16 and 17: three images, the wrongly read first.
        QTest::mousePress(plot, Qt::LeftButton, {}, (at(13) + at(14)) / 2);
        QTest::mouseMove(plot, (at(16) + at(17)) / 2);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, (at(16) + at(17)) / 2);
        auto* list = view.findChild<QListView*>("chosenImages");
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 3);
        QCOMPARE(list->model()->index(0, 0).data().toString(), QString("7 → 1"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        view.setEpochs({1, 2, 3}); // another epoch's end
        QCOMPARE(list->model()->rowCount(), 3);
        QVERIFY(list->isVisible());
        emit list->activated(list->model()->index(0, 0));
        QCOMPARE(opened.last()[0].value<model::DigitImage>(), (*map->images)[15]);
    }

    void arrowKeysGoFromPointToPoint() {
        ui::DigitMapPlot plot;
        plot.resize(400, 400);
        plot.setMap(diagonal(0));
        QSignalSpy opened(&plot, &ui::DigitMapPlot::activated);
        QTest::keyClick(&plot, Qt::Key_Return); // none yet
        QCOMPARE(opened.size(), 0);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.pointed(), 0);
        QTest::keyClick(&plot, Qt::Key_Left); // there is none
        QCOMPARE(plot.pointed(), 0);
        for (int i = 1; i <= 15; ++i) // to the right and upwards, where the next one lies
            QTest::keyClick(&plot, i % 2 ? Qt::Key_Right : Qt::Key_Up);
        QCOMPARE(plot.pointed(), 15);
        QCOMPARE(QAccessible::queryAccessibleInterface(&plot)->text(QAccessible::Value), QString("7, read as 1"));
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(plot.pointed(), 14);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(opened.takeFirst(), QVariantList{14});
    }

    void pointsHaveTheirColoursAndMistakesARing() {
        ui::DigitMapPlot plot;
        plot.resize(400, 400);
        const auto map = diagonal(0);
        plot.setMap(map);
        for (const auto choice : {ui::ThemeChoice::light, ui::ThemeChoice::dark}) {
            ui::applyTheme(*qApp, choice);
            const QImage picture = plot.grab().toImage();
            const auto colourAt = [&](QPointF place) {
                return picture.pixelColor((place * picture.devicePixelRatio()).toPoint());
            };
            QVERIFY(colourAt(plot.toWidget(map->points[0])) != colourAt(plot.toWidget(map->points[6])));
            const auto ringed = [&](std::size_t i) { // pixels in the ring's colour, which has no hue
                int pixels = 0;
                for (int dx = -7; dx <= 7; ++dx)
                    for (int dy = -7; dy <= 7; ++dy) {
                        const QColor found = colourAt(plot.toWidget(map->points[i]) + QPointF(dx, dy));
                        const QColor ring = ui::theme().text;
                        pixels += std::abs(found.lightness() - ring.lightness()) < 60 && found.saturation() < 60 ? 1 : 0;
                    }
                return pixels;
            };
            QVERIFY2(ringed(15) > ringed(4) + 12, qPrintable(QString("%1 %2").arg(ringed(15)).arg(ringed(4))));
        }
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }
};

QTEST_MAIN(DigitMapTest)
#include "digit_map_test.moc"
