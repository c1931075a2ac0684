// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_report_section.h"

#include "app/report_errors.h"
#include "app/runs/run_command.h"
#include "app/runs/run_json.h"
#include "model/export/curve_picture.h"
#include "model/export/experiment_picture.h"
#include "model/export/formats.h"
#include "model/values/plain_text.h"

#include <QBuffer>
#include <QImage>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace app {

std::string escapedHtml(const std::string& text) {
    return toText(model::plainText(text)).toHtmlEscaped().toStdString();
}

std::string dataUri(const char* type, const QByteArray& bytes) {
    return std::string("data:image/") + type + ";base64," + bytes.toBase64().toStdString();
}

namespace {

constexpr std::size_t kMistakesShown = 40;
constexpr std::size_t kMistakesARow = 8;

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
    if constexpr (std::is_same_v<Value, std::string>) {
        return escapedHtml(model::networkName(value));
    } else if constexpr (std::is_same_v<Value, bool>) {
        return value ? "on" : "off";
    } else if constexpr (std::is_same_v<Value, double>) {
        constexpr int kDigits = 10;
        return QString::number(value, 'g', kDigits).toStdString();
    } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
        return value ? percent(*value) : "–";
    } else if constexpr (std::is_same_v<Value, std::chrono::duration<double>>) {
        return fixed(value.count(), 1) + " s";
    } else if constexpr (std::is_same_v<Value, model::Checksum>) {
        return value.digits.empty() ? "–" : "<span class=\"hash\">" + escapedHtml(std::string(value.digits)) + "</span>";
    } else if constexpr (std::is_same_v<Value, model::ArchitecturePointer>) {
        return value ? escapedHtml(value->network().name) + ", " + number(value->parameters()) + " parameters" : "–";
    } else if constexpr (std::is_same_v<Value, model::TextList>) {
        std::string joined;
        for (const std::string& text : value.texts == nullptr ? std::vector<std::string>() : *value.texts) {
            joined += (joined.empty() ? "" : ", ") + escapedHtml(text);
        }
        return value.texts != nullptr && value.texts->empty() ? "none" : unknownAs(joined);
    } else {
        const nlohmann::ordered_json json = toJsonValue(value);
        return unknownAs(json.is_string() ? escapedHtml(json.get<std::string>())
                         : json.is_null() ? ""
                                          : escapedHtml(json.dump()));
    }
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

/// As it stands in the page; `what` it shows is for those who do not see it.
std::string inlineSvg(std::string svg, const std::string& what) {
    return svg.insert(std::string("<svg").size(), " role=\"img\" aria-label=\"" + escapedHtml(what) + "\"");
}

std::string headline(const ReportGroup& group) {
    const model::StudySummary summary = model::summaryOf(group.runs);
    if (summary.done == 0) {
        return "No seed of it has been completed and tested.";
    }
    const std::string of = " of the test images of " + escapedHtml(group.best->dataSet) + " are read right";
    return summary.done == 1 ? percent(summary.spread.mean) + of + " (one seed)."
                             : percent(summary.spread.mean) + " ± " + fixed(100 * summary.spread.deviation, 2) + of +
                                   " (mean and "
                                   "standard deviation of " +
                                   std::to_string(summary.done) + " seeds).";
}

std::string seedsTable(const ReportGroup& group) {
    const bool validated = std::ranges::any_of(group.runs, [](const auto* run) { return run->validationAccuracy.has_value(); });
    const auto withoutValidation = [validated](std::vector<std::string> cells) {
        constexpr int kValidation = 5;
        if (!validated) {
            cells.erase(cells.begin() + kValidation);
        }
        return cells;
    };
    std::string text =
        "<table>\n" + row(withoutValidation({"seed", "run", "outcome", "epochs", "train", "validation", "test", "time", "began"}),
                          "th", " class=\"whole\"");
    for (const model::RunRecord* run : group.runs) {
        const std::string seed = run->recipe.unread ? "–" : std::to_string(run->recipe.seed);
        text += row(withoutValidation(
                        {run == group.best && group.runs.size() > 1 ? "<b>" + seed + ", the best</b>" : seed,
                         escapedHtml(run->id), outcomeName(run->outcome),
                         std::to_string(run->epochs) + (run->recipe.unread ? "" : " of " + std::to_string(run->recipe.epochs)),
                         shown(run->trainAccuracy), shown(run->validationAccuracy), shown(run->testAccuracy),
                         fixed(run->seconds, 1) + " s", escapedHtml(run->started)}),
                    "td", " class=\"whole\"");
    }
    return text + "</table>\n";
}

