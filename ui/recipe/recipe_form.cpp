// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/recipe_form.h"

#include "ui/recipe/setting_row.h"
#include "ui/widgets/controls.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

constexpr int kIndent = 14; ///< the rows' dots stand left of everything else

/// The ranges a slider offers: where settings are sensible, not where they are possible.
constexpr std::array kSliders{SliderScale{"rotation", 0, 90, 1, "±%1°"},       SliderScale{"translation", 0, 30, 100, "±%1%%"},
                              SliderScale{"scale", 0, 30, 100, "±%1%%"},       SliderScale{"shear", 0, 30, 1, "±%1°"},
                              SliderScale{"elastic-alpha", 0, 40, 1, "%1 px"}, SliderScale{"elastic-sigma", 2, 10, 1, "%1 px"},
                              SliderScale{"brightness", 0, 50, 100, "±%1%%"},  SliderScale{"contrast", 0, 50, 100, "±%1%%"}};
constexpr SliderScale kProbability{"", 0, 100, 100, "%1%%"};

/// A setting that changes nothing while another one is off, or (`whileOff`) on.
struct Dependency {
    std::string_view option;
    std::string_view other;
    bool whileOff = false;
};
constexpr std::array kDependencies{Dependency{"teacher-network", "teachers"},   Dependency{"calm-epochs", "augmentation"},
                                   Dependency{"calm-factor", "augmentation"},   Dependency{"calm-factor", "calm-epochs"},
                                   Dependency{"teacher-epochs", "teachers"},    Dependency{"temperature", "teachers"},
                                   Dependency{"label-share", "teachers"},       Dependency{"label-smoothing", "teachers", true},
                                   Dependency{"elastic-sigma", "elastic-alpha"}};

/// Sliders for the ranges and probabilities of augmentation, fields for the rest.
template <class Settings, class Value> SettingRow* makeRow(const model::SettingInfo& info) {
    if constexpr (std::is_same_v<Value, double> && !std::is_same_v<Settings, model::Recipe> &&
                  !std::is_same_v<Settings, model::Distillation>) {
        const auto* scale = std::ranges::find(kSliders, info.option, &SliderScale::option);
        return SettingRow::slider(info, scale == kSliders.end() ? kProbability : *scale);
    } else {
        return SettingRow::of<Value>(info);
    }
}

} // namespace

RecipeForm::RecipeForm(QWidget* parent)
    : QWidget(parent), expert_(new Fold("expertFold", tr("Expert"), tr("Settings that are rarely changed."))),
      schedule_(new Sparkline), preview_(new ThumbnailStrip) {
    auto* column = new QVBoxLayout(this);
    fillBox(column, {}, 6, {});
    makeRecipe(column);
    column->addSpacing(8);
    makeAugmentation(column);
    makeExpert(column);
    refresh();
}

namespace {

/// A setting's value as rows pass it, and back.
template <class Value> double toRow(SettingRow&, const Value& value) {
    return static_cast<double>(value);
}
double toRow(SettingRow& row, const std::string& name) {
    return row.placeOf(name);
}

template <class Value> Value fromRow(const SettingRow& row, double value) {
    if constexpr (std::is_same_v<Value, std::string>)
        return row.nameAt(static_cast<int>(value));
    else
        return static_cast<Value>(value);
}

} // namespace

/// Makes a row for each setting. Returns their options, in order.
template <class Settings> RecipeForm::Names RecipeForm::addRows(Settings& settings, const Settings& preset) {
    std::vector<const void*> presets; // the same settings of the preset
    model::visitSettings(preset, [&](const model::SettingInfo&, const auto& value) { presets.push_back(&value); });
    Names options;
    std::size_t next = 0;
    model::visitSettings(settings, [&]<class Value>(const model::SettingInfo& info, Value& value) {
        const Value& original = *static_cast<const Value*>(presets[next++]);
        options.push_back(info.option);
        auto* row = makeRow<Settings, Value>(info);
        const auto show = [row, &value, &original] {
            const bool differs = value != original;
            row->display(toRow(*row, value));
            row->setPreset(differs ? std::optional(toRow(*row, original)) : std::nullopt);
            return differs;
        };
        entries_[info.option] = {row, show, [row, &value] { return toRow(*row, value); }, nullptr};
        connect(row, &SettingRow::edited, this, [this, row, &value](double edited) {
            value = fromRow<Value>(*row, edited);
            change();
        });
        connect(row, &SettingRow::varyRequested, this, [this, option = info.option] { emit varyRequested(option); });
        connect(row, &SettingRow::resetRequested, this, [this, &value, &original] {
            value = original;
            change();
        });
    });
    return options;
}

Fold* RecipeForm::makeFold(const char* objectName, const QString& title, const QString& tip, const Names& options) {
    auto* fold = folds_.emplace_back(new Fold(objectName, title, tip));
    for (const std::string_view option : options) {
        entries_.at(option).fold = fold;
        fold->add(entries_.at(option).row);
    }
    return fold;
}

namespace {

const std::vector<std::string_view> kBasics{"network", "epochs", "batch-size", "learning-rate", "schedule"};
const std::vector<std::string_view> kOptimiser{"optimiser", "momentum", "weight-decay", "warm-up", "weight-averaging"};
const std::vector<std::string_view> kRun{"seed", "threads", "shuffle"};
const std::vector<std::string_view> kSampling{"whole-pixels", "interpolation"};

bool holds(const std::vector<std::string_view>& names, std::string_view one) {
    return std::ranges::find(names, one) != names.end();
}

} // namespace

