// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/spread.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QColor>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// The runs that are kept, newest first, and which of them are drawn in the curves. The user's changes in the table are
/// shown at once and emitted; the setters emit nothing. Two or more runs of a series have a row of their own before them, the
/// study, with what they came to; their rows are folded away at first. What is done to a study is done to all its runs.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        starColumn,
        curvesColumn,
        nameColumn,
        outcomeColumn,
        testColumn,
        validationColumn,
        epochsColumn,
        startedColumn,
        timeColumn,
        seedColumn,
        dataColumn,
        columns ///< so many; behind them one for each setting of the recipe
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of runs that were there before stay the same rows: what is selected or edited there goes on.
    void setRuns(std::vector<model::RunRecord> runs);

    /// The one this window trains; empty for none.
    void setCurrentRun(const QString& id, bool paused = false);
    const std::string& currentRun() const { return current_; }
    bool isCurrent(const model::RunRecord& run) const { return run.id == current_; }

    /// The runs that are drawn in the curves.
    void setOverlays(const QStringList& ids);
    /// The same by the user: emits overlaysChosen.
    void chooseOverlays(const QStringList& ids);
    const QStringList& overlays() const { return overlays_; }
    void setOverlayColors(const QHash<QString, QColor>& colors);
    /// Of a study that its runs share; invalid where they are drawn one by one.
    QColor overlayColor(int row) const;
    /// Of a study: whether all its runs are.
    bool isOverlay(int row) const;

    /// Shows a note that was written elsewhere on the page.
    void setNote(const QString& id, const QString& note);

    /// Of a study what its runs have in common: the sum of their times and epochs, the mean of their accuracies.
    const model::RunRecord& run(int row) const { return rows_[static_cast<std::size_t>(row)].run; }
    /// −1 where there is none.
    int rowOf(const QString& id) const;
    bool anyValidated() const;
    bool networksDiffer() const;

    bool isStudy(int row) const { return rows_[static_cast<std::size_t>(row)].study.has_value(); }
    bool anyStudy() const;
    /// The study's row of one of its runs; −1 where it has none.
    int studyOf(int row) const;
    /// The ids of a study's runs by their seeds, or of the run alone.
    QStringList runsOf(int row) const;
    bool isUnfolded(int row) const { return unfolded_.contains(QString::fromStdString(run(row).id)); }
    void setUnfolded(int row, bool unfolded);

    /// The columns of settings, by the option's name in the terminal; those that have a column of their own are left out.
    static int settingColumn(const char* option);
    static std::partial_ordering compareSettings(const model::Recipe& a, const model::Recipe& b, int column);
    /// Names a column in settings of the program.
    static QString columnKey(int column);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renamed(const QString& id, const QString& name);
    void starChanged(const QString& id, bool starred);
    void overlaysChosen(const QStringList& ids);
    /// What studies there are, what they came to, or which of them are unfolded: rows stand elsewhere now.
    void studiesChanged();

private:
    struct Row {
        model::RunRecord run;
        std::optional<model::StudySummary> study; ///< without its best
        model::Spread validation;                 ///< of a study's validation accuracies
        bool operator==(const Row&) const = default;
    };

    static std::vector<Row> withStudies(std::vector<model::RunRecord> runs);
    static Row studyRow(const std::vector<const model::RunRecord*>& runs);
    QString text(const Row& row, int column) const;
    QString studyText(const Row& row, int column) const;
    QString toolTip(int row, int column) const;
    void removeVanished(const std::vector<Row>& rows);
    void insertNew(std::vector<Row>& rows);
    void emitChanges(int column);
    void star(int row, bool on);

    std::vector<Row> rows_; ///< by their ids, the greatest first
    QSet<QString> unfolded_;
    std::string current_;
    bool paused_ = false;
    QStringList overlays_;
    QHash<QString, QColor> colors_;
};

/// The runs that were asked for, in the order of a column: numbers as numbers, equals newest first, and those without a value
/// last whichever way it is sorted. A study's runs follow it while it is unfolded.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunsFilter(RunsModel* runs);

    /// Shows the runs with all these words in name, note, data set or recipe name, whatever their case.
    void setWords(const QString& words);
    void setStarredOnly(bool only);

    /// The column that is sorted by has an arrow beside its title.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool matches(const model::RunRecord& run) const;

    RunsModel* runs_;
    QCollator names_;
    QStringList words_;
    bool starredOnly_ = false;
};

} // namespace ui
