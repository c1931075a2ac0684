// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

/// Settings in a folder that goes with the test: windows find none of the user's and leave none.
class OwnSettings {
public:
    OwnSettings() {
        QCoreApplication::setOrganizationName("digitlab-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    }

private:
    QTemporaryDir folder_;
};
