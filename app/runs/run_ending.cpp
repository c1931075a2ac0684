// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_ending.h"

#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"
#include "model/files/atomic_file.h"
#include "model/files/shallow_json.h"
#include "model/values/error.h"

#include <filesystem>
#include <system_error>

namespace app {
namespace {

using Json = nlohmann::json;

std::filesystem::path endingPath(const std::string& id) {
    return runFolder(id) / "ending.json";
}

/// Calls `visit(name, member)` for each figure of how far a run has come.
template <class Progress, class Visit> void visitProgress(Progress& progress, Visit visit) {
    visit("epochs", progress.epochs);
    visit("steps", progress.steps);
    visit("seconds", progress.seconds);
    visit("best_epoch", progress.bestEpoch);
    visit("train_accuracy", progress.trainAccuracy);
    visit("validation_accuracy", progress.validationAccuracy);
    visit("test_accuracy", progress.testAccuracy);
}

} // namespace

void saveEnding(const std::string& id, const RunEnding& ending) {
    Json json{
        {"outcome", outcomeName(ending.outcome)}, {"reason", ending.reason}, {"model", ending.model}, {"time", ending.time}};
    visitProgress(ending.progress, [&](const char* name, const auto& value) {
        if constexpr (requires { value.has_value(); }) {
            if (value) {
                json[name] = *value;
            }
        } else {
            json[name] = value;
        }
    });
    model::writeFileAtomically(endingPath(id), json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<RunEnding> savedEnding(const std::string& id) {
    constexpr std::size_t kLargest = 1U << 16;
    std::error_code missing;
    if (!std::filesystem::exists(endingPath(id), missing)) {
        return std::nullopt;
    }
    try {
        const Json json = model::parseShallow(model::readWholeFile(endingPath(id), kLargest));
        RunEnding ending{outcomeNamed(json.at("outcome").get<std::string>()),
                         json.at("reason").get<std::string>(),
                         {},
                         json.at("model").get<std::string>(),
                         json.at("time").get<std::string>()};
        visitProgress(ending.progress, [&](const char* name, auto& value) {
            if (json.contains(name)) {
                value = json.at(name).template get < std::conditional_t < requires {
                    value.has_value();
                }
                , double, std::remove_cvref_t < decltype(value) >>> ();
            }
        });
        return ending;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void removeEnding(const std::string& id) {
    std::error_code left; // tidying removes it
    std::filesystem::remove(endingPath(id), left);
}

} // namespace app