void RecipeForm::makeRecipe(QVBoxLayout* column) {
    regularisationOptions_ = addRows(recipe_, preset_);
    std::erase_if(regularisationOptions_, [](std::string_view option) {
        return holds(kBasics, option) || holds(kOptimiser, option) || holds(kRun, option);
    });
    std::ranges::copy(addRows(recipe_.distillation, preset_.distillation), std::back_inserter(regularisationOptions_));
    for (const std::string_view option : kBasics)
        column->addWidget(entries_.at(option).row);
    schedule_->setObjectName("scheduleSparkline");
    schedule_->setAccessibleName(tr("The learning rate over the run"));
    schedule_->setAccessibleDescription(tr("A line from the first step to the last"));
    schedule_->setToolTip(tr("The learning rate from the first step to the last."));
    column->addLayout(makeRow(-1, {schedule_}, kIndent));
}

/// Whatever stands in no other place.
void RecipeForm::makeExpert(QVBoxLayout* column) {
    expertFolds_ = {makeFold("optimiserFold", tr("Optimiser"), tr("How gradients move the weights."), kOptimiser),
                    makeFold("regularisationFold", tr("Regularisation"), tr("What keeps the network from learning by heart."),
                             regularisationOptions_),
                    makeFold("samplingFold", tr("Sampling"), tr("How moved pixels are found."), kSampling),
                    makeFold("runFold", tr("Run"), tr("Chance, threads and order."), kRun)};
    for (Fold* fold : expertFolds_)
        expert_->add(fold);
    column->addWidget(expert_);
}

void RecipeForm::makeAugmentation(QVBoxLayout* column) {
    column->addLayout(makeRow(-1, {makeLabel("heading", tr("AUGMENTATION"))}, kIndent));
    augmentationOptions_ = addRows(recipe_.augmentation, preset_.augmentation);
    for (const std::string_view option : augmentationOptions_) {
        if (holds(kSampling, option))
            continue;
        column->addWidget(entries_.at(option).row);
        if (option != "augmentation")
            continue;
        // The sliders below change the pictures: both stay in sight.
        column->addLayout(makeRow(-1, {preview_}, kIndent));
        column->addLayout(makeRow(-1, {makeLabel("small", tr("What the network sees next"))}, kIndent));
    }
    addStyles(column, recipe_.augmentation, preset_.augmentation);
    std::erase(augmentationOptions_, "augmentation");
}

template <class Augmentation>
void RecipeForm::addStyles(QVBoxLayout* column, Augmentation& settings, const Augmentation& preset) {
    if constexpr (requires { settings.styles; }) {
        const Names styles = addRows(settings.styles, preset.styles);
        column->addWidget(makeFold("stylesFold", RecipeForm::tr("Writing styles"),
                                   RecipeForm::tr("How often digits are rewritten as other writers draw them."), styles));
        std::ranges::copy(styles, std::back_inserter(augmentationOptions_));
    }
}

std::vector<Variable> RecipeForm::variables(std::string_view wanted, int& chosen) const {
    std::vector<Variable> variables;
    chosen = 0;
    model::visitAllSettings(recipe_, [&](const model::SettingInfo& info, const auto&) {
        const std::string_view option = info.option;
        if (option == "seed" || option == "threads")
            return;
        if (option == wanted)
            chosen = static_cast<int>(variables.size());
        const Entry& entry = entries_.at(option);
        Variable& variable = variables.emplace_back(entry.row->variable());
        variable.value = entry.value();
        variable.set = [option, row = entry.row](ExperimentVariant& variant, double value) {
            model::visitAllSettings(variant.recipe, [&]<class Value>(const model::SettingInfo& other, Value& member) {
                if (other.option == option)
                    member = fromRow<Value>(*row, value);
            });
        };
    });
    return variables;
}

void RecipeForm::setRecipe(const model::Recipe& recipe) {
    recipe_ = recipe;
    refresh();
}

void RecipeForm::setPreset(const model::Recipe& preset) {
    preset_ = preset;
    refresh();
}

void RecipeForm::setNetworks(const std::vector<std::string>& names) {
    std::vector<std::string> ofTeachers{""};
    ofTeachers.insert(ofTeachers.end(), names.begin(), names.end());
    entries_.at("network").row->setNames(names);
    entries_.at("teacher-network").row->setNames(ofTeachers);
    refresh();
}

void RecipeForm::chooseNetwork(const std::string& network) {
    if (recipe_.network == network)
        return;
    recipe_.network = network;
    change();
}

void RecipeForm::setLearningRates(std::vector<double> rates) {
    schedule_->setValues(std::move(rates));
}

void RecipeForm::setPreview(std::vector<model::DigitImage> images) {
    preview_->setImages(std::move(images));
}

void RecipeForm::change() {
    refresh();
    emit edited();
}

void RecipeForm::refresh() {
    changes_ = 0;
    std::map<Fold*, int> folded;
    for (const auto& [option, entry] : entries_) {
        const int changed = entry.refresh() ? 1 : 0;
        changes_ += changed;
        folded[entry.fold] += changed;
        entry.row->setObstacle(obstacle(option));
    }
    for (Fold* fold : folds_)
        fold->setChanges(folded[fold]);
    int rare = 0;
    for (Fold* fold : expertFolds_)
        rare += folded[fold];
    expert_->setChanges(rare);
}

QString RecipeForm::obstacle(std::string_view option) const {
    if (!recipe_.augmentation.enabled && std::ranges::count(augmentationOptions_, option) > 0)
        return tr("The training images are not varied.");
    for (const Dependency& dependency : kDependencies) {
        const Entry& other = entries_.at(dependency.other);
        if (dependency.option == option && (other.value() > 0) == dependency.whileOff)
            return dependency.whileOff ? tr("Has no effect while “%1” is above 0.").arg(other.row->title())
                                       : tr("Has no effect while “%1” is off.").arg(other.row->title());
    }
    return {};
}

} // namespace ui
