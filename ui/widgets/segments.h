// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace ui {

/// A row of joined buttons of which one is chosen: by a click, or by the arrow keys once one has the focus.
class Segments : public QWidget {
    Q_OBJECT

public:
    /// `name` is what screen readers say.
    explicit Segments(const QString& name, QWidget* parent = nullptr);

    void add(const QString& text, const QString& tip);
    void clear(); ///< without a signal
    int current() const;

public slots:
    void setCurrent(int index);

signals:
    void currentChanged(int index);

private:
    QHBoxLayout* row_;
    QButtonGroup* buttons_;
};

} // namespace ui
