// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/workers/task_worker.h"
#include "model/ink/ink.h"
#include "model/network/learner.h"
#include "model/values/layer_maps.h"
#include "model/values/types.h"
#include "ui/draw/reading.h"

#include <QObject>
#include <QPointF>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace app {

struct PredictionRequest {
    /// A picture with any number of digits, and where the sheet is in it, if that is known.
    struct Page {
        std::shared_ptr<const model::Picture> picture;
        std::optional<model::Quad> corners{};
    };

    /// What is to be read: strokes of a digit or a number, one framed image as it is, or a picture.
    using Subject = std::variant<model::Drawing, model::DigitImage, Page>;

    std::optional<Subject> subject;
    std::shared_ptr<const model::Weights> weights; ///< an immutable snapshot; null: none yet
    QString origin;                                ///< of the weights
    bool digits = true;                            ///< answers are digits, which the guard can doubt
    std::optional<QPointF> attention;              ///< a place: of several digits the nearest to it is traced, else the first
    bool inside = false;                           ///< the inside of the network is on the screen
};

/// Reads what is on the canvas, or a picture, on a thread of its own.
class PredictionWorker : public Latest<PredictionRequest> {
    Q_OBJECT

public:
    using Subject = PredictionRequest::Subject;

    // From any thread.
    void read(Subject subject, std::optional<QPointF> attention = {});
    /// Reads the picture that was read last on this sheet, or on one that is to be found.
    void readSheet(const std::optional<model::Quad>& corners);
    void attend(std::optional<QPointF> attention);
    void setInsideWanted(bool wanted);
    void setWeights(std::shared_ptr<const model::Weights> weights, const QString& origin);
    void expectDigits(bool expected);

signals:
    void readingReady(const ui::Reading& reading);
    /// What the digit of interest makes inside the network, where that is wanted; comes before the reading.
    void traceReady(const std::shared_ptr<const model::ForwardTrace>& path);
    /// There is no digit, or nothing to read it with.
    void nothingToRead();
    void failed(const QString& what, const QString& hint);

protected:
    bool doTask() override;

private:
    model::PageReading readingOf(const Subject& subject, bool areDigits);
    void lookInside(const Subject& subject, const ui::Reading& reading, const std::optional<QPointF>& attention);

    std::unique_ptr<model::Predictor> guard_; ///< says what is no digit
    std::unique_ptr<model::Predictor> predictor_;
    std::shared_ptr<const model::Weights> predictorWeights_;
};

} // namespace app
