// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Inside" with mouse and keyboard, on a small network whose every figure is known.
#include "tests/ui/warnings.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/map_colours.h"
#include "ui/explain/network_view.h"
#include "ui/explain/path_maps.h"
#include "ui/explain/path_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

namespace {

/// 1 → 2 maps with ReLU, batch norm and pooling, then 2 → 1, then 1 → 10 and their means.
const model::ArchitecturePointer& smallNetwork() {
    using model::LayerKind;
    static const auto made = std::make_shared<const model::Architecture>(
        model::Network{"small",
                       {},
                       {{.kind = LayerKind::convolution, .size = 2, .kernel = 3, .padding = 1},
                        {.kind = LayerKind::relu},
                        {.kind = LayerKind::batchNorm},
                        {.kind = LayerKind::maxPooling, .size = 2},
                        {.kind = LayerKind::convolution, .size = 1, .kernel = 1},
                        {.kind = LayerKind::convolution, .size = 10, .kernel = 1},
                        {.kind = LayerKind::globalAveragePooling}}},
        10);
    return made;
}

/// What it makes of an image that is 0 but for one pixel.
std::shared_ptr<model::ForwardTrace> answeringPath() {
    model::Weights weights{{}, smallNetwork()};
    for (const model::TensorSpec& spec : weights.architecture->tensors())
        weights.tensors.push_back({spec.name, spec.shape, std::vector<float>(model::elementCount(spec.shape), 0)});
    weights.tensors[0].values[4] = 3;   // the middle of the first kernel
    weights.tensors[0].values[13] = -1; // … and of the second
    weights.tensors[1].values = {2, 1}; // batch norm's
    weights.tensors[2].values = {0.5F, -0.25F};
    weights.tensors[3].values = {1, 0};
    weights.tensors[4].values = {4, 1};
    weights.tensors[5].values = {1, 1};
    weights.tensors[6].values.assign(10, 1);
    auto path = std::make_shared<model::ForwardTrace>();
    path->weights = std::make_shared<const model::Weights>(weights);
    path->place = model::ImagePlace{20, 40, 5};
    path->image[10 * 28 + 6] = 255;
    path->activations.input[10 * 28 + 6] = 2;
    std::vector<float> sums(1568, 0);
    sums[10 * 28 + 6] = 6;
    sums[784 + 10 * 28 + 6] = -2;
    std::vector<float> rectified = sums;
    rectified[784 + 10 * 28 + 6] = 0;
    std::vector<float> normed;
    for (std::size_t i = 0; i < 1568; ++i)
        normed.push_back(i < 784 ? rectified[i] - 1 + 0.5F : rectified[i] - 0.25F);
    path->activations.layers = {sums,
                                rectified,
                                normed,
                                std::vector<float>(392, -0.5F),
                                std::vector<float>(196, -0.75F),
                                std::vector<float>(1960, -0.75F),
                                std::vector<float>(10, -0.75F)};
    path->activations.logProbabilities.assign(10, -2.3F);
    return path;
}

/// Linear layers, of more units than stand below each other, and more classes than have a row each.
std::shared_ptr<model::ForwardTrace> linearPath() {
    using model::LayerKind;
    model::Weights weights{
        {},
        std::make_shared<const model::Architecture>(model::Network{"linear",
                                                                   {},
                                                                   {{.kind = LayerKind::linear, .size = 300, .bias = true},
                                                                    {.kind = LayerKind::leakyRelu, .slope = 0.5},
                                                                    {.kind = LayerKind::linear, .size = model::kClasses}}},
                                                    47)};
    for (const model::TensorSpec& spec : weights.architecture->tensors())
        weights.tensors.push_back({spec.name, spec.shape, std::vector<float>(model::elementCount(spec.shape), 0.5F)});
    auto path = std::make_shared<model::ForwardTrace>();
    path->weights = std::make_shared<const model::Weights>(weights);
    path->activations.input[5] = -2;
    path->activations.layers = {std::vector<float>(300, -0.5F), std::vector<float>(300, -0.25F), std::vector<float>(47, -37.5F)};
    path->activations.layers[1][200] = 1;
    path->activations.logProbabilities.assign(47, -9);
    path->activations.logProbabilities[31] = -0.1F;
    return path;
}

} // namespace

class InsideViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::InsideView> page_;

    ui::PathMaps& maps() const { return *page_->path()->maps(); }
    ui::MapDetail& detail() const { return *page_->path()->detail(); }
    void point(const ui::MapPixel& pixel) const {
        QTest::mouseMove(&maps(), maps().arrangement().pixelRect(pixel).center().toPoint());
    }

private slots:
    void init() {
        failOnWarnings();
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        page_ = std::make_unique<ui::InsideView>();
        page_->resize(700, 600);
        page_->show();
        page_->path()->setPath(answeringPath());
        QApplication::processEvents();
    }
    void cleanup() { page_.reset(); }

    void aBlankCanvasInvites() {
        page_->path()->setPath(nullptr);
        QVERIFY(!maps().isVisible());
        QVERIFY(page_->findChild<QWidget*>("pathEmpty")->isVisible());
        QCOMPARE(page_->path()->readout(), QString());
        page_->path()->setPath(answeringPath());
        QVERIFY(maps().isVisible());
    }

    void pointingTellsTheValueAndWhereItComesFrom() {
        QSignalSpy seen(page_->path(), &ui::PathView::seenChanged);
        point({0, 0, 6, 10});
        QCOMPARE(page_->path()->readout(), QString("conv1, map 1, row 11, column 7: 5.50 after batch norm; sees 3×3"));
        // Columns 5 … 7 and rows 9 … 11 of the image, in canvas units.
        QCOMPARE(seen.last().first().toRectF(), QRectF(20 + 5 * 5, 40 + 9 * 5, 15, 15));
        point({-1, 0, 6, 10});
        QCOMPARE(page_->path()->readout(), QString("Image, row 11, column 7: 2.00 (grey 255 of 255)"));
        // Through the pooling: 2×2 of conv1, 4×4 of the image.
        point({1, 0, 3, 5});
        QVERIFY(page_->path()->readout().endsWith("sees 4×4"));
        QCOMPARE(seen.last().first().toRectF(), QRectF(20 + 5 * 5, 40 + 9 * 5, 20, 20));
        page_->hide();
        QVERIFY(seen.last().first().toRectF().isEmpty());
    }

    void theSquareIsDrawnInEveryEarlierMap() {
        const auto darkest = [this](const ui::MapPixel& pixel) {
            const QRect place = maps().arrangement().pixelRect(pixel).adjusted(-2, -2, 2, 2).toAlignedRect();
            const QImage picture = maps().grab(place).toImage();
            int least = 255;
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    least = std::min(least, picture.pixelColor(x, y).lightness());
            return least;
        };
        const ui::MapPixel corners[] = {{-1, 0, 5, 9}, {0, 0, 6, 10}, {0, 1, 6, 10}};
        page_->path()->stages()->setCurrent(0);
        QVERIFY(darkest({0, 1, 20, 20}) > 150);
        point({-1, 0, 0, 0});
        point({1, 0, 3, 5});
        for (const ui::MapPixel& corner : corners)
            QVERIFY2(darkest(corner) < 60, qPrintable(QString("layer %1").arg(corner.layer)));
    }

    void aLayerSaysWhatItDoes() {
        const model::Architecture& network = *smallNetwork();
        const auto text = [&network](std::size_t layer) { return ui::layerText(network, layer); };
        QCOMPARE(text(0), QString("conv1, a convolution: each of its 2 maps looks for one pattern in 3×3 pixels of the image."));
        QVERIFY(text(1).startsWith("relu1, a ReLU: takes everything below zero to zero."));
        QVERIFY(text(2).startsWith("bn1, batch norm: "));
        QVERIFY(text(3).startsWith("pool1, max pooling: keeps the largest of each 2×2 pixels"));
        QCOMPARE(text(4), QString("conv2, a convolution: each of its 1 maps looks for one pattern in 1×1 pixels of all 2 maps "
                                  "before. A pixel of it sees 4×4 of the image."));
        QVERIFY(text(6).contains("the mean") || text(6).contains("their mean"));
        QVERIFY(text(6).contains("14×14"));
        // With the large map, and for the chosen row of the table.
        auto* note = page_->findChild<QLabel*>("layerNote");
        QVERIFY(!note->isVisible());
        QTest::mouseClick(&maps(), Qt::LeftButton, {}, maps().arrangement().mapRect(1, 0).center().toPoint());
        QCOMPARE(note->text(), text(4));
        QCOMPARE(detail().toolTip(), text(4));
        page_->resize(700, 800);
        QTRY_VERIFY(note->isVisible());
        page_->resize(700, 400); // the arithmetic takes the room
        QTRY_VERIFY(!note->isVisible());
        ui::NetworkView layers;
        layers.setNetwork(smallNetwork());
        auto* table = layers.findChild<QTableWidget*>("layerTable");
        auto* sentence = layers.findChild<QLabel*>("layerSentence");
        QCOMPARE(sentence->text(), QString("Choose a layer to see what it does."));
        table->setCurrentCell(2, 0);
        QCOMPARE(sentence->text(), text(2));
        layers.setNetwork(nullptr);
        QCOMPARE(sentence->text(), QString("Choose a layer to see what it does."));
    }

    /// In any language the figure may be as long as this one: its bar ends before it.
    void barsOfTheAnswerEndBeforeTheirFigures() {
        const auto path = answeringPath();
        path->activations.logProbabilities.assign(10, -19.4F);
        path->activations.logProbabilities[8] = -0.005F;
        page_->path()->setPath(path);
        QApplication::processEvents();
        const QImage all = maps().grab().toImage().convertToFormat(QImage::Format_RGB32);
        const int place = maps().arrangement().answersStandBeside() ? 8 : 0; // else the best comes first
        const QRect row = maps().arrangement().answerRow(place, maps().arrangement().answers()).toAlignedRect();
        int barEnd = -1;
        int figureBegin = row.right();
        for (int y = row.top() + 2; y < row.bottom() - 2; ++y)
            for (int x = row.left() + 14; x <= std::min(row.right(), all.width() - 1); ++x) {
                if (all.pixelColor(x, y) == ui::theme().accent)
                    barEnd = std::max(barEnd, x);
                else if (all.pixelColor(x, y).lightness() < 90)
                    figureBegin = std::min(figureBegin, x);
            }
        QVERIFY2(barEnd > row.left() + 14 && barEnd < figureBegin - 1,
                 qPrintable(QString("%1, then %2").arg(barEnd).arg(figureBegin)));
    }

    void theStageIsChosen() {
        point({0, 1, 6, 10});
        const auto* stages = page_->path()->stages();
        QTest::mouseClick(stages->findChildren<QPushButton*>().at(0), Qt::LeftButton);
        point({0, 1, 6, 10});
        QCOMPARE(page_->path()->readout(), QString("conv1, map 2, row 11, column 7: −2.00 sum of the convolution; sees 3×3"));
        QTest::mouseClick(stages->findChildren<QPushButton*>().at(1), Qt::LeftButton);
        point({0, 0, 6, 10});
        QVERIFY(page_->path()->readout().contains("6.00 after ReLU"));
        // A layer without it shows what it has.
        point({1, 0, 3, 5});
        QVERIFY(page_->path()->readout().contains("−0.750 sum of the convolution"));
    }

    void aClickOpensAMapWithItsArithmetic() {
        QTest::mouseClick(&maps(), Qt::LeftButton, {}, maps().arrangement().pixelRect({0, 0, 2, 2}).center().toPoint());
        QVERIFY(detail().isVisible());
        QCOMPARE(detail().pixel(), (ui::MapPixel{0, 0, 6, 10})); // the one that says most
        QCOMPARE(detail().lines(), QStringList({"patch × kernel = 6.0000", "ReLU: max(0, 6.0000) = 6.0000",
                                                "batch norm: γ · (x − μ) / √(σ² + ε) + β =",
                                                "2.0000 · (6.0000 − 1.0000) / √(4.0000 + 10⁻⁵)", "+ 0.5000 = 5.5000"}));
        const QRectF map = detail().mapRect();
        QTest::mouseMove(&detail(), (map.topLeft() + QPointF(20.5, 3.5) * map.width() / 28).toPoint());
        QCOMPARE(detail().pixel(), (ui::MapPixel{0, 0, 20, 3}));
        QCOMPARE(detail().lines().last(), QString("+ 0.5000 = −0.5000"));
        page_->path()->stages()->setCurrent(0);
        QCOMPARE(detail().lines(), QStringList{"patch × kernel = 0.0000"});
        QTest::mouseClick(&detail(), Qt::LeftButton);
        QVERIFY(maps().isVisible());
    }

    void theKeyboardReachesEverything() {
        maps().setFocus();
        QTest::keyClick(&maps(), Qt::Key_Down);
        QCOMPARE(maps().selected().channel, 1);
        QTest::keyClick(&maps(), Qt::Key_Return);
        QVERIFY(detail().isVisible());
        QVERIFY(detail().hasFocus());
        QCOMPARE(detail().pixel().channel, 1);
        QTest::keyClick(&detail(), Qt::Key_PageDown);
        QCOMPARE(detail().pixel(), (ui::MapPixel{0, 0, 6, 10}));
        QTest::keyClick(&detail(), Qt::Key_Right);
        QCOMPARE(detail().pixel(), (ui::MapPixel{0, 0, 7, 10}));
        QVERIFY(detail().accessibleDescription().contains("row 11, column 8"));
        QTest::keyClick(&detail(), Qt::Key_Escape);
        QVERIFY(maps().isVisible());
        QVERIFY(maps().hasFocus());
        QTest::keyClick(&maps(), Qt::Key_Right);
        QCOMPARE(maps().selected().layer, 1);
        QVERIFY(page_->path()->readout().startsWith("conv2, map 1 of 1"));
    }

    void theMapsFollowTheDrawing() {
        const auto colour = [this] {
            const QRect place = maps().arrangement().pixelRect({0, 0, 6, 10}).toAlignedRect();
            return maps().grab(QRect(place.center(), QSize(1, 1))).toImage().pixelColor(0, 0);
        };
        QCOMPARE(colour(), ui::mapColour(1)); // the layer's largest
        auto other = answeringPath();
        other->activations.layers[2][10 * 28 + 6] = -5.5F;
        page_->path()->setPath(other);
        QCOMPARE(colour(), ui::mapColour(-1));
        ui::applyTheme(*qApp, ui::ThemeChoice::dark);
        QCOMPARE(colour(), ui::mapColour(-1));
    }

    void severalDigitsAreTold() {
        auto path = answeringPath();
        path->index = 1;
        path->count = 3;
        page_->path()->setPath(path);
        QCOMPARE(page_->findChild<QLabel*>("pathNote")->text(), QString("digit 2 of 3"));
    }

    void everythingFitsInEverySize() {
        for (const QSize size : {QSize(424, 320), QSize(680, 500), QSize(1500, 900)}) {
            std::vector<ui::MapShape> shapes{{1, 28}, {8, 28}, {8, 28}, {16, 14}, {16, 14}, {16, 5}, {32, 3}, {10, 3}, {10, 1}};
            const QRectF room(QPointF(0, 0), size);
            for (const double ratio : {1.0, 1.25, 2.0}) {
                const ui::PathLayout layout(shapes, room, 76, ratio);
                double before = room.left();
                for (int layer = -1; layer < 8; ++layer) {
                    for (int channel = 0; channel < shapes[static_cast<std::size_t>(layer + 1)].channels; ++channel) {
                        QVERIFY(room.adjusted(-1, -1, 1, 1).contains(layout.mapRect(layer, channel)));
                        QVERIFY(layout.mapRect(layer, channel).left() > before - 1);
                    }
                    const double pixels = layout.pixelRect({layer, 0, 0, 0}).width() * ratio;
                    QCOMPARE(pixels, std::round(pixels));
                    before = layout.mapRect(layer, shapes[static_cast<std::size_t>(layer + 1)].channels - 1).right();
                }
                QVERIFY(before <= layout.answerRect().left());
                QCOMPARE(layout.width(), room.width());
            }
        }
    }

    /// Letters are larger in a lesson, and the layers stand closer: the answer is not scrolled away.
    void theAnswerFitsInALesson() {
        ui::keepTextScale(1.28);
        const std::vector<ui::MapShape> shapes{{1, 28}, {8, 28}, {8, 28}, {16, 14}, {16, 14}, {16, 5}, {32, 3}, {10, 3}, {10, 1}};
        const ui::PathLayout layout(shapes, QRectF(0, 0, 580, 225), ui::scaled(76), 1);
        ui::keepTextScale(1);
        QCOMPARE(layout.width(), 580.0);
        QVERIFY(layout.mapRect(5, 0).height() >= 8); // 3 × 3 pixels that can be seen
    }

    void whatDoesNotFitIsWiderAndStillReadable() {
        const QRectF room(0, 0, 560, 430);
        std::vector<ui::MapShape> shapes{{1, 28}};
        for (int i = 0; i < 16; ++i)
            shapes.push_back({32, i < 8 ? 28 : 7});
        shapes.push_back({120, 1, true});
        shapes.push_back({47, 1, true});
        const ui::PathLayout layout(shapes, room, 76, 1);
        QVERIFY(layout.width() > room.width());
        double before = 0;
        for (int layer = -1; layer + 1 < static_cast<int>(shapes.size()); ++layer) {
            const ui::MapShape& shape = shapes[static_cast<std::size_t>(layer + 1)];
            QVERIFY(layout.mapRect(layer, 0).left() > before);
            before = layout.mapRect(layer, shape.channels - 1).right();
            QVERIFY(before <= layout.answerRect().left());
            QVERIFY(layout.mapRect(layer, 0).height() >= (shape.units ? 3 : shape.side));
            QVERIFY(layout.mapRect(layer, shape.channels - 1).bottom() <= room.bottom() + 1);
        }
        QVERIFY(!layout.answersStandBeside());
        QVERIFY(layout.answers() >= 12 && layout.answers() < 47);
        for (int row = 0; row + 1 < layout.answers(); ++row)
            QVERIFY(layout.answerRow(row + 1, layout.answers()).top() > layout.answerRow(row, layout.answers()).top() + 12);
    }

    void aNetworkOfLinearLayersIsShownAsBars() {
        page_->path()->setPath(linearPath());
        QApplication::processEvents();
        QCOMPARE(page_->path()->stages()->findChildren<QPushButton*>().size(), 2); // the sum, leaky ReLU
        const QRectF bar = maps().arrangement().mapRect(0, 200);
        QVERIFY(bar.width() > 3 * bar.height());
        const QImage picture = maps().grab().toImage();
        QCOMPARE(picture.pixelColor((bar.center() + QPointF(bar.width() / 4, 0)).toPoint()), ui::mapColour(1));
        QCOMPARE(picture.pixelColor((bar.center() - QPointF(bar.width() / 4, 0)).toPoint()), ui::mapColour(0));
        point({0, 200, 0, 0});
        QCOMPARE(page_->path()->readout(), QString("linear1, unit 201: 1.00 after leaky ReLU"));
        QTest::mouseClick(&maps(), Qt::LeftButton, {}, maps().arrangement().mapRect(0, 7).center().toPoint());
        QVERIFY(detail().isVisible());
        QCOMPARE(detail().lines(), QStringList({"patch × kernel = −1.0000", "the bias: + 0.5000 = −0.5000",
                                                "leaky ReLU: max(0.500 · x, x) of −0.5000 = −0.2500"}));
        QTest::keyClick(&detail(), Qt::Key_Escape);
        page_->path()->setPath(answeringPath()); // of another network: three stages again
        QCOMPARE(page_->path()->stages()->findChildren<QPushButton*>().size(), 3);
        QVERIFY(maps().isVisible());
    }

    void figuresAreShort() {
        QCOMPARE(ui::figure(0), QString("0.000"));
        QCOMPARE(ui::figure(-0.0001), QString("0.000"));
        QCOMPARE(ui::figure(-0.41234), QString("−0.412"));
        QCOMPARE(ui::figure(12.34), QString("12.3"));
        QCOMPARE(ui::figure(-1234.6), QString("−1235"));
    }
};

QTEST_MAIN(InsideViewTest)
#include "inside_view_test.moc"
