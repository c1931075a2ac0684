// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace model::fused {

/// A few threads that run one short task after another in lockstep. Between tasks workers stay awake for a moment, as the next
/// phase of a step usually follows at once, then they sleep, so that an idle pool takes no processor time from others.
class WorkerPool {
public:
    /// `size` workers, at least 1, of which the thread that calls `run` is the first. Throws `Error` when the system gives no
    /// more threads.
    explicit WorkerPool(int size);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    int size() const { return size_; }

    /// Calls task(worker) once for each worker 0 … size − 1, on its own thread, and returns when all have returned.
    /// The task must not throw. From one thread at a time.
    template <class Task> void run(const Task& task) {
        runErased([](const void* erased, int worker) { (*static_cast<const Task*>(erased))(worker); }, &task);
    }

private:
    using Erased = void (*)(const void*, int);

    void runErased(Erased call, const void* task);
    void work(int worker);
    void stop();

    int size_;
    Erased call_ = nullptr;
    const void* task_ = nullptr;
    bool stopping_ = false;
    std::atomic<int> round_ = 0;   ///< counts tasks; its change publishes call_, task_ and stopping_
    std::atomic<int> pending_ = 0; ///< helpers that have not finished the task
    std::vector<std::thread> threads_;
};

/// The part of `count` things that worker `worker` of `workers` takes: [begin, end), consecutive and as even as can be.
struct Share {
    int begin;
    int end;
};
Share shareOf(int count, int worker, int workers);

} // namespace model::fused
