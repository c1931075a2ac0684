// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/ink_map.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace model {
namespace {

/// Grey levels ink must stand out by, and by how many deviations of the paper's grain.
constexpr float kFaintestContrast = 24;
constexpr float kGrain = 4;
/// Less than this share of full ink is paper.
constexpr float kPaper = 0.25F;
/// Paper darker than this is treated as this bright.
constexpr double kDarkestPaper = 96;
/// The paper is looked at with this many pixels on its longer side.
constexpr int kPaperSide = 500;
/// Marks are measured by themselves down to this share of what most ink stands out by.
constexpr float kFaintestMark = 0.4F;
/// Channels that are less correlated show what is dark as light, looked at with so many pixels on the longer side.
constexpr double kOpposite = -0.5;
constexpr double kColourSide = 200;

/// The paper alone, as bright as it is around each pixel.
cv::Mat paperOf(const cv::Mat& picture, double widest) {
    const int side = std::max(picture.cols, picture.rows);
    const double scale = std::min(1.0, static_cast<double>(kPaperSide) / side);
    cv::Mat small;
    const cv::Size size(std::max(1, static_cast<int>(picture.cols * scale)), std::max(1, static_cast<int>(picture.rows * scale)));
    cv::resize(picture, small, size, 0, 0, cv::INTER_AREA);
    if (std::min(small.cols, small.rows) > 8) {
        cv::medianBlur(small, small, 3); // grain is no brighter paper
    }
    const int reach = std::max(3, static_cast<int>(std::lround(widest * side * scale))) | 1;
    const int longest = 2 * std::max(small.cols, small.rows) + 1;
    const cv::Mat square =
        cv::getStructuringElement(cv::MORPH_RECT, cv::Size(std::min(reach, longest), std::min(reach, longest)));
    cv::morphologyEx(small, small, cv::MORPH_CLOSE, square);
    if (scale < 1) { // where a shadow or a sheet ends, the darker side of the blurred edge is no ink
        cv::erode(small, small, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    }
    cv::Mat paper;
    cv::resize(small, paper, picture.size(), 0, 0, cv::INTER_LINEAR);
    return paper;
}

/// How often contrasts occur, in quarters of a grey level.
class Levels {
public:
    explicit Levels(const cv::Mat& contrasts) {
        for (const float value : std::span(contrasts.ptr<float>(), contrasts.total())) {
            ++counts_[static_cast<std::size_t>(std::clamp((value - kLeast) * kSteps, 0.0F, kBins - 1.0F))];
        }
    }

    struct Paper {
        float level;
        float grain; ///< deviation
        bool parted; ///< something stands out from it clearly
    };
    /// Of what is paper: all but what stands out from it clearly, which is more than half where a thick digit fills the picture.
    Paper ofPaper() const {
        const std::size_t end = split();
        const double all = std::accumulate(counts_.begin(), counts_.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
        const auto quantile = [&](double share) {
            double seen = 0;
            std::size_t bin = 0;
            while (bin + 1 < end && (seen += counts_[bin]) < share * all) {
                ++bin;
            }
            return kLeast + static_cast<float>(bin) / kSteps;
        };
        const float middle = quantile(0.5);
        return {middle, 1.4826F * std::min(quantile(0.75) - middle, middle - quantile(0.25)), end < kBins};
    }

private:
    static constexpr float kLeast = -64;
    static constexpr float kSteps = 4; ///< a grey level
    static constexpr std::size_t kBins = 4 * 384;
    static constexpr double kApart = 0.8; ///< of the variance, what lies between the two parts

    /// Where the upper of two parts begins (Otsu 1979), or the end where there is only one.
    std::size_t split() const {
        double all = 0;
        double sum = 0;
        double squares = 0;
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            const auto value = static_cast<double>(bin);
            all += counts_[bin];
            sum += counts_[bin] * value;
            squares += counts_[bin] * value * value;
        }
        const double variance = squares / all - (sum / all) * (sum / all);
        double below = 0;
        double sumBelow = 0;
        double best = 0;
        std::size_t at = kBins;
        for (std::size_t bin = 0; bin + 1 < kBins; ++bin) {
            below += counts_[bin];
            sumBelow += counts_[bin] * static_cast<double>(bin);
            const double above = all - below;
            if (below > 0 && above > 0) {
                const double apart = sumBelow / below - (sum - sumBelow) / above;
                const double between = below / all * (above / all) * apart * apart;
                if (between > best) {
                    best = between;
                    at = bin + 1;
                }
            }
        }
        return best > kApart * variance ? at : kBins;
    }

    std::array<double, kBins> counts_{};
};

/// How far one channel stands out from the paper, in shares of its light × 255; the paper's own level is taken off.
struct Contrast {
    cv::Mat values;
    float grain = 0; ///< deviation on paper
    bool parted = false;
};

Contrast contrastOf(const cv::Mat& channel, const cv::Mat& paper) {
    Contrast contrast;
    cv::Mat bright;
    cv::Mat level;
    channel.convertTo(contrast.values, CV_32F);
    paper.convertTo(bright, CV_32F);
    level = cv::max(bright, kDarkestPaper);
    contrast.values = (bright - contrast.values) * 255 / level;
    const Levels levels(contrast.values);
    const auto [middle, grain, parted] = levels.ofPaper();
    contrast.grain = grain;
    contrast.parted = parted;
    contrast.values -= middle;
    return contrast;
}

/// 255 for each channel in which what is dark in the one with the most contrast is light: red ink on green.
cv::Scalar oppositeChannels(const cv::Mat& pixels) {
    cv::Scalar opposite;
    if (pixels.channels() == 1) {
        return opposite;
    }
    cv::Mat few;
    const double scale = std::min(1.0, kColourSide / std::max(pixels.cols, pixels.rows));
    cv::resize(pixels, few, {}, scale, scale, cv::INTER_NEAREST);
    cv::Mat covariance;
    cv::Mat mean;
    cv::calcCovarMatrix(few.reshape(1, static_cast<int>(few.total())), covariance, mean,
                        cv::COVAR_NORMAL | cv::COVAR_ROWS | cv::COVAR_SCALE, CV_64F);
    const auto of = [&](int a, int b) { return covariance.at<double>(a, b); };
    int most = 0;
    for (int i = 1; i < pixels.channels(); ++i) {
        most = of(i, i) > of(most, most) ? i : most;
    }
    for (int i = 0; i < pixels.channels(); ++i) {
        opposite[i] = of(i, most) < kOpposite * std::sqrt(of(i, i) * of(most, most)) ? 255 : 0;
    }
    return opposite;
}

} // namespace

std::optional<InkMap> inkOf(const Picture& picture, const InkKind& kind) {
    if (picture.width <= 0 || picture.height <= 0) {
        return std::nullopt;
    }
    static const bool alone = (cv::setNumThreads(1), true); // pictures are small, and training has the other cores
    static_cast<void>(alone);
    cv::Mat pixels;
    cv::Scalar inverted = oppositeChannels(matOf(picture));
    if (kind.light) {
        inverted = cv::Scalar::all(255) - inverted;
    }
    cv::bitwise_xor(matOf(picture), inverted, pixels);
    // Ink of any colour is darker than paper in one channel at least. A noisier channel weighs less.
    std::vector<cv::Mat> channels;
    std::vector<cv::Mat> papers;
    cv::split(pixels, channels);
    cv::split(paperOf(pixels, kind.widest), papers);
    std::vector<Contrast> contrasts;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        contrasts.push_back(contrastOf(channels[i], papers[i]));
    }
    float grain = contrasts[0].grain;
    for (const Contrast& contrast : contrasts) {
        grain = std::min(grain, contrast.grain);
    }
    // Where all of the picture is compared with its brightest place, a slope of light is no ink.
    if (kind.widest >= 1 && std::ranges::none_of(contrasts, &Contrast::parted)) {
        return std::nullopt;
    }
    InkMap ink(picture.width, picture.height);
    cv::Mat stands = matOf(ink);
    for (const Contrast& contrast : contrasts) {
        const double weight = (1.0 + static_cast<double>(grain)) / (1.0 + static_cast<double>(contrast.grain));
        cv::max(stands, contrast.values * weight, stands);
    }

