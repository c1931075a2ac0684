// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/convolution.h"
#include "model/network/fused/normalise.h"

namespace model::fused::DIGITLAB_KERNELS {

/// A group's image of what stage `index` stores.
DIGITLAB_INLINE RowBuffer storedImage(const StepView& view, const Scratch& scratch, int index, int group) {
    const Image& image = view.stages[index].output;
    float* memory = scratch.outputs[index] + group * view.memory[index].outputFloats;
    return {reinterpret_cast<Vec*>(memory), image.row(), powerOfTwoFrom(image.side)};
}

/// … and of the gradient at its input.
DIGITLAB_INLINE RowBuffer gradientImage(const StepView& view, const Scratch& scratch, int index, int group) {
    const Image& image = view.stages[index].input;
    float* memory = scratch.gradients[index] + group * view.memory[index].gradientFloats;
    return {reinterpret_cast<Vec*>(memory), image.row(), powerOfTwoFrom(image.side)};
}

/// The stage's core: the row of its output [C][W] from what is under it in `input`.
DIGITLAB_INLINE void convolveInto(const Stage& stage, const RowBuffer& input, int y, const float* weights,
                                  const Epilogue& epilogue, Vec* out) {
    const int side = stage.output.side;
    switch (stage.core) {
    case Core::convolution:
        if (stage.tiled) {
            convolveTileRow({stage.inputs(), stage.outputs(), side, stage.outputParts, stage.inputLine, side, epilogue},
                            inputWindow(stage, input, y), weights, out);
        } else {
            convolveRow(
                {stage.inputs(), stage.outputs(), stage.kernel, side, stage.inputLine, inputTaps(stage), side, 1, epilogue},
                inputWindow(stage, input, y), weights, out);
        }
        break;
    case Core::linear: {
        RowWindow whole;
        whole.add(input, 0, 1, 0);
        convolveRow({stage.input.count(), stage.outputs(), 1, 1, 1, {1, {0}}, 1, 1}, whole, weights, out);
        break;
    }
    case Core::none:
        break; // its input row is made in its place
    }
}

/// Channels of a row whose sums are taken side by side, so that none waits for itself.
constexpr int kSideBySide = 4;

/// Calls run(channel, n) for all channels, n of them at a time: kSideBySide, then 1; n is a constant.
template <class Run> DIGITLAB_INLINE void forChannels(int channels, Run run) {
    int channel = 0;
    for (; channel + kSideBySide <= channels; channel += kSideBySide) {
        run(channel, std::integral_constant<int, kSideBySide>());
    }
    for (; channel < channels; ++channel) {
        run(channel, std::integral_constant<int, 1>());
    }
}

/// Behind the core in training: bias, leaky ReLU and, where a batch norm follows, Σ r and Σ r². `rows`: [C][W], where it stays.
template <bool kRelu, bool kSums>
DIGITLAB_INLINE void finishRow(const Stage& stage, const float* biases, Bits samplesMask, bool clearLowest, Vec* rows,
                               ImageSums& sums) {
    const int width = stage.output.side;
    const ColumnParts parts = stage.outputParts;
    const Vec slope = broadcast(stage.ownSlope);
    const Bits valueMask = Bits{} + (clearLowest ? ~1 : ~0);
    forChannels(stage.outputs(), [&](int channel, auto count) DIGITLAB_INLINED {
        constexpr int kCount = decltype(count)::value;
        Vec* row = rows + channel * width;
        Vec bias[kCount];
        for (int k = 0; k < kCount; ++k) {
            bias[k] = broadcast(biases != nullptr ? biases[channel + k] : 0.0F);
        }
        for (int begin = 0; begin < width;) {
            Vec sum[kCount] = {};
            Vec squares[kCount] = {};
            const int end = begin + partSize(parts, begin);
            for (int x = begin; x < end; ++x) {
#pragma GCC unroll 4
                for (int k = 0; k < kCount; ++k) {
                    Vec r = row[k * width + x] + bias[k];
                    if constexpr (kRelu) {
                        r = relu(r, samplesMask);
                    } else {
                        r = andBits(leaky(r, slope), valueMask);
                    }
                    row[k * width + x] = r;
                    if constexpr (kSums) {
                        const Vec summed = kRelu ? r : andBits(r, allBits(samplesMask));
                        sum[k] += summed;
                        squares[k] += summed * summed;
                    }
                }
            }
            for (int k = 0; kSums && k < kCount; ++k) {
                sums.add(channel + k, sum[k], squares[k]);
            }
            begin = end;
        }
    });
    if constexpr (kSums) {
        sums.closeRow();
    }
}

/// A stage of one group: fills the group's part of its outputs and, where a batch norm follows, of `view.sums`.
inline void forwardStage(const StepView& view, const Scratch& scratch, int index, int group) {
    const Stage& stage = view.stages[index];
    const Stage* next = index + 1 < view.stageCount ? &view.stages[index + 1] : nullptr;
    const RowBuffer stored = storedImage(view, scratch, index, group);
    const Bits samplesMask = magnitudeOfSamples(view.samples - group * kLanes);
    const RowBuffer source = index > 0 ? storedImage(view, scratch, index - 1, group) : RowBuffer{};
    Vec* line = reinterpret_cast<Vec*>(scratch.line);
    RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), stage.inputRow(), stage.forwardRing};
    if (stage.core == Core::linear) {
        input = {reinterpret_cast<Vec*>(view.memory[index].flatInputs) + static_cast<std::int64_t>(group) * stage.input.count(),
                 0, 1};
    } else if (stage.core == Core::none) {
        input = stored;
    }
    const bool sums = next != nullptr && next->norm >= 0;
    const bool clearLowest = next != nullptr && next->mark == Mark::lowest;
    ImageSums imageSums(scratch.channelSums, sums ? stage.outputs() : 0);
    const bool atOnce = stage.core == Core::convolution && !stage.bias && stage.ownSlope == 0 && sums;
    const bool finishes = !atOnce && (stage.bias || stage.ownSlope != 1 || sums || clearLowest);
    const Epilogue epilogue = atOnce ? Epilogue{Epilogue::Kind::relu, &imageSums, samplesMask} : Epilogue{};
    int ready = 0; // input rows made
    for (int y = 0; y < stage.output.side; ++y) {
        const int end = stage.core == Core::linear ? stage.input.side : inputEnd(stage, y);
        for (; ready < end; ++ready) {
            if (index == 0) {
                gatherImageRow(
                    stage, view.pixels, view.samples, group, ready, [](Vec pixel) DIGITLAB_INLINED { return pixel; }, line,
                    input.row(ready));
            } else {
                makeInputRow<true>(stage, view.memory[index].coefficients, source, ready, Pass::first, line, input.row(ready));
            }
        }
        Vec* row = stored.row(y);
        convolveInto(stage, input, y, view.forwardWeights + stage.packedWeights, epilogue, row);
        if (atOnce) {
            imageSums.closeRow();
        }
        if (finishes) {
            const auto finish = [&](auto relu, auto summed) DIGITLAB_INLINED {
                finishRow<decltype(relu)::value, decltype(summed)::value>(stage, view.memory[index].biases, samplesMask,
                                                                          clearLowest, row, imageSums);
            };
            const auto finishWith = [&](auto relu) DIGITLAB_INLINED {
                sums ? finish(relu, std::true_type()) : finish(relu, std::false_type());
            };
            stage.ownSlope == 0 ? finishWith(std::true_type()) : finishWith(std::false_type());
        }
        if (next != nullptr && next->dropout >= 0 && view.memory[index + 1].dropThreshold > 0) {
            const DropoutDraws draws(view, next->dropout, view.memory[index + 1].dropThreshold, group);
            next->mark == Mark::sign ? markDropped<Mark::sign>(row, stage.output, draws, y)
                                     : markDropped<Mark::lowest>(row, stage.output, draws, y);
        }
    }
    if (sums) {
        imageSums.store(view.memory[index + 1].sums + group * 2 * stage.outputs());
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
