// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard reaches, what screen readers are told, and whether the colours can be read.
#include "tests/ui/believable_runs.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/answer_view.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/prediction_bars.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/network_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/tool_bar.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>
#include <vector>

using ui::MainWindow;

namespace {

/// The window with something on every page.
std::unique_ptr<MainWindow> filledWindow() {
    auto window = std::make_unique<MainWindow>();
    window->resize(1280, 800);
    window->setHasData(true, "MNIST");
    window->setSaveOffer({true, false, {}, "quick"});
    model::Evaluation evaluation;
    evaluation.images = 10;
    evaluation.confusion = model::ConfusionMatrix(10);
    evaluation.confusion.at(4, 9) = 10;
    evaluation.reads.push_back({0, 4, 9, 0.9F});
    window->mistakesView()->setEvaluation(evaluation);
    window->augmentationGallery()->setRows({{0, 7, {}, {{{}, {}}}}});
    window->handwritingView()->setSamples({{1, 3, {}}});
    window->handwritingView()->setUndo(1, "-");
    window->handwritingView()->setModelBefore(true);
    auto& runs = *window->page<ui::RunsView>();
    runs.setRuns(believableRuns());
    auto* table = runs.findChild<QTableView*>("runsTable");
    table->setCurrentIndex(table->model()->index(1, 2));
    window->insideView()->layers()->setNetwork(std::make_shared<const model::Architecture>(
        model::Network{"one", {}, {{.kind = model::LayerKind::linear, .size = model::kClasses}}}, 10));
    window->drawPanel()->canvas()->setDrawing({{{{10, 10, 1}, {50, 50, 1}}, 20, false}});
    for (QToolButton* fold : window->findChildren<QToolButton*>(QRegularExpression("Fold$")))
        fold->setChecked(true);
    window->show();
    window->activateWindow();
    return window;
}

QString nameOf(const QWidget* widget) {
    return QString("%1 “%2” in %3")
        .arg(widget->metaObject()->className(), widget->objectName() + widget->accessibleName(),
             widget->parentWidget()->objectName());
}

/// The window's regions in the order in which they are read.
int regionOf(const MainWindow& window, const QWidget* widget) {
    const auto in = [&](const QWidget* region) { return region == widget || region->isAncestorOf(widget); };
    return in(window.toolBar()) ? 0 : in(window.trainPanel()) ? 1 : in(window.drawPanel()) ? 3 : in(window.messageBar()) ? 4 : 2;
}

/// What Tab should stop at: enabled, visible, and no part of another control.
std::set<QWidget*> controlsOf(const MainWindow& window) {
    std::set<QWidget*> controls;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const bool stop = widget->focusPolicy() & Qt::TabFocus && widget->isEnabled() && widget->isVisible() &&
                          widget->focusProxy() == nullptr && widget->window() == &window;
        if (stop && (qobject_cast<QTabBar*>(widget) || !widget->objectName().startsWith("qt_")))
            controls.insert(widget);
    }
    return controls;
}

QAccessibleInterface* accessible(QWidget* widget) {
    return QAccessible::queryAccessibleInterface(widget);
}

/// WCAG 2's contrast of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// Counts how often a widget gets another value to be spoken. (Qt lets nobody hear accessible events on this platform.)
class ValueSpy : public QObject {
public:
    explicit ValueSpy(QWidget* widget) { widget->installEventFilter(this); }
    int changes = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        changes += event->type() == QEvent::DynamicPropertyChange &&
                   static_cast<QDynamicPropertyChangeEvent*>(event)->propertyName() == "spokenValue";
        return false;
    }
};

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;

