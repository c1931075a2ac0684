// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/window_state.h"

#include <QMenu>
#include <QWidget>

#include <vector>

class QFrame;
class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace ui {

class ModelSwitcher;

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

/// The bar at the top: the run, the data set, the model that reads, and the menus.
class ToolBar : public QWidget {
    Q_OBJECT

public:
    explicit ToolBar(QWidget* parent = nullptr);

    /// Decides what is enabled; a disabled button's tooltip says why.
    void setState(ui::RunState state, bool hasData);
    void setSaveOffer(const ui::SaveOffer& offer);
    bool canSave() const;
    void setDataLabel(const QString& label);
    ModelSwitcher* model() const { return model_; }
    QMenu* dataMenu() const { return dataMenu_; }
    /// What the button at the right end opens.
    void setMenu(QMenu* menu);
    /// Beside MNIST, which is always offered.
    void setOfferedData(const std::vector<OfferedData>& offered);
    /// In a lesson: the run and the way out alone.
    void setLesson(bool on);

signals:
    void trainRequested(int runs);                                 ///< with seeds that follow one another
    void experimentRequested(const QString& name, bool shortForm); ///< one that comes along
    void experimentFileClicked();
    void varyClicked();
    void pauseClicked(); ///< pause or resume, as the button says
    void stopClicked();
    void saveClicked();
    void fetchClicked();
    void offeredChosen(const QString& name);
    void folderClicked();
    void dataFileClicked();
    void lessonLeft();

private:
    QPushButton* addButton(const char* objectName, const QString& text, const char* kind, const QString& tip);
    void addDivider();
    void makeTrainMenu();
    void makeDataMenu();
    void refreshSave();

    QHBoxLayout* row_;
    QPushButton* train_;
    QPushButton* trainMenu_;
    QPushButton* pause_;
    QPushButton* stop_;
    QPushButton* data_;
    ModelSwitcher* model_;
    QPushButton* save_;
    QPushButton* leave_;
    QToolButton* menu_;
    std::vector<QFrame*> dividers_;
    QMenu* dataMenu_;
    QMenu* getMenu_;
    RunState state_ = RunState::idle;
    SaveOffer saveOffer_;
};

} // namespace ui
