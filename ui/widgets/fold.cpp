// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold.h"

#include "ui/style/icons.h"
#include "ui/widgets/controls.h"

namespace ui {

Fold::Fold(const char* objectName, const QString& title, const QString& tip)
    : title_(title), button_(makeIconButton(objectName, "fold", {}, 12, title, tip)), content_(new QWidget),
      column_(new QVBoxLayout(content_)) {
    button_->setCheckable(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    content_->hide();
    fillBox(column_, {0, 0, 0, 4}, 6, {});
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(14, 0, 0, 0);
    heading->addWidget(button_, 0, Qt::AlignLeft);
    fillBox(new QVBoxLayout(this), {}, 4, {heading, content_});
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
