// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib> // defines __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace app {

/// Configures glibc's malloc. To be called once, before anything else.
inline void arrangeMemory() {
#ifdef __GLIBC__
    // Few heaps: else each of the window's threads has one and keeps its peak there.
    mallopt(M_ARENA_MAX, 2);
    // LibTorch allocates the tensors of every step; returning blocks of 1 MB to the system and faulting them in again would make
    // it ten times slower. Only larger blocks are returned, such as data sets.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

/// Returns freed memory to the system after work that needed much of it. Otherwise glibc keeps the pages of each heap, and the
/// program grows with every run.
inline void returnMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace app
