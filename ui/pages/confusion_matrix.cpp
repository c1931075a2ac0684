// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ui {
namespace {

constexpr int kDeepest = 12;        ///< images: fewer mistakes never look as bad
constexpr double kWord = 18;        ///< the word "true"
constexpr double kName = 18;        ///< the row's digit
constexpr double kAfterRowName = 8; ///< between it and the cells
constexpr double kWidestName = 84;
constexpr double kTop = 34;   ///< the word "predicted" and the column's digit
constexpr double kRight = 56; ///< recall
constexpr double kFoot = 24;  ///< precision

/// Black or white, whichever stands out more: WCAG 2's relative luminance; its midpoint of contrast is 0.18.
QColor readableOn(const QColor& fill) {
    const auto linear = [](float c) { return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F); };
    const float luminance = 0.2126F * linear(fill.redF()) + 0.7152F * linear(fill.greenF()) + 0.0722F * linear(fill.blueF());
    return luminance > 0.18F ? QColor("#14171a") : QColor(Qt::white);
}

} // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent) : QWidget(parent) {
    setObjectName("confusionMatrix");
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(*this, QAccessible::Chart, tr("Confusion matrix"),
                  tr("The arrow keys go from cell to cell, Backspace leaves them"));
    setToolTip(tr("Counts of images: rows are true digits, columns what the network read; click a cell to see its images."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ConfusionMatrix::setClasses(const Classes& classes) {
    classes_ = classes;
    update();
}

void ConfusionMatrix::setEvaluation(const model::Evaluation& evaluation) {
    evaluation_ = evaluation;
    mostMistaken_ = kDeepest;
    for (int label = 0; label < model::kClassCount; ++label)
        for (int predicted = 0; predicted < model::kClassCount; ++predicted)
            if (label != predicted)
                mostMistaken_ = std::max(mostMistaken_, count(label, predicted));
    update();
}

int ConfusionMatrix::count(int label, int predicted) const {
    return evaluation_.confusion[static_cast<std::size_t>(label)][static_cast<std::size_t>(predicted)];
}

void ConfusionMatrix::setShares(bool shares) {
    shares_ = shares;
    update();
}

int ConfusionMatrix::rowCount(int label) const {
    const auto& row = evaluation_.confusion[static_cast<std::size_t>(label)];
    return std::accumulate(row.begin(), row.end(), 0);
}

QString ConfusionMatrix::cellText(int label, int predicted) const {
    const int images = count(label, predicted);
    return !shares_ ? QString::number(images) : decimal(100.0 * images / std::max(1, rowCount(label)), 1);
}

double ConfusionMatrix::recall(int label) const {
    const int all = rowCount(label);
    return all == 0 ? 0 : static_cast<double>(count(label, label)) / all;
}

double ConfusionMatrix::precision(int predicted) const {
    int all = 0;
    for (int label = 0; label < model::kClassCount; ++label)
        all += count(label, predicted);
    return all == 0 ? 0 : static_cast<double>(count(predicted, predicted)) / all;
}

double ConfusionMatrix::left() const {
    const double widest = classes_.labels.width(QFontMetricsF(usualFont(font())), kWidestName);
    return kWord + std::max(kName, widest) + kAfterRowName;
}

bool ConfusionMatrix::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && classes_.answers.areNamed()) { // names may be cut
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int label = 0; label < model::kClassCount; ++label)
            for (int predicted = 0; predicted < model::kClassCount; ++predicted)
                if (cell(label, predicted).contains(QPointF(help->pos()) / textScale())) {
                    QToolTip::showText(help->globalPos(), description(label, predicted), this);
                    return true;
                }
    }
    return QWidget::event(event);
}

QString ConfusionMatrix::description(int label, int predicted) const {
    const int images = count(label, predicted);
    return images == 1 ? tr("%1 read as %2: 1 image").arg(classes_.labels.name(label), classes_.answers.name(predicted))
                       : tr("%1 read as %2: %3 images")
                             .arg(classes_.labels.name(label), classes_.answers.name(predicted), grouped(images));
}

QRectF ConfusionMatrix::cell(int row, int column) const {
    const double leftEdge = left();
    const double wide = (width() / textScale() - leftEdge - kRight) / model::kClassCount;
    const double high = (height() / textScale() - kTop - kFoot) / model::kClassCount;
    return {leftEdge + column * wide, kTop + row * high, wide, high};
}

