// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace ui {

/// The first start on one card: draw, get the digits, train. Steps that are done are ticked. Lies over the empty
/// curves.
class FirstSteps : public QFrame {
    Q_OBJECT

public:
    enum Step { draw, data, train };

    /// Over `place`.
    explicit FirstSteps(QWidget* place);

    /// While it is shown the keyboard does not reach what lies under it.
    void setVisible(bool visible) override;

    void setDone(Step step, bool done = true);
    bool isDone(Step step) const;

    /// What the third step takes here, as far as it is known.
    void setTrainTime(std::optional<double> seconds);

signals:
    void fetchRequested();
    void starterRequested();
    void trainRequested();
    void tourRequested();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        QLabel* mark;
        QLabel* text;
    };
    void drawMarks();

    std::array<Line, 3> lines_{};
    std::array<bool, 3> done_{};
    QPushButton* fetch_;
    QPushButton* starter_;
    QPushButton* train_;
};

} // namespace ui
