// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QString>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include <initializer_list>
#include <optional>

class QMenu;
class QPainter;
class QTableView;

namespace ui {

/// Paints one line with tabular figures whatever the font offers: every digit takes the widest digit's advance, so that
/// changing numbers do not shift what stands beside them.
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

/// The width drawFigures() needs, in logical pixels.
double figuresWidth(const QFont& font, const QString& text);

/// A one-line label with tabular figures.
class FigureLabel : public QLabel {
    Q_OBJECT

public:
    explicit FigureLabel(const QString& text = {}, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A one-line label that gives way where there is little room and then ends in "…".
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

    /// Stands there where the text has no room, in place of its beginning.
    void setShort(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<QString> short_;
};

/// What a page shows while it has no data: one sentence, perhaps a picture and a button that gets some.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);

    /// Puts a picture above the sentence.
    void setPicture(QWidget* picture);

    /// Adds a button below the sentence.
    QPushButton* addButton(const char* objectName, const QString& text, const QString& tip);

private:
    QLabel* text_;
};

/// A heading that shows and hides what is below it; folded at first, later as the user left it.
class Fold : public QWidget {
    Q_OBJECT

public:
    Fold(const char* objectName, const QString& title, const QString& tip);

    /// Another fold stands a little to the right.
    void add(QWidget* widget);

    /// Shows beside the heading how many of its settings differ from the preset.
    void setChanges(int count);

private:
    QString title_;
    QToolButton* button_;
    QWidget* content_;
    QHBoxLayout* heading_;
    QVBoxLayout* column_;
};

// Labels and buttons. Roles and kinds are those of the style sheet, resources/style.qss.

/// `text` for a button or a menu, where & would else mark a key.
QString literal(QString text);

template <class Label = QLabel> Label* makeLabel(const char* role, const QString& text = {}, const char* objectName = "") {
    auto* label = new Label(text);
    label->setObjectName(objectName);
    label->setProperty("role", role);
    return label;
}

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

/// Above a group of a menu's actions: the style sheet's separators show no text.
void addHeading(QMenu& menu, const QString& text);

/// Rows of a fixed height, selected as a whole, without a grid and numbers; Tab leaves the table.
void makePlain(QTableView& table, int rowHeight);

/// The bordered frame around a page's parts, with a column inside.
QFrame* makeCard(const QMargins& margins, int spacing, std::initializer_list<BoxItem> items);

/// Escape goes to the widget and those inside it, not to the window's shortcut, which would empty the canvas.
void takeEscape(QWidget& widget);

/// Where an arrow key goes: columns and rows. Null for other keys.
QPoint arrowStep(const QKeyEvent& event);

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
