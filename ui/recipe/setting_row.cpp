// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/setting_row.h"

#include "ui/style/language.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int kDotWidth = 14;
constexpr int kBeforeField = 6;
constexpr int kFieldWidth = 102;
constexpr int kSliderWidth = 46;                     ///< at least
constexpr int kFigureWidth = 84;                     ///< "±10.71 %" has room
constexpr int kNameWidth = 82;                       ///< before a slider, which begins at one place in all rows
constexpr double kLargestExact = 9007199254740991.0; ///< 2^53 − 1: a double counts no further

/// "batch-size" and "Batch size" → "batchSize".
QString camelCase(const char* words) {
    QString name;
    for (const QChar letter : QString(words)) {
        const bool gap = !name.isEmpty() && name.back() == ' ';
        if (!letter.isLetter())
            name += ' ';
        else if (gap)
            name.back() = letter.toUpper();
        else
            name += letter.toLower();
    }
    return name;
}

} // namespace

SettingRow::SettingRow(const model::SettingInfo& info)
    : info_(info), title_(tr(info.title)), row_(new QHBoxLayout(this)),
      dot_(makeIconButton("", "dot", icon("dot", IconTone::accent), 8, tr("Reset %1").arg(title_),
                          tr("Go back to the preset's value."))) {
    dot_->setObjectName(camelCase(info.option) + "Dot");
    dot_->setFixedSize(kDotWidth, 20);
    QSizePolicy policy = dot_->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    dot_->setSizePolicy(policy);
    dot_->hide();
    fillBox(row_, {}, 0, {dot_});
    connect(dot_, &QToolButton::clicked, this, &SettingRow::resetRequested);
}

SettingRow* SettingRow::slider(const model::SettingInfo& info, const SliderScale& scale) {
    auto* row = new SettingRow(info);
    row->addSlider(scale);
    return row;
}

Variable SettingRow::variable() const {
    Variable variable;
    variable.title = title_;
    if (const auto* combo = qobject_cast<QComboBox*>(control_)) {
        for (int place = 0; place < combo->count(); ++place)
            variable.choices << combo->itemText(place);
    } else if (qobject_cast<QCheckBox*>(control_) != nullptr) {
        variable.choices = {switchText(false), switchText(true)};
    }
    variable.whole = qobject_cast<QSpinBox*>(control_) != nullptr;
    variable.low = info_.low;
    variable.high = info_.high;
    variable.unit = unit_;
    variable.text = text_;
    return variable;
}

/// Above what the field itself offers.
void SettingRow::contextMenuEvent(QContextMenuEvent* event) {
    auto* line = control_->findChild<QLineEdit*>();
    QMenu* menu = line != nullptr ? line->createStandardContextMenu() : new QMenu(this);
    menu->setObjectName("settingMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* first = menu->actions().value(0);
    auto* vary = new QAction(tr("Vary…"), menu);
    auto* reset = new QAction(tr("Back to the preset's value"), menu);
    reset->setEnabled(!dot_->isHidden());
    menu->insertActions(first, {vary, reset});
    if (first != nullptr)
        menu->insertSeparator(first);
    connect(vary, &QAction::triggered, this, &SettingRow::varyRequested);
    connect(reset, &QAction::triggered, this, &SettingRow::resetRequested);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? control_->mapToGlobal(QPoint(0, control_->height()))
                                                               : event->globalPos());
}

QLabel* SettingRow::addField(QWidget* field, const QString& objectName, int width) {
    auto* label = new QLabel(title_);
    label->setBuddy(field);
    label->setToolTip(tr(info_.help));
    field->setFixedWidth(width);
    field->setObjectName(objectName);
    field->setAccessibleName(title_);
    field->setToolTip(tr(info_.help));
    control_ = field;
    field->setContextMenuPolicy(Qt::NoContextMenu); // the row's
    fillBox(row_, {}, 0, {{label, 1}, gap(kBeforeField), field});
    return label;
}

void SettingRow::addCheck() {
    auto* check = new QCheckBox(title_);
    check->setObjectName(camelCase(info_.option) + "Check");
    check->setToolTip(tr(info_.help));
    control_ = check;
    row_->addWidget(check);
    row_->addStretch(1);
    show_ = [check](double value) { check->setChecked(value > 0); };
    text_ = [](double value) { return settingText(value > 0); };
    connect(check, &QCheckBox::toggled, this, &SettingRow::edited);
}

QComboBox* SettingRow::addChoice(std::span<const std::string_view> names) {
    auto* combo = new QComboBox;
    for (const std::string_view name : names)
        combo->addItem(choiceText(name));
    addField(combo, camelCase(info_.option) + "Combo", kFieldWidth);
    show_ = [combo](double value) { combo->setCurrentIndex(static_cast<int>(value)); };
    text_ = [combo](double value) { return combo->itemText(static_cast<int>(value)); };
    connect(combo, &QComboBox::currentIndexChanged, this, &SettingRow::edited);
    return combo;
}

void SettingRow::addNames() {
    names_ = addChoice({});
}

void SettingRow::setNames(const std::vector<std::string>& names) {
    const QSignalBlocker quiet(names_);
    names_->clear();
    for (const std::string& name : names)
        placeOf(name);
}

