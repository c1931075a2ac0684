// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/lesson_sheet_file.h"

#include "app/storage/picture_file.h"
#include "model/files/atomic_file.h"
#include "model/values/error.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>

namespace app {
namespace {

using namespace model::lesson_sheet;

constexpr double kNameLeft = 18;                       ///< mm
constexpr std::array kNameHeights{5.0, 4.0, 3.2, 2.6}; ///< the largest at which a class's name fits before its boxes
constexpr double kSmallText = 3.5;
constexpr QColor kBoxLine(150, 150, 150); ///< lighter than any pen

QString translated(const char* text) {
    return QCoreApplication::translate("app::LessonSheet", text);
}

void setTextHeight(QPainter& painter, double mm) {
    QFont font("sans-serif");
    font.setPixelSize(100);
    painter.setFont(font);
    painter.scale(mm / 100, mm / 100);
}

/// Text in a rectangle of mm, at most so high, smaller where it is too wide.
void write(QPainter& painter, const QRectF& place, double height, int flags, const QString& text) {
    painter.save();
    painter.translate(place.topLeft());
    setTextHeight(painter, height);
    const double scale = 100 / height;
    const double wide = painter.fontMetrics().horizontalAdvance(text);
    const double shrink = std::min(1.0, place.width() * scale / std::max(1.0, wide));
    painter.scale(shrink, shrink);
    painter.drawText(QRectF(QPointF(0, 0), place.size() * scale / shrink), flags, text);
    painter.restore();
}

/// A class's name in a rectangle of mm, in several lines where it is long; what is too long for the smallest letters is cut.
void writeName(QPainter& painter, const QRectF& place, QString name) {
    constexpr int kFlags = Qt::AlignRight | Qt::AlignVCenter;
    for (const double height : kNameHeights) {
        painter.save();
        painter.translate(place.topLeft());
        setTextHeight(painter, height);
        const bool smallest = height == kNameHeights.back();
        const int flags = kFlags | (smallest ? Qt::TextWrapAnywhere : Qt::TextWordWrap);
        const QRectF room(QPointF(0, 0), place.size() * 100 / height);
        const auto fits = [&] {
            const QRectF text = painter.boundingRect(room, flags, name);
            return text.width() <= room.width() && text.height() <= room.height();
        };
        for (QString whole = name; smallest && !whole.isEmpty() && !fits(); whole.chop(1)) {
            name = whole + "…";
        }
        const bool done = smallest || fits();
        if (done) {
            painter.drawText(room, flags, name);
        }
        painter.restore();
        if (done) {
            return;
        }
    }
}

void paint(QPainter& painter, const model::ClassNames& classes, const Page& page, std::size_t number, std::size_t pages) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (const Place& mark : page.marks) {
        painter.drawRect(QRectF(mark.x - kMark / 2, mark.y - kMark / 2, kMark, kMark));
    }
    for (const Place& bit : page.code) {
        painter.drawRect(QRectF(bit.x - kCode / 2, bit.y - kCode / 2, kCode, kCode));
    }
    painter.setPen(Qt::black);
    write(painter, {kNameLeft + 8, 22, 160, 6}, kSmallText, Qt::AlignLeft | Qt::AlignVCenter,
          translated("One drawing a box, within its lines. Name: ____________________"));
    write(painter, {60, 280, 90, 6}, kSmallText, Qt::AlignCenter,
          translated("DigitLab · sheet %1 of %2 · photograph it with all black squares").arg(number).arg(pages));
    for (const Box& box : page.boxes) {
        painter.setPen(QPen(kBoxLine, kLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(box.corner.x, box.corner.y, kBox, kBox));
        if (box.first) {
            painter.setPen(Qt::black);
            writeName(painter, {kNameLeft, box.corner.y, box.corner.x - kNameLeft - 2, kBox},
                      QString::fromStdString(classes[static_cast<std::size_t>(box.label)]));
        }
    }
}

} // namespace

std::size_t printLessonSheet(const std::filesystem::path& path, const model::ClassNames& classes, int each) {
    const std::vector<Page> pages = layOut(classes, each);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({});
        writer.setTitle(translated("Lesson sheet"));
        writer.setCreator(QString("DigitLab ") + DIGITLAB_VERSION);
        QPainter painter(&writer);
        painter.scale(writer.width() / kWidth, writer.height() / kHeight);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (i > 0) {
                writer.newPage();
            }
            paint(painter, classes, pages[i], i + 1, pages.size());
        }
    }
    model::writeFileAtomically(path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    return pages.size();
}

Read readSheet(const std::filesystem::path& picture, const model::ClassNames& classes, int each) {
    const model::Picture pixels = readPicture(picture);
    try {
        return read(pixels, classes, each);
    } catch (const model::Error& error) {
        throw model::Error(picture.string() + ": " + error.what(), error.hint());
    }
}

} // namespace app
