// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/train_panel.h"

#include "ui/recipe/recipe_form.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QSlider>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kLeastWidth = 252;
constexpr int kMostWidth = 420;

/// Keeps a panel's wheel for scrolling: its sliders, number fields and boxes take the wheel only once they have the focus, so
/// that scrolling past it changes no setting.
class WheelGuard : public QObject {
public:
    /// Watches every such control inside `panel` now; belongs to it.
    explicit WheelGuard(QWidget* panel) : QObject(panel) {
        for (auto* control : panel->findChildren<QWidget*>()) {
            if (qobject_cast<QSlider*>(control) || qobject_cast<QAbstractSpinBox*>(control) ||
                qobject_cast<QComboBox*>(control)) {
                control->setFocusPolicy(static_cast<Qt::FocusPolicy>(control->focusPolicy() & Qt::StrongFocus));
                control->installEventFilter(this);
            }
        }
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
            event->ignore(); // so that it goes on to the scroll area
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

TrainPanel::TrainPanel(QWidget* parent)
    : QWidget(parent), presets_{model::Recipe{}}, name_(presets_[0].name), presetBar_(new PresetBar),
      reset_(makeButton("resetButton", {}, tr("Go back to the preset's own values."), "link")),
      lockNote_(makeLabel("small", tr("fixed during a run"))), form_(new RecipeForm) {
    setObjectName("trainPanel");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(kLeastWidth);
    setMaximumWidth(kMostWidth);

    auto* scrolled = new QWidget;
    scrolled->setObjectName("scrolled");
    // The rows' dots stand in the left margin, the scroll bar in the right one.
    fillBox(new QVBoxLayout(scrolled), {0, 14, 3, 12}, 8, {makeHeading(), makeRow(-1, {presetBar_}, 14), form_, stretch()});

    auto* scroll = new QScrollArea;
    scroll->setWidget(scrolled);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else unfolding would move everything to the left
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    fillBox(new QVBoxLayout(this), {0, 0, 1, 0}, -1, {scroll});

    connect(form_, &RecipeForm::edited, this, &TrainPanel::recipeEdited);
    connect(form_, &RecipeForm::varyRequested, this, &TrainPanel::varyRequested);
    connect(reset_, &QPushButton::clicked, this, [this] { choosePreset(base_); });
    connect(presetBar_, &PresetBar::presetChosen, this, qOverload<int>(&TrainPanel::choosePreset));
    connect(presetBar_, &PresetBar::opened, this, &TrainPanel::outlooksWanted);
    connect(presetBar_, &PresetBar::saveRequested, this, [this](const QString& name) {
        model::Recipe named = recipe();
        named.name = name.toStdString();
        emit recipeSaveRequested(named, false);
    });
    connect(presetBar_, &PresetBar::replaceRequested, this,
            [this](const model::Recipe& recipe) { emit recipeSaveRequested(recipe, true); });
    connect(presetBar_, &PresetBar::deleteRequested, this, &TrainPanel::recipeDeleteRequested);
    connect(presetBar_, &PresetBar::importRequested, this, &TrainPanel::recipeImportRequested);
    connect(presetBar_, &PresetBar::exportRequested, this,
            [this](const QString& path) { emit recipeExportRequested(path, recipe()); });
    new WheelGuard(this);
    presetBar_->setPresets(presets_, {});
    showChanges();
}

QHBoxLayout* TrainPanel::makeHeading() {
    lockNote_->hide();
    reset_->setAccessibleName(tr("Reset the recipe"));
    auto* row = new QHBoxLayout;
    row->addStrut(24);
    auto* fold = makeIconButton("foldRecipeButton", "icon", icon("fold_left", IconTone::quiet), 16, tr("Fold the recipe away"),
                                tr("Fold the recipe away (F9)."));
    connect(fold, &QToolButton::clicked, this, &TrainPanel::foldRequested);
    fillBox(row, {14, 0, 0, 0}, -1, {makeLabel("heading", tr("RECIPE")), stretch(), lockNote_, reset_, fold});
    return row;
}

model::Recipe TrainPanel::recipe() const {
    model::Recipe recipe = form_->recipe();
    recipe.name = name_;
    return recipe;
}

void TrainPanel::setRecipe(const model::Recipe& recipe) {
    form_->setRecipe(recipe);
    name_ = recipe.name;
    showChanges();
}

void TrainPanel::setPresets(const std::vector<model::Recipe>& bundled, const std::vector<model::Recipe>& own) {
    if (bundled.empty())
        return;
    const QString name = presetName();
    presets_ = bundled;
    presets_.insert(presets_.end(), own.begin(), own.end());
    presetBar_->setPresets(bundled, own);
    compareWith(name);
    showChanges();
}

void TrainPanel::compareWith(const QString& preset) {
    const auto found = std::ranges::find(presets_, preset.toStdString(), &model::Recipe::name);
    base_ = found == presets_.end() ? 0 : static_cast<int>(found - presets_.begin());
}

QString TrainPanel::presetName() const {
    return QString::fromStdString(base().name);
}

void TrainPanel::askToReplace(const model::Recipe& recipe) {
    presetBar_->askToReplace(recipe);
}

/// The preset with these settings, if there is one; where several have them, the one that was chosen.
int TrainPanel::matchingPreset() const {
    model::Recipe mine = form_->recipe();
    const auto matches = [&mine](const model::Recipe& preset) {
        mine.name = preset.name;
        return mine == preset;
    };
    if (matches(base()))
        return base_;
    const auto found = std::ranges::find_if(presets_, matches);
    return found == presets_.end() ? -1 : static_cast<int>(found - presets_.begin());
}

void TrainPanel::recipeEdited() {
    const int match = matchingPreset();
    name_ = match < 0 ? "custom" : presets_[static_cast<std::size_t>(match)].name;
    showChanges();
    emit recipeChanged(recipe());
}

void TrainPanel::choosePreset(const QString& name) {
    const auto found = std::find_if(presets_.rbegin(), presets_.rend(), // own ones come last
                                    [&name](const model::Recipe& preset) { return preset.name == name.toStdString(); });
    if (found != presets_.rend())
        choosePreset(static_cast<int>(presets_.rend() - found) - 1);
}

void TrainPanel::choosePreset(int index) {
    base_ = index;
    setRecipe(base());
    emit recipeChanged(recipe());
}

void TrainPanel::showChanges() {
    if (const int match = matchingPreset(); match >= 0)
        base_ = match;
    form_->setPreset(base());
    const int changes = form_->changes();
    presetBar_->showPreset(base_, changes > 0);
    reset_->setText(tr("Reset (%1)").arg(changes));
    reset_->setVisible(changes > 0 && !locked_);
}

void TrainPanel::setLocked(bool training) {
    if (locked_ == training)
        return;
    locked_ = training;
    lockNote_->setVisible(training);
    reset_->setVisible(!training && form_->changes() > 0);
    presetBar_->setEnabled(!training);
    form_->setEnabled(!training);
    const auto widgets = findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (training && !widget->isEnabled() && !widget->toolTip().isEmpty()) {
            freeTips_.insert(widget, widget->toolTip());
            widget->setToolTip(tr("Fixed until this run ends or is stopped. %1").arg(widget->toolTip()));
        }
    }
    if (!training) {
        for (auto tip = freeTips_.cbegin(); tip != freeTips_.cend(); ++tip)
            tip.key()->setToolTip(tip.value());
        freeTips_.clear();
    }
    if (!training && own_) {
        compareWith(own_->preset);
        setRecipe(std::exchange(own_, std::nullopt)->recipe);
        emit recipeChanged(recipe());
    }
}

void TrainPanel::showRun(const model::Recipe& recipe) {
    if (recipe == this->recipe())
        return;
    if (!own_) // else another run's is shown
        own_ = {this->recipe(), presetName()};
    setRecipe(recipe);
    emit recipeChanged(recipe);
}

void TrainPanel::setOutlook(const QString& recipe, const RecipeOutlook& outlook) {
    presetBar_->setOutlook(recipe, outlook);
}

void TrainPanel::setNetworks(const std::vector<std::string>& names) {
    form_->setNetworks(names);
}

void TrainPanel::chooseNetwork(const std::string& network) {
    form_->chooseNetwork(network);
}

std::vector<Variable> TrainPanel::variables(const QString& option, int& chosen) const {
    return form_->variables(option.toStdString(), chosen);
}

void TrainPanel::setLearningRates(std::vector<double> rates) {
    form_->setLearningRates(std::move(rates));
}

void TrainPanel::setPreview(std::vector<model::DigitImage> images) {
    form_->setPreview(std::move(images));
}

} // namespace ui
