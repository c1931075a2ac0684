// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/digit_map_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QSlider>
#include <QStackedWidget>

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <utility>

namespace ui {
namespace {

constexpr std::size_t kMaxShown = 200; ///< chosen images
constexpr int kChosenHeight = 134;

} // namespace

/// The classes in their colours. Names may be cut short; in a lesson they stand in two rows, many classes in as many as it
/// takes.
class DigitLegend : public QWidget {
public:
    DigitLegend() {
        setSpokenRole(*this, QAccessible::Graphic, DigitMapView::tr("The digits' colours"),
                      DigitMapView::tr("A dot in the colour of each digit"));
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        measure();
        connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] { measure(); });
    }
    void setClasses(const ClassNames& labels) {
        labels_ = labels;
        measure();
    }
    QSize sizeHint() const override { return {columns() * step(), std::min(rows(), kRowsAtOnce) * scaled(18)}; }
    QSize minimumSizeHint() const override { return {columns() * scaled(kStep), rows() * scaled(18)}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const int columns = this->columns(); // all names are measured for it
        const int across = width() / columns;
        const int down = height() / rows();
        for (int label = 0; label < labels_.count(); ++label) {
            const QRect cell(label % columns * across, label / columns * down, across, down);
            painter.setPen(Qt::NoPen);
            painter.setBrush(classColour(label));
            painter.drawEllipse(QPointF(cell.left() + scaled(5), cell.top() + down / 2.0), scaled(3.5), scaled(3.5));
            painter.setPen(theme().text);
            painter.drawText(cell.adjusted(scaled(11), 0, 0, 0), Qt::AlignVCenter,
                             fontMetrics().elidedText(labels_.name(label), Qt::ElideRight, across - scaled(12)));
        }
    }

private:
    int step() const {
        const int most = scaled(labels_.count() > kClassesAtOnce ? kWidestOfMany : kWidestStep);
        int widest = scaled(kStep);
        for (int label = 0; label < labels_.count(); ++label)
            widest = std::clamp(fontMetrics().horizontalAdvance(labels_.name(label)) + scaled(17), widest, most);
        return widest;
    }
    int columns() const {
        if (labels_.count() > kClassesAtOnce)
            return std::clamp(scaled(kAcross) / step(), 1, kClassesAtOnce);
        return textScale() > 1 && labels_.areWords() ? (labels_.count() + 1) / 2 : labels_.count();
    }
    int rows() const { return (labels_.count() + columns() - 1) / columns(); }

    void measure() {
        QStringList names;
        for (int label = 0; label < labels_.count(); ++label)
            names << labels_.name(label);
        setToolTip(labels_.areWords() ? names.join(", ") : QString()); // some may be cut
        updateGeometry();
        update();
    }

    static constexpr int kRowsAtOnce = 3;
    static constexpr int kStep = 25;
    static constexpr int kWidestStep = 52;
    static constexpr int kWidestOfMany = 84;
    static constexpr int kAcross = 300; ///< of many
    ClassNames labels_;
};

