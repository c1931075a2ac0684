// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;

namespace ui {

struct Classes;
class CompareView;
class DigitMapView;
class LearnedView;
class NetworkView;
class PathView;
class Segments;
class WhyView;

/// The inside of the network, in parts: what it makes of the drawing, why it reads it so, what it has
/// learned, its layers, the map of digits, and another network beside it.
class InsideView : public QWidget {
    Q_OBJECT

public:
    explicit InsideView(QWidget* parent = nullptr);

    PathView* path() const { return path_; }
    NetworkView* layers() const { return layers_; }
    DigitMapView* map() const { return map_; }
    WhyView* why() const { return why_; }
    LearnedView* learned() const { return learned_; }
    CompareView* compare() const { return compare_; }
    Segments* parts() const { return parts_; }
    /// Whether anything here is on the screen: only then is something computed for it.
    bool isShown() const { return isVisible(); }

    void setClasses(const Classes& classes);

signals:
    void shownChanged(bool shown);

protected:
    void showEvent(QShowEvent*) override { emit shownChanged(true); }
    void hideEvent(QHideEvent*) override { emit shownChanged(false); }

private:
    void addPart(QWidget* part, const QString& name, const QString& tip);

    Segments* parts_;
    QStackedWidget* stack_;
    PathView* path_;
    NetworkView* layers_;
    DigitMapView* map_;
    WhyView* why_;
    LearnedView* learned_;
    CompareView* compare_;
};

} // namespace ui
