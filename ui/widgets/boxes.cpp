// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/boxes.h"

namespace ui {

void fillBox(QBoxLayout* box, const QMargins& margins, int spacing, std::initializer_list<BoxItem> items) {
    box->setContentsMargins(margins);
    box->setSpacing(spacing);
    for (const BoxItem& item : items) {
        if (item.widget != nullptr)
            box->addWidget(item.widget, item.stretch);
        else if (item.layout != nullptr)
            box->addLayout(item.layout, item.stretch);
        else if (item.stretch > 0)
            box->addStretch(item.stretch);
        else
            box->addSpacing(item.pixels);
    }
}

QHBoxLayout* makeRow(int spacing, std::initializer_list<BoxItem> items, int indent) {
    auto* row = new QHBoxLayout;
    fillBox(row, {indent, 0, 0, 0}, spacing, items);
    return row;
}

QFrame* makeCard(const QMargins& margins, int spacing, std::initializer_list<BoxItem> items) {
    auto* card = new QFrame;
    card->setObjectName("card");
    fillBox(new QVBoxLayout(card), margins, spacing, items);
    return card;
}

} // namespace ui
