// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "model/formats/model_file.h"

#include <cstdio>

namespace app {
namespace {

/// Reads a model in either format and writes it in the one `to`'s name ends in.
void runConvert(const std::string& from, const std::string& to) {
    model::checkModelPath(to);
    model::saveModel(to, model::loadModel(from));
    std::printf("Wrote %s\n", to.c_str());
}

} // namespace

void addConvert(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("convert", "Turn a model file into the other format (.safetensors, .pt for PyTorch)");
    const auto from = std::make_shared<std::string>();
    const auto to = std::make_shared<std::string>();
    app.add_option("from", *from, "Model file to read")->required();
    app.add_option("to", *to, "Model file to write; its name decides the format")->required();
    app.callback([from, to] { runConvert(*from, *to); });
}

} // namespace app
