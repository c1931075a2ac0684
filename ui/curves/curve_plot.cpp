// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_plot.h"

#include "ui/curves/curve_history.h"
#include "ui/curves/curve_menu.h"
#include "ui/curves/curve_ranges.h"
#include "ui/curves/epoch_band.h"
#include "ui/curves/plot_card.h"
#include "ui/curves/plot_export.h"
#include "ui/style/icons.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/hover_card.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr QSize kExportSize{960, 800}; ///< logical pixels; both plots
constexpr double kSmoothPoints = 1500; ///< of an average over a whole run
constexpr double kLeastLoss = 1e-6;    ///< a logarithmic axis has no zero

class LossTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double, const QCPRange& range) override {
        const std::vector<double> ticks = lossTicks(range.lower, range.upper);
        return {ticks.begin(), ticks.end()};
    }
    double getTickStep(const QCPRange&) override { return 1; }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return QString::number(tick, 'g', 3); }
};

/// Plain numbers with a unit after them; where steps are whole, no fractions between.
class UnitTicker : public QCPAxisTicker {
public:
    explicit UnitTicker(QString unit) : unit_(std::move(unit)) {}

protected:
    double getTickStep(const QCPRange& range) override {
        const double step = QCPAxisTicker::getTickStep(range);
        return step > 1 ? std::floor(step) : step;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return QString::number(tick, 'g', 5) + unit_; }

private:
    QString unit_;
};

/// One plot with its curves. Values are nats or percent.
struct Panel {
    QCustomPlot* plot = nullptr;
    PlotCard* card = nullptr;
    HoverCard* hover = nullptr;
    QCPGraph* previousTrain = nullptr;
    QCPGraph* previousTest = nullptr;
    QCPGraph* bandBottom = nullptr;
    QCPGraph* bandTop = nullptr;
    QCPGraph* mean = nullptr;
    std::vector<QCPGraph*> trainOverlays; ///< of a series' earlier runs, and …
    std::vector<QCPGraph*> testOverlays;
    QCPGraph* raw = nullptr;
    QCPGraph* smooth = nullptr;
    QCPGraph* test = nullptr;
    QCPItemStraightLine* mark = nullptr;
    QCPItemText* hint = nullptr;

    void build(const QString& title, const QString& hintText, const QString& accessibleName);
    void paintWith(const Theme& t) const;
    void keepAsOverlay(const Theme& t);
    void removeOverlays();
    void showBands(const std::vector<EpochBand>& bands, double unitsPerOne) const;
    void replot() const { plot->replot(QCustomPlot::rpQueuedReplot); }
    void showMark(double epoch) const;
    void hideMark() const;
};

void Panel::build(const QString& title, const QString& hintText, const QString& accessibleName) {
    plot = new QCustomPlot;
    plot->setObjectName("plot");
    plot->setAccessibleName(accessibleName);
    plot->setMinimumHeight(90);
    plot->setMouseTracking(true);
    plot->setContextMenuPolicy(Qt::NoContextMenu);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot->axisRect()->setMinimumMargins(QMargins(50, 6, 10, 0));
    plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker({})));
    plot->xAxis->setLabel(QObject::tr("epoch"));
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelPadding(6);
        axis->setLabelPadding(0);
    }
    plot->addLayer("overlays", plot->layer("main"), QCustomPlot::limBelow);
    for (QCPGraph** graph : {&bandBottom, &bandTop, &previousTrain, &previousTest, &raw, &smooth, &test, &mean})
        *graph = plot->addGraph();
    bandTop->setChannelFillGraph(bandBottom);
    for (QCPGraph* graph : {bandBottom, bandTop})
        graph->setPen(Qt::NoPen);
    raw->setAdaptiveSampling(false); // every batch is drawn
    smooth->setAdaptiveSampling(false);
    raw->setAntialiased(false); // thousands of thin lines: the eye sees no stairs, the processor feels them
    // The mark has a layer of its own, so that following the mouse paints no curves.
    plot->addLayer("mark");
    plot->layer("mark")->setMode(QCPLayer::lmBuffered);
    mark = new QCPItemStraightLine(plot);
    mark->setLayer("mark");
    mark->setVisible(false);
    hint = new QCPItemText(plot);
    hint->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint->position->setCoords(0.5, 0.45);
    hint->setText(hintText);
    hover = new HoverCard(plot);
    card = new PlotCard(title, plot);
}

