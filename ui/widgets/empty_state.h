// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What a page shows while it has no data: one sentence, perhaps a picture and a button that gets some.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);

    /// Puts a picture above the sentence.
    void setPicture(QWidget* picture);

    /// Adds a button below the sentence.
    QPushButton* addButton(const char* objectName, const QString& text, const QString& tip);

private:
    QLabel* text_;
};

} // namespace ui
