// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include "ui/style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QWidgetAction>

namespace ui {

QString literal(QString text) {
    return text.replace('&', "&&");
}

QPushButton* makeButton(const char* objectName, const QString& text, const QString& tip, const char* kind) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setToolTip(tip);
    button->setProperty("kind", kind);
    return button;
}

QToolButton* makeIconButton(const char* objectName, const char* kind, const QIcon& icon, int side, const QString& name,
                            const QString& tip) {
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setProperty("kind", kind);
    button->setIcon(icon);
    button->setIconSize({side, side});
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void fillBox(QBoxLayout* box, const QMargins& margins, int spacing, std::initializer_list<BoxItem> items) {
    box->setContentsMargins(margins);
    box->setSpacing(spacing);
    for (const BoxItem& item : items) {
        if (item.widget != nullptr)
            box->addWidget(item.widget, item.stretch);
        else if (item.layout != nullptr)
            box->addLayout(item.layout, item.stretch);
        else if (item.stretch > 0)
            box->addStretch(item.stretch);
        else
            box->addSpacing(item.pixels);
    }
}

QHBoxLayout* makeRow(int spacing, std::initializer_list<BoxItem> items, int indent) {
    auto* row = new QHBoxLayout;
    fillBox(row, {indent, 0, 0, 0}, spacing, items);
    return row;
}

void addHeading(QMenu& menu, const QString& text) {
    auto* label = makeLabel("heading", text);
    label->setContentsMargins(12, 8, 12, 3);
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(label);
    action->setEnabled(false);
    menu.addAction(action);
}

void makePlain(QTableView& table, int rowHeight) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(rowHeight);
    table.horizontalHeader()->setHighlightSections(false);
}

QFrame* makeCard(const QMargins& margins, int spacing, std::initializer_list<BoxItem> items) {
    auto* card = new QFrame;
    card->setObjectName("card");
    fillBox(new QVBoxLayout(card), margins, spacing, items);
    return card;
}

void takeEscape(QWidget& widget) {
    class Filter : public QObject {
    public:
        using QObject::QObject;
        bool eventFilter(QObject*, QEvent* event) override {
            if (event->type() != QEvent::ShortcutOverride || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
                return false;
            event->accept();
            return true;
        }
    };
    widget.installEventFilter(new Filter(&widget));
}

QPoint arrowStep(const QKeyEvent& event) {
    const int key = event.key();
    return {(key == Qt::Key_Right) - (key == Qt::Key_Left), (key == Qt::Key_Down) - (key == Qt::Key_Up)};
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    clear();
    emit escaped();
}

Fold::Fold(const char* objectName, const QString& title, const QString& tip)
    : title_(title), button_(makeIconButton(objectName, "fold", {}, 12, title, tip)), content_(new QWidget),
      heading_(new QHBoxLayout), column_(new QVBoxLayout(content_)) {
    button_->setCheckable(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    content_->hide();
    fillBox(column_, {0, 0, 0, 4}, 6, {});
    heading_->setContentsMargins(14, 0, 0, 0);
    heading_->addWidget(button_, 0, Qt::AlignLeft);
    fillBox(new QVBoxLayout(this), {}, 4, {heading_, content_});
    const auto open = [this](bool shown) {
        content_->setVisible(shown);
        button_->setIcon(icon(shown ? "chevron_down" : "chevron_right", IconTone::quiet));
    };
    connect(button_, &QToolButton::toggled, content_, open);
    const QString key = QString("folds/") + objectName;
    connect(button_, &QToolButton::clicked, this, [key](bool shown) { QSettings().setValue(key, shown); });
    open(false);
    button_->setChecked(QSettings().value(key, false).toBool());
    setChanges(0);
}

void Fold::add(QWidget* widget) {
    column_->addWidget(widget);
    if (auto* inner = qobject_cast<Fold*>(widget))
        inner->heading_->setContentsMargins(26, 0, 0, 0);
}

void Fold::setChanges(int count) {
    button_->setText(count == 0 ? title_ : tr("%1 · %2 changed").arg(title_).arg(count));
}

EmptyState::EmptyState(const QString& text, QWidget* parent) : QWidget(parent), text_(makeLabel("quiet", text)) {
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addStretch(1);
    column->addWidget(text_);
    column->addStretch(1);
}

void EmptyState::setText(const QString& text) {
    text_->setText(text);
}

void EmptyState::setPicture(QWidget* picture) {
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, picture, 0, Qt::AlignHCenter);
}

QPushButton* EmptyState::addButton(const char* objectName, const QString& text, const QString& tip) {
    auto* button = makeButton(objectName, text, tip);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace ui
