// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/network_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/hover_card.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/menus.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <functional>

using ui::MainWindow;
using ui::RunState;

/// Counts events of any widget.
class Events : public QObject {
public:
    explicit Events(QEvent::Type type) : type_(type) { qApp->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        count += watched->isWidgetType() && event->type() == type_ ? 1 : 0;
        return false;
    }

private:
    QEvent::Type type_;
};

class MainWindowTest : public QObject {
    Q_OBJECT

private:
    OwnSettings settings_;

    static bool enabled(const MainWindow& window, const char* name) { return window.findChild<QWidget*>(name)->isEnabled(); }

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void theStateEnablesExactlyWhatItShould_data() {
        QTest::addColumn<RunState>("state");
        QTest::addColumn<bool>("data");
        QTest::addColumn<QStringList>("expected");
        const QStringList editing{"modelButton", "dataButton", "epochsSpin", "rotationSlider", "presetCombo"};
        QTest::newRow("idle") << RunState::idle << true
                              << editing + QStringList{"trainButton", "trainMenuButton", "saveButton", "evaluateButton"};
        QTest::newRow("no data") << RunState::idle << false << editing + QStringList{"saveButton"};
        QTest::newRow("preparing") << RunState::preparing << true << QStringList{"stopButton"};
        QTest::newRow("training") << RunState::training << true << QStringList{"pauseButton", "stopButton", "saveButton"};
        QTest::newRow("paused") << RunState::paused << true << QStringList{"pauseButton", "stopButton", "saveButton"};
        QTest::newRow("stopping") << RunState::stopping << true << QStringList{};
    }

    void theStateEnablesExactlyWhatItShould() {
        QFETCH(RunState, state);
        QFETCH(bool, data);
        QFETCH(QStringList, expected);
        MainWindow window;
        window.setHasData(data, "MNIST");
        window.setRunState(state);
        for (const char* name : {"trainButton", "trainMenuButton", "pauseButton", "stopButton", "modelButton", "saveButton",
                                 "dataButton", "epochsSpin", "rotationSlider", "presetCombo", "evaluateButton"})
            QVERIFY2(enabled(window, name) == expected.contains(name), name);
        QVERIFY(enabled(window, "drawingCanvas")); // drawing is always possible
    }

    void trainCarriesTheRecipe() {
        MainWindow window;
        QSignalSpy train(&window, &MainWindow::trainRequested);
        window.findChild<QSpinBox*>("epochsSpin")->setValue(4);
        window.setHasData(true, "MNIST");
        window.findChild<QAbstractButton*>("trainButton")->click();
        QCOMPARE(train.size(), 1);
        QVERIFY(train[0].at(0).value<model::Recipe>() == window.trainPanel()->recipe());
        QCOMPARE(train[0].at(1).toInt(), 1);
        window.findChild<QAction*>("repeatAction")->trigger();
        QCOMPARE(train[1].at(1).toInt(), 5);
    }

    void spacePausesAndResumesUnlessSomebodyTypes() {
        MainWindow window;
        window.setHasData(true, "MNIST");
        QSignalSpy pause(&window, &MainWindow::pauseRequested);
        QSignalSpy resume(&window, &MainWindow::resumeRequested);
        QTest::keyClick(window.drawPanel()->canvas(), Qt::Key_Space);
        QCOMPARE(pause.size(), 0);
        window.setRunState(RunState::training);
        QTest::keyClick(window.drawPanel()->canvas(), Qt::Key_Space);
        QCOMPARE(pause.size(), 1);
        window.setRunState(RunState::paused);
        QVERIFY(window.findChild<QAbstractButton*>("pauseButton")->text().contains("Resume"));
        QTest::keyClick(window.drawPanel()->canvas(), Qt::Key_Space);
        QCOMPARE(resume.size(), 1);
        window.setRunState(RunState::idle);
        QTest::keyClick(window.findChild<QSpinBox*>("epochsSpin"), Qt::Key_Space);
        QCOMPARE(pause.size() + resume.size(), 2);
    }

