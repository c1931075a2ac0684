// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/compare_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/segments.h"

#include <QMenu>
#include <QPainter>
#include <QStackedWidget>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

constexpr int kDrawingHeight = 210;

/// "A" or "B" on the model's colour.
class ModelMark : public QWidget {
public:
    explicit ModelMark(bool ofA) : ofA_(ofA) { setFixedSize(18, 18); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ofA_ ? colourOfA() : colourOfB());
        painter.drawRoundedRect(rect(), 4, 4);
        painter.setFont(usualFont(font(), textPixels(12), QFont::Bold));
        painter.setPen(theme().panel);
        painter.drawText(rect(), Qt::AlignCenter, ofA_ ? "A" : "B");
    }

private:
    bool ofA_;
};

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), nameA_(makeLabel<ElidedLabel>("strong", {}, "compareNameA")),
      nameB_(makeLabel<ElidedLabel>("strong", {}, "compareNameB")),
      choose_(makeButton("chooseOther", tr("Choose B ▾"),
                         tr("Another model: an earlier epoch, a kept run, the one that comes with DigitLab, or a file."))),
      menu_(new QMenu(this)), stack_(new QStackedWidget), empty_(new EmptyState({})), bars_(new AnswerBars),
      drawingNote_(makeLabel("small", {}, "compareDrawingNote")), counts_(makeLabel("fact", {}, "compareCounts")),
      filter_(new Segments(tr("Which images"))), listNote_(makeLabel("small", {}, "compareListNote")),
      model_(new DisagreementsModel),
      list_(new DigitGrid("disagreements", tr("Test images that the models read differently"), 2, model_)) {
    setObjectName("compareView");
    menu_->setObjectName("otherMenu");
    auto* both = new QWidget;
    fillBox(new QVBoxLayout(both), {}, 8, {{makeDrawing(), 1}, {makeImages(), 2}});
    stack_->addWidget(empty_);
    stack_->addWidget(both);
    fillBox(new QVBoxLayout(this), {}, 8, {makeNames(), {stack_, 1}});
    connect(choose_, &QPushButton::clicked, this, [this] {
        fillMenu();
        menu_->popup(choose_->mapToGlobal(choose_->rect().bottomRight()) - QPoint(menu_->sizeHint().width(), 0));
    });
    connect(filter_, &Segments::currentChanged, this, &CompareView::showImages);
    connect(list_, &DigitGrid::opened, this, [this](int row) { emit imageActivated(model_->image(row), model_->caption(row)); });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &CompareView::fitCaptions);
    fitCaptions();
    setNameB({});
    setAnswers(nullptr);
    showState();
}

void CompareView::setClasses(const Classes& classes) {
    bars_->setClasses(classes.answers);
    model_->setClasses(classes);
    words_ = classes.answers.areWords();
    fitCaptions();
}

QWidget* CompareView::makeNames() {
    for (ElidedLabel* name : {nameA_, nameB_})
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return makeCard({12, 8, 8, 8}, 0,
                    {makeRow(8, {new ModelMark(true), {nameA_, 1}, new ModelMark(false), {nameB_, 1}, choose_})});
}

QWidget* CompareView::makeDrawing() {
    QFrame* card =
        makeCard({13, 9, 13, 9}, 6,
                 {makeRow(8, {makeLabel("title", tr("The drawing")), stretch(), drawingNote_}), {new ScrollRoom(bars_), 1}});
    card->setMaximumHeight(kDrawingHeight);
    return card;
}

QWidget* CompareView::makeImages() {
    filter_->add(tr("All"), tr("All test images that the two read differently."));
    filter_->add(tr("Only A right"), tr("Those that only A reads rightly."));
    filter_->add(tr("Only B right"), tr("Those that only B reads rightly."));
    filter_->add(tr("Both wrong"), tr("Those that both read wrongly, each in its own way."));
    counts_->setWordWrap(true);
    return makeCard({13, 9, 4, 6}, 4,
                    {makeRow(8, {makeLabel("title", tr("The test images")), stretch(), listNote_, gap(9)}),
                     counts_,
                     makeRow(8, {filter_, stretch()}),
                     {list_, 1}});
}

