// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/formats/tensor_files.h"

namespace model {

std::vector<std::pair<std::string, std::string>> exportMetadata(const Model& model) {
    std::vector<std::pair<std::string, std::string>> metadata{
        {"input", "image: float32 [N,1,28,28], each pixel (v/255 - 0.1307)/0.3081 of a grey level v, 255 is full ink"},
        {"output", "log_probabilities: float32 [N,10], natural logarithms"},
        {"classes", model.card.classes.empty() ? "0,1,2,3,4,5,6,7,8,9" : classesToJson(model.card.classes)},
        {"mean", "0.1307"},
        {"deviation", "0.3081"},
        {"exported_by", std::string("DigitLab ") + DIGITLAB_VERSION}};
    for (auto& entry : cardMetadata(model.card)) {
        if (entry.first != "format" && entry.first != "classes" && !entry.second.empty()) { // "format" is safetensors' own
            metadata.push_back(std::move(entry));
        }
    }
    return metadata;
}

} // namespace model
