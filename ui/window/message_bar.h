// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class FigureLabel;

/// What happened and what to do about it, on a card over the foot of the page, which it never moves. One at a time, the latest:
/// what it covers comes back once it has gone, if that still holds. Errors and what goes on stay, the rest goes by itself.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// `details`, for those who ask: addresses, codes, what others answered.
    void showError(const QString& what, const QString& hint, const QString& details = {});
    void showInfo(const QString& text);
    /// Stays until it is closed, like an error, but nothing is broken.
    void showNote(const QString& what, const QString& hint);

    /// Something takes its time: `done` of `total` bytes; `total` is −1 while unknown.
    void showProgress(const QString& text, qint64 done, qint64 total);
    void endProgress();

    /// Takes what says this away: it no longer holds.
    void withdraw(const QString& text);

    /// Takes away what would go by itself soon.
    void forgetPassing();

    /// Adds a button to the message on display; it goes with the message. Pressing it takes the message away, then calls
    /// `action`.
    void setAction(const QString& text, std::function<void()> action);

    bool isProgress() const { return !messages_.empty() && messages_.back().kind == Kind::progress; }

    /// Of the message on display, or of the last one.
    QString text() const;

    /// Stands at the foot of this widget, which must have the same parent.
    void lieOver(QWidget* place);

    /// How long a message without a word stays; each letter adds a hundredth.
    void setPatience(int milliseconds) { patience_ = milliseconds; }

public slots:
    /// Closes the message on display.
    void dismiss();

signals:
    void cancelRequested(); ///< what takes its time

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    enum class Kind { info, note, error, progress };
    struct Message {
        Kind kind;
        QString what; ///< its heading; may be empty
        QString hint;
        QString details{};
        QString actionText{};
        std::function<void()> action{};
        qint64 done = 0;
        qint64 total = -1;

        QString text() const { return (what + " " + hint).trimmed(); }
    };
    void add(Message message);
    void display();
    void arrange();
    void drawIcon();
    void wait();

    std::vector<Message> messages_; ///< the last is on display
    QWidget* place_ = nullptr;
    QLabel* icon_;
    QLabel* what_;
    QLabel* hint_;
    QLabel* detail_;
    QProgressBar* progress_;
    FigureLabel* amount_;
    QPushButton* details_;
    QPushButton* action_;
    QPushButton* cancel_;
    QWidget* close_;
    QTimer timer_;
    int patience_ = 5000;
};

} // namespace ui
