// SPDX-License-Identifier: GPL-3.0-or-later
// Two models side by side, with mouse and keyboard.
#include "tests/ui/warnings.h"
#include "ui/explain/compare_view.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace {

/// Ten images of which only A reads the first two, only B the third, and neither the fourth and fifth, the fifth alike.
std::shared_ptr<model::Comparison> tenImages() {
    auto images = std::make_shared<std::vector<model::DigitImage>>(10);
    std::vector<model::ReadImage> a;
    std::vector<model::ReadImage> b;
    for (int i = 0; i < 10; ++i) {
        (*images)[static_cast<std::size_t>(i)].fill(static_cast<std::uint8_t>(i));
        a.push_back({i, i, i == 2 || i == 3 || i == 4 ? 7 : i, 0.9F});
        b.push_back({i, i, i < 2 || i == 3 ? 8 : i == 4 ? 7 : i, 0.6F});
    }
    auto comparison = std::make_shared<model::Comparison>(model::compare(a, b));
    comparison->testImages = images;
    return comparison;
}

} // namespace

class CompareViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::CompareView> view_;

    QString text(const char* label) const { return view_->findChild<QLabel*>(label)->text(); }

private slots:
    void init() {
        failOnWarnings();
        view_ = std::make_unique<ui::CompareView>();
        view_->resize(700, 600);
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }

    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void theOtherIsChosenFromEpochsRunsAndFiles() {
        auto* list = view_->findChild<QListView*>("disagreements");
        QVERIFY(!list->isVisible());
        view_->setOthers({{"epoch 2", {}, 2}, {"quick · 99.40 %", "run-1", 0}});
        QSignalSpy chosen(view_.get(), &ui::CompareView::otherChosen);
        auto* button = view_->findChild<QPushButton*>("chooseOther");
        auto* menu = view_->findChild<QMenu*>("otherMenu");
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_VERIFY(menu->isVisible());
        while (menu->activeAction() == nullptr || !menu->activeAction()->isEnabled()) // past the heading
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<ui::OtherModel>().epoch, 2);
        view_->setOthers({{"epoch 2", {}, 2}, {"salt & pepper", "run-2", 0}, {"quick · 99.40 %", "run-1", 0}});
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        const auto shown = menu->actions();
        QVERIFY2(std::ranges::any_of(shown, [](const QAction* action) { return action->text() == "salt && pepper"; }),
                 "an ampersand in a name marks no key");
        for (int i = 0; i < 20 && (menu->activeAction() == nullptr || !menu->activeAction()->text().startsWith("quick")); ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1][0].value<ui::OtherModel>().run, QString("run-1"));
        view_->setOthers({{"pen", {}, 0}});
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions()[0]->text(), QString("Comes with DigitLab"));
        menu->actions()[1]->trigger();
        menu->hide();
        QCOMPARE(chosen[2][0].value<ui::OtherModel>(), (ui::OtherModel{"pen", {}, 0}));
        view_->setNameB("quick");
        QTRY_VERIFY(list->isVisible());
        QVERIFY(text("compareListNote") == "needs a data set");
        view_->setHasData(true);
        view_->setProgress(0.3);
        QVERIFY(text("compareListNote").contains("30"));
    }

    void bothAnswersStandTogether() {
        view_->setNameB("quick");
        QCOMPARE(text("compareDrawingNote"), QString("Draw a digit at the right"));
        auto answers = std::make_shared<model::AnswerPair>();
        answers->a = {0, 0, 0, 0, 0.75F, 0, 0, 0, 0, 0.25F};
        answers->b = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        view_->setAnswers(answers);
        ui::AnswerBars& bars = *view_->bars();
        QVERIFY(std::abs(bars.bar(4, true).width() - 3 * bars.bar(9, true).width()) < 1e-6);
        QVERIFY(std::abs(bars.bar(9, false).width() - 4 * bars.bar(9, true).width()) < 1e-6);
        QCOMPARE(bars.bar(4, false).width(), 0.0);
        const QImage image = bars.grab().toImage();
        const auto colour = [&](QPointF place) { return image.pixelColor((place * image.devicePixelRatio()).toPoint()).name(); };
        QCOMPARE(colour(bars.bar(4, true).center()), ui::colourOfA().name());
        QCOMPARE(colour(bars.bar(9, false).center()), ui::colourOfB().name());
        QVERIFY(bars.accessibleDescription().contains("4: A 75.0 %, B 0.0 %"));
        view_->setAnswers(nullptr);
        QCOMPARE(bars.bar(9, false).width(), 0.0);
    }

    void disagreementsAreCountedFilteredAndOpened() {
        view_->setNameB("quick");
        view_->setHasData(true);
        view_->setComparison(tenImages());
        const QString counts = text("compareCounts");
        QVERIFY2(counts.contains("A reads 70.00 % rightly, B 60.00 %") && counts.contains("only A right: 2") &&
                     counts.contains("only B right: 1") && counts.contains("both wrong: 2"),
                 qPrintable(counts));
        auto* list = view_->findChild<QListView*>("disagreements");
        QCOMPARE(list->model()->rowCount(), 4); // both wrong alike is no disagreement
        QCOMPARE(list->model()->index(3, 0).data().toString(), QString("3\nA 7 · B 8"));
        auto* first = view_->filter()->findChildren<QPushButton*>().first();
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(list->model()->rowCount(), 2);
        view_->filter()->setCurrent(2);
        QCOMPARE(list->model()->rowCount(), 1);
        QSignalSpy opened(view_.get(), &ui::CompareView::imageActivated);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<model::DigitImage>()[0], std::uint8_t(2));
        view_->filter()->setCurrent(3);
        QCOMPARE(list->model()->rowCount(), 1);
        view_->setComparison(nullptr);
        QCOMPARE(list->model()->rowCount(), 0);
        QVERIFY(text("compareListNote").startsWith("Reading"));
    }
};

QTEST_MAIN(CompareViewTest)
#include "compare_view_test.moc"
