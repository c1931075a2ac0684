// SPDX-License-Identifier: GPL-3.0-or-later
// The page Network: layers are designed with mouse and keys, and everything about them is right and can be undone.
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/pages/layer_list.h"
#include "ui/pages/layer_variables.h"
#include "ui/pages/network_page.h"
#include "ui/pages/receptive_fields.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

using enum model::LayerKind;
using model::Layer;
using model::Network;
using ui::LayerStep;

class NetworkPageTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;
    std::unique_ptr<ui::NetworkPage> page_;
    Network changed_; ///< that the page told of last
    QRectF seen_;

    /// After LeCun et al. 1998, with ReLU and max pooling.
    static Network leNet() {
        const Layer relu{.kind = model::LayerKind::relu};
        const Layer pool{.kind = maxPooling, .size = 2};
        return {"lenet-5",
                {},
                {{.kind = convolution, .size = 6, .kernel = 5, .padding = 2, .bias = true},
                 relu,
                 pool,
                 {.kind = convolution, .size = 16, .kernel = 5, .bias = true},
                 relu,
                 pool,
                 {.kind = linear, .size = 120, .bias = true},
                 relu,
                 {.kind = linear, .size = 84, .bias = true},
                 relu,
                 {.kind = linear, .size = model::kClasses, .bias = true}}};
    }

    template <class Widget> Widget* find(const char* name) const { return page_->findChild<Widget*>(name); }
    QString text(const char* label) const { return find<QLabel>(label)->text(); }
    ui::LayerList* list() const { return find<ui::LayerList>("layerList"); }
    QString spoken(int row) const { return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    const std::vector<Layer>& layers() const { return page_->network().layers; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(list(), key, modifiers); }
    void choose(const char* action) { find<QAction>(action)->trigger(); }

    void answerName(const QString& name) {
        auto* dialog = page_->findChild<QInputDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(name);
        dialog->accept();
        QTRY_VERIFY(page_->findChild<QInputDialog*>() == nullptr);
    }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void init() {
        failOnWarnings();
        page_ = std::make_unique<ui::NetworkPage>();
        page_->resize(700, 700);
        Network mine = leNet();
        mine.name = "mine";
        mine.layers[8].size = 60;
        page_->setNetworks({leNet()}, {mine});
        page_->setNetwork(leNet());
        changed_ = {};
        connect(page_.get(), &ui::NetworkPage::edited, this, [this](const Network& network) { changed_ = network; });
        connect(page_.get(), &ui::NetworkPage::seenChanged, this, [this](const QRectF& units) { seen_ = units; });
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
        list()->setFocus();
    }

    /// The figures of the paper's network, counted by hand: 61,706 weights, 416,520 multiplications.
    void theCardsSayWhatFollows() {
        QCOMPARE(text("designParameters"), QString("61,706"));
        QCOMPARE(text("designMultiplyAdds"), QString("416,520"));
        const QStringList first = spoken(0).split("; ");
        QCOMPARE(first.value(0), QString("conv1, Convolution, padding 2"));
        QVERIFY2(spoken(0).contains("6×28×28 · 156 params · sees 5×5"), qPrintable(spoken(0)));
        QVERIFY2(spoken(3).contains("16×10×10 · 2,416 params · sees 14×14"), qPrintable(spoken(3)));
        QVERIFY2(spoken(3).contains("57.6 % of the multiply-adds"), qPrintable(spoken(3)));
        QVERIFY2(spoken(5).contains("16×5×5 · sees 16×16"), qPrintable(spoken(5)));
        QVERIFY2(spoken(6).contains("120 units · 48,120 params"), qPrintable(spoken(6)));
        page_->setClasses(26);
        QVERIFY2(spoken(10).contains("26 units"), qPrintable(spoken(10)));
        QCOMPARE(text("designEpoch"), QString("–"));
        page_->setEpochs(20);
        page_->setOutlook(ui::NetworkOutlook{2.63, 52.6, 11'400'000});
        QCOMPARE(text("designEpoch"), QString("2.6 s"));
        QCOMPARE(text("designRun"), QString("53 s"));
        QCOMPARE(text("designMemory"), QString("11 MB"));
    }

    void keysChangeLayersAndTakeThatBack() {
        press(Qt::Key_Plus);
        QCOMPARE(layers()[0].size, 7);
        QCOMPARE(changed_.name, std::string("lenet-5*"));
        press(Qt::Key_Minus, Qt::AltModifier);
        QCOMPARE(layers()[0].kernel, 3);
        QCOMPARE(layers()[0].padding, 1); // it goes on to keep the side
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::AltModifier); // ReLU behind the pooling
        QCOMPARE(layers()[1].kind, maxPooling);
        QCOMPARE(layers()[2].kind, model::LayerKind::relu);
        QCOMPARE(list()->row(), 2);
        press(Qt::Key_Delete);
        QCOMPARE(layers().size(), std::size_t(10));
        QCOMPARE(text("designChanges"), QString("Compared with lenet-5: 1 changed · 1 removed"));
        QVERIFY2(spoken(0).contains("changed, was convolution 6, 5×5, padding 2, bias"), qPrintable(spoken(0)));
        for (int change = 0; change < 4; ++change)
            press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(page_->network(), leNet());
        QCOMPARE(changed_.name, std::string("lenet-5"));
        QVERIFY(!find<QToolButton>("undoDesignButton")->isEnabled());
        for (int change = 0; change < 4; ++change)
            press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(layers().size(), std::size_t(10));
    }

    void theMouseStepsAndDrags() {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->stepperPlace(3, LayerStep::size, 1).center());
        QCOMPARE(layers()[3].size, 17);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->stepperPlace(3, LayerStep::kernel, -1).center());
        QCOMPARE(layers()[3].kernel, 3);
        const auto place = [this](int row) { return list()->visualRect(list()->model()->index(row, 0)); };
        QTest::mousePress(list()->viewport(), Qt::LeftButton, {}, place(2).topLeft() + QPoint(30, 10));
        QTest::mouseMove(list()->viewport(), place(1).topLeft() + QPoint(30, 10));
        QTest::mouseMove(list()->viewport(), place(0).topLeft() + QPoint(30, 4));
        QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, place(0).topLeft() + QPoint(30, 4));
        QCOMPARE(layers()[0].kind, maxPooling);
        QCOMPARE(layers()[1].kind, convolution);
        QCOMPARE(list()->row(), 0);
        QTest::mouseClick(find<QToolButton>("layerDownButton"), Qt::LeftButton);
        QCOMPARE(layers()[1].kind, maxPooling);
        QTest::mouseClick(find<QToolButton>("removeLayerButton"), Qt::LeftButton);
        QCOMPARE(layers().size(), std::size_t(10));
    }

    void layersAreAddedBehindTheChosenOne() {
        list()->choose(2);
        QMenu* menu = find<QPushButton>("addLayerButton")->menu();
        QCOMPARE(menu->actions().size(), 9);
        for (QAction* action : menu->actions())
            if (action->text() == "Batch norm")
                action->trigger();
        QCOMPARE(layers()[3].kind, batchNorm);
        QCOMPARE(list()->row(), 3);
        QVERIFY2(spoken(3).contains("new"), qPrintable(spoken(3)));
        QVERIFY2(spoken(3).contains("12 params"), qPrintable(spoken(3))); // two for each of six maps
    }

    void theEditorHasTheOtherSettings() {
        find<QCheckBox>("layerBiasCheck")->click();
        QVERIFY(!layers()[0].bias);
        auto* stride = find<QComboBox>("layerStrideCombo");
        stride->setFocus();
        QTest::keyClick(stride, Qt::Key_Down);
        QCOMPARE(layers()[0].stride, 2);
        auto* padding = find<QSpinBox>("layerPaddingSpin");
        padding->setFocus();
        QTest::keyClick(padding, Qt::Key_Down);
        QCOMPARE(layers()[0].padding, 1);
        list()->choose(1);
        QVERIFY(!padding->isVisible());
        list()->choose(10);
        QVERIFY(!find<QSpinBox>("layerSizeSpin")->isVisible());
        find<QCheckBox>("layerClassesCheck")->click();
        QVERIFY(layers()[10].size > 0);
    }

    void problemsStandAtTheirLayer() {
        QVERIFY(!find<QPushButton>("designProblem")->isVisible());
        Network wrong = leNet();
        wrong.layers.insert(wrong.layers.begin() + 3, 3, {.kind = maxPooling, .size = 3}); // 14×14, 4×4, 1×1
        page_->setNetwork(wrong);
        const QString problem = "Its window of 3×3 is larger than its input, 1×1";
        QVERIFY2(spoken(5).contains(problem), qPrintable(spoken(5)));
        QVERIFY(!spoken(4).contains("larger"));
        QVERIFY(text("layerProblem").isEmpty()); // of the first layer
        QTest::mouseClick(find<QPushButton>("designProblem"), Qt::LeftButton);
        QCOMPARE(list()->row(), 5);
        QVERIFY(text("layerProblem").startsWith(problem));
        QVERIFY(find<QLabel>("layerProblem")->isVisible());
        press(Qt::Key_Delete);
        QVERIFY2(spoken(5).contains("Its window of 5×5 is larger"), qPrintable(spoken(5))); // the convolution behind it
        press(Qt::Key_Delete);
        find<QPushButton>("designProblem")->click(); // and the pooling behind that
        QCOMPARE(list()->row(), 6);
        press(Qt::Key_Delete);
        QVERIFY(!find<QPushButton>("designProblem")->isVisible());
    }

    /// The image lies at (20, 30), 8 units a pixel. Pooling 2 after 5×5 with padding 2 sees 6×6: output 4 those from 4·2 − 2 = 6
    /// on.
    void theFieldFollowsThePointer() {
        page_->setPlace({20, 30, 8});
        list()->choose(2);
        page_->pointAt(QPointF(20 + 8 * 9.2, 30 + 8 * 9.2));
        QCOMPARE(seen_, QRectF(20 + 8 * 6, 30 + 8 * 6, 48, 48));
        page_->pointAt(QPointF(20, 30 + 8 * 27.5)); // no further than the image
        QCOMPARE(seen_, QRectF(20, 30 + 8 * 24, 8 * 4, 8 * 4));
        list()->choose(6); // a linear layer sees everything
        QCOMPARE(seen_, QRectF(20, 30, 224, 224));
        page_->hide();
        QCOMPARE(seen_, QRectF());
    }

    void networksAreChosenSavedRenamedAndDeleted() {
        QSignalSpy chosen(page_.get(), &ui::NetworkPage::networkChosen);
        auto* combo = find<QComboBox>("designCombo");
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(chosen.value(0).value(0).toString(), QString("mine"));
        QVERIFY(!find<QAction>("designRename")->isEnabled()); // what comes along stays
        QVERIFY(!find<QAction>("designDelete")->isEnabled());
        QSignalSpy saved(page_.get(), &ui::NetworkPage::saveRequested);
        list()->setFocus();
        press(Qt::Key_Plus);
        QVERIFY(!find<QAction>("designSave")->isEnabled());
        choose("designSaveAs");
        answerName("thin");
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved[0][0].value<Network>().name, std::string("thin"));
        QCOMPARE(saved[0][0].value<Network>().layers, layers());
        QCOMPARE(saved[0][1].toBool(), false);
        choose("designBack");
        QCOMPARE(chosen.value(1).value(0).toString(), QString("lenet-5"));

        Network mine = leNet();
        mine.name = "mine";
        mine.layers[8].size = 60;
        page_->setNetwork(mine);
        press(Qt::Key_Plus);
        choose("designSave");
        QCOMPARE(saved.value(1).value(0).value<Network>().name, std::string("mine"));
        QCOMPARE(saved.value(1).value(1).toBool(), true);
        QSignalSpy renamed(page_.get(), &ui::NetworkPage::renameRequested);
        choose("designRename");
        answerName("yours");
        QCOMPARE(renamed.value(0), QVariantList({"mine", "yours"}));
        QSignalSpy deleted(page_.get(), &ui::NetworkPage::deleteRequested);
        choose("designDelete");
        QCOMPARE(deleted.value(0), QVariantList({"mine"}));
    }

    void aLayerIsVaried() {
        int chosen = 0;
        const std::vector<ui::Variable> variables = ui::layerVariables(leNet(), 10, 3, chosen);
        QCOMPARE(variables[static_cast<std::size_t>(chosen)].title, QString("conv2: maps"));
        const auto made = [](const ui::Variable& variable, double value) {
            ui::ExperimentVariant variant;
            variable.set(variant, value);
            return variant.network;
        };
        QCOMPARE(made(variables[static_cast<std::size_t>(chosen)], 20)->layers[3].size, 20);
        QVERIFY(!made(variables[static_cast<std::size_t>(chosen)], 16)); // as it is
        const auto named = [&](const char* title) { return *std::ranges::find(variables, QString(title), &ui::Variable::title); };
        QCOMPARE(named("conv1: kernel").choices, QStringList({"1×1", "3×3", "5×5", "7×7"}));
        QCOMPARE(made(named("conv1: kernel"), 3)->layers[0].padding, 3); // the side stays
        QCOMPARE(made(named("pool1: with and without"), 1)->layers.size(), std::size_t(10));
        QCOMPARE(named("pool1: with and without").name(1), QString("without pool1"));
        QVERIFY(std::ranges::none_of(variables, [](const ui::Variable& one) { return one.title.startsWith("linear3: "); }));
        // Several together: each changes what the others have made, what goes goes last.
        ui::ExperimentVariant several;
        named("conv2: maps").set(several, 20);
        named("conv2: kernel").set(several, 0);
        QCOMPARE(several.network->layers[3].size, 20);
        QCOMPARE(several.network->layers[3].kernel, 1);
        QVERIFY(several.works && named("pool1: with and without").turn > named("conv2: with and without").turn);
        QVERIFY(named("conv2: with and without").turn > named("conv2: maps").turn);
        QSignalSpy asked(page_.get(), &ui::NetworkPage::varyRequested);
        list()->choose(2);
        find<QPushButton>("varyLayerButton")->click();
        QCOMPARE(asked.value(0).value(0).toInt(), 2);
    }

    void theNotebooksCountIsShownWhereItIsOfTheseLayers() {
        QVERIFY(!page_->hasCounted());
        const Layer wide{.kind = convolution, .size = 8, .kernel = 3, .padding = 1};
        const Layer narrow{.kind = convolution, .size = 8, .kernel = 3};
        const Layer pool{.kind = maxPooling, .size = 2};
        const Layer last{.kind = convolution, .size = model::kClasses, .kernel = 3};
        const Network notebook{"n", {}, {wide, wide, pool, wide, wide, pool, narrow, narrow, last}};
        const std::vector<ui::CountedField> fields = ui::countedFields(notebook);
        QCOMPARE(fields.size(), std::size_t(7));
        QCOMPARE(fields[3].field, 16); // of the second pooling, where it was counted the furthest off
        QCOMPARE(fields[3].told, 30);
        page_->setNetwork(notebook);
        QVERIFY(page_->hasCounted());
    }

    void aRunHoldsItStill() {
        page_->setLocked(true);
        press(Qt::Key_Plus);
        press(Qt::Key_Delete);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->stepperPlace(3, LayerStep::size, 1).center());
        QCOMPARE(page_->network(), leNet());
        QVERIFY(!find<QComboBox>("designCombo")->isEnabled());
        press(Qt::Key_Home); // looking is free
        press(Qt::Key_Down);
        QCOMPARE(list()->row(), 1);
        page_->setLocked(false);
        press(Qt::Key_Delete);
        QCOMPARE(layers().size(), std::size_t(10));
    }
};

QTEST_MAIN(NetworkPageTest)
#include "network_page_test.moc"
