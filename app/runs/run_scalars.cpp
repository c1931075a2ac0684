// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scalars.h"

#include "app/runs/run_json.h"

#include <QDateTime>

#include <algorithm>

namespace app {
namespace {

double secondsOf(const std::string& time) {
    const QDateTime parsed = QDateTime::fromString(toText(time), Qt::ISODate);
    return parsed.isValid() ? static_cast<double>(parsed.toMSecsSinceEpoch()) / 1000 : 0;
}

} // namespace

std::pair<double, double> runTimes(const model::RunRecord& run) {
    const double started = secondsOf(run.started);
    return {started, std::max(secondsOf(run.ended), started + run.seconds)};
}

std::vector<ScalarPoint> scalarPoints(const model::RunRecord& run, const model::RunCurve& curve) {
    std::vector<ScalarPoint> points;
    for (const model::BatchSpan& span : curve.batches) {
        points.push_back({span.firstStep + span.batches - 1, 0, {{"loss/train", span.loss}, {"accuracy/train", span.accuracy}}});
    }
    const bool validates = run.recipe.validate;
    const int batch = std::max(run.recipe.batchSize, 1);
    const std::int64_t epochSteps = (run.trainImages + batch - 1) / batch;
    for (const model::EpochMetrics& epoch : curve.epochMetrics) {
        const std::int64_t steps = std::min(epoch.epoch * epochSteps, std::max<std::int64_t>(run.steps, 1));
        points.push_back({std::max<std::int64_t>(steps - 1, 0),
                          0,
                          {{validates ? "loss/validation" : "loss/test", static_cast<float>(epoch.testLoss)},
                           {validates ? "accuracy/validation" : "accuracy/test", static_cast<float>(epoch.testAccuracy)},
                           {"learning_rate", static_cast<float>(epoch.learningRate)}}});
    }
    std::ranges::stable_sort(points, {}, &ScalarPoint::step);
    // Only the start and the end of a run have times: the steps between are spread evenly.
    const auto [started, ended] = runTimes(run);
    const auto steps = static_cast<double>(points.empty() ? 1 : std::max(points.back().step + 1, run.steps));
    for (ScalarPoint& point : points) {
        point.time = started + (ended - started) * static_cast<double>(point.step + 1) / steps;
    }
    return points;
}

std::vector<std::pair<std::string, nlohmann::ordered_json>> hyperparameters(const model::RunRecord& run) {
    std::vector<std::pair<std::string, nlohmann::ordered_json>> found;
    if (!run.recipe.unread) {
        model::visitAllSettings(run.recipe, [&](const model::SettingInfo& info, const auto& value) {
            found.emplace_back(info.option, toJsonValue(value));
        });
    }
    std::erase_if(found, [](const auto& setting) { return setting.second.is_null(); });
    return found;
}

} // namespace app
