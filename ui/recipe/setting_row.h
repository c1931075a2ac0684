// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"
#include "ui/widgets/variable.h"

#include <QDoubleSpinBox>
#include <QWidget>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace ui {

/// How a slider over whole numbers, and the field beside it, show a setting. The field takes what the slider has no room for.
struct SliderScale {
    std::string_view option;
    int low;
    int high;
    double unitsPerOne; ///< slider steps for a setting of 1
    const char* format; ///< with %1 for the figure and %% for percentUnit(), e.g. "±%1°"
};

/// One setting of a recipe: its name, a control for its type, and a dot in front while the value is not the preset's. All values
/// are passed as doubles: switches as 0 and 1, choices as their index, names as their place among those to choose from.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    /// The row for a setting of this type. Its control is named by the setting's option: "learningRateSpin", "shuffleCheck",
    /// "scheduleCombo"; a slider and its field by its title.
    template <class Value> static SettingRow* of(const model::SettingInfo& info) {
        auto* row = new SettingRow(info);
        if constexpr (std::is_same_v<Value, bool>)
            row->addCheck();
        else if constexpr (std::is_enum_v<Value>)
            row->addChoice(model::valueNames<Value>());
        else if constexpr (std::is_same_v<Value, std::string>)
            row->addNames();
        else if constexpr (std::is_same_v<Value, int>)
            row->addWholeNumber();
        else
            row->addNumber(std::is_integral_v<Value> ? 0 : 8);
        return row;
    }
    static SettingRow* slider(const model::SettingInfo& info, const SliderScale& scale);

    const QString& title() const { return title_; }

    /// Of a row of names: those to choose from, and the place of one, which is added where it is not among them. The empty name
    /// stands for the same as elsewhere, that of a file for the file.
    void setNames(const std::vector<std::string>& names);
    int placeOf(const std::string& name);
    std::string nameAt(int place) const;

    /// What an experiment can vary; its `value` and `set` are the caller's.
    Variable variable() const;

    /// Shows a value without announcing it. A slider's field is right even for values beyond the slider's ends.
    void display(double value);

    /// The preset's value if it differs, which shows the dot.
    void setPreset(std::optional<double> value);

    /// Disables a setting that has no effect at present, for this reason; an empty one enables it. It can be reset all the same.
    void setObstacle(const QString& reason);

signals:
    /// The user changed the value.
    void edited(double value);
    /// Requests the preset's value.
    void resetRequested();
    /// Requests an experiment that varies the setting.
    void varyRequested();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    explicit SettingRow(const model::SettingInfo& info);
    void addCheck();
    QComboBox* addChoice(std::span<const std::string_view> names);
    void addNames();
    void addWholeNumber();
    void addNumber(int decimals);
    void addSlider(const SliderScale& scale);
    QLabel* addField(QWidget* field, const QString& objectName, int width);

    model::SettingInfo info_;
    QString title_;
    QHBoxLayout* row_;
    QToolButton* dot_;
    QWidget* control_ = nullptr; ///< a slider's is its field
    QComboBox* names_ = nullptr; ///< of a row of names; each with the name itself as its data
    std::function<void(double)> show_;
    std::function<QString(double)> text_;
    double unit_ = 1; ///< that a value of 1 is typed as
};

/// A field for a real number without trailing zeros ("0.01", not "0.010000"). Steps by a tenth of its magnitude (0 steps to
/// 0.001). Takes a point where the language has a comma. Announces a typed value when it is complete, not at every key.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    NumberField(double minimum, double maximum, QWidget* parent = nullptr);
    QString textFromValue(double value) const override;
    void stepBy(int steps) override;
    QValidator::State validate(QString& text, int& position) const override;
};

} // namespace ui
