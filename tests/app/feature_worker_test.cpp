// SPDX-License-Identifier: GPL-3.0-or-later
// What was learned and what another model says, worked out beside the window: always the newest, and only while somebody looks.
#include "app/window/thin_out.h"
#include "app/window/workers/compare_worker.h"
#include "app/window/workers/feature_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/network/reference/activations.h"
#include "tests/app/worker_spy.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"

#include <QTest>

#include <algorithm>

using Excitement = std::shared_ptr<const model::Excitement>;
using Made = std::shared_ptr<const model::OptimisedImage>;
using History = std::shared_ptr<const model::HistogramHistory>;
using Read = std::shared_ptr<const model::Weights>;

class FeatureWorkerTest : public QObject {
    Q_OBJECT

    std::shared_ptr<app::LoadedData> data_ = std::make_shared<app::LoadedData>();
    const std::shared_ptr<const model::Weights> weights_ = std::make_shared<const model::Weights>(model::randomWeights(1));
    const std::shared_ptr<const model::Weights> others_ = std::make_shared<const model::Weights>(model::randomWeights(2));

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() {
        qRegisterMetaType<Excitement>();
        qRegisterMetaType<Made>();
        qRegisterMetaType<History>();
        qRegisterMetaType<Read>();
        qRegisterMetaType<std::shared_ptr<const model::AnswerPair>>();
        qRegisterMetaType<std::shared_ptr<const model::Comparison>>();
        data_->train = synthetic::digits(130, 3);
        data_->test = synthetic::digits(240, 4);
    }

