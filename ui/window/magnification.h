// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVariant>

#include <vector>

class QWidget;

namespace ui {

/// Makes what neither fonts nor the style sheet measure larger while it lives: sizes that widgets are given, of their icons and
/// of rows and cells. What somebody else has changed meanwhile stays as it is.
class Magnification {
public:
    /// Everything inside `root`.
    Magnification(QWidget& root, double factor);
    ~Magnification();
    Magnification(const Magnification&) = delete;
    Magnification& operator=(const Magnification&) = delete;

private:
    struct Change {
        QPointer<QObject> object;
        const char* property;
        QVariant before;
        QVariant after;
    };
    void magnify(QObject& object, const char* property, double factor);

    std::vector<Change> changes_;
};

} // namespace ui
