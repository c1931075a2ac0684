// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/runs/study_plan.h"
#include "app/runs/train_and_record.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

struct StudyOptions {
    StudyPlan plan;
    std::string resume; ///< a study's id, or empty for a new one
    bool json = false;
};

struct SeedResult {
    std::uint64_t seed = 0;
    double accuracy = 0; ///< at the last epoch, a fraction
    double loss = 0;
    double seconds = 0;
};

/// Why a seed did not finish.
struct SeedFailure {
    std::uint64_t seed = 0;
    std::string what;
    std::string hint;
};

/// One recipe with several seeds. Each is a run that is kept; a study that was interrupted goes on with those that are not done.
class Study {
public:
    /// Throws `model::Error` for seeds that are none and teachers that cannot be read.
    Study(const StudyOptions& options, const LoadedData& data);

    int jobs() const { return jobs_; }

    /// Empty when it cannot be kept.
    const std::string& id() const { return id_; }

    /// In the seeds' order; fewer when interrupted or when some fail.
    std::vector<SeedResult> run();

    /// Of the last run, in the seeds' order.
    const std::vector<SeedFailure>& failures() const { return failures_; }

    /// Whether the last run left seeds undone.
    bool stopped() const;

private:
    void keep();
    void trySeed(std::size_t index);
    void trainSeed(std::size_t index);
    void finishSeed(const SeedResult& result);
    void deliver(const model::Recipe& recipe, const model::Model& model, const std::optional<std::filesystem::path>& kept);
    void tell(const QString& what, const QString& hint);
    void report(std::size_t index, double done);
    void print(const SeedResult& result) const;

    const StudyOptions& options_;
    const LoadedData& data_;
    std::string id_;
    std::vector<model::Weights> teachers_;
    std::vector<std::uint64_t> seeds_;
    int jobs_;
    std::map<std::uint64_t, RunRequest> begun_; ///< seeds to go on with
    std::map<std::uint64_t, SeedResult> known_; ///< seeds that were done before
    std::map<std::uint64_t, model::RunRecord> knownRuns_;
    model::TrainingControl control_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_; ///< of what follows
    std::vector<double> done_;
    std::vector<SeedResult> results_;
    std::vector<SeedFailure> failures_;
    std::set<QString> told_; ///< troubles: each seed may have the same one
    console::ProgressLine progress_;
};

/// The options of a study that was begun; its folders may be given anew.
/// Throws `model::Error` when there is none of that id.
StudyOptions resumedStudy(const StudyOptions& now);

} // namespace app