    void everyDigitKeySaysWhatWasMeant() {
        MainWindow window;
        ui::DrawPanel* panel = window.drawPanel();
        panel->canvas()->setDrawing({{{{10, 10, 1}, {50, 50, 1}}, 20, false}});
        panel->showReading({{{model::ReadDigit{}}}, panel->canvas()->drawing(), 0.5, "epoch 1"});
        QSignalSpy meant(panel, &ui::DrawPanel::drawingLabelled);
        for (int digit = 0; digit < model::kDigits; ++digit) {
            QTest::keyClick(panel->canvas(), static_cast<Qt::Key>(Qt::Key_0 + digit),
                            digit % 2 ? Qt::KeypadModifier : Qt::NoModifier);
            QCOMPARE(meant.size(), digit + 1);
            QCOMPARE(meant.last().at(0).toInt(), digit);
        }
        QTest::keyClick(panel->canvas(), Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(window.findChild<QSpinBox*>("epochsSpin"), Qt::Key_3);
        QCOMPARE(meant.size(), 10);
    }

    void shortcutsReachTheCanvas() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.drawPanel()->canvas()->setDrawing({{{{10, 10, 1}, {50, 50, 1}}, 20, false}});
        QTest::keyClick(&window, Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(window.drawPanel()->canvas()->drawing().empty());
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.drawPanel()->canvas()->drawing().size(), std::size_t(1));
        QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.drawPanel()->canvas()->drawing().empty());
        window.setHasData(true, "MNIST");
        QSignalSpy train(&window, &MainWindow::trainRequested);
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(train.size(), 1);
        QTest::keyClick(&window, Qt::Key_F1);
        QVERIFY(window.findChild<QWidget*>("helpCard")->isVisible());
    }

    void escapeLeavesTheMessageOrTheSearchThatHasTheFocus() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.drawPanel()->canvas()->setDrawing({{{{10, 10, 1}, {50, 50, 1}}, 20, false}});
        const auto drawn = [&window] { return !window.drawPanel()->canvas()->drawing().empty(); };
        window.messageBar()->showInfo("A run can be continued.");
        auto* close = window.findChild<QToolButton*>("messageClose");
        close->setFocus();
        QTest::keyClick(close, Qt::Key_Escape);
        QVERIFY(window.messageBar()->isHidden());
        QVERIFY(drawn());
        model::Evaluation evaluation;
        evaluation.reads.push_back({0, 4, 9, 0.9F});
        window.mistakesView()->setEvaluation(evaluation);
        window.tabs()->setCurrentWidget(window.mistakesView());
        auto* search = window.findChild<QLineEdit*>("mistakesSearch");
        search->setFocus();
        QTest::keyClicks(search, "7");
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(search->text(), QString());
        QVERIFY(!search->hasFocus());
        QVERIFY(drawn());
        QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
        QVERIFY(drawn());
        QTest::keyClick(window.focusWidget(), Qt::Key_Backspace, Qt::ControlModifier);
        QVERIFY(!drawn());
    }

    void escapeGoesBackOneStepAtATime() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const model::Drawing drawing{{{{10, 10, 1}, {50, 50, 1}}, 20, false}};
        window.drawPanel()->canvas()->setDrawing(drawing);
        window.lesson()->toggle();
        window.drawPanel()->showPicture(QImage(20, 20, QImage::Format_Grayscale8));
        window.drawPanel()->setWide(true);
        window.showError("What", "Hint");
        const auto escape = [&window] { QTest::keyClick(&window, Qt::Key_Escape); };
        escape();
        QVERIFY(window.messageBar()->isHidden() && window.drawPanel()->isWide());
        escape();
        QVERIFY(!window.drawPanel()->isWide() && window.drawPanel()->showsPicture());
        escape();
        QVERIFY(!window.drawPanel()->showsPicture() && window.lesson()->isOn());
        escape();
        QVERIFY(!window.lesson()->isOn());
        escape();
        QCOMPARE(window.drawPanel()->canvas()->drawing(), drawing);
    }

    void helpLooksUpWhatHasTheFocus() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.findChild<QWidget*>("learningRateSpin")->setFocus();
        QTest::keyClick(window.focusWidget(), Qt::Key_F1);
        QCOMPARE(window.findChild<QLineEdit*>("findWord")->text(), QString("Learning rate"));
        const QString words = window.findChild<QTextBrowser*>("words")->toPlainText();
        QVERIFY(words.startsWith("Learning rate: "));
        QVERIFY(!words.contains("Softmax"));
    }

    void aPausedRunSaysSo() {
        MainWindow window;
        window.runStatus()->beginRun(8);
        window.runStatus()->showBatch({1, 10, 0.1, 0.5F, 0.9F, 20000, 60});
        window.setRunState(RunState::paused);
        window.runStatus()->showBatch({1, 11, 0.1, 0.5F, 0.9F, 20000, 60}); // the last before it
        QCOMPARE(window.findChild<QLabel*>("statusSpeed")->text(), QString("Paused"));
        QVERIFY(window.findChild<QLabel*>("statusLeft")->text().isEmpty()); // it stands still
    }

    void theWideCanvasHasAWayBack() {
        MainWindow window;
        window.show();
        window.drawPanel()->setWide(true);
        auto* back = window.findChild<QPushButton*>("backToPagesButton");
        QVERIFY(back->isVisible());
        back->click();
        QVERIFY(!window.drawPanel()->isWide() && window.tabs()->isVisible());
    }

    void keysTurnPagesAndGoFromPartToPart() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(window.tabs()->currentIndex(), 3);
        QTest::keyClick(&window, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(window.tabs()->currentIndex(), 4);
        window.tabs()->setCurrentIndex(0);
        QTest::keyClick(&window, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window.tabs()->currentIndex(), window.tabs()->count() - 1);
        window.drawPanel()->canvas()->setFocus();
        for (QWidget* region :
             std::initializer_list<QWidget*>{window.toolBar(), window.trainPanel(), window.tabs(), window.drawPanel()}) {
            QTest::keyClick(window.focusWidget(), Qt::Key_F6);
            QVERIFY2(region->isAncestorOf(window.focusWidget()), qPrintable(window.focusWidget()->objectName()));
        }
        QTest::keyClick(window.focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(window.tabs()->isAncestorOf(window.focusWidget()));
    }

    void theRecipeFoldsToARailWhereItIsNarrow() {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(window.trainPanel()->isVisible());
        window.resize(1050, 700);
        auto* rail = window.findChild<QWidget*>("recipeRail");
        QTRY_VERIFY(!window.trainPanel()->isVisible() && rail->isVisible());
        QTest::mouseClick(window.findChild<QWidget*>("unfoldRecipeButton"), Qt::LeftButton);
        QVERIFY(window.trainPanel()->isVisible() && !rail->isVisible());
        window.resize(1280, 800);
        QTest::keyClick(&window, Qt::Key_F9);
        QVERIFY(!window.trainPanel()->isVisible());
        window.resize(1050, 700); // where it was unfolded
        QTRY_VERIFY(window.trainPanel()->isVisible());
    }

    void theCanvasGrowsWithItsPanel() {
        MainWindow window;
        window.resize(1600, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const int before = window.drawPanel()->canvas()->width();
        auto* panels = window.findChild<QSplitter*>("panels");
        panels->setSizes({252, 800, 540});
        QTRY_VERIFY(window.drawPanel()->canvas()->width() >= before + 200);
        QTRY_VERIFY(window.drawPanel()->canvas()->height() >= before + 200);
    }

    void selectedTextIsCopiedBeforeTheDrawing() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.messageBar()->showInfo("Saved to seven.pt");
        const auto labels = window.messageBar()->findChildren<QLabel*>();
        const auto hint = std::ranges::find_if(labels, [](const QLabel* label) { return label->text() == "Saved to seven.pt"; });
        QVERIFY(hint != labels.end());
        QTest::mouseDClick(*hint, Qt::LeftButton, {}, QPoint(5, (*hint)->height() / 2)); // the first word
        QTest::keyClick(*hint, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("Saved"));
        window.drawPanel()->canvas()->setFocus();
        QTest::keyClick(window.drawPanel()->canvas(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    }

    void anAmpersandInANameMarksNoKey() {
        MainWindow window;
        window.setModelChoices({{"/models/salt & pepper.pt", "salt & pepper.pt", {}, ui::ModelChoice::Group::file}});
        QCOMPARE(window.findChild<QAction*>("recentFile")->text(), QString("salt && pepper.pt"));
        window.setHasData(true, "cats & dogs");
        QCOMPARE(window.findChild<QPushButton*>("dataButton")->text(), QString("cats && dogs"));
    }

    void savingAsksForAPathOnlyOnce() {
        MainWindow window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy save(&window, &MainWindow::saveRequested);
        window.setSaveOffer({true, false, "/somewhere/model.safetensors", "model"});
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(save.size(), 1);
        window.setSaveOffer({true, true, {}, "quick, epoch 3"});
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(save.size(), 1);
        auto* dialog = window.findChild<QFileDialog*>();
        QTRY_VERIFY(dialog && dialog->isVisible());
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QString("quick, epoch 3.safetensors"));
        dialog->reject();
    }

    void saveSaysWhatItWouldWrite() {
        MainWindow window;
        auto* save = window.findChild<QPushButton*>("saveButton");
        window.setSaveOffer({true, false, {}, "quick"});
        QVERIFY(save->isEnabled());
        QVERIFY(save->toolTip().startsWith("Save the model"));
        window.setRunState(RunState::training);
        window.setSaveOffer({false, true, {}, "quick, epoch 1"});
        QVERIFY(!save->isEnabled());
        QVERIFY(save->toolTip().contains("Nothing has been learned yet"));
        QSignalSpy asked(&window, &MainWindow::saveRequested);
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.findChild<QFileDialog*>() == nullptr);
        window.setSaveOffer({true, true, {}, "quick, epoch 1"});
        QVERIFY(save->isEnabled());
        QVERIFY(save->toolTip().contains("so far"));
    }

    void everyFormatAsksForAFileOfItsOwn() {
        MainWindow window;
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        window.setSaveOffer({true, false, "/somewhere/mine.safetensors", "mine"});
        QSignalSpy opened(&window, &MainWindow::saveDialogOpened);
        QSignalSpy asked(&window, &MainWindow::exportRequested);
        auto* menu = window.findChild<ui::ExportMenu*>();
        const QList<QAction*> formats = menu->actions();
        const QStringList names{"mine.onnx", "mine.onnx", "mine.torchscript", "mine.npz", "mine.c",
                                "mine.c",    "mine.html", "mine.ipynb",       "mine.py",  "mine"};
        QCOMPARE(formats.size(), names.size());
        for (int i = 0; i < names.size(); ++i) {
            QVERIFY(!formats[i]->toolTip().isEmpty() && formats[i]->toolTip() != formats[i]->text());
            formats[i]->trigger();
            QCOMPARE(opened.size(), i + 1); // what is offered now is exported, whatever is learned meanwhile
            const auto dialogs = window.findChildren<QFileDialog*>();
            QCOMPARE(QFileInfo(dialogs.last()->selectedFiles().value(0)).fileName(), names[i]);
            emit dialogs.last()->fileSelected("/elsewhere/" + names[i]);
            QCOMPARE(asked.size(), i + 1);
            QCOMPARE(asked[i].at(0).toString(), formats[i]->objectName());
            QCOMPARE(asked[i].at(1).toString(), "/elsewhere/" + names[i]);
            delete dialogs.last();
        }
        window.setSaveOffer({false, false, {}, {}});
        QVERIFY(!menu->menuAction()->isEnabled());
        formats[0]->trigger();
        QVERIFY(window.findChild<QFileDialog*>() == nullptr);
    }

    void aPathFromTheDesktopIsOpened() {
        ui::MainWindow window;
        QSignalSpy models(&window, &ui::MainWindow::openModelRequested);
        QSignalSpy pictures(&window, &ui::MainWindow::openPictureRequested);
        QSignalSpy folders(&window, &ui::MainWindow::dataFolderChosen);
        window.openPath("/somewhere/Mine.PT");
        window.openPath("/somewhere/page.png");
        window.openPath("/");
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0][0].toString(), QString("/somewhere/Mine.PT"));
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(folders.size(), 1);
        QVERIFY(window.messageBar()->isHidden());
        window.openPath("/somewhere/letter.odt");
        QVERIFY(!window.messageBar()->isHidden());
        QCOMPARE(models.size() + pictures.size() + folders.size(), 3);
    }

    void aDroppedModelIsOpened() {
        struct Window : MainWindow {
            using MainWindow::dropEvent; // an application lets drops through only after a real drag
        } window;
        QSignalSpy open(&window, &MainWindow::openModelRequested);
        const auto drop = [&window](const QString& path) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, {});
            window.dropEvent(&event);
        };
        drop("/somewhere/picture.png");
        QCOMPARE(open.size(), 0);
        drop("/somewhere/mine.safetensors");
        QCOMPARE(open.size(), 1);
        QCOMPARE(open[0].at(0).toString(), QString("/somewhere/mine.safetensors"));
        window.setRunState(RunState::training);
        drop("/somewhere/mine.safetensors");
        QCOMPARE(open.size(), 1);
    }

    void everyControlHasANameAndATooltip() {
        MainWindow window;
        QStringList names;
        for (QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith("qt_") || qobject_cast<QTabBar*>(button->parentWidget()) ||
                qobject_cast<QTableView*>(button->parentWidget()) ||
                button->objectName() == "messageAction") // named by its message
                continue;
            QVERIFY2(!button->text().trimmed().isEmpty() || !button->accessibleName().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(!names.contains(button->objectName()), qPrintable(button->objectName() + " is the name of two"));
            if (!button->objectName().isEmpty())
                names << button->objectName();
            const bool besideTheChosen = button->group() != nullptr && !button->isChecked(); // arrow keys come there
            QVERIFY2(besideTheChosen || button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
        }
    }

    void fitsTheSmallestWindow() {
        MainWindow window;
        window.resize(1600, 1000);
        window.show();
        window.messageBar()->showError("What", "Hint");
        window.resize(MainWindow::kSmallest);
        for (int tab = 0; tab < window.tabs()->count(); ++tab) {
            window.tabs()->setCurrentIndex(tab);
            QTRY_COMPARE(window.size(), MainWindow::kSmallest);
            QCOMPARE(window.whole()->size(), window.size()); // nothing to scroll
        }
    }

    /// Wrapping all texts of a page to learn how high it would like to be took half of every step of a resize.
    void aResizeAsksNoPageForItsHeight() {
        struct Page : QWidget {
            bool hasHeightForWidth() const override { return true; }
            int heightForWidth(int) const override {
                ++asked;
                return 100;
            }
            mutable int asked = 0;
        };
        MainWindow window;
        auto* page = new Page;
        window.tabs()->setCurrentIndex(window.tabs()->addTab(page, "page"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        page->asked = 0;
        const int height = window.tabs()->height();
        window.resize(window.size() + QSize(40, 30));
        QTRY_COMPARE(window.tabs()->height(), height + 30);
        QCOMPARE(page->asked, 0);
    }

    void aSmallerScreenScrolls() {
        MainWindow window;
        window.setMinimumSize(0, 0); // as on a small screen
        window.resize(800, 480);
        window.show();
        QTRY_COMPARE(window.size(), QSize(800, 480));
        QCOMPARE(window.whole()->size(), MainWindow::kSmallest);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.drawPanel()->canvas()->setFocus();
        for (int i = 0; i < 20 && !window.findChild<QWidget*>("clearButton")->hasFocus(); ++i)
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QVERIFY(window.findChild<QWidget*>("clearButton")->visibleRegion().boundingRect().width() > 20);
    }

    void theVariantsSayWhatTurningDoes() {
        ui::AugmentationGallery gallery;
        gallery.setRows({model::AugmentationRow{}});
        gallery.show();
        const auto* note = gallery.findChild<QLabel*>("turnedNote");
        gallery.setRotation(20);
        QVERIFY(!note->isVisible());
        gallery.setRotation(90);
        QVERIFY2(note->isVisible() && note->text().startsWith("Turned by up to ±90°, a 6 looks like a 9"),
                 qPrintable(note->text()));
        gallery.grid()->setClasses(model::ClassNames{"ant", "bee"});
        gallery.setRotation(91);
        QVERIFY(!note->isVisible());
    }

    void samplesShowTheirNumbers() {
        ui::AugmentationGallery gallery;
        gallery.resize(700, 500);
        model::AugmentationParameters drawn;
        drawn.angleDegrees = 12.34;
        drawn.translateX = -2;
        drawn.translateY = 1;
        drawn.scale = 1.05;
        drawn.brightness = 0.9;
        drawn.contrast = 1.1;
        drawn.brightnessFirst = false;
        gallery.setRows({{7, 3, {}, {{{}, drawn}}}});
        QCOMPARE(gallery.grid()->caption(), QString());
        QTest::keyClick(gallery.grid(), Qt::Key_Right);
        QCOMPARE(gallery.grid()->caption(),
                 QString("turned +12.3° · moved −2 px right, +1 px down · scale ×1.050 · brightness ×0.90 · "
                         "contrast ×1.10 · contrast first"));
        QTest::keyClick(gallery.grid(), Qt::Key_Left);
        QCOMPARE(gallery.grid()->caption(), QString("Training image 7, a 3, as it is"));
        gallery.clear();
        QCOMPARE(gallery.grid()->caption(), QString());
    }

    void theLayersAddUp() {
        ui::NetworkView view;
        using model::LayerKind;
        const auto network = std::make_shared<const model::Architecture>(
            model::Network{"two",
                           {},
                           {{.kind = LayerKind::convolution, .size = 8, .kernel = 3, .padding = 1},
                            {.kind = LayerKind::relu},
                            {.kind = LayerKind::linear, .size = model::kClasses, .bias = true}}},
            10);
        view.setNetwork(network);
        auto* table = view.findChild<QTableWidget*>("layerTable");
        QCOMPARE(table->rowCount(), 4);
        QCOMPARE(table->item(0, 0)->text(), QString("conv1"));
        QCOMPARE(table->item(0, 1)->text(), QString("convolution 8, 3×3, padding 1"));
        QCOMPARE(table->item(0, 2)->text(), QString("8×28×28"));
        QCOMPARE(table->item(2, 4)->text(), QString("30×30"));  // with the padding
        QCOMPARE(table->item(3, 3)->text(), QString("62,802")); // 8·9 + 6272·10 + 10

        // What they have learned: the range of the weights, and the maps that are dead, by their names.
        model::LayerFacts facts;
        facts.weights = std::make_shared<const model::Weights>(
            model::Weights{{{"conv1.weight", {3}, {-0.25F, 0.5F, 0.1F}}, {"linear1.weight", {1}, {1}}}, network});
        facts.dead = {{}, {2, 6}, {}};
        facts.images = 300;
        view.setFacts(std::make_shared<const model::LayerFacts>(facts));
        QCOMPARE(table->item(0, 5)->text(), QString("w −0.250 … 0.500"));
        QCOMPARE(table->item(1, 5)->text(), QString("dead: 3, 7"));
    }

    void themesFollowTheChoice() {
        MainWindow window;
        QSignalSpy changed(&ui::ThemeNotifier::instance(), &ui::ThemeNotifier::changed);
        ui::applyTheme(*qApp, ui::ThemeChoice::dark);
        QVERIFY(ui::theme().dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(window.grab().toImage().pixelColor(600, 400).lightness() < 80);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        QVERIFY(!ui::theme().dark);
    }

    void theMenusAskForWhatTheySay() {
        MainWindow window;
        QSignalSpy themes(&window, &MainWindow::themeChosen);
        QSignalSpy fetch(&window, &MainWindow::fetchDataRequested);
        QSignalSpy chosen(&window, &MainWindow::modelChosen);
        const auto trigger = [](QMenu* menu, const QString& text) {
            const QList<QMenu*> menus = menu->findChildren<QMenu*>() << menu;
            for (QMenu* each : menus)
                for (QAction* action : each->actions())
                    if (action->text().section('\t', 0, 0) == text)
                        return action->trigger();
            QFAIL(qPrintable(text));
        };
        QMenu* menus = window.menus()->all();
        trigger(menus, "Dark");
        trigger(menus, "Light or dark as the system");
        QCOMPARE(themes.size(), 2);
        QCOMPARE(themes[0].at(0).value<ui::ThemeChoice>(), ui::ThemeChoice::dark);
        QCOMPARE(themes[1].at(0).value<ui::ThemeChoice>(), ui::ThemeChoice::system);
        trigger(menus, "Help, keys and words");
        QVERIFY(window.findChild<QWidget*>("helpCard") != nullptr);
        trigger(window.findChild<QPushButton*>("dataButton")->menu(), "Get MNIST");
        QCOMPARE(fetch.size(), 1);
        QSignalSpy offered(&window, &MainWindow::fetchOfferedRequested);
        window.setOfferedData({{"one", "One", "1 MB"}, {"two", "Two", "2 MB"}});
        const QList<QAction*> sets = window.findChild<QMenu*>("getMenu")->actions();
        QCOMPARE(sets.size(), 2);
        QCOMPARE(sets[1]->toolTip(), QString("2 MB"));
        sets[1]->trigger();
        QCOMPARE(offered.takeFirst()[0].toString(), QString("two"));
        window.setModelChoices({{"bundled:quick", "quick", "99.59 %", ui::ModelChoice::Group::bundled},
                                {"/elsewhere/two.pt", "two.pt", {}, ui::ModelChoice::Group::file}});
        trigger(window.findChild<QPushButton*>("modelButton")->menu(), "two.pt");
        trigger(menus, "quick"); // the bundled model is always at hand
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0].at(0).toString(), QString("/elsewhere/two.pt"));
        QCOMPARE(chosen[1].at(0).toString(), QString("bundled:quick"));
    }

    /// At the screen's left edge and at its right one; a button that stands in the other direction does not turn its menu.
    void arrowsPointToWhereSubmenusOpen() {
        MainWindow window;
        QPushButton& data = *window.findChild<QPushButton*>("dataButton");
        QCOMPARE(data.layoutDirection(), Qt::RightToLeft);
        window.setOfferedData({{"one", "One", "1 MB"}});
        window.show();
        const QRect screen = window.screen()->availableGeometry();
        for (QMenu* parent : {window.menus()->all(), data.menu()}) {
            for (const bool atRight : {false, true}) {
                parent->popup({atRight ? screen.right() - parent->sizeHint().width() : screen.left() + 1, screen.top() + 200});
                QVERIFY(parent->testAttribute(Qt::WA_SetLayoutDirection)); // else it would take the button's
                QCOMPARE(parent->layoutDirection(), Qt::LeftToRight);
                QMenu* inner = nullptr;
                for (QAction* action : parent->actions())
                    if (action->menu() != nullptr) {
                        inner = action->menu();
                        parent->setActiveAction(action);
                    }
                QTRY_VERIFY(inner->isVisible());
                QCOMPARE(inner->x() < parent->x(), atRight);
                QCOMPARE(parent->property("opens").toString(), QString(atRight ? "left" : "right"));
                parent->close();
            }
        }
    }

    /// Two thirds of the program's start went into styling widgets again each time that they were put into others.
    void aWindowIsStyledOnceWhenItIsBuilt() {
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        Events changes(QEvent::StyleChange);
        const MainWindow window;
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY2(changes.count <= 2 * QApplication::allWidgets().size(), qPrintable(QString::number(changes.count)));
    }

    /// A sheet in place of another restyles a widget for each of its ancestors: long enough to see the window stand still.
    void anotherThemeStylesNoWidgetOverAndOver() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        Events changes(QEvent::StyleChange);
        ui::applyTheme(*qApp, ui::ThemeChoice::dark);
        QVERIFY(changes.count > 0);
        QVERIFY2(changes.count <= 2 * QApplication::allWidgets().size(), qPrintable(QString::number(changes.count)));
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    /// Beside a running window no turn of the event loop restyles everything more than once.
    void aChosenThemeComesInSteps() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QSignalSpy changed(&ui::ThemeNotifier::instance(), &ui::ThemeNotifier::changed);
        ui::changeTheme(*qApp, ui::ThemeChoice::light);
        ui::changeTheme(*qApp, ui::ThemeChoice::dark); // the last word counts
        Events changes(QEvent::StyleChange);           // from here on, before the theme's own filter takes them
        int most = 0;
        QTimer turns; // due in every turn
        connect(&turns, &QTimer::timeout, [&] { most = std::max(most, std::exchange(changes.count, 0)); });
        turns.start(0);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(ui::theme().dark);
        QTRY_VERIFY(window.updatesEnabled());
        QVERIFY(most > 0);
        QVERIFY2(most <= QApplication::allWidgets().size() + 20, qPrintable(QString::number(most)));
        QVERIFY(window.grab().toImage().pixelColor(600, 400).lightness() < 80);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    /// Without a sheet, between two themes, all would be of another size: plots were drawn for it, and again for their own.
    void anotherThemeMovesNothing() {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (int page = window.tabs()->count() - 1; page >= 0; --page) { // each has been arranged once
            window.tabs()->setCurrentIndex(page);
            QApplication::processEvents();
        }
        const auto change = [&window](ui::ThemeChoice choice, const std::function<void()>& meanwhile) {
            ui::changeTheme(*qApp, choice);
            QTRY_VERIFY(!window.updatesEnabled());
            meanwhile();
            QTRY_VERIFY(window.updatesEnabled());
            QApplication::processEvents();
        };
        const Events resizes(QEvent::Resize);
        change(ui::ThemeChoice::dark, [] {});
        // Some thirty are of parts that Qt places without layouts, viewports and fields; with layouts there were 340.
        QVERIFY2(resizes.count < 60, qPrintable(QString::number(resizes.count)));
        // What asked for more room in the meantime has it afterwards.
        change(ui::ThemeChoice::light, [&window] { window.setHasData(true, "MNIST · 60,000 + 10,000"); });
        const auto* data = window.findChild<QPushButton*>("dataButton");
        QVERIFY(data->text().contains("60,000"));
        QTRY_VERIFY(data->width() >= data->sizeHint().width());
    }

    /// Widgets hear of another palette alone, not of another style: they must look like those that know no other.
    void aChangedThemeLooksLikeOneFromTheStart() {
        const auto pages = [](MainWindow& window) {
            std::vector<QImage> pictures;
            for (int page = 0; page < window.tabs()->count(); ++page) {
                window.tabs()->setCurrentIndex(page);
                QApplication::processEvents();
                pictures.push_back(window.grab().toImage());
            }
            return pictures;
        };
        const auto shown = [] {
            auto window = std::make_unique<MainWindow>();
            window->setHasData(true, "MNIST · 60,000 + 10,000");
            window->show();
            return window;
        };
        auto window = shown();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        pages(*window);
        ui::changeTheme(*qApp, ui::ThemeChoice::dark);
        QTRY_VERIFY(!window->updatesEnabled());
        QTRY_VERIFY(window->updatesEnabled());
        const std::vector<QImage> changed = pages(*window);
        window = shown();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        const std::vector<QImage> fresh = pages(*window);
        for (std::size_t page = 0; page < fresh.size(); ++page) {
            if (changed[page] != fresh[page]) {
                changed[page].save("changed.png");
                fresh[page].save("fresh.png");
            }
            QVERIFY2(changed[page] == fresh[page],
                     qPrintable(window->tabs()->tabText(int(page)) + ": see changed.png and fresh.png"));
        }
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    void roundCornersStayRoundAtAnySize() {
        for (int percent = 100; percent <= 400; ++percent) {
            ui::keepTextScale(percent / 100.0);
            const QString sheet = ui::scaledSheet("width: 10px; border: 2px; border-radius: 7px");
            static const QRegularExpression sizes("width: (\\d+)px; border: (\\d+)px; border-radius: (\\d+)px");
            const QRegularExpressionMatch found = sizes.match(sheet);
            QVERIFY2(2 * found.captured(3).toInt() <= found.captured(1).toInt() + 2 * found.captured(2).toInt(),
                     qPrintable(sheet));
        }
        ui::keepTextScale(1);
    }

    /// What a widget sets itself goes with the sheet: the figures took the window's letters and ran out of their card.
    void aHoverCardKeepsItsLettersWhenTheThemeChanges() {
        QWidget plot;
        plot.resize(400, 200);
        ui::HoverCard card(&plot);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        card.showLines({{"Epoch 6.65"}, {"smoothed 96.82 %", QPen(Qt::blue)}}, {10, 100});
        const QImage before = card.grab().toImage();
        ui::applyTheme(*qApp, ui::ThemeChoice::dark);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        QCOMPARE(card.grab().toImage(), before);
    }

    void completionsOfAFileDialogCanBeRead() {
        QWidget window;
        window.show();
        auto* dialog = ui::showFileDialog(&window, QFileDialog::AcceptOpen, "Open", {"Models (*.safetensors)"});
        const auto* field = dialog->findChild<QLineEdit*>("fileNameEdit");
        if (field == nullptr)
            QSKIP("the platform has a dialog of its own");
        QAbstractItemView* list = field->completer()->popup();
        list->resize(200, 60);
        list->ensurePolished();
        const QImage picture = list->grab().toImage();
        QCOMPARE(picture.pixelColor(100, 40), ui::theme().card);
        dialog->close();
    }

    void askedTwiceOneFileDialogOpens() {
        QWidget window;
        window.show();
        for (int i = 0; i < 2; ++i)
            ui::showFileDialog(&window, QFileDialog::AcceptOpen, "Open", {"Models (*.safetensors)"});
        QTRY_COMPARE(window.findChildren<QFileDialog*>().size(), 1);
        QTRY_VERIFY(window.findChild<QFileDialog*>()->isVisible());
        window.findChild<QFileDialog*>()->close();
    }

    /// Qt hands the focus of a button that is disabled to the next one: past Pause, which is not enabled yet, to the theme's.
    void pressingTrainAndStopLeavesTheFocusNowhere() {
        MainWindow window;
        window.setHasData(true, "MNIST");
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.findChild<QPushButton*>("trainButton")->setFocus();
        window.setRunState(RunState::preparing);
        window.setRunState(RunState::training);
        QCOMPARE(window.focusWidget(), &window);
        window.findChild<QPushButton*>("stopButton")->setFocus();
        window.setRunState(RunState::stopping);
        QCOMPARE(window.focusWidget(), &window);
    }

    void theFirstSizeLeavesRoomForTheFrame() {
        QSettings().remove("window/geometry");
        const MainWindow window;
        const QSize free = window.screen()->availableSize();
        QVERIFY(window.height() <= std::max(window.minimumHeight(), free.height() - 40));
        QVERIFY(window.width() <= std::max(window.minimumWidth(), free.width() - 8));
    }

    void closingIsAnnounced() {
        MainWindow window;
        QSignalSpy closing(&window, &MainWindow::closing);
        window.setRunState(RunState::training);
        QVERIFY(window.close());
        QCOMPARE(closing.size(), 1);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
