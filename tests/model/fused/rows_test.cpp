// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels are compiled once more here, four lanes wide, to see rows and tiles from inside.
#define DIGITLAB_KERNELS rows_test
#define DIGITLAB_LANES 4
#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/backward.h"
#include "model/network/fused/weight_packing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace {

namespace kernels = model::fused::rows_test;
using kernels::kLanes;
using kernels::RowBuffer;
using kernels::Vec;
using model::fused::Stage;

/// So many vectors, zero at first.
class Vectors {
public:
    explicit Vectors(int count) : floats_(static_cast<std::size_t>(count * kLanes)) {}

    Vec* data() { return reinterpret_cast<Vec*>(floats_.data()); }
    float* floats() { return floats_.data(); }
    Vec& operator[](int index) { return data()[index]; }

private:
    model::fused::AlignedBuffer<float> floats_;
};

/// [channels][side][side] vectors of small whole numbers: what is made of them has no rounding to hide behind.
struct Image {
    Image(model::fused::Image image, std::mt19937& random) : side_(image.side), values_(image.count()) {
        for (int i = 0; i < image.count(); ++i) {
            for (int lane = 0; lane < kLanes; ++lane) {
                values_[i][lane] = static_cast<float>(random() % 17) - 8;
            }
        }
    }

    /// Zero outside.
    Vec at(int channel, int y, int x) {
        const bool inside = y >= 0 && y < side_ && x >= 0 && x < side_;
        return inside ? values_[(channel * side_ + y) * side_ + x] : Vec{};
    }

private:
    int side_;
    Vectors values_;
};

void expectSame(Vec actual, Vec expected) {
    for (int lane = 0; lane < kLanes; ++lane) {
        EXPECT_EQ(actual[lane], expected[lane]) << "lane " << lane;
    }
}

/// A convolution, and the side of its input: 28 halved so often.
struct Case {
    const char* name;
    int inputs, outputs, side, kernel, padding, stride;
    friend void PrintTo(const Case& shape, std::ostream* out) { *out << shape.name; }
};

/// The stage that the plan makes of it.
Stage stageOf(const Case& shape) {
    model::Network network{"a convolution", "", {{.kind = model::LayerKind::convolution, .size = shape.inputs, .kernel = 1}}};
    for (int side = 28; side > shape.side; side /= 2) {
        network.layers.push_back({.kind = model::LayerKind::maxPooling, .size = 2});
    }
    network.layers.push_back({.kind = model::LayerKind::convolution,
                              .size = shape.outputs,
                              .kernel = shape.kernel,
                              .padding = shape.padding,
                              .stride = shape.stride});
    network.layers.push_back({.kind = model::LayerKind::linear});
    return model::fused::Plan(model::Architecture(network, 2)).stages.end()[-2]; // the linear layer is the last
}

/// Rows, tiled or not, against the sums that define a convolution and its gradients.
class Rows : public testing::TestWithParam<Case> {
protected:
    Rows() {
        for (float& weight : weights) {
            weight = static_cast<float>(random() % 17) - 8;
        }
    }

    float weight(int o, int i, int ky, int kx) const {
        return weights[static_cast<std::size_t>(((o * stage.inputs() + i) * stage.kernel + ky) * stage.kernel + kx)];
    }

    RowBuffer inputRows(Vectors& memory) {
        Vectors line(stage.inputLine);
        const RowBuffer rows{memory.data(), stage.inputRow(), kRing};
        for (int y = 0; y < stage.input.side; ++y) {
            for (int i = 0; i < stage.inputs(); ++i) {
                kernels::makeInputLine(
                    stage, [&](int x) { return input.at(i, y, x); }, line.data(), rows.row(y) + i * stage.inputLine);
            }
        }
        return rows;
    }

    RowBuffer gradientRows(Vectors& memory) {
        const RowBuffer rows{memory.data(), stage.gradientRow(), kRing};
        for (int y = 0; y < stage.output.side; ++y) {
            for (int o = 0; o < stage.outputs(); ++o) {
                kernels::makeGradientLine(
                    stage, [&](int x) { return gradient.at(o, y, x); }, rows.row(y) + o * stage.gradientLine);
            }
        }
        return rows;
    }

    /// Σ over the taps of the output (y, x) that see this input.
    Vec inputGradient(int i, int y, int x) {
        Vec sum{};
        for (int o = 0; o < stage.outputs(); ++o) {
            for (int ky = 0; ky < stage.kernel; ++ky) {
                for (int kx = 0; kx < stage.kernel; ++kx) {
                    const int scaledY = y + stage.padding - ky;
                    const int scaledX = x + stage.padding - kx;
                    if (scaledY >= 0 && scaledX >= 0 && scaledY % stage.stride == 0 && scaledX % stage.stride == 0) {
                        sum += gradient.at(o, scaledY / stage.stride, scaledX / stage.stride) * weight(o, i, ky, kx);
                    }
                }
            }
        }
        return sum;
    }

