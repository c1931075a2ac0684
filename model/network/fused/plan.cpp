// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/plan.h"

#include "model/network/fused/aligned_buffer.h"

#include <algorithm>

namespace model::fused {
namespace {

/// Sums of weight gradients that are larger, in floats of one lane, would stream through the cache again and again.
constexpr int kMaxLaneSums = 20'000;

int powerOfTwo(int atLeast) {
    int power = 1;
    while (power < atLeast) {
        power *= 2;
    }
    return power;
}

/// Vectors from one channel of a row to the next. Odd, so that the channels spread over the sets of the first-level cache:
/// 16 channels at a power-of-two distance would evict one another.
int lineOf(int width, int border) {
    return (width + 2 * border) | 1;
}

/// Puts layer after layer into the last stage, or into a new one where that is filled further already.
class Filling {
public:
    explicit Filling(std::vector<Stage>& stages) : stages_(stages) {}

    void add(const PlacedLayer& placed, int norm, int dropout) {
        const Layer& layer = placed.layer;
        const int tensor = static_cast<int>(placed.firstTensor);
        switch (layer.kind) {
        case LayerKind::batchNorm:
            reach(Place::norm, placed);
            stage().norm = norm;
            stage().normTensor = tensor;
            break;
        case LayerKind::relu:
        case LayerKind::leakyRelu:
            if (place_ == Place::core) {
                stage().ownSlope = static_cast<float>(layer.slope);
                place_ = Place::ownSlope;
            } else {
                reach(Place::slope, placed);
                stage().slope = static_cast<float>(layer.slope);
            }
            break;
        case LayerKind::dropout:
            reach(Place::dropout, placed);
            stage().dropout = dropout;
            stage().rate = layer.rate.value_or(-1);
            break;
        case LayerKind::maxPooling:
        case LayerKind::averagePooling:
        case LayerKind::globalAveragePooling:
            reach(Place::pooling, placed);
            stage().pooling = layer.kind == LayerKind::maxPooling ? Pooling::maximum : Pooling::average;
            stage().window = layer.kind == LayerKind::globalAveragePooling ? placed.input.side : layer.size;
            stage().input = stage().output = imageOf(placed.output);
            break;
        case LayerKind::convolution:
        case LayerKind::linear:
            reach(Place::core, placed);
            stage().core = layer.kind == LayerKind::linear ? Core::linear : Core::convolution;
            stage().kernel = layer.kind == LayerKind::linear ? 1 : layer.kernel;
            stage().padding = layer.kind == LayerKind::linear ? 0 : layer.padding;
            stage().stride = layer.kind == LayerKind::linear ? 1 : layer.stride;
            stage().bias = layer.bias;
            stage().output = imageOf(placed.output);
            stage().weightTensor = tensor;
            break;
        }
    }

private:
    enum class Place { nothing, norm, slope, dropout, pooling, core, ownSlope };

    static Image imageOf(const Extent& extent) { return {extent.channels, extent.side}; }
    Stage& stage() { return stages_.back(); }

    /// Begins a stage where this one is filled up to `place` or further. Batch norm and pooling of the images need them as
    /// vectors, and so does dropout, which marks what it drops: an empty stage before makes them so.
    void reach(Place place, const PlacedLayer& placed) {
        if (stages_.empty() && place != Place::core) {
            begin(placed);
            begin(placed);
        } else if (stages_.empty() || place_ >= place) {
            begin(placed);
        }
        place_ = place;
    }

    void begin(const PlacedLayer& placed) {
        Stage next;
        next.source = next.input = next.output = imageOf(placed.input);
        stages_.push_back(next);
        place_ = Place::nothing;
    }

