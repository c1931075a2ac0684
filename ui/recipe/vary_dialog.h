// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/variable.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace ui {

class VariedSetting;

/// Makes an experiment: what varies, through which values, with how many seeds; of several things that vary every combination.
/// Its files may say more; see app/commands/EXPERIMENTS.md.
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void add(int chosen);
    void addAnother();
    void remove(VariedSetting* setting);
    void arrange();
    void fitHeight();
    void refresh();
    std::size_t runs() const;
    QString obstacle() const;
    void chooseFile();

    model::Recipe base_;
    std::vector<Variable> variables_;
    std::vector<VariedSetting*> varied_;
    QScrollArea* scroll_; ///< over these
    QPushButton* also_;
    QSpinBox* seeds_;
    QLabel* size_;
    QPushButton* save_;
    QPushButton* train_;
};

} // namespace ui
