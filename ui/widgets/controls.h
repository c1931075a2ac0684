// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>

class QTableView;

namespace ui {

// Labels and buttons. Roles and kinds are those of the style sheet, resources/style.qss.

/// `text` for a button or a menu, where & would else mark a key.
QString literal(QString text);

QLabel* makeLabel(const char* role, const QString& text = {}, const char* objectName = "");

QPushButton* makeButton(const char* objectName, const QString& text, const QString& tip, const char* kind = "");

/// A button with an icon of `side` logical pixels; `name` is what screen readers say.
QToolButton* makeIconButton(const char* objectName, const char* kind, const QIcon& icon, int side, const QString& name,
                            const QString& tip);

/// One place in a box: a widget, a layout, a gap in logical pixels or a stretch.
struct BoxItem {
    BoxItem(QWidget* inner, int share = 0) : widget(inner), stretch(share) {}
    BoxItem(QLayout* inner, int share = 0) : layout(inner), stretch(share) {}
    BoxItem(int gap, int share) : pixels(gap), stretch(share) {}

    QWidget* widget = nullptr;
    QLayout* layout = nullptr;
    int pixels = 0;
    int stretch = 0;
};
inline BoxItem gap(int pixels) {
    return {pixels, 0};
}
inline BoxItem stretch() {
    return {0, 1};
}

/// Fills a box in order. A spacing of −1 is the style's, or the outer box's.
void fillBox(QBoxLayout* box, const QMargins& margins, int spacing, std::initializer_list<BoxItem> items);

/// A row inside another box, without margins but for an indent at the left.
QHBoxLayout* makeRow(int spacing, std::initializer_list<BoxItem> items, int indent = 0);

/// Rows of a fixed height, selected as a whole, without a grid and numbers; Tab leaves the table.
void makePlain(QTableView& table, int rowHeight);

/// The bordered frame around a page's parts, with a column inside.
QFrame* makeCard(const QMargins& margins, int spacing, std::initializer_list<BoxItem> items);

/// Escape goes to the widget and those inside it, not to the window's shortcut, which would empty the canvas.
void takeEscape(QWidget& widget);

/// A field to search with. Escape empties it and leaves it, and does not reach the window's canvas.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    SearchField() { takeEscape(*this); }

signals:
    void escaped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace ui
