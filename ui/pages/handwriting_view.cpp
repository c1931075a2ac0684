// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/handwriting_view.h"

#include "ui/pages/teaching_example.h"
#include "ui/style/number_text.h"
#include "ui/style/text_scale.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_grid.h"
#include "ui/widgets/digit_pixmap.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_label.h"
#include "ui/widgets/file_dialog.h"

#include <QAbstractListModel>
#include <QMenu>
#include <QShortcut>
#include <QStackedLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace ui {
namespace {

const char* const kFilter = QT_TRANSLATE_NOOP("ui::HandwritingView", "Pen strokes (*.jsonl)");

} // namespace

/// The samples in the order of their digits, equals in the order they were drawn.
class HandwritingModel : public QAbstractListModel {
public:
    void setSamples(std::vector<HandwritingSample> samples) {
        beginResetModel();
        samples_ = std::move(samples);
        order_.resize(samples_.size());
        std::iota(order_.begin(), order_.end(), std::size_t(0));
        std::stable_sort(order_.begin(), order_.end(),
                         [this](std::size_t a, std::size_t b) { return samples_[a].digit < samples_[b].digit; });
        endResetModel();
    }
    int index(int row) const { return static_cast<int>(order_[static_cast<std::size_t>(row)]); }
    using QAbstractListModel::index;
    qint64 id(int row) const { return samples_[order_[static_cast<std::size_t>(row)]].id; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(order_.size()); }
    QVariant data(const QModelIndex& at, int role) const override {
        if (!at.isValid() || at.row() >= rowCount())
            return {};
        const HandwritingSample& sample = samples_[static_cast<std::size_t>(index(at.row()))];
        switch (role) {
        case Qt::DisplayRole:
            return QString::number(sample.digit);
        case Qt::DecorationRole:
            return digitIcon(sample.image);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return HandwritingView::tr("Drawing %1, a %2").arg(index(at.row()) + 1).arg(sample.digit);
        default:
            return {};
        }
    }

private:
    std::vector<HandwritingSample> samples_;
    std::vector<std::size_t> order_;
};

HandwritingView::HandwritingView(QWidget* parent)
    : QWidget(parent), model_(std::make_unique<HandwritingModel>()), pages_(new QStackedLayout(this)),
      list_(new DigitGrid("handwritingList", tr("Your drawings by digit"), 86, model_.get())), summary_(new FigureLabel),
      obstacle_(makeLabel("small", {}, "fineTuneObstacle")), result_(new FigureLabel) {
    setObjectName("handwritingView");
    auto* empty =
        new EmptyState(tr("Teach the network your hand: draw a digit, then press the key of the digit you meant.\n"
                          "Your drawings are kept here; with some of each digit the network can be fine-tuned on them."));
    empty->setPicture(new TeachingExample);
    QPushButton* import = empty->addButton("importFirstButton", tr("Import drawings…"), tr("Take drawings from a strokes file."));
    connect(import, &QPushButton::clicked, this, &HandwritingView::chooseImport);
    undoFirst_ = empty->addButton("undoFirstButton", tr("Undo"), {});
    page_ = makePage();
    for (QPushButton* button : {undo_, undoFirst_})
        connect(button, &QPushButton::clicked, this, [this] { emit undoRequested(undoable_); });
    setUndo(0, {});
    pages_->addWidget(empty);
    pages_->addWidget(page_);
    showResult({});
    setModelBefore(false);
    setObstacle({});
    refreshSelection();
}

HandwritingView::~HandwritingView() {
    list_->setModel(nullptr); // it outlives the model
}

