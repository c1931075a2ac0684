// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"
#include "model/values/recipe.h"
#include "model/values/types.h"
#include "ui/style/classes.h"
#include "ui/style/styled_at_once.h"
#include "ui/style/theme.h"
#include "ui/window/window_state.h"

#include <QImage>
#include <QMainWindow>
#include <QPointer>
#include <QStringList>

#include <optional>
#include <vector>

class QMimeData;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace ui {

class AugmentationGallery;
class CurvePlot;
class DrawPanel;
class FirstSteps;
class HandwritingView;
class HelpCard;
class InsideView;
class Lesson;
class Menus;
class MessageBar;
class MistakesView;
class RunStatus;
class ToolBar;
class Tour;
class TrainPanel;

/// The one window: train on the left, watch in the middle, draw on the right. Requests are signals, answers are slots;
/// which controls are enabled follows from the run state and whether there is a data set.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    DrawPanel* drawPanel() const { return drawPanel_; }
    TrainPanel* trainPanel() const { return trainPanel_; }
    CurvePlot* curvePlot() const { return curvePlot_; }
    AugmentationGallery* augmentationGallery() const { return augmentationGallery_; }
    MistakesView* mistakesView() const { return mistakesView_; }
    InsideView* insideView() const { return insideView_; }
    HandwritingView* handwritingView() const { return handwritingView_; }
    MessageBar* messageBar() const { return messageBar_; }
    FirstSteps* firstSteps() const { return firstSteps_; }
    RunStatus* runStatus() const { return runStatus_; }
    QTabWidget* tabs() const { return tabs_; }
    /// The page of this class.
    template <class Page> Page* page() const { return findChild<Page*>(); }
    ToolBar* toolBar() const { return toolBar_; }
    Menus* menus() const { return menus_; }
    /// Everything has room in a window of this size: 1920×1080 at twice the size, within a frame. A smaller one scrolls.
    static constexpr QSize kSmallest{944, 496};

    RunState runState() const { return state_; }
    const Classes& classes() const { return classes_; }
    bool hasData() const { return hasData_; }
    Lesson* lesson() const { return lesson_; }
    Tour* tour() const { return tour_; }
    QWidget* whole() const { return whole_; } ///< everything but what lies upon it
    bool isRecipeShown() const;

public slots:
    void setRunState(ui::RunState state);
    void setHasData(bool hasData, const QString& label);

    /// Hands the names of the classes on to all that show some.
    void setClasses(const ui::Classes& classes);

    /// What reads; see `ModelSwitcher::setOpen`.
    void setModel(const QString& id, const QString& name, const QString& accuracy, bool modified);
    void setSaveOffer(const ui::SaveOffer& offer);
    /// What the window can read with.
    void setModelChoices(const std::vector<ModelChoice>& choices);
    const std::vector<ModelChoice>& modelChoices() const { return modelChoices_; }
    /// What can be fetched beside MNIST.
    void setOfferedData(const std::vector<OfferedData>& offered);
    void showError(const QString& what, const QString& hint);
    /// `details`: see MessageBar::showError.
    void showDetailedError(const QString& what, const QString& hint, const QString& details);
    void showInfo(const QString& text);
    /// A failure to write the model, which can be saved elsewhere.
    void showUnsaved(const QString& what, const QString& hint);
    /// What spoils training with the data set of that name; nothing when there is nothing.
    void showFindings(const QString& name, const model::DataFindings& findings);
    /// The card of first steps, until it was closed or something was trained.
    void offerFirstSteps();
    void endFirstSteps();
    /// Shows the recipe, or a rail in its place. Kept for wide and narrow windows each.
    void toggleRecipe();
    /// The recipe, its rail, or in a lesson neither.
    void fitRecipe();

    // What the menus do.
    void chooseOpen();
    void choosePicture();
    void chooseDataFolder();
    void chooseDataFile();
    void save();
    /// Asks where to save what is offered.
    void chooseSave();
    void chooseExport(const QString& format);
    void chooseSaveDrawing();
    void showHelp();
    void showAbout();
    /// Opens a model, a picture or a folder with data, as if it had been dropped; of anything else it says that it cannot.
    void openPath(const QString& path);

signals:
    /// This many runs in a row, their seeds counting up from the recipe's.
    void trainRequested(const model::Recipe& recipe, int runs);
    void experimentRequested(const QString& nameOrFile, bool shortForm);
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void openModelRequested(const QString& path);
    void modelChosen(const QString& id); ///< of those that were offered

    /// What is offered now is what will be saved, however long the dialog stays open.
    void saveDialogOpened();

    /// Under this path, never empty, ending in .safetensors or .pt.
    void saveModelRequested(const QString& path);

    /// To the offer's path.
    void saveRequested();

    /// What was offered, in one of the terminal's --format under this path.
    void exportRequested(const QString& format, const QString& path);
    void fetchDataRequested();
    /// One of those that were offered.
    void fetchOfferedRequested(const QString& name);
    void dataFolderChosen(const QString& path); ///< or a file
    void openPictureRequested(const QString& path);
    void takePictureRequested(const QImage& picture);
    /// As strokes or as a PNG, by the path's ending: .jsonl or .png.
    void saveDrawingRequested(const QString& path, const model::Drawing& drawing, const QImage& picture);
    void cancelFetchRequested();
    void themeChosen(ui::ThemeChoice choice);
    void languageChosen(const QString& code); ///< empty follows the system
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPages();
    void compose();
    QWidget* makeRail();
    void connectParts();
    void addShortcuts();
    void train(int runs);
    void pauseOrResume();
    void connectFirstSteps();
    void refreshState();
    void setCanvasWide(bool wide);
    void escape();
    void copy();
    void goToRegion(int step);
    void turnPage(int step);
    bool take(const QMimeData* offered, bool really);
    bool takePath(const QString& path, bool really);

    std::optional<StyledAtOnce> building_{std::in_place}; ///< first: before any widget
    QWidget* whole_ = nullptr;
    ToolBar* toolBar_;
    MessageBar* messageBar_;
    QWidget* rail_ = nullptr; ///< in place of the recipe
    TrainPanel* trainPanel_;
    QTabWidget* tabs_;
    QSplitter* panels_ = nullptr;
    QStackedWidget* middle_;  ///< the tabs or the wide canvas
    QVBoxLayout* wideCanvas_; ///< where the canvas goes when it is wide
    CurvePlot* curvePlot_;
    AugmentationGallery* augmentationGallery_;
    MistakesView* mistakesView_;
    InsideView* insideView_;
    HandwritingView* handwritingView_;
    DrawPanel* drawPanel_;
    RunStatus* runStatus_;
    FirstSteps* firstSteps_;
    Menus* menus_;
    Lesson* lesson_;
    Tour* tour_;
    QPointer<HelpCard> help_;
    Classes classes_;
    RunState state_ = RunState::idle;
    bool hasData_ = false;
    bool narrow_ = false;
    QString findings_; ///< that were told
    SaveOffer saveOffer_;
    std::vector<ModelChoice> modelChoices_;
};

} // namespace ui
