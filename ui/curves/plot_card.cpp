// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/plot_card.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/widgets/figure_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

PlotCard::PlotCard(const QString& title, QWidget* parent)
    : QFrame(parent), column_(new QVBoxLayout(this)), header_(new QHBoxLayout), title_(new QLabel(title)),
      remark_(new FigureLabel) {
    setObjectName("card");
    title_->setProperty("role", "title");
    remark_->setProperty("role", "small");
    remark_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    header_->setContentsMargins(0, 0, 0, 0);
    header_->setSpacing(14);
    header_->addStrut(30); // as high with a corner button as without
    header_->addWidget(title_);
    header_->addWidget(new LegendMark(LegendMark::Curve::train, tr("train")));
    header_->addWidget(new LegendMark(LegendMark::Curve::test, tr("test")));
    header_->addStretch(1);
    header_->addWidget(remark_);
    column_->setContentsMargins(13, 4, 13, 6);
    column_->setSpacing(2);
    column_->addLayout(header_);
}

void PlotCard::setContent(QWidget* content) {
    column_->addWidget(content, 1);
}

void PlotCard::setRemark(const QString& text) {
    if (remark_->text() != text)
        remark_->setText(text);
}

QToolButton* PlotCard::addButton(const char* objectName, const QString& iconName, const QString& name, const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("kind", "icon");
    button->setIcon(icon(iconName, IconTone::quiet));
    button->setIconSize({15, 15});
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    header_->addWidget(button);
    return button;
}

QString PlotCard::title() const {
    return title_->text();
}

LegendMark::LegendMark(Curve curve, const QString& name, QWidget* parent) : QWidget(parent), curve_(curve), name_(name) {
    QFont small = font();
    small.setPixelSize(12);
    setFont(small);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize LegendMark::sizeHint() const {
    return {20 + fontMetrics().horizontalAdvance(name_) + 1, fontMetrics().height() + 4};
}

void LegendMark::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(curve_ == Curve::train ? t.accent : t.test);
    painter.drawRoundedRect(QRectF(0, height() / 2.0 - 1.5, 14, 3), 1.5, 1.5);
    painter.setPen(t.quietText);
    painter.drawText(rect().adjusted(20, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name_);
}

} // namespace ui
