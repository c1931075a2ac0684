// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/compose.h"

namespace model {

/// What a page lies on, how it is lit, and how it is photographed, scanned or shown.
struct Surroundings {
    enum class Desk { none, black, white, grey, wooden, cloth, any };
    enum class Light { even, darkCorner, hardShadow, softShadow };
    enum class Extra { none, hand, scanner, screen };

    const char* name;
    Desk desk = Desk::none;
    double margin = 0;    ///< of the desk on each side, as a share of the page's side; 0: any, if there is a desk
    double leastTilt = 0; ///< degrees to either side
    double mostTilt = 0;
    double perspective = 0; ///< what corners are moved in by at most, as a share of the page's side
    int quarterTurns = 0;   ///< to the right
    Light light = Light::even;
    Extra extra = Extra::none;
};

/// The kinds that are measured; the first is none.
std::span<const Surroundings> surroundings();

/// A page in three channels as it looks there, 800 to 1600 pixels wide.
ComposedPage surrounded(const ComposedPage& page, Random& random, const Surroundings& kind);

} // namespace model
