// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in a real window in an X server, with mouse and keyboard alone: train, watch, draw, stop, save, open.
#include "app/commands/timings.h"
#include "app/drawings/handwriting.h"
#include "app/storage/paths.h"
#include "app/storage/recipe_files.h"
#include "app/window/session.h"

#include "model/network/reference/activations.h"
#include "tests/app/worker_spy.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/path_maps.h"
#include "ui/explain/path_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/model_switcher.h"
#include "ui/window/run_status.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using ui::RunState;

namespace fs = std::filesystem;

/// For what trains, milliseconds: seconds on a machine of its own, minutes where others take the processors. QTest itself ends a
/// function after five.
constexpr int kPatience = 240000;

/// Calls back after a widget has been painted.
class Painted : public QObject {
public:
    explicit Painted(std::function<void()> then) : then_(std::move(then)) {}
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(this, then_, Qt::QueuedConnection);
        return false;
    }

private:
    std::function<void()> then_;
};

class EndToEndTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<app::Session> session_;
    std::optional<ui::Reading> reading_; ///< the latest answer

    /// The newest run that is kept.
    static model::RunRecord lastRun() { return app::RunStore(app::Database(app::databasePath())).find("last"); }

    QPushButton* button(const char* name) const { return window_->findChild<QPushButton*>(name); }

    void click(const char* name) const {
        QVERIFY2(button(name) != nullptr, name);
        QVERIFY2(button(name)->isEnabled(), name);
        QTest::mouseClick(button(name), Qt::LeftButton);
    }

    /// Polylines of a hundredth of the paper's height, pressed, moved and released on the canvas.
    void write(const model::Drawing& drawing, QPointF corner = {25, 25}, double size = 0.5) const {
        ui::DrawingCanvas* canvas = window_->drawPanel()->canvas();
        const QSize paper = QSize(canvas->width() > 400 ? 2 : 1, 1).scaled(canvas->size(), Qt::KeepAspectRatio);
        const QPointF origin((canvas->width() - paper.width()) / 2, (canvas->height() - paper.height()) / 2);
        for (const model::Stroke& stroke : drawing) {
            const auto place = [&](std::size_t i) {
                const QPointF point(static_cast<double>(stroke.points[i].x), static_cast<double>(stroke.points[i].y));
                return origin + (corner + size * point) * paper.height() / 100;
            };
            QTest::mousePress(canvas, Qt::LeftButton, {}, place(0).toPoint());
            constexpr int kMovesALine = 8;
            for (std::size_t i = 1; i < stroke.points.size(); ++i) {
                for (int move = 1; move <= kMovesALine; ++move) {
                    QTest::mouseMove(canvas, (place(i - 1) + (place(i) - place(i - 1)) * move / kMovesALine).toPoint());
                }
            }
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, place(stroke.points.size() - 1).toPoint());
        }
    }

    void draw(int digit, QPointF corner = {25, 25}) const {
        model::Random random{1};
        write(synthetic::digitStrokes(digit, random), corner);
    }

    int digitRead() const { return reading_ ? reading_->digits.back().prediction.digit : -1; }

    QString numberRead() const { return reading_ ? QString::fromStdString(model::numberText(reading_->digits)) : QString(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window_.get(), key, modifiers); }

    /// Leaves a model in the window that reads the drawn digits.
    void trainBriefly() {
        model::Recipe recipe;
        recipe.epochs = 12;
        recipe.learningRate = 0.05;
        recipe.batchSize = 32;
        window_->trainPanel()->setRecipe(recipe);
        click("trainButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, kPatience);
    }

    /// Answers the file dialog that is open with a path, as typing it and pressing the button does.
    void answerDialog(const fs::path& path) const {
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QFileDialog*>()) != nullptr && dialog->isVisible());
        auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
        QVERIFY(name != nullptr);
        name->setText(
            QString::fromStdString(path.string())); // typed letter by letter, a list of completions would take the click
        const auto* buttons = dialog->findChild<QDialogButtonBox*>();
        const bool saving = dialog->acceptMode() == QFileDialog::AcceptSave;
        QTest::mouseClick(buttons->button(saving ? QDialogButtonBox::Save : QDialogButtonBox::Open), Qt::LeftButton);
        QTRY_VERIFY(window_->findChild<QFileDialog*>() == nullptr);
        window_->activateWindow(); // as a window manager does: this display has none
        QTRY_VERIFY(window_->isActiveWindow());
    }

    /// Of the pen, in a measurement; $DIGITLAB_MOVEMENTS for figures.
    static int movements() { return qEnvironmentVariable("DIGITLAB_MOVEMENTS", "100").toInt(); }

    /// How long movements of the pen take, one after the other, each until `answered` says so; `begin` is called before each.
    void measurePen(const char* what, const std::function<void()>& begin, const std::function<bool()>& answered) const {
        ui::DrawingCanvas* canvas = window_->drawPanel()->canvas();
        canvas->clear();
        std::vector<double> milliseconds;
        constexpr int kWarmUp = 10; // a page is laid out with the first drawing
        QTest::mousePress(canvas, Qt::LeftButton, {}, {60, 60});
        for (int i = 0; i < movements(); ++i) {
            const double angle = 0.12 * i;
            const QPointF place(136 + 60 * std::cos(angle), 136 + (40 + 0.1 * i) * std::sin(angle));
            QCoreApplication::processEvents(); // answers to what came before
            begin();
            const std::size_t points = canvas->drawing()[0].points.size();
            QElapsedTimer timer;
            timer.start();
            QTest::mouseMove(canvas, place.toPoint());
            if (canvas->drawing()[0].points.size() == points) {
                continue; // it rounded to the same pixel
            }
            while (!answered() && timer.elapsed() < 2000) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
            }
            if (i >= kWarmUp) {
                milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
            }
        }
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, {60, 60});
        QVERIFY(milliseconds.size() > static_cast<std::size_t>(movements()) / 2);
        const app::Timings series(milliseconds);
        qInfo("%s, %zu movements: median %.1f ms, 99 %% within %.1f ms, longest %.1f ms", what, series.runs(), series.median(),
              series.quantile(0.99), series.largest());
    }

    /// Until the maps of the drawing with the movement have been painted.
    void measurePenToMaps(const char* what) const {
        ui::PathMaps* maps = window_->insideView()->path()->maps();
        int paths = 0; // that came to the window; the page may have been painted with the last one before it is counted
        int paints = 0;
        int pathsBefore = 0;
        int paintsBefore = 0;
        const auto counted =
            connect(&session_->workers().prediction, &app::PredictionWorker::traceReady, window_.get(), [&paths] { ++paths; });
        Painted filter([&] { ++paints; });
        maps->installEventFilter(&filter);
        measurePen(
            what,
            [&] {
                pathsBefore = paths;
                paintsBefore = paints;
            },
            [&] { return paths > pathsBefore && paints > paintsBefore; });
        maps->removeEventFilter(&filter);
        disconnect(counted);
        QVERIFY(paints > movements() / 4);
    }

