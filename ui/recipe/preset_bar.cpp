// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/train_panel.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/file_dialog.h"

#include <QAbstractItemView>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace ui {
namespace {

const char* const kFilter = QT_TRANSLATE_NOOP("ui::PresetBar", "Recipes (*.json)");

QString displayName(const model::Recipe& recipe) {
    QString text = QString::fromStdString(recipe.name);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString description(const model::Recipe& recipe) {
    const std::map<std::string, QString> known{
        {"notebook", QObject::tr("The PyTorch notebook's own settings: plain SGD for %1 epochs.")},
        {"spark", QObject::tr("One epoch, a few seconds, for a lesson.")},
        {"quick", QObject::tr("%1 epochs: a good network while you wait. The one to begin with.")},
        {"best", QObject::tr("%1 epochs with %2 wide networks as teachers: the most accurate on MNIST, and the slowest.")},
        {"pen", QObject::tr("%1 epochs with writing styles too, for reading what you draw.")},
        {"letters", QObject::tr("%1 epochs on pen strokes, varied before they are inked: letters, or symbols of your own.")},
        {"alphabet", QObject::tr("%1 epochs, a few seconds, on some dozens of pen strokes: an alphabet of your own.")}};
    const auto found = known.find(recipe.name);
    QString text = found == known.end() ? QString() : found->second;
    return text.replace("%1", QString::number(recipe.epochs)).replace("%2", QString::number(recipe.distillation.teachers));
}

QString summary(const model::Recipe& recipe) {
    return QObject::tr("Your own: epochs %1, batch size %2, learning rate %3.")
        .arg(recipe.epochs)
        .arg(recipe.batchSize)
        .arg(exactText(recipe.learningRate));
}

constexpr int kFactsRole = Qt::UserRole + 1; ///< what a recipe takes and gives

/// What is known of it, in a line.
QString facts(int epochs, const RecipeOutlook& outlook) {
    QStringList parts{epochs == 1 ? PresetBar::tr("1 epoch") : PresetBar::tr("%1 epochs").arg(epochs)};
    if (outlook.seconds)
        parts << roughTime(*outlook.seconds);
    if (outlook.accuracy)
        parts << percent(*outlook.accuracy, 2);
    return parts.join(" · ");
}

/// A recipe's name, and below it what it takes and gives.
class PresetDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (isLine(index))
            return {0, scaled(9)};
        const QFontMetrics small(usualFont(option.font, textPixels(kSmall)));
        const int wide = std::max(option.fontMetrics.horizontalAdvance(index.data().toString()),
                                  small.horizontalAdvance(index.data(kFactsRole).toString()));
        const int high = option.fontMetrics.height() + (index.data(kFactsRole).isValid() ? small.height() : 0);
        return {wide + 2 * scaled(kBeside), high + scaled(kAround)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (isLine(index)) {
            painter->fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1), theme().line);
            return;
        }
        painter->save();
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            painter->fillRect(option.rect, option.palette.highlight());
        const QRect inside = option.rect.adjusted(scaled(kBeside), scaled(kAround / 2), -scaled(kBeside), -scaled(kAround / 2));
        painter->setFont(option.font);
        painter->setPen(theme().text);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignTop, index.data().toString());
        painter->setFont(usualFont(option.font, textPixels(kSmall)));
        painter->setPen(theme().quietText);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignBottom, index.data(kFactsRole).toString());
        painter->restore();
    }

private:
    static constexpr int kSmall = 12; ///< pixels of type
    static constexpr int kBeside = 8;
    static constexpr int kAround = 8;

    /// As QComboBox marks it.
    static bool isLine(const QModelIndex& index) { return index.data(Qt::AccessibleDescriptionRole).toString() == "separator"; }
};

} // namespace

void PresetCombo::showPopup() {
    emit opened();
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width() + scaled(20));
    QComboBox::showPopup();
}

PresetBar::PresetBar(QWidget* parent)
    : QWidget(parent), combo_(new PresetCombo), outlook_(makeLabel<ElidedLabel>("small", {}, "presetOutlook")) {
    combo_->setObjectName("presetCombo");
    combo_->setAccessibleName(tr("Recipe"));
    combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo_->setItemDelegate(new PresetDelegate(combo_));
    fillBox(new QVBoxLayout(this), {}, 4, {makeRow(6, {{combo_, 1}, makeMenu()}), outlook_});
    connect(combo_, &PresetCombo::opened, this, &PresetBar::opened);
    connect(combo_, &QComboBox::activated, this, [this](int item) {
        const QVariant index = combo_->itemData(item);
        if (index.isValid()) // what was edited names itself and sets nothing
            emit presetChosen(index.toInt());
        else
            showPreset(current_, true);
    });
}

