// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace model {

/// A form of data that other programs read.
struct ForeignForm {
    std::string name; ///< "a file of MATLAB"
    std::string hint; ///< the line of Python that makes a `.npz` file of that very file
};

/// By a file's name: pickles, MATLAB's, HDF5, Parquet, ARFF and PyTorch's tensors; an empty name for all others.
ForeignForm foreignForm(const std::filesystem::path& file);

} // namespace model
