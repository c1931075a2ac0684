// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

#include <span>

namespace ui {

/// A language of the window.
struct Language {
    const char* code; ///< as Qt's locales and the translations' files are called, e.g. "zh_CN"
    const char* name; ///< in itself
};

/// Those there are, English first.
std::span<const Language> languages();

/// The code of the first of `wanted` (BCP 47 tags such as "de-AT" or "zh-Hans-CN", the most wanted first) that there is; else
/// "en".
QString languageFor(const QStringList& wanted);

/// Puts texts and numbers on screen into the language of this code, or into the system's when it is empty. Windows that are there
/// already keep theirs: call it before the first. Needs a QCoreApplication.
void applyLanguage(const QString& code);

/// What was last asked for; empty before anything was.
QString languageChoice();

/// How numbers and dates are written on screen; never in files. Thousands are not grouped unless asked for.
const QLocale& shownLocale();

} // namespace ui
