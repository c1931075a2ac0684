// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/compare_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {
namespace {

constexpr double kAfterName = 8;   ///< between a name and its bars, logical pixels
constexpr double kDigitWidth = 10; ///< what a digit has in any font
constexpr double kWidestName = 92; ///< longer ones are elided
constexpr double kBarHeight = 5;
constexpr double kRow = 15; ///< high, where they scroll
constexpr double kBetweenColumns = 18;

/// "+12.3 %", "−0.4 %", "0.0 %".
QString differenceText(double difference) {
    const QString text = percent(std::abs(difference), 1);
    return text == percent(0, 1) ? text : (difference < 0 ? QString(QChar(0x2212)) : QString("+")) + text;
}

} // namespace

QColor colourOfA() {
    return theme().accent;
}

QColor colourOfB() {
    return blend(theme().panel, theme().text, 0.55);
}

AnswerBars::AnswerBars(QWidget* parent) : QWidget(parent) {
    setObjectName("answerBars");
    setAccessibleName(tr("Both answers"));
    setToolTip(tr("How probable each model holds each digit, A above B; the figure is A's less B's."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    describe();
}

void AnswerBars::setClasses(const ClassNames& answers) {
    names_ = answers;
    describe();
}

void AnswerBars::setAnswers(const std::shared_ptr<const model::AnswerPair>& answers) {
    answers_ = answers;
    describe();
}

void AnswerBars::describe() {
    QStringList parts;
    std::vector<float> larger;
    for (int digit = 0; digit < names_.count(); ++digit) {
        const double a = probability(digit, true);
        const double b = probability(digit, false);
        parts << tr("%1: A %2, B %3").arg(names_.name(digit), percent(a, 1), percent(b, 1));
        larger.push_back(static_cast<float>(std::max(a, b)));
    }
    places_ = classPlaces(larger);
    setAccessibleDescription(answers_ ? parts.join("; ") : tr("Nothing was read"));
    updateGeometry();
    update();
}

double AnswerBars::probability(int digit, bool ofA) const {
    const auto at = static_cast<std::size_t>(digit);
    const std::vector<float> none;
    const std::vector<float>& all = !answers_ ? none : ofA ? answers_->a : answers_->b;
    return at < all.size() ? static_cast<double>(all[at]) : 0;
}

int AnswerBars::rows() const {
    return textScale() > 1 ? (names_.count() + 1) / 2 : names_.count();
}

QSize AnswerBars::minimumSizeHint() const {
    return {190, names_.count() <= kClassesAtOnce ? std::max(130, scaled(75)) : rows() * scaled(kRow)};
}

/// One below the other; in a lesson, where ten rows of large type have no room, in two columns.
QRectF AnswerBars::row(int digit) const {
    const int columns = textScale() > 1 ? 2 : 1;
    const double gap = scaled(kBetweenColumns);
    const double across = (width() - (columns - 1) * gap) / columns;
    const double step = height() / static_cast<double>(rows());
    const int place = places_[static_cast<std::size_t>(digit)];
    const bool scrolls = names_.count() > kClassesAtOnce;
    const int column = scrolls ? place % columns : place / rows();
    return {column * (across + gap), (scrolls ? place / columns : place % rows()) * step, across, step};
}

QFont AnswerBars::rowFont() const {
    QFont fitting = usualFont(font(), std::clamp(static_cast<int>(row(0).height()) - 2, textPixels(11), textPixels(13)));
    return fitting;
}

double AnswerBars::barsLeft() const {
    const double most = std::min<double>(scaled(kWidestName), row(0).width() * 0.4);
    const double names = names_.areNamed() ? std::ceil(names_.width(QFontMetricsF(rowFont()), most)) : scaled(kDigitWidth);
    return names + scaled(kAfterName);
}

double AnswerBars::rightWidth() const {
    return std::ceil(figuresWidth(rowFont(), differenceText(-1))) + scaled(10);
}

QRectF AnswerBars::bar(int digit, bool ofA) const {
    const QRectF all = row(digit);
    const double top = all.center().y() + (ofA ? -scaled(kBarHeight) - 0.5 : 0.5);
    const double full = all.width() - barsLeft() - rightWidth();
    return {all.left() + barsLeft(), top, probability(digit, ofA) * full, static_cast<double>(scaled(kBarHeight))};
}

void AnswerBars::paintEvent(QPaintEvent* event) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(rowFont());
    const double left = barsLeft();
    const double full = row(0).width() - left - rightWidth();
    const double high = scaled(kBarHeight);
    for (int digit = 0; digit < names_.count(); ++digit) {
        if (!row(digit).intersects(event->rect()))
            continue;
        const bool wins = answers_ && (std::ranges::max_element(answers_->a) == answers_->a.begin() + digit ||
                                       std::ranges::max_element(answers_->b) == answers_->b.begin() + digit);
        painter.setPen(wins ? t.text : t.quietText);
        drawFigures(painter, row(digit), Qt::AlignLeft | Qt::AlignVCenter,
                    painter.fontMetrics().elidedText(names_.name(digit), Qt::ElideRight, static_cast<int>(left) - scaled(4)));
        if (answers_)
            drawFigures(painter, row(digit), Qt::AlignRight | Qt::AlignVCenter,
                        differenceText(probability(digit, true) - probability(digit, false)));
        painter.setPen(Qt::NoPen);
        for (const bool ofA : {true, false}) {
            const QRectF filled = bar(digit, ofA);
            painter.setBrush(t.grid);
            painter.drawRoundedRect(QRectF(filled.topLeft(), QSizeF(full, high)), high / 2, high / 2);
            painter.setBrush(ofA ? colourOfA() : colourOfB());
            if (filled.width() >= 0.5)
                painter.drawRoundedRect(filled, std::min(filled.width(), high) / 2, high / 2);
        }
    }
}

void DisagreementsModel::show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which) {
    comparison_ = comparison;
    shown_.clear();
    if (comparison)
        std::copy_if(
            comparison->disagreements.begin(), comparison->disagreements.end(), std::back_inserter(shown_),
            [which](const model::Disagreement& one) { return !which || model::rightness(one.label, one.a, one.b) == *which; });
    DigitListModel::show(static_cast<int>(shown_.size()), [this](int row) { return item(row); });
}

const model::DigitImage& DisagreementsModel::image(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    return (*comparison_->testImages)[static_cast<std::size_t>(one.index)];
}

QString DisagreementsModel::caption(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    return imageCaption(model::Split::test, one.index, classes_.labels.name(one.label));
}

DigitItem DisagreementsModel::item(int row) const {
    const model::Disagreement& one = shown_[static_cast<std::size_t>(row)];
    const ClassNames& answers = classes_.answers;
    const ClassNames& labels = classes_.labels;
    return {digitIcon(image(row)),
            (answers.areWords() ? tr("%1\nA %2\nB %3") : tr("%1\nA %2 · B %3"))
                .arg(labels.name(one.label), answers.name(one.a), answers.name(one.b)),
            tr("Test image %1, a %2: A says %3 with %4, B says %5 with %6. A click puts it on the canvas.")
                .arg(grouped(one.index), labels.name(one.label), answers.name(one.a),
                     percent(static_cast<double>(one.confidenceA), 1), answers.name(one.b),
                     percent(static_cast<double>(one.confidenceB), 1))};
}

} // namespace ui
