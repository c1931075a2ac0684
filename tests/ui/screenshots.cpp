// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the window with plausible values and saves it in every theme, size, language and page:
// ui_screenshots FOLDER [MNIST_FOLDER] [--only pages|inside|data|classes|lesson|tour] [--themes light,dark]
//                [--languages en,de,zh_CN] [--sizes 1280x800,1024x640] [--scale 2] [--network NAME|MODEL]
// 1920×1080 pixels at 200 % are --sizes 960x540 --scale 2.
#include "model/data/data_check.h"
#include "model/explain/counterfactual.h"
#include "model/explain/map_survey.h"
#include "model/explain/occlusion.h"
#include "model/explain/optimised_image.h"
#include "model/explain/spreads.h"
#include "model/formats/model_file.h"
#include "model/formats/network_json.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/network/fused/fused_step.h"
#include "model/network/reference/activations.h"
#include "model/reading/read_digits.h"
#include "tests/ui/believable_runs.h"
#include "tests/ui/screens_of_sizes.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/experiment_plot.h"
#include "ui/curves/run_end_card.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/learned_parts.h"
#include "ui/explain/learned_view.h"
#include "ui/explain/network_view.h"
#include "ui/explain/path_maps.h"
#include "ui/explain/path_view.h"
#include "ui/explain/why_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/layer_variables.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_page.h"
#include "ui/pages/receptive_fields.h"
#include "ui/pages/runs_table.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/recipe/vary_dialog.h"
#include "ui/style/language.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/segments.h"
#include "ui/window/about_card.h"
#include "ui/window/help_card.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tour.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

namespace {

std::mt19937 chance(7);

double uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(chance);
}

/// A digit of the font, askew, where no MNIST is given.
model::DigitImage painted(int digit) {
    QImage image(model::kImageSide, model::kImageSide, QImage::Format_Grayscale8);
    image.fill(0);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font;
    font.setPixelSize(22);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.translate(14, 14);
    painter.rotate(uniform(-15, 15));
    painter.drawText(QRectF(-14, -14, 28, 28), Qt::AlignCenter, QString::number(digit));
    painter.end();
    model::DigitImage result{};
    for (int y = 0; y < model::kImageSide; ++y)
        std::copy_n(image.constScanLine(y), model::kImageSide, result.begin() + y * model::kImageSide);
    return result;
}

class Digits {
public:
    explicit Digits(const QString& folder) {
        QFile images(folder + "/t10k-images-idx3-ubyte");
        QFile labels(folder + "/t10k-labels-idx1-ubyte");
        if (!folder.isEmpty() && images.open(QIODevice::ReadOnly) && labels.open(QIODevice::ReadOnly)) {
            images_ = images.readAll().mid(16);
            labels_ = labels.readAll().mid(8);
        }
    }
    int label(int index) const { return labels_.isEmpty() ? index % 10 : labels_[index]; }
    model::DigitImage image(int index) const {
        if (images_.isEmpty())
            return painted(label(index));
        model::DigitImage result{};
        std::copy_n(images_.constData() + index * model::kImagePixels, model::kImagePixels,
                    reinterpret_cast<char*>(result.data()));
        return result;
    }

private:
    QByteArray images_;
    QByteArray labels_;
};

model::Drawing drawnThree() {
    model::Stroke stroke{{}, ui::DrawingCanvas::kDefaultBrush, false};
    const auto arc = [&stroke](double cx, double cy, double rx, double ry, double from, double to) {
        for (int i = 0; i <= 14; ++i) {
            const double a = (from + (to - from) * i / 14) * std::numbers::pi / 180;
            stroke.points.push_back({static_cast<float>(cx + rx * std::cos(a)), static_cast<float>(cy + ry * std::sin(a)), 1});
        }
    };
    arc(135, 95, 50, 45, -150, 85);
    arc(138, 185, 56, 46, -85, 150);
    return {stroke};
}

void fillCurves(ui::MainWindow& window, int runs, bool repeated) {
    constexpr int kEpochs = 20;
    constexpr int kBatches = 469;
    for (int run = 0; run < runs; ++run) {
        if (repeated && run > 0)
            window.curvePlot()->beginRepeat();
        else
            window.curvePlot()->beginRun(kEpochs);
        window.runStatus()->beginRun(kEpochs, repeated ? QString("Seed %1 of 5").arg(run + 1) : QString());
        std::vector<model::BatchMetrics> batches;
        for (int step = 0; step < 13 * kBatches + 180; ++step) {
            const double done = (step + 1.0) / kBatches;
            const double loss =
                (2.2 * std::exp(-9 * done) + 0.28 * std::exp(-0.9 * done) + 0.05 + 0.04 * run) * std::exp(uniform(-0.5, 0.5));
            batches.push_back({step / kBatches + 1, step, done, static_cast<float>(loss),
                               static_cast<float>(std::round(128 * std::max(0.1, 1 - loss / 3)) / 128), 18900, 22});
        }
        window.curvePlot()->addBatches(batches);
        for (int epoch = 1; epoch <= 13; ++epoch) {
            const double error = 0.0062 + 0.013 * std::exp(-0.5 * epoch) + 0.001 * run + uniform(-0.0004, 0.0004);
            const model::EpochMetrics metrics{
                epoch, kEpochs, 0.05 + 0.3 * std::exp(-epoch), 1 - 2 * error, 3 * error, 1 - error, 0.01, 3.1, 0.4, 18900};
            window.curvePlot()->addEpoch(metrics);
            window.runStatus()->showEpoch(metrics);
        }
        window.runStatus()->showBatch(batches.back());
    }
}

/// A kept run, already thinned, of one recipe or another.
model::RunCurve keptRun(int number, const std::string& name, int epochs) {
    model::RunCurve run{std::to_string(number), name, epochs, {}, {}};
    const double speed = 0.5 + 0.25 * number;
    for (int i = 0; i < 1000; ++i) {
        const double done = (i + 1) * epochs / 1000.0;
        const auto loss = static_cast<float>(
            (2 * std::exp(-8 * speed * done) + 0.25 * std::exp(-speed * done) + 0.04 + 0.012 * number) * uniform(0.93, 1.07));
        run.batches.push_back({i * 9LL, 9, done, loss, loss / 2, loss * 2, 1 - loss / 3, 1 - loss / 2, 1 - loss / 5});
    }
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double error = 0.0058 + 0.0009 * number + 0.02 * std::exp(-0.5 * speed * epoch) + uniform(-0.0004, 0.0004);
        run.epochMetrics.push_back({epoch, epochs, 0.1, 1 - 2 * error, 3 * error, 1 - error, 0.01, 3, 0.4, 18900});
    }
    return run;
}

/// Two weeks of training, or so.
model::RunCurve longRun() {
    model::RunCurve run{"long", "long", 2000, {}, {}};
    for (int i = 0; i < 4096; ++i) {
        const double done = (i + 1) * 1400 / 4096.0;
        const auto loss = static_cast<float>((0.25 * std::exp(-0.01 * done) + 0.03) * uniform(0.9, 1.1));
        const float spread = static_cast<float>(uniform(1.5, 3));
        run.batches.push_back({i * 160LL, 160, done, loss, loss / spread, loss * spread, 1 - loss / 3, 1 - loss * spread / 3,
                               std::min(1.0F, 1 - loss / spread / 5)});
    }
    for (int epoch = 1; epoch <= 1400; ++epoch) {
        const double error = 0.0045 + 0.013 * std::exp(-0.01 * epoch) + uniform(-0.0004, 0.0004);
        run.epochMetrics.push_back({epoch, 2000, 0.1, 1 - 2 * error, 3 * error, 1 - error, 0.01, 3, 0.4, 18900});
    }
    return run;
}

