// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/experiment_points.h"
#include "ui/curves/figure.h"
#include "ui/curves/plot_export.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QComboBox;
class QCPItemTracer;
class QCustomPlot;
class QLabel;

namespace ui {

class HoverCard;
class Segments;

/// The axis' title, and the names that stand at its places instead of numbers.
QString titleOf(const model::PlotAxis& axis);
QStringList namesOn(const model::PlotAxis& axis, const model::ExperimentPoints& points);

/// The accuracy of an experiment's runs over what varies, or over what they cost: each run as a dot, a variant's mean with its
/// deviation, and around the best ones a ring: on the front of a cost no variant that costs as little is more accurate.
class ExperimentPlot : public QDialog {
    Q_OBJECT

public:
    explicit ExperimentPlot(const QString& title, QWidget* parent = nullptr);

    /// The runs that are done and tested are shown; as often as more are. What is set against what stays.
    void setRuns(const std::vector<model::RunRecord>& runs);

    /// PNG, SVG, PDF or CSV by the path's suffix. False when it is none of these or cannot be written.
    bool saveAs(const QString& path);

signals:
    void saved(const QString& path);
    void saveFailed(const QString& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectParts();
    const model::PlotAxis* axis() const; ///< null without finished runs
    Figure figure() const;
    void refresh();
    void drawVariants();
    void drawNames();
    void fitAxes();
    QString summary() const;
    void point(int variant);
    int nearest(QPoint position) const;
    QPointF pixelOf(int variant) const;
    void openMenu();
    Encoding draw(const QString& path);
    QByteArray csv() const;

    QString nameOf(std::size_t variant) const;

    model::ExperimentPoints points_;
    int pointed_ = -1;
    QComboBox* against_;
    Segments* figures_;
    QCustomPlot* plot_;
    QLabel* summary_;
    HoverCard* hover_;
};

} // namespace ui
