// SPDX-License-Identifier: GPL-3.0-or-later
// Trains on real MNIST in the whole program and saves every page while it does, in every language, theme and size, and says which
// texts have no room:
// run_screenshots FOLDER [--languages en,de,zh_CN] [--themes light,dark] [--sizes 1280x800,1024x640] [--scale 2]
// 1920×1080 pixels at 200 % are --sizes 960x540 --scale 2. Wants MNIST in $DIGITLAB_DATA; keeps what it makes in a folder of its
// own.
#include "app/storage/recipe_files.h"
#include "app/window/session.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/cut_text.h"
#include "tests/ui/screens_of_sizes.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/explain/inside_view.h"
#include "ui/pages/data_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/widgets/segments.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPolygonF>
#include <QScreen>
#include <QSettings>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <cstdio>

namespace {

constexpr int kLongMs = 900'000; ///< a busy computer takes its time

/// A learner at work: one short run is over, a longer one is on, a three is on the canvas, some drawings are kept.
class Learner {
public:
    Learner() : session_(window_) {
        window_.setMinimumSize(0, 0); // as on a screen as small as that
        window_.show();
        session_.start();
        wait("the data set", [this] { return session_.state().data() != nullptr; });
        train(app::findRecipe("spark"));
        wait("the short run", [this] { return window_.runState() == ui::RunState::idle; });
        model::Random random{1};
        for (const int digit : {7, 2, 3}) {
            draw(synthetic::digitStrokes(digit, random));
            QTest::qWait(300); // until it has been read
            if (digit != 3)
                QTest::keyClick(window_.drawPanel()->canvas(), static_cast<Qt::Key>(Qt::Key_0 + digit)); // meant, and taught
        }
        int epochs = 0;
        QObject::connect(&session_.workers().training, &app::TrainingWorker::epochFinished, &window_, [&epochs] { ++epochs; });
        train(app::findRecipe("notebook"));
        wait("three epochs", [&epochs] { return epochs >= 3; });
        session_.workers().training.disconnect(&window_, nullptr);
    }

    ui::MainWindow& window() { return window_; }

    /// Every page, and of those with parts every part, as it is now; the first one in a lesson, too.
    void save(const QDir& folder, const QString& where) {
        for (int i = 0; i < window_.tabs()->count(); ++i) {
            window_.tabs()->setCurrentIndex(i);
            QWidget* page = window_.tabs()->currentWidget();
            const QString name = QString("%1-%2-%3").arg(where).arg(i + 1).arg(page->objectName());
            if (auto* inside = qobject_cast<ui::InsideView*>(page))
                saveParts(folder, name, *inside->parts());
            else if (auto* data = qobject_cast<ui::DataView*>(page))
                saveParts(folder, name, *data->kinds());
            else
                save(folder, name, 500);
        }
        window_.tabs()->setCurrentIndex(0);
        const QSize size = window_.size();
        window_.lesson()->toggle();
        wait("the lesson", [&] { return window_.isFullScreen() && window_.size() == window_.screen()->size(); });
        save(folder, where + "-lesson", 500);
        window_.lesson()->toggle();
        wait("the usual window", [&] { return window_.size() == size; });
    }

private:
    template <class Condition> static void wait(const char* what, Condition condition) {
        if (!QTest::qWaitFor(condition, kLongMs))
            qFatal("run_screenshots: %s did not come.", what);
    }

    void train(const model::Recipe& recipe) {
        window_.trainPanel()->setRecipe(recipe);
        emit window_.trainPanel()->recipeChanged(recipe); // as an edit is: the previews follow
        QTest::mouseClick(window_.findChild<QAbstractButton*>("trainButton"), Qt::LeftButton);
        wait("a run", [this] { return window_.runState() == ui::RunState::training; });
    }

