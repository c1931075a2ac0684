// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/divide.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace model {
namespace {

/// The number is the image's first four pixels.
DigitImage numbered(int number) {
    DigitImage image{};
    for (std::size_t i = 0; i < 4; ++i, number >>= 8) {
        image[i] = static_cast<std::uint8_t>(number & 255);
    }
    return image;
}

int numberOf(const DigitImage& image) {
    return image[0] | image[1] << 8 | image[2] << 16 | image[3] << 24;
}

TEST(TakeWriters, NoWriterIsOnBothSidesAndNoClassIsLeftWithout) {
    constexpr int kWriters = 40;
    const auto nameOf = [](int number) { return "writer " + std::to_string(number % kWriters); };
    const auto divide = [&](bool backwards) {
        DataSet set;
        std::vector<std::string> writers;
        for (int i = 0; i < 400; ++i) {
            const int number = backwards ? 399 - i : i;
            // Each writer alone writes a class: none of these may be taken but by others who write it too.
            set.add(numbered(number), static_cast<std::uint8_t>(number % kWriters < 35 ? number % kWriters : 35));
            writers.push_back(number == 17 ? "" : nameOf(number));
        }
        const DataSet out = takeWriters(set, writers);
        std::set<std::string> taken;
        for (const DigitImage& image : out.images) {
            taken.insert(nameOf(numberOf(image)));
        }
        for (const DigitImage& image : set.images) {
            EXPECT_TRUE(numberOf(image) == 17 || !taken.contains(nameOf(numberOf(image))));
        }
        EXPECT_EQ(set.size() + out.size(), 400);
        for (std::uint8_t label = 0; label < 36; ++label) {
            EXPECT_GT(std::ranges::count(set.labels, label), 0) << int{label};
        }
        return taken;
    };
    const std::set<std::string> taken = divide(false);
    EXPECT_EQ(taken.size(), 4U); // a tenth
    EXPECT_EQ(divide(true), taken);
}

TEST(TakeWriters, OneWriterOrNoneIsNotDivided) {
    for (const char* writer : {"", "me"}) {
        DataSet set;
        set.add(numbered(1), 0);
        set.add(numbered(2), 0);
        EXPECT_EQ(takeWriters(set, {writer, "me"}).size(), 0);
        EXPECT_EQ(set.size(), 2);
    }
}

DataSet labelled(const std::vector<std::uint8_t>& labels) {
    DataSet set;
    for (const std::uint8_t label : labels) {
        set.add(numbered(set.size()), label);
    }
    return set;
}

/// `perClass` images of each of three classes, one class after the other.
std::vector<std::uint8_t> classByClass(const std::array<int, 3>& perClass) {
    std::vector<std::uint8_t> labels;
    for (std::uint8_t label = 0; label < 3; ++label) {
        labels.insert(labels.end(), static_cast<std::size_t>(perClass[label]), label);
    }
    return labels;
}

std::multiset<std::pair<int, int>> contentOf(const DataSet& set) {
    std::multiset<std::pair<int, int>> content;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        content.emplace(numberOf(set.images[i]), set.labels[i]);
    }
    return content;
}

/// Wherever the set is cut, both sides have as many images of a class as their size asks for, to an image or two.
void expectStratified(const DataSet& set, const std::array<int, 3>& perClass) {
    std::array<int, 3> seen{};
    for (std::size_t i = 0; i < set.labels.size(); ++i) {
        ++seen[set.labels[i]];
        for (std::size_t label = 0; label < 3; ++label) {
            const double due = static_cast<double>(perClass[label]) * static_cast<double>(i + 1) / set.size();
            ASSERT_NEAR(seen[label], due, 2) << "class " << label << " of the first " << i + 1;
        }
    }
}

TEST(MixedClasses, AreInEveryPartHoweverTheyCame) {
    const std::array<int, 3> perClass{300, 500, 101};
    const DataSet sorted = labelled(classByClass(perClass));
    DataSet stray = sorted; // the first image comes last
    std::ranges::rotate(stray.images, stray.images.begin() + 1);
    std::ranges::rotate(stray.labels, stray.labels.begin() + 1);
    DataSet halves; // each sorted
    for (const std::size_t start : {0U, 1U}) {
        for (std::size_t i = start; i < sorted.images.size(); i += 2) {
            halves.add(sorted.images[i], sorted.labels[i]);
        }
    }
    DataSet backwards = sorted;
    std::ranges::reverse(backwards.images);
    std::ranges::reverse(backwards.labels);
    DataSet first = sorted;
    mixClasses(first);
    for (DataSet set : {sorted, stray, halves, backwards, first}) {
        const auto content = contentOf(set);
        mixClasses(set);
        EXPECT_EQ(contentOf(set), content);
        expectStratified(set, perClass);
        EXPECT_EQ(set.images, first.images) << "the images alone decide";
        EXPECT_EQ(set.labels, first.labels);
    }
    // Within a class, the end of the file is everywhere.
    int late = 0;
    for (std::size_t i = 0; i < 300; ++i) {
        late += first.labels[i] == 1 && numberOf(first.images[i]) >= 550;
    }
    EXPECT_NEAR(late, 83, 30); // half of the class's share
}

