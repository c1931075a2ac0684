// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/forward.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/loss.h"
#include "model/network/fused/weight_packing.h"

/// The forward pass alone, with batch norm folded to one multiplication and addition.
namespace model::fused::DIGITLAB_KERNELS {

constexpr int kMaxStages = kMaxLayers + 1; ///< an empty one may stand before the first layer

/// Passes one group through all stages at once: a stage makes its input row just when the next row of its output needs it. So
/// only a few rows of each stage exist at a time, and they stay in the cache.
class GroupPrediction {
public:
    GroupPrediction(const PredictView& view, float* scratch, int group)
        : view_(view), memory_(reinterpret_cast<Vec*>(scratch)), group_(group) {
        for (int i = 0; i < view.stageCount; ++i) {
            inputsReady_[i] = outputsReady_[i] = 0;
        }
    }

    /// Writes the group's log-probabilities.
    void run() {
        const int last = view_.stageCount - 1;
        const Vec* logits = storedRow(last, 0);
        for (int lane = 0; lane < kLanes && imageOf(lane) < view_.images; ++lane) {
            logSoftmax(logits, view_.classes, lane, view_.logProbabilities + imageOf(lane) * view_.classes);
        }
        if (view_.features != nullptr && view_.featureStage == view_.stageCount) {
            keepFeatures(logits, view_.classes, 1, 1, 0);
        }
    }

private:
    std::int64_t imageOf(int lane) const { return static_cast<std::int64_t>(group_) * kLanes + lane; }

    RowBuffer stored(int index) const {
        const Stage& stage = view_.stages[index];
        return {memory_ + view_.outputRings[index], stage.output.row(), view_.outputCapacities[index]};
    }

    /// Row y of what a stage stores; rows are asked for in order.
    const Vec* storedRow(int index, int y) {
        const Stage& stage = view_.stages[index];
        const RowBuffer output = stored(index);
        for (int& row = outputsReady_[index]; row <= y; ++row) {
            const RowBuffer input = stage.core == Core::none
                                        ? output
                                        : RowBuffer{memory_ + view_.inputRings[index], stage.inputRow(), stage.forwardRing};
            const int end = stage.core == Core::linear ? stage.input.side : inputEnd(stage, row);
            for (int& ready = inputsReady_[index]; ready < end; ++ready) {
                makeRow(index, ready, input.row(ready));
            }
            Vec* out = output.row(row);
            convolveInto(stage, input, row, view_.weights + stage.packedWeights, {}, out);
            finish(stage, view_.memory[index].biases, out);
        }
        return output.row(y);
    }

    void makeRow(int index, int y, Vec* out) {
        const Stage& stage = view_.stages[index];
        Vec* line = memory_ + view_.lineVectors;
        if (index == 0) {
            const auto scale = [this](Vec pixel) { return pixel * view_.pixelScale + view_.pixelShift; };
            gatherImageRow(stage, view_.pixels, view_.images, group_, y, scale, line, out);
        } else {
            for (int i = 0; i < stage.window; ++i) {
                storedRow(index - 1, y * stage.window + i);
            }
            makeInputRow<false>(stage, view_.memory[index].coefficients, stored(index - 1), y, Pass::first, line, out);
        }
        if (view_.features != nullptr && view_.featureStage == index) {
            keepInput(index, y, line);
        }
    }

    /// The same row once more, as it is: a convolution may want it in tiles.
    void keepInput(int index, int y, Vec* line) {
        Stage plain = view_.stages[index];
        plain.core = Core::none;
        plain.tiled = false;
        plain.border = 0;
        plain.stride = 1;
        plain.inputLine = plain.input.side;
        Vec* row = line + plain.inputLine;
        if (index == 0) {
            gatherImageRow(
                plain, view_.pixels, view_.images, group_, y,
                [this](Vec pixel) { return pixel * view_.pixelScale + view_.pixelShift; }, line, row);
        } else {
            makeInputRow<false>(plain, view_.memory[index].coefficients, stored(index - 1), y, Pass::first, line, row);
        }
        keepFeatures(row, plain.input.channels, plain.input.side, plain.input.side, y);
    }

    /// A row [channels][width] of the features of all images.
    void keepFeatures(const Vec* row, int channels, int height, int width, int y) const {
        for (int channel = 0; channel < channels; ++channel) {
            for (int x = 0; x < width; ++x) {
                const Vec value = row[channel * width + x];
                for (int lane = 0; lane < kLanes && imageOf(lane) < view_.images; ++lane) {
                    view_.features[((imageOf(lane) * channels + channel) * height + y) * width + x] = value[lane];
                }
            }
        }
    }

    /// Bias and leaky ReLU.
    static void finish(const Stage& stage, const float* biases, Vec* row) {
        if (biases == nullptr && stage.ownSlope == 1) {
            return;
        }
        const Vec slope = broadcast(stage.ownSlope);
        const int width = stage.output.side;
        for (int channel = 0; channel < stage.outputs(); ++channel, row += width) {
            const Vec bias = broadcast(biases != nullptr ? biases[channel] : 0.0F);
            for (int x = 0; x < width; ++x) {
                const Vec value = row[x] + bias;
                row[x] = stage.ownSlope == 0 ? (value < 0.0F ? Vec{} : value) : leaky(value, slope);
            }
        }
    }

    const PredictView& view_;
    Vec* memory_;
    int group_;
    int inputsReady_[kMaxStages];  ///< rows made of each stage's input …
    int outputsReady_[kMaxStages]; ///< … and output
};

inline void predict(const PredictView& view, float* scratch, int begin, int end) {
    for (int group = begin; group < end; ++group) {
        GroupPrediction(view, scratch, group).run();
    }
}

constexpr PredictKernels kPredictKernels = {kLanes, packForward, predict};

} // namespace model::fused::DIGITLAB_KERNELS
