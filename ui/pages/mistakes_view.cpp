// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/segments.h"

#include <QComboBox>
#include <QStackedLayout>

#include <utility>

namespace ui {
namespace {

const char* const kReadTip =
    QT_TRANSLATE_NOOP("ui::MistakesView", "Let the network read all test images and collect what it got wrong.");
constexpr int kSearchWidth = 128;

QString imagesText(int count) {
    return count == 1 ? MistakesView::tr("1 image") : MistakesView::tr("%1 images").arg(grouped(count));
}

} // namespace

MistakesView::MistakesView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)), empty_(new EmptyState(tr("Which digits does the network confuse?"))),
      page_(new QWidget), readAgain_(makeButton("evaluateAgainButton", tr("Read again"), {}, "link")),
      summary_(makeLabel<FigureLabel>("strong", {}, "evaluationSummary")), kinds_(new Segments(tr("How the test set was read"))),
      order_(new QComboBox), kindPages_(new QStackedLayout), matrix_(new ConfusionMatrix), table_(new ClassTable),
      listTitle_(makeLabel<ElidedLabel>("title")), search_(new SearchField),
      allMistakes_(makeButton("allMistakesButton", tr("All mistakes"), tr("Show every wrongly read image instead of one cell's."),
                              "link")),
      model_(new MistakesModel),
      list_(new DigitGrid("mistakesList", tr("Images of the chosen cell, most confident first"), 2, model_)) {
    setObjectName("mistakesView");
    read_ = empty_->addButton("evaluateButton", tr("Read the test set"), tr(kReadTip));
    read_->setProperty("kind", "primary");
    kinds_->add(tr("Counts"), tr("How many images of each digit were read as which."));
    kinds_->add(tr("Shares"), tr("The same in per cent of the row: of all images of that digit."));
    kinds_->add(tr("Classes"), tr("A table of the classes that can be sorted: recall, precision, F1."));
    order_->setObjectName("matrixOrder");
    order_->setAccessibleName(tr("Order of the classes"));
    order_->setToolTip(tr("Puts the classes with the most mistakes into the upper left corner."));
    order_->addItems({tr("by class"), tr("by mistakes")});
    order_->hide();
    kindPages_->addWidget(matrix_);
    kindPages_->addWidget(table_);
    search_->setObjectName("mistakesSearch");
    search_->setPlaceholderText(tr("4, 4 9 or #2130"));
    search_->setToolTip(tr("4: mistakes with a 4; 4 9: what is 4 and was read as 9; #2130: the test image of that number."));
    search_->setAccessibleName(tr("Search the test images"));
    search_->setFixedWidth(kSearchWidth);
    auto* upper =
        makeCard({10, 8, 10, 8}, 6,
                 {makeRow(0, {summary_, stretch(), readAgain_}), makeRow(8, {kinds_, order_, stretch()}), {kindPages_, 1}});
    auto* lower = makeCard({13, 8, 8, 6}, 4, {makeRow(8, {{listTitle_, 1}, allMistakes_, search_}), {list_, 1}});
    fillBox(new QVBoxLayout(page_), {}, 10, {{upper, 2}, {lower, 1}});
    pages_->addWidget(empty_);
    pages_->addWidget(page_);
    connect(read_, &QPushButton::clicked, this, &MistakesView::evaluateRequested);
    connect(readAgain_, &QPushButton::clicked, this, &MistakesView::evaluateRequested);
    connect(allMistakes_, &QPushButton::clicked, matrix_, [this] {
        search_->clear();
        matrix_->choose(-1, -1);
    });
    connect(matrix_, &ConfusionMatrix::cellChosen, this, &MistakesView::showCell);
    connect(table_, &ClassTable::classChosen, this, &MistakesView::showClass);
    connect(search_, &QLineEdit::textChanged, this, &MistakesView::search);
    connect(search_, &SearchField::escaped, list_, qOverload<>(&QWidget::setFocus));
    connect(kinds_, &Segments::currentChanged, this, [this](int kind) {
        matrix_->setShares(kind == 1);
        kindPages_->setCurrentIndex(kind == 2 ? 1 : 0);
        order_->setVisible(kind != 2 && classes_.shown() > kClassesAtOnce); // a table sorts itself
    });
    connect(order_, &QComboBox::currentIndexChanged, matrix_, [this](int order) { matrix_->setByMistakes(order == 1); });
    connect(list_, &DigitGrid::opened, this,
            [this](int row) { emit imageActivated(model_->shown()[static_cast<std::size_t>(row)].index, model_->caption(row)); });
}

