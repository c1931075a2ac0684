// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/experiment_plan.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The parts of `reportPage`.
namespace app {

/// Runs that differ in their seeds alone, and what is known of the best.
struct ReportGroup {
    std::vector<const model::RunRecord*> runs;
    const model::RunRecord* best = nullptr; ///< or the first, where none is done
    std::string weightsHash;                ///< of its model
    std::optional<model::Evaluation> evaluation;
    std::shared_ptr<const LoadedData> data; ///< that it is of
    std::string notEvaluated;               ///< why not, a sentence
};

/// Several groups compared, as HTML: a table, and a plot of each experiment that two or more of them belong to.
/// `experiments`: by the id that runs have of them.
std::string reportOverview(const std::vector<ReportGroup>& groups, const std::map<std::string, ExperimentPlan>& experiments);

/// What a report says of one, as HTML.
std::string reportSection(const ReportGroup& group, const RunStore& store);

/// A text of a file as HTML shows it.
std::string escapedHtml(const std::string& text);

/// Of a picture that lies in the page: "data:image/png;base64,…".
std::string dataUri(const char* type, const QByteArray& bytes);

} // namespace app
