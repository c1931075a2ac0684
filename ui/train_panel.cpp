// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train_panel.h"

#include "ui/augmentation_form.h"
#include "ui/recipe_form.h"
#include "ui/thumbnail_strip.h"
#include "ui/wheel_guard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace ui {
namespace {

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", "heading");
    return label;
}

QString displayName(const std::string& name) {
    QString text = QString::fromStdString(name);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

TrainPanel::TrainPanel(QWidget* parent)
    : QWidget(parent), presets_{model::Recipe{}}, name_(presets_[0].name), preset_(new QComboBox),
      reset_(new QPushButton(tr("Reset"))), lockNote_(new QLabel(tr("fixed during a run"))), recipeForm_(new RecipeForm),
      augmentationForm_(new AugmentationForm), preview_(new ThumbnailStrip) {
    setObjectName("trainPanel");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(252);

    auto* scrolled = new QWidget;
    scrolled->setObjectName("scrolled");
    auto* column = new QVBoxLayout(scrolled);
    column->setContentsMargins(14, 14, 13, 12);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addStrut(16);
    top->addWidget(heading(tr("RECIPE")));
    top->addStretch(1);
    lockNote_->setProperty("role", "small");
    lockNote_->hide();
    top->addWidget(lockNote_);
    column->addLayout(top);
    column->addWidget(makePresetRow());
    column->addSpacing(-2);
    column->addWidget(recipeForm_);
    column->addSpacing(8);
    column->addWidget(heading(tr("AUGMENTATION")));
    column->addWidget(augmentationForm_);
    column->addSpacing(2);
    column->addWidget(preview_);
    auto* caption = new QLabel(tr("What the network sees next"));
    caption->setProperty("role", "small");
    column->addWidget(caption);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(scrolled);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 1, 0);
    outer->addWidget(scroll);

    connect(recipeForm_, &RecipeForm::edited, this, &TrainPanel::recipeEdited);
    connect(augmentationForm_, &AugmentationForm::edited, this, &TrainPanel::recipeEdited);
    connect(preset_, &QComboBox::activated, this, &TrainPanel::choosePreset);
    connect(reset_, &QPushButton::clicked, this, [this] { choosePreset(lastPreset_); });
    new WheelGuard(this);
    showName();
}

QWidget* TrainPanel::makePresetRow() {
    preset_->setObjectName("presetCombo");
    preset_->setAccessibleName(tr("Preset"));
    preset_->setToolTip(tr("A recipe to begin with; every setting can be changed afterwards."));
    preset_->setFixedWidth(112);
    reset_->setObjectName("resetButton");
    reset_->setProperty("kind", "link");
    reset_->setAccessibleName(tr("Reset the recipe"));
    reset_->setToolTip(tr("Go back to the preset's own values."));
    auto* label = new QLabel(tr("Preset"));
    label->setBuddy(preset_);
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(reset_);
    row->addWidget(preset_);
    return widget;
}

model::Recipe TrainPanel::recipe() const {
    model::Recipe recipe = recipeForm_->recipe();
    recipe.augmentation = augmentationForm_->settings();
    recipe.name = name_;
    return recipe;
}

void TrainPanel::setRecipe(const model::Recipe& recipe) {
    recipeForm_->setRecipe(recipe);
    augmentationForm_->setSettings(recipe.augmentation);
    name_ = recipe.name;
    showName();
}

void TrainPanel::setPresets(std::vector<model::Recipe> presets) {
    if (presets.empty())
        return;
    presets_ = std::move(presets);
    lastPreset_ = 0;
    showName();
}

int TrainPanel::matchingPreset() const {
    model::Recipe mine = recipe();
    for (std::size_t i = 0; i < presets_.size(); ++i) {
        mine.name = presets_[i].name;
        if (mine == presets_[i])
            return static_cast<int>(i);
    }
    return -1;
}

void TrainPanel::recipeEdited() {
    const int match = matchingPreset();
    name_ = match < 0 ? "custom" : presets_[static_cast<std::size_t>(match)].name;
    showName();
    emit recipeChanged(recipe());
}

void TrainPanel::choosePreset(int index) {
    if (index < 0 || index >= static_cast<int>(presets_.size()))
        return; // "Custom" names what is set; it sets nothing
    lastPreset_ = index;
    setRecipe(presets_[static_cast<std::size_t>(index)]);
    emit recipeChanged(recipe());
}

void TrainPanel::showName() {
    const QSignalBlocker quiet(preset_);
    const int match = matchingPreset();
    preset_->clear();
    for (const model::Recipe& preset : presets_)
        preset_->addItem(displayName(preset.name));
    if (match < 0)
        preset_->addItem(tr("Custom"));
    else
        lastPreset_ = match;
    preset_->setCurrentIndex(match < 0 ? preset_->count() - 1 : match);
    reset_->setVisible(match < 0);
}

void TrainPanel::setLocked(bool training) {
    if (locked_ == training)
        return;
    locked_ = training;
    lockNote_->setVisible(training);
    preset_->parentWidget()->setEnabled(!training);
    recipeForm_->setEnabled(!training);
    augmentationForm_->setEnabled(!training);
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
}

void TrainPanel::setPreview(std::vector<model::DigitImage> images) {
    preview_->setImages(std::move(images));
}

} // namespace ui
