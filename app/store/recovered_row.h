// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

/// Whether a row of a damaged database is what it should be: pages that were mixed up bring rows of other tables, and the end of
/// a long text may be noise. Rows begin with their key, the columns follow.
namespace app::recovered {

inline constexpr auto kRunColumns =
    "id, study, kind, name, note, starred, recipe, options, environment, data_set, data_hash, train_images, started, ended, "
    "outcome, reason, epochs, steps, seconds, train_accuracy, validation_accuracy, test_accuracy, best_epoch, model, deleted";
inline constexpr auto kBatchColumns =
    "batches, epochs_done, loss, least_loss, greatest_loss, accuracy, least_accuracy, greatest_accuracy, run";
inline constexpr auto kEpochColumns =
    "train_loss, train_accuracy, test_loss, test_accuracy, learning_rate, train_seconds, test_seconds, images_per_second, run";

bool isTime(const QVariant& value);
bool isDrawing(const QVariantList& row);
bool isRun(const QVariantList& row);
bool isBatchSpan(const QVariantList& row);
bool isEpoch(const QVariantList& row);
bool isLine(const QVariantList& row);
bool isStudy(const QVariantList& row);
bool isRecentFile(const QVariantList& row);

/// Of a row that is a run.
bool isImported(const QVariantList& row);

} // namespace app::recovered
