// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"
#include "ui/pages/runs_model.h"
#include "ui/pages/runs_table.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>

#include <algorithm>

namespace soak {
namespace {

ui::RunsTable* tableOf(const Stage& stage) {
    return stage.program.window()->findChild<ui::RunsTable*>();
}

Hand::Find rows(const Stage& stage) {
    return [stage]() -> QWidget* { return tableOf(stage)->isVisible() ? tableOf(stage)->viewport() : nullptr; };
}

/// The middle of a cell in this column, in one of the rows that can be seen.
Hand::At cell(const Stage& stage, int column) {
    return [stage, column, row = stage.hand.below(12)](const QWidget& viewport) {
        const ui::RunsTable* table = tableOf(stage);
        const int top = std::max(0, table->rowAt(0));
        const int count = std::max(1, std::min(table->model()->rowCount() - top, viewport.height() / 30));
        return table->visualRect(table->model()->index(top + row % count, column)).center();
    };
}

void addChanges(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back({"rename a run", 1.5, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn));
                           hand.key(Qt::Key_F2);
                           hand.rest(40);
                           hand.type(QString("run %1").arg(hand.below(1000)));
                           hand.key(Qt::Key_Return);
                       }});
    actions.push_back({"star a run", 2, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::starColumn));
                       }});
    actions.push_back({"note on a run", 1.5, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn));
                           hand.click(stage.visible("noteEdit"));
                           hand.type(QString("seen %1 ").arg(hand.below(1000)));
                       }});
    actions.push_back({"delete runs", 1.5, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn));
                           hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn), Qt::LeftButton, Qt::ControlModifier);
                           hand.click(stage.visible("deleteRunsButton"));
                       }});
    actions.push_back({"bring runs back", 2, [stage] {
                           stage.turnTo("runsView");
                           stage.hand.click(stage.visible("undoDeleteButton"));
                       }});
    actions.push_back({"export runs", 0.7, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn));
                           hand.choose(stage.visible("exportRunsButton"),
                                       [](const QAction& action) { return action.text().startsWith("To a file"); });
                           stage.answerFileDialog(stage.files.filePath(hand.chance(0.5) ? "runs.jsonl" : "runs.csv"));
                       }});
}

void addUses(Actions& actions, const Stage& stage) {
    const auto press = [stage](const char* button) {
        stage.turnTo("runsView");
        stage.hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn));
        stage.hand.click(stage.visible(button));
    };
    actions.push_back({"open a run's model", 2, [press] { press("openRunButton"); }});
    actions.push_back({"continue a run", 1.5, [press] { press("continueRunButton"); }});
    actions.push_back({"train a run again", 1, [press] { press("trainAgainButton"); }});
}

} // namespace

void addRuns(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back({"draw runs in the curves", 4, [stage, &hand] {
                           stage.turnTo("runsView");
                           const int times = 1 + hand.below(4);
                           for (int i = 0; i < times; ++i) {
                               hand.click(rows(stage), cell(stage, ui::RunsModel::curvesColumn));
                           }
                           stage.turnTo("curvePlot");
                       }});
    actions.push_back({"choose runs", 4, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::testColumn));
                           const int more = hand.below(4);
                           for (int i = 0; i < more; ++i) {
                               hand.click(rows(stage), cell(stage, ui::RunsModel::nameColumn), Qt::LeftButton,
                                          hand.chance(0.7) ? Qt::ControlModifier : Qt::ShiftModifier);
                           }
                       }});
    actions.push_back({"choose all runs", 0.7, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.click(rows(stage), cell(stage, ui::RunsModel::testColumn));
                           hand.key(Qt::Key_A, Qt::ControlModifier);
                           hand.rest(200);
                           hand.click(rows(stage), cell(stage, ui::RunsModel::testColumn));
                       }});
    actions.push_back({"scroll and sort runs", 3, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.wheel(rows(stage), somewhere(hand), hand.below(20) - 10);
                           hand.click([stage] { return tableOf(stage)->horizontalHeader()->viewport(); }, somewhere(hand));
                       }});
    actions.push_back({"search runs", 2, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.key(Qt::Key_F, Qt::ControlModifier);
                           const std::array words{"quick", "spark", "run 1", "seen", "mnist best", "nothing like it"};
                           hand.type(hand.oneOf(words));
                           hand.rest(150);
                           hand.key(Qt::Key_Escape);
                       }});
    actions.push_back({"menu of a run", 1, [stage, &hand] {
                           stage.turnTo("runsView");
                           hand.then([stage] { // there is no window manager to send what the right button means
                               QContextMenuEvent event(QContextMenuEvent::Mouse, {60, 60},
                                                       tableOf(stage)->viewport()->mapToGlobal(QPoint(60, 60)));
                               QApplication::sendEvent(tableOf(stage)->viewport(), &event);
                           });
                           hand.chooseIn([](const QAction& action) {
                               return action.text().startsWith("Star") || action.text().startsWith("In the curves");
                           });
                       }});
    addChanges(actions, stage);
    addUses(actions, stage);
}

} // namespace soak
