// SPDX-License-Identifier: GPL-3.0-or-later
// Kept runs in the plots: shown, overlaid, hidden, removed.
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/experiment_plot.h"
#include "ui/curves/plot_card.h"
#include "ui/curves/run_chips.h"
#include "ui/curves/run_lines.h"
#include "ui/curves/shown_runs.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <qcustomplot.h>

#include <cmath>
#include <set>
#include <string>

class OverlaysTest : public QObject {
    Q_OBJECT

private:
    static constexpr double kTested = 0.123;

    /// Three epochs; every test loss is `testLoss`.
    static model::RunCurve kept(const std::string& id, double testLoss, int epochs = 3) {
        model::RunCurve run{id, "run " + id, epochs, {}, {}};
        for (int i = 0; i < 10 * epochs; ++i)
            run.batches.push_back({i, 1, (i + 1) / 10.0, 0.5F, 0.5F, 0.5F, 0.9F, 0.9F, 0.9F});
        for (int number = 1; number <= epochs; ++number)
            run.epochMetrics.push_back({number, epochs, 0.5, 0.9, testLoss, 0.97, 0.01, 1, 1, 1});
        return run;
    }

    static QCustomPlot* lossPlot(const ui::CurvePlot& plot) { return plot.findChildren<QCustomPlot*>("plot").at(0); }

    /// The graph of this constant test loss; null where none is drawn.
    static QCPGraph* graphOf(const ui::CurvePlot& plot, double testLoss) {
        for (int i = 0; i < lossPlot(plot)->graphCount(); ++i) {
            QCPGraph* graph = lossPlot(plot)->graph(i);
            if (graph->visible() && !graph->data()->isEmpty() && graph->data()->constBegin()->value == testLoss)
                return graph;
        }
        return nullptr;
    }

    static QToolButton* toggle(const ui::CurvePlot& plot, int index) {
        return plot.findChildren<QToolButton*>("chipToggle").at(index);
    }

private slots:
    void init() { failOnWarnings(); }

