// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Registers the values of `model` and `ui` that travel by queued signals under their full names. Call once, early.
void registerMetatypes();

} // namespace ui
