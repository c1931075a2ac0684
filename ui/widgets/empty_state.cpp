// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/controls.h"

#include <QVBoxLayout>

namespace ui {

EmptyState::EmptyState(const QString& text, QWidget* parent) : QWidget(parent), text_(makeLabel("quiet", text)) {
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addStretch(1);
    column->addWidget(text_);
    column->addStretch(1);
}

void EmptyState::setText(const QString& text) {
    text_->setText(text);
}

void EmptyState::setPicture(QWidget* picture) {
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, picture, 0, Qt::AlignHCenter);
}

QPushButton* EmptyState::addButton(const char* objectName, const QString& text, const QString& tip) {
    auto* button = makeButton(objectName, text, tip);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace ui
