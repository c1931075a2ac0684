// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/files/module.h"
#include "model/network/fused/fused_learner.h"
#include "model/network/fused/fused_step.h"
#include "model/network/learner.h"
#include "model/values/error.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <thread>

/// LibTorch links hundreds of libraries; they are loaded by the first learner, not at the program's start.
namespace model {

namespace {

constexpr const char* kModule = "digitlab_torch.so";

std::atomic<const TorchEngine*> loadedEngine; ///< once it is

/// Without a graphics driver LibTorch, which takes most of a second to load, need not be asked.
bool findsCuda() {
    const bool driver = std::filesystem::exists("/dev/nvidiactl") || std::filesystem::exists("/dev/dxg"); // Linux, or in Windows
    return driver && !findModule(kModule).empty() && torchEngine().hasCuda();
}

/// Any network; LibTorch supports everything.
bool fusedSupports(const std::string& device) {
    return device != "cuda";
}

void checkDevice(const std::string& device, StepKind step) {
    if (device != "auto" && device != "cpu" && device != "cuda") {
        throw Error("There is no device \"" + device + "\".", "Use auto, cpu or cuda.");
    }
    if (step == StepKind::fused && device == "cuda") {
        throw Error("The fused step runs on the CPU only.", "Use --device cpu, or --step libtorch.");
    }
}

} // namespace

const TorchEngine& torchEngine() {
    static const TorchEngine& engine = []() -> const TorchEngine& {
        // OpenMP's workers spin for milliseconds while they wait, which starves every other thread on two cores; read at loading.
        setenv("GOMP_SPINCOUNT", "2000", 0);
        void* symbol = moduleSymbol(kModule, "digitlab_torch_engine", "LibTorch",
                                    "Install the package digitlab-torch, or choose the device cpu and the fused step.");
        loadedEngine = reinterpret_cast<const TorchEngine* (*)()>(symbol)();
        return *loadedEngine;
    }();
    return engine;
}

std::unique_ptr<Learner> makeLearner(ArchitecturePointer architecture, const LearnerOptions& options) {
    checkDevice(options.device, options.step);
    const bool cuda = options.device == "auto" && options.step == StepKind::automatic && findsCuda();
    if (options.step != StepKind::libtorch && fusedSupports(cuda ? "cuda" : options.device)) {
        return std::make_unique<FusedLearner>(std::move(architecture), options);
    }
    return std::unique_ptr<Learner>(torchEngine().makeLearner(std::move(architecture), options));
}

std::unique_ptr<Predictor> makePredictor(const Weights& weights, const PredictorOptions& options) {
    checkDevice(options.device, options.step);
    if (options.step != StepKind::libtorch && fusedSupports(options.device)) {
        return std::make_unique<FusedPredictor>(weights, resolveThreads(options.threads), chooseIsa());
    }
    auto learner = makeLearner(weights.architecture, {0, options.threads, options.device, StepKind::libtorch});
    learner->setWeights(weights);
    return learner;
}

std::string torchDescription() {
    if (const TorchEngine* engine = loadedEngine) {
        return engine->description();
    }
    return findModule(kModule).empty() ? "no LibTorch" : "LibTorch " DIGITLAB_TORCH; // to load it takes most of a second
}

int resolveThreads(int threads) {
    if (threads < 0 || threads > kMaxThreads) {
        throw Error("The number of threads cannot be " + std::to_string(threads) + ".",
                    "Choose a value from 0 to " + std::to_string(kMaxThreads) + "; 0 takes every processor.");
    }
    return threads > 0 ? threads : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMaxThreads);
}

int atMostProcessors(int threads) {
    return threads > kMaxThreads ? threads : std::min(threads, resolveThreads(0));
}

} // namespace model
