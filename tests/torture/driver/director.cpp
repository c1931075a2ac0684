// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/director.h"

#include "app/runs/run_store.h"
#include "tests/torture/driver/driver_time.h"
#include "tests/torture/driver/state_check.h"
#include "ui/window/message_bar.h"

#include <QApplication>
#include <QPushButton>
#include <QThread>
#include <QWindow>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace soak {

using ui::RunState;

namespace {

constexpr int kSampleMs = 10'000;
constexpr int kStoreEvery = 25;           ///< actions
constexpr qint64 kLongestMoment = 60'000; ///< ms of preparing or stopping, with two processors that others use as well
constexpr double kStartAgainWeight = 1.5;

} // namespace

Director::Director(double minutes, std::uint64_t seed, const QString& folder)
    : minutes_(minutes), seed_(seed), hand_(seed), stage_{program_, hand_, QDir(folder)} {
    for (const auto add :
         {addTraining, addRecipes, addDrawing, addHandwriting, addPages, addCurves, addRuns, addFiles, addWindow}) {
        add(actions_, stage_);
    }
    actions_.push_back({"close and start again", kStartAgainWeight, [this] { startAgain(); }});
    connect(&hand_, &Hand::idle, this, &Director::next);
    connect(&samples_, &QTimer::timeout, this, [this] {
        const DriverTime::Own own;
        memory_.sample();
        std::fprintf(stderr, "%lld s: resident %.1f MB, allocated %.1f MB, %d runs, %d epochs\n",
                     static_cast<long long>(clock_.elapsed() / 1000), memory_.residentSamples().back() * 1e-6,
                     memory_.allocatedSamples().back() * 1e-6, program_.begun(), program_.epochs());
    });
}

void Director::start() {
    clock_.start();
    sinceState_.start();
    sinceStart_.start();
    program_.start();
    awaitWindow();
    samples_.start(kSampleMs);
    hand_.start();
}

void Director::awaitWindow() {
    hand_.waitFor("the window", [this] { return program_.window()->windowHandle()->isExposed(); });
    hand_.rest(40);
    hand_.then([this] {
        longestStartMs_ = std::max(longestStartMs_, static_cast<double>(sinceStart_.elapsed()));
        program_.window()->activateWindow();
        stalls_.resume();
    });
    hand_.waitFor(
        "the data set", [this] { return program_.session()->state().data() != nullptr; }, 30'000);
}

void Director::startAgain() {
    hand_.then([this] { program_.window()->close(); });
    hand_.then([this] {
        stalls_.pause();
        QElapsedTimer timer;
        timer.start();
        program_.end();
        longestEndMs_ = std::max(longestEndMs_, static_cast<double>(timer.elapsed()));
        betweenStarts_.sampleReturned();
        sinceStart_.start();
        program_.start();
    });
    awaitWindow();
    hand_.rest(500);
    hand_.then([this] { awaitOffer(); });
}

/// A run that was interrupted is offered to go on with: once.
void Director::awaitOffer() {
    const app::Database database(app::databasePath());
    const auto runs = app::RunStore(database).list();
    if (runs.empty() || runs.front().outcome != model::RunOutcome::interrupted || !runs.front().canContinue) {
        return;
    }
    if (std::exchange(offered_, runs.front().id) == runs.front().id) {
        return;
    }
    if (!program_.window()->messageBar()->text().contains("was interrupted")) {
        broken_ << "an interrupted run was not offered";
    } else if (hand_.chance(0.5)) {
        hand_.click(stage_.visible("messageAction"));
        hand_.waitFor("the run to go on", [this] { return stage_.state() != RunState::idle; });
    }
}

/// Closes what an action has left open. True when there was something.
bool Director::tidy() {
    constexpr int kMaxTries = 8;
    if (QApplication::activePopupWidget() == nullptr && QApplication::activeModalWidget() == nullptr) {
        tidied_ = 0;
        if (QGuiApplication::focusWindow() != program_.window()->windowHandle()) {
            program_.window()->activateWindow();
        }
        return false;
    }
    if (++tidied_ > kMaxTries) {
        const QWidget* open =
            QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget() : QApplication::activeModalWidget();
        hand_.giveUp(QString("closing a %1 after “%2”").arg(open->metaObject()->className(), last_));
    }
    if (QWidget* modal = QApplication::activeModalWidget(); modal != nullptr && QApplication::activePopupWidget() == nullptr) {
        modal->activateWindow();
        hand_.rest(40);
    }
    hand_.key(Qt::Key_Escape);
    hand_.rest(40);
    return true;
}

void Director::next() {
    if (finishing_) {
        return finish();
    }
    if (tidy()) {
        return;
    }
    check();
    if (clock_.elapsed() > static_cast<qint64>(minutes_ * 60'000)) {
        finishing_ = true;
        return;
    }
    double sum = 0;
    for (const Action& action : actions_) {
        sum += action.weight;
    }
    double place = hand_.real(0, sum);
    const auto chosen = std::find_if(actions_.begin(), std::prev(actions_.end()),
                                     [&place](const Action& action) { return (place -= action.weight) < 0; });
    last_ = chosen->name;
    stalls_.setAction(last_);
    hand_.setAction(last_);
    ++done_[last_];
    chosen->queue();
    hand_.rest(hand_.below(120));
}

void Director::check() {
    const RunState state = stage_.state();
    if (std::exchange(lastState_, state) != state) {
        sinceState_.start();
    }
    const app::Run* run = program_.session()->state().run().get();
    const bool fineTuning = run != nullptr && run->kind == app::Run::Kind::fineTuning;
    fineTunings_ += fineTuning && !std::exchange(fineTuned_, fineTuning) ? 1 : 0;
    fineTuned_ = fineTuning;
    QStringList broken = brokenInvariants(program_);
    if ((state == RunState::preparing || state == RunState::stopping) && sinceState_.elapsed() > kLongestMoment) {
        broken << "a run neither begins nor ends";
        sinceState_.start();
    }
    for (const QString& what : broken) {
        std::fprintf(stderr, "broken after “%s”: %s\n", qUtf8Printable(last_), qUtf8Printable(what));
        broken_ << QString("%1, after “%2” at %3 s").arg(what, last_).arg(clock_.elapsed() / 1000);
    }
    if (--untilStoreIsLookedAt_ < 0) {
        untilStoreIsLookedAt_ = kStoreEvery;
        checkStore();
    }
}

void Director::checkStore() {
    const app::Database database(app::databasePath());
    const auto runs = app::RunStore(database).list();
    const auto on = std::ranges::count(runs, model::RunOutcome::running, &model::RunRecord::outcome);
    if (on > 1) {
        broken_ << QString("%1 runs are on in the database").arg(on);
    }
}

void Director::finish() {
    hand_.stop();
    stalls_.pause();
    samples_.stop();
    program_.end();
    emit finished();
}

bool Director::report() const {
    return Report{minutes_,        seed_,    done_, fineTunings_, broken_, longestEndMs_,
                  longestStartMs_, program_, hand_, stalls_,      memory_, betweenStarts_}
        .print();
}

} // namespace soak
