// SPDX-License-Identifier: GPL-3.0-or-later
// What the curves of long runs cost: QT_QPA_PLATFORM=offscreen curve_bench
#include "ui/curves/curve_plot.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kPerEpoch = 20000;

std::mt19937 chance(7);

float noisyLoss(double done) {
    std::uniform_real_distribution<double> spread(-0.7, 0.7);
    return static_cast<float>((2.2 * std::exp(-9 * done) + 0.2 * std::exp(-0.05 * done) + 0.03) * std::exp(spread(chance)));
}

model::EpochMetrics epochOf(int number, int epochs) {
    const double error = 0.006 + 0.02 * std::exp(-0.1 * number) + 0.0005 * std::sin(number);
    return {number, epochs, 10 * error, 1 - 2 * error, 3 * error, 1 - error, 0.01, 1, 1, 18900};
}

/// `count` batches as they would come, drawn by nobody.
void train(ui::CurvePlot& plot, std::int64_t count, int perEpoch) {
    std::vector<model::BatchMetrics> chunk;
    const int epochs = static_cast<int>(count / perEpoch);
    for (std::int64_t step = 0; step < count; ++step) {
        const double done = static_cast<double>(step + 1) / perEpoch;
        const float loss = noisyLoss(done);
        chunk.push_back({static_cast<int>(step / perEpoch) + 1, step, done, loss,
                         std::round(128 * std::max(0.1F, 1 - loss / 3)) / 128, 18900, 1});
        if (chunk.size() == 100000 || (step + 1) % perEpoch == 0) {
            plot.addBatches(chunk);
            chunk.clear();
        }
        if ((step + 1) % perEpoch == 0)
            plot.addEpoch(epochOf(static_cast<int>((step + 1) / perEpoch), epochs));
    }
}

std::vector<model::RunCurve> keptRuns(int count, double epochs) {
    std::vector<model::RunCurve> runs;
    for (int run = 0; run < count; ++run) {
        model::RunCurve curve{std::to_string(run), "run " + std::to_string(run), static_cast<int>(epochs), {}, {}};
        for (int i = 0; i < 4096; ++i) {
            const double done = (i + 1) * epochs / 4096;
            const float loss = noisyLoss(done) * (1 + 0.1F * static_cast<float>(run));
            curve.batches.push_back({i * 100LL, 100, done, loss, loss / 2, loss * 2, 1 - loss / 3, 0.8F, 1});
        }
        for (int epoch = 1; epoch <= epochs; ++epoch)
            curve.epochMetrics.push_back(epochOf(epoch, static_cast<int>(epochs)));
        runs.push_back(std::move(curve));
    }
    return runs;
}

/// Of this thread: other programs do not count.
double processorMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Draws views from all epochs down to a few batches, at several places; prints what one drawing of both plots takes, the
/// least of three.
void measure(ui::CurvePlot& plot, const char* name, double epochs) {
    const auto plots = plot.findChildren<QCustomPlot*>("plot");
    std::vector<double> times;
    for (double size = epochs; size > 0.0005; size /= 2) {
        for (const double place : {0.0, 0.3, 0.8, 1.0}) {
            double least = 1e9;
            for (int again = 0; again < 3; ++again) { // caches are warm in a window that is in use
                plots[0]->xAxis->setRange(0, 1);
                const double begin = processorMilliseconds();
                plots[0]->xAxis->setRange(place * (epochs - size), place * (epochs - size) + size);
                for (QCustomPlot* each : plots)
                    each->replot(QCustomPlot::rpImmediateRefresh);
                least = std::min(least, processorMilliseconds() - begin);
            }
            times.push_back(least);
        }
    }
    const double whole = times.front();
    std::sort(times.begin(), times.end());
    std::printf("%-44s %3zu views: median %5.1f ms, worst %5.1f ms, all epochs %5.1f ms\n", name, times.size(),
                times[times.size() / 2], times.back(), whole);
}

/// Kilobytes of this process in memory.
long residentKilobytes() {
    QFile file("/proc/self/status");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

void measureRun(const char* name, std::int64_t batches, int perEpoch, int overlays = 0, bool runBefore = false) {
    ui::CurvePlot plot;
    plot.resize(1280, 800);
    plot.show();
    QCoreApplication::processEvents();
    const double epochs = static_cast<double>(batches) / perEpoch;
    if (runBefore) {
        plot.beginRun(static_cast<int>(std::ceil(epochs)));
        train(plot, batches, perEpoch);
    }
    const long before = residentKilobytes();
    QElapsedTimer timer;
    timer.start();
    plot.beginRun(static_cast<int>(std::ceil(epochs)));
    train(plot, batches, perEpoch);
    const double seconds = static_cast<double>(timer.elapsed()) / 1e3;
    const long after = residentKilobytes();
    plot.setOverlays(keptRuns(overlays, epochs));
    plot.resetView();
    QCoreApplication::processEvents();
    std::printf("%s: %lld batches taken in %.1f s, %+ld kB\n", name, static_cast<long long>(batches), seconds, after - before);
    measure(plot, name, epochs);
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    ui::applyTheme(application, ui::ThemeChoice::light);
    measureRun("20 epochs of 469 batches", 20 * 469, 469);
    measureRun("20 epochs of 1,500 batches", 20 * 1500, 1500);
    measureRun("20 epochs, 12 overlays", 20 * 469, 469, 12);
    measureRun("20 epochs, the run before", 20 * 469, 469, 0, true);
    measureRun("10,000 epochs", 10000 * 100, 100);
    measureRun("100 hours", 200'000'000, kPerEpoch);
    return 0;
}
