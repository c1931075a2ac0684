// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

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
        bar.showInfo("All is well.");
        QCOMPARE(bar.text(), QString("All is well."));
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

    void theDataSetBarTellsWhatSpoilsTraining() {
        ui::DatasetBar bar;
        auto* text = bar.findChild<QLabel*>();
        auto* dismiss = bar.findChild<QPushButton*>("dismissFindingsButton");
        model::DataFindings findings;
        findings.classes = {"ant", "bee"};
        findings.train = {30, 9};
        findings.test = {5, 5};
        findings.smallest = 1;
        bar.showFindings("Insects", findings);
        QVERIFY(!bar.isHidden() && !dismiss->isHidden() && bar.findChild<QPushButton*>("fetchButton")->isHidden());
        QCOMPARE(text->text(), QString("Insects: 30 images of ant, only 9 of bee"));
        findings.leakedTestImages = 2000;
        findings.unreadable = 1;
        bar.showFindings("Insects", findings);
        QVERIFY(text->text().endsWith(ui::grouped(2000) + " test images are also learned from · 1 picture could not be read"));
        QCOMPARE(text->toolTip(), text->text());
        findings.leakedTestImages = 1;
        findings.contradicted = 1234;
        bar.showFindings("Insects", findings);
        QVERIFY(text->text().contains("1 test image is also learned from · " + ui::grouped(1234) + " images have two labels"));
        findings.contradicted = 0;
        findings.constant = 1;
        bar.showFindings("Insects", findings);
        QVERIFY2(text->text().contains("1 test image is also learned from · 1 image shows nothing"), qPrintable(text->text()));
        dismiss->click();
        QVERIFY(bar.isHidden());
        findings = {};
        bar.showFindings("Insects", findings);
        QVERIFY2(bar.isHidden(), "there is nothing to tell");
    }

    void theDataSetBarOffersAndFollows() {
        ui::DatasetBar bar;
        QSignalSpy fetch(&bar, &ui::DatasetBar::fetchRequested);
        QSignalSpy cancel(&bar, &ui::DatasetBar::cancelRequested);
        auto* fetchButton = bar.findChild<QPushButton*>("fetchButton");
        auto* cancelButton = bar.findChild<QPushButton*>("cancelFetchButton");
        auto* progress = bar.findChild<QProgressBar*>();
        bar.showOffer();
        QVERIFY(!bar.isHidden() && !fetchButton->isHidden() && cancelButton->isHidden());
        fetchButton->click();
        QCOMPARE(fetch.size(), 1);
        bar.showProgress("Getting images", 3'000'000'000, 6'000'000'000);
        QVERIFY(fetchButton->isHidden() && !cancelButton->isHidden());
        QCOMPARE(progress->value(), 500);
        bar.showProgress("Getting images", 5, -1);
        QCOMPARE(progress->maximum(), 0);
        cancelButton->click();
        QCOMPARE(cancel.size(), 1);
    }

    void theStatusSpeaksPlainly() {
        ui::RunStatus status;
        const auto text = [&status](const char* name) { return status.findChild<ui::FigureLabel*>(name)->text(); };
        status.beginRun(20);
        QCOMPARE(text("statusEpoch"), QString("Epoch 1 / 20"));
        status.showBatch({14, 6300, 13.5, 0.0412F, 0.99F, 18912.6, 22.4});
        QCOMPARE(text("statusEpoch"), QString("Epoch 14 / 20"));
        QCOMPARE(text("statusSpeed"), QString("18,900 images/s"));
        QCOMPARE(text("statusLeft"), QString("0:22 left"));
        QCOMPARE(text("statusLoss"), QString("loss 0.0412"));
        QCOMPARE(status.findChild<QProgressBar*>("statusProgress")->value(), 675);
        status.showEpoch({13, 20, 0.05, 0.98, 0.02, 0.9943, 0.01, 1, 1, 1});
        status.showEpoch({14, 20, 0.05, 0.98, 0.02, 0.9940, 0.01, 1, 1, 1});
        QCOMPARE(text("statusTest"), QString("test 99.40 %"));
        QCOMPARE(text("statusBest"), QString("best 99.43 % (13)"));
        status.showState("Paused");
        QCOMPARE(text("statusSpeed"), QString("Paused"));
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
        status.beginRun(5, "Seed 2 of 5");
        QCOMPARE(text("statusEpoch"), QString("Seed 2 of 5 · Epoch 1 / 5"));
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
