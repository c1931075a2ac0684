// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/data_worker.h"

#include "app/window/session.h"
#include "app/window/workers/worker_thread.h"
#include "model/data/data_check.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "model/network/fused/fused_step.h"
#include "tests/app/worker_spy.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/pages/data_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTest>

#include <utility>

using Doubts = std::shared_ptr<const app::LabelDoubts>;

class DataWorkerTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;

    static std::shared_ptr<const model::Model> randomModel(std::uint64_t seed) {
        auto made = std::make_shared<model::Model>();
        made->weights = model::randomWeights(seed);
        return made;
    }
    static std::shared_ptr<const app::LoadedData> dataSet(int train, int test) {
        auto data = std::make_shared<app::LoadedData>();
        data->train = synthetic::digits(train, 1);
        data->test = synthetic::digits(test, 2);
        return data;
    }
    static std::size_t mistakes(const model::Weights& weights, const model::DataSet& set) {
        model::FusedPredictor predictor(weights, 1, model::chooseIsa());
        const model::Evaluation read = model::evaluate(predictor, set);
        return static_cast<std::size_t>(read.images - read.correct);
    }

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() {
        qRegisterMetaType<Doubts>();
        qRegisterMetaType<std::shared_ptr<const model::ClassMeans>>();
        qRegisterMetaType<std::shared_ptr<const app::LoadedData>>();
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    void itFindsWhatIsWanted() {
        app::WorkerThread thread("data");
        auto* worker = thread.add<app::DataWorker>();
        WorkerSpy means(worker, &app::DataWorker::meansFound);
        WorkerSpy found(worker, &app::DataWorker::doubtsFound);
        const auto last = [&found] { return found.last()[0].value<Doubts>(); };
        const auto data = dataSet(60, 30);
        const auto first = randomModel(1);
        worker->setData(data);
        QTRY_COMPARE(means.size(), 1); // nobody has to ask
        QCOMPARE(means[0][0].value<std::shared_ptr<const model::ClassMeans>>()->test, model::classMeans(data->test, 10));
        worker->setModel(first);
        worker->setWanted(model::Split::train);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(last()->model, first);
        QCOMPARE(last()->images.size(), mistakes(first->weights, data->train));
        worker->setWanted(model::Split::test);
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(last()->split, model::Split::test);
        QCOMPARE(last()->images.size(), mistakes(first->weights, data->test));
        const auto second = randomModel(2);
        worker->setModel(second);
        QTRY_COMPARE(last()->model, second);
        QCOMPARE(last()->images.size(), mistakes(second->weights, data->test));
        const auto other = dataSet(20, 20);
        worker->setData(other);
        QTRY_COMPARE(last()->data, other);
        QCOMPARE(means.size(), 2);
        worker->setWanted(std::nullopt);
        QCOMPARE(last()->model, second);
    }

    /// What it is reading when another model comes is not told any more.
    void anotherModelEndsTheReading() {
        app::WorkerThread thread("data");
        auto* worker = thread.add<app::DataWorker>();
        WorkerSpy found(worker, &app::DataWorker::doubtsFound);
        const auto data = dataSet(20, 20);
        auto large = std::make_shared<app::LoadedData>(*data);
        while (large->train.images.size() < 60000) {
            large->train.images.insert(large->train.images.end(), 1000, data->train.images[1]);
            large->train.labels.insert(large->train.labels.end(), 1000, 1);
        }
        const auto first = randomModel(1);
        const auto second = randomModel(2);
        bool changed = false;
        connect(
            worker, &app::DataWorker::doubtsProgressed, worker,
            [&](double share) { // in its own thread, in the midst of it
                if (!std::exchange(changed, true) && share < 1)
                    worker->setModel(second);
            },
            Qt::DirectConnection);
        worker->setData(large);
        worker->setModel(first);
        worker->setWanted(model::Split::train);
        QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty(), 60000);
        QVERIFY(changed);
        QCOMPARE(found[0][0].value<Doubts>()->model, second);
    }

    void thePageShowsWhatTheOpenModelDoubts() {
        synthetic::writeDataSet(folder_ / "data", 300, 100);
        model::DataSet test = synthetic::digits(100, 2);
        std::swap(test.labels[3], test.labels[14]); // a 3 and a 4
        synthetic::writeBytes(folder_ / "data" / "t10k-labels-idx1-ubyte", synthetic::idxLabels(test));
        qputenv("XDG_DATA_HOME", (folder_ / "home").string().c_str());
        qputenv("DIGITLAB_DATA", (folder_ / "data").string().c_str());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString((folder_ / "config").string()));
        ui::MainWindow window;
        app::Session session(window);
        session.start();
        window.show();
        QTRY_VERIFY(session.state().data() && session.state().openModel() != nullptr);
        auto* page = window.page<ui::DataView>();
        window.tabs()->setCurrentWidget(page);
        QTRY_COMPARE(page->images()->rowCount(), 300);
        QTest::mouseClick(page->splits()->findChildren<QPushButton*>()[1], Qt::LeftButton);
        QCOMPARE(page->images()->rowCount(), 100);
        QTest::mouseClick(page->kinds()->findChildren<QPushButton*>()[1], Qt::LeftButton);
        const app::LoadedData& data = *session.state().data();
        const auto expected = [&] { return int(mistakes(session.state().openModel()->model->weights, data.test)); };
        QVERIFY(expected() >= 2);
        QTRY_COMPARE(page->images()->rowCount(), expected());

        model::Model other = *randomModel(3);
        model::saveModel(folder_ / "other.safetensors", other);
        emit window.openModelRequested(QString::fromStdString((folder_ / "other.safetensors").string()));
        QTRY_COMPARE(session.state().openModel()->name, QString("other"));
        QTRY_COMPARE(page->images()->rowCount(), expected());

        auto* list = page->findChild<QListView*>("dataImages");
        QTRY_VERIFY(!list->visualRect(list->model()->index(0, 0)).isEmpty());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(window.drawPanel()->canvas()->showsImage());

        const int before = expected();
        other.card.program = "DigitLab 1.0.0"; // it is known what its outputs stand for
        model::Model turned = model::withClasses(other, {"9", "8", "7", "6", "5", "4", "3", "2", "1", "0"}, "other");
        model::saveModel(folder_ / "turned.safetensors", turned);
        emit window.openModelRequested(QString::fromStdString((folder_ / "turned.safetensors").string()));
        QTRY_COMPARE(session.state().openModel()->name, QString("turned"));
        QTRY_COMPARE(page->images()->rowCount(), before); // by the classes' names

        other.card.classes = {"shirt", "shoe"}; // cannot tell digits apart
        model::saveModel(folder_ / "clothes.safetensors", other);
        emit window.openModelRequested(QString::fromStdString((folder_ / "clothes.safetensors").string()));
        QTRY_COMPARE(session.state().openModel()->name, QString("clothes"));
        QCOMPARE(page->images()->rowCount(), 0);
        QVERIFY(!page->wantedDoubts());
    }
};

QTEST_MAIN(DataWorkerTest)
#include "data_worker_test.moc"
