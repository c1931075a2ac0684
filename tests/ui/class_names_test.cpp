// SPDX-License-Identifier: GPL-3.0-or-later
// Names of classes wherever an answer or a label is shown.
#include "tests/ui/warnings.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/learned_parts.h"
#include "ui/pages/image_lists.h"
#include "ui/pages/mistakes_view.h"
#include "ui/widgets/controls.h"
#include "ui/window/main_window.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

class ClassNamesTest : public QObject {
    Q_OBJECT

    const model::ClassNames fashion_{"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                                     "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};

private slots:
    void init() { failOnWarnings(); }

    void digitsUnlessNamed() {
        QCOMPARE(ui::ClassNames().name(7), QString("7"));
        QVERIFY(!ui::ClassNames().areNamed());
        const ui::ClassNames two(model::ClassNames{"ant", "Käfer"});
        QCOMPARE(two.name(1), QString("Käfer"));
        QCOMPARE(two.name(2), QString("–")); // an output that no class belongs to
        QCOMPARE(ui::ClassNames(fashion_).name(9), QString("Ankle boot"));
        QVERIFY(!ui::ClassNames(model::namesOrDigits({})).areNamed());
        QVERIFY(!ui::ClassNames(model::ClassNames{"a", "ä"}).areWords());
    }

    void theWindowHandsThemOn() {
        ui::MainWindow window;
        window.setClasses({model::ClassNames{"ant", "Käfer"}, fashion_});
        window.drawPanel()->bars()->setProbabilities({0, 1});
        QVERIFY(window.drawPanel()->bars()->accessibleDescription().startsWith("Käfer: 100.0 %"));
        model::Evaluation evaluation;
        evaluation.confusion = model::ConfusionMatrix(10);
        evaluation.confusion.at(9, 1) = 3;
        window.mistakesView()->setEvaluation(evaluation);
        window.mistakesView()->matrix()->choose(9, 1);
        QCOMPARE(QAccessible::queryAccessibleInterface(window.mistakesView()->matrix())->text(QAccessible::Value),
                 QString("Ankle boot read as Käfer: 3 images"));
    }

    void answersAreSpokenByName() {
        ui::PredictionBars bars;
        bars.setClasses(fashion_);
        std::vector<float> probabilities(model::kDigits);
        probabilities[9] = 0.75F;
        probabilities[0] = 0.25F;
        bars.setProbabilities(probabilities);
        QVERIFY2(bars.accessibleDescription().startsWith("Ankle boot: 75.0 %, T-shirt/top: 25.0 %"),
                 qPrintable(bars.accessibleDescription()));
        bars.setClasses({});
        QVERIFY(bars.accessibleDescription().startsWith("9: 75.0 %"));
        bars.setClasses(fashion_);
        QCOMPARE(QAccessible::queryAccessibleInterface(&bars)->child(9)->text(QAccessible::Name), QString("Ankle boot"));
        ui::Reading reading;
        reading.digits.resize(1);
        reading.digits[0].prediction = {{0, 0, 0, 0, 0, 0, 0.4F, 0, 0.5F, 0.1F}, 8};
        QCOMPARE(reading.sentence(fashion_), QString("reads Bag"));
        reading.digits[0].certainty = model::Certainty::unsure;
        reading.digits[0].alternative = 6;
        QCOMPARE(reading.sentence(fashion_), QString("not sure: Shirt or Bag"));
    }

    /// The handwriting holds digits; a model of other classes has none to give.
    void noDrawingIsKeptAsADigitWhereAnswersAreNamed() {
        ui::DrawPanel panel;
        panel.resize(300, 700);
        panel.show();
        QSignalSpy meant(&panel, &ui::DrawPanel::drawingLabelled);
        panel.canvas()->setDrawing({{{{100, 60, 1}, {110, 120, 1}}, 20, false}});
        const auto sayIt = [&] {
            panel.showReading({{{model::ReadDigit{}}}, panel.canvas()->drawing(), 0.5, "epoch 1"});
            panel.labelDrawing(7);
            QTest::mouseClick(panel.bars(), Qt::LeftButton, {}, QPoint(5, 2));
        };
        panel.setClasses(fashion_);
        sayIt();
        QCOMPARE(meant.size(), 0);
        QCOMPARE(panel.findChild<QLabel*>("teachingLine")->text(), QString());
        panel.setClasses({});
        sayIt();
        QCOMPARE(meant.size(), 2);
    }

