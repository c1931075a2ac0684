// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/model_switcher.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QMenu>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <utility>

namespace ui {
namespace {

QString titleOf(ModelChoice::Group group) {
    switch (group) {
    case ModelChoice::Group::bundled:
        return ModelSwitcher::tr("COMES WITH DIGITLAB");
    case ModelChoice::Group::run:
        return ModelSwitcher::tr("THIS RUN");
    case ModelChoice::Group::kept:
        return ModelSwitcher::tr("KEPT RUNS");
    case ModelChoice::Group::file:
        break;
    }
    return ModelSwitcher::tr("FILES");
}

} // namespace

ModelSwitcher::ModelSwitcher(QWidget* parent) : QPushButton(parent), menu_(new QMenu(this)) {
    setObjectName("modelButton");
    setProperty("kind", "flat");
    setMinimumHeight(32);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setIcon(ui::icon("chevron_down", IconTone::quiet));
    setIconSize({11, 11});
    setLayoutDirection(Qt::RightToLeft); // the chevron after the text
    menu_->setObjectName("modelMenu");
    setMenu(menu_);
    setOpen({}, {}, {});
    setChoices({});
    setChangeable(true);
}

void ModelSwitcher::setOpen(const QString& id, const QString& name, const QString& accuracy) {
    name_ = name;
    accuracy_ = accuracy.isEmpty() ? QString() : " · " + accuracy;
    const QString text = textIn(QWIDGETSIZE_MAX);
    if (std::exchange(id_, id) == id && text == accessibleName())
        return; // said with each batch
    setText(literal(text));
    setAccessibleName(text);
    updateGeometry();
    markOpen();
}

/// The words before the name give way first, then the name's middle; the accuracy stays.
QString ModelSwitcher::textIn(int width) const {
    if (name_.isEmpty())
        return tr("No model");
    const QString whole = tr("Reading with %1").arg(name_) + accuracy_;
    if (fontMetrics().horizontalAdvance(whole) <= width)
        return whole;
    return fontMetrics().elidedText(name_, Qt::ElideMiddle, width - fontMetrics().horizontalAdvance(accuracy_)) + accuracy_;
}

void ModelSwitcher::markOpen() {
    for (QAction* action : menu_->actions())
        action->setChecked(action->isCheckable() && action->data() == id_);
}

void ModelSwitcher::setChoices(const std::vector<ModelChoice>& choices) {
    menu_->clear();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const ModelChoice& choice = choices[i];
        if (i == 0 || choices[i - 1].group != choice.group)
            addHeading(*menu_, titleOf(choice.group));
        QAction* action = menu_->addAction(literal(choice.title) + (choice.detail.isEmpty() ? "" : "\t" + choice.detail));
        action->setObjectName(choice.group == ModelChoice::Group::file ? "recentFile" : "modelChoice");
        action->setData(choice.id);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, id = choice.id] { emit chosen(id); });
    }
    markOpen();
    menu_->addSeparator();
    connect(menu_->addAction(tr("Open a file…")), &QAction::triggered, this, &ModelSwitcher::fileRequested);
}

void ModelSwitcher::setChangeable(bool changeable) {
    menu_->setEnabled(changeable);
    setEnabled(changeable);
    setToolTip(changeable ? tr("The model that reads your drawings: choose another.")
                          : tr("The run’s own network reads your drawings. Stop the run before opening another model."));
}

QSize ModelSwitcher::sizeHint() const {
    return {fontMetrics().horizontalAdvance(accessibleName()) + iconSize().width() + scaled(36),
            QPushButton::sizeHint().height()};
}

QSize ModelSwitcher::minimumSizeHint() const {
    return {scaled(90), QPushButton::minimumSizeHint().height()};
}

void ModelSwitcher::paintEvent(QPaintEvent*) {
    QStyleOptionButton option;
    initStyleOption(&option);
    const int room = width() - iconSize().width() - scaled(34);
    option.text = literal(textIn(room));
    QStylePainter(this).drawControl(QStyle::CE_PushButton, option);
}

} // namespace ui
