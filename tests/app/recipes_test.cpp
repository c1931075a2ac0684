// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/recipe_files.h"

#include "app/commands/command_line.h"
#include "app/commands/command_options.h"
#include "app/runs/run_command.h"
#include "app/storage/bundled_models.h"
#include "app/storage/model_rescue.h"
#include "app/storage/network_files.h"
#include "app/window/run.h"
#include "app/window/workers/file_worker.h"
#include "model/formats/network_json.h"
#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <clocale>

namespace fs = std::filesystem;

class RecipesTest : public QObject {
    Q_OBJECT

    synthetic::TemporaryFolder folder_;

    static model::Recipe named(const std::string& name, int epochs) {
        model::Recipe recipe;
        recipe.name = name;
        recipe.epochs = epochs;
        return recipe;
    }

    static app::RunRequest asking(const model::Recipe& recipe, std::uint64_t seed = 1) {
        app::RunRequest request;
        request.recipe = recipe;
        request.recipe.seed = seed;
        return request;
    }

    static std::shared_ptr<const model::Model> accurate(double accuracy) {
        auto model = std::make_shared<model::Model>();
        model->card.measured = model::Measurement{accuracy, "MNIST", {}, {}, false};
        return model;
    }

    /// The words that a shell makes of a line.
    static std::vector<std::string> wordsOf(const std::string& line) {
        QProcess shell;
        shell.start("/bin/sh", {"-c", QString::fromStdString("printf '%s\\0' " + line)});
        shell.waitForFinished();
        std::vector<std::string> words;
        for (const QByteArray& word : shell.readAllStandardOutput().chopped(1).split('\0'))
            words.push_back(word.toStdString());
        return words;
    }

private slots:
    void initTestCase() {
        std::setlocale(LC_NUMERIC, "C"); // as the program does for its options
        QCoreApplication::setOrganizationName("DigitLab");
        QCoreApplication::setApplicationName("DigitLab");
        qputenv("XDG_DATA_HOME", (folder_ / "home").string().c_str());
    }

