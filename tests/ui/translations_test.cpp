// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/run_facts.h"
#include "tests/ui/believable_runs.h"
#include "tests/ui/cut_text.h"
#include "tests/ui/filled_window.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/run_end_card.h"
#include "ui/draw/draw_panel.h"
#include "ui/explain/inside_view.h"
#include "ui/explain/network_view.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/pages/data_view.h"
#include "ui/pages/handwriting_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/run_text.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/setting_row.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/language.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"
#include "ui/window/about_card.h"
#include "ui/window/first_steps.h"
#include "ui/window/help_card.h"
#include "ui/window/lesson.h"
#include "ui/window/main_window.h"
#include "ui/window/menus.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"
#include "ui/window/tool_bar.h"
#include "ui/window/tour.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace {

const QStringList kTranslated{"de", "zh_CN"};

struct Message {
    QString translation;
    QString type; ///< "unfinished", "vanished"; empty when it is done
};
using Messages = std::map<std::pair<QString, QString>, Message>; ///< by context and source

QString sourceFile(const QString& language) {
    return DIGITLAB_SOURCES "/resources/translations/digitlab_" + language + ".ts";
}

Messages readMessages(const QString& path) {
    QFile file(path);
    Messages messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation") {
            const QString type = xml.attributes().value("type").toString();
            messages[{context, source}] = {xml.readElementText(), type};
        }
    }
    return messages;
}

/// Placeholders, file patterns and menu columns: what a translation has to keep.
QStringList fixedParts(const QString& text) {
    static const QRegularExpression pattern("%\\d|%n|\\*\\.\\w+|\\t");
    QStringList parts;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        parts << match.next().captured();
    parts.sort();
    return parts;
}

