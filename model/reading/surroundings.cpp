// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/surroundings.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {
namespace {

using Desk = Surroundings::Desk;
using Light = Surroundings::Light;
using Extra = Surroundings::Extra;

/// [height,width] CV_32F in [−1, 1] that changes smoothly over that many cells.
cv::Mat cloud(cv::Size size, int columns, int rows, cv::RNG& noise) {
    cv::Mat coarse(rows + 1, columns + 1, CV_32F);
    noise.fill(coarse, cv::RNG::UNIFORM, -1, 1);
    cv::Mat fine;
    cv::resize(coarse, fine, size, 0, 0, cv::INTER_LINEAR);
    return fine;
}

cv::Scalar greyOf(double level) {
    return {level, level, level};
}

cv::Scalar between(const cv::Scalar& a, const cv::Scalar& b, Random& random) {
    return a + (b - a) * random.uniform();
}

/// The shade added to all channels of a plain colour, as much as each channel's weight says.
cv::Mat shaded(const cv::Scalar& colour, const cv::Mat& shade, const cv::Scalar& weight) {
    std::vector<cv::Mat> channels(3);
    for (int i = 0; i < 3; ++i) {
        shade.convertTo(channels[static_cast<std::size_t>(i)], CV_8U, weight[i], colour[i]);
    }
    cv::Mat whole;
    cv::merge(channels, whole);
    return whole;
}

/// Planks with their grain, lying or upright.
cv::Mat wood(cv::Size size, Random& random, cv::RNG& noise) {
    const bool upright = random.below(2) == 0;
    const cv::Size lying = upright ? cv::Size(size.height, size.width) : size;
    cv::Mat grain = cloud(lying, 4, lying.height / 9, noise) * 0.6;
    grain += cloud(lying, 12, lying.height / 3, noise) * 0.4;
    const auto plank = static_cast<int>(random.uniform(0.15, 0.6) * lying.height);
    for (int y = static_cast<int>(random.below(static_cast<std::uint64_t>(plank))); y < lying.height; y += plank) {
        grain.rowRange(y, lying.height) += random.uniform(-0.3, 0.3);
        cv::line(grain, {0, y}, {lying.width, y}, -2.5, 1 + static_cast<int>(random.below(4)));
    }
    if (upright) {
        cv::transpose(grain, grain);
    }
    const cv::Scalar colour = between({100, 64, 38}, {205, 165, 115}, random);
    return shaded(colour, grain, colour * random.uniform(0.1, 0.25));
}

/// Checks or stripes of two colours, at any angle.
cv::Mat cloth(cv::Size size, Random& random) {
    const cv::Scalar dark = between({25, 35, 60}, {150, 45, 60}, random);
    const cv::Scalar light = between({120, 130, 120}, {210, 195, 160}, random);
    const double pitch = random.uniform(0.02, 0.07) * size.width;
    const double angle = random.uniform(0, std::numbers::pi);
    const bool striped = random.below(4) == 0;
    cv::Mat tile(64, 64, CV_8UC3, dark); // one check, repeated
    const cv::Scalar middle = (dark + light) / 2;
    tile(cv::Rect(32, 0, 32, 64)).setTo(striped ? light : middle);
    if (!striped) {
        tile(cv::Rect(0, 32, 32, 32)).setTo(middle);
        tile(cv::Rect(32, 32, 32, 32)).setTo(light);
    }
    cv::Mat whole;
    const double scale = 64 / (2 * pitch);
    const double c = scale * std::cos(angle);
    const double s = scale * std::sin(angle);
    const cv::Matx23d back{c, s, 0, -s, c, 0};
    cv::warpAffine(tile, whole, back, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_WRAP);
    return whole;
}

cv::Mat deskOf(Desk desk, cv::Size size, Random& random, cv::RNG& noise) {
    if (desk == Desk::any) {
        static constexpr std::array kDesks{Desk::black, Desk::grey, Desk::wooden, Desk::cloth};
        desk = kDesks[random.below(kDesks.size())];
    }
    switch (desk) {
    case Desk::wooden:
        return wood(size, random, noise);
    case Desk::cloth:
        return cloth(size, random);
    case Desk::white:
        return {size, CV_8UC3, greyOf(random.uniform(250, 256))};
    case Desk::black:
        return shaded(greyOf(random.uniform(0, 35)), cloud(size, 5, 5, noise), greyOf(8));
    case Desk::grey:
        return shaded(greyOf(random.uniform(70, 160)), cloud(size, 6, 6, noise), greyOf(12));
    default:
        return {size, CV_8UC3, greyOf(0)};
    }
}

double smoothStep(double x) {
    const double t = std::clamp(x, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

/// What is left of the light at each pixel: [height,width] CV_32F.
cv::Mat lightOf(Light light, cv::Size size, Random& random) {
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    const double lost = light == Light::darkCorner ? random.uniform(0.75, 0.92) : random.uniform(0.35, 0.65);
    const double edge = light == Light::softShadow ? random.uniform(0.15, 0.4) : random.uniform(0.001, 0.006);
    const double off = random.uniform(-0.15, 0.15);
    const double reach = random.uniform(0.4, 0.8);
    const auto corner = random.below(4);
    cv::Mat left(size, CV_32F);
    for (int y = 0; y < size.height; ++y) {
        auto* row = left.ptr<float>(y);
        for (int x = 0; x < size.width; ++x) {
            double covered = 0;
            if (light == Light::darkCorner) {
                const double dx = std::abs(static_cast<double>(x) / size.width - static_cast<double>(corner % 2));
                const double dy = std::abs(static_cast<double>(y) / size.height - static_cast<double>(corner / 2));
                covered = smoothStep(1 - std::hypot(dx, dy) / reach);
            } else {
                const double across = std::cos(angle) * (x - size.width / 2.0) + std::sin(angle) * (y - size.height / 2.0);
                covered = smoothStep(0.5 + (across / size.width - off) / edge);
            }
            row[x] = static_cast<float>(1 - lost * covered);
        }
    }
    return left;
}

/// Fingers that hold the page at its left, right or lower edge, where nothing is written.
void drawHand(cv::Mat& scene, const cv::Matx33d& toScene, double scale, cv::Size page, Random& random) {
    const cv::Scalar skin = between({88, 56, 42}, {235, 190, 165}, random);
    const auto side = random.below(3);
    const double along = random.uniform(0.3, 0.7);
    const double finger = random.uniform(34, 52);
    const auto place = [&](double in, double beside) { // from the edge into the page
        const double w = page.width;
        const double h = page.height;
        const cv::Vec3d at = side == 0   ? cv::Vec3d(in, along * h + beside, 1)
                             : side == 1 ? cv::Vec3d(w - in, along * h + beside, 1)
                                         : cv::Vec3d(along * w + beside, h - in, 1);
        const cv::Vec3d seen = toScene * at;
        return cv::Point2d(seen[0] / seen[2], seen[1] / seen[2]);
    };
    const auto fingers = static_cast<int>(1 + random.below(3));
    const auto thickness = static_cast<int>(finger * scale);
    for (int i = 0; i < fingers; ++i) {
        const double beside = (i - (fingers - 1) / 2.0) * finger * 1.02;
        const double tip = random.uniform(18, 32) - finger / 2; // of the finger's middle
        cv::line(scene, place(-400, 1.5 * beside), place(tip, beside), skin * random.uniform(0.9, 1.02), thickness, cv::LINE_AA);
    }
    cv::circle(scene, place(-170, 0), static_cast<int>((60 + 26 * fingers) * scale), skin, cv::FILLED, cv::LINE_AA);
}

/// The window's bar, and axes with numbers and a title around the panel.
void drawWindow(cv::Mat& scene, const cv::Rect& panel, Random& random) {
    const double unit = scene.cols / 1000.0;
    const auto text = [&](const std::string& what, cv::Point at, double size, const cv::Scalar& colour) {
        cv::putText(scene, what, at, cv::FONT_HERSHEY_SIMPLEX, size * unit, colour,
                    std::max(1, static_cast<int>(1.5 * size * unit)), cv::LINE_AA);
    };
    const auto bar = static_cast<int>(34 * unit);
    const bool darkBar = random.below(2) == 0;
    const cv::Scalar ink = greyOf(darkBar ? 230 : 40);
    cv::rectangle(scene, cv::Rect(0, 0, scene.cols, bar), darkBar ? cv::Scalar(45, 50, 60) : greyOf(222), cv::FILLED);
    for (int i = 0; i < 3; ++i) {
        cv::circle(scene, {scene.cols - static_cast<int>((22 + 30 * i) * unit), bar / 2}, static_cast<int>(8 * unit),
                   i == 0 ? cv::Scalar(225, 85, 70) : greyOf(150), cv::FILLED, cv::LINE_AA);
    }
    text("Figure 1", {static_cast<int>(16 * unit), static_cast<int>(24 * unit)}, 0.6, ink);
    const cv::Scalar black = greyOf(20);
    text("prediction of the input", {panel.x + panel.width / 4, panel.y - static_cast<int>(14 * unit)}, 0.7, black);
    cv::rectangle(scene, panel, black, std::max(1, static_cast<int>(1.5 * unit)));
    const auto steps = static_cast<int>(4 + random.below(4));
    const auto tick = static_cast<int>(6 * unit);
    const auto step = static_cast<int>(50 * (1 + random.below(3)));
    for (int i = 0; i < steps; ++i) {
        const int x = panel.x + panel.width * i / steps;
        const int y = panel.y + panel.height * i / steps;
        const std::string number = std::to_string(step * i);
        cv::line(scene, {x, panel.br().y}, {x, panel.br().y + tick}, black);
        cv::line(scene, {panel.x - tick, y}, {panel.x, y}, black);
        text(number, {x - tick, panel.br().y + 4 * tick}, 0.5, black);
        text(number, {panel.x - 8 * tick, y + tick}, 0.5, black);
    }
}

/// Left, top, right, bottom: shares of the page's sides.
std::array<double, 4> marginsOf(const Surroundings& kind, Random& random) {
    std::array<double, 4> margins{};
    if (kind.extra == Extra::screen) {
        return {random.uniform(0.2, 0.4), random.uniform(0.25, 0.4), random.uniform(0.1, 0.4), random.uniform(0.2, 0.3)};
    }
    if (kind.extra == Extra::scanner) {
        const auto first = random.below(4);
        margins[first] = random.uniform(0.015, 0.07);
        margins[(first + random.below(2)) % 4] = random.uniform(0.015, 0.07);
    } else if (kind.desk != Desk::none) {
        std::generate(margins.begin(), margins.end(), [&] { return kind.margin > 0 ? kind.margin : random.uniform(0.05, 0.35); });
    }
    return margins;
}

} // namespace

std::span<const Surroundings> surroundings() {
    static const std::array kinds{
        Surroundings{"none"},
        Surroundings{"black frame", Desk::black, 0.06},
        Surroundings{"grey desk", Desk::grey},
        Surroundings{"wooden desk", Desk::wooden},
        Surroundings{"chequered cloth", Desk::cloth},
        Surroundings{"white margin", Desk::white},
        Surroundings{.name = "dark corner", .light = Light::darkCorner},
        Surroundings{.name = "hard shadow", .light = Light::hardShadow},
        Surroundings{.name = "soft shadow", .light = Light::softShadow},
        Surroundings{.name = "tilted by 6 degrees", .desk = Desk::any, .leastTilt = 6, .mostTilt = 6},
        Surroundings{.name = "tilted by up to 15 degrees", .desk = Desk::any, .mostTilt = 15},
        Surroundings{.name = "perspective", .desk = Desk::any, .mostTilt = 4, .perspective = 0.12},
        Surroundings{.name = "turned to the right", .quarterTurns = 1},
        Surroundings{.name = "turned to the left", .desk = Desk::any, .quarterTurns = 3},
        Surroundings{.name = "held by a hand", .desk = Desk::any, .mostTilt = 5, .extra = Extra::hand},
        Surroundings{.name = "scanner's edge", .desk = Desk::black, .extra = Extra::scanner},
        Surroundings{.name = "shadow on a desk", .desk = Desk::any, .mostTilt = 5, .light = Light::hardShadow},
        Surroundings{.name = "window and axes", .desk = Desk::white, .extra = Extra::screen},
    };
    return kinds;
}

ComposedPage surrounded(const ComposedPage& page, Random& random, const Surroundings& kind) {
    cv::RNG noise(random.next());
    cv::Mat sheet = matOf(page.picture);
    if (sheet.channels() == 1) {
        cv::cvtColor(sheet, sheet, cv::COLOR_GRAY2RGB);
    }
    const double width = sheet.cols;
    const double height = sheet.rows;
    const auto right = static_cast<float>(width);
    const auto bottom = static_cast<float>(height);
    const std::array<cv::Point2f, 4> corners{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}};
    const double tilt = random.uniform(kind.leastTilt, kind.mostTilt);
    const double angle =
        (random.below(2) == 0 ? tilt : -tilt) * std::numbers::pi / 180 + kind.quarterTurns * std::numbers::pi / 2;
    std::array<cv::Point2f, 4> seen{};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double inX = kind.perspective * random.uniform() * (i == 0 || i == 3 ? 1 : -1);
        const double inY = kind.perspective * random.uniform() * (i < 2 ? 1 : -1);
        const double x = static_cast<double>(corners[i].x) + inX * width;
        const double y = static_cast<double>(corners[i].y) + inY * height;
        seen[i] = cv::Point2d(x * std::cos(angle) - y * std::sin(angle), x * std::sin(angle) + y * std::cos(angle));
    }
    const auto [leftmost, rightmost] = std::minmax_element(seen.begin(), seen.end(), [](auto& a, auto& b) { return a.x < b.x; });
    const auto [highest, lowest] = std::minmax_element(seen.begin(), seen.end(), [](auto& a, auto& b) { return a.y < b.y; });
    const std::array<double, 4> margins = marginsOf(kind, random);
    const double side = std::max(width, height);
    const double x = static_cast<double>(leftmost->x) - side * margins[0];
    const double y = static_cast<double>(highest->y) - side * margins[1];
    const double wide = static_cast<double>(rightmost->x) + side * margins[2] - x;
    const double tall = static_cast<double>(lowest->y) + side * margins[3] - y;
    const double scale = random.uniform(800, 1600) / std::max(wide, tall);
    for (cv::Point2f& corner : seen) {
        corner = cv::Point2d((static_cast<double>(corner.x) - x) * scale, (static_cast<double>(corner.y) - y) * scale);
    }

