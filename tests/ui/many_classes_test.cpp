// SPDX-License-Identifier: GPL-3.0-or-later
// More than ten classes: colours, bars, the matrix, legends and lists.
#include "tests/ui/warnings.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/why_view.h"
#include "ui/pages/data_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/scroll_room.h"

#include <QAccessible>
#include <QComboBox>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <cmath>

namespace {

const int kCounts[]{2, 11, 12, 13, 47, 100};

model::ClassNames letters(int count) {
    model::ClassNames names;
    for (int i = 0; i < count; ++i)
        names.push_back(std::string(1, static_cast<char>('A' + i % 26)) + (i < 26 ? "" : std::to_string(i / 26)));
    return names;
}

/// CIE 1976 L*a*b* of sRGB under D65, from the CIE's formulas.
std::array<double, 3> lab(const QColor& colour) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    const double r = linear(colour.red() / 255.0);
    const double g = linear(colour.green() / 255.0);
    const double b = linear(colour.blue() / 255.0);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const double y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const double z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor& one, const QColor& other) {
    const auto a = lab(one);
    const auto b = lab(other);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// WCAG 2's ratio of contrast.
double contrast(const QColor& one, const QColor& other) {
    const auto luminance = [](const QColor& colour) { return std::pow((lab(colour)[0] + 16) / 116, 3); };
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

/// Linear red, green and blue.
using Light = std::array<double, 3>;
/// CIE 1976 L*, a*, b* for D65.
using Lab = std::array<double, 3>;

Light lightOf(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

Light multiplied(const std::array<Light, 3>& rows, const Light& by) {
    Light made{};
    for (std::size_t i = 0; i < 3; ++i)
        made[i] = rows[i][0] * by[0] + rows[i][1] * by[1] + rows[i][2] * by[2];
    return made;
}

/// Machado, Oliveira and Fernandes (2009), severity 1.
Light deuteranopic(const Light& light) {
    Light made =
        multiplied({{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}, light);
    for (double& part : made)
        part = std::clamp(part, 0.0, 1.0);
    return made;
}

Lab labOf(const Light& light) {
    Light xyz = multiplied(
        {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}}, light);
    xyz[0] /= 0.95047;
    xyz[2] /= 1.08883;
    for (double& part : xyz)
        part = part > 0.008856 ? std::cbrt(part) : 7.787 * part + 16.0 / 116;
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

/// Sharma, Wu and Dalal (2005), "The CIEDE2000 color-difference formula".
double ciede2000(Lab one, Lab other) {
    constexpr double kDegree = 3.14159265358979323846 / 180;
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const double g = 0.5 * (1 - seventh((std::hypot(one[1], one[2]) + std::hypot(other[1], other[2])) / 2));
    const auto polar = [g](const Lab& lab) {
        const double a = lab[1] * (1 + g);
        const double hue = std::atan2(lab[2], a) / kDegree;
        return std::pair(std::hypot(a, lab[2]), hue < 0 ? hue + 360 : hue);
    };
    const auto [c1, h1] = polar(one);
    const auto [c2, h2] = polar(other);
    double turn = c1 * c2 == 0 ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    const double dl = other[0] - one[0];
    const double dc = c2 - c1;
    const double dh = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2 * kDegree);
    const double l = (one[0] + other[0]) / 2;
    const double c = (c1 + c2) / 2;
    const double h = c1 * c2 == 0               ? h1 + h2
                     : std::abs(h1 - h2) <= 180 ? (h1 + h2) / 2
                                                : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                     0.32 * std::cos((3 * h + 6) * kDegree) - 0.2 * std::cos((4 * h - 63) * kDegree);
    const double sl = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double sc = 1 + 0.045 * c;
    const double sh = 1 + 0.015 * c * t;
    const double rt = -2 * seventh(c) * std::sin(60 * std::exp(-std::pow((h - 275) / 25, 2)) * kDegree);
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dh / sh, 2) + rt * (dc / sc) * (dh / sh));
}

/// 20 images a class; class k has k mistakes, but at most 19, each taken for the next class.
model::Evaluation evaluation(int classes) {
    model::Evaluation made;
    made.confusion = model::ConfusionMatrix(classes);
    for (int label = 0; label < classes; ++label)
        for (int i = 0; i < 20; ++i) {
            const int predicted = i < label ? (label + 1) % classes : label;
            made.correct += label == predicted ? 1 : 0;
            made.reads.push_back({made.images++, label, predicted, 0.5F});
            ++made.confusion.at(label, predicted);
        }
    return made;
}

} // namespace

class ManyClassesTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        failOnWarnings();
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    void aHundredColoursDiffer() {
        for (const bool dark : {false, true}) {
            ui::applyTheme(*qApp, dark ? ui::ThemeChoice::dark : ui::ThemeChoice::light);
            double least = 1000;
            for (int label = 0; label < model::kMaxClasses; ++label) {
                const QColor colour = ui::classColour(label);
                QVERIFY2(contrast(colour, ui::theme().panel) >= 3, qPrintable(colour.name()));
                for (int other = 0; other < label; ++other)
                    least = std::min(least, distance(colour, ui::classColour(other)));
            }
            QVERIFY2(least > 8, qPrintable(QString::number(least)));
        }
    }

    /// By CIEDE2000: 20 is told apart at a glance, 10 side by side. (The nearest two were once 9.6 apart, and 0.9 without green.)
    void tenColoursAreToldApartAlsoWithoutGreen() {
        for (const bool dark : {false, true}) {
            ui::applyTheme(*qApp, dark ? ui::ThemeChoice::dark : ui::ThemeChoice::light);
            for (int label = 0; label < 10; ++label)
                for (int other = 0; other < label; ++other) {
                    const Light a = lightOf(ui::classColour(label));
                    const Light b = lightOf(ui::classColour(other));
                    const double seen = ciede2000(labOf(a), labOf(b));
                    const double withoutGreen = ciede2000(labOf(deuteranopic(a)), labOf(deuteranopic(b)));
                    QVERIFY2(seen >= 20 && withoutGreen >= 12,
                             qPrintable(QString("%1 and %2: %3, %4").arg(label).arg(other).arg(seen).arg(withoutGreen)));
                }
        }
        // A pair from the table of Sharma, Wu and Dalal (2005), the formula's test data.
        QVERIFY(std::abs(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
        QVERIFY(std::abs(ciede2000({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) - 1.2644) < 1e-4);
    }

    /// Up to twelve in their order, more by probability, twelve in view.
    void theBestBarsAreInView() {
        for (const int classes : kCounts) {
            auto* bars = new ui::PredictionBars;
            ui::ScrollRoom room(bars);
            room.resize(270, room.sizeHint().height());
            bars->setClasses(letters(classes));
            room.show();
            QVERIFY(QTest::qWaitForWindowExposed(&room));
            std::vector<float> probabilities(static_cast<std::size_t>(classes), 0.001F);
            probabilities.back() = 0.5F;
            const int second = classes / 2 - 1;
            probabilities[static_cast<std::size_t>(second)] = 0.3F;
            bars->setProbabilities(probabilities);
            QApplication::processEvents();
            const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(bars);
            QCOMPARE(spoken->childCount(), classes);
            QCOMPARE(spoken->child(classes - 1)->text(QAccessible::Value), QString("50.0 %"));
            const auto top = [&](int label) { return spoken->child(label)->rect().top() - room.mapToGlobal(QPoint()).y(); };
            const double high = 190.0 / std::min(classes, 12);
            const bool scrolls = classes > 12;
            QCOMPARE(room.verticalScrollBar()->maximum() > 0, scrolls);
            QCOMPARE(room.focusPolicy() == Qt::TabFocus, scrolls);
            QVERIFY(std::abs(top(classes - 1) - (scrolls ? 0 : (classes - 1) * high)) <= 1);
            QVERIFY(std::abs(top(second) - (scrolls ? 1 : second) * high) <= 1);
            QVERIFY(std::abs(top(0) - (scrolls ? 2 : 0) * high) <= 1);
            if (!scrolls)
                continue;
            room.verticalScrollBar()->setValue(room.verticalScrollBar()->maximum());
            QVERIFY(std::abs(top(classes - 2) - 11 * high) <= 2); // the last one
            bars->clear();
            room.verticalScrollBar()->setValue(0);
            QVERIFY(std::abs(top(3) - 3 * high) <= 1); // in their own order again
            bars->setClasses({});
            QApplication::processEvents();
            QCOMPARE(room.verticalScrollBar()->maximum(), 0);
            QCOMPARE(spoken->childCount(), 10);
        }
    }

    void bothModelsBestAnswersComeFirst() {
        auto* bars = new ui::AnswerBars;
        ui::ScrollRoom room(bars);
        room.resize(400, 200);
        room.show();
        bars->setClasses(letters(47));
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a.assign(47, 0.001F);
        answers->b = answers->a;
        answers->a[40] = 0.4F;
        answers->b[30] = 0.9F;
        bars->setAnswers(answers);
        QApplication::processEvents();
        QVERIFY(room.verticalScrollBar()->maximum() > 0);
        QVERIFY(bars->bar(30, false).top() < bars->bar(40, true).top() && bars->bar(40, true).top() < bars->bar(0, true).top());
        QVERIFY(bars->bar(0, true).bottom() < 60);
        QVERIFY(std::abs(bars->bar(30, false).width() * 4 - bars->bar(40, true).width() * 9) < 1e-3);
    }

    void everyCellOfAMatrixIsReachedAndCanBeRead() {
        for (const int classes : kCounts) {
            ui::ConfusionMatrix matrix;
            matrix.setClasses({letters(classes), letters(classes)});
            matrix.setEvaluation(evaluation(classes));
            matrix.resize(520, 300);
            matrix.show();
            QVERIFY(QTest::qWaitForWindowExposed(&matrix));
            const QList<QScrollBar*> scrollBars = matrix.findChildren<QScrollBar*>();
            QCOMPARE(scrollBars[0]->isVisible() && scrollBars[1]->isVisible(), classes > 13);
            if (classes > 12)
                QVERIFY(matrix.cellRect(0, 0).width() >= 30 && matrix.cellRect(0, 0).height() >= 18);
            QSignalSpy chosen(&matrix, &ui::ConfusionMatrix::cellChosen);
            // By the keys to the last cell, which comes into view; by the mouse back to it.
            for (int i = 0; i < classes; ++i) {
                QTest::keyClick(&matrix, Qt::Key_Down);
                QTest::keyClick(&matrix, Qt::Key_Right);
            }
            QCOMPARE(chosen.last(), (QVariantList{classes - 1, classes - 1}));
            const QRectF last = matrix.cellRect(classes - 1, classes - 1);
            QVERIFY(QRectF(matrix.rect()).contains(last));
            QTest::mouseClick(&matrix, Qt::LeftButton, {}, last.center().toPoint());
            QCOMPARE(chosen.last(), (QVariantList{-1, -1}));
            QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(classes - 1, classes - 2).center().toPoint());
            QCOMPARE(chosen.last(), (QVariantList{classes - 1, classes - 2}));
            QCOMPARE(matrix.recall(classes - 1), std::max(0, 20 - (classes - 1)) / 20.0);
            // Heads lie over the cells that have scrolled away: nothing is chosen beneath them.
            chosen.clear();
            QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(10, 290));
            QTest::mouseClick(&matrix, Qt::LeftButton, {}, QPoint(515, 5));
            QCOMPARE(chosen.size(), 0);
        }
    }

    void aMatrixIsSortedByMistakes() {
        ui::MistakesView view;
        view.resize(800, 700);
        auto* order = view.findChild<QComboBox*>("matrixOrder");
        view.setEvaluation(evaluation(10));
        view.show();
        QVERIFY(!order->isVisible()); // ten are seen at a glance
        const model::ClassNames names = letters(47);
        view.setClasses({names, names});
        model::Evaluation made = evaluation(47);
        made.confusion.at(5, 7) += 100;
        view.setEvaluation(made);
        QVERIFY(order->isVisible());
        ui::ConfusionMatrix& matrix = *view.matrix();
        const auto place = [&matrix](int label) {
            return std::lround((matrix.cellRect(label, label).top() - matrix.cellRect(0, 0).top()) /
                               matrix.cellRect(0, 0).height());
        };
        QCOMPARE(place(46), 46L);
        order->setCurrentIndex(1);
        const auto from = place(5); // the most mistakes; then those with twenty in their own order
        QCOMPARE(place(20) - from, 1L);
        QCOMPARE(place(46) - from, 27L);
        QCOMPARE(place(0) - from, 46L);
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, matrix.cellRect(5, 20).center().toPoint());
        QCOMPARE(matrix.chosenLabel(), 5);
        QCOMPARE(matrix.chosenPredicted(), 20);
        order->setCurrentIndex(0);
        QCOMPARE(place(46), 46L);
        view.setClasses({letters(2), letters(2)}); // of another model and other data
        view.setEvaluation(evaluation(2));
        QVERIFY(!order->isVisible());
        QCOMPARE(matrix.chosenLabel(), -1);
        auto* table = view.findChild<ui::ClassTable*>();
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void mistakesAreFoundByNumbersOfTwoDigits() {
        ui::MistakesModel model;
        const model::ClassNames names = model::numberNames(47);
        model.setClasses({names, names});
        model.setReads(evaluation(47).reads);
        QVERIFY(model.search("12 13"));
        QCOMPARE(model.shown().size(), std::size_t(12));
        QVERIFY(model.search("46"));
        QCOMPARE(model.shown().size(), std::size_t(40)); // of 46 and 45
        QVERIFY(!model.search("47"));
    }

    void everyClassOfADataSetHasItsPlace() {
        ui::DataView view;
        const model::ClassNames names = letters(47);
        view.setClasses({names, names});
        view.resize(660, 620);
        auto set = std::make_shared<model::DataSet>();
        for (int label = 0; label < 47; ++label)
            set->add({}, static_cast<std::uint8_t>(label));
        model::DataFindings findings;
        findings.classes = names;
        findings.train = findings.test = std::vector<int>(47, 1);
        view.setReader("quick", {});
        view.setData(set, set, findings);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        ui::ClassStrip& strip = *view.classes();
        QVERIFY(strip.cell(0).width() >= 44 && strip.cell(46).height() == strip.cell(0).height());
        for (int label = 1; label < 47; ++label)
            QVERIFY(!strip.cell(label).intersects(strip.cell(label - 1)) && strip.rect().contains(strip.cell(label)));
        strip.choose(46); // comes into view
        QVERIFY(!strip.visibleRegion().intersected(strip.cell(46)).isEmpty());
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.cell(45).center());
        QCOMPARE(strip.chosen(), 45);
        QCOMPARE(view.images()->shown().size(), std::size_t(1));
    }

    void whyCanBeAskedOfEveryClass() {
        ui::WhyView view;
        QSignalSpy asked(&view, &ui::WhyView::questionChanged);
        view.setClasses({letters(47), letters(47)});
        auto* digit = view.findChild<QComboBox*>("whyDigit");
        auto* rather = view.findChild<QComboBox*>("whyRather");
        QCOMPARE(digit->count(), 48);
        QCOMPARE(rather->itemText(2 + 30), QString("E1"));
        digit->setCurrentIndex(1 + 40);
        rather->setCurrentIndex(2 + 3);
        QCOMPARE(asked.size(), 0);
        view.setClasses({}); // of a network without it
        QCOMPARE(digit->count(), 11);
        QCOMPARE(view.question(), (model::WhyQuestion{model::WhyQuestion::kRead, 3}));
        QCOMPARE(asked.size(), 1);
    }

    void aLegendOfManyScrolls() {
        ui::DigitMapView view;
        view.resize(640, 500);
        view.show();
        const auto* room = view.findChild<ui::ScrollRoom*>();
        const int oneRow = room->height();
        QCOMPARE(room->verticalScrollBar()->maximum(), 0);
        view.setClasses({letters(100), letters(100)});
        QApplication::processEvents();
        QVERIFY(room->height() <= 3 * oneRow && room->verticalScrollBar()->maximum() >= 5 * oneRow);
        view.hide(); // another page is looked at
        view.setClasses({});
        view.show();
        QApplication::processEvents();
        QCOMPARE(room->height(), oneRow);
        QCOMPARE(room->widget()->height(), oneRow);
    }
};

QTEST_MAIN(ManyClassesTest)
#include "many_classes_test.moc"
