// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/experiment_plot.h"

#include "ui/curves/axis_tickers.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/hover_card.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/spoken.h"

#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPicture>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr QSize kSize{680, 520};
constexpr QSize kPictureSize{960, 640}; ///< logical pixels
constexpr double kReach = 18;           ///< of the pointer, logical pixels

} // namespace

ExperimentPlot::ExperimentPlot(const QString& title, QWidget* parent)
    : QDialog(parent), against_(new QComboBox), figures_(new Segments(tr("Figure"))), plot_(new QCustomPlot),
      summary_(makeLabel("small", {}, "experimentSummary")), hover_(new HoverCard(plot_)) {
    setObjectName("experimentPlot");
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    figures_->add(tr("Accuracy"), tr("Right answers in percent."));
    figures_->add(tr("Error rate"),
                  tr("Wrong answers in percent on a logarithmic axis, which shows what the last tenths are worth."));
    against_->setObjectName("plotAgainst");
    against_->setAccessibleName(tr("Set against"));
    against_->setToolTip(tr("What accuracy is set against: what varied, or what it costs."));
    plot_->setObjectName("plot");
    plot_->setFocusPolicy(Qt::StrongFocus);
    plot_->setMinimumSize(320, 220);
    plot_->setAccessibleName(tr("Accuracy of the variants"));
    plot_->installEventFilter(this);
    prepareAxes(*plot_);
    summary_->setWordWrap(true);
    auto* save = makeIconButton("saveExperimentPlot", "tool", icon("save"), 16, tr("Save the plot"),
                                tr("Save the plot as a picture or its values as a table."));
    connect(save, &QToolButton::clicked, this, &ExperimentPlot::openMenu);
    auto* against = makeLabel("small", tr("against"));
    fillBox(new QVBoxLayout(this), {14, 12, 14, 12}, 10,
            {makeRow(8, {figures_, against, against_, stretch(), save}), {makeCard({8, 8, 8, 4}, 0, {{plot_, 1}}), 1}, summary_});
    resize(kSize * textScale());
    connectParts();
}

void ExperimentPlot::connectParts() {
    connect(against_, &QComboBox::currentIndexChanged, this, &ExperimentPlot::refresh);
    connect(figures_, &Segments::currentChanged, this, &ExperimentPlot::refresh);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &ExperimentPlot::refresh);
    connect(plot_, &QCustomPlot::mouseMove, this,
            [this](const QMouseEvent* event) { point(nearest(event->position().toPoint())); });
}

const model::PlotAxis* ExperimentPlot::axis() const {
    const auto place = static_cast<std::size_t>(against_->currentIndex()); // −1 without any is more than there are
    return place < points_.axes.size() ? &points_.axes[place] : nullptr;
}

QString ExperimentPlot::nameOf(std::size_t variant) const {
    return QString::fromStdString(points_.variants[variant].name);
}

Figure ExperimentPlot::figure() const {
    return figures_->current() == 1 ? Figure::error : Figure::accuracy;
}

void ExperimentPlot::setRuns(const std::vector<model::RunRecord>& runs) {
    std::vector<model::RunRecord> done;
    std::ranges::copy_if(runs, std::back_inserter(done), [](const model::RunRecord& run) {
        return run.outcome == model::RunOutcome::completed && run.testAccuracy;
    });
    std::ranges::sort(done, {}, &model::RunRecord::id); // as they were begun
    if (done == points_.runs)
        return;
    points_ = model::experimentPoints(model::byVariant(done));
    const QString before = against_->currentText();
    {
        const QSignalBlocker quiet(against_);
        against_->clear();
        for (const model::PlotAxis& one : points_.axes)
            against_->addItem(titleOf(one));
        against_->setCurrentIndex(std::max(0, against_->findText(before)));
    }
    refresh();
}

