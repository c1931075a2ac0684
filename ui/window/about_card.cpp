// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/about_card.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QCoreApplication>
#include <QGridLayout>

#include <array>

namespace ui {
namespace {

struct Library {
    const char* name;
    const char* purpose;
    const char* licence; ///< SPDX
};

/// What the program is linked with or brings along; packaging/copyright has the terms.
constexpr Library kLibraries[]{
    {"Qt", QT_TRANSLATE_NOOP("ui::AboutCard", "window, threads, database"), "LGPL-3.0-only"},
    {"QCustomPlot", QT_TRANSLATE_NOOP("ui::AboutCard", "curves"), "GPL-3.0-or-later"},
    {"LibTorch", QT_TRANSLATE_NOOP("ui::AboutCard", "training by PyTorch’s library"), "BSD-3-Clause"},
    {"ONNX, Protobuf", QT_TRANSLATE_NOOP("ui::AboutCard", "checks of exported files"), "Apache-2.0, BSD-3-Clause"},
    {"OpenCV", QT_TRANSLATE_NOOP("ui::AboutCard", "paper and ink in pictures"), "Apache-2.0"},
    {"libarchive, libzip, zlib", QT_TRANSLATE_NOOP("ui::AboutCard", "archives"), "BSD-2-Clause, BSD-3-Clause, Zlib"},
    {"JSON for Modern C++, Expat", "JSON, XML", "MIT"},
    {"CLI11", QT_TRANSLATE_NOOP("ui::AboutCard", "the terminal’s options"), "BSD-3-Clause"},
    {"SQLite", QT_TRANSLATE_NOOP("ui::AboutCard", "runs and drawings"), "public domain"},
};

} // namespace

AboutCard::AboutCard(QWidget* parent) : QDialog(parent) {
    setObjectName("aboutCard");
    setWindowTitle(tr("About DigitLab"));
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(":/ui/icons/digitlab.svg").pixmap(QSize(scaled(48), scaled(48)), devicePixelRatioF()));
    auto* what =
        new QLabel(tr("Train a real convolutional network on handwritten digits, watch it learn, and draw digits that it "
                      "reads at once."));
    what->setWordWrap(true);
    what->setMinimumWidth(scaled(420)); // not the card's: Qt would let it be narrower than its table
    auto* terms = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. There is no warranty."));
    terms->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(18);
    grid->setColumnStretch(1, 1);
    for (int row = 0; const Library& library : kLibraries) {
        grid->addWidget(makeLabel("strong", library.name), row, 0);
        grid->addWidget(new QLabel(tr(library.purpose)), row, 1);
        grid->addWidget(makeLabel("quiet", library.licence), row++, 2);
    }
    auto* closing = makeButton("aboutCloseButton", tr("Close"), tr("Close this card (Esc)."));
    connect(closing, &QPushButton::clicked, this, &QDialog::close);
    auto* title = new QVBoxLayout;
    fillBox(title, {}, 4, {makeLabel("title", tr("DigitLab %1").arg(QCoreApplication::applicationVersion())), what, terms});
    fillBox(new QVBoxLayout(this), {20, 18, 20, 16}, 14,
            {makeRow(16, {picture, {title, 1}}), makeLabel("heading", tr("WITH")), grid, makeRow(8, {stretch(), closing})});
}

} // namespace ui
