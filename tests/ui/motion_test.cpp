// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's wish for stillness, from a settings portal on a bus of its own: tests/ui/CMakeLists.txt starts one.
#include "ui/draw/prediction_bars.h"
#include "ui/style/motion.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QTest>

using Settings = QMap<QString, QVariantMap>;

/// What GNOME and KDE answer.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    Settings settings;

public slots:
    QMap<QString, QVariantMap> ReadAll(const QStringList&) { return settings; }
};

/// As of people who asked for no animations.
class StillStyle : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

class MotionTest : public QObject {
    Q_OBJECT

    Portal portal_;

    static QImage barsAfterAnAnswer() {
        ui::PredictionBars bars;
        bars.resize(272, 190);
        bars.show();
        bars.setProbabilities({0, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return bars.grab().toImage(); // before the event loop turns
    }

    static QImage barsAtRest() {
        ui::PredictionBars bars;
        bars.resize(272, 190);
        bars.setProbabilities({0, 0, 0, 1, 0, 0, 0, 0, 0, 0}); // hidden ones do not move
        return bars.grab().toImage();
    }

private slots:
    void initTestCase() {
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
        if (!QDBusConnection::sessionBus().isConnected())
            QSKIP("There is no session bus.");
        qDBusRegisterMetaType<Settings>();
        portal_.settings["org.gnome.desktop.interface"]["enable-animations"] = true;
        // From another connection, as another program.
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, "portal");
        QVERIFY(bus.registerObject("/org/freedesktop/portal/desktop", &portal_, QDBusConnection::ExportAllSlots));
        if (!bus.registerService("org.freedesktop.portal.Desktop"))
            QSKIP("A real portal is on this bus; run it in dbus-run-session.");
    }

    void thingsMoveUntilSomebodyAsksForStillness() {
        QSignalSpy changed(&ui::Motion::instance(), &ui::Motion::changed);
        QTRY_COMPARE(changed.size(), 1); // the portal's answer
        QVERIFY(!ui::Motion::instance().isReduced());
        QVERIFY(barsAfterAnAnswer() != barsAtRest());

        const auto set = [&](const char* group, const char* key, const QVariant& value) {
            const qsizetype before = changed.size();
            auto signal = QDBusMessage::createSignal("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
                                                     "SettingChanged");
            signal << group << key << QVariant::fromValue(QDBusVariant(value));
            QVERIFY(QDBusConnection("portal").send(signal));
            QTRY_COMPARE(changed.size(), before + 1);
        };
        set("org.gnome.desktop.interface", "enable-animations", false);
        QVERIFY(ui::Motion::instance().isReduced());
        QCOMPARE(barsAfterAnAnswer(), barsAtRest());
        set("org.gnome.desktop.interface", "enable-animations", true);
        QVERIFY(!ui::Motion::instance().isReduced());
        set("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0");
        QVERIFY(ui::Motion::instance().isReduced());
        set("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "1");
        set("org.freedesktop.appearance", "reduced-motion", 1U);
        QVERIFY(ui::Motion::instance().isReduced());
        set("org.freedesktop.appearance", "reduced-motion", 0U);
        QVERIFY(!ui::Motion::instance().isReduced());
    }

    void theStylesWordCounts() {
        QWidget widget;
        QVERIFY(ui::Motion::milliseconds(120, widget) > 0);
        StillStyle still;
        widget.setStyle(&still);
        QCOMPARE(ui::Motion::milliseconds(120, widget), 0);
    }
};

QTEST_MAIN(MotionTest)
#include "motion_test.moc"
