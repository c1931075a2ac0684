// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/divide.h"

#include "model/values/random.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace model {

namespace {

using PerLabel = std::array<int, 256>;

constexpr std::size_t kWritersATestWriter = 10;

/// The same on every machine, unlike std::hash: Fowler, Noll and Vo's FNV-1a, its bits mixed.
std::uint64_t hashOf(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001B3;
    }
    return Random{hash}.next();
}

DataSet emptyLike(const DataSet& set) {
    return {{}, {}, set.classes};
}

} // namespace

std::string_view pixelsOf(const DigitImage& image) {
    return {reinterpret_cast<const char*>(image.data()), image.size()};
}

void mixClasses(DataSet& set) {
    struct Place {
        std::uint64_t hash;
        std::size_t image;
    };
    std::vector<Place> order;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        order.push_back({hashOf(pixelsOf(set.images[i])), i});
    }
    std::ranges::sort(order, {}, [&](const Place& place) {
        return std::tuple(place.hash, pixelsOf(set.images[place.image]), set.labels[place.image]);
    });
    struct Lot { // of images with the same pixels
        std::size_t first;
        std::size_t end;
        std::uint8_t label;
        double middle; // in the row of those of its class
    };
    std::vector<Lot> lots;
    PerLabel counts{};
    for (std::size_t first = 0; first < order.size(); first = lots.back().end) {
        std::size_t end = first + 1;
        while (end < order.size() && set.images[order[end].image] == set.images[order[first].image]) {
            ++end;
        }
        const std::uint8_t label = set.labels[order[first].image];
        const auto size = static_cast<int>(end - first);
        lots.push_back({first, end, label, counts[label] + size / 2.0});
        counts[label] += size;
    }
    std::ranges::stable_sort(lots, {}, [&](const Lot& lot) { return lot.middle / counts[lot.label]; });
    DataSet mixed = emptyLike(set);
    for (const Lot& lot : lots) {
        for (std::size_t i = lot.first; i < lot.end; ++i) {
            mixed.add(set, order[i].image);
        }
    }
    set = std::move(mixed);
}

DataSet takeOut(DataSet& set, const std::function<bool(int n, int count)>& taken) {
    struct Place {
        std::uint8_t label;
        int n;
    };
    std::unordered_map<std::string_view, Place> places; // of the first image with these pixels
    PerLabel counts{};
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const std::uint8_t label = set.labels[i];
        if (places.try_emplace(pixelsOf(set.images[i]), Place{label, counts[label] + 1}).second) {
            ++counts[label];
        }
    }
    DataSet out = emptyLike(set);
    DataSet rest = emptyLike(set);
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const Place& place = places.at(pixelsOf(set.images[i]));
        (taken(place.n, counts[place.label]) ? out : rest).add(set, i);
    }
    set = std::move(rest);
    return out;
}

DataSet takeLastSixth(DataSet& set) {
    return takeOut(set, [](int n, int count) { return count >= 2 && n > count - std::max(count / 6, 1); });
}

DataSet takeWriters(DataSet& set, const std::vector<std::string>& writers) {
    std::map<std::string_view, PerLabel> byWriter; // drawings of each class
    PerLabel learned{};
    for (std::size_t i = 0; i < writers.size(); ++i) {
        if (!writers[i].empty()) {
            ++byWriter[writers[i]][set.labels[i]];
        }
        ++learned[set.labels[i]];
    }
    std::vector<std::string_view> order;
    for (const auto& [writer, counts] : byWriter) {
        order.push_back(writer);
    }
    std::ranges::stable_sort(order, {}, [](std::string_view writer) { return hashOf(writer); });
    DataSet out = emptyLike(set);
    if (order.size() < 2) {
        return out;
    }
    const std::size_t wanted = (order.size() + kWritersATestWriter - 1) / kWritersATestWriter;
    std::set<std::string_view> taken;
    for (std::size_t i = 0; i < order.size() && taken.size() < wanted; ++i) {
        const PerLabel& theirs = byWriter[order[i]];
        if (std::ranges::equal(theirs, learned, [](int their, int all) { return their == 0 || their < all; })) {
            taken.insert(order[i]);
            std::ranges::transform(learned, theirs, learned.begin(), std::minus());
        }
    }
    DataSet rest = emptyLike(set);
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        (taken.contains(writers[i]) ? out : rest).add(set, i);
    }
    set = std::move(rest);
    return out;
}

DataSet without(const DataSet& set, std::span<const DigitImage> others) {
    std::unordered_set<std::string_view> theirs;
    for (const DigitImage& image : others) {
        theirs.insert(pixelsOf(image));
    }
    DataSet left = emptyLike(set);
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        if (!theirs.contains(pixelsOf(set.images[i]))) {
            left.add(set, i);
        }
    }
    return left;
}

} // namespace model
