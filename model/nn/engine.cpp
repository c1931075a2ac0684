// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/error.h"
#include "model/nn/fused_learner.h"
#include "model/nn/learner.h"

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

/// LibTorch drags in hundreds of libraries; they are loaded when a learner is first asked for, never at the program's start.
namespace model {

namespace fs = std::filesystem;

namespace {

constexpr const char* kModule = "digitlab_torch.so";

/// Beside the executable in a build tree, in the library folder once installed; empty where it is not installed.
fs::path findModule() {
    const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
    for (const fs::path& folder : {here, here / DIGITLAB_MODULE_FOLDER}) {
        if (fs::exists(folder / kModule)) {
            return folder / kModule;
        }
    }
    return {};
}

const TorchEngine& engine() {
    static const TorchEngine* loaded = [] {
        const fs::path path = findModule();
        if (path.empty()) {
            throw Error("LibTorch is not installed for DigitLab: there is no " + std::string(kModule) + ".",
                        "Install the package digitlab-torch, or choose the device cpu and the fused step.");
        }
        // OpenMP's workers spin for milliseconds while they wait, which starves every other thread on two cores; read at loading.
        setenv("GOMP_SPINCOUNT", "2000", 0);
        void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        void* symbol = module == nullptr ? nullptr : dlsym(module, "digitlab_torch_engine");
        if (symbol == nullptr) {
            const char* reason = dlerror();
            throw Error("LibTorch cannot be loaded: " + std::string(reason == nullptr ? "unknown reason" : reason) + ".",
                        "Install the packages that DigitLab needs again (libtorch).");
        }
        return reinterpret_cast<const TorchEngine* (*)()>(symbol)();
    }();
    return *loaded;
}

} // namespace

std::unique_ptr<Learner> makeLearner(const LearnerOptions& options) {
    const bool wantsTorch = options.step == StepKind::libtorch || options.device == "cuda";
    if (!wantsTorch && findModule().empty()) {
        return std::make_unique<FusedLearner>(options);
    }
    return std::unique_ptr<Learner>(engine().makeLearner(options));
}

std::unique_ptr<Predictor> makePredictor(const Weights& weights, const PredictorOptions& options) {
    if (options.step == StepKind::libtorch || options.device == "cuda") {
        auto learner = makeLearner({0, options.threads, options.device, StepKind::libtorch});
        learner->setWeights(weights);
        return learner;
    }
    return std::make_unique<FusedPredictor>(weights, resolveThreads(options.threads), chooseIsa());
}

std::string torchDescription() {
    return findModule().empty() ? "no LibTorch" : engine().description();
}

int resolveThreads(int threads) {
    if (threads < 0 || threads > kMostThreads) {
        throw Error("The number of threads cannot be " + std::to_string(threads) + ".",
                    "Choose a value from 0 to " + std::to_string(kMostThreads) + "; 0 takes every processor.");
    }
    return threads > 0 ? threads : std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kMostThreads);
}

} // namespace model
