// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_room.h"

#include <QCoreApplication>
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

int ScrollRoom::widthBesideBar(const QWidget& inside) {
    const QWidget* viewport = inside.parentWidget();
    const auto* room = viewport == nullptr ? nullptr : qobject_cast<const ScrollRoom*>(viewport->parentWidget());
    return room == nullptr ? inside.width() : room->width() - room->verticalScrollBar()->sizeHint().width();
}

/// Qt tells nobody what a hidden widget wants.
void ScrollRoom::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    QCoreApplication::postEvent(viewport(), new QEvent(QEvent::LayoutRequest));
}

bool ScrollRoom::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) // the widget wants another size
        updateGeometry();
    return QScrollArea::viewportEvent(event);
}

} // namespace ui
