// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/nn/learner.h"
#include "model/reading/glyph.h"
#include "model/types.h"
#include "ui/draw/reading.h"

#include <QObject>
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

    // All three may be called from any thread; the answer comes as a signal.
    void read(Subject subject);
    void forget();
    void setWeights(std::shared_ptr<const model::Weights> weights, const QString& origin);

signals:
    void readingReady(const ui::Reading& reading);
    /// There is no digit, or nothing to read it with.
    void nothingToRead();
    void failed(const QString& what, const QString& hint);

private:
    void schedule();
    void work();
    std::vector<model::Glyph> glyphsOf(const Subject& subject);
    std::vector<ui::ReadDigit> judged(std::vector<model::Glyph> glyphs);

    std::mutex mutex_;
    std::optional<Subject> subject_;
    std::shared_ptr<const model::Weights> weights_;
    QString origin_;
    bool scheduled_ = false;

    std::unique_ptr<model::Predictor> guard_; ///< says what is no digit; only `work` touches these three
    std::unique_ptr<model::Predictor> predictor_;
    std::shared_ptr<const model::Weights> predictorWeights_;
};

} // namespace app
