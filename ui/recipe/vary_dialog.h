// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/variable.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace ui {

class NumberField;
class Segments;

/// Makes an experiment: what varies, through which values, with how many seeds. Its files may say more; see
/// app/commands/EXPERIMENTS.md.
class VaryDialog : public QDialog {
    Q_OBJECT

public:
    /// Variants of `base`; `chosen` is what varies at first, a place in `variables`.
    VaryDialog(const model::Recipe& base, std::vector<Variable> variables, int chosen, QWidget* parent);

    MadeExperiment experiment() const;

    /// What it takes on this machine; nothing where that is not known.
    void setSeconds(std::optional<double> seconds);

signals:
    /// It is another experiment now, which can be trained.
    void changed();
    void trainRequested(const ui::MadeExperiment& experiment);
    void saveRequested(const QString& path, const ui::MadeExperiment& experiment);

private:
    enum Way { listed, range, onAndOff, choice };

    QWidget* makeRange();
    void connectParts();
    const Variable& variable() const;
    Way way() const;
    void choose();
    void addChoices();
    void showWay();
    void refresh();
    QString obstacle() const;
    std::vector<double> values() const;
    std::vector<double> typed() const;
    void chooseFile();

    model::Recipe base_;
    std::vector<Variable> variables_;
    QComboBox* what_;
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
    QSpinBox* seeds_;
    QLabel* size_;
    QPushButton* save_;
    QPushButton* train_;
};

} // namespace ui