    const double faintest = static_cast<double>(std::max(kFaintestContrast / 2, kGrain / 2 * grain));
    std::vector<int> markOf(ink.values.size()); // of each pixel; 0 is paper
    cv::Mat labels(stands.size(), CV_32S, markOf.data());
    const int marks = cv::connectedComponents(stands > faintest, labels, 8, CV_32S);
    if (marks <= 1) {
        return std::nullopt;
    }
    // What a mark stands out by: the mean of its stronger half.
    std::vector<double> sums(static_cast<std::size_t>(marks));
    std::vector<double> weights(static_cast<std::size_t>(marks));
    std::vector<float> peaks(static_cast<std::size_t>(marks));
    std::vector<int> areas(static_cast<std::size_t>(marks));
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        if (const auto mark = static_cast<std::size_t>(markOf[i]); mark > 0) {
            peaks[mark] = std::max(peaks[mark], ink.values[i]);
            ++areas[mark];
        }
    }
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        if (const auto mark = static_cast<std::size_t>(markOf[i]); mark > 0 && ink.values[i] > peaks[mark] / 2) {
            sums[mark] += static_cast<double>(ink.values[i]);
            ++weights[mark];
        }
    }
    // Most ink: the level that half of all marked pixels reach, specks and the paper's grain aside.
    const float seen = std::max(kFaintestContrast, kGrain * grain);
    std::vector<std::pair<float, double>> levels;
    double total = 0;
    for (int mark = 1; mark < marks; ++mark) {
        const auto at = static_cast<std::size_t>(mark);
        if (areas[at] >= 6 && sums[at] / weights[at] > static_cast<double>(seen)) {
            levels.emplace_back(static_cast<float>(sums[at] / weights[at]), weights[at]);
            total += weights[at];
        }
    }
    std::sort(levels.begin(), levels.end());
    float usual = 0;
    double passed = 0;
    for (const auto& [level, weight] : levels) {
        usual = level;
        if ((passed += weight) >= total / 2) {
            break;
        }
    }
    if (levels.empty()) {
        return std::nullopt;
    }
    std::vector<float> full(static_cast<std::size_t>(marks), usual);
    for (int mark = 1; mark < marks; ++mark) {
        const auto at = static_cast<std::size_t>(mark);
        full[at] = std::max({static_cast<float>(sums[at] / weights[at]), kFaintestMark * usual, seen});
    }
    // The soft edge around a mark is its own.
    full[0] = 0;
    InkMap level(ink.width, ink.height);
    std::ranges::transform(markOf, level.values.begin(), [&](int mark) { return full[static_cast<std::size_t>(mark)]; });
    cv::dilate(matOf(level), matOf(level), cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        const float mine = level.values[i];
        ink.values[i] = mine > 0 ? std::clamp((ink.values[i] / mine - kPaper) / (1 - kPaper), 0.0F, 1.0F) : 0;
    }
    return ink;
}

bool isDark(const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0) {
        return false;
    }
    cv::Mat grey = matOf(picture);
    if (picture.channels == 3) {
        cv::cvtColor(matOf(picture), grey, cv::COLOR_RGB2GRAY);
    }
    cv::Mat light;
    cv::threshold(grey, light, 0, 1, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const double edge = cv::sum(light.row(0))[0] + cv::sum(light.row(light.rows - 1))[0] + cv::sum(light.col(0))[0] +
                        cv::sum(light.col(light.cols - 1))[0];
    return edge < light.rows + light.cols;
}

Picture reduced(const Picture& picture, int factor) {
    cv::Mat small;
    cv::resize(matOf(picture), small, {std::max(1, picture.width / factor), std::max(1, picture.height / factor)}, 0, 0,
               cv::INTER_AREA);
    return pictureOf(small);
}

} // namespace model
