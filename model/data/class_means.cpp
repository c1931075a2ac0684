// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/class_means.h"

namespace model {

std::vector<DigitImage> classMeans(const DataSet& set, std::size_t classes) {
    std::vector<std::array<std::uint32_t, kImagePixels>> sums(classes); // 350,000 images of 255 fit
    std::vector<std::uint32_t> counts(classes);
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const std::size_t label = set.labels[i];
        if (label < classes) {
            ++counts[label];
            for (std::size_t pixel = 0; pixel < kImagePixels; ++pixel) {
                sums[label][pixel] += set.images[i][pixel];
            }
        }
    }
    std::vector<DigitImage> means(classes, DigitImage{});
    for (std::size_t label = 0; label < classes; ++label) {
        for (std::size_t pixel = 0; counts[label] > 0 && pixel < kImagePixels; ++pixel) {
            means[label][pixel] = static_cast<std::uint8_t>((sums[label][pixel] + counts[label] / 2) / counts[label]);
        }
    }
    return means;
}

} // namespace model
