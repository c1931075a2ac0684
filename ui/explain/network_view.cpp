// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/network_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>

namespace ui {
namespace {

QString shapeText(const std::vector<int>& shape) {
    QStringList sides;
    for (const int side : shape)
        sides << QString::number(side);
    return sides.join("×");
}

QTableWidgetItem* item(const QString& text, Qt::Alignment side) {
    auto* made = new QTableWidgetItem(text);
    made->setToolTip(text); // where a narrow window elides it
    made->setTextAlignment(side | Qt::AlignVCenter);
    return made;
}

constexpr int kKind = 1; ///< columns
constexpr int kOutput = 2;
constexpr int kSees = 4;
constexpr int kLearned = 5;
constexpr int kNarrow = 620; ///< logical pixels

/// "γ −0.12 … 1.31".
QString rangeText(const char* name, const std::vector<float>& values) {
    const auto [least, most] = std::ranges::minmax_element(values);
    return QString("%1 %2 … %3").arg(name, figure(static_cast<double>(*least)), figure(static_cast<double>(*most)));
}

} // namespace

NetworkView::NetworkView(QWidget* parent)
    : QWidget(parent), table_(new QTableWidget(0, 6)), deadNote_(makeLabel("small", {}, "deadNote")) {
    setObjectName("networkView");
    auto* title = makeLabel("title", tr("The network, layer by layer"));
    auto* note = makeLabel("small", tr("An image enters at the top as 28 × 28 greys and leaves as ten log-probabilities."));
    note->setWordWrap(true);

    table_->setObjectName("layerTable");
    table_->setAccessibleName(tr("Layers of the network"));
    table_->setToolTip(
        tr("Output shape as channels × height × width; receptive field as the side, in input pixels, that one output sees."));
    const QStringList names{tr("Layer"), tr("Kind"), tr("Output"), tr("Params"), tr("Sees"), tr("Learned")};
    for (int column = 0; column < names.size(); ++column)
        table_->setHorizontalHeaderItem(column,
                                        item(names[column], column < 2 || column == kLearned ? Qt::AlignLeft : Qt::AlignRight));
    makePlain(*table_, 28);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(kLearned, QHeaderView::Fixed);
    table_->horizontalHeader()->resizeSection(kLearned, 142);
    table_->horizontalHeader()->setSectionResizeMode(kKind, QHeaderView::Stretch);
    table_->horizontalHeader()->moveSection(kLearned, 2); // in view in narrow windows too
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    fillBox(new QVBoxLayout(this), {}, -1, {makeCard({13, 9, 13, 8}, 4, {title, note, {table_, 1}, deadNote_})});
}

void NetworkView::setLayers(const std::vector<model::LayerRow>& layers) {
    rows_ = layers;
    table_->setRowCount(static_cast<int>(layers.size()) + 1);
    int row = 0;
    int total = 0;
    for (const model::LayerRow& layer : layers) {
        total += layer.parameters;
        table_->setItem(row, 0, item(QString::fromStdString(layer.name), Qt::AlignLeft));
        const QString shape = shapeText(layer.shape);
        const QString sees = tr("%1×%1").arg(layer.receptiveField);
        table_->setItem(row, kKind, item(QString::fromStdString(layer.kind), Qt::AlignLeft));
        table_->item(row, kKind)
            ->setToolTip(tr("%1: output %2, sees %3 pixels").arg(QString::fromStdString(layer.kind), shape, sees));
        table_->setItem(row, kOutput, item(shape, Qt::AlignRight));
        table_->setItem(row, 3, item(layer.parameters == 0 ? "–" : grouped(layer.parameters), Qt::AlignRight));
        table_->setItem(row, kSees, item(sees, Qt::AlignRight));
        ++row;
    }
    const QStringList totals{tr("Sum"), tr("%1 layers").arg(layers.size()), {}, grouped(total), {}, {}};
    for (int column = 0; column < totals.size(); ++column) {
        QTableWidgetItem* cell = item(totals[column], column < 2 ? Qt::AlignLeft : Qt::AlignRight);
        QFont bold = table_->font();
        bold.setWeight(QFont::DemiBold);
        cell->setFont(bold);
        table_->setItem(row, column, cell);
    }
}

void NetworkView::resizeEvent(QResizeEvent*) {
    // In a narrow window the kind's tooltip says what has no column.
    for (const int column : {kOutput, kSees})
        table_->setColumnHidden(column, width() <= kNarrow);
}

void NetworkView::showLearned(int row, const QString& text, const QString& tip) {
    QTableWidgetItem* cell = item(text, Qt::AlignLeft);
    cell->setToolTip(tip);
    table_->setItem(row, kLearned, cell);
}

void NetworkView::setFacts(const std::shared_ptr<const model::LayerFacts>& facts) {
    std::size_t next = 0; // convolution
    for (int row = 0; row < static_cast<int>(rows_.size()); ++row) {
        const model::LayerRow& layer = rows_[static_cast<std::size_t>(row)];
        if (layer.name.starts_with("conv") && next < facts->layers->size()) {
            const auto& kernel = (*facts->layers)[next++].kernel;
            showLearned(row, rangeText("w", kernel), tr("The smallest and the largest weight."));
        } else if (layer.name.starts_with("bn") && next > 0) {
            const model::ConvolutionLayer& convolution = (*facts->layers)[next - 1];
            QStringList maps;
            for (std::size_t i = 0; i < convolution.scale.size(); ++i)
                maps << tr("map %1: scale γ %2, shift β %3")
                            .arg(i + 1)
                            .arg(figure(static_cast<double>(convolution.scale[i])),
                                 figure(static_cast<double>(convolution.shift[i])));
            showLearned(row, rangeText("γ", convolution.scale), maps.join("\n"));
        } else if (layer.kind == "ReLU" && next > 0 && facts->images > 0) {
            QStringList dead;
            for (const int channel : facts->dead[next - 1])
                dead << QString::number(channel + 1);
            showLearned(row, dead.isEmpty() ? tr("all alive") : tr("dead: %1").arg(dead.join(", ")),
                        tr("Maps that stay zero at every pixel of %1 test images.").arg(grouped(facts->images)));
        }
    }
    deadNote_->setText(
        facts->images > 0 ? tr("A map is dead when it stays zero in all of the first %1 test images.").arg(grouped(facts->images))
                          : tr("With a data set, dead maps are named here."));
}

} // namespace ui
