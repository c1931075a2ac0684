// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/runs/study_plan.h"
#include "app/runs/train_and_record.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

struct StudyOptions {
    StudyPlan plan;
    std::string resume;                ///< a study's id, or empty for a new one
    std::vector<std::string> teachers; ///< model files, of a new one
    std::string teacherNetwork;        ///< as given: the network of PyTorch files among them
    bool json = false;
};

struct SeedResult {
    std::uint64_t seed = 0;
    double accuracy = 0; ///< at the last epoch, a fraction
    double loss = 0;
    double seconds = 0;
};

nlohmann::ordered_json toJson(const SeedResult& result);

/// Why a seed did not finish.
struct SeedFailure {
    std::uint64_t seed = 0;
    std::string what;
    std::string hint;
};

/// One recipe with several seeds, each a recorded run. A resumed study skips the seeds that are done.
class Study {
public:
    /// Throws `model::Error` when the seeds or a teacher cannot be read, or when the study is trained elsewhere or on other data.
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
    RunRequest newSeed(std::uint64_t seed) const;
    void keep();
    void readHowFar();
    void trySeed(std::size_t index);
    void trainSeed(std::size_t index);
    void finishSeed(const SeedResult& result);
    std::filesystem::path modelFile(const model::Recipe& recipe) const;
    void tell(const QString& what, const QString& hint);
    void report(std::size_t index, double done);
    void print(const SeedResult& result) const;

    const StudyOptions& options_;
    const LoadedData& data_;
    std::string id_;
    std::unique_ptr<RunLock> lock_;
    std::vector<model::Model> teachers_;
    model::RunNetworks networks_;
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
    std::set<QString> told_; ///< errors already printed: several seeds may have the same one
    console::ProgressLine progress_;
};

/// The options a study was begun with, but for the folders given now. Throws `model::Error` when there is no such study.
StudyOptions resumedStudy(const StudyOptions& now);

} // namespace app
