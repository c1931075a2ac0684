// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/layer_delegate.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace ui {
namespace {

struct LayerText {
    Q_DECLARE_TR_FUNCTIONS(ui::LayerText)
};

// Usual lengths, in pixels.
constexpr int kBelowCard = 6; ///< between cards
constexpr int kLine = 18;
constexpr int kAbove = 7;
constexpr int kTextLeft = 20;
constexpr int kBeside = 10;
constexpr int kButton = 22;
constexpr int kShareWidth = 82;
constexpr int kShareAlone = 44;   ///< without its bar
constexpr int kTwoSteppers = 250; ///< the width of a card that has room for them
constexpr int kNameWidth = 46;    ///< of most
constexpr int kCardType = 12;     ///< pixels of type

/// One line is enough for what leaves the shape as it is, and for what cannot work.
bool isLow(const LayerCard& card) {
    using enum model::LayerKind;
    const model::LayerKind kind = card.layer.kind;
    return !card.placed || kind == batchNorm || kind == relu || kind == leakyRelu || kind == dropout;
}

QString sideText(int side) {
    return QString("%1×%1").arg(side);
}

/// "8×28×28", "120 units".
QString outputText(const model::PlacedLayer& placed) {
    const model::Extent& made = placed.output;
    return placed.layer.kind == model::LayerKind::linear ? LayerText::tr("%1 units").arg(grouped(made.channels))
                                                         : QString("%1×%2").arg(grouped(made.channels), sideText(made.side));
}

QString parametersText(std::int64_t count) {
    return LayerText::tr("%1 params").arg(grouped(count));
}

/// The second line of a card, or of a low one what stands at its right.
QString factsOf(const LayerCard& card) {
    if (!card.placed)
        return {};
    const model::PlacedLayer& placed = *card.placed;
    QStringList facts;
    if (!isLow(card))
        facts << outputText(placed);
    if (placed.parameters > 0)
        facts << parametersText(placed.parameters);
    if (card.layer.kind == model::LayerKind::dropout)
        facts << (card.layer.rate ? percent(*card.layer.rate, 0) : LayerText::tr("the recipe’s rate"));
    if (card.layer.kind == model::LayerKind::leakyRelu)
        facts << exactText(card.layer.slope);
    if (!isLow(card))
        facts << LayerText::tr("sees %1").arg(sideText(placed.receptiveField));
    return facts.join(" · ");
}

QString titleOf(const LayerCard& card) {
    return card.placed ? QString::fromStdString(card.placed->name) : QString("?");
}

/// "Convolution, stride 2"; `whole`: the padding, too, which the side that it makes tells of.
QString kindOf(const model::Layer& layer, bool whole) {
    QStringList words{kindText(layer.kind)};
    if (model::isWeighted(layer) && layer.size == model::kClasses)
        words << LayerText::tr("as many as classes");
    if (whole && layer.kind == model::LayerKind::convolution && layer.padding > 0)
        words << LayerText::tr("padding %1").arg(layer.padding);
    if (layer.kind == model::LayerKind::convolution && layer.stride > 1)
        words << LayerText::tr("stride %1").arg(layer.stride);
    return words.join(", ");
}

QString figureOf(const model::Layer& layer, LayerStep step) {
    return step == LayerStep::kernel  ? sideText(layer.kernel)
           : model::isWeighted(layer) ? grouped(layer.size)
                                      : sideText(layer.size);
}

QString markText(const LayerCard& card) {
    return card.mark == LayerCard::Mark::added     ? LayerText::tr("new")
           : card.mark == LayerCard::Mark::changed ? LayerText::tr("changed, was %1").arg(card.before)
                                                   : QString();
}

void paintStepper(QPainter& painter, const model::Layer& layer, const Stepper& stepper, const QPoint& pointer, bool enabled) {
    const Theme& t = theme();
    painter.setFont(usualFont(painter.font(), textPixels(kCardType)));
    for (const int direction : {-1, 1}) {
        const QRect& place = direction < 0 ? stepper.minus : stepper.plus;
        const bool possible = enabled && stepped(layer, stepper.step, direction) != layer;
        if (possible && place.contains(pointer)) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(t.card, t.text, 0.1));
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 5, 5);
        }
        painter.setPen(QPen(possible ? t.text : t.line, std::max(1, scaled(1.4))));
        const QPoint middle = place.center();
        const int arm = scaled(4);
        painter.drawLine(middle - QPoint(arm, 0), middle + QPoint(arm, 0));
        if (direction > 0)
            painter.drawLine(middle - QPoint(0, arm), middle + QPoint(0, arm));
    }
    painter.setPen(t.text);
    drawFigures(painter, stepper.figure, Qt::AlignCenter, figureOf(layer, stepper.step));
}

