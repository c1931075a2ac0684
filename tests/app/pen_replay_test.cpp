// SPDX-License-Identifier: GPL-3.0-or-later
// Pen strokes played back as mouse, tablet and touch events on the canvas give the network the same 28×28 as reading them from a
// file does: with real pens when they are there, and with drawn digits always.
#include "app/storage/bundled_models.h"
#include "app/window/workers/prediction_worker.h"
#include "model/data/strokes_file.h"
#include "model/ink/ink.h"
#include "tests/synthetic_digits.h"
#include "ui/draw/drawing_canvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>
#include <QTouchEvent>

#include <algorithm>
#include <cmath>

using ui::DrawingCanvas;

namespace {

QPointF at(const model::StrokePoint& point) {
    return {static_cast<double>(point.x), static_cast<double>(point.y)};
}

void sendMouse(DrawingCanvas& canvas, QEvent::Type type, const model::StrokePoint& point) {
    const bool move = type == QEvent::MouseMove;
    const bool up = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at(point), canvas.mapToGlobal(at(point)), move ? Qt::NoButton : Qt::LeftButton,
                      up ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&canvas, &event);
}

void sendTablet(DrawingCanvas& canvas, QEvent::Type type, const model::StrokePoint& point) {
    const QPointingDevice pen("pen", 1, QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Pen,
                              QInputDevice::Capability::Pressure, 1, 1);
    QTabletEvent event(type, &pen, at(point), canvas.mapToGlobal(at(point)), static_cast<double>(point.pressure), 0, 0, 0, 0, 0,
                       {}, Qt::LeftButton, Qt::LeftButton);
    QCoreApplication::sendEvent(&canvas, &event);
}

void sendTouch(DrawingCanvas& canvas, QEvent::Type type, const model::StrokePoint& point) {
    static QPointingDevice* screen = QTest::createTouchDevice();
    auto touch = QTest::touchEvent(&canvas, screen);
    if (type == QEvent::TouchBegin) {
        touch.press(0, at(point).toPoint(), &canvas);
    } else if (type == QEvent::TouchUpdate) {
        touch.move(0, at(point).toPoint(), &canvas);
    } else {
        touch.release(0, at(point).toPoint(), &canvas);
    }
}

struct Way {
    const char* name;
    void (*send)(DrawingCanvas&, QEvent::Type, const model::StrokePoint&);
    QEvent::Type down;
    QEvent::Type move;
    QEvent::Type up;
};

const Way kWays[]{{"mouse", sendMouse, QEvent::MouseButtonPress, QEvent::MouseMove, QEvent::MouseButtonRelease},
                  {"tablet", sendTablet, QEvent::TabletPress, QEvent::TabletMove, QEvent::TabletRelease},
                  {"touch", sendTouch, QEvent::TouchBegin, QEvent::TouchUpdate, QEvent::TouchEnd}};

/// On the canvas, written with its brush, without points the canvas leaves out as too near.
model::Drawing placed(const model::Drawing& drawing, const Way& way) {
    float longest = 1;
    for (const model::Stroke& stroke : drawing) {
        for (const model::StrokePoint& point : stroke.points) {
            longest = std::max({longest, point.x, point.y});
        }
    }
    model::Drawing result;
    for (const model::Stroke& stroke : drawing) {
        model::Stroke scaled{{}, DrawingCanvas::kDefaultBrush, false};
        for (const model::StrokePoint& point : stroke.points) {
            const auto along = static_cast<float>(scaled.points.size() % 5);
            model::StrokePoint on{30 + 200 * point.x / longest, 30 + 200 * point.y / longest,
                                  way.send == sendTablet ? 0.4F + 0.1F * along : 1};
            if (way.send == sendTouch) { // the test library's fingers touch whole pixels
                on.x = std::round(on.x);
                on.y = std::round(on.y);
            }
            if (scaled.points.empty() || std::hypot(on.x - scaled.points.back().x, on.y - scaled.points.back().y) >= 0.6F) {
                scaled.points.push_back(on);
            }
        }
        result.push_back(std::move(scaled));
    }
    return result;
}

} // namespace

class PenReplayTest : public QObject {
    Q_OBJECT

private slots:
    void everyWayOfWritingIsReadAsTheFileIs() {
        std::vector<model::Drawing> drawings;
        for (int digit = 0; digit < model::kDigits; ++digit) {
            model::Random random{9, static_cast<std::uint64_t>(digit)};
            model::Drawing drawing = synthetic::digitStrokes(digit, random);
            for (model::Stroke& stroke : drawing) {
                for (model::StrokePoint& point : stroke.points) {
                    point.x += 40; // slanted ones begin left of 0
                    point.y += 10;
                }
            }
            drawings.push_back(drawing);
        }
        const std::filesystem::path real = DIGITLAB_SHARED "/strokes/pen_digits.jsonl";
        if (std::filesystem::exists(real)) {
            const auto records = model::readStrokesFile(real);
            for (std::size_t i = 0; i < records.size(); i += 67) {
                drawings.push_back(records[i].drawing);
            }
        }
        app::PredictionWorker worker;
        worker.setWeights(std::make_shared<const model::Weights>(app::bundledModel().weights), "bundled");
        QSignalSpy read(&worker, &app::PredictionWorker::readingReady);
        for (const model::Drawing& drawing : drawings) {
            for (const Way& way : kWays) {
                const model::Drawing expected = placed(drawing, way);
                DrawingCanvas canvas;
                canvas.resize(280, 280);
                canvas.show();
                for (const model::Stroke& stroke : expected) {
                    way.send(canvas, way.down, stroke.points.front());
                    for (const model::StrokePoint& point : stroke.points) {
                        way.send(canvas, way.move, point);
                    }
                    way.send(canvas, way.up, stroke.points.back());
                }
                QVERIFY2(canvas.drawing() == expected, way.name);
                worker.read(canvas.drawing());
                QTRY_COMPARE(read.size(), 1);
                const auto reading = read.takeFirst().at(0).value<ui::Reading>();
                if (reading.digits.size() == 1) { // else the network takes it for a number
                    QVERIFY2(reading.digits[0].image == model::frameDrawing(expected), way.name);
                }
            }
        }
    }

    void aSecondFingerDoesNotWrite() {
        DrawingCanvas canvas;
        canvas.resize(280, 280);
        canvas.show();
        QPointingDevice* screen = QTest::createTouchDevice();
        QTest::touchEvent(&canvas, screen).press(0, {50, 50}, &canvas);
        QTest::touchEvent(&canvas, screen).move(0, {90, 90}, &canvas).press(1, {200, 200}, &canvas);
        QTest::touchEvent(&canvas, screen).stationary(0).move(1, {220, 220}, &canvas);
        QCOMPARE(canvas.drawing().size(), std::size_t(1));
        QCOMPARE(canvas.drawing()[0].points.size(), std::size_t(2));
        QTouchEvent cancelled(QEvent::TouchCancel, screen);
        QCoreApplication::sendEvent(&canvas, &cancelled);
        QVERIFY(canvas.drawing().empty());
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    PenReplayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "pen_replay_test.moc"