    Vec seenBy(int i, int y, int x, int ky, int kx) {
        return input.at(i, y * stage.stride - stage.padding + ky, x * stage.stride - stage.padding + kx);
    }

    /// `Sum`: vectors, or floats of large layers, whose lanes are added up at once.
    template <class Sum> void expectWeightGradients() {
        Vectors inputMemory(kRing * stage.inputRow());
        Vectors gradientMemory(kRing * stage.gradientRow());
        const RowBuffer inputs = inputRows(inputMemory);
        const RowBuffer gradients = gradientRows(gradientMemory);
        const int count = static_cast<int>(weights.size());
        Vectors tiles(2 * count);
        Vectors made(count);
        for (int begin = 0; begin < stage.output.side; begin += 4) { // a few rows at a time, as the step has them
            kernels::addConvolutionGradient(stage, gradients, inputs, begin, std::min(begin + 4, stage.output.side),
                                            reinterpret_cast<Sum*>(stage.tiled ? tiles.data() : made.data()));
        }
        if (stage.tiled) {
            kernels::finishTiles(stage, reinterpret_cast<const Sum*>(tiles.data()), reinterpret_cast<Sum*>(made.data()));
        }
        const int taps = stage.kernel * stage.kernel;
        for (int index = 0; index < count; ++index) {
            const int o = index / taps / stage.inputs();
            const int i = index / taps % stage.inputs();
            Vec sum{};
            for (int y = 0; y < stage.output.side; ++y) {
                for (int x = 0; x < stage.output.side; ++x) {
                    sum += gradient.at(o, y, x) * seenBy(i, y, x, index % taps / stage.kernel, index % stage.kernel);
                }
            }
            SCOPED_TRACE(testing::Message() << "output " << o << ", input " << i << ", tap " << index % taps);
            if constexpr (sizeof(Sum) == sizeof(float)) {
                EXPECT_EQ(made.floats()[index], sum[0] + sum[1] + sum[2] + sum[3]);
            } else {
                expectSame(made[index], sum);
            }
        }
    }

    static constexpr int kRing = 32; ///< holds a whole image
    std::mt19937 random{1};
    const Stage stage = stageOf(GetParam());
    std::vector<float> weights = std::vector<float>(static_cast<std::size_t>(stage.weights()));
    Image input{stage.input, random};
    Image gradient{stage.output, random};
};

TEST_P(Rows, ConvolveAsDefined) {
    Vectors memory(kRing * stage.inputRow());
    const RowBuffer rows = inputRows(memory);
    std::vector<float> packed(weights.size() / 3 * 4 + 4);
    kernels::packForward(stage, weights.data(), packed.data());
    Vectors row(stage.output.row());
    for (int y = 0; y < stage.output.side; ++y) {
        kernels::convolveInto(stage, rows, y, packed.data(), {}, row.data());
        for (int o = 0; o < stage.outputs(); ++o) {
            for (int x = 0; x < stage.output.side; ++x) {
                Vec sum{};
                for (int i = 0; i < stage.inputs(); ++i) {
                    for (int tap = 0; tap < stage.kernel * stage.kernel; ++tap) {
                        const int ky = tap / stage.kernel;
                        const int kx = tap % stage.kernel;
                        sum += seenBy(i, y, x, ky, kx) * weight(o, i, ky, kx);
                    }
                }
                SCOPED_TRACE(testing::Message() << "channel " << o << ", row " << y << ", column " << x);
                expectSame(row[o * stage.output.side + x], sum);
            }
        }
    }
}

TEST_P(Rows, GiveTheInputsGradient) {
    Vectors memory(kRing * stage.gradientRow());
    const RowBuffer rows = gradientRows(memory);
    std::vector<float> packed(weights.size() / 3 * 4 + 4);
    kernels::packBackward(stage, weights.data(), packed.data());
    Vectors row(stage.input.row());
    for (int y = 0; y < stage.input.side; ++y) {
        kernels::convolveBack(stage, rows, y, packed.data(), {}, row.data());
        for (int i = 0; i < stage.inputs(); ++i) {
            for (int x = 0; x < stage.input.side; ++x) {
                SCOPED_TRACE(testing::Message() << "channel " << i << ", row " << y << ", column " << x);
                expectSame(row[i * stage.input.side + x], inputGradient(i, y, x));
            }
        }
    }
}

/// A channel's sums over an image, one number after the other.
struct PlainSums {
    double first = 0;
    double second = 0;
    double size = 0; ///< Σ of the magnitudes of both, for rounding

    void add(double a, double b) {
        first += a;
        second += b;
        size += std::abs(a) + std::abs(b);
    }
};

void expectSums(const kernels::ImageSums& sums, const std::vector<PlainSums>& expected) {
    std::vector<double> made(2 * expected.size());
    sums.store(made.data());
    for (std::size_t channel = 0; channel < expected.size(); ++channel) {
        EXPECT_NEAR(made[channel], expected[channel].first, 1e-6 * expected[channel].size) << "channel " << channel;
        EXPECT_NEAR(made[expected.size() + channel], expected[channel].second, 1e-6 * expected[channel].size)
            << "channel " << channel;
    }
}

