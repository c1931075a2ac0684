// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/path_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/window/first_steps.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/tour.h"

#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <memory>

using ui::MainWindow;
using ui::RunState;

class TourTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;
    std::unique_ptr<MainWindow> window_;

    QWidget* named(const char* name) const { return window_->findChild<QWidget*>(name); }
    ui::Tour& tour() const { return *window_->tour(); }

    void open(const QSize& size = {1280, 800}, bool data = true) {
        window_ = std::make_unique<MainWindow>();
        window_->resize(size);
        window_->show();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        if (data)
            window_->setHasData(true, "MNIST");
        tour().setPause(0);
        tour().begin();
        QCOMPARE(tour().step(), 0);
    }

    void drawLine() const {
        ui::DrawingCanvas* canvas = window_->drawPanel()->canvas();
        QTest::mousePress(canvas, Qt::LeftButton, {}, {100, 60});
        QTest::mouseMove(canvas, {100, 120});
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {100, 200});
    }

    void clickTab(const QWidget* page) const {
        QTabBar* bar = window_->tabs()->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(window_->tabs()->indexOf(const_cast<QWidget*>(page))).center());
        QApplication::processEvents();
    }

    /// The card points at this control, lies beside it, and a click there reaches it.
    void pointsAt(QWidget* control) const {
        QVERIFY(control != nullptr && control->isVisible());
        const auto place = [&] { return QRect(control->mapTo(window_.get(), QPoint()), control->size()); };
        QTRY_COMPARE(tour().card()->outlined(), place());
        QTRY_VERIFY(!tour().card()->geometry().intersects(place())); // once it has glided there
        QTRY_VERIFY(window_->rect().contains(tour().card()->geometry()));
        QVERIFY(window_->childAt(place().center()) == control || control->isAncestorOf(window_->childAt(place().center())));
    }

