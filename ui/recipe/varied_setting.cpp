// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/varied_setting.h"

#include "ui/recipe/setting_row.h"
#include "ui/style/language.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"

#include <QCheckBox>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int kWidth = 430;
constexpr std::size_t kShownValues = 12;
constexpr int kUsualSteps = 4;
constexpr int kMostSteps = 100;
constexpr double kManyTimes = 1000; ///< between the ends of a setting that people vary by factors

bool variesByFactors(const Variable& variable) {
    return variable.low > 0 && variable.high / variable.low >= kManyTimes;
}

double rounded(const Variable& variable, double value, int figures) {
    return variable.whole ? std::round(value) : QString::number(value, 'g', figures).toDouble();
}

/// The value at hand, half and twice as much; of nothing, a little and more.
std::vector<double> usualValues(const Variable& variable) {
    const double value = variable.value;
    std::vector<double> values =
        value > 0 ? std::vector{value / 2, value, value * 2} : std::vector{0.0, variable.high / 20, variable.high / 10};
    for (double& one : values)
        one = std::clamp(one == value ? value : rounded(variable, one, value > 0 ? 3 : 1), variable.low, variable.high);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

/// Where the comma is the decimal point, it parts no numbers.
bool commaParts() {
    return shownLocale().decimalPoint() != ",";
}

QString typedText(const Variable& variable, const std::vector<double>& values) {
    QStringList texts;
    for (const double value : values)
        texts << exactText(QString::number(value * variable.unit, 'g', 12).toDouble());
    return texts.join(commaParts() ? ", " : "; ");
}

} // namespace

VariedSetting::VariedSetting(const std::vector<Variable>& variables, int chosen, int number, QWidget* parent)
    : QWidget(parent), variables_(variables), number_(number), suffix_(number == 1 ? QString() : QString::number(number)),
      what_(new QComboBox),
      remove_(makeIconButton("", "tool", icon("close"), 14, tr("Do not vary it"), tr("Leave it as it is in the recipe."))),
      ways_(new Segments(tr("How"))), list_(new QLineEdit), from_(new NumberField(0, 1)), to_(new NumberField(0, 1)),
      steps_(new QSpinBox), factors_(new QCheckBox(tr("Equal factors"))), range_(makeRange()), choices_(new QScrollArea),
      values_(makeLabel("small")) {
    setObjectName("varied" + suffix_);
    what_->setObjectName("variedSetting" + suffix_);
    what_->setAccessibleName(tr("What varies"));
    for (const Variable& one : variables_)
        what_->addItem(one.title);
    what_->setCurrentIndex(chosen);
    ways_->setObjectName("variedWay" + suffix_);
    ways_->add(tr("Values"), tr("Each of the values that are listed."));
    ways_->add(tr("Range"), tr("So many values between two."));
    ways_->add(tr("On and off"), tr("With its value, and without."));
    list_->setObjectName("variedList" + suffix_);
    list_->setAccessibleName(tr("Values"));
    choices_->setObjectName("variedChoices" + suffix_);
    choices_->setAccessibleName(tr("Values"));
    choices_->setWidgetResizable(true);
    choices_->setFrameShape(QFrame::NoFrame);
    choices_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    choices_->setFocusPolicy(Qt::NoFocus);
    choices_->viewport()->setAutoFillBackground(false);
    remove_->setObjectName("removeVaried" + suffix_);
    values_->setObjectName("variedValues" + suffix_);
    values_->setWordWrap(true);
    fillBox(new QVBoxLayout(this), {}, 10,
            {makeRow(6, {{what_, 1}, remove_}), makeRow(0, {ways_, stretch()}), list_, range_, choices_, values_});
    setFixedWidth(kWidth);
    setRemovable(false);
    connectParts();
    choose();
}

