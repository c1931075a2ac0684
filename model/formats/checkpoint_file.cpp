// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/checkpoint_file.h"

#include "model/files/atomic_file.h"
#include "model/files/shallow_json.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace model {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestCheckpoint = std::size_t{4} << 30; ///< seven sets of a network's weights, and of some teachers'
constexpr std::size_t kLargestHeader = 32U << 20;                ///< bytes; the notebook's takes 20 KB and 10 KB a teacher
constexpr int kVersion = 1;
constexpr const char* kStartAnew = "Start the run anew with the same recipe.";

/// Calls `visit(name, member)` for every set of weights of a checkpoint, or of a const one.
template <class Any, class Visit> void visitWeights(Any& checkpoint, Visit visit) {
    visit("weights", checkpoint.weights);
    visit("before", checkpoint.weightsBefore);
    visit("epoch", checkpoint.epochWeights);
    visit("average", checkpoint.average);
    visit("best", checkpoint.best);
}

template <class Any, class Visit> void visitNumbers(Any& checkpoint, Visit visit) {
    visit("steps", checkpoint.steps);
    visit("finished", checkpoint.finished);
    visit("optimiser_steps", checkpoint.optimiser.steps);
    visit("best_epoch", checkpoint.bestEpoch);
    visit("best_accuracy", checkpoint.bestAccuracy);
    visit("best_loss", checkpoint.bestLoss);
    visit("epochs", checkpoint.epochs);
    visit("train_accuracy", checkpoint.trainAccuracy);
    visit("test_accuracy", checkpoint.testAccuracy);
    visit("epoch_images", checkpoint.epochImages);
    visit("epoch_correct", checkpoint.epochCorrect);
    visit("epoch_loss", checkpoint.epochLoss);
    visit("seconds", checkpoint.seconds);
    visit("epoch_seconds", checkpoint.epochSeconds);
    visit("teaching_seconds", checkpoint.teachingSeconds);
}

/// The numbers and the network as JSON; the tensors go to `file` under names that begin with `prefix`.
Json flatten(const Checkpoint& checkpoint, const std::string& prefix, Safetensors& file) {
    Json state;
    visitNumbers(checkpoint, [&]<class Number>(const char* name, const Number& value) {
        if constexpr (std::is_same_v<Number, std::optional<double>>) {
            if (value) {
                state[name] = *value;
            }
        } else {
            state[name] = value;
        }
    });
    state["optimiser"] = valueNames<Optimiser>()[static_cast<std::size_t>(checkpoint.optimiser.optimiser)];
    if (const ArchitecturePointer& architecture = checkpoint.weights.architecture) {
        state["network"] = toJson(architecture->network());
        state["classes"] = architecture->classes();
    }
    const auto add = [&](const std::string& group, const std::vector<NamedTensor>& tensors) {
        for (const NamedTensor& tensor : tensors) {
            file.tensors.push_back({prefix + group + "/" + tensor.name, tensor.shape, tensor.values});
        }
    };
    visitWeights(checkpoint, [&](const char* name, const Weights& weights) { add(name, weights.tensors); });
    add("optimiser", checkpoint.optimiser.buffers);
    for (std::size_t i = 0; i < checkpoint.teachers.size(); ++i) {
        state["teachers"].push_back(flatten(checkpoint.teachers[i], prefix + "teacher" + std::to_string(i) + "/", file));
    }
    return state;
}

/// No figure of a run is negative, and counts are bounded.
template <class Number> void takeNumber(const Json& json, Number& number) {
    constexpr double kMax = std::is_same_v<Number, int> ? 1e9 : 1e15;
    if constexpr (std::is_integral_v<Number> && !std::is_same_v<Number, bool>) {
        if (!json.is_number_integer()) {
            throw std::invalid_argument("a count is no whole number");
        }
    }
    if (json.is_number() && !(json.get<double>() >= 0 && json.get<double>() <= kMax)) {
        throw std::out_of_range("a figure makes no sense");
    }
    json.get_to(number);
}

