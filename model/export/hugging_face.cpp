// SPDX-License-Identifier: GPL-3.0-or-later
// A folder as the Hugging Face hub takes it: weights, config.json, a card (README.md), and load.py, which PyTorch runs.
#include "model/export/export.h"
#include "model/export/formats.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"

#include <nlohmann/json.hpp>

namespace model {
namespace {

using Object = nlohmann::ordered_json;

std::string asciiJson(const Object& value, int indent = -1) {
    return value.dump(indent, ' ', true, Object::error_handler_t::replace);
}

/// The data set's name on the hub; empty for others.
std::string hubDataSet(const std::string& name) {
    return name == "MNIST" ? "ylecun/mnist" : name == "Fashion-MNIST" ? "zalando-datasets/fashion_mnist" : "";
}

std::string hubConfig(const Model& model) {
    Object labels = Object::object();
    Object numbers = Object::object();
    for (int i = 0; i < model.weights.classes(); ++i) {
        const std::string number = std::to_string(i);
        const std::string name = model.card.classes.empty() ? number : model.card.classes[static_cast<std::size_t>(i)];
        labels[number] = name;
        numbers[name] = i;
    }
    return asciiJson({{"model_type", "digitlab"},
                      {"network", Object::parse(toJson(model.weights.architecture->network()))},
                      {"num_channels", 1},
                      {"image_size", kImageSide},
                      {"image_mean", {0.1307}},
                      {"image_std", {0.3081}},
                      {"id2label", labels},
                      {"label2id", numbers}},
                     2) +
           "\n";
}

/// The card's head. YAML takes JSON's texts as they are.
std::string hubHead(const ModelCard& card, const std::string& name, const std::string& licence) {
    std::string head = "---\nlicense: " + asciiJson(licence) +
                       "\nlibrary_name: pytorch\npipeline_tag: image-classification\ntags:\n- digitlab\n- pytorch\n";
    if (const std::string set = hubDataSet(card.dataSet); !set.empty()) {
        head += "datasets:\n- " + set + "\n";
    }
    if (card.measured) {
        const std::string set = hubDataSet(card.measured->dataSet);
        head +=
            "metrics:\n- accuracy\nmodel-index:\n- name: " + asciiJson(name) +
            "\n  results:\n  - task:\n      type: image-classification\n    dataset:\n      name: " +
            asciiJson(card.measured->dataSet) + "\n      type: " + asciiJson(set.empty() ? card.measured->dataSet : set) +
            "\n      split: test\n    metrics:\n    - type: accuracy\n      value: " + fixedDigits(card.measured->accuracy, 4) +
            "\n";
    }
    return head + "---\n";
}

/// What the card knows, each fact a list's line; what it does not know is said to be unknown.
std::string hubFacts(const ModelCard& card) {
    std::string facts = "- data: " + (card.dataSet.empty() ? "not known" : markdown(card.dataSet));
    if (!card.dataSetHash.empty()) {
        facts += ", SHA-256 of the raw training images `" + markdown(card.dataSetHash) + "`";
    }
    if (card.recipe && !card.recipe->unread) {
        facts += "\n- recipe: " + markdown(card.recipe->name) + ", seed " + std::to_string(card.recipe->seed) +
                 "; all its settings lie in the metadata of model.safetensors, and `digitlab summary --model model.safetensors` "
                 "prints them";
    }
    if (card.epochs > 0) {
        facts += "\n- length: " + std::to_string(card.epochs) + " epochs, " + groupedDigits(card.steps) + " steps";
    }
    return facts + (card.date.empty() ? "" : "\n- date: " + markdown(card.date)) + "\n";
}

std::string hubCard(const Model& model, const std::string& licence) {
    const ModelCard card = exportedCard(model.card);
    const Architecture& architecture = *model.weights.architecture;
    const int classes = architecture.classes();
    const bool digits = readsDigits(model);
    const std::string name = card.recipe && !card.recipe->unread ? card.recipe->name : architecture.network().name;
    std::string text = hubHead(card, name, licence);
    text += "\n# " + markdown(name) + "\n\nA network of " + groupedDigits(architecture.parameters()) + " parameters that " +
            (digits ? "reads handwritten digits" : "tells " + std::to_string(classes) + " classes of images apart") +
            ", written by DigitLab " DIGITLAB_VERSION ".\n\n## Use\n\n"
            "    from load import read\n"
            "    probabilities = read(grey)  # uint8 [N, 28, 28], 255 is full ink → float32 [N, " +
            std::to_string(classes) +
            "]\n\n`load.py` needs PyTorch alone; `config.json` has the list of layers, the names of the classes and the "
            "normalisation.\n\n## Results\n\n";
    text += card.measured ? "Of the test images of " + markdown(card.measured->dataSet) + ", each read once, " +
                                fixedDigits(100 * card.measured->accuracy, 2) + " % are read right.\n"
                          : "How well these weights read is not known.\n";
    if (card.temperature) {
        text += "\nIts answers are calibrated: the logits were divided by " + fixedDigits(*card.temperature, 3) + ".\n";
    }
    text += "\n## Training\n\n" + hubFacts(card) + "\n## Limits\n\n- Every image is given one of the " + std::to_string(classes) +
            " classes, whatever it shows: there is none for \"nothing of these\".\n"
            "- It reads images that are framed as its training images are" +
            (digits ? ": 28×28 grey levels, the digit within 20×20, its centre of mass in the middle" : ", 28×28 grey levels") +
            ". Others it reads worse, and as surely.\n"
            "- No group of writers was looked at by itself.\n"
            "- Where a wrong answer does harm, somebody has to look at each.\n\n## License\n\n" +
            (licence == kUnknownLicence ? std::string("Its author has not said under which licence these weights are; "
                                                      "`license` in the head of this file is the place for it.")
                                        : "The weights: " + markdown(licence) + ".") +
            " `load.py`: 0BSD.\n";
    return text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> huggingFaceFiles(const Model& model, const std::string& licence) {
    return {{"model.safetensors", writeSafetensors(model)},
            {"config.json", hubConfig(model)},
            {"README.md", hubCard(model, licence)},
            {"load.py", filledIn(kLoadTemplate, {{"layers", torchLayers(*model.weights.architecture)}})}};
}

} // namespace model
