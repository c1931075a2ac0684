// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/run_end_card.h"

#include "ui/curves/flow_layout.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QAccessible>

namespace ui {
namespace {

QString sentences(const EndedRun& run) {
    QStringList said;
    if (!run.series.isEmpty())
        said << run.series + ".";
    else if (run.completed)
        said << RunEndCard::tr("Done in %1.").arg(clockTime(run.seconds));
    else
        said << RunEndCard::tr("Stopped in epoch %1 of %2, after %3.").arg(run.epoch).arg(run.epochs).arg(clockTime(run.seconds));
    const QString read = run.series.isEmpty() ? RunEndCard::tr("%1 of %2 test images read right.")
                                              : RunEndCard::tr("The best reads %1 of %2 right.");
    if (run.images > 0)
        said << read.arg(grouped(run.correct), grouped(run.images));
    if (!run.reader.isEmpty())
        said << RunEndCard::tr("%1 goes on reading; the run is kept under Runs.").arg(run.reader);
    return said.join(' ');
}

} // namespace

RunEndCard::RunEndCard()
    : text_(makeLabel("strong", {}, "runEndText")),
      mistakes_(makeButton("runEndMistakes", tr("See the mistake"), tr("Show the test images that were read wrongly."))),
      inside_(makeButton("runEndInside", tr("Look inside"), tr("Show what each layer makes of the drawing."))),
      read_(makeButton("runEndRead", tr("Read with this run"),
                       tr("It was stopped before its first epoch ended, so the model before it reads the drawing. Read with what "
                          "this run has learned instead."))),
      longer_(makeButton("runEndLonger", tr("Train longer"), {})),
      resume_(makeButton("runEndContinue", tr("Continue from epoch %1").arg(1), {})),
      plot_(makeButton("runEndPlot", tr("Plot…"), tr("Set the accuracy of all its runs against what varied."))) {
    setObjectName("card");
    setSpokenRole(*this, QAccessible::Grouping, tr("How the run ended"));
    text_->setWordWrap(true);
    auto* close = makeIconButton("runEndClose", "icon", icon("close", IconTone::quiet), 11, tr("Close"),
                                 tr("Put this away; it comes back when the next run ends."));
    longer_->setToolTip(tr("Begins a new run with the model that this one gave."));
    resume_->setToolTip(tr("Goes on where the run was stopped, with the same images in the same order, to its last epoch."));
    auto* next = new FlowLayout(8); // where there is little room they take two rows
    for (QPushButton* button : {plot_, mistakes_, inside_, resume_, read_, longer_})
        next->addWidget(button);
    fillBox(new QVBoxLayout(this), {13, 6, 8, 10}, 4, {makeRow(8, {{text_, 1}, close}), next});
    connect(mistakes_, &QPushButton::clicked, this, &RunEndCard::mistakesRequested);
    connect(read_, &QPushButton::clicked, this, &RunEndCard::readRequested);
    connect(inside_, &QPushButton::clicked, this, &RunEndCard::insideRequested);
    connect(longer_, &QPushButton::clicked, this, &RunEndCard::trainLongerRequested);
    connect(plot_, &QPushButton::clicked, this, &RunEndCard::plotRequested);
    connect(resume_, &QPushButton::clicked, this, &RunEndCard::continueRequested);
    connect(close, &QToolButton::clicked, this, &RunEndCard::closed);
    hide();
}

void RunEndCard::showRun(const EndedRun& run) {
    text_->setText(sentences(run));
    const int wrong = run.images - run.correct;
    mistakes_->setText(wrong == 1 ? tr("See the mistake") : tr("See the %1 mistakes").arg(grouped(wrong)));
    const bool isOpen = run.reader.isEmpty();
    mistakes_->setVisible(wrong > 0 && isOpen);
    inside_->setVisible(isOpen);
    read_->setVisible(!isOpen);
    plot_->setVisible(run.hasVariants);
    longer_->setVisible(run.completed && !run.hasVariants);
    longer_->setToolTip(
        tr("Begins a new run of %1 epochs with the model that this one gave and the same settings: the learning rate takes "
           "its course anew, and the images are varied by the next seed.")
            .arg(run.epochs));
    resume_->setText(tr("Continue from epoch %1").arg(run.epoch));
    resume_->setVisible(!run.completed && run.canContinue);
    show();
    QAccessibleEvent spoken(text_, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace ui
