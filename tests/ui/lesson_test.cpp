// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/picture_view.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/learned_parts.h"
#include "ui/pages/data_view.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/run_status.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QScreen>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

using ui::MainWindow;

namespace {

/// Where every widget stands, what it is written in and how large its icon is.
using Looks = std::map<QWidget*, std::tuple<QRect, bool, QString, QSize, QSize, QVariant>>;

Looks looksOf(MainWindow& window) {
    Looks looks;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (const auto* label = qobject_cast<QLabel*>(widget);
            (label == nullptr || !label->text().isEmpty()) && !widget->objectName().startsWith("qt_scrollarea"))
            looks[widget] = {widget->geometry(),    widget->isVisible(),   widget->font().toString(),
                             widget->minimumSize(), widget->maximumSize(), widget->property("iconSize")};
    return looks;
}

QString differences(const Looks& before, const Looks& after) {
    QStringList found;
    for (const auto& [widget, look] : before)
        if (const auto now = after.find(widget); now != after.end() && std::get<1>(look) && now->second != look)
            found << QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName());
    return found.join(", ");
}

/// Height of what is drawn in the theme's text colour, in a part of the widget or all of it.
int inkHeight(const QWidget& widget, const QRect& part = {}) {
    const QImage image = const_cast<QWidget&>(widget).grab(part.isNull() ? widget.rect() : part).toImage();
    int top = image.height();
    int bottom = -1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == ui::theme().text) {
                top = std::min(top, y);
                bottom = y;
            }
    return bottom - top + 1;
}

} // namespace

class LessonTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;

