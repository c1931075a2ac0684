// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// Labelled images of one split; `labels[i]`, less than the number of classes, belongs to `images[i]`.
struct DataSet {
    std::vector<DigitImage> images;
    std::vector<std::uint8_t> labels;
    ClassNames classes = {};            ///< empty: the ten digits
    std::vector<Drawing> drawings = {}; ///< what the images were framed from, one each, where the data are pen strokes; else none

    int size() const { return static_cast<int>(images.size()); }
    void add(const DigitImage& image, std::uint8_t label) {
        images.push_back(image);
        labels.push_back(label);
    }
    /// The image at `index` of a set of the same kind, with its label and its drawing.
    void add(const DataSet& from, std::size_t index) {
        add(from.images[index], from.labels[index]);
        if (!from.drawings.empty()) {
            drawings.push_back(from.drawings[index]);
        }
    }
};

/// SHA-256 of the four raw IDX files a data set makes, hexadecimal, in the order it is trained in; empty where it is not known.
struct DataHashes {
    std::string trainImages = {};
    std::string trainLabels = {};
    std::string testImages = {};
    std::string testLabels = {};
    bool operator==(const DataHashes&) const = default;
};

/// How model cards and run records identify their data.
struct DataIdentity {
    std::string name;
    DataHashes hashes;
    ClassNames classes = {};
};

enum class Split { train, test };

/// Pictures that were left out because they could not be read.
struct UnreadablePictures {
    int count = 0;
    std::vector<std::string> first; ///< what was wrong with the first few
};

/// What was done to every image of a set, so that it lies as MNIST does; doing it again undoes it.
struct Turning {
    bool inverted = false;
    bool transposed = false;

    /// Both, one after the other.
    Turning operator+(Turning other) const { return {inverted != other.inverted, transposed != other.transposed}; }
};

/// Both splits of a data set, each with the names of its classes.
struct DataSplits {
    DataSet train;
    DataSet test;
    UnreadablePictures unreadable = {};
    Turning turning = {};
    std::vector<std::string> notes = {}; ///< what was done while reading, a sentence each
};

} // namespace model
