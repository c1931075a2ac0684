// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/pages/confusion_matrix.h"
#include "ui/style/number_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_label.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ui {
namespace {

const char* const kReadTip =
    QT_TRANSLATE_NOOP("ui::MistakesView", "Let the network read all test images and collect what it got wrong.");

} // namespace

MistakesView::MistakesView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)), empty_(new EmptyState(tr("Which digits does the network confuse?"))),
      summary_(new FigureLabel), matrix_(new ConfusionMatrix), listTitle_(new QLabel), model_(new MistakesModel(this)),
      list_(new QListView) {
    setObjectName("mistakesView");
    read_ = empty_->addButton("evaluateButton", tr("Read the test set"), tr(kReadTip));
    read_->setProperty("kind", "primary");
    page_ = makePage();
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

QWidget* MistakesView::makePage() {
    auto* page = new QWidget;
    summary_->setObjectName("evaluationSummary");
    summary_->setProperty("role", "strong");
    readAgain_ = new QPushButton(tr("Read again"));
    readAgain_->setObjectName("evaluateAgainButton");
    auto* header = new QHBoxLayout;
    header->addWidget(summary_);
    header->addStretch(1);
    header->addWidget(readAgain_);

    auto* upper = new QFrame;
    upper->setObjectName("card");
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(13, 8, 13, 8);
    upperColumn->setSpacing(4);
    upperColumn->addLayout(header);
    upperColumn->addWidget(matrix_, 1);

    listTitle_->setProperty("role", "title");
    allMistakes_ = new QPushButton(tr("All mistakes"));
    allMistakes_->setObjectName("allMistakesButton");
    allMistakes_->setProperty("kind", "link");
    allMistakes_->setToolTip(tr("Show every wrongly read image instead of one cell's."));
    auto* listHeader = new QHBoxLayout;
    listHeader->addWidget(listTitle_);
    listHeader->addStretch(1);
    listHeader->addWidget(allMistakes_);
    list_->setObjectName("mistakesList");
    list_->setAccessibleName(tr("Images of the chosen cell, most confident first"));
    list_->setModel(model_);
    list_->setViewMode(QListView::IconMode);
    list_->setResizeMode(QListView::Adjust);
    list_->setMovement(QListView::Static);
    list_->setUniformItemSizes(true);
    list_->setIconSize({MistakesModel::kImageSide, MistakesModel::kImageSide});
    list_->setGridSize({72, 102});
    list_->setSpacing(0);
    list_->setVerticalScrollMode(QListView::ScrollPerPixel);
    auto* lower = new QFrame;
    lower->setObjectName("card");
    auto* lowerColumn = new QVBoxLayout(lower);
    lowerColumn->setContentsMargins(13, 8, 4, 6);
    lowerColumn->setSpacing(2);
    lowerColumn->addLayout(listHeader);
    lowerColumn->addWidget(list_, 1);

    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(upper, 3);
    column->addWidget(lower, 2);
    return page;
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
    const int images = model_->rowCount();
    if (label < 0)
        listTitle_->setText(tr("Every mistake, the most confident first"));
    else if (label == predicted)
        listTitle_->setText(
            tr("%1 read rightly · %2").arg(label).arg(images == 1 ? tr("1 image") : tr("%1 images").arg(grouped(images))));
    else
        listTitle_->setText(tr("%1 read as %2 · %3")
                                .arg(label)
                                .arg(predicted)
                                .arg(images == 1 ? tr("1 image") : tr("%1 images").arg(grouped(images))));
    list_->scrollToTop();
}

} // namespace ui