model::ReadDigit readThree(const Digits& digits) {
    model::ReadDigit digit;
    digit.box = {80, 50, 195, 235};
    digit.ink = drawnThree();
    digit.image = digits.image(30);
    digit.prediction = {{0.0F, 0.0F, 0.004F, 0.962F, 0.0F, 0.009F, 0.0F, 0.001F, 0.021F, 0.002F}, 3};
    return digit;
}

model::ReadDigit unsureFour(const Digits& digits) {
    model::ReadDigit digit;
    digit.image = digits.image(4);
    digit.prediction = {{0, 0, 0.02F, 0, 0.51F, 0, 0, 0, 0.01F, 0.46F}, 4};
    digit.certainty = model::Certainty::unsure;
    digit.alternative = 9;
    return digit;
}

/// Threes side by side, `step` units apart; the last but one is doubtful.
ui::Reading number(const Digits& digits, model::Drawing& drawing, int count, float step, float scale) {
    ui::Reading reading{{}, {}, 1.8, "epoch 13"};
    for (int i = 0; i < count; ++i) {
        model::ReadDigit digit = i == count - 2 ? unsureFour(digits) : readThree(digits);
        digit.ink = drawnThree();
        for (model::Stroke& stroke : digit.ink) {
            stroke.width *= scale;
            for (model::StrokePoint& point : stroke.points)
                point = {(point.x - 80) * scale + 20 + static_cast<float>(i) * step, point.y * scale + 50, 1};
        }
        const float left = 20 + static_cast<float>(i) * step;
        digit.box = {left, 50 * scale + 50, left + 115 * scale, 235 * scale + 50};
        drawing.insert(drawing.end(), digit.ink.begin(), digit.ink.end());
        reading.digits.push_back(std::move(digit));
    }
    return reading;
}

/// A page with what is drawn on it, and its reading.
std::pair<QImage, ui::Reading> page(const Digits& digits) {
    QImage picture(640, 420, QImage::Format_RGB32);
    picture.fill(QColor(250, 248, 240));
    ui::Reading reading{{}, {}, 21, "notebook"};
    QPainter painter(&picture);
    for (int line = 0; line < 3; ++line) {
        for (int i = 0; i < 5; ++i) {
            model::ReadDigit digit = i == 3 && line == 1 ? unsureFour(digits) : readThree(digits);
            const int index = 5 * line + i;
            digit.line = line;
            digit.image = digits.image(index);
            if (digit.certainty == model::Certainty::digit)
                digit.prediction = {std::vector<float>(10), digits.label(index)},
                digit.prediction.probabilities[static_cast<std::size_t>(digits.label(index))] = 0.98F;
            const QRectF box(60 + 105 * i, 50 + 125 * line, 70, 80);
            digit.box = {static_cast<float>(box.left()), static_cast<float>(box.top()), static_cast<float>(box.right()),
                         static_cast<float>(box.bottom())};
            QImage ink = ui::toImage(digit.image);
            ink.invertPixels();
            painter.setCompositionMode(QPainter::CompositionMode_Darken);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(box.adjusted(-14, -10, 14, 10), ink);
            reading.digits.push_back(std::move(digit));
        }
    }
    return {picture, reading};
}

QString shownPicture; ///< a file; empty: a page on a desk

/// A picture to be read, by default of a page that lies tilted on a desk, and what the bundled model reads in it.
std::pair<QImage, ui::Reading> photo(const QImage& sheet) {
    QImage picture(880, 660, QImage::Format_RGB888);
    picture.fill(QColor(112, 78, 52));
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    for (int y = 0; y < picture.height(); y += 11) {
        painter.setPen(QPen(QColor(98 + y % 3 * 9, 66 + y % 5 * 4, 44), 5));
        painter.drawLine(0, y, picture.width(), y + 14);
    }
    painter.translate(440, 330);
    painter.rotate(7);
    painter.drawImage(-sheet.width() / 2, -sheet.height() / 2, sheet);
    painter.end();
    if (!shownPicture.isEmpty())
        picture = QImage(shownPicture).scaled(2000, 2000, Qt::KeepAspectRatio).convertToFormat(QImage::Format_RGB888);
    model::Picture pixels{picture.width(), picture.height(), {}, 3};
    for (int y = 0; y < picture.height(); ++y)
        pixels.pixels.insert(pixels.pixels.end(), picture.constScanLine(y), picture.constScanLine(y) + 3 * picture.width());
    const auto network = model::makePredictor(model::loadModel(DIGITLAB_MODELS "/pen.safetensors").weights, {.threads = 1});
    const auto guard = model::makePredictor(model::loadModel(DIGITLAB_MODELS "/guard.safetensors").weights, {.threads = 1});
    return {picture, {model::readPage(pixels, {*network, guard.get()}), {}, 21, "pen"}};
}

/// The notebook's with some layers changed.
void fillNetwork(ui::NetworkPage& page) {
    const auto shipped = model::shippedNetworks();
    model::Network mine = model::shippedNetwork("tiny");
    mine.name = "mine";
    page.setNetworks({shipped.begin(), shipped.end()}, {mine});
    model::Network network = model::shippedNetwork("notebook");
    page.setNetwork(network);
    network.name += "*";
    network.layers[0].size = 12;
    network.layers[4].kernel = 5;
    network.layers[4].padding = 2;
    network.layers[5] = {.kind = model::LayerKind::leakyRelu, .slope = 0.01};
    network.layers.erase(network.layers.begin() + 2);
    page.setNetwork(network);
    page.setEpochs(20);
    page.setOutlook(ui::NetworkOutlook{2.63, 52.6, 11'400'000});
    page.findChild<QAbstractItemView*>("layerList")
        ->setCurrentIndex(page.findChild<QAbstractItemView*>("layerList")->model()->index(3, 0));
}

void fillPages(ui::MainWindow& window, const Digits& digits) {
    std::vector<model::AugmentationRow> rows;
    std::vector<model::DigitImage> preview;
    for (int r = 0; r < 10; ++r) {
        model::AugmentationRow row{r, digits.label(r), digits.image(r), {}};
        for (int s = 0; s < 9; ++s) {
            model::AugmentationParameters drawn;
            drawn.angleDegrees = uniform(-20, 20);
            drawn.translateX = std::round(uniform(-3, 3));
            drawn.translateY = std::round(uniform(-3, 3));
            drawn.scale = uniform(0.9, 1.1);
            drawn.brightness = uniform(0.8, 1.2);
            row.samples.push_back({digits.image(r), drawn});
        }
        rows.push_back(row);
    }
    for (int i = 0; i < 12; ++i)
        preview.push_back(digits.image(20 + i));
    window.augmentationGallery()->setRows(rows);
    window.trainPanel()->setPreview(preview);

    model::Evaluation evaluation;
    evaluation.images = 10000;
    evaluation.loss = 0.0183;
    evaluation.confusion = model::ConfusionMatrix(10);
    for (int i = 0; i < evaluation.images; ++i) {
        const int label = digits.label(i);
        const bool wrong = uniform(0, 1) < 0.006;
        const int predicted = wrong ? (label + (uniform(0, 1) < 0.5 ? 5 : 7)) % 10 : label;
        evaluation.correct += wrong ? 0 : 1;
        ++evaluation.confusion.at(label, predicted);
        evaluation.reads.push_back({i, label, predicted, static_cast<float>(wrong ? uniform(0.4, 1) : uniform(0.9, 1))});
    }
    window.mistakesView()->setImageSource([&digits](int index) { return std::optional(digits.image(index)); });
    window.mistakesView()->setEvaluation(evaluation);
    window.insideView()->layers()->setNetwork(model::notebookArchitecture());
    fillNetwork(*window.page<ui::NetworkPage>());
    window.drawPanel()->canvas()->setDrawing(drawnThree());
    window.drawPanel()->showReading({{{readThree(digits)}}, drawnThree(), 0.4, "epoch 13"});
}

