// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/variable.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QSpinBox;
class QToolButton;

namespace ui {

class NumberField;
class Segments;

/// One of the things that an experiment varies, and through which values.
class VariedSetting : public QWidget {
    Q_OBJECT

public:
    /// `number`: 1 for the first, in its controls' names. At first it is `chosen`, a place in `variables`, which must outlive it.
    VariedSetting(const std::vector<Variable>& variables, int chosen, int number, QWidget* parent = nullptr);

    int number() const { return number_; }
    /// Of what varies, in `variables`.
    int place() const;
    const Variable& variable() const { return variables_[static_cast<std::size_t>(place())]; }
    std::vector<double> values() const;
    /// A value with the setting's name, as a variant is called.
    QString nameOf(double value) const;

    /// Why it cannot be trained; empty: it can.
    QString obstacle() const;

    void setRemovable(bool removable);
    /// Lets the user type at once.
    void edit();

signals:
    void changed();
    void removeRequested();

private:
    enum Way { listed, range, onAndOff, choice };

    QWidget* makeRange();
    void connectParts();
    Way way() const;
    void choose();
    void addChoices();
    void showWay();
    void refresh();
    std::vector<double> typed() const;

    const std::vector<Variable>& variables_;
    int number_;
    QString suffix_; ///< of the controls' names
    QComboBox* what_;
    QToolButton* remove_;
    Segments* ways_;
    QLineEdit* list_;
    NumberField* from_;
    NumberField* to_;
    QSpinBox* steps_;
    QCheckBox* factors_;
    QWidget* range_;
    QScrollArea* choices_;
    std::vector<QCheckBox*> boxes_; ///< of the choices
    QLabel* values_;
};

} // namespace ui
