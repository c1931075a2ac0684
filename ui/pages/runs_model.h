// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QColor>
#include <QHash>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <string>
#include <vector>

namespace ui {

/// The runs that are kept, newest first, and which of them are drawn in the curves. The user's changes in the table are
/// shown at once and emitted; the setters emit nothing.
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
        columns ///< so many
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of runs that were there before stay the same rows: what is selected or edited there goes on.
    void setRuns(std::vector<model::RunRecord> runs);

    /// The one this window trains; empty for none.
    void setCurrentRun(const QString& id);
    const std::string& currentRun() const { return current_; }
    bool isCurrent(const model::RunRecord& run) const { return run.id == current_; }

    /// The runs that are drawn in the curves.
    void setOverlays(const QStringList& ids);
    /// The same by the user: emits overlaysChosen.
    void chooseOverlays(const QStringList& ids);
    const QStringList& overlays() const { return overlays_; }
    void setOverlayColors(const QHash<QString, QColor>& colors);
    QColor overlayColor(const model::RunRecord& run) const { return colors_.value(QString::fromStdString(run.id)); }
    bool isOverlay(const model::RunRecord& run) const { return overlays_.contains(QString::fromStdString(run.id)); }

    /// Shows a note that was written elsewhere on the page.
    void setNote(const QString& id, const QString& note);

    const model::RunRecord& run(int row) const { return runs_[static_cast<std::size_t>(row)]; }
    /// −1 where there is none.
    int rowOf(const QString& id) const;
    bool anyValidated() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void renamed(const QString& id, const QString& name);
    void starChanged(const QString& id, bool starred);
    void overlaysChosen(const QStringList& ids);

private:
    QString text(const model::RunRecord& run, int column) const;
    QString toolTip(const model::RunRecord& run, int column) const;
    void removeVanished(const std::vector<model::RunRecord>& runs);
    void insertNew(std::vector<model::RunRecord>& runs);
    void emitChanges(int column);

    std::vector<model::RunRecord> runs_;
    std::string current_;
    QStringList overlays_;
    QHash<QString, QColor> colors_;
};

/// The runs that were asked for, in the order of a column: numbers as numbers, equals newest first, and those without a value
/// last whichever way it is sorted.
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
    RunsModel* runs_;
    QCollator names_;
    QStringList words_;
    bool starredOnly_ = false;
};

} // namespace ui
