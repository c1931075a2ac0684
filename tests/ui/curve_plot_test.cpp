// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/curves/axis_tickers.h"
#include "ui/curves/curve_history.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/figure.h"
#include "ui/curves/plot_card.h"
#include "ui/curves/run_end_card.h"
#include "ui/curves/run_lines.h"
#include "ui/curves/shown_runs.h"
#include "ui/style/theme.h"
#include "ui/widgets/hover_card.h"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

class CurvePlotTest : public QObject {
    Q_OBJECT

private:
    static std::vector<model::BatchMetrics> batches(int count, int perEpoch) {
        std::vector<model::BatchMetrics> made;
        for (int i = 0; i < count; ++i) {
            const double done = (i + 1.0) / perEpoch;
            made.push_back(
                {i / perEpoch + 1, i, done, static_cast<float>(2.3 * std::exp(-done) + 0.01 * (i % 7)), 0.9F, 1000, 10});
        }
        return made;
    }

    static model::EpochMetrics epoch(int number) { return {number, 3, 0.5, 0.8, 0.25, 0.95, 0.01, 1, 1, 1000}; }

private slots:
    void init() { failOnWarnings(); }

    void savesEveryFormat() {
        QTemporaryDir folder;
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.beginRun(3);
        plot.addBatches(batches(30, 10));
        plot.addEpoch(epoch(1));
        plot.addEnd({3, 0.985});
        for (const QString suffix : {"png", "svg", "pdf", "csv"})
            QVERIFY2(plot.saveAs(folder.filePath("curves." + suffix)), qPrintable(suffix));
        QCOMPARE(QImage(folder.filePath("curves.png")).size(), QSize(1920, 1600));
        QVERIFY(QSvgRenderer(folder.filePath("curves.svg")).isValid());
        QFile svg(folder.filePath("curves.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray drawn = svg.readAll();
        for (const char* title : {">Loss<", ">Accuracy<", ">Learning rate<"})
            QVERIFY2(drawn.contains(title), title);
        QFile pdf(folder.filePath("curves.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        QFile csv(folder.filePath("curves.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 30 + 1 + 1);
        QCOMPARE(lines[0], QByteArray("kind,step,epoch,train_loss,train_accuracy,test_loss,test_accuracy,learning_rate"));
        QVERIFY(lines[1].startsWith("batch,0,0.1,"));
        QCOMPARE(lines[11], QByteArray("epoch,,1,0.5,0.8,0.25,0.95,0.01"));
        QCOMPARE(lines.last(), QByteArray("end,,3,,,,0.985,"));
    }

    /// Compressing a picture takes longer than the window may stand still.
    void theMenuSavesBesideTheWindow() {
        QTemporaryDir folder;
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.beginRun(3);
        plot.addBatches(batches(30, 10));
        QSignalSpy saved(&plot, &ui::CurvePlot::saved);
        QSignalSpy failed(&plot, &ui::CurvePlot::saveFailed);
        const auto save = [&plot](const QString& path) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, plot.mapToGlobal(QPoint(5, 5)));
            QApplication::sendEvent(plot.findChild<QCustomPlot*>("plot"), &event); // which is under the mouse
            plot.findChild<QMenu*>("curveMenu")->actions().first()->trigger();
            plot.findChild<QMenu*>("curveMenu")->close();
            emit plot.findChild<QFileDialog*>()->fileSelected(path);
            plot.findChild<QFileDialog*>()->close();
        };
        save(folder.filePath("curves.png"));
        QCOMPARE(saved.size(), 0);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(QImage(folder.filePath("curves.png")).size(), QSize(1920, 1600));
        QTRY_VERIFY(plot.findChild<QFileDialog*>() == nullptr);
        save(folder.filePath("missing/curves.png"));
        QTRY_COMPARE(failed.size(), 1);
    }

    /// Every point where its metrics say; the test's are as measured, whatever is smoothed beside them.
    void pointsStandAtTheirEpochs() {
        ui::CurvePlot plot;
        plot.beginRun(3);
        plot.addBatches(batches(30, 10));
        model::EpochMetrics second = epoch(2);
        second.testLoss = 0.125;
        second.testAccuracy = 0.97;
        plot.addEpoch(epoch(1));
        plot.addEpoch(second);
        const auto plots = plot.findChildren<QCustomPlot*>("plot"); // loss, accuracy
        QCOMPARE(plots.size(), 2);
        using Points = QList<QPointF>;
        const auto pointsOf = [](const QCPGraph* graph) {
            Points points;
            for (const QCPGraphData& point : *graph->data())
                points << QPointF(point.key, point.value);
            return points;
        };
        const auto drawn = [&](qsizetype which, const Points& points) {
            for (int i = 0; i < plots[which]->graphCount(); ++i)
                if (pointsOf(plots[which]->graph(i)) == points)
                    return true;
            return false;
        };
        QVERIFY(drawn(0, {{1, 0.25}, {2, 0.125}}));
        QVERIFY(drawn(1, {{1, 95}, {2, 97}}));
        Points losses;
        for (const model::BatchMetrics& batch : batches(30, 10))
            losses << QPointF(batch.epochsDone, static_cast<double>(batch.loss));
        QVERIFY(drawn(0, losses));

        // Stopped in the middle of an epoch, with a figure of its own.
        plot.addEnd({2.74, 0.985});
        QVERIFY(drawn(1, {{1, 95}, {2, 97}, {2.74, 98.5}}) && drawn(0, {{1, 0.25}, {2, 0.125}}));
        QCOMPARE(plots[1]->findChild<QCPItemText*>("bestEpoch")->text(), QString("best 98.50 % · epoch 2.7"));
        model::RunCurve kept{"id", "kept", 3, {}, {epoch(1), second}, model::CurveEnd{2.74, 0.985}};
        ui::CurveHistory history(kept);
        QCOMPARE(ui::describe(history, 2.6, ui::Figure::accuracy, "test").back().text,
                 QString("test, stopped at epoch 2.7: 98.50 %"));
        QVERIFY(ui::describe(history, 2.2, ui::Figure::accuracy, "test").at(2).text.startsWith("test, epoch 2: 97"));
        history.setEnd({2, 0.97}); // an epoch's end is that epoch's
        QCOMPARE(history.end()->epochsDone, 2.74);
        plot.addBatches({batches(30, 10).back()}); // it goes on
        QVERIFY(drawn(1, {{1, 95}, {2, 97}}));
    }

    void theBestEpochIsMarked() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.beginRun(3);
        const double accuracies[] = {0.95, 0.98, 0.97};
        for (int number = 1; number <= 3; ++number) {
            model::EpochMetrics metrics = epoch(number);
            metrics.testAccuracy = accuracies[number - 1];
            plot.addEpoch(metrics);
        }
        const auto plots = plot.findChildren<QCustomPlot*>("plot");
        QCOMPARE(plots[1]->findChild<QCPItemText*>("bestEpoch")->text(), QString("best 98.00 % · epoch 2"));
        QVERIFY(!plots[0]->findChild<QCPItemText*>("bestEpoch")->visible());
    }

