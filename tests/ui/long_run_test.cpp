// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of any length: what the curves keep of them is exact, bounded, and says what it is.
#include "tests/ui/warnings.h"
#include "ui/curves/curve_history.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/plot_export.h"
#include "ui/curves/run_lines.h"
#include "ui/curves/shown_runs.h"

#include <QImage>
#include <QTest>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

class LongRunTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPerEpoch = 1000;

    /// Values without any pattern that buckets could hide.
    static model::BatchMetrics batch(std::int64_t step) {
        const auto scrambled = static_cast<std::uint32_t>(step) * 2654435761U;
        const float loss = 0.01F + static_cast<float>(scrambled >> 8U) / static_cast<float>(1U << 24U);
        return {
            static_cast<int>(step / kPerEpoch) + 1, step, static_cast<double>(step + 1) / kPerEpoch, loss, 1 - loss / 2, 1, 1};
    }

    static model::EpochMetrics epoch(int number, double testLoss) { return {number, 3, 0.5, 0.8, testLoss, 0.95, 0.01, 1, 1, 1}; }

    static ui::CurveHistory history(std::int64_t batches) {
        ui::CurveHistory made;
        for (std::int64_t step = 0; step < batches; ++step)
            made.add(batch(step));
        return made;
    }

    static std::size_t mostPoints(const ui::CurvePlot& plot) {
        std::size_t most = 0;
        for (const QCustomPlot* each : plot.findChildren<QCustomPlot*>()) {
            for (int i = 0; i < each->graphCount(); ++i)
                most = std::max(most, static_cast<std::size_t>(each->graph(i)->data()->size()));
        }
        return most;
    }

