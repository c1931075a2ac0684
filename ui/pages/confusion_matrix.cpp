// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace ui {
namespace {

constexpr int kDeepest = 12;        ///< images: fewer mistakes never look as bad
constexpr double kWord = 18;        ///< the word "true"
constexpr double kName = 18;        ///< the row's digit
constexpr double kAfterRowName = 8; ///< between it and the cells
constexpr double kWidestName = 84;
constexpr double kWords = 16; ///< the word "predicted" …
constexpr double kHead = 18;  ///< … and the column's digit
constexpr double kLongestHead = 70;
constexpr double kRight = 56;        ///< recall
constexpr double kFoot = 24;         ///< precision
constexpr double kBar = 10;          ///< a scroll bar
constexpr QSizeF kLeastCell{30, 18}; ///< of many, that can be read

/// Black or white, whichever stands out more: WCAG 2's relative luminance; its midpoint of contrast is 0.18.
QColor readableOn(const QColor& fill) {
    const auto linear = [](float c) { return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F); };
    const float luminance = 0.2126F * linear(fill.redF()) + 0.7152F * linear(fill.greenF()) + 0.0722F * linear(fill.blueF());
    return luminance > 0.18F ? QColor("#14171a") : QColor(Qt::white);
}

} // namespace

ConfusionMatrix::ConfusionMatrix(QWidget* parent)
    : QWidget(parent), across_(new QScrollBar(Qt::Horizontal, this)), down_(new QScrollBar(Qt::Vertical, this)) {
    setObjectName("confusionMatrix");
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(*this, QAccessible::Chart, tr("Confusion matrix"),
                  tr("The arrow keys go from cell to cell, Backspace leaves them"));
    setToolTip(tr("Counts of images: rows are true digits, columns what the network read; click a cell to see its images."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    for (QScrollBar* bar : {across_, down_})
        connect(bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    arrange();
}

void ConfusionMatrix::setClasses(const Classes& classes) {
    classes_ = classes;
    arrange();
}

void ConfusionMatrix::setEvaluation(const model::Evaluation& evaluation) {
    given_ = evaluation.confusion;
    arrange();
}

void ConfusionMatrix::setShares(bool shares) {
    shares_ = shares;
    update();
}

void ConfusionMatrix::setByMistakes(bool byMistakes) {
    byMistakes_ = byMistakes;
    arrange();
}

void ConfusionMatrix::arrange() {
    counts_ = given_.ofClasses(classes_.shown());
    mostMistaken_ = kDeepest;
    for (int label = 0; label < counts_.size(); ++label)
        for (int predicted = 0; predicted < counts_.size(); ++predicted)
            if (label != predicted)
                mostMistaken_ = std::max(mostMistaken_, counts_.at(label, predicted));
    order_.resize(static_cast<std::size_t>(counts_.size()));
    std::iota(order_.begin(), order_.end(), 0);
    const auto mistakes = [this](int label) { return counts_.images(label) - counts_.at(label, label); };
    if (byMistakes_)
        std::ranges::stable_sort(order_, std::greater(), mistakes);
    fitBars();
    update();
}

QString ConfusionMatrix::cellText(int label, int predicted) const {
    const int images = counts_.at(label, predicted);
    return !shares_ ? QString::number(images) : decimal(100.0 * images / std::max(1, counts_.images(label)), 1);
}

/// Smaller where its figures would leave a cell of that size.
QFont ConfusionMatrix::fitted(QFont font, const QSizeF& cell) const {
    constexpr int kSmallest = 7;
    int most = 0;
    for (int label = 0; label < counts_.size(); ++label)
        for (int predicted = 0; predicted < counts_.size(); ++predicted)
            most = std::max(most, counts_.at(label, predicted));
    const QString widest = shares_ ? decimal(100, 1) : QString::number(most);
    const auto fits = [&] {
        return QFontMetricsF(font).tightBoundingRect("0").height() <= cell.height() - 3 &&
               figuresWidth(font, widest) <= cell.width() - 4;
    };
    while (font.pixelSize() > kSmallest && !fits())
        font.setPixelSize(font.pixelSize() - 1);
    return font;
}

double ConfusionMatrix::recall(int label) const {
    const int all = counts_.images(label);
    return all == 0 ? 0 : static_cast<double>(counts_.at(label, label)) / all;
}

double ConfusionMatrix::precision(int predicted) const {
    const int all = counts_.reads(predicted);
    return all == 0 ? 0 : static_cast<double>(counts_.at(predicted, predicted)) / all;
}

ConfusionMatrix::Layout ConfusionMatrix::layOut() const {
    const QFontMetricsF metrics(usualFont(font()));
    const bool many = counts_.size() > kClassesAtOnce;
    const double name = kWord + std::max(kName, classes_.labels.width(metrics, kWidestName)) + kAfterRowName;
    const double widest = classes_.answers.width(metrics, kLongestHead);
    Layout layout;
    layout.upright = many && widest > kLeastCell.width() - 4;
    layout.scrolled = QPointF(across_->value(), down_->value());
    const double head = kWords + (layout.upright ? widest + 6 : kHead);
    layout.room = QRectF(QPointF(name, head), QSizeF(size()) / textScale() - QSizeF(name + kRight, head + kFoot));
    const QSizeF least = kLeastCell * counts_.size();
    if (many) {
        const auto barBeside = [](bool scrolls) { return scrolls ? kBar : 0; };
        const bool across = least.width() > layout.room.width() - barBeside(least.height() > layout.room.height());
        const bool down = least.height() > layout.room.height() - barBeside(across);
        layout.room.adjust(0, 0, -barBeside(down), -barBeside(across));
    }
    layout.cell = layout.room.size() / counts_.size();
    if (many)
        layout.cell = layout.cell.expandedTo(kLeastCell);
    return layout;
}

QRectF ConfusionMatrix::Layout::at(int row, int column) const {
    return {room.topLeft() - scrolled + QPointF(column * cell.width(), row * cell.height()), cell};
}

QRectF ConfusionMatrix::cellRect(int label, int predicted) const {
    const auto place = [this](int one) { return static_cast<int>(std::ranges::find(order_, one) - order_.begin()); };
    const QRectF usual = layOut().at(place(label), place(predicted));
    return {usual.topLeft() * textScale(), usual.size() * textScale()};
}

std::optional<QPoint> ConfusionMatrix::cellAt(QPointF place) const {
    const Layout layout = layOut();
    const QPointF usual = place / textScale();
    const QPointF inside = usual - layout.at(0, 0).topLeft();
    const QPoint at(static_cast<int>(inside.x() / layout.cell.width()), static_cast<int>(inside.y() / layout.cell.height()));
    const bool isCell = layout.room.contains(usual) && at.x() < counts_.size() && at.y() < counts_.size();
    return isCell ? std::optional(at) : std::nullopt;
}

void ConfusionMatrix::fitBars() {
    const Layout layout = layOut();
    const QRectF& seen = layout.room;
    const auto fit = [this](QScrollBar* bar, double whole, double page, const QRectF& place) {
        bar->setVisible(counts_.size() > kClassesAtOnce && whole > page + 0.5);
        bar->setRange(0, bar->isHidden() ? 0 : static_cast<int>(std::ceil(whole - page)));
        bar->setPageStep(static_cast<int>(page));
        bar->setSingleStep(static_cast<int>(kLeastCell.height()));
        bar->setGeometry(QRectF(place.topLeft() * textScale(), place.size() * textScale()).toRect());
    };
    const QSizeF whole = layout.cell * counts_.size();
    const QSizeF all = QSizeF(size()) / textScale();
    fit(across_, whole.width(), seen.width(), {seen.left(), all.height() - kBar, seen.width(), kBar});
    fit(down_, whole.height(), seen.height(), {all.width() - kBar, seen.top(), kBar, seen.height()});
}

void ConfusionMatrix::resizeEvent(QResizeEvent*) {
    fitBars();
}

void ConfusionMatrix::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    QScrollBar* bar = std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers() == Qt::ShiftModifier ? across_ : down_;
    bar->isHidden() ? event->ignore() : static_cast<void>(QCoreApplication::sendEvent(bar, event));
}

bool ConfusionMatrix::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip &&
        (classes_.answers.areNamed() || counts_.size() > kClassesAtOnce)) { // names may be cut
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto at = cellAt(help->pos())) {
            QToolTip::showText(help->globalPos(), description(classAt(at->y()), classAt(at->x())), this);
            return true;
        }
    }
    return QWidget::event(event);
}

