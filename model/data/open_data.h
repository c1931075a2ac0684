// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/image_folder.h"

/// A data set as someone has it: a folder with MNIST's four files, with train.csv and test.csv, one CSV file, one `.npz` file, or
/// a folder of pictures a class; or such a file itself. classes.txt beside them names the classes.
namespace model {

/// What a path holds.
enum class DataKind { none, idx, csv, npz, pictures };
DataKind dataKindOf(const std::filesystem::path& path);

/// Both splits. One CSV file is divided as a folder of pictures is: the last sixth of each class is the test set. Training images
/// that come class by class are mixed by `interleaveClasses`. Throws `Error` with the file, the row and what to do.
ImageFolderData openData(const std::filesystem::path& path, const PictureReader& read);

/// Where a set's classes follow one another, they take turns instead, each as often as it has images: any first or last part of
/// the set, as is trained on or held back, then has all of them. Other sets stay as they are. The images of a class keep their
/// order.
void interleaveClasses(DataSet& set);

} // namespace model