void ExperimentPlot::refresh() {
    point(-1);
    plot_->clearPlottables();
    plot_->clearItems();
    fitAxes();
    drawVariants();
    drawNames();
    summary_->setText(summary());
    plot_->setAccessibleDescription(summary_->text());
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

QPointF ExperimentPlot::pixelOf(int variant) const {
    const auto place = static_cast<std::size_t>(variant);
    return {plot_->xAxis->coordToPixel(points_.place(*axis(), place)),
            plot_->yAxis->coordToPixel(plotted(points_.rows[place].accuracy.mean, figure()))};
}

QString ExperimentPlot::summary() const {
    const std::vector<model::VariantRow>& rows = points_.rows;
    if (rows.empty())
        return tr("None of these runs is done and tested yet.");
    const auto best = std::ranges::max_element(rows, {}, [](const model::VariantRow& row) { return row.accuracy.mean; });
    const auto place = static_cast<std::size_t>(best - rows.begin());
    QString text = tr("%1 runs; the best mean is that of %2: %3 ± %4.")
                       .arg(QString::number(points_.runs.size()), nameOf(place), percent(best->accuracy.mean, 2),
                            decimal(100 * best->accuracy.deviation, 2));
    if (best->toFirst)
        text += " " + (best->toFirst->p < model::kSignificant ? tr("That is better than %1 by more than chance (p = %2).")
                                                              : tr("That is better than %1, perhaps by chance (p = %2)."))
                          .arg(nameOf(0), decimal(best->toFirst->p, 3));
    if (const model::PlotAxis* against = axis(); against != nullptr)
        text += " " + (against->front != nullptr ? tr("Ringed: none that takes as little is better.") : tr("It is ringed."));
    return text;
}

int ExperimentPlot::nearest(QPoint position) const {
    int found = -1;
    double least = scaled(static_cast<int>(kReach));
    for (int i = 0; axis() != nullptr && i < static_cast<int>(points_.rows.size()); ++i) {
        const double distance = QLineF(pixelOf(i), position).length();
        if (distance < least) {
            least = distance;
            found = i;
        }
    }
    return found;
}

/// Shows what is known of a variant; −1: of none.
void ExperimentPlot::point(int variant) {
    pointed_ = variant;
    if (variant < 0 || axis() == nullptr) {
        hover_->hide();
        return;
    }
    const auto place = static_cast<std::size_t>(variant);
    const model::VariantRow& row = points_.rows[place];
    const QString mean = percent(row.accuracy.mean, 2);
    std::vector<HoverLine> lines{{nameOf(place), overlayPen(variant, scaled(2))}};
    lines.push_back(
        {row.runs > 1 ? tr("%1 ± %2, %3 seeds").arg(mean, decimal(100 * row.accuracy.deviation, 2)).arg(row.runs) : mean});
    if (points_.variants[place].parameters > 0)
        lines.push_back({tr("%1 parameters").arg(grouped(points_.variants[place].parameters))});
    lines.push_back({tr("%1 s a run").arg(significant(points_.variants[place].seconds, 3))});
    if (row.toFirst)
        lines.push_back({tr("%1 to %2, p = %3")
                             .arg((row.toFirst->mean > 0 ? "+" : "") + decimal(100 * row.toFirst->mean, 2), nameOf(0),
                                  decimal(row.toFirst->p, 3))});
    QStringList spoken;
    for (const HoverLine& line : lines)
        spoken << line.text;
    setSpokenValue(*plot_, spoken.join(", "));
    hover_->showLines(lines, pixelOf(variant).toPoint());
}

/// The arrow keys go from variant to variant, along the axis.
void ExperimentPlot::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || !plot_->hasFocus() || axis() == nullptr)
        return QDialog::keyPressEvent(event);
    std::vector<int> order(points_.rows.size());
    std::ranges::generate(order, [next = 0]() mutable { return next++; });
    std::ranges::stable_sort(order, {}, [this](int i) { return points_.place(*axis(), static_cast<std::size_t>(i)); });
    const auto now = std::ranges::find(order, pointed_) - order.begin();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto next = now == count ? (step > 0 ? 0 : count - 1) : std::clamp<std::ptrdiff_t>(now + step, 0, count - 1);
    point(order[static_cast<std::size_t>(next)]);
}

bool ExperimentPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave)
        point(-1);
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ExperimentPlot::refresh, Qt::QueuedConnection); // names find other places
    return QDialog::eventFilter(watched, event);
}

QByteArray ExperimentPlot::csv() const {
    const auto quoted = [](QString text) { return ("\"" + text.replace('"', "\"\"") + "\"").toUtf8(); };
    const model::PlotAxis* against = axis();
    QByteArray table = "variant,seed," + quoted(against == nullptr ? QString() : titleOf(*against)) + ",test_accuracy\n";
    const QStringList names = against == nullptr ? QStringList() : namesOn(*against, points_);
    for (std::size_t run = 0; against != nullptr && run < points_.runs.size(); ++run) {
        const double value = against->values[run];
        table += quoted(nameOf(points_.variantOf[run])) + ',' +
                 QByteArray::number(static_cast<qulonglong>(points_.runs[run].recipe.seed)) + ',' +
                 (names.isEmpty() ? QByteArray::number(value, 'g', 9) : quoted(names[static_cast<int>(value)])) + ',' +
                 QByteArray::number(*points_.runs[run].testAccuracy, 'g', 9) + '\n';
    }
    return table;
}

Encoding ExperimentPlot::draw(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == "csv")
        return [bytes = csv()] { return bytes; };
    QPicture picture;
    QCPPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(), kPictureSize), theme().panel);
    drawTitle(painter, windowTitle());
    painter.translate(0, kPlotHeader);
    plot_->toPainter(&painter, kPictureSize.width() - 10, kPictureSize.height() - kPlotHeader - 8);
    painter.end();
    return encodePicture(suffix, kPictureSize, windowTitle(), picture);
}

bool ExperimentPlot::saveAs(const QString& path) {
    const Encoding encode = draw(path);
    return encode && writeFile(path, encode());
}

void ExperimentPlot::openMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addSaving(*menu, this, "experiment", tr("Save the plot"), [this](const QString& path) {
        saveInBackground(path, draw(path), this, [this, path](bool done) { done ? emit saved(path) : emit saveFailed(path); });
    });
    const auto* button = findChild<QToolButton*>("saveExperimentPlot");
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

} // namespace ui
