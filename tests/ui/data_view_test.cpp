// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/warnings.h"
#include "ui/pages/data_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/segments.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QIdentityProxyModel>
#include <QLabel>
#include <QMenu>
#include <QPixmapCache>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <memory>
#include <set>

namespace {

/// Notes of which rows pictures were asked for.
class Watched : public QIdentityProxyModel {
public:
    mutable std::set<int> drawn;

    QVariant data(const QModelIndex& at, int role) const override {
        if (role == Qt::DecorationRole)
            drawn.insert(at.row());
        return QIdentityProxyModel::data(at, role);
    }
};

} // namespace

class DataViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ui::DataView> view_;

    /// The first pixel of image i of a split is i.
    static std::shared_ptr<const model::DataSet> split(const std::vector<std::uint8_t>& labels) {
        auto set = std::make_shared<model::DataSet>();
        set->labels = labels;
        for (std::size_t i = 0; i < labels.size(); ++i)
            set->images.push_back({static_cast<std::uint8_t>(i)});
        return set;
    }

    static model::DataFindings findings() {
        model::DataFindings found;
        found.classes = {"ant", "bee", "cow"};
        found.train = {4, 1, 2};
        found.test = {2, 1, 1};
        found.smallest = 1;
        found.leakedTestImages = 2;
        found.repeated = {1, 3};
        found.contradicted = 2;
        found.contradictedTrain = {4};
        found.contradictedTest = {2};
        found.constant = 2;
        found.constantTrain = {6};
        found.constantTest = {0};
        found.unreadable = 1;
        return found;
    }

    std::vector<int> indices() const {
        std::vector<int> found;
        for (const model::ReadImage& read : view_->images()->shown())
            found.push_back(read.index);
        return found;
    }
    QString title() const { return view_->findChildren<QLabel*>()[titleAt()]->text(); }
    qsizetype titleAt() const {
        const QList<QLabel*> labels = view_->findChildren<QLabel*>();
        const auto at =
            std::find_if(labels.begin(), labels.end(), [](const QLabel* label) { return label->property("role") == "title"; });
        return at - labels.begin();
    }
    static void press(ui::Segments* segments, int index) {
        QTest::mouseClick(segments->findChildren<QPushButton*>()[index], Qt::LeftButton);
    }
    void pressShow(const QString& name) {
        for (auto* button : view_->findChildren<QPushButton*>("showFaultButton"))
            if (button->accessibleName().contains(name))
                return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(("no line says " + name).toUtf8());
    }