void Panel::paintWith(const Theme& t) const {
    QFont small = plot->font();
    small.setPixelSize(11);
    plot->setBackground(t.panel);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setTickLabelColor(t.quietText);
        axis->setLabelColor(t.quietText);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(t.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot->xAxis->grid()->setVisible(false);
    raw->setPen(QPen(blend(t.panel, t.accent, t.dark ? 0.34 : 0.26), 1));
    const QColor dot = blend(t.panel, t.accent, t.dark ? 0.24 : 0.2);
    if (raw->lineStyle() == QCPGraph::lsNone)
        raw->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssSquare, dot, dot, 1));
    smooth->setPen(QPen(t.accent, 2));
    test->setPen(QPen(t.test, 2));
    test->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, t.test, t.test, 6));
    previousTrain->setPen(QPen(blend(t.panel, t.accent, 0.3), 1.5, Qt::DashLine));
    previousTest->setPen(QPen(blend(t.panel, t.test, 0.35), 1.5, Qt::DashLine));
    QColor band = t.test;
    band.setAlphaF(0.2F);
    bandTop->setBrush(band);
    mean->setPen(QPen(t.text, 1.5, Qt::DotLine));
    for (QCPGraph* graph : trainOverlays)
        graph->setPen(QPen(blend(t.panel, t.accent, 0.22), 1));
    for (QCPGraph* graph : testOverlays)
        graph->setPen(QPen(blend(t.panel, t.test, 0.35), 1));
    mark->setPen(QPen(t.quietText, 1, Qt::DashLine));
    hint->setColor(t.quietText);
    hint->setFont(plot->font());
    replot();
}

void Panel::keepAsOverlay(const Theme& t) {
    for (auto [graph, overlays] : {std::pair{smooth, &trainOverlays}, std::pair{test, &testOverlays}}) {
        overlays->push_back(plot->addGraph());
        overlays->back()->setData(graph->data());
        overlays->back()->setLayer("overlays");
    }
    paintWith(t);
}

void Panel::removeOverlays() {
    for (auto* overlays : {&trainOverlays, &testOverlays}) {
        for (QCPGraph* graph : *overlays)
            plot->removeGraph(graph);
        overlays->clear();
    }
    showBands({}, 1);
}

void Panel::showBands(const std::vector<EpochBand>& bands, double unitsPerOne) const {
    for (QCPGraph* graph : {bandBottom, bandTop, mean})
        graph->data()->clear();
    for (const EpochBand& band : bands) {
        bandBottom->addData(band.epoch, std::max(kLeastLoss, band.lowest * unitsPerOne));
        bandTop->addData(band.epoch, std::max(kLeastLoss, band.highest * unitsPerOne));
        mean->addData(band.epoch, std::max(kLeastLoss, band.mean * unitsPerOne));
    }
}

void Panel::showMark(double epoch) const {
    mark->point1->setCoords(epoch, plot->yAxis->range().lower);
    mark->point2->setCoords(epoch, plot->yAxis->range().upper);
    mark->setVisible(true);
    plot->layer("mark")->replot();
}

void Panel::hideMark() const {
    hover->hide();
    if (!mark->visible())
        return;
    mark->setVisible(false);
    plot->layer("mark")->replot();
}

} // namespace

struct CurvePlot::Parts {
    CurveHistory history;
    std::vector<CurveHistory> finished; ///< the earlier runs of the series at hand
    Panel loss;
    Panel accuracy;
    int epochs = 20;
    bool followData = true;
    QTimer pace; ///< to the next drawing

