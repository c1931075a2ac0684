// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

namespace ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), what_(new QLabel), hint_(new QLabel), actionButton_(new QPushButton) {
    setObjectName("messageBar");
    setAccessibleName(tr("Message"));
    what_->setProperty("role", "strong");
    for (QLabel* label : {what_, hint_}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    hint_->setWordWrap(true);
    actionButton_->setObjectName("messageAction");
    actionButton_->hide();
    auto* close = new QToolButton;
    close->setObjectName("messageClose");
    close->setProperty("kind", "icon");
    close->setIcon(icon("close", IconTone::quiet));
    close->setFocusPolicy(Qt::StrongFocus);
    close->setAccessibleName(tr("Close the message"));
    close->setToolTip(tr("Close this message."));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 5, 10, 5);
    row->setSpacing(10);
    row->addWidget(icon_);
    row->addWidget(what_);
    row->addWidget(hint_, 1);
    row->addWidget(actionButton_);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(actionButton_, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto action = std::exchange(action_, {}))
            action();
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MessageBar::drawIcon);
    hide();
}

void MessageBar::showError(const QString& what, const QString& hint) {
    display("error", "warning", what, hint);
}

void MessageBar::showInfo(const QString& text) {
    display("info", "info", {}, text);
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
