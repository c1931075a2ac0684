// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/plot_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QPainter>
#include <QToolTip>

namespace ui {
namespace {

/// Why the test curve may look better than train's; it is told at a click too, for those who point with a finger.
QToolButton* makeLegendNote(const QString& objectName) {
    const QString note =
        PlotCard::tr("Test may look better than train: training images are varied and dropout silences a part of the "
                     "network, which makes them harder, and train is measured while it still learns.");
    auto* button = makeIconButton(objectName.toUtf8(), "dot", icon("info", IconTone::quiet), 12,
                                  PlotCard::tr("Why test can lie above train"), note);
    button->setAccessibleDescription(note);
    QObject::connect(button, &QToolButton::clicked, button,
                     [button, note] { QToolTip::showText(button->mapToGlobal(QPoint(0, button->height())), note, button); });
    return button;
}

} // namespace

PlotCard::PlotCard(const QString& title, const QString& key)
    : title_(makeLabel("title", title)), sense_(makeLabel<ElidedLabel>("small", {}, "plotSense")),
      test_(new LegendMark(LegendMark::Curve::test, tr("test"))), remark_(makeLabel<ElidedLabel>("small")),
      header_(makeRow(8, {makeRow(4, {title_, sense_}),
                          new LegendMark(LegendMark::Curve::train, tr("train")),
                          makeRow(4, {test_, makeLegendNote(key + "LegendNote")}),
                          {remark_, 1}})),
      column_(new QVBoxLayout(this)) {
    setObjectName("card");
    sense_->setMinimumWidth(1); // gives way, too
    remark_->setShort({});
    remark_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    remark_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // gives way first, and whole if it must
    header_->addStrut(scaled(30));                                        // as high with a corner button as without
    fillBox(column_, {13, 4, 13, 6}, 2, {header_});
}

void PlotCard::setContent(QWidget* content) {
    column_->addWidget(content, 1);
}

void PlotCard::setRemark(const QString& text) {
    if (remark_->text() != text)
        remark_->setText(text);
}

QToolButton* PlotCard::addButton(const char* objectName, const QString& iconName, const QString& name, const QString& tip) {
    auto* button = makeIconButton(objectName, "icon", icon(iconName, IconTone::quiet), 15, name, tip);
    header_->addWidget(button);
    return button;
}

void PlotCard::setSense(const QString& words, const QString& arrow) {
    sense_->setText("(" + words + ")");
    sense_->setShort(arrow);
    sense_->setToolTip(words);
}

QString PlotCard::title() const {
    return title_->text();
}

void PlotCard::setTitle(const QString& title) {
    title_->setText(title);
}

void PlotCard::setChooser(QWidget* chooser) {
    title_->hide();
    chooser->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the words beside it give way, not its buttons
    static_cast<QHBoxLayout*>(header_->itemAt(0)->layout())->insertWidget(0, chooser);
}

void PlotCard::setTestName(const QString& name) {
    test_->setName(name);
}

QString PlotCard::testName() const {
    return test_->name();
}

LegendMark::LegendMark(Curve curve, const QString& name, QWidget* parent) : QWidget(parent), curve_(curve), name_(name) {
    const auto restyle = [this] {
        setFont(usualFont(font(), textPixels(12)));
        updateGeometry();
        update();
    };
    restyle();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, restyle);
}

void LegendMark::setName(const QString& name) {
    name_ = name;
    updateGeometry();
    update();
}

QSize LegendMark::sizeHint() const {
    return {scaled(20) + fontMetrics().horizontalAdvance(name_) + 1, fontMetrics().height() + 4};
}

void LegendMark::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(curve_ == Curve::train ? t.accent : t.test);
    painter.drawRoundedRect(QRectF(0, height() / 2.0 - scaled(1.5), scaled(14), scaled(3)), 1.5, 1.5);
    painter.setPen(t.quietText);
    painter.drawText(rect().adjusted(scaled(20), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name_);
}

} // namespace ui
