// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of the page Network stand, and what they show.
#include "ui/pages/layer_editor.h"
#include "ui/pages/layer_list.h"
#include "ui/pages/network_page.h"
#include "ui/pages/receptive_fields.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QMenu>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>
#include <ranges>
#include <tuple>

namespace ui {
namespace {

constexpr int kSideWidth = 236; ///< with a scroll bar the cards have room, in German too

/// In the language of the window where the network comes along.
QString aboutOf(const model::Network& network) {
    return network.about.empty() ? QString() : QCoreApplication::translate("ui::Networks", network.about.c_str());
}

QToolButton* makeTool(const char* objectName, const char* iconName, const QString& name, const QString& tip) {
    return makeIconButton(objectName, "tool", icon(iconName), 16, name, tip);
}

} // namespace

NetworkPage::NetworkPage(QWidget* parent)
    : QWidget(parent), choice_(new QComboBox),
      menu_(makeIconButton("designMenuButton", "tool", {}, 16, tr("Save, rename or delete a network"),
                           tr("Keep these layers as a network of your own."))),
      undo_(makeTool("undoDesignButton", "undo", tr("Undo the last change of the network"), tr("Undo (Ctrl+Z on this page)."))),
      redo_(makeTool("redoDesignButton", "redo", tr("Redo the change of the network"), tr("Redo (Ctrl+Shift+Z on this page)."))),
      wrong_(makeButton("designProblem", {}, tr("Go to the layer that cannot work where it stands."), "link")),
      changes_(makeLabel<ElidedLabel>("small", {}, "designChanges")), list_(new LayerList),
      add_(makeButton("addLayerButton", tr("Add…"), tr("Add a layer behind the chosen one (Insert)."))),
      remove_(makeTool("removeLayerButton", "close", tr("Remove the layer"), tr("Remove the chosen layer (Delete)."))),
      up_(makeTool("layerUpButton", "chevron_up", tr("Move the layer up"), tr("Move the chosen layer up (Alt+Up), or drag it."))),
      down_(makeTool("layerDownButton", "chevron_down", tr("Move the layer down"),
                     tr("Move the chosen layer down (Alt+Down), or drag it."))),
      layerTitle_(makeLabel("title")), layerFacts_(makeLabel("small", {}, "layerFacts")),
      problem_(makeLabel("bad", {}, "layerProblem")), editor_(new LayerEditor),
      vary_(makeButton("varyLayerButton", tr("Vary…"), tr("Train the network with other sizes of this layer, or without it."))),
      counted_(makeButton("countedFieldsButton", tr("As the notebook counted…"),
                          tr("The fields that the notebook counted, and those that its layers have."), "link")) {
    setObjectName("networkPage");
    fillBox(new QVBoxLayout(this), {}, 8, {makeTop(), {makeRow(10, {{makeColumn(), 1}, makeSide()}), 1}});
    connectList();
    refresh();
}

QWidget* NetworkPage::makeTop() {
    choice_->setObjectName("designCombo");
    choice_->setAccessibleName(tr("Network"));
    choice_->setToolTip(tr("The network that is trained next. Change its layers below; what comes along stays as it is."));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice_->setMinimumContentsLength(12);
    makeMenu(menu_);
    connect(choice_, &QComboBox::activated, this, [this](int item) {
        const QString name = choice_->itemData(item).toString();
        if (!name.isEmpty() && name.toStdString() != network().name)
            emit networkChosen(name);
    });
    connect(undo_, &QToolButton::clicked, this, [this] { goTo(now_ - 1); });
    connect(redo_, &QToolButton::clicked, this, [this] { goTo(now_ + 1); });
    connect(wrong_, &QPushButton::clicked, this, [this] {
        const auto rows = std::views::iota(0, list_->layers()->rowCount());
        list_->choose(*std::ranges::find_if(rows, [this](int row) { return !list_->layers()->card(row).problem.isEmpty(); }));
        list_->setFocus();
    });
    auto* top = new QWidget;
    fillBox(new QHBoxLayout(top), {}, 6, {choice_, menu_, undo_, redo_, wrong_, gap(4), {changes_, 1}});
    return top;
}

void NetworkPage::makeMenu(QToolButton* button) {
    auto* menu = new QMenu(this);
    menu->setObjectName("designMenu");
    const auto name = [this] { return QString::fromStdString(base() != nullptr ? base()->name : network().name); };
    const auto add = [&](const char* objectName, const QString& text, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setObjectName(objectName);
        return action;
    };
    save_ = add("designSave", tr("Save"), [this] {
        model::Network saved = network();
        saved.name = base()->name;
        emit saveRequested(saved, true);
    });
    add("designSaveAs", tr("Save as…"), [this, name] {
        askName(tr("Save the network"), tr("Name of the network:"), isOwn() ? name() : tr("my network"), tr("Save"),
                [this](const QString& text) {
                    model::Network saved = network();
                    saved.name = text.toStdString();
                    saved.about.clear();
                    emit saveRequested(saved, false);
                });
    });
    rename_ = add("designRename", tr("Rename…"), [this, name] {
        askName(tr("Rename the network"), tr("Name of the network:"), name(), tr("Rename"),
                [this, from = name()](const QString& to) {
                    if (to != from)
                        emit renameRequested(from, to);
                });
    });
    delete_ = add("designDelete", tr("Delete"), [this, name] { emit deleteRequested(name()); });
    menu->addSeparator();
    back_ = add("designBack", {}, [this, name] { emit networkChosen(name()); });
    button->setText("…");
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
}

QMenu* NetworkPage::makeAddMenu() {
    using enum model::LayerKind;
    auto* menu = new QMenu(this);
    menu->setObjectName("addLayerMenu");
    for (const model::LayerKind kind :
         {convolution, linear, batchNorm, relu, leakyRelu, dropout, maxPooling, averagePooling, globalAveragePooling})
        menu->addAction(kindText(kind), this, [this, kind] { add(kind); });
    return menu;
}

QWidget* NetworkPage::makeColumn() {
    add_->setMenu(makeAddMenu());
    return makeCard({8, 8, 4, 8}, 6, {{list_, 1}, makeRow(6, {add_, stretch(), up_, down_, remove_, gap(4)})});
}

QWidget* NetworkPage::makeSide() {
    auto* totals = new QGridLayout;
    totals->setVerticalSpacing(4);
    totals->setColumnStretch(0, 1);
    const auto addFigure = [&](const QString& name, const char* objectName, const QString& tip) {
        auto* label = makeLabel("small", name);
        auto* figure = makeLabel<FigureLabel>("fact", {}, objectName);
        for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(figure)})
            widget->setToolTip(tip);
        totals->addWidget(label, totals->rowCount(), 0);
        totals->addWidget(figure, totals->rowCount() - 1, 1, Qt::AlignRight);
        return std::pair(label, figure);
    };
    parameters_ = addFigure(tr("Parameters"), "designParameters", tr("Numbers that are learned.")).second;
    multiplyAdds_ = addFigure(tr("Multiply-adds"), "designMultiplyAdds", tr("Of one image’s way through the network.")).second;
    memory_ = addFigure(tr("Memory"), "designMemory", tr("What a step of training takes.")).second;
    epoch_ = addFigure(tr("An epoch"), "designEpoch",
                       tr("On this machine with the open data, measured by training on a few batches for a third of a second."))
                 .second;
    std::tie(runName_, run_) = addFigure({}, "designRun", tr("The whole recipe on this machine, its teachers included."));
    layerTitle_->setWordWrap(true);
    layerFacts_->setWordWrap(true);
    problem_->setWordWrap(true);
    auto* side = new QWidget;
    side->setObjectName("scrolled");
    fillBox(new QVBoxLayout(side), {}, 8,
            {makeCard({12, 9, 12, 10}, 6, {makeLabel("title", tr("What it costs")), totals}),
             makeCard({12, 9, 12, 10}, 6,
                      {layerTitle_, layerFacts_, makeRow(0, {counted_, stretch()}), problem_, editor_,
                       makeRow(0, {vary_, stretch()})}),
             stretch()});
    auto* scroll = new QScrollArea;
    scroll->setObjectName("designSide");
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setFixedWidth(kSideWidth);
    return scroll;
}

