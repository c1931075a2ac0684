// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_model.h"

#include "ui/pages/run_text.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace ui {

void RunsModel::setRuns(std::vector<model::RunRecord> runs) {
    std::ranges::sort(runs, [](const auto& a, const auto& b) { return a.id > b.id; });
    removeVanished(runs);
    insertNew(runs);
    // Both lists hold the same ids in the same order now. Neighbours that changed are emitted together: a proxy sorts each time.
    const int count = rowCount();
    for (int row = 0; row < count; ++row) {
        const int first = row;
        for (; row < count && runs_[static_cast<std::size_t>(row)] != runs[static_cast<std::size_t>(row)]; ++row)
            runs_[static_cast<std::size_t>(row)] = std::move(runs[static_cast<std::size_t>(row)]);
        if (row > first)
            emit dataChanged(index(first, 0), index(row - 1, columns - 1));
    }
}

void RunsModel::removeVanished(const std::vector<model::RunRecord>& runs) {
    std::unordered_set<std::string> kept;
    for (const model::RunRecord& run : runs)
        kept.insert(run.id);
    const QStringList before = overlays_;
    for (int last = rowCount() - 1; last >= 0; --last) {
        int first = last + 1;
        for (; first > 0 && !kept.contains(run(first - 1).id); --first)
            overlays_.removeAll(QString::fromStdString(run(first - 1).id));
        if (first > last)
            continue;
        beginRemoveRows({}, first, last);
        runs_.erase(runs_.begin() + first, runs_.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    if (overlays_ != before)
        emit overlaysChosen(overlays_);
}

void RunsModel::insertNew(std::vector<model::RunRecord>& runs) {
    for (std::size_t first = 0; first < runs.size(); ++first) {
        std::size_t end = first;
        while (end < runs.size() && (first == runs_.size() || runs[end].id > runs_[first].id))
            ++end;
        if (end == first)
            continue;
        const auto from = static_cast<std::ptrdiff_t>(first);
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        runs_.insert(runs_.begin() + from, runs.begin() + from, runs.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        first = end - 1;
    }
}

void RunsModel::emitChanges(int column) {
    if (!runs_.empty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void RunsModel::setCurrentRun(const QString& id) {
    current_ = id.toStdString();
    emitChanges(outcomeColumn);
}

void RunsModel::setOverlays(const QStringList& ids) {
    overlays_ = ids;
    emitChanges(curvesColumn);
}

void RunsModel::chooseOverlays(const QStringList& ids) {
    setOverlays(ids);
    emit overlaysChosen(overlays_);
}

void RunsModel::setOverlayColors(const QHash<QString, QColor>& colors) {
    colors_ = colors;
    emitChanges(curvesColumn);
}

void RunsModel::setNote(const QString& id, const QString& note) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    runs_[static_cast<std::size_t>(row)].note = note.toStdString();
    emit dataChanged(index(row, nameColumn), index(row, nameColumn));
}

int RunsModel::rowOf(const QString& id) const {
    const std::string wanted = id.toStdString();
    const auto found = std::lower_bound(runs_.begin(), runs_.end(), wanted,
                                        [](const model::RunRecord& run, const std::string& other) { return run.id > other; });
    return found != runs_.end() && found->id == wanted ? static_cast<int>(found - runs_.begin()) : -1;
}

bool RunsModel::anyValidated() const {
    return std::ranges::any_of(runs_, [](const model::RunRecord& run) { return run.validationAccuracy.has_value(); });
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == nameColumn)
        return flags | Qt::ItemIsEditable;
    return index.column() <= curvesColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    model::RunRecord& run = runs_[static_cast<std::size_t>(index.row())];
    const QString id = QString::fromStdString(run.id);
    if (role == Qt::EditRole && index.column() == nameColumn) {
        const std::string name = value.toString().simplified().toStdString();
        if (name.empty() || name == run.name)
            return false;
        run.name = name;
        emit dataChanged(index, index);
        emit renamed(id, QString::fromStdString(name));
        return true;
    }
    if (role != Qt::CheckStateRole || index.column() > curvesColumn)
        return false;
    const bool on = value.toInt() != Qt::Unchecked;
    if (index.column() == starColumn && run.starred != on) {
        run.starred = on;
        emit dataChanged(index, index);
        emit starChanged(id, on);
    } else if (index.column() == curvesColumn && overlays_.contains(id) != on) {
        QStringList chosen = overlays_;
        on ? chosen.push_back(id) : static_cast<void>(chosen.removeAll(id));
        chooseOverlays(chosen);
    }
    return true;
}

} // namespace ui
