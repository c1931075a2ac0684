// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QWidget>

#include <vector>

class QTableWidget;

namespace ui {

/// Several runs side by side: a row for each thing they differ in, a column for each run; and how far seeds lie apart, where
/// only the seed is different.
class RunComparison : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxColumns = 12; ///< more are not read; the spread counts all

    RunComparison();

    void setRuns(const std::vector<const model::RunRecord*>& runs);

private:
    void elideName(int column, int width);
    void colourTitles();

    QLabel* spread_;
    QLabel* alike_;
    QTableWidget* table_;
};

} // namespace ui
