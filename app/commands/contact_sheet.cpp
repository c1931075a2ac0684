// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"
#include "app/commands/draw_test_report.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <string_view>

namespace app {
namespace {

constexpr int kEnlarged = 3 * model::kImageSide;
constexpr int kCaptionHeight = 16;
constexpr int kMargin = 6;
constexpr int kColumns = 12;
/// A sheet shows no more than this many.
constexpr std::size_t kMaxEntries = 600;

/// 3×5 pixels a character, rows from the top, three bits each.
constexpr std::string_view kCharacters = "0123456789>%";
constexpr std::array<int, 12> kFont{075557, 026227, 071747, 071717, 055711, 074717,
                                    074757, 071122, 075757, 075717, 042124, 051245};

void drawCaption(QPainter& painter, int left, int top, std::string_view text) {
    constexpr int kDot = 2;
    for (const char character : text) {
        const std::size_t at = kCharacters.find(character);
        for (int bit = 0; at != std::string_view::npos && bit < 15; ++bit) {
            if ((kFont[at] >> (14 - bit) & 1) != 0) {
                painter.fillRect(left + bit % 3 * kDot, top + bit / 3 * kDot, kDot, kDot, Qt::black);
            }
        }
        left += 4 * kDot;
    }
}

} // namespace

QImage contactSheet(const std::vector<SheetEntry>& entries) {
    const int count = static_cast<int>(std::min(entries.size(), kMaxEntries));
    const int columns = std::clamp(count, 1, kColumns);
    const int rows = std::max((count + kColumns - 1) / kColumns, 1);
    constexpr int kTileWidth = kEnlarged + kMargin;
    constexpr int kTileHeight = kEnlarged + kCaptionHeight + kMargin;
    QImage sheet(columns * kTileWidth + kMargin, rows * kTileHeight + kMargin, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    for (int i = 0; i < count; ++i) {
        const SheetEntry& entry = entries[static_cast<std::size_t>(i)];
        const int left = kMargin + i % kColumns * kTileWidth;
        const int top = kMargin + i / kColumns * kTileHeight;
        const QImage digit(entry.image.data(), model::kImageSide, model::kImageSide, model::kImageSide,
                           QImage::Format_Grayscale8);
        painter.drawImage(QRect(left, top, kEnlarged, kEnlarged), digit);
        const auto confidence = static_cast<double>(entry.prediction.confidence());
        drawCaption(painter, left, top + kEnlarged + 3,
                    console::format("%d>%d %.0f%%", entry.label, entry.prediction.digit, 100 * confidence));
    }
    return sheet;
}

} // namespace app