void NetworkPage::connectList() {
    connect(list_, &LayerList::chosen, this, [this](int row) {
        states_[now_].row = row;
        showLayer();
        showSeen();
    });
    connect(list_, &LayerList::stepRequested, this, [this](int row, LayerStep step, int direction) {
        std::vector<model::Layer> layers = network().layers;
        model::Layer& layer = layers[static_cast<std::size_t>(row)];
        layer = stepped(layer, step, direction);
        edit(std::move(layers), row);
    });
    connect(list_, &LayerList::moveRequested, this, &NetworkPage::move);
    connect(list_, &LayerList::removeRequested, this, &NetworkPage::remove);
    connect(list_, &LayerList::addRequested, add_, &QPushButton::showMenu);
    connect(remove_, &QToolButton::clicked, this, [this] { remove(list_->row()); });
    connect(counted_, &QPushButton::clicked, this, &NetworkPage::showCounted);
    connect(vary_, &QPushButton::clicked, this, [this] { emit varyRequested(list_->row()); });
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        auto* menu = new QMenu(list_);
        menu->setObjectName("layerMenu");
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAbstractButton* button : {static_cast<QAbstractButton*>(vary_), static_cast<QAbstractButton*>(remove_)})
            menu->addAction(button == vary_ ? vary_->text() : remove_->accessibleName(), button, &QAbstractButton::click)
                ->setEnabled(button->isEnabled());
        menu->popup(list_->viewport()->mapToGlobal(at));
    });
    connect(up_, &QToolButton::clicked, this, [this] { move(list_->row(), list_->row() - 1); });
    connect(down_, &QToolButton::clicked, this, [this] { move(list_->row(), list_->row() + 1); });
    connect(editor_, &LayerEditor::edited, this, [this](const model::Layer& layer) {
        std::vector<model::Layer> layers = network().layers;
        layers[static_cast<std::size_t>(list_->row())] = layer;
        edit(std::move(layers), list_->row());
    });
}

