// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_text.h"

#include "ui/style/language.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {
namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(ui::RunText)
};

QDateTime localStart(const model::RunRecord& run) {
    return QDateTime::fromString(QString::fromStdString(run.started), Qt::ISODate).toLocalTime();
}

QString epochAtWork(const model::RunRecord& run) {
    return RunText::tr("%1 of %2").arg(std::min(run.epochs + 1, run.recipe.epochs)).arg(run.recipe.epochs);
}

} // namespace

QString runName(const model::RunRecord& run) {
    const QString name = QString::fromStdString(run.name);
    return run.study.empty() ? name : seedName(name, run.recipe.seed);
}

QString seedName(const QString& name, std::uint64_t seed) {
    return QCoreApplication::translate("app::Session", "%1 · seed %2").arg(name, QString::number(seed));
}

QString bestSeedName(const QString& name, int seeds) {
    return RunText::tr("%1 · best of %2").arg(name, QString::number(seeds));
}

QString outcomeText(const model::RunRecord& run, bool here) {
    switch (run.outcome) {
    case model::RunOutcome::running:
        return here ? RunText::tr("Epoch %1").arg(epochAtWork(run)) : RunText::tr("Running");
    case model::RunOutcome::completed:
        return RunText::tr("Completed");
    case model::RunOutcome::stopped:
        return RunText::tr("Stopped");
    case model::RunOutcome::interrupted:
        return RunText::tr("Interrupted");
    case model::RunOutcome::diverged:
        return RunText::tr("Diverged");
    case model::RunOutcome::failed:
        return RunText::tr("Failed");
    }
    return {};
}

QString outcomeSentence(const model::RunRecord& run, bool here) {
    const QString done = epochsText(run);
    const QString reason = run.reason.empty() ? QString() : " " + QString::fromStdString(run.reason);
    switch (run.outcome) {
    case model::RunOutcome::running:
        return here ? RunText::tr("Running: epoch %1.").arg(epochAtWork(run))
                    : RunText::tr("Running in another window or a terminal: %1 epochs are done.").arg(done);
    case model::RunOutcome::completed:
        return RunText::tr("Completed, %1 epochs.").arg(done) + reason;
    case model::RunOutcome::stopped:
        return RunText::tr("Stopped by hand after %1 epochs.").arg(done) + reason;
    case model::RunOutcome::interrupted:
        return RunText::tr("Interrupted after %1 epochs: the program ended in the middle of it.").arg(done) + reason;
    case model::RunOutcome::diverged:
        return RunText::tr("Diverged after %1 epochs: the loss was no longer a number.").arg(done) + reason;
    case model::RunOutcome::failed:
        return RunText::tr("Failed after %1 epochs.").arg(done) + reason;
    }
    return {};
}

QString epochsText(const model::RunRecord& run) {
    if (run.recipe.unread)
        return QString::number(run.epochs);
    return RunText::tr("%1 of %2").arg(run.epochs).arg(run.recipe.epochs);
}

QString weightsTitle(model::WeightsKind kind) {
    switch (kind) {
    case model::WeightsKind::best:
        return QObject::tr("best on validation");
    case model::WeightsKind::averaged:
        return QObject::tr("averaged");
    default:
        return QObject::tr("final");
    }
}

QString accuracyText(const std::optional<double>& fraction) {
    return fraction ? percent(*fraction, 2) : "–";
}

QString trainingTimeText(const model::RunRecord& run) {
    return run.seconds > 0 ? clockTime(run.seconds) : "–";
}

QString shortHash(const model::RunRecord& run) {
    return QString::fromStdString(run.origin.data.trainImages).left(8);
}

QString startedText(const model::RunRecord& run, const QDateTime& now) {
    const QDateTime start = localStart(run);
    if (start.date() == now.date())
        return shownLocale().toString(start, "HH:mm");
    //: A date without its year and a time, as Qt writes formats: 24 Nov 14:05
    const QString thisYear = RunText::tr("d MMM HH:mm");
    //: A date: 24 Nov 2026
    const QString before = RunText::tr("d MMM yyyy");
    return shownLocale().toString(start, start.date().year() == now.date().year() ? thisYear : before);
}

QString startedInFull(const model::RunRecord& run) {
    //: A date and a time: 24 November 2026, 14:05
    return shownLocale().toString(localStart(run), RunText::tr("d MMMM yyyy, HH:mm"));
}

} // namespace ui
