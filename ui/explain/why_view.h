// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/explanation.h"
#include "ui/style/classes.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace ui {

class DigitGrid;
class FigureLabel;
class Segments;

/// An image, large, under its pixels' shares in the answer. A pixel is pointed at with the mouse or the arrow keys.
class WhyPicture : public QWidget {
    Q_OBJECT

public:
    explicit WhyPicture(QWidget* parent = nullptr);

    void setShares(const model::DigitImage& image, const model::PixelShares& shares);
    std::optional<QPoint> pointed() const { return pointed_; } ///< column and row
    QRectF pixelRect(QPoint pixel) const;                      ///< logical pixels
    QSize sizeHint() const override { return {336, 336}; }
    QSize minimumSizeHint() const override { return {168, 168}; }

    /// The shares alone, [28,28] pixels, the stronger the less transparent: to lie upon the drawing.
    static QImage veil(const model::PixelShares& shares);

signals:
    void pointedChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point({}); }
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent*) override { point({}); }

private:
    QRectF square() const;
    void point(std::optional<QPoint> pixel);

    model::DigitImage image_{};
    model::PixelShares shares_{};
    std::optional<QPoint> pointed_;
};

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
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const model::PixelShares& shares() const;
    QWidget* makeControls();
    void fillQuestion();
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
    QLabel* counterfactualTitle_;
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
