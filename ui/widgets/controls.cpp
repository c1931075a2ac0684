// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>

namespace ui {

QString literal(QString text) {
    return text.replace('&', "&&");
}

QLabel* makeLabel(const char* role, const QString& text, const char* objectName) {
    auto* label = new QLabel(text);
    label->setObjectName(objectName);
    label->setProperty("role", role);
    return label;
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

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    clear();
    emit escaped();
}

} // namespace ui
