// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/histograms.h"
#include "model/values/learned_maps.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QStackedWidget;

namespace ui {

class ExcitingView;
class FigureLabel;
class KernelGrid;
class ScrollRoom;
class Segments;
class SpreadsPlot;

/// What the network has learned: the kernels of a layer and what excites each of its maps, and how weights, activations and
/// gradients are spread, epoch by epoch.
class LearnedView : public QWidget {
    Q_OBJECT

public:
    explicit LearnedView(QWidget* parent = nullptr);

    Segments* modes() const { return modes_; }     ///< kernels, histograms
    Segments* figures() const { return figures_; } ///< weights, activations, gradients
    KernelGrid* kernels() const { return kernels_; }
    ExcitingView* exciting() const { return exciting_; }
    SpreadsPlot* spreads() const { return spreads_; }
    QString readout() const;
    model::MapPlace map() const; ///< that was chosen

public slots:
    /// Of the network that is looked into; null: there is none.
    void setWeights(const std::shared_ptr<const model::Weights>& weights);
    void setExcitement(const std::shared_ptr<const model::Excitement>& excitement);
    void setOptimised(const std::shared_ptr<const model::OptimisedImage>& image);
    /// Of the epochs so far; null or empty: none.
    void setSpreads(const std::shared_ptr<const model::HistogramHistory>& history);
    /// Whether there are test images to look at.
    void setHasData(bool hasData);

signals:
    void mapChosen(const model::MapPlace& map);
    void shownChanged(bool shown);
    /// Batch norm's scales are asked for, which stand there.
    void layersRequested();
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void showEvent(QShowEvent*) override { emit shownChanged(true); }
    void hideEvent(QHideEvent*) override { emit shownChanged(false); }

private:
    QWidget* makeControls();
    QWidget* makeKernels();
    QWidget* makeSpreads();
    void listLayers();
    void showLayer();
    void showMap();
    void showMode();
    void showPointed();
    QString kernelText() const;
    QString spreadText() const;

    Segments* modes_;
    Segments* figures_;
    QComboBox* layer_;
    QStackedWidget* controls_;
    QStackedWidget* stack_;
    KernelGrid* kernels_;
    ExcitingView* exciting_;
    SpreadsPlot* spreads_;
    QStackedWidget* spreadsStack_;
    FigureLabel* readout_;
    ScrollRoom* kernelsRoom_;
    std::shared_ptr<const model::Weights> weights_;
    std::shared_ptr<const model::HistogramHistory> history_;
};

} // namespace ui
