// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/strokes_file.h"

#include <string>
#include <vector>

/// Files of strokes that other programs write. Both throw `std::exception` that says what is wrong, and where.
namespace model {

/// InkML (W3C 2011): a drawing is a traceGroup without further ones in it, of its traces and what its traceViews name, or all
/// traces where there is no such group. Its label is the annotation of type "truth" or "label" there, its writer that of type
/// "writer" there or of the whole ink. Points are told by the channels X and Y of the first traceFormat, in their order;
/// differences of first and second order are added up. What is only declared for a trace elsewhere (brushes, mappings, time) is
/// passed over.
std::vector<StrokesRecord> readInkml(const std::string& text);

/// UNIPEN 1.0 (Guyon 1994): a drawing is what a .SEGMENT delineates, of the hierarchy's CHARACTERs where there are any, else of
/// every one. Components, what follows a .PEN_DOWN or a .PEN_UP, are counted from 0 in the order of the file; "0-2,5:3-6:9" names
/// them, and points within. .COORD says where X and Y stand; y is upwards. A file that others belong to (.INCLUDE) is refused.
std::vector<StrokesRecord> readUnipen(const std::string& text);

} // namespace model
