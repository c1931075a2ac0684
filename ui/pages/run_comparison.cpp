// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_panel.h"

#include "ui/pages/run_differences.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>

namespace ui {
namespace {

constexpr int kLeastColumnWidth = 92;
constexpr int kHeadingPadding = 7; ///< as in the style sheet, like …
constexpr int kHeadingSize = 12;   ///< … the font's pixels

QTableWidgetItem* comparisonItem(const QString& text, const QString& tip) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(tip);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return item;
}

} // namespace

RunComparison::RunComparison()
    : spread_(makeLabel("", {}, "seedSpread")), alike_(makeLabel("quiet", {}, "runsAlike")), table_(new QTableWidget) {
    setObjectName("runComparison");
    alike_->setWordWrap(true);
    spread_->setWordWrap(true);
    spread_->setToolTip(tr("Test accuracy: mean, standard deviation of the sample and range."));
    table_->setObjectName("differencesTable");
    table_->setAccessibleName(tr("What differs between the chosen runs"));
    makePlain(*table_, 26);
    table_->horizontalHeader()->setMinimumSectionSize(kLeastColumnWidth);
    table_->setWordWrap(false);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(table_->horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int /*before*/, int width) { elideName(column, width); });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &RunComparison::colourTitles);
    fillBox(new QVBoxLayout(this), {}, 4, {spread_, alike_, {table_, 1}});
}

void RunComparison::elideName(int column, int width) {
    // A styled heading cuts its text off without saying so.
    QTableWidgetItem* item = table_->horizontalHeaderItem(column);
    if (column == 0 || item == nullptr)
        return;
    const int room = width - scaled(2 * kHeadingPadding);
    const QFontMetrics metrics(usualFont(table_->font(), textPixels(kHeadingSize)));
    item->setText(metrics.elidedText(item->data(Qt::AccessibleTextRole).toString(), Qt::ElideMiddle, room));
}

void RunComparison::colourTitles() {
    for (int row = 0; row < table_->rowCount(); ++row)
        table_->item(row, 0)->setForeground(theme().quietText);
}

void RunComparison::setRuns(const std::vector<const model::RunRecord*>& runs) {
    const QString spread = spreadOverSeeds(runs);
    spread_->setText(spread);
    spread_->setVisible(!spread.isEmpty());
    const std::vector<const model::RunRecord*> shown(
        runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), kMaxColumns)));
    const std::vector<RunDifference> rows = differences(shown);
    alike_->setText(rows.empty() ? tr("These runs do not differ in anything that is kept of them.")
                    : shown.size() < runs.size()
                        ? tr("The first %1 of %2 runs.").arg(shown.size()).arg(grouped(static_cast<qint64>(runs.size())))
                        : QString());
    alike_->setVisible(!alike_->text().isEmpty());
    table_->setVisible(!rows.empty());
    table_->clear();
    table_->setRowCount(static_cast<int>(rows.size()));
    table_->setColumnCount(static_cast<int>(shown.size()) + 1);
    table_->setHorizontalHeaderItem(0, comparisonItem({}, {}));
    for (int column = 0; column < static_cast<int>(shown.size()); ++column) {
        const model::RunRecord& run = *shown[static_cast<std::size_t>(column)];
        const QString name = runName(run);
        auto* heading = comparisonItem({}, name + "\n" + startedInFull(run));
        heading->setData(Qt::AccessibleTextRole, name);
        table_->setHorizontalHeaderItem(column + 1, heading);
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const RunDifference& difference = rows[static_cast<std::size_t>(row)];
        auto* title = comparisonItem(difference.title, difference.title);
        table_->setItem(row, 0, title);
        for (int column = 0; column < difference.values.size(); ++column)
            table_->setItem(row, column + 1, comparisonItem(difference.values[column], difference.values[column]));
    }
    colourTitles();
    QHeaderView* heading = table_->horizontalHeader();
    heading->setSectionResizeMode(QHeaderView::Stretch); // down to the least width, then it scrolls
    heading->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    // All widths first: after another heading's text Qt measures every cell of the first column again for the next.
    std::vector<int> widths;
    for (int column = 0; column < table_->columnCount(); ++column)
        widths.push_back(table_->columnWidth(column));
    for (int column = 1; column < table_->columnCount(); ++column)
        elideName(column, widths[static_cast<std::size_t>(column)]);
}

} // namespace ui