    std::array<Panel*, 2> panels() { return {&loss, &accuracy}; }
    void startAfresh(bool keepAsPrevious);
    std::vector<const CurveHistory*> series() const;
    void showBands();
    bool isEmpty() const { return history.isEmpty() && finished.empty(); }
    void addTrain(double epoch, double lossNats, double accuracyFraction);
    void fit();
    void refresh();
    void hoverAt(const Panel& under, QPoint position);
    void leave();
    void paint(QPaintDevice& device, double scale);
};

void CurvePlot::Parts::startAfresh(bool keepAsPrevious) {
    history.clear();
    finished.clear();
    for (Panel* panel : panels()) {
        panel->removeOverlays();
        panel->previousTrain->setData(keepAsPrevious ? panel->smooth->data() : QSharedPointer<QCPGraphDataContainer>::create());
        panel->previousTest->setData(keepAsPrevious ? panel->test->data() : QSharedPointer<QCPGraphDataContainer>::create());
        for (QCPGraph* graph : {panel->raw, panel->smooth, panel->test})
            graph->setData(QSharedPointer<QCPGraphDataContainer>::create());
    }
    followData = true;
}

/// The runs that are compared with each other, that at hand last.
std::vector<const CurveHistory*> CurvePlot::Parts::series() const {
    std::vector<const CurveHistory*> runs;
    for (const CurveHistory& run : finished)
        runs.push_back(&run);
    runs.push_back(&history);
    return runs;
}

void CurvePlot::Parts::showBands() {
    loss.showBands(epochBands(series(), &model::EpochMetrics::testLoss), 1);
    accuracy.showBands(epochBands(series(), &model::EpochMetrics::testAccuracy), 100);
}

void CurvePlot::Parts::addTrain(double epoch, double lossNats, double accuracyFraction) {
    // The averages are drawn wide and smooth, which is dear: more points than the screen has columns show nothing more.
    const bool fresh = loss.smooth->data()->isEmpty();
    if (!fresh && epoch - (loss.smooth->data()->constEnd() - 1)->key < epochs / kSmoothPoints)
        return;
    loss.smooth->addData(epoch, std::max(kLeastLoss, lossNats));
    accuracy.smooth->addData(epoch, accuracyFraction * 100);
}

void CurvePlot::Parts::fit() {
    if (!followData)
        return;
    const double done = finished.empty() ? roundedEpochs(history.epochsDone(), epochs) : epochs;
    double lowest = 0.01;
    double highest = 3;
    double floor = 90;
    if (!isEmpty()) {
        double least = 0.5;
        double greatest = 0.5;
        double weakest = 1;
        for (const CurveHistory* run : series()) {
            least = std::min(least, run->leastLoss());
            greatest = std::max(greatest, run->greatestLoss());
            weakest = std::min(weakest, run->weakestAccuracy());
        }
        lowest = std::max(kLeastLoss, least * 0.8);
        highest = greatest * 1.25;
        floor = accuracyFloor(weakest * 100);
    }
    loss.plot->xAxis->setRange(0, isEmpty() ? epochs : done);
    loss.plot->yAxis->setRange(lowest, highest);
    accuracy.plot->yAxis->setRange(floor, 100 + (100 - floor) * 0.02);
    const QString range = isEmpty() ? QString() : tr("%1 – 100 %").arg(floor);
    accuracy.card->setRemark(finished.empty() ? range : tr("dotted: mean · %1").arg(range));
}

void CurvePlot::Parts::refresh() {
    fit();
    for (const Panel* panel : panels())
        panel->hint->setVisible(isEmpty());
    // Drawing takes at most an eighth of the time, however long the run: the pen and the training come first.
    if (!pace.isActive())
        pace.start(static_cast<int>(8 * (loss.plot->replotTime(true) + accuracy.plot->replotTime(true))));
}

