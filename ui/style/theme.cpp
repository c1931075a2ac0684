// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/menu_arrows.h"
#include "ui/style/plain_labels.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QLayout>
#include <QPalette>
#include <QPixmapCache>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

// Resources of a static library are linked in only where they are referenced; the macro needs the global namespace.
static void initialiseUiResources() {
    Q_INIT_RESOURCE(ui);
}

namespace ui {
namespace {

Theme lightTheme() {
    return {.background = "#f3f4f6",
            .panel = "#ffffff",
            .card = "#ffffff",
            .line = "#dfe3e8",
            .grid = "#e9ecf0",
            .text = "#1b1f24",
            .quietText = "#5d6773",
            .accent = "#2563eb",
            .test = "#c2610c",
            .good = "#15803d",
            .bad = "#c4262e",
            .canvas = "#ffffff",
            .ink = "#14171a",
            .onAccent = "#ffffff",
            .dark = false};
}

Theme darkTheme() {
    return {.background = "#16181d",
            .panel = "#1d2027",
            .card = "#23272f",
            .line = "#31363f",
            .grid = "#2a2f38",
            .text = "#e8eaed",
            .quietText = "#9aa3af",
            .accent = "#6ea8fe",
            .test = "#f2a65a",
            .good = "#58c48b",
            .bad = "#ff8a8a",
            .canvas = "#0d0f12",
            .ink = "#f4f6f8",
            .onAccent = "#10213f",
            .dark = true};
}

Theme current = lightTheme();
ThemeChoice currentChoice = ThemeChoice::system;

bool systemIsDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Without a palette of ours in the way, the platform's own shows through.
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
}

QPalette paletteOf(const Theme& t) {
    QPalette palette(t.card, t.panel);
    palette.setColor(QPalette::Window, t.panel);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.card);
    palette.setColor(QPalette::AlternateBase, t.panel);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::Button, t.card);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::ToolTipBase, t.card);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::PlaceholderText, t.quietText);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::BrightText, t.bad);
    const QColor faded = blend(t.panel, t.text, 0.38);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded);
    return palette;
}

QString styleSheetOf(const Theme& t) {
    std::vector<std::pair<QString, QString>> roles{{"tick", t.dark ? "tick_dark" : "tick_light"}};
    const auto add = [&roles](const char* name, const QColor& colour) { roles.emplace_back(name, colour.name()); };
    add("background", t.background);
    add("panel", t.panel);
    add("card", t.card);
    add("line", t.line);
    add("grid", t.grid);
    add("text", t.text);
    add("quietText", t.quietText);
    add("accent", t.accent);
    add("onAccent", t.onAccent);
    add("good", t.good);
    add("bad", t.bad);
    add("accentSoft", blend(t.panel, t.accent, t.dark ? 0.16 : 0.08));
    add("accentStrong", blend(t.accent, t.dark ? QColor(Qt::white) : QColor(Qt::black), 0.12));
    add("badSoft", blend(t.panel, t.bad, t.dark ? 0.18 : 0.08));
    add("track", t.dark ? t.line : blend(t.line, t.panel, 0.1));
    add("edge", blend(t.line, t.quietText, 0.4));
    add("hover", blend(t.panel, t.text, t.dark ? 0.09 : 0.05));
    add("disabled", blend(t.panel, t.text, 0.38));
    // Longest names first, so that @line never eats the beginning of a longer role.
    std::ranges::sort(roles, [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });

    QFile file(":/ui/style.qss");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto& [name, value] : roles)
        sheet.replace("@" + name, value);
    return scaledSheet(sheet);
}

QFont applicationFont(QFont font) {
    if (QFontDatabase::families().contains("Inter"))
        font.setFamilies({"Inter"});
    font.setPixelSize(scaled(kBodyText));
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

void takeSheetAway(QApplication& application, ThemeChoice /*choice*/) {
    application.setStyleSheet({});
}

void takeColours(QApplication& /*application*/, ThemeChoice choice) {
    currentChoice = choice;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Title bars and file dialogs of the platform follow as well.
    if (choice == ThemeChoice::system)
        QGuiApplication::styleHints()->unsetColorScheme();
    else
        QGuiApplication::styleHints()->setColorScheme(choice == ThemeChoice::dark ? Qt::ColorScheme::Dark
                                                                                  : Qt::ColorScheme::Light);
#endif
    const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && systemIsDark());
    current = dark ? darkTheme() : lightTheme();
    static bool styled = false;
    if (!std::exchange(styled, true))
        QApplication::setStyle(QStyleFactory::create("Fusion"));
    if (const QFont font = applicationFont(QApplication::font()); font != QApplication::font())
        QApplication::setFont(font);
    QApplication::setPalette(paletteOf(current));
    QPixmapCache::clear(); // icons in the former colours, which are not used again
}

void putSheetOn(QApplication& application, ThemeChoice /*choice*/) {
    application.setStyleSheet(styleSheetOf(current));
}

void notifyListeners(QApplication& /*application*/, ThemeChoice /*choice*/) {
    emit ThemeNotifier::instance().changed();
}

