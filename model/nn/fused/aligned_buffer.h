// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace model::fused {

/// Zeroed memory that begins on a cache line, as the kernels' vector loads need it.
template <class T> class AlignedBuffer {
public:
    AlignedBuffer() = default;

    explicit AlignedBuffer(std::size_t count) {
        constexpr std::size_t kLine = 64;
        const std::size_t bytes = (count * sizeof(T) + kLine - 1) / kLine * kLine;
        data_.reset(static_cast<T*>(std::aligned_alloc(kLine, bytes)));
        if (data_ == nullptr) {
            throw std::bad_alloc();
        }
        std::memset(data_.get(), 0, bytes);
    }

    T* data() const { return data_.get(); }
    T& operator[](std::size_t i) const { return data_[i]; }

private:
    struct Free {
        void operator()(T* memory) const { std::free(memory); }
    };
    std::unique_ptr<T[], Free> data_;
};

} // namespace model::fused
