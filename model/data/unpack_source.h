// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"
#include "model/ink/ink.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace model {

/// Files of a data set as MNIST's format has them, raw.
using RawFiles = std::map<DataFile, std::string>;

/// Which files the `index`-th source file of `set` holds.
std::vector<DataFile> filesIn(const KnownDataSet& set, std::size_t index);

/// What the `index`-th source file of `set`, downloaded to `path`, holds in MNIST's format: one file or several. EMNIST's images
/// are turned upright; USPS's 16×16 pictures are scaled to 20×20 by area mean and put in the middle, which is how large MNIST's
/// digits are. Throws `std::invalid_argument` or `std::length_error` saying what is wrong with the bytes, and `Error` when the
/// file cannot be read.
RawFiles unpackSource(const KnownDataSet& set, std::size_t index, const std::filesystem::path& path);

/// A file in MNIST's format from its parts.
std::string rawImages(const std::vector<DigitImage>& images);
std::string rawLabels(const std::vector<std::uint8_t>& labels);

/// The picture at another size, larger or smaller: each pixel is the mean of the area it covers, rounded. Sizes are at least 1.
Picture scaleByArea(const Picture& picture, int width, int height);

} // namespace model
