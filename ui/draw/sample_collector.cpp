// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/sample_collector.h"

#include "ui/draw/draw_panel.h"

#include <QShortcut>

#include <utility>

namespace ui {

SampleCollector::SampleCollector(DrawPanel& panel) : QObject(&panel), panel_(panel), enter_(new QShortcut(&panel)) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    enter_->setKeys({Qt::Key_Return, Qt::Key_Enter});
    enter_->setContext(Qt::WidgetWithChildrenShortcut); // elsewhere it presses buttons
    enter_->setEnabled(false);
    connect(enter_, &QShortcut::activated, this, &SampleCollector::take);
    connect(&rest_, &QTimer::timeout, this, &SampleCollector::take);
    connect(panel.canvas(), &DrawingCanvas::drawingChanged, &rest_, &QTimer::stop); // the pen moves, or an edit
    connect(panel.canvas(), &DrawingCanvas::strokeFinished, this, [this] {
        if (asking_)
            rest_.start();
    });
}

void SampleCollector::ask(const QString& what) {
    const bool begins = !std::exchange(asking_, !what.isEmpty()) && asking_;
    enter_->setEnabled(asking_);
    panel_.setAsked(what);
    if (!asking_)
        rest_.stop();
    if (begins) {
        panel_.closePicture();
        panel_.clear(); // what lies there was drawn as something else
        panel_.canvas()->setFocus();
    }
}

void SampleCollector::take() {
    rest_.stop();
    const model::Drawing drawing = panel_.canvas()->drawing();
    if (!asking_ || drawing.empty() || panel_.showsPicture())
        return;
    panel_.canvas()->clear();
    emit collected(drawing);
}

} // namespace ui
