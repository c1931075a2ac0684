// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/pages/confusion_matrix.h"
#include "ui/style/number_text.h"
#include "ui/widgets/boxes.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_grid.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_label.h"

#include <QStackedLayout>

#include <utility>

namespace ui {
namespace {

const char* const kReadTip =
    QT_TRANSLATE_NOOP("ui::MistakesView", "Let the network read all test images and collect what it got wrong.");

} // namespace

MistakesView::MistakesView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)), empty_(new EmptyState(tr("Which digits does the network confuse?"))),
      page_(new QWidget), readAgain_(makeButton("evaluateAgainButton", tr("Read again"), {}, "link")), summary_(new FigureLabel),
      matrix_(new ConfusionMatrix), listTitle_(makeLabel("title")),
      allMistakes_(makeButton("allMistakesButton", tr("All mistakes"), tr("Show every wrongly read image instead of one cell's."),
                              "link")),
      model_(new MistakesModel(this)),
      list_(new DigitGrid("mistakesList", tr("Images of the chosen cell, most confident first"), 102, model_)) {
    setObjectName("mistakesView");
    summary_->setObjectName("evaluationSummary");
    summary_->setProperty("role", "strong");
    read_ = empty_->addButton("evaluateButton", tr("Read the test set"), tr(kReadTip));
    read_->setProperty("kind", "primary");
    auto* upper = makeCard({10, 8, 10, 8}, 4, {makeRow(0, {summary_, stretch(), readAgain_}), {matrix_, 1}});
    auto* lower = makeCard({13, 8, 4, 6}, 2, {makeRow(-1, {listTitle_, stretch(), allMistakes_}), {list_, 1}});
    fillBox(new QVBoxLayout(page_), {}, 10, {{upper, 3}, {lower, 2}});
    pages_->addWidget(empty_);
    pages_->addWidget(page_);
    connect(read_, &QPushButton::clicked, this, &MistakesView::evaluateRequested);
    connect(readAgain_, &QPushButton::clicked, this, &MistakesView::evaluateRequested);
    connect(allMistakes_, &QPushButton::clicked, matrix_, [this] { matrix_->choose(-1, -1); });
    connect(matrix_, &ConfusionMatrix::cellChosen, this, &MistakesView::showCell);
    const auto activate = [this](const QModelIndex& index) { emit imageActivated(index.data(MistakesModel::indexRole).toInt()); };
    connect(list_, &QListView::clicked, this, activate);
    connect(list_, &QListView::activated, this, activate);
}

void MistakesView::setEvaluation(const model::Evaluation& evaluation) {
    summary_->setText(tr("%1 of %2 right · %3 · loss %4")
                          .arg(grouped(evaluation.correct), grouped(evaluation.images), percent(evaluation.accuracy(), 2),
                               lossText(evaluation.loss)));
    matrix_->setEvaluation(evaluation);
    model_->setDevicePixelRatio(devicePixelRatioF());
    model_->setReads(evaluation.reads);
    matrix_->choose(-1, -1);
    pages_->setCurrentWidget(page_);
}

void MistakesView::setImageSource(ImageSource source) {
    model_->setImageSource(std::move(source));
}

void MistakesView::clear() {
    matrix_->setEvaluation({});
    model_->setReads({});
    pages_->setCurrentWidget(empty_);
}

void MistakesView::setReadable(bool readable, const QString& reason) {
    for (QPushButton* button : {read_, readAgain_}) {
        button->setEnabled(readable);
        button->setToolTip(readable ? tr(kReadTip) : reason);
    }
}

void MistakesView::showCell(int label, int predicted) {
    allMistakes_->setVisible(label >= 0);
    if (label < 0)
        model_->showMistakes();
    else
        model_->showCell(label, predicted);
    const int count = model_->rowCount();
    const QString images = count == 1 ? tr("1 image") : tr("%1 images").arg(grouped(count));
    listTitle_->setText(label < 0            ? tr("Every mistake, the most confident first")
                        : label == predicted ? tr("%1 read rightly · %2").arg(label).arg(images)
                                             : tr("%1 read as %2 · %3").arg(label).arg(predicted).arg(images));
    list_->scrollToTop();
}

} // namespace ui
