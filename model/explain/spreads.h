// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/values/data_set.h"
#include "model/values/histograms.h"

#include <span>

namespace model {

/// Of the finite values; all zero when there are none.
Histogram histogramOf(std::span<const float> values);

/// Histograms of each convolution and linear layer: its weights; its weighted sums for the images (running statistics, no
/// dropout); and the gradients of the mean loss over these images with respect to the weights (batch norm by the batch, as in
/// training, no dropout). Only the weights without images; of a large network only so many images that 20 million sums, 80 MB,
/// are counted. Takes some 0.5 ms an image with the bundled network.
EpochHistograms measureSpreads(const Weights& weights, int epoch, std::span<const DigitImage> images,
                               std::span<const std::uint8_t> labels);

} // namespace model
