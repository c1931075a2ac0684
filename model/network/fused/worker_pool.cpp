// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/worker_pool.h"

#include "model/values/error.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>

namespace model::fused {
namespace {

// Longer than workers usually lag behind each other. Waking a sleeping thread takes up to 0.1 ms on a virtual machine, and a step
// has thirteen phases; but spinning for long takes the processors from other programs.
constexpr auto kAwake = std::chrono::microseconds(40);

void relax() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Returns once `value` is no longer `old`, with what the thread that changed it wrote before.
void awaitChange(const std::atomic<int>& value, int old) {
    const auto start = std::chrono::steady_clock::now();
    do {
        for (int i = 0; i < 32; ++i) {
            if (value.load(std::memory_order_acquire) != old) {
                return;
            }
            relax();
        }
    } while (std::chrono::steady_clock::now() - start < kAwake);
    value.wait(old, std::memory_order_acquire);
}

} // namespace

WorkerPool::WorkerPool(int size) : size_(std::max(1, size)), queues_(static_cast<std::size_t>(size_)) {
    threads_.reserve(static_cast<std::size_t>(size_ - 1));
    try {
        for (int worker = 1; worker < size_; ++worker) {
            threads_.emplace_back([this, worker] { work(worker); });
        }
    } catch (const std::system_error&) {
        const std::size_t started = threads_.size() + 1;
        stop(); // threads that are not joined would end the program
        throw Error("Only " + std::to_string(started) + " of " + std::to_string(size_) + " threads could be started.",
                    "Choose fewer threads, or end other programs.");
    }
}

WorkerPool::~WorkerPool() {
    stop();
}

void WorkerPool::stop() {
    stopping_ = true;
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void WorkerPool::runErased(Erased call, const void* task) {
    if (size_ > 1) {
        call_ = call;
        task_ = task;
        pending_.store(size_ - 1, std::memory_order_relaxed);
        round_.fetch_add(1, std::memory_order_release);
        round_.notify_all();
    }
    call(task, 0);
    for (int left = pending_.load(std::memory_order_acquire); left != 0; left = pending_.load(std::memory_order_acquire)) {
        awaitChange(pending_, left);
    }
}

void WorkerPool::work(int worker) {
    for (int round = 0;; ++round) {
        awaitChange(round_, round);
        if (stopping_) {
            return;
        }
        call_(task_, worker);
        if (pending_.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            pending_.notify_one();
        }
    }
}

Share shareOf(int count, int worker, int workers) {
    // Rounded up, so that the calling thread, which is awake already, has the first and largest share.
    const auto begin = [=](long long index) { return static_cast<int>((count * index + workers - 1) / workers); };
    return {begin(worker), begin(worker + 1)};
}

} // namespace model::fused
