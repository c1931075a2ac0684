// SPDX-License-Identifier: GPL-3.0-or-later
// The session with real workers and files: what is saved, shown and read while runs begin and end.
#include "app/window/session.h"
#include "app/window/window_program.h"
#include "ui/window/main_window.h"

#include "app/drawings/drawing_store.h"
#include "app/runs/run_folder.h"
#include "app/storage/bundled_models.h"
#include "app/storage/network_files.h"
#include "app/storage/paths.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "tests/app/worker_spy.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/experiment_plot.h"
#include "ui/curves/run_end_card.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/sample_collector.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/learned_view.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_page.h"
#include "ui/pages/runs_model.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/recipe/vary_dialog.h"
#include "ui/style/language.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"
#include "ui/window/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <latch>
#include <set>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace fs = std::filesystem;

using ui::RunState;

class SessionTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<app::Session> session_;

    static model::Recipe endless() {
        model::Recipe recipe;
        recipe.name = "endless";
        recipe.epochs = 2000;
        recipe.learningRate = 0.05;
        recipe.batchSize = 32;
        return recipe;
    }

    void train(const model::Recipe& recipe, int runs = 1) {
        emit window_->trainRequested(recipe, runs);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
    }

    void trainUntilSomethingIsLearned(int runs = 1) {
        train(endless(), runs);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run()->weights != nullptr, 30000);
    }

    void trainAnEpoch() {
        train(endless());
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().epochs >= 1, 30000);
    }

    void stop() {
        emit window_->stopRequested();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
    }

    /// A model with weights of its own in a file, opened.
    fs::path openedFile(const model::ClassNames& classes = {}) {
        const fs::path path = folder_ / "mine.safetensors";
        model::Model model = *session_->state().openModel()->model;
        model.card.dataSet = "mine";
        model.card.classes = classes;
        model::saveModel(path, model);
        emit window_->openModelRequested(QString::fromStdString(path.string()));
        [&] { QTRY_COMPARE(session_->state().openModel()->name, QString("mine")); }();
        return path;
    }

    /// The newest run; one without a name where none was written yet.
    static model::RunRecord lastRun() {
        const app::Database database(app::databasePath());
        const std::vector<model::RunRecord> runs = app::RunStore(database).list();
        return runs.empty() ? model::RunRecord() : runs.front();
    }

    static std::string bytesOf(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    /// Whether a thread of this process waits for something.
    static bool sleeps(pid_t thread) {
        const std::string state = bytesOf("/proc/self/task/" + std::to_string(thread) + "/stat");
        return state.find(") S ") != std::string::npos;
    }

    /// As a start of the program does.
    void open(app::Session::Order order = app::Session::Order::usual) {
        window_ = std::make_unique<ui::MainWindow>();
        session_ = std::make_unique<app::Session>(*window_, order);
        session_->start();
        QTRY_VERIFY(session_->state().data() && session_->state().openModel() != nullptr);
    }

    /// Nothing depends on the order in which presenters are made, and so on that in which they hear of a change.
    static void addOrders() {
        QTest::addColumn<bool>("reversed");
        QTest::newRow("presenters as they are made") << false;
        QTest::newRow("presenters made in reversed order") << true;
    }

    void openInOrder() {
        QFETCH(bool, reversed);
        cleanup();
        open(reversed ? app::Session::Order::reversed : app::Session::Order::usual);
    }

private slots:
    void initTestCase() {
        qRegisterMetaType<std::shared_ptr<const model::Weights>>();
        synthetic::writeDataSet(folder_ / "data", 2000, 200);
        synthetic::writeDataSet(folder_ / "second", 300, 100);
        qputenv("XDG_DATA_HOME", (folder_ / "home").string().c_str());
        qputenv("DIGITLAB_DATA", (folder_ / "data").string().c_str());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString((folder_ / "config").string()));
    }

    void init() {
        failOnWarnings();
        // Neither a locale nor a folder's name nor a missing HOME touches these, nor the order of presenters.
        static const std::set<std::string_view> once{"afterADivergenceTheCanvasReadsWithTheLastGoodWeights",
                                                     "aDataSetIsOpenedWhileDrawingsAndRunsAreRead",
                                                     "afterARunTheCanvasReadsWithTheModelItLeft",
                                                     "anImageOfTheDataSetTakesThePicturesPlace",
                                                     "anImageOfTheMapIsPutOnTheCanvas",
                                                     "answersAreNamedAfterTheDataOnceTheRunHasLearned",
                                                     "aRunHasItsCurvesColourInEveryTheme",
                                                     "cancellingADownloadKeepsTheDataSetAtHand",
                                                     "noMoreThreadsBeginThanThereAreProcessors",
                                                     "readingEndsOnlyAfterTraining",
                                                     "theWindowComesBeforeWhatComputesForLong",
                                                     "trainAgainIsTheSameRunAgain"};
        const bool reversed = QString(QTest::currentDataTag()).contains("reversed");
        if (qEnvironmentVariableIsSet("DIGITLAB_SECOND_PASS") && (reversed || once.contains(QTest::currentTestFunction())))
            QSKIP("tests/run has had it in its first pass.");
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        fs::remove_all(folder_ / "home");
        QSettings().remove("openModel");
        open();
    }

    void cleanup() {
        session_.reset();
        window_.reset();
    }

    void saveDuringARunWritesWhatItHasLearned() {
        const fs::path opened = openedFile();
        const std::string before = bytesOf(opened);
        trainAnEpoch();
        const fs::path soFar = folder_ / "so-far.safetensors";
        emit window_->saveDialogOpened();
        emit window_->saveModelRequested(QString::fromStdString(soFar.string()));
        QTRY_VERIFY(fs::exists(soFar));
        const model::Model saved = model::loadModel(soFar);
        QCOMPARE(saved.card.recipe->name, std::string("endless"));
        QVERIFY(saved.weights != session_->state().openModel()->model->weights);
        QTRY_VERIFY(window_->messageBar()->text().contains("so-far.safetensors"));
        emit window_->saveRequested(); // Ctrl+S of a window that has not heard of the run yet
        stop();
        QCOMPARE(session_->state().openModel()->path, QString());
        QCOMPARE(bytesOf(opened), before);
    }

    void anExportTellsHowFarItsReaderIsFromTheModel() {
        const auto send = [&](const char* format, const fs::path& path) {
            emit window_->saveDialogOpened();
            emit window_->exportRequested(format, QString::fromStdString(path.string()));
        };
        send("numpy", folder_ / "net.npz");
        QTRY_VERIFY(window_->messageBar()->text().contains("net.npz: 59 KB, largest difference 0 (DigitLab's reader)"));
        QCOMPARE(bytesOf(folder_ / "net.npz").substr(0, 2), std::string("PK"));
        send("onnx", folder_ / "net.onnx"); // whose graph nothing here runs: no difference is claimed
        QTRY_VERIFY(window_->messageBar()->text().contains("checker; not run here"));
        QVERIFY(!window_->messageBar()->text().contains("difference"));
        send("c-int8", folder_ / "net.c");
        QTRY_VERIFY(window_->messageBar()->text().contains("% of the test images read right"));
        QVERIFY(bytesOf(folder_ / "net.c").find("signed char weight") != std::string::npos);
        send("html", folder_ / "nowhere" / "net.html");
        QTRY_VERIFY(window_->messageBar()->text().contains("nowhere"));
        QVERIFY(!fs::exists(folder_ / "nowhere"));
    }

    /// Not only with the next report of batches, which comes after a pause if the run is paused now.
    void whatIsLearnedCanBeSavedAtOnce() {
        std::optional<bool> offered; // with the first weights
        connect(&session_->workers().training, &app::TrainingWorker::weightsChanged, window_.get(), [&] {
            if (!offered) {
                offered = window_->findChild<QPushButton*>("saveButton")->isEnabled();
            }
        });
        train(endless());
        QTRY_VERIFY_WITH_TIMEOUT(offered.has_value(), 30000);
        QVERIFY(*offered);
        stop();
    }

    /// Until then the open model answers, by the names of its own classes.
    void answersAreNamedAfterTheDataOnceTheRunHasLearned() {
        openedFile({"ant", "bee"});
        QCOMPARE(window_->classes().answers.name(0), QString("ant"));
        QStringList named; // with each weights
        connect(&session_->workers().training, &app::TrainingWorker::weightsChanged, window_.get(),
                [&] { named << window_->classes().answers.name(0); });
        emit window_->trainRequested(endless(), 1);
        QVERIFY(session_->state().run() != nullptr);
        QCOMPARE(window_->classes().answers.name(0), QString("ant"));
        QTRY_VERIFY_WITH_TIMEOUT(!named.isEmpty(), 30000);
        QCOMPARE(named.first(), QString("0"));
        stop();
    }

    void aModelWithItsClassesInAnotherOrderIsReadByTheirNames() {
        const auto correct = [this] {
            emit window_->mistakesView()->evaluateRequested();
            [this] { QTRY_VERIFY_WITH_TIMEOUT(session_->state().mistakes() != nullptr, 30000); }();
            return session_->state().mistakes()->evaluation->correct;
        };
        const int before = correct();
        const fs::path path = folder_ / "backwards.safetensors";
        model::Model model = model::withClasses(*session_->state().openModel()->model,
                                                {"9", "8", "7", "6", "5", "4", "3", "2", "1", "0"}, "model");
        model.card.program = "DigitLab 1.0.0";
        model::saveModel(path, model);
        emit window_->openModelRequested(QString::fromStdString(path.string()));
        QTRY_COMPARE(session_->state().openModel()->name, QString("backwards"));
        QCOMPARE(correct(), before);
        QCOMPARE(window_->classes().answers.name(3), QString("3"));
        QVERIFY(window_->classes().labelsKnown);
        auto* obstacle = window_->handwritingView()->findChild<QLabel*>("fineTuneObstacle");
        QVERIFY2(obstacle->text().startsWith("Draw one digit 4 times"), qPrintable(obstacle->text())); // it learns them, too
        const fs::path copy = folder_ / "copy.safetensors";
        emit window_->saveDialogOpened();
        emit window_->saveModelRequested(QString::fromStdString(copy.string()));
        QTRY_VERIFY(fs::exists(copy));
        QCOMPARE(bytesOf(copy), bytesOf(path)); // its file is as it was
    }

    void aModelOfOtherClassesReadsNoTestImages() {
        window_->resize(1280, 800);
        window_->show();
        openedFile({"ant", "bee"});
        auto* read = window_->findChild<QPushButton*>("evaluateButton");
        QVERIFY(!read->isEnabled());
        QVERIFY2(read->toolTip().contains("other classes"), qPrintable(read->toolTip()));
        QVERIFY(!window_->classes().labelsKnown);
        QVERIFY(window_->handwritingView()->findChild<QLabel*>("fineTuneObstacle")->text().contains("tells other classes apart"));
        emit window_->mistakesView()->evaluateRequested(); // as a click that came late
        window_->tabs()->setCurrentWidget(window_->insideView());
        window_->insideView()->parts()->setCurrent(3);
        QVERIFY(window_->insideView()->map()->isVisible());
        QVERIFY(!window_->insideView()->map()->plot()->isVisible());
        window_->insideView()->parts()->setCurrent(5);
        ui::CompareView* compare = window_->insideView()->compare();
        const auto note = [compare] { return compare->findChild<QLabel*>("compareListNote")->text(); };
        const auto compareWith = [&](const fs::path& path) {
            emit compare->otherFileChosen(QString::fromStdString(path.string()));
        };
        compareWith(folder_ / "mine.safetensors");
        QTRY_COMPARE(note(), QString("A tells other classes apart"));
        const fs::path digits = folder_ / "digits.safetensors";
        model::saveModel(digits, app::bundledModel());
        compareWith(digits);
        QTRY_COMPARE(note(), QString("B tells other classes apart"));
        QVERIFY(session_->state().mistakes() == nullptr);
        emit window_->openModelRequested(QString::fromStdString(digits.string()));
        QTRY_COMPARE_WITH_TIMEOUT(note(), QString("none"), 30000); // both are the same
    }

    void everyEpochsEndIsKept() {
        train(endless());
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().epochs >= 1, 30000); // while the run goes on
        const model::RunRecord run = lastRun();
        QCOMPARE(run.outcome, model::RunOutcome::running);
        QCOMPARE(run.name, std::string("endless"));
        QVERIFY(run.testAccuracy.has_value());
        QTRY_VERIFY(model::loadCheckpoint(app::checkpointPath(run.id)).epochs >= 1); // it follows its metrics
        stop();
        QTRY_COMPARE(lastRun().outcome, model::RunOutcome::stopped);
        QVERIFY(model::loadModel(lastRun().model).weights == session_->state().openModel()->model->weights);
    }

    void aRunThatTheWindowClosedOnGoesOn() {
        trainUntilSomethingIsLearned();
        const std::string id = session_->state().run()->id;
        QVERIFY(!id.empty());
        cleanup();
        QCOMPARE(lastRun().outcome, model::RunOutcome::interrupted);
        QCOMPARE(model::loadModel(lastRun().model).card.measured.has_value(), lastRun().testAccuracy.has_value());
        const std::int64_t steps = lastRun().steps;
        QVERIFY(steps > 0);
        open();
        auto* bar = window_->messageBar();
        QTRY_VERIFY(bar->text().contains("endless was interrupted"));
        QPushButton* action = nullptr;
        for (QPushButton* button : bar->findChildren<QPushButton*>()) {
            action = button->text() == "Continue" ? button : action;
        }
        QVERIFY(action != nullptr && action->isVisibleTo(bar));
        action->click();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run()->progress.steps > steps, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run()->progress.epochs >= 1, 30000);
        QCOMPARE(session_->state().run()->id, id);
        stop();
        QTRY_COMPARE(lastRun().outcome, model::RunOutcome::stopped);
        QCOMPARE(lastRun().id, id);
        QVERIFY(lastRun().steps > steps);
        // In the middle of an epoch: record, file and page say what these weights read.
        const model::Model model = model::loadModel(lastRun().model);
        const double read = model::evaluate(*model::makePredictor(model.weights, {}), session_->state().data()->test).accuracy();
        QCOMPARE(lastRun().testAccuracy, std::optional(read));
        QCOMPARE(model.card.measured.value().accuracy, read);
        QCOMPARE(session_->state().mistakes()->evaluation->accuracy(), read);
    }

    /// As when it was begun in the terminal with --device, --step and --out.
    void aRunIsTrainedAsItsOptionsSay() {
        app::TrainingJob job;
        job.run.recipe = endless();
        job.run.options.step = model::StepKind::libtorch;
        job.run.options.maxSteps = 3;
        job.run.options.out = folder_ / "delivered.safetensors";
        job.data = session_->state().data();
        job.control = std::make_shared<model::TrainingControl>();
        const auto weightsBy = [&](model::StepKind step) {
            const auto learner =
                model::makeLearner(model::notebookArchitecture(), {job.run.recipe.seed, job.run.recipe.threads, "auto", step});
            model::TrainingOptions options;
            options.maxSteps = job.run.options.maxSteps;
            return *model::train(job.run.recipe, options, job.data->train, job.data->test, *learner, *job.control, {}).weights;
        };
        app::TrainingWorker worker; // on this thread
        QString told;
        connect(&worker, &app::TrainingWorker::persistFailed, this, [&](const QString& what) { told = what; });
        connect(&worker, &app::TrainingWorker::failed, this, [&](const QString& what) { told = what; });
        worker.train(job);
        QCOMPARE(told, QString());
        const model::Weights delivered = model::loadModel(folder_ / "delivered.safetensors").weights;
        QVERIFY(delivered == weightsBy(model::StepKind::libtorch));
        QVERIFY(delivered != weightsBy(model::StepKind::fused));
        job.run.options.out = folder_ / "nowhere" / "m.safetensors";
        worker.train(job);
        QVERIFY2(told.contains("nowhere/m.safetensors") && told.contains("final.safetensors"), qPrintable(told));
        job.run.options.device = "abacus";
        worker.train(job);
        QVERIFY2(told.contains("abacus"), qPrintable(told));
    }

    /// With what it was made from, and it is said when the data set is another.
    void trainAgainIsTheSameRunAgain() {
        app::RunRequest request;
        request.recipe = endless();
        request.recipe.threads = 1;
        request.options.maxSteps = 12;
        request.options.dataFolder = session_->state().data()->folder;
        request.initialWeights = app::bundledModel();
        request.teachers = {app::bundledModel()};
        model::TrainingControl control;
        const std::string first = app::trainAndRecord(request, *session_->state().data(), control, {}).id;
        const auto again = [&] {
            const std::string before = lastRun().id;
            emit window_->page<ui::RunsView>()->trainAgainRequested(QString::fromStdString(first));
            QTRY_VERIFY_WITH_TIMEOUT(lastRun().id != before && lastRun().outcome == model::RunOutcome::completed, 30000);
            QTRY_COMPARE(window_->runState(), RunState::idle);
        };
        again();
        const app::Database database(app::databasePath());
        const model::RunRecord run = app::RunStore(database).find(first);
        QVERIFY(lastRun().origin == run.origin && lastRun().options == run.options);
        QVERIFY(model::loadModel(lastRun().model).weights == model::loadModel(run.model).weights);
        QVERIFY(!window_->messageBar()->text().contains("another data set"));
        database.run("UPDATE runs SET data_hash = 'other'");
        again();
        QVERIFY2(window_->messageBar()->text().contains("another data set"), qPrintable(window_->messageBar()->text()));
    }

    /// From the page Network to a run that is kept, and on to the weights that it gave.
    void aDesignedNetworkIsTrainedAndKept() {
        open();
        auto& page = *window_->page<ui::NetworkPage>();
        auto* list = page.findChild<QListView*>("layerList");
        window_->show();
        window_->tabs()->setCurrentWidget(&page);
        QCOMPARE(page.network(), model::shippedNetwork("notebook"));
        QTRY_VERIFY(page.findChild<QLabel*>("designEpoch")->text().endsWith(" s")); // measured on these images
        QTest::keyClick(list, Qt::Key_Minus);
        model::Network designed = model::shippedNetwork("notebook");
        designed.name = "notebook*";
        designed.layers[0].size = 7;
        QCOMPARE(page.network(), designed);
        auto* combo = window_->findChild<QComboBox*>("networkCombo");
        QCOMPARE(combo->currentText(), QString("notebook*"));
        QTRY_VERIFY(page.findChild<QLabel*>("designEpoch")->text().endsWith(" s"));
        window_->findChild<QSpinBox*>("epochsSpin")->setValue(500); // it is still on below
        QTest::keyClick(window_.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run() != nullptr && session_->state().run()->weights != nullptr, 30000);
        QCOMPARE(session_->state().run()->weights->architecture->network().layers, designed.layers);
        QTest::keyClick(list, Qt::Key_Minus); // not while it learns
        QCOMPARE(page.network(), designed);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run()->progress.epochs >= 1, 30000);
        stop();
        QCOMPARE(lastRun().origin.networks.own->network(), designed);
        QCOMPARE(model::networkName(lastRun().recipe.network), std::string("notebook*"));
        QCOMPARE(session_->state().openModel()->model->weights.architecture->network().layers, designed.layers);

        // Saved, renamed, deleted and back again.
        emit page.saveRequested({"mine", {}, designed.layers}, false);
        QTRY_COMPARE(window_->trainPanel()->recipe().network, std::string("mine"));
        QCOMPARE(page.network().name, std::string("mine"));
        emit page.renameRequested("mine", "yours");
        QTRY_COMPARE(window_->trainPanel()->recipe().network, std::string("yours"));
        emit page.deleteRequested("yours");
        QTRY_VERIFY(model::isWrittenOut(window_->trainPanel()->recipe().network)); // and still there to be trained
        QCOMPARE(page.network().layers, designed.layers);
        QVERIFY(app::ownNetworks().networks.empty());
        QTest::mouseClick(window_->messageBar()->findChild<QPushButton*>("messageAction"), Qt::LeftButton);
        QTRY_COMPARE(window_->trainPanel()->recipe().network, std::string("yours"));
        QCOMPARE(app::findNetwork("yours").layers, designed.layers);
        app::removeNetwork("yours");
    }

    void thePanelShowsTheRecipeOfTheRun() {
        ui::TrainPanel* panel = window_->trainPanel();
        auto* batchSize = window_->findChild<QSpinBox*>("batchSizeSpin");
        batchSize->setValue(77);
        const QString preset = panel->presetName();
        emit window_->trainRequested(endless(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QVERIFY(panel->recipe() == endless());
        QCOMPARE(batchSize->value(), 32);
        emit window_->closing(); // the next window begins with what the user had chosen
        QVERIFY(QSettings().value("recipe").toString().contains("77"));
        stop();
        QCOMPARE(batchSize->value(), 77);
        QCOMPARE(panel->presetName(), preset);
    }

    void aRunHasItsCurvesColourInEveryTheme() {
        trainUntilSomethingIsLearned();
        stop();
        auto* page = window_->page<ui::RunsView>();
        auto* runs = page->findChild<ui::RunsModel*>();
        QTRY_COMPARE(runs->rowCount(), 1);
        const QModelIndex box = runs->index(0, ui::RunsModel::curvesColumn);
        runs->setData(box, Qt::Checked, Qt::CheckStateRole);
        const auto curves = [this] { return window_->curvePlot()->overlayColours().values(); };
        QTRY_COMPARE(curves().size(), 1);
        const QColor light = curves().first();
        QCOMPARE(runs->overlayColor(0), light);
        ui::applyTheme(*qApp, ui::ThemeChoice::dark);
        QVERIFY(curves().first() != light);
        QCOMPARE(runs->overlayColor(0), curves().first());
    }

    void theLastRunsCurvesAndMistakesAreThereAgain() {
        model::Recipe recipe = endless();
        recipe.epochs = 30; // two batches a point
        train(recipe);
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().epochs >= 1, 30000);
        stop();
        cleanup();
        open();
        const fs::path csv = folder_ / "curves.csv";
        QVERIFY(window_->curvePlot()->saveAs(QString::fromStdString(csv.string())));
        const std::string curves = bytesOf(csv);
        QVERIFY(std::ranges::count(curves, '\n') > 20); // batches, and the test of an epoch
        QVERIFY(curves.find("epoch,") != std::string::npos);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().mistakes() != nullptr, 30000);
        QCOMPARE(session_->state().mistakes()->evaluation->images, session_->state().data()->test.size());
    }

    void whatIsLearnedAndComparedFollowsTheRun_data() { addOrders(); }
    void whatIsLearnedAndComparedFollowsTheRun() {
        openInOrder();
        ui::InsideView* inside = window_->insideView();
        window_->resize(1280, 800);
        window_->show();
        window_->tabs()->setCurrentWidget(inside);
        inside->parts()->setCurrent(4);
        ui::LearnedView* learned = inside->learned();
        const auto seen = [learned] { return learned->findChild<QLabel*>("excitingState")->text(); };
        QTRY_VERIFY_WITH_TIMEOUT(seen().contains("of 200 test images"), 30000); // a sanitizer takes 8 s
        learned->modes()->setCurrent(1);
        QTRY_VERIFY2(learned->readout().startsWith("The model that is open"), qPrintable(learned->readout()));
        model::Recipe recipe = endless();
        recipe.epochs = 3;
        recipe.learningRate = 0.005; // the first epoch must read less than the last
        emit window_->trainRequested(recipe, 1);
        QTRY_COMPARE_WITH_TIMEOUT(learned->readout(), QString("Up to epoch 3"), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
        const model::Evaluation& last = *session_->state().mistakes()->evaluation;
        const QString read = window_->mistakesView()->findChild<ui::FigureLabel*>()->text();
        QVERIFY2(read.startsWith(QString("%1 of 200 right").arg(last.correct)) && read.endsWith(ui::lossText(last.loss)),
                 qPrintable(read));

        inside->parts()->setCurrent(5);
        ui::CompareView* compare = inside->compare();
        const auto text = [compare](const char* name) { return compare->findChild<QLabel*>(name)->text(); };
        QTRY_VERIFY(compare->isVisible());
        QCOMPARE(text("compareNameA"), session_->state().openModel()->name);
        auto* menu = compare->findChild<QMenu*>("otherMenu");
        const auto offered = [&](const QString& what) {
            compare->findChild<QPushButton*>("chooseOther")->click();
            menu->hide();
            const auto actions = menu->actions();
            const auto found = std::ranges::find_if(
                actions, [&](QAction* action) { return action->isEnabled() && action->text().startsWith(what); });
            return found == actions.end() ? nullptr : *found;
        };
        QVERIFY(offered("epoch 1") != nullptr);
        offered("epoch 1")->trigger();
        QTRY_VERIFY2(text("compareCounts").startsWith("A reads"), qPrintable(text("compareListNote")));
        QCOMPARE(text("compareNameB"), QString("endless · epoch 1"));
        const QString toEpoch = text("compareCounts");
        QTRY_VERIFY_WITH_TIMEOUT(offered("endless") != nullptr, 30000);
        offered("endless")->trigger(); // the run itself, from its file: there is no difference
        QTRY_VERIFY(text("compareNameB").startsWith("endless"));
        QTRY_VERIFY2(text("compareListNote") == "none", qPrintable(text("compareCounts")));
        QVERIFY(toEpoch != text("compareCounts"));
        const QString bundled = QString::fromStdString(app::bundledModel().card.recipe->name);
        offered(bundled)->trigger();
        QTRY_VERIFY(text("compareNameB").startsWith(bundled));
        QTRY_VERIFY(text("compareCounts").startsWith("A reads"));
    }

    /// Nobody has read the test set for the page Mistakes, and the map needs nobody to.
    void anImageOfTheMapIsPutOnTheCanvas() {
        window_->resize(1280, 800);
        window_->show();
        window_->tabs()->setCurrentWidget(window_->insideView());
        window_->insideView()->parts()->setCurrent(3);
        ui::DigitMapView* map = window_->insideView()->map();
        const auto note = [map] { return map->findChild<QLabel*>("mapNote")->text(); };
        QTRY_VERIFY2_WITH_TIMEOUT(note().startsWith("200 test images"), qPrintable(note()), 30000);
        QVERIFY(session_->state().mistakes() == nullptr);
        QTest::keyClick(map->plot(), Qt::Key_Right);
        QTest::keyClick(map->plot(), Qt::Key_Return);
        QVERIFY(window_->drawPanel()->canvas()->showsImage());
    }

    void theNextStartReadsWithTheLastRun_data() { addOrders(); }
    void theNextStartReadsWithTheLastRun() {
        openInOrder();
        trainAnEpoch();
        stop();
        const model::Weights learned = session_->state().openModel()->model->weights;
        openInOrder();
        QCOMPARE(session_->state().openModel()->name, QString("endless"));
        QVERIFY(session_->state().openModel()->model->weights == learned);
        // It is called what its run is called, and stays chosen, as anything else does.
        emit window_->page<ui::RunsView>()->renamed(QString::fromStdString(lastRun().id), "for the museum");
        QTRY_COMPARE(session_->state().openModel()->name, QString("for the museum"));
        openInOrder();
        QCOMPARE(session_->state().openModel()->name, QString("for the museum"));
        emit window_->modelChosen(app::kBundledModel);
        QTRY_COMPARE(session_->state().openModel()->id, app::kBundledModel);
        openInOrder();
        QTRY_COMPARE(session_->state().openModel()->id, app::kBundledModel);
        emit window_->modelChosen(app::modelId(lastRun().id, lastRun().weights.front()));
        QTRY_VERIFY(session_->state().openModel()->model->weights == learned);
        // One that was stopped before an epoch had passed is not met again.
        app::RunStore(app::Database(app::databasePath())).append(lastRun().id, {}, {.epochs = 0, .steps = 20});
        openInOrder();
        QVERIFY(session_->state().openModel()->model->weights == app::bundledModel().weights);
    }

    void anExperimentTrainsItsVariantsOneAfterTheOther() {
        const fs::path file = folder_ / "experiment.json";
        synthetic::writeBytes(
            file,
            R"({"recipe": "quick", "settings": {"epochs": 1, "threads": 1, "network": "softmax"}, "seeds": "1..2", "after": "Learned.",
                                        "variants": [{"name": "slow", "learningRate": 0.01, "about": "Small steps."},
                                                     {"name": "fast", "learningRate": 0.1, "about": "Larger steps."}]})");
        emit window_->experimentRequested(QString::fromStdString(file.string()), false);
        QTRY_VERIFY_WITH_TIMEOUT(window_->messageBar()->text().contains("Small steps."), 30000);
        QVERIFY2(window_->messageBar()->text().startsWith("4 runs, about"), qPrintable(window_->messageBar()->text()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->messageBar()->text().contains("fast: Larger steps."), 30000);
        const auto chips = [this] { return window_->curvePlot()->findChildren<QWidget*>("chip").size(); };
        QCOMPARE(chips(), 2); // a variant each
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 60000);
        QCOMPARE(window_->messageBar()->text(), QString("Learned."));
        const auto text = window_->findChild<ui::RunEndCard*>()->findChild<QLabel*>("runEndText")->text();
        QVERIFY2(text.startsWith("4 of 4 runs are done; the best mean is that of fast"), qPrintable(text));
        const std::vector<model::RunRecord> runs = app::RunStore(app::Database(app::databasePath())).list();
        QCOMPARE(runs.size(), std::size_t(4)); // the newest first
        QCOMPARE(runs[0].recipe.name + runs[1].recipe.name + runs[3].recipe.name, std::string("fastslowslow"));
        QCOMPARE(runs[0].study, runs[3].study);
        QVERIFY2(session_->state().openModel()->name.contains(" · seed "), qPrintable(session_->state().openModel()->name));
        // The next start shows its bands again; chosen among the runs, the seeds of a variant are one, too.
        cleanup();
        open();
        QTRY_COMPARE(chips(), 2);
        emit window_->page<ui::RunsView>()->overlaysChosen(
            {QString::fromStdString(runs[1].id), QString::fromStdString(runs[3].id)});
        QTRY_COMPARE(chips(), 3);
        QCOMPARE(window_->curvePlot()->overlayColours().size(), 2);
        emit window_->page<ui::RunsView>()->overlaysChosen({});
        QTRY_COMPARE(chips(), 2);
        // One that is made in the window.
        window_->trainPanel()->setRecipe(runs[0].recipe);
        emit window_->trainPanel()->varyRequested("learning-rate");
        auto* dialog = window_->findChild<ui::VaryDialog*>();
        dialog->findChild<QLineEdit*>("variedList")->setText("0.02 0.05");
        dialog->findChild<QSpinBox*>("variedSeeds")->setValue(1);
        const auto size = [&] { return dialog->findChild<QLabel*>("variedSize")->text(); };
        QTRY_VERIFY2_WITH_TIMEOUT(size().startsWith("2 runs · about "), qPrintable(size()), 30000);
        dialog->findChild<QPushButton*>("trainExperimentButton")->click();
        const auto made = [] { return app::RunStore(app::Database(app::databasePath())).list(); };
        QTRY_COMPARE_WITH_TIMEOUT(made().size(), std::size_t(6), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
        QCOMPARE(made()[0].recipe.learningRate, 0.05);
        QCOMPARE(made()[0].name, std::string("Learning rate 0.05"));
        window_->findChild<QPushButton*>("runEndPlot")->click();
        QVERIFY(window_->findChild<ui::ExperimentPlot*>() != nullptr);
        // Other runs take nothing from it, those that go on neither.
        window_->showInfo("Something else.");
        trainAnEpoch();
        stop();
        QCOMPARE(chips(), 0);
        emit window_->page<ui::RunsView>()->continueRequested(QString::fromStdString(lastRun().id));
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QCOMPARE(chips(), 0);
        stop();
        QVERIFY2(!window_->messageBar()->text().contains("Learned."), qPrintable(window_->messageBar()->text()));
        emit window_->experimentRequested("nothing.json", false);
        QTRY_VERIFY(window_->messageBar()->text().contains("nothing.json"));
    }

    void whatTheWindowCanReadWithIsOfferedAndOpens() {
        using Group = ui::ModelChoice::Group;
        const auto offered = [this](Group group) {
            std::vector<ui::ModelChoice> choices;
            std::ranges::copy_if(window_->modelChoices(), std::back_inserter(choices),
                                 [group](const ui::ModelChoice& choice) { return choice.group == group; });
            return choices;
        };
        QTRY_COMPARE(offered(Group::bundled).size(), std::size_t(1));
        const ui::ModelChoice bundled = offered(Group::bundled).front();
        QVERIFY2(bundled.detail.contains("99.60 %"), qPrintable(bundled.detail));
        const fs::path file = openedFile();
        QTRY_COMPARE(offered(Group::file).size(), std::size_t(1));
        model::Recipe recipe = endless();
        recipe.epochs = 1;
        recipe.weightAveraging = 0.9; // weights of two kinds
        for (const char* name : {"first", "second"}) {
            recipe.name = name;
            train(recipe);
            QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
        }
        const model::Weights learned = session_->state().openModel()->model->weights;
        QTRY_COMPARE(offered(Group::kept).size(), std::size_t(1));
        QCOMPARE(offered(Group::kept).front().title.section(" · ", 0, 0), QString("first"));
        const std::vector<ui::ModelChoice> ofRun = offered(Group::run);
        QCOMPARE(ofRun.size(), std::size_t(2));
        QCOMPARE(ofRun[0].title, QString("second · averaged"));
        QVERIFY2(ofRun[0].detail.startsWith(ui::percent(*lastRun().testAccuracy, 2)), qPrintable(ofRun[0].detail));
        const auto choose = [this](const ui::ModelChoice& choice) {
            const auto before = session_->state().openModel()->model;
            emit window_->modelChosen(choice.id);
            [&] { QTRY_VERIFY(session_->state().openModel()->model != before); }();
        };
        choose(bundled);
        QVERIFY(session_->state().openModel()->model->weights == app::bundledModel().weights);
        QVERIFY(!session_->state().openModel()->modified);
        choose(ofRun[0]);
        QVERIFY(session_->state().openModel()->model->weights == learned);
        QCOMPARE(session_->state().openModel()->name, ofRun[0].title);
        choose(ofRun[1]);
        QVERIFY(session_->state().openModel()->model->weights != learned);
        choose(offered(Group::kept).front());
        QCOMPARE(session_->state().openModel()->name, QString("first · averaged"));
        choose(offered(Group::file).front());
        QCOMPARE(session_->state().openModel()->path, QString::fromStdString(file.string()));
        // The next start shows the curves of the run that was open last.
        app::RunLibrary library;
        QString shown;
        connect(&library, &app::RunLibrary::firstLoaded, window_.get(),
                [&shown](const auto&, const app::ShownCurves& curves) { shown = QString::fromStdString(curves.own.back().id); });
        const QString first = offered(Group::kept).front().id.section(':', 0, 0);
        library.start(first);
        QCOMPARE(shown, first);
        library.start(bundled.id);
        QCOMPARE(shown, QString::fromStdString(lastRun().id));
        train(endless());
        emit window_->modelChosen(bundled.id);
        QTRY_VERIFY(window_->messageBar()->text().contains("A run is on"));
        stop();
    }

    void anInterruptedRunIsToldOnceAndNotBesideAnother() {
        const auto isTold = [this] {
            return window_->messageBar()->isVisibleTo(window_.get()) && window_->messageBar()->text().contains("was interrupted");
        };
        trainUntilSomethingIsLearned();
        cleanup();
        open();
        QTRY_VERIFY(isTold());
        train(endless());
        QVERIFY(!isTold());
        stop();
        const app::Database database(app::databasePath());
        app::RunStore(database).remove({lastRun().id});
        QCOMPARE(lastRun().outcome, model::RunOutcome::interrupted); // the newest again
        cleanup();
        open();
        QTRY_COMPARE(window_->page<ui::RunsView>()->findChild<ui::RunsModel*>()->rowCount(), 1);
        QVERIFY(!isTold());
    }

    void theWindowBeginsWithWhatIsAskedFor() {
        const fs::path mine = openedFile();
        cleanup();
        app::WindowProgram program({.data = "starter", .model = mine.string(), .recipe = "spark"});
        QTRY_VERIFY(program.session().state().data() != nullptr);
        QCOMPARE(program.session().state().data()->name, std::string("Starter digits"));
        QTRY_VERIFY(program.session().state().openModel() != nullptr && program.session().state().openModel()->name == "mine");
        QCOMPARE(program.window().trainPanel()->recipe().name, std::string("spark"));
        // What is wrong is told in the window, which opens all the same.
        for (const auto& [start, told] : {std::pair{app::WindowStart{.data = "kmnist"}, "KMNIST is not here"},
                                          std::pair{app::WindowStart{.data = "/nowhere"}, "/nowhere"},
                                          std::pair{app::WindowStart{.model = "/no.pt"}, "/no.pt"},
                                          std::pair{app::WindowStart{.recipe = "nobody's"}, "nobody's"}}) {
            const app::WindowProgram wrong(start);
            QTRY_VERIFY2(wrong.window().messageBar()->text().contains(told), qPrintable(wrong.window().messageBar()->text()));
            QTRY_VERIFY(wrong.session().state().openModel() != nullptr);
        }
    }

    void anotherLanguageIsSpokenAtOnceAndAfterARun() {
        cleanup();
        const auto back = qScopeGuard([] {
            QSettings().remove("language");
            ui::applyLanguage("en");
        });
        app::WindowProgram program;
        const app::SessionState* state = &program.session().state();
        QTRY_VERIFY(state->data() && state->openModel() != nullptr);
        const auto data = state->data();
        const auto model = state->openModel()->model;
        program.window().tabs()->setCurrentIndex(2);
        model::Random random{1};
        program.window().drawPanel()->canvas()->setDrawing(synthetic::digitStrokes(7, random));
        const model::Drawing drawing = program.window().drawPanel()->canvas()->drawing();
        const QString english = program.window().tabs()->tabText(0);
        QPointer<ui::MainWindow> before = &program.window();
        emit program.window().languageChosen("de");
        QTRY_VERIFY(!before);
        QVERIFY(program.window().tabs()->tabText(0) != english);
        QCOMPARE(program.window().tabs()->tabText(0), QCoreApplication::translate("ui::MainWindow", "Curves"));
        state = &program.session().state();
        QCOMPARE(state->data(), data); // what was open is
        QCOMPARE(state->openModel()->model, model);
        QCOMPARE(program.window().tabs()->currentIndex(), 2);
        QCOMPARE(program.window().drawPanel()->canvas()->drawing(), drawing);
        // A run goes on undisturbed.
        emit program.window().trainRequested(endless(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(program.window().runState(), RunState::training, 30000);
        before = &program.window();
        emit program.window().languageChosen("en");
        QVERIFY(program.window().messageBar()->text().contains(
            QCoreApplication::translate("app::WindowProgram", "The window speaks the chosen language once this run has ended.")));
        QVERIFY(before);
        QTRY_VERIFY_WITH_TIMEOUT(state->run()->progress.epochs >= 1, 30000);
        emit program.window().stopRequested();
        QTRY_VERIFY_WITH_TIMEOUT(!before, 30000);
        QCOMPARE(program.window().tabs()->tabText(0), english);
        QCOMPARE(program.session().state().openModel()->name, QString("endless"));
        const auto* ended = program.window().findChild<ui::RunEndCard*>();
        QTRY_VERIFY(!ended->isHidden());
        QVERIFY(ended->findChild<QLabel*>("runEndText")->text().startsWith("Stopped in epoch"));
        QCOMPARE(program.window().findChild<QLabel*>("statusSpeed")->text(), QString("Training stopped"));
    }

    void theLastFilesAreOfferedTheLatestFirst() {
        const fs::path opened = openedFile();
        const auto named = [&](int number) {
            return QString::fromStdString((folder_ / ("file" + std::to_string(number) + ".safetensors")).string());
        };
        for (const int number : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5}) {
            fs::copy_file(opened, named(number).toStdString(), fs::copy_options::overwrite_existing);
            emit window_->openModelRequested(named(number));
            QTRY_COMPARE(session_->state().openModel()->path, named(number));
        }
        const QStringList latest{named(5), named(10), named(9), named(8), named(7), named(6), named(4), named(3)};
        const auto shown = [this] {
            QStringList paths;
            for (const ui::ModelChoice& choice : window_->modelChoices()) {
                if (choice.group == ui::ModelChoice::Group::file) {
                    paths << choice.id;
                }
            }
            return paths;
        };
        QTRY_COMPARE(shown(), latest);
        cleanup();
        open();
        QTRY_COMPARE(shown(), latest);
    }

    void whatWasMeantIsKeptUntilItIsTakenBack() {
        model::Random random{1};
        emit window_->drawPanel()->drawingLabelled(7, synthetic::digitStrokes(7, random));
        auto* summary = window_->findChild<QLabel*>("handwritingSummary");
        QTRY_COMPARE(summary->text(), QString("1 drawing"));
        {
            const app::Database database(app::databasePath());
            const app::DrawingStore store(database);
            QCOMPARE(store.drawings(store.ids()).at(0).digit, 7);
        }
        emit window_->drawPanel()->undoLabelRequested();
        const app::Database database(app::databasePath());
        QTRY_COMPARE(app::DrawingStore(database).count(), 0);
    }

    /// From its name to the canvas that reads it; drawn as on the canvas, kept at once.
    void anAlphabetOfOnesOwnIsLearned() {
        ui::HandwritingView* view = window_->handwritingView();
        const auto* button = view->findChild<QPushButton*>("alphabetButton");
        const auto* summary = window_->findChild<QLabel*>("handwritingSummary");
        const auto* result = view->findChild<QLabel*>("fineTuneResult");
        auto* train = view->findChild<QPushButton*>("fineTuneButton");
        auto* table = view->findChild<ui::DrawingsTable*>("handwritingTable");
        emit view->alphabetEdited(0, "Bars", {{-1, "flat"}, {-1, "tall"}});
        QTRY_COMPARE(button->text(), QString("Bars"));
        view->setCollecting(true);
        const auto bar = [](bool tall, int i) {
            const auto at = static_cast<float>(60 + 9 * i);
            model::Stroke stroke;
            stroke.points = tall ? std::vector<model::StrokePoint>{{at, 40, 1}, {140, 230, 1}}
                                 : std::vector<model::StrokePoint>{{40, at, 1}, {230, 140, 1}};
            stroke.width = 22;
            return model::Drawing{stroke};
        };
        for (int i = 0; i < 10; ++i) {
            QVERIFY(!train->isEnabled());
            emit table->classPressed(i % 2);
            emit window_->drawPanel()->findChild<ui::SampleCollector*>()->collected(bar(i % 2 == 1, i));
            QTRY_COMPARE(summary->text(), i == 0 ? QString("1 drawing") : QString("%1 drawings").arg(i + 1));
        }
        {
            const app::Database database(app::databasePath());
            const app::DrawingStore store(database);
            QCOMPARE(store.count(store.alphabets().at(1).id), 10);
            QCOMPARE(store.count(), 0); // of digits
            view->setCollecting(false);
            emit session_->workers().handwriting.added(1, 10, 1, store.alphabets().at(1).id);
        }
        const QString last = window_->findChild<QLabel*>("teachingLine")->text(); // while digits are read
        QCOMPARE(last, QString("Added as a tall · 10 drawings"));
        QTRY_VERIFY(train->isEnabled());
        train->click();
        QTRY_VERIFY(session_->state().run() != nullptr);
        QCOMPARE(session_->state().data()->train.size(), 8);
        QCOMPARE(session_->state().data()->test.size(), 2);
        window_->drawPanel()->canvas()->setDrawing(bar(true, 5));
        QTRY_VERIFY_WITH_TIMEOUT(window_->drawPanel()->answerView()->sentence().contains("tall"), 30000); // while it learns
        stop();
        QCOMPARE(session_->state().openModel()->name, QString("Bars"));
        QCOMPARE(window_->classes().answers.all(), (model::ClassNames{"flat", "tall"}));
        QTRY_VERIFY(result->text().contains(" of 2 drawings that were held back"));
        const auto isOffered = [this] {
            return std::ranges::any_of(window_->modelChoices(), [](const auto& choice) { return choice.title == "Bars"; });
        };
        QTRY_VERIFY(isOffered());
        // Digits, then back: the canvas reads what is chosen.
        const app::Database database(app::databasePath());
        const std::vector<app::Alphabet> alphabets = app::DrawingStore(database).alphabets();
        emit view->alphabetChosen(0);
        emit session_->workers().handwriting.alphabetsChanged(alphabets, alphabets.at(1)); // which the store showed before
        QTRY_VERIFY(!window_->classes().answers.areNamed());
        emit view->alphabetChosen(alphabets.at(1).id);
        QTRY_COMPARE(window_->classes().answers.all(), (model::ClassNames{"flat", "tall"}));
        QCOMPARE(session_->state().openModel()->name, QString("Bars"));
    }

    void aSaveDialogThatOutlivesTheRunWritesWhatItsNameSays() {
        trainAnEpoch();
        emit window_->saveDialogOpened();
        const model::Weights offered = session_->state().modelToSave()->weights;
        QTRY_VERIFY_WITH_TIMEOUT(*session_->state().run()->weights != offered, 30000);
        stop();
        const auto left = session_->state().openModel()->model;
        QVERIFY(left->weights != offered);
        const fs::path file = folder_ / "epoch.safetensors";
        emit window_->saveModelRequested(QString::fromStdString(file.string()));
        QTRY_VERIFY(window_->messageBar()->text().contains("epoch.safetensors"));
        QVERIFY(model::loadModel(file).weights == offered);
        QCOMPARE(session_->state().openModel()->model, left);
        QVERIFY(!session_->state().openModel()->modified); // it lies with its run
    }

    void noSeedOfASeriesWritesOverTheOpenedFile() {
        const fs::path opened = openedFile();
        const std::string before = bytesOf(opened);
        model::Recipe recipe = endless();
        recipe.epochs = 1;
        WorkerSpy finished(&session_->workers().training, &app::TrainingWorker::finished);
        emit window_->trainRequested(recipe, 2);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QTRY_COMPARE(session_->state().openModel()->path, QString());
        emit window_->saveRequested();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 60000);
        emit window_->saveRequested();
        QCOMPARE(session_->state().openModel()->path, QString());
        QCOMPARE(bytesOf(opened), before);

        // The best one is open, also after a restart, and each seed says which it is.
        const QString best = session_->state().openModel()->name;
        QVERIFY2(best.startsWith("endless · seed ") && best.endsWith(" · best of 2"), qPrintable(best));
        const model::Weights weights = session_->state().openModel()->model->weights;
        QStringList ids;
        const app::Database database(app::databasePath());
        for (const model::RunRecord& run : app::RunStore(database).list()) {
            ids.prepend(QString::fromStdString(run.id));
        }
        const auto* runs = window_->page<ui::RunsView>()->findChild<ui::RunsModel*>();
        QTRY_COMPARE(runs->rowCount(), 3); // with their study
        const auto chips = [this] {
            QStringList names;
            for (const QToolButton* chip : window_->curvePlot()->findChildren<QToolButton*>("chipToggle")) {
                names << chip->text();
            }
            return names;
        };
        for (int seed = 1; seed <= 2; ++seed) { // both together are one band
            emit window_->page<ui::RunsView>()->overlaysChosen({ids[seed - 1]});
            QTRY_COMPARE(chips(), QStringList{QString("endless · seed %1").arg(seed)});
        }
        emit window_->page<ui::RunsView>()->overlaysChosen(ids);
        QTRY_COMPARE(chips(), QStringList{"endless"});
        cleanup();
        open();
        QCOMPARE(session_->state().openModel()->name, best);
        QVERIFY(session_->state().openModel()->model->weights == weights);
    }

    void aRunEndsWithWhatOneCanDoNext() {
        const auto part = [this](const char* name) { return window_->findChild<QPushButton*>(name); };
        const auto shown = [this](QWidget* widget) { return widget->isVisibleTo(window_->curvePlot()); };
        auto* text = window_->findChild<QLabel*>("runEndText");
        QVERIFY(!shown(text));
        model::Recipe recipe = endless();
        recipe.epochs = 1;
        emit window_->trainRequested(recipe, 1);
        QTRY_VERIFY_WITH_TIMEOUT(shown(text), 60000);
        const model::Evaluation read = *session_->state().mistakes()->evaluation;
        QVERIFY2(text->text().startsWith("Done in 0:") &&
                     text->text().endsWith(QString(". %1 of 200 test images read right.").arg(read.correct)),
                 qPrintable(text->text()));
        QCOMPARE(part("runEndMistakes")->text(), QString("See the %1 mistakes").arg(200 - read.correct));
        part("runEndMistakes")->click();
        QCOMPARE(window_->tabs()->currentWidget(), window_->mistakesView());
        part("runEndInside")->click();
        QCOMPARE(window_->tabs()->currentWidget(), window_->insideView());
        QVERIFY(shown(part("runEndLonger")) && !shown(part("runEndContinue")));
        const auto model = session_->state().openModel()->model;
        part("runEndLonger")->click();
        QVERIFY(!shown(text));
        QCOMPARE(session_->state().run()->series.request().initialWeights->weights, model->weights);
        QCOMPARE(session_->state().run()->recipe().seed, recipe.seed + 1);
        QTRY_VERIFY_WITH_TIMEOUT(shown(text), 60000);

        // Stopped before its first epoch ended: what read before reads on.
        const app::OpenModel reader = *session_->state().openModel();
        recipe = endless();
        recipe.batchSize = 2;
        train(recipe);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().run()->weights != nullptr, 30000);
        stop();
        QCOMPARE(session_->state().openModel()->model, reader.model);
        QCOMPARE(QSettings().value("openModel").toString(), reader.id);
        QVERIFY2(text->text().startsWith("Stopped in epoch 1 of 2000, after 0:") &&
                     text->text().endsWith(" endless goes on reading; the run is kept under Runs."),
                 qPrintable(text->text()));
        QVERIFY(!shown(part("runEndMistakes")) && !shown(part("runEndInside")) && shown(part("runEndContinue")));
        QTRY_VERIFY(std::ranges::any_of(window_->modelChoices(), [](const auto& choice) {
            return choice.id == app::modelId(lastRun().id, model::WeightsKind::last);
        }));
        part("runEndRead")->click();
        QTRY_VERIFY(session_->state().openModel()->model->weights == model::loadModel(lastRun().model).weights);
        QVERIFY(!shown(text));

        trainAnEpoch();
        const std::string id = session_->state().run()->id;
        stop();
        QVERIFY2(text->text().startsWith("Stopped in epoch ") && text->text().contains(" of 2000, after 0:"),
                 qPrintable(text->text()));
        QVERIFY(!shown(part("runEndLonger")) && shown(part("runEndContinue")) && !shown(part("runEndRead")));
        part("runEndContinue")->click();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QTRY_COMPARE(session_->state().run()->id, id);
        QVERIFY(!shown(text));
        stop();
        QVERIFY(shown(text));
        openedFile();
        QVERIFY(!shown(text)); // whose figures were of the run's model
    }

    void aRecipeAndItsCommandAreCopied() {
        model::Recipe recipe = endless();
        recipe.epochs = 1;
        emit window_->trainRequested(recipe, 1);
        QTRY_VERIFY_WITH_TIMEOUT(lastRun().outcome == model::RunOutcome::completed, 60000);
        const QString id = QString::fromStdString(lastRun().id);
        QClipboard* clipboard = QGuiApplication::clipboard();
        emit window_->page<ui::RunsView>()->copyRecipeRequested(id);
        QTRY_VERIFY(clipboard->text().startsWith("{"));
        QVERIFY(model::recipeFromJson(clipboard->text().toStdString(), "clipboard") == recipe);
        emit window_->page<ui::RunsView>()->copyCommandRequested(id);
        QTRY_VERIFY(clipboard->text().startsWith("digitlab train --epochs 1 --batch-size 32 --learning-rate 0.05 --data "));
    }

    void aDataSetThatComesDuringARunWaits() {
        const auto first = session_->state().data();
        trainUntilSomethingIsLearned();
        emit window_->dataFolderChosen(QString::fromStdString((folder_ / "second").string()));
        QTRY_VERIFY(window_->messageBar()->text().contains("once this run has ended"));
        QCOMPARE(session_->state().data(), first);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().mistakes() != nullptr, 30000);
        QCOMPARE(session_->state().mistakes()->data, first);
        QVERIFY(window_->mistakesView()->matrix()->isVisibleTo(window_->mistakesView()));
        stop();
        QCOMPARE(session_->state().data()->train.size(), 300);
        QVERIFY(session_->state().mistakes() == nullptr);
        QVERIFY(!window_->mistakesView()->matrix()->isVisibleTo(window_->mistakesView()));
    }

    /// Six deleted, one drawn, then Undo in the message bar: the six come back and the one stays.
    void undoInTheMessageBarTakesBackWhatItNames() {
        ui::HandwritingView* view = window_->handwritingView();
        auto* table = view->findChild<QTableView*>("handwritingTable");
        const auto drawings = [table] {
            int count = 0;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                for (int column = 0; column < table->model()->columnCount(); ++column)
                    count += table->model()->index(row, column).data(Qt::DecorationRole).isValid() ? 1 : 0;
            return count;
        };
        const auto mean = [&](int digit) {
            model::Random random{3, static_cast<std::uint64_t>(digit)};
            emit window_->drawPanel()->drawingLabelled(digit, synthetic::digitStrokes(digit, random));
        };
        for (int digit = 0; digit < 6; ++digit) {
            mean(digit);
        }
        QTRY_COMPARE(drawings(), 6);
        auto* action = window_->messageBar()->findChild<QPushButton*>("messageAction");
        auto* remove = view->findChild<QPushButton*>("removeButton");
        table->selectAll();
        remove->click();
        remove->click(); // before the first was heard of
        QTRY_COMPARE(drawings(), 0);
        QTRY_COMPARE(action->text(), QString("Undo: delete 6 drawings"));
        mean(9);
        QTRY_COMPARE(drawings(), 1);
        action->click();
        QTRY_COMPARE(drawings(), 7);
        auto* undo = view->findChild<QPushButton*>("undoDrawingsButton");
        QTRY_COMPARE(undo->toolTip(), QString("Undo: add a 9."));
        auto* panelUndo = window_->findChild<QPushButton*>("undoMeantButton");
        QVERIFY(panelUndo->isVisibleTo(window_.get()));
        undo->click();
        undo->click();
        QTRY_COMPARE(drawings(), 6);
        QTRY_COMPARE(undo->toolTip(), QString("Undo: add a 5."));
        QVERIFY(!panelUndo->isVisibleTo(window_.get())); // it was taken back already
        // Nor is a message's Undo offered for what the page has undone.
        table->selectAll();
        remove->click();
        QTRY_VERIFY(window_->messageBar()->isVisibleTo(window_.get()) && action->text() == "Undo: delete 6 drawings");
        undo->click();
        QTRY_COMPARE(drawings(), 6);
        QVERIFY(!window_->messageBar()->isVisibleTo(window_.get()));
    }

    /// Two runs are deleted here and a third by another program; the message's Undo brings the two back.
    void undoInTheMessageBarBringsBackTheRunsItNames() {
        const app::Database database(app::databasePath());
        const app::RunStore store(database);
        const auto run = [](const char* id) {
            model::RunRecord record;
            record.id = id;
            record.started = "2026-11-25T00:30:12Z";
            return record;
        };
        for (const char* id : {"a", "b", "c"}) {
            store.begin(run(id));
        }
        auto* view = window_->page<ui::RunsView>();
        auto* bar = window_->messageBar();
        auto* action = bar->findChild<QPushButton*>("messageAction");
        emit view->deleteRequested({"a", "b"});
        QTRY_COMPARE(action->text(), QString("Undo: delete 2 runs"));
        const auto offers = [&] { return bar->isVisibleTo(window_.get()) && action->isVisibleTo(bar); };
        QVERIFY(offers());
        store.remove({"c"});
        action->click();
        QTRY_COMPARE(store.list().size(), std::size_t(2));
        QCOMPARE(store.listDeleted().front().id, std::string("c"));
        emit view->deleteRequested({"c"}); // it is gone already: there is nothing to offer
        emit view->starChanged("a", true);
        QTRY_VERIFY(store.find("a").starred);
        QCoreApplication::processEvents();
        QVERIFY2(!offers(), qPrintable(bar->text()));
    }

    void anImageOfTheDataSetTakesThePicturesPlace() {
        ui::DrawPanel* panel = window_->drawPanel();
        auto* page = window_->page<ui::DataView>();
        window_->show();
        window_->tabs()->setCurrentWidget(page);
        QImage blank(200, 100, QImage::Format_RGB32);
        blank.fill(Qt::white);
        emit window_->takePictureRequested(blank);
        QTRY_VERIFY(panel->showsPicture());
        QTRY_COMPARE(panel->answerView()->accessibleDescription(), QString("Nothing was read"));
        auto* list = page->findChild<QListView*>("dataImages");
        const QModelIndex first = list->model()->index(0, 0);
        QTRY_VERIFY(!list->visualRect(first).isEmpty());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
        QVERIFY(!panel->showsPicture());
        QVERIFY(panel->canvas()->isVisible() && panel->canvas()->showsImage());
        QVERIFY(panel->findChild<QPushButton*>("clearButton")->isEnabled());
        QTRY_COMPARE(panel->chosen(), 0); // it is what the answer is of
        emit window_->takePictureRequested(blank);
        QTRY_VERIFY(panel->showsPicture());
        QTRY_COMPARE(panel->answerView()->accessibleDescription(), QString("Nothing was read"));
        panel->closePicture();
        QVERIFY(panel->canvas()->showsImage());
        QTRY_COMPARE(panel->chosen(), 0);
    }

    /// A tilted sheet on a desk: it is found and shown, and what is set by hand is read.
    void theSheetInAPhotoIsFoundAndCorrected() {
        QImage photo(800, 600, QImage::Format_RGB32);
        photo.fill(QColor(70, 50, 40));
        QPainter painter(&photo);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(410, 295);
        painter.rotate(6);
        const QRectF paper(-300, -150, 600, 300);
        painter.fillRect(paper, QColor(245, 244, 238));
        const QTransform onPaper = painter.transform();
        painter.setPen(QPen(QColor(30, 30, 60), 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.translate(-270, -50);
        for (const int digit : {4, 0, 7}) {
            model::Random random{3, static_cast<std::uint64_t>(digit)};
            for (const model::Stroke& stroke : synthetic::digitStrokes(digit, random)) {
                QPolygonF line;
                for (const model::StrokePoint& point : stroke.points) {
                    line << QPointF(static_cast<double>(point.x), static_cast<double>(point.y));
                }
                painter.drawPolyline(line);
            }
            painter.translate(200, 0);
        }
        painter.end();
        ui::DrawPanel* panel = window_->drawPanel();
        std::optional<ui::Reading> reading;
        QObject context;
        connect(&session_->workers().prediction, &app::PredictionWorker::readingReady, &context,
                [&reading](const ui::Reading& answer) { reading = answer; });
        const auto text = [&] { return reading ? QString::fromStdString(model::numberText(reading->digits)) : QString(); };
        const auto corner = [&](double x, double y) {
            const QPointF at = onPaper.map(QPointF(x, y));
            return model::Point{static_cast<float>(at.x()), static_cast<float>(at.y())};
        };
        emit window_->takePictureRequested(photo);
        QTRY_COMPARE(text(), QString("407"));
        const model::Quad all{corner(paper.left(), paper.top()), corner(paper.right(), paper.top()),
                              corner(paper.right(), paper.bottom()), corner(paper.left(), paper.bottom())};
        for (std::size_t i = 0; i < all.size(); ++i) {
            QVERIFY(std::hypot(reading->sheet[i].x - all[i].x, reading->sheet[i].y - all[i].y) < 10);
        }
        QVERIFY(reading->ink != nullptr && reading->ink->width > reading->ink->height);
        QTRY_COMPARE(panel->pictureView()->caption(), QString("Read on the outlined sheet"));

        const model::Quad third{all[0], corner(-113, paper.top()), corner(-113, paper.bottom()), all[3]};
        emit panel->sheetChanged(third);
        QTRY_COMPARE(text(), QString("4"));
        QVERIFY(reading->sheet == third);
        emit panel->sheetChanged({});
        QTRY_COMPARE(text(), QString("407"));
    }

    void aFailedDownloadNamesNoSourceUnaskedAndIsTriedAgain() {
        auto* bar = window_->messageBar();
        emit session_->workers().files.fetchFailed("mnist", "No internet connection.", "Connect it.", "https://a.b: no host");
        QTRY_VERIFY(bar->text().contains("No internet connection."));
        QVERIFY2(!bar->text().contains("https"), qPrintable(bar->text()));
        auto* retry = bar->findChild<QPushButton*>("messageAction");
        QCOMPARE(retry->text(), QString("Retry"));
        retry->click(); // there is another data set where MNIST would go: that needs no network to fail
        QTRY_VERIFY2(bar->text().contains("holds another data set"), qPrintable(bar->text()));
    }

    void cancellingADownloadKeepsTheDataSetAtHand() {
        emit window_->fetchDataRequested();
        emit window_->cancelFetchRequested();
        QTRY_VERIFY(!window_->messageBar()->isProgress());
        QVERIFY(session_->state().data() != nullptr);
    }

    void afterARunTheCanvasReadsWithTheModelItLeft() {
        std::optional<ui::Reading> reading;
        QObject context;
        connect(&session_->workers().prediction, &app::PredictionWorker::readingReady, &context,
                [&reading](const ui::Reading& answer) { reading = answer; });
        model::Random random{1};
        emit window_->drawPanel()->drawingChanged(synthetic::digitStrokes(7, random));
        trainAnEpoch();
        QTRY_VERIFY(reading && reading->origin.startsWith("epoch "));
        stop();
        QTRY_COMPARE(reading->origin, QString("endless"));
        const auto predictor = model::makePredictor(session_->state().openModel()->model->weights, {.threads = 1});
        const model::ReadDigit& digit = reading->digits.at(0);
        QCOMPARE(digit.prediction.probabilities, model::predictOne(*predictor, digit.image).probabilities);
    }

    void afterADivergenceTheCanvasReadsWithTheLastGoodWeights() {
        std::optional<ui::Reading> reading;
        QObject context;
        connect(&session_->workers().prediction, &app::PredictionWorker::readingReady, &context,
                [&reading](const ui::Reading& answer) { reading = answer; });
        model::Random random{1};
        emit window_->drawPanel()->drawingChanged(synthetic::digitStrokes(7, random));
        model::Recipe recipe = endless();
        recipe.learningRate = 100; // grows until it is too much, after an epoch at the earliest
        recipe.warmUp = 0.9;
        recipe.momentum = 0.99;
        WorkerSpy failed(&session_->workers().training, &app::TrainingWorker::failed);
        emit window_->trainRequested(recipe, 1);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QTRY_COMPARE(window_->runState(), RunState::idle);
        const auto kept = failed[0].at(2).value<std::shared_ptr<const model::Model>>();
        QVERIFY(kept != nullptr);
        QCOMPARE(session_->state().openModel()->model, kept);
        QVERIFY(!session_->state().openModel()->modified); // it lies with its run
        QVERIFY(window_->messageBar()->text().contains("diverged"));
        QTRY_VERIFY(reading && reading->origin == "endless");
        const auto predictor = model::makePredictor(kept->weights, {.threads = 1});
        const model::ReadDigit& digit = reading->digits.at(0);
        QCOMPARE(digit.prediction.probabilities, model::predictOne(*predictor, digit.image).probabilities);
    }

    void aRunThatCannotBeKeptGoesOnAndIsSavedElsewhere() {
        model::Recipe recipe = endless();
        recipe.epochs = 6;
        WorkerSpy finished(&session_->workers().training, &app::TrainingWorker::finished);
        train(recipe);
        const fs::path runs = app::runFolder("any").parent_path();
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(runs), 30000); // the recorder makes it on a thread of its own
        fs::rename(runs, folder_ / "moved");
        synthetic::writeBytes(runs, "a file where the folder goes");
        auto* elsewhere = window_->messageBar()->findChild<QPushButton*>("messageAction");
        const auto offers = [&] {
            return window_->messageBar()->isVisibleTo(window_.get()) && elsewhere->text() == "Save elsewhere…";
        };
        QTRY_VERIFY_WITH_TIMEOUT(offers(), 60000);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120000);
        QTRY_COMPARE(window_->runState(), RunState::idle);
        QCOMPARE(session_->state().openModel()->model->card.epochs, 6);
        QVERIFY(window_->messageBar()->text().contains("rescued-1.safetensors"));
        QVERIFY(offers());
        const fs::path path = folder_ / "elsewhere.safetensors";
        emit window_->saveDialogOpened(); // as the button does
        emit window_->saveModelRequested(QString::fromStdString(path.string()));
        QTRY_VERIFY(fs::exists(path));
        QVERIFY(model::loadModel(path).weights == session_->state().openModel()->model->weights);
        QVERIFY(model::loadModel(app::homeFolder() / "models/rescued-1.safetensors").weights == model::loadModel(path).weights);
        fs::remove_all(folder_ / "moved");
    }

    void aFineTunedModelIsThereEvenIfItCannotBeWritten() {
        for (int i = 0; i < 8; ++i) {
            model::Random random{2, static_cast<std::uint64_t>(i)};
            emit window_->drawPanel()->drawingLabelled(4, synthetic::digitStrokes(4, random));
        }
        auto* fineTune = window_->findChild<QPushButton*>("fineTuneButton");
        QTRY_VERIFY(fineTune->isEnabled());
        const fs::path runs = app::runFolder("any").parent_path();
        fs::remove_all(runs);
        synthetic::writeBytes(runs, "a file where the folder goes");
        fineTune->setFocus();
        fineTune->click();
        QCOMPARE(window_->focusWidget(), window_->drawPanel()->canvas());
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 120000);
        QCOMPARE(window_->focusWidget(), window_->drawPanel()->canvas());
        QCOMPARE(session_->state().openModel()->name, QString("fine-tuned"));
        QVERIFY(session_->state().openModel()->modified);
        QVERIFY2(window_->messageBar()->text().contains("rescued-1.safetensors"), qPrintable(window_->messageBar()->text()));
        const fs::path rescued = app::homeFolder() / "models/rescued-1.safetensors";
        QVERIFY(model::loadModel(rescued).weights == session_->state().openModel()->model->weights);
        auto* back = window_->findChild<QPushButton*>("modelBeforeButton");
        back->setFocus();
        back->click();
        QCOMPARE(session_->state().openModel()->model->weights, app::bundledModel().weights);
        QCOMPARE(window_->focusWidget(), window_->drawPanel()->canvas());
    }

    void digitsAreTaughtToNoModelAndWithNoDataOfOtherClasses() {
        for (int i = 0; i < 4; ++i) {
            model::Random random{2, static_cast<std::uint64_t>(i)};
            emit window_->drawPanel()->drawingLabelled(4, synthetic::digitStrokes(4, random));
        }
        auto* fineTune = window_->findChild<QPushButton*>("fineTuneButton");
        QTRY_VERIFY(fineTune->isEnabled());
        synthetic::writeDataSet(folder_ / "letters", 300, 100);
        synthetic::writeBytes(folder_ / "letters" / "classes.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        emit window_->dataFolderChosen(QString::fromStdString((folder_ / "letters").string()));
        QTRY_VERIFY(!session_->state().data()->train.classes.empty());
        QVERIFY(!fineTune->isEnabled());
        QVERIFY2(fineTune->toolTip().contains("data set has other classes"), qPrintable(fineTune->toolTip()));
        openedFile(session_->state().data()->train.classes);
        QVERIFY(!fineTune->isEnabled());
        QVERIFY2(fineTune->toolTip().contains("model tells other classes apart"), qPrintable(fineTune->toolTip()));
    }

    /// Names that are no UTF-8, beside umlauts and spaces.
    void aHomeAndADataFolderOfAnyBytes() {
        cleanup();
        const fs::path home = folder_ / "mein H\xc3\xa4uschen \xe4\xff";
        const fs::path data = folder_ / "Daten \xc3\xbc \xfe";
        fs::copy(folder_ / "data", data);
        qputenv("XDG_DATA_HOME", home.c_str());
        qputenv("DIGITLAB_DATA", data.c_str());
        const auto back = qScopeGuard([this] {
            qputenv("XDG_DATA_HOME", (folder_ / "home").c_str());
            qputenv("DIGITLAB_DATA", (folder_ / "data").c_str());
        });
        open();
        QCOMPARE(session_->state().data()->train.size(), 2000);
        model::Random random{2, 0};
        emit window_->drawPanel()->drawingLabelled(4, synthetic::digitStrokes(4, random));
        trainAnEpoch();
        stop();
        const std::shared_ptr<const model::Model> learned = session_->state().openModel()->model;
        QVERIFY(model::loadModel(lastRun().model).weights == learned->weights);
        QVERIFY(fs::exists(home / "digitlab/digitlab.sqlite"));
        QCOMPARE(app::DrawingStore(app::Database(app::databasePath())).count(), 1);
        cleanup();
        open();
        QVERIFY(session_->state().openModel()->model->weights == learned->weights);
        QVERIFY2(!window_->messageBar()->isVisibleTo(window_.get()), qPrintable(window_->messageBar()->text()));
    }

    /// Not even root may write to /proc.
    void aHomeThatCannotBeWrittenLosesNothing() {
        cleanup();
        qputenv("XDG_DATA_HOME", "/proc/nowhere");
        const auto back = qScopeGuard([this] { qputenv("XDG_DATA_HOME", (folder_ / "home").c_str()); });
        open();
        QTRY_VERIFY(window_->messageBar()->text().contains("/proc/nowhere"));
        trainUntilSomethingIsLearned();
        QTRY_VERIFY(window_->messageBar()->text().contains("without being kept"));
        stop();
        QVERIFY(session_->state().openModel()->modified);
        QTRY_VERIFY(window_->messageBar()->text().contains("rescued-")); // in the folder for temporary files
        const fs::path elsewhere = folder_ / "homeless.safetensors";
        emit window_->saveDialogOpened();
        emit window_->saveModelRequested(QString::fromStdString(elsewhere.string()));
        QTRY_VERIFY(fs::exists(elsewhere));
        QVERIFY(model::loadModel(elsewhere).weights == session_->state().openModel()->model->weights);
    }

    void noMoreThreadsBeginThanThereAreProcessors() {
        model::Recipe recipe = endless();
        recipe.threads = QThread::idealThreadCount() + 3;
        emit window_->trainRequested(recipe, 1);
        QTRY_VERIFY(session_->state().run() != nullptr);
        QCOMPARE(session_->state().run()->recipe().threads, QThread::idealThreadCount());
        QVERIFY2(window_->messageBar()->text().contains("one a processor"), qPrintable(window_->messageBar()->text()));
        stop();
    }

    void theWindowComesBeforeWhatComputesForLong() {
        const auto nicenessOf = [](const QObject* worker) {
            std::atomic<int> niceness = 0;
            QMetaObject::invokeMethod(
                const_cast<QObject*>(worker), [&] { niceness = getpriority(PRIO_PROCESS, 0); }, Qt::BlockingQueuedConnection);
            return niceness.load();
        };
        const int own = getpriority(PRIO_PROCESS, 0);
        QCOMPARE(nicenessOf(&session_->workers().prediction), own);
        QCOMPARE(nicenessOf(&session_->workers().training), std::min(19, own + app::WorkerThread::kBackgroundNiceness));
    }

    void aDataSetIsOpenedWhileDrawingsAndRunsAreRead() {
        const auto busy = std::make_shared<std::latch>(1); // as with a hundred thousand drawings; the threads outlast this test
        const auto end = qScopeGuard([&busy] { busy->count_down(); });
        const app::Workers& workers = session_->workers();
        for (QObject* worker : std::initializer_list<QObject*>{&workers.handwriting, &workers.runs}) {
            QMetaObject::invokeMethod(
                worker, [busy] { busy->wait(); }, Qt::QueuedConnection);
        }
        const auto before = session_->state().data();
        emit window_->dataFolderChosen(QString::fromStdString(before->folder.string()));
        QTRY_VERIFY(session_->state().data() != before);
    }

    /// While their thread is busy: it frames many, say.
    void whatWasAskedForBeforeTheWindowClosesIsDone() {
        std::atomic<bool> busy = false;
        std::atomic<bool> asked = false;
        const auto work = [&, window = gettid()] {
            busy = true;
            while (!asked || !sleeps(window)) { // until it waits for this thread to end
                std::this_thread::yield();
            }
        };
        QMetaObject::invokeMethod(&session_->workers().handwriting, work, Qt::QueuedConnection);
        QTRY_VERIFY(busy);
        model::Random random{1};
        emit window_->drawPanel()->drawingLabelled(7, synthetic::digitStrokes(7, random));
        asked = true;
        session_.reset();
        QCOMPARE(app::DrawingStore(app::Database(app::databasePath())).count(), 1);
    }

    /// Training sends its weights straight to the worker that reads.
    void readingEndsOnlyAfterTraining() {
        trainUntilSomethingIsLearned();
        const QPointer<const app::PredictionWorker> reading = &session_->workers().prediction;
        bool readingWasThere = false;
        connect(
            &session_->workers().training, &app::TrainingWorker::stopped, &session_->workers().training,
            [&, window = gettid()] {
                while (!sleeps(window)) { // until it waits for the threads, all of which were told to quit
                    std::this_thread::yield();
                }
                readingWasThere = !reading.isNull();
            },
            Qt::DirectConnection);
        session_.reset();
        QVERIFY(readingWasThere);
        QVERIFY(reading.isNull());
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    SessionTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "session_test.moc"
