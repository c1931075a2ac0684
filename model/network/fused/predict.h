// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/kernel_table.h"
#include "model/network/fused/loss.h"
#include "model/network/fused/normalise.h"

/// The forward pass alone, with batch norm folded to one multiplication and addition after ReLU.
namespace model::fused::DIGITLAB_KERNELS {

/// ReLU and batch norm as layer kIndex has them; stores at [channel][x] of rows with kStride vectors a channel.
template <int kIndex, int kStride> struct PredictEpilogue {
    const NormCoefficients* norm; ///< of layers up to conv5
    Vec* output;

    template <int kOutputs, int kColumns>
    DIGITLAB_INLINE void operator()(const Vec (&block)[kOutputs][kColumns], int channel, int x) {
        constexpr bool kNorm = kIndex < kNormCount;
        constexpr bool kRelu = kIndex <= kNormCount; // conv6 has no batch norm, conv7 and conv8 are linear
#pragma GCC unroll 16
        for (int o = 0; o < kOutputs; ++o) {
#pragma GCC unroll 16
            for (int c = 0; c < kColumns; ++c) {
                Vec value = block[o][c];
                if constexpr (kRelu) {
                    value = value < 0.0F ? Vec{} : value;
                }
                if constexpr (kNorm) {
                    value = value * norm->scale[channel + o] + norm->shift[channel + o];
                }
                output[(channel + o) * kStride + x + c] = value;
            }
        }
    }
};

/// Passes one group through all layers at once: a layer makes its input row just when the next row of its output needs it.
/// So only a few rows of each layer exist at a time, and they stay in the cache.
class GroupPrediction {
public:
    DIGITLAB_INLINE GroupPrediction(const PredictView& view, float* scratch, int group) : view_(view), group_(group) {
        constexpr int kRowVectors[kConvolutionCount] = {Layer<0>::kInputRow, Layer<1>::kInputRow, Layer<2>::kInputRow,
                                                        Layer<3>::kInputRow, Layer<4>::kInputRow, Layer<5>::kInputRow,
                                                        Layer<6>::kInputRow, Layer<7>::kInputRow};
        Vec* next = reinterpret_cast<Vec*>(scratch) + kUnpooledVectors;
        unpooled_[0] = next - kUnpooledVectors;
        unpooled_[1] = next - kUnpooledVectors / 2;
        for (int i = 0; i < kConvolutionCount; ++i) {
            inputs_[i] = {next, kRowVectors[i], kForwardRing};
            next += kForwardRing * kRowVectors[i];
            ready_[i] = 0;
        }
    }

    /// Writes the group's log-probabilities.
    DIGITLAB_INLINE void run() {
        Vec logits[kClasses];
        convolveRow<kConvolutionCount - 1, 1>(0, logits);
        for (int lane = 0; lane < kLanes && group_ * kLanes + lane < view_.images; ++lane) {
            logSoftmax(logits, lane, view_.logProbabilities + static_cast<std::int64_t>(group_ * kLanes + lane) * kClasses);
        }
        if (view_.features != nullptr) {
            keepFeatures();
        }
    }

    static constexpr int kUnpooledRow = kShapes[1].outputs * kShapes[1].outputSide; ///< conv4's has as many vectors
    static constexpr int kUnpooledVectors = 4 * kUnpooledRow;

private:
    /// Row y of convolution kIndex's output after ReLU and batch norm, [C][kStride].
    template <int kIndex, int kStride> void convolveRow(int y, Vec* output) {
        for (; ready_[kIndex] < Layer<kIndex>::inputEnd(y); ++ready_[kIndex]) {
            makeRow<kIndex>(ready_[kIndex]);
        }
        PredictEpilogue<kIndex, kStride> epilogue{view_.norms + kIndex, output};
        Layer<kIndex>::Forward::run(Layer<kIndex>::inputWindow(inputs_[kIndex], y), view_.weights[kIndex], epilogue);
    }

