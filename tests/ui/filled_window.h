// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/believable_runs.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/run_end_card.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/network_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_page.h"
#include "ui/pages/runs_view.h"
#include "ui/style/number_text.h"
#include "ui/widgets/segments.h"
#include "ui/window/main_window.h"
#include "ui/window/run_status.h"

#include <QDoubleSpinBox>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <memory>

/// The window with figures, labels and a result of the usual length on every page.
inline std::unique_ptr<ui::MainWindow> filledWindow() {
    auto window = std::make_unique<ui::MainWindow>();
    window->resize(1024, 640);
    window->setHasData(true, QString("MNIST · %1 + %2").arg(ui::grouped(60000), ui::grouped(10000)));
    window->setModel({}, "quick", {}, true);
    window->runStatus()->beginRun(20);
    window->runStatus()->showBatch({13, 6277, 13.4, 0.0604F, 0.98F, 18900, 22});
    window->runStatus()->showEpoch({13, 20, 0.05, 0.988, 0.02, 0.9925, 0.01, 3.1, 0.4, 18900});
    model::Evaluation evaluation;
    evaluation.images = 10000;
    evaluation.correct = 9952;
    evaluation.loss = 0.0183;
    evaluation.confusion = model::ConfusionMatrix(model::kDigits);
    for (int digit = 0; digit < model::kDigits; ++digit)
        evaluation.confusion.at(digit, digit) = 995;
    window->mistakesView()->setEvaluation(evaluation);
    model::DataFindings findings;
    findings.classes = model::namesOrDigits({});
    findings.train = findings.test = std::vector<int>(model::kDigits, 5421);
    const auto split = std::make_shared<model::DataSet>(model::DataSet{{{}}, {0}});
    auto& data = *window->page<ui::DataView>();
    data.setData(split, split, findings);
    data.kinds()->setCurrent(1);
    data.setReader("quick", {});
    std::vector<ui::HandwritingSample> samples;
    for (int i = 0; i < 47; ++i)
        samples.push_back({i + 1, i % 10, {}});
    window->handwritingView()->setSamples(samples);
    window->handwritingView()->setUndo(1, "-");
    window->handwritingView()->setModelBefore(true);
    window->augmentationGallery()->setRows({{0, 7, {}, {{{}, {}}}}});
    auto& runs = *window->page<ui::RunsView>();
    runs.setRuns(believableRuns());
    runs.setUndo({}, "-");
    auto* table = runs.findChild<QTableView*>("runsTable");
    table->setCurrentIndex(table->model()->index(1, 2));
    window->insideView()->layers()->setNetwork(std::make_shared<const model::Architecture>(
        model::Network{"one", {}, {{.kind = model::LayerKind::linear, .size = model::kClasses}}}, 10));
    using enum model::LayerKind;
    auto& network = *window->page<ui::NetworkPage>();
    network.setNetworks({{"lenet-5", {}, {{.kind = linear, .size = model::kClasses}}}}, {});
    network.setNetwork({"lenet-5*",
                        {},
                        {{.kind = convolution, .size = 120, .padding = 1, .stride = 2},
                         {.kind = batchNorm},
                         {.kind = maxPooling, .size = 3},
                         {.kind = convolution, .size = 4000, .kernel = 7},
                         {.kind = linear, .size = model::kClasses}}});
    network.setEpochs(200);
    network.setOutlook(ui::NetworkOutlook{126.3, 25260, 123'400'000});
    model::ReadDigit four;
    four.prediction = {{0, 0, 0, 0, 0.51F, 0, 0, 0, 0, 0.46F}, 4};
    four.certainty = model::Certainty::unsure;
    four.alternative = 9;
    window->drawPanel()->showReading({{{four}}, {}, 0.6, "quick"});
    window->drawPanel()->showAdded("2", 1234);
    auto& curves = *window->findChild<ui::CurvePlot*>();
    curves.setMeasuredOnValidation(true); // the longer word
    curves.beginRun(20);
    curves.addEpoch({1, 20, 0.05, 0.988, 0.02, 0.9925, 0.01, 3.1, 0.4, 18900});
    curves.beginRepeat(); // a series' remark is the longest
    curves.addEpoch({1, 20, 0.05, 0.988, 0.02, 0.9935, 0.01, 3.1, 0.4, 18900});
    curves.setOverlays({{"1", "for the museum", 5, {}, {}}, {"2", "notebook", 20, {}, {}}});
    curves.showEnd({.completed = false, .epoch = 19, .epochs = 20, .correct = 8766, .images = 10000, .canContinue = true});
    for (QDoubleSpinBox* figure : window->findChildren<QDoubleSpinBox*>())
        if (figure->property("kind") == "figure")
            figure->setValue(10.71); // three pixels of a digit
    for (QToolButton* fold : window->findChildren<QToolButton*>(QRegularExpression("Fold$")))
        fold->setChecked(true);
    return window;
}
