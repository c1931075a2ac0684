// SPDX-License-Identifier: GPL-3.0-or-later
// What explains a digit beside the window: only while somebody looks, always the newest, and of the network that reads.
#include "app/window/workers/why_worker.h"

#include "app/window/workers/worker_thread.h"
#include "model/ink/ink.h"
#include "model/network/reference/activations.h"
#include "tests/app/worker_spy.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/warnings.h"

#include <QTest>

#include <algorithm>

class WhyWorkerTest : public QObject {
    Q_OBJECT

    static std::shared_ptr<const model::ForwardTrace> pathOf(int digit, const std::shared_ptr<const model::Weights>& weights) {
        auto path = std::make_shared<model::ForwardTrace>();
        model::Random random{4};
        path->ink = synthetic::digitStrokes(digit, random);
        path->image = model::frameDrawing(path->ink).value();
        path->weights = weights;
        path->activations = model::activate(*weights, path->image);
        return path;
    }

    const std::shared_ptr<const model::Weights> weights_ = std::make_shared<const model::Weights>(model::randomWeights(1));

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() {
        qRegisterMetaType<std::shared_ptr<const model::Explanation>>();
        qRegisterMetaType<std::shared_ptr<const model::Counterfactual>>();
        qRegisterMetaType<std::shared_ptr<const model::Nearest>>();
    }

    void itWorksOutWhatIsLookedAt() {
        app::WorkerThread thread("why");
        auto* worker = thread.add<app::WhyWorker>();
        WorkerSpy explained(worker, &app::WhyWorker::explained);
        WorkerSpy counterfactual(worker, &app::WhyWorker::counterfactualFound);
        WorkerSpy nearest(worker, &app::WhyWorker::nearestFound);
        const auto first = pathOf(2, weights_);
        const auto second = pathOf(7, weights_);
        worker->setPath(first);
        worker->setPath(second); // replaces it
        QVERIFY(explained.isEmpty());
        worker->setWanted(true);
        QTRY_COMPARE(counterfactual.size(), 1);
        QCOMPARE(explained.size(), 1);
        QCOMPARE(explained[0][0].value<std::shared_ptr<const model::Explanation>>()->path, second);
        QCOMPARE(counterfactual[0][0].value<std::shared_ptr<const model::Counterfactual>>()->path, second);
        QVERIFY(nearest.isEmpty()); // there is no data set

        auto data = std::make_shared<app::LoadedData>();
        data->train = synthetic::digits(40, 3);
        worker->setData(data);
        QTRY_COMPARE(nearest.size(), 1);
        const auto found = nearest[0][0].value<std::shared_ptr<const model::Nearest>>();
        QCOMPARE(found->among, 40);
        QCOMPARE(found->images.size(), app::WhyWorker::kNearest);
        // The nearest of all by the plain forward pass.
        const auto distance = [&](const model::DigitImage& image) {
            const model::Activations other = model::activate(*weights_, image);
            const auto a = other.inputOf(weights_->architecture->featureLayers());
            const auto b = second->activations.inputOf(weights_->architecture->featureLayers());
            double sum = 0;
            for (std::size_t i = 0; i < a.size(); ++i)
                sum += std::pow(static_cast<double>(a[i] - b[i]), 2);
            return std::sqrt(sum);
        };
        const auto& images = data->train.images;
        const auto best = std::min_element(images.begin(), images.end(),
                                           [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
        QCOMPARE(found->images[0].index, static_cast<int>(best - images.begin()));
        QVERIFY(std::abs(static_cast<double>(found->images[0].distance) - distance(*best)) < 1e-3);
        QCOMPARE(found->images[0].label, int(data->train.labels[static_cast<std::size_t>(found->images[0].index)]));

        worker->setQuestion({3, 8}); // the same digit: only the answer is another one
        QTRY_COMPARE(explained.size(), 2);
        QCOMPARE(explained[1][0].value<std::shared_ptr<const model::Explanation>>()->contrastClass, 8);
        QCOMPARE(counterfactual.size(), 1);

        // Other weights: all of it anew, the features too.
        worker->setPath(pathOf(7, std::make_shared<const model::Weights>(model::randomWeights(2))));
        QTRY_COMPARE(explained.size(), 3);
        QTRY_COMPARE(counterfactual.size(), 2);
        QTRY_VERIFY(nearest.size() >= 2);
        QVERIFY(nearest.last()[0].value<std::shared_ptr<const model::Nearest>>()->images[0].distance !=
                found->images[0].distance);

        worker->setWanted(false);
        worker->setPath(first);
        worker->setWanted(true);
        QTRY_COMPARE(explained.last()[0].value<std::shared_ptr<const model::Explanation>>()->path, first);
        worker->setPath(nullptr);
    }
};

QTEST_GUILESS_MAIN(WhyWorkerTest)
#include "why_worker_test.moc"
