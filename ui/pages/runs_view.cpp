// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_view.h"

#include "ui/pages/run_panel.h"
#include "ui/pages/runs_table.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

#include <utility>

namespace ui {

RunsView::RunsView(QWidget* parent)
    : QWidget(parent), runs_(new RunsModel(this)), filter_(new RunsFilter(runs_)), table_(new RunsTable(runs_, filter_)),
      panel_(new RunPanel), pages_(new QStackedLayout(this)), find_(new SearchField), starred_(new QCheckBox(tr("Starred only"))),
      columns_(makeButton("columnsButton", {}, {}, "flat")), nothing_(makeLabel("quiet", tr("No run matches."), "noRunMatches")),
      undo_(makeButton("undoDeleteButton", tr("Undo"), {}, "flat")) {
    setObjectName("runsView");
    auto* empty = new EmptyState(tr("No runs yet\n\nEvery training is kept here, with its recipe and its curves."));
    empty->setObjectName("noRuns");
    undoFirst_ = empty->addButton("undoFirstDeleteButton", tr("Undo"), {});
    pages_->addWidget(empty);
    pages_->addWidget(makePage());
    connectParts();
    setUndo({}, {});
    refresh();
}

RunsView::~RunsView() {
    table_->setModel(nullptr); // it outlives the models
}

QWidget* RunsView::makePage() {
    find_->setObjectName("findRun");
    find_->setPlaceholderText(tr("Find a run"));
    find_->setAccessibleName(tr("Find a run"));
    find_->setToolTip(tr("Show the runs with these words in name, note, data set or recipe (Ctrl+F)."));
    auto* clear = new QAction(icon("close", IconTone::quiet), tr("Clear the search"), find_);
    find_->addAction(clear, QLineEdit::TrailingPosition);
    find_->findChild<QToolButton*>()->setFocusPolicy(Qt::StrongFocus);
    clear->setToolTip(tr("Show all runs again."));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, find_, &QLineEdit::clear);
    connect(find_, &QLineEdit::textChanged, clear, [clear](const QString& text) { clear->setVisible(!text.isEmpty()); });
    connect(find_, &SearchField::escaped, table_, qOverload<>(&QWidget::setFocus));
    starred_->setObjectName("starredOnly");
    starred_->setToolTip(tr("Show only the runs with a star."));
    nothing_->setAlignment(Qt::AlignCenter);
    auto* list =
        makeCard({6, 8, 6, 6}, 4, {makeRow(6, {{find_, 1}, gap(4), starred_, undo_, columns_}, 7), {table_, 1}, {nothing_, 1}});
    auto* both = new QSplitter(Qt::Vertical);
    both->setObjectName("runsSplitter");
    both->setChildrenCollapsible(false);
    both->setHandleWidth(10);
    both->addWidget(list);
    both->addWidget(panel_);
    both->setStretchFactor(0, 1);
    both->setStretchFactor(1, 1);
    both->setSizes({1000, 1000}); // shares, however high the window is
    return both;
}

void RunsView::connectParts() {
    connect(runs_, &RunsModel::renamed, this, &RunsView::renamed);
    connect(runs_, &RunsModel::starChanged, this, &RunsView::starChanged);
    connect(runs_, &RunsModel::overlaysChosen, this, &RunsView::overlaysChosen);
    connect(runs_, &RunsModel::dataChanged, this, &RunsView::refresh);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsView::refresh);
    connect(table_, &QWidget::customContextMenuRequested, this, &RunsView::showMenu);
    connect(table_, &RunsTable::openRequested, panel_->open(), &QPushButton::click);
    connect(table_, &RunsTable::deleteRequested, panel_->remove(), &QPushButton::click);
    connect(table_, &RunsTable::columnsChanged, this, &RunsView::showHiddenColumns);
    connect(columns_, &QPushButton::clicked, this,
            [this] { showColumnsMenu(columns_->mapToGlobal(QPoint(0, columns_->height()))); });
    table_->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_->horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { showColumnsMenu(table_->horizontalHeader()->viewport()->mapToGlobal(at)); });
    showHiddenColumns();
    connect(find_, &QLineEdit::textChanged, filter_, &RunsFilter::setWords);
    connect(starred_, &QCheckBox::toggled, filter_, &RunsFilter::setStarredOnly);
    for (const auto& changed : {&RunsFilter::rowsInserted, &RunsFilter::rowsRemoved})
        connect(filter_, changed, this, &RunsView::refresh);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        find_->setFocus(Qt::ShortcutFocusReason);
        find_->selectAll();
    });
    connect(panel_->note(), &NoteEdit::noteChanged, this, [this](const QString& id, const QString& text) {
        runs_->setNote(id, text);
        emit noteChanged(id, text);
    });
    const auto firstId = [this] { return QString::fromStdString(panel_->runs().front().id); };
    connect(panel_->open(), &QPushButton::clicked, this, [this, firstId] { emit openModelRequested(firstId()); });
    connect(panel_->resume(), &QPushButton::clicked, this, [this, firstId] { emit continueRequested(firstId()); });
    connect(panel_->again(), &QPushButton::clicked, this,
            [this] { emit trainAgainRequested(QString::fromStdString(panel_->runs().front().id)); });
    connect(panel_->plot(), &QPushButton::clicked, this, [this] { emit plotRequested(table_->selectedIds()); });
    connect(panel_->save(), &QPushButton::clicked, this, &RunsView::showExportMenu);
    connect(panel_->remove(), &QPushButton::clicked, this, [this] { emit deleteRequested(table_->selectedIds()); });
    for (QPushButton* button : {undo_, undoFirst_})
        connect(button, &QPushButton::clicked, this, [this] { emit undoDeleteRequested(removal_); });
}

void RunsView::setRuns(std::vector<model::RunRecord> runs) {
    finishNote(); // not in the middle of the change
    table_->setRuns(std::move(runs));
    refresh();
}

void RunsView::setCurrentRun(const QString& id, bool paused) {
    runs_->setCurrentRun(id, paused);
    refresh();
}

void RunsView::setBusy(bool busy) {
    panel_->setBusy(busy);
}

void RunsView::setOverlays(const QStringList& ids) {
    runs_->setOverlays(ids);
}

void RunsView::setOverlayColors(const QHash<QString, QColor>& colors) {
    runs_->setOverlayColors(colors);
}

void RunsView::setUndo(const QString& removal, const QString& what) {
    removal_ = removal;
    for (QPushButton* button : {undo_, undoFirst_}) {
        button->setVisible(!what.isEmpty());
        button->setToolTip(tr("Undo: %1.").arg(what));
    }
}

void RunsView::finishNote() {
    panel_->note()->flush();
}

void RunsView::refresh() {
    const bool matches = filter_->rowCount() > 0;
    table_->setVisible(matches);
    nothing_->setVisible(!matches);
    pages_->setCurrentIndex(runs_->rowCount() == 0 ? 0 : 1);
    std::vector<model::RunRecord> chosen;
    for (const QString& id : table_->selectedIds())
        chosen.push_back(runs_->run(runs_->rowOf(id)));
    panel_->setRuns(std::move(chosen), runs_->currentRun());
}

} // namespace ui
