// SPDX-License-Identifier: GPL-3.0-or-later
// Exported models as far as this program itself can tell; tests/export has other programs run them.
#include "model/export/export.h"
#include "model/export/formats.h"
#include "model/export/forward_steps.h"
#include "model/formats/model_file.h"
#include "model/network/learner.h"
#include "model/values/error.h"
#include "tests/model/plain_network.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

namespace {

using namespace model;

TEST(Export, FormatsComeByNameOrByTheFilesEnding) {
    EXPECT_EQ(exportFormatOf("", "a.onnx"), ExportFormat::onnx);
    EXPECT_EQ(exportFormatOf("", "a.c"), ExportFormat::c);
    EXPECT_EQ(exportFormatOf("c-int8", "a.c"), ExportFormat::cInt8);
    EXPECT_EQ(exportFormatOf("html", "a.txt"), ExportFormat::html);
    EXPECT_EQ(exportFormatOf("", "a.ipynb"), ExportFormat::notebook);
    EXPECT_THROW(exportFormatOf("", "a.txt"), Error);
    EXPECT_THROW(exportFormatOf("", "a"), Error); // a folder has to be asked for
    EXPECT_THROW(exportFormatOf("excel", "a.onnx"), Error);
}

TEST(Export, EveryFormatThatIsReadBackIsTheModel) {
    const synthetic::TemporaryFolder folder;
    const Model model{randomWeights(3), {}};
    for (const ExportFormatInfo& info : kExportFormats) {
        const ExportReport report = exportModel(folder / info.name, model, info.format, nullptr);
        if (info.format == ExportFormat::huggingFace) {
            EXPECT_GT(report.bytes, std::filesystem::file_size(folder / info.name / "model.safetensors"));
            EXPECT_EQ(loadModel(folder / info.name / "model.safetensors").weights, model.weights);
        } else {
            EXPECT_EQ(report.bytes, std::filesystem::file_size(folder / info.name)) << info.name;
        }
        const bool readable = info.format != ExportFormat::c && info.format < ExportFormat::html;
        ASSERT_EQ(report.check.has_value(), readable) << info.name;
        if (readable && info.format != ExportFormat::cInt8) {
            EXPECT_LE(report.check->largestDifference, kExportTolerance) << info.name;
            EXPECT_EQ(report.check->images, 1000);
            EXPECT_EQ(report.check->graphNotRun, info.format <= ExportFormat::onnxGrey)
                << info.name; // the checker answers nothing
        }
    }
    EXPECT_EQ(readNumpy(writeNumpy(model)), model.weights);
    EXPECT_EQ(readOnnx(writeOnnx(model)), model.weights);
}

TEST(Export, WhatReadsDifferentlyIsNotWritten) {
    const synthetic::TemporaryFolder folder;
    Model model{randomWeights(3), {}};
    for (float& weight : model.weights.tensors.front().values) {
        weight = 1e38F; // finite, and answers that are no numbers
    }
    for (const ExportFormatInfo& info : kExportFormats) {
        EXPECT_THROW(exportModel(folder / "net", model, info.format, nullptr), Error) << info.name;
        EXPECT_FALSE(std::filesystem::exists(folder / "net")) << info.name;
    }
}

TEST(Export, Int8KeepsEveryWeightWithinHalfAStep) {
    const Weights weights = plain::exampleWeights(plain::kExamples[1]); // biases, and linear layers
    const Weights rounded = roundedToInt8(weights);
    for (const NamedTensor& tensor : weights.tensors) {
        const std::vector<float>& other = rounded.at(tensor.name).values;
        if (tensor.shape.size() == 1) {
            EXPECT_EQ(other, tensor.values);
            continue;
        }
        const QuantisedWeights small = quantised(tensor.values, static_cast<std::size_t>(tensor.shape.front()));
        const std::size_t count = tensor.values.size() / small.scales.size();
        for (std::size_t i = 0; i < other.size(); ++i) {
            EXPECT_LE(std::abs(other[i] - tensor.values[i]), 0.501F * small.scales[i / count]) << tensor.name;
        }
    }
    EXPECT_EQ(quantised(std::vector<float>{0, 0}, 1).values, (std::vector<std::int8_t>{0, 0}));
}

TEST(Export, ABatchNormThatLetsNothingThroughDividesNothing) {
    Weights weights = plain::exampleWeights(plain::kExamples[4]);
    NamedTensor& gain = *std::ranges::find(weights.tensors, "bn2.weight", &NamedTensor::name); // right behind its convolution
    gain.values[0] = 0;
    gain.values[1] = 1e-38F;
    std::vector<ForwardStep> steps = forwardSteps(weights);
    const std::vector<std::int8_t> small = takeInt8(steps[1]);
    const std::size_t each = small.size() / gain.values.size();
    EXPECT_EQ(std::count(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(2 * each), 0), 2 * each);
    EXPECT_TRUE(std::ranges::any_of(small, [](int q) { return q != 0; }));
    EXPECT_TRUE(std::ranges::all_of(steps[1].bias, [](float bias) { return std::abs(bias) < 1000; }));
    EXPECT_EQ(steps[1].bias[0], weights.at("bn2.bias").values[0]);
}

TEST(Export, EveryKindOfNetworkComesBack) {
    const std::vector<DigitImage> images = drawnDigits(5);
    for (const Weights& weights : plain::allWeights(100)) {
        const Model model{weights, {}};
        const std::string& name = weights.architecture->network().name;
        EXPECT_EQ(readNumpy(writeNumpy(model)), weights) << name;
        EXPECT_EQ(readOnnx(writeOnnx(model)), weights) << name;
        const auto classes = static_cast<std::size_t>(weights.classes());
        std::vector<float> answers(images.size() * classes);
        runTorchScript(writeTorchScript(model), images, answers);
        for (std::size_t i = 0; i < images.size(); ++i) {
            const plain::Values expected = plain::answer(weights, images[i]);
            for (std::size_t c = 0; c < classes; ++c) {
                EXPECT_NEAR(std::exp(answers[i * classes + c]), std::exp(expected[c]), 1e-5) << name;
            }
        }
    }
}

TEST(Export, OtherNetworksAreCheckedAsTheNotebooksIs) {
    const synthetic::TemporaryFolder folder;
    const Model model{plain::exampleWeights(plain::kExamples[4]), {}};
    for (const ExportFormatInfo& info : kExportFormats) {
        const ExportReport report = exportModel(folder / info.name, model, info.format, nullptr);
        if (report.check && info.format != ExportFormat::cInt8) {
            EXPECT_LE(report.check->largestDifference, kExportTolerance) << info.name;
        }
    }
}

/// `count` of the text in the other.
std::ptrdiff_t occurrences(const std::string& text, const std::string& part) {
    std::ptrdiff_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

TEST(Export, WhatFollowsASumIsPartOfItsStep) {
    EXPECT_EQ(forwardSteps(randomWeights(1)).size(), 8U); // so that no map before pooling lies in memory
    const Weights orders = plain::exampleWeights(plain::kExamples[5]);
    EXPECT_EQ(forwardSteps(orders).size(), 10U);
    const std::string notebook = writeC({randomWeights(1), {}});
    EXPECT_NE(notebook.find("7920 bytes on the stack"), std::string::npos);
    EXPECT_EQ(occurrences(notebook, "float gain"), 5); // none that is 1 throughout
    const Weights large = plain::exampleWeights({R"({"layers": [{"convolution": 30}, {"linear": "classes"}]})", 2});
    EXPECT_NE(writeC({large, {}}).find("static float memory[20282]"), std::string::npos); // 30 maps of 26x26, and two answers
}

TEST(Export, ClassesAreThoseOfTheNetwork) {
    Model model{plain::exampleWeights(plain::kExamples[1]), {}};
    EXPECT_NE(writeC(model).find("float log_probabilities[47]"), std::string::npos);
    EXPECT_NE(writeC(model).find("64,851 parameters that tells 47 classes"), std::string::npos);
    model.card.classes.assign(47, "ant");
    EXPECT_NE(writeHtml(model).find("draw a picture"), std::string::npos);
    EXPECT_NE(writeHtml({randomWeights(1), {}}).find("draw a digit"), std::string::npos);
}

TEST(Export, NumbersComeBackExactlyAndStayFractions) {
    for (const float value : {0.1F, 1.0F / 3, -1e-30F, 3.0F, 1e38F, std::numeric_limits<float>::denorm_min()}) {
        const std::string text = exactLiteral(value);
        EXPECT_NE(text.find_first_of(".e"), std::string::npos) << text;
        EXPECT_EQ(std::strtof(text.c_str(), nullptr), value);
    }
    const Model model{randomWeights(1), {}};
    EXPECT_NE(writeInt8C(model, 0.995).find("99.50 % of the test images"), std::string::npos);
}

TEST(Export, ACardCannotLeaveTheCommentOrTheScript) {
    Model model{randomWeights(1), {}};
    model.card.dataSet = "*/ int intruder; /* </script><script>intruder()";
    const std::string code = writeC(model);
    EXPECT_LT(code.find("int intruder"), code.find("*/"));
    EXPECT_GT(code.find("/*", 2), code.find("*/")); // within a comment -Wcomment reports it
    model.card.measured = Measurement{0.5, "a\"\n---\nlicense: mit", {}, {}, false};
    model.card.dataSet += "\n---\n";
    EXPECT_EQ(occurrences(huggingFaceFiles(model, "mit\n---\n")[2].second, "\n---\n"), 1); // the head's end
    const auto tags = [&] { return std::ranges::count(writeHtml(model), '<'); };
    model.card.classes = {"</script><img src=x onerror=intruder()>", "<!--<script>", "a&b", "{{weights}}"};
    const auto hostile = tags();
    model.card.dataSet = "MNIST";
    model.card.classes = {"a", "b", "c", "d"};
    EXPECT_EQ(hostile, tags()); // no name begins a tag
}

TEST(Export, DamagedArraysAreRefused) {
    const std::string whole = writeNumpy({randomWeights(1), {}});
    EXPECT_THROW(readNumpy(whole.substr(0, whole.size() / 2)), std::invalid_argument);
    std::string other = whole;
    other[other.find("'<f4'") + 2] = '>'; // the other byte order: caught by the archive's checksum
    EXPECT_THROW(readNumpy(other), std::invalid_argument);
}

TEST(Export, DrawnDigitsDifferFromEachOther) {
    const std::vector<DigitImage> images = drawnDigits(100);
    EXPECT_EQ(std::set(images.begin(), images.end()).size(), images.size());
    EXPECT_EQ(drawnDigits(100), images);
}

} // namespace
