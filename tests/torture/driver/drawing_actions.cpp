// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/actions.h"

#include "tests/synthetic_digits.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/prediction_bars.h"

#include <QToolButton>

namespace soak {
namespace {

Hand::Find canvas(const Stage& stage) {
    return [stage]() -> QWidget* { return stage.program.window()->drawPanel()->canvas(); };
}

/// Polylines of a hundredth of the paper's height each way, from `corner` on.
void write(const Stage& stage, const model::Drawing& drawing, QPointF corner, double size,
           Qt::MouseButton button = Qt::LeftButton) {
    const bool wide = stage.program.find<QToolButton>("wideButton")->isChecked();
    const auto place = [wide, corner, size](QPointF point) {
        return [=](const QWidget& widget) {
            const QSize paper = QSize(wide ? 2 : 1, 1).scaled(widget.size(), Qt::KeepAspectRatio);
            const QPointF origin((widget.width() - paper.width()) / 2.0, (widget.height() - paper.height()) / 2.0);
            return (origin + (corner + size * point) * paper.height() / 100).toPoint();
        };
    };
    const auto at = [](const model::StrokePoint& point) {
        return QPointF(static_cast<double>(point.x), static_cast<double>(point.y));
    };
    constexpr int kMovesALine = 5;
    for (const model::Stroke& stroke : drawing) {
        stage.hand.press(canvas(stage), place(at(stroke.points.front())), button);
        for (std::size_t i = 1; i < stroke.points.size(); ++i) {
            for (int move = 1; move <= kMovesALine; ++move) {
                const QPointF from = at(stroke.points[i - 1]);
                stage.hand.move(canvas(stage), place(from + (at(stroke.points[i]) - from) * move / kMovesALine));
            }
        }
        stage.hand.release(canvas(stage), place(at(stroke.points.back())), button);
    }
}

model::Drawing digit(Hand& hand, int meant) {
    model::Random random{static_cast<std::uint64_t>(hand.below(1 << 30))};
    return synthetic::digitStrokes(meant, random);
}

/// Draws one digit and says what it was meant as.
void teach(const Stage& stage, int meant) {
    Hand& hand = stage.hand;
    hand.key(Qt::Key_Backspace, Qt::ControlModifier);
    hand.rest(40);
    write(stage, digit(hand, meant), {28, 22}, 0.55);
    hand.rest(120);
    hand.key(static_cast<Qt::Key>(Qt::Key_0 + meant), {}, QString::number(meant));
    hand.rest(120);
}

} // namespace

void addDrawing(Actions& actions, const Stage& stage) {
    Hand& hand = stage.hand;
    actions.push_back({"draw a digit", 12, [stage, &hand] {
                           if (hand.chance(0.7)) {
                               hand.key(Qt::Key_Backspace, Qt::ControlModifier);
                           }
                           write(stage, digit(hand, hand.below(10)), {hand.real(15, 35), hand.real(12, 30)}, hand.real(0.3, 0.6));
                       }});
    actions.push_back({"draw a number", 4, [stage, &hand] {
                           if (!stage.program.find<QToolButton>("wideButton")->isChecked()) {
                               hand.click(stage.widget("wideButton"));
                           }
                           hand.key(Qt::Key_Backspace, Qt::ControlModifier);
                           hand.rest(40);
                           hand.then([stage, &hand] {
                               const int digits = 2 + hand.below(3);
                               for (int i = 0; i < digits; ++i) {
                                   write(stage, digit(hand, hand.below(10)), {12.0 + 45 * i, 30}, 0.35);
                               }
                           });
                       }});
    actions.push_back({"wide canvas", 2, [stage] { stage.hand.click(stage.widget("wideButton")); }});
    actions.push_back({"erase", 3, [stage, &hand] {
                           const model::Drawing line{{{{0, 0, 1}, {60, 60, 1}}, 0, false}};
                           write(stage, line, {hand.real(10, 40), hand.real(10, 40)}, 0.7, Qt::RightButton);
                       }});
    actions.push_back({"undo and redo", 4, [stage, &hand] {
                           const int times = 1 + hand.below(5);
                           for (int i = 0; i < times; ++i) {
                               hand.chance(0.6) ? hand.key(Qt::Key_Z, Qt::ControlModifier)
                                                : hand.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
                           }
                       }});
    actions.push_back({"drawing tools", 2, [stage, &hand] {
                           hand.click(stage.visible(hand.chance(0.5) ? "penButton" : "clearButton"));
                           hand.click(stage.visible("brushSlider"), somewhere(hand));
                       }});
    actions.push_back({"say what was meant", 5, [stage, &hand] { teach(stage, hand.below(4)); }});
    actions.push_back({"take back what was meant", 2, [stage, &hand] {
                           teach(stage, hand.below(10));
                           hand.rest(150);
                           hand.click(stage.visible("undoMeantButton"));
                       }});
    actions.push_back({"press a bar", 2, [stage, &hand] {
                           hand.click([stage]() -> QWidget* { return stage.program.window()->drawPanel()->bars(); },
                                      somewhere(hand));
                       }});
    actions.push_back({"choose a digit", 2, [stage, &hand] {
                           for (int i = 0; i < 6; ++i) {
                               hand.move(canvas(stage), somewhere(hand));
                           }
                       }});
    actions.push_back({"copy and paste", 2, [&hand] {
                           hand.key(Qt::Key_C, Qt::ControlModifier);
                           hand.rest(40);
                           hand.key(Qt::Key_V, Qt::ControlModifier);
                           hand.rest(400);
                           hand.key(Qt::Key_Escape);
                       }});
}

} // namespace soak