void MistakesView::setClasses(const Classes& classes) {
    classes_ = classes;
    matrix_->setClasses(classes);
    table_->setClasses(classes);
    model_->setClasses(classes);
    order_->setVisible(kinds_->current() != 2 && classes.shown() > kClassesAtOnce);
}

void MistakesView::setEvaluation(const model::Evaluation& evaluation, bool shiftAveraging) {
    const QString read = tr("%1 of %2 right · %3 · loss %4")
                             .arg(grouped(evaluation.correct), grouped(evaluation.images), percent(evaluation.accuracy(), 2),
                                  lossText(evaluation.loss));
    summary_->setText(shiftAveraging ? tr("%1 · averaged over five shifts").arg(read) : read);
    matrix_->setEvaluation(evaluation);
    table_->setEvaluation(evaluation);
    model_->setReads(evaluation.reads);
    // What was looked at before is looked at still.
    if (!search_->text().trimmed().isEmpty())
        search(search_->text());
    else if (class_ >= 0)
        table_->choose(class_);
    else
        matrix_->choose(matrix_->chosenLabel(), matrix_->chosenPredicted());
    pages_->setCurrentWidget(page_);
}

void MistakesView::setImageSource(ImageSource source) {
    model_->setImageSource(std::move(source));
}

void MistakesView::clear() {
    matrix_->setEvaluation({});
    table_->setEvaluation({});
    model_->setReads({});
    pages_->setCurrentWidget(empty_);
}

void MistakesView::setReadable(bool readable, const QString& reason) {
    for (QPushButton* button : {read_, readAgain_}) {
        button->setEnabled(readable);
        button->setToolTip(readable ? tr(kReadTip) : reason);
    }
}

void MistakesView::leaveSearch() {
    const QSignalBlocker quiet(search_);
    search_->clear();
}

void MistakesView::leaveCell() {
    const QSignalBlocker quiet(matrix_);
    matrix_->choose(-1, -1);
}

void MistakesView::showCell(int label, int predicted) {
    class_ = -1;
    leaveSearch();
    if (label < 0)
        model_->showMistakes();
    else
        model_->showCell(label, predicted);
    const QString images = imagesText(model_->rowCount());
    allMistakes_->setVisible(label >= 0);
    showList(label < 0 ? tr("Every mistake, the most confident first")
             : label == predicted
                 ? tr("%1 read rightly · %2").arg(classes_.labels.name(label), images)
                 : tr("%1 read as %2 · %3").arg(classes_.labels.name(label), classes_.answers.name(predicted), images));
}

void MistakesView::showClass(int label) {
    class_ = label;
    leaveSearch();
    leaveCell();
    model_->showMistakesOf(label);
    allMistakes_->show();
    showList(tr("Mistakes of %1 · %2").arg(classes_.labels.name(label), imagesText(model_->rowCount())));
}

void MistakesView::search(const QString& text) {
    if (text.trimmed().isEmpty())
        return matrix_->choose(-1, -1);
    class_ = -1;
    leaveCell();
    const bool understood = model_->search(text);
    allMistakes_->show();
    showList(understood ? tr("Found · %1").arg(imagesText(model_->rowCount())) : tr("Search for 4, 4 9 or #2130"));
}

void MistakesView::showList(const QString& title) {
    listTitle_->setText(title);
    list_->scrollToTop();
}

} // namespace ui
