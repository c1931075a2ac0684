// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/recipe.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/recipe/train_panel.h"
#include "ui/recipe/vary_dialog.h"
#include "ui/widgets/segments.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <functional>
#include <type_traits>

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
        recipe.augmentation.elasticAlpha = 12.3456;
        recipe.optimiser = model::Optimiser::adamw;
        recipe.schedule = model::Schedule::oneCycle;
        recipe.weightDecay = 0.000123456789;
        recipe.distillation.teachers = 3;
        recipe.distillation.network = "wide";
        recipe.network = "/networks/odd one.json";
        return recipe;
    }

    static model::Recipe named(const char* name, int epochs) {
        model::Recipe recipe;
        recipe.name = name;
        recipe.epochs = epochs;
        return recipe;
    }

    static void choose(ui::TrainPanel& panel, const char* action) { panel.findChild<QAction*>(action)->trigger(); }

    /// Answers the question box that is open by the button of this role.
    static void answer(ui::TrainPanel& panel, QMessageBox::ButtonRole role) {
        auto* box = panel.findChild<QMessageBox*>();
        QVERIFY(box != nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == role)
                button->click();
        }
        QTRY_VERIFY(panel.findChild<QMessageBox*>() == nullptr);
    }

    static void typeName(ui::TrainPanel& panel, const QString& name) {
        auto* dialog = panel.findChild<QInputDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QLineEdit*>()->setText(name);
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QTRY_VERIFY(panel.findChild<QInputDialog*>() == nullptr);
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
            {[](ui::TrainPanel& p) { p.findChild<QComboBox*>("optimiserCombo")->setCurrentIndex(2); },
             [](auto& r) { r.optimiser = model::Optimiser::adamw; }},
            {[](ui::TrainPanel& p) { p.findChild<QComboBox*>("scheduleCombo")->setCurrentIndex(3); },
             [](auto& r) { r.schedule = model::Schedule::oneCycle; }},
            {real("weightDecaySpin", 5e-4), [](auto& r) { r.weightDecay = 5e-4; }},
            {spin("teachersSpin", 3), [](auto& r) { r.distillation.teachers = 3; }},
            {toggle("wholePixelsCheck"), [](auto& r) { r.augmentation.wholePixels = false; }},
            {slide("elasticSlider", 12), [](auto& r) { r.augmentation.elasticAlpha = 12; }},
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

    void noFieldTakesWhatCannotBeTrained() {
        ui::TrainPanel panel;
        const auto checkRange = [](const model::SettingInfo& info, const auto& value) {
            using Value = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>) {
                const auto number = static_cast<double>(value);
                QVERIFY2(number >= info.low && number <= info.high, info.option);
            }
        };
        const auto extremes = [&](auto* field, auto lowest, auto highest) {
            for (const auto value : {lowest, highest}) {
                field->setValue(value);
                model::Recipe recipe = panel.recipe();
                model::visitSettings(recipe, checkRange);
                model::visitSettings(recipe.augmentation, checkRange);
                model::visitSettings(recipe.distillation, checkRange);
            }
        };
        for (auto* field : panel.findChildren<QDoubleSpinBox*>())
            extremes(field, -1e18, 1e18);
        for (auto* field : panel.findChildren<QSpinBox*>())
            extremes(field, -1'000'000, 1'000'000);
        for (auto* field : panel.findChildren<QSlider*>())
            extremes(field, -1'000'000, 1'000'000);
    }

    void everySettingHasARow() {
        ui::TrainPanel panel;
        int settings = 0;
        const auto count = [&settings](const model::SettingInfo&, auto&) { ++settings; };
        model::Recipe recipe;
        model::visitSettings(recipe, count);
        model::visitSettings(recipe.augmentation, count);
        model::visitSettings(recipe.distillation, count);
        QVERIFY(panel.findChildren<QToolButton*>(QRegularExpression("Dot$")).size() >= settings);
    }

    void whatDiffersFromThePresetIsMarkedAndGoesBackAlone() {
        ui::TrainPanel panel;
        panel.setPresets({model::Recipe{}});
        auto* dot = panel.findChild<QToolButton*>("momentumDot");
        auto* fold = panel.findChild<QToolButton*>("optimiserFold");
        QVERIFY(dot->isHidden());
        panel.findChild<QDoubleSpinBox*>("momentumSpin")->setValue(0.5);
        panel.findChild<QSlider*>("rotationSlider")->setValue(45);
        QVERIFY(!dot->isHidden());
        QVERIFY2(dot->toolTip().contains("0.9"), qPrintable(dot->toolTip()));
        QVERIFY(panel.findChild<QToolButton*>("rotationDot")->toolTip().contains("±20°"));
        QCOMPARE(fold->text(), QString("Optimiser · 1 changed"));
        QCOMPARE(panel.findChild<QPushButton*>("resetButton")->text(), QString("Reset (2)"));
        QSignalSpy changed(&panel, &ui::TrainPanel::recipeChanged);
        dot->click();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(panel.recipe().momentum, 0.9);
        QCOMPARE(panel.recipe().augmentation.rotationDegrees, 45.0);
        QVERIFY(dot->isHidden());
        QCOMPARE(fold->text(), QString("Optimiser"));
        QCOMPARE(panel.findChild<QPushButton*>("resetButton")->text(), QString("Reset (1)"));
    }

    void networksAreChosenByName() {
        ui::TrainPanel panel;
        panel.setNetworks({"notebook", "tiny", "mine"});
        panel.setPresets({model::Recipe{}});
        auto* own = panel.findChild<QComboBox*>("networkCombo");
        auto* teachers = panel.findChild<QComboBox*>("teacherNetworkCombo");
        QCOMPARE(own->count(), 3);
        QCOMPARE(own->currentText(), QString("notebook"));
        QCOMPARE(teachers->currentText(), QString("the same"));
        own->setCurrentText("mine");
        teachers->setCurrentText("tiny");
        QCOMPARE(panel.recipe().network, std::string("mine"));
        QCOMPARE(panel.recipe().distillation.network, std::string("tiny"));
        QVERIFY(panel.findChild<QToolButton*>("networkDot")->toolTip().contains("notebook"));
        panel.setNetworks({"notebook", "mine", "later"}); // there are others now
        QCOMPARE(panel.recipe().network, std::string("mine"));
        QCOMPARE(own->currentText(), QString("mine"));
        QCOMPARE(teachers->currentText(), QString("tiny")); // one that is not there any more stays chosen
        panel.setRecipe(oddRecipe());
        QCOMPARE(own->currentText(), QString("odd one"));
        QVERIFY(panel.recipe() == oddRecipe());
        teachers->setCurrentIndex(0);
        QVERIFY(panel.recipe().distillation.network.empty());
    }

    void whatHasNoEffectIsDisabledAndSaysWhy() {
        ui::TrainPanel panel;
        auto* temperature = panel.findChild<QWidget*>("temperatureSpin");
        auto* smoothing = panel.findChild<QWidget*>("labelSmoothingSpin");
        auto* network = panel.findChild<QWidget*>("teacherNetworkCombo");
        QVERIFY(!temperature->isEnabled());
        QVERIFY(!network->isEnabled());
        QVERIFY(temperature->toolTip().contains("Teachers"));
        QVERIFY(smoothing->isEnabled());
        panel.findChild<QSpinBox*>("teachersSpin")->setValue(2);
        QVERIFY(temperature->isEnabled());
        QVERIFY(network->isEnabled());
        QVERIFY(!temperature->toolTip().contains("no effect"));
        QVERIFY(!smoothing->isEnabled()); // the teachers' answers take its place
    }

    void whatHasNoEffectCanBeResetAllTheSame() {
        ui::TrainPanel panel;
        panel.show();
        panel.setPresets({model::Recipe{}});
        panel.findChild<QSlider*>("elasticSlider")->setValue(12);
        panel.findChild<QSlider*>("smoothnessSlider")->setValue(7);
        panel.findChild<QSlider*>("elasticSlider")->setValue(0);
        auto* dot = panel.findChild<QToolButton*>("elasticSigmaDot");
        QVERIFY(!panel.findChild<QSlider*>("smoothnessSlider")->isEnabled() && dot->isVisible());
        QTest::mouseClick(dot, Qt::LeftButton);
        QCOMPARE(panel.recipe(), model::Recipe{});
        QVERIFY(!dot->isVisible());
        panel.findChild<QSlider*>("rotationSlider")->setValue(0);
        panel.setLocked(true);
        QVERIFY2(!panel.findChild<QToolButton*>("rotationDot")->isEnabled(), "a run goes on");
    }

    void aSliderHasAFieldForItsNumber() {
        ui::TrainPanel panel;
        panel.show();
        auto* slider = panel.findChild<QSlider*>("rotationSlider");
        auto* field = panel.findChild<QDoubleSpinBox*>("rotationSpin");
        QCOMPARE(field->text(), QString("±20°"));
        QCOMPARE(field->accessibleName(), QString("Rotation"));
        QVERIFY(field->focusPolicy() & Qt::TabFocus);
        QSignalSpy changed(&panel, &ui::TrainPanel::recipeChanged);
        field->selectAll();
        QTest::keyClicks(field, "12.5");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(panel.recipe().augmentation.rotationDegrees, 12.5);
        QCOMPARE(slider->value(), 13);
        QCOMPARE(changed.size(), 1);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(panel.recipe().augmentation.rotationDegrees, 13.5);
        field->setValue(170); // farther than the slider reaches
        QCOMPARE(panel.recipe().augmentation.rotationDegrees, 170.0);
        QCOMPARE(slider->value(), 90);
        slider->setValue(30);
        QCOMPARE(field->text(), QString("±30°"));
        auto* shift = panel.findChild<QDoubleSpinBox*>("shiftSpin");
        QCOMPARE(shift->text(), QString("±10 %"));
        shift->setValue(7.5);
        QCOMPARE(panel.recipe().augmentation.translation, 0.075);
        model::Recipe odd = oddRecipe();
        panel.setRecipe(odd);
        QVERIFY2(panel.recipe() == odd, "what a field rounds stays as it is");
    }

    void anAmpersandInANameMarksNoKey() {
        ui::TrainPanel panel;
        panel.setPresets({named("notebook", 20)}, {named("salt & pepper", 7)});
        panel.choosePreset("salt & pepper");
        QCOMPARE(panel.findChild<QAction*>("presetDelete")->text(), QString("Delete “Salt && pepper”"));
    }

    void theArrowsLeaveZero() {
        ui::TrainPanel panel;
        auto* decay = panel.findChild<QDoubleSpinBox*>("weightDecaySpin");
        QCOMPARE(decay->value(), 0.0);
        QTest::keyClick(decay, Qt::Key_Up);
        QCOMPARE(decay->value(), 0.001);
        QTest::keyClick(decay, Qt::Key_Up);
        QCOMPARE(decay->value(), 0.0011);
    }

    void recipesSayWhatTheyTakeAndGive() {
        ui::TrainPanel panel;
        panel.setPresets({named("quick", 8), named("best", 80)}, {named("mine", 1)});
        auto* combo = panel.findChild<QComboBox*>("presetCombo");
        const auto* line = panel.findChild<QLabel*>("presetOutlook");
        panel.choosePreset("quick");
        QCOMPARE(line->text(), QString("8 epochs")); // nothing else is known, nothing is made up
        panel.setOutlook("quick", {46.8, 0.9958});
        QCOMPARE(line->text(), QString("8 epochs · about 45 s · 99.58 %"));
        panel.setOutlook("best", {17.9 * 60, 0.9968});
        QCOMPARE(combo->itemData(1, Qt::UserRole + 1).toString(), QString("80 epochs · about 18 min · 99.68 %"));
        panel.setOutlook("mine", {0.2, {}});
        QCOMPARE(combo->itemData(3, Qt::UserRole + 1).toString(), QString("1 epoch · about 1 s"));
        panel.choosePreset("best");
        QCOMPARE(line->text(), QString("80 epochs · about 18 min · 99.68 %"));
        panel.findChild<QSpinBox*>("epochsSpin")->setValue(7); // another recipe, of which nothing is known
        QCOMPARE(line->text(), QString());
        panel.setPresets({named("quick", 8), named("best", 80)}); // what is known stays known
        QCOMPARE(combo->itemData(0, Qt::UserRole + 1).toString(), QString("8 epochs · about 45 s · 99.58 %"));
        panel.show();
        QSignalSpy wanted(&panel, &ui::TrainPanel::outlooksWanted);
        combo->showPopup();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(combo->view()->width() > 200);
        combo->hidePopup();
    }

    /// Folded at first, and as the user leaves it.
    void rareSettingsAreFoldedUnderExpert() {
        const OwnSettings settings;
        {
            ui::TrainPanel panel;
            panel.show();
            for (const char* rare : {"optimiserFold", "regularisationFold", "samplingFold", "runFold"})
                QVERIFY2(!panel.findChild<QWidget*>(rare)->isVisible(), rare);
            QVERIFY(panel.findChild<QWidget*>("epochsSpin")->isVisible() &&
                    panel.findChild<QWidget*>("rotationSlider")->isVisible());
            panel.findChild<QDoubleSpinBox*>("momentumSpin")->setValue(0.5);
            panel.findChild<QCheckBox*>("wholePixelsCheck")->toggle();
            QCOMPARE(panel.findChild<QToolButton*>("expertFold")->text(), QString("Expert · 2 changed"));
            panel.findChild<QToolButton*>("expertFold")->click();
            QVERIFY(panel.findChild<QWidget*>("optimiserFold")->isVisible());
        }
        ui::TrainPanel panel;
        panel.show();
        QVERIFY(panel.findChild<QWidget*>("optimiserFold")->isVisible());
        QVERIFY(!panel.findChild<QWidget*>("momentumSpin")->isVisible());
    }

    void ownRecipesStandBelowTheBundledOnes() {
        ui::TrainPanel panel;
        panel.setPresets({named("notebook", 20), named("quick", 5)}, {named("mine", 7)});
        auto* combo = panel.findChild<QComboBox*>("presetCombo");
        QCOMPARE(combo->count(), 4); // with a line between
        QCOMPARE(combo->itemText(3), QString("Mine"));
        QVERIFY(combo->itemData(1, Qt::ToolTipRole).toString().contains("5 epochs"));
        QVERIFY(!panel.findChild<QAction*>("presetDelete")->isEnabled());
        panel.choosePreset("mine");
        QCOMPARE(panel.recipe().epochs, 7);
        QCOMPARE(combo->currentText(), QString("Mine"));
        QVERIFY(panel.findChild<QAction*>("presetDelete")->isEnabled());
        QSignalSpy deleted(&panel, &ui::TrainPanel::recipeDeleteRequested);
        choose(panel, "presetDelete");
        answer(panel, QMessageBox::AcceptRole);
        QCOMPARE(deleted.size(), 1);
        QCOMPARE(deleted[0].at(0).toString(), QString("mine"));
        panel.setPresets({named("notebook", 20), named("quick", 5)});
        QCOMPARE(panel.recipe().epochs, 7);
        QCOMPARE(combo->currentText(), QString("Notebook, changed"));
    }

    void ofEqualPresetsTheChosenOneStands() {
        ui::TrainPanel panel;
        panel.setPresets({named("notebook", 20)}, {named("copy", 20)});
        panel.choosePreset("copy");
        QCOMPARE(panel.findChild<QComboBox*>("presetCombo")->currentText(), QString("Copy"));
        QCOMPARE(panel.presetName(), QString("copy"));
    }

    void savingAsksBeforeItReplaces() {
        ui::TrainPanel panel;
        panel.setPresets({named("notebook", 20)}, {named("mine", 7)});
        panel.findChild<QSpinBox*>("epochsSpin")->setValue(9);
        QSignalSpy saved(&panel, &ui::TrainPanel::recipeSaveRequested);
        choose(panel, "presetSaveAs");
        typeName(panel, " fresh ");
        QCOMPARE(saved.size(), 1);
        QVERIFY(saved[0].at(0).value<model::Recipe>() == named("fresh", 9));
        QVERIFY(!saved[0].at(1).toBool());
        panel.askToReplace(named("mine", 3)); // another window's is there
        answer(panel, QMessageBox::RejectRole);
        QCOMPARE(saved.size(), 1);
        panel.askToReplace(named("mine", 3));
        answer(panel, QMessageBox::AcceptRole);
        QCOMPARE(saved.size(), 2);
        QVERIFY(saved[1].at(0).value<model::Recipe>() == named("mine", 3));
        QVERIFY(saved[1].at(1).toBool());
    }

    void recipesAreExchangedAsFiles() {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        ui::TrainPanel panel;
        QSignalSpy exported(&panel, &ui::TrainPanel::recipeExportRequested);
        QSignalSpy imported(&panel, &ui::TrainPanel::recipeImportRequested);
        for (const char* action : {"presetExport", "presetImport"}) {
            choose(panel, action);
            auto* dialog = panel.findChild<QFileDialog*>();
            QVERIFY(dialog != nullptr);
            emit dialog->fileSelected("/somewhere/recipe.json");
            dialog->reject();
            QTRY_VERIFY(panel.findChild<QFileDialog*>() == nullptr);
        }
        QCOMPARE(exported.size(), 1);
        QVERIFY(exported[0].at(1).value<model::Recipe>() == model::Recipe{});
        QCOMPARE(imported.size(), 1);
        QCOMPARE(imported[0].at(0).toString(), QString("/somewhere/recipe.json"));
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
        for (const char* name : {"epochsSpin", "learningRateSpin", "rotationSlider", "presetCombo", "augmentationCheck",
                                 "threadsSpin", "presetMenuButton"})
            QVERIFY2(!panel.findChild<QWidget*>(name)->isEnabled(), name);
        QVERIFY(epochs->toolTip().startsWith("Fixed until this run ends"));
        panel.setLocked(false);
        QVERIFY(epochs->isEnabled());
        QCOMPARE(epochs->toolTip(), free);
    }

    void aSettingIsVaried() {
        ui::TrainPanel panel;
        QSignalSpy asked(&panel, &ui::TrainPanel::varyRequested);
        auto* spin = panel.findChild<QWidget*>("learningRateSpin");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, spin->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(spin->parentWidget(), &event);
        auto* menu = panel.findChild<QMenu*>("settingMenu");
        menu->actions().first()->trigger();
        menu->close();
        QCOMPARE(asked.value(0).value(0).toString(), QString("learning-rate"));

        int chosen = 0;
        std::vector<ui::Variable> variables = panel.variables("learning-rate", chosen);
        ui::VaryDialog dialog(panel.recipe(), variables, chosen, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* list = dialog.findChild<QLineEdit*>("variedList");
        auto* ways = dialog.findChild<ui::Segments*>("variedWay");
        auto* train = dialog.findChild<QPushButton*>("trainExperimentButton");
        const auto size = [&dialog] { return dialog.findChild<QLabel*>("variedSize")->text(); };
        const auto rates = [&dialog] {
            std::vector<double> values;
            for (const ui::ExperimentVariant& variant : dialog.experiment().variants)
                values.push_back(variant.recipe.learningRate);
            return values;
        };
        QCOMPARE(rates(), (std::vector{0.005, 0.01, 0.02})); // the value at hand, half and twice as much
        QCOMPARE(size(), QString("9 runs"));
        dialog.setSeconds(300);
        QCOMPARE(size(), QString("9 runs · about 5 min here"));
        QCOMPARE(dialog.experiment().variants[2].recipe.name, std::string("Learning rate 0.02"));
        for (const char* wrong : {"0.1", "0.1 0.1", "0.1 fast", "0.1, 200"}) {
            list->setText(wrong);
            QVERIFY2(!train->isEnabled(), wrong);
        }
        list->setText("0.1 0.3");
        QCOMPARE(rates(), (std::vector{0.1, 0.3}));
        ways->setCurrent(1);
        dialog.findChild<QDoubleSpinBox*>("variedFrom")->setValue(0.001);
        dialog.findChild<QDoubleSpinBox*>("variedTo")->setValue(1);
        QCOMPARE(rates(), (std::vector{0.001, 0.01, 0.1, 1.0})); // by equal factors
        ways->setCurrent(2);
        QCOMPARE(size(), QString("It cannot be turned off."));
        auto* what = dialog.findChild<QComboBox*>("variedSetting");
        what->setCurrentIndex(what->findText("Dropout"));
        ways->setCurrent(2);
        QCOMPARE(dialog.experiment().variants[0].recipe.dropout, 0.0);
        QCOMPARE(dialog.experiment().variants[1].recipe.dropout, 0.1);
        what->setCurrentIndex(what->findText("Shift")); // a slider in percent
        list->setText("5 10");
        QCOMPARE(dialog.experiment().variants[0].recipe.augmentation.translation, 0.05);
        what->setCurrentIndex(what->findText("Optimiser"));
        QCOMPARE(dialog.experiment().variants.size(), std::size_t(3));
        QVERIFY(dialog.experiment().variants[2].recipe.optimiser == model::Optimiser::adamw);
        QCOMPARE(what->findText("Seed"), -1);
        // Another one too: every combination.
        what->setCurrentIndex(what->findText("Learning rate"));
        list->setText("0.1 0.3");
        dialog.findChild<QPushButton*>("alsoVaryButton")->click();
        auto* second = dialog.findChild<QComboBox*>("variedSetting2");
        QVERIFY(second->currentIndex() != what->currentIndex());
        second->setCurrentIndex(second->findText("Dropout"));
        dialog.findChild<QLineEdit*>("variedList2")->setText("0 0.2 0.4");
        QCOMPARE(size(), QString("18 runs"));
        const ui::MadeExperiment grid = dialog.experiment();
        QCOMPARE(grid.name, QString("Learning rate, Dropout"));
        QCOMPARE(grid.variants.size(), std::size_t(6));
        QCOMPARE(grid.variants[4].recipe.name, std::string("Learning rate 0.3, Dropout 0.2"));
        QCOMPARE(std::pair(grid.variants[4].recipe.learningRate, grid.variants[4].recipe.dropout), std::pair(0.3, 0.2));
        dialog.findChild<QSpinBox*>("variedSeeds")->setValue(100);
        dialog.findChild<QLineEdit*>("variedList2")->setText("0 0.1 0.2 0.3 0.4 0.5");
        QCOMPARE(size(), QString("These are 1,200 runs; an experiment has at most 1,000."));
        second->setCurrentIndex(what->currentIndex());
        QVERIFY(!train->isEnabled() && size() == "Learning rate is there twice.");
        dialog.findChild<QToolButton*>("removeVaried2")->click();
        QVERIFY(train->isEnabled() && dialog.experiment().variants.size() == 2);
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
