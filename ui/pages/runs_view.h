// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QColor>
#include <QHash>
#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QMenu;
class QPoint;
class QPushButton;
class QStackedLayout;

namespace ui {

class RunPanel;
class RunsFilter;
class RunsModel;
class RunsTable;
class SearchField;

/// The runs that are kept: a table to sort and search, the chosen one in detail or what differs between several, and what can
/// be done with them. It owns no runs: requests are signals. A name, a note or a star that is changed here
/// is shown at once; setRuns() has the last word.
class RunsView : public QWidget {
    Q_OBJECT

public:
    explicit RunsView(QWidget* parent = nullptr);
    ~RunsView() override;

    /// As often as you like: selection, order, scrolling and what is being typed stay.
    void setRuns(std::vector<model::RunRecord> runs);

    /// The one that this window trains; empty for none.
    void setCurrentRun(const QString& id, bool paused = false);

    /// While a run is on, no other can begin.
    void setBusy(bool busy);

    /// The runs that are drawn in the curves, and the colours they have there.
    void setOverlays(const QStringList& ids);
    void setOverlayColors(const QHash<QString, QColor>& colors);

    /// What can be undone next, e.g. "delete 3 runs", and the removal's id; nothing when empty.
    void setUndo(const QString& removal, const QString& what);

    /// Emits at once what was typed into the note: before the program ends.
    void finishNote();

signals:
    // Ids of runs.
    void overlaysChosen(const QStringList& ids);
    void openModelRequested(const QString& id);
    /// Of a run with several sets of weights.
    void openWeightsRequested(const QString& id, model::WeightsKind kind);
    void continueRequested(const QString& id);
    void trainAgainRequested(const QString& id);
    /// The recipe as JSON, or the terminal's command that makes the run again, for the clipboard.
    void copyRecipeRequested(const QString& id);
    void copyCommandRequested(const QString& id);
    void renamed(const QString& id, const QString& name);
    void noteChanged(const QString& id, const QString& text);
    void starChanged(const QString& id, bool starred);
    void deleteRequested(const QStringList& ids);
    void undoDeleteRequested(const QString& removal);
    /// A plot of these runs and the others of their experiments.
    void plotRequested(const QStringList& ids);
    /// As a table or with their curves, by the path's ending: .csv, .jsonl or .json; or a report, .html or .pdf.
    void exportRequested(const QStringList& ids, const QString& path);
    /// As TensorBoard's event files in that folder.
    void tensorBoardRequested(const QStringList& ids, const QString& folder);

private:
    QWidget* makePage();
    void connectParts();
    void refresh();
    void showMenu(const QPoint& at);
    void addSorting(QMenu& menu);
    void addCopying(QMenu& menu);
    void showColumnsMenu(QPoint globalPosition);
    void showHiddenColumns();
    void addWeights(QMenu& menu);
    void showExportMenu();
    void chooseExport(const QStringList& ids);
    void chooseReport(const QStringList& ids);
    void chooseTensorBoardFolder(const QStringList& ids);

    RunsModel* runs_;
    RunsFilter* filter_;
    RunsTable* table_;
    RunPanel* panel_;
    QStackedLayout* pages_;
    SearchField* find_;
    QCheckBox* starred_;
    QPushButton* columns_;
    QLabel* nothing_; ///< no run matches
    QString removal_; ///< that Undo takes back
    QPushButton* undo_;
    QPushButton* undoFirst_; ///< while there is no run
};

} // namespace ui
