// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <initializer_list>

namespace ui {

/// One place in a box: a widget, a layout, a gap in logical pixels or a stretch.
struct BoxItem {
    BoxItem(QWidget* inner, int share = 0) : widget(inner), stretch(share) {}
    BoxItem(QLayout* inner, int share = 0) : layout(inner), stretch(share) {}
    BoxItem(int gap, int share) : pixels(gap), stretch(share) {}

    QWidget* widget = nullptr;
    QLayout* layout = nullptr;
    int pixels = 0;
    int stretch = 0;
};
inline BoxItem gap(int pixels) {
    return {pixels, 0};
}
inline BoxItem stretch() {
    return {0, 1};
}

/// Fills a box in order. A spacing of −1 is the style's, or the outer box's.
void fillBox(QBoxLayout* box, const QMargins& margins, int spacing, std::initializer_list<BoxItem> items);

/// A row inside another box, without margins but for an indent at the left.
QHBoxLayout* makeRow(int spacing, std::initializer_list<BoxItem> items, int indent = 0);

/// The bordered frame around a page's parts, with a column inside.
QFrame* makeCard(const QMargins& margins, int spacing, std::initializer_list<BoxItem> items);

} // namespace ui
