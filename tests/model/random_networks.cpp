// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/random_networks.h"

#include "model/values/error.h"

#include <initializer_list>
#include <random>

namespace model {
namespace {

constexpr std::int64_t kMostMultiplyAdds = 400'000;
constexpr std::int64_t kMostParameters = 15'000;
constexpr int kMostValues = 40'000; ///< that one image gives in all layers

class Draws {
public:
    explicit Draws(std::uint64_t seed) : random_(static_cast<std::uint32_t>(seed)) {}

    /// 0 … n − 1; the standard's distributions differ between libraries.
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint32_t>(n)); }
    int from(int least, int most) { return least + below(most - least + 1); }
    bool oneIn(int n) { return below(n) == 0; }
    template <class Value> Value of(std::initializer_list<Value> values) {
        return values.begin()[below(static_cast<int>(values.size()))];
    }

private:
    std::mt19937 random_;
};

Layer convolution(Draws& draws, int maps, int kernel) {
    Layer layer{LayerKind::convolution, maps, kernel};
    layer.padding = draws.oneIn(3) ? kernel / 2 : draws.below(kernel);
    layer.stride = draws.oneIn(3) ? 2 : 1;
    layer.bias = draws.oneIn(2);
    return layer;
}

/// What has no weights to multiply with.
Layer between(Draws& draws) {
    using enum LayerKind;
    Layer layer{draws.of({relu, relu, relu, leakyRelu, batchNorm, batchNorm, dropout, maxPooling, averagePooling})};
    if (layer.kind == leakyRelu) {
        layer.slope = draws.of({0.01, 0.2, 1.0});
    } else if (layer.kind == dropout && draws.oneIn(2)) {
        layer.rate = draws.of({0.0, 0.2, 0.5});
    } else if (layer.kind == maxPooling || layer.kind == averagePooling) {
        layer.size = draws.from(2, 3);
    }
    return layer;
}

Network draw(Draws& draws) {
    Network network;
    const auto addBetween = [&](int most) {
        for (int count = draws.from(0, most); count > 0; --count) {
            network.layers.push_back(between(draws));
        }
    };
    const auto addLinear = [&](int units) {
        network.layers.push_back({.kind = LayerKind::linear, .size = units, .bias = !draws.oneIn(4)});
    };
    if (draws.oneIn(2)) {
        addBetween(3);
    }
    for (int count = draws.from(0, 4); count > 0; --count) {
        const int most = draws.oneIn(4) ? 24 : 12;
        const int maps = draws.from(1, most);
        network.layers.push_back(convolution(draws, maps, draws.of({1, 3, 3, 3, 5, 5, 7})));
        addBetween(4);
    }
    switch (draws.below(4)) {
    case 0: // a perceptron, or its last layers
        for (int count = draws.from(0, 2); count > 0; --count) {
            addLinear(draws.from(1, 40));
            addBetween(2); // where there is nothing to pool, it is drawn anew
        }
        addLinear(kClasses);
        break;
    case 1:
        network.layers.push_back({.kind = LayerKind::globalAveragePooling});
        addLinear(kClasses);
        break;
    case 2:
        network.layers.push_back(convolution(draws, kClasses, draws.of({1, 3, 5, 7})));
        addBetween(2);
        network.layers.push_back({.kind = LayerKind::globalAveragePooling});
        break;
    default: // as the notebook's
        network.layers.push_back({LayerKind::convolution, kClasses, draws.of({1, 3, 5, 7})});
        break;
    }
    return network;
}

/// Nothing, of one that cannot work or that is too large for a test.
ArchitecturePointer tried(Network network, int classes) {
    try {
        auto architecture = std::make_shared<const Architecture>(std::move(network), classes);
        int values = 0;
        for (const PlacedLayer& placed : architecture->layers()) {
            values += placed.output.count();
        }
        const bool small = architecture->multiplyAdds() <= kMostMultiplyAdds && architecture->parameters() <= kMostParameters &&
                           values <= kMostValues;
        return small ? architecture : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

} // namespace

ArchitecturePointer randomNetwork(std::uint64_t seed) {
    Draws draws(seed);
    ArchitecturePointer found;
    while (!found) {
        Network network = draw(draws);
        network.name = "random " + std::to_string(seed);
        found = tried(std::move(network), draws.oneIn(4) ? draws.from(2, 100) : draws.from(2, 12));
    }
    return found;
}

} // namespace model
