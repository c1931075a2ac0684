// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold.h"

#include "ui/style/icons.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

Fold::Fold(const QString& objectName, const QString& title, const QString& tip)
    : title_(title), button_(new QToolButton), content_(new QWidget), column_(new QVBoxLayout(content_)) {
    button_->setObjectName(objectName);
    button_->setProperty("kind", "fold");
    button_->setCheckable(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button_->setIconSize({12, 12});
    button_->setFocusPolicy(Qt::StrongFocus);
    button_->setAccessibleName(title);
    button_->setToolTip(tip);
    content_->hide();
    column_->setContentsMargins(0, 0, 0, 4);
    column_->setSpacing(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(14, 0, 0, 0);
    heading->addWidget(button_, 0, Qt::AlignLeft);
    column->addLayout(heading);
    column->addWidget(content_);
    const auto open = [this](bool shown) {
        content_->setVisible(shown);
        button_->setIcon(icon(shown ? "chevron_down" : "chevron_right", IconTone::quiet));
    };
    connect(button_, &QToolButton::toggled, content_, open);
    open(false);
    setChanges(0);
}

void Fold::add(QWidget* widget) {
    column_->addWidget(widget);
}

void Fold::setChanges(int count) {
    button_->setText(count == 0 ? title_ : tr("%1 · %2 changed").arg(title_).arg(count));
}

} // namespace ui
