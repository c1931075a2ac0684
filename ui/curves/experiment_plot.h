// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/variants.h"
#include "ui/curves/figure.h"
#include "ui/curves/plot_export.h"

#include <QDialog>
#include <QStringList>

#include <cstdint>
#include <vector>

class QComboBox;
class QCPItemTracer;
class QCustomPlot;
class QLabel;

namespace ui {

class HoverCard;
class Segments;

/// What runs can be set against: a figure of each, or a setting.
struct PlotAxis {
    QString title;
    std::vector<double> values; ///< a run each; of names their place
    QStringList names = {};     ///< instead of numbers
    bool logarithmic = false;
    bool model::VariantRow::*front = nullptr; ///< of a cost: whether a variant is on the front of the best
};

/// Those in which the runs differ: settings, then what they cost, last the variants by their names.
std::vector<PlotAxis> axesOf(const std::vector<model::RunRecord>& runs);

/// What the run's variant is called, and the parameters of its network; 0 where these are not known.
QString variantName(const model::RunRecord& run);
std::int64_t parametersOf(const model::RunRecord& run);

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
    struct PlottedVariant {
        QString name;
        double place = 0; ///< on the axis, the mean of its runs
        int runs = 0;
        bool best = false;
    };

    void connectParts();
    const PlotAxis* axis() const;
    Figure figure() const;
    void group();
    void refresh();
    void placeVariants();
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

    std::vector<model::RunRecord> runs_;
    std::vector<int> variantOf_; ///< of each run
    std::vector<model::VariantResults> results_;
    std::vector<model::VariantRow> rows_;
    std::vector<PlottedVariant> variants_;
    std::vector<PlotAxis> axes_;
    int pointed_ = -1;
    QComboBox* against_;
    Segments* figures_;
    QCustomPlot* plot_;
    QLabel* summary_;
    HoverCard* hover_;
};

} // namespace ui
