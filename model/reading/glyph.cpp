// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/glyph.h"

namespace model {

std::string textOf(const std::vector<Glyph>& glyphs) {
    std::string text;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        if (i > 0 && glyphs[i].line != glyphs[i - 1].line) {
            text += ' ';
        }
        text += static_cast<char>('0' + glyphs[i].prediction.digit);
    }
    return text;
}

double confidenceOf(const std::vector<Glyph>& glyphs) {
    double product = 1;
    for (const Glyph& glyph : glyphs) {
        product *= static_cast<double>(glyph.prediction.probabilities[static_cast<std::size_t>(glyph.prediction.digit)]);
    }
    return product;
}

} // namespace model
