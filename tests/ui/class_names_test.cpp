// SPDX-License-Identifier: GPL-3.0-or-later
// Names of classes wherever an answer or a label is shown.
#include "tests/ui/warnings.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/picture_view.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/answer_bars.h"
#include "ui/explain/disagreements_model.h"
#include "ui/explain/exciting_view.h"
#include "ui/pages/confusion_matrix.h"
#include "ui/pages/mistakes_model.h"
#include "ui/style/class_names.h"
#include "ui/widgets/figure_label.h"

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
    void init() {
        failOnWarnings();
        ui::setClassNames({}, {});
    }
    void cleanup() { ui::setClassNames({}, {}); }

    void digitsUnlessNamed() {
        QSignalSpy changed(&ui::ClassNamesNotifier::instance(), &ui::ClassNamesNotifier::changed);
        QCOMPARE(ui::answerName(7), QString("7"));
        QVERIFY(!ui::answersAreNamed());
        ui::setClassNames({"ant", "Käfer"}, fashion_);
        QCOMPARE(ui::answerName(1), QString("Käfer"));
        QCOMPARE(ui::answerName(2), QString("–")); // an output that no class belongs to
        QCOMPARE(ui::labelName(9), QString("Ankle boot"));
        ui::setClassNames({"ant", "Käfer"}, fashion_);
        QCOMPARE(changed.size(), 1);
        ui::setClassNames(model::namesOrDigits({}), {});
        QVERIFY(!ui::answersAreNamed());
    }

    void answersAreSpokenByName() {
        ui::setClassNames(fashion_, fashion_);
        ui::PredictionBars bars;
        std::array<float, model::kClassCount> probabilities{};
        probabilities[9] = 0.75F;
        probabilities[0] = 0.25F;
        bars.setProbabilities(probabilities);
        QVERIFY2(bars.accessibleDescription().startsWith("Ankle boot: 75.0 %, T-shirt/top: 25.0 %"),
                 qPrintable(bars.accessibleDescription()));
        ui::setClassNames({}, {});
        QVERIFY(bars.accessibleDescription().startsWith("9: 75.0 %"));
        ui::setClassNames(fashion_, fashion_);
        QCOMPARE(QAccessible::queryAccessibleInterface(&bars)->child(9)->text(QAccessible::Name), QString("Ankle boot"));
        ui::Reading reading;
        reading.digits.resize(1);
        reading.digits[0].prediction.digit = 8;
        QCOMPARE(reading.sentence(), QString("reads Bag"));
        reading.digits[0].certainty = model::Certainty::unsure;
        reading.digits[0].alternative = 6;
        QCOMPARE(reading.sentence(), QString("not sure: Shirt or Bag"));
    }

    /// The handwriting holds digits; a model of other classes has none to give.
    void noDrawingIsKeptAsADigitWhereAnswersAreNamed() {
        ui::DrawPanel panel;
        panel.resize(300, 700);
        panel.show();
        QSignalSpy meant(&panel, &ui::DrawPanel::drawingLabelled);
        panel.canvas()->setDrawing({{{{100, 60, 1}, {110, 120, 1}}, 20, false}});
        const auto sayIt = [&] {
            panel.showReading({{ui::ReadDigit{}}, panel.canvas()->drawing(), 0.5, "epoch 1"});
            panel.mean(7);
            QTest::mouseClick(panel.bars(), Qt::LeftButton, {}, QPoint(5, 2));
        };
        ui::setClassNames(fashion_, fashion_);
        sayIt();
        QCOMPARE(meant.size(), 0);
        QCOMPARE(panel.findChild<QLabel*>("teachingLine")->text(), QString());
        ui::setClassNames({}, fashion_);
        sayIt();
        QCOMPARE(meant.size(), 2);
    }

    void aLongNameIsCutAndToldWhole() {
        model::ClassNames names = fashion_;
        names[0] = std::string(60, 'W');
        ui::setClassNames(names, names);
        ui::PredictionBars bars;
        bars.resize(240, 200);
        bars.setProbabilities({1});
        const QImage picture = bars.grab().toImage();
        // What is right of the widest place for a name is bar, in the accent's colour, whatever the name.
        ui::setClassNames({"a", "b"}, {});
        const QImage shorter = bars.grab().toImage();
        const int y = picture.height() / 20;
        QCOMPARE(picture.pixel(picture.width() / 2, y), shorter.pixel(picture.width() / 2, y));
        ui::setClassNames(names, names);
        QHelpEvent help(QEvent::ToolTip, {10, 10}, bars.mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(&bars, &help);
        QCOMPARE(QToolTip::text(), QString(60, 'W'));
        QToolTip::hideText();
    }

    void twoModelsAnswersAreNamed() {
        ui::AnswerBars bars;
        bars.resize(400, 200);
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a[9] = 0.75F;
        bars.setAnswers(answers);
        const double beside = bars.bar(9, true).left();
        ui::setClassNames(fashion_, fashion_);
        QVERIFY2(bars.accessibleDescription().endsWith("Ankle boot: A 75.0 %, B 0.0 %"),
                 qPrintable(bars.accessibleDescription()));
        QVERIFY(bars.bar(9, true).left() > ui::figuresWidth(bars.font(), "Ankle boot"));
        ui::setClassNames({}, {});
        QCOMPARE(bars.bar(9, true).left(), beside);
        ui::setClassNames(fashion_, fashion_);
        ui::DisagreementsModel images;
        auto comparison = std::make_shared<model::Comparison>();
        comparison->disagreements.push_back({12, 9, 7, 5, 0.5F, 0.5F});
        comparison->testImages = std::make_shared<std::vector<model::DigitImage>>(13);
        images.show(comparison, std::nullopt);
        QCOMPARE(images.index(0).data().toString(), QString("Ankle boot\nA Sneaker\nB Sandal"));
        QVERIFY(images.index(0).data(Qt::ToolTipRole).toString().contains("a Ankle boot: A says Sneaker"));
    }

    void whatExcitesAMapIsNamed() {
        auto layers = std::make_shared<model::NetworkLayers>(1);
        auto found = std::make_shared<model::Excitement>();
        found->layers = layers;
        found->dead.resize(1);
        found->images.push_back({12, 9, {}, {}});
        ui::ExcitingView view;
        view.setMap(layers, {});
        view.setExcitement(found);
        const QAbstractItemModel* images = view.findChild<QListView*>("excitingImages")->model();
        QVERIFY(images->index(0, 0).data().toString().startsWith("9 · "));
        ui::setClassNames({}, fashion_);
        QVERIFY(images->index(0, 0).data().toString().startsWith("Ankle boot · "));
        QVERIFY(images->index(0, 0).data(Qt::ToolTipRole).toString().contains("a Ankle boot:"));
    }

    /// No number that their names would be painted over each other in.
    void severalNamesAreListedAndTheChosenIsShown() {
        ui::setClassNames(fashion_, fashion_);
        ui::Reading both;
        both.digits.resize(2);
        both.digits[0].prediction.digit = 8;
        both.digits[1].prediction.digit = 9;
        QCOMPARE(both.number(), QString("Bag, Ankle boot"));
        QVERIFY2(both.sentence().startsWith("reads Bag, Ankle boot; Bag: "), qPrintable(both.sentence()));
        ui::Reading boot = both;
        boot.digits.erase(boot.digits.begin());
        ui::AnswerView view;
        for (const bool large : {false, true}) {
            view.setLarge(large);
            view.resize(large ? QSize(400, 400) : view.sizeHint());
            view.showReading(boot);
            const QImage alone = view.grab().toImage();
            view.showReading(both, 1);
            QCOMPARE(view.grab().toImage(), alone);
        }
        ui::PictureView picture;
        picture.resize(300, 300);
        QImage blank(100, 100, QImage::Format_RGB32);
        blank.fill(Qt::white);
        picture.setPicture(blank);
        both.digits[0].box = QRectF(10, 30, 20, 40);
        both.digits[1].box = QRectF(40, 30, 20, 40);
        picture.setDigits(both.digits, 0);
        const QImage twoBoxes = picture.grab().toImage();
        both.digits[1].prediction.digit = 0;
        picture.setDigits(both.digits, 0);
        QCOMPARE(picture.grab().toImage(), twoBoxes); // the other's name is not in it
        ui::setClassNames({"a", "b"}, {});            // letters are written like digits
        both.digits[0].prediction.digit = 0;
        both.digits[1].prediction.digit = 1;
        QCOMPARE(both.number(), QString("ab"));
    }

    void mistakesAreCaptionedByName() {
        ui::setClassNames({"cat", "dog"}, fashion_);
        ui::MistakesModel mistakes;
        mistakes.setReads({{12, 9, 1, 0.5F}});
        QVERIFY(mistakes.index(0).data().toString().startsWith("Ankle boot → dog"));
        QVERIFY(mistakes.index(0).data(Qt::ToolTipRole).toString().contains("a Ankle boot, read as dog"));
        ui::ConfusionMatrix matrix;
        model::Evaluation evaluation;
        evaluation.confusion[9][1] = 3;
        matrix.setEvaluation(evaluation);
        matrix.choose(9, 1);
        QCOMPARE(QAccessible::queryAccessibleInterface(&matrix)->text(QAccessible::Value),
                 QString("Ankle boot read as dog: 3 images"));
    }
};

QTEST_MAIN(ClassNamesTest)
#include "class_names_test.moc"
