// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/message_bar.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QAccessible>
#include <QEvent>
#include <QProgressBar>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kMessageWidth = 560;
constexpr int kMessageMargin = 12; ///< between the card and the edges of its place

QString megabytes(qint64 bytes) {
    return decimal(static_cast<double>(bytes) / 1e6, 1);
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), what_(makeLabel("strong")), hint_(new QLabel), detail_(makeLabel("small")),
      progress_(new QProgressBar), amount_(makeLabel<FigureLabel>("quiet")),
      details_(makeButton("messageDetails", tr("Details"), tr("Show where it was tried and what was answered."), "link")),
      action_(makeButton("messageAction", {}, {})),
      cancel_(makeButton("cancelFetchButton", tr("Cancel"), tr("Stop the download; what has arrived is thrown away."))),
      close_(makeIconButton("messageClose", "icon", icon("close", IconTone::quiet), 16, tr("Close the message"),
                            tr("Close this message (Esc)."))) {
    setObjectName("messageBar");
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Message"));
    for (QLabel* label : {what_, hint_, detail_}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
    }
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Download progress"));
    auto* texts = new QVBoxLayout;
    fillBox(texts, {0, 5, 0, 5}, 3, {what_, hint_, detail_, progress_});
    auto* row = new QHBoxLayout(this);
    fillBox(row, {14, 5, 8, 5}, 8, {icon_, {texts, 1}, amount_, details_, action_, cancel_, close_});
    connect(static_cast<QToolButton*>(close_), &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(cancel_, &QPushButton::clicked, this, &MessageBar::cancelRequested);
    connect(details_, &QPushButton::clicked, this, [this] {
        detail_->setVisible(detail_->isHidden());
        arrange();
    });
    connect(action_, &QPushButton::clicked, this, [this] {
        const auto action = messages_.back().action;
        dismiss();
        action();
    });
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &MessageBar::drawIcon);
    hide();
}

void MessageBar::showError(const QString& what, const QString& hint, const QString& details) {
    add({Kind::error, what, hint, details});
}

void MessageBar::showInfo(const QString& text) {
    add({Kind::info, {}, text});
}

void MessageBar::showNote(const QString& what, const QString& hint) {
    add({Kind::note, what, hint});
}

void MessageBar::showProgress(const QString& text, qint64 done, qint64 total) {
    Message message{Kind::progress, {}, text};
    message.done = done;
    message.total = total;
    if (const auto known = std::ranges::find(messages_, Kind::progress, &Message::kind); known != messages_.end())
        *known = std::move(message);
    else
        messages_.insert(messages_.begin(), std::move(message)); // under what is to be read
    display();
}

void MessageBar::endProgress() {
    std::erase_if(messages_, [](const Message& message) { return message.kind == Kind::progress; });
    display();
}

void MessageBar::withdraw(const QString& text) {
    std::erase_if(messages_, [&text](const Message& message) { return message.text() == text; });
    display();
}

void MessageBar::forgetPassing() {
    std::erase_if(messages_, [](const Message& message) { return message.kind == Kind::info; });
    display();
}

/// What is under another comes back; of what goes by itself only the latest counts.
void MessageBar::add(Message message) {
    std::erase_if(messages_, [&](const Message& known) {
        return known.kind == message.kind && (known.kind == Kind::info || known.text() == message.text());
    });
    messages_.push_back(std::move(message));
    display();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
    if (!messages_.empty() && messages_.back().kind != Kind::progress)
        messages_.pop_back();
    display();
}

void MessageBar::display() {
    timer_.stop();
    setVisible(!messages_.empty());
    if (messages_.empty())
        return;
    const Message& message = messages_.back();
    const bool running = message.kind == Kind::progress;
    setProperty("kind", message.kind == Kind::error ? "error" : "info");
    style()->unpolish(this);
    style()->polish(this);
    drawIcon();
    what_->setText(message.what);
    what_->setVisible(!message.what.isEmpty());
    hint_->setText(message.hint);
    hint_->setVisible(!message.hint.isEmpty());
    detail_->setText(message.details);
    detail_->hide();
    details_->setVisible(!message.details.isEmpty());
    action_->setText(message.actionText);
    action_->setVisible(!message.actionText.isEmpty());
    for (QWidget* widget : {static_cast<QWidget*>(progress_), static_cast<QWidget*>(amount_), static_cast<QWidget*>(cancel_)})
        widget->setVisible(running);
    close_->setVisible(!running);
    if (running) {
        // Bytes may exceed an int; a thousand steps are finer than the bar.
        progress_->setRange(0, message.total > 0 ? 1000 : 0);
        if (message.total > 0)
            progress_->setValue(static_cast<int>(message.done * 1000 / message.total));
        amount_->setText(message.total > 0 ? tr("%1 of %2 MB").arg(megabytes(message.done), megabytes(message.total))
                                           : tr("%1 MB").arg(megabytes(message.done)));
    }
    setAccessibleDescription(message.text());
    arrange();
    wait();
}

void MessageBar::wait() {
    if (isVisible() && !messages_.empty() && messages_.back().kind == Kind::info && !underMouse())
        timer_.start(patience_ + patience_ / 100 * static_cast<int>(messages_.back().text().size()));
}

void MessageBar::enterEvent(QEnterEvent* event) {
    timer_.stop(); // it is being read
    QFrame::enterEvent(event);
}

void MessageBar::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    wait();
}

void MessageBar::lieOver(QWidget* place) {
    place_ = place;
    place->installEventFilter(this);
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show)
        arrange();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::arrange() {
    if (place_ == nullptr || isHidden())
        return;
    const int margin = scaled(kMessageMargin);
    const QRect room = place_->geometry().adjusted(margin, margin, -margin, -margin);
    layout()->activate(); // rows within know of other words only then
    const int width = std::min(room.width(), scaled(kMessageWidth));
    const int height =
        std::min(room.height(), std::max(layout()->totalHeightForWidth(width), layout()->totalMinimumSize().height()));
    setGeometry(room.center().x() - width / 2, room.bottom() - height + 1, width, height);
    raise();
}

void MessageBar::drawIcon() {
    if (!messages_.empty())
        icon_->setPixmap(icon(messages_.back().kind == Kind::error ? "warning" : "info")
                             .pixmap(QSize(scaled(18), scaled(18)), devicePixelRatioF()));
}

void MessageBar::setAction(const QString& text, std::function<void()> action) {
    if (messages_.empty())
        return;
    messages_.back().actionText = text;
    messages_.back().action = std::move(action);
    display();
}

QString MessageBar::text() const {
    return (what_->text() + " " + hint_->text()).trimmed();
}

} // namespace ui
