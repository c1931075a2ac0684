// SPDX-License-Identifier: GPL-3.0-or-later
// The kernels are compiled once more here, four lanes wide, to see the tiles from inside.
#define DIGITLAB_KERNELS tiles_test
#define DIGITLAB_LANES 4
#define DIGITLAB_WIDTH 1
#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/weight_packing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace {

namespace kernels = model::fused::tiles_test;
using kernels::kLanes;
using kernels::Vec;

/// So many vectors, zero at first.
class Vectors {
public:
    explicit Vectors(int count) : floats_(static_cast<std::size_t>(count * kLanes)) {}

    Vec* data() { return reinterpret_cast<Vec*>(floats_.data()); }
    Vec& operator[](int index) { return data()[index]; }

private:
    model::fused::AlignedBuffer<float> floats_;
};

/// [channels][side][side] vectors of small whole numbers: what is made of them has no rounding to hide behind.
struct Image {
    Image(int channels, int side, std::mt19937& random) : side_(side), values_(channels * side * side) {
        for (int i = 0; i < channels * side * side; ++i) {
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

/// Keeps what the epilogue is given: [channels][width].
struct Row {
    int width;
    Vectors values;

    template <int kOutputs, int kColumns> void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
        for (int o = 0; o < kOutputs; ++o) {
            for (int c = 0; c < kColumns; ++c) {
                values[(channel + o) * width + x + c] = block[o][c];
            }
        }
    }
};

void expectSame(Vec actual, Vec expected) {
    for (int lane = 0; lane < kLanes; ++lane) {
        EXPECT_EQ(actual[lane], expected[lane]) << "lane " << lane;
    }
}

/// A layer's tiles against the sums that define a convolution and its gradients.
template <class Index> class Tiles : public testing::Test {
protected:
    using Layer = kernels::Layer<Index::value>;
    static constexpr model::fused::ConvolutionShape kShape = Layer::kShape;
    static constexpr int kSide = kShape.outputSide;
    static_assert(Layer::kTiled && kShape.inputSide == kSide);

    Tiles() {
        for (float& weight : weights) {
            weight = static_cast<float>(random() % 17) - 8;
        }
    }

    float weight(int o, int i, int ky, int kx) const {
        return weights[static_cast<std::size_t>(((o * kShape.inputs + i) * 3 + ky) * 3 + kx)];
    }

    Vectors inputRows() {
        Vectors rows(kRing * Layer::kInputRow);
        for (int y = 0; y < kSide; ++y) {
            for (int i = 0; i < kShape.inputs; ++i) {
                kernels::tileRow<kSide>([&](int x) { return input.at(i, y, x); },
                                        rows.data() + y * Layer::kInputRow + i * Layer::kInputStride);
            }
        }
        return rows;
    }

    Vectors gradientRows() {
        Vectors rows(kRing * Layer::kGradientRow);
        for (int y = 0; y < kSide; ++y) {
            for (int o = 0; o < kShape.outputs; ++o) {
                kernels::tileGradientRow<kSide>([&](int x) { return gradient.at(o, y, x); },
                                                rows.data() + y * Layer::kGradientRow + o * Layer::kGradientStride);
            }
        }
        return rows;
    }

    template <bool kBackward> std::vector<float> packed() const {
        std::vector<float> result(weights.size() / 3 * 4);
        kernels::packLayer<Index::value, kBackward>(weights.data(), result.data());
        return result;
    }

    static constexpr int kRing = 32; ///< holds a whole image
    std::mt19937 random{Index::value};
    std::vector<float> weights = std::vector<float>(static_cast<std::size_t>(model::fused::weightCount(kShape)));
    Image input{kShape.inputs, kSide, random};
    Image gradient{kShape.outputs, kSide, random};
};

using TiledLayers =
    testing::Types<std::integral_constant<int, 1>, std::integral_constant<int, 2>, std::integral_constant<int, 3>>;
TYPED_TEST_SUITE(Tiles, TiledLayers);

TYPED_TEST(Tiles, ConvolveAsDefined) {
    using Kernels = typename TestFixture::Layer;
    Vectors rows = this->inputRows();
    const std::vector<float> packed = this->template packed<false>();
    for (const int y : {0, 5, this->kSide - 1}) {
        Row row{this->kSide, Vectors(this->kShape.outputs * this->kSide)};
        Kernels::Forward::run(Kernels::inputWindow({rows.data(), Kernels::kInputRow, this->kRing}, y), packed.data(), row);
        for (int o = 0; o < this->kShape.outputs; ++o) {
            for (int x = 0; x < this->kSide; ++x) {
                SCOPED_TRACE(testing::Message() << "channel " << o << ", row " << y << ", column " << x);
                Vec sum{};
                for (int i = 0; i < this->kShape.inputs; ++i) {
                    for (int tap = 0; tap < 9; ++tap) {
                        sum += this->input.at(i, y - 1 + tap / 3, x - 1 + tap % 3) * this->weight(o, i, tap / 3, tap % 3);
                    }
                }
                expectSame(row.values[o * this->kSide + x], sum);
            }
        }
    }
}

TYPED_TEST(Tiles, GiveTheInputsGradient) {
    using Kernels = typename TestFixture::Layer;
    Vectors rows = this->gradientRows();
    const std::vector<float> packed = this->template packed<true>();
    for (const int y : {0, 5, this->kSide - 1}) {
        Row row{this->kSide, Vectors(this->kShape.inputs * this->kSide)};
        Kernels::DataGradient::run(Kernels::gradientWindow({rows.data(), Kernels::kGradientRow, this->kRing}, y), packed.data(),
                                   row);
        for (int i = 0; i < this->kShape.inputs; ++i) {
            for (int x = 0; x < this->kSide; ++x) {
                SCOPED_TRACE(testing::Message() << "channel " << i << ", row " << y << ", column " << x);
                Vec sum{};
                for (int o = 0; o < this->kShape.outputs; ++o) { // output (y + 1 − ky, x + 1 − kx) saw this input at (ky, kx)
                    for (int tap = 0; tap < 9; ++tap) {
                        sum += this->gradient.at(o, y + 1 - tap / 3, x + 1 - tap % 3) * this->weight(o, i, tap / 3, tap % 3);
                    }
                }
                expectSame(row.values[i * this->kSide + x], sum);
            }
        }
    }
}

TYPED_TEST(Tiles, GiveTheWeightsGradient) {
    using Kernels = typename TestFixture::Layer;
    Vectors inputs = this->inputRows();
    Vectors gradients = this->gradientRows();
    Vectors sums(Kernels::Weights::kSums);
    for (int begin = 0; begin < this->kSide; begin += 4) { // a few rows at a time, as the step has them
        Kernels::Weights::run({gradients.data(), Kernels::kGradientRow, this->kRing},
                              {inputs.data(), Kernels::kInputRow, this->kRing}, this->kSide, begin,
                              std::min(begin + 4, this->kSide), sums.data());
    }
    Vectors made(static_cast<int>(this->weights.size()));
    Kernels::Weights::finish(sums.data(), made.data());
    for (int o = 0; o < this->kShape.outputs; ++o) {
        for (int i = 0; i < this->kShape.inputs; ++i) {
            for (int tap = 0; tap < 9; ++tap) {
                SCOPED_TRACE(testing::Message() << "output " << o << ", input " << i << ", tap " << tap);
                Vec sum{};
                for (int y = 0; y < this->kSide; ++y) {
                    for (int x = 0; x < this->kSide; ++x) {
                        sum += this->gradient.at(o, y, x) * this->input.at(i, y - 1 + tap / 3, x - 1 + tap % 3);
                    }
                }
                expectSame(made[(o * this->kShape.inputs + i) * 9 + tap], sum);
            }
        }
    }
}

} // namespace
