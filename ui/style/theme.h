// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>

class QApplication;

namespace ui {

/// The colour roles every widget paints with; `train` is always the accent.
struct Theme {
    QColor background; ///< behind the cards
    QColor panel;      ///< side panels, bars and cards
    QColor card;       ///< fields and buttons
    QColor line;       ///< one-pixel borders
    QColor grid;       ///< lines inside plots and tables
    QColor text;
    QColor quietText;
    QColor accent; ///< the one accent, and everything about training data
    QColor test;   ///< everything about test data
    QColor good;
    QColor bad;
    QColor canvas;
    QColor ink;
    QColor onAccent; ///< text upon the accent
    bool dark = false;
};

enum class ThemeChoice { system, light, dark };

inline constexpr double kCardRadius = 10; ///< of cards and what stands as one, in logical pixels

/// Makes the icons and the style sheet known to Qt; as often as you like.
void linkResources();

/// The theme in force. Widgets that paint themselves read it in paintEvent.
const Theme& theme();

/// What was last asked for; `system` before anything was.
ThemeChoice themeChoice();

/// `amount` of `over` upon `under`, opaque.
QColor blend(const QColor& under, const QColor& over, double amount);

/// Puts the Fusion style, palette, font and style sheet in force, and keeps following the system when asked to.
/// Call from the GUI thread.
void applyTheme(QApplication& application, ThemeChoice choice);

/// Makes texts and what the style sheet measures this much larger than usual; 1 is usual. Emits
/// ThemeNotifier::changed.
void applyTextScale(QApplication& application, double scale);

/// applyTheme() for open windows: in four turns of the event loop, since every widget is restyled each time, and a fifth to draw.
void changeTheme(QApplication& application, ThemeChoice choice);

/// For what depends on theme() beyond painting; Qt repaints every widget by itself.
class ThemeNotifier : public QObject {
    Q_OBJECT

public:
    static ThemeNotifier& instance();

signals:
    void changed();

private:
    ThemeNotifier();
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace ui
