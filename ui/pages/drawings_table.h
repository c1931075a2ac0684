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
    DrawingsTable();

    /// What can be drawn; at first the ten digits.
    void setClasses(const ClassNames& classes);

    /// Those that were selected before stay so.
    void setSamples(std::vector<HandwritingSample> samples);

    QList<qint64> selected() const;
    void select(const QList<qint64>& ids);

    /// How many of a class it takes; at first four, so that one is not learned from but measures the result.
    void setWanted(int wanted);
    int count(int label) const;
    int missing(int label) const;
    /// The first class that has too few; −1 when there is none.
    int firstMissing() const;

    /// Marks the class that is to be drawn; −1 for none.
    void setAsked(int label);

signals:
    void classPressed(int label);

private:
    void fit();

    DrawingsModel* drawings_;
    ClassHeader* header_;
};

} // namespace ui
