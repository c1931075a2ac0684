// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/data_check.h"

#include "model/data/divide.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <unordered_map>

namespace model {

namespace {

std::vector<int> countsOf(const DataSet& set, std::size_t classes) {
    std::vector<int> counts(classes);
    for (const std::uint8_t label : set.labels) {
        if (label < classes) {
            ++counts[label];
        }
    }
    return counts;
}

template <class Wanted> std::vector<int> indicesOf(const DataSet& set, const Wanted& wanted) {
    std::vector<int> found;
    for (int i = 0; i < set.size(); ++i) {
        if (wanted(set.images[static_cast<std::size_t>(i)])) {
            found.push_back(i);
        }
    }
    return found;
}

bool isConstant(const DigitImage& image) {
    return std::ranges::all_of(image, [&](std::uint8_t v) { return v == image[0]; });
}

/// What is known of the images with the same pixels.
struct SameImages {
    std::uint8_t label; ///< of the first
    bool learned;       ///< the first is a training image
    bool contradicted = false;
};

std::unordered_map<std::string_view, SameImages> imagesOf(const DataSet& train, const DataSet& test) {
    std::unordered_map<std::string_view, SameImages> images;
    for (const DataSet* set : {&train, &test}) {
        for (std::size_t i = 0; i < set->images.size(); ++i) {
            const SameImages fresh{set->labels[i], set == &train};
            SameImages& same = images.try_emplace(pixelsOf(set->images[i]), fresh).first->second;
            same.contradicted |= same.label != fresh.label;
        }
    }
    return images;
}

} // namespace

DataFindings checkData(const DataSet& train, const DataSet& test, int unreadable) {
    DataFindings findings;
    findings.classes = namesOrDigits(train.classes);
    findings.train = countsOf(train, findings.classes.size());
    findings.test = countsOf(test, findings.classes.size());
    findings.unreadable = unreadable;
    findings.constantTrain = indicesOf(train, isConstant);
    findings.constantTest = indicesOf(test, isConstant);
    findings.constant = static_cast<int>(findings.constantTrain.size() + findings.constantTest.size());
    const auto known = imagesOf(train, test);
    const auto isLearned = [&](const DigitImage& image) { return known.at(pixelsOf(image)).learned; };
    const auto isContradicted = [&](const DigitImage& image) { return known.at(pixelsOf(image)).contradicted; };
    findings.repeated = indicesOf(test, isLearned);
    findings.leakedTestImages = static_cast<int>(findings.repeated.size());
    findings.contradictedTrain = indicesOf(train, isContradicted);
    findings.contradictedTest = indicesOf(test, isContradicted);
    findings.contradicted = static_cast<int>(findings.contradictedTrain.size() + findings.contradictedTest.size());
    const auto [fewest, most] = std::ranges::minmax_element(findings.train);
    findings.smallest = static_cast<int>(fewest - findings.train.begin());
    findings.largest = static_cast<int>(most - findings.train.begin());
    findings.emptyClass = *fewest == 0 ? findings.smallest : -1;
    return findings;
}

std::vector<std::string> warningsOf(const DataFindings& findings) {
    std::vector<std::string> warnings;
    const auto sized = [&](int label) {
        return className(findings.classes, label) + " (" + std::to_string(findings.train[static_cast<std::size_t>(label)]) + ")";
    };
    if (findings.emptyClass >= 0) {
        warnings.push_back("The class " + className(findings.classes, findings.emptyClass) + " has no training images.");
    }
    if (findings.isImbalanced()) {
        std::string times(32, '\0');
        times.resize(static_cast<std::size_t>(std::snprintf(times.data(), times.size(), "%.1f", findings.imbalance())));
        warnings.push_back("The classes are unequal: " + sized(findings.largest) + " has " + times +
                           " times as many training images as " + sized(findings.smallest) + ".");
    }
    const auto tell = [&](int count, const char* one, const char* many) {
        if (count > 0) {
            warnings.push_back(count == 1 ? one : std::to_string(count) + many);
        }
    };
    tell(findings.leakedTestImages, "1 test image is among the training images too: the accuracy on the test set is too good.",
         " test images are among the training images too: the accuracy on the test set is too good.");
    tell(findings.contradicted, "1 image has two labels: the same pixels have another one elsewhere.",
         " images have two labels: the same pixels have another one elsewhere.");
    tell(findings.constant, "1 image shows nothing: all its pixels are equal.",
         " images show nothing: all their pixels are equal.");
    tell(findings.unreadable, "1 picture could not be read and is left out.", " pictures could not be read and are left out.");
    return warnings;
}

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
