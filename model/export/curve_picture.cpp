// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/curve_picture.h"

#include "model/export/formats.h"
#include "model/values/spread.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace model {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 260;
constexpr const char* kTrainColour = "#8a5a00";
constexpr const char* kTestColour = "#0b5cad";

/// A figure of each epoch: its mean over the runs, and their deviation.
using Series = std::vector<Spread>;

Series seriesOf(const std::vector<RunCurve>& curves, std::size_t epochs, double EpochMetrics::*figure) {
    Series series;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        std::vector<double> values;
        for (const RunCurve& curve : curves) {
            values.push_back(curve.epochMetrics[epoch].*figure);
        }
        series.push_back(spreadOf(values));
    }
    return series;
}

/// Axes with what is drawn between them.
class Panel {
public:
    Panel(double left, const std::string& title, double epochs, double low, double high, bool logarithmic)
        : left_(left), epochs_(epochs), low_(low), high_(high), logarithmic_(logarithmic) {
        text(left_, 16, "start", title, " font-weight=\"bold\"");
        for (const double value : logarithmic_ ? powers(low_, high_) : multiples(low_, high_)) {
            line(left_, y(value), left_ + kInner, y(value), "#ddd");
            text(left_ - 6, y(value) + 4, "end", logarithmic_ ? plain(value) : plain(100 * value) + " %");
        }
        line(left_, kBottom, left_ + kInner, kBottom, "#888");
        const int step = std::max(1, static_cast<int>(std::ceil(epochs_ / 8)));
        for (int epoch = 0; epoch <= epochs_; epoch += step) {
            text(x(epoch), kBottom + 17, "middle", std::to_string(epoch));
        }
        text(left_ + kInner / 2, kBottom + 34, "middle", "epoch");
    }

    void draw(const std::vector<BatchSpan>& batches) {
        std::string points;
        for (const BatchSpan& batch : batches) {
            points += point(x(batch.epochsDone), y(static_cast<double>(batch.loss)));
        }
        svg_ += "<polyline fill=\"none\" stroke=\"#e3d5b8\" points=\"" + points + "\"/>\n";
    }

    void draw(const Series& series, const char* colour, bool dashed) {
        std::string upper;
        std::string lower;
        std::string mean;
        bool spreads = false;
        for (std::size_t i = 0; i < series.size(); ++i) {
            const double at = x(static_cast<double>(i) + 1);
            mean += point(at, y(series[i].mean));
            upper += point(at, y(series[i].mean + series[i].deviation));
            lower = point(at, y(series[i].mean - series[i].deviation)) + lower; // NOLINT: back along the band
            spreads = spreads || series[i].deviation > 0;
        }
        if (spreads) {
            svg_ += std::string("<polygon fill=\"") + colour + "\" fill-opacity=\"0.18\" points=\"" + upper + lower + "\"/>\n";
        }
        svg_ += std::string("<polyline fill=\"none\" stroke-width=\"1.8\" stroke=\"") + colour + "\"" +
                (dashed ? " stroke-dasharray=\"5 3\"" : "") + " points=\"" + mean + "\"/>\n";
        if (!series.empty()) { // all that there is to see of a single epoch
            svg_ += std::string("<circle r=\"2.5\" fill=\"") + colour + "\" cx=\"" +
                    fixedDigits(x(static_cast<double>(series.size())), 1) + "\" cy=\"" + fixedDigits(y(series.back().mean), 1) +
                    "\"/>\n";
        }
    }

    /// Above the axes, from the right.
    void name(double place, const std::string& what, const char* colour, bool dashed) {
        const double right = left_ + kInner - 100 * place;
        line(right - 26, 12, right, 12, colour,
             dashed ? " stroke-width=\"1.8\" stroke-dasharray=\"5 3\"" : " stroke-width=\"1.8\"");
        text(right - 32, 16, "end", what);
    }

    const std::string& svg() const { return svg_; }

private:
    static constexpr double kInner = 270;
    static constexpr double kTop = 28;
    static constexpr double kBottom = 212;

