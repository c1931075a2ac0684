// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>

namespace ui {

// How the page of runs writes what it knows of a run.

/// "spark", or "spark · seed 3" of one of a series.
QString runName(const model::RunRecord& run);
QString seedName(const QString& name, std::uint64_t seed);

/// "spark · seed 3 · best of 5".
QString bestSeedName(const QString& name, int seeds);

/// "Completed"; a run that is on says its epoch where this window trains it (`here`).
QString outcomeText(const model::RunRecord& run, bool here);

/// One or two sentences on how the run went, or goes.
QString outcomeSentence(const model::RunRecord& run, bool here);

/// "18 of 20".
QString epochsText(const model::RunRecord& run);

/// "Best on validation".
QString weightsTitle(model::WeightsKind kind);

/// "99.43 %" or a dash.
QString accuracyText(const std::optional<double>& fraction);

/// "1:05" or a dash.
QString trainingTimeText(const model::RunRecord& run);

/// The beginning of a checksum, enough to tell two apart.
QString shortHash(const model::RunRecord& run);

/// When it began, in local time; short as seen from `now`: "14:05" today, "24 Nov 14:05" this year, "24 Nov 2025" before.
QString startedText(const model::RunRecord& run, const QDateTime& now = QDateTime::currentDateTime());

/// "24 November 2026, 14:05", in local time.
QString startedInFull(const model::RunRecord& run);

} // namespace ui
