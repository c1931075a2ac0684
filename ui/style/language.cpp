// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

// Resources of a static library are linked in only where they are referenced; the macro needs the global namespace.
static void initialiseTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace ui {
namespace {

constexpr std::array kLanguages{Language{"en", "English"}, Language{"de", "Deutsch"}, Language{"zh_CN", "简体中文"}};

struct InForce {
    QString choice;
    QLocale locale{QLocale::English};
    std::vector<std::unique_ptr<QTranslator>> translators;

    InForce() { locale.setNumberOptions(QLocale::OmitGroupSeparator); }
};

InForce& inForce() {
    static InForce language;
    return language;
}

void install(const QString& file, const QString& folder) {
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(file, folder)) { // Qt's own are a package of their own, which need not be there
        QCoreApplication::installTranslator(translator.get());
        inForce().translators.push_back(std::move(translator));
    }
}

} // namespace

std::span<const Language> languages() {
    return kLanguages;
}

QString languageFor(const QStringList& wanted) {
    for (const QString& tag : wanted) {
        const QLocale locale(tag);
        for (const Language& language : kLanguages) {
            const QLocale offered{QString(language.code)};
            if (locale.language() == offered.language() && locale.script() == offered.script())
                return language.code;
        }
    }
    return "en";
}

void applyLanguage(const QString& code) {
    initialiseTranslations();
    InForce& language = inForce();
    language.translators.clear(); // they leave the application with it
    language.choice = code;
    const QString shown = code.isEmpty() ? languageFor(QLocale::system().uiLanguages()) : code;
    language.locale = QLocale(shown);
    language.locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(language.locale); // what Qt's own fields and dialogs write
    if (shown == "en")
        return;
    install("qtbase_" + shown, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install("digitlab_" + shown, ":/translations");
}

QString languageChoice() {
    return inForce().choice;
}

const QLocale& shownLocale() {
    return inForce().locale;
}

} // namespace ui