std::string curves(const ReportGroup& group, const RunStore& store) {
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
    return "<p>" + inlineSvg(picture, "Loss and accuracy over the epochs") + "</p>\n<p class=\"quiet\">" + what +
           " Training figures are of the images as they were varied, with dropout.</p>\n";
}

/// Two settings a row; a value other than the default is bold, followed by the default.
std::string recipeTable(const model::Recipe& recipe) {
    if (recipe.unread) {
        return "<p>This version cannot read it: " + escapedHtml(recipe.unread->reason) + "</p>\n<pre>" +
               escapedHtml(recipe.unread->json) + "</pre>\n";
    }
    std::vector<std::string> usual;
    const model::Recipe defaults;
    model::visitAllSettings(defaults, [&](const model::SettingInfo&, const auto& value) { usual.push_back(shown(value)); });
    std::vector<std::string> cells;
    model::visitAllSettings(recipe, [&](const model::SettingInfo& info, const auto& value) {
        const std::string text = shown(value);
        const std::string& before = usual[cells.size()];
        const std::string title = escapedHtml(info.title);
        cells.push_back(text == before ? "<td>" + title + "</td><td>" + text + "</td>"
                                       : "<td><b>" + title + "</b></td><td><b>" + text + "</b> <span class=\"quiet\">(default " +
                                             before + ")</span></td>");
    });
    std::string text = "<p>" + escapedHtml(recipe.name) + "; bold is what differs from the defaults.</p>\n<table>\n";
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
    std::string text = "<p>" + escapedHtml(network->network().name) + ": " + number(network->parameters()) + " parameters, " +
                       number(network->multiplyAdds()) + " multiply-adds an image.</p>\n<table>\n" +
                       row({"layer", "what it does", "output", "parameters", "sees", "multiply-adds"}, "th");
    for (const model::PlacedLayer& placed : network->layers()) {
        const std::string side = std::to_string(placed.output.side);
        const std::string field = std::to_string(placed.receptiveField);
        text += row({escapedHtml(placed.name), escapedHtml(model::describe(placed.layer)),
                     std::to_string(placed.output.channels) + " × " + side + " × " + side, figure(placed.parameters),
                     field + " × " + field, figure(placed.multiplyAdds)});
    }
    return text + "</table>\n";
}

