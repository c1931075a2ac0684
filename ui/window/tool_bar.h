// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"
#include "ui/window/window_state.h"

#include <QMenu>
#include <QStringList>
#include <QWidget>

#include <vector>

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

/// The formats that other programs read, one an action.
class ExportMenu : public QMenu {
    Q_OBJECT

public:
    explicit ExportMenu(QWidget* parent = nullptr);

    /// What a file dialog shows for a format, e.g. "ONNX (*.onnx)".
    static QString filterOf(const QString& format);

signals:
    /// One of the terminal's --format.
    void chosen(const QString& format);
};

/// The bar at the top: the run, the model's file, the data set, the theme.
class ToolBar : public QWidget {
    Q_OBJECT

public:
    explicit ToolBar(QWidget* parent = nullptr);

    /// Decides what is enabled; a disabled button's tooltip says why.
    void setState(ui::RunState state, bool hasData);
    void setSaveOffer(const ui::SaveOffer& offer);
    bool canSave() const;
    void setDataLabel(const QString& label);
    void setModelText(const QString& text);
    void setRecentFiles(const QStringList& paths);
    /// Beside MNIST, which is always offered.
    void setOfferedData(const std::vector<OfferedData>& offered);
    /// In a lesson: the run and the way out alone.
    void setLesson(bool on);

signals:
    void trainRequested(int runs); ///< with seeds that follow one another
    void pauseClicked();           ///< pause or resume, as the button says
    void stopClicked();
    void openClicked();
    void recentChosen(const QString& path);
    void saveClicked();
    void saveAsClicked();
    void exportClicked(const QString& format); ///< see ExportMenu
    void fetchClicked();
    void offeredChosen(const QString& name);
    void folderClicked();
    void dataFileClicked();
    void themeChosen(ui::ThemeChoice choice);
    void languageChosen(const QString& code); ///< empty follows the system
    void helpClicked();
    void fullScreenClicked();
    void lessonClicked(); ///< begin or leave it
    void tourClicked();

private:
    QPushButton* addButton(const char* objectName, const QString& text, const char* kind, const QString& tip);
    void addDivider();
    void makeTrainMenu();
    void makeSaveMenu();
    void makeDataMenu();
    void makeThemeMenu();
    QMenu* makeLanguageMenu();
    void refreshSave();

    QHBoxLayout* row_;
    QPushButton* train_;
    QPushButton* trainMenu_;
    QPushButton* pause_;
    QPushButton* stop_;
    QPushButton* open_;
    QPushButton* save_;
    QPushButton* export_;
    QPushButton* data_;
    QLabel* model_;
    QPushButton* leave_;
    QToolButton* theme_;
    std::vector<QFrame*> dividers_;
    QMenu* openMenu_;
    QMenu* getMenu_;
    RunState state_ = RunState::idle;
    SaveOffer saveOffer_;
};

} // namespace ui