QWidget* HandwritingView::makePage() {
    summary_->setObjectName("handwritingSummary");
    summary_->setProperty("role", "strong");
    auto* import =
        makeButton("importDrawingsButton", tr("Import…"), tr("Add the drawings of a strokes file (JSON Lines)."), "flat");
    auto* exported =
        makeButton("exportDrawingsButton", tr("Export…"), tr("Write all drawings to a strokes file (JSON Lines)."), "flat");
    undo_ = makeButton("undoDrawingsButton", tr("Undo"), {}, "flat");
    remove_ = makeButton("removeButton", tr("Delete"), tr("Take the selected drawings out (Delete)."), "flat");
    relabel_ = makeButton("relabelButton", tr("Meant as"), tr("Say what the selected drawings mean."), "flat");
    auto* digits = new QMenu(relabel_);
    for (int digit = 0; digit < model::kClassCount; ++digit)
        digits->addAction(QString::number(digit), this, [this, digit] { emit relabelRequested(selected(), digit); });
    relabel_->setMenu(digits);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    fineTune_ = makeButton("fineTuneButton", tr("Fine-tune"), {}, "primary");
    back_ = makeButton("modelBeforeButton", tr("Back to the model before"),
                       tr("Read with the weights from before fine-tuning again."), "link");
    obstacle_->setWordWrap(true);
    result_->setObjectName("fineTuneResult");
    connect(import, &QPushButton::clicked, this, &HandwritingView::chooseImport);
    connect(exported, &QPushButton::clicked, this, &HandwritingView::chooseExport);
    const auto remove = [this] {
        if (!selected().isEmpty())
            emit removeRequested(selected());
    };
    connect(remove_, &QPushButton::clicked, this, remove);
    connect(new QShortcut(Qt::Key_Delete, list_, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, remove);
    connect(fineTune_, &QPushButton::clicked, this, &HandwritingView::fineTuneRequested);
    connect(back_, &QPushButton::clicked, this, &HandwritingView::modelBeforeRequested);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HandwritingView::refreshSelection);
    return makeCard({13, 8, 8, 12}, 8,
                    {makeRow(0, {summary_, stretch(), relabel_, remove_, import, exported}),
                     {list_, 1},
                     result_,
                     obstacle_,
                     makeRow(10, {fineTune_, back_, stretch(), undo_})});
}

void HandwritingView::setSamples(std::vector<HandwritingSample> samples) {
    const auto count = samples.size();
    const QList<qint64> kept = selected();
    summary_->setText(count == 1 ? tr("1 drawing") : tr("%1 drawings").arg(grouped(static_cast<qint64>(count))));
    model_->setSamples(std::move(samples));
    select(kept);
    pages_->setCurrentIndex(count == 0 ? 0 : 1);
    refreshSelection();
}

void HandwritingView::setUndo(qint64 change, const QString& what) {
    undoable_ = change;
    for (QPushButton* button : {undo_, undoFirst_}) {
        button->setVisible(!what.isEmpty());
        button->setToolTip(tr("Undo: %1.").arg(what));
    }
}

void HandwritingView::setObstacle(const QString& obstacle) {
    fineTune_->setEnabled(obstacle.isEmpty());
    fineTune_->setToolTip(obstacle.isEmpty() ? tr("Train the model on for a few seconds, on your drawings and on MNIST.")
                                             : obstacle);
    obstacle_->setText(obstacle);
    obstacle_->setVisible(!obstacle.isEmpty());
}

void HandwritingView::showResult(const QString& text) {
    result_->setText(text);
    result_->setVisible(!text.isEmpty());
}

void HandwritingView::setModelBefore(bool offered) {
    back_->setVisible(offered);
}

QList<qint64> HandwritingView::selected() const {
    QList<qint64> ids;
    for (const QModelIndex& at : list_->selectionModel()->selectedIndexes())
        ids << model_->id(at.row());
    return ids;
}

void HandwritingView::select(const QList<qint64>& ids) {
    QItemSelection selection;
    for (int row = 0; row < model_->rowCount(); ++row)
        if (ids.contains(model_->id(row)))
            selection.select(model_->index(row, 0), model_->index(row, 0));
    list_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void HandwritingView::refreshSelection() {
    const bool any = list_->selectionModel()->hasSelection();
    remove_->setEnabled(any);
    relabel_->setEnabled(any);
}

void HandwritingView::chooseImport() {
    connect(showFileDialog(this, QFileDialog::AcceptOpen, tr("Import drawings"), {tr(kFilter)}), &QFileDialog::fileSelected, this,
            &HandwritingView::importRequested);
}

void HandwritingView::chooseExport() {
    connect(showFileDialog(this, QFileDialog::AcceptSave, tr("Export drawings"), {tr(kFilter)}, "handwriting.jsonl"),
            &QFileDialog::fileSelected, this, &HandwritingView::exportRequested);
}

} // namespace ui
