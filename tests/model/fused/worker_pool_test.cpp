// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/worker_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace {

using model::fused::Share;
using model::fused::shareOf;
using model::fused::WorkerPool;

TEST(WorkerPool, RunsEachWorkerOncePerTask) {
    for (const int size : {1, 2, 5}) {
        WorkerPool pool(size);
        std::vector<int> calls(static_cast<std::size_t>(size));
        for (int round = 0; round < 200; ++round) {
            const auto task = [&](int worker) { ++calls[static_cast<std::size_t>(worker)]; };
            pool.run(task);
            // Plain ints: that this thread sees every worker's write is part of what is tested.
            EXPECT_EQ(calls, std::vector<int>(static_cast<std::size_t>(size), round + 1));
        }
    }
}

TEST(WorkerPool, WorkersSeeWhatTheCallerWrote) {
    WorkerPool pool(3);
    int value = 0;
    std::vector<int> seen(3);
    for (int round = 1; round < 200; ++round) {
        value = round;
        const auto task = [&](int worker) { seen[static_cast<std::size_t>(worker)] = value; };
        pool.run(task);
        EXPECT_EQ(seen, std::vector<int>(3, round));
    }
}

TEST(WorkerPool, EachIndexHasOneCall) {
    for (const int size : {1, 2, 5}) {
        WorkerPool pool(size);
        for (const int count : {0, 1, 3, 8, 100}) {
            std::vector<int> calls(static_cast<std::size_t>(count));
            for (int round = 0; round < 50; ++round) {
                pool.forEach(count, [&](int, int index) { ++calls[static_cast<std::size_t>(index)]; });
                EXPECT_EQ(calls, std::vector<int>(static_cast<std::size_t>(count), round + 1));
            }
        }
    }
}

TEST(WorkerPool, OthersDoWhatAHeldUpWorkerHasNotBegun) {
    constexpr int kCount = 20;
    WorkerPool pool(2);
    std::atomic<int> done = 0;
    std::vector<int> by(kCount);
    pool.forEach(kCount, [&](int worker, int index) {
        by[static_cast<std::size_t>(index)] = worker;
        if (worker == 0 && index == 0) { // until all others are done: for good, if they were mine
            for (int before = done; before < kCount - 1; before = done) {
                done.wait(before);
            }
        }
        ++done;
        done.notify_all();
    });
    EXPECT_EQ(done, kCount);
    if (by.front() == 0) { // and not taken by the other one before the first worker began
        EXPECT_EQ(std::count(by.begin(), by.end(), 0), 1);
    }
}

TEST(WorkerPool, SharesCoverEverythingInOrder) {
    for (const int workers : {1, 2, 3, 7}) {
        for (const int count : {0, 1, 5, 8, 100}) {
            int next = 0;
            for (int worker = 0; worker < workers; ++worker) {
                const Share share = shareOf(count, worker, workers);
                EXPECT_EQ(share.begin, next);
                EXPECT_LE(share.end - share.begin, count / workers + 1);
                next = share.end;
            }
            EXPECT_EQ(next, count);
        }
    }
}

} // namespace