QString ConfusionMatrix::description(int label, int predicted) const {
    const int images = counts_.at(label, predicted);
    return images == 1 ? tr("%1 read as %2: 1 image").arg(classes_.labels.name(label), classes_.answers.name(predicted))
                       : tr("%1 read as %2: %3 images")
                             .arg(classes_.labels.name(label), classes_.answers.name(predicted), grouped(images));
}

void ConfusionMatrix::choose(int label, int predicted) {
    const bool isThere = label < counts_.size() && predicted < counts_.size();
    chosenLabel_ = isThere ? label : -1;
    chosenPredicted_ = isThere ? predicted : -1;
    setSpokenValue(*this, chosenLabel_ < 0 ? QString() : description(label, predicted));
    update();
    emit cellChosen(chosenLabel_, chosenPredicted_);
}

void ConfusionMatrix::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    const Layout layout = layOut();
    const QRectF& seen = layout.room;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    painter.setFont(usualFont(font(), layout.cell.width() < 36 ? 11 : 12));
    painter.setPen(t.quietText);
    painter.drawText(QRectF(seen.left(), 0, seen.width(), kWords), Qt::AlignCenter, tr("predicted"));
    painter.drawText(QRectF(seen.right(), seen.top() - kHead, kRight, kWords), Qt::AlignRight | Qt::AlignVCenter, tr("recall"));
    painter.drawText(QRectF(0, seen.bottom() + 4, seen.left() - 4, kFoot - 4), Qt::AlignLeft | Qt::AlignVCenter, tr("prec."));
    painter.save();
    painter.translate(8, (seen.top() + seen.bottom()) / 2);
    painter.rotate(-90);
    painter.drawText(QRectF(-40, -8, 80, 16), Qt::AlignCenter, tr("true"));
    painter.restore();

    painter.setFont(fitted(painter.font(), layout.cell));
    for (int place = 0; place < counts_.size(); ++place)
        paintHead(painter, layout, place);
    painter.setClipRect(seen.adjusted(-2, -2, 2, 2), counts_.size() > kClassesAtOnce ? Qt::ReplaceClip : Qt::NoClip);
    for (int row = 0; row < counts_.size(); ++row)
        for (int column = 0; column < counts_.size(); ++column)
            if (const QRectF cell = layout.at(row, column); cell.intersects(seen))
                paintCell(painter, cell, row, column);
    painter.setBrush(Qt::NoBrush);
    if (chosenLabel_ >= 0 && chosenLabel_ < counts_.size() && chosenPredicted_ < counts_.size()) {
        const QRectF chosen = cellRect(chosenLabel_, chosenPredicted_);
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(chosen.topLeft() / textScale(), chosen.size() / textScale()), 4, 4);
    } else if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.drawRoundedRect(seen, 4, 4);
    }
}

