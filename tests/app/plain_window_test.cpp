// SPDX-License-Identifier: GPL-3.0-or-later
// A real session in which every name that comes from a file looks like HTML that loads a picture, marks a key, and holds a place
// for another text. On all pages, in all tooltips, menus and dialogs, it is a name; the picture is never opened.
#include "app/window/session.h"
#include "ui/window/main_window.h"

#include "app/runs/run_folder.h"
#include "app/runs/run_store.h"
#include "app/storage/bundled_models.h"
#include "app/storage/opened_database.h"
#include "app/storage/paths.h"
#include "app/storage/recipe_files.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/model_file.h"
#include "tests/synthetic_digits.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/draw/draw_panel.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/explain/compare_view.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/why_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/runs_model.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"
#include "ui/window/message_bar.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolTip>
#include <QXmlStreamReader>

#include <set>
#include <typeinfo>

#include <sys/inotify.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

/// As it must stand in every text that has a part of it; of "%" and a number another name would take the place.
const QString kName = "7&b<img src=bait.png>%1%2";

/// Tells whether a file was opened since.
class OpenWatch {
public:
    explicit OpenWatch(const fs::path& file) : queue_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        inotify_add_watch(queue_, file.c_str(), IN_OPEN | IN_ACCESS);
    }
    ~OpenWatch() { ::close(queue_); }
    OpenWatch(const OpenWatch&) = delete;
    OpenWatch& operator=(const OpenWatch&) = delete;

    bool saw() const {
        char events[4096];
        return ::read(queue_, events, sizeof events) > 0;
    }

private:
    int queue_;
};

} // namespace

class PlainWindowTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;
    synthetic::TemporaryFolder folder_;
    std::unique_ptr<OpenWatch> bait_;
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<app::Session> session_;
    std::set<QString> seen_; ///< what kinds of texts held the name
    std::set<QString> reported_;

    QString in(const QString& name) const { return QString::fromStdString(folder_.path().string()) + "/" + name; }
    fs::path pathOf(const QString& name) const { return in(name).toStdString(); }

    /// Each text is reported once.
    void fail(const QString& what) {
        if (reported_.insert(what).second)
            QTest::qFail(qPrintable(what), __FILE__, __LINE__);
    }

    /// The text, which a widget of that kind shows as it stands, holds the whole name if it holds any of it, or ends before.
    void expectWhole(const char* kind, QString text, const QString& name = kName) {
        text.replace(QChar(QChar::Nbsp), ' '); // which keeps facts on one line
        const qsizetype before = name.indexOf("<img");
        for (qsizetype at = text.indexOf("<img"); at >= 0; at = text.indexOf("<img", at + 1)) {
            const QString rest = text.mid(at - before);
            const qsizetype cut = rest.indexOf("…");
            if (!rest.startsWith(name) && (cut < 0 || !name.startsWith(rest.left(cut))))
                fail(QString("%1: %2").arg(kind, text));
            seen_.insert(kind);
        }
    }

    void expectPlainTip() {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (!widget->inherits("QTipLabel"))
                continue;
            const auto* tip = qobject_cast<QLabel*>(widget);
            expectWhole("tooltip on the screen", tip->text().replace('\n', ' ')); // where it is wrapped
            if (tip->textFormat() != Qt::PlainText)
                fail("a tooltip is no plain text: " + tip->text());
        }
    }

    /// As the mouse does when it rests there.
    void hover(QWidget* widget, const QPoint& at) {
        QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
        QApplication::sendEvent(widget, &help);
        expectPlainTip();
    }

    void lookAtItems(QAbstractItemView& view) {
        const QAbstractItemModel& model = *view.model();
        constexpr int kMost = 20;
        for (int row = 0; row < std::min(kMost, model.rowCount()); ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole,
                                       Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole})
                    expectWhole("item", index.data(role).toString());
                if (view.isVisible())
                    hover(view.viewport(), view.visualRect(index).center());
            }
        for (const auto orientation : {Qt::Horizontal, Qt::Vertical})
            for (int section = 0;
                 section < std::min(kMost, orientation == Qt::Horizontal ? model.columnCount() : model.rowCount()); ++section)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::AccessibleTextRole})
                    expectWhole("heading", model.headerData(section, orientation, role).toString());
    }

    void lookAt(QWidget& widget) {
        if (const auto* label = qobject_cast<QLabel*>(&widget); label != nullptr && label->isVisible()) {
            expectWhole("label", label->text());
            if (label->textFormat() != Qt::PlainText)
                fail("a label is no plain text: " + label->text());
        }
        QString literal = kName;
        literal.replace("&", "&&");
        if (const auto* button = qobject_cast<QAbstractButton*>(&widget))
            expectWhole("button", button->text(), literal);
        for (const QAction* action : widget.actions()) {
            expectWhole("action", action->text(), literal);
            expectWhole("action's tip", action->toolTip());
            expectWhole("action's tip", action->statusTip());
        }
        if (const auto* combo = qobject_cast<QComboBox*>(&widget))
            for (int item = 0; item < combo->count(); ++item) {
                expectWhole("choice", combo->itemText(item));
                expectWhole("choice", combo->itemData(item, Qt::ToolTipRole).toString());
            }
        if (auto* view = qobject_cast<QAbstractItemView*>(&widget); view != nullptr && view->model() != nullptr)
            lookAtItems(*view);
        expectWhole("tip", widget.toolTip());
        expectWhole("tip", widget.statusTip());
        expectWhole("tip", widget.whatsThis());
        expectWhole("title", widget.windowTitle());
        expectWhole("spoken", widget.accessibleName());
        expectWhole("spoken", widget.accessibleDescription());
        expectWhole("spoken", widget.property("spokenValue").toString());
        if (!widget.isVisible() || widget.inherits("QTipLabel"))
            return;
        // What paints itself has other tips elsewhere: a class of a namespace, whose mangled name begins so. Qt's have one.
        const int points = typeid(widget).name()[0] == 'N' ? 4 : 1;
        for (int x = 1; x < 2 * points; x += 2)
            for (int y = 1; y < 2 * points; y += 2)
                hover(&widget, {widget.width() * x / (2 * points), widget.height() * y / (2 * points)});
    }

    /// At everything that there is, after it was painted.
    void look() {
        QApplication::processEvents();
        const QWidgetList all = QApplication::allWidgets();
        for (const QPointer<QWidget>& widget : std::vector<QPointer<QWidget>>(all.begin(), all.end())) // some go meanwhile
            if (widget && !widget->inherits("QTipLabel"))
                lookAt(*widget);
        window_->grab();
        QToolTip::hideText();
        QVERIFY2(!bait_->saw(), "a name was read as HTML: the picture that it names was opened");
    }

    void lookAtPages() {
        for (int page = 0; page < window_->tabs()->count(); ++page) {
            window_->tabs()->setCurrentIndex(page);
            look();
        }
    }

    void writePictures() {
        for (int i = 0; i < 2; ++i)
            for (int image = 0; image < 40; ++image) {
                const fs::path of = pathOf(kName) / (kName.toStdString() + std::to_string(i));
                fs::create_directories(of);
                QImage picture(28, 28, QImage::Format_Grayscale8);
                picture.fill(0);
                for (int y = 5; y < 22; ++y)
                    picture.setPixel(4 + image % 20, y, image % 3 == 0 ? 0xffffff : 0x808080);
                QVERIFY(picture.save(QString::fromStdString((of / (std::to_string(image) + ".png")).string())));
                synthetic::writeBytes(of / (kName.toStdString() + ".png"), "no picture");
            }
    }

    static model::Recipe recipe() {
        model::Recipe recipe;
        recipe.name = kName.toStdString();
        recipe.epochs = 1;
        recipe.batchSize = 16;
        return recipe;
    }

    /// Three that ended, each in its own way, and one that can go on.
    static void writeRuns() {
        const app::OpenedDatabase opened = app::openDatabase(app::databasePath());
        const app::RunStore store(*opened.database);
        const std::string name = kName.toStdString();
        for (int i = 0; i < 4; ++i) {
            model::RunRecord run;
            run.id = "20261124-10000" + std::to_string(i) + "-000" + std::to_string(i);
            run.name = run.note = run.dataSet = name;
            run.started = "2026-11-24T10:00:00Z";
            run.recipe = recipe();
            run.recipe.seed = static_cast<std::uint64_t>(i);
            run.recipe.dropout = 0.1 * i;
            run.environment = {name, name, name, name, name, name, i, name};
            store.begin(run);
            model::RunProgress progress{1, 10, 2, 0.9, 0.9, {}, 0};
            store.append(run.id, {{}, {}, {name}}, progress);
            if (i == 3) {
                fs::create_directories(app::runFolder(run.id));
                model::Checkpoint checkpoint;
                checkpoint.weights = app::bundledModel().weights;
                model::saveCheckpoint(app::checkpointPath(run.id), checkpoint);
                continue;
            }
            store.end(run.id,
                      {i == 0 ? model::RunOutcome::failed : model::RunOutcome::completed, name + ".", progress, {}, name});
        }
    }

