// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace fuzz {

/// While this lives, what `new` has given and not got back must not grow by more than `bytes`; the allocation that goes beyond
/// aborts, so that the stack tells who asked for it. One at a time. What C libraries take is bounded by the fuzzer's options
/// alone.
class AllocationBound {
public:
    explicit AllocationBound(std::size_t bytes);
    ~AllocationBound();
    AllocationBound(const AllocationBound&) = delete;
    AllocationBound& operator=(const AllocationBound&) = delete;
};

} // namespace fuzz
