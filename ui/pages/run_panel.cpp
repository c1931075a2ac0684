// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_panel.h"

#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"

#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

/// Enables a button, or says why not.
void offer(QPushButton* button, const QString& tip, const QString& obstacle) {
    button->setEnabled(obstacle.isEmpty());
    button->setToolTip(obstacle.isEmpty() ? tip : obstacle);
}

} // namespace

RunPanel::RunPanel()
    : title_(makeLabel("title", {}, "runTitle")), pages_(new QStackedWidget),
      hint_(new EmptyState(tr("Choose a run to see what made it; choose several to see what differs."))), card_(new RunCard),
      comparison_(new RunComparison), open_(makeButton("openRunButton", tr("Open model"), {})),
      resume_(makeButton("continueRunButton", tr("Continue"), {})), again_(makeButton("trainAgainButton", tr("Train again"), {})),
      single_(new QWidget), plot_(makeButton("plotRunsButton", tr("Plot…"), {}, "flat")),
      export_(makeButton("exportRunsButton", tr("Export…"), {}, "flat")),
      remove_(makeButton("deleteRunsButton", tr("Delete"), {}, "flat")) {
    setObjectName("card");
    fillBox(new QHBoxLayout(single_), {}, 6, {open_, resume_, again_, stretch()});
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QWidget* page : {hint_, static_cast<QWidget*>(card_), static_cast<QWidget*>(comparison_)})
        pages_->addWidget(page);
    fillBox(new QVBoxLayout(this), {13, 8, 13, 10}, 6,
            {makeRow(2, {{title_, 1}, plot_, export_, remove_}), {pages_, 1}, single_});
    refresh();
}

NoteEdit* RunPanel::note() const {
    return card_->note();
}

void RunPanel::setRuns(std::vector<model::RunRecord> runs, const std::string& current) {
    if (runs == runs_ && current == current_)
        return;
    runs_ = std::move(runs);
    current_ = current;
    refresh();
}

void RunPanel::refresh() {
    const auto count = static_cast<qint64>(runs_.size());
    const QString name = count == 1 ? runName(runs_.front()) : QString();
    title_->setText(count == 1 ? name : count > 1 ? tr("Only what differs between %1 runs").arg(grouped(count)) : QString());
    title_->setToolTip(name);
    single_->setVisible(count == 1);
    for (QPushButton* button : {export_, remove_})
        button->setVisible(count > 0);
    plot_->setVisible(count > 1 || (count == 1 && !runs_.front().study.empty()));
    if (count == 1) {
        card_->setRun(runs_.front(), runs_.front().id == current_);
        pages_->setCurrentWidget(card_);
    } else if (count > 1) {
        std::vector<const model::RunRecord*> compared;
        for (const model::RunRecord& run : runs_)
            compared.push_back(&run);
        comparison_->setRuns(compared);
        pages_->setCurrentWidget(comparison_);
    } else {
        pages_->setCurrentWidget(hint_);
    }
    refreshButtons();
}

void RunPanel::setBusy(bool busy) {
    busy_ = busy;
    refreshButtons();
}

void RunPanel::refreshButtons() {
    const QString none = runs_.empty() ? tr("Choose a run first.") : QString();
    const QString one = runs_.size() == 1 ? QString() : runs_.empty() ? none : tr("Choose a single run for this.");
    const QString busy = busy_ ? tr("Stop the run that is on first.") : QString();
    const auto first = [](std::initializer_list<QString> obstacles) {
        const auto found = std::ranges::find_if(obstacles, [](const QString& text) { return !text.isEmpty(); });
        return found == obstacles.end() ? QString() : *found;
    };
    const bool single = one.isEmpty();
    const bool on =
        std::ranges::any_of(runs_, [](const model::RunRecord& run) { return run.outcome == model::RunOutcome::running; });
    offer(open_, tr("Read with the model that this run gave (Enter)."),
          first({one, single && runs_.front().model.empty() ? tr("This run gave no model.") : QString(), busy}));
    offer(resume_, tr("Train on from where this run ended."),
          first({one, single && !runs_.front().canContinue ? tr("This run left nothing to go on from.") : QString(), busy}));
    offer(again_, tr("Begin a new run with this run's recipe and seed."), first({one, busy}));
    offer(plot_, tr("Set the accuracy of these runs, and of all runs of their experiment, against what varied."), none);
    offer(export_, tr("Write the chosen runs to a file."), none);
    offer(remove_, tr("Take the chosen runs out of the list (Delete)."),
          first({none, on ? tr("A run that is on cannot be deleted.") : QString()}));
}

} // namespace ui