/// The network whose state lies under `prefix`. Former versions did not say: it is the notebook, and a teacher may be wide.
ArchitecturePointer architectureAt(const Json& state, const std::string& prefix, const Tensors& tensors,
                                   const std::string& source) {
    if (state.contains("network")) {
        int classes = 0;
        takeNumber(state.at("classes"), classes);
        const Network network = networkFromJson(state.at("network").get<std::string>(), source);
        try {
            return std::make_shared<const Architecture>(network, classes);
        } catch (const Error& error) {
            throw Error(source + ": " + error.what(), kStartAnew);
        }
    }
    const ArchitecturePointer wide = shippedArchitecture("wide", 10);
    const auto first = tensors.find(prefix + "weights/" + wide->tensors().front().name);
    const bool isWide = !prefix.empty() && first != tensors.end() && first->second.shape == wide->tensors().front().shape;
    return isWide ? wide : notebookArchitecture();
}

/// A set of weights, whole or not there at all. Values that are not finite are taken as they are: the run may be diverging.
Weights takeWeights(const std::string& group, const ArchitecturePointer& architecture, Tensors& tensors,
                    const std::string& source) {
    Weights weights;
    for (const TensorSpec& spec : architecture->tensors()) {
        auto node = tensors.extract(group + "/" + spec.name);
        if (node && node.mapped().shape == spec.shape) {
            node.mapped().name = spec.name;
            weights.tensors.push_back(std::move(node.mapped()));
        }
    }
    if (!weights.tensors.empty() && weights.tensors.size() != architecture->tensors().size()) {
        throw Error(source + ": the checkpoint's " + group + " are not whole.", kStartAnew);
    }
    weights.architecture = weights.tensors.empty() ? nullptr : architecture;
    return weights;
}

Checkpoint restore(const Json& state, const std::string& prefix, Tensors& tensors, const std::string& source) {
    Checkpoint checkpoint;
    visitNumbers(checkpoint, [&]<class Number>(const char* name, Number& value) {
        if constexpr (std::is_same_v<Number, std::optional<double>>) {
            if (state.contains(name)) {
                takeNumber(state.at(name), value.emplace());
            }
        } else {
            takeNumber(state.at(name), value);
        }
    });
    const ArchitecturePointer architecture = architectureAt(state, prefix, tensors, source);
    visitWeights(checkpoint, [&](const char* name, Weights& weights) {
        weights = takeWeights(prefix + name, architecture, tensors, source);
    });
    const auto names = valueNames<Optimiser>();
    const auto name = std::ranges::find(names, state.at("optimiser").get<std::string>());
    if (name == names.end()) {
        throw Error(source + ": the checkpoint's figures make no sense.", kStartAnew);
    }
    checkpoint.optimiser.optimiser = static_cast<Optimiser>(name - names.begin());
    const std::string group = prefix + "optimiser/";
    for (auto at = tensors.lower_bound(group); at != tensors.end() && at->first.starts_with(group); at = tensors.erase(at)) {
        at->second.name = at->first.substr(group.size());
        checkpoint.optimiser.buffers.push_back(std::move(at->second));
    }
    if (state.contains("teachers")) {
        for (const Json& teacher : state.at("teachers")) {
            const std::string inner = prefix + "teacher" + std::to_string(checkpoint.teachers.size()) + "/";
            checkpoint.teachers.push_back(restore(teacher, inner, tensors, source));
        }
    }
    return checkpoint;
}

} // namespace

void saveCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    Safetensors file;
    const Json state = flatten(checkpoint, "", file);
    file.metadata = {{"digitlab_checkpoint", std::to_string(kVersion)}, {"state", state.dump()}};
    writeFileAtomically(path, formatSafetensors(file));
}

Checkpoint loadCheckpoint(const std::filesystem::path& path) {
    const std::string source = path.string();
    Safetensors file = parseSafetensors(readWholeFile(path, kLargestCheckpoint), source, kLargestHeader);
    const std::map<std::string, std::string> metadata(file.metadata.begin(), file.metadata.end());
    if (!metadata.contains("digitlab_checkpoint") || !metadata.contains("state")) {
        throw Error(source + ": this is no checkpoint.", kStartAnew);
    }
    if (metadata.at("digitlab_checkpoint") != std::to_string(kVersion)) {
        throw Error(source + ": another version of DigitLab has written this checkpoint.", "Go on with that version.");
    }
    Tensors tensors = byName(std::move(file.tensors));
    try {
        Checkpoint checkpoint = restore(parseShallow(metadata.at("state")), "", tensors, source);
        if (checkpoint.weights.tensors.empty()) {
            throw Error(source + ": the checkpoint holds no weights.", kStartAnew);
        }
        return checkpoint;
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) { // nlohmann::json's own
        throw Error(source + ": the checkpoint is damaged.", kStartAnew);
    }
}

} // namespace model
