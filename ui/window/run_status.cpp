// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/run_status.h"

#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"

#include <QProgressBar>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

FigureLabel* figure(const char* objectName, const char* role, const QString& name, const QString& tip) {
    auto* label = makeLabel<FigureLabel>(role, {}, objectName);
    label->setAccessibleName(name);
    label->setToolTip(tip);
    return label;
}

} // namespace

RunStatus::RunStatus(QWidget* parent) : QWidget(parent), progress_(new QProgressBar) {
    setObjectName("runStatus");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(36);
    epoch_ = figure("statusEpoch", "strong", tr("Epoch"), tr("The epoch being learned, of all epochs of this run."));
    speed_ = figure("statusSpeed", "", tr("Speed"), {});
    speed_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred); // a sentence stands there at times, which gives way
    speed_->setMinimumWidth(1);
    left_ = figure("statusLeft", "quiet", tr("Time left"),
                   tr("Minutes and seconds until the last epoch ends, of several runs that of the last one."));
    loss_ = figure("statusLoss", "", tr("Training loss"), tr("Loss of the latest batch or epoch in nats: lower is better."));
    test_ =
        figure("statusTest", "", tr("Test accuracy"), tr("Share of test images read rightly after the last epoch, in percent."));
    best_ = figure("statusBest", "good", tr("Best test accuracy"),
                   tr("The best test accuracy of this run, in percent, and its epoch."));
    progress_->setObjectName("statusProgress");
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setMinimumWidth(90);
    progress_->setMaximumWidth(210);
    progress_->setAccessibleName(tr("Progress of the run"));
    fillBox(new QHBoxLayout(this), {14, 0, 14, 0}, 16, {epoch_, {progress_, 3}, speed_, left_, stretch(), loss_, test_, best_});
    showIdle(tr("Ready"));
}

void RunStatus::setRunVisible(bool visible) {
    epoch_->setProperty("role", visible ? "strong" : "quiet");
    style()->unpolish(epoch_);
    style()->polish(epoch_);
    progress_->setVisible(visible);
}

void RunStatus::showIdle(const QString& text) {
    for (FigureLabel* label : {speed_, left_, loss_, test_, best_})
        label->clear();
    epoch_->setText(text);
    setRunVisible(false);
}

void RunStatus::showPlace(const QString& text) {
    epoch_->setText(place_.isEmpty() ? text : place_ + " · " + text);
}

void RunStatus::beginRun(int epochs, const QString& place, int epochsToCome) {
    epochs_ = epochs;
    epochsToCome_ = epochsToCome;
    place_ = place;
    bestAccuracy_ = -1;
    for (FigureLabel* label : {speed_, left_, loss_, test_, best_})
        label->clear();
    progress_->setValue(0);
    showPlace(tr("Epoch %1 / %2").arg(1).arg(epochs));
    setRunVisible(true);
}

void RunStatus::setMeasuredOnValidation(bool onValidation) {
    onValidation_ = onValidation;
    const QString what = onValidation ? tr("images held back from training") : tr("test images");
    test_->setToolTip(tr("Share of %1 read rightly after the last epoch, in percent.").arg(what));
    best_->setToolTip(
        onValidation
            ? tr("The best epoch on the images held back from training: its weights are kept.")
            : tr("The best accuracy of this run on the test images, in percent, and its epoch. Found by hindsight, so it "
                 "flatters a little: the honest figure is the last epoch's."));
}

void RunStatus::showTeaching(double share, int teachers, std::optional<double> secondsLeft) {
    const int teacher = std::min(teachers, static_cast<int>(share * teachers) + 1);
    showPlace(tr("Teaching %1 of %2 networks").arg(teacher).arg(teachers));
    progress_->setValue(static_cast<int>(std::lround(1000 * share)));
    speed_->setText(percent(share, 0));
    speed_->setToolTip({});
    left_->setText(secondsLeft ? tr("%1 left").arg(clockTime(*secondsLeft)) : QString());
}

void RunStatus::showBatch(const model::BatchMetrics& batch) {
    showPlace(tr("Epoch %1 / %2").arg(batch.epoch).arg(epochs_));
    progress_->setValue(static_cast<int>(std::lround(1000 * batch.epochsDone / std::max(1, epochs_))));
    // Three figures: the rest of a speed is noise that only flickers.
    const double step = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(1.0, batch.imagesPerSecond))) - 2));
    if (!paused_) {
        speed_->setText(tr("%1 images/s").arg(grouped(std::llround(batch.imagesPerSecond / step) * std::llround(step))));
        speed_->setToolTip(tr("Training images a second."));
        const double epochsLeft = epochs_ - batch.epochsDone;
        if (10 * epochsLeft > epochs_) // then the quotient of the two says nothing more
            secondsAnEpoch_ = batch.secondsLeft / epochsLeft;
        const QString left = clockTime(batch.secondsLeft + epochsToCome_ * secondsAnEpoch_);
        left_->setText((epochsToCome_ > 0 ? tr("%1 left for all") : tr("%1 left")).arg(left));
    }
    loss_->setText(tr("train loss %1").arg(lossText(static_cast<double>(batch.loss))));
}

void RunStatus::showEpoch(const model::EpochMetrics& epoch) {
    loss_->setText(tr("train loss %1").arg(lossText(epoch.trainLoss)));
    test_->setText((onValidation_ ? tr("validation %1") : tr("test %1")).arg(percent(epoch.testAccuracy, 2)));
    if (epoch.testAccuracy > bestAccuracy_) {
        bestAccuracy_ = epoch.testAccuracy;
        best_->setText(tr("best %1 (%2)").arg(percent(epoch.testAccuracy, 2)).arg(epoch.epoch));
    }
}

void RunStatus::showEnd(double epochsDone, double testAccuracy) {
    test_->setText(tr("test %1").arg(percent(testAccuracy, 2)));
    if (bestAccuracy_ >= 0 && testAccuracy > bestAccuracy_) {
        bestAccuracy_ = testAccuracy;
        best_->setText(tr("best %1 (%2)").arg(percent(testAccuracy, 2), partOfEpochs(epochsDone)));
    }
}

void RunStatus::setLesson(bool on) {
    loss_->setVisible(!on); // the curves show it
}

void RunStatus::setPaused(bool paused) {
    paused_ = paused;
    if (paused)
        showState(tr("Paused"));
}

void RunStatus::showState(const QString& text) {
    speed_->setText(text);
    speed_->setToolTip(text); // it may be cut
    left_->clear();
}

} // namespace ui
