// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/explanation.h"
#include "ui/style/classes.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace ui {

class DigitGrid;
class FigureLabel;
class Segments;
class WhyPicture;

/// Why this digit: which pixels make the answer, what would change it, and which training images are taken for the same.
class WhyView : public QWidget {
    Q_OBJECT

public:
    explicit WhyView(QWidget* parent = nullptr);
    ~WhyView() override { hide(); } // first: focus-out handlers need live children

    WhyPicture* picture() const { return picture_; }
    Segments* methods() const { return methods_; } ///< occlusion, gradient × input
    model::WhyQuestion question() const;
    QString readout() const;

    void setClasses(const Classes& classes);

public slots:
    /// Null when there is no digit. What came of another digit is no longer shown.
    void setExplanation(const std::shared_ptr<const model::Explanation>& why);
    void setCounterfactual(const std::shared_ptr<const model::Counterfactual>& counterfactual);
    void setNearest(const std::shared_ptr<const model::Nearest>& nearest);
    void setFeaturesProgress(double share);
    /// Whether there are training images to look among.
    void setHasData(bool hasData);

signals:
    void questionChanged(const model::WhyQuestion& question);
    void shownChanged(bool shown);
    /// What lies upon the drawing, in canvas units; nothing is to lie there without a place.
    void veilChanged(const QImage& picture, const QRectF& units);
    void markedChanged(const model::Drawing& lines);
    void imageActivated(const model::DigitImage& image);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const model::PixelShares& shares() const;
    QWidget* makeControls();
    void askedAnew() { emit questionChanged(question()); }
    void showShares();
    void showPointed();
    void showCounterfactual();
    void showNearest();
    void announce();

    Classes classes_;
    Segments* methods_;
    QComboBox* digit_;
    QComboBox* rather_;
    QCheckBox* onCanvas_;
    QStackedWidget* stack_;
    WhyPicture* picture_;
    FigureLabel* readout_;
    QLabel* counterfactualText_;
    QLabel* counterfactualImage_;
    QLabel* nearTitle_;
    DigitGrid* near_;
    std::shared_ptr<const model::Explanation> why_;
    std::shared_ptr<const model::Counterfactual> counterfactual_; ///< null while it is looked for
    std::shared_ptr<const model::Nearest> nearest_;
    bool hasData_ = false;
};

} // namespace ui