DigitMapView::DigitMapView(QWidget* parent)
    : QWidget(parent), kinds_(new Segments(tr("Kind of map"))), legend_(new DigitLegend), stack_(new QStackedWidget),
      plot_(new DigitMapPlot), note_(makeLabel("small", {}, "mapNote")), slider_(new QSlider(Qt::Horizontal)),
      epoch_(makeLabel<FigureLabel>("", {}, "mapEpoch")), epochRow_(new QWidget),
      chosen_(new DigitGrid("chosenImages", tr("Images in the chosen part of the map"), 1)),
      chosenTitle_(makeLabel("title", {}, "chosenTitle")) {
    setObjectName("digitMapView");
    kinds_->add(tr("Plane"), tr("Where the last features of all test images vary most: two principal components."));
    kinds_->add(tr("Neighbours"),
                tr("t-SNE of 2,000 test images: what is alike lies together; distances between groups say nothing."));
    auto* empty = new EmptyState(tr("The map shows all test images by what the network makes of them.\n\nIt needs a data set and "
                                    "a model that knows its classes."));
    stack_->addWidget(empty);
    stack_->addWidget(plot_);
    note_->setWordWrap(true);
    slider_->setObjectName("epochSlider");
    slider_->setAccessibleName(tr("Epoch of the map"));
    slider_->setToolTip(tr("Goes through the epochs of the run: watch the classes part."));
    fillBox(new QHBoxLayout(epochRow_), {}, 10, {epoch_, {slider_, 1}});
    chosenCard_ = makeCard({13, 7, 4, 5}, 2, {chosenTitle_, {chosen_, 1}});
    chosenCard_->setFixedHeight(kChosenHeight);
    chosenCard_->hide();
    auto* card = makeCard({10, 9, 10, 7}, 6, {{stack_, 1}, epochRow_, note_});
    auto* legendRoom = new ScrollRoom(legend_);
    legendRoom->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    fillBox(new QVBoxLayout(this), {}, 8, {makeRow(12, {kinds_, stretch(), legendRoom}), {card, 1}, chosenCard_});
    connect(kinds_, &Segments::currentChanged, this, [this] { turnTo(wanted_); });
    connect(slider_, &QSlider::valueChanged, this, [this](int place) {
        if (place < static_cast<int>(epochs_.size()))
            turnTo(epochs_[static_cast<std::size_t>(place)]);
    });
    connect(plot_, &DigitMapPlot::chosen, this, &DigitMapView::showChosen);
    connect(plot_, &DigitMapPlot::activated, this, [this](int point) {
        activate(map_->indices[static_cast<std::size_t>(point)], map_->labels[static_cast<std::size_t>(point)]);
    });
    connect(chosen_, &DigitGrid::opened, this,
            [this](int row) { activate(shown_[static_cast<std::size_t>(row)], labelsShown_[static_cast<std::size_t>(row)]); });
    setEpochs({});
}

void DigitMapView::setClasses(const Classes& classes) {
    classes_ = classes;
    legend_->setClasses(classes.labels);
    plot_->setClasses(classes);
}

model::MapKind DigitMapView::kind() const {
    return kinds_->current() == 0 ? model::MapKind::plane : model::MapKind::neighbours;
}

void DigitMapView::setEpochs(const std::vector<int>& epochs) {
    const bool wentOn = epochs.size() >= epochs_.size() && !epochs_.empty() && epochs_.front() != 0 &&
                        std::equal(epochs_.begin(), epochs_.end(), epochs.begin());
    const bool followed = epochs_.empty() || slider_->value() == slider_->maximum();
    if (!wentOn) {
        maps_.clear();
        map_.reset();
        plot_->setMap(nullptr);
        showChosen({});
    }
    epochs_ = epochs;
    stack_->setCurrentIndex(epochs.empty() ? 0 : 1);
    epochRow_->setVisible(epochs.size() > 1);
    {
        const QSignalBlocker quiet(slider_);
        slider_->setRange(0, std::max(0, static_cast<int>(epochs.size()) - 1));
        if (followed || !wentOn)
            slider_->setValue(slider_->maximum());
    }
    if (!epochs.empty())
        turnTo(epochs[static_cast<std::size_t>(slider_->value())]);
    else
        note_->clear();
}

