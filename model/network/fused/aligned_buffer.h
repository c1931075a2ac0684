// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace model::fused {

constexpr std::size_t kHugePage = 2 << 20; ///< x86-64's and, mostly, arm64's

/// What a buffer of so many bytes begins at and fills whole ones of: cache lines, or huge pages from that size on.
constexpr std::size_t alignmentOf(std::size_t bytes) {
    constexpr std::size_t kLine = 64;
    return bytes < kHugePage ? kLine : kHugePage;
}

constexpr std::size_t allocatedBytes(std::size_t bytes) {
    const std::size_t unit = alignmentOf(bytes);
    return (bytes + unit - 1) / unit * unit;
}

/// Zeroed memory that begins on a cache line, as the kernels' vector loads need it.
template <class T> class AlignedBuffer {
public:
    AlignedBuffer() = default;

    explicit AlignedBuffer(std::size_t count) {
        const std::size_t unit = alignmentOf(count * sizeof(T));
        const std::size_t bytes = allocatedBytes(count * sizeof(T));
        data_.reset(static_cast<T*>(std::aligned_alloc(unit, bytes)));
        if (data_ == nullptr) {
            throw std::bad_alloc();
        }
#if defined(__linux__)
        if (unit == kHugePage) {
            madvise(data_.get(), bytes, MADV_HUGEPAGE); // a wish: fewer address translations while streaming through
        }
#endif
        std::memset(data_.get(), 0, bytes);
    }

    T* data() const {
        return data_.get();
    }
    T& operator[](std::size_t i) const {
        return data_[i];
    }

private:
    struct Free {
        void operator()(T* memory) const { std::free(memory); }
    };
    std::unique_ptr<T[], Free> data_;
};

} // namespace model::fused