/// The names of a class, before its row and above its column, its recall and its precision.
void ConfusionMatrix::paintHead(QPainter& painter, const Layout& layout, int place) const {
    const QRectF& seen = layout.room;
    const QRectF row = layout.at(place, 0);
    const QRectF column = layout.at(0, place);
    const int label = classAt(place);
    const auto elided = [&painter](const QString& name, double width) {
        return painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(width));
    };
    painter.setPen(theme().quietText);
    painter.save();
    const bool clips = counts_.size() > kClassesAtOnce;
    if (clips)
        painter.setClipRect(QRectF(0, seen.top(), width(), seen.height()));
    const QRectF name(kWord, row.top(), seen.left() - kWord - kAfterRowName, row.height());
    drawFigures(painter, name, Qt::AlignRight | Qt::AlignVCenter, elided(classes_.labels.name(label), name.width() + 1));
    drawFigures(painter, QRectF(seen.right(), row.top(), kRight, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                percent(recall(label), 1));
    if (clips)
        painter.setClipRect(QRectF(seen.left(), 0, seen.width(), height()));
    const QRectF foot(column.left(), seen.bottom() + 4, column.width(), kFoot - 4);
    drawFigures(painter, foot, Qt::AlignHCenter | Qt::AlignVCenter,
                decimal(precision(label) * 100, column.width() < kLeastCell.width() ? 0 : 1));
    const QString answer = classes_.answers.name(label);
    if (layout.upright) {
        painter.translate(column.center().x(), seen.top() - 4);
        painter.rotate(-90);
        painter.drawText(QRectF(0, -8, kLongestHead, 16), Qt::AlignLeft | Qt::AlignVCenter, elided(answer, kLongestHead));
    } else {
        drawFigures(painter, QRectF(column.left(), kWords, column.width(), kWords), Qt::AlignHCenter | Qt::AlignVCenter,
                    elided(answer, column.width() - 2));
    }
    painter.restore();
}

