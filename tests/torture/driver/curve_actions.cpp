// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"
#include "ui/curves/curve_plot.h"

#include <QAction>

namespace soak {

void addCurves(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    const auto plot = [stage, &hand]() -> Hand::Find {
        return [stage, which = hand.below(2)]() -> QWidget* {
            return stage.program.window()->curvePlot()->findChildren<QWidget*>("plot").value(which);
        };
    };
    actions.push_back({"zoom the curves", 4, [stage, &hand, plot] {
                           stage.turnTo("curvePlot");
                           hand.wheel(plot(), somewhere(hand), hand.below(9) - 3);
                       }});
    actions.push_back({"pan the curves", 3, [stage, &hand, plot] {
                           stage.turnTo("curvePlot");
                           const Hand::Find which = plot();
                           const Hand::At from = somewhere(hand);
                           const Hand::At to = somewhere(hand);
                           constexpr int kMoves = 20;
                           hand.press(which, from);
                           for (int move = 1; move <= kMoves; ++move) {
                               hand.move(which, [=](const QWidget& widget) {
                                   return from(widget) + (to(widget) - from(widget)) * move / kMoves;
                               });
                           }
                           hand.release(which, to);
                       }});
    actions.push_back({"look at points", 3, [stage, &hand, plot] {
                           stage.turnTo("curvePlot");
                           const Hand::Find which = plot();
                           for (int move = 0; move < 15; ++move) {
                               hand.move(which, somewhere(hand));
                           }
                       }});
    actions.push_back({"show all of the curves", 2, [stage, &hand, plot] {
                           stage.turnTo("curvePlot");
                           hand.doubleClick(plot(), somewhere(hand));
                       }});
    actions.push_back({"hide or remove an overlay", 2, [stage, &hand] {
                           stage.turnTo("curvePlot");
                           hand.click(stage.visible(hand.chance(0.7) ? "chipToggle" : "chipRemove"));
                       }});
    actions.push_back({"save the curves", 0.7, [stage, &hand, plot] {
                           stage.turnTo("curvePlot");
                           hand.click([stage]() { return stage.visible("savePlotButton")(); });
                           hand.chooseIn([](const QAction& action) { return action.text().contains("ave"); });
                           const std::array names{"curves.png", "curves.svg", "curves.pdf", "curves.csv"};
                           stage.answerFileDialog(stage.files.filePath(hand.oneOf(names)));
                       }});
}

} // namespace soak
