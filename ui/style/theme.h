// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>

class QApplication;
class QPainter;

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

/// Puts the Fusion style, palette, font, style sheet and plain labels in force, and keeps following the system when asked to.
/// Call from the GUI thread.
void applyTheme(QApplication& application, ThemeChoice choice);

inline constexpr int kBodyText = 13; ///< pixels, where everything has its usual size

/// How much larger than usual texts and lengths are: 1, in a lesson more. applyTextScale() sets it.
double textScale();
void keepTextScale(double scale);

/// A usual length in pixels as it is now, at least 1 unless it is 0.
int scaled(double pixels);

inline QSize scaled(const QSize& size) {
    return {scaled(size.width()), scaled(size.height())};
}

/// A usual text size in pixels as it is now: while texts are larger, none is smaller than body text.
int textPixels(int pixels);

/// `font` in a usual size, for painters that are scaled by textScale() and paint as if everything had its usual size.
QFont usualFont(QFont font, int pixels = kBodyText, std::optional<QFont::Weight> weight = {});

/// A style sheet with all its lengths and text sizes as they are now.
QString scaledSheet(const QString& sheet);

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

enum class IconTone { text, quiet, accent, onAccent };

/// The drawing `resources/icons/NAME.svg` in the theme's colour: read at every painting, so that icons follow a change of
/// theme by themselves, and rendered at the device's own resolution. Checked icons take the accent, disabled ones fade.
QIcon icon(const QString& name, IconTone tone = IconTone::text);

using PaintIcon = std::function<void(QPainter&, const QRect&, QIcon::Mode, QIcon::State)>;

/// An icon that is painted each time it is seen. Of one made of a pixmap Qt keeps a copy in QPixmapCache when it is painted,
/// which an item view with many pictures fills for nothing.
QIcon paintedIcon(PaintIcon paint);

} // namespace ui
