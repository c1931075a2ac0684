// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/mistakes_view.h"

#include <QListView>

namespace soak {

void addPages(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back({"turn to a page", 8, [stage, &hand] {
                           const std::array pages{"curvePlot", "augmentationGallery", "mistakesView", "insideView",
                                                  "runsView",  "handwritingView"};
                           stage.turnTo(hand.oneOf(pages));
                       }});
    actions.push_back({"browse augmentation", 4, [stage, &hand] {
                           stage.turnTo("augmentationGallery");
                           const int times = 1 + hand.below(4);
                           for (int i = 0; i < times; ++i) {
                               hand.click(stage.visible("nextSamplesButton"));
                           }
                           hand.click(stage.visible("sampleGrid"),
                                      [x = hand.below(400), y = hand.below(300)](const QWidget&) { return QPoint(x, y); });
                           hand.key(Qt::Key_Right);
                           hand.key(Qt::Key_Down);
                       }});
    actions.push_back({"browse mistakes", 5, [stage, &hand] {
                           stage.turnTo("mistakesView");
                           const auto matrix = stage.visible("confusionMatrix");
                           const int cells = 1 + hand.below(5);
                           for (int i = 0; i < cells; ++i) {
                               hand.click(matrix, somewhere(hand));
                               hand.rest(60);
                           }
                           const std::array keys{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Backspace};
                           hand.key(hand.oneOf(keys));
                           const auto list = [stage]() -> QWidget* {
                               auto* view = stage.program.find<QListView>("mistakesList");
                               return view->isVisible() ? view->viewport() : nullptr;
                           };
                           hand.wheel(list, somewhere(hand), -hand.below(6));
                           hand.click(list, somewhere(hand));
                       }});
    actions.push_back({"read the test set", 2, [stage] {
                           stage.turnTo("mistakesView");
                           stage.hand.click([stage]() -> QWidget* {
                               QWidget* first = stage.visible("evaluateButton")();
                               return first != nullptr ? first : stage.visible("evaluateAgainButton")();
                           });
                       }});
}

} // namespace soak
