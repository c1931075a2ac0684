// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSize>

#include <memory>

class QSplitter;
class QWidget;

namespace ui {

class MainWindow;
class Magnification;

/// The window in front of a class: full screen, without the settings, canvas, answer and curves large, everything in letters that
/// are read from the last row. Leaving puts everything back as it was.
///
/// Letters are read from two hundred times their height. Body text is 1/38 of the window's height, its capitals 1/54: of a
/// picture 2.2 m high they are read from 8 m; the answer, about a quarter of the height, from 100 m.
class Lesson : public QObject {
    Q_OBJECT

public:
    explicit Lesson(MainWindow& window);
    ~Lesson() override;

    bool isOn() const { return on_; }

    /// How much larger than usual a window of this size shows everything: 28 pixels of body text at 1920×1080.
    static double scaleFor(const QSize& window);

public slots:
    void toggle();

signals:
    void toggled(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void enter();
    void leave();
    void makeUsual();
    void fit();
    QSize room() const;
    void restoreSplitters();

    MainWindow& window_;
    bool on_ = false;
    std::unique_ptr<Magnification> magnification_;
    // As it was before:
    Qt::WindowStates states_;
    QSize size_;
    QPointer<QWidget> focus_;
    QHash<QSplitter*, QByteArray> splitters_;
};

} // namespace ui
