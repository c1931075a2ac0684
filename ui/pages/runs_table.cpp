// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_table.h"

#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSettings>

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
constexpr int kMostSettingWidth = 160;
constexpr int kMeasuredRows = 100; ///< that a setting's column is made wide enough for
constexpr auto kColumnsKey = "runsColumns";

/// What columns are made wide enough for, and in which order they are taken in while there is room.
struct FittedColumn {
    RunsModel::Column column;
    const char* widest; ///< as it may stand below the heading
};
constexpr std::array<FittedColumn, 8> kFittedColumns{
    {{RunsModel::testColumn, "100.00 %"},
     {RunsModel::outcomeColumn, QT_TRANSLATE_NOOP("ui::RunsTable", "Epoch 20 of 20")},
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
        if (at.column() > RunsModel::nameColumn && !toggleStudy())
            emit openRequested();
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &RunsTable::fitColumns);
    chosen_ = QSettings().value(kColumnsKey).toMap();
    fitColumns();
}

void RunsTable::chooseColumn(int column, bool shown) {
    chosen_[RunsModel::columnKey(column)] = shown;
    if (!shown && column >= RunsModel::columns && column != RunsModel::settingColumn("network"))
        chosen_.remove(RunsModel::columnKey(column)); // as it is without a choice
    QSettings().setValue(kColumnsKey, chosen_);
    fitColumns();
}

void RunsTable::resetColumns() {
    chosen_.clear();
    QSettings().remove(kColumnsKey);
    fitColumns();
}

QStringList RunsTable::hiddenColumns() const {
    QStringList titles;
    for (const FittedColumn& fitted : kFittedColumns)
        if (isColumnHidden(fitted.column) && (fitted.column != RunsModel::validationColumn || runs_->anyValidated()))
            titles << runs_->headerData(fitted.column, Qt::Horizontal, Qt::DisplayRole).toString();
    return titles;
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
        ids << runs_->runsOf(filter_->mapToSource(row).row());
    ids.removeDuplicates();
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

bool RunsTable::setUnfolded(bool unfolded) {
    const int row = currentIndex().isValid() ? filter_->mapToSource(currentIndex()).row() : -1;
    if (row < 0)
        return false;
    if (runs_->isStudy(row) && runs_->isUnfolded(row) != unfolded) {
        runs_->setUnfolded(row, unfolded);
        return true;
    }
    const int study = runs_->studyOf(row);
    if (unfolded || study < 0)
        return false;
    setCurrentIndex(filter_->mapFromSource(runs_->index(study, RunsModel::nameColumn)));
    return true;
}

/// Where the current row is a study's.
bool RunsTable::toggleStudy() {
    const int row = currentIndex().isValid() ? filter_->mapToSource(currentIndex()).row() : -1;
    return row >= 0 && runs_->isStudy(row) && setUnfolded(!runs_->isUnfolded(row));
}

void RunsTable::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!setUnfolded(event->key() == Qt::Key_Right))
            QTableView::keyPressEvent(event);
        break;
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
        if (state() != EditingState && !toggleStudy()) // a name's editor passes on the key that ends it
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

int RunsTable::fittingWidth(int column, const QString& widest) const {
    const QString heading = model()->headerData(column, Qt::Horizontal).toString();
    const double text = std::max(figuresWidth(font(), widest), figuresWidth(horizontalHeader()->font(), heading + " ▾"));
    const bool outcome = column == RunsModel::outcomeColumn;
    return static_cast<int>(std::ceil(text)) + scaled(2 * RunDelegate::kPadding + (outcome ? RunDelegate::kDot : 0));
}

int RunsTable::settingWidth(int column) const {
    int width = fittingWidth(column, {});
    for (int row = 0; row < std::min(model()->rowCount(), kMeasuredRows); ++row)
        width = std::max(width, fittingWidth(column, model()->index(row, column).data().toString()));
    return std::min(width, scaled(kMostSettingWidth));
}

void RunsTable::fitColumns() {
    int room = viewport()->width() - scaled(2 * kIconColumnWidth + kLeastNameWidth);
    const auto isChosen = [this](int column) { return chosen_.value(RunsModel::columnKey(column)); };
    const auto show = [&](int column, int width, bool shown) {
        setColumnHidden(column, !shown);
        if (!shown)
            return;
        setColumnWidth(column, width);
        room -= width;
    };
    for (const int column : {RunsModel::starColumn, RunsModel::curvesColumn})
        setColumnWidth(column, scaled(kIconColumnWidth));
    const int networkColumn = RunsModel::settingColumn("network");
    for (int column = RunsModel::columns; column < runs_->columnCount(); ++column) {
        const bool usual = column == networkColumn && !isChosen(column).isValid() && runs_->networksDiffer();
        const bool shown = isChosen(column).toBool() || (usual && settingWidth(column) <= room / 3);
        show(column, shown ? settingWidth(column) : 0, shown);
    }
    const bool studies = runs_->anyStudy();
    for (const bool chosen : {true, false}) { // those that were chosen have their room first
        for (const FittedColumn& fitted : kFittedColumns) {
            const int column = fitted.column;
            if (isChosen(column).toBool() != chosen)
                continue;
            const bool accuracy = column == RunsModel::testColumn || column == RunsModel::validationColumn;
            const QString widest = accuracy && studies ? "100.00 % ± 0.00" : *fitted.widest != 0 ? tr(fitted.widest) : QString();
            const int width = fittingWidth(column, widest);
            const bool sorts = column == filter_->sortColumn() && column != RunsModel::startedColumn;
            // In a lesson's larger letters a run's name goes before its outcome.
            const bool first =
                sorts || column == RunsModel::testColumn || (column == RunsModel::outcomeColumn && textScale() == 1);
            const bool usual = (column != RunsModel::validationColumn || runs_->anyValidated()) && (width <= room || first);
            show(column, width, chosen || (usual && !isChosen(column).isValid()));
        }
    }
    const bool scrolls = room < 0 && std::ranges::any_of(chosen_, [](const QVariant& shown) { return shown.toBool(); });
    horizontalHeader()->setSectionResizeMode(RunsModel::nameColumn, scrolls ? QHeaderView::Fixed : QHeaderView::Stretch);
    if (scrolls)
        setColumnWidth(RunsModel::nameColumn, scaled(kLeastNameWidth));
    emit columnsChanged();
}

} // namespace ui
