// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/shown_runs.h"

#include "ui/curves/run_lines.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QObject>

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

constexpr int kMaxOverlays = 4;     ///< lines about them
constexpr qsizetype kNameSize = 18; ///< of an overlay, in characters

QPen linePen(const QColor& colour) {
    return QPen(colour, scaled(2));
}

std::vector<HoverLine> describeBatches(const BatchBucket& bucket, Figure figure) {
    const BucketFigure value = figureOf(bucket, figure);
    const QString mean = figureText(value.mean, figure);
    const QString smooth = QObject::tr("smoothed %1").arg(figureText(value.smooth, figure));
    if (bucket.span.batches == 1)
        return {{QObject::tr("batch %1").arg(mean)}, {smooth, linePen(theme().accent)}};
    const QString name = figure == Figure::loss       ? QObject::tr("loss")
                         : figure == Figure::accuracy ? QObject::tr("accuracy")
                                                      : QObject::tr("error rate");
    const bool turned = figure == Figure::error; // the greatest accuracy is the least error
    const double low = turned ? value.greatest : value.least;
    const double high = turned ? value.least : value.greatest;
    std::vector<HoverLine> lines{
        {QObject::tr("batches %1 – %2:")
             .arg(grouped(bucket.span.firstStep + 1), grouped(bucket.span.firstStep + bucket.span.batches))},
        {QObject::tr("%1 %2 to %3, mean %4").arg(name, figureText(low, figure), figureText(high, figure), mean)}};
    if (bucket.span.batches <= CurveHistory::kMemory)
        lines.push_back({smooth, linePen(theme().accent)});
    return lines;
}

QString describeOverlay(const OverlaidRun& run, double epoch, Figure figure, Figure other) {
    QString name = run.name;
    if (name.size() > kNameSize)
        name = name.left(kNameSize - 1) + "…";
    QStringList figures;
    if (run.bands) {
        const std::optional<EpochBand> band = run.bands->nearest(epoch, figure, 1);
        if (!band)
            return {};
        const QString mean = figureText(band->mean, figure);
        if (band->runs == 1)
            return QObject::tr("%1: %2, one run").arg(name, mean);
        const QString deviation = figure == Figure::loss ? lossText(band->deviation()) : decimal(100 * band->deviation(), 2);
        return QObject::tr("%1: %2 ± %3, %4 runs").arg(name, mean, deviation, QString::number(band->runs));
    }
    if (const auto bucket = run.history.batches().at(epoch)) {
        const AveragePoint point = averagePoint(*bucket, 0);
        const float average = figure == Figure::loss ? point.loss : point.accuracy;
        figures << QObject::tr("train %1").arg(figureText(static_cast<double>(average), figure));
    }
    if (const auto past = run.history.epochAt(epoch))
        figures << QObject::tr("%1 %2 (%3)")
                       .arg(run.validated ? QObject::tr("validation") : QObject::tr("test"),
                            figureText(testOf(*past, figure), figure), figureText(testOf(*past, other), other));
    return figures.isEmpty() ? QString() : QObject::tr("%1: %2").arg(name, figures.join(QObject::tr(", ")));
}

} // namespace

std::vector<HoverLine> describe(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn) {
    std::vector<HoverLine> lines{{QObject::tr("Epoch %1").arg(decimal(std::clamp(epoch, 0.0, run.epochsDone()), 2))}};
    if (const auto bucket = run.batches().at(epoch))
        std::ranges::copy(describeBatches(*bucket, figure), std::back_inserter(lines));
    if (figure != Figure::loss && run.endsNear(epoch)) {
        lines.push_back({QObject::tr("%1, stopped at epoch %2: %3")
                             .arg(measuredOn, partOfEpochs(run.end()->epochsDone), figureText(run.end()->testAccuracy, figure)),
                         linePen(theme().test)});
    } else if (const auto past = run.epochAt(epoch)) {
        lines.push_back({QObject::tr("train, epoch %1: %2").arg(past->epoch).arg(figureText(trainOf(*past, figure), figure))});
        lines.push_back(
            {QObject::tr("%1, epoch %2: %3").arg(measuredOn).arg(past->epoch).arg(figureText(testOf(*past, figure), figure)),
             linePen(theme().test)});
        lines.push_back({QObject::tr("learning rate %1").arg(significant(past->learningRate, 3))});
    }
    return lines;
}

std::vector<HoverLine> describeBriefly(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn) {
    QStringList figures;
    if (const auto bucket = run.batches().at(epoch))
        figures << QObject::tr("train %1").arg(figureText(figureOf(*bucket, figure).smooth, figure));
    if (figure != Figure::loss && run.endsNear(epoch))
        figures << QObject::tr("%1 %2").arg(measuredOn, figureText(run.end()->testAccuracy, figure));
    else if (const auto past = run.epochAt(epoch))
        figures << QObject::tr("%1 %2").arg(measuredOn, figureText(testOf(*past, figure), figure));
    const QString name = figure == Figure::loss       ? QObject::tr("loss")
                         : figure == Figure::accuracy ? QObject::tr("accuracy")
                                                      : QObject::tr("error rate");
    if (figures.isEmpty())
        return {};
    return {{QObject::tr("%1: %2").arg(name, figures.join(QObject::tr(", ")))}};
}

std::vector<HoverLine> describeOthers(const ShownRuns& runs, double epoch, Figure figure, Figure other) {
    std::vector<HoverLine> lines;
    if (runs.isSeries())
        for (const QString& line : runs.bands().describe(epoch, figure))
            lines.push_back({line});
    int described = 0;
    int more = 0;
    for (const OverlaidRun& run : runs.overlays()) {
        const QString line = run.visible ? describeOverlay(run, epoch, figure, other) : QString();
        if (line.isEmpty())
            continue;
        if (++described <= kMaxOverlays)
            lines.push_back({line, overlayPen(run.colour, scaled(2))});
        else
            ++more;
    }
    if (more > 0)
        lines.push_back({QObject::tr("and %1 more").arg(more)});
    return lines;
}

} // namespace ui
