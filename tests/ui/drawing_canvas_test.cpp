// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/draw/drawing_canvas.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include <random>
#include <vector>

using ui::DrawingCanvas;

class DrawingCanvasTest : public QObject {
    Q_OBJECT

private:
    static void stroke(DrawingCanvas& canvas, const std::vector<QPoint>& path, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&canvas, button, {}, path.front());
        for (const QPoint& point : path)
            QTest::mouseMove(&canvas, point);
        QTest::mouseRelease(&canvas, button, {}, path.back());
    }

    static void tablet(DrawingCanvas& canvas, QEvent::Type type, QPointF at, double pressure, QPointingDevice::PointerType end) {
        const QPointingDevice pen("pen", 1, QInputDevice::DeviceType::Stylus, end, QInputDevice::Capability::Pressure, 1, 1);
        QTabletEvent event(type, &pen, at, canvas.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, {}, Qt::LeftButton, Qt::LeftButton);
        QCoreApplication::sendEvent(&canvas, &event);
    }

private slots:
    void init() { failOnWarnings(); }

    void everyMovementIsAnnounced() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        QSignalSpy changed(&canvas, &DrawingCanvas::drawingChanged);
        stroke(canvas, {{50, 50}, {60, 60}, {80, 90}});
        QCOMPARE(changed.size(), 3); // down and two movements; the first move stays in place
        const auto drawing = changed.last().at(0).value<model::Drawing>();
        QCOMPARE(drawing, canvas.drawing());
        QCOMPARE(drawing.size(), std::size_t(1));
        QCOMPARE(drawing[0].points.size(), std::size_t(3));
        QCOMPARE(drawing[0].points[2], (model::StrokePoint{80, 90, 1}));
        QCOMPARE(drawing[0].width, DrawingCanvas::kDefaultBrush);
    }

    void keysDrawWithoutAMouse() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        QSignalSpy finished(&canvas, &DrawingCanvas::strokeFinished);
        const auto send = [&canvas](QEvent::Type type, Qt::Key key, Qt::KeyboardModifiers held) { // QTest lets go of Shift
            QKeyEvent event(type, key, held);
            QCoreApplication::sendEvent(&canvas, &event);
        };
        const auto click = [&send](Qt::Key key, Qt::KeyboardModifiers held, int times) {
            for (int i = 0; i < times; ++i) {
                send(QEvent::KeyPress, key, held);
                send(QEvent::KeyRelease, key, held);
            }
        };
        click(Qt::Key_Up, Qt::ControlModifier, 5);
        QVERIFY(canvas.drawing().empty());
        click(Qt::Key_Down, Qt::ShiftModifier, 4);
        send(QEvent::KeyPress, Qt::Key_Right, Qt::ShiftModifier); // held, with the next: aslant
        click(Qt::Key_Down, Qt::ShiftModifier, 1);
        send(QEvent::KeyRelease, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(finished.size(), 0);
        send(QEvent::KeyRelease, Qt::Key_Shift, {});
        QCOMPARE(finished.size(), 1);
        const model::Drawing drawing = canvas.drawing();
        QCOMPARE(drawing.size(), std::size_t(1));
        const std::vector<model::StrokePoint>& points = drawing[0].points;
        QCOMPARE(points.size(), std::size_t(7));
        QCOMPARE(points.front(), (model::StrokePoint{140, 100, 1}));
        QCOMPARE(points[4], (model::StrokePoint{140, 132, 1}));
        QCOMPARE(points.back(), (model::StrokePoint{156, 140, 1}));
        canvas.undo();
        QVERIFY(canvas.drawing().empty());
    }

    /// Whatever was done: each undo brings back the drawing before, each redo the drawing after.
    void anySequenceUndoesAndRedoes() {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::mt19937 chance(seed);
            const auto pick = [&chance](int below) { return std::uniform_int_distribution<int>(0, below - 1)(chance); };
            DrawingCanvas canvas;
            canvas.resize(280, 280);
            std::vector<model::Drawing> states{canvas.drawing()};
            std::vector<QImage> pictures{canvas.picture()};
            for (int step = 0; step < 25; ++step) {
                const int what = pick(10);
                if (what == 0) {
                    canvas.clear();
                } else if (what == 1) {
                    canvas.setDrawing({{{{1, 2, 1}, {3, 4, 1}}, 10, false}});
                } else {
                    canvas.setTool(what < 4 ? DrawingCanvas::Tool::eraser : DrawingCanvas::Tool::pen);
                    std::vector<QPoint> path;
                    for (int i = 0; i <= pick(5); ++i)
                        path.emplace_back(20 + pick(240), 20 + pick(240));
                    stroke(canvas, path);
                }
                if (canvas.drawing() != states.back()) {
                    states.push_back(canvas.drawing());
                    pictures.push_back(canvas.picture());
                }
            }
            for (std::size_t i = states.size() - 1; i-- > 0;) {
                canvas.undo();
                QCOMPARE(canvas.drawing(), states[i]);
                QCOMPARE(canvas.picture(), pictures[i]);
            }
            QVERIFY(canvas.drawing().empty());
            for (std::size_t i = 1; i < states.size(); ++i) {
                canvas.redo();
                QCOMPARE(canvas.drawing(), states[i]);
            }
        }
    }

    void announcesWhatHistoryAllows() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        QSignalSpy canUndo(&canvas, &DrawingCanvas::canUndoChanged);
        QSignalSpy canRedo(&canvas, &DrawingCanvas::canRedoChanged);
        stroke(canvas, {{50, 50}, {90, 90}});
        canvas.undo();
        canvas.redo();
        canvas.undo();
        stroke(canvas, {{50, 50}, {90, 90}}); // a new stroke forgets what was undone
        QCOMPARE(canUndo.size(), 5);
        QCOMPARE(canUndo.last().at(0).toBool(), true);
        QCOMPARE(canRedo.size(), 4);
        QCOMPARE(canRedo.last().at(0).toBool(), false);
    }

    void resizingKeepsTheStrokes() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        stroke(canvas, {{50, 50}, {200, 90}, {120, 220}});
        const model::Drawing before = canvas.drawing();
        for (const QSize size : {QSize(140, 140), QSize(500, 300), QSize(213, 400)}) {
            canvas.resize(size);
            canvas.grab();
            QCOMPARE(canvas.drawing(), before);
        }
        canvas.resize(560, 560);
        stroke(canvas, {{100, 100}, {400, 180}});
        QCOMPARE(canvas.drawing()[1].points.back(), (model::StrokePoint{200, 90, 1}));
    }

    void pressureAndTheEraserEndComeFromTheTablet() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        tablet(canvas, QEvent::TabletPress, {50, 50}, 0.25, QPointingDevice::PointerType::Pen);
        tablet(canvas, QEvent::TabletMove, {100, 50}, 0.75, QPointingDevice::PointerType::Pen);
        tablet(canvas, QEvent::TabletRelease, {100, 50}, 0, QPointingDevice::PointerType::Pen);
        tablet(canvas, QEvent::TabletPress, {60, 50}, 0.5, QPointingDevice::PointerType::Eraser);
        tablet(canvas, QEvent::TabletRelease, {60, 50}, 0, QPointingDevice::PointerType::Eraser);
        const model::Drawing drawing = canvas.drawing();
        QCOMPARE(drawing.size(), std::size_t(2));
        QCOMPARE(drawing[0].points[0].pressure, 0.25F);
        QCOMPARE(drawing[0].points[1].pressure, 0.75F);
        QVERIFY(!drawing[0].eraser);
        QVERIFY(drawing[1].eraser);
    }

    void theEraserTakesInkAway() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        stroke(canvas, {{60, 140}, {220, 140}});
        const QColor ink = canvas.grab().toImage().pixelColor(140, 140);
        stroke(canvas, {{140, 100}, {140, 180}}, Qt::RightButton);
        const QColor erased = canvas.grab().toImage().pixelColor(140, 140);
        QVERIFY(ink.lightness() < 100);
        QVERIFY(erased.lightness() > 200);
    }

    /// Drawing bit by bit and painting the finished drawing afresh give the same picture.
    void incrementalPaintingEqualsPaintingAfresh() {
        DrawingCanvas live;
        live.resize(280, 280);
        live.grab();
        stroke(live, {{60, 60}, {220, 80}, {90, 150}, {200, 220}});
        live.clearFocus();
        DrawingCanvas afresh;
        afresh.resize(280, 280);
        afresh.setDrawing(live.drawing());
        QCOMPARE(live.grab().toImage(), afresh.grab().toImage());
    }

    void anImageStandsUntilThePenComes() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        stroke(canvas, {{60, 60}, {220, 80}});
        const model::Drawing before = canvas.drawing();
        QSignalSpy changed(&canvas, &DrawingCanvas::drawingChanged);
        canvas.showImage(model::DigitImage{});
        QVERIFY(canvas.showsImage() && canvas.caption().isEmpty());
        const QImage bare = canvas.grab().toImage();
        canvas.showImage(model::DigitImage{}, "Test image 5,955, labelled 3");
        QCOMPARE(canvas.caption(), QString("Test image 5,955, labelled 3"));
        QVERIFY(canvas.grab().toImage() != bare);
        QVERIFY(canvas.drawing().empty());
        QCOMPARE(changed.size(), 0);
        canvas.undo();
        QVERIFY(!canvas.showsImage());
        QCOMPARE(canvas.drawing(), before);
        canvas.showImage(model::DigitImage{});
        canvas.showImage(model::DigitImage{}, "Training image 7, labelled 0");
        stroke(canvas, {{100, 100}, {120, 120}});
        QVERIFY(!canvas.showsImage() && canvas.caption().isEmpty());
        QCOMPARE(canvas.drawing().size(), std::size_t(1));
        canvas.showImage(model::DigitImage{});
        canvas.clear();
        QVERIFY(!canvas.showsImage());
        QVERIFY(changed.last().at(0).value<model::Drawing>().empty());
    }

    void theWidePaperKeepsWhatWasWrittenOnIt() {
        DrawingCanvas canvas;
        canvas.resize(560, 280);
        canvas.setWide(true);
        stroke(canvas, {{50, 50}, {90, 90}});
        stroke(canvas, {{500, 50}, {540, 90}});
        const model::Drawing before = canvas.drawing();
        QCOMPARE(before[1].points.back(), (model::StrokePoint{540, 90, 1}));
        QCOMPARE(canvas.picture().size(), QSize(1120, 560));
        canvas.setWide(false); // it takes both halves to show this
        canvas.resize(280, 280);
        QCOMPARE(canvas.drawing(), before);
        QCOMPARE(canvas.picture().size(), QSize(1120, 560));
        canvas.clear();
        QCOMPARE(canvas.picture().size(), QSize(560, 560));
        canvas.undo();
        QCOMPARE(canvas.drawing(), before);
    }

    void onlyTheBoxesOfANumberAreShown() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        canvas.setDrawing({{{{50, 50, 1}, {60, 90, 1}}, 10, false}});
        const QImage plain = canvas.grab().toImage();
        canvas.setBoxes({QRectF(30, 30, 60, 90)}, 0);
        QCOMPARE(canvas.grab().toImage(), plain); // one digit looks as it was drawn
        canvas.setBoxes({QRectF(30, 30, 60, 90), QRectF(120, 30, 60, 90)}, 1);
        QVERIFY(canvas.grab().toImage() != plain);
        canvas.setBoxes({}, -1);
        QCOMPARE(canvas.grab().toImage(), plain);
    }

    void strokesStayOnThePaper() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        stroke(canvas, {{200, 200}, {900, -50}});
        QCOMPARE(canvas.drawing()[0].points.back(), (model::StrokePoint{280, 0, 1}));
    }
};

QTEST_MAIN(DrawingCanvasTest)
#include "drawing_canvas_test.moc"