private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeChoice::light); }

    void init() {
        failOnWarnings();
        view_ = std::make_unique<ui::DataView>();
        const model::ClassNames animals{"ant", "bee", "cow"};
        view_->setClasses({animals, animals});
        view_->resize(660, 620);
        view_->setReader("quick", {});
        view_->setData(split({0, 1, 2, 0, 0, 2, 0}), split({0, 0, 2, 1}), findings());
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }
    void cleanup() { view_.reset(); }

    void everyImageOfASplitIsShown() {
        QCOMPARE(indices(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
        QCOMPARE(title(), QString("Training images · 7"));
        press(view_->splits(), 1);
        QCOMPARE(indices(), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(title(), QString("Test images · 4"));
        QTest::keyClick(view_->splits()->findChildren<QPushButton*>()[1], Qt::Key_Left);
        QCOMPARE(indices().size(), std::size_t(7));
        const auto text = [this](int row) { return view_->images()->index(row, 0).data().toString(); };
        QCOMPARE(text(5), QString("cow\n#5"));
    }

    void aClassIsChosenByMouseAndKeyboard() {
        ui::ClassStrip* strip = view_->classes();
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->cell(2).center());
        QCOMPARE(indices(), (std::vector<int>{2, 5}));
        QCOMPARE(title(), QString("Training images of cow · 2"));
        QVERIFY(strip->accessibleDescription().contains("cow"));
        press(view_->splits(), 1); // the class stays
        QCOMPARE(indices(), (std::vector<int>{2}));
        QTest::mouseClick(strip, Qt::LeftButton, {}, strip->cell(2).center()); // the same again: all
        QCOMPARE(indices().size(), std::size_t(4));
        QTest::keyClick(strip, Qt::Key_Right);
        QTest::keyClick(strip, Qt::Key_Right);
        QCOMPARE(indices(), (std::vector<int>{3}));
        QTest::keyClick(strip, Qt::Key_Left);
        QCOMPARE(indices(), (std::vector<int>{0, 1}));
        QTest::keyClick(strip, Qt::Key_Backspace);
        QCOMPARE(indices().size(), std::size_t(4));
        QTest::keyClick(strip, Qt::Key_Left); // from the end
        QCOMPARE(indices(), (std::vector<int>{2}));
        auto* all = view_->findChild<QPushButton*>("allImagesButton");
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(indices().size(), std::size_t(4));
        QVERIFY(all->isHidden());
    }

    void anImageHasAMenu() {
        auto* images = view_->findChild<ui::DigitGrid*>("dataImages");
        const QRect third = images->visualRect(images->model()->index(2, 0));
        const auto choose = [&](int which) {
            QContextMenuEvent asked(QContextMenuEvent::Mouse, third.center(), images->viewport()->mapToGlobal(third.center()));
            QApplication::sendEvent(images->viewport(), &asked);
            images->findChild<QMenu*>()->actions()[which]->trigger();
            delete images->findChild<QMenu*>();
        };
        const QSignalSpy opened(images, &ui::DigitGrid::opened);
        choose(0);
        QCOMPARE(opened.value(0).value(0).toInt(), 2);
        choose(1);
        const QImage copied = QGuiApplication::clipboard()->image();
        QCOMPARE(copied.size(), QSize(280, 280));
        QCOMPARE(copied.scaled(28, 28).convertToFormat(QImage::Format_Grayscale8), ui::toImage(split({0, 1, 2})->images[2]));
    }

    void theMeansOfTheSplitAreDrawn() {
        ui::ClassStrip* strip = view_->classes();
        model::DigitImage bright;
        bright.fill(250);
        model::DigitImage dark{};
        const auto middle = [strip] {
            const QImage drawn = strip->grab().toImage();
            const QPoint at = strip->cell(1).center() - QPoint(0, 12);
            return qGray(drawn.pixel(at * drawn.devicePixelRatio()));
        };
        view_->setMeans({{dark, bright, dark}, {dark, dark, dark}});
        QCOMPARE(middle(), 250);
        press(view_->splits(), 1);
        QCOMPARE(middle(), 0);
    }

    /// Qt keeps a copy of each pixmap that an item view paints, until nothing else is left in its cache.
    void scrollingLeavesQtsCacheAlone() {
        const int limit = QPixmapCache::cacheLimit();
        QPixmapCache::setCacheLimit(400); // KB; a picture of 56×56 takes 12
        QPixmap other(100, 100);
        other.fill(Qt::red);
        view_->setData(split(std::vector<std::uint8_t>(1000)), split({}), findings());
        auto* list = view_->findChild<ui::DigitGrid*>();
        list->grab(); // icons of the page are in the cache now
        QVERIFY(QPixmapCache::insert("other", other));
        for (int place = 0; place <= list->verticalScrollBar()->maximum(); place += list->viewport()->height()) {
            list->verticalScrollBar()->setValue(place);
            list->grab();
        }
        QVERIFY(QPixmapCache::find("other", &other));
        QPixmapCache::setCacheLimit(limit);
    }

    /// A set of 60,000 images would hold the window for as long as it takes to place them all.
    void anotherThemeLeavesTheCellsWhereTheyAre() {
        struct Grid : ui::DigitGrid {
            using DigitGrid::DigitGrid;
            void doItemsLayout() override {
                ++arranged;
                DigitGrid::doItemsLayout();
            }
            int arranged = 0;
        };
        QStringListModel digits({"0", "1", "2"});
        Grid grid("digits", "Digits", 2);
        grid.setModel(&digits);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        const QPoint cell = grid.visualRect(digits.index(2)).center();
        grid.arranged = 0;
        for (const auto choice : {ui::ThemeChoice::dark, ui::ThemeChoice::light}) {
            ui::changeTheme(*qApp, choice);
            QTRY_VERIFY(!grid.updatesEnabled());
            QTRY_VERIFY(grid.updatesEnabled());
        }
        QCOMPARE(grid.arranged, 0);
        digits.insertRow(3);
        QTRY_VERIFY(grid.arranged > 0);
        QCOMPARE(grid.visualRect(digits.index(2)).center(), cell);
    }

    void doubtsAreAskedForWhereTheyAreLookedAt() {
        QSignalSpy wanted(view_.get(), &ui::DataView::doubtsWanted);
        const auto last = [&wanted] { return wanted.takeLast()[0].value<std::optional<model::Split>>(); };
        press(view_->kinds(), 1);
        QCOMPARE(last(), std::optional(model::Split::train));
        QVERIFY(indices().empty());
        view_->setDoubts(model::Split::test, {{0, 0, 1, 0.9F}}); // of the split that is not on the screen
        QVERIFY(indices().empty());
        view_->setDoubts(model::Split::train, {{4, 0, 2, 0.99F}, {1, 1, 0, 0.7F}, {6, 0, 1, 0.6F}});
        QCOMPARE(indices(), (std::vector<int>{4, 1, 6}));
        QCOMPARE(view_->images()->index(0, 0).data().toString(), QString("ant → cow\n99.0 %"));
        QTest::mouseClick(view_->classes(), Qt::LeftButton, {}, view_->classes()->cell(0).center());
        QCOMPARE(indices(), (std::vector<int>{4, 6}));
        press(view_->splits(), 1);
        QCOMPARE(last(), std::optional(model::Split::test));
        QVERIFY(indices().empty());
        view_->hide();
        QVERIFY(!last());
        view_->show();
        QCOMPARE(last(), std::optional(model::Split::test));
        press(view_->kinds(), 0);
        QVERIFY(!last());
        QCOMPARE(indices(), (std::vector<int>{0, 1})); // the class is still chosen
    }

    void anotherModelForgetsTheDoubts() {
        press(view_->kinds(), 1);
        view_->setDoubts(model::Split::train, {{4, 0, 2, 0.99F}});
        view_->setReader("spark", {});
        QVERIFY(indices().empty());
        QCOMPARE(view_->wantedDoubts(), std::optional(model::Split::train));
        view_->setDoubts(model::Split::train, {});
        const auto says = [this](const QString& text) {
            const QList<QLabel*> labels = view_->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
        };
        QVERIFY(says("“spark” reads all of these images as their labels say."));
        QSignalSpy wanted(view_.get(), &ui::DataView::doubtsWanted);
        view_->setReader("clothes", "It knows other classes.");
        QVERIFY(!wanted.takeLast()[0].value<std::optional<model::Split>>());
        QVERIFY(says("It knows other classes."));
        press(view_->kinds(), 0);
        QCOMPARE(indices().size(), std::size_t(7));
    }

    void whatSpoilsTrainingIsShown() {
        pressShow("only 1 of bee");
        QCOMPARE(indices(), (std::vector<int>{1}));
        QCOMPARE(view_->classes()->chosen(), 1);
        pressShow("also learned from");
        QCOMPARE(view_->splits()->current(), 1);
        QCOMPARE(view_->classes()->chosen(), -1);
        QCOMPARE(indices(), (std::vector<int>{1, 3}));
        QCOMPARE(title(), QString("Test images that are also learned from · 2"));
        pressShow("2 images have two labels");
        QCOMPARE(indices(), (std::vector<int>{2}));
        QCOMPARE(title(), QString("Test images with two labels · 1"));
        press(view_->splits(), 0);
        pressShow("two labels");
        QCOMPARE(indices(), (std::vector<int>{4}));
        QCOMPARE(title(), QString("Training images with two labels · 1"));
        press(view_->splits(), 1);
        pressShow("show nothing");
        QCOMPARE(indices(), (std::vector<int>{0}));
        press(view_->splits(), 0);
        QCOMPARE(indices().size(), std::size_t(7));
        pressShow("show nothing");
        QCOMPARE(indices(), (std::vector<int>{6}));
        QTest::mouseClick(view_->findChild<QPushButton*>("allImagesButton"), Qt::LeftButton);
        QCOMPARE(indices().size(), std::size_t(7));
        QCOMPARE(view_->findChildren<QPushButton*>("showFaultButton").size(), 4); // pictures left out cannot be shown
        model::DataFindings noCows;
        noCows.classes = {"ant", "bee", "cow"};
        noCows.train = {1, 1, 0};
        noCows.test = {0, 0, 1};
        noCows.emptyClass = noCows.smallest = 2;
        view_->setData(split({0, 1}), split({2}), noCows);
        QVERIFY(view_->findChildren<QPushButton*>("showFaultButton").isEmpty()); // nor can no images
    }

    void anImageIsActivatedByMouseAndKeyboard() {
        auto* list = view_->findChild<QListView*>("dataImages");
        QSignalSpy activated(view_.get(), &ui::DataView::imageActivated);
        const auto index = [&activated] { return int(activated.takeLast()[0].value<model::DigitImage>()[0]); };
        QTRY_VERIFY(!list->visualRect(list->model()->index(3, 0)).isEmpty());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(3, 0)).center());
        QCOMPARE(activated.last()[1].toString(), QString("Training image 3, labelled ant"));
        QCOMPARE(index(), 3);
        QTest::keyClick(list, Qt::Key_Right);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(index(), 4);
    }

    void onlyWhatIsSeenIsDrawn() {
        constexpr std::size_t kMany = 60000;
        auto many = std::make_shared<model::DataSet>();
        many->images.resize(kMany);
        many->labels.resize(kMany);
        view_->setData(many, split({0}), findings());
        auto* list = view_->findChild<ui::DigitGrid*>("dataImages");
        Watched watched;
        watched.setSourceModel(list->model());
        list->setModel(&watched);
        QTRY_VERIFY(!watched.drawn.empty());
        list->scrollToBottom();
        QTRY_VERIFY(watched.drawn.contains(int(kMany) - 1));
        QVERIFY2(watched.drawn.size() < 300, QByteArray::number(qulonglong(watched.drawn.size())));
        list->setModel(nullptr);
    }

    void theEmptyPageOffersData() {
        ui::MainWindow window;
        auto* page = window.page<ui::DataView>();
        window.show();
        window.tabs()->setCurrentWidget(page);
        QSignalSpy fetch(&window, &ui::MainWindow::fetchDataRequested);
        QTest::mouseClick(page->findChild<QPushButton*>("fetchFirstButton"), Qt::LeftButton);
        QCOMPARE(fetch.size(), 1);
        page->setData(split({0}), split({1}), findings());
        QVERIFY(!page->findChild<QPushButton*>("fetchFirstButton")->isVisible());
    }
};

QTEST_MAIN(DataViewTest)
#include "data_view_test.moc"
