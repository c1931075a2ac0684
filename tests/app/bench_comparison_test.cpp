// SPDX-License-Identifier: GPL-3.0-or-later
// Two programs that measure in turn. The programs are scripts that answer what they are told: how they differ is known.
#include "app/commands/bench_comparison.h"

#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <string>

namespace fs = std::filesystem;

namespace {

/// Answers `bench` with the words' next figure at each call, over and over.
std::string program(const fs::path& path, const std::string& milliseconds, const std::string& dataset = "MNIST") {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    const std::string script = "#!/bin/bash\n"
                               "echo \"$@\" >>'" +
                               path.string() +
                               ".calls'\n"
                               "figures=(" +
                               milliseconds +
                               ")\n"
                               "calls=$(wc -l <'" +
                               path.string() +
                               ".calls')\n"
                               "ms=${figures[(calls - 1) % ${#figures[@]}]}\n"
                               "echo '{\"threads\": 2, \"dataset\": \"" +
                               dataset +
                               "\", \"step_fused_ms\": {\"median\": '$ms'},'\n"
                               "echo '\"augment_images_per_second\": {\"median\": '$((1000000 / ms))'}}'\n";
    file.write(script.data(), static_cast<qint64>(script.size()));
    file.setPermissions(file.permissions() | QFile::ExeOwner);
    return path.string();
}

std::string errorOf(const std::string& ours, const std::string& other) {
    try {
        app::compareBenches(ours, other, {"", 0, 3});
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class BenchComparisonTest : public QObject {
    Q_OBJECT

private slots:
    /// Each way in which n ratios can lie on one side or the other of the true median, 1, is as likely as any other.
    void theIntervalHoldsTheMedianAsOftenAsItSays() {
        for (const std::size_t n : {8, 9, 10, 11, 12, 15}) {
            int held = 0;
            int narrowerHeld = 0;
            for (unsigned sides = 0; sides < 1U << n; ++sides) {
                std::vector<double> ratios;
                for (std::size_t i = 0; i < n; ++i) {
                    const double distance = 0.001 * static_cast<double>((7 * i) % n + 1);
                    ratios.push_back((sides >> i & 1U) != 0 ? 1 + distance : 1 - distance);
                }
                const app::PairedRatio ratio = app::pairedRatio(ratios);
                held += ratio.low <= 1 && 1 <= ratio.high ? 1 : 0;
                std::sort(ratios.begin(), ratios.end());
                const auto next = std::upper_bound(ratios.begin(), ratios.end(), ratio.low) - ratios.begin();
                narrowerHeld +=
                    ratios[static_cast<std::size_t>(next)] <= 1 && 1 <= ratios[n - 1 - static_cast<std::size_t>(next)];
            }
            const double all = std::pow(2.0, static_cast<double>(n));
            QVERIFY2(held / all >= app::kConfidence, qPrintable(QString::number(n)));
            QVERIFY2(narrowerHeld / all < app::kConfidence, qPrintable(QString::number(n))); // none that holds is narrower
        }
    }

    void fewPairsSayNothing() {
        const app::PairedRatio ratio = app::pairedRatio({2, 2, 2, 2, 2, 2, 2});
        QCOMPARE(ratio.median, 2.0);
        QCOMPARE(ratio.low, 0.0);
        QVERIFY(std::isinf(ratio.high));
    }

    void aRegressionIsToldFromNoise_data() {
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("others");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QString>("verdict");
        // The machine slows down by half in between; a tenth between the programs shows all the same.
        QTest::newRow("slower") << "110 220 220 330 110 220 330 110"
                                << "100 200 200 300 100 200 300 100" << 1.1 << "slower";
        QTest::newRow("faster") << "90 180 180 270 90 180 270 90"
                                << "100 200 200 300 100 200 300 100" << 0.9 << "faster";
        QTest::newRow("noise") << "110 90 112 88 105 95 120 80"
                               << "100" << 1.0 << "no difference seen";
    }

    void aRegressionIsToldFromNoise() {
        QFETCH(QString, ours);
        QFETCH(QString, others);
        QFETCH(double, ratio);
        QFETCH(QString, verdict);
        const synthetic::TemporaryFolder folder;
        const std::string one = program(folder / "one", ours.toStdString());
        const std::string other = program(folder / "other", others.toStdString());
        const auto figures = app::compareBenches(one, other, {"mine", 3, 8});
        QCOMPARE(figures.size(), std::size_t{2}); // what neither knows is left out
        QCOMPARE(figures[0].key, std::string("step_fused_ms"));
        for (const app::ComparedFigure& figure : figures) { // time, of the speed too
            QVERIFY2(std::abs(figure.time.median - ratio) < 0.02, qPrintable(QString::number(figure.time.median)));
            QCOMPARE(QString(figure.verdict), verdict);
        }
        QFile calls(QString::fromStdString(one + ".calls"));
        QVERIFY(calls.open(QIODevice::ReadOnly));
        QCOMPARE(calls.readAll(), QByteArray("bench --quick --json --threads 3 --data mine\n").repeated(8));
    }

    void whatCannotBeComparedIsTold() {
        const synthetic::TemporaryFolder folder;
        const std::string one = program(folder / "one", "100");
        const std::string missing = (folder / "missing").string();
        QVERIFY(errorOf(one, missing).starts_with(missing + " cannot be started"));
        QVERIFY(errorOf(one, "/bin/false").starts_with("/bin/false could not measure"));
        QVERIFY(errorOf(one, "/bin/true").starts_with("/bin/true answered"));
        const std::string elsewhere = program(folder / "elsewhere", "100", "KMNIST");
        QCOMPARE(errorOf(one, elsewhere), elsewhere + " measured with another \"dataset\".");
        QFile calls(QString::fromStdString(elsewhere + ".calls"));
        QVERIFY(calls.open(QIODevice::ReadOnly));
        QCOMPARE(calls.readAll().count('\n'), 1); // after the first pair, not after minutes
    }
};

QTEST_GUILESS_MAIN(BenchComparisonTest)
#include "bench_comparison_test.moc"
