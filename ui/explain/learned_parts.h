// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/histograms.h"
#include "model/values/layer_maps.h"
#include "model/values/learned_maps.h"
#include "ui/style/classes.h"

#include <QImage>
#include <QPolygonF>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <optional>

class QLabel;
class QVBoxLayout;

namespace ui {

class DigitGrid;

/// What excites one map: an image made to do so, and the test images that do it most, with what the map's pixel sees of them.
class ExcitingView : public QWidget {
    Q_OBJECT

public:
    explicit ExcitingView(QWidget* parent = nullptr);

    void setClasses(const ClassNames& labels);
    /// The map, by name; what was shown of another one or of other weights goes.
    void setMap(const std::shared_ptr<const model::Weights>& weights, const model::MapPlace& map);
    bool isDead() const;

public slots:
    /// What is of another map or of other weights is not shown.
    void setExcitement(const std::shared_ptr<const model::Excitement>& excitement);
    void setOptimised(const std::shared_ptr<const model::OptimisedImage>& image);
    /// Whether there are test images to look at.
    void setHasData(bool hasData);

signals:
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
    void showTitle();
    void showImages();
    void showOptimised();

    ClassNames labels_;
    QLabel* title_;
    QLabel* state_; ///< of the map: how many images were looked at, or that it is dead
    QLabel* madeImage_;
    QLabel* madeText_;
    QVBoxLayout* besideImage_;
    DigitGrid* images_;
    std::shared_ptr<const model::Weights> weights_;
    model::MapPlace map_;
    std::shared_ptr<const model::Excitement> excitement_;
    std::shared_ptr<const model::OptimisedImage> made_;
    bool hasData_ = false;
    bool low_ = false; ///< see fitHeight()
};

/// Histograms by epoch, a panel for each convolution and linear layer: one line an epoch, the newest in front and strongest.
class SpreadsPlot : public QWidget {
    Q_OBJECT

public:
    static constexpr int kUsualLayers = 8; ///< that fill it; more scroll
    /// One line: layer and place in the history, both from 0.
    struct Place {
        int layer = 0;
        int epoch = 0;
        bool operator==(const Place&) const = default;
    };

    explicit SpreadsPlot(QWidget* parent = nullptr);

    /// Null: nothing.
    void setHistory(const std::shared_ptr<const model::HistogramHistory>& history);
    void setFigures(model::Figures figures);

    /// What the mouse is on, or the arrow keys have gone to.
    std::optional<Place> pointed() const { return pointed_; }
    const model::Histogram* histogram(const Place& place) const; ///< null where there is none
    QString name(int layer) const;
    QRectF panel(int layer) const;             ///< logical pixels
    double baseline(const Place& place) const; ///< the line's zero, from the top
    QSize sizeHint() const override { return {600, 380}; }
    QSize minimumSizeHint() const override { return {300, 240}; }

signals:
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override { fit(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point({}); }
    void focusOutEvent(QFocusEvent*) override { point({}); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fit();
    int columns() const;
    int rows() const { return (std::max(layers(), kUsualLayers) + columns() - 1) / columns(); }
    int layers() const { return epochs() > 0 ? static_cast<int>(history_->back()->names.size()) : 0; }
    int epochs() const { return history_ ? static_cast<int>(history_->size()) : 0; }
    double peakHeight() const;
    double extent(int layer) const;
    QPolygonF line(const Place& place) const;
    void paintPanel(QPainter& painter, int layer) const;
    void point(std::optional<Place> place);

    std::shared_ptr<const model::HistogramHistory> history_;
    model::Figures figures_ = model::Figures::weights;
    std::optional<Place> pointed_;
};

/// All kernels of one convolution, or the weights of a linear layer laid out as what they are given, small: a row for each map
/// that it makes, a column for each that it is given, in one scale of colours; the rows of a linear layer in several blocks side
/// by side where they are larger then. A row is chosen with the mouse or the arrow keys. Its minimum size is that of all of them
/// where they cannot be read otherwise.
class KernelGrid : public QWidget {
    Q_OBJECT

public:
    explicit KernelGrid(QWidget* parent = nullptr);

    /// `layer` is an index in the architecture's layers; null: none.
    void setLayer(const std::shared_ptr<const model::Weights>& weights, int layer);
    /// Maps, from 0, that are marked as dead.
    void setDead(const std::vector<int>& maps);

    int chosen() const { return chosen_; } ///< map, from 0
    /// The kernel that the mouse is on: column of the map it is given, row of the map it makes.
    std::optional<QPoint> pointed() const { return pointed_; }
    QRectF kernelRect(int output, int input) const; ///< logical pixels
    QRectF rowRect(int output) const;               ///< of all its kernels
    QSize sizeHint() const override { return {270, 330}; }
    QSize minimumSizeHint() const override { return {150, 170}; }

public slots:
    void choose(int map);

signals:
    void chosenChanged(int map);
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point({}); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    const model::PlacedLayer& placed() const { return weights_->architecture->layers()[static_cast<std::size_t>(layer_)]; }
    const std::vector<float>& values() const { return weights_->tensors[placed().firstTensor].values; }
    int kernel() const; ///< side
    int inputs() const { return placed().input.channels; }
    int outputs() const { return placed().output.channels; }
    void arrange();
    QSize wanted() const; ///< of all
    int blockWidth() const { return numbers() + inputs() * acrossStep(); }
    int acrossStep() const { return kernel() * pixel_ + gap_; }
    int downStep() const { return kernel() * tall_ + gap_; }
    int numbers() const;
    int rows() const { return (outputs() + blocks_ - 1) / blocks_; }
    std::optional<QPoint> kernelAt(QPointF place) const;
    void point(std::optional<QPoint> kernel);
    int rowAt(QPointF place) const; ///< −1: none

    std::shared_ptr<const model::Weights> weights_;
    int layer_ = 0;
    std::vector<int> dead_;
    int chosen_ = 0;
    std::optional<QPoint> pointed_;
    int pixel_ = 1;     ///< width of a weight, logical pixels …
    int tall_ = 1;      ///< … and height
    int gap_ = 1;       ///< between kernels
    int blocks_ = 1;    ///< of rows, side by side
    float largest_ = 0; ///< absolute value of a weight
};

} // namespace ui
