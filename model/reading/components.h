// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink_map.h"
#include "model/reading/grouping_features.h"

#include <vector>

namespace model {

/// Removes the lines of ruled and squared paper: thin ones that run across the picture without a gap, slightly tilted or bent.
/// Writing that crosses them stays.
void removeRules(InkMap& ink);

/// Removes ink that reaches the place where a sheet ends, [height,width] 0 beyond it: fingers, its edge, what lies on it.
void removeWhatReachesOut(InkMap& ink, const std::vector<std::uint8_t>& seen);

/// Ink that hangs together (8-connected).
struct Component {
    int left = 0;
    int top = 0;
    int right = 0;  ///< one beyond
    int bottom = 0; ///< one beyond
    int area = 0;   ///< pixels
    int source = 0; ///< index in the list: its own, or that of the component it was cut from
    Cut cut;

    void add(int x, int y);
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

struct Components {
    std::vector<Component> list;
    std::vector<int> labels; ///< [height,width]: index in the list, −1 for paper
};

Components findComponents(const InkMap& ink);

/// Whether a component of a map this wide fills the convex outline around it, as no digit but a one does.
bool isConvex(const Components& components, int label, int width);

/// Of these components (indices) those that can be writing, a vector a line of writing, lines from top to bottom: no specks, no
/// rules, no edges of the paper.
std::vector<std::vector<int>> linesOf(const std::vector<Component>& components, const std::vector<int>& members, int pictureWidth,
                                      int pictureHeight);

/// Parts a component that is wide enough for several touching digits, along curves from its top to its bottom that pass through
/// little ink. `label` becomes the leftmost part, the others are added to the list; all of them are returned, from the left.
/// `lineHeight` in pixels.
std::vector<int> parted(int label, const InkMap& ink, Components& components, double lineHeight);

} // namespace model