void ConfusionMatrix::choose(int label, int predicted) {
    chosenLabel_ = label;
    chosenPredicted_ = predicted;
    setSpokenValue(*this, label < 0 ? QString() : description(label, predicted));
    update();
    emit cellChosen(label, predicted);
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const double leftEdge = left();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    painter.setFont(usualFont(font(), cell(0, 0).width() < 36 ? 11 : 12));
    painter.setPen(t.quietText);
    const double right = cell(0, model::kClassCount - 1).right();
    const double bottom = cell(model::kClassCount - 1, 0).bottom();
    painter.drawText(QRectF(leftEdge, 0, right - leftEdge, 16), Qt::AlignCenter, tr("predicted"));
    painter.drawText(QRectF(right, 16, kRight, 16), Qt::AlignRight | Qt::AlignVCenter, tr("recall"));
    painter.drawText(QRectF(0, bottom + 4, leftEdge - 4, kFoot - 4), Qt::AlignLeft | Qt::AlignVCenter, tr("prec."));
    painter.save();
    painter.translate(8, (kTop + bottom) / 2);
    painter.rotate(-90);
    painter.drawText(QRectF(-40, -8, 80, 16), Qt::AlignCenter, tr("true"));
    painter.restore();

    for (int i = 0; i < model::kClassCount; ++i) {
        painter.setPen(t.quietText);
        const QRectF row = cell(i, 0);
        const QRectF column = cell(0, i);
        drawFigures(painter, QRectF(kWord, row.top(), leftEdge - kWord - kAfterRowName, row.height()),
                    Qt::AlignRight | Qt::AlignVCenter,
                    painter.fontMetrics().elidedText(classes_.labels.name(i), Qt::ElideRight,
                                                     static_cast<int>(leftEdge - kWord - kAfterRowName) + 1));
        drawFigures(
            painter, QRectF(column.left(), 16, column.width(), 16), Qt::AlignHCenter | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(classes_.answers.name(i), Qt::ElideRight, static_cast<int>(column.width()) - 2));
        drawFigures(painter, QRectF(right, row.top(), kRight, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                    percent(recall(i), 1));
        drawFigures(painter, QRectF(column.left(), bottom + 4, column.width(), kFoot - 4), Qt::AlignHCenter | Qt::AlignVCenter,
                    decimal(precision(i) * 100, column.width() < 30 ? 0 : 1));
        for (int j = 0; j < model::kClassCount; ++j) {
            const QRectF box = cell(i, j).adjusted(1, 1, -1, -1);
            const int images = count(i, j);
            // The square root keeps single mistakes visible beside frequent ones.
            const double weight =
                i == j || images == 0 ? 0 : 0.18 + 0.72 * std::sqrt(static_cast<double>(images) / mostMistaken_);
            const QColor fill = i == j        ? blend(t.panel, t.accent, 0.1)
                                : images == 0 ? t.background
                                              : blend(t.panel, t.test, weight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawRoundedRect(box, 3, 3);
            if (images > 0) {
                painter.setPen(i == j ? t.quietText : readableOn(fill));
                drawFigures(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, cellText(i, j));
            }
        }
    }
    if (chosenLabel_ >= 0) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell(chosenLabel_, chosenPredicted_), 4, 4);
    } else if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(leftEdge, kTop, right - leftEdge, bottom - kTop), 4, 4);
    }
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    for (int label = 0; label < model::kClassCount; ++label)
        for (int predicted = 0; predicted < model::kClassCount; ++predicted)
            if (cell(label, predicted).contains(event->position() / textScale())) {
                const bool again = label == chosenLabel_ && predicted == chosenPredicted_;
                choose(again ? -1 : label, again ? -1 : predicted);
                return;
            }
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (event->key() == Qt::Key_Backspace)
        choose(-1, -1);
    else if (step.isNull())
        QWidget::keyPressEvent(event);
    else
        choose(std::clamp(std::max(0, chosenLabel_) + step.y(), 0, model::kClassCount - 1),
               std::clamp(std::max(0, chosenPredicted_) + step.x(), 0, model::kClassCount - 1));
}

} // namespace ui
