// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_room.h"

#include <QEvent>
#include <QScrollBar>

namespace ui {

ScrollRoom::ScrollRoom(QWidget* inside, bool sideways) {
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(sideways ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(inside);
    setSizePolicy(inside->sizePolicy());
    inside->setAutoFillBackground(false);
    setAccessibleName(inside->accessibleName());
    if (inside->focusPolicy() != Qt::NoFocus)
        return; // its keys scroll
    const auto fitFocus = [this](int, int end) { setFocusPolicy(end > 0 ? Qt::TabFocus : Qt::NoFocus); };
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, fitFocus);
    fitFocus(0, 0);
}

bool ScrollRoom::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) // the widget wants another size
        updateGeometry();
    return QScrollArea::viewportEvent(event);
}

} // namespace ui
