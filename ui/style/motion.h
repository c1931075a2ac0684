// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantMap>

class QWidget;

namespace ui {

/// Whether the desktop asks programs to keep still: GNOME's "reduce animation", KDE's animation speed at its end, and the common
/// setting of both, over the desktop portal. Asked once, without waiting: until the answer is there, things move.
class Motion : public QObject {
    Q_OBJECT

public:
    static Motion& instance();

    bool isReduced() const;

    /// How long something of `widget` that would take so many milliseconds takes: 0 where the desktop or the style says so.
    static int milliseconds(int wanted, const QWidget& widget);

signals:
    void changed();

private:
    Motion();
    QMap<QString, QVariantMap> settings_; ///< the portal's, by group and key
};

} // namespace ui
