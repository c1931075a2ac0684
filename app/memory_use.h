// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib> // says whether it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace app {

/// Once, before anything else: how glibc's malloc is to keep what is freed.
inline void arrangeMemory() {
#ifdef __GLIBC__
    // Few heaps: each of the window's threads would have one, and keep there what it needed at its most.
    mallopt(M_ARENA_MAX, 2);
    // LibTorch takes the tensors of every step from malloc; were blocks of 1 MB returned to the system and faulted in again, it
    // would have a tenth of its speed. What goes back is larger: whole data sets.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
}

/// Gives what was freed back to the system, after work that took much: glibc keeps the pages of each heap otherwise, and the
/// program would grow with every run for hours though nothing leaks.
inline void returnMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace app
