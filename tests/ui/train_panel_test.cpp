// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/train_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QWheelEvent>

#include <functional>

class TrainPanelTest : public QObject {
    Q_OBJECT

private:
    static model::Recipe oddRecipe() {
        model::Recipe recipe;
        recipe.name = "odd";
        recipe.epochs = 7;
        recipe.batchSize = 33;
        recipe.learningRate = 0.0123456789;
        recipe.momentum = 0.123456789;
        recipe.dropout = 0.25;
        recipe.seed = 18446744073709551615ULL;
        recipe.threads = 3;
        recipe.shuffle = false;
        recipe.augmentation.enabled = false;
        recipe.augmentation.rotationDegrees = 12.34;
        recipe.augmentation.translation = 0.0567;
        recipe.augmentation.scale = 0.0891;
        recipe.augmentation.brightness = 0.3333;
        recipe.augmentation.contrast = 0.4444;
        recipe.augmentation.interpolation = model::Interpolation::bilinear;
        return recipe;
    }

private slots:
    void init() { failOnWarnings(); }

    void aRecipeComesBackAsItWasSet() {
        ui::TrainPanel panel;
        QCOMPARE(panel.recipe(), model::Recipe{});
        panel.setRecipe(oddRecipe());
        QVERIFY(panel.recipe() == oddRecipe());
    }

    void scrollingPastAControlDoesNotChangeIt() {
        ui::TrainPanel panel;
        panel.resize(252, 300);
        panel.show();
        for (const char* name : {"rotationSlider", "epochsSpin"}) {
            auto* control = panel.findChild<QWidget*>(name);
            QVERIFY2(control != nullptr, name);
            control->clearFocus();
            QWheelEvent wheel({5, 5}, control->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(control, &wheel);
        }
        QCOMPARE(panel.recipe(), model::Recipe{});
    }

    void everyControlChangesItsOwnValueAndSaysSo() {
        struct Case {
            std::function<void(ui::TrainPanel&)> move;
            std::function<void(model::Recipe&)> expect;
        };
        const auto spin = [](const char* name, int value) {
            return [=](ui::TrainPanel& p) { p.findChild<QSpinBox*>(name)->setValue(value); };
        };
        const auto real = [](const char* name, double value) {
            return [=](ui::TrainPanel& p) { p.findChild<QDoubleSpinBox*>(name)->setValue(value); };
        };
        const auto slide = [](const char* name, int value) {
            return [=](ui::TrainPanel& p) { p.findChild<QSlider*>(name)->setValue(value); };
        };
        const auto toggle = [](const char* name) { return [=](ui::TrainPanel& p) { p.findChild<QCheckBox*>(name)->toggle(); }; };
        const std::vector<Case> cases{
            {spin("epochsSpin", 5), [](auto& r) { r.epochs = 5; }},
            {spin("batchSizeSpin", 64), [](auto& r) { r.batchSize = 64; }},
            {real("learningRateSpin", 0.05), [](auto& r) { r.learningRate = 0.05; }},
            {real("momentumSpin", 0.5), [](auto& r) { r.momentum = 0.5; }},
            {real("dropoutSpin", 0.2), [](auto& r) { r.dropout = 0.2; }},
            {real("seedSpin", 42), [](auto& r) { r.seed = 42; }},
            {spin("threadsSpin", 2), [](auto& r) { r.threads = 2; }},
            {toggle("shuffleCheck"), [](auto& r) { r.shuffle = false; }},
            {toggle("augmentationCheck"), [](auto& r) { r.augmentation.enabled = false; }},
            {slide("rotationSlider", 45), [](auto& r) { r.augmentation.rotationDegrees = 45; }},
            {slide("shiftSlider", 30), [](auto& r) { r.augmentation.translation = 0.3; }},
            {slide("scaleSlider", 0), [](auto& r) { r.augmentation.scale = 0; }},
            {slide("brightnessSlider", 50), [](auto& r) { r.augmentation.brightness = 0.5; }},
            {slide("contrastSlider", 25), [](auto& r) { r.augmentation.contrast = 0.25; }},
            {[](ui::TrainPanel& p) { p.findChild<QComboBox*>("interpolationCombo")->setCurrentIndex(1); },
             [](auto& r) { r.augmentation.interpolation = model::Interpolation::bilinear; }},
        };
        for (const Case& one : cases) {
            ui::TrainPanel panel;
            QSignalSpy changed(&panel, &ui::TrainPanel::recipeChanged);
            one.move(panel);
            model::Recipe expected;
            expected.name = "custom";
            one.expect(expected);
            QCOMPARE(changed.size(), 1);
            QVERIFY(changed[0].at(0).value<model::Recipe>() == expected);
            QVERIFY(panel.recipe() == expected);
        }
    }

    void settingIsNotAnnounced() {
        ui::TrainPanel panel;
        QSignalSpy changed(&panel, &ui::TrainPanel::recipeChanged);
        panel.setRecipe(oddRecipe());
        QCOMPARE(changed.size(), 0);
    }

    void resetGoesBackToThePreset() {
        ui::TrainPanel panel;
        model::Recipe quick;
        quick.name = "quick look";
        quick.epochs = 3;
        panel.setPresets({model::Recipe{}, quick});
        auto* combo = panel.findChild<QComboBox*>("presetCombo");
        auto* reset = panel.findChild<QPushButton*>("resetButton");
        QCOMPARE(combo->currentText(), QString("Notebook"));
        QVERIFY(reset->isHidden());
        panel.setRecipe(quick);
        QCOMPARE(combo->currentText(), QString("Quick look"));
        panel.findChild<QSpinBox*>("batchSizeSpin")->setValue(64);
        QCOMPARE(combo->currentText(), QString("Quick look, changed"));
        QVERIFY(!reset->isHidden());
        QSignalSpy changed(&panel, &ui::TrainPanel::recipeChanged);
        reset->click();
        QCOMPARE(changed.size(), 1);
        QVERIFY(panel.recipe() == quick);
        QVERIFY(reset->isHidden());
        QCOMPARE(combo->count(), 2);
    }

    void aLockedPanelSaysWhy() {
        ui::TrainPanel panel;
        auto* epochs = panel.findChild<QSpinBox*>("epochsSpin");
        const QString free = epochs->toolTip();
        panel.setLocked(true);
        for (const char* name :
             {"epochsSpin", "learningRateSpin", "rotationSlider", "presetCombo", "augmentationCheck", "threadsSpin"})
            QVERIFY2(!panel.findChild<QWidget*>(name)->isEnabled(), name);
        QVERIFY(epochs->toolTip().startsWith("Fixed until this run ends"));
        panel.setLocked(false);
        QVERIFY(epochs->isEnabled());
        QCOMPARE(epochs->toolTip(), free);
    }

    void slidersFollowTheMasterSwitch() {
        ui::TrainPanel panel;
        panel.findChild<QCheckBox*>("augmentationCheck")->setChecked(false);
        QVERIFY(!panel.findChild<QSlider*>("rotationSlider")->isEnabled());
        panel.setLocked(true);
        panel.setLocked(false);
        QVERIFY(!panel.findChild<QSlider*>("rotationSlider")->isEnabled());
    }
};

QTEST_MAIN(TrainPanelTest)
#include "train_panel_test.moc"
