// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>

namespace ui {

class RunsModel;

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
