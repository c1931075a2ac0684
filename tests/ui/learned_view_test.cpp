// SPDX-License-Identifier: GPL-3.0-or-later
// What the network has learned, with mouse and keyboard, on kernels and histograms whose every figure is known.
#include "tests/ui/warnings.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/learned_parts.h"
#include "ui/explain/learned_view.h"
#include "ui/explain/map_colours.h"
#include "ui/explain/network_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

namespace {

/// conv1, 1 → 4 maps of 3 × 3, and conv2, 4 → 6 maps of 1 × 1. Every weight is 0.1 but for conv1's map 2: its first is −0.5.
std::shared_ptr<model::Weights> twoLayers() {
    using model::LayerKind;
    static const auto network = std::make_shared<const model::Architecture>(
        model::Network{"two",
                       {},
                       {{.kind = LayerKind::convolution, .size = 4, .kernel = 3, .padding = 1},
                        {.kind = LayerKind::convolution, .size = 6, .kernel = 1},
                        {.kind = LayerKind::globalAveragePooling}}},
        6);
    auto weights = std::make_shared<model::Weights>(model::Weights{{{"conv1.weight", {4, 1, 3, 3}, std::vector<float>(36, 0.1F)},
                                                                    {"conv2.weight", {6, 4, 1, 1}, std::vector<float>(24, 0.1F)}},
                                                                   network});
    weights->tensors[0].values[9] = -0.5F;
    return weights;
}

/// One linear layer, 784 → 100 units: the patterns of the image that each looks for.
std::shared_ptr<model::Weights> templates() {
    const auto network = std::make_shared<const model::Architecture>(
        model::Network{"templates", {}, {{.kind = model::LayerKind::linear, .size = model::kClasses}}}, 100);
    auto weights = std::make_shared<model::Weights>(
        model::Weights{{{"linear1.weight", {100, 784}, std::vector<float>(78400, 0.1F)}}, network});
    weights->tensors[0].values[99 * 784] = -0.5F;
    return weights;
}

std::shared_ptr<model::Excitement> nine(const std::shared_ptr<const model::Weights>& weights, model::MapPlace map) {
    auto found = std::make_shared<model::Excitement>();
    found->weights = weights;
    found->map = map;
    found->dead = {3};
    found->among = found->whole = 1000;
    for (int i = 0; i < 9; ++i) {
        model::DigitImage image{};
        image.fill(static_cast<std::uint8_t>(20 * i));
        found->images.push_back({100 + i, i, image, {9 - static_cast<float>(i), 10, 5, {9, 4, 12, 7}}});
    }
    return found;
}

/// `epochs` epochs of eight convolutions, and linear layers behind them; in every figure kind the mean says which.
std::shared_ptr<model::HistogramHistory> history(int epochs, int layers = 8) {
    auto all = std::make_shared<model::HistogramHistory>();
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        auto one = std::make_shared<model::EpochHistograms>();
        one->epoch = epoch;
        one->images = 100;
        for (int layer = 0; layer < layers; ++layer)
            one->names.push_back((layer < 8 ? "conv" : "linear") + std::to_string(layer < 8 ? layer + 1 : layer - 7));
        for (int kind = 0; kind < model::kFigureKinds; ++kind)
            for (int layer = 0; layer < layers; ++layer) {
                model::Histogram spread{epoch == 1 ? -2.0F : -1.0F, 1, kind + 0.1 * layer, 0.25 * epoch, 480, {}};
                spread.counts.fill(10);
                one->layers[static_cast<std::size_t>(kind)].push_back(spread);
            }
        all->push_back(one);
    }
    return all;
}

QString colourAt(QWidget& widget, QPointF place) {
    const QImage image = widget.grab().toImage();
    return image.pixelColor((place * image.devicePixelRatio()).toPoint()).name();
}

} // namespace

class LearnedViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::LearnedView> view_;