/// The bundled recipes' look, and one of the user's own.
void fillPresets(ui::TrainPanel& panel) {
    model::Recipe notebook;
    model::Recipe quick;
    quick.name = "quick";
    quick.epochs = 5;
    quick.batchSize = 64;
    quick.learningRate = 0.1;
    quick.schedule = model::Schedule::linear;
    quick.optimiser = model::Optimiser::nesterov;
    quick.weightDecay = 0.0005;
    quick.warmUp = 0.2;
    quick.dropout = 0;
    quick.augmentation.rotationDegrees = 8;
    quick.augmentation.translation = 0.0536;
    quick.augmentation.wholePixels = false;
    quick.augmentation.scale = 0.08;
    quick.augmentation.brightness = 0;
    quick.augmentation.contrast = 0;
    quick.augmentation.interpolation = model::Interpolation::bilinear;
    model::Recipe own = quick;
    own.name = "for the museum";
    panel.setPresets({notebook, quick}, {own});
    panel.setOutlook("notebook", {98, 0.9937});
    panel.setOutlook("spark", {6.2, 0.9919});
    panel.setOutlook("quick", {46, 0.9958});
    panel.setOutlook("best", {2160, 0.9968});
    panel.choosePreset("quick");
    std::vector<double> rates;
    for (int i = 0; i < 100; ++i)
        rates.push_back(i < 20 ? i / 20.0 : (100 - i) / 80.0);
    panel.setLearningRates(rates);
}

void settle() {
    QApplication::sendPostedEvents();
    QTest::qWait(250);
}

void save(QWidget& window, const QDir& folder, const QString& name) {
    settle();
    window.grab().save(folder.filePath(name + ".png"));
}

/// Pictures, just as they are and on a desk.
void savePictures(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    ui::DrawPanel& panel = *window.drawPanel();
    const auto [picture, read] = page(digits);
    panel.showPicture(picture);
    panel.showReading(read);
    save(window, folder, where + "-14-picture");
    const auto [onDesk, readOnDesk] = photo(picture);
    panel.showPicture(onDesk);
    panel.showReading(readOnDesk);
    save(window, folder, where + "-14-picture-sheet");
    window.findChild<QWidget*>("sheetCorner1")->setFocus();
    auto* ink = window.findChild<QToolButton*>("showInkButton");
    window.findChild<QToolButton*>("turnRightButton")->click();
    save(window, folder, where + "-14-picture-turned");
    window.findChild<QToolButton*>("findSheetButton")->click();
    panel.showReading(readOnDesk);
    ink->click();
    save(window, folder, where + "-14-picture-ink");
    ink->click();
}

/// Numbers, pictures, own handwriting.
void saveDrawingStates(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    ui::DrawPanel& panel = *window.drawPanel();
    model::Drawing drawing;
    ui::Reading reading = number(digits, drawing, 3, 85, 0.55F);
    panel.canvas()->setDrawing(drawing);
    panel.showReading(reading);
    panel.showAdded("3", 12);
    window.handwritingView()->setSamples({});
    window.tabs()->setCurrentWidget(window.handwritingView());
    save(window, folder, where + "-13-number");
    std::vector<ui::HandwritingSample> samples;
    for (int i = 0; i < 47; ++i)
        samples.push_back({i + 1, digits.label(i), digits.image(i)});
    window.handwritingView()->setSamples(samples);
    window.handwritingView()->showResult("your digits 39 of 47 → 46 of 47 (9 held back); MNIST 99.60 → 99.57 %");
    window.handwritingView()->setUndo(1, "delete 6 drawings");
    window.handwritingView()->setModelBefore(true);
    auto* drawings = window.findChild<QTableView*>("handwritingTable");
    drawings->setCurrentIndex(drawings->model()->index(0, 4));
    savePictures(window, digits, folder, where);
    window.handwritingView()->setObstacle("Draw 2 more of the digit 7 to begin with; best is every digit ten times.");
    panel.setWide(true);
    save(window, folder, where + "-15-wide-picture");
    panel.closePicture();
    drawing.clear();
    reading = number(digits, drawing, 6, 88, 0.7F);
    panel.canvas()->setDrawing(drawing);
    panel.showReading(reading);
    save(window, folder, where + "-16-wide");
    panel.setWide(false);
    save(window, folder, where + "-17-narrow-again");
    ui::HandwritingView& view = *window.handwritingView();
    view.setAlphabets({{0, {}}, {1, "Signs"}}, 1, model::ClassNames{"plus", "minus", "times", "divided by", "equals"});
    for (ui::HandwritingSample& sample : samples)
        sample.digit %= 5;
    view.setSamples(samples);
    view.setObstacle({});
    view.setModelBefore(false);
    view.showResult("12 of 12 drawings that were held back are read rightly. More drawings of “times” would help most: networks "
                    "that have not learned from them read 3 of 9 as “plus”.",
                    {{5, 0.81}, {9, 0.94}});
    view.select({5, 8});
    view.setCollecting(true);
    save(window, folder, where + "-18-alphabet");
    view.setAlphabets({{}}, 0, {});
}

/// Why the bundled network reads the drawing as it does.
void saveWhy(ui::MainWindow& window, const std::shared_ptr<model::ForwardTrace>& path, const Digits& digits, const QDir& folder,
             const QString& where) {
    model::ReferencePredictor predictor(path->weights);
    ui::WhyView& view = *window.insideView()->why();
    window.insideView()->parts()->setCurrent(1);
    save(window, folder, where + "-37-why-empty");
    view.setHasData(true);
    view.setExplanation(std::make_shared<model::Explanation>(model::explain(predictor, path, {})));
    view.setFeaturesProgress(0.35);
    save(window, folder, where + "-38-why-begins");
    view.setCounterfactual(
        std::make_shared<model::Counterfactual>(*model::findCounterfactual(predictor, path, [] { return true; })));
    auto nearest = std::make_shared<model::Nearest>();
    nearest->path = path;
    nearest->among = 20000;
    for (int i = 0; i < 8; ++i)
        nearest->images.push_back({30 + i, digits.label(30 + i), 1.2F + 0.31F * static_cast<float>(i), digits.image(30 + i)});
    view.setNearest(nearest);
    save(window, folder, where + "-39-why-occlusion");
    view.setExplanation(std::make_shared<model::Explanation>(model::explain(predictor, path, {3, model::WhyQuestion::kSecond})));
    view.methods()->setCurrent(1);
    QTest::mouseMove(view.picture(), view.picture()->pixelRect({14, 9}).center().toPoint());
    save(window, folder, where + "-40-why-gradient");
    view.methods()->setCurrent(0);
}