void CurvePlot::Parts::hoverAt(const Panel& under, QPoint position) {
    if (isEmpty() || !under.plot->axisRect()->rect().contains(position))
        return leave();
    const double epoch = under.plot->xAxis->pixelToCoord(position.x());
    for (const Panel* panel : panels()) {
        panel->showMark(epoch);
        panel->hover->setVisible(panel == &under);
    }
    const bool ofLoss = &under == &loss;
    QStringList lines = history.describe(epoch, ofLoss);
    const auto bands = epochBands(series(), ofLoss ? &model::EpochMetrics::testLoss : &model::EpochMetrics::testAccuracy);
    const auto band = std::find_if(bands.rbegin(), bands.rend(), [epoch](const EpochBand& b) { return b.epoch <= epoch; });
    if (band != bands.rend()) {
        const auto text = [ofLoss](double value) { return ofLoss ? lossText(value) : percent(value, 2); };
        lines << QObject::tr("%1 seeds, epoch %2: mean %3").arg(band->runs).arg(band->epoch).arg(text(band->mean));
        lines << QObject::tr("from %1 to %2").arg(text(band->lowest), text(band->highest));
    }
    under.hover->showLines(lines, position);
}

void CurvePlot::Parts::leave() {
    for (const Panel* panel : panels())
        panel->hideMark();
}

void CurvePlot::Parts::paint(QPaintDevice& device, double scale) {
    leave();
    QCPPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.fillRect(QRect(QPoint(), kExportSize), theme().panel);
    const int half = kExportSize.height() / 2;
    for (const Panel* panel : panels()) {
        drawPlotHeader(painter, panel->card->title());
        painter.translate(0, kPlotHeader);
        painter.save();
        panel->plot->toPainter(&painter, kExportSize.width() - 10, half - kPlotHeader - 6);
        painter.restore();
        painter.translate(0, half - kPlotHeader);
    }
}

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent), parts_(std::make_unique<Parts>()) {
    setObjectName("curvePlot");
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Curves of loss and accuracy"));
    parts_->loss.build(tr("Loss"), tr("Press Train to watch the loss fall"), tr("Loss in nats over epochs"));
    parts_->accuracy.build(tr("Accuracy"), tr("… and the accuracy rise"), tr("Accuracy in percent over epochs"));
    Panel& loss = parts_->loss;
    Panel& accuracy = parts_->accuracy;
    loss.plot->yAxis->setScaleType(QCPAxis::stLogarithmic);
    loss.plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LossTicker));
    accuracy.plot->yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new UnitTicker(" %")));
    accuracy.plot->yAxis->ticker()->setTickCount(5);
    loss.card->setRemark(tr("nats, log"));
    // A batch's accuracy takes few values: joined by lines they would fill the plot.
    accuracy.raw->setLineStyle(QCPGraph::lsNone);
    accuracy.raw->setAntialiasedScatters(false);

    auto* save = loss.card->addButton("savePlotButton", "save", tr("Save the curves"),
                                      tr("Save the curves as a picture or their values as a table."));
    connect(save, &QToolButton::clicked, this, [this, save] { openMenu(save->mapToGlobal(QPoint(0, save->height()))); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    for (Panel* panel : parts_->panels()) {
        column->addWidget(panel->card, 1);
        panel->plot->installEventFilter(this);
        connect(panel->plot, &QCustomPlot::mouseMove, this, [this, panel](const QMouseEvent* event) {
            if (event->buttons() & Qt::LeftButton)
                parts_->followData = false;
            parts_->hoverAt(*panel, event->position().toPoint());
        });
        connect(panel->plot, &QCustomPlot::mouseWheel, this, [this] { parts_->followData = false; });
        connect(panel->plot, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::resetView);
        Panel* other = panel == &loss ? &accuracy : &loss;
        connect(panel->plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [other](const QCPRange& range) {
            other->plot->xAxis->setRange(range);
            other->replot();
        });
    }
    parts_->pace.setSingleShot(true);
    connect(&parts_->pace, &QTimer::timeout, this, [this] {
        for (const Panel* panel : parts_->panels())
            panel->replot();
    });
    const auto repaint = [this] {
        for (const Panel* panel : parts_->panels())
            panel->paintWith(theme());
    };
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, repaint);
    repaint();
    parts_->refresh();
}

