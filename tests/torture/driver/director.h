// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/torture/driver/actions.h"
#include "tests/torture/driver/memory_log.h"
#include "tests/torture/driver/report.h"
#include "tests/torture/driver/stall_watch.h"

#include <QElapsedTimer>

#include <map>
#include <string>

namespace soak {

/// Chooses one action after the other, looks after each whether all is as it must be, and closes and starts the program now and
/// then.
class Director : public QObject {
    Q_OBJECT

public:
    Director(double minutes, std::uint64_t seed, const QString& folder);

    void start();
    bool report() const;

signals:
    void finished();

private:
    void next();
    bool tidy();
    void check();
    void checkStore();
    void awaitWindow();
    void awaitOffer();
    void startAgain();
    void finish();

    double minutes_;
    std::uint64_t seed_;
    Hand hand_;
    Program program_;
    Stage stage_;
    Actions actions_;
    StallWatch stalls_;
    MemoryLog memory_;
    MemoryLog betweenStarts_; ///< when nothing is open: whatever has grown then was lost
    QTimer samples_;
    QElapsedTimer clock_;
    QElapsedTimer sinceState_;
    QElapsedTimer sinceStart_;
    ui::RunState lastState_ = ui::RunState::idle;
    std::map<QString, int> done_;
    QString last_;
    std::string offered_; ///< the run that was offered last to go on with
    QStringList broken_;
    int untilStoreIsLookedAt_ = 0;
    int tidied_ = 0;
    int fineTunings_ = 0;
    bool fineTuned_ = false; ///< when it was looked at last
    double longestEndMs_ = 0;
    double longestStartMs_ = 0;
    bool finishing_ = false;
};

} // namespace soak
