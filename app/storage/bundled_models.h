// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/model_file.h"

#include <string>

namespace app {

/// The model that comes with the program. Throws `model::Error` when the resource is damaged.
model::Model bundledModel();

/// The bundled guard network, which separates digits (class 1) from other drawings (class 0).
model::Model bundledGuard();

/// The named file, or the bundled model when `path` is empty. Throws `model::Error`.
model::Model modelOrDefault(const std::string& path);

/// The same with its outputs in the order of these classes. Throws `model::Error` when it does not know one of them.
model::Model modelFor(const std::string& path, const model::ClassNames& classes);

} // namespace app
