// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/prediction_worker.h"

#include "app/report_errors.h"
#include "app/storage/bundled_models.h"
#include "model/network/evaluation.h"
#include "model/network/reference/activations.h"
#include "model/reading/read_digits.h"
#include "model/reading/verdict.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/reading.h"

#include <QElapsedTimer>

namespace app {

void PredictionWorker::read(Subject subject, std::optional<QPointF> attention) {
    change([&](PredictionRequest& request) {
        request.subject = std::move(subject);
        request.attention = attention;
        return true;
    });
}

void PredictionWorker::readSheet(const std::optional<model::Quad>& corners) {
    change([&](PredictionRequest& request) {
        auto* page = request.subject ? std::get_if<PredictionRequest::Page>(&*request.subject) : nullptr;
        if (page != nullptr) {
            page->corners = corners;
        }
        return page != nullptr;
    });
}

void PredictionWorker::attend(std::optional<QPointF> attention) {
    change([&](PredictionRequest& request) {
        request.attention = attention;
        return request.inside;
    });
}

void PredictionWorker::setInsideWanted(bool wanted) {
    change([&](PredictionRequest& request) { return std::exchange(request.inside, wanted) != wanted && wanted; });
}

void PredictionWorker::setWeights(std::shared_ptr<const model::Weights> weights, const QString& origin) {
    change([&](PredictionRequest& request) {
        const bool others = request.weights != weights || request.origin != origin;
        request.weights = std::move(weights);
        request.origin = origin;
        return others;
    });
}

void PredictionWorker::expectDigits(bool expected) {
    change([&](PredictionRequest& request) { return std::exchange(request.digits, expected) != expected; });
}

bool PredictionWorker::doTask() {
    QElapsedTimer timer;
    timer.start();
    const PredictionRequest request = newest();
    const auto& [subject, weights, origin, digits, attention, inside] = request;
    if (!subject || !weights) {
        emit nothingToRead();
        return false;
    }
    reportErrors(
        [&] {
            if (predictorWeights_ != weights) {
                predictor_ = model::makePredictor(*weights, {.threads = 1});
                predictorWeights_ = weights;
            }
            if (!guard_) {
                guard_ = model::makePredictor(bundledGuard().weights, {.threads = 1});
            }
            ui::Reading reading{readingOf(*subject, digits), {}, 0, origin};
            for (model::ReadDigit& digit : reading.digits) {
                const model::Verdict verdict = model::judge(digit.prediction, digit.digitness);
                digit.certainty = verdict.certainty;
                digit.alternative = verdict.alternative;
            }
            if (reading.digits.empty()) {
                emit nothingToRead();
                return;
            }
            if (const auto* drawing = std::get_if<model::Drawing>(&*subject)) {
                reading.drawing = *drawing;
            }
            if (inside) {
                lookInside(*subject, reading, attention);
            }
            reading.elapsedMs = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
            emit readingReady(reading);
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
    return false;
}

void PredictionWorker::lookInside(const Subject& subject, const ui::Reading& reading, const std::optional<QPointF>& attention) {
    auto path = std::make_shared<model::ForwardTrace>();
    path->index = ui::chosenDigit(reading.digits, attention);
    path->count = static_cast<int>(reading.digits.size());
    const model::ReadDigit& digit = reading.digits[static_cast<std::size_t>(path->index)];
    path->weights = predictorWeights_;
    path->image = digit.image;
    path->ink = digit.ink;
    path->activations = model::activate(*predictorWeights_, digit.image);
    path->origin = reading.origin.toStdString();
    if (const auto framed = model::placeDrawing(digit.ink)) {
        path->place = framed->place;
    } else if (std::holds_alternative<model::DigitImage>(subject)) {
        path->place = model::ImagePlace{0, 0, ui::DrawingCanvas::kSide / model::kImageSide};
    }
    emit traceReady(path);
}

model::PageReading PredictionWorker::readingOf(const Subject& subject, bool areDigits) {
    const model::Readers readers{*predictor_, areDigits ? guard_.get() : nullptr}; // the guard knows digits alone
    if (const auto* drawing = std::get_if<model::Drawing>(&subject)) {
        return {model::readNumber(*drawing, readers)};
    }
    if (const auto* page = std::get_if<PredictionRequest::Page>(&subject)) {
        return model::readPage(*page->picture, readers, page->corners);
    }
    model::ReadDigit digit;
    digit.image = std::get<model::DigitImage>(subject);
    digit.prediction = model::predictOne(*predictor_, digit.image);
    digit.digitness = areDigits ? model::digitness(*guard_, {&digit.image, 1}).front() : 1;
    return {{digit}};
}

} // namespace app