/// How much of the work is this layer's: a bar below the text, and its share.
void paintShare(QPainter& painter, const QRect& line, double share, bool alone) {
    const Theme& t = theme();
    painter.setPen(t.quietText);
    drawFigures(painter, line, Qt::AlignRight | Qt::AlignVCenter, percent(share, share < 0.0995 ? 1 : 0));
    if (alone)
        return;
    const QRectF bar(line.right() - scaled(kShareWidth), line.center().y() - scaled(1), scaled(36), scaled(4));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.grid);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())), 2, 2);
}

} // namespace

QString kindText(model::LayerKind kind) {
    using enum model::LayerKind;
    switch (kind) {
    case convolution:
        return LayerText::tr("Convolution");
    case linear:
        return LayerText::tr("Linear");
    case batchNorm:
        return LayerText::tr("Batch norm");
    case relu:
        return LayerText::tr("ReLU");
    case leakyRelu:
        return LayerText::tr("Leaky ReLU");
    case dropout:
        return LayerText::tr("Dropout");
    case maxPooling:
        return LayerText::tr("Max pooling");
    case averagePooling:
        return LayerText::tr("Average pooling");
    case globalAveragePooling:
        break;
    }
    return LayerText::tr("Global average pooling");
}

QRect cardPlace(const QRect& item) {
    return item.adjusted(scaled(1), scaled(1), -scaled(1), -scaled(kBelowCard));
}

std::vector<Stepper> steppersOf(const model::Layer& layer, const QRect& card) {
    std::vector<Stepper> steppers;
    int left = card.right() - scaled(4);
    std::vector<LayerStep> steps = stepsOf(layer);
    if (card.width() < scaled(kTwoSteppers) && steps.size() > 1)
        steps.pop_back(); // the kernel is in the editor, too
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        const int figure = scaled(*step == LayerStep::kernel || !model::isWeighted(layer) ? 30 : 38);
        left -= 2 * scaled(kButton) + figure;
        const QRect minus(left, card.top() + scaled(kAbove + (kLine - kButton) / 2.0), scaled(kButton), scaled(kButton));
        steppers.push_back({*step,
                            minus,
                            {minus.right() + 1, minus.top(), figure, minus.height()},
                            minus.translated(scaled(kButton) + figure, 0)});
        left -= scaled(6);
    }
    return steppers;
}

QString spokenCard(const LayerCard& card) {
    QStringList parts{LayerText::tr("%1, %2").arg(titleOf(card), kindOf(card.layer, true))};
    for (const LayerStep step : stepsOf(card.layer))
        parts << (step == LayerStep::kernel ? LayerText::tr("kernel %1").arg(figureOf(card.layer, step))
                                            : figureOf(card.layer, step));
    parts << factsOf(card);
    if (card.share > 0)
        parts << LayerText::tr("%1 of the multiply-adds").arg(percent(card.share, 1));
    parts << markText(card) << card.problem;
    parts.removeAll({});
    return parts.join("; ");
}

