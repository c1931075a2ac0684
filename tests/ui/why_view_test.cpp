// SPDX-License-Identifier: GPL-3.0-or-later
// Why a digit is read as it is, with mouse and keyboard; what lies upon the canvas.
#include "tests/ui/warnings.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/map_colours.h"
#include "ui/explain/why_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"
#include "ui/window/main_window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

namespace {

/// A 4 rather like a 9: the pixel (10, 5) speaks for it, by the gradient against it.
std::shared_ptr<model::Explanation> four() {
    auto path = std::make_shared<model::ForwardTrace>();
    path->image[5 * 28 + 10] = 255;
    path->ink = {{{{100, 50, 1}, {100, 200, 1}}, 20, false}};
    path->place = model::ImagePlace{10, 20, 8};
    auto why = std::make_shared<model::Explanation>();
    why->path = path;
    why->read = why->digit = 4;
    why->second = 9;
    why->occlusion[5 * 28 + 10] = 1.5F;
    why->gradient[5 * 28 + 10] = -0.25F;
    return why;
}

std::shared_ptr<model::Counterfactual> counterfactualOf(const model::Explanation& why) {
    auto counterfactual = std::make_shared<model::Counterfactual>();
    counterfactual->path = why.path;
    counterfactual->erased = {{{{100, 60, 1}, {100, 90, 1}}, 20, false}};
    counterfactual->digit = 9;
    counterfactual->probability = 0.75F;
    counterfactual->share = 0.2;
    return counterfactual;
}

} // namespace

class WhyViewTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void pixelsSayWhatTheyAdd() {
        ui::WhyView view;
        view.resize(700, 560);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.readout().isEmpty());
        view.setExplanation(four());
        ui::WhyPicture* picture = view.picture();
        QVERIFY(picture->isVisible());
        QTest::mouseMove(picture, picture->pixelRect({10, 5}).center().toPoint());
        QTRY_VERIFY2(view.readout().contains("Row 6, column 11") && view.readout().contains("takes 1.50 from log p(4)"),
                     qPrintable(view.readout()));
        const auto colour = [&](QPoint pixel) {
            const QImage image = picture->grab().toImage();
            return image.pixelColor((picture->pixelRect(pixel).center() * image.devicePixelRatio()).toPoint());
        };
        QCOMPARE(colour({10, 5}), ui::mapColour(1));
        QCOMPARE(colour({20, 20}), ui::mapColour(0));
        auto* first = view.methods()->findChildren<QPushButton*>().first();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QVERIFY2(view.readout().contains(QString(QChar(0x2212)) + "0.250"), qPrintable(view.readout()));
        QCOMPARE(colour({10, 5}), ui::mapColour(-1));
        picture->setFocus();
        QTest::keyClick(picture, Qt::Key_Down);
        QCOMPARE(*picture->pointed(), QPoint(10, 6));
        QTest::keyClick(picture, Qt::Key_Left);
        QCOMPARE(*picture->pointed(), QPoint(9, 6));
        auto why = four();
        why->contrastClass = 9;
        view.setExplanation(why);
        QVERIFY2(view.readout().contains("log p(4) " + QString(QChar(0x2212)) + " log p(9)"), qPrintable(view.readout()));
    }

    void theQuestionIsAskedWithTheKeyboard() {
        ui::WhyView view;
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy asked(&view, &ui::WhyView::questionChanged);
        auto* rather = view.findChild<QComboBox*>("whyRather");
        rather->setFocus();
        QTest::keyClick(rather, Qt::Key_Down);
        QCOMPARE(view.question(), (model::WhyQuestion{model::WhyQuestion::kRead, model::WhyQuestion::kSecond}));
        auto* digit = view.findChild<QComboBox*>("whyDigit");
        digit->setFocus();
        QTest::keyClick(digit, Qt::Key_4);
        QCOMPARE(view.question().digit, 4);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].value<model::WhyQuestion>(), (model::WhyQuestion{4, model::WhyQuestion::kSecond}));
        view.setExplanation(four());
        QCOMPARE(digit->itemText(0), QString("as read: 4"));
        QCOMPARE(rather->itemText(1), QString("the second: 9"));
    }

    void whatWouldChangeItBelongsToItsDrawing() {
        ui::WhyView view;
        auto* text = view.findChild<QLabel*>("counterfactualText");
        const auto why = four();
        view.setExplanation(why);
        QCOMPARE(text->text(), QString("Being looked for …"));
        view.setCounterfactual(counterfactualOf(*four()));
        QVERIFY2(text->text().contains("20") && text->text().contains("reads 9"), qPrintable(text->text()));
        view.setExplanation(four()); // the same drawing with other weights: it stays until the next
        QVERIFY(text->text().contains("reads 9"));
        auto other = four();
        auto moved = std::make_shared<model::ForwardTrace>(*other->path);
        moved->image[0] = 1;
        other->path = moved;
        view.setExplanation(other);
        QCOMPARE(text->text(), QString("Being looked for …"));
        view.setCounterfactual(counterfactualOf(*why)); // came late
        QCOMPARE(text->text(), QString("Being looked for …"));
        auto none = counterfactualOf(*other);
        none->digit = -1;
        none->erased.clear();
        view.setCounterfactual(none);
        QCOMPARE(text->text(), QString("Nothing short of half the drawing changes it."));
    }

    void nearestImagesAreNamedAndOpened() {
        ui::WhyView view;
        view.resize(700, 560);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto* title = view.findChild<QLabel*>("nearTitle");
        QVERIFY(title->text().contains("With a data set"));
        view.setHasData(true);
        const auto why = four();
        view.setExplanation(why);
        view.setFeaturesProgress(0.4);
        QVERIFY2(title->text().contains("40"), qPrintable(title->text()));
        auto nearest = std::make_shared<model::Nearest>();
        nearest->path = why->path;
        nearest->among = 2000;
        for (int i = 0; i < 8; ++i) {
            nearest->images.push_back({100 + i, i, 0.5F + static_cast<float>(i), {}});
            nearest->images.back().image.fill(static_cast<std::uint8_t>(i));
        }
        view.setNearest(nearest);
        auto* list = view.findChild<QListView*>("nearImages");
        QCOMPARE(list->model()->rowCount(), 8);
        QCOMPARE(list->model()->index(1, 0).data().toString(), QString("1"));
        QVERIFY(list->model()->index(1, 0).data(Qt::ToolTipRole).toString().contains("at distance 1.50"));
        QSignalSpy opened(&view, &ui::WhyView::imageActivated);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(2, 0)).center());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<model::DigitImage>()[0], std::uint8_t(2));
        QVERIFY2(opened[0][1].toString().startsWith("Training image "), qPrintable(opened[0][1].toString()));
        view.setExplanation(nullptr);
        QCOMPARE(list->model()->rowCount(), 0);
    }

    void itLiesUponTheCanvasWhileItIsSeen() {
        ui::MainWindow window;
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        ui::DrawingCanvas* canvas = window.drawPanel()->canvas();
        ui::WhyView* view = window.insideView()->why();
        const auto why = four();
        canvas->setDrawing(why->path->ink);
        const auto redPixels = [&] {
            const QImage image = canvas->grab().toImage();
            int red = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    red += image.pixelColor(x, y) == ui::theme().bad ? 1 : 0;
            return red;
        };
        view->setExplanation(why);
        view->setCounterfactual(counterfactualOf(*why));
        QVERIFY(canvas->veilPlace().isEmpty()); // nobody sees the part
        const QImage before = canvas->grab().toImage();
        window.tabs()->setCurrentWidget(window.insideView());
        window.insideView()->parts()->setCurrent(1);
        QTRY_VERIFY(view->isVisible());
        QCOMPARE(canvas->veilPlace(), QRectF(10, 20, 224, 224));
        QVERIFY(redPixels() > 40);
        QVERIFY(canvas->grab().toImage() != before);
        auto* toggle = view->findChild<QCheckBox*>("whyOnCanvas");
        toggle->setFocus();
        QTest::keyClick(toggle, Qt::Key_Space);
        QVERIFY(canvas->veilPlace().isEmpty() && canvas->marked().empty());
        QCOMPARE(redPixels(), 0);
        QTest::keyClick(toggle, Qt::Key_Space);
        QCOMPARE(canvas->marked().size(), std::size_t(1));
        window.insideView()->parts()->setCurrent(0);
        QTRY_VERIFY(canvas->veilPlace().isEmpty() && canvas->marked().empty());
    }
};

QTEST_MAIN(WhyViewTest)
#include "why_view_test.moc"
