// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace app {

/// A path as text and back without loss: names of files need not be UTF-8. Bytes that are not become lone surrogates, as in
/// Python's "surrogateescape" (PEP 383), and are shown as unknown characters.
QString toText(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

/// A path for the parts of Qt that take names of files: they cannot open names that are not UTF-8.
class QtPath {
public:
    explicit QtPath(const std::filesystem::path& path);
    ~QtPath();
    QtPath(const QtPath&) = delete;
    QtPath& operator=(const QtPath&) = delete;

    /// Valid as long as this object.
    const QString& text() const { return text_; }

private:
    int folder_ = -1; ///< open descriptor, reachable by an ASCII name in /proc
    QString text_;
};

} // namespace app
