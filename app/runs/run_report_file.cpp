// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_report_file.h"

#include "app/datasets/known_folders.h"
#include "app/datasets/loaded_data.h"
#include "app/report_errors.h"
#include "app/runs/run_command.h"
#include "app/runs/run_json.h"
#include "app/runs/weights_store.h"
#include "model/export/curve_picture.h"
#include "model/export/formats.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/values/plain_text.h"
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

constexpr std::size_t kMistakesShown = 40;
constexpr std::size_t kMistakesARow = 10;

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
td.whole { white-space: nowrap; }
.quiet { color: #666; }
.hash { font-family: monospace; font-size: 11px; }
pre { white-space: pre-wrap; background-color: #f4f4f4; padding: 8px; font-size: 12px; }
img { max-width: 100%; }
@media print { h2, h3 { break-after: avoid; } tr, img { break-inside: avoid; } }
</style></head><body>
)";

std::string escaped(const std::string& text) {
    return toText(model::plainText(text)).toHtmlEscaped().toStdString();
}

std::string fixed(double number, int digits) {
    return QString::number(number, 'f', digits).toStdString();
}

std::string percent(double share) {
    return fixed(100 * share, 2) + " %";
}

std::string number(std::int64_t value) {
    return model::groupedDigits(value);
}

std::string unknownAs(const std::string& text) {
    return text.empty() ? "–" : text;
}

/// A setting or a fact as HTML.
template <class Value> std::string shown(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        return value ? "on" : "off";
    } else if constexpr (std::is_same_v<Value, double>) {
        constexpr int kDigits = 10;
        return QString::number(value, 'g', kDigits).toStdString();
    } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
        return value ? percent(*value) : "–";
    } else if constexpr (std::is_same_v<Value, std::chrono::duration<double>>) {
        return fixed(value.count(), 1) + " s";
    } else if constexpr (std::is_same_v<Value, model::Checksum>) {
        return value.digits.empty() ? "–" : "<span class=\"hash\">" + escaped(std::string(value.digits)) + "</span>";
    } else if constexpr (std::is_same_v<Value, model::ArchitecturePointer>) {
        return value ? escaped(value->network().name) + ", " + number(value->parameters()) + " parameters" : "–";
    } else if constexpr (std::is_same_v<Value, model::TextList>) {
        std::string joined;
        for (const std::string& text : value.texts == nullptr ? std::vector<std::string>() : *value.texts) {
            joined += (joined.empty() ? "" : ", ") + escaped(text);
        }
        return value.texts != nullptr && value.texts->empty() ? "none" : unknownAs(joined);
    } else {
        const nlohmann::ordered_json json = toJsonValue(value);
        return unknownAs(json.is_string() ? escaped(json.get<std::string>()) : json.is_null() ? "" : escaped(json.dump()));
    }
}

std::string dataUri(const char* type, const QByteArray& bytes) {
    return std::string("data:image/") + type + ";base64," + bytes.toBase64().toStdString();
}

/// Dark on white, each pixel large enough to be seen on paper.
std::string imageUri(const model::DigitImage& image) {
    QImage picture(image.data(), model::kImageSide, model::kImageSide, model::kImageSide, QImage::Format_Grayscale8);
    picture = picture.copy();
    picture.invertPixels();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.scaled(4 * picture.size()).save(&buffer, "PNG");
    return dataUri("png", bytes);
}

std::string row(const std::vector<std::string>& cells, const char* kind = "td", const char* attributes = "") {
    std::string text = "<tr>";
    for (const std::string& cell : cells) {
        text += std::string("<") + kind + attributes + ">" + cell + "</" + kind + ">";
    }
    return text + "</tr>\n";
}

/// Runs that differ in their seeds alone, and what is known of the best.
struct Group {
    std::vector<const model::RunRecord*> runs;
    const model::RunRecord* best = nullptr; ///< or the first, where none is done
    std::string weightsHash;                ///< of its model
    std::optional<model::Evaluation> evaluation;
    std::shared_ptr<const LoadedData> data; ///< that it is of
    std::string notEvaluated;               ///< why not, a sentence
};