private slots:
    void init() { failOnWarnings(); }
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void tabReachesEveryControl_data() {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("part");
        const auto window = std::make_unique<MainWindow>();
        for (int page = 0; page < window->tabs()->count(); ++page) {
            const bool inside = window->tabs()->widget(page) == window->insideView();
            for (int part = 0; part < (inside ? 4 : 1); ++part)
                QTest::newRow(qPrintable(window->tabs()->tabText(page) + QString::number(part))) << page << part;
        }
    }

    void tabReachesEveryControl() {
        QFETCH(int, page);
        QFETCH(int, part);
        const auto window = filledWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        window->showInfo("-");
        window->tabs()->setCurrentIndex(page);
        window->insideView()->parts()->setCurrent(part);
        QWidget* first = window->findChild<QWidget*>("trainButton");
        first->setFocus();
        QApplication::processEvents();
        std::set<QWidget*> wanted = controlsOf(*window);
        std::vector<QWidget*> visited;
        do {
            visited.push_back(window->focusWidget());
            QTest::keyClick(window->focusWidget(), Qt::Key_Tab);
        } while (window->focusWidget() != first && visited.size() < 300);
        QVERIFY2(visited.size() < 300, "Tab never comes round");
        int region = 0;
        for (QWidget* widget : visited) {
            QVERIFY2(wanted.erase(widget) == 1, ("twice, or no control: " + nameOf(widget)).toUtf8());
            QVERIFY2(regionOf(*window, widget) >= region, ("back into an earlier region: " + nameOf(widget)).toUtf8());
            region = regionOf(*window, widget);
        }
        // Of buttons that exclude each other Tab stops at the chosen one; the arrow keys go on.
        for (QWidget* widget : wanted) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            QVERIFY2(button != nullptr && button->group() != nullptr && !button->isChecked(),
                     ("Tab never comes to " + nameOf(widget)).toUtf8());
        }
        for (QWidget* widget : visited) {
            QAccessibleInterface* spoken = accessible(widget);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), ("has no name: " + nameOf(widget)).toUtf8());
            QVERIFY2(spoken->role() != QAccessible::Client && spoken->role() != QAccessible::NoRole, nameOf(widget).toUtf8());
            QVERIFY2(spoken->state().focusable, nameOf(widget).toUtf8());
        }
    }

    /// Within a region the order is that of reading: what comes later does not lie wholly above and left of what was before.
    void theOrderIsThatOfReading() {
        const auto window = filledWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QWidget* first = window->findChild<QWidget*>("trainButton");
        first->setFocus();
        const QWidget* before = nullptr;
        for (int i = 0; i < 300 && (before == nullptr || window->focusWidget() != first); ++i) {
            const QWidget* now = window->focusWidget();
            if (before != nullptr && regionOf(*window, before) == regionOf(*window, now)) {
                const QRect a(before->mapTo(window.get(), QPoint()), before->size());
                const QRect b(now->mapTo(window.get(), QPoint()), now->size());
                const bool upwards = b.bottom() < a.top() && regionOf(*window, now) != 2;
                const bool leftwards = b.right() < a.left() && b.bottom() < a.bottom() && b.top() >= a.top();
                QVERIFY2(!upwards && !leftwards, (nameOf(before) + " → " + nameOf(now)).toUtf8());
            }
            before = now;
            QTest::keyClick(window->focusWidget(), Qt::Key_Tab);
        }
    }

    void whatIsPaintedHasARoleAndWords() {
        const auto window = filledWindow();
        const std::vector<std::pair<const char*, QAccessible::Role>> painted{{"drawingCanvas", QAccessible::Canvas},
                                                                             {"predictionBars", QAccessible::List},
                                                                             {"answerView", QAccessible::StaticText},
                                                                             {"pictureView", QAccessible::Graphic},
                                                                             {"plot", QAccessible::Chart},
                                                                             {"ratePlot", QAccessible::Chart},
                                                                             {"confusionMatrix", QAccessible::Chart},
                                                                             {"sampleGrid", QAccessible::Graphic},
                                                                             {"pathMaps", QAccessible::Graphic},
                                                                             {"whyPicture", QAccessible::Graphic},
                                                                             {"digitMapPlot", QAccessible::Chart},
                                                                             {"thumbnailStrip", QAccessible::Graphic},
                                                                             {"scheduleSparkline", QAccessible::Chart},
                                                                             {"colourLegend", QAccessible::Graphic}};
        for (const auto& [name, role] : painted) {
            auto* widget = window->findChild<QWidget*>(name);
            QVERIFY2(widget != nullptr, name);
            QAccessibleInterface* spoken = accessible(widget);
            QVERIFY2(spoken->role() == role, name);
            QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), name);
            QVERIFY2(!spoken->text(QAccessible::Description).isEmpty(), name);
        }
    }

    void theCanvasSaysWhatWasRead() {
        const auto window = filledWindow();
        ui::DrawPanel* panel = window->drawPanel();
        ValueSpy canvas(panel->canvas());
        ValueSpy answer(panel->answerView());
        ValueSpy bar(panel->bars());
        model::ReadDigit three;
        three.prediction = {{0, 0, 0.01F, 0.962F, 0, 0, 0, 0, 0.028F, 0}, 3};
        panel->showReading({{{three}}, panel->canvas()->drawing(), 0.5, "epoch 1"});
        panel->showReading({{{three}}, panel->canvas()->drawing(), 0.7, "epoch 1"}); // the same again is nothing new
        QCOMPARE(canvas.changes, 1);
        QCOMPARE(answer.changes, 1);
        QCOMPARE(bar.changes, 1);
        QCOMPARE(accessible(panel->canvas())->text(QAccessible::Value), QString("reads 3"));
        QVERIFY(accessible(panel->canvas())->text(QAccessible::Description).startsWith("reads 3. "));
        QCOMPARE(accessible(panel->answerView())->text(QAccessible::Value), QString("reads 3"));

        // The bars, one by one.
        QAccessibleInterface* bars = accessible(panel->bars());
        QCOMPARE(bars->text(QAccessible::Value), QString("3: 96.2 %"));
        QCOMPARE(bars->childCount(), 10);
        QAccessibleInterface* eight = bars->child(8);
        QCOMPARE(eight->role(), QAccessible::ListItem);
        QCOMPARE(eight->text(QAccessible::Name), QString("8"));
        QCOMPARE(eight->text(QAccessible::Value), QString("2.8 %"));
        QCOMPARE(eight->text(QAccessible::Description), QString("2.8 %"));
        QCOMPARE(bars->indexOfChild(eight), 8);
        QVERIFY(eight->parent() == bars);
        QVERIFY(bars->rect().contains(eight->rect()));
        panel->showNothing();
        QCOMPARE(accessible(panel->canvas())->text(QAccessible::Value), QString("Nothing was read"));
        QCOMPARE(eight->text(QAccessible::Value), QString("Nothing was read"));
    }

    void cellsAndEpochsAreSpoken() {
        const auto window = filledWindow();
        auto* matrix = window->mistakesView()->matrix();
        QTest::keyClick(matrix, Qt::Key_Right);
        QCOMPARE(accessible(matrix)->text(QAccessible::Value), QString("0 read as 1: 0 images"));
        window->curvePlot()->beginRun(5);
        window->curvePlot()->addEpoch({1, 5, 0.2, 0.95, 0.1, 0.97, 0.1, 3, 0.4, 18900});
        QVERIFY(
            accessible(window->curvePlot()->findChildren<QWidget*>("plot").value(1))->text(QAccessible::Value).contains("97"));
    }

    /// Whoever shows them: widgets, tabs, or a view that asks Qt itself.
    void tooltipsAreNarrow() {
        const auto window = filledWindow();
        QStringList tips{QString(400, 'x'), "<b>a file</b> & one with a longer name"};
        for (const QWidget* widget : window->findChildren<QWidget*>())
            tips << widget->toolTip();
        for (const QTabBar* tabs : window->findChildren<QTabBar*>())
            for (int tab = 0; tab < tabs->count(); ++tab)
                tips << tabs->tabToolTip(tab);
        tips.removeIf([](const QString& tip) { return tip.size() < 30; }); // narrow by themselves
        tips.removeDuplicates();
        QVERIFY(tips.size() > 50);
        const auto shown = []() -> QLabel* {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (widget->inherits("QTipLabel") && widget->isVisible())
                    return qobject_cast<QLabel*>(widget);
            return nullptr;
        };
        for (const QString& tip : tips) {
            QToolTip::showText({100, 100}, tip, window.get());
            const QLabel* label = shown();
            QVERIFY2(label != nullptr && label->width() <= 360, qPrintable(tip));
            QVERIFY2(label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height(),
                     qPrintable(QString("%1 of %2: %3").arg(label->width()).arg(label->sizeHint().width()).arg(tip)));
            QCOMPARE(label->text().remove('\n').remove(' '), QString(tip).remove('\n').remove(' '));
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QToolTip::hideText();
    }

    void whatIsChosenInAListIsSpoken() {
        const auto window = filledWindow();
        auto* slider = window->findChild<QWidget*>("rotationSlider");
        QCOMPARE(accessible(slider)->role(), QAccessible::Slider);
        QVERIFY(accessible(slider)->valueInterface() != nullptr);
        QCOMPARE(accessible(window->findChild<QWidget*>("epochsSpin"))->role(), QAccessible::SpinBox);
        QCOMPARE(accessible(window->findChild<QWidget*>("mistakesList"))->child(0)->text(QAccessible::Name).isEmpty(), false);
    }

    void textCanBeRead_data() {
        QTest::addColumn<ui::ThemeChoice>("choice");
        QTest::newRow("light") << ui::ThemeChoice::light;
        QTest::newRow("dark") << ui::ThemeChoice::dark;
    }

    /// Text against what it stands on, 4.5:1; lines and marks that mean something, 3:1.
    void textCanBeRead() {
        QFETCH(ui::ThemeChoice, choice);
        ui::applyTheme(*qApp, choice);
        const ui::Theme t = ui::theme();
        const auto atLeast = [](double least, const QColor& colour, const QColor& ground, const char* what) {
            const double ratio = contrast(colour, ground);
            QVERIFY2(ratio >= least,
                     qPrintable(QString("%1: %2 on %3 has %4").arg(what, colour.name(), ground.name()).arg(ratio)));
        };
        const std::vector<std::pair<const char*, QColor>> grounds{
            {"background", t.background}, {"panel", t.panel}, {"card", t.card}};
        for (const auto& [name, ground] : grounds) {
            atLeast(4.5, t.text, ground, name);
            atLeast(4.5, t.quietText, ground, name);
            atLeast(4.5, t.accent, ground, name); // links
            atLeast(4.5, t.good, ground, name);   // the best epoch's accuracy
            atLeast(3, t.bad, ground, name);
            atLeast(3, t.test, ground, name);
        }
        atLeast(4.5, t.onAccent, t.accent, "primary button");
        atLeast(4.5, t.quietText, t.canvas, "hint on the canvas");
        atLeast(4.5, t.quietText, ui::blend(t.panel, t.accent, 0.1), "right answers in the matrix");
        atLeast(7, t.ink, t.canvas, "ink");
        atLeast(3, t.quietText, t.grid, "bars on their track");
        atLeast(3, t.accent, t.grid, "the best bar on its track");
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    /// Every rule of the style sheet that gives both a colour and a ground; disabled controls are exempt, as in WCAG.
    void theStyleSheetCanBeRead_data() { textCanBeRead_data(); }
    void theStyleSheetCanBeRead() {
        QFETCH(ui::ThemeChoice, choice);
        ui::applyTheme(*qApp, choice);
        const ui::Theme t = ui::theme();
        static const QRegularExpression rule("([^{}]+)\\{([^}]*)\\}");
        static const QRegularExpression colour("(?:^|[;\\s])color: (#\\w+)");
        static const QRegularExpression ground("(?:^|[;\\s])background: (#\\w+|transparent)");
        int pairs = 0;
        for (auto match = rule.globalMatch(qApp->styleSheet()); match.hasNext();) {
            const auto found = match.next();
            if (found.captured(1).contains("disabled"))
                continue;
            const auto text = colour.match(found.captured(2));
            const auto under = ground.match(found.captured(2));
            if (!text.hasMatch())
                continue;
            std::vector<QColor> grounds{t.panel, t.card, t.background};
            if (under.hasMatch() && under.captured(1) != "transparent")
                grounds = {QColor(under.captured(1))};
            for (const QColor& each : grounds) {
                ++pairs;
                const double ratio = contrast(QColor(text.captured(1)), each);
                QVERIFY2(ratio >= 4.5, qPrintable(QString("%1: %2 on %3 has %4")
                                                      .arg(found.captured(1).trimmed(), text.captured(1), each.name())
                                                      .arg(ratio)));
            }
        }
        QVERIFY(pairs > 40);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
