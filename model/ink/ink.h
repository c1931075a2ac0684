// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/layer_maps.h"
#include "model/values/picture.h"
#include "model/values/types.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Drawings and pictures → the 28×28 image a network trained on MNIST expects. MNIST's makers scaled each digit to a 20×20 box
/// keeping its aspect, with anti-aliasing, and moved its centre of mass to the centre of 28×28 (LeCun et al. 1998).
namespace model {

/// The framed image, or nothing when the drawing leaves no ink. Strokes are drawn anew at the framed size, so neither the
/// canvas's size nor a small drawing costs sharpness; a brush keeps its thickness relative to the digit within what MNIST's pens
/// have. Points that are not finite are left out.
std::optional<DigitImage> frameDrawing(const Drawing& drawing);

/// The same, and where the image lies on the drawing.
struct FramedDrawing {
    DigitImage image{};
    ImagePlace place;
};
std::optional<FramedDrawing> placeDrawing(const Drawing& drawing);

/// The same framing for a picture of one digit, dark on light or light on dark (told by its border), or nothing when it is blank.
std::optional<DigitImage> framePicture(const Picture& picture);

} // namespace model