void ConfusionMatrix::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const Theme& t = theme();
    const QRectF box = cell.adjusted(1, 1, -1, -1);
    const int images = counts_.at(classAt(row), classAt(column));
    // The square root keeps single mistakes visible beside frequent ones.
    const double weight = row == column || images == 0 ? 0 : 0.18 + 0.72 * std::sqrt(static_cast<double>(images) / mostMistaken_);
    const QColor fill = row == column ? blend(t.panel, t.accent, 0.1)
                        : images == 0 ? t.background
                                      : blend(t.panel, t.test, weight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 3, 3);
    if (images > 0) {
        painter.setPen(row == column ? t.quietText : readableOn(fill));
        drawFigures(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, cellText(classAt(row), classAt(column)));
    }
}

void ConfusionMatrix::mousePressEvent(QMouseEvent* event) {
    if (const auto at = cellAt(event->position())) {
        const int label = classAt(at->y());
        const int predicted = classAt(at->x());
        const bool again = label == chosenLabel_ && predicted == chosenPredicted_;
        choose(again ? -1 : label, again ? -1 : predicted);
    }
}

void ConfusionMatrix::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (event->key() == Qt::Key_Backspace)
        return choose(-1, -1);
    if (step.isNull())
        return QWidget::keyPressEvent(event);
    const auto next = [this](int chosen, int by) {
        const auto place = chosen < 0 ? 0 : std::ranges::find(order_, chosen) - order_.begin();
        return std::clamp(static_cast<int>(place) + by, 0, counts_.size() - 1);
    };
    const int row = next(chosenLabel_, step.y());
    const int column = next(chosenPredicted_, step.x());
    const Layout layout = layOut();
    const QRectF cell = layout.at(row, column);
    const auto bringIntoView = [](QScrollBar* bar, double before, double behind) {
        bar->setValue(bar->value() - static_cast<int>(std::ceil(std::max(0.0, before))) +
                      static_cast<int>(std::ceil(std::max(0.0, behind))));
    };
    bringIntoView(across_, layout.room.left() - cell.left(), cell.right() - layout.room.right());
    bringIntoView(down_, layout.room.top() - cell.top(), cell.bottom() - layout.room.bottom());
    choose(classAt(row), classAt(column));
}

} // namespace ui