QString cardTip(const LayerCard& card) {
    QStringList lines{card.problem, markText(card)};
    if (card.share > 0)
        lines << LayerText::tr("%1 of the multiply-adds").arg(percent(card.share, 1));
    const std::vector<LayerStep> steps = stepsOf(card.layer);
    if (!steps.empty() && steps.front() == LayerStep::size)
        lines << LayerText::tr("Keys − and +: its size.");
    if (!steps.empty() && steps.back() == LayerStep::kernel)
        lines << LayerText::tr("Alt with − and +: its kernel.");
    lines.removeAll({});
    return lines.join("\n");
}

QSize LayerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const LayerCard& card = static_cast<const LayerModel*>(index.model())->card(index.row());
    const int lines = (isLow(card) ? 1 : 2) + (card.problem.isEmpty() ? 0 : 2);
    return {scaled(200), scaled(2 * kAbove + lines * kLine + kBelowCard)};
}

void LayerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& t = theme();
    const LayerCard& card = static_cast<const LayerModel*>(index.model())->card(index.row());
    const auto* list = static_cast<const LayerList*>(option.widget);
    const QRect place = cardPlace(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(selected ? blend(t.card, t.accent, t.dark ? 0.16 : 0.07) : t.card);
    painter->setPen(QPen(!card.problem.isEmpty() ? t.bad : selected ? t.accent : t.line, selected && list->hasFocus() ? 2 : 1));
    painter->drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), scaled(8), scaled(8));
    if (card.mark != LayerCard::Mark::none) {
        painter->setPen(QPen(t.accent, scaled(1.5)));
        painter->setBrush(card.mark == LayerCard::Mark::changed ? QBrush(t.accent) : QBrush(Qt::NoBrush));
        painter->drawEllipse(QPointF(place.left() + scaled(kTextLeft) / 2.0, place.top() + scaled(kAbove + kLine / 2.0)),
                             scaled(3), scaled(3));
    }

    QRect line(place.left() + scaled(kTextLeft), place.top() + scaled(kAbove), 0, scaled(kLine));
    line.setRight(place.right() - scaled(kBeside));
    const QFont small = usualFont(option.font, textPixels(kCardType));
    const std::vector<Stepper> steppers = steppersOf(card.layer, place);
    const QPoint pointer = list->viewport()->mapFromGlobal(QCursor::pos());
    for (const Stepper& stepper : steppers)
        paintStepper(*painter, card.layer, stepper, pointer, !list->isLocked());
    QString facts = factsOf(card);
    const bool low = isLow(card);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(card.placed ? t.text : t.bad);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, titleOf(card));
    QRect kind = line;
    kind.setLeft(line.left() + std::max(painter->fontMetrics().horizontalAdvance(titleOf(card)), scaled(kNameWidth)) + scaled(8));
    kind.setRight(steppers.empty() ? line.right() : steppers.back().minus.left() - scaled(4));
    if (low) {
        painter->setFont(small);
        painter->setPen(t.quietText);
        facts = painter->fontMetrics().elidedText(facts, Qt::ElideRight, kind.width());
        drawFigures(*painter, kind, Qt::AlignRight | Qt::AlignVCenter, facts);
        kind.setRight(kind.right() - static_cast<int>(figuresWidth(small, facts)) - scaled(8));
    }
    painter->setFont(option.font);
    painter->setPen(t.text);
    painter->drawText(kind, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(kindOf(card.layer, false), Qt::ElideRight, kind.width()));
    painter->setFont(small);
    if (!low) {
        line.translate(0, scaled(kLine));
        QRect text = line;
        if (card.share > 0) {
            const bool alone = place.width() < scaled(kTwoSteppers);
            paintShare(*painter, line, card.share, alone);
            text.setRight(line.right() - scaled((alone ? kShareAlone : kShareWidth) + 6));
        }
        painter->setPen(t.quietText);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(facts, Qt::ElideRight, text.width()));
    }
    if (!card.problem.isEmpty()) {
        painter->setPen(t.bad);
        painter->drawText(QRect(line.left(), line.bottom() + 1, line.width(), scaled(2 * kLine)), Qt::TextWordWrap | Qt::AlignTop,
                          card.problem);
    }
    painter->restore();
}

} // namespace ui