void DigitMapView::turnTo(int epoch) {
    wanted_ = epoch;
    epoch_->setText(tr("epoch %1 of %2").arg(epoch).arg(epochs_.empty() ? 0 : epochs_.back()));
    const auto found = maps_.find({kind(), epoch});
    if (found == maps_.end()) {
        note_->setText(tr("being made …"));
        if (isVisible() && !epochs_.empty())
            emit mapRequested(kind(), epoch);
        return;
    }
    if (std::exchange(map_, found->second) != found->second) { // else what is chosen in it stays
        plot_->setMap(map_);
        showChosen({});
    }
    showDrawing();
    const auto wrong = std::inner_product(map_->labels.begin(), map_->labels.end(), map_->predicted.begin(), 0, std::plus<>(),
                                          std::not_equal_to<>());
    const QString counted =
        tr("%1 test images, %2 read wrongly (ringed)").arg(grouped(static_cast<int>(map_->points.size())), grouped(wrong));
    note_->setText(kind() == model::MapKind::plane
                       ? tr("%1 · the plane holds %2 of what varies").arg(counted, percent(map_->plane.share, 0))
                       : tr("%1 · distances between groups say nothing").arg(counted));
}

const model::DigitImage& DigitMapView::image(int index) const {
    return (*map_->images)[static_cast<std::size_t>(index)];
}

void DigitMapView::addMap(const std::shared_ptr<const model::DigitMap>& map) {
    if (std::ranges::find(epochs_, map->epoch) == epochs_.end())
        return; // of a run that is no longer shown
    maps_[{map->kind, map->epoch}] = map;
    if (map->kind == kind() && map->epoch == wanted_)
        turnTo(wanted_);
}

void DigitMapView::showProgress(double share, const std::shared_ptr<const model::DigitMap>& soFar) {
    if (kind() != soFar->kind || wanted_ != soFar->epoch || epochs_.empty() || maps_.contains({kind(), wanted_}))
        return;
    map_ = soFar;
    plot_->setMap(map_);
    plot_->setDrawing({});
    note_->setText(tr("being laid out: %1").arg(percent(share, 0)));
}

void DigitMapView::setPath(const std::shared_ptr<const model::ForwardTrace>& path) {
    path_ = path;
    showDrawing();
}

void DigitMapView::showDrawing() {
    std::span<const float> features;
    if (path_)
        features = path_->activations.inputOf(path_->weights->architecture->featureLayers());
    if (path_ && map_ && map_->featuresWanted() == features.size()) // not of another network, and not while it is laid out
        plot_->setDrawing(map_->place(features));
    else
        plot_->setDrawing({});
}

void DigitMapView::activate(int index, int label) {
    emit imageActivated(image(index), imageCaption(model::Split::test, index, classes_.labels.name(label)));
}

void DigitMapView::showChosen(const std::vector<int>& points) {
    chosenCard_->setVisible(!points.empty());
    shown_.clear();
    labelsShown_.clear();
    for (std::size_t i = 0; i < std::min(kMaxShown, points.size()); ++i) {
        shown_.push_back(map_->indices[static_cast<std::size_t>(points[i])]);
        labelsShown_.push_back(map_->labels[static_cast<std::size_t>(points[i])]);
    }
    // They stay as they are while another map is laid out.
    chosen_->show(static_cast<int>(shown_.size()), [this, points, map = map_](int row) {
        const auto point = static_cast<std::size_t>(points[static_cast<std::size_t>(row)]);
        const int index = map->indices[point];
        const QString name = classes_.labels.name(map->labels[point]);
        const bool right = map->labels[point] == map->predicted[point];
        return DigitItem{digitIcon((*map->images)[static_cast<std::size_t>(index)]),
                         right ? name : tr("%1 → %2").arg(name, classes_.answers.name(map->predicted[point])),
                         tr("Test image %1: a click puts it on the canvas.").arg(grouped(index))};
    });
    const QString many = tr("%1 images").arg(grouped(static_cast<int>(points.size())));
    chosenTitle_->setText(points.size() == 1          ? tr("1 image")
                          : points.size() > kMaxShown ? tr("%1 · the first %2").arg(many).arg(kMaxShown)
                                                      : many);
}

void DigitMapView::showEvent(QShowEvent*) {
    emit shownChanged(true);
    if (!epochs_.empty())
        turnTo(wanted_);
}

} // namespace ui
