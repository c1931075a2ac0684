// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/class_names.h"

#include <QFontMetricsF>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

struct Names {
    model::ClassNames answers;
    model::ClassNames labels;
    bool operator==(const Names&) const = default;
};

Names& names() {
    static Names inForce;
    return inForce;
}

/// Of fewer than ten classes, the outputs left over have none.
QString nameIn(const model::ClassNames& classes, int label) {
    const bool spare = !classes.empty() && label >= static_cast<int>(classes.size());
    return spare ? QString("–") : QString::fromStdString(model::className(classes, label));
}

} // namespace

QString answerName(int answer) {
    return nameIn(names().answers, answer);
}

QString labelName(int label) {
    return nameIn(names().labels, label);
}

bool answersAreNamed() {
    return !model::areDigits(names().answers);
}

bool answersAreWords() {
    const model::ClassNames& answers = names().answers;
    return std::any_of(answers.begin(), answers.end(),
                       [](const std::string& name) { return QString::fromStdString(name).size() > 1; });
}

void setClassNames(const model::ClassNames& ofAnswers, const model::ClassNames& ofLabels) {
    Names fresh{ofAnswers, ofLabels};
    if (std::exchange(names(), fresh) != fresh)
        emit ClassNamesNotifier::instance().changed();
}

double answersWidth(const QFontMetricsF& metrics, double most) {
    double widest = 0;
    for (int answer = 0; answer < model::kClassCount; ++answer)
        widest = std::max(widest, metrics.horizontalAdvance(answerName(answer)));
    return std::min(widest, most);
}

ClassNamesNotifier& ClassNamesNotifier::instance() {
    static ClassNamesNotifier notifier;
    return notifier;
}

} // namespace ui
