// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// What the training worker is at; decides which controls are enabled.
enum class RunState { idle, preparing, training, paused, stopping };

} // namespace ui
