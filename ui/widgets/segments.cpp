// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

Segments::Segments(const QString& name, QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)), buttons_(new QButtonGroup(this)) {
    setAccessibleName(name);
    setObjectName("segments");
    setAttribute(Qt::WA_StyledBackground);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    row_->setContentsMargins(2, 2, 2, 2);
    row_->setSpacing(2);
    connect(buttons_, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        // Tab comes to the chosen one, arrow keys to the others. Qt sees to that only once one of them has had the focus.
        buttons_->button(index)->setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus);
        if (on)
            emit currentChanged(index);
    });
}

void Segments::add(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::ClickFocus);
    button->setProperty("kind", "segment");
    button->setToolTip(tip);
    button->setAccessibleName(tr("%1: %2").arg(accessibleName(), text));
    const int index = static_cast<int>(buttons_->buttons().size());
    buttons_->addButton(button, index);
    row_->addWidget(button);
    if (index == 0)
        button->setChecked(true);
}

void Segments::clear() {
    for (QAbstractButton* button : buttons_->buttons()) {
        buttons_->removeButton(button);
        delete button;
    }
}

int Segments::current() const {
    return buttons_->checkedId();
}

void Segments::setCurrent(int index) {
    if (auto* button = buttons_->button(index))
        button->setChecked(true);
}

} // namespace ui