/// The bundled network's kernels, what excites its maps of the first images, and how a run's figures might spread.
void saveLearned(ui::MainWindow& window, const std::shared_ptr<model::ForwardTrace>& path, const Digits& digits,
                 const QDir& folder, const QString& where) {
    ui::LearnedView& view = *window.insideView()->learned();
    window.insideView()->parts()->setCurrent(4);
    view.modes()->setCurrent(0);
    view.setWeights(path->weights);
    save(window, folder, where + "-41-learned-no-data");
    view.setHasData(true);
    std::vector<model::DigitImage> images;
    for (int i = 0; i < 150; ++i)
        images.push_back(digits.image(i));
    model::MapSurvey survey(path->weights);
    survey.add(images);
    auto* layer = view.findChild<QComboBox*>("learnedLayer");
    const model::Architecture& network = *path->weights->architecture;
    for (std::size_t i = 0; i < network.weighted().size(); ++i) {
        const model::PlacedLayer& placed = network.layers()[network.weighted()[i]];
        const model::MapPlace map{static_cast<int>(network.weighted()[i]),
                                  (4 * static_cast<int>(i) + 2) % placed.output.channels};
        layer->setCurrentIndex(static_cast<int>(i));
        view.kernels()->choose(map.channel);
        auto found = std::make_shared<model::Excitement>();
        *found = {path->weights, map, {}, {}, 150, 10000};
        for (const auto& kept : survey.strongest(map))
            found->images.push_back(
                {static_cast<int>(kept.index), digits.label(static_cast<int>(kept.index)), images[kept.index], kept.peak});
        if (i == 3) {
            found->dead = {11, 14};
            found->among = 10000;
        }
        view.setExcitement(found);
        view.setOptimised(
            std::make_shared<model::OptimisedImage>(*model::optimiseImage(path->weights, map, 1, [] { return true; })));
        QTest::mouseMove(view.kernels(), view.kernels()->kernelRect(map.channel, 0).center().toPoint());
        save(window, folder, where + "-42-learned-" + QString::fromStdString(placed.name));
    }
    layer->setCurrentIndex(0);
    view.modes()->setCurrent(1);
    save(window, folder, where + "-43-histograms-none");
    auto history = std::make_shared<model::HistogramHistory>();
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < 150; ++i)
        labels.push_back(static_cast<std::uint8_t>(digits.label(i)));
    for (int epoch = 1; epoch <= 14; ++epoch) {
        model::Weights weights = *path->weights;
        for (model::NamedTensor& tensor : weights.tensors)
            for (float& value : tensor.values)
                value *= tensor.shape.size() > 1 ? static_cast<float>(1 - 0.7 * std::exp(-0.3 * epoch)) : 1;
        history->push_back(std::make_shared<model::EpochHistograms>(
            model::measureSpreads(weights, epoch, std::span(images).first(50), std::span(labels).first(50))));
        if (epoch == 1 || epoch == 14) {
            view.setSpreads(std::make_shared<model::HistogramHistory>(*history));
            for (int kind = 0; kind < model::kFigureKinds; ++kind) {
                view.figures()->setCurrent(kind);
                save(window, folder, where + QString("-44-histograms-%1-%2").arg(epoch).arg(kind));
            }
        }
    }
    QTest::mouseMove(view.spreads(), view.spreads()->panel(2).center().toPoint());
    save(window, folder, where + "-45-histograms-hover");
}

/// Two models side by side.
void saveCompare(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    ui::CompareView& view = *window.insideView()->compare();
    window.insideView()->parts()->setCurrent(5);
    view.setNameA("my-first-run");
    save(window, folder, where + "-46-compare-none");
    view.setOthers({{"epoch 12", {}, 12}, {"epoch 11", {}, 11}, {"quick · 99.43 % · 2026-11-25", "a", 0}});
    view.setNameB("quick · 99.43 % · 2026-11-25");
    save(window, folder, where + "-47-compare-no-data");
    view.setHasData(true);
    view.setProgress(0.4);
    auto answers = std::make_shared<model::AnswerPair>();
    answers->a = {0, 0, 0.004F, 0.962F, 0, 0.009F, 0, 0.001F, 0.021F, 0.003F};
    answers->b = {0.001F, 0, 0.02F, 0.41F, 0, 0.037F, 0, 0.002F, 0.51F, 0.02F};
    view.setAnswers(answers);
    save(window, folder, where + "-48-compare-reading");
    std::vector<model::ReadImage> a;
    std::vector<model::ReadImage> b;
    for (int i = 0; i < 10000; ++i) {
        const int label = digits.label(i);
        a.push_back({i, label, i % 151 == 3 ? (label + 5) % 10 : label, 0.9F});
        b.push_back({i, label, i % 97 == 3 ? (label + 7) % 10 : label, 0.8F});
    }
    auto comparison = std::make_shared<model::Comparison>(model::compare(a, b));
    auto images = std::make_shared<std::vector<model::DigitImage>>();
    for (int i = 0; i < 10000; ++i)
        images->push_back(i < 3000 ? digits.image(i) : model::DigitImage{});
    comparison->testImages = images;
    view.setComparison(comparison);
    save(window, folder, where + "-49-compare");
    view.findChild<QPushButton*>("chooseOther")->click();
    settle();
    view.findChild<QMenu*>("otherMenu")->grab().save(folder.filePath(where + "-50-compare-menu.png"));
    view.findChild<QMenu*>("otherMenu")->hide();
    view.setNameB({});
}

/// The network whose inside is shown; null: the bundled one.
std::shared_ptr<const model::Weights> shownNetwork;

/// What a network makes of the drawing: all maps, what a pixel sees, one map large.
void saveInside(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    auto path = std::make_shared<model::ForwardTrace>();
    path->weights = shownNetwork
                        ? shownNetwork
                        : std::make_shared<const model::Weights>(model::loadModel(DIGITLAB_MODELS "/pen.safetensors").weights);
    const auto framed = model::placeDrawing(drawnThree());
    path->ink = drawnThree();
    path->image = framed->image;
    path->place = framed->place;
    path->activations = model::activate(*path->weights, path->image);
    ui::PathView& view = *window.insideView()->path();
    window.tabs()->setCurrentWidget(window.insideView());
    window.insideView()->parts()->setCurrent(0);
    window.drawPanel()->canvas()->setDrawing({});
    save(window, folder, where + "-30-inside-empty");
    window.drawPanel()->canvas()->setDrawing(drawnThree());
    view.setPath(path);
    save(window, folder, where + "-31-inside");
    ui::PathMaps& maps = *view.maps();
    const auto shapes = maps.arrangement().shapes();
    const int layers = static_cast<int>(shapes.size()) - 1;
    const int hovered = layers / 2 - (layers > 1 ? 1 : 0);
    const ui::MapShape shape = shapes[static_cast<std::size_t>(hovered + 1)];
    QTest::mouseMove(
        &maps, maps.arrangement().pixelRect({hovered, 5 % shape.channels, 6 % shape.side, 5 % shape.side}).center().toPoint());
    save(window, folder, where + "-32-inside-hover");
    view.stages()->setCurrent(0);
    save(window, folder, where + "-33-inside-sums");
    view.stages()->setCurrent(2);
    for (int layer = 0; layer < layers; ++layer) {
        emit maps.opened(layer, 2 % shapes[static_cast<std::size_t>(layer + 1)].channels);
        save(window, folder, where + QString("-34-inside-map%1").arg(layer + 1));
    }
    QTest::keyClick(view.detail(), Qt::Key_Escape);
    save(window, folder, where + "-35-inside-keys");
    window.insideView()->layers()->setNetwork(path->weights->architecture);
    auto facts = std::make_shared<model::LayerFacts>();
    facts->weights = path->weights;
    facts->images = 300;
    facts->dead = model::deadMaps(*path->weights, std::vector{path->image});
    window.insideView()->layers()->setFacts(facts);
    window.insideView()->parts()->setCurrent(2);
    save(window, folder, where + "-36-inside-layers");
    saveWhy(window, path, digits, folder, where);
    saveLearned(window, path, digits, folder, where);
    saveCompare(window, digits, folder, where);
    window.insideView()->parts()->setCurrent(0);
}

