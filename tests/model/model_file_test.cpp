// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/files/zip_archive.h"
#include "model/formats/model_file.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/formats/tensor_files.h"
#include "model/network/learner.h"
#include "model/values/error.h"
#include "tests/comma_locale.h"
#include "tests/model/shared_reference.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <functional>
#include <limits>

namespace model {
namespace {

using namespace std::string_literals;
using synthetic::writeBytes;

const std::filesystem::path kStateDict = std::filesystem::path(DIGITLAB_TEST_DATA) / "pytorch_state_dict.pt";

Model sample() {
    Model model = loadModel(kStateDict);
    model.card.program = "DigitLab test";
    model.card.recipe = Recipe{};
    model.card.recipe->learningRate = 0.1 + 0.2;
    model.card.epochs = 3;
    model.card.steps = 1407;
    model.card.measured = Measurement{0.9933, "MNIST", "1234", "5678", true};
    model.card.dataSet = "MNIST";
    return model;
}

/// Bytes of address space this process has taken.
std::size_t addressSpace() {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::string errorOf(const std::filesystem::path& path) {
    try {
        loadModel(path);
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find(path.filename().string()), std::string::npos) << error.what();
        EXPECT_FALSE(error.hint().empty());
        return error.what();
    }
    ADD_FAILURE() << "nothing was thrown for " << path;
    return {};
}

TEST(ModelFile, BothFormatsBringTheSameBitsBack) {
    const synthetic::TemporaryFolder folder;
    const Model model = sample();
    for (const char* name : {"m.safetensors", "m.pt"}) {
        saveModel(folder / name, model);
        EXPECT_EQ(loadModel(folder / name).weights, model.weights) << name;
    }
    const ModelCard card = loadModel(folder / "m.safetensors").card;
    EXPECT_EQ(card.recipe, model.card.recipe);
    EXPECT_EQ(card.measured, model.card.measured);
    EXPECT_EQ(card.epochs, 3);
    EXPECT_EQ(card.steps, 1407);
    EXPECT_FALSE(card.trainAccuracy);
}

TEST(ModelFile, TheCardIsTheSameWhereACommaIsWritten) {
    const CommaLocale german;
    if (!german.made()) {
        GTEST_SKIP() << CommaLocale::kMissing;
    }
    const synthetic::TemporaryFolder folder;
    Model model = sample();
    model.card.temperature = 1.0625;
    model.card.trainAccuracy = 1.0 / 3;
    const std::string bytes = writeSafetensors(model);
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    setenv("LOCPATH", german.folder().c_str(), 1);
    ASSERT_NE(std::setlocale(LC_NUMERIC, CommaLocale::kName), nullptr);
    ASSERT_STREQ(std::localeconv()->decimal_point, ",");
    const Model again = readSafetensors(bytes, "test");
    const std::string rewritten = writeSafetensors(again);
    std::setlocale(LC_NUMERIC, before.c_str());
    unsetenv("LOCPATH");
    EXPECT_EQ(again.card.measured, model.card.measured);
    EXPECT_EQ(again.card.trainAccuracy, model.card.trainAccuracy);
    EXPECT_EQ(again.card.temperature, model.card.temperature);
    EXPECT_EQ(again.card.recipe, model.card.recipe);
    EXPECT_EQ(rewritten, bytes);
}

TEST(ModelFile, EveryTruncationAndEveryFlippedByteIsSurvived) {
    const synthetic::TemporaryFolder folder;
    for (const std::string& good : {writeSafetensors(sample()), readFile(kStateDict)}) {
        for (std::size_t size = 1; size < good.size(); size += 1 + good.size() / 97) {
            writeBytes(folder / "cut", good.substr(0, size));
            EXPECT_FALSE(errorOf(folder / "cut").empty());
        }
        Random random{5};
        for (int i = 0; i < 400; ++i) {
            std::string flipped = good;
            const std::size_t position = i < 200 ? random.below(3000) : random.below(good.size());
            flipped[position] = static_cast<char>(random.next());
            writeBytes(folder / "flipped", flipped);
            try {
                checkWeights(loadModel(folder / "flipped").weights, "flipped"); // a changed weight is a weight still
            } catch (const Error&) {
            }
        }
    }
}

TEST(ModelFile, ForeignFilesAreRefusedWithAReason) {
    const synthetic::TemporaryFolder folder;
    writeBytes(folder / "empty", "");
    EXPECT_NE(errorOf(folder / "empty").find("empty"), std::string::npos);
    writeBytes(folder / "text", "hello, this is no model at all");
    EXPECT_NE(errorOf(folder / "text").find("not a model"), std::string::npos);
    writeBytes(folder / "old", std::string("\x80\x02", 2) + "rest");
    EXPECT_NE(errorOf(folder / "old").find("1.6"), std::string::npos);
    errorOf(folder / "absent");
    errorOf(folder.path());
    // A header that claims 2^63 bytes must not be believed.
    writeBytes(folder / "huge", std::string("\0\0\0\0\0\0\0\x80{}", 10));
    EXPECT_NE(errorOf(folder / "huge").find("header"), std::string::npos);
}

/// _rebuild_tensor_v2(("storage", torch.FloatStorage, "0", "cpu", 500000), 0, (500000,), (1,), False, {})
const std::string kTensorOfHalfAMillion = "ctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storage"
                                          "ctorch\nFloatStorage\nX\1\0\0\0"
                                          "0X\3\0\0\0cpuJ\x20\xa1\7\0tQK\0"
                                          "J\x20\xa1\7\0\x85K\1\x85\x89}tR"s;

/// A .pt file with this pickle and one storage.
std::string withPickle(const std::string& pickle, const std::string& storage = {}) {
    return writeZip({{"m/data.pkl", "\x80\x02" + pickle + "."}, {"m/data/0", storage}});
}

TEST(ModelFile, DeepAndRepeatedPicklesCostNeitherStackNorMemory) {
    const synthetic::TemporaryFolder folder;
    const auto refused = [&](const std::string& pickle) {
        writeBytes(folder / "m.pt", withPickle(pickle));
        return errorOf(folder / "m.pt");
    };
    const auto repeated = [](std::string_view text, int times) {
        std::string result;
        for (int i = 0; i < times; ++i) {
            result += text;
        }
        return result;
    };
    EXPECT_NE(refused(")" + repeated("\x85", 900'000)).find("dict of tensors"), std::string::npos) << "tuples in tuples";
    EXPECT_NE(refused(repeated("]", 400'000) + repeated("a", 399'999)).find("dict of tensors"), std::string::npos) << "lists";
    EXPECT_NE(refused("]q\0h\0a"s).find("dict of tensors"), std::string::npos) << "a list in itself";
    // 20 KB of text, asked for 100,000 times over: copies would take 2 GB.
    const auto bytes = [](std::uint32_t size) { return std::string(reinterpret_cast<const char*>(&size), sizeof size); };
    const std::string text = "X" + bytes(20'000) + std::string(20'000, 'x') + "q\0"s;
    rlimit before{};
    getrlimit(RLIMIT_AS, &before);
    rlimit small = before;
    small.rlim_cur = addressSpace() + (512U << 20);
    setrlimit(RLIMIT_AS, &small);
    EXPECT_NE(refused(text + "(" + repeated("h\0"s, 100'000) + "t").find("dict of tensors"), std::string::npos);
    // The same storage under ten thousand names would be 20 GB of tensors.
    std::string tensors = "}(";
    for (int i = 0; i < 10'000; ++i) {
        const std::string name = std::to_string(i);
        tensors += "X" + bytes(static_cast<std::uint32_t>(name.size())) + name + (i == 0 ? kTensorOfHalfAMillion : "") +
                   (i == 0 ? "q\0"s : "h\0"s);
    }
    writeBytes(folder / "m.pt", withPickle(tensors + "u", std::string(2'000'000, '\0')));
    EXPECT_NE(errorOf(folder / "m.pt").find("more than 44194304 numbers"), std::string::npos);
    setrlimit(RLIMIT_AS, &before);
    EXPECT_NE(refused(repeated("N0", 600'000)).find("more than 1048576"), std::string::npos);
}

TEST(ModelFile, HeadersAreBounded) {
    const synthetic::TemporaryFolder folder;
    const auto refused = [&](const std::string& header, std::size_t data) {
        const std::uint64_t size = header.size();
        writeBytes(folder / "m",
                   std::string(reinterpret_cast<const char*>(&size), sizeof size) + header + std::string(data, '\0'));
        return errorOf(folder / "m");
    };
    EXPECT_NE(refused("{\"a\":" + std::string(500'000, '['), 0).find("damaged"), std::string::npos);
    EXPECT_NE(refused("{\"a\":" + std::string(2'000'000, ' ') + "1}", 0).find("more than 1048576"), std::string::npos);
    std::string header = "{";
    for (int i = 0; i < 1000; ++i) {
        header +=
            (i == 0 ? "\"" : ",\"") + std::to_string(i) + R"(":{"dtype":"F32","shape":[250000],"data_offsets":[0,1000000]})";
    }
    EXPECT_NE(refused(header + "}", 1'000'000).find("overlap"), std::string::npos);
    for (const char* shape : {"[1e300]", "[2.0]", "[-9e18,1]", "2", "{\"a\":2}", "[18446744073709551615]"}) {
        refused(std::string(R"({"a":{"dtype":"F32","shape":)") + shape + R"(,"data_offsets":[0,8]}})", 8);
    }
    refused(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,1e300]}})", 8);
    std::string keys = "{"; // would take 17 s if each were held against all before it
    for (int i = 0; i < 100'000; ++i) {
        keys += "\"" + std::to_string(i) + "\":0,";
    }
    EXPECT_NE(refused(keys + "\"a\":0}", 0).find("damaged"), std::string::npos);
}

TEST(ModelFile, WrongContentsAreNamed) {
    const synthetic::TemporaryFolder folder;
    const auto saved = [&](Model model) {
        writeBytes(folder / "m", writeSafetensors(model));
        return errorOf(folder / "m");
    };
    Model model = sample();
    model.weights.tensors[0].values[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_NE(saved(model).find("conv1.weight holds values that are not finite"), std::string::npos);
    model = sample();
    model.weights.tensors.pop_back();
    EXPECT_NE(saved(model).find("conv8.weight is missing"), std::string::npos);
    model = sample();
    model.weights.tensors[0].shape = {8, 9};
    EXPECT_NE(saved(model).find("[8, 9]"), std::string::npos);
    model = sample();
    model.weights.tensors.push_back({"fc.weight", {1}, {1}});
    EXPECT_NE(saved(model).find("29 tensors"), std::string::npos);
    std::string bytes = writeSafetensors(sample());
    const std::size_t version = bytes.find("\"format_version\":\"1\"");
    ASSERT_NE(version, std::string::npos);
    bytes[version + 18] = '9';
    writeBytes(folder / "v", bytes);
    EXPECT_NE(errorOf(folder / "v").find("version 9"), std::string::npos);
}

TEST(ModelFile, NothingIsOverwrittenWhenSavingFails) {
    const synthetic::TemporaryFolder folder;
    saveModel(folder / "m.safetensors", sample());
    const std::string before = readFile(folder / "m.safetensors");
    Model broken = sample();
    broken.weights.tensors[0].values[0] = std::numeric_limits<float>::infinity();
    EXPECT_THROW(saveModel(folder / "m.safetensors", broken), Error);
    EXPECT_EQ(readFile(folder / "m.safetensors"), before);
    EXPECT_THROW(saveModel(folder / "no/such/folder/m.pt", sample()), Error);
    EXPECT_THROW(saveModel(folder / "m.onnx", sample()), Error);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        ++files;
    }
    EXPECT_EQ(files, 1U) << "temporary files are removed";
}

TEST(ModelFile, AWriteThatFailsHalfwayLeavesTheOldFile) {
    const synthetic::TemporaryFolder folder;
    saveModel(folder / "m.pt", sample());
    const std::string before = readFile(folder / "m.pt");
    // A limit on file sizes ends the write in the middle, as a full disk does.
    rlimit unlimited{};
    getrlimit(RLIMIT_FSIZE, &unlimited);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = unlimited;
    small.rlim_cur = 10000;
    setrlimit(RLIMIT_FSIZE, &small);
    EXPECT_THROW(saveModel(folder / "m.pt", sample()), Error);
    setrlimit(RLIMIT_FSIZE, &unlimited);
    std::signal(SIGXFSZ, oldHandler);
    EXPECT_EQ(readFile(folder / "m.pt"), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "the temporary file is gone";
}

TEST(ModelFile, NamesThatAreNoUtf8AreMended) {
    const synthetic::TemporaryFolder folder;
    Model model = sample();
    model.card.dataSet = "name\xff";
    model.card.recipe->name = "r\xc3";
    saveModel(folder / "m.safetensors", model);
    const ModelCard card = loadModel(folder / "m.safetensors").card;
    EXPECT_EQ(card.dataSet, "name\xef\xbf\xbd");
    EXPECT_EQ(card.recipe->name, "r\xef\xbf\xbd");
}

/// The metadata of a file with one of them changed, "" taken away.
std::string withMetadata(const std::string& bytes, const std::string& key, const std::string& value) {
    Safetensors file = parseSafetensors(bytes, "test");
    std::erase_if(file.metadata, [&](const auto& entry) { return entry.first == key; });
    if (!value.empty()) {
        file.metadata.emplace_back(key, value);
    }
    return formatSafetensors(file);
}

std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        EXPECT_FALSE(error.hint().empty());
        return error.what();
    }
    return {};
}

TEST(ModelFile, EveryNetworkComesBackFromBothFormats) {
    const synthetic::TemporaryFolder folder;
    for (const Network& network : shippedNetworks()) {
        for (const int classes : {2, 10, 47, 100}) {
            const Model model{initialWeights(std::make_shared<const Architecture>(network, classes), 1), {}};
            saveModel(folder / "m.safetensors", model);
            const Weights again = loadModel(folder / "m.safetensors").weights;
            EXPECT_EQ(again, model.weights) << network.name;
            EXPECT_EQ(again.architecture->network(), network);
            saveModel(folder / "m.pt", model);
            EXPECT_EQ(loadModel(folder / "m.pt", std::span(&network, 1)).weights, model.weights) << network.name;
            const std::string told = refusal([&] { EXPECT_EQ(loadModel(folder / "m.pt").weights, model.weights); });
            const bool twin = network.name == "base" || network.name == "no-final-relu"; // a ReLU has no tensors
            EXPECT_EQ(told.empty(), !twin) << told;
            EXPECT_TRUE(!twin || told.find("base, no-final-relu") != std::string::npos) << told;
        }
    }
}

TEST(ModelFile, TensorsOfAnotherNetworkAreNamed) {
    const synthetic::TemporaryFolder folder;
    saveModel(folder / "m.pt", sample());
    EXPECT_NE(
        refusal([&] { loadModel(folder / "m.pt", std::span(&shippedNetwork("lenet-5"), 1)); }).find("linear3.weight is miss"),
        std::string::npos);
    EXPECT_NE(refusal([&] { loadModel(folder / "m.pt", std::span(&shippedNetwork("small"), 1)); }).find("28 tensors"),
              std::string::npos);
    EXPECT_NE(refusal([&] { loadModel(folder / "m.pt", std::span(&shippedNetwork("wide"), 1)); }).find("conv1.weight has shape"),
              std::string::npos);
    Model own = sample(); // fits none: its last layer is missing
    own.weights.tensors.pop_back();
    writeBytes(folder / "own.pt", writePyTorch(own));
    EXPECT_NE(errorOf(folder / "own.pt").find("fit no network that is known"), std::string::npos);
}

TEST(ModelFile, AFileWithoutLayersIsTheNotebooks) {
    const Model model = sample();
    const std::string before = withMetadata(writeSafetensors(model), "network", "");
    EXPECT_EQ(readSafetensors(before, "m").weights, model.weights);
    const auto told = [](const std::string& bytes) { return refusal([&] { readSafetensors(bytes, "m"); }); };
    EXPECT_NE(told(withMetadata(before, "architecture", "another")).find("another network (another)"), std::string::npos);
    EXPECT_EQ(readSafetensors(withMetadata(writeSafetensors(model), "architecture", "any"), "m").weights, model.weights);
    const Model lenet{initialWeights(shippedArchitecture("lenet-5", 10), 1), {}};
    EXPECT_NE(told(withMetadata(writeSafetensors(lenet), "network", "")).find("another network (lenet-5)"), std::string::npos);
}

TEST(ModelFile, ListsThatCannotBeAreRefusedBeforeMemoryIsTaken) {
    const std::string file = writeSafetensors(sample());
    const auto told = [&](const std::string& layers) {
        return refusal([&] { readSafetensors(withMetadata(file, "network", R"({"layers": [)" + layers + "]}"), "m"); });
    };
    const std::size_t before = addressSpace();
    std::string billion = R"({"convolution": 4096, "padding": 1}, {"convolution": 4096, "kernel": 7, "padding": 3})";
    EXPECT_NE(told(billion + R"(, "global average pooling", {"linear": 10})").find("layer 2 (convolution 4096"),
              std::string::npos);
    billion = R"({"linear": 4096}, {"linear": 4096})"; // 20 million parameters: 16.8 million a layer
    EXPECT_NE(told(billion + R"(, {"linear": 4096}, {"linear": 10})").find("layer 3 (linear 4096)"), std::string::npos);
    EXPECT_LT(addressSpace(), before + (32U << 20));
    EXPECT_NE(told(R"({"linear": "classes"})").find("linear1.weight is missing"), std::string::npos);
    EXPECT_NE(told(R"("sigmoid")").find("there is no layer \"sigmoid\""), std::string::npos);
    Model many = sample();
    for (int i = 0; i < 11; ++i) {
        many.card.classes.push_back("class " + std::to_string(i));
    }
    EXPECT_NE(refusal([&] { readSafetensors(writeSafetensors(many), "m"); }).find("names 11 classes"), std::string::npos);
}

TEST(ModelFile, PyTorchFindsEveryBatchNormsCount) {
    const std::string bytes = writePyTorch({initialWeights(shippedArchitecture("tiny", 3), 1), {}});
    int counts = 0;
    for (std::size_t at = bytes.find("num_batches_tracked"); at != std::string::npos;
         at = bytes.find("num_batches_tracked", at + 1)) {
        ++counts;
    }
    EXPECT_EQ(counts, 4); // PyTorch's load_state_dict is strict: one a batch norm
}

TEST(ModelFile, ClassesKeepTheirNames) {
    const synthetic::TemporaryFolder folder;
    Model model = sample();
    EXPECT_TRUE(model.card.classes.empty());
    model.card.classes = {"T-shirt/top", "a, \"b\"", "Käfer"};
    saveModel(folder / "m.safetensors", model);
    EXPECT_EQ(loadModel(folder / "m.safetensors").card.classes, model.card.classes);
    // A damaged list is told, as every other damaged header is.
    std::string bytes = readFile(folder / "m.safetensors");
    const std::size_t at = bytes.find("[\\\"T-shirt");
    ASSERT_NE(at, std::string::npos);
    bytes[at] = '{';
    EXPECT_THROW(readSafetensors(bytes, "m"), Error);
    const auto exported = exportMetadata(model);
    const std::map<std::string, std::string> metadata(exported.begin(), exported.end());
    EXPECT_EQ(metadata.size(), exported.size()) << "each key once";
    EXPECT_EQ(nlohmann::json::parse(metadata.at("classes")).get<ClassNames>(), model.card.classes);
}

/// A card is any bytes: what commands a terminal or hides a class from another goes no further.
TEST(ModelFile, NamesInACardArePlain) {
    const synthetic::TemporaryFolder folder;
    Model model = sample();
    model.card.dataSet = "x\x1b[2J";
    model.card.classes = {"two\nlines", "turned \u202e round"};
    model.card.recipe->name = "bell \x07";
    saveModel(folder / "m.safetensors", model);
    const ModelCard card = loadModel(folder / "m.safetensors").card;
    EXPECT_EQ(card.dataSet, "x\ufffd[2J");
    EXPECT_EQ(card.classes, (ClassNames{"two lines", "turned \ufffd round"}));
    EXPECT_EQ(card.recipe->name, "bell \ufffd");
    model.card.classes = {std::string(400, '\x7f'), "b"}; // which would be longer than can be read again
    saveModel(folder / "m.safetensors", model);
    EXPECT_THROW(loadModel(folder / "m.safetensors"), Error);
}

TEST(ModelFile, TheNetworkAnswersAsInPyTorch) {
    const auto answers = nlohmann::json::parse(readFile(std::filesystem::path(DIGITLAB_TEST_DATA) / "pytorch_answers.json"));
    std::vector<DigitImage> images(8);
    std::vector<float> pixels;
    std::vector<std::uint8_t> labels;
    for (std::size_t n = 0; n < images.size(); ++n) {
        labels.push_back(static_cast<std::uint8_t>(n));
        for (std::size_t i = 0; i < images[n].size(); ++i) {
            images[n][i] = static_cast<std::uint8_t>((i * (7 + n) + i / 28 * 13) % 256);
            pixels.push_back((static_cast<float>(images[n][i]) / 255.0F - kPixelMean) / kPixelDeviation);
        }
    }
    for (const StepKind kind : {StepKind::libtorch, StepKind::automatic}) {
        const auto learner = makeLearner(notebookArchitecture(), {1, 1, "cpu", kind});
        learner->setWeights(loadModel(kStateDict).weights);
        std::vector<float> output(images.size() * 10);
        learner->predict(images, output);
        for (std::size_t i = 0; i < output.size(); ++i) {
            EXPECT_NEAR(output[i], answers["log_probabilities"][i / 10][i % 10].get<float>(), 1e-4);
        }
        const StepInput input{pixels, labels, 0, 0};
        const Weights gradients = learner->gradients(input);
        for (const auto& [name, values] : answers["gradients"].items()) {
            float largest = 0;
            for (const float value : gradients.at(name).values) {
                largest = std::max(largest, std::abs(value));
            }
            for (std::size_t i = 0; i < values.size(); ++i) {
                EXPECT_NEAR(gradients.at(name).values[i], values[i].get<float>(), 1e-4F * largest) << name;
            }
        }
        learner->setWeights(loadModel(kStateDict).weights);
        EXPECT_NEAR(learner->step(input, {0.01, 0.9}).loss, answers["training_loss"].get<double>(), 1e-5);
        const auto variance = learner->weights().at("bn3.running_var").values;
        for (std::size_t i = 0; i < variance.size(); ++i) {
            EXPECT_NEAR(variance[i], answers["running_var_bn3"][i].get<float>(), 1e-5);
        }
    }
}

TEST(RecipeJson, DeepNestingIsRefused) {
    for (const std::string& deep :
         {std::string(500'000, '['), "{\"name\": " + std::string(17, '[') + std::string(17, ']') + "}"}) {
        try {
            recipeFromJson(deep, "deep.json");
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_NE(std::string(error.what()).find("nested more than 16 deep"), std::string::npos) << error.what();
        }
    }
    EXPECT_EQ(recipeFromJson(R"({"name": "[[[[[[[[[[[[[[[[[[[[\\"})", "text").name, "[[[[[[[[[[[[[[[[[[[[\\");
}

TEST(RecipeJson, ComesBackExactly) {
    Recipe recipe;
    recipe.learningRate = 1.0 / 3;
    recipe.seed = ~std::uint64_t{0};
    recipe.augmentation.interpolation = Interpolation::bilinear;
    EXPECT_EQ(recipeFromJson(recipeToJson(recipe), "test"), recipe);
    EXPECT_EQ(recipeFromJson("{}", "test"), Recipe{});
    for (const char* bad :
         {"", "[]", "{\"seed\": -1}", "{\"augmentation\": []}", "{\"distillation\": null}", "{\"epochs\": 4294967297}",
          "{\"epochs\": 0}", "{\"epochs\": \"many\"}", "{\"epoch\": 3}", "{\"augmentation\": {\"tilt\": 1}}"}) {
        EXPECT_THROW(recipeFromJson(bad, "test"), Error) << bad;
    }
    recipe.name.assign(1000, '"');
    EXPECT_EQ(recipeFromJson(recipeToJson(recipe), "test"), recipe);
    recipe.name += '"'; // a model's header has a largest size too
    EXPECT_THROW(recipeFromJson(recipeToJson(recipe), "test"), Error);
}

} // namespace
} // namespace model