    void mapsAreOfTheNewestWeights() {
        app::WorkerThread thread("learned");
        auto* worker = thread.add<app::FeatureWorker>();
        WorkerSpy layers(worker, &app::FeatureWorker::weightsRead);
        WorkerSpy exciting(worker, &app::FeatureWorker::exciting);
        WorkerSpy made(worker, &app::FeatureWorker::optimised);
        const auto last = [&] { return exciting.last()[0].value<Excitement>(); };
        worker->setData(data_);
        worker->setWeights(weights_);
        const int conv4 = static_cast<int>(others_->architecture->weighted()[3]);
        worker->choose({conv4, 2});
        worker->setWeights(others_); // replaces them
        QVERIFY(layers.isEmpty());   // nobody looks
        worker->setWanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(!exciting.isEmpty() && last()->among == 240, 60000); // long under a sanitizer
        QCOMPARE(layers.size(), 1);
        QCOMPARE(layers[0][0].value<Read>(), others_);
        QCOMPARE(last()->map, (model::MapPlace{conv4, 2}));
        QCOMPARE(last()->weights, layers[0][0].value<Read>());
        QCOMPARE(last()->images.size(), std::size_t(9));
        // The best of all by the plain forward pass.
        const auto value = [&](const model::DigitImage& image) {
            const std::vector<float> maps = model::activate(*others_, image).layers[static_cast<std::size_t>(conv4)];
            return *std::max_element(maps.begin() + 2 * 14 * 14, maps.begin() + 3 * 14 * 14);
        };
        const auto& images = data_->test.images;
        const auto best =
            std::max_element(images.begin(), images.end(), [&](const auto& a, const auto& b) { return value(a) < value(b); });
        QCOMPARE(last()->images[0].index, static_cast<int>(best - images.begin()));
        QCOMPARE(last()->images[0].peak.value, value(*best));
        QCOMPARE(last()->images[0].label, int(data_->test.labels[static_cast<std::size_t>(last()->images[0].index)]));
        QCOMPARE(made.size(), 1);
        QVERIFY(made[0][0].value<Made>()->peak.value > value(*best));

        worker->choose({0, 7}); // at once: all maps were looked at
        QTRY_COMPARE(last()->map, (model::MapPlace{0, 7}));
        QCOMPARE(last()->among, 240);
        QTRY_COMPARE(made.size(), 2);
        worker->setWanted(false);
        worker->setWeights(weights_);
        worker->setWanted(true);
        QTRY_COMPARE(layers.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(last()->weights == layers[1][0].value<Read>() && last()->among == 240, 60000);
        worker->setData(nullptr);
        worker->setWanted(false);
    }

    void everyEpochIsMeasuredAndLittleIsKept() {
        app::WorkerThread thread("learned");
        auto* worker = thread.add<app::FeatureWorker>();
        WorkerSpy measured(worker, &app::FeatureWorker::spreadsMeasured);
        worker->addEpoch(1, weights_, data_); // nobody looks: all the same
        worker->addEpoch(2, others_, nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(measured.size(), 2, 60000);
        const auto history = measured[1][0].value<History>();
        QCOMPARE(history->size(), std::size_t(2));
        QCOMPARE((*history)[0]->images, 100);
        QCOMPARE((*history)[0]->of(model::Figures::gradients).size(), std::size_t(8));
        QCOMPARE((*history)[1]->epoch, 2);
        QVERIFY((*history)[1]->of(model::Figures::gradients).empty()); // there was no data
        const auto& kernel = others_->at("conv1.weight").values;
        QCOMPARE((*history)[1]->of(model::Figures::weights)[0].greatest, *std::max_element(kernel.begin(), kernel.end()));
        worker->forgetEpochs();
        worker->addEpoch(1, others_, nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(measured.size(), 4, 60000);
        QVERIFY(!measured[2][0].value<History>());
        QCOMPARE(measured[3][0].value<History>()->size(), std::size_t(1));

        std::vector<int> kept;
        for (int epoch = 1; epoch <= 1000; ++epoch) {
            kept.push_back(epoch);
            app::thinOut(kept, 60);
            QVERIFY(kept.size() <= 60 && kept.front() == 1 && kept.back() == epoch);
        }
        QVERIFY(kept.size() >= 30 && std::is_sorted(kept.begin(), kept.end()));
    }

    void twoModelsAreComparedAsEachIsEvaluated() {
        app::WorkerThread thread("learned");
        auto* worker = thread.add<app::CompareWorker>();
        WorkerSpy compared(worker, &app::CompareWorker::compared);
        WorkerSpy answered(worker, &app::CompareWorker::answered);
        const auto last = [&] { return compared.last()[0].value<std::shared_ptr<const model::Comparison>>(); };
        auto path = std::make_shared<model::ForwardTrace>();
        path->image = data_->test.images[3];
        worker->setPath(path);
        worker->setData(data_);
        worker->setA(weights_);
        worker->setWanted(true);
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 1, 60000);
        QVERIFY(!last() && !answered[0][0].value<std::shared_ptr<const model::AnswerPair>>()); // there is no B yet
        worker->setB(others_);
        QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 2, 60000);
        const auto a = model::makePredictor(*weights_, {.threads = 1});
        const auto b = model::makePredictor(*others_, {.threads = 1});
        const model::Evaluation readA = model::evaluate(*a, data_->test);
        const model::Evaluation readB = model::evaluate(*b, data_->test);
        QCOMPARE(last()->images, 240);
        QCOMPARE(last()->rightA(), readA.correct);
        QCOMPARE(last()->rightB(), readB.correct);
        std::size_t different = 0;
        for (std::size_t i = 0; i < 240; ++i)
            different += readA.reads[i].predicted != readB.reads[i].predicted ? 1 : 0;
        QCOMPARE(last()->disagreements.size(), different);
        QVERIFY(different > 20);
        const model::Disagreement& one = last()->disagreements[5];
        QCOMPARE(one.b, readB.reads[static_cast<std::size_t>(one.index)].predicted);
        QCOMPARE(last()->testImages->at(static_cast<std::size_t>(one.index)),
                 data_->test.images[static_cast<std::size_t>(one.index)]);
        const auto answers = answered.last()[0].value<std::shared_ptr<const model::AnswerPair>>();
        QCOMPARE(answers->a, model::predictOne(*a, path->image).probabilities);
        QCOMPARE(answers->b, model::predictOne(*b, path->image).probabilities);
        worker->setB(weights_); // the same: nothing differs
        QTRY_COMPARE_WITH_TIMEOUT(compared.size(), 3, 60000);
        QVERIFY(last()->disagreements.empty());
        worker->setPath(nullptr);
        QTRY_VERIFY(!answered.last()[0].value<std::shared_ptr<const model::AnswerPair>>());
    }
};

QTEST_GUILESS_MAIN(FeatureWorkerTest)
#include "feature_worker_test.moc"
