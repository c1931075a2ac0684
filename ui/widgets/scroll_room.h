// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace ui {

/// As much room as there is for a widget that wants its `minimumSizeHint`, and no more than its `sizeHint` before it scrolls up
/// and down, or in all directions. Where all of it fits it is as if it were not there.
class ScrollRoom : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollRoom(QWidget* inside, bool sideways = false);

    /// The width that a widget inside one has beside the scroll bar, whether it is there or not; its own outside of one. A widget
    /// that is lower where it is narrower must go by this, or the bar comes and goes for ever.
    static int widthBesideBar(const QWidget& inside);

    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override { return widget()->minimumSizeHint().boundedTo(sizeHint()); }

protected:
    bool viewportEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
};

} // namespace ui