/// The data sets that were opened already, by their paths.
using OpenedData = std::map<std::string, std::shared_ptr<const LoadedData>>;

/// Throws `model::Error` with the reason where the model or its test images are gone or others.
void evaluateBest(Group& group, OpenedData& opened) {
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

std::vector<Group> groupsOf(const std::vector<model::RunRecord>& runs) {
    std::vector<Group> groups;
    OpenedData opened;
    for (const model::RunRecord& run : runs) {
        const auto found = std::ranges::find_if(
            groups, [&](const Group& group) { return !run.recipe.unread && model::beganAlike(*group.runs.front(), run); });
        (found == groups.end() ? groups.emplace_back() : *found).runs.push_back(&run);
    }
    for (Group& group : groups) {
        group.best = model::summaryOf(group.runs).best;
        group.best = group.best == nullptr ? group.runs.front() : group.best;
        reportErrors([&] { evaluateBest(group, opened); },
                     [&group](const QString& what, const QString&) { group.notEvaluated = what.toStdString(); });
    }
    return groups;
}

std::string nameOf(const Group& group) {
    const model::RunRecord& run = *group.runs.front();
    return escaped(run.name.empty() ? run.id : run.name);
}

std::string headline(const Group& group) {
    const model::StudySummary summary = model::summaryOf(group.runs);
    if (summary.done == 0) {
        return "No seed of it has been completed and tested.";
    }
    const std::string of = " of the test images of " + escaped(group.best->dataSet) + " are read right";
    return summary.done == 1 ? percent(summary.spread.mean) + of + " (one seed)."
                             : percent(summary.spread.mean) + " ± " + fixed(100 * summary.spread.deviation, 2) + of +
                                   " (mean and "
                                   "standard deviation of " +
                                   std::to_string(summary.done) + " seeds).";
}

std::string seedsTable(const Group& group) {
    const bool validated = std::ranges::any_of(group.runs, [](const auto* run) { return run->validationAccuracy.has_value(); });
    const auto withoutValidation = [validated](std::vector<std::string> cells) {
        constexpr int kValidation = 5;
        if (!validated) {
            cells.erase(cells.begin() + kValidation);
        }
        return cells;
    };
    std::string text =
        "<table>\n" +
        row(withoutValidation({"seed", "run", "outcome", "epochs", "train", "validation", "test", "time", "began"}), "th");
    for (const model::RunRecord* run : group.runs) {
        const std::string seed = run->recipe.unread ? "–" : std::to_string(run->recipe.seed);
        text += row(withoutValidation(
                        {run == group.best && group.runs.size() > 1 ? "<b>" + seed + ", the best</b>" : seed, escaped(run->id),
                         outcomeName(run->outcome),
                         std::to_string(run->epochs) + (run->recipe.unread ? "" : " of " + std::to_string(run->recipe.epochs)),
                         shown(run->trainAccuracy), shown(run->validationAccuracy), shown(run->testAccuracy),
                         fixed(run->seconds, 1) + " s", escaped(run->started)}),
                    "td", " class=\"whole\"");
    }
    return text + "</table>\n";
}

std::string curves(const Group& group, const RunStore& store) {
    std::vector<model::RunCurve> drawn;
    for (const model::RunRecord* run : group.runs) {
        model::RunCurve curve = store.curve(run->id);
        if (!curve.epochMetrics.empty()) {
            drawn.push_back(std::move(curve));
        }
    }
    const std::string picture = model::curvePicture(drawn, group.best->recipe.validate ? "validation" : "test");
    if (picture.empty()) {
        return "<p class=\"quiet\">No epoch was finished.</p>\n";
    }
    const char* what = drawn.size() > 1 ? "The mean over the seeds and, as a band, their standard deviation."
                                        : "Pale: the loss of single batches, or of spans of them.";
    return "<p><img width=\"720\" height=\"260\" alt=\"Loss and accuracy over the epochs\" src=\"" +
           dataUri("svg+xml", QByteArray::fromStdString(picture)) + "\"></p>\n<p class=\"quiet\">" + what +
           " Training figures are of the images as they were varied, with dropout.</p>\n";
}

/// Two settings a row; what is not the default is bold, with the default beside it.
std::string recipeTable(const model::Recipe& recipe) {
    if (recipe.unread) {
        return "<p>This version cannot read it: " + escaped(recipe.unread->reason) + "</p>\n<pre>" +
               escaped(recipe.unread->json) + "</pre>\n";
    }
    std::vector<std::string> usual;
    const model::Recipe defaults;
    model::visitAllSettings(defaults, [&](const model::SettingInfo&, const auto& value) { usual.push_back(shown(value)); });
    std::vector<std::string> cells;
    model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto& value) {
        const std::string text = shown(value);
        const std::string& before = usual[cells.size()];
        const std::string title = escaped(info.title);
        cells.push_back(text == before ? "<td>" + title + "</td><td>" + text + "</td>"
                                       : "<td><b>" + title + "</b></td><td><b>" + text + "</b> <span class=\"quiet\">(default " +
                                             before + ")</span></td>");
    });
    std::string text = "<p>" + escaped(recipe.name) + "; bold is what differs from the defaults.</p>\n<table>\n";
    const std::size_t half = (cells.size() + 1) / 2;
    for (std::size_t i = 0; i < half; ++i) {
        text += "<tr>" + cells[i] + (half + i < cells.size() ? cells[half + i] : std::string()) + "</tr>\n";
    }
    return text + "</table>\n";
}

