// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawing_history.h"

#include <utility>

namespace ui {

void DrawingHistory::add(model::Stroke stroke) {
    Edit edit;
    edit.added.push_back(std::move(stroke));
    apply(std::move(edit));
}

void DrawingHistory::replace(model::Drawing drawing) {
    if (drawing != drawing_)
        apply({.removed = drawing_, .added = std::move(drawing)});
}

void DrawingHistory::apply(Edit edit) {
    edits_.resize(done_);
    edits_.push_back(std::move(edit));
    redo();
}

void DrawingHistory::undo() {
    const Edit& edit = edits_[--done_];
    drawing_.resize(drawing_.size() - edit.added.size());
    drawing_.insert(drawing_.end(), edit.removed.begin(), edit.removed.end());
}

void DrawingHistory::redo() {
    const Edit& edit = edits_[done_++];
    drawing_.resize(drawing_.size() - edit.removed.size());
    drawing_.insert(drawing_.end(), edit.added.begin(), edit.added.end());
}

} // namespace ui
