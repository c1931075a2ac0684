// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/window/glossary.h"

#include <QAction>
#include <QKeySequence>
#include <QTabWidget>
#include <QTextBrowser>

#include <array>
#include <utility>

namespace ui {
namespace {

/// One text instead of a label a line: it is laid out once, and can be selected and copied across lines.
QTextBrowser* makeText(const char* name, const QString& html) {
    auto* text = new QTextBrowser;
    text->setObjectName(name);
    text->setFrameShape(QFrame::NoFrame);
    text->document()->setDocumentMargin(2);
    text->setHtml(html);
    return text;
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
                 {tr("Shift + arrows"), tr("Draw on the canvas; with Ctrl the pen moves without ink")},
                 {"Ctrl+Tab", tr("The next page; with Shift the one before")},
                 {"F6", tr("The next part of the window; with Shift the one before")},
                 {"F10", tr("The menu")},
                 {"Ctrl+F", tr("On the page Runs: find a run; Space draws it in the curves, F2 renames it")},
                 {"Esc", tr("Leave the tour, a message, the wide canvas, a picture, a lesson: one at a time")}});
    QString rows;
    for (const auto& [key, meaning] : keys)
        rows +=
            QString(
                "<tr><td style='padding: 3px 16px 4px 0; font-weight: 600'>%1</td><td style='padding: 3px 0 4px'>%2</td></tr>")
                .arg(key.toHtmlEscaped(), meaning.toHtmlEscaped());
    return makeText("keys", "<table cellspacing='0'>" + rows + "</table>");
}

void HelpCard::lookUp(const QString& word) {
    pages_->setCurrentIndex(1);
    find_->setText(word);
}

QWidget* HelpCard::makeWords() {
    find_->setObjectName("findWord");
    find_->setPlaceholderText(tr("Find a word"));
    find_->setAccessibleName(tr("Find a word"));
    auto* words = makeText("words", {});
    words->setAccessibleName(tr("Words"));
    const auto show = [words](const QString& part) {
        QString found;
        for (const auto& [word, meaning] : glossary())
            if ((word + ": " + meaning).contains(part.trimmed(), Qt::CaseInsensitive))
                found +=
                    QString("<p style='margin: 4px 0 8px'><b>%1</b>: %2</p>").arg(word.toHtmlEscaped(), meaning.toHtmlEscaped());
        words->setHtml(found);
    };
    connect(find_, &QLineEdit::textChanged, words, show);
    show({});
    auto* page = new QWidget;
    fillBox(new QVBoxLayout(page), {0, 0, 0, 0}, 8, {find_, {words, 1}});
    return page;
}

} // namespace ui