/// Its own text, and that of its menus, tabs and choices, always in the same order.
QStringList textsOf(QWidget& root) {
    QStringList texts;
    QList<QWidget*> widgets = root.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        texts << widget->toolTip() << widget->accessibleName();
        if (const auto* label = qobject_cast<QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<QAbstractButton*>(widget))
            texts << button->text();
        if (const auto* field = qobject_cast<QLineEdit*>(widget))
            texts << field->placeholderText();
        if (const auto* tabs = qobject_cast<QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i) << tabs->tabToolTip(i);
        if (const auto* combo = qobject_cast<QComboBox*>(widget))
            for (int i = 0; i < combo->count(); ++i)
                texts << combo->itemText(i) << combo->itemData(i, Qt::ToolTipRole).toString();
        for (const QAction* action : widget->actions())
            texts << action->text();
    }
    return texts;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void init() { failOnWarnings(); }
    void cleanup() { ui::applyLanguage("en"); }

    void everyTextIsTranslated_data() { eachLanguage(); }
    void everyTextIsTranslated() {
        QFETCH(QString, language);
        const Messages messages = readMessages(sourceFile(language));
        QVERIFY(messages.size() > 500);
        for (const auto& [key, message] : messages) {
            const QByteArray where = (key.first + ": " + key.second).toUtf8();
            QVERIFY2(message.type.isEmpty() && !message.translation.isEmpty(), where);
            QVERIFY2(fixedParts(message.translation) == fixedParts(key.second), where);
        }
        const QDir networks(DIGITLAB_SOURCES "/resources/networks");
        for (const QString& name : networks.entryList({"*.json"})) {
            QFile file(networks.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString about = QJsonDocument::fromJson(file.readAll())["about"].toString();
            QVERIFY2(messages.contains({"ui::Networks", about}), qPrintable(about));
        }
    }

    /// What lupdate finds in the sources is in the files, and nothing else.
    void theFilesKeepUpWithTheSources_data() { eachLanguage(); }
    void theFilesKeepUpWithTheSources() {
        QFETCH(QString, language);
        const QTemporaryDir folder;
        const QString copy = folder.filePath("copy.ts");
        QVERIFY(QFile::copy(sourceFile(language), copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(DIGITLAB_SOURCES);
        lupdate.start(DIGITLAB_LUPDATE, {"-silent", "-locations", "none", "-I", ".", "ui", "app", "-ts", copy});
        QVERIFY(lupdate.waitForFinished(60000));
        QCOMPARE(lupdate.exitCode(), 0);
        const Messages before = readMessages(sourceFile(language));
        for (const auto& [key, message] : readMessages(copy)) {
            QVERIFY2(before.contains(key), (key.first + " is new: " + key.second).toUtf8());
            QVERIFY2(message.type.isEmpty(), (key.first + " is " + message.type + ": " + key.second).toUtf8());
        }
    }

    /// ui/style/model_texts.h lists what model/ has.
    void theTextsOfTheModelAreListed() {
        const Messages messages = readMessages(sourceFile("de"));
        const auto has = [&messages](const char* context, const QString& text) {
            if (!messages.contains({context, text}))
                QFAIL(("ui/style/model_texts.h lacks " + text).toUtf8());
        };
        model::Recipe recipe;
        model::visitAllSettings(recipe, [&has]<class Value>(const model::SettingInfo& info, const Value&) {
            has("ui::SettingRow", info.title);
            has("ui::SettingRow", info.help);
            if constexpr (std::is_enum_v<Value> && !std::is_same_v<Value, model::Optimiser>)
                for (const std::string_view name : model::valueNames<Value>())
                    has("ui::SettingRow", QString::fromStdString(std::string(name)));
        });
        QFile story(DIGITLAB_SOURCES "/resources/experiments/notebook-story.json");
        QVERIFY(story.open(QIODevice::ReadOnly));
        const QJsonDocument told = QJsonDocument::fromJson(story.readAll());
        has("app::Story", told["after"].toString());
        const QJsonArray variants = told["variants"].toArray();
        QCOMPARE(variants.size(), 5);
        for (const QJsonValue& variant : variants)
            has("app::Story", variant["about"].toString());
        model::visitFacts(model::RunRecord{},
                          [&has](const model::FactInfo& info, const auto&) { has("ui::RunDifferences", info.title); });
    }

    /// A text that is the same in both windows was either translated so or forgotten.
    void nothingOnScreenStaysEnglish_data() { eachLanguage(); }
    void nothingOnScreenStaysEnglish() {
        QFETCH(QString, language);
        const QStringList english = textsOf(*filledWindow());
        ui::applyLanguage(language);
        const QStringList other = textsOf(*filledWindow());
        QCOMPARE(other.size(), english.size());
        std::set<QString> known{"Notebook", "notebook", "quick", "SGD", "Nesterov", "AdamW", "English", "Deutsch"};
        for (const auto& [key, message] : readMessages(sourceFile(language)))
            known.insert(message.translation);
        for (const model::RunRecord& run : believableRuns())
            known.insert({QString::fromStdString(run.name), QString::fromStdString(run.note)});
        static const QRegularExpression words("[A-Za-z]{3,} [A-Za-z]{2,}|^[A-Za-z]{3,}$");
        for (qsizetype i = 0; i < other.size(); ++i)
            if (other[i] == english[i] && words.match(other[i]).hasMatch() && !known.contains(other[i]))
                QFAIL(("stays English: " + other[i]).toUtf8());
    }

    void noTextIsCut_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : QStringList{"en"} + kTranslated)
            QTest::newRow(language.toUtf8()) << language;
    }
    void noTextIsCut() {
        QFETCH(QString, language);
        ui::applyLanguage(language);
        const auto window = filledWindow();
        window->show();
        QStringList cut;
        for (const ui::RunState state : {ui::RunState::idle, ui::RunState::training, ui::RunState::paused}) {
            window->setRunState(state);
            for (int page = 0; page < window->tabs()->count(); ++page) {
                window->tabs()->setCurrentIndex(page);
                QApplication::processEvents();
                cut << cutTexts(*window);
            }
        }
        window->showDetailedError(QString(40, 'n'), QString("%1 ").arg(QString(9, 'n')).repeated(20), QString(90, '/'));
        window->findChild<QPushButton*>("messageDetails")->click();
        window->firstSteps()->show();
        QApplication::processEvents();
        cut << cutTexts(*window);
        window->showHelp();
        window->showAbout();
        QApplication::processEvents();
        cut << cutTexts(*window->findChild<ui::HelpCard*>()) << cutTexts(*window->findChild<ui::AboutCard*>());
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), cut.join('\n').toUtf8());
    }

    /// Letters are larger in a lesson, on a small projector and on a large screen.
    void noTextIsCutInALesson_data() { noTextIsCut_data(); }
    void noTextIsCutInALesson() {
        QFETCH(QString, language);
        ui::applyLanguage(language);
        const auto window = filledWindow();
        QStringList cut;
        QList<QScreen*> screens = QGuiApplication::screens(); // of tests/ui/screens.json
        std::ranges::sort(screens, {}, [](const QScreen* screen) { return screen->size().width(); });
        for (QScreen* screen : {screens.first(), screens.last()}) {
            window->setScreen(screen);
            window->move(screen->geometry().topLeft());
            window->show();
            window->lesson()->toggle();
            QTRY_COMPARE(window->size(), screen->size());
            QTRY_COMPARE(QApplication::font().pixelSize(), qRound(13 * ui::Lesson::scaleFor(screen->size())));
            for (int page = 0; page < window->tabs()->count(); ++page) {
                window->tabs()->setCurrentIndex(page);
                QApplication::processEvents();
                cut << cutTexts(*window);
            }
            window->lesson()->toggle();
            window->hide();
        }
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), cut.join('\n').toUtf8());
    }

    void noTextOfTheTourIsCut_data() { noTextIsCut_data(); }
    void noTextOfTheTourIsCut() {
        QFETCH(QString, language);
        ui::applyLanguage(language);
        const auto window = filledWindow();
        window->show();
        QStringList cut;
        for (window->tour()->begin(); window->tour()->isOn(); window->tour()->next()) {
            QApplication::processEvents();
            cut << cutTexts(*window->tour()->card());
            QVERIFY(window->rect().contains(window->tour()->card()->geometry()));
        }
        QVERIFY2(cut.isEmpty(), cut.join('\n').toUtf8());
    }

    void numbersFollowTheLanguage() {
        QCOMPARE(ui::grouped(18900), "18,900");
        ui::applyLanguage("de");
        QCOMPARE(ui::grouped(18900), "18.900");
        QCOMPARE(ui::percent(0.9943, 2), "99,43 %");
        QCOMPARE(ui::lossText(0.0412), "0,0412");
        QCOMPARE(ui::significant(0.0123456, 3), "0,0123");
        QCOMPARE(ui::settingText(0.0005), "0,0005");
        QCOMPARE(ui::settingText(true), "an");
        ui::applyLanguage("zh_CN");
        QCOMPARE(ui::grouped(18900), "18,900");
        QCOMPARE(ui::percent(0.9943, 2), "99.43%");
        ui::applyLanguage("en");
        QCOMPARE(ui::percent(0.9943, 2), "99.43 %");
        QCOMPARE(QString::number(0.5), "0.5"); // what files are written with
    }

    void datesFollowTheLanguage() {
        model::RunRecord run;
        const QDateTime start(QDate(2026, 3, 24), QTime(14, 5));
        run.started = start.toUTC().toString(Qt::ISODate).toStdString();
        const QDateTime later = start.addDays(40);
        QCOMPARE(ui::startedText(run, later), "24 Mar 14:05");
        ui::applyLanguage("de");
        QCOMPARE(ui::startedText(run, later), "24. März 14:05");
        QCOMPARE(ui::startedInFull(run), "24. März 2026, 14:05");
        ui::applyLanguage("zh_CN");
        QCOMPARE(ui::startedText(run, later), "3月24日 14:05");
    }

    void fieldsTakeTheCommaAndThePoint() {
        ui::applyLanguage("de");
        ui::NumberField field(0, 100);
        QCOMPARE(field.textFromValue(0.01), "0,01");
        for (const char* typed : {"0,25", "0.25"}) {
            field.setValue(1);
            field.selectAll();
            QTest::keyClicks(&field, typed);
            QTest::keyClick(&field, Qt::Key_Return);
            QCOMPARE(field.value(), 0.25);
        }
    }

    void anOwnRecipesLearningRateFollowsTheLanguage() {
        ui::applyLanguage("de");
        ui::TrainPanel panel;
        model::Recipe mine;
        mine.name = "mine";
        mine.learningRate = 0.0125;
        panel.setPresets({model::Recipe()}, {mine});
        const auto* combo = panel.findChild<QComboBox*>("presetCombo");
        const QString tip = combo->itemData(combo->findText("Mine"), Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("0,0125"), qPrintable(tip));
    }

    void theSystemsLanguageIsFound() {
        QCOMPARE(ui::languageFor({"de-AT", "en-GB"}), "de");
        QCOMPARE(ui::languageFor({"fr-FR", "de"}), "de");
        QCOMPARE(ui::languageFor({"zh-Hans-CN"}), "zh_CN");
        QCOMPARE(ui::languageFor({"zh-SG"}), "zh_CN");
        QCOMPARE(ui::languageFor({"zh-TW", "fr-FR"}), "en"); // traditional characters are another script
        QCOMPARE(ui::languageFor({"C"}), "en");
    }

    void theMenuOffersTheLanguages() {
        ui::applyLanguage("de");
        ui::MainWindow window;
        const QList<QAction*> actions = window.findChild<QActionGroup*>("languages")->actions();
        QVERIFY(window.menus()->all()->actions().contains(actions[2])); // two clicks away
        QCOMPARE(actions.size(), 4);
        QCOMPARE(actions[2]->text(), "Deutsch");
        QVERIFY(actions[2]->isChecked());
        QSignalSpy chosen(&window, &ui::MainWindow::languageChosen);
        actions[3]->trigger();
        QCOMPARE(chosen.value(0).value(0).toString(), "zh_CN");
    }

private:
    static void eachLanguage() {
        QTest::addColumn<QString>("language");
        for (const QString& language : kTranslated)
            QTest::newRow(language.toUtf8()) << language;
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
