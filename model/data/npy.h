// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/class_names.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// NumPy's array files (NEP 1): the magic, a version, a header that is a Python dictionary with descr, fortran_order and shape,
/// the values. Numbers of any type and texts are read, in either order.
namespace model {

/// One array, as it lies in the bytes of a `.npy` file, which must outlive it. Values are counted in C's order.
class NpyArray {
public:
    /// Throws `std::invalid_argument` saying what is wrong: damaged, or of another type. The shape is believed only as far as
    /// there are bytes.
    explicit NpyArray(std::string_view bytes);

    const std::vector<std::size_t>& shape() const { return shape_; }
    std::size_t size() const { return size_; }
    bool holdsTexts() const { return kind_ == 'U' || kind_ == 'S'; }
    /// NaN of a text.
    double number(std::size_t i) const;
    /// A text in UTF-8; a whole number without a point.
    std::string text(std::size_t i) const;

private:
    std::size_t placeOf(std::size_t i) const;

    std::vector<std::size_t> shape_;
    std::size_t size_ = 1;
    std::string_view data_;
    char kind_ = 0; ///< b, i, u, f, U or S
    std::size_t bytes_ = 0;
    bool bigEndian_ = false;
    bool byColumns_ = false;
};

/// Images of 28×28, [N,28,28] or [N,784] with any extents of 1 between, or in three colours, the first or the last extent of an
/// image; their numbers go from 0 to 1 or to 255. Throws `std::invalid_argument`.
std::vector<DigitImage> imagesOf(const NpyArray& array);

/// A text for each: [N], [N,1] or [1,N]; or one-hot, [N,C]. Throws `std::invalid_argument`.
std::vector<std::string> labelsOf(const NpyArray& array);

} // namespace model
