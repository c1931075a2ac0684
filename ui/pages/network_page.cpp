// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/network_page.h"

#include "model/values/pixel_origin.h"
#include "ui/pages/layer_editor.h"
#include "ui/pages/layer_list.h"
#include "ui/pages/receptive_fields.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr std::size_t kMaxStates = 200;

/// As it is added behind another.
model::Layer newLayer(model::LayerKind kind) {
    using enum model::LayerKind;
    model::Layer layer = model::plainLayer(kind);
    layer.size = kind == convolution ? 8 : kind == linear ? 32 : kind == maxPooling || kind == averagePooling ? 2 : 0;
    layer.padding = kind == convolution ? 1 : 0;
    return layer;
}

} // namespace

/// The known network that the shown one is, or was changed from; null: none.
const model::Network* NetworkPage::base() const {
    std::string name = network().name;
    for (const bool changed : {false, true}) {
        if (changed && (name.empty() || name.back() != '*'))
            break;
        if (changed)
            name.pop_back();
        if (const auto found = std::ranges::find(networks_, name, &model::Network::name); found != networks_.end())
            return &*found;
    }
    return nullptr;
}

bool NetworkPage::isOwn() const {
    const model::Network* from = base();
    return from != nullptr && from - networks_.data() >= static_cast<std::ptrdiff_t>(shipped_);
}

void NetworkPage::setNetwork(const model::Network& network) {
    if (network == this->network())
        return;
    if (this->network().layers.empty())
        states_[now_].network = network; // the first: there is nothing to undo
    else
        push({network, network.layers == this->network().layers ? list_->row() : 0});
    refresh();
}

void NetworkPage::setNetworks(std::vector<model::Network> shipped, std::vector<model::Network> own) {
    shipped_ = shipped.size();
    networks_ = std::move(shipped);
    std::ranges::move(own, std::back_inserter(networks_));
    refresh();
}

void NetworkPage::setClasses(int count) {
    if (std::exchange(classes_, count) != count)
        refresh();
}

void NetworkPage::setOutlook(const std::optional<NetworkOutlook>& outlook) {
    outlook_ = outlook;
    showTotals();
}

void NetworkPage::setEpochs(int epochs) {
    epochs_ = epochs;
    showTotals();
}

void NetworkPage::setLocked(bool locked) {
    if (std::exchange(locked_, locked) == locked)
        return;
    list_->setLocked(locked);
    refresh();
}

/// What was undone before is gone.
void NetworkPage::push(State state) {
    states_.resize(now_ + 1);
    states_.push_back(std::move(state));
    if (states_.size() > kMaxStates)
        states_.erase(states_.begin());
    now_ = states_.size() - 1;
}

void NetworkPage::edit(std::vector<model::Layer> layers, int row) {
    if (locked_)
        return;
    model::Network changed = network();
    if (layers == changed.layers)
        return;
    const model::Network* from = base();
    if (from != nullptr && from->layers == layers) {
        changed = *from;
    } else {
        changed.layers = std::move(layers);
        if (changed.name.empty() || changed.name.back() != '*' || (from != nullptr && from->name == changed.name))
            changed.name += '*';
    }
    push({changed, row});
    refresh();
    emit edited(network());
}

void NetworkPage::goTo(std::size_t state) {
    now_ = state;
    refresh();
    emit edited(network());
}

void NetworkPage::add(model::LayerKind kind) {
    std::vector<model::Layer> layers = network().layers;
    const int row = std::clamp(list_->row() + 1, 0, static_cast<int>(layers.size()));
    layers.insert(layers.begin() + row, newLayer(kind));
    edit(std::move(layers), row);
    list_->setFocus();
}

void NetworkPage::remove(int row) {
    std::vector<model::Layer> layers = network().layers;
    if (row < 0 || layers.size() < 2)
        return;
    layers.erase(layers.begin() + row);
    edit(std::move(layers), std::min(row, static_cast<int>(network().layers.size()) - 2));
}

void NetworkPage::move(int from, int to) {
    std::vector<model::Layer> layers = network().layers;
    if (from < 0 || to < 0 || to >= static_cast<int>(layers.size()))
        return;
    const model::Layer moved = layers[static_cast<std::size_t>(from)];
    layers.erase(layers.begin() + from);
    layers.insert(layers.begin() + to, moved);
    edit(std::move(layers), to);
}

bool NetworkPage::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept(); // the window's are those of strokes
            return true;
        }
    }
    return QWidget::event(event);
}

void NetworkPage::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo))
        undo_->click();
    else if (event->matches(QKeySequence::Redo))
        redo_->click();
    else
        QWidget::keyPressEvent(event);
}

void NetworkPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shownChanged();
    QMetaObject::invokeMethod(this, &NetworkPage::showSeen, Qt::QueuedConnection); // the page before takes its own away first
}

void NetworkPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    emit seenChanged({});
    emit shownChanged();
}

void NetworkPage::setPlace(const model::ImagePlace& place) {
    place_ = place;
    showSeen();
}

void NetworkPage::pointAt(QPointF units) {
    pointed_ = units;
    showSeen();
}

/// At the pointer, at first in the middle: the output whose field lies around it.
void NetworkPage::showSeen() {
    if (!isVisible())
        return;
    const int row = list_->row();
    if (row < 0 || row >= static_cast<int>(examined_.layers.size()) || !examined_.layers[static_cast<std::size_t>(row)]) {
        emit seenChanged({});
        return;
    }
    const model::PlacedLayer& layer = *examined_.layers[static_cast<std::size_t>(row)];
    const auto pixel = static_cast<double>(place_.pixel);
    const QPointF corner(static_cast<double>(place_.left), static_cast<double>(place_.top));
    const QPointF at = pointed_ ? (*pointed_ - corner) / pixel : QPointF(model::kImageSide / 2.0, model::kImageSide / 2.0);
    const auto output = [&](double place) {
        const double nearest = (place - layer.offset - layer.receptiveField / 2.0) / layer.jump;
        return static_cast<int>(std::clamp(std::round(nearest), 0.0, layer.output.side - 1.0));
    };
    const model::PixelSquare seen =
        model::clipped(model::receptiveField(layer, output(at.x()), output(at.y())), model::kImageSide);
    emit seenChanged(
        QRectF(corner + QPointF(seen.left, seen.top) * pixel, QSizeF(seen.right - seen.left, seen.bottom - seen.top) * pixel));
}

void NetworkPage::askName(const QString& title, const QString& label, const QString& proposal, const QString& accept,
                          const std::function<void(const QString&)>& take) {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setOkButtonText(accept);
    dialog->setTextValue(proposal);
    connect(dialog, &QInputDialog::textValueSelected, this, [take](const QString& text) {
        if (!text.trimmed().isEmpty())
            take(text.trimmed());
    });
    dialog->open();
}

bool NetworkPage::hasCounted() const {
    return !counted_->isHidden();
}

void NetworkPage::showCounted() {
    if (std::vector<CountedField> fields = countedFields(network()); !fields.empty())
        (new FieldsCard(std::move(fields), window()))->open();
}

void NetworkPage::askToReplace(const model::Network& network) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Replace the network?"),
                                tr("You have a network named “%1” already.").arg(QString::fromStdString(network.name)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->addButton(tr("Replace"), QMessageBox::AcceptRole), &QPushButton::clicked, this,
            [this, network] { emit saveRequested(network, true); });
    box->open();
}

} // namespace ui
