// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QStyle>

#include <utility>

namespace ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), what_(makeLabel("strong")), hint_(new QLabel),
      actionButton_(makeButton("messageAction", {}, {})) {
    setObjectName("messageBar");
    setAccessibleName(tr("Message"));
    for (QLabel* label : {what_, hint_})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hint_->setWordWrap(true);
    takeEscape(*this);
    actionButton_->hide();
    auto* close = makeIconButton("messageClose", "icon", icon("close", IconTone::quiet), 16, tr("Close the message"),
                                 tr("Close this message."));
    fillBox(new QHBoxLayout(this), {14, 5, 10, 5}, 10, {icon_, what_, {hint_, 1}, actionButton_, close});
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(actionButton_, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto action = std::exchange(action_, {}))
            action();
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MessageBar::drawIcon);
    hide();
}

void MessageBar::showError(const QString& what, const QString& hint, const QString& details) {
    display("error", "warning", what, hint);
    hint_->setToolTip(details);
}

void MessageBar::showInfo(const QString& text) {
    display("info", "info", {}, text);
}

void MessageBar::withdraw(const QString& text) {
    if (this->text() == text)
        hide();
}

void MessageBar::display(const char* kind, const QString& iconName, const QString& what, const QString& hint) {
    setProperty("kind", kind);
    style()->unpolish(this);
    style()->polish(this);
    iconName_ = iconName;
    drawIcon();
    what_->setText(what);
    what_->setVisible(!what.isEmpty());
    hint_->setText(hint);
    action_ = {};
    actionButton_->hide();
    setAccessibleDescription(text());
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::drawIcon() {
    if (!iconName_.isEmpty())
        icon_->setPixmap(icon(iconName_).pixmap(QSize(18, 18), devicePixelRatioF()));
}

void MessageBar::setAction(const QString& text, std::function<void()> action) {
    action_ = std::move(action);
    actionButton_->setText(text);
    actionButton_->show();
}

QString MessageBar::text() const {
    return what_->text().isEmpty() ? hint_->text() : (what_->text() + " " + hint_->text()).trimmed();
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
