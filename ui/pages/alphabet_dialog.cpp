// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/alphabet_dialog.h"

#include "model/values/classes.h"
#include "ui/widgets/controls.h"

#include <QListWidget>
#include <QRegularExpression>
#include <QShortcut>

#include <utility>

namespace ui {

AlphabetDialog::AlphabetDialog(const QString& name, const QStringList& classes, QWidget* parent)
    : QDialog(parent), name_(new QLineEdit(name)), list_(new QListWidget), typed_(new QLineEdit),
      remove_(makeButton("removeClassButton", tr("Remove"), tr("Take the selected classes out, with their drawings (Delete)."))),
      save_(makeButton("saveAlphabetButton", name.isEmpty() ? tr("Create") : tr("Save"), {}, "primary")),
      obstacle_(makeLabel("small", {}, "alphabetObstacle")) {
    setObjectName("alphabetDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(name.isEmpty() ? tr("New alphabet") : tr("Edit the alphabet"));
    name_->setObjectName("alphabetName");
    name_->setAccessibleName(tr("Name"));
    name_->setPlaceholderText(tr("Shapes, Greek letters, notes …"));
    name_->setMaxLength(60);
    list_->setObjectName("alphabetClasses");
    list_->setAccessibleName(tr("Classes"));
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    typed_->setObjectName("alphabetTyped");
    typed_->setAccessibleName(tr("Add classes"));
    typed_->setPlaceholderText(tr("circle, square, triangle …"));
    auto* add = makeButton("addClassButton", tr("Add"), tr("Add these classes (Enter); several between commas or spaces."));
    auto* cancel = makeButton("cancelAlphabetButton", tr("Cancel"), {});
    for (QPushButton* button : {add, cancel, remove_, save_})
        button->setAutoDefault(false);
    for (int label = 0; label < classes.size(); ++label)
        addClass(classes[label], label);
    fillBox(new QVBoxLayout(this), {16, 14, 16, 14}, 8,
            {makeLabel("", tr("Name")),
             name_,
             makeLabel("", tr("Classes: 2 to 100, called as you like")),
             makeRow(8, {{typed_, 1}, add}),
             {list_, 1},
             obstacle_,
             makeRow(8, {remove_, stretch(), cancel, save_})});
    setMinimumSize(380, 380);
    auto* deletion = new QShortcut(QKeySequence::Delete, list_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(deletion, &QShortcut::activated, remove_, &QPushButton::click);
    connect(remove_, &QPushButton::clicked, this, [this] {
        qDeleteAll(list_->selectedItems());
        refresh();
    });
    connect(add, &QPushButton::clicked, this, &AlphabetDialog::addTyped);
    connect(typed_, &QLineEdit::returnPressed, this, &AlphabetDialog::addTyped);
    connect(typed_, &QLineEdit::textChanged, this, &AlphabetDialog::refresh);
    connect(name_, &QLineEdit::textChanged, this, &AlphabetDialog::refresh);
    connect(name_, &QLineEdit::returnPressed, typed_, qOverload<>(&QWidget::setFocus));
    connect(list_, &QListWidget::itemSelectionChanged, this, &AlphabetDialog::refresh);
    connect(list_, &QListWidget::itemChanged, this, &AlphabetDialog::refresh);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save_, &QPushButton::clicked, this, &AlphabetDialog::finish);
    refresh();
    name_->setFocus();
}

QStringList AlphabetDialog::namesIn(const QString& text) {
    static const QRegularExpression marks("[,;，、\n]");
    static const QRegularExpression spaces("\\s+");
    QStringList names;
    for (const QString& name : text.split(text.contains(marks) ? marks : spaces, Qt::SkipEmptyParts))
        if (const QString plain = name.simplified(); !plain.isEmpty())
            names << plain;
    return names;
}

void AlphabetDialog::addClass(const QString& name, int label) {
    auto* item = new QListWidgetItem(name, list_);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setData(Qt::UserRole, label);
}

void AlphabetDialog::addTyped() {
    for (const QString& name : namesIn(typed_->text()))
        if (list_->findItems(name, Qt::MatchExactly).isEmpty())
            addClass(name, -1);
    typed_->clear();
    list_->scrollToBottom();
    refresh();
}

std::vector<EditedClass> AlphabetDialog::classes() const {
    std::vector<EditedClass> classes;
    for (int row = 0; row < list_->count(); ++row)
        if (const QString name = list_->item(row)->text().simplified(); !name.isEmpty())
            classes.push_back({list_->item(row)->data(Qt::UserRole).toInt(), name});
    return classes;
}

/// What is typed counts, too: it need not be added first.
void AlphabetDialog::refresh() {
    QSet<QString> names;
    QString twice;
    const auto note = [&](const QString& name) {
        if (names.contains(name))
            twice = name;
        names << name;
    };
    for (const EditedClass& its : classes())
        note(its.name);
    for (const QString& name : namesIn(typed_->text()))
        names << name;
    QString obstacle;
    if (name_->text().trimmed().isEmpty())
        obstacle = tr("Give the alphabet a name.");
    else if (!twice.isEmpty())
        obstacle = tr("Two classes are called %1.").arg(twice);
    else if (names.size() < 2)
        obstacle = tr("Name at least two classes.");
    else if (names.size() > model::kMaxClasses)
        obstacle = tr("There are %1 classes; 100 can be told apart.").arg(names.size());
    obstacle_->setText(obstacle.isEmpty() ? tr("%1 classes").arg(names.size()) : obstacle);
    save_->setEnabled(obstacle.isEmpty());
    remove_->setEnabled(!list_->selectedItems().isEmpty());
}

void AlphabetDialog::finish() {
    addTyped();
    emit edited(name_->text().simplified(), classes());
    accept();
}

} // namespace ui