TEST_P(Rows, TakeTheSumsOfReluAtOnce) {
    constexpr int kSamples = kLanes - 1;
    Vectors memory(kRing * stage.inputRow());
    const RowBuffer rows = inputRows(memory);
    std::vector<float> packed(weights.size() / 3 * 4 + 4);
    kernels::packForward(stage, weights.data(), packed.data());
    Vectors sumMemory(4 * stage.outputs());
    kernels::ImageSums sums(sumMemory.floats(), stage.outputs());
    std::vector<PlainSums> expected(static_cast<std::size_t>(stage.outputs()));
    Vectors plain(stage.output.row());
    Vectors row(stage.output.row());
    for (int y = 0; y < stage.output.side; ++y) {
        kernels::convolveInto(stage, rows, y, packed.data(), {}, plain.data());
        kernels::convolveInto(stage, rows, y, packed.data(),
                              {kernels::Epilogue::Kind::relu, &sums, kernels::magnitudeOfSamples(kSamples)}, row.data());
        sums.closeRow();
        for (int at = 0; at < stage.output.row(); ++at) {
            for (int lane = 0; lane < kLanes; ++lane) {
                const float r = lane < kSamples ? std::max(plain[at][lane], 0.0F) : 0.0F;
                EXPECT_EQ(row[at][lane], r) << "row " << y << ", vector " << at << ", lane " << lane;
                expected[static_cast<std::size_t>(at / stage.output.side)].add(r, static_cast<double>(r) * r);
            }
        }
    }
    expectSums(sums, expected);
}

class UnstridedRows : public Rows {};

TEST_P(UnstridedRows, TakeTheSumsOfTheInputsGradientAtOnce) {
    Vectors memory(kRing * stage.gradientRow());
    const RowBuffer rows = gradientRows(memory);
    std::vector<float> packed(weights.size() / 3 * 4 + 4);
    kernels::packBackward(stage, weights.data(), packed.data());
    const std::vector<float> means(static_cast<std::size_t>(stage.inputs()), 1.5F);
    Vectors sumMemory(4 * stage.inputs());
    kernels::ImageSums sums(sumMemory.floats(), stage.inputs());
    std::vector<PlainSums> expected(means.size());
    Vectors stored(stage.input.row());
    Vectors row(stage.input.row());
    for (int y = 0; y < stage.input.side; ++y) {
        for (int at = 0; at < stage.input.row(); ++at) {
            stored[at] = input.at(at / stage.input.side, y, at % stage.input.side); // negative: marked
        }
        const kernels::Epilogue epilogue{kernels::Epilogue::Kind::gradient, &sums, {}, stored.data(), means.data()};
        kernels::convolveBack(stage, rows, y, packed.data(), epilogue, row.data());
        sums.closeRow();
        for (int at = 0; at < stage.input.row(); ++at) {
            expectSame(row[at], inputGradient(at / stage.input.side, y, at % stage.input.side));
            for (int lane = 0; lane < kLanes; ++lane) {
                const float g = std::signbit(stored[at][lane]) ? 0.0F : row[at][lane];
                expected[static_cast<std::size_t>(at / stage.input.side)].add(
                    g, static_cast<double>(g) * (static_cast<double>(std::abs(stored[at][lane])) - 1.5));
            }
        }
    }
    expectSums(sums, expected);
}

TEST_P(Rows, GiveTheWeightsGradient) {
    expectWeightGradients<Vec>();
    expectWeightGradients<float>();
}

const auto kUnstrided =
    testing::Values(Case{"Tiles28", 8, 8, 28, 3, 1, 1}, Case{"Tiles14", 8, 16, 14, 3, 1, 1}, Case{"OddTiles", 5, 7, 14, 3, 1, 1},
                    Case{"OneInput", 1, 8, 28, 3, 1, 1}, Case{"Unpadded", 7, 5, 14, 3, 0, 1}, Case{"OddSide", 3, 6, 7, 3, 1, 1},
                    Case{"Point", 9, 10, 7, 1, 0, 1}, Case{"Five", 6, 9, 14, 5, 2, 1}, Case{"Seven", 2, 11, 14, 7, 3, 1},
                    Case{"Whole", 3, 13, 7, 7, 0, 1});
const auto kStrided = testing::Values(Case{"Stride", 4, 6, 14, 3, 1, 2}, Case{"StrideUnpadded", 3, 5, 28, 3, 0, 2},
                                      Case{"StrideFive", 3, 4, 28, 5, 2, 2}, Case{"StrideSeven", 2, 5, 14, 7, 0, 2},
                                      Case{"StridePoint", 5, 3, 7, 1, 0, 2});
const auto kName = [](const auto& shape) { return shape.param.name; };

INSTANTIATE_TEST_SUITE_P(Unstrided, Rows, kUnstrided, kName);
INSTANTIATE_TEST_SUITE_P(Unstrided, UnstridedRows, kUnstrided, kName);
INSTANTIATE_TEST_SUITE_P(Strided, Rows, kStrided, kName);

} // namespace
