// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QObject>
#include <QTimer>

class QShortcut;

namespace ui {

class DrawPanel;

/// Takes one drawing after the other from the canvas: each when the pen has rested for a moment, or with Enter. The canvas is
/// cleared for the next.
class SampleCollector : public QObject {
    Q_OBJECT

public:
    static constexpr int kRestMs = 900; ///< longer than between two strokes of a symbol

    explicit SampleCollector(DrawPanel& panel);

    /// Asks for "α · 3 of 15"; with nothing it takes no drawings.
    void ask(const QString& what);

signals:
    void collected(const model::Drawing& drawing);

private:
    void take();

    DrawPanel& panel_;
    QTimer rest_;
    QShortcut* enter_;
    bool asking_ = false;
};

} // namespace ui