std::string confusion(const ReportGroup& group) {
    const model::ClassNames classes = group.data->classes();
    const model::ConfusionMatrix matrix = group.evaluation->confusion.ofClasses(static_cast<int>(classes.size()));
    std::string text = "<p>Rows: what the images are; columns: what they were read as.</p>\n<table>\n<tr><th></th>";
    for (int read = 0; read < matrix.size(); ++read) {
        text += "<th class=\"number\">" + escapedHtml(model::className(classes, read)) + "</th>";
    }
    text += "<th class=\"number\">right</th></tr>\n";
    for (int label = 0; label < matrix.size(); ++label) {
        text += "<tr><th>" + escapedHtml(model::className(classes, label)) + "</th>";
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

std::string mistakes(const ReportGroup& group) {
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
        const std::string label = escapedHtml(model::className(classes, read.label));
        const std::string predicted = escapedHtml(model::className(classes, read.predicted));
        text += (i > 0 && i % kMistakesARow == 0 ? "</tr>\n<tr>" : "") +
                std::string("<td class=\"picture\"><img width=\"56\" height=\"56\" alt=\"") + label + " read as " + predicted +
                "\" src=\"" + imageUri(group.data->test.images[static_cast<std::size_t>(read.index)]) + "\"><br>" + label +
                " → <b>" + predicted + "</b><br>" + fixed(100 * static_cast<double>(read.confidence), 1) +
                " %<br><span class=\"quiet\">" + std::to_string(read.index) + "</span></td>";
    }
    return text + "</tr>\n</table>\n";
}

std::string facts(const ReportGroup& group) {
    const model::RunRecord& run = *group.best;
    std::string text = "<table>\n";
    const auto add = [&text](const model::FactInfo& info, const auto& value) {
        if (const std::string told = shown(value); told != "–") {
            text += row({escapedHtml(info.title), told});
        }
    };
    model::visitOrigin(run, add);
    if (!group.weightsHash.empty()) {
        add({"", group.runs.size() > 1 ? "Weights of the best seed" : "Weights"}, model::Checksum{group.weightsHash});
    }
    model::visitEnvironment(run.environment, add);
    return text + "</table>\n<p class=\"quiet\">Checksums are SHA-256.</p>\n";
}

std::string commands(const ReportGroup& group) {
    std::string text;
    for (const model::RunRecord* run : group.runs) {
        reportErrors([&] { text += escapedHtml(trainCommand(*run)) + "\n"; },
                     [&text](const QString& what, const QString& hint) {
                         text += (what + ' ' + hint).toHtmlEscaped().toStdString() + "\n";
                     });
    }
    return "<pre>" + text + "</pre>\n";
}

std::string untested(const ReportGroup& group) {
    const int seeds = model::summaryOf(group.runs).done;
    std::vector<std::string> lines;
    if (!group.evaluation) {
        lines.push_back("Which test images are read wrongly. " + escapedHtml(group.notEvaluated));
    }
    lines.push_back(seeds > 1 ? "Other seeds than these " + std::to_string(seeds) + "."
                              : "How much of it is chance: there is " +
                                    std::string(seeds == 1 ? "one seed." : "no seed that was done."));
    lines.emplace_back(
        group.best->recipe.validate
            ? "Whether the recipe was chosen with these test images in view: the epoch was chosen by held-back images."
            : "Whether the test accuracy is a little too good: no images were held back, and each epoch's test accuracy "
              "was known when the recipe was chosen.");
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

std::string experimentPlots(const std::vector<std::vector<const model::RunRecord*>>& variants,
                            const std::map<std::string, ExperimentPlan>& experiments) {
    std::string text;
    for (const auto& [study, plan] : experiments) {
        std::vector<std::vector<const model::RunRecord*>> own;
        std::vector<std::string> labels;
        for (std::size_t i = 0; i < variants.size(); ++i) {
            if (variants[i].front()->study == study) {
                own.push_back(variants[i]);
                labels.push_back(std::to_string(i + 1));
            }
        }
        const std::vector<std::string> pictures = model::experimentPictures(model::experimentPoints(own), labels);
        if (!pictures.empty() && experiments.size() > 1) {
            text += "<h3>" + escapedHtml(plan.name.empty() ? study : plan.name) + "</h3>\n";
        }
        for (const std::string& picture : pictures) {
            text += "<p>" + inlineSvg(picture, "Accuracy of the variants against what differs between them") + "</p>\n";
        }
    }
    return text.empty()
               ? text
               : text + "<p class=\"quiet\">Pale: single runs; with the number of its row in the table: a variant's mean and "
                        "standard deviation. Ringed: the most accurate one, or, against parameters and seconds, each that "
                        "nothing as small or as fast is more accurate than.</p>\n";
}

} // namespace

std::string reportOverview(const std::vector<ReportGroup>& groups, const std::map<std::string, ExperimentPlan>& experiments) {
    std::vector<std::vector<const model::RunRecord*>> variants;
    std::ranges::transform(groups, std::back_inserter(variants), &ReportGroup::runs);
    const model::ExperimentPoints points = model::experimentPoints(variants);
    std::string text = "<table>\n" + row({"", "", "runs", "test", "best", "parameters", "time", "to the first", "p", ""}, "th",
                                         " class=\"whole\"");
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& [accuracy, runs, toFirst, fewestParameters, fewestSeconds] = points.rows[i];
        const model::VariantResults& results = points.variants[i];
        const std::string name = escapedHtml(results.name);
        text += row({std::to_string(i + 1), fewestParameters ? "<b>" + name + "</b>" : name, std::to_string(runs),
                     runs > 1    ? fixed(100 * accuracy.mean, 2) + " ± " + fixed(100 * accuracy.deviation, 2) + " %"
                     : runs == 1 ? percent(accuracy.mean)
                                 : "–",
                     runs > 0 ? percent(accuracy.largest) : "–", number(results.parameters), fixed(results.seconds, 1) + " s",
                     toFirst ? (toFirst->mean > 0 ? "+" : "") + fixed(100 * toFirst->mean, 2) : "–",
                     toFirst ? fixed(toFirst->p, 3) : "–", toFirst ? model::verdictOf(*toFirst) : ""},
                    "td", " class=\"whole\"");
    }
    return text + "</table>\n<p class=\"quiet\">Mean ± standard deviation over the seeds; p: " + model::kPairedTest + "; from " +
           fixed(model::kSignificant, 2) +
           " on a difference may be chance. Bold: nothing with as few parameters is more accurate.</p>\n" +
           experimentPlots(variants, experiments);
}

std::string reportSection(const ReportGroup& group, const RunStore& store) {
    std::string text = "<p><b>" + headline(group) + "</b></p>\n";
    for (const model::RunRecord* run : group.runs) {
        text += run->note.empty() ? "" : "<p>Note: " + escapedHtml(run->note) + "</p>\n";
        text += run->reason.empty() ? "" : "<p>Run " + escapedHtml(run->id) + ": " + escapedHtml(run->reason) + "</p>\n";
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

} // namespace app
