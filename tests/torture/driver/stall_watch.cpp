// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/stall_watch.h"

#include "tests/torture/driver/driver_time.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>

namespace soak {
namespace {

constexpr int kBeatMs = 4;
constexpr int kLookMs = 5;
constexpr double kSuspiciousMs = 35; ///< of computing: where is it?
constexpr int kMaxFrames = 64;
constexpr int kShownFrames = 22;
constexpr int kHandlerFrames = 2; ///< the signal's own

std::array<void*, kMaxFrames> frames;
std::atomic<int> frameCount = 0;

void noteFrames(int) {
    frameCount = backtrace(frames.data(), kMaxFrames);
}

QString nameOf(void* address) {
    Dl_info info{};
    if (dladdr(address, &info) == 0 || info.dli_sname == nullptr) {
        return QString("? (%1)").arg(info.dli_fname == nullptr ? "" : QString(info.dli_fname).section('/', -1));
    }
    char* demangled = abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, nullptr);
    QString name = demangled == nullptr ? info.dli_sname : demangled;
    std::free(demangled);
    return name.section('(', 0, 0).left(110);
}

} // namespace

StallWatch::StallWatch() : window_(pthread_self()) {
    std::array<void*, 1> first{};
    backtrace(first.data(), 1); // loads what it needs now, not within the signal
    std::signal(SIGUSR1, noteFrames);
    clock_.start();
    heart_.setTimerType(Qt::PreciseTimer);
    heart_.setInterval(kBeatMs);
    QObject::connect(&heart_, &QTimer::timeout, &heart_, [this] { beat(); });
    watchdog_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

StallWatch::~StallWatch() = default;

void StallWatch::pause() {
    watching_ = false;
    heart_.stop();
}

void StallWatch::resume() {
    rearm();
    heart_.start();
    watching_ = true;
}

void StallWatch::rearm() {
    lastWall_ = clock_.nsecsElapsed();
    lastDriver_ = DriverTime::total();
    lastCpu_ = threadCpu();
}

void StallWatch::beat() {
    const double wallMs = static_cast<double>(clock_.nsecsElapsed() - lastWall_) * 1e-6;
    const std::int64_t driver = DriverTime::total() - lastDriver_;
    const double cpuMs = static_cast<double>(threadCpu() - lastCpu_ - driver) * 1e-6;
    const Stall stall{cpuMs, wallMs, static_cast<double>(clock_.elapsed()) * 1e-3, action_, takeFrames()};
    if (cpuMs > longest_.cpuMs) {
        longest_ = stall;
    }
    if (cpuMs > kBoundMs) {
        stalls_.push_back(stall);
        std::fprintf(stderr, "stall at %.1f s: %.0f ms of computing in %.0f ms; %s\n    %s\n", stall.atSecond, cpuMs, wallMs,
                     qUtf8Printable(action_), qUtf8Printable(stall.frames.join("\n    ")));
    } else if (wallMs > kBoundMs) {
        ++heldUp_;
        longestHeldUpMs_ = std::max(longestHeldUpMs_, wallMs);
    }
    rearm();
}

void StallWatch::watch(std::stop_token stop) {
    clockid_t cpuClock{};
    pthread_getcpuclockid(window_, &cpuClock);
    std::int64_t asked = 0; ///< since this beat
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(kLookMs));
        timespec now{};
        clock_gettime(cpuClock, &now);
        const std::int64_t begun = lastCpu_;
        const std::int64_t cpu = std::int64_t(1'000'000'000) * now.tv_sec + now.tv_nsec;
        if (watching_ && begun != asked && static_cast<double>(cpu - begun) * 1e-6 > kSuspiciousMs) {
            asked = begun;
            pthread_kill(window_, SIGUSR1);
        }
    }
}

QStringList StallWatch::takeFrames() {
    QStringList names;
    for (int i = kHandlerFrames; i < std::min<int>(frameCount, kShownFrames + kHandlerFrames); ++i) {
        names << nameOf(frames[static_cast<std::size_t>(i)]);
    }
    frameCount = 0;
    return names;
}

} // namespace soak
