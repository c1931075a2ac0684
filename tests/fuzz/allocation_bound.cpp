// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/allocation_bound.h"

#include <malloc.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <new>

namespace {

constexpr std::ptrdiff_t kUnbounded = std::numeric_limits<std::ptrdiff_t>::max();
std::atomic<std::ptrdiff_t> taken{0};
std::atomic<std::ptrdiff_t> most{kUnbounded};

} // namespace

// Replaces those of the standard library in the whole program; those with alignment keep theirs.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    void* memory = std::malloc(size > 0 ? size : 1);
    const auto added = static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
    if (taken.fetch_add(added) + added > most) {
        std::fprintf(stderr, "This does not hold: memory stays within its bound (%zu bytes more are asked for)\n", size);
        std::abort();
    }
    return memory;
}

void* operator new(std::size_t size) {
    void* memory = operator new(size, std::nothrow);
    return memory == nullptr ? throw std::bad_alloc() : memory;
}

void* operator new[](std::size_t size) {
    return operator new(size);
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return operator new(size, std::nothrow);
}

void operator delete(void* memory) noexcept {
    taken -= static_cast<std::ptrdiff_t>(malloc_usable_size(memory));
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    operator delete(memory);
}

void operator delete[](void* memory) noexcept {
    operator delete(memory);
}

void operator delete[](void* memory, std::size_t) noexcept {
    operator delete(memory);
}

namespace fuzz {

AllocationBound::AllocationBound(std::size_t bytes) {
    most = taken + static_cast<std::ptrdiff_t>(bytes);
}

AllocationBound::~AllocationBound() {
    most = kUnbounded;
}

} // namespace fuzz