    const cv::Size size(static_cast<int>(std::lround(wide * scale)), static_cast<int>(std::lround(tall * scale)));
    cv::Mat scene = deskOf(kind.desk, size, random, noise);
    const cv::Matx33d toScene = cv::getPerspectiveTransform(corners.data(), seen.data());
    const bool whole = kind.desk == Desk::none;
    if (kind.desk == Desk::white && kind.extra == Extra::none) {
        cv::Mat darker;
        sheet.convertTo(darker, -1, random.uniform(0.6, 0.9));
        sheet = darker;
    }
    cv::warpPerspective(sheet, scene, toScene, size, cv::INTER_LINEAR, whole ? cv::BORDER_REPLICATE : cv::BORDER_TRANSPARENT);
    if (kind.extra == Extra::hand) {
        drawHand(scene, toScene, scale, sheet.size(), random);
    } else if (kind.extra == Extra::screen) {
        drawWindow(scene, cv::Rect(seen[0], seen[2]), random);
    }
    cv::GaussianBlur(scene, scene, {3, 3}, random.uniform(0.4, 0.9)); // the lens
    if (kind.light != Light::even) {
        cv::Mat light;
        cv::merge(std::vector<cv::Mat>(3, lightOf(kind.light, size, random)), light);
        cv::multiply(scene, light, scene, 1, CV_8U);
    }
    cv::Mat grain(size, CV_16SC3);
    noise.fill(grain, cv::RNG::UNIFORM, -4, 5);
    cv::add(scene, grain, scene, {}, CV_8U);

    ComposedPage result{page.lines, pictureOf(scene), {}};
    std::transform(seen.begin(), seen.end(), result.sheet.begin(), [](const cv::Point2f& p) { return Point{p.x, p.y}; });
    return result;
}

} // namespace model
