// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/path_text.h"

#include <QStringDecoder>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <string>

namespace app {
namespace {

constexpr char16_t kEscaped = 0xdc00; ///< and the byte, 0x80 … 0xff

bool isUtf8(QByteArrayView bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    [[maybe_unused]] const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

} // namespace

QString toText(const std::filesystem::path& path) {
    const std::string& bytes = path.native();
    QString text;
    for (std::size_t i = 0; i < bytes.size();) {
        constexpr std::size_t kLongest = 4;
        std::size_t length = std::min(kLongest, bytes.size() - i);
        while (length > 0 && !isUtf8({bytes.data() + i, static_cast<qsizetype>(length)})) {
            --length;
        }
        if (length == 0) {
            text += QChar(static_cast<char16_t>(kEscaped + static_cast<unsigned char>(bytes[i])));
            ++i;
        } else {
            text += QString::fromUtf8(bytes.data() + i, static_cast<qsizetype>(length));
            i += length;
        }
    }
    return text;
}

std::filesystem::path toPath(const QString& text) {
    std::string bytes;
    for (qsizetype i = 0; i < text.size();) {
        const char16_t unit = text[i].unicode();
        if (unit >= kEscaped + 0x80 &&
            unit <= kEscaped + 0xff) { // a low surrogate after a high one never gets here: pairs are taken together
            bytes += static_cast<char>(unit - kEscaped);
            ++i;
            continue;
        }
        const qsizetype length = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        bytes += QStringView(text).mid(i, length).toUtf8().toStdString();
        i += length;
    }
    return bytes;
}

QtPath::QtPath(const std::filesystem::path& path) : text_(toText(path)) {
    if (isUtf8(QByteArrayView(path.native().data(), static_cast<qsizetype>(path.native().size())))) {
        return;
    }
    const std::filesystem::path parent = path.parent_path();
    folder_ = ::open(parent.empty() ? "." : parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder_ >= 0) { // else opening it fails in Qt with a message
        text_ = QString("/proc/self/fd/%1/").arg(folder_) + toText(path.filename());
    }
}

QtPath::~QtPath() {
    if (folder_ >= 0) {
        ::close(folder_);
    }
}

} // namespace app