int SettingRow::placeOf(const std::string& name) {
    const QString text = QString::fromStdString(name);
    if (const int place = names_->findData(text); place >= 0)
        return place;
    const QSignalBlocker quiet(names_);
    const bool file = text.contains('/') && !model::isWrittenOut(name);
    names_->addItem(text.isEmpty() ? tr("the same") : file ? QFileInfo(text).completeBaseName() : settingText(name), text);
    return names_->count() - 1;
}

std::string SettingRow::nameAt(int place) const {
    return names_->itemData(place).toString().toStdString();
}

void SettingRow::addWholeNumber() {
    auto* spin = new QSpinBox;
    spin->setRange(static_cast<int>(info_.low), static_cast<int>(info_.high));
    spin->setKeyboardTracking(false);
    if (info_.option == std::string_view("threads"))
        spin->setSpecialValueText(tr("all"));
    addField(spin, camelCase(info_.option) + "Spin", kFieldWidth);
    show_ = [spin](double value) { spin->setValue(static_cast<int>(value)); };
    text_ = [spin](double value) {
        const bool special = !spin->specialValueText().isEmpty() && value <= spin->minimum();
        return special ? spin->specialValueText() : QString::number(value);
    };
    connect(spin, &QSpinBox::valueChanged, this, &SettingRow::edited);
}

void SettingRow::addNumber(int decimals) {
    auto* field = new NumberField(info_.low, std::min(info_.high, kLargestExact));
    field->setDecimals(decimals);
    addField(field, camelCase(info_.option) + "Spin", kFieldWidth);
    show_ = [field](double value) { field->setValue(value); };
    text_ = [field](double value) { return field->textFromValue(value); };
    connect(field, &QDoubleSpinBox::valueChanged, this, &SettingRow::edited);
}

void SettingRow::addSlider(const SliderScale& scale) {
    unit_ = scale.unitsPerOne;
    const auto text = [scale](const QString& number) {
        return QString::fromUtf8(scale.format).arg(number).replace("%%", percentUnit());
    };
    text_ = [scale, text](double value) { return text(significant(value * scale.unitsPerOne, 3)); };
    const QStringList around = text("|").split('|');
    auto* field = new NumberField(info_.low * scale.unitsPerOne, info_.high * scale.unitsPerOne);
    field->setDecimals(2);
    field->setPrefix(around.front());
    field->setSuffix(around.back());
    field->setStepType(QAbstractSpinBox::DefaultStepType);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setProperty("kind", "figure");
    QLabel* name = addField(field, camelCase(info_.title) + "Spin", kFigureWidth);
    name->setMinimumWidth(kNameWidth);
    row_->setStretchFactor(name, 0);
    setToolTip(tr(info_.help));
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(scale.low, scale.high);
    slider->setPageStep(5);
    slider->setMinimumWidth(kSliderWidth);
    slider->setFocusPolicy(Qt::ClickFocus); // Tab stops once, at the field
    slider->setObjectName(camelCase(info_.title) + "Slider");
    slider->setAccessibleName(title_);
    row_->insertWidget(row_->indexOf(field), slider, 1);
    row_->insertSpacing(row_->indexOf(field), kBeforeField);
    show_ = [this, slider, field, scale](double value) {
        const QSignalBlocker quiet(slider);
        slider->setValue(static_cast<int>(std::lround(value * scale.unitsPerOne)));
        slider->setAccessibleDescription(text_(value));
        field->setValue(value * scale.unitsPerOne);
    };
    const auto announce = [this, scale](double value) { emit edited(value / scale.unitsPerOne); };
    connect(slider, &QSlider::valueChanged, this, announce);
    connect(field, &QDoubleSpinBox::valueChanged, this, announce);
}

void SettingRow::display(double value) {
    const QSignalBlocker quiet(control_);
    show_(value);
}

void SettingRow::setPreset(std::optional<double> value) {
    dot_->setVisible(value.has_value());
    if (value)
        dot_->setToolTip(tr("The preset says %1. Click to go back to it.").arg(text_(*value)));
}

void SettingRow::setObstacle(const QString& reason) {
    for (int place = 0; place < row_->count(); ++place)
        if (QWidget* part = row_->itemAt(place)->widget(); part != nullptr && part != dot_)
            part->setEnabled(reason.isEmpty());
    control_->setToolTip(reason.isEmpty() ? tr(info_.help) : reason + " " + tr(info_.help));
}

NumberField::NumberField(double minimum, double maximum, QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(shownLocale());
    setDecimals(6);
    setRange(minimum, maximum);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setKeyboardTracking(false);
}

void NumberField::stepBy(int steps) {
    constexpr double kFirstStep = 0.001; // a tenth of nothing would lead nowhere
    if (stepType() == AdaptiveDecimalStepType && steps > 0 && value() < kFirstStep && minimum() <= 0 && decimals() > 0)
        setValue(kFirstStep);
    else
        QDoubleSpinBox::stepBy(steps);
}

QString NumberField::textFromValue(double value) const {
    const QString point = locale().decimalPoint();
    QString text = locale().toString(value, 'f', decimals());
    if (text.contains(point)) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QValidator::State NumberField::validate(QString& text, int& position) const {
    if (locale().decimalPoint() == ",")
        text.replace('.', ','); // as the keypad and other programs write it; thousands are never grouped here
    return QDoubleSpinBox::validate(text, position);
}

} // namespace ui
