// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"
#include "ui/pages/handwriting_view.h"

#include <QAction>
#include <QTableView>

namespace soak {

void addHandwriting(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    const auto list = [stage]() -> QWidget* {
        auto* view = stage.program.find<QTableView>("handwritingTable");
        return view->isVisible() ? view->viewport() : nullptr;
    };
    const auto cell = [stage, &hand] {
        return [stage, row = hand.below(24)](const QWidget&) {
            const auto* view = stage.program.find<QTableView>("handwritingTable");
            const int rows = view->model()->rowCount();
            const int columns = view->model()->columnCount();
            return rows == 0 ? QPoint(2, 2)
                             : view->visualRect(view->model()->index(row / columns % rows, row % columns)).center();
        };
    };
    const auto select = [stage, &hand, list, cell] {
        stage.turnTo("handwritingView");
        hand.click(list, cell());
        const int more = hand.below(3);
        for (int i = 0; i < more; ++i) {
            hand.click(list, cell(), Qt::LeftButton, Qt::ControlModifier);
        }
    };
    actions.push_back({"delete drawings and undo", 2, [stage, &hand, select] {
                           select();
                           hand.click(stage.visible("removeButton"));
                           hand.rest(250);
                           hand.click(hand.chance(0.5) ? stage.visible("messageAction") : stage.visible("undoDrawingsButton"));
                       }});
    actions.push_back({"delete drawings", 1.5, [stage, select] {
                           select();
                           stage.hand.click(stage.visible("removeButton"));
                       }});
    actions.push_back({"relabel drawings", 1, [stage, &hand, select] {
                           select();
                           hand.choose(stage.visible("relabelButton"), [](const QAction&) { return true; });
                       }});
    actions.push_back({"fine-tune", 3, [stage] {
                           stage.turnTo("handwritingView");
                           stage.hand.click(stage.visible("fineTuneButton"));
                       }});
    actions.push_back({"back to the model before", 1, [stage] {
                           stage.turnTo("handwritingView");
                           stage.hand.click(stage.visible("modelBeforeButton"));
                       }});
    const auto inAlphabets = [stage](const std::function<bool(const QAction&)>& wanted) {
        stage.turnTo("handwritingView");
        stage.hand.choose(stage.visible("alphabetButton"), wanted);
    };
    actions.push_back({"make an alphabet", 0.7, [stage, &hand, inAlphabets] {
                           inAlphabets([](const QAction& action) { return action.objectName() == "newAlphabet"; });
                           hand.rest(300);
                           hand.click(stage.visible("alphabetName"));
                           hand.type(QString("signs %1").arg(hand.below(1000)));
                           hand.click(stage.visible("alphabetTyped"));
                           hand.type("plus minus");
                           hand.click(stage.visible("saveAlphabetButton"));
                       }});
    actions.push_back(
        {"another alphabet", 1, [inAlphabets] { inAlphabets([](const QAction& action) { return action.isCheckable(); }); }});
    actions.push_back({"delete an alphabet and undo", 0.5, [stage, &hand, inAlphabets] {
                           inAlphabets([](const QAction& action) { return action.objectName() == "deleteAlphabet"; });
                           hand.rest(250);
                           hand.click(stage.visible("undoDrawingsButton"));
                       }});
    actions.push_back({"collect drawings", 1, [stage] {
                           stage.turnTo("handwritingView");
                           stage.hand.click(stage.visible("collectButton"));
                       }});
    actions.push_back({"export and import drawings", 0.7, [stage, &hand] {
                           stage.turnTo("handwritingView");
                           hand.click(stage.visible("exportDrawingsButton"));
                           stage.answerFileDialog(stage.files.filePath("drawings.jsonl"));
                           hand.rest(200);
                           hand.click(stage.visible("importDrawingsButton"));
                           stage.answerFileDialog(stage.files.filePath("drawings.jsonl"));
                           hand.rest(300);
                           hand.click(stage.visible("undoDrawingsButton"));
                       }});
}

} // namespace soak
