// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/window/glossary.h"

#include <QAction>
#include <QGridLayout>
#include <QKeySequence>
#include <QScrollArea>
#include <QTabWidget>

#include <array>
#include <utility>

namespace ui {
namespace {

QScrollArea* scrolled(QWidget* inside) {
    auto* area = new QScrollArea;
    inside->setObjectName("scrolled");
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

} // namespace

HelpCard::HelpCard(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), pages_(new QTabWidget), find_(new SearchField) {
    setObjectName("helpCard");
    setWindowTitle(tr("DigitLab help"));
    auto* text = new QLabel(tr("Press Train and a small network learns to read handwritten digits, from the left panel’s recipe. "
                               "Draw a digit at the right at any time: the network reads it while it is still learning. "
                               "The pages in the middle show how well it learns, what it learns from, and what it gets wrong."));
    text->setWordWrap(true);
    pages_->addTab(makeKeys(actions), tr("Keys"));
    pages_->addTab(makeWords(), tr("Words"));
    auto* closing = makeButton("helpCloseButton", tr("Close"), tr("Close this card (Esc)."));
    connect(closing, &QPushButton::clicked, this, &QDialog::close);
    auto* tour = makeButton("helpTourButton", tr("Guided tour"), tr("Six short steps through the window."));
    connect(tour, &QPushButton::clicked, this, [this] {
        close();
        emit tourRequested();
    });
    fillBox(new QVBoxLayout(this), {20, 18, 20, 16}, 12, {text, {pages_, 1}, makeRow(8, {stretch(), tour, closing})});
    resize(scaled(QSize(560, 600)).boundedTo(parent->size()));
}

QWidget* HelpCard::makeKeys(const QList<QAction*>& actions) {
    QList<std::pair<QString, QString>> keys{{QKeySequence(Qt::CTRL | Qt::Key_T).toString(QKeySequence::NativeText), tr("Train")},
                                            {tr("Space"), tr("Pause or resume the run")}};
    for (const QAction* action : actions) {
        QStringList shortcuts;
        for (const QKeySequence& keySequence : action->shortcuts())
            shortcuts << keySequence.toString(QKeySequence::NativeText);
        keys.append({shortcuts.join(", "), action->text().remove("…")});
    }
    keys.append({{"0 … 9", tr("Say which digit you meant: it goes to your handwriting")},
                 {"← →", tr("Choose a digit of a number")},
                 {"Ctrl+Tab", tr("The next page; with Shift the one before")},
                 {"F6", tr("The next part of the window; with Shift the one before")},
                 {"F10", tr("The menu")},
                 {"Ctrl+F", tr("On the page Runs: find a run; Space draws it in the curves, F2 renames it")},
                 {"Esc", tr("Leave the tour, a message, the wide canvas, a picture, a lesson: one at a time")}});
    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 4, 8, 4);
    grid->setVerticalSpacing(7);
    grid->setHorizontalSpacing(18);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < keys.size(); ++row) {
        grid->addWidget(makeLabel("strong", keys[row].first), row, 0, Qt::AlignTop);
        auto* meaning = new QLabel(keys[row].second);
        meaning->setWordWrap(true);
        grid->addWidget(meaning, row, 1);
    }
    return scrolled(inside);
}

void HelpCard::lookUp(const QString& word) {
    pages_->setCurrentIndex(1);
    find_->setText(word);
}

/// Those that hold what is typed above them.
QWidget* HelpCard::makeWords() {
    find_->setObjectName("findWord");
    find_->setPlaceholderText(tr("Find a word"));
    find_->setAccessibleName(tr("Find a word"));
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    fillBox(column, {0, 4, 8, 4}, 8, {});
    for (const Word& word : glossary()) {
        auto* label = new QLabel(QString("%1: %2").arg(word.word, word.meaning));
        label->setObjectName("word");
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
        connect(find_, &QLineEdit::textChanged, label,
                [label](const QString& text) { label->setVisible(label->text().contains(text.trimmed(), Qt::CaseInsensitive)); });
    }
    column->addStretch(1);
    auto* page = new QWidget;
    fillBox(new QVBoxLayout(page), {0, 0, 0, 0}, 8, {find_, {scrolled(inside), 1}});
    return page;
}

} // namespace ui