private slots:
    void initTestCase() {
        synthetic::writeDataSet(folder_ / "data", 2000, 200);
        qputenv("XDG_DATA_HOME", (folder_ / "home").string().c_str());
        qputenv("XDG_CONFIG_HOME", (folder_ / "config").string().c_str());
        qputenv("DIGITLAB_DATA", (folder_ / "data").string().c_str());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString((folder_ / "config").string()));
    }

    void init() {
        failOnWarnings();
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        window_ = std::make_unique<ui::MainWindow>();
        session_ = std::make_unique<app::Session>(*window_);
        connect(&session_->workers().prediction, &app::PredictionWorker::readingReady, window_.get(),
                [this](const ui::Reading& reading) { reading_ = reading; });
        connect(&session_->workers().prediction, &app::PredictionWorker::nothingToRead, window_.get(),
                [this] { reading_.reset(); });
        window_->show();
        window_->activateWindow(); // shortcuts go to the active window, and there is no window manager here to make it so
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        session_->start();
        QTRY_VERIFY(button("trainButton")->isEnabled());
    }

    void cleanup() {
        session_.reset();
        window_.reset();
    }

    void theFirstRecipeIsQuick() { // at the first start: nothing was trained yet
        QCOMPARE(window_->findChild<QComboBox*>("presetCombo")->currentText(), QString("Quick"));
        QCOMPARE(window_->trainPanel()->recipe().epochs, app::findRecipe("quick").epochs);
    }

    void trainWatchDrawSaveAndOpen() {
        qint64 longestStallMs = 0;
        QElapsedTimer sinceBeat;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] {
            longestStallMs = std::max(longestStallMs, sinceBeat.elapsed());
            sinceBeat.start();
        });

        model::Recipe recipe;
        recipe.epochs = 2000; // until it is stopped
        recipe.learningRate = 0.05;
        recipe.batchSize = 32;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy batches(&session_->workers().training, &app::TrainingWorker::batchesFinished);
        WorkerSpy epochs(&session_->workers().training, &app::TrainingWorker::epochFinished);
        sinceBeat.start();
        heart.start(1);
        click("trainButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::training, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(batches.size() >= 3, 30000);
        QVERIFY(!button("trainButton")->isEnabled());

        // Drawn while it learns, read with the latest weights, and read rightly once it has learned enough.
        draw(7);
        QTRY_VERIFY_WITH_TIMEOUT(digitRead() >= 0, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(epochs.size() >= 10, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(digitRead(), 7, 60000);
        heart.stop();
        qInfo("longest event-loop stall while training: %lld ms", static_cast<long long>(longestStallMs));

        click("pauseButton");
        QTRY_COMPARE(window_->runState(), RunState::paused);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE(window_->runState(), RunState::training);
        click("stopButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);

        const fs::path saved = folder_ / "mine.safetensors";
        QTest::keyClick(window_.get(), Qt::Key_S, Qt::ControlModifier);
        answerDialog(saved);
        QTRY_VERIFY(fs::exists(saved));
        const model::Model model = model::loadModel(saved);
        QVERIFY(model.card.epochs >= 10);
        QCOMPARE(model.card.recipe, std::optional(recipe));

        // Another model reads the drawing differently; the saved one reads it as before.
        model::Model other = model;
        for (model::NamedTensor& tensor : other.weights.tensors) {
            if (tensor.name == "conv8.weight") {
                std::fill(tensor.values.begin(), tensor.values.end(), 0.0F);
            }
        }
        model::saveModel(folder_ / "other.pt", other);
        QTest::keyClick(window_.get(), Qt::Key_O, Qt::ControlModifier);
        answerDialog(folder_ / "other.pt");
        QTRY_COMPARE(reading_->digits.back().prediction.probabilities[3], 0.1F);
        QTest::keyClick(window_.get(), Qt::Key_O, Qt::ControlModifier);
        answerDialog(saved);
        QTRY_COMPARE(digitRead(), 7);
        QVERIFY(window_->drawPanel()->answerView()->sentence().contains('7'));

        QTest::keyClick(window_.get(), Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_COMPARE(digitRead(), -1);
        QTRY_COMPARE(window_->drawPanel()->answerView()->sentence(), QString()); // a blank canvas predicts nothing
    }

    /// Whole numbers on the wide canvas, the same as a picture, copied and pasted; the strokes stay where they are.
    void numbersAndPicturesAreRead() {
        trainBriefly();
        ui::DrawPanel* panel = window_->drawPanel();
        QTest::mouseClick(panel->findChild<QToolButton*>("wideButton"), Qt::LeftButton);
        QTRY_VERIFY(panel->canvas()->width() > 400);
        draw(7, {30, 25});
        draw(1, {90, 25});
        QTRY_COMPARE_WITH_TIMEOUT(numberRead(), QString("71"), 5000);
        QCOMPARE(panel->chosen(), 1);
        QVERIFY(panel->answerView()->accessibleDescription().startsWith("Reads 71; 7: "));
        const model::Drawing drawing = panel->canvas()->drawing();
        QTest::mouseClick(panel->findChild<QToolButton*>("wideButton"), Qt::LeftButton);
        QCOMPARE(panel->canvas()->drawing(), drawing);

        press(Qt::Key_C, Qt::ControlModifier);
        press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(panel->showsPicture());
        QTRY_COMPARE_WITH_TIMEOUT(numberRead(), QString("71"), 5000);
        if (window_->messageBar()->isVisible()) { // what lies over the picture goes first
            qInfo().noquote() << "over the picture:" << window_->messageBar()->text();
            press(Qt::Key_Escape);
        }
        press(Qt::Key_Escape);
        QVERIFY2(!panel->showsPicture(), window_->isActiveWindow() ? "a key did nothing" : "the window is not active");
        QCOMPARE(panel->canvas()->drawing(), drawing);

        QImage blank(300, 200, QImage::Format_RGB32);
        blank.fill(Qt::white);
        const fs::path file = folder_ / "blank.png";
        QVERIFY(blank.save(QString::fromStdString(file.string())));
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        answerDialog(file);
        QTRY_VERIFY(panel->showsPicture());
        QTRY_COMPARE(numberRead(), QString());
        QTRY_COMPARE(panel->answerView()->accessibleDescription(), QString("Nothing was read"));
        press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(numberRead(), QString("71"), 5000);

        synthetic::writeBytes(folder_ / "broken.png", "no picture");
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        answerDialog(folder_ / "broken.png");
        QTRY_VERIFY(window_->messageBar()->isVisible());
        QVERIFY(window_->messageBar()->text().contains("broken.png"));
        QVERIFY(!panel->showsPicture());
    }

    /// Measured on this machine; all of them once the list is looked at.
    void recipesSayHowLongTheyTakeHere() {
        auto* combo = window_->findChild<QComboBox*>("presetCombo");
        const auto facts = [combo](int item) { return combo->itemData(item, Qt::UserRole + 1).toString(); };
        const auto* line = window_->findChild<QLabel*>("presetOutlook");
        window_->trainPanel()->choosePreset("quick");
        QTRY_VERIFY2(line->text().startsWith("8 epochs · about "), qPrintable(line->text()));
        QVERIFY2(!line->text().contains("%"), "what it reaches on MNIST says nothing about these images");
        combo->showPopup();
        for (int item = 0; item < 5; ++item)
            QTRY_VERIFY2_WITH_TIMEOUT(facts(item).contains("about "), qPrintable(facts(item)), 30000);
        combo->hidePopup();
        QVERIFY(fs::exists(app::homeFolder() / "speeds.json"));
    }

    /// A sign said to be a 4: fine-tuning makes it more of one, and one click brings the old model back.
    void theNetworkLearnsOnesHand() {
        auto* fineTune = button("fineTuneButton");
        ui::DrawPanel* panel = window_->drawPanel();
        window_->tabs()->setCurrentWidget(window_->handwritingView());
        QTRY_VERIFY(!fineTune->isEnabled());
        const auto* advice = window_->findChild<QLabel*>("fineTuneObstacle");
        const QStringList advised{"Draw 3 more of the digit 4 ", "Draw 2 more of the digit 4 ", "Draw one more 4 "};
        for (int i = 0; i < 8; ++i) {
            press(Qt::Key_Backspace, Qt::ControlModifier);
            QTRY_COMPARE(digitRead(), -1);
            write({{{{0, 0, 1}, {0, 100, 1}, {60.0F + 5 * static_cast<float>(i), 100, 1}}, 0, false}},
                  {20.0 + 2 * i, 25}); // no digit yet
            QTRY_VERIFY(digitRead() >= 0);
            press(Qt::Key_0); // a second thought follows
            press(Qt::Key_4);
            QTRY_VERIFY(
                panel->findChild<QLabel*>("teachingLine")->text().startsWith(QString("Added as a 4 · %1 drawing").arg(i + 1)));
            QTRY_VERIFY2(advice->text().startsWith(advised.value(i)), qPrintable(advice->text()));
        }
        QTRY_VERIFY(fineTune->isEnabled());
        {
            const app::Database database(app::databasePath());
            QCOMPARE(app::DrawingStore(database).count(), 8);
        }
        const auto before = reading_->digits.back().prediction.probabilities;
        click("fineTuneButton");
        QCOMPARE(window_->runState(), RunState::training);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, kPatience);
        QTRY_COMPARE(digitRead(), 4);
        const QString result = window_->findChild<QLabel*>("fineTuneResult")->text();
        const QRegularExpression form(R"(^your digits \d of 8 → \d of 8 \(2 held back\); .+ \d+\.\d\d → \d+\.\d\d %$)");
        QVERIFY2(form.match(result).hasMatch(), qPrintable(result));
        const auto* status = window_->findChild<QLabel*>("statusEpoch");
        QVERIFY(status->text().contains(result));
        QVERIFY(model::loadModel(lastRun().model).weights == session_->state().openModel()->model->weights);
        click("modelBeforeButton");
        QTRY_COMPARE(reading_->digits.back().prediction.probabilities, before);
        QVERIFY(window_->findChild<QLabel*>("fineTuneResult")->isHidden());
        QVERIFY2(!status->text().contains("your digits"), qPrintable(status->text()));
    }

    /// How long a movement of the pen takes to the bars while a run is on; told, not judged.
    void penToBarsWhileTraining() {
        model::Recipe recipe;
        recipe.epochs = 2000;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy batches(&session_->workers().training, &app::TrainingWorker::batchesFinished);
        click("trainButton");
        QTRY_VERIFY_WITH_TIMEOUT(batches.size() >= 3, 30000);
        int answers = 0;
        int before = 0;
        const auto counted = connect(&session_->workers().prediction, &app::PredictionWorker::readingReady, window_.get(),
                                     [&answers] { ++answers; }); // after the panel has shown it
        measurePen(
            "pen to bars while training", [&] { before = answers; }, [&] { return answers > before; });
        disconnect(counted);
        click("stopButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
    }

    void insideShowsTheWayOfTheDrawing() {
        std::shared_ptr<const model::ForwardTrace> path;
        int paths = 0;
        connect(&session_->workers().prediction, &app::PredictionWorker::traceReady, window_.get(),
                [&](const std::shared_ptr<const model::ForwardTrace>& made) {
                    path = made;
                    ++paths;
                });
        draw(7);
        QTRY_VERIFY(reading_.has_value());
        QCOMPARE(paths, 0); // nobody sees it
        window_->tabs()->setCurrentWidget(window_->insideView());
        QTRY_VERIFY(path != nullptr);
        const auto matches = [&] {
            const auto framed = model::placeDrawing(window_->drawPanel()->canvas()->drawing());
            const model::Activations expected = model::activate(session_->state().openModel()->model->weights, framed->image);
            if (path->image != framed->image || path->place != framed->place)
                return false;
            return path->activations.layers == expected.layers && path->activations.logProbabilities == expected.logProbabilities;
        };
        QTRY_VERIFY(matches());
        ui::PathMaps* maps = window_->insideView()->path()->maps();
        QVERIFY(maps->isVisible());
        // What a pixel sees is framed on the canvas.
        QTest::mouseMove(maps, maps->arrangement().pixelRect({4, 3, 2, 2}).center().toPoint());
        QTRY_VERIFY(!window_->drawPanel()->canvas()->seen().isEmpty());
        QTest::mouseMove(maps, {1, 1});
        QTRY_VERIFY(window_->drawPanel()->canvas()->seen().isEmpty());
        // Esc closes a map; the drawing stays.
        QTest::mouseClick(maps, Qt::LeftButton, {}, maps->arrangement().mapRect(1, 2).center().toPoint());
        QVERIFY(!maps->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(maps->isVisible());
        QVERIFY(!window_->drawPanel()->canvas()->drawing().empty());
        window_->drawPanel()->canvas()->setFocus();
        press(Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_VERIFY(!maps->isVisible());
    }

    void penToMaps() {
        window_->tabs()->setCurrentWidget(window_->insideView());
        measurePenToMaps("pen to maps, idle");
        model::Recipe recipe;
        recipe.epochs = 2000;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy batches(&session_->workers().training, &app::TrainingWorker::batchesFinished);
        click("trainButton");
        QTRY_VERIFY_WITH_TIMEOUT(batches.size() >= 3, 30000);
        measurePenToMaps("pen to maps while training");
        click("stopButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
    }

    void closingMidEpochKeepsTheRun() {
        model::Recipe recipe;
        recipe.epochs = 2000;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy batches(&session_->workers().training, &app::TrainingWorker::batchesFinished);
        click("trainButton");
        QTRY_VERIFY_WITH_TIMEOUT(batches.size() >= 2, 30000);
        window_->close();
        session_.reset();
        QCOMPARE(lastRun().outcome, model::RunOutcome::interrupted);
        QVERIFY(lastRun().canContinue);
        QVERIFY(model::loadModel(lastRun().model).card.steps > 0);
    }

    void severalSeedsInARow() {
        model::Recipe recipe;
        recipe.epochs = 1;
        recipe.batchSize = 100;
        recipe.seed = 7;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy started(&session_->workers().training, &app::TrainingWorker::started);
        WorkerSpy finished(&session_->workers().training, &app::TrainingWorker::finished);
        window_->findChild<QAction*>("repeatAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() == 1, 60000);
        QTRY_VERIFY(window_->findChild<QLabel*>("statusEpoch")->text().startsWith("Seed 2 of 5 · Epoch 1"));
        click("pauseButton"); // whichever seed is on: the series rests
        QTRY_COMPARE(window_->runState(), RunState::paused);
        click("pauseButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, kPatience);
        QCOMPARE(started.size(), 5);
        QCOMPARE(finished.size(), 5);
        for (int run = 0; run < 5; ++run) {
            const auto model = finished[run].at(0).value<std::shared_ptr<const model::Model>>();
            QCOMPARE(model->card.recipe->seed, std::uint64_t(7 + run));
        }
        QVERIFY(window_->findChild<QLabel*>("runEndText")->text().startsWith("5 seeds: mean "));
        QVERIFY(window_->findChild<ui::ModelSwitcher*>("modelButton")->name().contains("best of 5"));
    }

    void stopEndsTheWholeSeries() {
        model::Recipe recipe;
        recipe.epochs = 2000;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy batches(&session_->workers().training, &app::TrainingWorker::batchesFinished);
        WorkerSpy started(&session_->workers().training, &app::TrainingWorker::started);
        WorkerSpy stopped(&session_->workers().training, &app::TrainingWorker::stopped);
        window_->findChild<QAction*>("repeatAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!batches.isEmpty(), 30000);
        click("stopButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
        QCOMPARE(started.size(), 1);
        QCOMPARE(stopped.size(), 1);
    }

    void teachersAreSeenAndCanBeStopped() {
        model::Recipe recipe;
        recipe.distillation.teachers = 3;
        recipe.distillation.epochs = 2000;
        window_->trainPanel()->setRecipe(recipe);
        WorkerSpy stopped(&session_->workers().training, &app::TrainingWorker::stopped);
        const QString before = window_->findChild<ui::ModelSwitcher*>("modelButton")->name();
        click("trainButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->findChild<QLabel*>("statusEpoch")->text(), QString("Teaching 1 of 3 networks"), 30000);
        click("stopButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
        QCOMPARE(stopped.size(), 1);
        QVERIFY(stopped[0].at(0).value<std::shared_ptr<const model::Model>>() == nullptr); // nothing was learned yet
        QCOMPARE(window_->findChild<ui::ModelSwitcher*>("modelButton")->name(), before);
    }

    void ownRecipesAndTheLastOneOutliveTheWindow() {
        ui::TrainPanel* panel = window_->trainPanel();
        auto* combo = window_->findChild<QComboBox*>("presetCombo");
        combo->setFocus();
        panel->choosePreset("spark");
        window_->findChild<QSpinBox*>("batchSizeSpin")->setValue(48);
        window_->findChild<QAction*>("presetSaveAs")->trigger();
        QInputDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window_->findChild<QInputDialog*>()) != nullptr && dialog->isVisible());
        dialog->setTextValue("lesson");
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE(combo->currentText(), QString("Lesson"));
        window_->findChild<QSpinBox*>("epochsSpin")->setValue(2);
        window_->close();
        cleanup();
        init();
        QTRY_COMPARE(window_->findChild<QComboBox*>("presetCombo")->currentText(), QString("Lesson, changed"));
        QCOMPARE(window_->trainPanel()->recipe().batchSize, 48);
        QCOMPARE(window_->trainPanel()->recipe().epochs, 2);
        window_->findChild<QAction*>("presetSaveAs")->trigger();
        QTRY_VERIFY((dialog = window_->findChild<QInputDialog*>()) != nullptr && dialog->isVisible());
        dialog->setTextValue("quick");
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(window_->messageBar()->isVisible());
        QVERIFY(window_->messageBar()->text().contains("comes with DigitLab"));
    }

    void badFilesAreExplainedInTheWindow() {
        synthetic::writeBytes(folder_ / "junk.safetensors", "no model");
        QTest::keyClick(window_.get(), Qt::Key_O, Qt::ControlModifier);
        answerDialog(folder_ / "junk.safetensors");
        QTRY_VERIFY(window_->messageBar()->isVisible());
        QVERIFY(window_->messageBar()->text().contains("junk.safetensors"));
    }

    void aDivergedRunSaysSoAndKeepsTheLastGoodWeights() {
        model::Recipe recipe;
        recipe.learningRate = 100;
        recipe.momentum = 0.99;
        window_->trainPanel()->setRecipe(recipe);
        click("trainButton");
        QTRY_VERIFY_WITH_TIMEOUT(window_->messageBar()->isVisible(), 60000);
        QVERIFY(window_->messageBar()->text().contains("diverged"));
        QTRY_COMPARE(window_->runState(), RunState::idle);
        QVERIFY(button("trainButton")->isEnabled());
        QCOMPARE(lastRun().outcome, model::RunOutcome::diverged);
        QVERIFY(lastRun().reason.find("diverged") != std::string::npos);
        if (!lastRun().model.empty()) { // it went too far at once, else
            model::checkWeights(model::loadModel(lastRun().model).weights, "kept");
        }
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    EndToEndTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "end_to_end_test.moc"
