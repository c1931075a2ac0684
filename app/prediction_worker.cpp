// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prediction_worker.h"

#include "app/guarded.h"
#include "model/ink/ink.h"
#include "model/train/evaluation.h"

#include <QElapsedTimer>

namespace app {

void PredictionWorker::read(Subject subject) {
    const std::lock_guard lock(mutex_);
    subject_ = std::move(subject);
    schedule();
}

void PredictionWorker::forget() {
    const std::lock_guard lock(mutex_);
    subject_.reset();
    schedule();
}

void PredictionWorker::setWeights(std::shared_ptr<const model::Weights> weights, const QString& origin) {
    const std::lock_guard lock(mutex_);
    weights_ = std::move(weights);
    origin_ = origin;
    schedule();
}

void PredictionWorker::schedule() {
    if (!scheduled_) {
        scheduled_ = true;
        QMetaObject::invokeMethod(this, &PredictionWorker::work, Qt::QueuedConnection);
    }
}

void PredictionWorker::work() {
    QElapsedTimer timer;
    timer.start();
    std::optional<Subject> subject;
    std::shared_ptr<const model::Weights> weights;
    QString origin;
    {
        const std::lock_guard lock(mutex_);
        scheduled_ = false;
        subject = subject_;
        weights = weights_;
        origin = origin_;
    }
    if (!subject || !weights) {
        emit nothingToRead();
        return;
    }
    guarded(
        [&] {
            const auto* drawing = std::get_if<model::Drawing>(&*subject);
            const std::optional<model::DigitImage> image =
                drawing != nullptr ? model::frameDrawing(*drawing) : std::get<model::DigitImage>(*subject);
            if (!image) {
                emit nothingToRead();
                return;
            }
            if (predictorWeights_ != weights) {
                predictor_ = model::makePredictor(*weights, {.threads = 1});
                predictorWeights_ = weights;
            }
            const model::Prediction prediction = model::predictOne(*predictor_, *image);
            emit readingReady({*image, prediction, static_cast<double>(timer.nsecsElapsed()) * 1e-6, origin});
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

} // namespace app
