// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/plot_export.h"

#include "ui/curves/curve_panel.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"
#include "ui/widgets/file_dialog.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFuture>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QPdfWriter>
#include <QPicture>
#include <QPromise>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <memory>
#include <utility>

namespace ui {
namespace {

constexpr int kRatesHeight = 100; ///< of the learning rate with its title

constexpr int kOverlayNameWidth = 130; ///< the longest name of an overlaid run

/// The lines and names of the visible overlays, from `x` on, as many as `width` has room for.
void drawOverlayNames(QPainter& painter, double x, int width, const std::vector<OverlaidRun>& overlays) {
    for (const OverlaidRun& run : overlays) {
        if (!run.visible)
            continue;
        const QString name = painter.fontMetrics().elidedText(run.name, Qt::ElideRight, kOverlayNameWidth);
        const int size = painter.fontMetrics().horizontalAdvance(name);
        const bool fits = x + 28 + size + 30 < width;
        painter.setPen(overlayPen(run.colour, 2));
        if (fits)
            painter.drawLine(QPointF(x, 19.5), QPointF(x + 22, 19.5));
        painter.setPen(QPen(theme().quietText));
        painter.drawText(QPointF(fits ? x + 28 : x, 24), fits ? name : "…");
        if (!fits)
            return;
        x += 28 + size + 18;
    }
}

/// A plot's title with the legend beside it, kPlotHeader high.
void drawPlotHeader(QPainter& painter, int width, const CurvePanel& panel) {
    drawTitle(painter, panel.title());
    double x = std::max(110, 34 + painter.fontMetrics().horizontalAdvance(panel.title()));
    painter.setFont(usualFont(painter.font(), kBodyText, QFont::Normal));
    painter.setPen(QPen(theme().quietText));
    for (const auto& [name, colour] :
         {std::pair{QObject::tr("train"), theme().accent}, std::pair{panel.testName(), theme().test}}) {
        painter.fillRect(QRectF(x, 18, 14, 3), colour);
        painter.drawText(QPointF(x + 20, 24), name);
        x += 40 + painter.fontMetrics().horizontalAdvance(name);
    }
    drawOverlayNames(painter, x, width, panel.overlays());
}

/// What is painted, as commands: making pixels or a file of them takes longer, and needs no widgets.
QPicture record(QSize size, const std::vector<CurvePanel*>& panels, const RateStrip& rates) {
    QPicture picture;
    QCPPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(), size), theme().panel);
    const int height = (size.height() - kRatesHeight) / static_cast<int>(panels.size());
    for (const CurvePanel* panel : panels) {
        drawPlotHeader(painter, size.width(), *panel);
        painter.translate(0, kPlotHeader);
        painter.save();
        panel->plot()->toPainter(&painter, size.width() - 10, height - kPlotHeader - 6);
        painter.restore();
        painter.translate(0, height - kPlotHeader);
    }
    drawTitle(painter, rates.title());
    painter.translate(0, kPlotHeader);
    rates.plot()->toPainter(&painter, size.width() - 10, kRatesHeight - kPlotHeader - 6);
    painter.end();
    return picture;
}

void replay(QPicture picture, QPaintDevice& device, double scale) {
    QPainter painter(&device);
    painter.scale(scale, scale);
    picture.play(&painter);
}

