// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace ui {

/// A heading that shows and hides what is below it; folded at first.
class Fold : public QWidget {
    Q_OBJECT

public:
    Fold(const char* objectName, const QString& title, const QString& tip);

    void add(QWidget* widget);

    /// Shows beside the heading how many of its settings differ from the preset.
    void setChanges(int count);

private:
    QString title_;
    QToolButton* button_;
    QWidget* content_;
    QVBoxLayout* column_;
};

} // namespace ui
