// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/junk.h"

#include <array>
#include <string_view>

namespace model {
namespace {

/// Polylines on a grid of 9 by 9, two characters a point: x to the right, y down.
struct Sign {
    bool letter;
    bool heldOut;
    std::string_view strokes;
};

constexpr std::array kSigns{
    Sign{true, false, "084088 2565"},                     // A
    Sign{true, false, "725030120416385876"},              // C
    Sign{true, true, "70000878 0464"},                    // E
    Sign{true, false, "700008 0454"},                     // F
    Sign{true, true, "0008 7078 0474"},                   // H
    Sign{true, false, "606658381705"},                    // J
    Sign{true, true, "0008 700478"},                      // K
    Sign{true, false, "000868"},                          // L
    Sign{true, false, "0800448088"},                      // M
    Sign{true, false, "08007870"},                        // N
    Sign{true, false, "0800 0050725404"},                 // P
    Sign{true, true, "0800 005072540478"},                // R
    Sign{true, false, "0080 4048"},                       // T
    Sign{true, false, "000528587570"},                    // U
    Sign{true, false, "004880"},                          // V
    Sign{true, true, "0028436880"},                       // W
    Sign{true, false, "0078 7008"},                       // X
    Sign{true, true, "64432415274866 6068"},              // d
    Sign{true, false, "157563422315274877"},              // e
    Sign{true, true, "7160504248 2363"},                  // f
    Sign{true, false, "0008 0523435558"},                 // h
    Sign{true, false, "5257482817 50"},                   // j
    Sign{true, true, "1018 631568"},                      // k
    Sign{true, true, "0208 0412324448 4452728488"},       // m
    Sign{true, false, "1218 1432526468"},                 // n
    Sign{true, false, "1219 133253553615"},               // p
    Sign{true, false, "2228 24425263"},                   // r
    Sign{true, true, "3036486877 1363"},                  // t
    Sign{true, false, "1216274766 6268"},                 // u
    Sign{false, false, "4048 0484"},                      // +
    Sign{false, false, "0484"},                           // -
    Sign{false, false, "0383 0585"},                      // =
    Sign{false, false, "4045 48"},                        // !
    Sign{false, false, "2028 6068 0383 0686"},            // #
    Sign{false, false, "88122040521507285885"},           // &
    Sign{false, false, "053880"},                         // tick
    Sign{false, false, "40880840"},                       // triangle
    Sign{false, false, "4048 0286 0682"},                 // *
    Sign{false, false, "700478"},                         // <
    Sign{false, false, "0523446583"},                     // ~
    Sign{false, false, "42 46"},                          // :
    Sign{false, true, "122050624436 38"},                 // ?
    Sign{false, true, "480310304250708348"},              // heart
    Sign{false, true, "0484 628466"},                     // arrow
    Sign{false, true, "401104174877847140 33 53 254665"}, // face
    Sign{false, true, "5333355553668571401104174877"},    // @
    Sign{false, true, "8008 11 77"},                      // %
    Sign{false, true, "407803831840"},                    // star
};

} // namespace

Drawing drawSign(bool letter, bool heldOut, Random& random) {
    const Sign* sign = nullptr;
    do {
        sign = &kSigns[random.below(kSigns.size())];
    } while (sign->letter != letter || sign->heldOut != heldOut);
    const auto placed = [&](char cell) { return static_cast<float>(cell - '0' + random.uniform(-0.4, 0.4)); };
    Drawing drawing(1);
    for (std::size_t i = 0; i < sign->strokes.size(); ++i) {
        if (sign->strokes[i] == ' ') {
            drawing.emplace_back();
        } else {
            const float x = placed(sign->strokes[i]);
            drawing.back().points.push_back({x, placed(sign->strokes[++i]), 1});
        }
    }
    return drawing;
}

} // namespace model