QByteArray png(const QPicture& picture, QSize size) {
    QImage image(size * 2, QImage::Format_RGB32);
    replay(picture, image, 2);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svg(const QPicture& picture, QSize size, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    replay(picture, generator, 1);
    bytes.removeIf([](char c) { return c >= 0 && c < ' ' && c != '\n'; }); // XML knows no control characters, names of runs may
    return bytes;
}

QByteArray pdf(const QPicture& picture, QSize size, const QString& title) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setPageSize(QPageSize(QSizeF(size), QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(72); // one unit a point
    replay(picture, writer, 1);
    return bytes;
}

QByteArray cells(std::initializer_list<double> values) {
    QByteArray row;
    for (const double value : values)
        row += ',' + QByteArray::number(value, 'g', 9);
    return row;
}

QByteArray batchRow(const model::BatchSpan& span, bool joined) {
    const QByteArray step = QByteArray::number(static_cast<qlonglong>(span.firstStep));
    const auto mean = {static_cast<double>(span.loss), static_cast<double>(span.accuracy)};
    if (!joined)
        return "batch," + step + cells({span.epochsDone}) + cells(mean) + ",,,\n";
    return "batches," + step + ',' + QByteArray::number(span.batches) + cells({span.epochsDone}) + cells(mean) +
           cells({static_cast<double>(span.leastLoss), static_cast<double>(span.greatestLoss),
                  static_cast<double>(span.leastAccuracy), static_cast<double>(span.greatestAccuracy)}) +
           ",,,\n";
}

QByteArray epochRow(const model::EpochMetrics& epoch, bool joined) {
    return (joined ? "epoch,,," : "epoch,,") + QByteArray::number(epoch.epoch) + cells({epoch.trainLoss, epoch.trainAccuracy}) +
           (joined ? ",,,," : "") + cells({epoch.testLoss, epoch.testAccuracy, epoch.learningRate}) + '\n';
}

/// Where it was stopped in the middle of an epoch, the test images alone are read.
QByteArray endRow(const model::CurveEnd& end, bool joined) {
    return (joined ? "end,,," : "end,,") + QByteArray::number(end.epochsDone, 'g', 9) + (joined ? ",,,,,,," : ",,,") +
           cells({end.testAccuracy}) + ",\n";
}

struct CurveMenu {
    Q_DECLARE_TR_FUNCTIONS(ui::CurveMenu)
};

} // namespace

void drawTitle(QPainter& painter, const QString& title) {
    painter.setFont(usualFont(QGuiApplication::font(), kBodyText, QFont::DemiBold));
    painter.setPen(QPen(theme().text));
    painter.drawText(QPointF(16, 24), title);
}

Encoding encodePicture(const QString& suffix, QSize size, const QString& title, const QPicture& picture) {
    if (!QStringList{"png", "svg", "pdf"}.contains(suffix))
        return {};
    return [suffix, size, title, picture] {
        return suffix == "png" ? png(picture, size) : suffix == "svg" ? svg(picture, size, title) : pdf(picture, size, title);
    };
}

void addSaving(QMenu& menu, QWidget* parent, const QString& name, const QString& title,
               const std::function<void(const QString& path)>& save, bool enabled) {
    const std::array<std::pair<QString, QString>, 4> formats{{{"png", CurveMenu::tr("PNG picture (*.png)")},
                                                              {"svg", CurveMenu::tr("SVG drawing (*.svg)")},
                                                              {"pdf", CurveMenu::tr("PDF document (*.pdf)")},
                                                              {"csv", CurveMenu::tr("CSV table (*.csv)")}}};
    for (const auto& [suffix, filter] : formats) {
        const auto choose = [parent, title, save, file = name + "." + suffix, filter = filter] {
            auto* dialog = showFileDialog(parent, QFileDialog::AcceptSave, title, {filter}, file);
            QObject::connect(dialog, &QFileDialog::fileSelected, parent, save);
        };
        menu.addAction(CurveMenu::tr("Save as %1…").arg(suffix.toUpper()), parent, choose)->setEnabled(enabled);
    }
}

void saveInBackground(const QString& path, const Encoding& encode, QObject* context, const std::function<void(bool)>& done) {
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    promise->future().then(context, done);
    QThreadPool::globalInstance()->start([promise, path, encode] {
        promise->addResult(encode && writeFile(path, encode()));
        promise->finish();
    });
}

Encoding drawPicture(const QString& suffix, QSize size, const QString& title, const std::vector<CurvePanel*>& panels,
                     const RateStrip& rates) {
    return encodePicture(suffix, size, title, record(size, panels, rates));
}

bool writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

QByteArray toCsv(const CurveHistory& run, bool onValidation) {
    const bool joined = !run.batches().hasSingleBatches();
    const QByteArray test = onValidation ? "validation" : "test";
    QByteArray csv = joined ? "kind,first_step,batches,epoch,train_loss_mean,train_accuracy_mean,train_loss_min,train_loss_max,"
                              "train_accuracy_min,train_accuracy_max"
                            : "kind,step,epoch,train_loss,train_accuracy";
    csv += ',' + test + "_loss," + test + "_accuracy,learning_rate\n";
    auto epoch = run.epochs().begin();
    for (const BatchBucket& bucket : run.batches().between(0, run.epochsDone(), std::numeric_limits<std::size_t>::max())) {
        for (; epoch != run.epochs().end() && epoch->epoch < bucket.span.epochsDone; ++epoch)
            csv += epochRow(*epoch, joined);
        csv += batchRow(bucket.span, joined);
    }
    for (; epoch != run.epochs().end(); ++epoch)
        csv += epochRow(*epoch, joined);
    if (const auto& end = run.end())
        csv += endRow(*end, joined);
    return csv;
}

} // namespace ui
