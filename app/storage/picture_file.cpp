// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/picture_file.h"

#include "model/files/atomic_file.h"
#include "model/values/error.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace app {
namespace {

constexpr int kLargestSide = 2000;
/// Decoded in well under a second: JPEG is scaled down while it is decoded, other formats are not.
constexpr qint64 kMaxPixels = 36'000'000;
constexpr qint64 kMaxJpegPixels = 500'000'000;
constexpr int kAllocationMegabytes = 256;
constexpr std::size_t kLargestPicture = 256U << 20; ///< bytes of a file
/// Pixel formats. Qt may read SVG and PDF too, but text in them needs fonts, and without a window that ends the program.
constexpr std::array<std::string_view, 15> kFormats{"avif", "bmp", "gif", "heic", "heif", "ico",  "jpeg", "jpg",
                                                    "pbm",  "pgm", "png", "ppm",  "tif",  "tiff", "webp"};

/// Whether what is not transparent would be seen better on black.
bool isLight(const QImage& picture) {
    const QImage small = picture.scaled(picture.size().boundedTo({256, 256}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_ARGB32);
    std::int64_t light = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            const QRgb pixel = small.pixel(x, y);
            light += qAlpha(pixel) * (qGray(pixel) - 128);
        }
    }
    return light > 0;
}

/// Whether a JPEG file ends within a segment or before the marker that ends its picture: Qt shows grey for what is missing.
bool endsEarly(std::string_view jpeg) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(jpeg[at]); };
    std::size_t at = 2;
    while (at + 4 <= jpeg.size()) {
        const unsigned marker = byte(at + 1);
        if (byte(at) != 0xFF || marker == 0xD9) {
            return false; // the reader's matter
        }
        if (marker == 0xFF) { // filled up
            ++at;
            continue;
        }
        if (marker == 0xDA) { // of what follows only the end has this marker; thumbnails lie in segments before
            return jpeg.find("\xFF\xD9", at) == std::string_view::npos;
        }
        at += 2 + 256U * byte(at + 2) + byte(at + 3);
    }
    return true;
}

} // namespace

QImage loadPicture(const std::filesystem::path& path) {
    const std::string bytes = model::readWholeFile(path, kLargestPicture); // never waits for a pipe
    QByteArray view = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&view);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const std::string format = reader.format().toStdString();
    if (!format.empty() && std::ranges::find(kFormats, format) == kFormats.end()) {
        throw model::Error(path.string() + ": this is no picture of pixels (" + format + ").", "Choose a PNG or JPEG file.");
    }
    const QSize size = reader.size();
    const qint64 most = format == "jpeg" ? kMaxJpegPixels : kMaxPixels;
    if (size.isValid() && qint64{size.width()} * size.height() > most) {
        throw model::Error(path.string() + ": the picture is too large (" + std::to_string(size.width()) + " × " +
                               std::to_string(size.height()) + " pixels).",
                           "Cut out or scale down the part with the digits, to at most 6,000 × 6,000 pixels.");
    }
    QImageReader::setAllocationLimit(kAllocationMegabytes);
    if (size.width() > kLargestSide || size.height() > kLargestSide) {
        reader.setScaledSize(size.scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    if (format == "jpeg" && endsEarly(bytes)) {
        throw model::Error(path.string() + ": this JPEG file is damaged: it ends before its picture does.",
                           "Copy or download it again, or save the part that can be seen under another name.");
    }
    const QImage picture = reader.read();
    if (picture.isNull()) {
        throw model::Error(path.string() + ": the picture cannot be read (" + reader.errorString().toStdString() + ").",
                           "Choose a PNG or JPEG file.");
    }
    return prepared(picture);
}

QImage prepared(const QImage& original) {
    QImage picture = original;
    if (std::max(picture.width(), picture.height()) > kLargestSide) {
        picture = picture.scaled(picture.size().scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio).expandedTo({1, 1}),
                                 Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    if (picture.hasAlphaChannel()) {
        QImage onPaper(picture.size(), QImage::Format_RGB32);
        onPaper.fill(isLight(picture) ? Qt::black : Qt::white);
        picture.setDevicePixelRatio(1);
        QPainter(&onPaper).drawImage(0, 0, picture);
        picture = onPaper;
    }
    picture.setDevicePixelRatio(1);
    return picture;
}

model::Picture pixelsOf(const QImage& original) {
    const bool grey = original.isGrayscale();
    const QImage picture = original.convertToFormat(grey ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    model::Picture pixels{picture.width(), picture.height(), {}, grey ? 1 : 3};
    const auto row = static_cast<std::size_t>(pixels.width * pixels.channels);
    pixels.pixels.resize(row * static_cast<std::size_t>(pixels.height));
    for (int y = 0; y < pixels.height; ++y) {
        std::memcpy(&pixels.pixels[static_cast<std::size_t>(y) * row], picture.constScanLine(y), row);
    }
    return pixels;
}

model::Picture readPicture(const std::filesystem::path& path) {
    return pixelsOf(loadPicture(path));
}

model::DigitImage readDigit(const std::filesystem::path& path) {
    const QImage picture = loadPicture(path);
    if (picture.width() == model::kImageSide && picture.height() == model::kImageSide) {
        model::DigitImage image;
        std::memcpy(image.data(), pixelsOf(picture.convertToFormat(QImage::Format_Grayscale8)).pixels.data(), image.size());
        return image;
    }
    const auto framed = model::framePicture(pixelsOf(picture));
    if (!framed) {
        throw model::Error(path.string() + ": there is no digit in this picture, it is blank.",
                           "Choose a picture of one digit, dark on light or light on dark.");
    }
    return *framed;
}

void writePng(const std::filesystem::path& path, const model::DigitImage& image) {
    writePng(path, QImage(image.data(), model::kImageSide, model::kImageSide, model::kImageSide, QImage::Format_Grayscale8));
}

void writePng(const std::filesystem::path& path, const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    model::writeFileAtomically(path, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace app