    void aKeptRunIsShownAndGoesOn() {
        ui::CurvePlot plot;
        plot.showRuns({kept("a", kTested)});
        QVERIFY(graphOf(plot, kTested) != nullptr);
        QCOMPARE(std::floor(lossPlot(plot)->xAxis->range().upper), 3.0);
        plot.addBatches({{4, 30, 3.1, 0.25F, 0.9F, 1, 1}});
        QTemporaryDir folder;
        QVERIFY(plot.saveAs(folder.filePath("a.csv")));
        QFile csv(folder.filePath("a.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 30 + 3 + 1);
        QCOMPARE(lines.back(), QByteArray("batch,30,3.1,0.25,0.899999976,,,"));
        plot.showRuns({kept("b", 0.3)}); // in its place, not over it
        QVERIFY(graphOf(plot, kTested) == nullptr);
    }

    void aChipHidesItsLineAndTheAxesFollow() {
        ui::CurvePlot plot;
        plot.resize(800, 700);
        plot.show();
        plot.showRuns({kept("a", 0.4)});
        const QCPRange alone = lossPlot(plot)->yAxis->range();
        plot.setOverlays({kept("b", kTested, 6), kept("c", 7)});
        QVERIFY(plot.findChild<ui::RunChips*>()->isVisible());
        QCOMPARE(plot.findChildren<QToolButton*>("chipToggle").size(), 2);
        QVERIFY(graphOf(plot, kTested) != nullptr);
        QVERIFY(lossPlot(plot)->yAxis->range().upper > 7);
        QCOMPARE(std::floor(lossPlot(plot)->xAxis->range().upper), 6.0);
        QTest::mouseClick(toggle(plot, 1), Qt::LeftButton);
        QVERIFY(graphOf(plot, 7) == nullptr);
        QVERIFY(graphOf(plot, kTested) != nullptr);
        QVERIFY(lossPlot(plot)->yAxis->range().upper < 7);
        QTest::keyClick(toggle(plot, 0), Qt::Key_Space);
        QVERIFY(graphOf(plot, kTested) == nullptr);
        QCOMPARE(std::floor(lossPlot(plot)->xAxis->range().upper), 3.0);
        QCOMPARE(lossPlot(plot)->yAxis->range(), alone);
        QTest::keyClick(toggle(plot, 0), Qt::Key_Space);
        QVERIFY(graphOf(plot, kTested) != nullptr);
    }

    void aRemovedRunIsGoneAndSaid() {
        ui::CurvePlot plot;
        plot.resize(800, 700);
        plot.show();
        plot.setOverlays({kept("b", kTested), kept("c", 0.7)});
        QSignalSpy removed(&plot, &ui::CurvePlot::overlayRemoved);
        auto* cross = plot.findChildren<QToolButton*>("chipRemove").at(0);
        QCOMPARE(cross->accessibleName(), QString("Remove the run run b"));
        QTest::mouseClick(cross, Qt::LeftButton);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toString(), QString("b"));
        QVERIFY(graphOf(plot, kTested) == nullptr);
        QVERIFY(graphOf(plot, 0.7) != nullptr);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTest::keyClick(toggle(plot, 0), Qt::Key_Delete);
        QCOMPARE(removed.size(), 2);
        QVERIFY(graphOf(plot, 0.7) == nullptr);
        QVERIFY(!plot.findChild<ui::RunChips*>()->isVisible());
    }

    void aRunKeepsItsColourAndStaysHidden() {
        ui::CurvePlot plot;
        plot.setOverlays({kept("b", kTested), kept("c", 0.7)});
        const QColor colour = graphOf(plot, 0.7)->pen().color();
        QVERIFY(colour != graphOf(plot, kTested)->pen().color());
        plot.setOverlays({kept("c", 0.7), kept("d", 0.8)});
        QCOMPARE(graphOf(plot, 0.7)->pen().color(), colour);
        QVERIFY(graphOf(plot, 0.8)->pen().color() != colour);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        toggle(plot, 0)->click();
        plot.setOverlays({kept("c", 0.7)});
        QVERIFY(graphOf(plot, 0.7) == nullptr);
    }

    void pensDiffer() {
        std::set<std::pair<QRgb, Qt::PenStyle>> pens;
        for (int number = 0; number < 24; ++number) {
            const QPen pen = ui::overlayPen(number, 1);
            pens.insert({pen.color().rgb(), pen.style()});
        }
        QCOMPARE(pens.size(), std::size_t(24));
    }

    void dashesFollowTheLine_data() {
        QTest::addColumn<int>("batches");
        QTest::newRow("over few points") << 8;
        QTest::newRow("over many points that lie closer than a dash is long") << 400;
    }

    /// Of a level line of dashes 4 and gaps 2 widths long two thirds are drawn, however many points it goes through.
    void dashesFollowTheLine() {
        QFETCH(int, batches);
        model::RunCurve run{"a", "run a", 1, {}, {}};
        for (int i = 0; i < batches; ++i)
            run.batches.push_back({i, 1, static_cast<double>(i + 1) / batches, 0.5F, 0.5F, 0.5F, 0.9F, 0.9F, 0.9F});
        QCustomPlot plot;
        plot.setViewport({0, 0, 640, 200});
        plot.xAxis->setRange(0.55, 0.9);
        plot.yAxis->setRange(0, 1);
        plot.xAxis->grid()->setVisible(false);
        plot.yAxis->grid()->setVisible(false);
        const ui::RunLines lines(&plot, "main");
        lines.setPens(QPen(Qt::black, 3, Qt::DashLine, Qt::FlatCap), QPen(Qt::NoPen));
        lines.show(ui::CurveHistory(run), ui::Figure::loss, plot.xAxis->range(), 1000);
        const QImage picture = plot.toPixmap(640, 200).toImage();
        const auto level = static_cast<int>(plot.graph(0)->valueAxis()->coordToPixel(plot.graph(0)->data()->constBegin()->value));
        const QRect inside = plot.axisRect()->rect().adjusted(20, 0, -20, 0);
        double drawn = 0;
        int changes = 0;
        const auto darkness = [&](int x) { return 1 - picture.pixelColor(x, level).lightnessF(); };
        for (int x = inside.left(); x <= inside.right(); ++x) {
            drawn += darkness(x);
            changes += (darkness(x) < 0.5) != (darkness(x - 1) < 0.5) ? 1 : 0;
        }
        const double share = drawn / inside.width();
        QVERIFY2(std::abs(share - 2.0 / 3) < 0.03, qPrintable(QString::number(share)));
        const double periods = static_cast<double>(inside.width()) / (3 * 6);
        QVERIFY2(std::abs(changes / 2.0 - periods) < 2, qPrintable(QString::number(changes)));
    }

    void hoverSpeaksOfAFewVisibleRuns() {
        ui::ShownRuns runs;
        std::vector<model::RunCurve> many;
        for (int i = 0; i < 7; ++i)
            many.push_back(kept(std::to_string(i), 0.1 * (i + 1)));
        runs.setOverlays(many, {"1"});
        runs.setOverlayVisible("0", false);
        const auto lines = ui::describeOthers(runs, 1.2, ui::Figure::loss, ui::Figure::error);
        QCOMPARE(lines.size(), std::size_t(5));
        QCOMPARE(lines[0].pen.color(), ui::overlayPen(1, 2).color()); // as its curve, the second
        QCOMPARE(lines[0].text, QString("run 1: train 0.500, validation 0.200 (3.00 %)"));
        QCOMPARE(lines[1].text, QString("run 2: train 0.500, test 0.300 (3.00 %)"));
        QCOMPARE(lines[4].text, QString("and 2 more"));
    }

    void variantsGrowSideBySide() {
        ui::ShownRuns runs;
        runs.setOverlays({kept("a", kTested)});
        runs.setVariants({"small", "wide"});
        const auto add = [&runs](const char* variant, double accuracy) {
            runs.setVariant(variant);
            runs.begin({}, false);
            runs.addEpoch({1, 1, 0.5, 0.9, 0.2, accuracy, 0.01, 1, 1, 1});
        };
        add("small", 0.90);
        add("wide", 0.95);
        add("small", 0.94);
        QCOMPARE(runs.overlays().size(), std::size_t(3)); // the kept run behind them, in a colour of its own
        QCOMPARE(runs.overlays()[2].colour, 2);
        const auto lines = ui::describeOthers(runs, 1, ui::Figure::accuracy, ui::Figure::loss);
        QCOMPARE(lines[0].text, QString("small: 92.00 % ± 2.83, 2 runs")); // √2 · 2 %
        QCOMPARE(lines[1].text, QString("wide: 95.00 %, one run"));
        runs.setVariant({});
        runs.addEpoch({1, 1, 0.5, 0.9, 0.2, 0.5, 0.01, 1, 1, 1});
        QCOMPARE(runs.overlays()[0].bands->bands(ui::Figure::accuracy)[0].runs, 2);
        runs.setVariants({});
        QCOMPARE(runs.overlays().size(), std::size_t(1));

        ui::CurvePlot plot;
        plot.resize(800, 700);
        plot.show();
        plot.setVariants({"small", "wide"});
        plot.beginRun(3, "wide");
        plot.addToVariant("small", kept("b", kTested));
        QVERIFY(graphOf(plot, kTested) != nullptr);
        QVERIFY(plot.overlayColours().isEmpty());
        for (const QToolButton* cross : plot.findChildren<QToolButton*>("chipRemove"))
            QVERIFY(cross->isHidden());
        toggle(plot, 0)->click();
        QVERIFY(graphOf(plot, kTested) == nullptr);
    }

    void anExperimentIsSetAgainstWhatVaried() {
        std::vector<model::RunRecord> runs;
        const auto add = [&runs](const char* name, double rate, std::uint64_t seed, double accuracy, double seconds) {
            model::RunRecord& run = runs.emplace_back();
            run.id = std::to_string(runs.size());
            run.study = "s";
            run.name = run.recipe.name = name;
            run.recipe.learningRate = rate;
            run.recipe.seed = seed;
            run.outcome = model::RunOutcome::completed;
            run.testAccuracy = accuracy;
            run.seconds = seconds;
        };
        add("slow", 0.01, 1, 0.90, 10);
        add("fast", 0.1, 1, 0.95, 12);
        add("slow", 0.01, 2, 0.92, 10);
        add("fast", 0.1, 2, 0.97, 12);
        runs.emplace_back(runs[0]).outcome = model::RunOutcome::failed; // counts for nothing
        ui::ExperimentPlot plot("rates");
        plot.setRuns(runs);
        const std::vector<model::PlotAxis> axes = model::experimentPoints(model::byVariant(runs)).axes;
        QCOMPARE(axes.size(), std::size_t(3));
        QCOMPARE(ui::titleOf(axes[0]) + ui::titleOf(axes[1]) + ui::titleOf(axes[2]), QString("Learning rateSecondsVariant"));
        QVERIFY(axes[0].logarithmic && axes[0].front == nullptr && !axes[1].logarithmic && axes[1].front != nullptr);
        const QString summary = plot.findChild<QLabel*>("experimentSummary")->text();
        QVERIFY2(summary.startsWith("4 runs; the best mean is that of fast: 96.00 % ± 1.41."), qPrintable(summary));
        QTemporaryDir folder;
        QVERIFY(plot.saveAs(folder.filePath("a.csv")) && plot.saveAs(folder.filePath("a.svg")));
        QVERIFY(!plot.saveAs(folder.filePath("a.txt")));
        QFile csv(folder.filePath("a.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray table = csv.readAll();
        QVERIFY2(table.startsWith("variant,seed,\"Learning rate\",test_accuracy\n\"slow\",1,0.01,0.9\n"), table);
        QCOMPARE(table.count('\n'), 5);
    }

    void validationIsCalledSo() {
        ui::CurvePlot plot;
        plot.showRuns({kept("a", kTested)});
        const auto header = [&plot] {
            QTemporaryDir folder;
            plot.saveAs(folder.filePath("a.csv"));
            QFile csv(folder.filePath("a.csv"));
            return csv.open(QIODevice::ReadOnly) ? csv.readLine().trimmed() : QByteArray();
        };
        plot.setMeasuredOnValidation(true);
        for (const ui::PlotCard* card : plot.findChildren<ui::PlotCard*>())
            QCOMPARE(card->testName(), QString("validation"));
        QCOMPARE(header(),
                 QByteArray("kind,step,epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,learning_rate"));
        plot.setMeasuredOnValidation(false);
        QVERIFY(header().contains(",test_loss,"));
    }
};

QTEST_MAIN(OverlaysTest)
#include "overlays_test.moc"
