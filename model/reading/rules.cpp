// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/components.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace model {
namespace {

constexpr double kThickest = 1.0 / 120; ///< rule, in the picture's longer side …
constexpr double kThickestAtLeast = 4;  ///< … and in pixels
constexpr double kSteepest = 0.1;       ///< pixels across a pixel along
constexpr double kShare = 0.5;          ///< of the picture's length that a rule goes along at least
constexpr double kEdge = 0.03;          ///< of that length: a rule that ends so near to both edges goes across the picture
constexpr std::size_t kSheet = 4;       ///< with this many, rules need not reach the edges: the sheet ends within the picture
constexpr double kSlender = 40;         ///< length in thicknesses
constexpr double kSeen = 0.3;           ///< share of the length where nothing crosses it
constexpr double kDarker = 0.3;         ///< ink that is so much darker is writing
constexpr int kStarts = 24;             ///< places along the picture from where rules are followed

/// The map as rules from left to right see it, or turned, as those from top to bottom do.
class View {
public:
    View(InkMap& ink, bool turned) : ink_(ink), turned_(turned) {}

    int length() const { return turned_ ? ink_.height : ink_.width; }
    int breadth() const { return turned_ ? ink_.width : ink_.height; }
    float& at(int along, int across) { return turned_ ? ink_.at(across, along) : ink_.at(along, across); }
    bool isInk(int along, int across, float faintest = kInk) {
        return along >= 0 && across >= 0 && along < length() && across < breadth() && at(along, across) > faintest;
    }

private:
    InkMap& ink_;
    bool turned_;
};

/// Ink without a gap across the rule's direction.
struct Run {
    int first;
    int last;

    double thickness() const { return last - first + 1; }
    double middle() const { return (first + last) / 2.0; }
};

/// The run at this place, or next to it; where a thin rule passes between two pixels it is faint in both.
std::optional<Run> runAt(View& view, int along, double across) {
    const int near = static_cast<int>(std::lround(across));
    for (const float faintest : {kInk, 0.0F}) {
        for (const int start : {near, near - 1, near + 1}) {
            if (view.isInk(along, start, faintest)) {
                Run run{start, start};
                while (view.isInk(along, run.first - 1, faintest)) {
                    --run.first;
                }
                while (view.isInk(along, run.last + 1, faintest)) {
                    ++run.last;
                }
                return run;
            }
        }
    }
    return std::nullopt;
}

/// A rule that was followed.
struct Rule {
    int first = 0;               ///< where along the picture it begins
    std::vector<double> middles; ///< across it, one each pixel along
    double thickness = 0;
    double ink = 0; ///< where nothing crosses it

    double length() const { return static_cast<double>(middles.size()); }
};

class Follower {
public:
    Follower(View view, double thickest) : view_(view), thickest_(thickest), gap_(std::max(3, view.length() / 100)) {}

    /// The line that goes through the thin run at this place; it may be none of the paper's.
    Rule follow(int along, const Run& start) {
        thicknesses_.clear();
        inks_.clear();
        std::vector<double> back = walk(along, start.middle(), -1);
        const std::vector<double> forth = walk(along, start.middle(), 1);
        Rule rule{along - static_cast<int>(back.size()), {back.rbegin(), back.rend()}};
        rule.middles.push_back(start.middle());
        rule.middles.insert(rule.middles.end(), forth.begin(), forth.end());
        if (static_cast<double>(inks_.size()) > kSeen * rule.length()) {
            rule.thickness = median(thicknesses_);
            rule.ink = median(inks_);
        }
        return rule;
    }

private:
    /// Step by step from a place on the rule to its end: the middles passed.
    std::vector<double> walk(int along, double middle, int step) {
        std::vector<double> middles;
        double slope = 0;
        int missing = 0;
        for (int x = along + step; x >= 0 && x < view_.length() && missing <= gap_; x += step) {
            middle += slope;
            const std::optional<Run> run = runAt(view_, x, middle);
            if (run && run->thickness() <= thickest_) {
                // Follows slowly: a line's own unevenness is no change of direction.
                const double off = run->middle() - middle;
                middle += 0.2 * off;
                slope = std::clamp(slope + 0.01 * off, -kSteepest, kSteepest);
                thicknesses_.push_back(run->thickness());
                inks_.push_back(static_cast<double>(view_.at(x, static_cast<int>(std::lround(run->middle())))));
            }
            missing = run ? 0 : missing + 1;
            middles.push_back(middle);
        }
        middles.resize(middles.size() - std::min(middles.size(), static_cast<std::size_t>(missing)));
        return middles;
    }

    static double median(std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    View view_;
    double thickest_;
    int gap_;
    std::vector<double> thicknesses_;
    std::vector<double> inks_;
};

/// Ink that goes on above or below the rule, or is darker, is writing.
void erase(View view, const Rule& rule) {
    const double half = rule.thickness / 2 + 1;
    for (std::size_t i = 0; i < rule.middles.size(); ++i) {
        const int along = rule.first + static_cast<int>(i);
        const int first = static_cast<int>(std::floor(rule.middles[i] - half));
        const int last = static_cast<int>(std::ceil(rule.middles[i] + half));
        const auto goesOn = [&](int across) {
            return view.isInk(along - 1, across) || view.isInk(along, across) || view.isInk(along + 1, across);
        };
        if (goesOn(first - 1) || goesOn(last + 1)) {
            continue;
        }
        for (int across = std::max(first, 0); across <= std::min(last, view.breadth() - 1); ++across) {
            float& ink = view.at(along, across);
            ink = static_cast<double>(ink) > rule.ink + kDarker ? ink : 0;
        }
    }
}

/// Returns how many were removed. Lines that end within the picture may be the strokes of digits, a row of ones: they are rules
/// only where the paper is `ruled` and there are several.
std::size_t removeAlong(View view, double thickest, bool ruled) {
    Follower follower(view, thickest);
    std::vector<Rule> rules;
    const auto known = [&](int along, double across) {
        return std::ranges::any_of(rules, [&](const Rule& rule) {
            const int at = along - rule.first;
            return at >= 0 && at < static_cast<int>(rule.middles.size()) &&
                   std::abs(rule.middles[static_cast<std::size_t>(at)] - across) < rule.thickness + 2;
        });
    };
    for (int start = 0; start < kStarts; ++start) {
        const int along = static_cast<int>((start + 0.5) / kStarts * view.length());
        for (int across = 0; across < view.breadth(); ++across) {
            const std::optional<Run> run = view.isInk(along, across) ? runAt(view, along, across) : std::nullopt;
            if (!run) {
                continue;
            }
            across = run->last;
            if (run->thickness() > thickest || known(along, run->middle())) {
                continue;
            }
            Rule rule = follower.follow(along, *run);
            if (rule.thickness > 0 && rule.length() > kSlender * rule.thickness && rule.length() > kShare * view.length()) {
                rules.push_back(std::move(rule));
            }
        }
    }
    const double margin = kEdge * view.length();
    const bool sheet = ruled && rules.size() >= kSheet;
    std::erase_if(rules, [&](const Rule& rule) {
        const bool across = rule.first <= margin && rule.first + rule.length() >= view.length() - margin;
        return !across && !sheet;
    });
    for (const Rule& rule : rules) {
        erase(view, rule);
    }
    return rules.size();
}

} // namespace

void removeRules(InkMap& ink) {
    const double thickest = std::max(kThickestAtLeast, kThickest * std::max(ink.width, ink.height));
    const bool ruled = removeAlong({ink, false}, thickest, true) > 0;
    removeAlong({ink, true}, thickest, ruled);
}

} // namespace model