QToolButton* PresetBar::makeMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName("presetMenu");
    const auto add = [&](const char* name, const QString& text, auto slot) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    add("presetSaveAs", tr("Save as…"), [this] { askName(); });
    add("presetImport", tr("Import…"), [this] { chooseImport(); });
    add("presetExport", tr("Export…"), [this] { chooseExport(); });
    menu->addSeparator();
    delete_ = add("presetDelete", tr("Delete"), [this] { askDelete(); });
    auto* button = makeIconButton("presetMenuButton", "tool", {}, 16, tr("Save, import, export or delete a recipe"),
                                  tr("Keep these settings as a recipe of your own, or exchange recipes as files."));
    button->setText("…");
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

void PresetBar::setPresets(const std::vector<model::Recipe>& bundled, const std::vector<model::Recipe>& own) {
    const QSignalBlocker quiet(combo_);
    combo_->clear();
    names_.clear();
    epochs_.clear();
    bundled_ = bundled.size();
    const auto add = [this](const model::Recipe& recipe, const QString& tip) {
        combo_->addItem(displayName(recipe), static_cast<int>(names_.size()));
        combo_->setItemData(combo_->count() - 1, tip, Qt::ToolTipRole);
        names_.push_back(QString::fromStdString(recipe.name));
        epochs_.push_back(recipe.epochs);
    };
    for (const model::Recipe& recipe : bundled)
        add(recipe, description(recipe));
    if (!own.empty())
        combo_->insertSeparator(combo_->count());
    for (const model::Recipe& recipe : own)
        add(recipe, summary(recipe));
    showOutlooks();
}

void PresetBar::setOutlook(const QString& recipe, const RecipeOutlook& outlook) {
    outlooks_[recipe] = outlook;
    showOutlooks();
}

void PresetBar::showOutlooks() {
    const auto of = [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        return facts(epochs_[at], outlooks_.value(names_[at]));
    };
    for (int item = 0; item < combo_->count(); ++item)
        if (const QVariant index = combo_->itemData(item); index.isValid())
            combo_->setItemData(item, of(index.toInt()), kFactsRole);
    outlook_->setText(edited_ || names_.empty() ? QString() : of(current_));
    outlook_->setToolTip(tr("What this recipe takes on this machine, with the open data, and the accuracy that it reached on "
                            "MNIST's test images, the mean of five seeds."));
}

void PresetBar::showPreset(int index, bool edited) {
    const QSignalBlocker quiet(combo_);
    current_ = index;
    edited_ = edited;
    if (const int last = combo_->count() - 1; !combo_->itemData(last).isValid())
        combo_->removeItem(last);
    const int item = combo_->findData(index);
    const QString tip = combo_->itemData(item, Qt::ToolTipRole).toString();
    if (edited)
        combo_->addItem(tr("%1, changed").arg(combo_->itemText(item)));
    combo_->setCurrentIndex(edited ? combo_->count() - 1 : item);
    combo_->setToolTip((tip + " " + tr("A recipe to begin with; every setting can be changed.")).trimmed());
    const bool own = static_cast<std::size_t>(index) >= bundled_;
    delete_->setEnabled(own);
    showOutlooks();
    delete_->setText(own ? tr("Delete “%1”").arg(literal(combo_->itemText(item))) : tr("Delete"));
}

void PresetBar::askName() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the recipe"));
    dialog->setLabelText(tr("Name of the recipe:"));
    dialog->setOkButtonText(tr("Save"));
    dialog->setTextValue(static_cast<std::size_t>(current_) < bundled_ ? tr("my recipe")
                                                                       : names_[static_cast<std::size_t>(current_)]);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty())
            emit saveRequested(text.trimmed());
    });
    dialog->open();
}

void PresetBar::askToReplace(const model::Recipe& recipe) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Replace the recipe?"),
                                tr("You have a recipe named “%1” already.").arg(QString::fromStdString(recipe.name)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->addButton(tr("Replace"), QMessageBox::AcceptRole), &QPushButton::clicked, this,
            [this, recipe] { emit replaceRequested(recipe); });
    box->open();
}

void PresetBar::askDelete() {
    const QString name = names_[static_cast<std::size_t>(current_)];
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Delete the recipe?"),
                        tr("Delete your recipe “%1”? The settings stay as they are.").arg(name), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->addButton(tr("Delete"), QMessageBox::AcceptRole), &QPushButton::clicked, this,
            [this, name] { emit deleteRequested(name); });
    box->open();
}

void PresetBar::chooseImport() {
    auto* dialog = showFileDialog(this, QFileDialog::AcceptOpen, tr("Import a recipe"), {tr(kFilter)});
    dialog->setDefaultSuffix("json");
    connect(dialog, &QFileDialog::fileSelected, this, &PresetBar::importRequested);
}

void PresetBar::chooseExport() {
    const QString name = names_[static_cast<std::size_t>(current_)] + ".json";
    connect(showFileDialog(this, QFileDialog::AcceptSave, tr("Export the recipe"), {tr(kFilter)}, name),
            &QFileDialog::fileSelected, this, &PresetBar::exportRequested);
}

} // namespace ui
