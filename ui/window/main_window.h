// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace ui {

class AugmentationGallery;
class CurvePlot;
class DatasetBar;
class DrawPanel;
class HandwritingView;
class HelpCard;
class InsideView;
class Lesson;
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
    ~MainWindow() override { hide(); } // first: focus-out handlers need live children

    DrawPanel* drawPanel() const { return drawPanel_; }
    TrainPanel* trainPanel() const { return trainPanel_; }
    CurvePlot* curvePlot() const { return curvePlot_; }
    AugmentationGallery* augmentationGallery() const { return augmentationGallery_; }
    MistakesView* mistakesView() const { return mistakesView_; }
    InsideView* insideView() const { return insideView_; }
    HandwritingView* handwritingView() const { return handwritingView_; }
    MessageBar* messageBar() const { return messageBar_; }
    DatasetBar* datasetBar() const { return datasetBar_; }
    RunStatus* runStatus() const { return runStatus_; }
    QTabWidget* tabs() const { return tabs_; }
    /// The page of this class.
    template <class Page> Page* page() const { return findChild<Page*>(); }
    ToolBar* toolBar() const { return toolBar_; }
    /// Everything has room in a window of this size; a smaller one, on a smaller screen, scrolls.
    static constexpr QSize kSmallest{1024, 640};

    RunState runState() const { return state_; }
    const Classes& classes() const { return classes_; }
    bool hasData() const { return hasData_; }
    Lesson* lesson() const { return lesson_; }
    Tour* tour() const { return tour_; }
    QWidget* whole() const { return whole_; } ///< everything but what lies upon it

public slots:
    void setRunState(ui::RunState state);
    void setHasData(bool hasData, const QString& label);

    /// Hands the names of the classes on to all that show some.
    void setClasses(const ui::Classes& classes);

    /// `name` as it stands at the tool bar's right, e.g. "my-first-run · 12,364 parameters".
    void setModelName(const QString& name, bool modified);
    void setSaveOffer(const ui::SaveOffer& offer);
    /// What the window can read with.
    void setModelChoices(const std::vector<ModelChoice>& choices);
    const std::vector<ModelChoice>& modelChoices() const { return modelChoices_; }
    /// What can be fetched beside MNIST.
    void setOfferedData(const std::vector<OfferedData>& offered);
    void showError(const QString& what, const QString& hint);
    void showInfo(const QString& text);
    /// A failure to write the model, which can be saved elsewhere.
    void showUnsaved(const QString& what, const QString& hint);
    /// Offers the guided tour in the message bar, if that was never done before.
    void offerTour();
    /// Asks where to save what is offered.
    void chooseSave();
    /// Opens a model, a picture or a folder with data, as if it had been dropped; of anything else it says that it cannot.
    void openPath(const QString& path);

signals:
    /// After setRunState() or setHasData().
    void runStateChanged();
    /// This many runs in a row, their seeds counting up from the recipe's.
    void trainRequested(const model::Recipe& recipe, int runs);
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
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addPages();
    void compose();
    void connectParts();
    void addShortcuts();
    void train(int runs);
    void pauseOrResume();
    void chooseOpen();
    void save();
    void chooseExport(const QString& format);
    void showHelp();
    void refreshState();
    void setCanvasWide(bool wide);
    void escape();
    void copy();
    void choosePicture();
    void chooseSaveDrawing();
    bool take(const QMimeData* offered, bool really);
    bool takePath(const QString& path, bool really);

    std::optional<StyledAtOnce> building_{std::in_place}; ///< first: before any widget
    QWidget* whole_ = nullptr;
    ToolBar* toolBar_;
    MessageBar* messageBar_;
    DatasetBar* datasetBar_;
    TrainPanel* trainPanel_;
    QTabWidget* tabs_;
    QStackedWidget* middle_;  ///< the tabs or the wide canvas
    QVBoxLayout* wideCanvas_; ///< where the canvas goes when it is wide
    CurvePlot* curvePlot_;
    AugmentationGallery* augmentationGallery_;
    MistakesView* mistakesView_;
    InsideView* insideView_;
    HandwritingView* handwritingView_;
    DrawPanel* drawPanel_;
    RunStatus* runStatus_;
    Lesson* lesson_;
    Tour* tour_;
    QPointer<HelpCard> help_;
    Classes classes_;
    RunState state_ = RunState::idle;
    bool hasData_ = false;
    SaveOffer saveOffer_;
    std::vector<ModelChoice> modelChoices_;
};

} // namespace ui
