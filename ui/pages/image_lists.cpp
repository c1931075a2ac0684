// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/image_lists.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {

void MistakesModel::setReads(std::vector<model::ReadImage> reads) {
    reads_ = std::move(reads);
    showMistakes();
}

void MistakesModel::setImageSource(ImageSource source) {
    source_ = std::move(source);
    showAnew();
}

void MistakesModel::showMistakes() {
    showThose([](const model::ReadImage& read) { return read.label != read.predicted; });
}

void MistakesModel::showCell(int label, int predicted) {
    showThose([=](const model::ReadImage& read) { return read.label == label && read.predicted == predicted; });
}

void MistakesModel::showMistakesOf(int label) {
    showThose([=](const model::ReadImage& read) { return read.label == label && read.predicted != label; });
}

/// Classes with the text in their name, in any case.
static std::vector<int> classesNamed(const QString& text, const ClassNames& names) {
    std::vector<int> found;
    for (int label = 0; label < names.count(); ++label)
        if (names.name(label).contains(text.trimmed(), Qt::CaseInsensitive))
            found.push_back(label);
    return found;
}

/// The class that a number names; without one of that name, the class of that number.
static int classCalled(const QString& number, const ClassNames& names) {
    for (int label = 0; label < names.count(); ++label)
        if (names.name(label) == number)
            return label;
    return number.toInt();
}

bool MistakesModel::search(const QString& text) {
    static const QRegularExpression form(R"(^\s*(?:#\s*(?<index>\d{1,9})|(?<first>\d{1,2})(?:\D+(?<second>\d{1,2}))?)\s*$)");
    const QRegularExpressionMatch match = form.match(text);
    if (const QString index = match.captured("index"); !index.isEmpty())
        showThose([wanted = index.toInt()](const model::ReadImage& read) { return read.index == wanted; });
    else if (const QString second = match.captured("second"); !second.isEmpty())
        showCell(classCalled(match.captured("first"), classes_.labels), classCalled(second, classes_.answers));
    else if (const QString number = match.captured("first"); !number.isEmpty())
        showMistakesWith({classCalled(number, classes_.labels)}, {classCalled(number, classes_.answers)});
    else
        showMistakesWith(classesNamed(text, classes_.labels), classesNamed(text, classes_.answers));
    const int largest = std::max(match.captured("first").toInt(), match.captured("second").toInt());
    return (match.hasMatch() && largest < classes_.shown()) || !shown_.empty();
}

void MistakesModel::showMistakesWith(const std::vector<int>& labels, const std::vector<int>& answers) {
    const auto holds = [](const std::vector<int>& classes, int one) { return std::ranges::find(classes, one) != classes.end(); };
    showThose([&](const model::ReadImage& read) {
        return read.label != read.predicted && (holds(labels, read.label) || holds(answers, read.predicted));
    });
}

void MistakesModel::showThose(const std::function<bool(const model::ReadImage&)>& wanted) {
    shown_.clear();
    std::ranges::copy_if(reads_, std::back_inserter(shown_), wanted);
    std::ranges::stable_sort(shown_, [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    showAnew();
}

QString MistakesModel::caption(int row) const {
    const model::ReadImage& read = shown_[static_cast<std::size_t>(row)];
    return imageCaption(model::Split::test, read.index, classes_.labels.name(read.label));
}

DigitItem MistakesModel::item(int row) const {
    const model::ReadImage& read = shown_[static_cast<std::size_t>(row)];
    const auto image = source_ ? source_(read.index) : std::nullopt;
    const QString label = classes_.labels.name(read.label);
    const QString answer = classes_.answers.name(read.predicted);
    const QString sure = percent(static_cast<double>(read.confidence), 1);
    return {image ? digitIcon(*image) : QIcon(), tr("%1 → %2\n%3").arg(label, answer, sure),
            tr("Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.")
                .arg(read.index)
                .arg(label, answer, sure)};
}

void DataImagesModel::show(const std::shared_ptr<const model::DataSet>& set, model::Split split,
                           std::vector<model::ReadImage> shown) {
    set_ = set;
    split_ = split;
    shown_ = std::move(shown);
    DigitListModel::show(static_cast<int>(shown_.size()), [this](int row) { return item(row); });
}

const model::DigitImage& DataImagesModel::image(int row) const {
    return set_->images[static_cast<std::size_t>(shown_[static_cast<std::size_t>(row)].index)];
}

QString DataImagesModel::caption(int row) const {
    const model::ReadImage& read = shown_[static_cast<std::size_t>(row)];
    return imageCaption(split_, read.index, classes_.labels.name(read.label));
}

DigitItem DataImagesModel::item(int row) const {
    const model::ReadImage& read = shown_[static_cast<std::size_t>(row)];
    const bool training = split_ == model::Split::train;
    const QString index = grouped(read.index);
    const QString label = classes_.labels.name(read.label);
    if (read.predicted == kNotRead)
        return {digitIcon(image(row)), tr("%1\n#%2").arg(label, QString::number(read.index)),
                (training ? tr("Training image %1, a %2. Press Enter or double-click to put it on the canvas.")
                          : tr("Test image %1, a %2. Press Enter or double-click to put it on the canvas."))
                    .arg(index, label)};
    const QString answer = classes_.answers.name(read.predicted);
    const QString sure = percent(static_cast<double>(read.confidence), 1);
    return {digitIcon(image(row)), tr("%1 → %2\n%3").arg(label, answer, sure),
            (training ? tr("Training image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.")
                      : tr("Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas."))
                .arg(index, label, answer, sure)};
}

} // namespace ui
