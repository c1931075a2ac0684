// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/network/learner.h"
#include "model/values/layer_maps.h"
#include "model/values/types.h"
#include "ui/draw/reading.h"

#include <QObject>
#include <QPointF>
#include <QString>

#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace app {

/// Reads what is on the canvas, or a picture, on a thread of its own, with an immutable snapshot of the weights. Requests that
/// arrive while it is busy replace each other: it always works on the newest subject and the newest weights.
class PredictionWorker : public QObject {
    Q_OBJECT

public:
    /// What is to be read: strokes of a digit or a number, one framed image as it is, or a picture with any number of digits.
    using Subject = std::variant<model::Drawing, model::DigitImage, std::shared_ptr<const model::GreyImage>>;

    // All of these may be called from any thread; the answer comes as a signal.

    /// `attention`, a place on the canvas or the picture, says which of several digits is looked into: the nearest, else the
    /// first.
    void read(Subject subject, std::optional<QPointF> attention = {});
    void attend(std::optional<QPointF> attention);

    /// Whether the inside of the network is on the screen; it is traced only then.
    void setInsideWanted(bool wanted);
    void forget();
    void setWeights(std::shared_ptr<const model::Weights> weights, const QString& origin);

    /// Whether answers are digits, or classes of which there is no saying whether a drawing shows any.
    void expectDigits(bool expected);

signals:
    void readingReady(const ui::Reading& reading);
    /// What the digit of interest makes inside the network, where that is wanted; comes before the reading.
    void traceReady(const std::shared_ptr<const model::ForwardTrace>& path);
    /// There is no digit, or nothing to read it with.
    void nothingToRead();
    void failed(const QString& what, const QString& hint);

private:
    void schedule();
    void work();
    std::vector<model::ReadDigit> digitsIn(const Subject& subject, bool areDigits);
    void lookInside(const Subject& subject, const ui::Reading& reading, const std::optional<QPointF>& attention);

    std::mutex mutex_;
    std::optional<Subject> subject_;
    std::shared_ptr<const model::Weights> weights_;
    QString origin_;
    std::optional<QPointF> attention_;
    bool insideWanted_ = false;
    bool digitsExpected_ = true;
    bool scheduled_ = false;

    std::unique_ptr<model::Predictor> guard_; ///< says what is no digit; only `work` touches these four
    std::unique_ptr<model::Predictor> predictor_;
    std::shared_ptr<const model::Weights> predictorWeights_;
    std::shared_ptr<const model::NetworkLayers> layers_; ///< of those weights; null until they are looked into
};

} // namespace app
