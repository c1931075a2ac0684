// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/traced_ink.h"

#include "model/ink/ink_map.h"
#include "model/ink/mat.h"

#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace model {
namespace {

constexpr double kSpeck = 0.3;    ///< in pens squared: less ink on its own is no dot
constexpr double kSpur = 0.8;     ///< in pens: a shorter branch is a bulge of the line
constexpr double kReach = 1.5;    ///< in pens: over which a branch's direction is measured
constexpr double kStraight = 0.6; ///< cosine between two branches that are one line
constexpr double kDetail = 0.12;  ///< in pens: that is left out
const std::array<cv::Point, 8> kAround{
    {{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}}; ///< clockwise from above

/// Which of a pixel's neighbours are inked, as in kAround. The pixel must not be at the border.
std::array<bool, 8> around(const cv::Mat& lines, cv::Point at) {
    std::array<bool, 8> inked{};
    std::ranges::transform(kAround, inked.begin(), [&](cv::Point step) { return lines.at<std::uint8_t>(at + step) != 0; });
    return inked;
}

/// Takes away from the edges of `lines`, [height,width] uint8 0 or 1, until they are a pixel wide (Zhang and Suen 1984).
void thin(cv::Mat& lines) {
    for (int idle = 0, pass = 0; idle < 2; ++pass) {
        std::vector<cv::Point> gone;
        for (int y = 1; y + 1 < lines.rows; ++y) {
            for (int x = 1; x + 1 < lines.cols; ++x) {
                if (lines.at<std::uint8_t>(y, x) == 0) {
                    continue;
                }
                const auto p = around(lines, {x, y});
                const auto count = std::ranges::count(p, true);
                int starts = 0;
                for (std::size_t i = 0; i < p.size(); ++i) {
                    starts += !p[i] && p[(i + 1) % p.size()] ? 1 : 0;
                }
                const bool edge = pass % 2 == 0 ? !(p[0] && p[2] && p[4]) && !(p[2] && p[4] && p[6])
                                                : !(p[0] && p[2] && p[6]) && !(p[0] && p[4] && p[6]);
                if (count >= 2 && count <= 6 && starts == 1 && edge) {
                    gone.emplace_back(x, y);
                }
            }
        }
        for (const cv::Point& at : gone) {
            lines.at<std::uint8_t>(at) = 0;
        }
        idle = gone.empty() ? idle + 1 : 0;
    }
}

/// The neighbours along a line; a diagonal one only where neither of its two straight neighbours is ink.
std::vector<cv::Point> next(const cv::Mat& lines, cv::Point at) {
    const auto p = around(lines, at);
    std::vector<cv::Point> found;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (p[i] && (i % 2 == 0 || (!p[i - 1] && !p[(i + 1) % p.size()]))) {
            found.push_back(at + kAround[i]);
        }
    }
    return found;
}

using Path = std::vector<cv::Point2f>;

/// A line from one node to another, or to itself.
struct Branch {
    Path path;
    std::array<int, 2> nodes{}; ///< at its start and its end; −1 where it is a ring without any
    std::array<std::pair<int, int>, 2> follows{{{-1, 0}, {-1, 0}}}; ///< the branch that goes on there, and by which of its ends
    bool open = true;                                               ///< not yet part of a stroke
};

/// What lines are made of: their ends, where they meet, and what lies between.
std::pair<std::vector<Branch>, int> branchesOf(const cv::Mat& lines) {
    std::vector<cv::Point> pixels;
    cv::findNonZero(lines, pixels);
    cv::Mat meets(lines.size(), CV_8U, cv::Scalar(0));
    std::vector<cv::Point> ends;
    for (const cv::Point& at : pixels) {
        const std::size_t count = next(lines, at).size();
        meets.at<std::uint8_t>(at) = count > 2 ? 1 : 0;
        if (count < 2) {
            ends.push_back(at);
        }
    }
    cv::Mat nodes; // [height,width] int32: 0 is none
    cv::Mat statistics;
    cv::Mat middles;
    int count = cv::connectedComponentsWithStats(meets, nodes, statistics, middles, 8, CV_32S);
    std::vector<cv::Point2f> places(static_cast<std::size_t>(count));
    for (int i = 1; i < count; ++i) {
        places[static_cast<std::size_t>(i)] = cv::Point2f(cv::Point2d(middles.at<double>(i, 0), middles.at<double>(i, 1)));
    }
    for (const cv::Point& at : ends) {
        nodes.at<int>(at) = count++;
        places.emplace_back(at);
    }
    std::vector<Branch> branches;
    cv::Mat passed(lines.size(), CV_8U, cv::Scalar(0));
    const auto follow = [&](cv::Point from, cv::Point to) {
        const int node = nodes.at<int>(from);
        Branch branch{node > 0 ? Path{places[static_cast<std::size_t>(node)]} : Path{}, {node > 0 ? node : -1, -1}};
        while (nodes.at<int>(to) == 0 && passed.at<std::uint8_t>(to) == 0) {
            passed.at<std::uint8_t>(to) = 1;
            branch.path.emplace_back(to);
            const std::vector<cv::Point> steps = next(lines, to);
            const auto on = std::ranges::find_if(steps, [&](cv::Point step) {
                return step != from && (nodes.at<int>(step) > 0 || passed.at<std::uint8_t>(step) == 0);
            });
            if (on == steps.end()) {
                break;
            }
            from = std::exchange(to, *on);
        }
        if (const int end = nodes.at<int>(to); end > 0) {
            branch.path.push_back(places[static_cast<std::size_t>(end)]);
            branch.nodes[1] = end;
        } else if (!branch.path.empty()) {
            branch.path.push_back(branch.path.front()); // a ring
        }
        branches.push_back(std::move(branch));
    };
    for (const cv::Point& at : pixels) {
        const int node = nodes.at<int>(at);
        if (node == 0) {
            continue;
        }
        const std::vector<cv::Point> steps = next(lines, at);
        if (steps.empty()) {
            branches.push_back({{places[static_cast<std::size_t>(node)]}, {node, node}}); // a dot
        }
        for (const cv::Point& step : steps) {
            const int other = nodes.at<int>(step);
            if (other == 0 ? passed.at<std::uint8_t>(step) == 0 : other > node) {
                follow(at, step);
            }
        }
    }
    for (const cv::Point& at : pixels) {
        if (nodes.at<int>(at) == 0 && passed.at<std::uint8_t>(at) == 0) {
            follow(at, at);
        }
    }
    return {std::move(branches), count};
}

/// From one of a branch's ends into it.
cv::Point2f direction(const Branch& branch, int end, double reach) {
    const Path& path = branch.path;
    const cv::Point2f from = end == 0 ? path.front() : path.back();
    cv::Point2f to = from;
    for (std::size_t i = 0; i < path.size() && cv::norm(to - from) < reach; ++i) {
        to = end == 0 ? path[i] : path[path.size() - 1 - i];
    }
    const double length = std::max(cv::norm(to - from), 1e-6);
    return (to - from) / length;
}

/// Joins, at each node, the branches that go on the straightest; two alone are one line whatever their angle.
void join(std::vector<Branch>& branches, int nodes, double pen) {
    std::vector<std::vector<std::pair<int, int>>> at(static_cast<std::size_t>(nodes));
    for (std::size_t i = 0; i < branches.size(); ++i) {
        for (int end = 0; end < 2; ++end) {
            if (const int node = branches[i].nodes[static_cast<std::size_t>(end)]; node > 0 && branches[i].path.size() > 1) {
                at[static_cast<std::size_t>(node)].emplace_back(static_cast<int>(i), end);
            }
        }
    }
    for (auto& meeting : at) {
        while (meeting.size() > 1) {
            float best = -2;
            std::pair<std::size_t, std::size_t> pair;
            for (std::size_t i = 0; i < meeting.size(); ++i) {
                for (std::size_t j = i + 1; j < meeting.size(); ++j) {
                    const auto of = [&](std::size_t k) {
                        return direction(branches[static_cast<std::size_t>(meeting[k].first)], meeting[k].second, kReach * pen);
                    };
                    if (const float straight = -of(i).dot(of(j)); straight > best) {
                        best = straight;
                        pair = {i, j};
                    }
                }
            }
            const auto [i, j] = pair;
            if (meeting.size() > 2 && best < static_cast<float>(kStraight)) {
                break;
            }
            const auto [a, aEnd] = meeting[i];
            const auto [b, bEnd] = meeting[j];
            branches[static_cast<std::size_t>(a)].follows[static_cast<std::size_t>(aEnd)] = {b, bEnd};
            branches[static_cast<std::size_t>(b)].follows[static_cast<std::size_t>(bEnd)] = {a, aEnd};
            meeting.erase(meeting.begin() + static_cast<std::ptrdiff_t>(j));
            meeting.erase(meeting.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
}

/// From one end of a branch, through it and all that goes on from there.
Path strokeFrom(std::vector<Branch>& branches, int first, int end) {
    Path stroke;
    for (std::pair<int, int> at{first, end}; at.first >= 0 && branches[static_cast<std::size_t>(at.first)].open;) {
        Branch& branch = branches[static_cast<std::size_t>(at.first)];
        branch.open = false;
        if (at.second == 0) {
            stroke.insert(stroke.end(), branch.path.begin(), branch.path.end());
        } else {
            stroke.insert(stroke.end(), branch.path.rbegin(), branch.path.rend());
        }
        at = branch.follows[static_cast<std::size_t>(1 - at.second)];
    }
    return stroke;
}

} // namespace

Drawing tracedInk(const InkMap& ink) {
    InkMap soft = ink;
    cv::Mat lines;
    cv::GaussianBlur(matOf(soft), lines, {3, 3}, 0); // a ragged edge grows branches
    cv::copyMakeBorder(cv::Mat(lines > kInk) & 1, lines, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::Mat depths;
    cv::distanceTransform(lines, depths, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::Mat marks;
    cv::Mat boxes;
    const int markCount = connectedMarks(lines, marks, boxes);
    thin(lines);
    if (cv::countNonZero(lines) == 0) {
        return {};
    }
    const double pen = 2 * cv::mean(depths, lines)[0] - 1; // distances are to the next pixel's middle
    for (int i = 1; i < markCount; ++i) {
        if (boxes.at<int>(i, cv::CC_STAT_AREA) < kSpeck * pen * pen) {
            lines.setTo(0, marks == i);
        }
    }
    auto [branches, nodes] = branchesOf(lines);
    std::vector<int> ends(static_cast<std::size_t>(nodes)); // branches that end at each node
    for (const Branch& branch : branches) {
        for (const int node : branch.nodes) {
            ends[static_cast<std::size_t>(std::max(node, 0))] += 1;
        }
    }
    std::erase_if(branches, [&, &ends = ends](const Branch& branch) {
        const auto count = [&](std::size_t end) {
            return branch.nodes[end] < 0 ? 2 : ends[static_cast<std::size_t>(branch.nodes[end])];
        };
        return std::min(count(0), count(1)) == 1 && std::max(count(0), count(1)) > 2 &&
               cv::arcLength(branch.path, false) < kSpur * pen;
    });
    join(branches, nodes, pen);
    Drawing drawing;
    const auto add = [&, &branches = branches](std::size_t branch, int end) {
        Path path;
        cv::approxPolyDP(strokeFrom(branches, static_cast<int>(branch), end), path, kDetail * pen, false);
        Stroke& stroke = drawing.emplace_back();
        stroke.width = static_cast<float>(pen);
        std::ranges::transform(path, std::back_inserter(stroke.points), [](cv::Point2f at) {
            return StrokePoint{at.x - 0.5F, at.y - 0.5F};
        }); // the border was one pixel
    };
    for (std::size_t i = 0; i < branches.size(); ++i) {
        for (int end = 0; end < 2; ++end) {
            if (branches[i].open && branches[i].follows[static_cast<std::size_t>(end)].first < 0) {
                add(i, end);
            }
        }
    }
    for (std::size_t i = 0; i < branches.size(); ++i) { // rings
        if (branches[i].open) {
            add(i, 0);
        }
    }
    return drawing;
}

} // namespace model
