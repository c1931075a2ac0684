// SPDX-License-Identifier: GPL-3.0-or-later
// Writes networks of every kind in one format, with what they answer: usage network_exports FORMAT FOLDER. For each one
// NAME.ENDING, and NAME.answers, [N,classes] float64 from the plain forward pass; images.bin, [N,28,28] uint8; standard output is
// a JSON list.
#include "model/export/export.h"
#include "model/export/formats.h"
#include "model/export/forward_steps.h"
#include "tests/model/plain_network.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace model;

template <class Values> void write(const std::filesystem::path& path, const Values& values) {
    std::ofstream out(path, std::ios::binary);
    out.exceptions(std::ios::badbit | std::ios::failbit);
    out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof values[0]));
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        return 2;
    }
    const ExportFormat format = exportFormatOf(arguments[1], "");
    const std::filesystem::path folder = arguments[2];
    const std::vector<DigitImage> images = drawnDigits(20);
    write(folder / "images.bin", images);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Weights& weights : plain::allWeights(10)) {
        const std::string name = "network" + std::to_string(list.size());
        write(folder / (name + kExportFormats[static_cast<std::size_t>(format)].ending), exportBytes({weights, {}}, format, {}));
        std::vector<double> answers;
        const Weights exported = format == ExportFormat::cInt8 ? roundedToInt8(weights) : weights;
        for (const DigitImage& image : images) {
            const plain::Values one = plain::answer(exported, image);
            answers.insert(answers.end(), one.begin(), one.end());
        }
        write(folder / (name + ".answers"), answers);
        const Architecture& architecture = *weights.architecture;
        list.push_back({{"name", name},
                        {"network", architecture.network().name},
                        {"classes", architecture.classes()},
                        {"parameters", architecture.parameters()}});
    }
    std::cout << list.dump() << '\n';
    return 0;
}
