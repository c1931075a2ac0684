// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;

namespace ui {

/// Breaks the text of Qt's tooltip, which is as wide as its text otherwise, into lines of at most about 300 logical pixels, and
/// goes on to do so whenever the tooltip shows another. To be called once for each such label, before it is shown.
void keepToolTipNarrow(QLabel& tip);

} // namespace ui
