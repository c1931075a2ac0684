// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace model {

/// The one exception of this program: what went wrong (with the path, where there is one) and what the user can do about it.
class Error : public std::runtime_error {
public:
    Error(const std::string& what, std::string hint) : std::runtime_error(what), hint_(std::move(hint)) {}

    /// One sentence: the next thing to do.
    const std::string& hint() const noexcept { return hint_; }

private:
    std::string hint_;
};

} // namespace model