void NetworkPage::refresh() {
    const int row = states_[now_].row;
    examined_ = model::examine(network(), classes_);
    showChoice();
    counted_->setVisible(!countedFields(network()).empty());
    showCards();
    list_->choose(row);
    showTotals();
    showLayer();
    showSeen();
}

/// The list of networks, and what can be done with this one.
void NetworkPage::showChoice() {
    const QSignalBlocker quiet(choice_);
    choice_->clear();
    for (std::size_t i = 0; i < networks_.size(); ++i) {
        if (i == shipped_)
            choice_->insertSeparator(choice_->count());
        const QString name = QString::fromStdString(networks_[i].name);
        choice_->addItem(name, name);
        choice_->setItemData(choice_->count() - 1, aboutOf(networks_[i]), Qt::ToolTipRole);
    }
    const QString name = QString::fromStdString(network().name);
    if (choice_->findData(name) < 0)
        choice_->addItem(name, name);
    choice_->setCurrentIndex(choice_->findData(name));
    choice_->setEnabled(!locked_);
    undo_->setEnabled(now_ > 0 && !locked_);
    redo_->setEnabled(now_ + 1 < states_.size() && !locked_);
    const bool own = isOwn();
    const bool changed = base() != nullptr && base()->layers != network().layers;
    const QString from = base() != nullptr ? QString::fromStdString(base()->name) : QString();
    save_->setEnabled(own && changed);
    rename_->setEnabled(own && !locked_);
    delete_->setEnabled(own && !locked_);
    delete_->setText(own ? tr("Delete “%1”").arg(literal(from)) : tr("Delete"));
    back_->setEnabled(changed && !locked_);
    back_->setText(changed ? tr("Back to “%1”").arg(literal(from)) : tr("Back"));
}

