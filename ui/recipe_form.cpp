// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe_form.h"

#include "ui/icons.h"
#include "ui/number_field.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr int kFieldWidth = 112;
constexpr double kLargestExactSeed = 9007199254740991.0; ///< 2^53 − 1: a double field counts no further

QGridLayout* makeGrid() {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    return grid;
}

void addRow(QGridLayout* grid, const QString& name, QWidget* field, const char* objectName, const QString& tip) {
    auto* label = new QLabel(name);
    label->setBuddy(field);
    label->setToolTip(tip);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setToolTip(tip);
    field->setFixedWidth(kFieldWidth);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
}

} // namespace

RecipeForm::RecipeForm(QWidget* parent) : QWidget(parent) {
    auto* grid = makeGrid();
    epochs_ = addWhole(grid, "epochsSpin", tr("Epochs"), 1, 1000, &model::Recipe::epochs,
                       tr("How many times the network sees every training image."));
    batchSize_ = addWhole(grid, "batchSizeSpin", tr("Batch size"), 1, 10000, &model::Recipe::batchSize,
                          tr("Images a step: small batches learn in more, noisier steps; large ones run faster."));
    learningRate_ = addReal(grid, "learningRateSpin", tr("Learning rate"), 1e-6, 10, &model::Recipe::learningRate,
                            tr("How far each step moves the weights: too small learns slowly, too large never settles."));
    momentum_ = addReal(grid, "momentumSpin", tr("Momentum"), 0, 0.9999, &model::Recipe::momentum,
                        tr("The share of the last step carried into the next, 0 to 1: it smooths the path downhill."));

    auto* more = makeMore();
    auto* fold = new QToolButton;
    fold->setObjectName("moreButton");
    fold->setProperty("kind", "fold");
    fold->setCheckable(true);
    fold->setText(tr("Dropout, seed, threads"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setIcon(icon("chevron_right", IconTone::quiet));
    fold->setIconSize({12, 12});
    fold->setFocusPolicy(Qt::StrongFocus);
    fold->setAccessibleName(tr("More settings"));
    fold->setToolTip(tr("Show or hide the settings that rarely need a change."));
    more->hide();
    connect(fold, &QToolButton::toggled, more, [fold, more](bool open) {
        more->setVisible(open);
        fold->setIcon(icon(open ? "chevron_down" : "chevron_right", IconTone::quiet));
    });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(grid);
    column->addWidget(fold, 0, Qt::AlignLeft);
    column->addWidget(more);
    setRecipe(recipe_);
}

QWidget* RecipeForm::makeMore() {
    auto* more = new QWidget;
    auto* grid = makeGrid();
    dropout_ = addReal(
        grid, "dropoutSpin", tr("Dropout"), 0, 0.95, &model::Recipe::dropout,
        tr("The share of features silenced at random in each step, 0 to 1: it keeps the network from learning by heart."));
    seed_ = new NumberField(0, kLargestExactSeed);
    seed_->setDecimals(0);
    addRow(grid, tr("Seed"), seed_, "seedSpin", tr("Where chance begins: the same seed and settings make the same run."));
    connect(seed_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        recipe_.seed = static_cast<std::uint64_t>(value);
        emit edited();
    });
    threads_ = addWhole(grid, "threadsSpin", tr("Threads"), 0, 256, &model::Recipe::threads,
                        tr("Processor threads that compute; “all” takes every one."));
    threads_->setSpecialValueText(tr("all"));
    shuffle_ = new QCheckBox(tr("Shuffle every epoch"));
    shuffle_->setObjectName("shuffleCheck");
    shuffle_->setToolTip(tr("Show the images in a new order each epoch; without it the network meets them in the file's order."));
    grid->addWidget(shuffle_, grid->rowCount(), 0, 1, 2);
    connect(shuffle_, &QCheckBox::toggled, this, [this](bool on) {
        recipe_.shuffle = on;
        emit edited();
    });
    more->setLayout(grid);
    return more;
}

QSpinBox* RecipeForm::addWhole(QGridLayout* grid, const char* objectName, const QString& name, int minimum, int maximum,
                               int model::Recipe::*member, const QString& tip) {
    auto* field = new QSpinBox;
    field->setRange(minimum, maximum);
    field->setKeyboardTracking(false);
    addRow(grid, name, field, objectName, tip);
    connect(field, &QSpinBox::valueChanged, this, [this, member](int value) {
        recipe_.*member = value;
        emit edited();
    });
    return field;
}

NumberField* RecipeForm::addReal(QGridLayout* grid, const char* objectName, const QString& name, double minimum, double maximum,
                                 double model::Recipe::*member, const QString& tip) {
    auto* field = new NumberField(minimum, maximum);
    addRow(grid, name, field, objectName, tip);
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, member](double value) {
        recipe_.*member = value;
        emit edited();
    });
    return field;
}

void RecipeForm::setRecipe(const model::Recipe& recipe) {
    const auto put = [](auto* field, auto value) {
        const QSignalBlocker quiet(field);
        field->setValue(value);
    };
    put(epochs_, recipe.epochs);
    put(batchSize_, recipe.batchSize);
    put(learningRate_, recipe.learningRate);
    put(momentum_, recipe.momentum);
    put(dropout_, recipe.dropout);
    put(seed_, static_cast<double>(recipe.seed));
    put(threads_, recipe.threads);
    const QSignalBlocker quiet(shuffle_);
    shuffle_->setChecked(recipe.shuffle);
    recipe_ = recipe;
}

} // namespace ui
