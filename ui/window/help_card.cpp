// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QGridLayout>
#include <QKeySequence>

#include <array>
#include <utility>

namespace ui {

HelpCard::HelpCard(QWidget* parent) : QDialog(parent) {
    setObjectName("helpCard");
    setWindowTitle(tr("DigitLab help"));
    auto* text = new QLabel(tr("Press Train and a small network learns to read handwritten digits, from the left panel’s recipe. "
                               "Draw a digit at the right at any time: the network reads it while it is still learning. "
                               "The pages in the middle show how well it learns, what it learns from, and what it gets wrong."));
    text->setWordWrap(true);
    const int width = scaled(420); // with the height that goes with it: letters of another font than the first are higher
    text->setMinimumSize(width, text->heightForWidth(width));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 18, 20, 16);
    grid->setVerticalSpacing(7);
    grid->setHorizontalSpacing(18);
    grid->setColumnStretch(1, 1);
    grid->addWidget(text, 0, 0, 1, 2);
    grid->setRowMinimumHeight(1, 8);
    grid->addWidget(makeLabel("heading", tr("KEYBOARD")), 2, 0, 1, 2);
    const std::array<std::pair<QString, QString>, 16> keys{
        {{"Ctrl+T", tr("train")},
         {tr("Space"), tr("pause or resume the run")},
         {"Esc", tr("clear the canvas, close the picture, leave a lesson or the tour")},
         {"Ctrl+Z", tr("take back a stroke")},
         {"Ctrl+Shift+Z", tr("bring it back")},
         {"Ctrl+O", tr("open a model")},
         {"Ctrl+S", tr("save the model")},
         {"Ctrl+Shift+S", tr("save it under another name")},
         {"0 … 9", tr("say which digit you meant: it goes to your handwriting")},
         {"Ctrl+Shift+O", tr("read a picture; Ctrl+V and dropping one do, too")},
         {"Ctrl+C", tr("copy the drawing")},
         {"Ctrl+F", tr("find a run; Space draws it in the curves, F2 renames it")},
         {"← →", tr("choose a digit of a number")},
         {"F1", tr("this card")},
         {"F11", tr("full screen")},
         {"Shift+F11", tr("lesson: large, to be read from the last row")}}};
    int row = 3;
    for (const auto& [key, meaning] : keys) {
        const QKeySequence combination = key.contains("+") ? QKeySequence(key) : QKeySequence();
        grid->addWidget(makeLabel("strong", combination.isEmpty() ? key : combination.toString(QKeySequence::NativeText)), row,
                        0);
        grid->addWidget(new QLabel(meaning), row++, 1);
    }
    auto* closing = makeButton("helpCloseButton", tr("Close"), tr("Close this card (Esc)."));
    connect(closing, &QPushButton::clicked, this, &QDialog::close);
    auto* tour = makeButton("helpTourButton", tr("Guided tour"), tr("Six short steps through the window."));
    connect(tour, &QPushButton::clicked, this, [this] {
        close();
        emit tourRequested();
    });
    grid->setRowMinimumHeight(row, 8);
    grid->addLayout(makeRow(8, {stretch(), tour, closing}), row + 1, 0, 1, 2);
}

} // namespace ui