private slots:
    void init() { failOnWarnings(); }
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void cleanup() { window_.reset(); }

    void theWholeTour_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1280, 800);
        QTest::newRow("smallest") << QSize(1024, 640);
    }

    void theWholeTour() {
        QFETCH(QSize, size);
        open(size);
        pointsAt(window_->drawPanel()->canvas());
        drawLine();
        QTRY_COMPARE(tour().step(), 1);

        pointsAt(named("trainButton"));
        QSignalSpy train(window_.get(), &MainWindow::trainRequested);
        QTest::mouseClick(named("trainButton"), Qt::LeftButton);
        QCOMPARE(train.size(), 1);
        window_->setRunState(RunState::training);
        pointsAt(window_->curvePlot());
        window_->curvePlot()->beginRun(5);
        window_->curvePlot()->addEpoch({1, 5, 0.2, 0.95, 0.1, 0.97, 0.1, 3, 0.4, 18900});
        QTRY_COMPARE(tour().step(), 2);

        QTRY_VERIFY(tour().card()->isNeed()); // the settings are fixed during a run
        pointsAt(named("stopButton"));
        window_->setRunState(RunState::idle);
        if (!window_->isRecipeShown()) {
            QTRY_VERIFY(tour().card()->outlined().isValid());
            pointsAt(named("unfoldRecipeButton"));
            QTest::mouseClick(named("unfoldRecipeButton"), Qt::LeftButton);
        }
        pointsAt(named("rotationSlider"));
        QTest::keyClick(named("rotationSlider"), Qt::Key_End);
        QVERIFY(window_->trainPanel()->recipe().augmentation.rotationDegrees == 90);
        QTRY_COMPARE(tour().step(), 3);

        clickTab(window_->mistakesView());
        pointsAt(named("evaluateButton"));
        QSignalSpy evaluate(window_->mistakesView(), &ui::MistakesView::evaluateRequested);
        QTest::mouseClick(named("evaluateButton"), Qt::LeftButton);
        QCOMPARE(evaluate.size(), 1);
        model::Evaluation evaluation;
        evaluation.images = 10;
        evaluation.confusion = model::ConfusionMatrix(10);
        evaluation.confusion.at(4, 9) = 10;
        window_->mistakesView()->setEvaluation(evaluation);
        pointsAt(window_->mistakesView()->matrix());
        QTest::mouseClick(window_->mistakesView()->matrix(), Qt::LeftButton, {},
                          window_->mistakesView()->matrix()->rect().center());
        QTRY_COMPARE(tour().step(), 4);

        QVERIFY(tour().card()->isNeed()); // nothing has been read yet
        pointsAt(window_->drawPanel()->canvas());
        window_->drawPanel()->showReading({{{model::ReadDigit{}}}, window_->drawPanel()->canvas()->drawing(), 0.5, "epoch 1"});
        pointsAt(window_->drawPanel()->bars());
        QSignalSpy meant(window_->drawPanel(), &ui::DrawPanel::drawingLabelled);
        QTest::keyClick(window_->drawPanel()->canvas(), Qt::Key_3);
        QCOMPARE(meant.size(), 1);
        QTRY_COMPARE(tour().step(), 5);

        clickTab(window_->insideView());
        QTRY_VERIFY(!tour().card()->isNeed());
        emit window_->insideView()->path()->seenChanged({10, 10, 30, 30}); // as a pointer above a pixel does
        QTRY_VERIFY(!tour().isOn());
        QVERIFY(named("tourCard") == nullptr || !named("tourCard")->isVisible());
    }

    void itFollowsTheWindow() {
        open({1024, 640});
        tour().next();
        window_->resize(1400, 900);
        pointsAt(named("trainButton"));
        tour().next();
        window_->resize(1120, 640);
        pointsAt(named("rotationSlider"));
    }

    void everyStepCanBeLeft() {
        for (const bool byKey : {true, false})
            for (int step = 0; step < 6; ++step) {
                open();
                drawLine();
                QTRY_COMPARE(tour().step(), 1); // the drawing stays whatever is left
                for (int i = 1; i < step; ++i)
                    QTest::mouseClick(tour().card()->findChild<QPushButton*>("tourNext"), Qt::LeftButton);
                if (step == 0)
                    tour().begin();
                QCOMPARE(tour().step(), step);
                byKey ? QTest::keyClick(window_.get(), Qt::Key_Escape)
                      : QTest::mouseClick(tour().card()->findChild<QToolButton*>("tourLeave"), Qt::LeftButton);
                QVERIFY(!tour().isOn());
                QVERIFY(!window_->drawPanel()->canvas()->drawing().empty());
                QTRY_VERIFY(named("tourOutline") == nullptr);
            }
    }

    void theHelpCardBeginsItAgain() {
        open();
        tour().leave();
        QTest::keyClick(window_.get(), Qt::Key_F1);
        QTest::mouseClick(window_->findChild<QPushButton*>("helpTourButton"), Qt::LeftButton);
        QCOMPARE(tour().step(), 0);
        QVERIFY(tour().card()->isVisible());
    }

    void withoutDataItSaysWhatIsNeeded() {
        open({1280, 800}, false);
        QSettings().remove("firstSteps/done");
        window_->offerFirstSteps();
        tour().next();
        pointsAt(named("fetchButton"));
        QVERIFY(tour().card()->isNeed());
        QVERIFY(tour().card()->text().contains("MNIST"));
        tour().next();
        tour().next();
        clickTab(window_->mistakesView());
        pointsAt(named("dataButton"));
        QVERIFY(tour().card()->isNeed());
        window_->setHasData(true, "MNIST");
        pointsAt(named("evaluateButton"));
        QVERIFY(!tour().card()->isNeed());
    }

    void theWideCanvasHidesThePages() {
        open();
        window_->drawPanel()->setWide(true);
        for (int i = 0; i < 3; ++i)
            tour().next();
        pointsAt(named("backToPagesButton"));
        QTest::mouseClick(named("backToPagesButton"), Qt::LeftButton);
        QTRY_VERIFY(!tour().card()->isNeed());
    }

    void itGoesBackAndEnterGoesOn() {
        open();
        auto* back = named("tourBack");
        QVERIFY(!back->isEnabled());
        QTest::keyClick(named("tourNext"), Qt::Key_Return);
        QCOMPARE(tour().step(), 1);
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(tour().step(), 0);
    }

    /// The samples show what the slider does.
    void theCardLeavesTheSamplesFree() {
        open();
        tour().next();
        tour().next();
        const QWidget* strip = named("thumbnailStrip");
        const QRect samples(strip->mapTo(window_.get(), QPoint()), strip->size());
        QVERIFY(!tour().card()->geometry().intersects(samples));
    }

    void theFirstStepsTickThemselvesAndOfferTheTour() {
        QSettings().remove("firstSteps");
        MainWindow first;
        first.show();
        first.offerFirstSteps();
        ui::FirstSteps* steps = first.firstSteps();
        const auto* covered = first.findChild<QWidget*>("savePlotButton");
        QVERIFY(!covered->isEnabled()); // the keyboard does not get lost under the card
        QVERIFY(steps->isVisible());
        model::ReadDigit three;
        three.prediction = {{0, 0, 0.01F, 0.962F, 0, 0, 0, 0, 0.028F, 0}, 3};
        first.drawPanel()->showReading({{{three}}, {}, 0.5, "quick"});
        QVERIFY(steps->isDone(ui::FirstSteps::draw) && !steps->isDone(ui::FirstSteps::data));
        QVERIFY(MainWindow().firstSteps()->isDone(ui::FirstSteps::draw)); // the program may be killed at any time
        first.setHasData(true, "MNIST");                                  // which takes no offer away
        QVERIFY(steps->isDone(ui::FirstSteps::data) && steps->isVisible());
        first.findChild<QPushButton*>("firstTourButton")->click();
        QVERIFY(first.tour()->isOn());
        QSignalSpy train(&first, &MainWindow::trainRequested);
        first.findChild<QPushButton*>("firstTrainButton")->click();
        QCOMPARE(train.size(), 1);
        first.tabs()->setCurrentWidget(first.mistakesView()); // in front of it
        first.setRunState(ui::RunState::training);
        first.tabs()->setCurrentWidget(first.curvePlot());
        QVERIFY(!steps->isVisible());
        QVERIFY(covered->isEnabled());
        MainWindow second;
        second.show();
        second.offerFirstSteps();
        QVERIFY(!second.firstSteps()->isVisible());
    }
};

QTEST_MAIN(TourTest)
#include "tour_test.moc"
