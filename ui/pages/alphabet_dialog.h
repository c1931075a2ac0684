// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ui {

/// A class as the dialog leaves it.
struct EditedClass {
    int label = -1; ///< that it had before; −1 for a new one
    QString name;
};

/// Asks for an alphabet: its name and its classes, which are added, renamed and removed.
class AlphabetDialog : public QDialog {
    Q_OBJECT

public:
    /// An empty `name` makes a new one.
    AlphabetDialog(const QString& name, const QStringList& classes, QWidget* parent);

    /// "plus, minus" or, without a comma, "α β γ": the names in it.
    static QStringList namesIn(const QString& text);

signals:
    void edited(const QString& name, const std::vector<ui::EditedClass>& classes);

private:
    void addTyped();
    void addClass(const QString& name, int label);
    void refresh();
    std::vector<EditedClass> classes() const;
    void finish();

    QLineEdit* name_;
    QListWidget* list_;
    QLineEdit* typed_;
    QPushButton* remove_;
    QPushButton* save_;
    QLabel* obstacle_;
};

} // namespace ui