QWidget* VariedSetting::makeRange() {
    from_->setObjectName("variedFrom" + suffix_);
    to_->setObjectName("variedTo" + suffix_);
    steps_->setObjectName("variedSteps" + suffix_);
    factors_->setObjectName("variedFactors" + suffix_);
    from_->setAccessibleName(tr("From"));
    to_->setAccessibleName(tr("To"));
    steps_->setAccessibleName(tr("Number of values"));
    steps_->setRange(2, kMostSteps);
    steps_->setValue(kUsualSteps);
    factors_->setToolTip(tr("Each value is as many times the one before: 0.01, 0.02, 0.04. Else the steps are alike."));
    for (NumberField* field : {from_, to_})
        field->setFixedWidth(96);
    steps_->setFixedWidth(64);
    auto* page = new QWidget;
    fillBox(new QVBoxLayout(page), {}, 8,
            {makeRow(8, {makeLabel("", tr("From")), from_, makeLabel("", tr("to")), to_, makeLabel("", tr("in")), steps_,
                         makeLabel("", tr("values")), stretch()}),
             factors_});
    return page;
}

void VariedSetting::connectParts() {
    connect(what_, &QComboBox::currentIndexChanged, this, &VariedSetting::choose);
    connect(ways_, &Segments::currentChanged, this, &VariedSetting::showWay);
    connect(list_, &QLineEdit::textChanged, this, &VariedSetting::refresh);
    for (NumberField* field : {from_, to_})
        connect(field, &QDoubleSpinBox::valueChanged, this, &VariedSetting::refresh);
    connect(steps_, &QSpinBox::valueChanged, this, &VariedSetting::refresh);
    connect(factors_, &QCheckBox::toggled, this, &VariedSetting::refresh);
    connect(remove_, &QToolButton::clicked, this, &VariedSetting::removeRequested);
}

int VariedSetting::place() const {
    return what_->currentIndex();
}

QString VariedSetting::nameOf(double value) const {
    const Variable& one = variable();
    return one.name ? one.name(value) : tr("%1 %2").arg(one.title, one.text(value));
}

void VariedSetting::setRemovable(bool removable) {
    remove_->setVisible(removable);
}

void VariedSetting::edit() {
    if (way() == choice) {
        boxes_.front()->setFocus();
        return;
    }
    list_->setFocus();
    list_->selectAll();
}

VariedSetting::Way VariedSetting::way() const {
    return variable().choices.isEmpty() ? static_cast<Way>(ways_->current()) : choice;
}

/// What varies was chosen: begins with what is usual for it.
void VariedSetting::choose() {
    const Variable& one = variable();
    ways_->setVisible(one.choices.isEmpty());
    {
        const QSignalBlocker quiet(this);
        addChoices();
        if (one.choices.isEmpty()) {
            const std::vector<double> usual = usualValues(one);
            list_->setText(typedText(one, usual));
            for (NumberField* field : {from_, to_}) {
                field->setDecimals(one.whole ? 0 : 8);
                field->setRange(one.low * one.unit, one.high * one.unit);
            }
            from_->setValue(usual.front() * one.unit);
            to_->setValue(usual.back() * one.unit);
            factors_->setChecked(variesByFactors(one));
            ways_->setCurrent(listed);
        }
    }
    showWay();
}

/// Of a few all are chosen at first, of many the one at hand.
void VariedSetting::addChoices() {
    constexpr int kFew = 5;
    constexpr int kShown = 7; ///< the others are scrolled to
    const Variable& one = variable();
    auto* inside = new QWidget;
    inside->setObjectName("scrolled");
    auto* column = new QVBoxLayout(inside);
    fillBox(column, {}, 6, {});
    boxes_.clear();
    for (int place = 0; place < one.choices.size(); ++place) {
        QCheckBox* box = boxes_.emplace_back(new QCheckBox(literal(one.choices[place])));
        box->setChecked(one.choices.size() <= kFew || place == static_cast<int>(one.value));
        connect(box, &QCheckBox::toggled, this, &VariedSetting::refresh);
        column->addWidget(box);
    }
    const int shown = std::min(static_cast<int>(one.choices.size()), kShown);
    if (shown > 0)
        choices_->setFixedHeight(shown * (boxes_.front()->sizeHint().height() + 6));
    choices_->setWidget(inside);
}