    /// conv7's input, all of whose rows are still there.
    void keepFeatures() {
        using Last = Layer<6>;
        constexpr int kSide = Last::kShape.inputSide;
        static_assert(kSide <= kForwardRing && Last::kInputBorder == 0);
        for (int y = 0; y < kSide; ++y) {
            const float* row = reinterpret_cast<const float*>(inputs_[6].row(y));
            for (int channel = 0; channel < Last::kShape.inputs; ++channel) {
                for (int x = 0; x < kSide; ++x) {
                    const float* lanes = row + (channel * Last::kInputStride + x) * kLanes;
                    for (int lane = 0; lane < kLanes && group_ * kLanes + lane < view_.images; ++lane) {
                        const std::int64_t image = group_ * kLanes + lane;
                        view_.features[((image * Last::kShape.inputs + channel) * kSide + y) * kSide + x] = lanes[lane];
                    }
                }
            }
        }
    }

    /// Row y of convolution kIndex's input.
    template <int kIndex> DIGITLAB_INLINE void makeRow(int y) {
        using This = Layer<kIndex>;
        constexpr int kWidth = This::kShape.inputSide;
        Vec* row = inputs_[kIndex].row(y);
        if constexpr (kIndex == 0) {
            clearBorder<kWidth, This::kInputBorder>(row);
            gather(y, row + This::kInputBorder);
        } else if constexpr (This::kShape.pooledInput) {
            Vec* unpooled = unpooled_[kIndex == 2 ? 0 : 1];
            convolveRow<kIndex - 1, 2 * kWidth>(2 * y, unpooled);
            convolveRow<kIndex - 1, 2 * kWidth>(2 * y + 1, unpooled + kUnpooledRow);
            for (int channel = 0; channel < This::kShape.inputs; ++channel) {
                const Vec* top = unpooled + channel * 2 * kWidth;
                const Vec* bottom = top + kUnpooledRow;
                const auto column = [=](int x) {
                    return larger(larger(top[2 * x], top[2 * x + 1]), larger(bottom[2 * x], bottom[2 * x + 1]));
                };
                makeInputLine<kIndex>(column, row + channel * This::kInputStride);
            }
        } else if constexpr (This::kTiled) {
            Vec lines[This::kShape.inputs * kWidth];
            convolveRow<kIndex - 1, kWidth>(y, lines);
            for (int channel = 0; channel < This::kShape.inputs; ++channel) {
                const Vec* line = lines + channel * kWidth;
                makeInputLine<kIndex>([=](int x) { return line[x]; }, row + channel * This::kInputStride);
            }
        } else {
            for (int channel = 0; channel < This::kShape.inputs; ++channel) {
                clearBorder<kWidth, This::kInputBorder>(row + channel * This::kInputStride);
            }
            convolveRow<kIndex - 1, This::kInputStride>(y, row + This::kInputBorder);
        }
    }

    /// Row y of the group's images: pixels as the network was trained to see them.
    DIGITLAB_INLINE void gather(int y, Vec* row) const {
        constexpr int kSide = Layer<0>::kShape.inputSide;
        float* lanes = reinterpret_cast<float*>(row);
        for (int lane = 0; lane < kLanes; ++lane) {
            const int image = group_ * kLanes + lane;
            const std::uint8_t* pixels = view_.pixels + static_cast<std::int64_t>(image) * kSide * kSide + y * kSide;
            for (int x = 0; x < kSide; ++x) {
                lanes[x * kLanes + lane] = image < view_.images ? static_cast<float>(pixels[x]) : 0.0F;
            }
        }
        for (int x = 0; x < kSide; ++x) {
            row[x] = row[x] * view_.pixelScale + view_.pixelShift;
        }
    }

    const PredictView& view_;
    int group_;
    Vec* unpooled_[2]; ///< two rows each of conv2's and conv4's output that wait for pooling
    RowBuffer inputs_[kConvolutionCount];
    int ready_[kConvolutionCount]; ///< rows made of each convolution's input
};

inline void predict(const PredictView& view, float* scratch, int begin, int end) {
    for (int group = begin; group < end; ++group) {
        GroupPrediction(view, scratch, group).run();
    }
}

/// The scratch memory of `predict`.
constexpr int kPredictVectors =
    GroupPrediction::kUnpooledVectors +
    kForwardRing * (Layer<0>::kInputRow + Layer<1>::kInputRow + Layer<2>::kInputRow + Layer<3>::kInputRow + Layer<4>::kInputRow +
                    Layer<5>::kInputRow + Layer<6>::kInputRow + Layer<7>::kInputRow);

} // namespace model::fused::DIGITLAB_KERNELS
