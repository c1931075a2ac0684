// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/network_json.h"

#include "model/files/shallow_json.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <mutex>

namespace model {

extern const std::vector<std::string_view> kShippedNetworks; ///< their JSON, made by model/CMakeLists.txt

namespace {

using OrderedJson = nlohmann::ordered_json; ///< the first key tells a layer's kind

constexpr std::size_t kLongestText = 1000;     ///< bytes
constexpr std::size_t kLongestNetwork = 65536; ///< bytes: ordered JSON compares a key with all before it

struct KindWord {
    const char* word;
    LayerKind kind;
    bool sized; ///< the value behind the word is its size
};
constexpr KindWord kKinds[] = {
    {"convolution", LayerKind::convolution, true},
    {"linear", LayerKind::linear, true},
    {"batch norm", LayerKind::batchNorm, false},
    {"relu", LayerKind::relu, false},
    {"leaky relu", LayerKind::leakyRelu, false},
    {"dropout", LayerKind::dropout, false},
    {"max pooling", LayerKind::maxPooling, true},
    {"average pooling", LayerKind::averagePooling, true},
    {"global average pooling", LayerKind::globalAveragePooling, false},
};

OrderedJson toJson(const Layer& layer) {
    const KindWord& kind = *std::ranges::find(kKinds, layer.kind, &KindWord::kind);
    const Layer plain = plainLayer(layer.kind);
    if (layer.kind == LayerKind::leakyRelu) {
        return {{kind.word, layer.slope}};
    }
    if (layer.rate) {
        return {{kind.word, *layer.rate}};
    }
    if (!kind.sized) {
        return kind.word;
    }
    OrderedJson json = {{kind.word, layer.size == kClasses ? OrderedJson("classes") : OrderedJson(layer.size)}};
    const auto add = [&](const char* key, auto value, auto usual) {
        if (value != usual) {
            json[key] = value;
        }
    };
    add("kernel", layer.kernel, plain.kernel);
    add("padding", layer.padding, plain.padding);
    add("stride", layer.stride, plain.stride);
    add("bias", layer.bias, plain.bias);
    return json;
}

int wholeNumber(const OrderedJson& value, const std::string& key) {
    if (!value.is_number_integer() || value < -1'000'000'000 || value > 1'000'000'000) {
        throw std::invalid_argument("its " + key + " is not a whole number");
    }
    return value.get<int>();
}

Layer layerFromJson(const OrderedJson& json) {
    const bool word = json.is_string();
    if (!word && (!json.is_object() || json.empty())) {
        throw std::invalid_argument("it is neither a word nor an object");
    }
    const std::string name = word ? json.get<std::string>() : json.begin().key();
    const auto kind = std::ranges::find(kKinds, name, &KindWord::word);
    if (kind == std::end(kKinds)) {
        std::string words;
        for (const KindWord& known : kKinds) {
            words += (words.empty() ? "" : ", ") + std::string(known.word);
        }
        throw std::invalid_argument("there is no layer \"" + plainText(name.substr(0, 100)) + "\", but " + words);
    }
    if (word && kind->sized) {
        throw std::invalid_argument("\"" + name + "\" needs a number, as in {\"" + name + "\": 2}");
    }
    Layer layer = plainLayer(kind->kind);
    for (auto entry = word ? json.end() : json.begin(); !word && entry != json.end(); ++entry) {
        const std::string& key = entry.key();
        const OrderedJson& value = entry.value();
        const bool convolution = layer.kind == LayerKind::convolution;
        const bool weighted = convolution || layer.kind == LayerKind::linear;
        if (entry == json.begin()) {
            if (kind->sized) {
                const bool classes = weighted && value.is_string() && value == "classes";
                layer.size = classes ? kClasses : wholeNumber(value, "number");
                if (!classes && layer.size < 1) {
                    throw std::invalid_argument("its number is less than 1; use one from 1 on, or \"classes\" in a last layer");
                }
            } else if ((layer.kind == LayerKind::leakyRelu || layer.kind == LayerKind::dropout) && value.is_number()) {
                layer.kind == LayerKind::dropout ? layer.rate = value.get<double>() : layer.slope = value.get<double>();
            } else {
                throw std::invalid_argument("what stands behind \"" + name + "\" is not for it; write \"" + name + "\" alone");
            }
        } else if (convolution && key == "kernel") {
            layer.kernel = wholeNumber(value, key);
        } else if (convolution && key == "padding") {
            layer.padding = wholeNumber(value, key);
        } else if (convolution && key == "stride") {
            layer.stride = wholeNumber(value, key);
        } else if (weighted && key == "bias" && value.is_boolean()) {
            layer.bias = value.get<bool>();
        } else {
            throw std::invalid_argument(
                "\"" + plainText(key.substr(0, 100)) + "\" is not one of its keys, or has a value that it cannot have; " +
                (convolution ? "those of a convolution are kernel, padding, stride (whole numbers) and bias "
                               "(true or false)"
                 : weighted  ? "that of a linear layer is bias (true or false)"
                             : "it has none"));
        }
    }
    return layer;
}

std::string shortText(const OrderedJson& json, const char* key) {
    if (!json.contains(key)) {
        return {};
    }
    if (!json[key].is_string() || json[key].get_ref<const std::string&>().size() > kLongestText) {
        throw std::invalid_argument(std::string("its ") + key + " is not a text of at most 1000 bytes");
    }
    return plainText(json[key].get<std::string>());
}

} // namespace

std::string toJson(const Network& network) {
    OrderedJson json{{"name", network.name}};
    if (!network.about.empty()) {
        json["about"] = network.about;
    }
    json["layers"] = OrderedJson::array();
    for (const Layer& layer : network.layers) {
        json["layers"].push_back(toJson(layer));
    }
    return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Network networkFromJson(const std::string& text, const std::string& source) {
    Network network;
    try {
        if (text.size() > kLongestNetwork) {
            throw std::invalid_argument("it takes " + std::to_string(text.size()) + " bytes, and at most " +
                                        std::to_string(kLongestNetwork) + " are read");
        }
        const auto json = parseShallow<OrderedJson>(text);
        if (!json.is_object() || !json.contains("layers") || !json["layers"].is_array()) {
            throw std::invalid_argument("it has no list of layers");
        }
        network.name = shortText(json, "name");
        network.about = shortText(json, "about");
        for (const auto& [key, value] : json.items()) {
            if (key != "name" && key != "about" && key != "layers") {
                throw std::invalid_argument("\"" + plainText(key.substr(0, 100)) + "\" is not known");
            }
        }
        if (json["layers"].size() > kMaxLayers) {
            throw std::invalid_argument("it has " + std::to_string(json["layers"].size()) + " layers, and at most " +
                                        std::to_string(kMaxLayers) + " can be");
        }
        std::string problems; // of each layer
        int number = 0;
        for (const OrderedJson& layer : json["layers"]) {
            ++number;
            try {
                network.layers.push_back(layerFromJson(layer));
            } catch (const std::invalid_argument& error) {
                problems += (problems.empty() ? "layer " : "; layer ") + std::to_string(number) + ": " + error.what();
            }
        }
        if (!problems.empty()) {
            throw std::invalid_argument(problems);
        }
    } catch (const std::exception& error) {
        throw Error(source + ": this is not a network: " + error.what() + ".",
                    R"(Write {"name": …, "layers": […]} as "digitlab network show notebook" does.)");
    }
    return network;
}

std::span<const Network> shippedNetworks() {
    static const std::vector<Network> networks = [] {
        std::vector<Network> made;
        for (const std::string_view json : kShippedNetworks) {
            made.push_back(networkFromJson(std::string(json), "a network that comes along"));
        }
        return made;
    }();
    return networks;
}

const Network& shippedNetwork(const std::string& name) {
    const auto networks = shippedNetworks();
    const auto found = std::ranges::find(networks, name, &Network::name);
    if (found == networks.end()) {
        std::string names;
        for (const Network& network : networks) {
            names += (names.empty() ? "" : ", ") + network.name;
        }
        throw Error("There is no network \"" + name + "\".", "Those that come along: " + names + ".");
    }
    return *found;
}

ArchitecturePointer shippedArchitecture(const std::string& name, int classes) {
    static std::mutex mutex;
    static std::map<std::pair<std::string, int>, ArchitecturePointer> made;
    const std::lock_guard lock(mutex);
    ArchitecturePointer& architecture = made[{name, classes}];
    if (!architecture) {
        architecture = std::make_shared<const Architecture>(shippedNetwork(name), classes);
    }
    return architecture;
}

} // namespace model
