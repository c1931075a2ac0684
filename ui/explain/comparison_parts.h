// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/comparison.h"
#include "ui/style/classes.h"
#include "ui/widgets/digit_images.h"

#include <QColor>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// The two models' colours.
QColor colourOfA();
QColor colourOfB();

/// How two models read the drawing: for each class both probabilities, one above the other, and how far A's is above B's.
class AnswerBars : public QWidget {
    Q_OBJECT

public:
    explicit AnswerBars(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);
    /// Null: nothing was read.
    void setAnswers(const std::shared_ptr<const model::AnswerPair>& answers);
    QRectF bar(int digit, bool ofA) const; ///< filled, logical pixels
    QSize sizeHint() const override { return {300, 200}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    QRectF row(int digit) const;
    QFont rowFont() const;
    double barsLeft() const; ///< where the bars begin, behind the widest name
    double rightWidth() const;

    ClassNames names_;
    std::shared_ptr<const model::AnswerPair> answers_;
};

/// The test images that two models read differently, for a list: image, label, what A says, what B says.
class DisagreementsModel : public DigitListModel {
    Q_OBJECT

public:
    void setClasses(const Classes& classes) { classes_ = classes; }
    /// Null: none. `which`: only those; nothing: all.
    void show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which);
    const model::DigitImage& image(int row) const;

private:
    DigitItem item(int row) const;

    Classes classes_;
    std::shared_ptr<const model::Comparison> comparison_;
    std::vector<model::Disagreement> shown_;
};

} // namespace ui
