// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// From now on every label shows its text as it stands, those of Qt's own tooltips and dialogs too. Many texts hold names from
/// files, which Qt would otherwise take for HTML when they look like it, and load the files that they name. Item views, menus and
/// buttons never do that. Tooltips are wrapped, too: `ui/style/tool_tips.h`. As often as you like, once there is an application.
void keepLabelsPlain();

} // namespace ui