    void draw(const model::Drawing& drawing) {
        ui::DrawingCanvas* canvas = window_.drawPanel()->canvas();
        canvas->clear();
        QPolygonF points;
        const auto pointOf = [](const model::StrokePoint& point) {
            return QPointF(static_cast<double>(point.x), static_cast<double>(point.y));
        };
        for (const model::Stroke& stroke : drawing)
            for (const model::StrokePoint& point : stroke.points)
                points << pointOf(point);
        const double unit = std::min(canvas->width(), canvas->height()) / 160.0;
        for (const model::Stroke& stroke : drawing) {
            const auto place = [&](const model::StrokePoint& point) {
                const QPointF fromMiddle = (pointOf(point) - points.boundingRect().center()) * unit;
                return QRectF(canvas->rect()).center().toPoint() + fromMiddle.toPoint();
            };
            QTest::mousePress(canvas, Qt::LeftButton, {}, place(stroke.points.front()));
            for (const model::StrokePoint& point : stroke.points)
                QTest::mouseMove(canvas, place(point));
            QTest::mouseRelease(canvas, Qt::LeftButton, {}, place(stroke.points.back()));
        }
    }

    void save(const QDir& folder, const QString& name, int waitMs) {
        QTest::qWait(waitMs); // for what other threads have to say about the page
        window_.grab().save(folder.filePath(name + ".png"));
        for (const QString& text : cutTexts(window_))
            std::printf("%s: cut: %s\n", qPrintable(name), qPrintable(text));
        std::fflush(stdout);
    }

    void saveParts(const QDir& folder, const QString& name, ui::Segments& parts) {
        const auto count = parts.findChildren<QAbstractButton*>().size();
        for (int part = 0; part < count; ++part) {
            parts.setCurrent(part);
            save(folder, QString("%1-%2").arg(name).arg(part + 1), 1000);
        }
        parts.setCurrent(0);
    }

    ui::MainWindow window_;
    app::Session session_;
};

} // namespace

int main(int argc, char** argv) {
    const QString usualSizes = "1280x800,1024x640";
    qputenv("QT_SCALE_FACTOR", earlyOption(argc, argv, "--scale", "1").toUtf8());
    const synthetic::TemporaryFolder home;
    qputenv("XDG_DATA_HOME", (home / "data").c_str());
    qputenv("XDG_CONFIG_HOME", (home / "config").c_str());
    useScreensOf(earlyOption(argc, argv, "--sizes", usualSizes), QString::fromStdString((home / "screens.json").string()));
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // as the program does
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "Where the pictures go.");
    parser.addOptions({{"languages", "en, de, zh_CN.", "codes", "en,de,zh_CN"},
                       {"themes", "light, dark.", "names", "light,dark"},
                       {"sizes", "Logical pixels.", "sizes", usualSizes},
                       {"scale", "Physical pixels a logical one.", "factor", "1"}});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    if (!qEnvironmentVariableIsSet("DIGITLAB_DATA")) {
        std::fprintf(stderr, "run_screenshots: DIGITLAB_DATA names no folder with MNIST.\n");
        return 2;
    }
    const QDir folder(parser.positionalArguments().first());
    folder.mkpath(".");
    for (const QString& language : parser.value("languages").split(',')) {
        ui::applyTheme(application, ui::ThemeChoice::light);
        ui::applyLanguage(language);
        Learner learner;
        for (const QString& theme : parser.value("themes").split(',')) {
            ui::applyTheme(application, theme == "dark" ? ui::ThemeChoice::dark : ui::ThemeChoice::light);
            for (const QString& size : parser.value("sizes").split(',')) {
                const QSize wanted(size.section('x', 0, 0).toInt(), size.section('x', 1).toInt());
                for (QScreen* screen : QGuiApplication::screens())
                    if (screen->size() == wanted)
                        learner.window().setScreen(screen); // a lesson fills it
                learner.window().setGeometry({learner.window().screen()->geometry().topLeft(), wanted});
                learner.save(folder, QString("%1-%2-%3").arg(language, theme, size.section('x', 0, 0)));
            }
        }
    }
    return 0;
}
