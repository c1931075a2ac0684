// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <cstddef>
#include <vector>

namespace ui {

/// A drawing and every edit made to it. An edit takes all strokes away, or adds some at the end, or both, so that undoing
/// costs no copies of whole drawings.
class DrawingHistory {
public:
    const model::Drawing& drawing() const { return drawing_; }

    /// Adds one finished stroke.
    void add(model::Stroke stroke);

    /// Takes every stroke away and puts `drawing` in their place; does nothing when nothing would change.
    void replace(model::Drawing drawing);

    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < edits_.size(); }

    /// Precondition: canUndo().
    void undo();

    /// Precondition: canRedo().
    void redo();

private:
    struct Edit {
        model::Drawing removed; ///< the whole drawing before, or nothing
        model::Drawing added;
    };
    void apply(Edit edit);

    model::Drawing drawing_;
    std::vector<Edit> edits_;
    std::size_t done_ = 0; ///< edits_ from here on were undone
};

} // namespace ui
