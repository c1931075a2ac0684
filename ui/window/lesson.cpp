// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lesson.h"

#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/network_page.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QLayout>
#include <QListView>
#include <QScreen>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVariant>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace ui {
namespace {

int larger(int length, double factor) {
    return length == QWIDGETSIZE_MAX ? length : static_cast<int>(std::lround(length * factor));
}

QVariant larger(const QVariant& value, double factor) {
    if (value.typeId() == QMetaType::QSize)
        return QSize(larger(value.toSize().width(), factor), larger(value.toSize().height(), factor));
    return larger(value.toInt(), factor);
}

constexpr double kBodyTextAtFullHd = 28; ///< pixels
constexpr QSizeF kFullHd{1728, 1080};    ///< narrower windows than 16:10 go by their width
constexpr double kDrawingShare = 0.42;   ///< of the width
constexpr int kBesideTabs = 37;          ///< pixels around the names of the pages, which have their room first
constexpr double kBesideInside = 0.37;   ///< of it, where the maps of the drawing or the layers want the room

/// Layouts know sizes from before: Qt tells them of another style sheet, but not of the sizes in it, nor those of hidden pages.
void layOutAnew(const QWidget& root) {
    for (QLayout* layout : root.findChildren<QLayout*>())
        layout->invalidate();
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        widget->updateGeometry();
        QApplication::postEvent(widget, new QEvent(QEvent::LayoutRequest));
    }
}

} // namespace

/// Makes what neither fonts nor the style sheet measure larger while it lives: sizes that widgets are given, of their icons and
/// of rows and cells. What others have changed meanwhile stays as it is.
class Magnification {
public:
    /// Everything inside `root`.
    Magnification(QWidget& root, double factor) {
        for (QWidget* widget : root.findChildren<QWidget*>()) {
            for (const char* limit : {"maximumWidth", "minimumWidth", "maximumHeight", "minimumHeight"})
                magnify(*widget, limit, factor); // each its own: the style sheet sets some of them again
            if (qobject_cast<QAbstractButton*>(widget) != nullptr)
                magnify(*widget, "iconSize", factor);
            if (qobject_cast<QListView*>(widget) != nullptr) {
                magnify(*widget, "iconSize", factor);
                magnify(*widget, "gridSize", factor);
            }
            if (const auto* header = qobject_cast<QHeaderView*>(widget);
                header != nullptr && header->orientation() == Qt::Vertical)
                magnify(*widget, "defaultSectionSize", factor);
        }
    }

    ~Magnification() {
        for (auto change = changes_.rbegin(); change != changes_.rend(); ++change)
            if (change->object != nullptr && change->object->property(change->property) == change->after)
                change->object->setProperty(change->property, change->before);
    }

    Magnification(const Magnification&) = delete;
    Magnification& operator=(const Magnification&) = delete;

private:
    struct Change {
        QPointer<QObject> object;
        const char* property;
        QVariant before;
        QVariant after;
    };
    void magnify(QObject& object, const char* property, double factor) {
        const QVariant before = object.property(property);
        const QVariant after = larger(before, factor);
        if (after == before)
            return;
        object.setProperty(property, after);
        changes_.push_back({&object, property, before, after});
    }

    std::vector<Change> changes_;
};

Lesson::Lesson(MainWindow& window) : QObject(&window), window_(window) {
    window.installEventFilter(this);
    connect(window.tabs(), &QTabWidget::currentChanged, this, [this] {
        if (on_)
            fit();
    });
}

Lesson::~Lesson() {
    if (on_)
        applyTextScale(*qApp, 1); // other windows go on
}

double Lesson::scaleFor(const QSize& window) {
    const double share = std::min(window.width() / kFullHd.width(), window.height() / kFullHd.height());
    return std::max(1.0, share * kBodyTextAtFullHd / kBodyText);
}

void Lesson::toggle() {
    on_ = !on_;
    on_ ? enter() : leave();
    emit toggled(on_);
}

void Lesson::enter() {
    states_ = window_.windowState();
    size_ = window_.size();
    focus_ = window_.focusWidget();
    splitters_.clear();
    for (QSplitter* splitter : window_.findChildren<QSplitter*>())
        splitters_.insert(splitter, splitter->saveState());
    window_.fitRecipe();
    window_.toolBar()->setLesson(true);
    window_.runStatus()->setLesson(true);
    window_.page<HandwritingView>()->setLesson(true);
    if (focus_ == nullptr || !focus_->isVisible())
        window_.drawPanel()->canvas()->setFocus();
    window_.setWindowState(states_ | Qt::WindowFullScreen);
    fit();
}

void Lesson::leave() {
    makeUsual();
    window_.runStatus()->setLesson(false);
    window_.page<HandwritingView>()->setLesson(false);
    window_.toolBar()->setLesson(false);
    window_.fitRecipe();
    layOutAnew(*window_.whole());
    window_.setWindowState(states_);
    if (focus_ != nullptr)
        focus_->setFocus();
    QTimer::singleShot(0, this, &Lesson::restoreSplitters); // when all have been laid out, and know their least sizes
}

void Lesson::makeUsual() {
    window_.tabs()->tabBar()->setProperty("lesson", false);
    window_.drawPanel()->setLarge(0);
    applyTextScale(*qApp, 1);
    magnification_.reset();
}

/// The window's size, or what it is about to be: window managers take their time, and each other size restyles everything.
QSize Lesson::room() const {
    return window_.isFullScreen() ? window_.screen()->size() : window_.size();
}

/// Sizes follow the window's.
void Lesson::fit() {
    const double scale = scaleFor(room());
    if (scale != textScale() || !magnification_) {
        makeUsual();
        window_.tabs()->tabBar()->setProperty("lesson", true);
        magnification_ = std::make_unique<Magnification>(*window_.whole(), scale);
        applyTextScale(*qApp, scale); // last: the style sheet's own sizes grow with it
        layOutAnew(*window_.whole());
    }
    const QWidget* page = window_.tabs()->currentWidget();
    const bool wide = page == window_.insideView() || page == window_.page<NetworkPage>();
    const int beside = static_cast<int>(room().width() * (wide ? kBesideInside : kDrawingShare));
    window_.drawPanel()->setLarge(std::min(beside, room().width() - window_.tabs()->tabBar()->sizeHint().width() - kBesideTabs));
}

/// Once the window has its former size, parts of pages get theirs.
void Lesson::restoreSplitters() {
    if (window_.size() != size_)
        return;
    for (const auto& [splitter, state] : std::as_const(splitters_).asKeyValueRange())
        splitter->restoreState(state);
    splitters_.clear();
}

bool Lesson::eventFilter(QObject* watched, QEvent* event) {
    // Later: the parts have not been laid out yet, and a window being dragged larger sends many.
    if (event->type() == QEvent::Resize || event->type() == QEvent::WindowStateChange)
        QTimer::singleShot(0, this, [this] { on_ ? fit() : restoreSplitters(); });
    return QObject::eventFilter(watched, event);
}

} // namespace ui