    void aLongNameIsCutAndToldWhole() {
        model::ClassNames names = fashion_;
        names[0] = std::string(60, 'W');
        ui::PredictionBars bars;
        bars.setClasses(names);
        bars.resize(240, 200);
        bars.setProbabilities({1});
        const QImage picture = bars.grab().toImage();
        // What is right of the widest place for a name is bar, in the accent's colour, whatever the name.
        bars.setClasses(fashion_);
        const QImage shorter = bars.grab().toImage();
        const int y = picture.height() / 20;
        QCOMPARE(picture.pixel(picture.width() / 2, y), shorter.pixel(picture.width() / 2, y));
        bars.setClasses(names);
        QHelpEvent help(QEvent::ToolTip, {10, 10}, bars.mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(&bars, &help);
        QCOMPARE(QToolTip::text(), QString(60, 'W'));
        QToolTip::hideText();
    }

    void twoModelsAnswersAreNamed() {
        ui::AnswerBars bars;
        bars.resize(400, 200);
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0.75F};
        bars.setAnswers(answers);
        const double beside = bars.bar(9, true).left();
        bars.setClasses(fashion_);
        QVERIFY2(bars.accessibleDescription().endsWith("Ankle boot: A 75.0 %, B 0.0 %"),
                 qPrintable(bars.accessibleDescription()));
        QVERIFY(bars.bar(9, true).left() > ui::figuresWidth(bars.font(), "Ankle boot"));
        bars.setClasses({});
        QCOMPARE(bars.bar(9, true).left(), beside);
        ui::DisagreementsModel images;
        images.setClasses({fashion_, fashion_});
        auto comparison = std::make_shared<model::Comparison>();
        comparison->disagreements.push_back({12, 9, 7, 5, 0.5F, 0.5F});
        comparison->testImages = std::make_shared<std::vector<model::DigitImage>>(13);
        images.show(comparison, std::nullopt);
        QCOMPARE(images.index(0).data().toString(), QString("Ankle boot\nA Sneaker\nB Sandal"));
        QVERIFY(images.index(0).data(Qt::ToolTipRole).toString().contains("a Ankle boot: A says Sneaker"));
    }

    void whatExcitesAMapIsNamed() {
        const auto network = std::make_shared<const model::Architecture>(
            model::Network{"one", {}, {{.kind = model::LayerKind::linear, .size = model::kClasses}}}, 10);
        const auto weights = std::make_shared<const model::Weights>(
            model::Weights{{{"linear1.weight", {10, 784}, std::vector<float>(7840)}}, network});
        auto found = std::make_shared<model::Excitement>();
        found->weights = weights;
        found->images.push_back({12, 9, {}, {}});
        ui::ExcitingView view;
        view.setMap(weights, {});
        view.setExcitement(found);
        const QAbstractItemModel* images = view.findChild<QListView*>("excitingImages")->model();
        QVERIFY(images->index(0, 0).data().toString().startsWith("9 · "));
        view.setClasses(fashion_);
        QVERIFY(images->index(0, 0).data().toString().startsWith("Ankle boot · "));
        QVERIFY(images->index(0, 0).data(Qt::ToolTipRole).toString().contains("a Ankle boot:"));
    }

    /// No number that their names would be painted over each other in.
    void severalNamesAreListedAndTheChosenIsShown() {
        ui::Reading both;
        both.digits.resize(2);
        both.digits[0].prediction.digit = 8;
        both.digits[1].prediction.digit = 9;
        for (model::ReadDigit& digit : both.digits)
            digit.prediction.probabilities.resize(10);
        QCOMPARE(model::numberText(both.digits, fashion_), std::string("Bag, Ankle boot"));
        QVERIFY2(both.sentence(fashion_).startsWith("reads Bag, Ankle boot; Bag: "), qPrintable(both.sentence(fashion_)));
        ui::Reading boot = both;
        boot.digits.erase(boot.digits.begin());
        ui::AnswerView view;
        view.setClasses(fashion_);
        for (const bool large : {false, true}) {
            view.setLarge(large);
            view.resize(large ? QSize(400, 400) : view.sizeHint());
            view.showReading(boot);
            const QImage alone = view.grab().toImage();
            view.showReading(both, 1);
            QCOMPARE(view.grab().toImage(), alone);
        }
        ui::PictureView picture;
        picture.setClasses(fashion_);
        picture.resize(300, 300);
        QImage blank(100, 100, QImage::Format_RGB32);
        blank.fill(Qt::white);
        picture.setPicture(blank);
        both.digits[0].box = {10, 30, 30, 70};
        both.digits[1].box = {40, 30, 60, 70};
        picture.setReading(both, 0);
        const QImage twoBoxes = picture.grab().toImage();
        both.digits[1].prediction.digit = 0;
        picture.setReading(both, 0);
        QCOMPARE(picture.grab().toImage(), twoBoxes); // the other's name is not in it
        both.digits[0].prediction.digit = 0;
        both.digits[1].prediction.digit = 1;
        QCOMPARE(model::numberText(both.digits, {"a", "b"}), std::string("ab")); // letters are written like digits
    }

    void mistakesAreCaptionedByName() {
        const ui::Classes classes{model::ClassNames{"cat", "dog"}, fashion_};
        ui::MistakesModel mistakes;
        mistakes.setClasses(classes);
        mistakes.setReads({{12, 9, 1, 0.5F}});
        QVERIFY(mistakes.index(0).data().toString().startsWith("Ankle boot → dog"));
        QVERIFY(mistakes.index(0).data(Qt::ToolTipRole).toString().contains("a Ankle boot, read as dog"));
        ui::ConfusionMatrix matrix;
        matrix.setClasses(classes);
        model::Evaluation evaluation;
        evaluation.confusion = model::ConfusionMatrix(10);
        evaluation.confusion.at(9, 1) = 3;
        matrix.setEvaluation(evaluation);
        matrix.choose(9, 1);
        QCOMPARE(QAccessible::queryAccessibleInterface(&matrix)->text(QAccessible::Value),
                 QString("Ankle boot read as dog: 3 images"));
    }
};

QTEST_MAIN(ClassNamesTest)
#include "class_names_test.moc"
