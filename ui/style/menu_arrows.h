// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// From now on the arrows of menus point to where their submenus open: to the left where the screen ends at the right. Menus read
/// in the direction of the language, too, whatever the button does that they belong to. As often as you like, once there is an
/// application.
void keepMenuArrowsTrue();

} // namespace ui
