// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <string>

namespace app {

/// A word for a POSIX shell: as it is, or in quotes where the shell would take it for more or for something else.
std::string shellWord(const std::string& text);

/// The command of the terminal that makes this run again: "digitlab train --recipe quick --seed 3 --data /data/mnist". It begins
/// with the recipe of that name as it is now and gives every setting that is another; where there is none, with the notebook's.
/// Throws `model::Error` for a run that was not trained from a recipe, and for a recipe that this version cannot read.
std::string trainCommand(const model::RunRecord& run);

} // namespace app