    std::vector<Stage>& stages_;
    Place place_ = Place::nothing;
};

ColumnParts rowParts(int width) {
    const int columns = std::min(width, 5);
    return {columns, width / columns * columns, width % columns};
}

ColumnParts tileParts(int width) {
    const int tiles = width / 2;
    const int parts = (tiles + 4) / 5;
    const int most = (tiles + parts - 1) / parts;
    return {2 * most, 2 * most * (tiles - parts * (most - 1)), 2 * (most - 1)};
}

void shapeConvolution(Stage& stage) {
    stage.tiled =
        stage.kernel == 3 && stage.padding == 1 && stage.stride == 1 && stage.output.side % 2 == 0 && stage.inputs() > 1;
    stage.border = stage.padding;
    stage.gradientBorder = stage.stride == 1 ? stage.kernel - 1 - stage.padding : stage.kernel / 2;
    if (stage.tiled) {
        stage.inputLine = 2 * stage.input.side;
        stage.gradientLine = 3 * stage.output.side;
    } else {
        stage.inputLine = lineOf(stage.input.side, stage.border);
        stage.gradientLine = lineOf(stage.output.side, stage.gradientBorder);
    }
}

} // namespace

int Stage::weights() const {
    switch (core) {
    case Core::convolution:
        return output.channels * input.channels * kernel * kernel;
    case Core::linear:
        return output.channels * input.count();
    case Core::none:
        break;
    }
    return 0;
}

Plan::Plan(const Architecture& architecture) : classes(architecture.classes()) {
    Filling filling(stages);
    std::size_t layersBefore = 0;
    featureStage = -1;
    for (const PlacedLayer& placed : architecture.layers()) {
        filling.add(placed, norms, dropouts);
        norms += placed.layer.kind == LayerKind::batchNorm ? 1 : 0;
        dropouts += placed.layer.kind == LayerKind::dropout ? 1 : 0;
        if (layersBefore++ == architecture.featureLayers()) {
            featureStage = static_cast<int>(stages.size()) - 1;
        }
    }
    for (std::size_t i = 1; i < stages.size(); ++i) {
        if (stages[i].dropout >= 0 || stages[i].pooling == Pooling::maximum) {
            stages[i].mark = stages[i - 1].ownSlope == 0 ? Mark::sign : Mark::lowest;
        }
    }
    featureStage = featureStage < 0 ? static_cast<int>(stages.size()) : featureStage;
    for (Stage& stage : stages) {
        if (stage.core == Core::convolution) {
            shapeConvolution(stage);
        } else { // an image is one row for a linear layer, and passes a stage without a core row by row
            const bool flat = stage.core == Core::linear;
            stage.inputLine = flat ? stage.input.side * stage.input.side : stage.input.side;
            stage.gradientLine = stage.output.side;
        }
        stage.inputParts = stage.tiled ? tileParts(stage.input.side) : rowParts(stage.input.side);
        stage.outputParts = stage.tiled ? tileParts(stage.output.side) : rowParts(stage.output.side);
        stage.reduced = stage.core == Core::linear || stage.weights() > kMaxLaneSums;
        stage.rowsAtOnce = stage.reduced ? stage.output.side : 4;
        const int windowRows = (stage.rowsAtOnce - 1) * stage.stride + stage.kernel;
        stage.forwardRing = powerOfTwo(stage.kernel);
        stage.backwardRing = powerOfTwo(std::max(windowRows, stage.rowsAtOnce + stage.kernel));
        stage.gradientInPlace = stage.input == stage.output && stage.stride == 1 && stage.core != Core::linear;
        stage.packedWeights = packedWeights;
        packedWeights += stage.tiled ? stage.weights() / 3 * 4 : stage.weights();
        stage.weightSums = weightSums;
        stage.tileSums = tileSums;
        tileSums += stage.tileVectors();
        weightSums += stage.weightVectors() + (stage.bias ? stage.output.channels : 0);
        maxChannels = std::max({maxChannels, stage.source.channels, stage.output.channels});
    }
    for (int i = 0; i < static_cast<int>(stages.size()); ++i) {
        if (i == 0 || stages[static_cast<std::size_t>(i)].norm >= 0) {
            phases.push_back({i, i});
        }
        phases.back().end = i + 1;
    }
    // Its output lives no longer than its group is at the head, but another phase reads its gradient.
    stages[static_cast<std::size_t>(phases.back().begin)].gradientInPlace = false;
}

bool keptByWorker(const Plan& plan, int stage, bool gradient) {
    const Stage& own = plan.stages[static_cast<std::size_t>(stage)];
    if (!gradient || own.gradientInPlace) {
        return stage >= plan.phases.back().begin;
    }
    const auto phase = std::ranges::find_if(plan.phases, [stage](const PhaseStages& stages) { return stage < stages.end; });
    return stage > phase->begin;
}

std::size_t stepMemory(const Plan& plan, int samples, int threads, int lanes) {
    const std::int64_t groups = (samples + lanes - 1) / lanes;
    std::size_t batch = 0;
    std::size_t worker = 0;
    const auto add = [lanes](std::size_t& to, std::int64_t vectors) {
        to += allocatedBytes(static_cast<std::size_t>(vectors * lanes) * sizeof(float));
    };
    const auto addImage = [&](bool ofWorker, const Image& image) {
        add(ofWorker ? worker : batch, (ofWorker ? 1 : groups) * image.count());
    };
    std::int64_t inputRows = 0;
    std::int64_t gradientRows = 0;
    for (int i = 0; i < static_cast<int>(plan.stages.size()); ++i) {
        const Stage& stage = plan.stages[static_cast<std::size_t>(i)];
        addImage(keptByWorker(plan, i, false), stage.output);
        if (i > 0 && !stage.gradientInPlace) {
            addImage(keptByWorker(plan, i, true), stage.input);
        }
        if (stage.core == Core::linear) {
            addImage(false, stage.input);
            addImage(false, stage.output);
        } else if (stage.core == Core::convolution) {
            inputRows = std::max<std::int64_t>(inputRows, std::int64_t{stage.backwardRing} * stage.inputRow());
            gradientRows = std::max<std::int64_t>(gradientRows, std::int64_t{stage.backwardRing} * stage.gradientRow());
        }
    }
    for (const std::int64_t vectors : {inputRows, gradientRows, std::int64_t{plan.weightSums}, std::int64_t{plan.tileSums}}) {
        add(worker, vectors);
    }
    return batch + static_cast<std::size_t>(threads) * worker +
           allocatedBytes(sizeof(float) * static_cast<std::size_t>(2 * plan.packedWeights));
}

} // namespace model::fused
