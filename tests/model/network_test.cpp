// SPDX-License-Identifier: GPL-3.0-or-later
// Networks as files: what comes along, and what cannot work and is answered.
#include "model/formats/network_json.h"
#include "model/values/error.h"

#include <gtest/gtest.h>

#include <string>

namespace model {
namespace {

std::string listOf(const std::string& layers) {
    return R"({"name": "mine", "layers": [)" + layers + "]}";
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

TEST(Networks, ThoseThatComeAlongWorkForAnyClasses) {
    for (const Network& network : shippedNetworks()) {
        for (const int classes : {2, 10, 100}) {
            const Architecture architecture(network, classes);
            std::int64_t learned = 0;
            for (const TensorSpec& spec : architecture.tensors()) {
                learned += spec.learned ? static_cast<std::int64_t>(elementCount(spec.shape)) : 0;
            }
            EXPECT_EQ(learned, architecture.parameters()) << network.name;
            EXPECT_TRUE(examine(network, classes).problems.empty());
        }
        EXPECT_FALSE(network.about.empty());
        EXPECT_EQ(networkFromJson(toJson(network), "it"), network);
    }
    EXPECT_EQ(notebookArchitecture()->parameters(), 12364);
    EXPECT_EQ(shippedArchitecture("lenet-5", 10)->parameters(), 61706);
    EXPECT_EQ(shippedArchitecture("softmax", 10)->parameters(), 7850);
    EXPECT_EQ(shippedArchitecture("mlp", 47)->parameters(), 784 * 128 + 128 + 128 * 47 + 47);
}

/// A file that cannot be a network's, what is said of it, and what would do.
struct Impossible {
    const char* what;
    std::string json;
    const char* told;
    const char* hint;
};

const Impossible kImpossible[] = {
    {"no JSON", "hello", "not a network", "network show"},
    {"cut off", R"({"layers": [)", "not a network", "network show"},
    {"a list alone", "[]", "no list of layers", "network show"},
    {"no layers", R"({"name": "x"})", "no list of layers", "network show"},
    {"layers that are none", R"({"layers": {"relu": 1}})", "no list of layers", "network show"},
    {"an empty list", listOf(""), "0 layers", "List 1 to 200"},
    {"201 layers", listOf(repeated(R"("relu", )", 200) + R"("relu")"), "201 layers", "network show"},
    {"a strange key", R"({"layers": ["relu"], "input": 32})", "\"input\" is not known", "network show"},
    {"a name that is none", R"({"name": 5, "layers": ["relu"]})", "its name is not a text", "network show"},
    {"an unknown layer", listOf(R"("relu", "sigmoid")"), "layer 2: there is no layer \"sigmoid\", but convolution",
     "network show"},
    {"a layer that is a number", listOf("3"), "layer 1: it is neither a word nor an object", "network show"},
    {"an empty layer", listOf("{}"), "layer 1: it is neither a word nor an object", "network show"},
    {"no size", listOf(R"("convolution")"), "layer 1: \"convolution\" needs a number", "network show"},
    {"no maps", listOf(R"({"convolution": 0})"), "layer 1: its number is less than 1; use one from 1 on", "network show"},
    {"-1 units", listOf(R"({"linear": -1})"), "layer 1: its number is less than 1", "network show"},
    {"half a map", listOf(R"({"convolution": 1.5})"), "layer 1: its number is not a whole number", "network show"},
    {"1e300 units", listOf(R"({"linear": 1e300})"), "layer 1: its number is not a whole number", "network show"},
    {"2^64 units", listOf(R"({"linear": 18446744073709551616})"), "layer 1: its number is not a whole number", "network show"},
    {"a word for a number", listOf(R"({"linear": "many"})"), "layer 1: its number is not a whole number", "network show"},
    {"classes to pool", listOf(R"({"max pooling": "classes"})"), "layer 1: its number is not a whole number", "network show"},
    {"a strange key of a layer", listOf(R"({"convolution": 8, "pad": 1})"), "layer 1: \"pad\" is not one of its keys",
     "network show"},
    {"a bias that is a number", listOf(R"({"linear": 8, "bias": 1})"), "layer 1: \"bias\" is not one of its keys, or has a value",
     "network show"},
    {"a kernel for a linear layer", listOf(R"({"linear": 8, "kernel": 3})"), "layer 1: \"kernel\" is not one", "network show"},
    {"two layers in one", listOf(R"({"relu": true})"), "layer 1: what stands behind \"relu\"", "network show"},
    {"a deep nest", R"({"layers": )" + repeated("[", 100) + repeated("]", 100) + "}", "nested more than 16 deep", "network show"},
    {"a file of a megabyte", listOf(repeated(R"("relu", )", 130000) + R"("relu")"), "at most 65536 are read", "network show"},
    {"a kernel of 4", listOf(R"({"convolution": 8, "kernel": 4})"), "layer 1 (convolution 8, 4×4): its kernel cannot be 4×4",
     "Use 1, 3, 5 or 7"},
    {"a kernel of 0", listOf(R"({"convolution": 8, "kernel": 0})"), "layer 1", "Use 1, 3, 5 or 7"},
    {"a stride of 3", listOf(R"({"convolution": 8, "stride": 3})"), "its stride cannot be 3", "Use 1 or 2"},
    {"a padding of a billion", listOf(R"({"convolution": 8, "padding": 1000000000})"), "its padding cannot be 1000000000",
     "less than the kernel"},
    {"a padding below 0", listOf(R"({"convolution": 8, "padding": -1})"), "its padding cannot be -1", "at least 0"},
    {"5000 maps", listOf(R"({"convolution": 5000})"), "layer 1 (convolution 5000, 3×3): it cannot have 5000 outputs",
     "Use 1 to 4096"},
    {"pooling of 28", listOf(R"({"max pooling": 28})"), "layer 1 (max pooling 28×28): its size cannot be 28", "Use 2 or 3"},
    {"a window larger than its input",
     listOf(R"({"max pooling": 3}, {"max pooling": 3}, {"max pooling": 3}, {"average pooling": 2})"),
     "layer 4 (average pooling 2×2): its window of 2×2 is larger than its input, 1×1", "less pooling before it"},
    {"a kernel larger than its input", listOf(R"({"max pooling": 3}, {"max pooling": 3}, {"convolution": 8, "kernel": 7})"),
     "layer 3 (convolution 8, 7×7): its window of 7×7 is larger than its input, 3×3", "Use a smaller one"},
    {"a slope of -1", listOf(R"({"leaky relu": -1}, {"linear": "classes"})"), "layer 1 (leaky relu): its slope", "Use 0 to 1"},
    {"dropout of everything", listOf(R"({"dropout": 1})"), "layer 1 (dropout): its rate", "less than 1"},
    {"a billion parameters", listOf(R"({"convolution": 4096, "padding": 1}, {"convolution": 4096, "kernel": 7})"),
     "layer 2 (convolution 4096, 7×7): it makes the network too large: more than 20000000 parameters", "Use fewer maps"},
    {"too many values", listOf(R"({"convolution": 4096, "padding": 1}, "relu", {"linear": "classes"})"),
     "layer 2 (relu): it makes the network too large: more than 4000000 values an image", "Use fewer maps or units"},
    {"a layer of an input too large", listOf(R"({"convolution": 4096, "kernel": 1}, {"linear": 4096}, {"linear": "classes"})"),
     "layer 2 (linear 4096): it makes the network too large: more than 20000000 parameters", "pooling before them"},
    {"an end that is not classes", listOf(R"({"linear": 11})"), "ends in 11 maps of 1×1, and 10 classes need as many",
     "End it with {\"linear\": \"classes\"}"},
    {"an end that is maps", listOf(R"({"convolution": "classes"})"), "ends in 10 maps of 26×26", "global average pooling"},
    {"no weights at all", listOf(R"("relu", "global average pooling")"), "ends in 1 maps of 1×1", "End it with"},
};

TEST(Networks, EveryImpossibleOneIsAnswered) {
    for (const Impossible& file : kImpossible) {
        try {
            const Architecture works(networkFromJson(file.json, "mine.json"), 10);
            ADD_FAILURE() << file.what << " was accepted";
        } catch (const Error& error) {
            const std::string told = error.what();
            EXPECT_NE(told.find(file.told), std::string::npos) << file.what << ": " << told;
            EXPECT_NE(error.hint().find(file.hint), std::string::npos) << file.what << ": " << error.hint();
            EXPECT_LT(told.size(), 2000U);
        }
    }
}

TEST(Networks, EverythingThatIsWrongIsSaidAtOnce) {
    try {
        networkFromJson(listOf(R"("sigmoid", "relu", {"linear": 0})"), "mine.json");
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("layer 1: there is no layer"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("layer 3: its number"), std::string::npos);
    }
    const auto [problems, layers, works] = examine(
        networkFromJson(listOf(R"({"convolution": 8, "kernel": 4}, "relu", {"max pooling": 5}, {"linear": 3})"), "x"), 10);
    ASSERT_EQ(problems.size(), 3U);
    EXPECT_NE(std::string(problems[0].what()).find("layer 1 "), std::string::npos);
    EXPECT_NE(std::string(problems[1].what()).find("layer 3 "), std::string::npos);
    EXPECT_NE(std::string(problems[2].what()).find("ends in 3 maps"), std::string::npos);
    EXPECT_EQ(problems[0].layer(), 0U);
    EXPECT_EQ(problems[1].layer(), 2U);
    EXPECT_EQ(problems[2].layer(), 3U);
    EXPECT_EQ(problems[0].reason(), "its kernel cannot be 4×4");
    ASSERT_EQ(layers.size(), 4U);
    EXPECT_FALSE(layers[0] || layers[2]);
    EXPECT_EQ(layers[1].value().name, "relu1");
    EXPECT_EQ(layers[3].value().output.channels, 3); // as if those before were not there
    EXPECT_EQ(works, nullptr);
    EXPECT_EQ(examine(shippedNetwork("notebook"), 101).problems.size(), 1U);
    const Examined tooLarge = examine(networkFromJson(listOf(R"("relu", {"linear": 5000})"), "x"), 10); // the last one itself
    EXPECT_TRUE(tooLarge.layers[0] && !tooLarge.layers[1]);
}

TEST(Networks, ChangesAreFoundLayerByLayer) {
    const auto layers = [](const std::string& list) { return networkFromJson(listOf(list), "x").layers; };
    const auto before = layers(R"({"convolution": 8}, "relu", {"max pooling": 2}, {"convolution": 8}, "relu", {"linear": 10})");
    EXPECT_EQ(matchLayers(before, before).size(), before.size());
    const auto after = layers(R"({"convolution": 8}, "batch norm", "relu", {"convolution": 12}, "relu", {"linear": 10})");
    const std::vector<LayerMatch> expected{{0, 0}, {{}, 1}, {1, 2}, {2, {}}, {3, 3}, {4, 4}, {5, 5}};
    EXPECT_EQ(matchLayers(before, after), expected);
    EXPECT_EQ(matchLayers({}, after).size(), after.size());
}

TEST(Networks, OneThatIsWrittenOutIsCalledByItsName) {
    for (const std::string name : {"mine*", R"(a "b" \c)", ""}) {
        EXPECT_EQ(networkName(toJson(Network{name, {}, {}})), name);
    }
    EXPECT_EQ(networkName("wide"), "wide");
    EXPECT_EQ(networkName(R"(/home/{"name":"x"}.json)"), R"(/home/{"name":"x"}.json)");
}

} // namespace
} // namespace model
