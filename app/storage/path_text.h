// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace app {

/// A path as text and back, whatever its bytes: names of files need not be UTF-8. Bytes that are none become single surrogates,
/// as in Python's "surrogateescape" (PEP 383); they are shown as unknown characters and lead to the same file again.
QString toText(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

/// The same file for parts of Qt that take names of files: they cannot open what is not UTF-8.
class QtPath {
public:
    explicit QtPath(const std::filesystem::path& path);
    ~QtPath();
    QtPath(const QtPath&) = delete;
    QtPath& operator=(const QtPath&) = delete;

    /// Valid while this lives.
    const QString& text() const { return text_; }

private:
    int folder_ = -1; ///< held open: /proc names it in ASCII
    QString text_;
};

} // namespace app
