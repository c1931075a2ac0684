// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/experiment.h"

#include <string>
#include <vector>

/// Runs of an experiment on other machines: each is one process with one command, `digitlab experiment --folder FOLDER --job N`,
/// and one folder, FOLDER/N. GNU parallel over ssh, or Slurm, starts them; FOLDER is one that all machines see.
namespace app {

enum class Runner { local, parallel, slurm };

struct RunnerOptions {
    Runner runner = Runner::local;
    std::string hosts;  ///< of GNU parallel, as its --sshlogin takes them; empty for this machine
    int jobs = 0;       ///< at a time: on each of these hosts, or on Slurm; 0 for as many as there are processors
    std::string folder; ///< empty for experiments/ID in the home folder
};

/// Has the runs that are left trained there, and collects them while they come; those that were lost are sent again. Throws
/// `model::Error`.
std::vector<RunResult> runElsewhere(Experiment& experiment, const RunnerOptions& options, const Experiment::Observer& observer);

/// One of these runs, in this process. Throws `model::Error`.
void runJob(const std::string& folder, std::size_t run);

} // namespace app
