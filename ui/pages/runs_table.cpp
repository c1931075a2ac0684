// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_table.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace ui {
namespace {

constexpr int kRowHeight = 30;
constexpr int kLeastNameWidth = 150;
constexpr int kIconColumnWidth = 30;

/// What columns are made wide enough for, and in which order they are taken in while there is room.
struct FittedColumn {
    RunsModel::Column column;
    const char* widest; ///< as it may stand below the heading
};
constexpr std::array<FittedColumn, 8> kFittedColumns{
    {{RunsModel::outcomeColumn, QT_TRANSLATE_NOOP("ui::RunsTable", "Epoch 20 of 20")},
     {RunsModel::testColumn, "100.00 %"},
     {RunsModel::validationColumn, ""},
     {RunsModel::epochsColumn, QT_TRANSLATE_NOOP("ui::RunsTable", "100 of 100")},
     {RunsModel::startedColumn, QT_TRANSLATE_NOOP("ui::RunsTable", "24 May 20:00")},
     {RunsModel::timeColumn, "1:00:00"},
     {RunsModel::seedColumn, ""},
     {RunsModel::dataColumn, "EMNIST digits"}}};

} // namespace

RunsTable::RunsTable(RunsModel* runs, RunsFilter* filter) : runs_(runs), filter_(filter) {
    setObjectName("runsTable");
    setAccessibleName(tr("Runs"));
    setModel(filter);
    setItemDelegate(new RunDelegate(this));
    makePlain(*this, kRowHeight);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    QHeaderView* heading = horizontalHeader();
    heading->setMinimumSectionSize(kIconColumnWidth);
    heading->setSectionResizeMode(QHeaderView::Fixed);
    heading->setSectionResizeMode(RunsModel::nameColumn, QHeaderView::Stretch);
    heading->setSectionsClickable(true);
    connect(heading, &QHeaderView::sectionClicked, this, &RunsTable::sortBy);
    sortBy(RunsModel::startedColumn);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& at) {
        if (at.column() > RunsModel::nameColumn)
            emit openRequested();
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &RunsTable::fitColumns);
    fitColumns();
}

void RunsTable::setRuns(std::vector<model::RunRecord> runs) {
    // A run that begins above what is looked at would push it down.
    const QPersistentModelIndex top = verticalScrollBar()->value() > 0 ? indexAt(QPoint(0, 0)) : QModelIndex();
    const int offset = top.isValid() ? rowViewportPosition(top.row()) : 0;
    runs_->setRuns(std::move(runs));
    fitColumns();
    if (!top.isValid())
        return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(top.row()) - offset);
}

void RunsTable::sortBy(int column) {
    const bool turned = filter_->sortColumn() == column;
    const auto first = runs_->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).value<Qt::SortOrder>();
    const auto other = filter_->sortOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    filter_->sort(column, turned ? other : first);
}

QStringList RunsTable::selectedIds() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    QStringList ids;
    for (const QModelIndex& row : rows)
        ids << QString::fromStdString(runs_->run(filter_->mapToSource(row).row()).id);
    return ids;
}

void RunsTable::toggleCurves() {
    const QStringList ids = selectedIds();
    QStringList chosen = runs_->overlays();
    QStringList added;
    std::ranges::copy_if(ids, std::back_inserter(added), [&chosen](const QString& id) { return !chosen.contains(id); });
    if (added.isEmpty())
        chosen.removeIf([&ids](const QString& id) { return ids.contains(id); });
    if (!ids.isEmpty())
        runs_->chooseOverlays(chosen + added);
}

void RunsTable::toggleStars() {
    const QStringList ids = selectedIds();
    const auto starred = [this](const QString& id) { return runs_->run(runs_->rowOf(id)).starred; };
    const bool all = std::ranges::all_of(ids, starred);
    for (const QString& id : ids)
        runs_->setData(runs_->index(runs_->rowOf(id), RunsModel::starColumn), all ? Qt::Unchecked : Qt::Checked,
                       Qt::CheckStateRole);
}

void RunsTable::editName() {
    const QModelIndex name = currentIndex().siblingAtColumn(RunsModel::nameColumn);
    if (!name.isValid())
        return;
    scrollTo(name);
    edit(name);
}

void RunsTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
        if (selectionModel()->hasSelection())
            toggleCurves();
        else
            QTableView::keyPressEvent(event); // chooses the run of the current cell
        break;
    case Qt::Key_F2:
        editName();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openRequested();
        break;
    case Qt::Key_Delete:
        emit deleteRequested();
        break;
    default:
        QTableView::keyPressEvent(event);
    }
}

void RunsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void RunsTable::fitColumns() {
    int room = viewport()->width() - scaled(2 * kIconColumnWidth + kLeastNameWidth);
    for (const int column : {RunsModel::starColumn, RunsModel::curvesColumn})
        setColumnWidth(column, scaled(kIconColumnWidth));
    for (const FittedColumn& fitted : kFittedColumns) {
        const bool outcome = fitted.column == RunsModel::outcomeColumn;
        const QString heading = model()->headerData(fitted.column, Qt::Horizontal).toString();
        const double widest = std::max(figuresWidth(font(), *fitted.widest != 0 ? tr(fitted.widest) : QString()),
                                       figuresWidth(horizontalHeader()->font(), heading + " ▾"));
        const int width =
            static_cast<int>(std::ceil(widest)) + scaled(2 * RunDelegate::kPadding + (outcome ? RunDelegate::kDot : 0));
        const bool wanted = fitted.column != RunsModel::validationColumn || runs_->anyValidated();
        const bool shown = wanted && (width <= room || outcome || fitted.column == RunsModel::testColumn);
        setColumnHidden(fitted.column, !shown);
        if (!shown)
            continue;
        setColumnWidth(fitted.column, width);
        room -= width;
    }
}

} // namespace ui
