// SPDX-License-Identifier: GPL-3.0-or-later
// No two controls lie upon each other and none is outside of the window, on any page, in a lesson and out of it.
#include "tests/ui/filled_window.h"
#include "tests/ui/own_settings.h"
#include "tests/ui/warnings.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window/lesson.h"
#include "ui/window/message_bar.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QSlider>
#include <QTabBar>
#include <QTest>

#include <set>
#include <vector>

namespace {

struct Placed {
    const QWidget* widget;
    QRect place; ///< what of it is on the screen, in the window's coordinates
};

/// What a user would call a thing of its own: it has words, takes clicks, or is painted.
bool isControl(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return !label->text().isEmpty() || !label->pixmap().isNull();
    static const QStringList painted{"drawingCanvas", "pictureView",     "predictionBars",    "answerView",  "plot",
                                     "ratePlot",      "confusionMatrix", "sampleGrid",        "pathMaps",    "whyPicture",
                                     "digitMapPlot",  "thumbnailStrip",  "scheduleSparkline", "colourLegend"};
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QSlider*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QTabBar*>(&widget) ||
           qobject_cast<const QProgressBar*>(&widget) || painted.contains(widget.objectName());
}

std::vector<Placed> controlsOf(const QWidget& window, const QWidget& above) {
    std::vector<Placed> controls;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window || !isControl(*widget) || above.isAncestorOf(widget))
            continue;
        QRect place(widget->mapTo(&window, QPoint()), widget->size());
        for (const QWidget* parent = widget->parentWidget(); parent != &window; parent = parent->parentWidget())
            if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) &&
                parent->parentWidget()->objectName() != "wholeWindow")
                place &= QRect(parent->mapTo(&window, QPoint()), parent->size()); // what is scrolled away
        if (!place.isEmpty())
            controls.push_back({widget, place});
    }
    return controls;
}

QString described(const Placed& control) {
    const auto* label = qobject_cast<const QLabel*>(control.widget);
    const QRect& r = control.place;
    return QString("%1 “%2%3” %4,%5 %6×%7")
        .arg(control.widget->metaObject()->className(), control.widget->objectName(), label ? label->text() : QString())
        .arg(r.x())
        .arg(r.y())
        .arg(r.width())
        .arg(r.height());
}

QStringList faults(const QWidget& window, const QWidget& above) {
    QStringList found;
    const std::vector<Placed> controls = controlsOf(window, above);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const Placed& a = controls[i];
        if (!window.rect().contains(a.place))
            found << "outside: " + described(a);
        for (std::size_t j = i + 1; j < controls.size(); ++j) {
            const Placed& b = controls[j];
            const QRect both = a.place & b.place;
            // A pixel is a border that two share.
            if (both.width() > 1 && both.height() > 1 && !a.widget->isAncestorOf(b.widget) && !b.widget->isAncestorOf(a.widget))
                found << described(a) + " upon " + described(b);
        }
    }
    return found;
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

    OwnSettings settings_;

private slots:
    void init() { failOnWarnings(); }
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }
    void cleanup() { ui::applyLanguage("en"); }

    void nothingLiesUponAnother_data() {
        QTest::addColumn<QSize>("screen");
        QTest::addColumn<int>("scale"); // in percent
        QTest::addColumn<QString>("language");
        const std::vector<QSize> screens{{1024, 600}, {1024, 640},  {1280, 720},  {1280, 800},
                                         {1366, 768}, {1920, 1080}, {2560, 1440}, {3840, 2160}};
        std::set<QString> seen; // 3840×2160 at twice the size is 1920×1080
        for (const QString language : {"en", "de", "zh_CN"})
            for (const QSize& screen : screens)
                for (const int scale : {100, 150, 200}) {
                    const QSize logical = screen * 100 / scale;
                    const bool asked =
                        logical.width() >= 960 && logical.height() >= 540 && (language == "en" || logical.height() <= 640);
                    if (asked &&
                        seen.insert(language + QString::number(logical.width()) + "x" + QString::number(logical.height())).second)
                        QTest::addRow("%s %dx%d at %d %%", qPrintable(language), screen.width(), screen.height(), scale)
                            << screen << scale << language;
                }
    }

    /// In the room that a window manager leaves: 8 pixels at the sides, 36 above and below.
    void nothingLiesUponAnother() {
        QFETCH(QSize, screen);
        QFETCH(int, scale);
        QFETCH(QString, language);
        ui::applyLanguage(language);
        const auto window = filledWindow();
        window->setUpdatesEnabled(false); // laid out, not painted
        const QSize logical = screen * 100 / scale;
        window->resize(logical - QSize(16, 44));
        window->show();
        window->showError("No internet connection", "MNIST could not be fetched. Connect to a network, or use the starter set.");
        QStringList found;
        for (const bool lesson : {false, true}) {
            if (lesson) {
                window->lesson()->toggle();
                window->setWindowState(Qt::WindowNoState); // the platform's screens are of other sizes
                window->resize(logical);
            }
            for (int page = 0; page < window->tabs()->count(); ++page) {
                window->tabs()->setCurrentIndex(page);
                QApplication::processEvents();
                QApplication::processEvents();
                const QRect notice(window->messageBar()->mapTo(window.get(), QPoint()), window->messageBar()->size());
                const QString where = window->tabs()->tabText(page) + (lesson ? ", lesson: " : ": ");
                for (const QString& fault : faults(*window, *window->messageBar()))
                    found << where + fault;
                if (!window->rect().contains(notice))
                    found << where + "the message is outside";
                if (window->whole()->size() != window->size())
                    found << where + "the window scrolls";
            }
        }
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), (QString::number(found.size()) + "\n" + found.mid(0, 12).join('\n')).toUtf8());
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