/// Each layer with its cost and problem, and how it differs from the network that it was changed from.
void NetworkPage::showCards() {
    const std::vector<model::Layer>& layers = network().layers;
    double work = 0;
    for (const auto& placed : examined_.layers)
        work += placed ? static_cast<double>(placed->multiplyAdds) : 0;
    std::vector<LayerCard> cards(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        cards[i].layer = layers[i];
        cards[i].placed = examined_.layers[i];
        if (cards[i].placed && work > 0)
            cards[i].share = static_cast<double>(cards[i].placed->multiplyAdds) / work;
    }
    std::size_t wrong = layers.size();
    for (const model::NetworkError& problem : examined_.problems)
        if (problem.layer()) {
            QString text = QString::fromStdString(problem.reason() + ". " + problem.hint());
            text[0] = text[0].toUpper();
            cards[*problem.layer()].problem = text;
            wrong = std::min(wrong, *problem.layer());
        }
    wrong_->setVisible(wrong < layers.size());
    wrong_->setText(tr("Layer %1 cannot work").arg(wrong + 1));
    int changed = 0, added = 0, removed = 0;
    if (const model::Network* from = base()) {
        for (const model::LayerMatch& match : model::matchLayers(from->layers, layers)) {
            removed += match.after ? 0 : 1;
            if (!match.after || (match.before && from->layers[*match.before] == layers[*match.after]))
                continue;
            LayerCard& card = cards[*match.after];
            card.mark = match.before ? LayerCard::Mark::changed : LayerCard::Mark::added;
            card.before = match.before ? QString::fromStdString(model::describe(from->layers[*match.before])) : QString();
            (match.before ? changed : added) += 1;
        }
    }
    QStringList parts;
    if (changed > 0)
        parts << tr("%1 changed").arg(changed);
    if (added > 0)
        parts << tr("%1 added").arg(added);
    if (removed > 0)
        parts << tr("%1 removed").arg(removed);
    changes_->setText(parts.isEmpty() ? aboutOf(network())
                                      : tr("Compared with %1: %2").arg(QString::fromStdString(base()->name), parts.join(" · ")));
    changes_->setToolTip(changes_->text());
    list_->layers()->setCards(std::move(cards));
}

void NetworkPage::showTotals() {
    std::int64_t parameters = 0, multiplyAdds = 0;
    for (const auto& placed : examined_.layers) {
        parameters += placed ? placed->parameters : 0;
        multiplyAdds += placed ? placed->multiplyAdds : 0;
    }
    const auto time = [](double seconds) {
        return seconds <= 0 ? QString("–") : seconds < 60 ? tr("%1 s").arg(significant(seconds, 2)) : roughTime(seconds);
    };
    const bool known = outlook_ && examined_.works;
    const auto each = static_cast<double>(multiplyAdds);
    parameters_->setText(grouped(parameters));
    multiplyAdds_->setText(each < 1e6 ? grouped(multiplyAdds) : tr("%1 million").arg(significant(each / 1e6, 3)));
    memory_->setText(known ? tr("%1 MB").arg(significant(static_cast<double>(outlook_->memory) / 1e6, 2)) : "–");
    epoch_->setText(known ? time(outlook_->epochSeconds) : "–");
    runName_->setText(epochs_ == 1 ? tr("The whole recipe") : tr("All %1 epochs").arg(epochs_));
    run_->setText(known ? time(outlook_->seconds) : "–");
}

void NetworkPage::showLayer() {
    const int row = list_->row();
    const bool any = row >= 0 && row < list_->layers()->rowCount();
    editor_->setEnabled(!locked_);
    editor_->setVisible(any);
    vary_->setVisible(any);
    vary_->setEnabled(!locked_ && examined_.works);
    add_->setEnabled(!locked_);
    remove_->setEnabled(any && !locked_ && list_->layers()->rowCount() > 1);
    up_->setEnabled(any && !locked_ && row > 0);
    down_->setEnabled(any && !locked_ && row + 1 < list_->layers()->rowCount());
    editor_->setLayer(any ? std::optional(list_->layers()->card(row).layer) : std::nullopt);
    if (!any) {
        layerTitle_->setText(tr("No layer is chosen"));
        layerFacts_->clear();
        problem_->hide();
        return;
    }
    const LayerCard& card = list_->layers()->card(row);
    layerTitle_->setText(card.placed ? tr("%1 · %2").arg(QString::fromStdString(card.placed->name), kindText(card.layer.kind))
                                     : kindText(card.layer.kind));
    layerFacts_->setText(card.placed ? tr("One output sees %1×%1 pixels: the frame on the canvas. Move the pointer there.")
                                           .arg(card.placed->receptiveField)
                                     : QString());
    layerFacts_->setVisible(card.placed.has_value());
    problem_->setText(card.problem);
    problem_->setVisible(!card.problem.isEmpty());
}

} // namespace ui