private slots:
    void init() {
        failOnWarnings();
        view_ = std::make_unique<ui::LearnedView>();
        view_->resize(700, 560);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void everyKernelIsInOneScale() {
        view_->setWeights(twoLayers());
        ui::KernelGrid& grid = *view_->kernels();
        const QRectF second = grid.kernelRect(1, 0);
        const double weight = second.width() / 3;
        QCOMPARE(colourAt(grid, second.topLeft() + QPointF(weight / 2, weight / 2)), ui::mapColour(-1).name());
        QCOMPARE(colourAt(grid, second.center()), ui::mapColour(0.2).name());
        QCOMPARE(colourAt(grid, grid.kernelRect(0, 0).center()), ui::mapColour(0.2).name());
        QTest::mouseMove(&grid, second.center().toPoint());
        QTRY_VERIFY2(view_->readout().contains("Map 2, from the image") &&
                         view_->readout().contains(QString(QChar(0x2212)) + "0.500 to 0.100"),
                     qPrintable(view_->readout()));
        auto* layer = view_->findChild<QComboBox*>("learnedLayer");
        QCOMPARE(layer->count(), 2);
        QSignalSpy chosen(view_.get(), &ui::LearnedView::mapChosen);
        layer->setFocus();
        QTest::keyClick(layer, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(view_->map(), (model::MapPlace{1, 0}));
        QCOMPARE(colourAt(grid, grid.kernelRect(5, 3).center()), ui::mapColour(1).name()); // the layer's own scale
        QVERIFY(grid.rect().contains(grid.kernelRect(5, 3).toRect()));
    }

    void aLinearLayersWeightsAreWhatItIsGiven() {
        view_->setWeights(twoLayers());
        auto* layer = view_->findChild<QComboBox*>("learnedLayer");
        layer->setCurrentIndex(1);
        QSignalSpy chosen(view_.get(), &ui::LearnedView::mapChosen);
        view_->setWeights(templates()); // another network: its first layer
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(view_->map(), (model::MapPlace{0, 0}));
        QCOMPARE(layer->count(), 1);
        QCOMPARE(layer->currentText(), QString("linear1: 784 → 100 units"));
        QCOMPARE(view_->findChild<QLabel*>("excitingTitle")->text(), QString("linear1, unit 1"));
        QApplication::processEvents();
        ui::KernelGrid& grid = *view_->kernels();
        const auto* room = qobject_cast<QAbstractScrollArea*>(grid.parentWidget()->parentWidget());
        for (const int unit : {0, 57, 99}) { // none smaller than its pixels; those that do not fit scroll
            QVERIFY(grid.kernelRect(unit, 0).width() >= 28);
            QVERIFY(grid.rect().contains(grid.kernelRect(unit, 0).toRect()));
        }
        QVERIFY(grid.kernelRect(50, 0).left() > grid.kernelRect(0, 0).right()); // in blocks side by side
        QVERIFY(grid.width() <= room->viewport()->width());
        QVERIFY(grid.height() > room->viewport()->height());
        QCOMPARE(colourAt(grid, grid.kernelRect(99, 0).topLeft() + QPointF(0.2, 0.2)), ui::mapColour(-1).name());
        QTest::keyClick(&grid, Qt::Key_End);
        QCOMPARE(grid.chosen(), 99);
        QVERIFY(grid.visibleRegion().contains(grid.kernelRect(99, 0).center().toPoint())); // it was scrolled to
        QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.kernelRect(98, 0).center().toPoint());
        QCOMPARE(grid.chosen(), 98);
    }

    void aMapIsChosenByMouseAndKeys() {
        const auto layers = twoLayers();
        view_->setWeights(layers);
        view_->setHasData(true);
        ui::KernelGrid& grid = *view_->kernels();
        QSignalSpy chosen(view_.get(), &ui::LearnedView::mapChosen);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.kernelRect(2, 0).center().toPoint());
        QCOMPARE(view_->map(), (model::MapPlace{0, 2}));
        grid.setFocus();
        QTest::keyClick(&grid, Qt::Key_Up);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<model::MapPlace>(), (model::MapPlace{0, 1}));
        QTest::keyClick(&grid, Qt::Key_End);
        QTest::keyClick(&grid, Qt::Key_Down); // there is no further one
        QCOMPARE(view_->map().channel, 3);
        QCOMPARE(view_->findChild<QLabel*>("excitingTitle")->text(), QString("conv1, map 4"));
        QVERIFY(!view_->exciting()->isDead());
        view_->setExcitement(nine(layers, {0, 3}));
        QVERIFY(view_->exciting()->isDead());
        QVERIFY(view_->findChild<QLabel*>("excitingState")->text().startsWith("Dead: "));
        QTest::keyClick(&grid, Qt::Key_Up);
        QVERIFY(!view_->exciting()->isDead());
    }

    void theNineShowWhatIsSeenOfThem() {
        const auto layers = twoLayers();
        auto* state = view_->findChild<QLabel*>("excitingState");
        auto* list = view_->findChild<QListView*>("excitingImages");
        view_->setWeights(layers);
        QVERIFY(state->text().startsWith("With a data set"));
        view_->setHasData(true);
        view_->setExcitement(nine(twoLayers(), {0, 0})); // of other weights
        view_->setExcitement(nine(layers, {0, 1}));      // of another map
        QCOMPARE(list->model()->rowCount(), 0);
        view_->setExcitement(nine(layers, {0, 0}));
        QCOMPARE(list->model()->rowCount(), 9);
        QVERIFY2(state->text().contains("1,000"), qPrintable(state->text()));
        QCOMPARE(list->model()->index(1, 0).data().toString(), QString("1 · 8.00"));
        const auto icon = list->model()->index(1, 0).data(Qt::DecorationRole).value<QIcon>();
        const QImage drawn = icon.pixmap(list->iconSize(), 1.0).toImage();
        const double pixel = 44.0 / 28;
        QCOMPARE(drawn.pixelColor((QPointF(9, 5.5) * pixel).toPoint()), ui::theme().test); // the outline's left side
        QVERIFY(drawn.pixelColor((QPointF(20, 20) * pixel).toPoint()) != ui::theme().test);
        QSignalSpy opened(view_.get(), &ui::LearnedView::imageActivated);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 0)).center());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<model::DigitImage>()[0], std::uint8_t(40));

        auto made = std::make_shared<model::OptimisedImage>();
        made->weights = layers;
        made->map = {0, 1};
        made->peak.value = 12.5F;
        made->noise = 0.25F;
        auto* text = view_->findChild<QLabel*>("madeText");
        view_->setOptimised(made);
        QCOMPARE(text->text(), QString("Being made to excite it …"));
        made = std::make_shared<model::OptimisedImage>(*made);
        made->map = {0, 0};
        view_->setOptimised(made);
        QVERIFY2(text->text().contains("12.5") && text->text().contains("9.00") && text->text().contains("0.250"),
                 qPrintable(text->text()));
        view_->setWeights(twoLayers()); // the weights have changed
        QCOMPARE(text->text(), QString("Being made to excite it …"));
        QCOMPARE(list->model()->rowCount(), 0);
    }

    void histogramsGoFromEpochToEpoch() {
        auto* first = view_->modes()->findChildren<QPushButton*>().first();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        ui::SpreadsPlot& plot = *view_->spreads();
        QVERIFY(!plot.isVisible()); // nothing was trained
        view_->setSpreads(history(5));
        QTRY_VERIFY(plot.isVisible());
        QVERIFY2(view_->readout().contains("epoch 5"), qPrintable(view_->readout()));
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(*plot.pointed(), (ui::SpreadsPlot::Place{0, 4}));
        QTest::keyClick(&plot, Qt::Key_Up);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(*plot.pointed(), (ui::SpreadsPlot::Place{1, 3}));
        QCOMPARE(view_->readout(), QString("conv2, epoch 4: mean 0.100, standard deviation 1.00"));
        view_->figures()->setCurrent(2);
        QCOMPARE(view_->readout(), QString("conv2, epoch 4: mean 2.10, standard deviation 1.00"));
        const QRectF panel = plot.panel(6);
        QTest::mouseMove(&plot, QPoint(qRound(panel.center().x()), qRound(plot.baseline({6, 2}) - 1)));
        QTRY_COMPARE(*plot.pointed(), (ui::SpreadsPlot::Place{6, 2}));
        // The newest is the strongest: its line has the accent.
        QTest::mouseMove(&plot, QPoint(0, 0));
        view_->figures()->setCurrent(0);
        QCOMPARE(colourAt(plot, {plot.panel(7).left() + 1, plot.baseline({7, 4}) - 0.5}), ui::theme().accent.name());
        QVERIFY(colourAt(plot, {plot.panel(7).left() + 1, plot.baseline({7, 0}) - 0.5}) != ui::theme().accent.name());
        view_->setSpreads(history(2, 30)); // more than fit scroll
        QTRY_VERIFY(plot.height() > view_->height());
        plot.setFocus();
        QTest::mouseMove(&plot, plot.panel(2).center().toPoint());
        view_->setSpreads(nullptr);
        QTRY_VERIFY(!plot.isVisible());
    }

    void batchNormsScalesAreOneClickAway() {
        ui::InsideView inside;
        inside.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inside));
        inside.parts()->setCurrent(4);
        QTRY_VERIFY(inside.learned()->isVisible());
        QTest::mouseClick(inside.learned()->findChild<QPushButton*>("layersLink"), Qt::LeftButton);
        QTRY_VERIFY(inside.layers()->isVisible());
    }
};

QTEST_MAIN(LearnedViewTest)
#include "learned_view_test.moc"
