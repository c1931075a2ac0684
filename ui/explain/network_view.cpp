// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/network_view.h"

#include "ui/explain/map_colours.h"
#include "ui/explain/path_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>

namespace ui {
namespace {

QString shapeText(const model::Extent& made) {
    return QString("%1×%2×%2").arg(made.channels).arg(made.side);
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
constexpr int kLearnedWidth = 142;

/// "γ −0.12 … 1.31".
QString rangeText(const char* name, const std::vector<float>& values) {
    const auto [least, most] = std::ranges::minmax_element(values);
    return QString("%1 %2 … %3").arg(name, figure(static_cast<double>(*least)), figure(static_cast<double>(*most)));
}

} // namespace

NetworkView::NetworkView(QWidget* parent)
    : QWidget(parent), note_(makeLabel("small")), table_(new QTableWidget(0, 6)),
      layerNote_(makeLabel("fact", {}, "layerSentence")), deadNote_(makeLabel("small", {}, "deadNote")) {
    setObjectName("networkView");
    auto* title = makeLabel("title", tr("The network, layer by layer"));
    note_->setWordWrap(true);

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
    table_->horizontalHeader()->setSectionResizeMode(kKind, QHeaderView::Stretch);
    table_->horizontalHeader()->moveSection(kLearned, 2); // in view in narrow windows too
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    fillBox(new QVBoxLayout(this), {}, -1,
            {makeCard({13, 9, 13, 8}, 4, {title, note_, {table_, 1}, gap(2), layerNote_, deadNote_})});
    layerNote_->setWordWrap(true);
    connect(table_, &QTableWidget::currentCellChanged, this, &NetworkView::explain);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &NetworkView::explain);
}

/// In room for two lines, so that the table stays as high as it is.
void NetworkView::explain() {
    layerNote_->setMinimumHeight(2 * layerNote_->fontMetrics().lineSpacing());
    const int row = table_->currentRow();
    const bool isLayer = network_ && row >= 0 && row < static_cast<int>(network_->layers().size());
    layerNote_->setText(isLayer ? layerText(*network_, static_cast<std::size_t>(row))
                                : tr("Choose a layer to see what it does."));
}

void NetworkView::setNetwork(const model::ArchitecturePointer& network) {
    if (network == network_ || (network && network_ && *network == *network_))
        return;
    network_ = network;
    deadNote_->clear();
    if (!network) {
        table_->setRowCount(0);
        explain();
        return;
    }
    note_->setText(tr("An image enters at the top as 28 × 28 greys and leaves as %1 log-probabilities.").arg(network->classes()));
    const auto layers = network->layers();
    table_->setRowCount(static_cast<int>(layers.size()) + 1);
    int row = 0;
    for (const model::PlacedLayer& placed : layers) {
        table_->setItem(row, 0, item(QString::fromStdString(placed.name), Qt::AlignLeft));
        const QString kind = QString::fromStdString(model::describe(placed.layer));
        const QString shape = shapeText(placed.output);
        const QString sees = tr("%1×%1").arg(placed.receptiveField);
        table_->setItem(row, kKind, item(kind, Qt::AlignLeft));
        table_->item(row, kKind)->setToolTip(tr("%1: output %2, sees %3 pixels").arg(kind, shape, sees));
        table_->setItem(row, kOutput, item(shape, Qt::AlignRight));
        table_->setItem(row, 3, item(placed.parameters == 0 ? "–" : grouped(placed.parameters), Qt::AlignRight));
        table_->setItem(row, kSees, item(sees, Qt::AlignRight));
        table_->setItem(row, kLearned, item({}, Qt::AlignLeft));
        ++row;
    }
    const QStringList totals{tr("Sum"), tr("%1 layers").arg(layers.size()), {}, grouped(network->parameters()), {}, {}};
    for (int column = 0; column < totals.size(); ++column) {
        QTableWidgetItem* cell = item(totals[column], column < 2 ? Qt::AlignLeft : Qt::AlignRight);
        QFont bold = table_->font();
        bold.setWeight(QFont::DemiBold);
        cell->setFont(bold);
        table_->setItem(row, column, cell);
    }
    explain();
}

void NetworkView::resizeEvent(QResizeEvent*) {
    // In a narrow window the kind's tooltip says what has no column.
    for (const int column : {kOutput, kSees})
        table_->setColumnHidden(column, width() <= scaled(kNarrow));
    table_->horizontalHeader()->resizeSection(kLearned, scaled(kLearnedWidth));
}

void NetworkView::showLearned(int row, const QString& text, const QString& tip) {
    QTableWidgetItem* cell = item(text, Qt::AlignLeft);
    cell->setToolTip(tip);
    table_->setItem(row, kLearned, cell);
}

void NetworkView::setFacts(const std::shared_ptr<const model::LayerFacts>& facts) {
    const model::Weights& weights = *facts->weights;
    if (!network_ || *weights.architecture != *network_)
        return;
    for (std::size_t i = 0; i < network_->layers().size(); ++i) {
        const model::PlacedLayer& placed = network_->layers()[i];
        const int row = static_cast<int>(i);
        const auto values = [&](std::size_t which) -> const std::vector<float>& {
            return weights.tensors[placed.firstTensor + which].values;
        };
        if (isWeighted(placed.layer)) {
            showLearned(row, rangeText("w", values(0)), tr("The smallest and the largest weight."));
        } else if (placed.layer.kind == model::LayerKind::batchNorm) {
            QStringList maps;
            for (std::size_t channel = 0; channel < values(0).size(); ++channel)
                maps << tr("map %1: scale γ %2, shift β %3")
                            .arg(channel + 1)
                            .arg(figure(static_cast<double>(values(0)[channel])),
                                 figure(static_cast<double>(values(1)[channel])));
            showLearned(row, rangeText("γ", values(0)), maps.join("\n"));
        } else if (placed.layer.kind == model::LayerKind::relu && facts->images > 0) {
            QStringList dead;
            for (const int channel : facts->dead[i])
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
