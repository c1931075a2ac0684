// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/forward.h"
#include "model/network/fused/weight_gradient.h"

namespace model::fused::DIGITLAB_KERNELS {

/// A line of the gradient as a convolution's backward pass reads it, borders included; else as it is.
template <class Column> DIGITLAB_INLINE void makeGradientLine(const Stage& stage, Column column, Vec* out) {
    const int width = stage.output.side;
    if (stage.tiled) {
        tileGradientLine(width, column, out);
        return;
    }
    for (int x = 0; x < stage.gradientBorder; ++x) {
        out[x] = Vec{};
        out[stage.gradientBorder + width + x] = Vec{};
    }
    for (int x = 0; x < width; ++x) {
        out[stage.gradientBorder + x] = column(x);
    }
}

/// Where the gradient at a stage's output comes from: the input of the stage behind, or the loss.
struct GradientSource {
    const Stage* next;                ///< null: the loss
    const Coefficients* coefficients; ///< of `next`
    RowBuffer gradient;               ///< at its input; of the loss, one row [classes]
};

/// Row y of the gradient at the stage's core, lines with their borders: from the next one's input back through pooling, dropout,
/// leaky ReLU and batch norm, then through the stage's own leaky ReLU. `stored`: its row of the stored image.
inline void makeGradientRow(const Stage& stage, const GradientSource& from, const Vec* stored, Bits samplesMask, int y,
                            Vec* out) {
    const int width = stage.output.side;
    const Vec ownSlope = broadcast(stage.ownSlope);
    const Bits samples = allBits(samplesMask);
    if (from.next == nullptr) {
        const Vec* gradient = from.gradient.row(0);
        for (int channel = 0; channel < stage.outputs(); ++channel) {
            const Vec r = stored[channel];
            const Vec d = gradient[channel];
            makeGradientLine(
                stage, [=](int) DIGITLAB_INLINED { return r > 0.0F ? d : ownSlope * d; }, out + channel * stage.gradientLine);
        }
        return;
    }
    const Stage& next = *from.next;
    const int window = next.window;
    const int gradientSide = next.input.side;
    const Vec* gradients = from.gradient.row(y / window);
    const bool reached = y / window < gradientSide;
    const Vec share = broadcast(next.pooling == Pooling::average ? 1.0F / static_cast<float>(window * window) : 1.0F);
    withReading(next, true, [&](auto mark, auto slope) DIGITLAB_INLINED {
        constexpr Mark kMark = decltype(mark)::value;
        constexpr bool kSlope = decltype(slope)::value;
        for (int channel = 0; channel < stage.outputs(); ++channel) {
            const Vec outer = broadcast(from.coefficients->outer[channel]);
            const Vec inner = broadcast(from.coefficients->inner[channel]);
            const Vec offset = broadcast(from.coefficients->offset[channel]);
            const Reading<kMark, kSlope> read{broadcast(from.coefficients->scale[channel]),
                                              broadcast(from.coefficients->shift[channel]), broadcast(next.slope)};
            const Vec* line = stored + channel * width;
            const Vec* gradient = gradients + channel * gradientSide;
            const auto make = [&](auto gradientAt) DIGITLAB_INLINED {
                const auto back = [=](int x) DIGITLAB_INLINED {
                    Vec g = gradientAt(x);
                    if constexpr (kMark != Mark::none) {
                        g = andBits(g, keptBits<kMark>(line[x]));
                    }
                    if constexpr (kSlope) {
                        g = read.affine(line[x]) > 0.0F ? g : read.slope * g;
                    }
                    return outer * g + (inner * valueOf<kMark>(line[x]) + offset);
                };
                Vec* const to = out + channel * stage.gradientLine;
                if (stage.ownSlope == 0) {
                    makeGradientLine(
                        stage, [=](int x) DIGITLAB_INLINED { return valueOf<kMark>(line[x]) > 0.0F ? back(x) : Vec{}; }, to);
                } else {
                    const auto own = [=](int x) DIGITLAB_INLINED {
                        const Vec d = back(x);
                        return andBits(valueOf<kMark>(line[x]) > 0.0F ? d : ownSlope * d, samples);
                    };
                    makeGradientLine(stage, own, to);
                }
            };
            if (!reached) {
                make([](int) DIGITLAB_INLINED { return Vec{}; });
            } else if (window == 1) {
                make([=](int x) DIGITLAB_INLINED { return gradient[x]; });
            } else if (window == 2 && next.pooling == Pooling::maximum && 2 * gradientSide == width) {
                make([=](int x) DIGITLAB_INLINED { return gradient[x / 2]; });
            } else {
                make([=](int x) DIGITLAB_INLINED { return x / window < gradientSide ? gradient[x / window] * share : Vec{}; });
            }
        }
    });
}

/// The sums over row y of the gradient at a stage's input that the batch norm before it needs. It belongs to what came out of
/// pooling; it reaches just those elements of the batch norm's output that are not marked, so the sums run over these:
/// Σ g and Σ g·(r − mean).
inline void sumGradientRow(const Stage& stage, const Coefficients& coefficients, const RowBuffer& source, int y,
                           const Vec* gradient, ImageSums& sums) {
    const Vec* rows[kMaxSide];
    for (int i = 0; i < stage.window; ++i) {
        rows[i] = source.row(y * stage.window + i);
    }
    const int width = stage.input.side;
    const ColumnParts parts = stage.inputParts;
    const Vec share =
        broadcast(stage.pooling == Pooling::average ? 1.0F / static_cast<float>(stage.window * stage.window) : 1.0F);
    const int side = stage.source.side;
    withReading(stage, true, [&](auto mark, auto slope) DIGITLAB_INLINED {
        constexpr Mark kMark = decltype(mark)::value;
        constexpr bool kSlope = decltype(slope)::value;
        // `window(channel, x, add)` calls add(gradient, stored) for what is under the pooling at x.
        const auto sumUp = [&](auto window) DIGITLAB_INLINED {
            forChannels(stage.inputs(), [&](int channel, auto count) DIGITLAB_INLINED {
                constexpr int kCount = decltype(count)::value;
                Vec mean[kCount];
                Reading<kMark, kSlope> read[kCount];
                for (int k = 0; k < kCount; ++k) {
                    mean[k] = broadcast(coefficients.mean[channel + k]);
                    read[k] = {broadcast(coefficients.scale[channel + k]), broadcast(coefficients.shift[channel + k]),
                               broadcast(stage.slope)};
                }
                for (int begin = 0; begin < width;) {
                    Vec sum[kCount] = {};
                    Vec products[kCount] = {};
                    const int end = begin + partSize(parts, begin);
                    for (int x = begin; x < end; ++x) {
#pragma GCC unroll 4
                        for (int k = 0; k < kCount; ++k) {
                            window(channel + k, x, [&](Vec g, Vec stored) DIGITLAB_INLINED {
                                if constexpr (kMark != Mark::none) {
                                    g = andBits(g, keptBits<kMark>(stored));
                                }
                                if constexpr (kSlope) {
                                    g = read[k].affine(stored) > 0.0F ? g : read[k].slope * g;
                                }
                                sum[k] += g;
                                products[k] += g * (valueOf<kMark>(stored) - mean[k]);
                            });
                        }
                    }
                    for (int k = 0; k < kCount; ++k) {
                        sums.add(channel + k, sum[k], products[k]);
                    }
                    begin = end;
                }
            });
        };
        const Vec* top = rows[0];
        if (stage.window == 1) {
            sumUp([=](int channel, int x, const auto& add)
                      DIGITLAB_INLINED { add(gradient[channel * width + x], top[channel * side + x]); });
        } else if (stage.window == 2) {
            const Vec* bottom = rows[1];
            sumUp([=](int channel, int x, const auto& add) DIGITLAB_INLINED {
                const Vec d = gradient[channel * width + x] * share;
                const int at = channel * side + 2 * x;
                add(d, top[at]);
                add(d, top[at + 1]);
                add(d, bottom[at]);
                add(d, bottom[at + 1]);
            });
        } else {
            sumUp([&](int channel, int x, const auto& add) DIGITLAB_INLINED {
                for (int i = 0; i < stage.window * stage.window; ++i) {
                    const int at = channel * side + stage.window * x + i % stage.window;
                    add(gradient[channel * width + x] * share, rows[i / stage.window][at]);
                }
            });
        }
    });
    sums.closeRow();
}

/// Row y of the gradient at a convolution's input, [C][W].
DIGITLAB_INLINE void convolveBack(const Stage& stage, const RowBuffer& gradient, int y, const float* weights,
                                  const Epilogue& epilogue, Vec* out) {
    const int side = stage.input.side;
    const RowWindow window = gradientWindow(stage, gradient, y);
    if (stage.tiled) {
        convolveTileRow({stage.outputs(), stage.inputs(), side, stage.inputParts, stage.gradientLine, side, epilogue}, window,
                        weights, out);
        return;
    }
    for (int parity = 0; parity < stage.stride; ++parity) {
        const GradientColumns columns = gradientColumns(stage, parity);
        convolveRow({stage.outputs(), stage.inputs(), stage.kernel, columns.count, stage.gradientLine, columns.taps, side,
                     columns.step, epilogue},
                    window, weights, out + columns.first);
        weights += stage.inputs() * stage.outputs() * stage.kernel * columns.taps.count;
    }
}

/// Adds a row of the gradient to the biases' sums.
DIGITLAB_INLINE void addBiasRow(const Stage& stage, const Vec* row, Vec* sums) {
    const int begin = stage.tiled ? 2 * stage.output.side : stage.gradientBorder; // of tiles, behind the factors
    for (int channel = 0; channel < stage.outputs(); ++channel, row += stage.gradientLine) {
        Vec sum{};
        for (int x = begin; x < begin + stage.output.side; ++x) {
            sum += row[x];
        }
        sums[channel] += sum;
    }
}

/// Backward pass of a stage for one group: adds to the weights' gradient and, but for the first stage, stores the gradient at its
/// input with its sums.
///
/// Rows of the output gradient are made a few at a time, and input gradients follow as soon as their rows are there. So the input
/// gradient may lie in the memory of this stage's own output, where they have the same shape: row y of it is written after row y
/// of the output was read for the last time in this step.
inline void backwardStage(const StepView& view, const Scratch& scratch, int index, int group, const Vec* lossGradient) {
    const Stage& stage = view.stages[index];
    const bool last = index + 1 == view.stageCount;
    const GradientSource from = last ? GradientSource{nullptr, nullptr, {const_cast<Vec*>(lossGradient), 0, 1}}
                                     : GradientSource{&view.stages[index + 1], &view.memory[index + 1].coefficients,
                                                      gradientImage(view, scratch, index + 1, group)};
    const RowBuffer stored = storedImage(view, scratch, index, group);
    const RowBuffer source = index > 0 ? storedImage(view, scratch, index - 1, group) : RowBuffer{};
    const RowBuffer inputGradient = index > 0 ? gradientImage(view, scratch, index, group) : RowBuffer{};
    const Bits samplesMask = magnitudeOfSamples(view.samples - group * kLanes);
    Vec* line = reinterpret_cast<Vec*>(scratch.line);
    float* weightSums = scratch.weightSums + static_cast<std::int64_t>(stage.weightSums) * kLanes;
    Vec* biasSums = reinterpret_cast<Vec*>(weightSums) + stage.weightVectors();
    float* tileSums = scratch.tileSums + static_cast<std::int64_t>(stage.tileSums) * kLanes;
    ImageSums inputSums(scratch.channelSums, index > 0 && stage.norm >= 0 ? stage.inputs() : 0);
    // A ReLU leaves no sign where nothing is marked.
    const bool atOnce = index > 0 && stage.norm >= 0 && stage.core == Core::convolution && stage.stride == 1 &&
                        stage.window == 1 && stage.slope == 1 &&
                        (stage.mark == Mark::sign || (stage.mark == Mark::none && view.stages[index - 1].ownSlope == 0));
    const auto finishInputRow = [&](int y) DIGITLAB_INLINED {
        if (atOnce) {
            inputSums.closeRow();
        } else if (stage.norm >= 0) {
            sumGradientRow(stage, view.memory[index].coefficients, source, y, inputGradient.row(y), inputSums);
        }
    };
    if (stage.core == Core::linear) {
        Vec* gradient =
            reinterpret_cast<Vec*>(view.memory[index].flatGradients) + static_cast<std::int64_t>(group) * stage.outputs();
        makeGradientRow(stage, from, stored.row(0), samplesMask, 0, gradient);
        if (stage.bias) {
            addBiasRow(stage, gradient, biasSums);
        }
        if (index > 0) {
            RowWindow whole;
            whole.add({gradient, 0, 1}, 0, 1, 0);
            convolveRow({stage.outputs(), stage.input.count(), 1, 1, 1, {1, {0}}, 1, 1}, whole,
                        view.backwardWeights + stage.packedWeights, line);
            for (int y = 0; y < stage.input.side; ++y) {
                for (int channel = 0; channel < stage.inputs(); ++channel) {
                    const Vec* begin = inputLineOf(stage, channel, y, line);
                    for (int x = 0; x < stage.input.side; ++x) {
                        inputGradient.row(y)[channel * stage.input.side + x] = begin[x];
                    }
                }
                finishInputRow(y);
            }
        }
    } else if (stage.core == Core::none) {
        for (int y = 0; index > 0 && y < stage.output.side; ++y) {
            makeGradientRow(stage, from, stored.row(y), samplesMask, y, inputGradient.row(y));
            finishInputRow(y);
        }
    } else {
        const RowBuffer input{reinterpret_cast<Vec*>(scratch.inputRows), stage.inputRow(), stage.backwardRing};
        const RowBuffer gradient{reinterpret_cast<Vec*>(scratch.gradientRows), stage.gradientRow(), stage.backwardRing};
        int inputsReady = 0;
        int inputsDone = 0; // input gradients stored
        for (int begin = 0; begin < stage.output.side; begin += stage.rowsAtOnce) {
            const int end = smaller(begin + stage.rowsAtOnce, stage.output.side);
            for (; inputsReady < inputEnd(stage, end - 1); ++inputsReady) {
                if (index == 0) {
                    gatherImageRow(
                        stage, view.pixels, view.samples, group, inputsReady, [](Vec pixel) DIGITLAB_INLINED { return pixel; },
                        line, input.row(inputsReady));
                } else {
                    makeInputRow<true>(stage, view.memory[index].coefficients, source, inputsReady, Pass::again, line,
                                       input.row(inputsReady));
                }
            }
            for (int y = begin; y < end; ++y) {
                makeGradientRow(stage, from, stored.row(y), samplesMask, y, gradient.row(y));
                if (stage.bias) {
                    addBiasRow(stage, gradient.row(y), biasSums);
                }
            }
            float* sums = stage.tiled ? tileSums : weightSums;
            stage.reduced ? addConvolutionGradient(stage, gradient, input, begin, end, sums)
                          : addConvolutionGradient(stage, gradient, input, begin, end, reinterpret_cast<Vec*>(sums));
            if (index > 0) {
                for (; inputsDone < stage.input.side && gradientEnd(stage, inputsDone) <= end; ++inputsDone) {
                    const Epilogue sumsAtOnce{
                        Epilogue::Kind::gradient, &inputSums, {}, source.row(inputsDone), view.memory[index].coefficients.mean};
                    convolveBack(stage, gradient, inputsDone, view.backwardWeights + stage.packedWeights,
                                 atOnce ? sumsAtOnce : Epilogue{}, inputGradient.row(inputsDone));
                    finishInputRow(inputsDone);
                }
            }
        }
    }
    if (index > 0 && stage.norm >= 0) {
        inputSums.store(view.memory[index].gradientSums + group * 2 * stage.inputs());
    }
}

/// Before the first group of a worker's share: its sums of a stage's gradients are zero.
inline void clearGradientSums(const StepView& view, const Scratch& scratch, int index) {
    const Stage& stage = view.stages[index];
    const auto clear = [](float* memory, std::int64_t vectors) DIGITLAB_INLINED {
        for (std::int64_t i = 0; i < vectors; ++i) {
            reinterpret_cast<Vec*>(memory)[i] = Vec{};
        }
    };
    clear(scratch.weightSums + static_cast<std::int64_t>(stage.weightSums) * kLanes,
          stage.weightVectors() + (stage.bias ? stage.outputs() : 0));
    clear(scratch.tileSums + static_cast<std::int64_t>(stage.tileSums) * kLanes, stage.tileVectors());
}

/// After the last group `end` − 1, the share having begun with `begin`.
inline void finishGradientSums(const StepView& view, const Scratch& scratch, int index, int begin, int end) {
    const Stage& stage = view.stages[index];
    float* weightSums = scratch.weightSums + static_cast<std::int64_t>(stage.weightSums) * kLanes;
    float* tileSums = scratch.tileSums + static_cast<std::int64_t>(stage.tileSums) * kLanes;
    if (stage.core == Core::linear) {
        addLinearGradient(
            stage, reinterpret_cast<Vec*>(view.memory[index].flatGradients) + static_cast<std::int64_t>(begin) * stage.outputs(),
            reinterpret_cast<Vec*>(view.memory[index].flatInputs) + static_cast<std::int64_t>(begin) * stage.input.count(),
            end - begin, weightSums);
    } else if (stage.tiled && stage.reduced) {
        finishTiles(stage, tileSums, weightSums);
    } else if (stage.tiled) {
        finishTiles(stage, reinterpret_cast<const Vec*>(tileSums), reinterpret_cast<Vec*>(weightSums));
    }
}

} // namespace model::fused::DIGITLAB_KERNELS