    void errorsHaveALogarithmicAxis() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.show();
        plot.beginRun(3);
        plot.addEpoch(epoch(1)); // 95 %
        auto* figures = plot.findChildren<QAbstractButton*>()[0];
        for (auto* button : plot.findChildren<QAbstractButton*>())
            figures = button->text() == "Error rate" ? button : figures;
        QTest::mouseClick(figures, Qt::LeftButton);
        auto* accuracy = plot.findChildren<QCustomPlot*>("plot").at(1);
        QCOMPARE(accuracy->yAxis->scaleType(), QCPAxis::stLogarithmic);
        bool found = false;
        for (int i = 0; i < accuracy->graphCount(); ++i)
            for (const QCPGraphData& point : *accuracy->graph(i)->data())
                found = found || (point.key == 1 && std::abs(point.value - 5) < 1e-9);
        QVERIFY(found);
        QVERIFY(accuracy->yAxis->range().contains(5));
        ui::CurvePlot again; // it is remembered
        QCOMPARE(again.findChildren<QCustomPlot*>("plot").at(1)->yAxis->scaleType(), QCPAxis::stLogarithmic);
        QSettings().clear();
    }

    void theHighestRateOfAGridLineIsWritten() {
        ui::CurvePlot plot;
        plot.resize(700, 700);
        model::EpochMetrics metrics = epoch(1);
        metrics.learningRate = 0.094; // its axis ends just above the line of 0.1
        plot.addEpoch(metrics);
        plot.show();
        auto* rate = plot.findChild<QCustomPlot*>("ratePlot");
        const QImage picture = rate->toPixmap(rate->width(), rate->height()).toImage();
        const int line = static_cast<int>(rate->yAxis->coordToPixel(0.1));
        const QRect label(QPoint(rate->axisRect()->left() - 30, line - 3), QPoint(rate->axisRect()->left() - 4, line + 3));
        QImage empty(label.size(), picture.format());
        empty.fill(ui::theme().panel);
        QVERIFY(picture.rect().contains(label));
        QVERIFY(picture.copy(label) != empty);
    }

    void theLearningRateStandsBelow() {
        ui::CurvePlot plot;
        plot.resize(700, 640);
        plot.show();
        plot.beginRun(3);
        plot.addEpoch(epoch(1));
        auto* rate = plot.findChild<QCustomPlot*>("ratePlot");
        QVERIFY(rate->isVisible());
        QCOMPARE(rate->graph(0)->dataCount(), 1);
        QCOMPARE(rate->graph(0)->dataMainValue(0), 0.01);
        auto* loss = plot.findChildren<QCustomPlot*>("plot").at(0);
        loss->xAxis->setRange(0.5, 1.5); // zoomed
        QCOMPARE(rate->xAxis->range(), QCPRange(0.5, 1.5));
        plot.resize(700, 400);
        QTRY_VERIFY(!rate->isVisible());
    }

    void theEmptyAxisGoesToTheRecipesEpochs() {
        ui::CurvePlot plot;
        plot.setPlannedEpochs(5);
        const auto* axis = plot.findChildren<QCustomPlot*>("plot").at(0)->xAxis;
        QCOMPARE(axis->range().upper, 5.0);
        plot.beginRun(3);
        plot.addEpoch(epoch(1));
        plot.setPlannedEpochs(40); // there is something to see
        QCOMPARE(std::floor(axis->range().upper), 3.0);
    }

    /// All epochs that the run will have, from its first batch on.
    void theAxisGoesToThePlannedEpochsAtOnce() {
        ui::CurvePlot plot;
        plot.beginRun(8);
        const auto* axis = plot.findChildren<QCustomPlot*>("plot").at(0)->xAxis;
        for (int count = 0; count < 30; count += 10) {
            QCOMPARE(std::floor(axis->range().upper), 8.0);
            plot.addBatches(batches(10, 10));
        }
        model::RunCurve stopped{"a", "a", 8, {}, {epoch(1)}};
        plot.showRuns({stopped});
        QCOMPARE(std::floor(axis->range().upper), 8.0);
    }

    /// Between two epochs nothing was tested: text and dot are of the nearest one.
    void textAndDotAreOfTheSameEpoch() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.show();
        plot.beginRun(6);
        plot.addBatches(batches(50, 10));
        for (int number = 1; number <= 5; ++number) {
            model::EpochMetrics metrics = epoch(number);
            metrics.testAccuracy = 0.90 + 0.01 * number;
            plot.addEpoch(metrics);
        }
        auto* accuracy = plot.findChildren<QCustomPlot*>("plot").at(1);
        accuracy->replot();
        const QPointF place(accuracy->xAxis->coordToPixel(4.9), accuracy->axisRect()->center().y());
        QMouseEvent move(QEvent::MouseMove, place, accuracy->mapToGlobal(place), Qt::NoButton, {}, {});
        QApplication::sendEvent(accuracy, &move);
        QStringList lines;
        for (const ui::HoverLine& line : plot.findChild<ui::HoverCard*>()->lines())
            lines << line.text;
        QVERIFY2(lines.contains("test, epoch 5: 95.00 %"), qPrintable(lines.join('\n')));
        QStringList dots;
        for (int i = 0; i < accuracy->itemCount(); ++i)
            if (auto* dot = qobject_cast<QCPItemTracer*>(accuracy->item(i)); dot != nullptr && dot->graph() != nullptr) {
                dot->updatePosition();
                if (dot->graph()->name() == ui::kMeasuredAtEpochs)
                    dots << QString("%1: %2").arg(dot->position->key()).arg(dot->position->value());
            }
        QCOMPARE(dots, QStringList{"5: 95"});
    }

    /// Drawn from each batch while it is trained, and from spans of several after a restart.
    void aRunLooksTheSameAfterARestart_data() {
        QTest::addColumn<int>("perEpoch");
        QTest::newRow("short") << 40;
        QTest::newRow("long") << 938;
    }

    void aRunLooksTheSameAfterARestart() {
        QFETCH(int, perEpoch);
        constexpr int kEpochs = 8;
        auto many = batches(kEpochs * perEpoch, perEpoch);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i].accuracy = static_cast<float>(64 - (i * 2654435761U >> 8U) % 5) / 64;
        model::RunCurve kept{"a", "a", kEpochs, {}, {}};
        const int width = (kEpochs * perEpoch + 1023) / 1024; // as it is recorded
        for (std::size_t first = 0; first < many.size(); first += static_cast<std::size_t>(width)) {
            model::BatchSpan span{many[first].step, 0, 0, 0, 9, 0, 0, 1, 0, 0};
            double squares = 0;
            for (std::size_t i = first; i < std::min(many.size(), first + static_cast<std::size_t>(width)); ++i) {
                ++span.batches;
                span.epochsDone = many[i].epochsDone;
                span.loss += many[i].loss;
                span.leastLoss = std::min(span.leastLoss, many[i].loss);
                span.greatestLoss = std::max(span.greatestLoss, many[i].loss);
                span.accuracy += many[i].accuracy;
                squares += std::pow(static_cast<double>(many[i].accuracy), 2);
            }
            span.loss /= static_cast<float>(span.batches);
            span.accuracy /= static_cast<float>(span.batches);
            span.accuracyDeviation = static_cast<float>(
                std::sqrt(std::max(0.0, squares / span.batches - std::pow(static_cast<double>(span.accuracy), 2))));
            kept.batches.push_back(span);
        }
        ui::CurvePlot live;
        live.beginRun(kEpochs);
        live.addBatches(many);
        ui::CurvePlot again;
        again.showRuns({kept});
        // Of each tenth of an epoch the range that is painted, by the axis.
        const auto ranges = [](ui::CurvePlot& plot, int which) {
            plot.resize(700, 600);
            std::map<int, std::pair<double, double>> found;
            const auto* one = plot.findChildren<QCustomPlot*>("plot").at(which);
            for (const QCPLayerable* child : one->layer("batches")->children())
                for (const QCPGraphData& point : *qobject_cast<const QCPGraph*>(child)->data()) {
                    auto& [low, high] = found.try_emplace(static_cast<int>(point.key * 10 - 1e-9), 1e9, -1e9).first->second;
                    low = std::min(low, point.value);
                    high = std::max(high, point.value);
                }
            return found;
        };
        for (const int which : {0, 1}) {
            const auto a = ranges(live, which);
            const auto b = ranges(again, which);
            QCOMPARE(b.size(), a.size());
            for (const auto& [place, range] : a) {
                const double room = which == 0 ? 0.1 * range.second : 1;
                QVERIFY2(std::abs(b.at(place).first - range.first) <= room && std::abs(b.at(place).second - range.second) <= room,
                         qPrintable(QString("%1: %2 … %3, then %4 … %5")
                                        .arg(place)
                                        .arg(range.first)
                                        .arg(range.second)
                                        .arg(b.at(place).first)
                                        .arg(b.at(place).second)));
            }
        }
    }

    void theLastDotIsWhole() {
        ui::CurvePlot plot;
        plot.resize(500, 400);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.beginRun(2);
        plot.addEpoch(epoch(1));
        plot.addEpoch(epoch(2));
        constexpr int kRadius = 4;
        for (const QCustomPlot* one : plot.findChildren<QCustomPlot*>("plot"))
            QVERIFY(one->xAxis->coordToPixel(2) + kRadius <= one->axisRect()->right());
    }

    /// Of many batches with few different values: a narrow band where they are, not all that was ever reached.
    void accuraciesOfBatchesAreABand() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.beginRun(2);
        auto many = batches(2000, 1000);
        for (std::size_t i = 0; i < many.size(); ++i)
            many[i].accuracy = i % 50 == 0 ? 1.0F : i % 2 == 0 ? 0.90F : 0.92F;
        plot.addBatches(many);
        const auto* accuracy = plot.findChildren<QCustomPlot*>("plot").at(1);
        double lowest = 100;
        double highest = 0;
        for (const QCPLayerable* child : accuracy->layer("batches")->children()) {
            const auto* graph = qobject_cast<const QCPGraph*>(child);
            for (const QCPGraphData& point : *graph->data()) {
                lowest = std::min(lowest, point.value);
                highest = std::max(highest, point.value);
            }
        }
        QVERIFY2(lowest > 88 && lowest < 91, qPrintable(QString::number(lowest)));
        QVERIFY2(highest > 91 && highest < 95, qPrintable(QString::number(highest)));
    }

    void theRunBeforeStaysToCompareWith() {
        ui::CurvePlot plot;
        plot.beginRun(3);
        plot.addEpoch(epoch(1));
        const auto testOfEpochOne = [&plot](double percent) {
            int graphs = 0;
            const auto* accuracy = plot.findChildren<QCustomPlot*>("plot").at(1);
            for (int i = 0; i < accuracy->graphCount(); ++i)
                for (const QCPGraphData& point : *accuracy->graph(i)->data())
                    graphs += point.key == 1 && point.value == percent ? 1 : 0;
            return graphs;
        };
        QCOMPARE(testOfEpochOne(95), 1);
        plot.beginRun(3);
        model::EpochMetrics better = epoch(1);
        better.testAccuracy = 0.97;
        plot.addEpoch(better);
        QCOMPARE(testOfEpochOne(95), 1);
        QCOMPARE(testOfEpochOne(97), 1);
        plot.beginRun(3); // one before is enough
        QCOMPARE(testOfEpochOne(95), 0);
        QCOMPARE(testOfEpochOne(97), 1);
    }

    void keysMoveTheView() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.addBatches(batches(30, 10));
        const QImage whole = plot.grab().toImage();
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Right, Qt::Key_Minus, Qt::Key_Left, Qt::Key_0})
            QTest::keyClick(&plot, key);
        QTRY_COMPARE(plot.grab().toImage(), whole);
    }

    /// Where one has zoomed there is a way back that is seen.
    void aZoomedPlotOffersAllOfIt() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        plot.show();
        plot.beginRun(3);
        plot.addBatches(batches(30, 10));
        const auto buttons = plot.findChildren<QPushButton*>(QRegularExpression("ShowAll$"));
        QCOMPARE(buttons.size(), 2);
        const auto visible = [&] {
            return std::ranges::count_if(buttons, [](const auto* button) { return button->isVisible(); });
        };
        QCOMPARE(visible(), 0);
        auto* loss = plot.findChildren<QCustomPlot*>("plot").at(0);
        const QCPRange whole = loss->xAxis->range();
        loss->replot();
        QWheelEvent wheel(loss->axisRect()->center(), loss->mapToGlobal(loss->axisRect()->center()), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(loss, &wheel);
        QVERIFY(loss->xAxis->range() != whole);
        QCOMPARE(visible(), 2);
        buttons[1]->setFocus();
        QTest::keyClick(buttons[1], Qt::Key_Space);
        QCOMPARE(loss->xAxis->range(), whole);
        QCOMPARE(visible(), 0);
        QTest::keyClick(&plot, Qt::Key_Plus);
        QCOMPARE(visible(), 2);
        QTest::keyClick(&plot, Qt::Key_0);
        QCOMPARE(visible(), 0);
    }

    /// In a low plot, and in a lesson's larger letters; QCustomPlot leaves out what the edge would cut.
    void theTopmostLabelIsSeen() {
        for (const double scale : {1.0, 1.3, 2.0}) {
            ui::keepTextScale(scale);
            ui::applyTheme(*qApp, ui::ThemeChoice::light);
            ui::CurvePlot plot;
            plot.resize(600, static_cast<int>(320 * scale));
            plot.show();
            plot.addEpoch(epoch(1));
            QApplication::processEvents();
            auto* accuracy = plot.findChildren<QCustomPlot*>("plot").value(1);
            accuracy->replot();
            const int top = static_cast<int>(accuracy->yAxis->coordToPixel(100));
            const QImage label =
                accuracy->grab(QRect(0, std::max(0, top - ui::scaled(6)), accuracy->axisRect()->left(), ui::scaled(12)))
                    .toImage();
            bool seen = false;
            for (int y = 0; y < label.height(); ++y)
                for (int x = 0; x < label.width(); ++x)
                    seen = seen || qGray(label.pixel(x, y)) < 200;
            QVERIFY2(seen, qPrintable(QString("at %1 in %2 pixels").arg(scale).arg(accuracy->height())));
        }
        ui::keepTextScale(1);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    /// What a stranger to losses needs to know: which way is the better one, and why the test looks better than train.
    void plotsSayWhichWayIsBetter() {
        ui::CurvePlot plot;
        plot.resize(900, 700);
        plot.show();
        const auto cards = plot.findChildren<ui::PlotCard*>();
        QCOMPARE(cards.size(), 2);
        const auto sense = [](const ui::PlotCard* card) { return card->findChild<QLabel*>("plotSense")->text(); };
        QCOMPARE(sense(cards[0]), QString("(lower is better)"));
        QCOMPARE(sense(cards[1]), QString("(higher is better)"));
        for (auto* button : plot.findChildren<QAbstractButton*>())
            if (button->text() == "Error rate")
                button->click();
        QCOMPARE(sense(cards[1]), QString("(lower is better)"));
        QSettings().clear();
        for (const ui::PlotCard* card : cards) {
            auto* note = card->findChildren<QToolButton*>(QRegularExpression("LegendNote$")).value(0);
            QVERIFY(note != nullptr && note->focusPolicy() & Qt::TabFocus);
            QVERIFY(note->accessibleDescription().contains("dropout") && note->toolTip() == note->accessibleDescription());
        }
    }

    void aRunsEndStandsAtTheFootUntilTheNextOne() {
        ui::CurvePlot plot;
        plot.resize(700, 640);
        plot.show();
        plot.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&plot));
        plot.beginRun(8);
        auto* card = plot.findChild<ui::RunEndCard*>();
        auto* rate = plot.findChild<QCustomPlot*>("ratePlot");
        const auto text = [card] { return card->findChild<QLabel*>("runEndText")->text(); };
        const auto button = [card](const char* name) { return card->findChild<QPushButton*>(name); };
        QVERIFY(!card->isVisible() && rate->isVisible());
        plot.showEnd({.completed = true, .epoch = 8, .epochs = 8, .seconds = 47, .correct = 9959, .images = 10000});
        QVERIFY(card->isVisible() && !rate->isVisible()); // in its place: no axis is covered
        QCOMPARE(text(), QString("Done in 0:47. 9,959 of 10,000 test images read right."));
        QCOMPARE(button("runEndMistakes")->text(), QString("See the 41 mistakes"));
        QVERIFY(button("runEndLonger")->isVisible() && !button("runEndContinue")->isVisible());
        QVERIFY2(button("runEndLonger")->toolTip().startsWith("Begins a new run of 8 epochs"),
                 qPrintable(button("runEndLonger")->toolTip()));
        QSignalSpy mistakes(&plot, &ui::CurvePlot::mistakesRequested);
        QSignalSpy inside(&plot, &ui::CurvePlot::insideRequested);
        QSignalSpy longer(&plot, &ui::CurvePlot::trainLongerRequested);
        QSignalSpy resumed(&plot, &ui::CurvePlot::continueRequested);
        for (const char* name : {"runEndMistakes", "runEndInside", "runEndLonger"})
            QTest::mouseClick(button(name), Qt::LeftButton);
        QCOMPARE(mistakes.size() + inside.size() + longer.size(), 3);
        plot.hideEnd();
        QVERIFY(!card->isVisible() && rate->isVisible());

        plot.showEnd({.completed = false, .epoch = 2, .epochs = 8, .seconds = 12, .canContinue = true});
        QCOMPARE(text(), QString("Stopped in epoch 2 of 8, after 0:12."));
        QVERIFY(!button("runEndMistakes")->isVisible() && !button("runEndLonger")->isVisible());
        QCOMPARE(button("runEndContinue")->text(), QString("Continue from epoch 2"));
        QTest::mouseClick(button("runEndContinue"), Qt::LeftButton);
        QCOMPARE(resumed.size(), 1);
        auto* close = card->findChild<QToolButton*>("runEndClose");
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Escape);
        QVERIFY(card->isVisible());
        QSignalSpy dismissed(&plot, &ui::CurvePlot::endDismissed);
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(!card->isVisible());
        QCOMPARE(dismissed.size(), 1);
        QCOMPARE(QApplication::focusWidget(), &plot);
        plot.showEnd({.seconds = 5, .correct = 99, .images = 100, .series = "5 seeds: mean 99.19 % ± 0.10"});
        QCOMPARE(text(), QString("5 seeds: mean 99.19 % ± 0.10. The best reads 99 of 100 right."));
        QCOMPARE(button("runEndMistakes")->text(), QString("See the mistake"));
    }

    /// Three rows of chips and the card of a run's end: on a low page the loss gives way.
    void plotsStayHighEnough() {
        ui::CurvePlot plot;
        plot.resize(640, 484);
        plot.show();
        std::vector<model::RunCurve> kept;
        for (int i = 0; i < 12; ++i)
            kept.push_back({std::to_string(i), "a run with a long name " + std::to_string(i), 3, {}, {epoch(1)}});
        for (const bool crowded : {false, true}) {
            plot.setOverlays(crowded ? kept : std::vector<model::RunCurve>());
            plot.showEnd({.completed = true, .epochs = 3, .seconds = 47, .correct = 9959, .images = 10000});
            QTRY_COMPARE(plot.findChildren<ui::PlotCard*>().value(0)->isVisible(), !crowded);
            for (const QCustomPlot* each : plot.findChildren<QCustomPlot*>("plot"))
                if (each->isVisible())
                    QTRY_VERIFY2(each->height() >= 100, qPrintable(QString::number(each->height())));
        }
    }

    void refusesWhatItCannotWrite() {
        QTemporaryDir folder;
        ui::CurvePlot plot;
        plot.addBatches(batches(3, 10));
        QVERIFY(!plot.saveAs(folder.filePath("curves.xyz")));
        QVERIFY(!QFile::exists(folder.filePath("curves.xyz")));
        QVERIFY(!plot.saveAs(folder.filePath("missing/curves.png")));
    }

    void survivesLossesThatAreNoNumbers() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        auto some = batches(10, 10);
        some[4].loss = std::numeric_limits<float>::quiet_NaN();
        some[5].loss = std::numeric_limits<float>::infinity();
        some[6].loss = 0;
        plot.addBatches(some);
        model::EpochMetrics bad = epoch(1);
        bad.trainLoss = bad.testLoss = std::numeric_limits<double>::quiet_NaN();
        plot.addEpoch(bad);
        plot.grab();
        ui::CurveHistory history;
        for (const auto& batch : some)
            history.add(batch);
        QVERIFY(std::isfinite(history.batches().last()->smoothLoss));
    }

    void averagesFollowTheBeginningAndSmoothTheRest() {
        ui::CurveHistory history;
        model::BatchMetrics batch;
        batch.loss = 2;
        history.add(batch);
        QCOMPARE(history.batches().last()->smoothLoss, 2.0F);
        for (int i = 0; i < 5000; ++i) {
            batch.loss = i % 2 == 0 ? 0.0F : 1.0F;
            batch.accuracy = i % 2 == 0 ? 1.0F : 0.5F;
            history.add(batch);
        }
        QVERIFY(std::abs(history.batches().last()->smoothAccuracy - 0.75) < 0.01);
        QVERIFY(std::abs(history.batches().last()->smoothLoss - 0.5) < 0.01);
    }

    void findsWhatIsUnderTheMouse() {
        ui::CurveHistory history;
        QVERIFY(!history.batches().at(1));
        QVERIFY(!history.epochAt(1));
        for (const auto& batch : batches(30, 10))
            history.add(batch);
        history.add(epoch(1));
        history.add(epoch(2));
        QCOMPARE(history.batches().at(-5)->span.firstStep, 0);
        QCOMPARE(history.batches().at(1.04)->span.firstStep, 9);
        QCOMPARE(history.batches().at(99)->span.firstStep, 29);
        QCOMPARE(history.epochAt(0.2)->epoch, 1);
        QCOMPARE(history.epochAt(1.4)->epoch, 1);
        QCOMPARE(history.epochAt(1.6)->epoch, 2);
        QCOMPARE(history.epochAt(9)->epoch, 2);
        QCOMPARE(ui::describe(history, 1.04, ui::Figure::accuracy, "test").at(1).text, QString("batch 90.00 %"));
        QCOMPARE(ui::describe(history, 1.04, ui::Figure::accuracy, "test").back().text, QString("learning rate 0.01"));
    }

    void bandsSpanTheRunsThatFinishedAnEpoch() {
        ui::EpochBands spread;
        for (int run = 0; run < 3; ++run) {
            for (int number = 1; number <= 3 - run; ++number) {
                model::EpochMetrics metrics = epoch(number);
                metrics.testAccuracy = 0.9 + 0.01 * run + 0.001 * number;
                spread.add(metrics);
            }
        }
        model::EpochMetrics bad = epoch(3);
        bad.testAccuracy = std::numeric_limits<double>::quiet_NaN();
        spread.add(bad);
        const auto bands = spread.bands(ui::Figure::accuracy);
        QCOMPARE(bands.size(), std::size_t(2)); // of the third epoch there is one figure only
        QCOMPARE(bands[0].epoch, 1);
        QCOMPARE(bands[0].runs, 3);
        QCOMPARE(bands[0].lowest, 0.901);
        QCOMPARE(bands[0].mean, 0.911);
        QCOMPARE(bands[0].highest, 0.921);
        QCOMPARE(bands[1].runs, 2);
    }

    void aSeriesKeepsItsRunsUntilTheNextOne() {
        ui::CurvePlot plot;
        plot.resize(700, 600);
        const auto run = [&plot] {
            plot.addBatches(batches(30, 10));
            for (int number = 1; number <= 3; ++number)
                plot.addEpoch(epoch(number));
            plot.resetView();
        };
        plot.beginRun(3);
        run();
        const QImage alone = plot.grab().toImage();
        plot.beginRepeat();
        run();
        const QImage repeated = plot.grab().toImage();
        QVERIFY(repeated != alone);
        plot.clear();
        plot.beginRun(3);
        run();
        QTRY_COMPARE(plot.grab().toImage(), alone);
    }

    void axesEndAtRoundNumbers() {
        QCOMPARE(ui::accuracyFloor(99.4), 98.0);
        QCOMPARE(ui::accuracyFloor(98.5), 97.0);
        QCOMPARE(ui::accuracyFloor(10), 0.0);
        QCOMPARE(ui::lossTicks(0.01, 3), (std::vector<double>{0.01, 0.1, 1, 10}));
        QCOMPARE(ui::lossTicks(0.2, 1).size(), std::size_t(6));
    }
};

QTEST_MAIN(CurvePlotTest)
#include "curve_plot_test.moc"
