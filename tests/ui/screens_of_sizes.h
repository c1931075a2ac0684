// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QStringList>

/// Before there is an application: screens of these sizes, "1280x800,1024x640", so that what fills a screen can be looked at in
/// each. `file` is made, and has to stay.
inline void useScreensOf(const QString& sizes, const QString& file) {
    QJsonArray screens;
    int left = 0;
    for (const QString& size : sizes.split(',')) {
        const int width = size.section('x', 0, 0).toInt();
        screens.append(QJsonObject{{"name", size},
                                   {"x", left},
                                   {"y", 0},
                                   {"width", width},
                                   {"height", size.section('x', 1).toInt()},
                                   {"logicalDpi", 96},
                                   {"logicalBaseDpi", 96},
                                   {"dpr", 1}});
        left += width;
    }
    QFile json(file);
    json.open(QIODevice::WriteOnly);
    json.write(QJsonDocument(QJsonObject{{"screens", screens}}).toJson());
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.toUtf8());
}

/// An option's value before there is an application.
inline QString earlyOption(int argc, char** argv, const char* option, const QString& otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (QByteArray(argv[i]) == option)
            return argv[i + 1];
    return otherwise;
}