std::string networkTable(const model::ArchitecturePointer& network) {
    if (!network) {
        return "<p>It is not known.</p>\n";
    }
    const auto figure = [](std::int64_t value) { return value == 0 ? std::string("–") : number(value); };
    std::string text = "<p>" + escaped(network->network().name) + ": " + number(network->parameters()) + " parameters, " +
                       number(network->multiplyAdds()) + " multiply-adds an image.</p>\n<table>\n" +
                       row({"layer", "what it does", "output", "parameters", "sees", "multiply-adds"}, "th");
    for (const model::PlacedLayer& placed : network->layers()) {
        const std::string side = std::to_string(placed.output.side);
        const std::string field = std::to_string(placed.receptiveField);
        text += row({escaped(placed.name), escaped(model::describe(placed.layer)),
                     std::to_string(placed.output.channels) + " × " + side + " × " + side, figure(placed.parameters),
                     field + " × " + field, figure(placed.multiplyAdds)});
    }
    return text + "</table>\n";
}

std::string confusion(const Group& group) {
    const model::ClassNames classes = group.data->classes();
    const model::ConfusionMatrix matrix = group.evaluation->confusion.ofClasses(static_cast<int>(classes.size()));
    std::string text = "<p>Rows: what the images are; columns: what they were read as.</p>\n<table>\n<tr><th></th>";
    for (int read = 0; read < matrix.size(); ++read) {
        text += "<th class=\"number\">" + escaped(model::className(classes, read)) + "</th>";
    }
    text += "<th class=\"number\">right</th></tr>\n";
    for (int label = 0; label < matrix.size(); ++label) {
        text += "<tr><th>" + escaped(model::className(classes, label)) + "</th>";
        for (int read = 0; read < matrix.size(); ++read) {
            const int count = matrix.at(label, read);
            text += std::string("<td class=\"number") +
                    (label == read ? " right"
                     : count > 0   ? " wrong"
                                   : "") +
                    "\">" + (count > 0 ? std::to_string(count) : "·") + "</td>";
        }
        const int images = matrix.images(label);
        text += "<td class=\"number\">" + (images > 0 ? percent(static_cast<double>(matrix.at(label, label)) / images) : "–") +
                "</td></tr>\n";
    }
    return text + "</table>\n";
}