    /// "0.02", "99.5": without digits that say nothing.
    static std::string plain(double value) {
        std::string text = fixedDigits(value, 6);
        text.erase(text.find_last_not_of('0') + 1);
        return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    }
    /// 1, 2 and 5 of each power of ten within the range, or fewer where that would be many.
    static std::vector<double> powers(double low, double high) {
        constexpr std::size_t kMany = 6;
        std::vector<double> values;
        for (const std::vector<int>& digits : {std::vector{1, 2, 5}, std::vector{1, 3}, std::vector{1}}) {
            values.clear();
            for (double power = std::pow(10, std::floor(std::log10(low))); power <= high; power *= 10) {
                for (const int digit : digits) {
                    if (digit * power >= low && digit * power <= high) {
                        values.push_back(digit * power);
                    }
                }
            }
            if (values.size() <= kMany) {
                break;
            }
        }
        return values;
    }
    /// From 1 downwards, in steps of 1, 2 or 5 of a power of ten.
    static std::vector<double> multiples(double low, double high) {
        const double power = std::pow(10, std::floor(std::log10((high - low) / 4)));
        double step = power;
        for (const int digit : {2, 5, 10}) {
            step = (high - low) / step > 5 ? digit * power : step;
        }
        std::vector<double> values;
        for (double value = high; value >= low - 1e-9; value -= step) {
            values.push_back(value);
        }
        return values;
    }
    static std::string point(double x, double y) { return fixedDigits(x, 1) + "," + fixedDigits(y, 1) + " "; }
    double x(double epoch) const { return left_ + kInner * epoch / epochs_; }
    double y(double value) const {
        const double share =
            logarithmic_ ? std::log(std::max(value, low_) / low_) / std::log(high_ / low_) : (value - low_) / (high_ - low_);
        return kBottom - (kBottom - kTop) * (std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 1);
    }
    void line(double x1, double y1, double x2, double y2, const char* colour, const char* more = "") {
        svg_ += "<line stroke=\"" + std::string(colour) + "\" x1=\"" + fixedDigits(x1, 1) + "\" y1=\"" + fixedDigits(y1, 1) +
                "\" x2=\"" + fixedDigits(x2, 1) + "\" y2=\"" + fixedDigits(y2, 1) + "\"" + more + "/>\n";
    }
    void text(double x, double y, const char* anchor, const std::string& what, const char* more = "") {
        svg_ += "<text x=\"" + fixedDigits(x, 1) + "\" y=\"" + fixedDigits(y, 1) + "\" text-anchor=\"" + anchor + "\"" + more +
                ">" + what + "</text>\n";
    }

    double left_;
    double epochs_;
    double low_;
    double high_;
    bool logarithmic_;
    std::string svg_;
};

/// Least and greatest of all of them that are numbers.
std::pair<double, double> rangeOf(const std::vector<Series>& all) {
    std::pair<double, double> range{std::numeric_limits<double>::infinity(), 0};
    for (const Series& series : all) {
        for (const Spread& spread : series) {
            if (std::isfinite(spread.smallest) && std::isfinite(spread.largest)) {
                range.first = std::min(range.first, spread.smallest);
                range.second = std::max(range.second, spread.largest);
            }
        }
    }
    return range;
}

} // namespace

std::string curvePicture(const std::vector<RunCurve>& curves, const std::string& measuredOn) {
    std::size_t epochs = curves.empty() ? 0 : curves.front().epochMetrics.size();
    for (const RunCurve& curve : curves) {
        epochs = std::min(epochs, curve.epochMetrics.size());
    }
    if (epochs == 0) {
        return {};
    }
    const Series trainLoss = seriesOf(curves, epochs, &EpochMetrics::trainLoss);
    const Series testLoss = seriesOf(curves, epochs, &EpochMetrics::testLoss);
    const Series trainAccuracy = seriesOf(curves, epochs, &EpochMetrics::trainAccuracy);
    const Series testAccuracy = seriesOf(curves, epochs, &EpochMetrics::testAccuracy);
    auto [least, greatest] = rangeOf({trainLoss, testLoss});
    least = std::max(std::min(least, greatest) * 0.8, 1e-6);
    greatest = std::max(greatest * 1.25, 2 * least);
    if (curves.size() == 1) {
        for (const BatchSpan& batch : curves.front().batches) {
            greatest = std::isfinite(batch.loss) ? std::max(greatest, static_cast<double>(batch.loss)) : greatest;
        }
    }
    const double worst = std::floor(100 * std::min(rangeOf({trainAccuracy, testAccuracy}).first, 0.999)) / 100;
    Panel loss(62, "Loss, nats", static_cast<double>(epochs), least, greatest, true);
    if (curves.size() == 1) {
        loss.draw(curves.front().batches);
    }
    Panel accuracy(432, "Accuracy", static_cast<double>(epochs), worst, 1, false);
    loss.draw(trainLoss, kTrainColour, true);
    loss.draw(testLoss, kTestColour, false);
    accuracy.draw(trainAccuracy, kTrainColour, true);
    accuracy.draw(testAccuracy, kTestColour, false);
    loss.name(1, "train", kTrainColour, true);
    loss.name(0, measuredOn, kTestColour, false);
    const std::string size = "width=\"" + fixedDigits(kWidth, 0) + "\" height=\"" + fixedDigits(kHeight, 0) + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + fixedDigits(kWidth, 0) + " " +
           fixedDigits(kHeight, 0) + "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n<rect " + size +
           " fill=\"#fff\"/>\n" + loss.svg() + accuracy.svg() + "</svg>\n";
}

} // namespace model