private slots:
    void init() { failOnWarnings(); }

    /// Whatever the zoom, the buckets are a partition of the batches, and each says what these were.
    void bucketsAreExact() {
        const std::int64_t count = 3 * 32768 + 77;
        const ui::CurveHistory run = history(count);
        for (const std::size_t most : {std::size_t(10), std::size_t(700), std::size_t(1) << 20U}) {
            std::int64_t next = 0;
            for (const ui::BatchBucket& bucket : run.batches().between(0, 1e9, most)) {
                const model::BatchSpan& span = bucket.span;
                QCOMPARE(span.firstStep, next);
                next += span.batches;
                double sum = 0;
                double accuracies = 0;
                float least = std::numeric_limits<float>::max();
                float greatest = 0;
                for (std::int64_t step = span.firstStep; step < next; ++step) {
                    sum += static_cast<double>(batch(step).loss);
                    accuracies += static_cast<double>(batch(step).accuracy);
                    least = std::min(least, batch(step).loss);
                    greatest = std::max(greatest, batch(step).loss);
                }
                QCOMPARE(span.leastLoss, least);
                QCOMPARE(span.greatestLoss, greatest);
                QCOMPARE(span.leastAccuracy, 1 - greatest / 2);
                QCOMPARE(span.greatestAccuracy, 1 - least / 2);
                QVERIFY(std::abs(static_cast<double>(span.loss) - sum / span.batches) < 1e-6);
                QVERIFY(std::abs(static_cast<double>(span.accuracy) - accuracies / span.batches) < 1e-6);
                QCOMPARE(span.epochsDone, static_cast<double>(next) / kPerEpoch);
            }
            QCOMPARE(next, count);
        }
    }

    void aViewTakesTheFinestLevelThatFits() {
        const ui::CurveHistory run = history(30000); // each batch by itself
        const auto close = run.batches().between(10, 10.5, 600);
        QCOMPARE(close.size(), std::size_t(502)); // a neighbour at each side
        QCOMPARE(close.front().span.firstStep, 9998);
        const auto far = run.batches().between(0, 30, 600);
        QVERIFY(far.size() > 300 && far.size() < 620);
        QCOMPARE(far[1].span.batches, 64);
    }

    void millionsOfBatchesStayBounded() {
        const ui::CurveHistory run = history(5'000'000);
        QCOMPARE(run.batches().batches(), 5'000'000);
        QVERIFY(run.batches().buckets() <= 2 * ui::BatchPyramid::kCapacity);
        QVERIFY(run.batches().buckets() * sizeof(ui::BatchBucket) < 5'000'000);
        QVERIFY(run.batches().between(0, 1e9, 1U << 20U).size() > ui::BatchPyramid::kCapacity / 2 - 1); // and no coarser
    }

    void whatIsDrawnIsBoundedAtEveryZoom() {
        ui::CurvePlot plot;
        plot.resize(1200, 800);
        model::RunCurve run{"a", "a", 10'000, {}, {}};
        for (int number = 1; number <= 10'000; ++number)
            run.epochMetrics.push_back(epoch(number, 0.3 + 0.1 * std::sin(number)));
        plot.showRuns({run});
        std::vector<model::BatchMetrics> chunk;
        for (int step = 0; step < 1'000'000; ++step)
            chunk.push_back(batch(step));
        plot.addBatches(chunk);
        QCPAxis* axis = plot.findChildren<QCustomPlot*>("plot").at(0)->xAxis;
        std::size_t drawn = 0;
        for (double size = 10'000; size > 0.001; size /= 4) {
            axis->setRange(500, 500 + size); // of batches and of epochs there are more
            drawn = std::max(drawn, mostPoints(plot));
            plot.grab();
        }
        QVERIFY(drawn > 1000); // or this looks at nothing
        QVERIFY2(drawn <= 10'100, qPrintable(QString::number(drawn)));
    }

    /// The range of a bucket is painted down to its least and up to its greatest value, over its whole width.
    void theRangeOfABucketIsPainted() {
        ui::CurvePlot plot;
        plot.resize(900, 700);
        model::RunCurve run{"a", "a", 4, {}, {}};
        for (int i = 0; i < 4; ++i)
            run.batches.push_back({i * 1000LL, 1000, i + 1.0, 0.5F, i == 2 ? 0.01F : 0.4F, 0.6F, 0.8F, 0.7F, 0.9F});
        plot.showRuns({run});
        auto* loss = plot.findChildren<QCustomPlot*>("plot").at(0);
        const QImage image = plot.grab().toImage();
        const QPoint origin = loss->mapTo(&plot, QPoint());
        const auto colourAt = [&](double epochs, double value) {
            return image.pixel(origin + QPointF(loss->xAxis->coordToPixel(epochs), loss->yAxis->coordToPixel(value)).toPoint());
        };
        const QRgb band = colourAt(0.1, 0.55);
        QVERIFY(band != colourAt(0.1, 0.2));
        for (const double place : {2.1, 2.4, 2.9})
            QCOMPARE(colourAt(place, 0.012), band);
        QVERIFY(colourAt(1.9, 0.05) != band);
        QVERIFY(colourAt(3.1, 0.05) != band);
    }

    void extremesSurviveThinning() {
        ui::LinePoints line;
        for (int i = 0; i < 10'000; ++i)
            line.append({static_cast<double>(i), i == 7321 ? 9.0 : i == 1234 ? -9.0 : std::sin(i)});
        const ui::LinePoints thin = ui::extremesOf(line, {0, 10'000}, 500);
        QVERIFY(thin.size() <= 600 && thin.size() > 200);
        const auto holds = [&thin](double key, double value) {
            return std::any_of(thin.begin(), thin.end(), [&](const auto& p) { return p.key == key && p.value == value; });
        };
        QVERIFY(holds(7321, 9));
        QVERIFY(holds(1234, -9));
        QVERIFY(std::is_sorted(thin.begin(), thin.end(), [](const auto& a, const auto& b) { return a.key < b.key; }));
        QCOMPARE(ui::extremesOf(line, {100, 300}, 500).size(), 202); // few enough: all, and neighbours
    }

    void hoverSaysWhatABucketHolds() {
        ui::CurveHistory run(model::RunCurve{"a", "a", 4, {{1200, 64, 1, 0.08F, 0.02F, 0.31F, 0.98F, 0.9F, 1}}, {}});
        const auto lines = ui::describe(run, 0.7, ui::Figure::loss, "test");
        QCOMPARE(lines.at(1).text, QString("batches 1,201 – 1,264:"));
        QCOMPARE(lines.at(2).text, QString("loss 0.0200 to 0.310, mean 0.0800"));
        QCOMPARE(ui::describe(run, 0.7, ui::Figure::accuracy, "test").at(2).text,
                 QString("accuracy 90.00 % to 100.00 %, mean 98.00 %"));
    }

    void aTableOfALongRunSaysThatItIsJoined() {
        ui::CurveHistory run = history(40'000); // twos
        run.add(epoch(1, 0.25));
        const QList<QByteArray> lines = ui::toCsv(run, true).trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 20'000 + 1);
        const QList<QByteArray> names = lines[0].split(',');
        for (const QByteArray& line : lines)
            QCOMPARE(line.count(','), names.size() - 1);
        const QList<QByteArray> row = lines[3].split(',');
        const auto cell = [&names](const QList<QByteArray>& cells, const char* name) { return cells.at(names.indexOf(name)); };
        QCOMPARE(cell(row, "first_step"), QByteArray("4"));
        QCOMPARE(cell(row, "batches"), QByteArray("2"));
        QCOMPARE(cell(row, "train_loss_min").toFloat(), std::min(batch(4).loss, batch(5).loss));
        QCOMPARE(cell(row, "train_loss_max").toFloat(), std::max(batch(4).loss, batch(5).loss));
        const QList<QByteArray> epochRow = lines[501].split(',');
        QCOMPARE(cell(epochRow, "kind"), QByteArray("epoch"));
        QCOMPARE(cell(epochRow, "validation_loss"), QByteArray("0.25"));
        QCOMPARE(cell(epochRow, "learning_rate"), QByteArray("0.01"));
    }

    /// A run that was kept in wide spans and goes on does not lose them to the batches that follow.
    void aKeptRunGoesOn() {
        model::RunCurve run{"a", "a", 100, {}, {}};
        for (int i = 0; i < 4000; ++i)
            run.batches.push_back({i * 50'000LL, 50'000, (i + 1) / 80.0, 0.5F, 0.1F, 0.9F, 0.8F, 0.7F, 0.9F});
        ui::CurveHistory shown(run);
        QCOMPARE(shown.batches().between(0, 1e9, 1U << 20U).size(), std::size_t(4000));
        for (int i = 0; i < 120'000; ++i)
            shown.add(model::BatchMetrics{51, 200'000'000LL + i, 50 + i / 4e6, 0.2F, 0.9F, 1, 1});
        const auto all = shown.batches().between(0, 1e9, 1U << 20U);
        QCOMPARE(all.size(), std::size_t(4003)); // two wide ones more, and one that is still open
        QCOMPARE(all.back().span.batches, 20'000);
        QCOMPARE(shown.batches().batches(), 200'120'000);
    }

    void aSeriesOfAnyLengthStaysBounded() {
        ui::ShownRuns runs;
        runs.begin({}, false);
        for (int seed = 0; seed < 100; ++seed) {
            for (int step = 0; step < 3000; ++step)
                runs.current().add(batch(step));
            runs.addEpoch(epoch(1, 0.1 + 0.001 * seed));
            runs.beginRepeat();
        }
        QCOMPARE(runs.repeats().size(), ui::ShownRuns::kMaxRepeats);
        for (const ui::CurveHistory& run : runs.repeats())
            QVERIFY(run.batches().buckets() <= 2 * ui::ShownRuns::kThinned + 40);
        const auto bands = runs.bands().bands(ui::Figure::loss);
        QCOMPARE(bands.size(), std::size_t(1));
        QCOMPARE(bands[0].runs, 100); // also of those that are no longer drawn
        QCOMPARE(bands[0].lowest, 0.1);
        QVERIFY(std::abs(bands[0].mean - 0.1495) < 1e-9);
    }
};

QTEST_MAIN(LongRunTest)
#include "long_run_test.moc"
