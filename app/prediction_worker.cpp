// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prediction_worker.h"

#include "app/guarded.h"
#include "app/verdict.h"
#include "model/reading/number.h"
#include "model/reading/page.h"
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
            if (predictorWeights_ != weights) {
                predictor_ = model::makePredictor(*weights, {.threads = 1});
                predictorWeights_ = weights;
            }
            ui::Reading reading;
            for (model::Glyph& glyph : glyphsOf(*subject)) {
                const QRectF box(QPointF(static_cast<double>(glyph.box.left), static_cast<double>(glyph.box.top)),
                                 QPointF(static_cast<double>(glyph.box.right), static_cast<double>(glyph.box.bottom)));
                ui::ReadDigit digit{box, glyph.line, std::move(glyph.strokes), glyph.image, glyph.prediction};
                judge(digit);
                reading.digits.push_back(std::move(digit));
            }
            if (reading.digits.empty()) {
                emit nothingToRead();
                return;
            }
            if (const auto* drawing = std::get_if<model::Drawing>(&*subject)) {
                reading.drawing = *drawing;
            }
            reading.elapsedMs = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
            reading.origin = origin;
            emit readingReady(reading);
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

std::vector<model::Glyph> PredictionWorker::glyphsOf(const Subject& subject) {
    if (const auto* drawing = std::get_if<model::Drawing>(&subject)) {
        return model::readNumber(*drawing, *predictor_);
    }
    if (const auto* picture = std::get_if<std::shared_ptr<const model::GreyImage>>(&subject)) {
        return model::readPage(**picture, *predictor_);
    }
    model::Glyph glyph;
    glyph.image = std::get<model::DigitImage>(subject);
    glyph.prediction = model::predictOne(*predictor_, glyph.image);
    return {glyph};
}

} // namespace app