private slots:
    void initTestCase() {
        failOnWarnings();
        qputenv("XDG_DATA_HOME", in("home").toUtf8());
        qputenv("DIGITLAB_DATA", in(kName).toUtf8());
        QVERIFY(QDir::setCurrent(in(""))); // where the picture lies
        QImage picture(1, 1, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(in("bait.png")));
        bait_ = std::make_unique<OpenWatch>(pathOf("bait.png"));
        writePictures();
        fs::create_directories(app::recipeFolder());
        app::writeRecipe(app::recipeFolder() / (kName.toStdString() + ".json"), recipe());
        writeRuns();
        model::Model model = app::bundledModel();
        model.card.dataSet = model.card.program = model.card.date = kName.toStdString();
        model.card.classes = {kName.toStdString() + "0", kName.toStdString() + "1"};
        model.card.recipe = recipe();
        model::saveModel(pathOf(kName + ".safetensors"), model);
        ui::applyTheme(*qApp, ui::ThemeChoice::light);
    }

    void init() { failOnWarnings(); }

    void theStart() {
        window_ = std::make_unique<ui::MainWindow>();
        window_->resize(1280, 900);
        session_ = std::make_unique<app::Session>(*window_);
        window_->show();
        session_->start();
        QTRY_VERIFY(session_->state().data() && session_->state().openModel() != nullptr);
        auto* recipes = window_->findChild<QComboBox*>("presetCombo");
        QTRY_VERIFY(recipes->findText(kName) >= 0);
        // It is told beside what spoils the data, whichever is known first.
        std::set<QString> told;
        const auto hears = [&](const QString& text) {
            told.insert(window_->messageBar()->text());
            if (window_->messageBar()->text().contains("two labels"))
                window_->messageBar()->dismiss();
            return told.contains(text);
        };
        QTRY_VERIFY(hears(kName + " was interrupted after 1 of 1 epochs."));
        lookAtPages();
        for (const char* kind : {"label", "choice", "item", "tip", "button", "tooltip on the screen"})
            QVERIFY2(seen_.contains(kind), kind);
    }

    void theModelAndTheRun() {
        emit window_->openModelRequested(in(kName + ".safetensors"));
        QTRY_COMPARE(session_->state().openModel()->name, kName);
        look();
        emit window_->trainRequested(recipe(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), ui::RunState::training, 30000);
        look();
        QTRY_COMPARE_WITH_TIMEOUT(window_->runState(), ui::RunState::idle, 60000);
        window_->drawPanel()->canvas()->setDrawing({{{{10, 10, 1}, {50, 200, 1}}, 20, false}});
        emit window_->drawPanel()->drawingChanged(window_->drawPanel()->canvas()->drawing());
        auto* read = window_->findChild<QPushButton*>("evaluateButton");
        if (read != nullptr && read->isEnabled())
            read->click();
        lookAtPages();
        auto* confusion = window_->mistakesView()->matrix();
        confusion->choose(0, 1);
        lookAtPages();
        QVERIFY(seen_.contains("action")); // the recent files
    }

    void theRuns() {
        auto* runs = window_->page<ui::RunsView>();
        window_->tabs()->setCurrentWidget(runs);
        auto* table = runs->findChild<QTableView*>("runsTable");
        auto* model = runs->findChild<ui::RunsModel*>();
        QTRY_VERIFY(model->rowCount() >= 6);
        for (int row = 0; row < model->rowCount(); ++row) {
            model->setUnfolded(row, true);
        }
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            table->selectRow(row);
            look();
        }
        table->selectAll();
        look();
        QVERIFY(seen_.contains("heading"));
        for (int row = 0, chosen = 0; chosen < 2; ++row) {
            if (!model->isStudy(row)) {
                model->setData(model->index(row, ui::RunsModel::curvesColumn), Qt::Checked, Qt::CheckStateRole);
                ++chosen;
            }
        }
        QTRY_COMPARE(window_->curvePlot()->overlayColours().size(), 2);
        window_->tabs()->setCurrentIndex(0);
        look();
    }

    void thePictureOfTheCurves() {
        const QString svg = in("curves.svg");
        window_->curvePlot()->setOverlays({{"a", "\x1b" + kName.toStdString(), 1, {{}}, {}}}); // Esc, which XML does not know
        QVERIFY(window_->curvePlot()->saveAs(svg));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QString texts;
        while (!reader.atEnd())
            texts += reader.readNext() == QXmlStreamReader::Characters ? reader.text().toString() : QString();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY2(texts.contains("7&b<img"), qPrintable(texts));
    }

    void theInside() {
        window_->tabs()->setCurrentWidget(window_->insideView());
        ui::CompareView* compare = window_->insideView()->compare();
        for (int part = 0; part < window_->insideView()->parts()->findChildren<QAbstractButton*>().size(); ++part) {
            window_->insideView()->parts()->setCurrent(part);
            look();
        }
        window_->insideView()->parts()->setCurrent(5);
        emit compare->otherFileChosen(in(kName + ".safetensors"));
        QTRY_VERIFY(compare->findChildren<ui::ElidedLabel*>().value(1)->text().contains(kName));
        compare->findChild<QPushButton*>("chooseOther")->click();
        auto* menu = compare->findChild<QMenu*>("otherMenu");
        QVERIFY(std::ranges::any_of(menu->actions(), [](const QAction* action) { return action->text().contains("<img"); }));
        look();
        menu->close();
    }

    void theMessages() {
        window_->openPath(in(kName + ".none"));
        look();
        synthetic::writeBytes(pathOf(kName + ".pt"), "nothing");
        emit window_->openModelRequested(in(kName + ".pt"));
        QTRY_VERIFY(window_->messageBar()->text().contains(kName));
        look();
        synthetic::writeBytes(pathOf("broken.json"), "{\"name\": \"a\", \"" + kName.toStdString() + "\": 1}");
        emit window_->trainPanel()->recipeImportRequested(in("broken.json"));
        QTRY_VERIFY(window_->messageBar()->text().contains("setting " + kName));
        look();
        synthetic::writeBytes(pathOf(kName + "/classes.txt"), kName.toStdString() + "\n" + kName.toStdString() + "\n");
        emit window_->dataFolderChosen(in(kName));
        QTRY_VERIFY(window_->messageBar()->text().contains("stands there twice"));
        look();
        window_->messageBar()->showProgress(kName, 1, 2);
        look();
    }

    void theQuestions() {
        window_->trainPanel()->choosePreset(kName);
        look();
        const auto answer = [this] {
            auto* box = window_->findChild<QMessageBox*>();
            QVERIFY(box != nullptr && box->isVisible());
            QVERIFY(box->text().contains(kName));
            look();
            box->reject();
            QTRY_VERIFY(window_->findChild<QMessageBox*>() == nullptr);
        };
        window_->trainPanel()->askToReplace(recipe());
        answer();
        window_->findChild<QAction*>("presetDelete")->trigger();
        answer();
    }

    void cleanupTestCase() {
        session_.reset();
        window_.reset();
        QVERIFY(!bait_->saw());
    }
};

QTEST_MAIN(PlainWindowTest)
#include "plain_window_test.moc"
