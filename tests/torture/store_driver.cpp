// SPDX-License-Identifier: GPL-3.0-or-later
// What tests/torture kills besides digitlab itself: the parts of the window that write, one after the other, each step told on
// stdout before and after it.
#include "app/drawings/handwriting.h"
#include "app/runs/run_library.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/model_file.h"

#include "tests/synthetic_digits.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>

namespace fs = std::filesystem;

namespace {

void say(const QString& line) {
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

/// Saves two models to one path, in turn, for ever.
[[noreturn]] void save(const fs::path& path, const fs::path& one, const fs::path& other) {
    const std::array models{model::loadModel(one), model::loadModel(other)};
    for (std::size_t saved = 0;; ++saved) {
        model::saveModel(path, models[saved % 2]);
        say("saved");
    }
}

/// The drawings and alphabets as a window shows them.
struct Shown : app::Handwriting {
    Shown() {
        connect(this, &Handwriting::changed, this, [this](const auto&, const QList<qint64>& its) { ids = its; });
        connect(this, &Handwriting::alphabetsChanged, this, [this](const auto& every, const app::Alphabet& its) {
            all = every;
            alphabet = its;
        });
        const auto tell = [this](const QString& what) { told << what; };
        connect(this, &Handwriting::failed, this, tell);
        connect(this, &Handwriting::noticed, this, tell);
        load();
    }

    /// All of them, not only those on display: the alphabet and class of each drawing, the name and classes of each alphabet.
    QJsonObject state() const {
        const app::Database database(path());
        const app::DrawingStore store(database);
        QJsonObject drawings;
        QJsonObject alphabets;
        for (const app::Alphabet& its : store.alphabets()) {
            for (const app::StoredDrawing& drawing : store.drawings(store.ids(its.id))) {
                drawings[QString::number(drawing.id)] = QJsonArray{its.id, drawing.digit};
            }
            if (its.id != 0) {
                alphabets[QString::number(its.id)] = QJsonArray{its.name, toJson(its.classes)};
            }
        }
        return {{"drawings", drawings}, {"alphabets", alphabets}};
    }

    static QJsonArray toJson(const std::vector<std::string>& names) {
        QJsonArray array;
        std::ranges::transform(names, std::back_inserter(array), &QString::fromStdString);
        return array;
    }

    std::vector<app::Alphabet> all;
    app::Alphabet alphabet; ///< that is shown, and …
    QList<qint64> ids;      ///< … its drawings
    QStringList told;
};

QString toLine(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Adds, relabels, deletes and restores drawings and alphabets, with a backup now and then, for ever.
[[noreturn]] void change(unsigned seed) {
    std::mt19937 random(seed);
    model::Random ink{seed};
    const auto upTo = [&](std::size_t end) { return static_cast<int>(random() % end); };
    const auto oneOf = [&](const auto& list) { return list[static_cast<std::size_t>(upTo(list.size()))]; };
    constexpr std::array kChanges{"undo", "remove", "relabel", "add", "add", "add", "add", "make", "edit", "discard", "import"};
    constexpr std::size_t kMostDrawings = 30; ///< of an alphabet
    constexpr std::size_t kMostAlphabets = 6;
    Shown drawings;
    say(toLine({{"done", drawings.state()}}));
    for (int step = 0;; ++step) {
        drawings.choose(oneOf(drawings.all).id);
        app::Alphabet its = drawings.alphabet;
        std::string what = oneOf(kChanges);
        if (static_cast<std::size_t>(drawings.ids.size()) > kMostDrawings) {
            what = "remove";
        } else if (its.id == 0 && (what == "edit" || what == "discard")) { // the digits stay
            what = "make";
        } else if (its.id != 0 && drawings.all.size() > kMostAlphabets) {
            what = "discard";
        }
        const QList<qint64> some = drawings.ids.mid(upTo(static_cast<std::size_t>(drawings.ids.size()) + 1), 3);
        const int digit = oneOf(its.numbers());
        const auto named = [&] { return QString("Signs %1").arg(random()); };
        if (what == "make") {
            its = {0, named(), {"plus", "minus", "times"}};
        } else if (what == "edit") { // a class goes with its drawings where two stay, and one comes
            its.name = named();
            if (its.numbers().size() > 2) {
                its.classes[static_cast<std::size_t>(digit)].clear();
            }
            its.classes.push_back("sign " + std::to_string(its.classes.size()));
        } else if (what == "import") {
            its = {0, named(), {"divide", "equals"}};
        }
        QJsonArray ids;
        std::ranges::copy(some, std::back_inserter(ids));
        say(toLine({{"intent", QJsonObject{{"what", what.c_str()},
                                           {"alphabet", QJsonArray{its.name, Shown::toJson(its.classes)}},
                                           {"id", its.id},
                                           {"digit", digit},
                                           {"ids", ids}}}}));
        if (what == "undo") {
            drawings.undo(); // or there is nothing to undo
        } else if (what == "remove") {
            drawings.remove(some);
        } else if (what == "relabel") {
            drawings.relabel(some, digit);
        } else if (what == "add") {
            drawings.add(digit, synthetic::digitStrokes(digit % 10, ink), its.id);
        } else if (what == "discard") {
            drawings.removeAlphabet(its.id);
        } else if (what == "import") {
            const fs::path file = app::databasePath().parent_path().parent_path() / (its.name.toStdString() + ".jsonl");
            {
                std::ofstream lines(file);
                for (int i = 0; i < 5; ++i) {
                    model::StrokesRecord record{"null", std::nullopt, {}, synthetic::digitStrokes(i, ink)};
                    model::setLabel(record, its.classes[static_cast<std::size_t>(i % 2)]);
                    lines << model::strokesLine(record) << '\n';
                }
            }
            drawings.importAlphabet(QString::fromStdString(file.string()));
        } else {
            drawings.keepAlphabet(its);
        }
        say(toLine({{"done", drawings.state()}}));
        if (step % 4 == 0) {
            try {
                app::backUp(app::Database(app::databasePath()));
            } catch (const std::exception&) { // the disk is full
            }
        }
    }
}

/// Opens everything as the window does at its start, and says what is there.
void open() {
    say("opens");
    Shown drawings;
    app::RunLibrary library;
    QJsonArray runs;
    QStringList told = drawings.told;
    QObject::connect(&library, &app::RunLibrary::listed, [&](const app::RunList& all) {
        runs = {};
        for (const model::RunRecord& run : *all) {
            runs << QJsonObject{{"id", QString::fromStdString(run.id)},
                                {"kind", static_cast<int>(run.kind)},
                                {"outcome", static_cast<int>(run.outcome)},
                                {"model", QString::fromStdString(run.model)},
                                {"continues", run.canContinue}};
        }
    });
    const auto tell = [&](const QString& what) { told << what; };
    QObject::connect(&library, &app::RunLibrary::failed, tell);
    QObject::connect(&library, &app::RunLibrary::noticed, tell);
    library.start();
    say(toLine({{"drawings", drawings.state()["drawings"]}, {"runs", runs}, {"told", QJsonArray::fromStringList(told)}}));
}

} // namespace

int main(int count, char** words) {
    const QCoreApplication application(count, words);
    const QStringList arguments = application.arguments();
    const auto path = [&](qsizetype i) { return fs::path(arguments.value(i).toStdString()); };
    try {
        const QString what = arguments.value(1);
        if (what == "save" && arguments.size() == 5) {
            save(path(2), path(3), path(4));
        } else if (what == "change" && arguments.size() == 3) {
            change(arguments[2].toUInt());
        } else if (what == "open") {
            open();
        } else if (what == "data" && arguments.size() == 3) { // a recipe may hold 10,000 images back; no test image is learned
            synthetic::writeDataSet(path(2), 12000, 200);
        } else if (what == "checkpoint" && arguments.size() == 3) { // fails unless it is whole
            model::loadCheckpoint(path(2));
        } else {
            std::fputs("driver save FILE MODEL MODEL | change SEED | open | checkpoint FILE | data FOLDER\n", stderr);
            return 2;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