/// Styles what was hidden during a change of theme when it is shown.
class LateStyle : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show && watched->isWidgetType()) {
            auto* widget = static_cast<QWidget*>(watched);
            if (!widget->testAttribute(Qt::WA_WState_Polished)) {
                widget->style()->polish(widget);
                widget->setAttribute(Qt::WA_WState_Polished);
            }
        }
        return false;
    }
};

/// Stops painting and layouts of the open windows while they have no style sheet: without one all widgets would take other
/// sizes and back. Style changes are withheld, too: both themes' sheets ask for the same sizes, and measuring again takes a
/// quarter of the time. What is hidden counts as never polished, which keeps Qt from styling it with the rest: LateStyle does.
class Stillness : public QObject {
public:
    Stillness() {
        static LateStyle* const late = new LateStyle(qApp);
        qApp->installEventFilter(late); // a second time changes nothing
        qApp->installEventFilter(this);
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (!window->updatesEnabled())
                continue;
            window->setUpdatesEnabled(false);
            windows_ << window;
            QList<QWidget*> widgets = window->findChildren<QWidget*>();
            widgets << window;
            for (QWidget* widget : widgets) {
                if (!widget->isVisible())
                    widget->setAttribute(Qt::WA_WState_Polished, false);
                if (QLayout* layout = widget->layout(); layout != nullptr && layout->isEnabled()) {
                    layout->setEnabled(false);
                    layouts_ << layout;
                }
            }
        }
    }
    ~Stillness() override {
        for (QLayout* layout : layouts_) {
            if (layout != nullptr) {
                layout->setEnabled(true);
                // Requests for another size in the meantime were lost.
                QCoreApplication::postEvent(layout->parentWidget(), new QEvent(QEvent::LayoutRequest));
            }
        }
        for (QWidget* window : windows_)
            if (window != nullptr)
                window->setUpdatesEnabled(true);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        return event->type() == QEvent::StyleChange || QObject::eventFilter(watched, event);
    }

private:
    QList<QPointer<QWidget>> windows_;
    QList<QPointer<QLayout>> layouts_;
};

/// A sheet in place of another restyles every widget again for each of its ancestors: some 150 ms of the whole window, of which
/// taking the old one away before anything else leaves a fifth. Each step alone restyles every widget once.
constexpr void (*kSteps[])(QApplication&, ThemeChoice) = {takeSheetAway, takeColours, putSheetOn, notifyListeners};

} // namespace

const Theme& theme() {
    return current;
}

ThemeChoice themeChoice() {
    return currentChoice;
}

QColor blend(const QColor& under, const QColor& over, double amount) {
    const auto mix = [amount](float a, float b) { return a + static_cast<float>(amount) * (b - a); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()), mix(under.blueF(), over.blueF()));
}

void linkResources() {
    initialiseUiResources();
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    linkResources();
    keepLabelsPlain();
    keepMenuArrowsTrue();
    for (const auto& step : kSteps)
        step(application, choice);
}

void applyTextScale(QApplication& application, double scale) {
    if (scale == textScale())
        return;
    keepTextScale(scale);
    applyTheme(application, currentChoice);
    // Qt tells widgets of another font in no order, and some take their parent's former one: once more, parents first.
    for (QWidget* window : QApplication::topLevelWidgets())
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            QEvent fontChange(QEvent::ApplicationFontChange);
            QApplication::sendEvent(widget, &fontChange);
        }
}

void changeTheme(QApplication& application, ThemeChoice choice) {
    static std::optional<ThemeChoice> wanted; // while steps are under way
    if (std::exchange(wanted, choice))
        return;
    auto* steps = new QTimer(&application);
    auto stillness = std::make_unique<Stillness>();
    // Not 0 ms, which would be no timer but an event in the same turn.
    QObject::connect(steps, &QTimer::timeout, &application,
                     [&application, steps, stillness = std::move(stillness), chosen = choice, next = 0U]() mutable {
                         if (*wanted != chosen) { // chosen anew on the way
                             chosen = *wanted;
                             next = 0;
                         }
                         kSteps[next++](application, chosen);
                         if (next < std::size(kSteps))
                             return;
                         wanted.reset();
                         steps->deleteLater();
                         steps->stop();
                         stillness.reset();
                     });
    steps->start(1);
}

ThemeNotifier& ThemeNotifier::instance() {
    static ThemeNotifier notifier;
    return notifier;
}

ThemeNotifier::ThemeNotifier() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [] {
        if (currentChoice == ThemeChoice::system && systemIsDark() != current.dark)
            changeTheme(*qApp, ThemeChoice::system);
    });
#else
    qApp->installEventFilter(this);
#endif
}

bool ThemeNotifier::eventFilter(QObject* watched, QEvent* event) {
    // Qt before 6.5 says only that "the theme" changed; every window gets the event, once is enough.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && currentChoice == ThemeChoice::system)
        QMetaObject::invokeMethod(
            this, [] { changeTheme(*qApp, ThemeChoice::system); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace ui
