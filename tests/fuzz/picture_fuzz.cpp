// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures, in every format that is read, and the digit in them.
#include "app/storage/picture_file.h"
#include "model/formats/network_json.h"
#include "model/ink/ink_map.h"
#include "model/network/architecture.h"
#include "model/network/learner.h"
#include "model/reading/read_digits.h"
#include "tests/fuzz/input_file.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

#include <QBuffer>
#include <QImageWriter>

namespace {

QImage digit(QImage::Format format) {
    model::Random random{1};
    const model::DigitImage image = model::frameDrawing(synthetic::digitStrokes(4, random)).value();
    QImage picture(image.data(), model::kImageSide, model::kImageSide, model::kImageSide, QImage::Format_Grayscale8);
    picture.invertPixels();
    return picture.scaled(24, 30).convertToFormat(format);
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    std::vector<std::string> seeds{"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"};
    for (const QByteArray& writer : QImageWriter::supportedImageFormats()) {
        for (const QImage::Format format : {QImage::Format_Grayscale8, QImage::Format_ARGB32, QImage::Format_Mono,
                                            QImage::Format_Indexed8, QImage::Format_Grayscale16}) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            buffer.open(QIODevice::WriteOnly);
            if (digit(format).save(&buffer, writer.constData())) {
                seeds.push_back(bytes.toStdString());
            }
        }
    }
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::filesystem::path& path = fuzz::inputFile(fuzz::view(data, size));
    const auto read = fuzz::valueOrRefusal(path.string(), [&] { return app::readPicture(path); });
    if (!read) {
        return 0;
    }
    constexpr int kLargestSide = 2000;
    fuzz::require(read->width > 0 && read->height > 0, "no picture is empty");
    fuzz::require(read->width <= kLargestSide && read->height <= kLargestSide, "pictures are shrunk");
    fuzz::require(read->pixels.size() == static_cast<std::size_t>(read->width) * static_cast<std::size_t>(read->height) *
                                             static_cast<std::size_t>(read->channels),
                  "a picture has all of its pixels");
    fuzz::valueOrRefusal(path.string(), [&] { return app::readDigit(path); });
    static const auto network = model::makePredictor(model::initialWeights(model::notebookArchitecture(), 1), {.threads = 1});
    model::readOneDigit(*read, {*network, nullptr});
    for (const model::ReadDigit& digit : model::readPage(*read, {*network, nullptr}).digits) {
        fuzz::require(!digit.box.empty() && digit.box.right <= static_cast<float>(read->width) &&
                          digit.box.bottom <= static_cast<float>(read->height),
                      "digits lie in the picture");
    }
    return 0;
}
