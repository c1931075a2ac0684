// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// NumPy's array files (NEP 1): the magic, a version, a header that is a Python dictionary with descr, fortran_order and shape,
/// the numbers. Whole numbers of any size in row-major order are read, which is what data sets are made of.
namespace model {

/// The arrays of one `.npy` file with values 0 … 255.
struct NpyBytes {
    std::vector<std::size_t> shape;
    std::vector<std::uint8_t> values;
};

/// Throws `std::invalid_argument` saying what is wrong: damaged, of another type or order, or a value beyond `largest`. A
/// header's shape is believed only as far as there are bytes.
NpyBytes readNpy(std::string_view bytes, int largest);

/// A `.npz` file as Keras ships MNIST: x_train and x_test, [N,28,28], [N,28,28,1] or [N,784] of 0 … 255; y_train and y_test, [N]
/// or [N,1] of 0 … 99. Throws `Error` with the path and the array.
DataSplits readNpzData(const std::filesystem::path& path);

} // namespace model
