// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/error.h"
#include "model/io/number_text.h"
#include "model/io/recipe_json.h"
#include "model/io/shallow_json.h"
#include "model/io/tensor_files.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <cstring>
#include <stdexcept>

namespace model {
namespace {

using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "tensors are stored as little-endian float32");

constexpr const char* kFormatVersion = "1";
constexpr const char* kArchitecture = "digitlab-cnn-12364";
constexpr std::size_t kLargestHeader = 1U << 20; ///< bytes; ours take 4 KB
constexpr const char* kHint = "Choose a model that DigitLab or PyTorch saved.";

/// The decimal digits that bring a double back exactly.
std::string exactNumber(double value) {
    return Json(value).dump();
}

Json cardToMetadata(const ModelCard& card) {
    Json metadata;
    metadata["format"] = "pt"; // what the safetensors library expects to find
    metadata["format_version"] = kFormatVersion;
    metadata["program"] = card.program;
    metadata["architecture"] = kArchitecture;
    metadata["normalisation"] = "(v/255 - 0.1307)/0.3081";
    metadata["date"] = card.date;
    metadata["epochs"] = std::to_string(card.epochs);
    metadata["steps"] = std::to_string(card.steps);
    metadata["dataset"] = card.dataSet;
    metadata["dataset_sha256"] = card.dataSetHash;
    if (card.recipe) {
        metadata["recipe"] = recipeToJson(*card.recipe);
    }
    if (card.trainAccuracy) {
        metadata["train_accuracy"] = exactNumber(*card.trainAccuracy);
    }
    if (card.testAccuracy) {
        metadata["test_accuracy"] = exactNumber(*card.testAccuracy);
    }
    if (card.temperature) {
        metadata["temperature"] = exactNumber(*card.temperature);
    }
    return metadata;
}

ModelCard cardFromMetadata(const Json& metadata, const std::string& source) {
    const auto text = [&](const char* key) { return metadata.value(key, std::string()); };
    if (metadata.contains("format_version") && text("format_version") != kFormatVersion) {
        throw Error(source + ": it is of format version " + text("format_version") + ", this DigitLab reads version " +
                        kFormatVersion + ".",
                    "Update DigitLab, or save the model as PyTorch weights there.");
    }
    if (metadata.contains("architecture") && text("architecture") != kArchitecture) {
        throw Error(source + ": it holds another network (" + text("architecture") + ").", kHint);
    }
    ModelCard card;
    card.program = text("program");
    card.date = text("date");
    card.dataSet = text("dataset");
    card.dataSetHash = text("dataset_sha256");
    const auto number = [&](const char* key) -> std::optional<double> {
        if (!metadata.contains(key)) {
            return std::nullopt;
        }
        const double value = parseNumber<double>(text(key));
        if (!(value >= 0 && value <= 1e9)) {
            throw std::invalid_argument(key);
        }
        return value;
    };
    card.epochs = static_cast<int>(number("epochs").value_or(0));
    card.steps = static_cast<std::int64_t>(number("steps").value_or(0));
    card.trainAccuracy = number("train_accuracy");
    card.testAccuracy = number("test_accuracy");
    card.temperature = number("temperature");
    if (metadata.contains("recipe")) {
        card.recipe = recipeFromJson(text("recipe"), source);
    }
    return card;
}

NamedTensor readTensor(const std::string& name, const Json& entry, std::string_view data, const std::string& source) {
    const auto refuse = [&](const std::string& what) -> void { throw Error(source + ": " + name + " " + what + ".", kHint); };
    if (entry.at("dtype") != "F32") {
        refuse("is of type " + entry.at("dtype").get<std::string>() + ", not F32");
    }
    NamedTensor tensor{name, {}, {}};
    std::size_t count = 1;
    for (const Json& extent : entry.at("shape")) {
        const auto value = extent.get<std::int64_t>();
        if (value < 0 || value > static_cast<std::int64_t>(data.size())) {
            refuse("has an impossible shape");
        }
        tensor.shape.push_back(static_cast<int>(value));
        count *= static_cast<std::size_t>(value);
        if (count > data.size()) {
            refuse("has an impossible shape");
        }
    }
    const auto begin = entry.at("data_offsets").at(0).get<std::int64_t>();
    const auto end = entry.at("data_offsets").at(1).get<std::int64_t>();
    if (begin < 0 || end < begin || end > static_cast<std::int64_t>(data.size()) ||
        static_cast<std::size_t>(end - begin) != count * sizeof(float)) {
        refuse("lies outside the file or does not fit its shape: the file is damaged or was cut off");
    }
    tensor.values.resize(count);
    std::memcpy(tensor.values.data(), data.data() + begin, count * sizeof(float));
    return tensor;
}

} // namespace

Model readSafetensors(std::string_view bytes, const std::string& source) {
    std::uint64_t headerSize = 0;
    if (bytes.size() < sizeof headerSize) {
        throw Error(source + ": this is not a model file.", kHint);
    }
    std::memcpy(&headerSize, bytes.data(), sizeof headerSize);
    const std::string_view rest = bytes.substr(sizeof headerSize);
    if (!rest.starts_with('{')) {
        throw Error(source + ": this is not a model file.", kHint);
    }
    if (headerSize > rest.size()) {
        throw Error(source + ": the file ends within its header.", kHint);
    }
    if (headerSize > kLargestHeader) {
        throw Error(source + ": its header takes " + std::to_string(headerSize) + " bytes, more than " +
                        std::to_string(kLargestHeader) + " are not read.",
                    kHint);
    }
    const std::string_view data = rest.substr(headerSize);
    try {
        requireShallow(rest.substr(0, headerSize));
        const Json header = Json::parse(rest.substr(0, headerSize));
        std::map<std::string, NamedTensor> tensors;
        std::size_t bytesLeft = data.size();
        ModelCard card;
        for (const auto& [name, entry] : header.items()) {
            if (name == "__metadata__") {
                card = cardFromMetadata(entry, source);
            } else if (!name.ends_with(".num_batches_tracked")) {
                NamedTensor tensor = readTensor(name, entry, data, source);
                const std::size_t taken = tensor.values.size() * sizeof(float);
                if (taken > bytesLeft) { // the same bytes again and again would fill any memory
                    throw Error(source + ": its tensors overlap.", kHint);
                }
                bytesLeft -= taken;
                tensors.emplace(name, std::move(tensor));
            }
        }
        return {arrangeWeights(std::move(tensors), source), std::move(card)};
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) { // nlohmann::json's own, and numbers that are none
        throw Error(source + ": its header is damaged.", kHint);
    }
}

std::string writeSafetensors(const Model& model) {
    Json header;
    header["__metadata__"] = cardToMetadata(model.card);
    std::size_t offset = 0;
    for (const NamedTensor& tensor : model.weights.tensors) {
        const std::size_t end = offset + tensor.values.size() * sizeof(float);
        header[tensor.name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    // A data set whose name is no UTF-8 must not cost anybody a trained model.
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' '); // keeps the tensors aligned
    const std::uint64_t headerSize = text.size();
    std::string bytes(reinterpret_cast<const char*>(&headerSize), sizeof headerSize);
    bytes += text;
    for (const NamedTensor& tensor : model.weights.tensors) {
        bytes.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
    }
    return bytes;
}

} // namespace model
