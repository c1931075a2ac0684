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
std::shared_ptr<model::NetworkLayers> twoLayers() {
    auto layers = std::make_shared<model::NetworkLayers>();
    layers->push_back({"conv1", {1, 4, 3, 1, true, true, true, false}, 28, 28, std::vector<float>(4 * 9, 0.1F), {}, {}, {}, {}});
    layers->push_back(
        {"conv2", {4, 6, 1, 0, true, false, false, false}, 28, 28, std::vector<float>(4 * 6, 0.1F), {}, {}, {}, {}});
    layers->front().kernel[9] = -0.5F;
    return layers;
}

std::shared_ptr<model::Excitement> nine(const std::shared_ptr<const model::NetworkLayers>& layers, model::MapPlace map) {
    auto found = std::make_shared<model::Excitement>();
    found->layers = layers;
    found->map = map;
    found->dead = {{3}, {}};
    found->among = found->whole = 1000;
    for (int i = 0; i < 9; ++i) {
        model::DigitImage image{};
        image.fill(static_cast<std::uint8_t>(20 * i));
        found->images.push_back({100 + i, i, image, {9 - static_cast<float>(i), 10, 5, {9, 4, 12, 7}}});
    }
    return found;
}

/// `epochs` epochs of eight convolutions; in every figure kind the mean says which.
std::shared_ptr<model::HistogramHistory> history(int epochs) {
    auto all = std::make_shared<model::HistogramHistory>();
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        auto one = std::make_shared<model::EpochHistograms>();
        one->epoch = epoch;
        one->images = 100;
        for (int kind = 0; kind < model::kFigureKinds; ++kind)
            for (int layer = 0; layer < 8; ++layer) {
                model::Histogram spread{epoch == 1 ? -2.0F : -1.0F, 1, kind + 0.1 * layer, 0.25 * epoch, 480, {}};
                spread.counts.fill(10);
                one->convolutions[static_cast<std::size_t>(kind)].push_back(spread);
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
        view_->setLayers(twoLayers());
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

    void aMapIsChosenByMouseAndKeys() {
        const auto layers = twoLayers();
        view_->setLayers(layers);
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
        view_->setLayers(layers);
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
        made->layers = layers;
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
        view_->setLayers(twoLayers()); // the weights have changed
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
