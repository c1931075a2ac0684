// SPDX-License-Identifier: GPL-3.0-or-later
// The session with real workers and files: what is saved, shown and read while runs begin and end.
#include "app/window/session.h"

#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/pages/confusion_matrix.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/message_bar.h"

#include <QApplication>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <fstream>

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

    void stop() {
        emit window_->stopRequested();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 30000);
    }

    /// A model with weights of its own in a file, opened.
    fs::path openedFile() {
        const fs::path path = folder_ / "mine.safetensors";
        model::Model model = *session_->state().openModel()->model;
        model.card.dataSet = "mine";
        model::saveModel(path, model);
        emit window_->openModelRequested(QString::fromStdString(path.string()));
        [&] { QTRY_COMPARE(session_->state().openModel()->name, QString("mine")); }();
        return path;
    }

    static std::string bytesOf(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
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
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        window_ = std::make_unique<ui::MainWindow>();
        session_ = std::make_unique<app::Session>(*window_);
        session_->start();
        QTRY_VERIFY(session_->state().data() && session_->state().openModel() != nullptr);
    }

    void cleanup() {
        session_.reset();
        window_.reset();
    }

    void saveDuringARunWritesWhatItHasLearned() {
        const fs::path opened = openedFile();
        const std::string before = bytesOf(opened);
        trainUntilSomethingIsLearned();
        const fs::path soFar = folder_ / "so-far.safetensors";
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

    void everyEpochsEndIsKept() {
        fs::remove(app::lastModelPath());
        train(endless());
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().mistakes() != nullptr, 30000); // an epoch has ended
        const model::Model kept = model::loadModel(app::lastModelPath());         // while the run goes on
        QVERIFY(kept.card.epochs >= 1);
        QVERIFY(kept.card.testAccuracy.has_value());
        QCOMPARE(kept.card.recipe->name, std::string("endless"));
        stop();
    }

    void theNextStartReadsWithTheLastRun() {
        trainUntilSomethingIsLearned();
        stop();
        const model::Weights learned = session_->state().openModel()->model->weights;
        cleanup();
        init();
        QCOMPARE(session_->state().openModel()->name, QString("endless"));
        QVERIFY(session_->state().openModel()->model->weights == learned);
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
        QCOMPARE(QSettings().value("recentFiles").toStringList(),
                 (QStringList{named(5), named(10), named(9), named(8), named(7), named(6), named(4), named(3)}));
    }

    void whatWasMeantIsKeptUntilItIsTakenBack() {
        model::Random random{1};
        emit window_->drawPanel()->digitMeant(7, synthetic::digitStrokes(7, random));
        QTRY_VERIFY(fs::exists(app::handwritingPath()));
        QCOMPARE(model::readStrokesFile(app::handwritingPath()).at(0).digit, std::optional(7));
        emit window_->drawPanel()->undoMeantRequested();
        QTRY_VERIFY(!fs::exists(app::handwritingPath()));
    }

    void noSeedOfASeriesWritesOverTheOpenedFile() {
        const fs::path opened = openedFile();
        const std::string before = bytesOf(opened);
        model::Recipe recipe = endless();
        recipe.epochs = 1;
        QSignalSpy finished(session_->trainingWorker(), &app::TrainingWorker::finished);
        emit window_->trainRequested(recipe, 2);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QTRY_COMPARE(session_->state().openModel()->path, QString());
        emit window_->saveRequested();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), RunState::idle, 60000);
        emit window_->saveRequested();
        QCOMPARE(session_->state().openModel()->path, QString());
        QVERIFY(session_->state().openModel()->modified);
        QCOMPARE(bytesOf(opened), before);
    }

    void aDataSetThatComesDuringARunWaits() {
        const auto first = session_->state().data();
        trainUntilSomethingIsLearned();
        emit window_->dataFolderChosen(QString::fromStdString((folder_ / "second").string()));
        QTRY_VERIFY(window_->messageBar()->text().contains("once this run has ended"));
        QCOMPARE(session_->state().data(), first);
        QTRY_VERIFY_WITH_TIMEOUT(session_->state().mistakes() != nullptr, 30000); // an epoch has ended, and the session knows
        QCOMPARE(session_->state().mistakes()->data, first);
        QVERIFY(window_->mistakesView()->matrix()->isVisibleTo(window_->mistakesView()));
        stop();
        QCOMPARE(session_->state().data()->train.size(), 300);
        QVERIFY(session_->state().mistakes() == nullptr);
        QVERIFY(!window_->mistakesView()->matrix()->isVisibleTo(window_->mistakesView()));
    }

    void cancellingADownloadKeepsTheDataSetAtHand() {
        emit window_->fetchDataRequested();
        emit window_->cancelFetchRequested();
        QTRY_VERIFY(!window_->datasetBar()->isVisibleTo(window_.get()));
        QVERIFY(session_->state().data() != nullptr);
    }

    void afterADivergenceTheCanvasReadsWithTheLastGoodWeights() {
        std::optional<ui::Reading> reading;
        const QObject whileItIsThere;
        connect(session_->predictionWorker(), &app::PredictionWorker::readingReady, &whileItIsThere,
                [&reading](const ui::Reading& answer) { reading = answer; });
        model::Random random{1};
        emit window_->drawPanel()->drawingChanged(synthetic::digitStrokes(7, random));
        model::Recipe recipe = endless();
        recipe.learningRate = 1; // far more, and the last good weights answer with no numbers
        recipe.momentum = 0.99;
        QSignalSpy failed(session_->trainingWorker(), &app::TrainingWorker::failed);
        emit window_->trainRequested(recipe, 1);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60000);
        QTRY_VERIFY(session_->state().run() == nullptr);
        const auto kept = failed[0].at(2).value<std::shared_ptr<const model::Model>>();
        QVERIFY(kept != nullptr);
        QCOMPARE(session_->state().openModel()->model, kept);
        QTRY_VERIFY(reading && reading->origin == session_->state().openModel()->name);
        for (const float probability : reading->digits.at(0).prediction.probabilities) {
            QVERIFY(std::isfinite(probability));
        }
    }

    void readingEndsOnlyAfterTraining() {
        trainUntilSomethingIsLearned();
        const QPointer<const app::PredictionWorker> reading = session_->predictionWorker();
        bool readingWasThere = false;
        // On the training thread, once it has stopped working.
        connect(session_->trainingWorker(), &QObject::destroyed, session_->trainingWorker(),
                [&] { readingWasThere = !reading.isNull(); });
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
