// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>

class BarsTest : public QObject {
    Q_OBJECT

private slots:
    void aMessageIsWithdrawnUnlessAnotherHasCome() {
        ui::MessageBar bar;
        bar.showInfo("one");
        bar.withdraw("two");
        QVERIFY(!bar.isHidden());
        bar.withdraw("one");
        QVERIFY(bar.isHidden());
    }

    void init() { failOnWarnings(); }

    void aMessageStaysUntilClosed() {
        ui::MessageBar bar;
        QVERIFY(bar.isHidden());
        bar.showError("It broke.", "Mend it.");
        QVERIFY(!bar.isHidden());
        QCOMPARE(bar.text(), QString("It broke. Mend it."));
        QCOMPARE(bar.accessibleDescription(), bar.text());
        bar.findChild<QToolButton*>("messageClose")->click();
        QVERIFY(bar.isHidden());
    }

    void anActionGoesWithItsMessage() {
        ui::MessageBar bar;
        auto* button = bar.findChild<QPushButton*>("messageAction");
        int called = 0;
        bar.showInfo("A run can be resumed.");
        bar.setAction("Resume", [&called] { ++called; });
        QVERIFY(!button->isHidden());
        button->click();
        QCOMPARE(called, 1);
        QVERIFY(bar.isHidden());
        bar.showInfo("Something else.");
        QVERIFY(button->isHidden());
    }

    void whatIsCoveredComesBack() {
        ui::MessageBar bar;
        bar.showError("It broke.", "Mend it.");
        bar.showInfo("one");
        bar.showInfo("two"); // of what goes by itself the latest counts
        bar.dismiss();
        QCOMPARE(bar.text(), QString("It broke. Mend it."));
        bar.showError("So did that.", "Mend it, too.");
        bar.dismiss();
        QCOMPARE(bar.text(), QString("It broke. Mend it."));
        bar.dismiss();
        QVERIFY(bar.isHidden());
    }

    void onlyErrorsStay() {
        ui::MessageBar bar;
        bar.setPatience(1);
        bar.move(200, 200); // not under the pointer
        bar.show();
        bar.showError("It broke.", "Mend it.");
        bar.showInfo("Saved.");
        QTRY_COMPARE(bar.text(), QString("It broke. Mend it."));
        ui::MessageBar later; // its timer ends after one of the error's would have
        later.setPatience(5);
        later.move(500, 500);
        later.show();
        later.showInfo("Saved.");
        QTRY_VERIFY(later.isHidden());
        QVERIFY(!bar.isHidden());
        bar.dismiss();
        bar.showInfo("Saved.");
        QTRY_VERIFY(bar.isHidden());
    }

    void addressesAreShownToThoseWhoAsk() {
        ui::MessageBar bar;
        auto* details = bar.findChild<QPushButton*>("messageDetails");
        bar.showError("No internet connection", "Connect to a network.", "https://example.org: host not found");
        QVERIFY(!bar.text().contains("example.org"));
        const auto shown = [&bar] {
            const auto labels = bar.findChildren<QLabel*>();
            return std::ranges::any_of(
                labels, [](const QLabel* label) { return !label->isHidden() && label->text().contains("example.org"); });
        };
        QVERIFY(!shown());
        details->click();
        QVERIFY(shown());
        bar.showError("It broke.", "Mend it.");
        QVERIFY(details->isHidden() && !shown());
    }

    /// The page under it keeps its place.
    void aMessageMovesNothing() {
        ui::MainWindow window;
        window.show();
        QApplication::processEvents();
        const QRect before = window.tabs()->geometry();
        window.showError("It broke.", "Mend it.");
        QApplication::processEvents();
        QCOMPARE(window.tabs()->geometry(), before);
        const QRect card(window.messageBar()->mapTo(&window, QPoint()), window.messageBar()->size());
        const QRect page(window.tabs()->mapTo(&window, QPoint()), window.tabs()->size());
        QVERIFY(page.contains(card.center()) && card.height() > 30);
    }

    void theWindowTellsWhatSpoilsTraining() {
        ui::MainWindow window;
        ui::MessageBar& bar = *window.messageBar();
        model::DataFindings findings;
        findings.classes = {"ant", "bee"};
        findings.train = {30, 9};
        findings.test = {5, 5};
        findings.smallest = 1;
        window.showFindings("Insects", findings);
        QCOMPARE(bar.text(), QString("Insects 30 images of ant, only 9 of bee"));
        findings.leakedTestImages = 2000;
        findings.unreadable = 1;
        window.showFindings("Insects", findings);
        QVERIFY(bar.text().endsWith(ui::grouped(2000) + " test images are also learned from · 1 picture could not be read"));
        findings.leakedTestImages = 1;
        findings.contradicted = 1234;
        window.showFindings("Insects", findings);
        QVERIFY(bar.text().contains("1 test image is also learned from · " + ui::grouped(1234) + " images have two labels"));
        findings.contradicted = 0;
        findings.constant = 1;
        window.showFindings("Insects", findings);
        QVERIFY2(bar.text().contains("1 test image is also learned from · 1 image shows nothing"), qPrintable(bar.text()));
        window.showFindings("Insects", {});
        QVERIFY2(bar.isHidden(), "there is nothing to tell, and what was told is of another data set");
    }

