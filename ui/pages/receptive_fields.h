// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/network.h"

#include <QDialog>
#include <QString>
#include <QWidget>

#include <vector>

namespace ui {

/// How far a layer's outputs see, pixels.
struct CountedField {
    QString layer;
    int told = 0;  ///< in the notebook that the program grew from
    int field = 0; ///< what follows from the layers
};

/// Those of the layers that widen the view, from the first pooling on, where the network has the notebook's; else none.
std::vector<CountedField> countedFields(const model::Network& network);

/// A digit a layer, with both fields around its middle.
class FieldsPicture : public QWidget {
    Q_OBJECT

public:
    explicit FieldsPicture(std::vector<CountedField> fields);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<CountedField> fields_;
};

/// The picture, and why it is easy to count otherwise.
class FieldsCard : public QDialog {
    Q_OBJECT

public:
    FieldsCard(std::vector<CountedField> fields, QWidget* parent);
};

} // namespace ui
