// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"

#include <QList>
#include <QTableView>

#include <vector>

namespace ui {

class ClassHeader;
class DrawingsModel;

/// One of the user's own drawings.
struct HandwritingSample {
    qint64 id = 0; ///< stays its own, whatever is added or deleted
    int digit = 0; ///< what it means
    model::DigitImage image{};
};

/// The user's own drawings, a column for each class, the latest on top. Above each column stands how many there are and how many
/// more it takes until they can be learned from. What has no room is scrolled to.
class DrawingsTable : public QTableView {
    Q_OBJECT

public:
    static constexpr int kFewest = 4; ///< of a class, so that one is not learned from but measures the result

    DrawingsTable();

    /// What can be drawn; at first the ten digits.
    void setClasses(const ClassNames& classes);

    /// Those that were selected before stay so.
    void setSamples(std::vector<HandwritingSample> samples);

    QList<qint64> selected() const;

private:
    void fit();

    DrawingsModel* drawings_;
    ClassHeader* header_;
};

} // namespace ui
