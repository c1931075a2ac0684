// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The names in a text, with this between them. Throws `Error` with the source unless they are 2 to kMaxClasses different ones of
/// at most 100 bytes.
ClassNames classNamesIn(std::string text, char separator, const std::string& source);

/// The names in `folder`/classes.txt, one a line, the first that of label 0; none where there is no such file. Throws as
/// `classNamesIn`.
ClassNames readClassNames(const std::filesystem::path& folder);

/// Names the classes of one split or both, read from `path`: without names, labels beyond 9 make them the numbers from "0".
/// Throws `Error` when a label has no name.
void setClassNames(std::initializer_list<DataSet*> splits, const ClassNames& names, const std::filesystem::path& path);

/// Images with their labels as a file has them; no labels where it has none.
struct TextLabelled {
    std::vector<DigitImage> images;
    std::vector<std::string> labels;
    std::vector<Drawing> drawings = {};    ///< what the images were framed from, or none
    std::vector<std::string> writers = {}; ///< of the drawings, "" where it is not known
};

/// The label that a text is where it is a whole number of 0 … 99: "7", "7.0".
std::optional<std::uint8_t> labelNumber(std::string_view text);

/// Both splits with labels and classes: numbers stay what they are, and `names` name them; other texts are the names of the
/// classes, in the order of `names` or else of their bytes. Throws `Error` with the path where they are neither.
void setLabels(DataSplits& data, TextLabelled train, TextLabelled test, const ClassNames& names,
               const std::filesystem::path& path);

} // namespace model
