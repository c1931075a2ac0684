// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

/// What must hold for every reader. A fuzzer, and the replay, take an abort for a find.
namespace fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

inline void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "This does not hold: %s\n", what);
        std::abort();
    }
}

/// What `read` returns, or nothing when it refuses as it may: by an `Error` that names the `source` and says what to do. Any
/// other exception goes on and ends the program.
template <class Read> auto valueOrRefusal(const std::string& source, Read read) -> std::optional<decltype(read())> {
    try {
        return read();
    } catch (const model::Error& error) {
        require(std::string_view(error.what()).find(source) != std::string_view::npos, "a refusal names the file");
        require(std::string_view(error.what()).size() < 2000, "a refusal can be read by a person");
        require(!error.hint().empty(), "a refusal says what to do");
        return std::nullopt;
    }
}

} // namespace fuzz
