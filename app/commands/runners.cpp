// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/runners.h"

#include "app/commands/interrupt.h"
#include "app/runs/run_command.h"
#include "app/runs/run_json.h"
#include "app/runs/run_transfer.h"
#include "app/storage/opened_database.h"
#include "app/storage/paths.h"
#include "model/files/atomic_file.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPlanFile = "experiment.json";
constexpr const char* kEndFile = "end.json"; ///< in a run's folder: it is done, or has failed for good
constexpr std::size_t kLargestFile = 64U << 20;

/// "0-2,5": what Slurm takes as an array.
std::string ranges(const std::vector<std::size_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) {
            ++end;
        }
        text += (text.empty() ? "" : ",") + std::to_string(numbers[i]) +
                (end - i > 1 ? "-" + std::to_string(numbers[end - 1]) : std::string());
        i = end;
    }
    return text;
}

QString programOf(Runner runner) {
    const char* name = runner == Runner::parallel ? "parallel" : "sbatch";
    const QString found = QStandardPaths::findExecutable(name);
    if (found.isEmpty()) {
        throw model::Error(std::string(name) + " is not installed.",
                           runner == Runner::parallel
                               ? "Install GNU parallel (apt install parallel), or leave --runner out."
                               : "Install Slurm's commands (apt install slurm-client), or leave --runner out.");
    }
    return found;
}

/// What starts these runs and ends when all have ended.
QStringList argumentsOf(const Experiment& experiment, const RunnerOptions& options, const std::vector<std::size_t>& runs,
                        int threads) {
    const std::string job = "exec " + shellWord(fs::read_symlink("/proc/self/exe").string()) + " experiment --folder " +
                            shellWord(options.folder) + " --job ";
    if (options.runner == Runner::slurm) {
        return {"--wait",
                "--requeue",
                "--ntasks=1",
                "--open-mode=append",
                QString("--cpus-per-task=%1").arg(threads),
                toText("--job-name=digitlab-" + experiment.id()),
                toText("--array=" + ranges(runs) + (options.jobs > 0 ? "%" + std::to_string(options.jobs) : "")),
                toText("--output=" + options.folder + "/%a.log"),
                toText("--wrap=" + job + "$SLURM_ARRAY_TASK_ID")};
    }
    const QString jobs = options.jobs > 0 ? QString::number(options.jobs) : QString("%1%").arg(std::max(100 / threads, 1));
    QStringList arguments{"--will-cite", "--joblog", toText(options.folder + "/joblog"), "--jobs", jobs};
    if (!options.hosts.empty()) {
        arguments << "--filter-hosts"
                  << "--sshlogin" << toText(options.hosts);
    }
    arguments << toText(job + "{}") << ":::";
    for (const std::size_t run : runs) {
        arguments << QString::number(run);
    }
    return arguments;
}

fs::path homeOf(const std::string& folder, std::size_t run) {
    return fs::path(folder) / std::to_string(run) / "digitlab";
}

/// Takes what has come, and notes what has failed for good.
void collectRuns(Experiment& experiment, const std::string& folder, const Experiment::Observer& observer) {
    {
        const OpenedDatabase opened = openDatabase(databasePath());
        const RunStore store(*opened.database);
        for (const std::size_t run : experiment.left()) {
            std::error_code missing;
            if (const fs::path end = fs::path(folder) / std::to_string(run) / kEndFile; fs::exists(end, missing)) {
                const auto json = nlohmann::json::parse(model::readWholeFile(end, kLargestFile));
                const std::string error = json.value("error", "");
                if (error.empty()) {
                    takeRuns(homeOf(folder, run), experiment.id(), store);
                } else {
                    experiment.giveUp(run, error, json.value("hint", ""), observer);
                }
            }
        }
    }
    experiment.collect(observer);
}

} // namespace

std::vector<RunResult> runElsewhere(Experiment& experiment, const RunnerOptions& asked, const Experiment::Observer& observer) {
    RunnerOptions options = asked;
    if (experiment.id().empty()) {
        throw model::Error("The runs cannot be collected: nothing can be kept here.",
                           "See the error above, or use --runner local.");
    }
    options.folder =
        fs::absolute(options.folder.empty() ? homeFolder() / "experiments" / experiment.id() : fs::path(options.folder));
    const QString program = programOf(options.runner);
    std::error_code ignored; // the write below reports it
    fs::create_directories(options.folder, ignored);
    const nlohmann::json plan{{"id", experiment.id()}, {"plan", experimentToJson(experiment.plan())}};
    model::writeFileAtomically(fs::path(options.folder) / kPlanFile, plan.dump());

    const InterruptGuard guard;
    model::TrainingControl control;
    collectRuns(experiment, options.folder, observer);
    constexpr int kPatience = 3; // rounds in which nothing was done
    constexpr int kPollMilliseconds = 1000;
    for (int fruitless = 0; fruitless < kPatience && !experiment.left().empty() && !control.stopRequested();) {
        const std::size_t before = experiment.left().size();
        QProcess engine;
        engine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        engine.setStandardOutputFile(QProcess::nullDevice());
        engine.start(program, argumentsOf(experiment, options, experiment.left(), experiment.threads()));
        while (engine.state() != QProcess::NotRunning && !engine.waitForFinished(kPollMilliseconds)) {
            collectRuns(experiment, options.folder, observer);
            InterruptGuard::passOn(control);
            if (control.stopRequested()) {
                engine.terminate();
                if (options.runner == Runner::slurm) {
                    QProcess::execute("scancel", {toText("--name=digitlab-" + experiment.id())});
                }
            }
        }
        collectRuns(experiment, options.folder, observer);
        fruitless = experiment.left().size() < before ? 0 : fruitless + 1;
    }
    if (asked.folder.empty() && experiment.left().empty() && experiment.failures().empty()) {
        fs::remove_all(options.folder, ignored); // all of it is here now
    }
    if (!control.stopRequested()) {
        for (const std::size_t run : experiment.left()) {
            experiment.giveUp(run, "The run was lost " + std::to_string(kPatience) + " times.",
                              "See " + options.folder + " for its log, and go on with --resume.", observer);
        }
    }
    return experiment.results();
}

void runJob(const std::string& folder, std::size_t run) {
    const fs::path own = fs::absolute(fs::path(folder) / std::to_string(run));
    const auto json = nlohmann::json::parse(model::readWholeFile(fs::path(folder) / kPlanFile, kLargestFile));
    const ExperimentPlan plan = experimentFromJson(json.at("plan").get<std::string>(), folder);
    ::setenv("XDG_DATA_HOME", own.c_str(), 1); // a database and run folders of its own: many machines write at once
    const LoadedData data = loadData(plan.options.dataFolder);
    Experiment experiment(plan, json.at("id").get<std::string>(), data);
    nlohmann::json end = nlohmann::json::object();
    const Experiment::Observer observer{[](const RunResult&) {},
                                        [&](const RunFailure& failure) {
                                            end = {{"error", failure.what}, {"hint", failure.hint}};
                                        }};
    experiment.runOne(run, observer);
    if (std::ranges::count(experiment.left(), run) > 0) {
        throw model::Error("Run " + std::to_string(run) + " was stopped.", "It goes on when it is started again.");
    }
    model::writeFileAtomically(own / kEndFile, end.dump());
}

} // namespace app
