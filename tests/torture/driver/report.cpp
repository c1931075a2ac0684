// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/report.h"

#include "tests/torture/driver/message_log.h"

#include <cstdio>
#include <numeric>

namespace soak {
namespace {

void row(const QString& what, const QString& figure, const QString& bound = {}) {
    std::printf("| %s | %s | %s |\n", qUtf8Printable(what), qUtf8Printable(figure), qUtf8Printable(bound));
}

QString megabytes(double bytes) {
    return QString::number(bytes / 1e6, 'f', 1);
}

QString thirds(const MemoryLog::Medians& medians) {
    return QString("%1 / %2 / %3 MB, %4 %")
        .arg(megabytes(medians.thirds[0]), megabytes(medians.thirds[1]), megabytes(medians.thirds[2]))
        .arg(100 * medians.growth(), 0, 'f', 2);
}

QString where(const Stall& stall) {
    return QString("%1 ms, in “%2”").arg(stall.cpuMs, 0, 'f', 0).arg(stall.action);
}

} // namespace

bool Report::print() const {
    const QStringList messages = MessageLog::messages();
    const int done =
        std::accumulate(actions.begin(), actions.end(), 0, [](int sum, const auto& kind) { return sum + kind.second; });
    std::printf("| | %.0f minutes, seed %llu | bound |\n|---|---|---|\n", minutes, static_cast<unsigned long long>(seed));
    QStringList kinds;
    for (const auto& [name, count] : actions) {
        kinds << QString("%1 %2").arg(name).arg(count);
    }
    row("actions", QString::number(done));
    row("of these", kinds.join(", "));
    row("events of mouse and keyboard", QString::number(hand.events()));
    row("starts of the program", QString::number(program.starts()));
    row("runs begun / ended", QString("%1 / %2").arg(program.begun()).arg(program.ended()), "equal");
    row("epochs", QString::number(program.epochs()));
    row("fine-tunings begun", QString::number(fineTunings));
    row("actions that waited in vain", QString::number(hand.givenUp().size()), "0");
    row("broken invariants", QString::number(broken.size()), "0");
    row("warnings and worse", QString::number(messages.size()), "0");
    row("of the platform, let pass", QString::number(MessageLog::allowed().size()));
    row("resident memory, medians of the thirds, growth of the last over the middle", thirds(memory.resident()));
    row("allocated by malloc, likewise", thirds(memory.allocated()));
    row("resident between an end and the next start, likewise", thirds(betweenStarts.resident()), "< 2 %");
    row("allocated by malloc, likewise", thirds(betweenStarts.allocated()), "< 2 %");
    row("stalls", QString::number(stalls.stalls().size()), "0");
    row("longest time without the event loop, of computing", where(stalls.longest()), "≤ 50 ms");
    row("times it stood longer because others computed",
        QString("%1, longest %2 ms").arg(stalls.heldUp()).arg(stalls.longestHeldUpMs(), 0, 'f', 0));
    row("longest start / end of the program", QString("%1 / %2 ms").arg(longestStartMs, 0, 'f', 0).arg(longestEndMs, 0, 'f', 0));
    for (const QStringList& list : {broken, messages, hand.givenUp()}) {
        for (const QString& text : list) {
            std::printf("  %s\n", qUtf8Printable(text));
        }
    }
    for (const Stall& stall : stalls.stalls()) {
        std::printf("  stall: %s at %.0f s\n", qUtf8Printable(where(stall)), stall.atSecond);
    }
    const bool still =
        betweenStarts.resident().growth() < MemoryLog::kMaxGrowth && betweenStarts.allocated().growth() < MemoryLog::kMaxGrowth;
    return still && broken.isEmpty() && messages.isEmpty() && stalls.stalls().empty() && hand.givenUp().isEmpty() &&
           program.begun() == program.ended();
}

} // namespace soak
