// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tool_bar.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/window/model_switcher.h"

#include <QFrame>
#include <QHBoxLayout>

namespace ui {
namespace {

constexpr int kRepeats = 5;

/// Buttons have no setting for the gap between icon and text.
QString spaced(const QString& text) {
    return " " + text + " ";
}

/// Qt does not tell a button that the pointer went while its menu was open.
void quietAfter(QMenu& menu, QWidget& button) {
    QObject::connect(&menu, &QMenu::aboutToHide, &button, [&button] {
        button.setAttribute(Qt::WA_UnderMouse, button.rect().contains(button.mapFromGlobal(QCursor::pos())));
        button.update();
    });
}

} // namespace

ToolBar::ToolBar(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)), model_(new ModelSwitcher),
      menu_(makeIconButton("menuButton", "icon", icon("more"), 16, tr("Menu"), tr("Files, pages, language and help (F10)."))),
      dataMenu_(new QMenu(tr("Data"), this)), getMenu_(new QMenu(tr("Get another data set"), this)) {
    setObjectName("toolBar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(52);
    row_->setContentsMargins(14, 0, 10, 0);
    row_->setSpacing(8);

    train_ = addButton("trainButton", spaced(tr("Train")), "primary", {});
    train_->setIcon(icon("play", IconTone::onAccent));
    makeTrainMenu();
    pause_ = addButton("pauseButton", spaced(tr("Pause")), "", {});
    pause_->setIcon(icon("pause"));
    stop_ = addButton("stopButton", spaced(tr("Stop")), "", {});
    stop_->setIcon(icon("stop"));
    for (QPushButton* button : {train_, pause_, stop_})
        button->setIconSize({14, 14});
    addDivider();
    data_ = addButton("dataButton", {}, "flat", tr("The data set that is learned from: training + test images."));
    data_->setIcon(icon("chevron_down", IconTone::quiet));
    data_->setIconSize({11, 11});
    data_->setLayoutDirection(Qt::RightToLeft); // the chevron after the text
    row_->addStretch(1);
    row_->addWidget(model_, 100);
    addDivider();
    save_ = addButton("saveButton", tr("Save"), "flat", {});
    leave_ = addButton("leaveLessonButton", tr("Leave the lesson"), "", tr("Back to the usual window (Esc)."));
    leave_->hide();
    menu_->setPopupMode(QToolButton::InstantPopup);
    row_->addWidget(menu_);

    makeDataMenu();
    setDataLabel({});
    for (QPushButton* button : {trainMenu_, data_, static_cast<QPushButton*>(model_)})
        quietAfter(*button->menu(), *button);
    connect(train_, &QPushButton::clicked, this, [this] { emit trainRequested(1); });
    connect(pause_, &QPushButton::clicked, this, &ToolBar::pauseClicked);
    connect(stop_, &QPushButton::clicked, this, &ToolBar::stopClicked);
    connect(save_, &QPushButton::clicked, this, &ToolBar::saveClicked);
    connect(leave_, &QPushButton::clicked, this, &ToolBar::lessonLeft);
}

QPushButton* ToolBar::addButton(const char* objectName, const QString& text, const char* kind, const QString& tip) {
    auto* button = makeButton(objectName, text, tip, kind);
    button->setAccessibleName(text.trimmed());
    button->setMinimumHeight(32);
    row_->addWidget(button);
    return button;
}

void ToolBar::addDivider() {
    auto* line = new QFrame;
    line->setObjectName("divider");
    line->setFixedSize(1, 24);
    row_->addSpacing(6);
    row_->addWidget(line);
    dividers_.push_back(line);
    row_->addSpacing(2);
}

/// A narrow button grown on to "Train".
void ToolBar::makeTrainMenu() {
    train_->setProperty("joined", "left");
    row_->addSpacing(1 - row_->spacing());
    trainMenu_ = addButton("trainMenuButton", {}, "primary", {});
    trainMenu_->setProperty("joined", "right");
    trainMenu_->setIcon(icon("chevron_down", IconTone::onAccent));
    trainMenu_->setIconSize({12, 12});
    trainMenu_->setAccessibleName(tr("More ways to train"));
    auto* menu = new QMenu(this);
    connect(menu->addAction(tr("Train\tCtrl+T")), &QAction::triggered, this, [this] { emit trainRequested(1); });
    QAction* repeat = menu->addAction(tr("Repeat with %1 seeds").arg(kRepeats));
    repeat->setObjectName("repeatAction");
    connect(repeat, &QAction::triggered, this, [this] { emit trainRequested(kRepeats); });
    menu->addSeparator();
    connect(menu->addAction(tr("The notebook’s story, short: 15 runs of 5 epochs")), &QAction::triggered, this,
            [this] { emit experimentRequested("notebook-story", true); });
    connect(menu->addAction(tr("The notebook’s story: 25 runs of 20 epochs")), &QAction::triggered, this,
            [this] { emit experimentRequested("notebook-story", false); });
    connect(menu->addAction(tr("Vary a setting…")), &QAction::triggered, this, &ToolBar::varyClicked);
    connect(menu->addAction(tr("Experiment from a file…")), &QAction::triggered, this, &ToolBar::experimentFileClicked);
    trainMenu_->setMenu(menu);
}

void ToolBar::makeDataMenu() {
    connect(dataMenu_->addAction(tr("Get MNIST")), &QAction::triggered, this, &ToolBar::fetchClicked);
    getMenu_->setObjectName("getMenu");
    getMenu_->setToolTipsVisible(true);
    dataMenu_->addMenu(getMenu_);
    setOfferedData({});
    dataMenu_->addSeparator();
    connect(dataMenu_->addAction(tr("Open a folder…")), &QAction::triggered, this, &ToolBar::folderClicked);
    connect(dataMenu_->addAction(tr("Open a file…")), &QAction::triggered, this, &ToolBar::dataFileClicked);
    data_->setMenu(dataMenu_);
}

void ToolBar::setOfferedData(const std::vector<OfferedData>& offered) {
    getMenu_->clear();
    getMenu_->menuAction()->setVisible(!offered.empty());
    for (const OfferedData& one : offered) {
        QAction* action = getMenu_->addAction(one.title);
        action->setToolTip(one.tip);
        connect(action, &QAction::triggered, this, [this, name = one.name] { emit offeredChosen(name); });
    }
}

void ToolBar::setMenu(QMenu* menu) {
    menu_->setMenu(menu);
    quietAfter(*menu, *menu_);
}

void ToolBar::setState(RunState state, bool hasData) {
    const bool idle = state == RunState::idle;
    const bool busy = state == RunState::preparing || state == RunState::stopping;
    const auto enable = [this](QWidget* button, bool on) {
        if (!on && button->hasFocus())
            window()->setFocus(); // Qt would hand it on from one disabled button to the next, to the far end of the bar
        button->setEnabled(on);
    };
    enable(train_, idle && hasData);
    train_->setToolTip(!hasData ? tr("Training needs a data set: get MNIST first.")
                       : idle   ? tr("Learn from the training images with the recipe at the left (Ctrl+T).")
                                : tr("A run is under way already."));
    enable(trainMenu_, idle && hasData);
    trainMenu_->setToolTip(idle && hasData ? tr("Train several times, to see how far chance decides the result.")
                                           : train_->toolTip());
    enable(pause_, state == RunState::training || state == RunState::paused);
    pause_->setText(spaced(state == RunState::paused ? tr("Resume") : tr("Pause")));
    pause_->setAccessibleName(pause_->text().trimmed());
    pause_->setIcon(icon(state == RunState::paused ? "play" : "pause"));
    pause_->setToolTip(idle   ? tr("Nothing is running.")
                       : busy ? tr("One moment, please.")
                              : tr("Hold the run after this batch, or go on (Space)."));
    enable(stop_, !idle && state != RunState::stopping);
    stop_->setToolTip(idle ? tr("Nothing is running.") : tr("End the run after this batch; what was learned stays."));
    data_->setEnabled(idle);
    dataMenu_->setEnabled(idle);
    model_->setChangeable(idle);
    state_ = state;
    refreshSave();
}

void ToolBar::setSaveOffer(const SaveOffer& offer) {
    saveOffer_ = offer;
    refreshSave();
}

bool ToolBar::canSave() const {
    return save_->isEnabled();
}

void ToolBar::refreshSave() {
    const bool busy = state_ == RunState::preparing || state_ == RunState::stopping;
    save_->setEnabled(saveOffer_.available && !busy);
    save_->setToolTip(busy                    ? tr("One moment, please.")
                      : !saveOffer_.available ? tr("Nothing has been learned yet that could be saved.")
                      : saveOffer_.soFar      ? tr("Save what the run has learned so far as a model of its own (Ctrl+S).")
                                              : tr("Save the model with what it has learned (Ctrl+S)."));
}

void ToolBar::setLesson(bool on) {
    for (QWidget* file : {save_, data_})
        file->setVisible(!on);
    for (QFrame* divider : dividers_)
        divider->setVisible(!on);
    leave_->setVisible(on);
}

void ToolBar::setDataLabel(const QString& label) {
    data_->setText(label.isEmpty() ? tr("No data set") : literal(label));
}

} // namespace ui
