// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <string>

namespace app {

/// The model that comes with the program. Throws `model::Error` when the resource is damaged.
model::Model bundledModel();

/// The bundled guard network, which tells digits from other drawings (class 10).
model::Model bundledGuard();

/// A model file as an option names it.
struct ChosenModel {
    std::string file;    ///< empty: the bundled model
    std::string network; ///< of a PyTorch file, a name or a file; empty: the one that fits
};

/// Throws `model::Error`.
model::Model modelOrDefault(const ChosenModel& chosen);

/// The same with its outputs in the order of these classes. Throws `model::Error` when it does not know one of them.
model::Model modelFor(const ChosenModel& chosen, const model::ClassNames& classes);

} // namespace app
