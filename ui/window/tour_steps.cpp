// SPDX-License-Identifier: GPL-3.0-or-later
// What each step of the tour points at as things are just now, and what it says.
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/path_maps.h"
#include "ui/explain/path_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/tour.h"

#include <QTabBar>
#include <QTabWidget>

namespace ui {

QWidget* Tour::named(const char* objectName) const {
    return window_.findChild<QWidget*>(objectName);
}

Tour::Aim Tour::need(const char* objectName, const QString& text) const {
    return {named(objectName), text, true};
}

Tour::Aim Tour::needData(const QString& text) const {
    return need(named("fetchButton")->isVisible() ? "fetchButton" : "dataButton", text);
}

/// The page's tab, or what hides the pages.
Tour::Aim Tour::page(QWidget* page, const QString& text) const {
    const QTabBar* bar = window_.tabs()->tabBar();
    if (!bar->isVisible())
        return need("backToPagesButton", tr("The wide canvas lies over the pages: go back to them first."));
    return {window_.tabs()->tabBar(), text, false, bar->tabRect(window_.tabs()->indexOf(page))};
}

Tour::Aim Tour::draw() const {
    return {window_.drawPanel()->canvas(),
            tr("Draw a digit with the mouse, a pen or a finger. The network reads it while you draw: its answer stands below.")};
}

Tour::Aim Tour::train() const {
    if (!window_.hasData())
        return needData(tr("Training needs images to learn from. Get MNIST first: 70,000 digits, 11 MB."));
    if (window_.runState() == RunState::idle)
        return {named("trainButton"), tr("Press Train. In an epoch the network sees every training image once. Draw meanwhile: "
                                         "it reads while it learns.")};
    const QString text = tr("It learns. Watch the loss fall; the step is done when the first epoch is.");
    return window_.curvePlot()->isVisible() ? Aim{window_.curvePlot(), text} : page(window_.curvePlot(), text);
}

Tour::Aim Tour::augment() const {
    if (window_.lesson()->isOn())
        return need("leaveLessonButton", tr("The settings are hidden in a lesson: leave it first."));
    if (window_.runState() != RunState::idle)
        return need("stopButton", tr("The settings are fixed during a run: stop it first; what was learned stays."));
    if (named("unfoldRecipeButton")->isVisible())
        return need("unfoldRecipeButton", tr("The recipe is folded away: show it first."));
    return {named("rotationSlider"),
            tr("Turn the images too far, by up to 90°, and look at the samples above: is it a 6 or a 9? The network cannot know "
               "either. The dot at the left takes it back."),
            false,
            {},
            named("thumbnailStrip")};
}

Tour::Aim Tour::findMistakes() const {
    const MistakesView* view = window_.mistakesView();
    if (!view->isVisible())
        return page(window_.mistakesView(), tr("Open the page of mistakes: which digits does the network confuse?"));
    if (view->matrix()->isVisible())
        return {view->matrix(),
                tr("Rows are what it was, columns what the network read. Click a coloured cell beside the diagonal: "
                   "its images come below, the most confident first.")};
    if (!window_.hasData())
        return needData(tr("Mistakes are made on test images. Get MNIST first: 70,000 digits, 11 MB."));
    if (window_.runState() != RunState::idle)
        return need("stopButton", tr("The test set is read between runs: stop this one first."));
    return {named("evaluateButton"), tr("Let the network read all test images: that takes a moment.")};
}

Tour::Aim Tour::teach() const {
    if (window_.drawPanel()->chosen() < 0 || window_.drawPanel()->canvas()->drawing().empty())
        return {window_.drawPanel()->canvas(), tr("Draw a digit first: the one it reads worst."), true};
    return {window_.drawPanel()->bars(),
            tr("Press the digit that you meant, at the left of its bar or on the keyboard. The drawing "
               "joins your handwriting; a few of each digit, and the network learns your hand.")};
}

Tour::Aim Tour::lookInside() const {
    InsideView* view = window_.insideView();
    if (!view->isVisible())
        return page(view, tr("Open the page that shows what the network makes of your drawing, layer by layer."));
    if (!view->path()->isVisible())
        return {view, tr("Choose Path: what every layer makes of your drawing.")};
    if (window_.drawPanel()->chosen() < 0)
        return {window_.drawPanel()->canvas(), tr("Draw a digit first: its maps appear here."), true};
    return {view->path()->maps(),
            tr("All 116 maps, from the image to the answer. Point at a pixel: frames show what it saw, on the "
               "canvas too. That was the tour; the help card begins it again.")};
}

} // namespace ui
