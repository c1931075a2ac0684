// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <vector>

/// How a network is computed: its layers gathered into stages, in phases between which the whole batch has to be there.
namespace model::fused {

enum class Pooling { none, maximum, average };

/// Which bit of a stored value says that no gradient reaches it, because dropout zeroes it or max-pooling passes it over: the
/// sign behind a ReLU, which leaves it free, else the lowest one, which is then no part of the value. So the random bits are
/// drawn once, and every read of a value carries the mask with it.
enum class Mark { none, sign, lowest };

enum class Core { none, convolution, linear };

/// [H][C][W] vectors, one lane a sample: rows of all channels.
struct Image {
    int channels;
    int side;
    int row() const { return channels * side; }
    int count() const { return row() * side; }
    bool operator==(const Image&) const = default;
};

/// A row is computed in parts: the first, up to column `wideEnd`, have `columns` columns, the others fewer. The sums over a row
/// follow them.
struct ColumnParts {
    int columns;
    int wideEnd;
    int narrow; ///< columns of the others
};

/// One convolution or linear layer, what stands between it and the one before, and what follows it at once. A stage reads what
/// the one before stored (the first one: the images), each value through the batch norm, the leaky ReLU, the dropout and the
/// pooling, in this order, as far as it has them; convolves; adds the bias, applies its own leaky ReLU, and stores. Layers in
/// another order take stages without a core between them.
struct Stage {
    int norm = -1;    ///< number of the batch norm
    float slope = 1;  ///< of the leaky ReLU behind it, for x < 0; 1: none
    int dropout = -1; ///< number of the dropout
    double rate = -1; ///< its own; negative: the step's
    Pooling pooling = Pooling::none;
    int window = 1;         ///< of the pooling: its side, and its stride
    Mark mark = Mark::none; ///< of what it reads, in training

    Core core = Core::none;
    int kernel = 1;
    int padding = 0;
    int stride = 1;
    bool bias = false;
    float ownSlope = 1; ///< of the leaky ReLU behind the core; 0: a ReLU; 1: none

    Image source{}; ///< what the stage before stored
    Image input{};  ///< of the core: `source` after pooling
    Image output{};

    int weightTensor = -1; ///< in `Architecture::tensors()`; the bias is the next
    int normTensor = -1;   ///< of `norm`: weight, bias, running mean and variance follow each other

    // Where its memory begins, in all stages'.
    int packedWeights = 0; ///< floats: see weight_packing.h
    int weightSums = 0;    ///< vectors: the gradients of the weights, then of the biases, in a worker's sums
    int tileSums = 0;      ///< vectors: the same as tiles.h sums them, in another buffer
    bool reduced = false;  ///< the weights' are floats, their lanes added up at once: of large layers

    // Of convolutions, what follows from the above.
    bool tiled = false; ///< computed tile by tile, see tiles.h
    ColumnParts inputParts{}, outputParts{};
    int border = 0; ///< columns of zeros on each side of input lines
    int gradientBorder = 0;
    int inputLine = 0;    ///< vectors of a channel in an input row
    int gradientLine = 0; ///< and in a row of the gradient at its output
    int forwardRing = 1;  ///< input rows that are held at a time in the forward pass, a power of two
    int backwardRing = 1; ///< the same of input and gradient rows in the backward pass
    int rowsAtOnce = 4;   ///< output rows whose weight gradients are summed in registers before they go to memory

    bool gradientInPlace = false; ///< the gradient at its input takes the place of its own output

    int inputs() const { return input.channels; }
    int outputs() const { return output.channels; }
    int inputRow() const { return input.channels * inputLine; }
    int gradientRow() const { return output.channels * gradientLine; }
    int weights() const;                                                            ///< of the core
    int weightVectors() const { return reduced ? (weights() + 3) / 4 : weights(); } ///< of their sums
    int tileVectors() const { return tiled ? (weightVectors() * 4 + 2) / 3 : 0; }
};

/// Consecutive stages that a group of samples passes through without waiting for others.
struct PhaseStages {
    int begin;
    int end;
};

struct Plan {
    explicit Plan(const Architecture& architecture);

    int classes;
    std::vector<Stage> stages;
    /// A stage that begins with a batch norm begins a phase: it needs the sums over the batch. In the last one a group goes on to
    /// the loss and back.
    std::vector<PhaseStages> phases;
    int norms = 0;
    int dropouts = 0;
    int maxChannels = 1;   ///< of an image
    int packedWeights = 0; ///< floats, of either direction
    int weightSums = 0;    ///< vectors
    int tileSums = 0;      ///< vectors
    int featureStage = 0;  ///< whose input are the features (`Architecture::features`); stages.size(): the logits
};

/// Bytes of a training step's images, sums and packed weights, with vectors of so many lanes.
std::size_t stepMemory(const Plan& plan, int samples, int threads, int lanes);

/// Of a stage's output or, `gradient`, the gradient at its input: whether nothing but its own phase reads it, so that each worker
/// keeps it only for the group that it is at.
bool keptByWorker(const Plan& plan, int stage, bool gradient);

} // namespace model::fused
