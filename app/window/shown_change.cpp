// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shown_change.h"

#include "ui/style/number_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace app {
namespace {

struct ChangeText {
    Q_DECLARE_TR_FUNCTIONS(app::ChangeText)
};

} // namespace

QString shownChange(const QString& what) {
    static const QRegularExpression named("^(add a|make the alphabet|change the alphabet|delete the alphabet) (.+)$");
    if (const auto match = named.match(what); match.hasMatch()) {
        const QString name = match.captured(2);
        return (match.captured(1) == "add a"                 ? ChangeText::tr("add a %1")
                : match.captured(1) == "make the alphabet"   ? ChangeText::tr("make the alphabet %1")
                : match.captured(1) == "change the alphabet" ? ChangeText::tr("change the alphabet %1")
                                                             : ChangeText::tr("delete the alphabet %1"))
            .arg(name);
    }
    static const QRegularExpression pattern("^(delete|import|call) (\\d+)( drawings?| runs?|)(?: a (.+))?$");
    const QRegularExpressionMatch match = pattern.match(what);
    if (!match.hasMatch())
        return what;
    const QString verb = match.captured(1);
    const qint64 number = match.captured(2).toLongLong();
    const QString many = ui::grouped(number);
    if (verb == "call")
        return number == 1 ? ChangeText::tr("call 1 drawing a %1").arg(match.captured(4))
                           : ChangeText::tr("call %1 drawings a %2").arg(many, match.captured(4));
    if (verb == "import")
        return number == 1 ? ChangeText::tr("import 1 drawing") : ChangeText::tr("import %1 drawings").arg(many);
    if (match.captured(3).startsWith(" run"))
        return number == 1 ? ChangeText::tr("delete 1 run") : ChangeText::tr("delete %1 runs").arg(many);
    return number == 1 ? ChangeText::tr("delete 1 drawing") : ChangeText::tr("delete %1 drawings").arg(many);
}

} // namespace app