CurvePlot::~CurvePlot() = default;

void CurvePlot::beginRun(int epochs) {
    parts_->startAfresh(!parts_->history.isEmpty());
    parts_->epochs = epochs;
    parts_->refresh();
}

void CurvePlot::beginRepeat() {
    parts_->finished.push_back(std::exchange(parts_->history, {}));
    const auto nothing = [] { return QSharedPointer<QCPGraphDataContainer>::create(); };
    for (Panel* panel : parts_->panels()) {
        panel->keepAsOverlay(theme());
        for (QCPGraph* graph : {panel->previousTrain, panel->previousTest, panel->raw, panel->smooth, panel->test})
            graph->setData(nothing());
    }
    parts_->followData = true;
    parts_->refresh();
}

void CurvePlot::clear() {
    parts_->startAfresh(false);
    parts_->refresh();
}

void CurvePlot::addBatches(const std::vector<model::BatchMetrics>& batches) {
    for (const model::BatchMetrics& batch : batches) {
        parts_->history.add(batch);
        if (!std::isfinite(batch.loss))
            continue;
        const CurveHistory::Batch& added = parts_->history.batches().back();
        const double loss = std::max(kLeastLoss, static_cast<double>(batch.loss));
        parts_->loss.raw->addData(batch.epochsDone, loss);
        parts_->accuracy.raw->addData(batch.epochsDone, static_cast<double>(batch.accuracy) * 100);
        parts_->addTrain(batch.epochsDone, added.smoothLoss, added.smoothAccuracy);
    }
    if (!batches.empty())
        parts_->refresh();
}

void CurvePlot::addEpoch(const model::EpochMetrics& epoch) {
    parts_->history.add(epoch);
    parts_->loss.test->addData(epoch.epoch, std::max(kLeastLoss, epoch.testLoss));
    parts_->accuracy.test->addData(epoch.epoch, epoch.testAccuracy * 100);
    if (!parts_->finished.empty())
        parts_->showBands();
    if (parts_->history.batches().empty()) // a run read back from its epochs alone
        parts_->addTrain(epoch.epoch, epoch.trainLoss, epoch.trainAccuracy);
    parts_->refresh();
}

bool CurvePlot::saveAs(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QByteArray bytes = suffix == "csv"
                                 ? parts_->history.toCsv()
                                 : renderPicture(suffix, kExportSize, tr("Loss and accuracy"),
                                                 [this](QPaintDevice& device, double scale) { parts_->paint(device, scale); });
    return !bytes.isEmpty() && writeFile(path, bytes);
}

void CurvePlot::resetView() {
    parts_->followData = true;
    parts_->refresh();
}

void CurvePlot::contextMenuEvent(QContextMenuEvent* event) {
    openMenu(event->globalPos());
}

void CurvePlot::openMenu(QPoint globalPosition) {
    const auto save = [this](const QString& path) { saveAs(path) ? emit saved(path) : emit saveFailed(path); };
    auto* menu = new CurveMenu(!parts_->history.isEmpty(), save, this);
    connect(menu, &CurveMenu::resetChosen, this, &CurvePlot::resetView);
    menu->popup(globalPosition);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
    QCPAxis* axis = parts_->loss.plot->xAxis;
    const int key = event->key();
    if (key == Qt::Key_0)
        return resetView();
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        axis->moveRange(axis->range().size() * (key == Qt::Key_Left ? -0.1 : 0.1));
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus)
        axis->scaleRange(key == Qt::Key_Minus ? 1.25 : 0.8);
    else
        return QWidget::keyPressEvent(event);
    parts_->followData = false;
    parts_->loss.replot();
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        parts_->leave();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
