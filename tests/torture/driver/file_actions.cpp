// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"

#include <QAction>
#include <QPushButton>

namespace soak {

void addFiles(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    const auto canSave = [stage] { return stage.program.find<QPushButton>("saveButton")->isEnabled(); };
    actions.push_back({"save the model", 2, [stage, &hand, canSave] {
                           if (canSave()) {
                               hand.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
                               stage.answerFileDialog(stage.files.filePath(
                                   QString("model %1.%2").arg(hand.below(12)).arg(hand.chance(0.7) ? "safetensors" : "pt")));
                           }
                       }});
    actions.push_back({"open a model", 2, [stage, &hand] {
                           const QStringList models = stage.files.entryList({"*.safetensors", "*.pt"});
                           if (stage.state() == ui::RunState::idle && !models.isEmpty()) {
                               hand.key(Qt::Key_O, Qt::ControlModifier);
                               stage.answerFileDialog(stage.files.filePath(hand.oneOf(models)));
                           }
                       }});
    actions.push_back({"open a recent model", 1, [stage, &hand] {
                           hand.choose(stage.widget("modelButton"),
                                       [](const QAction& action) { return action.objectName() == "recentFile"; });
                       }});
    actions.push_back({"save the drawing", 1.5, [stage, &hand] {
                           hand.choose(stage.widget("drawingMenuButton"),
                                       [](const QAction& action) { return action.text().startsWith("Save"); });
                           stage.answerFileDialog(
                               stage.files.filePath(hand.chance(0.6) ? "drawing.png" : "drawing strokes.jsonl"));
                       }});
    actions.push_back({"read a picture", 1.5, [stage, &hand] {
                           if (stage.files.exists("drawing.png")) {
                               hand.click(stage.widget("openPictureButton"));
                               stage.answerFileDialog(stage.files.filePath("drawing.png"));
                               hand.rest(500);
                               hand.key(Qt::Key_Escape);
                           }
                       }});
}

} // namespace soak
