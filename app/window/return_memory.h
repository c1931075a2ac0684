// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib> // says whether it is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace app {

/// Gives what was freed back to the system, after work that took much: glibc keeps the pages of each thread's heap otherwise,
/// and the program would grow with every run for hours though nothing leaks.
inline void returnMemory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace app
