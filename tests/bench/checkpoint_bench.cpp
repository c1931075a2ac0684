// SPDX-License-Identifier: GPL-3.0-or-later
// What checkpoints cost: processor time of a run that takes one after every step against one that takes none, and of writing one.
#include "model/data/mnist_files.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/training/trainer.h"
#include "model/values/spread.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace {

/// Of all the process's threads.
double cpuSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::puts("usage: checkpoint_bench MNIST_FOLDER FOLDER_TO_WRITE_TO");
        return 2;
    }
    const model::DataSet train = model::loadSplit(argv[1], model::Split::train);
    const model::DataSet test = model::loadSplit(argv[1], model::Split::test);
    model::Recipe recipe;
    recipe.epochs = 1;
    recipe.weightAveraging = 0.999;
    model::Checkpoint last;
    std::vector<double> plain;
    std::vector<double> kept;
    constexpr int kRuns = 5;
    int taken = 0;
    for (int run = 0; run < 2 * kRuns; ++run) {
        const bool keeps = run % 2 == 1;
        const auto learner =
            model::makeLearner(model::notebookArchitecture(), {recipe.seed, recipe.threads, "cpu", model::StepKind::automatic});
        model::TrainingControl control;
        model::TrainingObserver observer;
        model::TrainingOptions options;
        if (keeps) {
            taken = 0;
            options.checkpointSeconds = 0;
            observer.checkpointTaken = [&](model::Checkpoint checkpoint, const model::RunProgress&) {
                last = std::move(checkpoint);
                ++taken;
            };
        }
        const double begin = cpuSeconds();
        model::train(recipe, options, train, test, *learner, control, observer);
        (keeps ? kept : plain).push_back(cpuSeconds() - begin);
    }
    std::vector<double> writes;
    for (int i = 0; i < 50; ++i) {
        const double begin = cpuSeconds();
        model::saveCheckpoint(std::filesystem::path(argv[2]) / "checkpoint.safetensors", last);
        writes.push_back(cpuSeconds() - begin);
    }
    const double epoch = model::spreadOf(plain).mean;
    const double take = (model::spreadOf(kept).mean - epoch) / taken;
    const double write = model::spreadOf(writes).mean;
    std::printf("epoch and test pass: %.2f s of processor time ± %.2f (%d runs each, in turn)\n", epoch,
                model::spreadOf(plain).deviation, kRuns);
    std::printf("with a checkpoint after each of %d steps: %.2f s ± %.2f: %.3f ms each\n", taken, model::spreadOf(kept).mean,
                model::spreadOf(kept).deviation, 1000 * take);
    std::printf("writing one: %.2f ms of processor time, %ju bytes\n", 1000 * write,
                std::uintmax_t{std::filesystem::file_size(std::filesystem::path(argv[2]) / "checkpoint.safetensors")});
    std::printf("one an epoch: %.3f %% of it\n", 100 * (std::max(take, 0.0) + write) / epoch);
    return 0;
}
