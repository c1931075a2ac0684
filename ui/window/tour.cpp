// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tour.h"

#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/path_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kDonePause = 1200;       ///< milliseconds
constexpr double kBrokenRotation = 75; ///< degrees either way: a 6 may be a 9

} // namespace

Tour::Tour(MainWindow& window)
    : QObject(&window), window_(window), steps_{{tr("Draw a digit"), &Tour::draw},
                                                {tr("Train an epoch"), &Tour::train},
                                                {tr("Break the augmentation"), &Tour::augment},
                                                {tr("Find its mistakes"), &Tour::findMistakes},
                                                {tr("Teach it your hand"), &Tour::teach},
                                                {tr("Look inside"), &Tour::lookInside}} {
    pause_.setSingleShot(true);
    setPause(kDonePause);
    connect(&pause_, &QTimer::timeout, this, &Tour::next);
    connect(window.drawPanel()->canvas(), &DrawingCanvas::strokeFinished, this, [this] { finish(0); });
    connect(window.drawPanel(), &DrawPanel::readingChanged, this, &Tour::refresh);
    connect(window.drawPanel(), &DrawPanel::drawingChanged, this, [this] {
        if (step_ == 0)
            pause_.stop(); // it is being drawn on
    });
    connect(window.curvePlot(), &CurvePlot::epochAdded, this, [this] { finish(1); });
    connect(window.trainPanel(), &TrainPanel::recipeChanged, this, [this](const model::Recipe& recipe) {
        if (recipe.augmentation.rotationDegrees >= kBrokenRotation)
            finish(2);
    });
    connect(window.mistakesView()->matrix(), &ConfusionMatrix::cellChosen, this, [this](int label) {
        if (label >= 0)
            finish(3);
    });
    connect(window.drawPanel(), &DrawPanel::drawingLabelled, this, [this] { finish(4); });
    connect(window.insideView()->path(), &PathView::seenChanged, this, [this](const QRectF& seen) {
        if (!seen.isEmpty())
            finish(5);
    });
}

void Tour::begin() {
    if (card_ == nullptr) {
        card_ = new TourCard(&window_);
        connect(card_, &TourCard::backClicked, this, &Tour::back);
        connect(card_, &TourCard::nextClicked, this, &Tour::next);
        connect(card_, &TourCard::leaveClicked, this, &Tour::leave);
        qApp->installEventFilter(this);
    }
    show(0);
    card_->setFocus();
}

void Tour::back() {
    show(std::max(0, step_ - 1));
}

void Tour::next() {
    if (step_ + 1 < static_cast<int>(steps_.size()))
        show(step_ + 1);
    else
        leave();
}

void Tour::leave() {
    if (!isOn())
        return;
    pause_.stop();
    step_ = -1;
    qApp->removeEventFilter(this);
    const bool focused = card_->isAncestorOf(QApplication::focusWidget());
    card_->hide();
    card_->deleteLater();
    card_ = nullptr;
    if (focused)
        window_.drawPanel()->canvas()->setFocus();
}

void Tour::show(int step) {
    pause_.stop();
    step_ = step;
    aimed_ = nullptr;
    card_->setDone(false);
    refresh();
    card_->show();
    refresh(); // words wrap once they are on the screen
}

/// The step's thing was done; what was done before its step came does not count.
void Tour::finish(int step) {
    if (step_ != step)
        return;
    card_->setDone(true);
    pause_.start();
}

void Tour::refresh() {
    stale_ = false;
    if (!isOn())
        return;
    const Step& step = steps_[static_cast<std::size_t>(step_)];
    const Aim aim = (this->*step.aim)();
    const bool another = std::exchange(aimed_, aim.control) != aim.control;
    const bool resized = std::exchange(seenSize_, window_.size()) != window_.size();
    if (another || resized)
        for (QWidget* above = aim.control; above != nullptr; above = above->parentWidget())
            if (auto* scroll = qobject_cast<QScrollArea*>(above))
                scroll->ensureWidgetVisible(aim.control, 0, 40);
    card_->setText(tr("%1 of %2 · %3").arg(step_ + 1).arg(steps_.size()).arg(step.title), aim.text, aim.needed, step_ == 0,
                   step_ + 1 == static_cast<int>(steps_.size()));
    const QRect control = placeOf(aim);
    card_->place(control, aim.free == nullptr ? control : control | placeOf({aim.free, {}}), another);
}

/// What of the control is on the screen, in the window's coordinates.
QRect Tour::placeOf(const Aim& aim) const {
    if (aim.control == nullptr || !aim.control->isVisible())
        return {};
    const QRect part = aim.part.isEmpty() ? aim.control->rect() : aim.part;
    QRect place(aim.control->mapTo(&window_, part.topLeft()), part.size());
    for (QWidget* above = aim.control->parentWidget(); above != nullptr && above != &window_; above = above->parentWidget())
        place &= QRect(above->mapTo(&window_, QPoint()), above->size());
    return place;
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::EnabledChange:
    case QEvent::StyleChange: {
        auto* widget = qobject_cast<QWidget*>(watched);
        const bool own = card_ == nullptr || watched == card_ || (widget != nullptr && card_->isAncestorOf(widget)) ||
                         watched->objectName() == "tourOutline";
        // Queued and once: layouts move many at a time.
        if (widget != nullptr && !own && widget->window() == &window_ && !std::exchange(stale_, true))
            QMetaObject::invokeMethod(this, &Tour::refresh, Qt::QueuedConnection);
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