private slots:
    void init() { failOnWarnings(); }
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void cleanup() {
        ui::applyTextScale(*qApp, 1);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    void thereAndBack_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<ui::ThemeChoice>("choice");
        QTest::addColumn<bool>("byEscape");
        QTest::newRow("projector") << QSize(1280, 800) << ui::ThemeChoice::light << true;
        QTest::newRow("full HD") << QSize(1920, 1080) << ui::ThemeChoice::light << false;
        QTest::newRow("full HD, dark") << QSize(1920, 1080) << ui::ThemeChoice::dark << true;
    }

    void thereAndBack() {
        QFETCH(QSize, size);
        QFETCH(ui::ThemeChoice, choice);
        QFETCH(bool, byEscape);
        ui::applyTheme(*qApp, choice);
        const QList<QScreen*> screens = QGuiApplication::screens(); // of tests/ui/screens.json
        const auto screen = std::ranges::find_if(screens, [&](const QScreen* each) { return each->size() == size; });
        QVERIFY(screen != screens.end());
        MainWindow window;
        window.setScreen(*screen);
        window.setGeometry({(*screen)->geometry().topLeft(), QSize(1280, 800)});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.setHasData(true, "MNIST");
        window.setRunState(ui::RunState::training);
        window.runStatus()->beginRun(20);
        window.runStatus()->showBatch({13, 6277, 13.4, 0.0604F, 0.98F, 18900, 22});
        window.tabs()->setCurrentWidget(window.page<ui::RunsView>());
        auto* splitter = window.page<ui::RunsView>()->findChild<QSplitter*>();
        splitter->setSizes({150, 350});
        window.tabs()->setCurrentIndex(0);
        QWidget* stop = window.findChild<QWidget*>("stopButton");
        stop->setFocus();
        QApplication::processEvents();
        const QList<int> parts = splitter->sizes();
        const Looks before = looksOf(window);

        QTest::keyClick(&window, Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(window.lesson()->isOn());
        QVERIFY(window.windowState() & Qt::WindowFullScreen);
        const double share = size.height() / 1080.0;
        QCOMPARE(QApplication::font().pixelSize(), qRound(28 * share)); // at once, before there is a larger window
        QTRY_COMPARE(window.size(), size);
        QCOMPARE(QApplication::font().pixelSize(), qRound(28 * share));
        QApplication::processEvents();
        QVERIFY(window.trainPanel()->isHidden());
        QVERIFY(stop->isVisible() && stop->isEnabled());
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const bool text =
                qobject_cast<const QLabel*>(widget) != nullptr || qobject_cast<const QAbstractButton*>(widget) != nullptr;
            if (text && widget->isVisible())
                QVERIFY2(widget->font().pixelSize() >= qFloor(28 * share),
                         qPrintable(widget->objectName() + QString(": %1").arg(widget->font().pixelSize())));
        }
        const ui::DrawingCanvas* canvas = window.drawPanel()->canvas();
        QVERIFY2(canvas->height() >= 390 * share && canvas->width() >= 390 * share,
                 qPrintable(QString("the canvas: %1 × %2").arg(canvas->width()).arg(canvas->height())));
        QVERIFY2(window.curvePlot()->height() > size.height() / 2, "the curves");

        // It is drawn on, and the answer is seen from the last row.
        const QPoint centre = canvas->rect().center();
        QTest::mousePress(window.drawPanel()->canvas(), Qt::LeftButton, {}, centre - QPoint(0, 80));
        QTest::mouseMove(window.drawPanel()->canvas(), centre);
        QTest::mouseMove(window.drawPanel()->canvas(), centre + QPoint(0, 80));
        QTest::mouseRelease(window.drawPanel()->canvas(), Qt::LeftButton, {}, centre + QPoint(0, 80));
        QCOMPARE(canvas->drawing().size(), std::size_t(1));
        model::ReadDigit one;
        one.prediction.digit = 1;
        window.drawPanel()->showReading({{{one}}, canvas->drawing(), 0.4, "epoch 13"});
        QVERIFY2(inkHeight(*window.drawPanel()->answerView()) >= 250 * share,
                 qPrintable(QString::number(inkHeight(*window.drawPanel()->answerView()))));
        if (size.width() == 1920)
            QVERIFY2(window.whole()->size() == window.size(), "everything has room");

        byEscape ? QTest::keyClick(&window, Qt::Key_Escape) : QTest::keyClick(&window, Qt::Key_F11, Qt::ShiftModifier);
        QVERIFY(!window.lesson()->isOn());
        QTRY_COMPARE(window.size(), QSize(1280, 800));
        QApplication::processEvents();
        QVERIFY(!(window.windowState() & Qt::WindowFullScreen));
        QCOMPARE(canvas->drawing().size(), std::size_t(1)); // Esc left, and emptied nothing
        window.drawPanel()->showNothing();
        QApplication::processEvents();
        QTRY_COMPARE(differences(before, looksOf(window)), QString());
        QVERIFY(stop->hasFocus());
        window.tabs()->setCurrentWidget(window.page<ui::RunsView>());
        QApplication::processEvents();
        QCOMPARE(splitter->sizes(), parts);
    }

    /// Views that were there before, at three times the usual size.
    void textsOfViewsThatPaintThemselvesGrow() {
        ui::AnswerBars bars;
        bars.resize(900, 900);
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a = answers->b = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}; // the only row in the text's colour
        bars.setAnswers(answers);
        ui::KernelGrid kernels;
        kernels.resize(900, 900);
        const auto network = std::make_shared<const model::Architecture>(
            model::Network{"one",
                           {},
                           {{.kind = model::LayerKind::convolution, .size = 4, .kernel = 3},
                            {.kind = model::LayerKind::globalAveragePooling}}},
            4);
        kernels.setLayer(std::make_shared<const model::Weights>(
                             model::Weights{{{"conv1.weight", {4, 1, 3, 3}, std::vector<float>(4 * 9, 0.1F)}}, network}),
                         0);
        ui::SpreadsPlot spreads;
        spreads.resize(1900, 1000);
        auto epoch = std::make_shared<model::EpochHistograms>();
        epoch->layers[0].resize(8);
        epoch->names.resize(8, "conv1");
        spreads.setHistory(std::make_shared<model::HistogramHistory>(1, epoch));
        ui::ClassStrip classes;
        classes.setCounts(std::vector<int>(10, 600));
        ui::PictureView picture;
        picture.resize(900, 900);
        QImage blank(300, 300, QImage::Format_RGB32);
        blank.fill(Qt::white);
        picture.setPicture(blank);
        ui::Reading large;
        large.digits.emplace_back().box = {40, 60, 140, 260};
        picture.setReading(large, -1);
        ui::DigitMapView map;
        map.resize(1900, 900);
        map.show();
        const auto parts = map.findChildren<QWidget*>();
        const auto legend =
            std::ranges::find_if(parts, [](const QWidget* part) { return part->accessibleName() == "The digits' colours"; });
        QVERIFY(legend != parts.end());

        ui::applyTextScale(*qApp, 3);
        QApplication::processEvents();
        classes.resize(1900, classes.sizeHint().height());
        const auto nameOf = [&spreads](int layer) { return QRect(spreads.panel(layer).topLeft().toPoint(), QSize(300, 100)); };
        const int least = 3 * 13 / 2; // what a digit has of its type's pixels, and more
        for (const auto& [view, height] :
             {std::pair{"answers", inkHeight(bars)}, std::pair{"kernels", inkHeight(kernels)},
              std::pair{"histograms", inkHeight(spreads, nameOf(0))}, std::pair{"classes", inkHeight(classes)},
              std::pair{"picture", inkHeight(picture)}, std::pair{"map", inkHeight(**legend)}})
            QVERIFY2(height > least, qPrintable(QString("%1: %2").arg(view).arg(height)));
    }

    void smallWindowsAreNeverMadeSmaller() {
        QCOMPARE(ui::Lesson::scaleFor({640, 400}), 1.0);
        QVERIFY(ui::Lesson::scaleFor({3840, 2160}) > 4);
    }

    /// The next window begins as the last one was before the lesson.
    void mapsOfTheDrawingHaveMoreRoom() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.lesson()->toggle();
        QTRY_COMPARE(window.size(), window.screen()->size());
        const auto share = [&window] { return static_cast<double>(window.drawPanel()->width()) / window.width(); };
        QTRY_VERIFY(share() > 0.4);
        window.tabs()->setCurrentWidget(window.insideView());
        QVERIFY(share() < 0.38);
        window.tabs()->setCurrentIndex(0);
        QVERIFY(share() > 0.4);
        window.lesson()->toggle();
    }

    void closingInALessonLeavesIt() {
        const QSize usual = [] {
            MainWindow window;
            window.resize(1100, 700);
            window.show();
            const QSize size = window.size();
            window.lesson()->toggle();
            window.close();
            return size;
        }();
        MainWindow next;
        QCOMPARE(QApplication::font().pixelSize(), 13);
        QVERIFY(!next.isFullScreen());
        QVERIFY(!next.trainPanel()->isHidden());
        QVERIFY(next.width() <= usual.width());
    }
};

QTEST_MAIN(LessonTest)
#include "lesson_test.moc"