TEST(MixedClasses, HaveTheSameOrderOnEveryMachine) {
    DataSet set = labelled({0, 0, 0, 1, 1, 1});
    mixClasses(set);
    std::vector<int> order;
    std::ranges::transform(set.images, std::back_inserter(order), numberOf);
    EXPECT_EQ(order, (std::vector{1, 4, 0, 3, 5, 2})) << "another order would be other training: runs could not go on";
}

TEST(MixedClasses, NoCutPartsMoreThanOneLotOfTheSameImages) {
    DataSet set;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 200; ++i) { // some with one label, some with two
            set.add(numbered(i), static_cast<std::uint8_t>(i % 5 == 0 && round == 1 ? 2 : i % 2));
        }
    }
    set.add(numbered(999), 0); // and one alone
    const auto content = contentOf(set);
    mixClasses(set);
    EXPECT_EQ(contentOf(set), content);
    std::map<int, std::pair<std::size_t, std::size_t>> reach;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        const auto [at, fresh] = reach.try_emplace(numberOf(set.images[i]), i, i);
        at->second.second = i;
    }
    for (const auto& [number, places] : reach) {
        EXPECT_EQ(places.second - places.first, number == 999 ? 0U : 2U) << "image " << number;
    }
}

TEST(TakenOut, IsAShareOfEachClassInItsOrder) {
    DataSet set = labelled({0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2, 0, 1, 0, 3, 3});
    const DataSet out = takeOut(set, [](int n, int count) { return n % 3 == 0 || count == 1; });
    std::vector<int> taken;
    std::ranges::transform(out.images, std::back_inserter(taken), numberOf);
    EXPECT_EQ(taken, (std::vector{4, 5, 10, 11, 12}));
    EXPECT_EQ(out.labels, (std::vector<std::uint8_t>{0, 1, 2, 0, 1}));
    EXPECT_EQ(set.size(), 11);
    EXPECT_EQ(numberOf(set.images.front()), 0);
    EXPECT_EQ(numberOf(set.images.back()), 15);
}

TEST(TakenOut, TheLastSixthIsOfEachClass) {
    DataSet set = labelled(classByClass({14, 2, 1}));
    set.classes = {"a", "b", "c"};
    const DataSet last = takeLastSixth(set);
    std::vector<int> taken;
    std::ranges::transform(last.images, std::back_inserter(taken), numberOf);
    EXPECT_EQ(taken, (std::vector{12, 13, 15})) << "never the only one";
    EXPECT_EQ(last.classes, set.classes);
}

TEST(TakenOut, TheSameImagesStayTogether) {
    for (const bool rowByRow : {true, false}) { // each image twice: one after the other, or all of them again
        DataSet set;
        for (int i = 0; i < 48; ++i) {
            const int number = rowByRow ? i / 2 : i % 24;
            const bool another = i == 31;
            set.add(numbered(number), static_cast<std::uint8_t>(another ? 9 : number % 2));
        }
        const auto content = contentOf(set);
        const DataSet out = takeLastSixth(set);
        EXPECT_EQ(out.size(), 8) << "two of twelve different ones of two classes, twice";
        EXPECT_EQ(without(out, set.images).size(), out.size()) << "none is on both sides";
        auto both = contentOf(set);
        both.merge(contentOf(out));
        EXPECT_EQ(both, content);
    }
}

TEST(TakenOut, WithoutLeavesTheOthers) {
    DataSet set = labelled({0, 1, 2, 0});
    set.classes = {"a", "b", "c"};
    const DataSet left = without(set, std::array{numbered(1), numbered(3), numbered(7)});
    EXPECT_EQ(contentOf(left), (std::multiset<std::pair<int, int>>{{0, 0}, {2, 2}}));
    EXPECT_EQ(left.classes, set.classes);
    EXPECT_EQ(without(set, {}).images, set.images);
}

} // namespace
} // namespace model
