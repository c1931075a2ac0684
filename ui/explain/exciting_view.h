// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/learned_maps.h"
#include "ui/style/classes.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace ui {

class DigitGrid;

/// What excites one map: an image made to do so, and the test images that do it most, with what the map's pixel sees of them.
class ExcitingView : public QWidget {
    Q_OBJECT

public:
    explicit ExcitingView(QWidget* parent = nullptr);

    void setClasses(const ClassNames& labels);
    /// The map, by name; what was shown of another one or of other weights goes.
    void setMap(const std::shared_ptr<const model::NetworkLayers>& layers, const model::MapPlace& map);
    bool isDead() const;

public slots:
    /// What is of another map or of other weights is not shown.
    void setExcitement(const std::shared_ptr<const model::Excitement>& excitement);
    void setOptimised(const std::shared_ptr<const model::OptimisedImage>& image);
    /// Whether there are test images to look at.
    void setHasData(bool hasData);

signals:
    void imageActivated(const model::DigitImage& image);

private:
    void showTitle();
    void showImages();
    void showOptimised();

    ClassNames labels_;
    QLabel* title_;
    QLabel* state_; ///< of the map: how many images were looked at, or that it is dead
    QLabel* madeImage_;
    QLabel* madeText_;
    DigitGrid* images_;
    std::shared_ptr<const model::NetworkLayers> layers_;
    model::MapPlace map_;
    std::shared_ptr<const model::Excitement> excitement_;
    std::shared_ptr<const model::OptimisedImage> made_;
    bool hasData_ = false;
};

} // namespace ui
