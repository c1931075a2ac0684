// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/catalogue.h"

namespace model {

std::string_view mnistSha256(DataFile file) {
    switch (file) {
    case DataFile::trainImages:
        return "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
    case DataFile::trainLabels:
        return "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5";
    case DataFile::testImages:
        return "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7";
    case DataFile::testLabels:
        return "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2";
    }
    return {};
}

std::int64_t mnistSize(DataFile file) {
    switch (file) {
    case DataFile::trainImages:
        return 16 + 60000LL * kImagePixels;
    case DataFile::trainLabels:
        return 8 + 60000LL;
    case DataFile::testImages:
        return 16 + 10000LL * kImagePixels;
    case DataFile::testLabels:
        return 8 + 10000LL;
    }
    return 0;
}

std::span<const std::string_view> mnistMirrors() {
    static constexpr std::array<std::string_view, 2> mirrors{
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    };
    return mirrors;
}

std::string_view dataSetName(std::string_view trainImagesSha256) {
    struct Known {
        std::string_view name;
        std::string_view sha256; ///< of the raw training images
    };
    static constexpr std::array known{
        Known{"MNIST", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
        Known{"Fashion-MNIST", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"},
    };
    for (const Known& set : known) {
        if (set.sha256 == trainImagesSha256) {
            return set.name;
        }
    }
    return {};
}

} // namespace model
