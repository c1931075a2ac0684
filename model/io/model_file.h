// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/classes.h"
#include "model/nn/architecture.h"
#include "model/recipe.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace model {

/// What a model file says of itself. Everything may be missing in files from elsewhere.
struct ModelCard {
    std::string program; ///< "DigitLab 1.0.0"
    std::string date;    ///< ISO 8601, UTC
    std::optional<Recipe> recipe;
    int epochs = 0; ///< finished
    std::int64_t steps = 0;
    std::optional<double> trainAccuracy; ///< fractions
    std::optional<double> testAccuracy;
    std::optional<double> temperature; ///< the logits have been divided by
    std::optional<WeightsKind> weightsKind;
    std::optional<double> validationAccuracy; ///< a fraction of the images that the recipe held back
    int bestEpoch = 0;                        ///< by them; 0 without any
    std::string dataSet;                      ///< its name
    std::string dataSetHash;                  ///< SHA-256 of the raw training images, hexadecimal
    ClassNames classes;                       ///< what its answers are called; empty: the ten digits
};

struct Model {
    Weights weights;
    ModelCard card;
};

/// Reads a `.safetensors` file, or PyTorch weights saved with `torch.save` (a state dict or a plain dict of tensors), told apart
/// by their content. Sizes, types, shapes and names are checked before anything is used. Throws `Error` with the path.
Model loadModel(const std::filesystem::path& path);

/// The tensors of a PyTorch file by name, without asking that they be this network's. Throws `Error` with the path.
std::map<std::string, NamedTensor> loadTensors(const std::filesystem::path& path);

/// Throws `Error` unless the name ends in .safetensors, .pt or .pth.
void checkModelPath(const std::filesystem::path& path);

/// Writes `.pt` (for `load_state_dict(torch.load(…))`) or else `.safetensors`, by the name's ending, atomically. Throws `Error`.
void saveModel(const std::filesystem::path& path, const Model& model);

} // namespace model
