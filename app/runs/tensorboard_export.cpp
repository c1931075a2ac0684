// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/tensorboard_export.h"

#include "app/runs/event_file.h"
#include "app/runs/run_json.h"
#include "model/files/atomic_file.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

/// Seconds since 1970; 0 for what is no time.
double secondsOf(const std::string& time) {
    const QDateTime parsed = QDateTime::fromString(toText(time), Qt::ISODate);
    return parsed.isValid() ? static_cast<double>(parsed.toMSecsSinceEpoch()) / 1000 : 0;
}

/// What stands at a step.
struct Point {
    std::int64_t step = 0;
    std::vector<Scalar> scalars;
};

std::vector<Point> pointsOf(const model::RunRecord& run, const model::RunCurve& curve) {
    std::vector<Point> points;
    for (const model::BatchSpan& span : curve.batches) {
        points.push_back({span.firstStep + span.batches - 1, {{"loss/train", span.loss}, {"accuracy/train", span.accuracy}}});
    }
    const bool validates = run.recipe.validate;
    const int batch = std::max(run.recipe.batchSize, 1);
    const std::int64_t epochSteps = (run.trainImages + batch - 1) / batch;
    for (const model::EpochMetrics& epoch : curve.epochMetrics) {
        const std::int64_t steps = std::min(epoch.epoch * epochSteps, std::max<std::int64_t>(run.steps, 1));
        points.push_back({std::max<std::int64_t>(steps - 1, 0),
                          {{validates ? "loss/validation" : "loss/test", static_cast<float>(epoch.testLoss)},
                           {validates ? "accuracy/validation" : "accuracy/test", static_cast<float>(epoch.testAccuracy)},
                           {"learning_rate", static_cast<float>(epoch.learningRate)}}});
    }
    std::ranges::stable_sort(points, {}, &Point::step);
    return points;
}

} // namespace

std::string runFileName(const std::string& name, const std::string& id) {
    constexpr int kMaxCharacters = 60; // of up to three bytes: names end at 255
    static const QRegularExpression awkward(R"([\x00-\x1f\x7f/\\:*?"<>|])");
    QString text = toText(name).replace(awkward, "_").left(kMaxCharacters).trimmed();
    if (!text.isEmpty() && text.back().isHighSurrogate()) { // its other half was cut off
        text.chop(1);
    }
    if (text.startsWith('.')) { // hidden
        text[0] = '_';
    }
    return (text.isEmpty() ? "run" : text.toStdString()) + "-" + id;
}

void exportToTensorBoard(const RunStore& store, const std::vector<std::string>& ids, const fs::path& folder) {
    for (const std::string& id : ids) {
        const model::RunRecord run = store.find(id);
        const std::vector<Point> points = pointsOf(run, store.curve(run.id));
        const double started = secondsOf(run.started);
        // Only the beginning and the end of a run have their times: what lies between is spread evenly.
        const double ended = std::max(secondsOf(run.ended), started + run.seconds);
        const auto steps = static_cast<double>(points.empty() ? 1 : std::max(points.back().step + 1, run.steps));
        EventFile file(started);
        for (const Point& point : points) {
            file.add(started + (ended - started) * static_cast<double>(point.step + 1) / steps, point.step, point.scalars);
        }
        const fs::path target = folder / runFileName(run.name, run.id);
        std::error_code error;
        fs::create_directories(target, error);
        if (error) {
            throw model::Error(target.string() + ": this folder cannot be made (" + error.message() + ").",
                               "Choose another one, or check that you may write there and that the disk has room.");
        }
        const auto second = std::to_string(static_cast<long long>(started));
        model::writeFileAtomically(target / ("events.out.tfevents." + second + ".digitlab"), file.bytes());
    }
}

} // namespace app
