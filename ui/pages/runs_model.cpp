// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_model.h"

#include "ui/pages/run_text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <ranges>
#include <unordered_set>
#include <utility>

namespace ui {
namespace {

QString idOf(const model::RunRecord& run) {
    return QString::fromStdString(run.id);
}

} // namespace

/// What all of them have in common, and what they come to.
RunsModel::Row RunsModel::studyRow(const std::vector<const model::RunRecord*>& runs) {
    const model::RunRecord& first = **std::ranges::min_element(runs, {}, [](const auto* run) { return run->recipe.seed; });
    Row row{first, model::summaryOf(runs), {}};
    row.study->best = nullptr;
    model::RunRecord& study = row.run;
    study.id = model::seriesId(first);
    study.study.clear();
    study.note.clear();
    study.model.clear();
    study.canContinue = false;
    study.starred = std::ranges::all_of(runs, &model::RunRecord::starred);
    study.epochs = study.recipe.epochs = 0;
    study.seconds = 0;
    std::vector<double> validation;
    for (const model::RunRecord* run : runs) {
        study.started = std::min(study.started, run->started);
        study.seconds += run->seconds;
        study.epochs += run->epochs;
        study.recipe.epochs += run->recipe.epochs;
        if (run->outcome == model::RunOutcome::completed && run->validationAccuracy)
            validation.push_back(*run->validationAccuracy);
        // What goes on stands for all, then what was ended early.
        if (run->outcome == model::RunOutcome::running || study.outcome == model::RunOutcome::completed)
            study.outcome = run->outcome;
    }
    const bool done = row.study->done == row.study->seeds;
    if (done && study.outcome != model::RunOutcome::running)
        study.outcome = model::RunOutcome::completed; // an attempt that failed was followed by another
    row.validation = model::spreadOf(validation);
    study.testAccuracy = row.study->done > 0 ? std::optional(row.study->spread.mean) : std::nullopt;
    study.validationAccuracy = validation.empty() ? std::nullopt : std::optional(row.validation.mean);
    return row;
}

std::vector<RunsModel::Row> RunsModel::withStudies(std::vector<model::RunRecord> runs) {
    std::map<std::string, std::vector<const model::RunRecord*>> studies;
    for (const model::RunRecord& run : runs)
        if (!run.study.empty())
            studies[model::seriesId(run)].push_back(&run);
    std::vector<Row> rows;
    for (const auto& [id, ofStudy] : studies)
        if (ofStudy.size() > 1)
            rows.push_back(studyRow(ofStudy));
    for (model::RunRecord& run : runs)
        rows.push_back({std::move(run), {}, {}});
    std::ranges::sort(rows, std::greater(), [](const Row& row) -> const std::string& { return row.run.id; });
    return rows;
}

void RunsModel::setRuns(std::vector<model::RunRecord> runs) {
    std::vector<Row> rows = withStudies(std::move(runs));
    const auto studies = std::views::filter([](const Row& row) { return row.study.has_value(); });
    const bool changed = !std::ranges::equal(rows | studies, rows_ | studies);
    removeVanished(rows);
    insertNew(rows);
    // Both lists hold the same ids in the same order now. Neighbours that changed are emitted together: a proxy sorts each time.
    const int count = rowCount();
    for (int row = 0; row < count; ++row) {
        const int first = row;
        for (; row < count && rows_[static_cast<std::size_t>(row)] != rows[static_cast<std::size_t>(row)]; ++row)
            rows_[static_cast<std::size_t>(row)] = std::move(rows[static_cast<std::size_t>(row)]);
        if (row > first)
            emit dataChanged(index(first, 0), index(row - 1, columnCount() - 1));
    }
    if (changed)
        emit studiesChanged();
}

void RunsModel::removeVanished(const std::vector<Row>& rows) {
    std::unordered_set<std::string> kept;
    for (const Row& row : rows)
        kept.insert(row.run.id);
    const QStringList before = overlays_;
    for (int last = rowCount() - 1; last >= 0; --last) {
        int first = last + 1;
        for (; first > 0 && !kept.contains(run(first - 1).id); --first)
            overlays_.removeAll(idOf(run(first - 1)));
        if (first > last)
            continue;
        beginRemoveRows({}, first, last);
        rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    if (overlays_ != before)
        emit overlaysChosen(overlays_);
}

void RunsModel::insertNew(std::vector<Row>& rows) {
    for (std::size_t first = 0; first < rows.size(); ++first) {
        std::size_t end = first;
        while (end < rows.size() && (first == rows_.size() || rows[end].run.id > rows_[first].run.id))
            ++end;
        if (end == first)
            continue;
        const auto from = static_cast<std::ptrdiff_t>(first);
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        rows_.insert(rows_.begin() + from, rows.begin() + from, rows.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        first = end - 1;
    }
}

void RunsModel::emitChanges(int column) {
    if (!rows_.empty())
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void RunsModel::setCurrentRun(const QString& id, bool paused) {
    current_ = id.toStdString();
    paused_ = paused;
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
    rows_[static_cast<std::size_t>(row)].run.note = note.toStdString();
    emit dataChanged(index(row, nameColumn), index(row, nameColumn));
}

int RunsModel::rowOf(const QString& id) const {
    const std::string wanted = id.toStdString();
    const auto found =
        std::ranges::lower_bound(rows_, wanted, std::greater(), [](const Row& row) -> const std::string& { return row.run.id; });
    return found != rows_.end() && found->run.id == wanted ? static_cast<int>(found - rows_.begin()) : -1;
}

bool RunsModel::networksDiffer() const {
    return std::ranges::any_of(rows_,
                               [this](const Row& row) { return row.run.recipe.network != rows_.front().run.recipe.network; });
}

bool RunsModel::anyValidated() const {
    return std::ranges::any_of(rows_, [](const Row& row) { return row.run.validationAccuracy.has_value(); });
}

bool RunsModel::anyStudy() const {
    return std::ranges::any_of(rows_, [](const Row& row) { return row.study.has_value(); });
}

int RunsModel::studyOf(int row) const {
    return run(row).study.empty() ? -1 : rowOf(QString::fromStdString(model::seriesId(run(row))));
}

QStringList RunsModel::runsOf(int row) const {
    if (!isStudy(row))
        return {idOf(run(row))};
    std::vector<const model::RunRecord*> runs;
    for (const Row& other : rows_)
        if (model::seriesId(other.run) == run(row).id)
            runs.push_back(&other.run);
    std::ranges::stable_sort(runs, {}, [](const auto* run) { return run->recipe.seed; });
    QStringList ids;
    for (const model::RunRecord* run : runs)
        ids << idOf(*run);
    return ids;
}

QColor RunsModel::overlayColor(int row) const {
    const QStringList ids = runsOf(row);
    const QColor first = colors_.value(ids.front());
    return std::ranges::all_of(ids, [&](const QString& id) { return colors_.value(id) == first; }) ? first : QColor();
}

bool RunsModel::isOverlay(int row) const {
    const QStringList ids = runsOf(row);
    return std::ranges::all_of(ids, [this](const QString& id) { return overlays_.contains(id); });
}

void RunsModel::setUnfolded(int row, bool unfolded) {
    const QString id = idOf(run(row));
    if (!isStudy(row) || unfolded_.contains(id) == unfolded)
        return;
    unfolded ? static_cast<void>(unfolded_.insert(id)) : static_cast<void>(unfolded_.remove(id));
    emit dataChanged(index(row, nameColumn), index(row, nameColumn));
    emit studiesChanged();
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == nameColumn)
        return flags | Qt::ItemIsEditable;
    return index.column() <= curvesColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

/// A study's own row follows those of its runs.
void RunsModel::star(int row, bool on) {
    model::RunRecord& run = rows_[static_cast<std::size_t>(row)].run;
    if (run.starred == on)
        return;
    run.starred = on;
    emit dataChanged(index(row, starColumn), index(row, starColumn));
    isStudy(row) ? emit studiesChanged() : emit starChanged(idOf(run), on);
    if (const int study = studyOf(row); study >= 0) {
        const QStringList ids = runsOf(study);
        star(study, std::ranges::all_of(ids, [this](const QString& id) { return this->run(rowOf(id)).starred; }));
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const int row = index.row();
    if (role == Qt::EditRole && index.column() == nameColumn) {
        const std::string name = value.toString().simplified().toStdString();
        if (name.empty() || name == run(row).name)
            return false;
        const QStringList ids = runsOf(row);
        rows_[static_cast<std::size_t>(row)].run.name = name;
        emit dataChanged(index, index);
        for (const QString& id : ids) {
            const int renamedRow = rowOf(id);
            rows_[static_cast<std::size_t>(renamedRow)].run.name = name;
            emit dataChanged(this->index(renamedRow, nameColumn), this->index(renamedRow, nameColumn));
            emit renamed(id, QString::fromStdString(name));
        }
        return true;
    }
    if (role != Qt::CheckStateRole || index.column() > curvesColumn)
        return false;
    const bool on = value.toInt() != Qt::Unchecked;
    if (index.column() == starColumn) {
        for (const QString& id : runsOf(row))
            star(rowOf(id), on);
    } else if (isOverlay(row) != on) {
        const QStringList ids = runsOf(row);
        QStringList chosen = overlays_;
        chosen.removeIf([&ids](const QString& id) { return ids.contains(id); });
        chooseOverlays(on ? chosen + ids : chosen);
    }
    return true;
}

} // namespace ui
