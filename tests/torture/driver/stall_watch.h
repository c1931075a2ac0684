// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <thread>
#include <vector>

namespace soak {

/// One stretch of the window's thread without a return to the event loop.
struct Stall {
    double cpuMs = 0;  ///< that the program computed in it
    double wallMs = 0; ///< that passed
    double atSecond = 0;
    QString action;     ///< the last one
    QStringList frames; ///< where it was, innermost first
};

/// A heart on the window's thread that beats every few milliseconds, and a watchdog on another that looks where the window's
/// thread is when no beat comes. The machine may be shared: only CPU time of the window's own thread counts, without the soak's.
class StallWatch {
public:
    static constexpr double kBoundMs = 50;

    StallWatch();
    ~StallWatch();

    void setAction(const QString& action) { action_ = action; }

    /// While a program starts or ends there is no window to wait for.
    void pause();
    void resume();

    const std::vector<Stall>& stalls() const { return stalls_; }
    const Stall& longest() const { return longest_; } ///< below the bound, too
    int heldUp() const { return heldUp_; }            ///< times when others had the processor
    double longestHeldUpMs() const { return longestHeldUpMs_; }

private:
    void beat();
    void rearm();
    void watch(std::stop_token stop);
    QStringList takeFrames();

    QElapsedTimer clock_;
    QTimer heart_;
    QString action_ = "start";
    std::vector<Stall> stalls_;
    Stall longest_;
    int heldUp_ = 0;
    double longestHeldUpMs_ = 0;
    qint64 lastWall_ = 0;
    std::int64_t lastDriver_ = 0;
    std::atomic<std::int64_t> lastCpu_ = 0;
    std::atomic<bool> watching_ = false;
    pthread_t window_;
    std::jthread watchdog_;
};

} // namespace soak
