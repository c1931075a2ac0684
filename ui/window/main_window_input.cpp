// SPDX-License-Identifier: GPL-3.0-or-later
// The window's shortcuts and keys, and what may be pasted into it or dropped on it.
#include "ui/draw/draw_panel.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/tool_bar.h"
#include "ui/window/tour.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

/// What stands in no menu.
void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto&& slot) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_T, [this] { train(1); });
    add(Qt::Key_Escape, [this] { escape(); });
    add(Qt::CTRL | Qt::Key_Tab, [this] { turnPage(1); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, [this] { turnPage(-1); });
    add(Qt::Key_F6, [this] { goToRegion(1); });
    add(Qt::SHIFT | Qt::Key_F6, [this] { goToRegion(-1); });
    add(Qt::Key_F10, [this] { findChild<QToolButton*>("menuButton")->showMenu(); });
}

void MainWindow::turnPage(int step) {
    drawPanel_->setWide(false);
    tabs_->setCurrentIndex((tabs_->currentIndex() + step + tabs_->count()) % tabs_->count());
}

/// The keyboard goes to the next part of the window: tool bar, recipe, page, drawing, message.
void MainWindow::goToRegion(int step) {
    QList<QWidget*> regions{toolBar_, rail_, trainPanel_, middle_, drawPanel_, messageBar_};
    regions.removeIf([](const QWidget* region) { return !region->isVisible(); });
    const QWidget* focus = focusWidget();
    const auto here = std::ranges::find_if(regions, [focus](const QWidget* region) { return region->isAncestorOf(focus); });
    const auto index = here == regions.end() ? -1 : here - regions.begin();
    QWidget* region = regions.at((index + step + regions.size()) % regions.size());
    QWidget* next = region == drawPanel_ ? drawPanel_->canvas() : region;
    for (int left = 2000; left > 0 && !(next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0);
         --left)
        next = next->nextInFocusChain();
    next->setFocus(Qt::TabFocusReason);
}

/// The text that is selected, else the drawing.
void MainWindow::copy() {
    const auto* label = qobject_cast<QLabel*>(focusWidget());
    if (label != nullptr && label->hasSelectedText())
        QGuiApplication::clipboard()->setText(label->selectedText().replace(QChar::ParagraphSeparator, '\n'));
    else
        drawPanel_->copy();
}

/// Leaves what was entered last. Never takes a drawing away.
void MainWindow::escape() {
    if (tour_->isOn())
        tour_->leave();
    else if (messageBar_->isVisible() && !messageBar_->isProgress())
        messageBar_->dismiss();
    else if (drawPanel_->isWide())
        drawPanel_->setWide(false);
    else if (drawPanel_->showsPicture())
        drawPanel_->closePicture();
    else if (lesson_->isOn())
        lesson_->toggle();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Only what no field or button wanted arrives here, so Space and digits still type and press where they should.
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && !event->isAutoRepeat();
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button != nullptr && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        pauseOrResume();
    else if (plain && event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9 && !classes_.answers.areNamed())
        drawPanel_->labelDrawing(event->key() - Qt::Key_0);
    else
        QMainWindow::keyPressEvent(event);
}

/// Whether a model, a data set or a picture can be used just now. Uses it if `really`.
bool MainWindow::takePath(const QString& path, bool really) {
    const bool idle = state_ == RunState::idle;
    const QString suffix = QFileInfo(path).suffix().toLower();
    const bool isData = QFileInfo(path).isDir() || suffix == "csv" || suffix == "npz";
    if (isData || suffix == "safetensors" || suffix == "pt" || suffix == "pth") {
        if (idle && really)
            isData ? emit dataFolderChosen(path) : emit openModelRequested(path);
        return idle;
    }
    const bool picture = QImageReader::supportedImageFormats().contains(suffix.toLatin1());
    if (picture && really)
        emit openPictureRequested(path);
    return picture;
}

void MainWindow::openPath(const QString& path) {
    if (!takePath(path, true))
        showError(tr("%1 is nothing to open.").arg(path),
                  tr("Models (.safetensors, .pt), pictures and data sets (folders, .csv, .npz) can be opened."));
}

/// The same for something pasted or dropped: a file of these, or a picture itself.
bool MainWindow::take(const QMimeData* offered, bool really) {
    if (offered->urls().size() == 1 && offered->urls().first().isLocalFile() &&
        takePath(offered->urls().first().toLocalFile(), really))
        return true;
    if (!offered->hasImage())
        return false;
    if (const auto picture = offered->imageData().value<QImage>(); really && !picture.isNull())
        emit takePictureRequested(picture);
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (take(event->mimeData(), false))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (take(event->mimeData(), true))
        event->acceptProposedAction();
}

} // namespace ui
