// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>
#include <vector>

namespace model::fused {

/// The part of `count` things that worker `worker` of `workers` takes: [begin, end), consecutive and as even as can be.
struct Share {
    int begin;
    int end;
};
Share shareOf(int count, int worker, int workers);

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

    /// Calls task(worker, index) once for each index 0 … count − 1. Every worker begins with its share of them and goes on with
    /// what others have not begun, so that a worker that is preempted does not hold the others up. As `run` otherwise.
    template <class Task> void forEach(int count, const Task& task) {
        for (int worker = 0; worker < size_; ++worker) {
            const Share share = shareOf(count, worker, size_);
            queues_[static_cast<std::size_t>(worker)].next = share.begin;
            queues_[static_cast<std::size_t>(worker)].end = share.end;
        }
        const auto work = [&](int worker) {
            for (int from = 0; from < size_; ++from) {
                Queue& queue = queues_[static_cast<std::size_t>((worker + from) % size_)];
                for (int index = queue.next++; index < queue.end; index = queue.next++) {
                    task(worker, index);
                }
            }
        };
        run(work);
    }

private:
    using Erased = void (*)(const void*, int);

    /// What is left of a worker's share; on a cache line of its own.
    struct alignas(64) Queue {
        std::atomic<int> next;
        int end;
    };

    void runErased(Erased call, const void* task);
    void work(int worker);
    void stop();

    int size_;
    Erased call_ = nullptr;
    const void* task_ = nullptr;
    bool stopping_ = false;
    std::atomic<int> round_ = 0;   ///< counts tasks; its change publishes call_, task_ and stopping_
    std::atomic<int> pending_ = 0; ///< helpers that have not finished the task
    std::vector<Queue> queues_;    ///< one a worker
    std::vector<std::thread> threads_;
};

} // namespace model::fused