void CompareView::fillMenu() {
    menu_->clear();
    const auto addAll = [this](const QString& heading, auto isOne) {
        bool first = true;
        for (const OtherModel& other : others_) {
            if (!isOne(other))
                continue;
            if (std::exchange(first, false))
                menu_->addAction(heading)->setEnabled(false);
            connect(menu_->addAction(literal(other.text)), &QAction::triggered, this, [this, other] { emit otherChosen(other); });
        }
        if (!first)
            menu_->addSeparator();
    };
    addAll(tr("Epochs of this run"), [](const OtherModel& other) { return other.epoch > 0; });
    addAll(tr("Kept runs"), [](const OtherModel& other) { return !other.run.isEmpty(); });
    addAll(tr("Comes with DigitLab"), [](const OtherModel& other) { return other.epoch == 0 && other.run.isEmpty(); });
    connect(menu_->addAction(tr("A model file…")), &QAction::triggered, this, &CompareView::chooseFile);
}

void CompareView::chooseFile() {
    auto* dialog = showFileDialog(this, QFileDialog::AcceptOpen, tr("Choose the model to compare with"),
                                  {tr("Models (*.safetensors *.pt *.pth)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CompareView::otherFileChosen);
}

void CompareView::setNameA(const QString& name) {
    nameA_->setText(name);
    nameA_->setToolTip(name);
}

void CompareView::setNameB(const QString& name) {
    if (std::exchange(b_, name) != name)
        comparison_.reset(); // it was of another one
    nameB_->setText(name.isEmpty() ? tr("nothing yet") : name);
    nameB_->setToolTip(name);
    showState();
}

void CompareView::setHasData(bool hasData) {
    if (std::exchange(hasData_, hasData) == hasData)
        return;
    showState();
}

void CompareView::setObstacle(const QString& obstacle) {
    if (std::exchange(obstacle_, obstacle) != obstacle)
        showState();
}

void CompareView::setAnswers(const std::shared_ptr<const model::AnswerPair>& answers) {
    bars_->setAnswers(answers);
    drawingNote_->setText(answers ? tr("A's probability less B's") : tr("Draw a digit at the right"));
}

void CompareView::setComparison(const std::shared_ptr<const model::Comparison>& comparison) {
    comparison_ = comparison;
    showState();
}

void CompareView::setProgress(double share) {
    if (!comparison_ && obstacle_.isEmpty())
        listNote_->setText(tr("Reading the test images: %1").arg(percent(share, 0)));
}

void CompareView::showState() {
    stack_->setCurrentIndex(b_.isEmpty() ? 0 : 1);
    empty_->setText(
        tr("Compare the model with another one:\nan earlier epoch of this run, a kept run, or a file.\n\nHow both read the "
           "drawing, and the test images that they disagree about, stand here."));
    counts_->setVisible(comparison_ != nullptr);
    filter_->setEnabled(comparison_ != nullptr);
    if (comparison_) {
        const auto number = [this](model::Rightness which) { return grouped(comparison_->count(which)); };
        const auto accuracy = [this](int right) {
            return percent(comparison_->images == 0 ? 0 : static_cast<double>(right) / comparison_->images, 2);
        };
        counts_->setText(tr("A reads %1 rightly, B %2 · only A right: %3 · only B right: %4 · both wrong: %5")
                             .arg(accuracy(comparison_->rightA()), accuracy(comparison_->rightB()),
                                  number(model::Rightness::onlyA), number(model::Rightness::onlyB),
                                  number(model::Rightness::neither)));
    }
    showImages();
}

void CompareView::showImages() {
    constexpr std::array kFilters{model::Rightness::both, model::Rightness::onlyA, model::Rightness::onlyB,
                                  model::Rightness::neither}; // the first stands for all
    const auto which = kFilters[static_cast<std::size_t>(std::max(0, filter_->current()))];
    model_->show(comparison_, which == model::Rightness::both ? std::nullopt : std::optional(which));
    list_->scrollToTop();
    const int images = model_->rowCount();
    listNote_->setText(!hasData_              ? tr("needs a data set")
                       : !obstacle_.isEmpty() ? obstacle_
                       : !comparison_         ? tr("Reading the test images …")
                       : images == 0          ? tr("none")
                       : images == 1          ? tr("1 image")
                                              : tr("%1 images").arg(grouped(images)));
}

/// Words need a line each.
void CompareView::fitCaptions() {
    list_->setCaptionLines(words_ ? 3 : 2);
    list_->viewport()->update();
}

} // namespace ui