void VariedSetting::showWay() {
    list_->setVisible(way() == listed);
    range_->setVisible(way() == range);
    choices_->setVisible(way() == choice);
    refresh();
}

std::vector<double> VariedSetting::typed() const {
    static const QRegularExpression gaps("[;\\s]+");
    static const QRegularExpression gapsAndCommas("[,;\\s]+");
    std::vector<double> numbers;
    for (QString text : list_->text().split(commaParts() ? gapsAndCommas : gaps, Qt::SkipEmptyParts)) {
        bool read = false;
        if (!commaParts())
            text.replace('.', ',');
        const double number = shownLocale().toDouble(text, &read);
        numbers.push_back(read ? number / variable().unit : std::nan(""));
    }
    return numbers;
}

std::vector<double> VariedSetting::values() const {
    const Variable& one = variable();
    std::vector<double> found;
    const auto add = [&](double value) {
        const double whole = one.whole ? std::round(value) : value;
        if (std::ranges::count(found, whole) == 0)
            found.push_back(whole);
    };
    switch (way()) {
    case listed:
        return typed();
    case range:
        for (int i = 0; i < steps_->value(); ++i) {
            const double share = static_cast<double>(i) / (steps_->value() - 1);
            const double from = from_->value() / one.unit;
            const double to = to_->value() / one.unit;
            const bool end = i == 0 || i + 1 == steps_->value();
            const double value = factors_->isChecked() ? from * std::pow(to / from, share) : from + (to - from) * share;
            add(end ? (i == 0 ? from : to) : rounded(one, value, 3));
        }
        break;
    case onAndOff:
        add(0);
        add(one.value);
        break;
    case choice:
        for (std::size_t place = 0; place < boxes_.size(); ++place)
            if (boxes_[place]->isChecked())
                add(static_cast<double>(place));
    }
    return found;
}

QString VariedSetting::obstacle() const {
    const Variable& one = variable();
    if (way() == range && factors_->isChecked() && (from_->value() <= 0 || to_->value() <= 0))
        return tr("Equal factors need ends above 0.");
    if (way() == onAndOff && (one.low > 0 || one.value == 0))
        return one.low > 0 ? tr("It cannot be turned off.") : tr("It is off now: there is no value to compare with.");
    const std::vector<double> all = values();
    const auto isWrong = [&one](double value) {
        return std::isnan(value) || value < one.low || value > one.high || (one.whole && value != std::round(value));
    };
    if (way() != choice && std::ranges::any_of(all, isWrong))
        return (one.whole ? tr("Write whole numbers from %1 to %2.") : tr("Write numbers from %1 to %2."))
            .arg(exactText(one.low * one.unit), significant(one.high * one.unit, 6));
    if (all.size() < 2)
        return tr("Choose at least two values.");
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (one.text(all[i]) == one.text(all[j]))
                return tr("%1 is there twice.").arg(one.text(all[i]));
    return {};
}

void VariedSetting::refresh() {
    const std::vector<double> all = obstacle().isEmpty() ? values() : std::vector<double>();
    QStringList texts;
    for (const double value : all)
        if (texts.size() < static_cast<qsizetype>(kShownValues))
            texts << variable().text(value);
    if (all.size() > kShownValues)
        texts << tr("and %1 more").arg(all.size() - kShownValues);
    values_->setText(texts.join(" · "));
    const bool seen = way() == choice || (way() == listed && variable().unit == 1);
    values_->setVisible(!seen && !texts.isEmpty());
    if (!signalsBlocked())
        emit changed();
}

} // namespace ui
