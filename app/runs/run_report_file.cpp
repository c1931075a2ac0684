// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_report_file.h"

#include "app/datasets/known_folders.h"
#include "app/report_errors.h"
#include "app/runs/experiment_plan.h"
#include "app/runs/run_report_section.h"
#include "app/runs/weights_store.h"
#include "model/export/plot_panel.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/values/spread.h"

#include <QBuffer>
#include <QDateTime>
#include <QFontDatabase>
#include <QImage>
#include <QImageReader>
#include <QPdfWriter>
#include <QTextDocument>

#include <algorithm>
#include <map>

namespace app {
namespace {

// What QTextDocument knows of CSS, too: the PDF is made from it.
constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%1</title>
<style>
body { font-family: sans-serif; font-size: 14px; color: #222; background-color: #fff; max-width: 860px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 26px; margin: 0 0 4px 0; }
h2 { font-size: 20px; margin: 30px 0 6px 0; }
h3 { font-size: 16px; margin: 22px 0 6px 0; }
p, ul { margin: 4px 0 8px 0; }
table { border-collapse: collapse; }
td, th { padding: 2px 12px 2px 0; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; padding: 2px 6px; }
td.right { background-color: #dcebdc; }
td.wrong { background-color: #f3d9d3; }
td.picture { text-align: center; font-size: 11px; padding: 4px; }
td.whole, th.whole { white-space: nowrap; }
.quiet { color: #666; }
.hash { font-family: monospace; font-size: 11px; }
pre { white-space: pre-wrap; background-color: #f4f4f4; padding: 8px; font-size: 12px; }
img, svg { max-width: 100%; height: auto; }
@media print { h2, h3 { break-after: avoid; } tr, img, svg { break-inside: avoid; } }
</style>
)";

/// On a dark screen; paper stays white. Images of digits stay as they are.
constexpr const char* kDarkRules = R"(html { color-scheme: dark; }
body { color: #e2e4e7; background-color: #1b1d20; }
td.right { background-color: #23402a; }
td.wrong { background-color: #5a2a24; }
.quiet { color: #9aa0a8; }
pre { background-color: #26292d; }
)";

std::string darkStyle() {
    return "<style>@media screen and (prefers-color-scheme: dark) {\n" + (kDarkRules + model::darkPlotRules()) + "}</style>\n";
}

/// The data sets that were opened already, by their paths.
using OpenedData = std::map<std::string, std::shared_ptr<const LoadedData>>;

/// Throws `model::Error` with the reason where the model or its test images are gone or others.
void evaluateBest(ReportGroup& group, OpenedData& opened) {
    const model::RunRecord& run = *group.best;
    if (run.model.empty()) {
        throw model::Error("The run has left no model.", "");
    }
    model::Model model = model::loadModel(run.model);
    group.weightsHash = hashOf(model.weights);
    std::shared_ptr<const LoadedData>& data = opened[run.options.dataFolder];
    if (!data) {
        const std::filesystem::path folder =
            run.options.dataFolder.empty() ? dataFolder() : std::filesystem::path(run.options.dataFolder);
        data = std::make_shared<const LoadedData>(loadData(folder));
    }
    const model::DataHashes& then = run.origin.data;
    if (then.testImages != data->hashes.testImages || then.testLabels != data->hashes.testLabels) {
        throw model::Error("The test images are others now than those of the run, or it is not known which they were.", "");
    }
    std::optional<model::Model> matched = model::withClasses(std::move(model), data->test.classes);
    if (!matched) {
        throw model::Error("The model does not know the classes of the test images.", "");
    }
    const auto predictor = model::makePredictor(matched->weights, {.threads = 0});
    model::ShiftAveraging shifted(*predictor);
    group.evaluation = model::evaluate(run.recipe.shiftAveraging ? shifted : *predictor, data->test);
    group.data = data;
}

std::vector<ReportGroup> groupsOf(const std::vector<model::RunRecord>& runs) {
    std::vector<ReportGroup> groups;
    OpenedData opened;
    for (const model::RunRecord& run : runs) {
        const auto found = std::ranges::find_if(
            groups, [&](const ReportGroup& group) { return !run.recipe.unread && model::beganAlike(*group.runs.front(), run); });
        (found == groups.end() ? groups.emplace_back() : *found).runs.push_back(&run);
    }
    for (ReportGroup& group : groups) {
        group.best = model::summaryOf(group.runs).best;
        group.best = group.best == nullptr ? group.runs.front() : group.best;
        reportErrors([&] { evaluateBest(group, opened); },
                     [&group](const QString& what, const QString&) { group.notEvaluated = what.toStdString(); });
    }
    return groups;
}

/// Those that some of them belong to; empty where another version has kept it.
std::map<std::string, ExperimentPlan> experimentsOf(const RunStore& store, const std::vector<model::RunRecord>& runs) {
    std::map<std::string, ExperimentPlan> experiments;
    for (const model::RunRecord& run : runs) {
        if (run.study.empty() || !experiments.try_emplace(run.study).second) {
            continue;
        }
        if (const std::string text = store.studyOptions(run.study); !text.empty()) {
            reportErrors([&] { experiments[run.study] = experimentFromJson(text, run.study); },
                         [](const QString&, const QString&) {});
        }
    }
    return experiments;
}

std::string nameOf(const ReportGroup& group) {
    const model::RunRecord& run = *group.runs.front();
    return escapedHtml(run.name.empty() ? run.id : run.name);
}

/// On A4. What Qt's text shows of SVG is drawn beforehand, finely enough for paper.
QByteArray pdfOf(const std::string& page) {
    if (QFontDatabase::families().isEmpty()) {
        throw model::Error("There are no fonts to write a PDF with.", "Install one (fonts-dejavu-core), or write .html.");
    }
    constexpr int kFineness = 4;
    constexpr int kPixelsAnInch = 132; // of texts; pictures have 96
    constexpr int kPlotWidth = 560;    // fits between the margins
    QByteArray html = QByteArray::fromStdString(page);
    html.replace(QByteArray::fromStdString(darkStyle()), "");
    const QByteArray ending = "</svg>";
    for (qsizetype at = html.indexOf("<svg "); at >= 0; at = html.indexOf("<svg ", at)) {
        const qsizetype end = html.indexOf(ending, at) + ending.size();
        QByteArray picture = html.mid(at, end - at);
        QBuffer buffer(&picture);
        QImageReader reader(&buffer, "svg");
        const QSize size = reader.size();
        reader.setScaledSize(kFineness * size);
        QByteArray png;
        QBuffer out(&png);
        reader.read().save(&out, "PNG");
        const std::string width = std::to_string(kPlotWidth);
        const std::string height = std::to_string(kPlotWidth * size.height() / size.width());
        html.replace(at, end - at,
                     QByteArray::fromStdString("<img width=\"" + width + "\" height=\"" + height + "\" src=\"" +
                                               dataUri("png", png) + "\">"));
    }
    QTextDocument document;
    document.setHtml(QString::fromUtf8(html));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kPixelsAnInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
        writer.setCreator(QString("DigitLab ") + DIGITLAB_VERSION);
        document.print(&writer);
    }
    return bytes;
}

} // namespace

std::string reportPage(const RunStore& store, const std::vector<std::string>& ids, const std::string& date) {
    const std::vector<model::RunRecord> runs = store.findAll(ids);
    std::vector<ReportGroup> groups = groupsOf(runs);
    const bool several = groups.size() > 1;
    std::string page = kHead + darkStyle() + "</head><body>\n";
    const std::map<std::string, ExperimentPlan> experiments = experimentsOf(store, runs);
    const bool one =
        several && experiments.size() == 1 && std::ranges::none_of(runs, &std::string::empty, &model::RunRecord::study);
    const ExperimentPlan experiment = one ? experiments.begin()->second : ExperimentPlan();
    const std::string title = !experiment.name.empty() ? escapedHtml(experiment.name)
                              : several                ? std::to_string(runs.size()) + " runs"
                                                       : nameOf(groups.front());
    page.replace(page.find("%1"), 2, title);
    page += "<h1>" + title + "</h1>\n<p class=\"quiet\">Written " + escapedHtml(date) +
            "</p>\n<p class=\"quiet\">A report of DigitLab " + DIGITLAB_VERSION + ".</p>\n";
    if (several) {
        std::ranges::stable_sort(groups, {}, [&](const ReportGroup& group) { // what others are compared with is first
            return experiment.variants.empty() ? nullptr : variantOf(experiment, group.best->recipe);
        });
        page += "<p>" + escapedHtml(experiment.about) + "</p>\n" + reportOverview(groups, experiments);
    }
    for (const ReportGroup& group : groups) {
        page +=
            (several ? "<h2 style=\"page-break-before: always\">" + nameOf(group) + "</h2>\n" : "") + reportSection(group, store);
    }
    return page + "</body></html>\n";
}

void writeReport(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path) {
    const std::string date = QDateTime::currentDateTimeUtc().toString("yyyy-MM-dd hh:mm").toStdString() + " UTC";
    model::checkWritable(path);
    const std::string page = reportPage(store, ids, date);
    if (path.extension() == ".pdf") {
        model::writeFileAtomically(path, pdfOf(page).toStdString());
    } else {
        model::writeFileAtomically(path, page);
    }
}

} // namespace app