    void aRecipeIsKeptListedReplacedAndDeleted() {
        app::FileWorker files;
        QSignalSpy listed(&files, &app::FileWorker::recipesListed);
        QSignalSpy saved(&files, &app::FileWorker::recipeSaved);
        QSignalSpy failed(&files, &app::FileWorker::recipeFailed);
        files.listRecipes();
        QVERIFY(listed.takeFirst().at(0).value<std::vector<model::Recipe>>().empty());
        QSignalSpy exists(&files, &app::FileWorker::recipeExists);
        files.saveRecipe(named("mine", 7), false);
        app::FileWorker otherWindow;
        QSignalSpy otherExists(&otherWindow, &app::FileWorker::recipeExists);
        otherWindow.saveRecipe(named("mine", 9), false);
        QCOMPARE(otherExists.size(), 1);
        QVERIFY(otherExists[0].at(0).value<model::Recipe>() == named("mine", 9));
        QCOMPARE(app::findRecipe("mine").epochs, 7);
        files.saveRecipe(named("mine", 8), true);
        QCOMPARE(exists.size(), 0);
        QCOMPARE(saved.size(), 2);
        QVERIFY(listed.back().at(0).value<std::vector<model::Recipe>>() == std::vector{named("mine", 8)});
        QCOMPARE(app::findRecipe("mine").epochs, 8);
        files.deleteRecipe("mine");
        QVERIFY(listed.back().at(0).value<std::vector<model::Recipe>>().empty());
        QCOMPARE(failed.size(), 0);
        files.deleteRecipe("mine");
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0].at(0).toString().contains("mine.json"));
    }

    void namesThatCannotBeAreExplained() {
        for (const char* name : {"quick", "a/b", ".hidden", "", "two\nlines", "x\x1b[2J", "turned \u202e round"}) {
            QVERIFY_EXCEPTION_THROWN(app::ownRecipePath(name), model::Error);
        }
        const int epochs = app::findRecipe("quick").epochs;
        app::FileWorker files;
        QSignalSpy failed(&files, &app::FileWorker::recipeFailed);
        files.saveRecipe(named("quick", epochs + 1), false);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0].at(0).toString().contains("comes with DigitLab"));
        QCOMPARE(app::findRecipe("quick").epochs, epochs);
    }

    void anUnreadableRecipeIsToldOnceAndKeepsItsName() {
        const fs::path path = app::ownRecipePath("torn");
        synthetic::writeBytes(path, "{\"epochs\": ");
        app::FileWorker files;
        QSignalSpy exists(&files, &app::FileWorker::recipeExists);
        QSignalSpy failed(&files, &app::FileWorker::recipeFailed);
        files.listRecipes();
        files.listRecipes();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0].at(0).toString().contains("torn.json"));
        files.saveRecipe(named("torn", 3), false);
        QCOMPARE(exists.size(), 1);
        QCOMPARE(fs::file_size(path), std::uintmax_t(11));
        try {
            app::findRecipe("torn");
            QFAIL("it was read");
        } catch (const model::Error& error) {
            QVERIFY2(std::string_view(error.what()).find("torn.json") != std::string_view::npos, error.what());
        }
        files.deleteRecipe("torn");
    }

    void recipesGoOutAndComeInAsFiles() {
        app::FileWorker files;
        QSignalSpy saved(&files, &app::FileWorker::recipeSaved);
        QSignalSpy exists(&files, &app::FileWorker::recipeExists);
        QSignalSpy failed(&files, &app::FileWorker::recipeFailed);
        const QString path = QString::fromStdString((folder_ / "shared.json").string());
        files.exportRecipe(path, named("mine", 7));
        files.importRecipe(path);
        QCOMPARE(saved.size(), 1);
        QVERIFY(app::findRecipe("shared") == named("shared", 7)); // named by its file
        files.exportRecipe(path, named("mine", 8));
        files.importRecipe(path);
        QCOMPARE(exists.size(), 1);
        QVERIFY(exists[0].at(0).value<model::Recipe>() == named("shared", 8));
        QCOMPARE(app::findRecipe("shared").epochs, 7);
        synthetic::writeBytes(folder_ / "junk.json", "{\"epochs\": \"many\"}");
        files.importRecipe(QString::fromStdString((folder_ / "junk.json").string()));
        files.exportRecipe(QString::fromStdString((folder_ / "missing" / "x.json").string()), named("mine", 7));
        QCOMPARE(failed.size(), 2);
        QVERIFY(failed[0].at(0).toString().contains("junk.json"));
    }

    void aRescuedModelIsWrittenThroughNoLink() {
        const fs::path models = folder_ / "home/digitlab/models";
        fs::create_directories(models);
        fs::create_symlink(folder_ / "planted", models / "rescued-1.safetensors"); // leads nowhere yet
        synthetic::writeBytes(models / "rescued-2.safetensors", "another");
        const fs::path rescued = app::deliver(app::bundledModel(), {}, {});
        QCOMPARE(rescued, models / "rescued-3.safetensors");
        QVERIFY(model::loadModel(rescued).weights == app::bundledModel().weights);
        QVERIFY(fs::is_symlink(models / "rescued-1.safetensors") && !fs::exists(folder_ / "planted"));
        QCOMPARE(fs::file_size(models / "rescued-2.safetensors"), std::uintmax_t(7));
    }

    void fineTuningAugmentsAsTheModelWasTrained() {
        model::Model model;
        QCOMPARE(app::fineTuningRecipeFor(model).augmentation, app::findRecipe("quick").augmentation);
        model.card.recipe = named("mine", 3);
        model.card.recipe->augmentation.rotationDegrees = 3;
        QCOMPARE(app::fineTuningRecipeFor(model).augmentation, model.card.recipe->augmentation);
    }

    void fineTuningRecomputesStatisticsOnlyWhereTheyWereRecomputed() {
        model::Model model;
        QVERIFY(app::fineTuningRecipeFor(model).recomputeStatistics); // as `quick` does
        for (const bool recomputed : {false, true}) {
            model.card.recipe = named("mine", 3);
            model.card.recipe->recomputeStatistics = recomputed;
            QCOMPARE(app::fineTuningRecipeFor(model).recomputeStatistics, recomputed);
        }
        model.card.recipe = app::fineTuningRecipeFor(model); // once more
        QVERIFY(app::fineTuningRecipeFor(model).recomputeStatistics);
    }

    void aSeriesCountsSeedsAndSaysHowFarTheyLieApart() {
        app::SeedSeries single(asking(named("quick", 5)));
        QCOMPARE(single.place(), QString());
        QVERIFY(!single.finishRun(accurate(0.99)));
        app::SeedSeries series(asking(named("quick", 5)), 3);
        QCOMPARE(series.place(), QString("Seed 1 of 3"));
        QCOMPARE(series.recipe().seed, std::uint64_t(1));
        QVERIFY(series.finishRun(accurate(0.9943)));
        QCOMPARE(series.place(), QString("Seed 2 of 3"));
        QCOMPARE(series.recipe().seed, std::uint64_t(2));
        QVERIFY(series.finishRun(accurate(0.9957)));
        QCOMPARE(series.summary(), QString("2 of 3 seeds: mean 99.50 % ± 0.10 (99.43 … 99.57)"));
        QVERIFY(!series.finishRun(accurate(0.9953)));
        QCOMPARE(series.recipe().seed, std::uint64_t(3)); // of the last network
        QCOMPARE(series.summary(), QString("3 seeds: mean 99.51 % ± 0.07 (99.43 … 99.57)"));
    }

    /// Seeds 3 and 4 are done; 5 goes on, then 2, and 6 has not begun.
    void aSeriesGoesOnWithWhatIsLeft() {
        const model::Recipe recipe = named("quick", 5);
        std::vector<app::RunRequest> left{asking(recipe, 5), asking(recipe, 2), asking(recipe, 6)};
        left[1].resumed = "second";
        left[2].teachers.resize(2);
        app::SeedSeries series(left, {{"quick", 0.9943}, {"quick", 0.9957}});
        QCOMPARE(series.place(), QString("Seed 3 of 5"));
        QVERIFY(series.finishRun(accurate(0.9953)));
        QCOMPARE(series.recipe().seed, std::uint64_t(2));
        QCOMPARE(series.request().resumed, std::string("second"));
        QVERIFY(series.finishRun(accurate(0.9953)));
        QCOMPARE(series.recipe().seed, std::uint64_t(6));
        QCOMPARE(series.request().teachers.size(), std::size_t(2));
        QVERIFY(series.request().resumed.empty());
        QVERIFY(!series.finishRun(accurate(0.9953)));
        QVERIFY2(series.summary().startsWith("5 seeds: "), qPrintable(series.summary()));
    }

    void aShellTakesAWordAsItIs() {
        for (const char* text : {"plain", "", "two words", "it's", "$HOME `ls` \"x\" \\ *", "a\nb", "'", "~", "ü"}) {
            const std::vector<std::string> words = wordsOf(app::shellWord(text));
            QCOMPARE(words.size(), std::size_t(1));
            QCOMPARE(words[0], std::string(text));
        }
    }

    /// Through a shell and the program's own options, back to the recipe that it was made from.
    void theCommandOfARunMakesItsRecipeAgain_data() {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("begins");
        QTest::newRow("the notebook") << "notebook"
                                      << "digitlab train";
        QTest::newRow("a bundled one") << "quick"
                                       << "digitlab train --recipe quick";
        QTest::newRow("one of the user's own") << "it's mine"
                                               << "digitlab train --recipe 'it'\\''s mine'";
    }

    void theCommandOfARunMakesItsRecipeAgain() {
        QFETCH(QString, base);
        QFETCH(QString, begins);
        app::writeRecipe(app::ownRecipePath("it's mine"), named("it's mine", 7));
        model::RunRecord run;
        run.recipe = app::findRecipe(base.toStdString());
        QCOMPARE(QString::fromStdString(app::trainCommand(run)), begins);
        run.recipe.seed = 18446744073709551615ULL;
        run.recipe.learningRate = 0.1 + 0.2;
        run.recipe.weightDecay = 1e-7;
        run.recipe.threads = 1;
        model::Network changed = model::shippedNetwork("lenet-5");
        changed.name = "it's mine*";
        changed.layers[0].size = 5;
        run.recipe.network = toJson(changed); // none has this name
        run.recipe.shuffle = !run.recipe.shuffle;
        run.recipe.schedule = model::Schedule::oneCycle;
        run.recipe.augmentation.enabled = !run.recipe.augmentation.enabled;
        run.recipe.augmentation.styles.openNine = 0.25;
        run.recipe.distillation.teachers = 3;
        run.recipe.distillation.network = "mlp";
        run.options.dataFolder = "/data of \"others\"/it's";
        run.options.maxSteps = 12;
        run.options.trainImages = 600;
        run.options.step = model::StepKind::libtorch;
        run.origin.initialWeights = std::string(64, 'a');
        run.origin.teachers = {std::string(64, 'b'), std::string(64, 'c')};
        std::vector<std::string> words = wordsOf(app::trainCommand(run));
        QCOMPARE(words[0], std::string("digitlab"));
        words.erase(words.begin());
        std::ranges::reverse(words); // as CLI11 takes them

        CLI::App root;
        app::addCommands(root);
        auto whole = words;
        whole.insert(whole.begin(), "--help"); // what was said is understood, and not done
        QVERIFY_EXCEPTION_THROWN(root.parse(whole), CLI::CallForHelp);
        const auto given = [&](const char* option) { return root.get_subcommand("train")->get_option(option)->results(); };
        QCOMPARE(given("--data"), std::vector<std::string>{run.options.dataFolder});
        QCOMPARE(given("--max-steps"), std::vector<std::string>{"12"});
        QCOMPARE(given("--train-images"), std::vector<std::string>{"600"});
        QVERIFY(given("--initial-weights").front().ends_with("weights/" + run.origin.initialWeights + ".safetensors"));
        QCOMPARE(given("--teacher").size(), std::size_t(2));

        words.pop_back(); // "train"
        CLI::App alone;
        app::RecipeOptions options;
        options.add(alone);
        alone.allow_extras();
        alone.parse(words);
        QVERIFY(options.recipe() == run.recipe);
        QVERIFY(app::findNetwork(options.recipe().network) == changed);
    }

    void whatNoCommandMakesIsRefused() {
        model::RunRecord run;
        run.kind = model::RunKind::fineTuning;
        QVERIFY_EXCEPTION_THROWN(app::trainCommand(run), model::Error);
        run.kind = model::RunKind::training;
        run.recipe.unread = model::UnreadRecipe{"{}", "it is from tomorrow"};
        QVERIFY_EXCEPTION_THROWN(app::trainCommand(run), model::Error);
    }
};

QTEST_GUILESS_MAIN(RecipesTest)
#include "recipes_test.moc"
