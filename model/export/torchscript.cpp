// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/network/learner.h"

namespace model {

std::string writeTorchScript(const Model& model) {
    return torchEngine().writeScript(model.weights, exportMetadata(model));
}

void runTorchScript(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities) {
    torchEngine().runScript(bytes, images, logProbabilities);
}

} // namespace model