/// How the test set was read: shares, and the table of the classes with one chosen.
void saveMistakes(ui::MainWindow& window, const QDir& folder, const QString& where) {
    window.tabs()->setCurrentWidget(window.mistakesView());
    auto* kinds = window.mistakesView()->findChild<ui::Segments*>();
    kinds->setCurrent(1);
    save(window, folder, where + "-41-shares");
    kinds->setCurrent(2);
    auto* classes = window.mistakesView()->findChild<ui::ClassTable*>();
    classes->sortByColumn(ui::ClassTable::f1Column, Qt::AscendingOrder);
    classes->selectRow(0);
    save(window, folder, where + "-42-classes");
    kinds->setCurrent(0);
}

/// The data set's images: none, a clean set, one class, likely wrong labels by the bundled network, what spoils training, names.
void saveData(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    auto& page = *window.page<ui::DataView>();
    window.tabs()->setCurrentWidget(&page);
    save(window, folder, where + "-50-no-data");
    model::DataSet set;
    for (int i = 0; i < 6000; ++i) {
        set.images.push_back(digits.image(i));
        set.labels.push_back(static_cast<std::uint8_t>(digits.label(i)));
    }
    const auto split = std::make_shared<model::DataSet>(set);
    model::DataFindings findings;
    findings.classes = model::namesOrDigits({});
    findings.train = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
    findings.test = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    page.setReader("pen", {});
    page.setData(split, split, findings);
    save(window, folder, where + "-51-data-begins");
    const std::vector<model::DigitImage> means = model::classMeans(set, model::kDigits);
    page.setMeans({means, means});
    page.classes()->choose(4);
    page.classes()->setFocus();
    save(window, folder, where + "-52-data-class");
    page.classes()->choose(-1);
    page.kinds()->setCurrent(1);
    page.showDoubtsProgress(0.4);
    save(window, folder, where + "-53-data-reading");
    const model::Model bundled = model::loadModel(DIGITLAB_MODELS "/pen.safetensors");
    model::FusedPredictor predictor(bundled.weights, 1, model::chooseIsa());
    page.setDoubts(model::Split::train, *model::doubtfulLabels(predictor, set, [](double) { return true; }));
    save(window, folder, where + "-54-data-doubts");
    page.setReader("clothes", "The open model tells other classes apart than this data set has.");
    save(window, folder, where + "-55-data-obstacle");
    findings.classes = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"};
    findings.train[5] = 612;
    findings.smallest = 5;
    findings.largest = 1;
    findings.leakedTestImages = 12;
    findings.repeated = {3, 17, 52, 130, 211};
    findings.constant = 3;
    findings.constantTest = {40};
    findings.unreadable = 2;
    page.setReader("fashion", {});
    page.setData(split, split, findings);
    window.setClasses({{}, findings.classes});
    page.setMeans({means, means});
    page.findChildren<QPushButton*>("showFaultButton").value(1)->click();
    save(window, folder, where + "-56-data-faults");
    window.setClasses({});
}