    void aDownloadIsFollowed() {
        ui::MessageBar bar;
        QSignalSpy cancel(&bar, &ui::MessageBar::cancelRequested);
        auto* cancelButton = bar.findChild<QPushButton*>("cancelFetchButton");
        auto* progress = bar.findChild<QProgressBar*>();
        bar.showProgress("Getting images", 3'000'000'000, 6'000'000'000);
        QVERIFY(!bar.isHidden() && !cancelButton->isHidden());
        QCOMPARE(progress->value(), 500);
        bar.showError("It broke.", "Mend it.");
        bar.showProgress("Getting images", 5, -1); // under what is to be read
        QVERIFY(bar.text().startsWith("It broke.") && cancelButton->isHidden());
        bar.dismiss();
        QCOMPARE(progress->maximum(), 0);
        bar.dismiss(); // only what goes on can end it
        QVERIFY(!bar.isHidden());
        cancelButton->click();
        QCOMPARE(cancel.size(), 1);
        bar.endProgress();
        QVERIFY(bar.isHidden());
    }

    void theStatusSpeaksPlainly() {
        ui::RunStatus status;
        const auto text = [&status](const char* name) { return status.findChild<ui::FigureLabel*>(name)->text(); };
        status.beginRun(20);
        QCOMPARE(text("statusEpoch"), QString("Epoch 1 / 20"));
        status.showBatch({14, 6300, 13.5, 0.0412F, 0.99F, 18912.6, 22.4});
        QCOMPARE(text("statusEpoch"), QString("Epoch 14 / 20"));
        QCOMPARE(text("statusSpeed"), QString("18,900 images/s"));
        const auto* speed = status.findChild<QLabel*>("statusSpeed");
        QCOMPARE(speed->toolTip(), QString("Training images a second."));
        QCOMPARE(text("statusLeft"), QString("0:22 left"));
        QCOMPARE(text("statusLoss"), QString("train loss 0.0412"));
        QCOMPARE(status.findChild<QProgressBar*>("statusProgress")->value(), 675);
        status.showEpoch({13, 20, 0.05, 0.98, 0.02, 0.9943, 0.01, 1, 1, 1});
        status.showEpoch({14, 20, 0.05, 0.98, 0.02, 0.9940, 0.01, 1, 1, 1});
        QCOMPARE(text("statusTest"), QString("test 99.40 %"));
        QCOMPARE(text("statusBest"), QString("best 99.43 % (13)"));
        status.showEnd(14.99, 0.9941);
        QCOMPARE(text("statusTest"), QString("test 99.41 %"));
        QCOMPARE(text("statusBest"), QString("best 99.43 % (13)"));
        status.showEnd(14.99, 0.9945);
        QCOMPARE(text("statusBest"), QString("best 99.45 % (14.9)"));
        status.showState("Paused");
        QCOMPARE(text("statusSpeed"), QString("Paused"));
        QCOMPARE(speed->toolTip(), QString("Paused")); // nothing of images a second
        status.beginRun(5);
        QCOMPARE(text("statusBest"), QString());
        status.showTeaching(0.42, 5);
        QCOMPARE(text("statusEpoch"), QString("Teaching 3 of 5 networks"));
        QCOMPARE(text("statusSpeed"), QString("42 %"));
        QCOMPARE(text("statusLeft"), QString());
        status.showTeaching(0.5, 5, 95.2);
        QCOMPARE(text("statusLeft"), QString("1:35 left"));
        status.showTeaching(1, 5);
        QCOMPARE(text("statusEpoch"), QString("Teaching 5 of 5 networks"));
        status.beginRun(5, "Seed 2 of 5", 15);
        QCOMPARE(text("statusEpoch"), QString("Seed 2 of 5 · Epoch 1 / 5"));
        const auto left = [&](double epochsDone, double seconds) {
            status.showBatch({1, 1, epochsDone, 0.5F, 0.9F, 1000, seconds});
            return text("statusLeft");
        };
        QCOMPARE(left(1, 40), QString("3:10 left for all")); // 10 s an epoch, of which the others have 15
        QCOMPARE(left(4.99, 0.3), QString("2:30 left for all"));
        status.beginRun(5, "Seed 5 of 5");
        QCOMPARE(left(1, 40), QString("0:40 left"));
        status.showIdle("Ready"); // without a run's figures
        for (const char* name : {"statusSpeed", "statusLeft", "statusLoss", "statusTest", "statusBest"})
            QCOMPARE(text(name), QString());
    }

    void figuresReadWell() {
        QCOMPARE(ui::grouped(60000), QString("60,000"));
        QCOMPARE(ui::percent(0.99432, 2), QString("99.43 %"));
        QCOMPARE(ui::clockTime(5), QString("0:05"));
        QCOMPARE(ui::clockTime(725), QString("12:05"));
        QCOMPARE(ui::clockTime(3723), QString("1:02:03"));
        QCOMPARE(ui::figuresWidth(QFont(), "111"), ui::figuresWidth(QFont(), "808"));
    }
};

QTEST_MAIN(BarsTest)
#include "bars_test.moc"
