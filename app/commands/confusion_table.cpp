// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/confusion_table.h"

#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace app {

namespace {

std::string recallOf(const model::ConfusionMatrix& confusion, int label) {
    const int images = confusion.images(label);
    return console::format("%.2f %%", images == 0 ? 0.0 : 100.0 * confusion.at(label, label) / images);
}

/// The confusion matrix with recalls, a row a true class; long class names are cut.
void printMatrix(const model::ConfusionMatrix& confusion, const model::ClassNames& names) {
    constexpr std::size_t kWidest = 10; ///< of a column's head, in bytes
    std::vector<std::vector<std::string>> rows{{"true \\ read"}};
    for (int label = 0; label < confusion.size(); ++label) {
        const std::string name = model::className(names, label);
        rows[0].push_back(name.size() > kWidest ? model::validUtf8(name.substr(0, kWidest - 1)) + "." : name);
    }
    rows[0].emplace_back("recall");
    for (int label = 0; label < confusion.size(); ++label) {
        std::vector<std::string> row{model::className(names, label)};
        for (int read = 0; read < confusion.size(); ++read) {
            row.push_back(std::to_string(confusion.at(label, read)));
        }
        row.push_back(recallOf(confusion, label));
        rows.push_back(std::move(row));
    }
    printTable(rows, "rr");
}

/// What fits no terminal as a matrix: a row a class, with what it is most often taken for.
void printClasses(const model::ConfusionMatrix& confusion, const model::ClassNames& names) {
    constexpr std::size_t kMostMistakes = 3;
    std::vector<std::vector<std::string>> rows{{"class", "images", "recall", "taken for"}};
    for (int label = 0; label < confusion.size(); ++label) {
        std::vector<std::pair<int, int>> mistakes; // how many, and the class
        for (int read = 0; read < confusion.size(); ++read) {
            if (read != label && confusion.at(label, read) > 0) {
                mistakes.emplace_back(confusion.at(label, read), read);
            }
        }
        std::ranges::stable_sort(mistakes, std::greater(), &std::pair<int, int>::first);
        mistakes.resize(std::min(mistakes.size(), kMostMistakes));
        std::string takenFor;
        for (const auto& [count, read] : mistakes) {
            takenFor += (takenFor.empty() ? "" : ", ") + model::className(names, read) + " (" + std::to_string(count) + ")";
        }
        rows.push_back({model::className(names, label), std::to_string(confusion.images(label)), recallOf(confusion, label),
                        std::move(takenFor)});
    }
    printTable(rows, "rrrl");
}

} // namespace

void printConfusion(const model::ConfusionMatrix& confusion, const model::ClassNames& names) {
    constexpr int kWidestMatrix = 16; // classes
    (confusion.size() > kWidestMatrix ? printClasses : printMatrix)(confusion, names);
}

} // namespace app
