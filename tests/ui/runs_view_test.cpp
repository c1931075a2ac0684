// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/believable_runs.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/pages/run_differences.h"
#include "ui/pages/run_text.h"
#include "ui/pages/runs_model.h"
#include "ui/pages/runs_view.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using Column = ui::RunsModel::Column;

class RunsViewTest : public QObject {
    Q_OBJECT

private:
    OwnSettings settings_;
    std::unique_ptr<ui::RunsView> view_;
    QTableView* table_ = nullptr;

    static model::RunRecord run(const char* id, const char* name, std::optional<double> accuracy = {}) {
        model::RunRecord made;
        made.id = id;
        made.name = name;
        made.outcome = model::RunOutcome::completed;
        made.testAccuracy = accuracy;
        made.model = "there";
        return made;
    }
    /// Newest first: d, c, b, a.
    static std::vector<model::RunRecord> four() {
        return {run("1", "a", 0.9), run("2", "b", 0.99), run("3", "c"), run("4", "d", 0.995)};
    }

    QModelIndex cell(int row, int column) const { return table_->model()->index(row, column); }
    QStringList names() const {
        QStringList found;
        for (int row = 0; row < table_->model()->rowCount(); ++row)
            found << cell(row, Column::nameColumn).data().toString();
        return found;
    }
    QModelIndex named(const QString& name) const { return cell(static_cast<int>(names().indexOf(name)), Column::nameColumn); }
    void click(const QModelIndex& index, Qt::KeyboardModifiers keys = {}) const {
        QTest::mouseClick(table_->viewport(), Qt::LeftButton, keys, table_->visualRect(index).center());
    }
    void clickHeading(int column) const {
        QHeaderView* heading = table_->horizontalHeader();
        QTest::mouseClick(heading->viewport(), Qt::LeftButton, {},
                          QPoint(heading->sectionViewportPosition(column) + 12, heading->height() / 2));
    }
    void press(const char* button) const {
        auto* found = view_->findChild<QPushButton*>(button);
        QVERIFY2(found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    template <class Widget> Widget* part(const char* name) const { return view_->findChild<Widget*>(name); }
    QLineEdit* nameEditor() const { return table_->findChild<QLineEdit*>("runNameEdit"); }

    /// Chooses that entry of the menu under the export button; returns the dialog that it opens.
    QFileDialog* chooseExport(int entry) {
        press("exportRunsButton");
        auto* menu = view_->findChild<QMenu*>("exportMenu");
        menu->actions().at(entry)->trigger();
        menu->close();
        return view_->findChild<QFileDialog*>();
    }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void cleanup() { QSettings().clear(); }

    void init() {
        failOnWarnings();
        view_ = std::make_unique<ui::RunsView>();
        table_ = part<QTableView>("runsTable");
        view_->resize(1100, 700);
        view_->setRuns(four());
        view_->show();
        view_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(view_.get()));
    }

    void newestFirstAndSortedByNumbersWithMissingOnesLast() {
        QCOMPARE(names(), (QStringList{"d", "c", "b", "a"}));
        clickHeading(Column::testColumn);
        QCOMPARE(names(), (QStringList{"d", "b", "a", "c"}));
        clickHeading(Column::testColumn);
        QCOMPARE(names(), (QStringList{"a", "b", "d", "c"}));
        auto runs = four();
        const std::uint64_t seeds[] = {100, 9, 9, 18446744073709551615ULL};
        for (std::size_t i = 0; i < runs.size(); ++i)
            runs[i].recipe.seed = seeds[i];
        view_->setRuns(runs);
        clickHeading(Column::seedColumn);
        QCOMPARE(names(), (QStringList{"c", "b", "a", "d"})); // equals newest first
        clickHeading(Column::seedColumn);
        QCOMPARE(names(), (QStringList{"d", "a", "c", "b"}));
    }

    void theValidationColumnIsThereWhereOneHasIt() {
        QVERIFY(table_->isColumnHidden(Column::validationColumn));
        auto runs = four();
        runs[1].validationAccuracy = 0.98;
        view_->setRuns(runs);
        QVERIFY(!table_->isColumnHidden(Column::validationColumn));
    }

    void namesStayReadableInANarrowPage() {
        view_->resize(470, 500);
        QVERIFY(table_->columnWidth(Column::nameColumn) >= 150);
        QVERIFY(!table_->isColumnHidden(Column::testColumn) && table_->isColumnHidden(Column::timeColumn));
        QVERIFY(!table_->horizontalScrollBar()->isVisible());
    }

    void aClickOnAStarTurnsItAndChoosesNothing() {
        QSignalSpy starred(view_.get(), &ui::RunsView::starChanged);
        click(cell(1, Column::starColumn));
        QCOMPARE(starred.size(), 1);
        QCOMPARE(starred[0], (QVariantList{"3", true}));
        click(cell(1, Column::starColumn));
        QCOMPARE(starred[1], (QVariantList{"3", false}));
        QVERIFY(!table_->selectionModel()->hasSelection());
    }

    void checksAreToldInTheOrderTheyWereMade() {
        QSignalSpy chosen(view_.get(), &ui::RunsView::overlaysChosen);
        click(cell(2, Column::curvesColumn));
        click(cell(0, Column::curvesColumn));
        QCOMPARE(chosen.last()[0].toStringList(), (QStringList{"2", "4"}));
        view_->setOverlays({"4"}); // its chip was closed
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(cell(2, Column::curvesColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        click(named("c"));
        click(named("d"), Qt::ControlModifier);
        QTest::keyClick(table_, Qt::Key_Space);
        QCOMPARE(chosen.last()[0].toStringList(), (QStringList{"4", "3"}));
        QTest::keyClick(table_, Qt::Key_Space);
        QCOMPARE(chosen.last()[0].toStringList(), QStringList());
    }

    void aDeletedRunLeavesTheCurves() {
        view_->setOverlays({"2", "4"});
        QSignalSpy chosen(view_.get(), &ui::RunsView::overlaysChosen);
        auto runs = four();
        runs.erase(runs.begin() + 1);
        view_->setRuns(runs);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toStringList(), QStringList{"4"});
    }

    void aNameIsEditedInPlaceAndToldOnce() {
        QSignalSpy renamed(view_.get(), &ui::RunsView::renamed);
        click(cell(1, Column::testColumn));
        QTest::keyClick(table_, Qt::Key_F2);
        QVERIFY(nameEditor() != nullptr);
        QCOMPARE(nameEditor()->text(), QString("c"));
        QSignalSpy opened(view_.get(), &ui::RunsView::openModelRequested);
        QTest::keyClicks(nameEditor(), "for the museum");
        QTest::keyClick(nameEditor(), Qt::Key_Return);
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(opened.size(), 0); // the key is the name's
        QCOMPARE(renamed[0], (QVariantList{"3", "for the museum"}));
        QCOMPARE(names()[1], QString("for the museum"));

        QTRY_VERIFY(nameEditor() == nullptr);
        click(cell(0, Column::nameColumn));
        QTest::mouseDClick(table_->viewport(), Qt::LeftButton, {}, table_->visualRect(cell(0, Column::nameColumn)).center());
        QVERIFY(nameEditor() != nullptr);
        QTest::keyClicks(nameEditor(), "x");
        QTest::keyClick(nameEditor(), Qt::Key_Escape);
        QTRY_VERIFY(nameEditor() == nullptr);
        QTest::keyClick(table_, Qt::Key_F2);
        QTest::keyClicks(nameEditor(), "   "); // no name at all
        QTest::keyClick(nameEditor(), Qt::Key_Return);
        QTRY_VERIFY(nameEditor() == nullptr);
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(names()[0], QString("d"));
    }

    void aRefreshKeepsWhatIsChosenTypedAndSeen() {
        std::vector<model::RunRecord> runs;
        for (int i = 100; i < 200; ++i)
            runs.push_back(run(std::to_string(i).c_str(), ("run " + std::to_string(i)).c_str(), i / 1000.0));
        view_->setRuns(runs);
        clickHeading(Column::testColumn);
        table_->verticalScrollBar()->setValue(701);
        const QModelIndex chosen = table_->indexAt(QPoint(200, 70));
        const QString name = chosen.siblingAtColumn(Column::nameColumn).data().toString();
        click(chosen);
        QTest::keyClick(table_, Qt::Key_F2);
        QTest::keyClicks(nameEditor(), "half a na");
        const int y = table_->visualRect(named(name)).y();

        runs[30].testAccuracy = 0.9999; // to the top, above what is seen
        for (model::RunRecord& other : runs)
            ++other.epochs;
        runs.erase(runs.begin() + 90); // also above
        runs.push_back(run("300", "new", 0.99995));
        view_->setRuns(runs);
        QCOMPARE(names().first(), QString("new"));
        QCOMPARE(table_->visualRect(named(name)).y(), y);
        QCOMPARE(nameEditor()->text(), QString("half a na"));
        QVERIFY(nameEditor()->hasFocus());
        QTest::keyClicks(nameEditor(), "me");
        QSignalSpy renamed(view_.get(), &ui::RunsView::renamed);
        QTest::keyClick(nameEditor(), Qt::Key_Return);
        QTRY_COMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0][1].toString(), QString("half a name"));
        QCOMPARE(table_->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(part<QLabel>("runTitle")->text(), QString("half a name"));
    }

    void aNoteIsToldWhenItIsLeftAndNeverTakenBack() {
        QSignalSpy noted(view_.get(), &ui::RunsView::noteChanged);
        click(named("b"));
        auto* note = part<QPlainTextEdit>("noteEdit");
        note->setFocus();
        QTest::keyClicks(note, "good with nin");
        auto runs = four();
        runs[1].epochs = 3;
        view_->setRuns(runs); // read before a word was written
        QCOMPARE(note->toPlainText(), QString("good with nin"));
        QTest::keyClicks(note, "es");
        click(named("c"));
        QCOMPARE(noted.last(), (QVariantList{"2", "good with nines"}));
        const auto told = noted.size();
        QCOMPARE(note->toPlainText(), QString());
        click(named("b"));
        QCOMPARE(note->toPlainText(), QString("good with nines"));
        QCOMPARE(noted.size(), told);
        note->setFocus();
        QTest::keyClicks(note, "Very ");
        part<QLineEdit>("findRun")->setFocus();
        QCOMPARE(noted.last(), (QVariantList{"2", "Very good with nines"}));
        note->setFocus();
        QTest::keyClicks(note, "very ");
        table_->selectionModel()->select(named("d"), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(noted.last(), (QVariantList{"2", "Very very good with nines"}));
        click(named("b"));
        note->setFocus();
        QTest::keyClick(note, Qt::Key_End);
        QTest::keyClicks(note, "!");
        QTRY_COMPARE(noted.last(), (QVariantList{"2", "Very very good with nines!"})); // without leaving it
    }

    void severalAreDeletedOnceAndNothingElseAfterwards() {
        QSignalSpy removed(view_.get(), &ui::RunsView::deleteRequested);
        click(named("a"));
        click(named("c"), Qt::ControlModifier);
        QTest::keyClick(table_, Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toStringList(), (QStringList{"3", "1"}));
        view_->setRuns({four()[1], four()[3]});
        QTest::keyClick(table_, Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
    }

    void undoSaysWhatItUndoesEvenWithoutARun() {
        QVERIFY(!part<QPushButton>("undoDeleteButton")->isVisible());
        QSignalSpy undone(view_.get(), &ui::RunsView::undoDeleteRequested);
        view_->setUndo("first", "delete 4 runs");
        QCOMPARE(part<QPushButton>("undoDeleteButton")->toolTip(), QString("Undo: delete 4 runs."));
        press("undoDeleteButton");
        view_->setRuns({});
        press("undoFirstDeleteButton");
        QCOMPARE(undone.size(), 2);
        QCOMPARE(undone[0].at(0).toString(), QString("first"));
        QCOMPARE(undone[1].at(0).toString(), QString("first"));
        view_->setUndo({}, {});
        QVERIFY(!part<QPushButton>("undoFirstDeleteButton")->isVisible());
    }

    void whatCanBeDoneFollowsFromTheRun() {
        auto runs = four();
        runs[0].canContinue = true;
        runs[0].recipe.seed = 77;
        runs[1].model.clear();
        runs[2].outcome = model::RunOutcome::running;
        view_->setRuns(runs);
        QSignalSpy opened(view_.get(), &ui::RunsView::openModelRequested);
        QSignalSpy continued(view_.get(), &ui::RunsView::continueRequested);
        QSignalSpy again(view_.get(), &ui::RunsView::trainAgainRequested);
        click(named("a"));
        QTest::keyClick(table_, Qt::Key_Return);
        press("openRunButton");
        press("continueRunButton");
        press("trainAgainButton");
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0][0].toString(), QString("1"));
        QCOMPARE(continued[0][0].toString(), QString("1"));
        QCOMPARE(again[0][0].toString(), QString("1"));
        view_->setBusy(true);
        for (const char* name : {"openRunButton", "continueRunButton", "trainAgainButton"}) {
            QVERIFY(!part<QPushButton>(name)->isEnabled());
            QCOMPARE(part<QPushButton>(name)->toolTip(), QString("Stop the run that is on first."));
        }
        view_->setBusy(false);
        click(named("b"));
        QTest::keyClick(table_, Qt::Key_Return); // it gave no model
        QVERIFY(!part<QPushButton>("continueRunButton")->isEnabled());
        click(named("c"));
        QSignalSpy removed(view_.get(), &ui::RunsView::deleteRequested);
        QTest::keyClick(table_, Qt::Key_Delete); // it is on
        QCOMPARE(opened.size(), 2);
        QCOMPARE(removed.size(), 0);
    }

    void theRunThatIsOnSaysItsEpoch() {
        auto runs = four();
        runs[3].outcome = model::RunOutcome::running;
        runs[3].epochs = 6;
        view_->setRuns(runs);
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Running"));
        view_->setCurrentRun("4");
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Epoch 7 of 20"));
        click(named("d"));
        QCOMPARE(part<QLabel>("runOutcome")->text(), QString("Running: epoch 7 of 20."));
        runs[3].epochs = 20; // the last is done, the end not yet told
        view_->setRuns(runs);
        QCOMPARE(part<QLabel>("runOutcome")->text(), QString("Running: epoch 20 of 20."));
    }

    void aFailedRunSaysWhy() {
        auto runs = four();
        runs[0].outcome = model::RunOutcome::failed;
        runs[0].epochs = 3;
        runs[0].reason = "No space is left.";
        view_->setRuns(runs);
        click(named("a"));
        QCOMPARE(part<QLabel>("runOutcome")->text(), QString("Failed after 3 of 20 epochs. No space is left."));
    }

    void wordsAreFoundInNameNoteDataAndRecipe() {
        auto runs = four();
        runs[0].note = "For the Museum";
        runs[1].dataSet = "EMNIST digits";
        runs[2].recipe.name = "quick";
        view_->setRuns(runs);
        auto* find = part<QLineEdit>("findRun");
        QTest::keyClick(view_.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(find->hasFocus());
        const auto found = [this, find](const char* words) {
            find->clear();
            QTest::keyClicks(find, words);
            return names();
        };
        QCOMPARE(found("museum the"), QStringList{"a"});
        QCOMPARE(found("emnist"), QStringList{"b"});
        QCOMPARE(found("QUICK"), QStringList{"c"});
        QCOMPARE(found("cquick"), QStringList()); // words do not run together
        QVERIFY(part<QLabel>("noRunMatches")->isVisible());
        QTest::keyClick(find, Qt::Key_Escape);
        QCOMPARE(names().size(), 4);
        click(cell(2, Column::starColumn));
        QTest::mouseClick(part<QCheckBox>("starredOnly"), Qt::LeftButton, {}, QPoint(10, 14));
        QCOMPARE(names(), QStringList{"b"});
        click(cell(0, Column::starColumn));
        QCOMPARE(names(), QStringList());
    }

    void aHiddenRunIsNotDeleted() {
        QSignalSpy removed(view_.get(), &ui::RunsView::deleteRequested);
        click(named("a"));
        click(named("d"), Qt::ControlModifier);
        QTest::keyClicks(part<QLineEdit>("findRun"), "d");
        QTest::keyClick(table_, Qt::Key_Delete);
        QCOMPARE(removed[0][0].toStringList(), QStringList{"4"});
    }

    /// Three seeds of a series between other runs, d, c (the series), b, a; the newest seed is the weakest.
    static std::vector<model::RunRecord> withStudy() {
        std::vector<model::RunRecord> runs{run("1", "a", 0.98), run("2", "b", 0.999), run("4", "d", 0.95)};
        const double accuracies[] = {0.9910, 0.9932, 0.9913};
        for (int i = 0; i < 3; ++i) {
            model::RunRecord seed = run(("3" + std::to_string(i)).c_str(), "spark", accuracies[i]);
            seed.study = "3";
            seed.recipe.name = "spark";
            seed.recipe.epochs = seed.epochs = 2;
            seed.recipe.seed = static_cast<std::uint64_t>(i) + 5;
            seed.recipe.learningRate = 0.05;
            seed.seconds = 10 * (i + 1);
            runs.push_back(seed);
        }
        return runs;
    }

    void everyVariantOfAnExperimentIsARow() {
        auto runs = withStudy();
        for (const int seed : {5, 6}) {
            model::RunRecord other = run(("3x" + std::to_string(seed)).c_str(), "wide", 0.98 + 0.001 * seed);
            other.study = "3";
            other.recipe.name = "wide";
            other.recipe.seed = static_cast<std::uint64_t>(seed);
            runs.push_back(other);
        }
        view_->setRuns(runs);
        QCOMPARE(names(), (QStringList{"d", "wide · 2 seeds", "spark · 3 seeds", "b", "a"}));
        QCOMPARE(cell(1, Column::testColumn).data().toString(), QString("98.55 % ± 0.07"));
        click(named("wide · 2 seeds"));
        QTest::keyClick(table_, Qt::Key_Right);
        QCOMPARE(names(), (QStringList{"d", "wide · 2 seeds", "wide · seed 6", "wide · seed 5", "spark · 3 seeds", "b", "a"}));
    }

    void aStudyIsOneRowThatUnfoldsToItsSeeds() {
        view_->setRuns(withStudy());
        QCOMPARE(names(), (QStringList{"d", "spark · 3 seeds", "b", "a"}));
        const auto text = [this](int column) { return cell(1, column).data().toString(); };
        const double mean = (0.9910 + 0.9932 + 0.9913) / 3;
        const double deviation =
            std::sqrt((std::pow(0.9910 - mean, 2) + std::pow(0.9932 - mean, 2) + std::pow(0.9913 - mean, 2)) / 2);
        QCOMPARE(text(Column::testColumn), QString("%1 % ± %2").arg(100 * mean, 0, 'f', 2).arg(100 * deviation, 0, 'f', 2));
        QCOMPARE(text(Column::timeColumn), QString("1:00"));
        QCOMPARE(text(Column::epochsColumn), QString("6 of 6"));
        QVERIFY(cell(1, Column::nameColumn).data(Qt::AccessibleTextRole).toString().endsWith(", folded"));
        click(named("spark · 3 seeds"));
        QTest::keyClick(table_, Qt::Key_Right);
        const QStringList unfolded{"d", "spark · 3 seeds", "spark · seed 7", "spark · seed 6", "spark · seed 5", "b", "a"};
        QCOMPARE(names(), unfolded);
        clickHeading(Column::testColumn); // a study stands where its mean does, and its seeds below it
        QCOMPARE(names(), (QStringList{"b", "spark · 3 seeds", "spark · seed 6", "spark · seed 7", "spark · seed 5", "a", "d"}));
        clickHeading(Column::testColumn);
        QCOMPARE(names(), (QStringList{"d", "a", "spark · 3 seeds", "spark · seed 5", "spark · seed 7", "spark · seed 6", "b"}));
        click(named("spark · seed 7"));
        QCOMPARE(part<QLabel>("runTitle")->text(), QString("spark · seed 7"));
        QTest::keyClick(table_, Qt::Key_Left); // to its study
        QTest::keyClick(table_, Qt::Key_Left);
        QCOMPARE(names().size(), 4);
        const QRect name = table_->visualRect(named("spark · 3 seeds"));
        QTest::mouseClick(table_->viewport(), Qt::LeftButton, {}, QPoint(name.left() + 12, name.center().y())); // its triangle
        QCOMPARE(names().size(), 7);
        auto runs = withStudy(); // two of them were deleted
        runs.erase(runs.begin() + 3, runs.begin() + 5);
        view_->setRuns(runs);
        QCOMPARE(names(), (QStringList{"d", "a", "spark · seed 7", "b"}));
    }

    void whatIsDoneToAStudyIsDoneToItsSeeds() {
        view_->setRuns(withStudy());
        QSignalSpy starred(view_.get(), &ui::RunsView::starChanged);
        QSignalSpy drawn(view_.get(), &ui::RunsView::overlaysChosen);
        QSignalSpy renamed(view_.get(), &ui::RunsView::renamed);
        QSignalSpy removed(view_.get(), &ui::RunsView::deleteRequested);
        click(cell(1, Column::starColumn));
        QCOMPARE(starred.size(), 3);
        QCOMPARE(cell(1, Column::starColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        click(cell(1, Column::curvesColumn));
        QCOMPARE(drawn.last()[0].toStringList(), (QStringList{"30", "31", "32"}));
        QCOMPARE(cell(1, Column::curvesColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        click(named("spark · 3 seeds"));
        QCOMPARE(part<QLabel>("seedSpread")->text(), QString("3 seeds: mean 99.18 % ± 0.12 (99.10 … 99.32)"));
        QTest::keyClick(table_, Qt::Key_F2);
        QCOMPARE(nameEditor()->text(), QString("spark"));
        QTest::keyClicks(nameEditor(), "flint");
        QTest::keyClick(nameEditor(), Qt::Key_Return);
        QTRY_COMPARE(renamed.size(), 3);
        QCOMPARE(names()[1], QString("flint · 3 seeds"));
        QTRY_VERIFY(nameEditor() == nullptr);
        QTest::keyClick(table_, Qt::Key_Delete);
        QCOMPARE(removed[0][0].toStringList(), (QStringList{"30", "31", "32"}));
        QTest::keyClicks(part<QLineEdit>("findRun"), "flint");
        QCOMPARE(names(), QStringList{"flint · 3 seeds"});
    }

    /// Of any number, some of which failed, were tried again or go on.
    void aStudySaysHowManyAreDone() {
        std::vector<model::RunRecord> runs;
        for (int i = 0; i < 40; ++i) {
            model::RunRecord seed = run(QString("a%1").arg(i, 3, 10, QChar('0')).toStdString().c_str(), "spark", 0.9 + 0.001 * i);
            seed.study = "a";
            seed.recipe.seed = static_cast<std::uint64_t>(i);
            runs.push_back(seed);
        }
        runs[7].outcome = model::RunOutcome::failed;
        view_->setRuns(runs);
        QCOMPARE(names(), QStringList{"spark · 39 of 40 seeds"});
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Failed"));
        model::RunRecord again = run("b", "spark", 0.99);
        again.study = "a";
        again.recipe.seed = 7;
        runs.push_back(again);
        view_->setRuns(runs);
        QCOMPARE(names(), QStringList{"spark · 40 seeds"});
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Completed"));
        runs[3].outcome = model::RunOutcome::running;
        view_->setRuns(runs);
        QCOMPARE(names(), QStringList{"spark · 39 of 40 seeds"});
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Running"));
    }

    void aPausedRunSaysSo() {
        auto runs = four();
        runs[3].outcome = model::RunOutcome::running;
        view_->setRuns(runs);
        view_->setCurrentRun("4", true);
        QCOMPARE(cell(0, Column::outcomeColumn).data().toString(), QString("Paused"));
        view_->setCurrentRun("4", false);
        QVERIFY(cell(0, Column::outcomeColumn).data().toString().startsWith("Epoch"));
    }

    /// What has no room is counted, and there when it is asked for.
    void hiddenColumnsAreSaidAndChosen() {
        auto* columns = part<QPushButton>("columnsButton");
        view_->resize(1300, 600);
        QCOMPARE(columns->text(), QString("Columns ▾"));
        view_->resize(470, 500);
        QVERIFY2(columns->text().endsWith("hidden ▾"), qPrintable(columns->text()));
        QVERIFY2(columns->toolTip().contains("Time") && columns->toolTip().contains("Seed"), qPrintable(columns->toolTip()));
        const auto choose = [&](const QString& title) {
            columns->click();
            auto* menu = view_->findChild<QMenu*>("columnsMenu");
            for (QAction* action : menu->findChildren<QAction*>())
                if (action->text() == title)
                    action->trigger();
            menu->close();
            QTRY_VERIFY(view_->findChild<QMenu*>("columnsMenu") == nullptr);
        };
        choose("Time");
        QVERIFY(!table_->isColumnHidden(Column::timeColumn));
        choose("Learning rate");
        choose("Open nines");
        const int rate = ui::RunsModel::settingColumn("learning-rate");
        QVERIFY(!table_->isColumnHidden(rate) && !table_->isColumnHidden(ui::RunsModel::settingColumn("open-nine")));
        QTRY_VERIFY(table_->horizontalScrollBar()->isVisible()); // which is seen
        QVERIFY(table_->columnWidth(Column::nameColumn) >= 150);
        auto runs = four();
        const double rates[] = {0.1, 0.02, 0.5, 0.1};
        for (std::size_t i = 0; i < runs.size(); ++i)
            runs[i].recipe.learningRate = rates[i];
        runs[2].recipe.unread = model::UnreadRecipe{"{}", "from tomorrow"};
        view_->setRuns(runs);
        QCOMPARE(cell(1, rate).data().toString(), QString("–")); // c
        QCOMPARE(named("b").siblingAtColumn(rate).data().toString(), QString("0.02"));
        view_->resize(1600, 600);
        clickHeading(rate);
        QCOMPARE(names(), (QStringList{"b", "d", "a", "c"}));
        init(); // as another start of the program does
        QVERIFY(!part<QTableView>("runsTable")->isColumnHidden(rate));
        view_->resize(470, 500);
        columns = part<QPushButton>("columnsButton");
        choose("Outcome"); // put away
        QVERIFY(table_->isColumnHidden(Column::outcomeColumn));
        choose("As many as fit");
        QVERIFY(table_->isColumnHidden(rate) && !table_->isColumnHidden(Column::outcomeColumn));
        QVERIFY(table_->isColumnHidden(Column::timeColumn));
        QTRY_VERIFY(!table_->horizontalScrollBar()->isVisible());
    }

    void aRunsRecipeIsCopied() {
        QSignalSpy recipe(view_.get(), &ui::RunsView::copyRecipeRequested);
        QSignalSpy command(view_.get(), &ui::RunsView::copyCommandRequested);
        auto runs = four();
        runs[0].kind = model::RunKind::fineTuning;
        view_->setRuns(runs);
        const auto entries = [this](const char* menuName, auto&& open) {
            open();
            auto* menu = view_->findChild<QMenu*>(menuName);
            for (QAction* action : menu->actions())
                if (action->text().startsWith("Copy") && action->isEnabled())
                    action->trigger();
            menu->close();
            [&] { QTRY_VERIFY(view_->findChild<QMenu*>(menuName) == nullptr); }();
        };
        const auto onRow = [this] { emit table_->customContextMenuRequested(QPoint(50, 20)); };
        click(named("b"));
        entries("runsMenu", onRow);
        entries("exportMenu", [this] { press("exportRunsButton"); });
        QCOMPARE(recipe.size(), 2);
        QCOMPARE(command.size(), 2);
        QCOMPARE(command[1][0].toString(), QString("2"));
        click(named("a")); // which drawings made, too
        entries("runsMenu", onRow);
        QCOMPARE(recipe.size(), 3);
        QCOMPARE(command.size(), 2);
        click(named("b"), Qt::ControlModifier);
        entries("runsMenu", onRow);
        QCOMPARE(recipe.size(), 3);
    }

    void onlyWhatDiffersIsListed() {
        auto all = believableRuns();
        for (model::RunRecord& each : all)
            each.study.clear(); // a row each
        view_->setRuns(all);
        for (const std::vector<std::size_t>& chosen : {std::vector<std::size_t>{1, 6, 7}, {2, 3, 4}, {0, 8, 10}, {5, 6}}) {
            table_->clearSelection();
            QStringList expected;
            for (const std::size_t i : chosen)
                table_->selectionModel()->select(cell(static_cast<int>(i), 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
            // Naively: each setting and figure by itself, by its value.
            const auto differs = [&](const std::function<QVariant(const model::RunRecord&)>& value) {
                return std::any_of(chosen.begin(), chosen.end(),
                                   [&](std::size_t i) { return value(all[i]) != value(all[chosen[0]]); });
            };
            const auto visit = [&](auto part) {
                const auto reference = part(all[chosen[0]].recipe);
                model::visitSettings(reference, [&](const model::SettingInfo& info, const auto&) {
                    const auto valueOf = [&](const model::RunRecord& record) {
                        QVariant found;
                        const auto settings = part(record.recipe);
                        model::visitSettings(settings, [&](const model::SettingInfo& other, const auto& value) {
                            if (std::string_view(other.option) != info.option)
                                return;
                            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
                                found = QString::fromStdString(value);
                            else
                                found = static_cast<double>(value);
                        });
                        return found;
                    };
                    if (differs(valueOf))
                        expected << info.title;
                });
            };
            visit([](const model::Recipe& recipe) { return recipe; });
            visit([](const model::Recipe& recipe) { return recipe.augmentation; });
            visit([](const model::Recipe& recipe) { return recipe.augmentation.styles; });
            visit([](const model::Recipe& recipe) { return recipe.distillation; });
            const auto text = [](const std::string& value) { return QVariant(QString::fromStdString(value)); };
            const std::pair<const char*, std::function<QVariant(const model::RunRecord&)>> others[] = {
                {"Data set", [&](const auto& r) { return text(r.dataSet); }},
                {"Data checksum", [&](const auto& r) { return text(r.origin.data.trainImages); }},
                {"Training images", [](const auto& r) { return QVariant(r.trainImages); }},
                {"Instruction set", [&](const auto& r) { return text(r.environment.instructionSet); }},
                {"Threads at work", [](const auto& r) { return QVariant(r.environment.threads); }},
                {"Outcome", [](const auto& r) { return QVariant(static_cast<int>(r.outcome)); }},
                {"Epochs done", [](const auto& r) { return QVariant(r.epochs); }},
                {"Training time", [](const auto& r) { return QVariant(r.seconds); }},
                {"Train accuracy", [](const auto& r) { return QVariant(r.trainAccuracy.value_or(-1)); }},
                {"Test accuracy", [](const auto& r) { return QVariant(r.testAccuracy.value_or(-1)); }}};
            for (const auto& [title, value] : others)
                if (differs(value))
                    expected << title;
            auto* shown = part<QTableWidget>("differencesTable");
            QVERIFY(shown->isVisible());
            QStringList titles;
            for (int row = 0; row < shown->rowCount(); ++row)
                titles << shown->item(row, 0)->text();
            QCOMPARE(titles, expected);
            QCOMPARE(shown->columnCount(), static_cast<int>(chosen.size()) + 1);
            if (const auto row = titles.indexOf("Learning rate"); row >= 0)
                QCOMPARE(shown->item(static_cast<int>(row), 1)->text(), QString("0.1"));
            for (const auto choice : {ui::ThemeChoice::dark, ui::ThemeChoice::light}) {
                ui::applyTheme(*qApp, choice);
                QCOMPARE(shown->item(0, 0)->foreground().color(), ui::theme().quietText);
            }
        }
    }

    void seedsAloneHaveAMeanAndASpread() {
        auto runs = four();
        const double accuracies[] = {0.9940, 0.9950, 0.9960};
        for (std::size_t i = 0; i < 3; ++i) {
            runs[i].recipe.seed = i + 1;
            runs[i].testAccuracy = accuracies[i];
        }
        const auto spread = [&runs](std::initializer_list<std::size_t> chosen) {
            std::vector<const model::RunRecord*> records;
            for (const std::size_t i : chosen)
                records.push_back(&runs[i]);
            return ui::spreadOverSeeds(records);
        };
        QCOMPARE(spread({0, 1, 2}), QString("3 seeds: mean 99.50 % ± 0.10 (99.40 … 99.60)"));
        QCOMPARE(spread({0, 1, 3}), QString()); // seed 1 twice: nothing about seeds
        runs[2].environment.threads = 8;
        QCOMPARE(spread({0, 1, 2}), QString());
        runs[2].environment.threads = 0;
        runs[2].recipe.augmentation.scale = 0.2;
        QCOMPARE(spread({0, 1, 2}), QString());
        runs[1].outcome = model::RunOutcome::stopped;
        QCOMPARE(spread({0, 1}), QString());
    }

    void settingsBesideTheNotebooksAreNamed() {
        QVERIFY(ui::settingsBesideNotebook({}).empty());
        model::Recipe recipe;
        recipe.weightDecay = 0.0005;
        recipe.schedule = model::Schedule::oneCycle;
        recipe.augmentation.styles.openNine = 0.25;
        const std::vector<ui::SettingValue> expected{
            {"Schedule", "one-cycle"}, {"Weight decay", "0.0005"}, {"Open nines", "0.25"}};
        QCOMPARE(ui::settingsBesideNotebook(recipe), expected);
    }

    void networksAreToldApartLayerByLayer() {
        using enum model::LayerKind;
        const model::Layer first{.kind = convolution, .size = 8, .padding = 1};
        const model::Layer pool{.kind = maxPooling, .size = 2};
        const model::Layer last{.kind = linear, .size = model::kClasses, .bias = true};
        const auto of = [](const char* name, std::vector<model::Layer> layers) {
            return std::make_shared<const model::Architecture>(model::Network{name, {}, std::move(layers)}, 10);
        };
        auto runs = four();
        runs[0].origin.networks.own = of("tiny", {first, pool, {.kind = relu}, last});
        model::Layer wider = first;
        wider.size = 12;
        runs[1].origin.networks.own = of("tiny*", {wider, {.kind = batchNorm}, {.kind = relu}, last});
        runs[1].recipe.network = R"({"name":"tiny*","layers":[]})"; // as it is written out
        QStringList rows;
        for (const ui::RunDifference& row : ui::differences({&runs[0], &runs[1]}))
            if (row.title.contains("ayer"))
                rows << row.title + ": " + row.values.join(" | ");
        QCOMPARE(rows, QStringList({"Layers: tiny, 15,762 parameters | tiny*, 94,222 parameters",
                                    "Layer 1: convolution 8, 3×3, padding 1 | convolution 12, 3×3, padding 1",
                                    "Layer 2: max pooling 2×2 | –", "Behind layer 2: – | batch norm"}));

        ui::RunsModel model;
        model.setRuns(runs);
        const int column = ui::RunsModel::settingColumn("network");
        const int row = model.rowOf(QString::fromStdString(runs[1].id));
        QCOMPARE(model.index(row, column).data().toString(), QString("tiny* · 94,222"));
        view_->resize(1400, 700);
        view_->setRuns(four());
        QVERIFY(part<QTableView>("runsTable")->isColumnHidden(column)); // all of one
        view_->setRuns(runs);
        QVERIFY(!part<QTableView>("runsTable")->isColumnHidden(column));
    }

    void anEpochTouchesItsOwnRowAlone() {
        ui::RunsModel runs;
        runs.setRuns(four());
        QSignalSpy changed(&runs, &QAbstractItemModel::dataChanged);
        auto next = four();
        ++next[1].epochs;
        runs.setRuns(next);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
    }

    void exportAsksForAFileAndNamesTheRuns() {
        QSignalSpy exported(view_.get(), &ui::RunsView::exportRequested);
        click(named("a"));
        click(named("b"), Qt::ControlModifier);
        auto* dialog = chooseExport(0);
        QVERIFY(dialog != nullptr);
        QStringList endings;
        for (const QString& filter : dialog->nameFilters())
            endings << filter.section("*.", 1).chopped(1);
        QCOMPARE(endings, (QStringList{"jsonl", "json", "csv"})); // what app/runs/run_export.cpp writes
        emit dialog->fileSelected("/somewhere/runs.csv");
        QCOMPARE(exported[0], (QVariantList{QStringList{"2", "1"}, "/somewhere/runs.csv"}));
        dialog->close();
    }

    void theMenuDoesWhatKeysAndClicksDo() {
        click(named("b"));
        QSignalSpy starred(view_.get(), &ui::RunsView::starChanged);
        const auto trigger = [this](const char* text) {
            emit table_->customContextMenuRequested(QPoint(50, 20));
            auto* menu = table_->findChild<QMenu*>("runsMenu");
            for (QAction* action : menu->findChildren<QAction*>())
                if (action->text().section('\t', 0, 0) == text)
                    action->trigger();
            menu->close();
            QTRY_VERIFY(table_->findChild<QMenu*>("runsMenu") == nullptr);
        };
        trigger("Star");
        QCOMPARE(starred.size(), 1);
        QCOMPARE(starred[0], (QVariantList{"2", true}));
        trigger("Star");
        QCOMPARE(starred[1], (QVariantList{"2", false}));
        trigger("Test accuracy"); // sorts
        QCOMPARE(names(), (QStringList{"d", "b", "a", "c"}));
        QSignalSpy removed(view_.get(), &ui::RunsView::deleteRequested);
        trigger("Delete");
        QCOMPARE(removed[0][0].toStringList(), QStringList{"2"});
    }

    void exportToTensorBoardAsksForAFolder() {
        QSignalSpy exported(view_.get(), &ui::RunsView::tensorBoardRequested);
        click(named("a"));
        auto* dialog = chooseExport(1);
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->fileMode(), QFileDialog::Directory);
        emit dialog->fileSelected("/somewhere");
        QCOMPARE(exported[0], (QVariantList{QStringList{"1"}, "/somewhere"}));
        dialog->close();
    }

    void aReportIsAPageOrAPdf() {
        QSignalSpy exported(view_.get(), &ui::RunsView::exportRequested);
        click(named("a"));
        auto* dialog = chooseExport(2);
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->nameFilters().size(), 2);
        emit dialog->fileSelected("/somewhere/report.pdf");
        QCOMPARE(exported[0], (QVariantList{QStringList{"1"}, "/somewhere/report.pdf"}));
        dialog->close();
    }

    void whenItBeganIsShortAndLocal() {
        model::RunRecord made = run("1", "a");
        const QDateTime now(QDate(2026, 11, 25), QTime(18, 0));
        const auto at = [&made, &now](const QDateTime& start) {
            made.started = start.toUTC().toString(Qt::ISODate).toStdString();
            return ui::startedText(made, now);
        };
        QCOMPARE(at({QDate(2026, 11, 25), QTime(9, 5)}), QString("09:05"));
        QCOMPARE(at({QDate(2026, 3, 1), QTime(9, 5)}), QString("1 Mar 09:05"));
        QCOMPARE(at({QDate(2025, 12, 31), QTime(9, 5)}), QString("31 Dec 2025"));
    }

    void theKeyboardReachesEverything() {
        click(named("a"));
        part<QLineEdit>("findRun")->setFocus();
        QStringList reached;
        for (int i = 0; i < 10; ++i) {
            reached << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* name : {"findRun", "starredOnly", "runsTable", "runCard", "noteEdit", "openRunButton",
                                 "trainAgainButton", "exportRunsButton", "deleteRunsButton"})
            QVERIFY2(reached.contains(name), name);
    }
};

QTEST_MAIN(RunsViewTest)
#include "runs_view_test.moc"
