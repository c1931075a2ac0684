// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

#include <cstdint>
#include <vector>

/// Labelled images for the tests.
struct TestDigits {
    std::vector<model::DigitImage> images;
    std::vector<std::uint8_t> labels;

    /// [N,28,28], normalised as the network expects.
    std::vector<float> pixels() const;
};

/// Blurred strokes on an empty background, a fixed shape for each label with some shake: always there, always the same.
TestDigits syntheticDigits(int count);

/// MNIST's test images from the folder DIGITLAB_DATA names, unpacked; empty without it.
TestDigits mnistDigits(int count);

/// The real ones where there are any.
TestDigits testDigits(int count);
