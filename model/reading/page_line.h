// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/partition.h"
#include "model/reading/writing.h"

#include <set>

namespace model {

/// A line of writing on a page, in the pieces that digits are made of.
class PageLine {
public:
    /// Components named in `toCut` are parted; their labels change in the writing.
    PageLine(Writing& writing, const std::vector<int>& members, const std::set<int>& toCut = {});

    void findCandidates(const Readers& readers);

    const std::vector<Piece>& pieces() const { return pieces_; }
    const Candidates& candidates() const { return candidates_; }
    float width() const { return box_.width(); }

    /// Pieces first … last − 1, framed; nothing if they leave no ink.
    std::optional<DigitImage> framed(std::size_t first, std::size_t last) const { return frameInk(cutOut(first, last)); }

    /// All of it, framed with gaps closed: dashes and outlines.
    std::optional<DigitImage> framedClosed() const;

    /// These pieces framed without what hangs below the foot of the others, thin as a comma's stroke; nothing where nothing does.
    std::optional<DigitImage> framedWithoutComma(std::size_t first, std::size_t last) const;

    Box boxOf(std::size_t first, std::size_t last) const;

    /// Whether these pieces are a minus, a plus, a division or an equals sign, which the network takes for digits.
    bool isSign(std::size_t first, std::size_t last) const;

private:
    const Component& of(int label) const { return writing_.components.list[static_cast<std::size_t>(label)]; }
    Piece trace(int label) const;
    InkMap cutOut(std::size_t first, std::size_t last) const;

    const Writing& writing_;
    Box box_;
    std::vector<int> labels_;  ///< of the line's components, cut where digits may touch, from the left
    std::vector<int> placeOf_; ///< of a label in that order, −1 for those of other lines
    std::vector<Piece> pieces_;
    Candidates candidates_;
};

/// The line with its candidates, its components cut where that may be worth it.
PageLine readLine(Writing& writing, const std::vector<int>& members, const Readers& readers);

} // namespace model
