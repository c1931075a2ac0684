// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace app {

/// Keeps a run's history small: beyond `most` entries, every second one goes. The first and the newest stay.
template <class Entry> void thinOut(std::vector<Entry>& history, std::size_t most) {
    if (history.size() <= most) {
        return;
    }
    std::vector<Entry> left;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (i % 2 == 0 || i + 1 == history.size()) {
            left.push_back(std::move(history[i]));
        }
    }
    history = std::move(left);
}

} // namespace app
