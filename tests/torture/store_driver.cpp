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

#include <cstdio>
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

/// The drawings as a window shows them.
struct Shown : app::Handwriting {
    Shown() {
        connect(this, &Handwriting::changed, this, [this](const auto& set, const QList<qint64>& all) {
            digits.assign(set->labels.begin(), set->labels.end());
            ids = all;
        });
        const auto tell = [this](const QString& what) { told << what; };
        connect(this, &Handwriting::failed, this, tell);
        connect(this, &Handwriting::noticed, this, tell);
        load();
    }

    QJsonObject state() const {
        QJsonObject drawings;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            drawings[QString::number(ids[i])] = digits[static_cast<std::size_t>(i)];
        }
        return drawings;
    }

    std::vector<int> digits;
    QList<qint64> ids;
    QStringList told;
};

QString toLine(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Adds, relabels, deletes and restores drawings, with a backup now and then, for ever.
[[noreturn]] void change(unsigned seed) {
    std::mt19937 random(seed);
    model::Random ink{seed};
    const auto upTo = [&](std::size_t end) { return static_cast<int>(random() % end); };
    Shown drawings;
    say(toLine({{"done", drawings.state()}}));
    for (int step = 0;; ++step) {
        const QList<qint64> some = drawings.ids.mid(upTo(static_cast<std::size_t>(drawings.ids.size()) + 1), 3);
        const int digit = upTo(10);
        const int kind = drawings.ids.size() > 30 ? 1 : upTo(6);
        QJsonObject intent{{"digit", digit}};
        if (kind == 1 || kind == 2) {
            QJsonArray ids;
            for (const qint64 id : some) {
                ids << id;
            }
            intent["ids"] = ids;
        }
        intent["what"] = kind == 0 ? "undo" : kind == 1 ? "remove" : kind == 2 ? "relabel" : "add";
        say(toLine({{"intent", intent}}));
        switch (kind) {
        case 0:
            drawings.undo();
            break; // or there is nothing to undo
        case 1:
            drawings.remove(some);
            break;
        case 2:
            drawings.relabel(some, digit);
            break;
        default:
            drawings.add(digit, synthetic::digitStrokes(digit, ink));
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
    QObject::connect(&library, &app::RunLibrary::listed, [&](const std::vector<model::RunRecord>& all) {
        runs = {};
        for (const model::RunRecord& run : all) {
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
    say(toLine({{"drawings", drawings.state()}, {"runs", runs}, {"told", QJsonArray::fromStringList(told)}}));
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
