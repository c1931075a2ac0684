// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/run_chips.h"

#include "ui/curves/flow_layout.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace ui {
namespace {

constexpr QSize kLineSize{26, 12}; ///< of the line beside a name and the gap between, logical pixels
constexpr int kLineLength = 21;
constexpr int kChipNameWidth = 150; ///< the longest name, logical pixels
constexpr int kChipGap = 6;
constexpr int kMaxRows = 3;

/// The run's line, a whole one with a test value, or without colour where it is hidden.
QPixmap lineOf(int colour, bool visible, double ratio) {
    QPixmap pixmap(kLineSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen = overlayPen(colour, 2);
    if (!visible)
        pen.setColor(blend(theme().panel, theme().quietText, 0.5));
    painter.setPen(pen);
    const double middle = kLineSize.height() / 2.0;
    painter.drawLine(QPointF(1, middle), QPointF(kLineLength, middle));
    if (pen.style() != Qt::SolidLine)
        return pixmap; // the dot would hide the gap
    painter.setPen(QPen(pen.color(), 1.5));
    painter.setBrush(visible ? pen.color() : theme().panel);
    painter.drawEllipse(QPointF((1 + kLineLength) / 2.0, middle), 3, 3);
    return pixmap;
}

} // namespace

RunChip::RunChip(const OverlaidRun& run) : toggle_(new QToolButton) {
    setObjectName("chip");
    toggle_->setObjectName("chipToggle");
    toggle_->setProperty("kind", "chip");
    toggle_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle_->setIconSize(kLineSize);
    toggle_->setCheckable(true);
    toggle_->setChecked(run.visible);
    toggle_->setFocusPolicy(Qt::StrongFocus);
    toggle_->setText(literal(toggle_->fontMetrics().elidedText(run.name, Qt::ElideMiddle, kChipNameWidth)));
    toggle_->setAccessibleName((run.isVariant() ? tr("Show the variant %1") : tr("Show the run %1")).arg(run.name));
    toggle_->setToolTip(tr("%1: click to hide or show it.").arg(run.name));
    cross_ = makeIconButton("chipRemove", "cross", icon("close", IconTone::quiet), 9, tr("Remove the run %1").arg(run.name),
                            tr("Take this run out of the plots; it stays among the kept runs."));
    fillBox(new QHBoxLayout(this), {0, 0, 3, 0}, 0, {toggle_, cross_});
    cross_->setVisible(!run.isVariant()); // a variant stays as long as its experiment
    connect(toggle_, &QToolButton::toggled, this, &RunChip::toggled);
    connect(cross_, &QToolButton::clicked, this, &RunChip::removed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this, colour = run.colour] { drawLine(colour); });
    drawLine(run.colour);
}

void RunChip::drawLine(int colour) {
    QIcon line;
    for (const bool visible : {true, false})
        line.addPixmap(lineOf(colour, visible, devicePixelRatioF()), QIcon::Normal, visible ? QIcon::On : QIcon::Off);
    toggle_->setIcon(line);
}

void RunChip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && !cross_->isHidden())
        emit removed();
    else
        QFrame::keyPressEvent(event);
}

RunChips::RunChips(QWidget* parent) : QScrollArea(parent) {
    setObjectName("runChips");
    setAccessibleName(tr("Runs to compare with"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    auto* inside = new QWidget;
    inside->setObjectName("scrolled");
    new FlowLayout(kChipGap, inside);
    setWidget(inside);
    hide();
}

void RunChips::setRuns(const std::vector<OverlaidRun>& runs) {
    for (RunChip* chip : std::exchange(chips_, {})) {
        widget()->layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that was clicked
    }
    for (const OverlaidRun& run : runs) {
        auto* chip = new RunChip(run);
        connect(chip, &RunChip::toggled, this, [this, id = run.id](bool visible) { emit toggled(id, visible); });
        connect(chip, &RunChip::removed, this, [this, id = run.id] { emit removed(id); });
        widget()->layout()->addWidget(chip);
        chips_.push_back(chip);
    }
    setVisible(!runs.empty());
    fitRows();
}

void RunChips::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitRows();
}

void RunChips::fitRows() {
    if (chips_.empty())
        return;
    const int row = chips_.front()->sizeHint().height() + kChipGap;
    setFixedHeight(std::min(widget()->layout()->heightForWidth(viewport()->width()), kMaxRows * row - kChipGap));
}

} // namespace ui