std::string mistakes(const Group& group) {
    std::vector<model::ReadImage> wrong;
    std::ranges::copy_if(group.evaluation->reads, std::back_inserter(wrong),
                         [](const model::ReadImage& read) { return read.label != read.predicted; });
    std::ranges::stable_sort(wrong, std::greater(), &model::ReadImage::confidence);
    const std::size_t all = wrong.size();
    wrong.resize(std::min(all, kMistakesShown));
    if (wrong.empty()) {
        return "<p>None.</p>\n";
    }
    std::string text = "<p>" + number(static_cast<std::int64_t>(all)) + " of " + number(group.evaluation->images) +
                       " test images, the most confident first" +
                       (all > wrong.size() ? "; the first " + std::to_string(wrong.size()) : "") +
                       ": label → reading, its probability, number of the image.</p>\n<table>\n<tr>";
    const model::ClassNames classes = group.data->classes();
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        const model::ReadImage& read = wrong[i];
        const std::string label = escaped(model::className(classes, read.label));
        const std::string predicted = escaped(model::className(classes, read.predicted));
        text += (i > 0 && i % kMistakesARow == 0 ? "</tr>\n<tr>" : "") +
                std::string("<td class=\"picture\"><img width=\"56\" height=\"56\" alt=\"") + label + " read as " + predicted +
                "\" src=\"" + imageUri(group.data->test.images[static_cast<std::size_t>(read.index)]) + "\"><br>" + label +
                " → <b>" + predicted + "</b><br>" + fixed(100 * static_cast<double>(read.confidence), 1) +
                " %<br><span class=\"quiet\">" + std::to_string(read.index) + "</span></td>";
    }
    return text + "</tr>\n</table>\n";
}

std::string facts(const Group& group) {
    const model::RunRecord& run = *group.best;
    std::string text = "<table>\n";
    const auto add = [&text](const model::FactInfo& info, const auto& value) {
        if (const std::string told = shown(value); told != "–") {
            text += row({escaped(info.title), told});
        }
    };
    model::visitOrigin(run, add);
    if (!group.weightsHash.empty()) {
        add({"", group.runs.size() > 1 ? "Weights of the best seed" : "Weights"}, model::Checksum{group.weightsHash});
    }
    model::visitEnvironment(run.environment, add);
    return text + "</table>\n<p class=\"quiet\">Checksums are SHA-256.</p>\n";
}

std::string commands(const Group& group) {
    std::string text;
    for (const model::RunRecord* run : group.runs) {
        reportErrors([&] { text += escaped(trainCommand(*run)) + "\n"; },
                     [&text](const QString& what, const QString& hint) {
                         text += (what + ' ' + hint).toHtmlEscaped().toStdString() + "\n";
                     });
    }
    return "<pre>" + text + "</pre>\n";
}

std::string untested(const Group& group) {
    const int seeds = model::summaryOf(group.runs).done;
    std::vector<std::string> lines;
    if (!group.evaluation) {
        lines.push_back("Which test images are read wrongly. " + escaped(group.notEvaluated));
    }
    lines.push_back(seeds > 1 ? "Other seeds than these " + std::to_string(seeds) + "."
                              : "How much of it is chance: there is " +
                                    std::string(seeds == 1 ? "one seed." : "no seed that was done."));
    lines.emplace_back(
        group.best->recipe.validate
            ? "Whether the recipe was chosen with these test images in view: the epoch was chosen by held-back images."
            : "Whether the test accuracy is a little too good: no images were held back, and each epoch's test accuracy "
              "was there to be seen by whoever chose the recipe.");
    lines.emplace_back("Other data: other writers, pens, photographs of paper.");
    lines.emplace_back("How far its probabilities can be trusted; digitlab evaluate measures that.");
    lines.emplace_back("Other machines: the same bits come from the same processor, number of threads and version alone.");
    lines.emplace_back("The commands above: they were not run for this report.");
    std::string text = "<ul>\n";
    for (const std::string& line : lines) {
        text += "<li>" + line + "</li>\n";
    }
    return text + "</ul>\n";
}