/// The kept runs: none, one chosen, three that differ, three that differ in the seed alone, a failed one, a search.
void saveRuns(ui::MainWindow& window, const QDir& folder, const QString& where) {
    auto& page = *window.page<ui::RunsView>();
    auto* table = page.findChild<QTableView*>("runsTable");
    const auto choose = [table](std::initializer_list<int> rows) {
        table->clearSelection();
        for (const int row : rows)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    window.tabs()->setCurrentWidget(&page);
    save(window, folder, where + "-18-no-runs");
    const std::vector<model::RunRecord> runs = believableRuns();
    page.setRuns(runs);
    page.setCurrentRun(QString::fromStdString(runs.front().id));
    page.setBusy(true);
    page.setOverlays({QString::fromStdString(runs[1].id), QString::fromStdString(runs[4].id)});
    page.setOverlayColors({{QString::fromStdString(runs[1].id), "#7c3aed"}, {QString::fromStdString(runs[4].id), "#0d9488"}});
    save(window, folder, where + "-19-runs");
    page.setBusy(false);
    page.setUndo({}, "delete 2 runs");
    table->setCurrentIndex(table->model()->index(1, 2));
    table->setFocus();
    save(window, folder, where + "-20-one-run");
    choose({1, 4, 5});
    save(window, folder, where + "-21-three-runs");
    table->setCurrentIndex(table->model()->index(2, 2));
    QTest::keyClick(table, Qt::Key_Right);
    save(window, folder, where + "-22-three-seeds");
    page.findChild<QPushButton*>("columnsButton")->click();
    settle();
    auto* columns = page.findChild<QMenu*>("columnsMenu");
    columns->grab().save(folder.filePath(where + "-22-columns.png"));
    for (QAction* action : columns->findChildren<QAction*>())
        if (action->text() == "Learning rate" || action->text() == "Time")
            action->setChecked(true), emit action->triggered(true);
    columns->close();
    save(window, folder, where + "-22-more-columns");
    page.findChild<ui::RunsTable*>()->resetColumns();
    QTest::keyClick(table, Qt::Key_Left);
    choose({6});
    table->edit(table->model()->index(3, 2));
    save(window, folder, where + "-23-failed-run");
    page.findChild<QLineEdit*>("findRun")->setText("museum");
    page.findChild<QLineEdit*>("findRun")->setFocus();
    save(window, folder, where + "-24-found-run");
    page.findChild<QLineEdit*>("findRun")->setText("nowhere");
    save(window, folder, where + "-25-no-run-found");
}

/// An experiment: as it is made from a setting and from a layer, its bands while it runs, its plot against two axes.
void saveExperiment(ui::MainWindow& window, const QDir& folder, const QString& where) {
    const auto grab = [&](QDialog& dialog, const QString& name) {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        settle();
        dialog.grab().save(folder.filePath(where + name + ".png"));
    };
    const auto saveVary = [&](std::vector<ui::Variable> variables, int chosen, int way, const QString& name, int others = 0) {
        ui::VaryDialog dialog(window.trainPanel()->recipe(), std::move(variables), chosen, nullptr);
        dialog.findChild<ui::Segments*>("variedWay")->setCurrent(way);
        for (int i = 0; i < others; ++i)
            dialog.findChild<QPushButton*>("alsoVaryButton")->click();
        dialog.setSeconds(430);
        grab(dialog, name);
    };
    int chosen = 0;
    const std::vector<ui::Variable> settings = window.trainPanel()->variables("learning-rate", chosen);
    saveVary(settings, chosen, 0, "-29-vary-values");
    saveVary(settings, chosen, 1, "-29-vary-range");
    saveVary(settings, chosen, 1, "-29-vary-grid", 2);
    saveVary(settings, chosen, 0, "-29-vary-many", 5);
    const std::vector<ui::Variable> networks = window.trainPanel()->variables("network", chosen);
    saveVary(networks, chosen, 0, "-29-vary-network");
    const std::vector<ui::Variable> layers =
        ui::layerVariables(*std::ranges::find(model::shippedNetworks(), "notebook", &model::Network::name), 10, 1, chosen);
    saveVary(layers, chosen, 0, "-29-vary-layer");
    ui::FieldsCard fields(ui::countedFields(*std::ranges::find(model::shippedNetworks(), "notebook", &model::Network::name)),
                          nullptr);
    grab(fields, "-29-fields");
    struct Step {
        const char* name;
        double accuracy;
        double deviation;
        double seconds;
    };
    constexpr std::array kSteps{Step{"base", 0.897, 0.012, 90}, Step{"no-final-relu", 0.9871, 0.0012, 88},
                                Step{"small", 0.9874, 0.0008, 41}, Step{"augmented", 0.9917, 0.0007, 47},
                                Step{"notebook", 0.9936, 0.0004, 56}};
    ui::CurvePlot& plot = *window.curvePlot();
    QStringList names;
    for (const Step& step : kSteps)
        names << step.name;
    window.tabs()->setCurrentIndex(0);
    plot.clear();
    plot.setVariants(names);
    std::vector<model::RunRecord> runs;
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
        for (const Step& step : kSteps) {
            plot.beginRun(5, step.name);
            double accuracy = 0;
            for (int epoch = 1; epoch <= 5; ++epoch) {
                accuracy = step.accuracy - 0.04 * std::exp(-epoch) + step.deviation * uniform(-1.5, 1.5);
                plot.addEpoch({epoch, 5, 0.1, accuracy, 4 * (1 - accuracy), accuracy, 0.01, 3.1, 0.4, 18900});
            }
            model::RunRecord& run = runs.emplace_back();
            run.id = std::to_string(100 + runs.size());
            run.study = "20261201-000000-aaaa";
            run.name = run.recipe.name = step.name;
            run.recipe.network = step.name;
            run.recipe.augmentation.enabled = step.accuracy > 0.99;
            run.recipe.seed = seed;
            run.outcome = model::RunOutcome::completed;
            run.testAccuracy = accuracy;
            run.seconds = step.seconds + uniform(-2, 2);
            const auto& network = *std::ranges::find(model::shippedNetworks(), step.name, &model::Network::name);
            run.origin.networks.own = std::make_shared<const model::Architecture>(network, 10);
        }
    save(window, folder, where + "-30-variants");
    plot.setVariants({});
    plot.clear();
    ui::ExperimentPlot experiment("notebook-story");
    experiment.setRuns(runs);
    grab(experiment, "-31-experiment-network");
    auto* against = experiment.findChild<QComboBox*>("plotAgainst");
    against->setCurrentIndex(against->findText(QCoreApplication::translate("ui::ExperimentPlot", "Parameters")));
    experiment.findChild<ui::Segments*>()->setCurrent(1);
    grab(experiment, "-31-experiment-parameters");
    experiment.saveAs(folder.filePath(where + "-experiment.png"));
}

/// A few kept runs over the current one, all that have room, and a very long run.
void saveKeptRuns(ui::MainWindow& window, const QDir& folder, const QString& where) {
    ui::CurvePlot& plot = *window.curvePlot();
    window.tabs()->setCurrentIndex(0);
    const std::vector<std::string> names{"quick",
                                         "notebook",
                                         "notebook, no dropout",
                                         "for the museum & friends with a long name",
                                         "best",
                                         "spark",
                                         "pen",
                                         "quick, 8 epochs",
                                         "seed 7",
                                         "seed 8",
                                         "wide",
                                         "narrow"};
    std::vector<model::RunCurve> kept;
    for (std::size_t i = 0; i < names.size(); ++i)
        kept.push_back(keptRun(static_cast<int>(i), names[i], i == 2 ? 12 : 20));
    fillCurves(window, 1, false);
    plot.setMeasuredOnValidation(true);
    plot.setOverlays({kept.begin(), kept.begin() + 4});
    plot.findChildren<QToolButton*>("chipToggle").value(1)->click();
    QWidget* accuracy = plot.findChildren<QWidget*>("plot").value(1);
    QTest::mouseMove(accuracy, accuracy->rect().center() - QPoint(40, 0));
    save(window, folder, where + "-26-overlays");
    plot.saveAs(folder.filePath(where + "-overlays.png"));
    plot.setOverlays(kept);
    save(window, folder, where + "-27-overlays");
    plot.setMeasuredOnValidation(false);
    plot.setOverlays({});
    plot.showRuns({longRun()});
    QTest::mouseMove(accuracy, accuracy->rect().center());
    save(window, folder, where + "-28-long-run");
}

/// Full screen for a class: pages of a run, an unsure answer, a whole number.
void saveLesson(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    fillPresets(*window.trainPanel());
    window.setModel({}, "my-first-run", "99.51 %", true);
    window.setHasData(true, "MNIST · 60,000 + 10,000");
    window.setRunState(ui::RunState::training);
    fillCurves(window, 1, false);
    fillPages(window, digits);
    window.page<ui::RunsView>()->setRuns(believableRuns());
    window.lesson()->toggle(); // as large as the screen
    for (int tab = 0; tab < window.tabs()->count(); ++tab) {
        window.tabs()->setCurrentIndex(tab);
        save(window, folder, where + QString("-lesson-%1").arg(tab));
        if (window.tabs()->widget(tab) == window.insideView())
            saveInside(window, digits, folder, where + "-lesson");
    }
    window.tabs()->setCurrentIndex(0);
    window.drawPanel()->showReading({{{unsureFour(digits)}}, {}, 0.6, "epoch 14"});
    save(window, folder, where + "-lesson-unsure");
    model::Drawing drawing;
    const ui::Reading reading = number(digits, drawing, 3, 85, 0.55F);
    window.drawPanel()->canvas()->setDrawing(drawing);
    window.drawPanel()->showReading(reading);
    save(window, folder, where + "-lesson-number");
    window.drawPanel()->canvas()->clear();
    window.drawPanel()->showNothing();
    window.showInfo("Saved to /home/someone/my-first-run.safetensors");
    save(window, folder, where + "-lesson-messages");
    window.lesson()->toggle();
    save(window, folder, where + "-lesson-left");
}

/// Every step of the tour, and what steps say that miss something.
void saveTour(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    fillPresets(*window.trainPanel());
    window.setModel("bundled", "quick", "99.59 %", false);
    window.offerFirstSteps();
    save(window, folder, where + "-tour-offer");
    window.tour()->begin();
    save(window, folder, where + "-tour-1");
    window.tour()->next();
    save(window, folder, where + "-tour-2-no-data");
    window.setHasData(true, "MNIST · 60,000 + 10,000");
    save(window, folder, where + "-tour-2");
    window.setRunState(ui::RunState::training);
    fillCurves(window, 1, false);
    save(window, folder, where + "-tour-2-training");
    window.tour()->next();
    save(window, folder, where + "-tour-3-training");
    window.setRunState(ui::RunState::idle);
    save(window, folder, where + "-tour-3");
    window.tour()->next();
    save(window, folder, where + "-tour-4");
    window.tabs()->setCurrentWidget(window.mistakesView());
    save(window, folder, where + "-tour-4-read");
    fillPages(window, digits);
    save(window, folder, where + "-tour-4-matrix");
    window.tour()->next();
    save(window, folder, where + "-tour-5");
    window.tour()->next();
    save(window, folder, where + "-tour-6");
    window.tabs()->setCurrentWidget(window.insideView());
    save(window, folder, where + "-tour-6-inside");
    window.tour()->leave();
}

/// Many classes wherever they are shown: EMNIST's 47 letters and digits, and a hundred with long names.
void saveClasses(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    fillPresets(*window.trainPanel());
    fillPages(window, digits);
    for (const int count : {47, 100}) {
        model::ClassNames names;
        for (const char letter : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"))
            names.emplace_back(1, letter);
        for (int i = 0; i < 100 && count == 100; ++i) {
            names.resize(100);
            names[static_cast<std::size_t>(i)] = "rune no. " + std::to_string(i + 1);
        }
        const QString shape = where + QString("-%1-").arg(count);
        window.setClasses({names, names});
        window.setHasData(true, "EMNIST Balanced · 112,800 + 18,800");
        std::vector<float> probabilities;
        float left = 1;
        for (int i = 0; i < count; ++i)
            probabilities.push_back(i == count - 1 ? left : left * static_cast<float>(uniform(0, i % 7 == 3 ? 0.5 : 0.01))),
                left -= probabilities.back();
        model::ReadDigit digit = readThree(digits);
        digit.prediction = {probabilities, static_cast<int>(std::ranges::max_element(probabilities) - probabilities.begin())};
        window.drawPanel()->showReading({{{digit}}, drawnThree(), 0.4, "epoch 13"});
        model::Evaluation evaluation;
        evaluation.confusion = model::ConfusionMatrix(count);
        evaluation.loss = 0.31;
        for (; evaluation.images < 9400; ++evaluation.images) {
            const int label = evaluation.images % count;
            const bool wrong = uniform(0, 1) < 0.01 * (label % 17);
            const int predicted = wrong ? (label + (uniform(0, 1) < 0.7 ? 26 : 5)) % count : label;
            evaluation.correct += wrong ? 0 : 1;
            ++evaluation.confusion.at(label, predicted);
            evaluation.reads.push_back({evaluation.images, label, predicted, static_cast<float>(uniform(0.4, 1))});
        }
        window.tabs()->setCurrentWidget(window.mistakesView());
        window.mistakesView()->setEvaluation(evaluation);
        window.mistakesView()->matrix()->choose(3, 3);
        save(window, folder, shape + "1-matrix");
        auto* order = window.mistakesView()->findChild<QComboBox*>("matrixOrder");
        order->setCurrentIndex(1);
        window.mistakesView()->findChild<ui::Segments*>()->setCurrent(1);
        save(window, folder, shape + "2-by-mistakes");
        window.mistakesView()->findChild<ui::Segments*>()->setCurrent(2);
        save(window, folder, shape + "3-table");
        window.mistakesView()->findChild<ui::Segments*>()->setCurrent(0);
        order->setCurrentIndex(0);

        auto& data = *window.page<ui::DataView>();
        window.tabs()->setCurrentWidget(&data);
        model::DataSet set;
        for (int i = 0; i < 6000; ++i)
            set.add(digits.image(i), static_cast<std::uint8_t>(i % count));
        model::DataFindings findings;
        findings.classes = names;
        findings.train = findings.test = std::vector<int>(static_cast<std::size_t>(count), 2400);
        const auto split = std::make_shared<model::DataSet>(set);
        data.setData(split, split, findings);
        const std::vector<model::DigitImage> means = model::classMeans(set, names.size());
        data.setMeans({means, means});
        save(window, folder, shape + "4-data");

        window.tabs()->setCurrentWidget(window.insideView());
        window.insideView()->parts()->setCurrent(3);
        ui::DigitMapView& view = *window.insideView()->map();
        view.setEpochs({0});
        auto map = std::make_shared<model::DigitMap>();
        map->images = std::make_shared<std::vector<model::DigitImage>>(set.images);
        for (int i = 0; i < 6000; ++i) {
            map->indices.push_back(i);
            map->labels.push_back(static_cast<std::uint8_t>(i % count));
            map->predicted.push_back(map->labels.back());
            const double angle = 2 * std::numbers::pi * (i % count) / count;
            map->points.push_back({static_cast<float>(std::cos(angle) * (1 + i % count % 3) + uniform(-0.2, 0.2)),
                                   static_cast<float>(std::sin(angle) * (1 + i % count % 3) + uniform(-0.2, 0.2))});
        }
        view.addMap(map);
        save(window, folder, shape + "5-map");

        window.insideView()->parts()->setCurrent(5);
        ui::CompareView& compare = *window.insideView()->compare();
        compare.setNameA("my-first-run");
        compare.setOthers({{"epoch 12", {}, 12}});
        compare.setNameB("epoch 12");
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a = answers->b = probabilities;
        std::ranges::reverse(answers->b);
        compare.setAnswers(answers);
        save(window, folder, shape + "6-compare");
    }
}

/// Every page in every state.
void savePages(ui::MainWindow& window, const Digits& digits, const QDir& folder, const QString& where) {
    fillPresets(*window.trainPanel());
    window.setModel("bundled", "quick", "99.59 %", false);
    window.offerFirstSteps();
    save(window, folder, where + "-0-first");
    window.tabs()->setCurrentWidget(window.mistakesView());
    window.messageBar()->showProgress("Getting MNIST", 4300000, 11594722);
    save(window, folder, where + "-1-progress");
    window.showDetailedError("No internet connection",
                             "MNIST could not be fetched. Connect to a network, or use the starter set.",
                             "https://example.org/train-images-idx3-ubyte.gz: host not found");
    save(window, folder, where + "-1-error");
    window.messageBar()->findChild<QPushButton*>("messageDetails")->click();
    save(window, folder, where + "-1-error-details");
    window.messageBar()->dismiss();
    window.messageBar()->endProgress();
    window.setModel({}, "my-first-run", "99.51 %", true);
    window.setHasData(true, "MNIST · 60,000 + 10,000");
    window.setRunState(ui::RunState::training);
    fillCurves(window, 2, false);
    fillPages(window, digits);
    for (int tab = 0; tab < window.tabs()->count(); ++tab) {
        window.tabs()->setCurrentIndex(tab);
        if (window.tabs()->currentWidget() == window.augmentationGallery())
            QTest::mouseClick(window.augmentationGallery()->grid(), Qt::LeftButton, {}, QPoint(200, 100));
        if (window.tabs()->currentWidget() == window.mistakesView())
            window.setRunState(ui::RunState::idle);
        save(window, folder, where + QString("-%1-tab").arg(tab + 2));
    }
    saveMistakes(window, folder, where);
    saveData(window, digits, folder, where);
    window.tabs()->setCurrentIndex(0);
    // Unsure, edited, unfolded, hovered: the states between.
    window.drawPanel()->showReading({{{unsureFour(digits)}}, {}, 0.6, "epoch 14"});
    window.drawPanel()->canvas()->showImage(digits.image(4), "Test image 5,955, labelled 3");
    window.findChild<QSpinBox*>("epochsSpin")->setValue(7);
    window.findChild<QSlider*>("elasticSlider")->setValue(12);
    window.findChild<QSlider*>("rotationSlider")->setFocus();
    QWidget* plot = window.curvePlot()->findChildren<QWidget*>("plot").value(1);
    QTest::mouseMove(plot, plot->rect().center());
    save(window, folder, where + "-6-between");
    auto* panel = window.trainPanel()->findChild<QScrollArea*>()->verticalScrollBar();
    panel->setValue(panel->maximum());
    save(window, folder, where + "-7-end");
    for (const char* fold : {"expertFold", "optimiserFold", "regularisationFold", "samplingFold", "runFold"})
        window.findChild<QToolButton*>(fold)->setChecked(true);
    window.findChild<QDoubleSpinBox*>("momentumSpin")->setValue(0.95);
    settle();
    panel->setValue(0);
    save(window, folder, where + "-8-unfolded");
    panel->setValue(panel->maximum() / 2);
    save(window, folder, where + "-9-unfolded");
    window.curvePlot()->saveAs(folder.filePath(where + "-curves.png"));
    window.curvePlot()->saveAs(folder.filePath(where + "-curves.svg"));
    window.curvePlot()->saveAs(folder.filePath(where + "-curves.pdf"));
    fillCurves(window, 3, true);
    QTest::mouseMove(plot, plot->rect().center() + QPoint(10, 0));
    save(window, folder, where + "-10-series");
    window.runStatus()->showState("5 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)");
    window.findChild<QComboBox*>("presetCombo")->showPopup();
    settle();
    window.findChild<QComboBox*>("presetCombo")->view()->window()->grab().save(folder.filePath(where + "-presets.png"));
    window.findChild<QComboBox*>("presetCombo")->hidePopup();
    save(window, folder, where + "-11-summary");
    window.curvePlot()->showEnd({.completed = true,
                                 .epochs = 5,
                                 .correct = 9959,
                                 .images = 10000,
                                 .series = "5 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)"});
    save(window, folder, where + "-11-end-of-series");
    fillCurves(window, 1, false);
    window.curvePlot()->showEnd({.completed = true, .epochs = 20, .seconds = 47, .correct = 9959, .images = 10000});
    save(window, folder, where + "-11-end");
    window.curvePlot()->showEnd(
        {.completed = false, .epoch = 14, .epochs = 20, .seconds = 31, .correct = 9931, .images = 10000, .canContinue = true});
    QTest::keyClick(window.curvePlot(), Qt::Key_Plus);
    save(window, folder, where + "-11-stopped-and-zoomed");
    window.curvePlot()->resetView();
    window.runStatus()->beginRun(20);
    window.runStatus()->showTeaching(0.42, 5, 218);
    window.setRunState(ui::RunState::training);
    save(window, folder, where + "-12-teaching");
    window.setRunState(ui::RunState::idle);
    saveDrawingStates(window, digits, folder, where);
    saveInside(window, digits, folder, where);
    saveRuns(window, folder, where);
    saveExperiment(window, folder, where);
    saveKeptRuns(window, folder, where);
}

} // namespace

int main(int argc, char** argv) {
    const QString usualSizes = "1280x800,1024x640";
    QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    qputenv("QT_SCALE_FACTOR", earlyOption(argc, argv, "--scale", "1").toUtf8());
    useScreensOf(earlyOption(argc, argv, "--sizes", usualSizes), settings.filePath("screens.json"));
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "Where the pictures go.");
    parser.addPositionalArgument("mnist", "Folder with MNIST's files.", "[mnist]");
    parser.addOptions({{"only", "pages, pictures, inside, data, classes, lesson or tour.", "what"},
                       {"picture", "A file to be read in place of a page on a desk.", "file"},
                       {"network", "A model, or the name of a network with initial weights, to look into.", "what"},
                       {"themes", "light, dark.", "names", "light,dark"},
                       {"languages", "en, de, zh_CN.", "codes", "en"},
                       {"sizes", "Logical pixels.", "sizes", usualSizes},
                       {"scale", "Physical pixels a logical one.", "factor", "1"}});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    const QDir folder(parser.positionalArguments().first());
    folder.mkpath(".");
    const Digits digits(parser.positionalArguments().value(1));
    const QString only = parser.value("only");
    shownPicture = parser.value("picture");
    if (const QString network = parser.value("network"); QFileInfo::exists(network))
        shownNetwork = std::make_shared<const model::Weights>(model::loadModel(network.toStdString()).weights);
    else if (!network.isEmpty())
        shownNetwork = std::make_shared<const model::Weights>(
            model::initialWeights(model::shippedArchitecture(network.toStdString(), 10), 1));
    const QStringList languages = parser.value("languages").split(',');

    for (const QString& language : languages) {
        ui::applyLanguage(language);
        for (const QString& themeName : parser.value("themes").split(',')) {
            ui::applyTheme(application, themeName == "dark" ? ui::ThemeChoice::dark : ui::ThemeChoice::light);
            for (const QString& size : parser.value("sizes").split(',')) {
                const QString where =
                    (languages.size() > 1 ? language + "-" : QString()) + themeName + "-" + size.section('x', 0, 0);
                const auto each = [&](const char* what, auto&& saveThem) {
                    if (!only.isEmpty() && only != what)
                        return;
                    ui::MainWindow window;
                    window.setMinimumSize(0, 0); // as on a screen as small as that
                    const QSize wanted(size.section('x', 0, 0).toInt(), size.section('x', 1).toInt());
                    for (QScreen* screen : QGuiApplication::screens())
                        if (screen->size() == wanted)
                            window.setScreen(screen); // a lesson fills it
                    window.setGeometry({window.screen()->geometry().topLeft(), wanted});
                    window.show();
                    saveThem(window, digits, folder, where);
                };
                each("pages", savePages);
                if (only == "pictures")
                    each("pictures", savePictures);
                each("lesson", saveLesson);
                QSettings().remove("firstSteps/done");
                each("tour", saveTour);
                if (only == "inside")
                    each("inside", saveInside);
                if (only == "data")
                    each("data", saveData);
                if (only == "classes")
                    each("classes", saveClasses);
            }
            const QString name = (languages.size() > 1 ? language + "-" : QString()) + themeName;
            ui::MainWindow window;
            window.showHelp();
            auto* help = window.findChild<ui::HelpCard*>();
            save(*help, folder, name + "-help");
            help->findChild<QTabWidget*>()->setCurrentIndex(1);
            save(*help, folder, name + "-words");
            window.showAbout();
            save(*window.findChild<ui::AboutCard*>(), folder, name + "-about");
        }
    }
    return 0;
}
