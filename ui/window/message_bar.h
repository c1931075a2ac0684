// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// One message under the tool bar: what happened and what to do about it. Stays until closed or replaced.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// `details`, for those who ask: addresses, codes, what others answered.
    void showError(const QString& what, const QString& hint, const QString& details = {});
    void showInfo(const QString& text);

    /// Closes the bar if it still says this: it no longer holds.
    void withdraw(const QString& text);

    /// Adds a button to the message on display; it goes with the message. Pressing it closes the bar, then calls `action`.
    void setAction(const QString& text, std::function<void()> action);

    QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void display(const char* kind, const QString& iconName, const QString& what, const QString& hint);
    void drawIcon();

    QString iconName_;
    QLabel* icon_;
    QLabel* what_;
    QLabel* hint_;
    QPushButton* actionButton_;
    std::function<void()> action_;
};

} // namespace ui
