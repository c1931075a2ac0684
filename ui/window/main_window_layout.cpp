// SPDX-License-Identifier: GPL-3.0-or-later
// Where the window's parts stand, and the table of its pages.
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_page.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"

#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace ui {
namespace {

/// As large as the window, but never smaller than its widget's minimum. QScrollArea's own way gives texts that wrap all the
/// height that they like.
class WholeScroll : public QScrollArea {
protected:
    void resizeEvent(QResizeEvent* event) override {
        widget()->resize(viewport()->size().expandedTo(widget()->minimumSize()));
        QScrollArea::resizeEvent(event);
    }
};

/// Takes the height that is left. Asked how high it would like to be, it would have its page wrap all texts, several times at
/// each step of a resize.
class Middle : public QStackedWidget {
public:
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

void MainWindow::addPages() {
    struct Page {
        QWidget* widget;
        QString title;
        QString tip;
    };
    // A new page is its include and a line here, {new FilterView, …}; page<FilterView>() finds it.
    const Page pages[] = {
        {curvePlot_, tr("Curves"), tr("Loss and accuracy as they come.")},
        {new NetworkPage, tr("Network"), tr("The layers that learn next, and what they cost.")},
        {new DataView, tr("Data"), tr("The images that are learned from, and whether their labels are right.")},
        {augmentationGallery_, tr("Variants"), tr("What the network learns from: images and their versions.")},
        {mistakesView_, tr("Mistakes"), tr("Which digits the network confuses.")},
        {insideView_, tr("Inside"), tr("What every layer makes of the drawing, and what the layers are.")},
        {new RunsView, tr("Runs"), tr("Every training that is kept: sort, compare, go on.")},
        {handwritingView_, tr("Handwriting"), tr("Your own drawings, and fine-tuning on them.")},
    };
    for (const Page& page : pages)
        tabs_->setTabToolTip(tabs_->addTab(page.widget, page.title), page.tip);
}

/// What stands where the recipe was folded away.
QWidget* MainWindow::makeRail() {
    auto* rail = new QWidget;
    rail->setObjectName("recipeRail");
    rail->setAttribute(Qt::WA_StyledBackground);
    auto* unfold = makeIconButton("unfoldRecipeButton", "icon", icon("fold_right", IconTone::quiet), 16, tr("Show the recipe"),
                                  tr("Show the recipe: how it is trained, and how images are varied (F9)."));
    connect(unfold, &QToolButton::clicked, this, &MainWindow::toggleRecipe);
    rail->setFocusProxy(unfold);
    fillBox(new QVBoxLayout(rail), {4, 14, 5, 4}, 0, {unfold, stretch()});
    return rail;
}

void MainWindow::compose() {
    tabs_->setObjectName("tabs");
    tabs_->tabBar()->setAccessibleName(tr("Pages"));
    tabs_->tabBar()->setElideMode(Qt::ElideNone);
    addPages();

    middle_ = new Middle;
    auto* centre = new QWidget;
    centre->setObjectName("centre");
    centre->setAttribute(Qt::WA_StyledBackground);
    fillBox(new QVBoxLayout(centre), {16, 4, 16, 14}, -1, {middle_});
    auto* back = makeButton("backToPagesButton", tr("Back to the pages"), tr("Make the canvas narrow again (Esc)."), "flat");
    back->setIcon(icon("close", IconTone::quiet));
    connect(back, &QPushButton::clicked, this, [this] { drawPanel_->setWide(false); });
    auto* wide = new QWidget;
    wideCanvas_ = new QVBoxLayout(wide);
    fillBox(wideCanvas_, {0, 6, 0, 0}, 6, {makeRow(0, {back, stretch()})});
    middle_->addWidget(tabs_);
    middle_->addWidget(wide);

    panels_ = new QSplitter;
    panels_->setObjectName("panels");
    panels_->setChildrenCollapsible(false);
    panels_->setHandleWidth(5);
    for (QWidget* panel : {static_cast<QWidget*>(trainPanel_), centre, static_cast<QWidget*>(drawPanel_)})
        panels_->addWidget(panel);
    panels_->setStretchFactor(1, 1);
    panels_->setSizes({252, 700, 300});
    rail_ = makeRail();

    whole_ = new QWidget;
    fillBox(new QVBoxLayout(whole_), {}, 0, {toolBar_, {makeRow(0, {rail_, {panels_, 1}}), 1}, runStatus_});
    messageBar_->setParent(whole_);
    messageBar_->lieOver(centre);
    // On a screen that has no room for all of it, the window scrolls.
    whole_->setMinimumSize(kSmallest);
    auto* scroll = new WholeScroll;
    scroll->setObjectName("wholeWindow");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(whole_);
    setCentralWidget(scroll);
}

} // namespace ui
