// SPDX-License-Identifier: GPL-3.0-or-later
// The two libraries that every command includes, compiled once.
#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
