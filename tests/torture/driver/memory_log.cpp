// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/memory_log.h"

#include <algorithm>
#include <fstream>

#include <malloc.h>
#include <unistd.h>

namespace soak {

void MemoryLog::sample() {
    double size = 0;
    double resident = 0;
    std::ifstream("/proc/self/statm") >> size >> resident;
    resident_.push_back(resident * static_cast<double>(sysconf(_SC_PAGESIZE)));
    const struct mallinfo2 heap = mallinfo2();
    allocated_.push_back(static_cast<double>(heap.uordblks + heap.hblkhd));
}

void MemoryLog::sampleReturned() {
    malloc_trim(0);
    sample();
}

MemoryLog::Medians MemoryLog::mediansOf(const std::vector<double>& samples) {
    Medians medians;
    const std::size_t count = samples.size();
    for (std::size_t third = 0; third < 3; ++third) {
        std::vector<double> part(samples.begin() + static_cast<std::ptrdiff_t>(count * third / 3),
                                 samples.begin() + static_cast<std::ptrdiff_t>(count * (third + 1) / 3));
        if (!part.empty()) {
            const auto middle = part.begin() + static_cast<std::ptrdiff_t>(part.size() / 2);
            std::nth_element(part.begin(), middle, part.end());
            medians.thirds[third] = *middle;
        }
    }
    return medians;
}

} // namespace soak