std::string sectionOf(const Group& group, const RunStore& store) {
    std::string text = "<p><b>" + headline(group) + "</b></p>\n";
    for (const model::RunRecord* run : group.runs) {
        text += run->note.empty() ? "" : "<p>Note: " + escaped(run->note) + "</p>\n";
        text += run->reason.empty() ? "" : "<p>Run " + escaped(run->id) + ": " + escaped(run->reason) + "</p>\n";
    }
    const auto add = [&text](const char* title, const std::string& content, const char* attributes = "") {
        text += std::string("<h3") + attributes + ">" + title + "</h3>\n" + content;
    };
    add(group.runs.size() > 1 ? "Seeds" : "Result", seedsTable(group));
    add("Curves", curves(group, store));
    add("Recipe", recipeTable(group.best->recipe));
    add("Network", networkTable(group.best->origin.networks.own));
    if (group.evaluation) {
        const std::string of = group.runs.size() > 1 ? "<p>Of seed " + std::to_string(group.best->recipe.seed) + ".</p>\n" : "";
        const bool same = group.best->testAccuracy && std::abs(*group.best->testAccuracy - group.evaluation->accuracy()) < 1e-9;
        const std::string read =
            same ? "" : "<p>Read again for this report: " + percent(group.evaluation->accuracy()) + ".</p>\n";
        add("Confusion", of + read + confusion(group), " style=\"page-break-before: always\"");
        add("Mistakes", mistakes(group));
    }
    add("Made from, and with", facts(group));
    add(group.runs.size() > 1 ? "Commands that make them again" : "Command that makes it again", commands(group));
    add("What was not tested", untested(group));
    return text;
}

/// On A4. What Qt's text shows of SVG is drawn beforehand, finely enough for paper.
QByteArray pdfOf(const std::string& page) {
    if (QFontDatabase::families().isEmpty()) {
        throw model::Error("There are no fonts to write a PDF with.", "Install one (fonts-dejavu-core), or write .html.");
    }
    constexpr int kFineness = 4;
    constexpr int kPixelsAnInch = 132; // the picture of the curves fits between the margins
    const QByteArray svg = "data:image/svg+xml;base64,";
    QByteArray html = QByteArray::fromStdString(page);
    for (qsizetype at = html.indexOf(svg); at >= 0; at = html.indexOf(svg, at + 1)) {
        const qsizetype end = html.indexOf('"', at);
        QByteArray picture = QByteArray::fromBase64(html.mid(at + svg.size(), end - at - svg.size()));
        QBuffer buffer(&picture);
        QImageReader reader(&buffer, "svg");
        reader.setScaledSize(kFineness * reader.size());
        QByteArray png;
        QBuffer out(&png);
        reader.read().save(&out, "PNG");
        html.replace(at, end - at, QByteArray::fromStdString(dataUri("png", png)));
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
    const std::vector<Group> groups = groupsOf(runs);
    const bool several = groups.size() > 1;
    std::string page = kHead;
    const std::string title = several ? std::to_string(runs.size()) + " runs" : nameOf(groups.front());
    page.replace(page.find("%1"), 2, title);
    page += "<h1>" + title + "</h1>\n<p class=\"quiet\">Written " + escaped(date) +
            "</p>\n<p class=\"quiet\">A report of DigitLab " + DIGITLAB_VERSION + ".</p>\n";
    for (const Group& group : groups) {
        page += (several ? "<h2>" + nameOf(group) + "</h2>\n" : "") + sectionOf(group, store);
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
