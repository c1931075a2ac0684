// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/motion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ui {

using PortalSettings = QMap<QString, QVariantMap>;

namespace {

constexpr auto kPortalService = "org.freedesktop.portal.Desktop";
constexpr auto kPortalPath = "/org/freedesktop/portal/desktop";
constexpr auto kPortalInterface = "org.freedesktop.portal.Settings";
constexpr auto kGnome = "org.gnome.desktop.interface";
constexpr auto kKde = "org.kde.kdeglobals.KDE";
constexpr auto kCommon = "org.freedesktop.appearance";

} // namespace

/// The desktop portal's settings, as they are and as they change.
class DesktopSettings : public QObject {
    Q_OBJECT

public:
    explicit DesktopSettings(QObject* parent) : QObject(parent) {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        qDBusRegisterMetaType<PortalSettings>();
        qRegisterMetaType<QDBusVariant>(); // Qt looks the slot's types up by their names
        bus.connect(kPortalService, kPortalPath, kPortalInterface, "SettingChanged", this,
                    SLOT(take(QString, QString, QDBusVariant)));
        QDBusMessage call = QDBusMessage::createMethodCall(kPortalService, kPortalPath, kPortalInterface, "ReadAll");
        call << QStringList{kGnome, kKde, kCommon};
        auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
            if (const QDBusPendingReply<PortalSettings> reply = *answer; reply.isValid())
                emit read(reply.value());
            answer->deleteLater();
        });
    }

signals:
    void read(const QMap<QString, QVariantMap>& all);
    void changed(const QString& group, const QString& key, const QVariant& value);

private slots:
    void take(const QString& group, const QString& key, const QDBusVariant& value) { emit changed(group, key, value.variant()); }
};

Motion::Motion() {
    auto* desktop = new DesktopSettings(this);
    connect(desktop, &DesktopSettings::read, this, [this](const PortalSettings& all) {
        settings_ = all;
        emit changed();
    });
    connect(desktop, &DesktopSettings::changed, this, [this](const QString& group, const QString& key, const QVariant& value) {
        settings_[group][key] = value;
        emit changed();
    });
}

Motion& Motion::instance() {
    static Motion motion;
    return motion;
}

bool Motion::isReduced() const {
    const QVariant gnome = settings_.value(kGnome).value("enable-animations", true);
    const QVariant kde = settings_.value(kKde).value("AnimationDurationFactor", 1);
    const QVariant common = settings_.value(kCommon).value("reduced-motion", 0);
    return !gnome.toBool() || kde.toDouble() == 0 || common.toUInt() == 1;
}

int Motion::milliseconds(int wanted, const QWidget& widget) {
    if (instance().isReduced())
        return 0;
    // 0 where the desktop has animations switched off.
    return std::min(wanted, widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget));
}

} // namespace ui

#include "motion.moc"
