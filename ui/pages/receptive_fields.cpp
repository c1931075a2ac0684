// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/receptive_fields.h"

#include "model/values/architecture.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

constexpr std::array kTold{10, 12, 15, 30, 32, 34, 36};
constexpr int kColumn = 92; ///< logical pixels
constexpr int kWidest = 42; ///< pixels of an image that a column has room for
constexpr int kLegend = 26;
constexpr int kTextLine = 18; ///< of text

} // namespace

std::vector<CountedField> countedFields(const model::Network& network) {
    const model::Examined examined = model::examine(network, model::kDigits);
    std::vector<CountedField> fields;
    int before = 1;
    bool pooled = false;
    for (const std::optional<model::PlacedLayer>& layer : examined.layers) {
        if (!layer)
            return {};
        pooled = pooled || layer->layer.kind == model::LayerKind::maxPooling;
        if (pooled && layer->receptiveField > before)
            fields.push_back({QString::fromStdString(layer->name), 0, layer->receptiveField});
        before = std::max(before, layer->receptiveField);
    }
    constexpr std::array kCounted{6, 10, 14, 16, 24, 32, 40};
    if (!std::ranges::equal(fields, kCounted, {}, &CountedField::field))
        return {};
    for (std::size_t i = 0; i < kTold.size(); ++i)
        fields[i].told = kTold[i];
    return fields;
}

FieldsPicture::FieldsPicture(std::vector<CountedField> fields) : fields_(std::move(fields)) {
    setObjectName("fieldsPicture");
    setAccessibleName(tr("Receptive fields"));
    QStringList spoken;
    for (const CountedField& field : fields_)
        spoken << tr("%1: %2 pixels, told %3").arg(field.layer).arg(field.field).arg(field.told);
    setAccessibleDescription(spoken.join(", "));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize FieldsPicture::sizeHint() const {
    return {scaled(kColumn) * static_cast<int>(fields_.size()), scaled(kLegend + kColumn + 3 * kTextLine)};
}

void FieldsPicture::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont plain = usualFont(font(), textPixels(12));
    const QFont bold = usualFont(font(), textPixels(12), QFont::DemiBold);
    const QPen real(t.accent, 2 * textScale());
    const QPen told(t.test, 1.6 * textScale(), Qt::DashLine);
    double x = 2;
    painter.setFont(plain);
    for (const auto& [pen, text] : {std::pair{real, tr("it sees")}, std::pair{told, tr("the notebook counted")}}) {
        const double middle = scaled(kLegend) / 2.0;
        painter.setPen(pen);
        painter.drawLine(QPointF(x, middle), QPointF(x + scaled(22), middle));
        painter.setPen(t.text);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
        painter.drawText(QRectF(x + scaled(28), 0, width, scaled(kLegend)), Qt::AlignVCenter, text);
        x += scaled(28 + 20) + width;
    }
    const double column = static_cast<double>(width()) / static_cast<double>(fields_.size());
    const double unit = (scaled(kColumn) - scaled(8)) / static_cast<double>(kWidest);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const CountedField& field = fields_[i];
        const QPointF middle((static_cast<double>(i) + 0.5) * column, scaled(kLegend) + scaled(kColumn) / 2.0);
        const auto square = [&](int side) { return QRectF(middle - QPointF(side, side) * unit / 2, QSizeF(side, side) * unit); };
        const QRectF image = square(model::kImageSide);
        painter.fillRect(image, blend(t.panel, t.quietText, 0.1));
        QFont digit = usualFont(font(), static_cast<int>(image.height() * 0.86), QFont::DemiBold);
        painter.setFont(digit);
        painter.setPen(blend(t.panel, t.quietText, 0.55));
        painter.drawText(image, Qt::AlignCenter, "3");
        painter.setBrush(Qt::NoBrush);
        painter.setPen(real);
        painter.drawRect(square(field.field));
        painter.setPen(told);
        painter.drawRect(square(field.told));
        const auto line = [&](int number, const QFont& font, const QColor& colour, const QString& text) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(QRectF(static_cast<double>(i) * column, scaled(kLegend + kColumn + number * kTextLine), column,
                                    scaled(kTextLine)),
                             Qt::AlignCenter, text);
        };
        line(0, plain, t.quietText, field.layer);
        line(1, bold, t.accent, QString("%1×%1").arg(field.field));
        line(2, plain, t.test, QString("%1×%1").arg(field.told));
    }
}

FieldsCard::FieldsCard(std::vector<CountedField> fields, QWidget* parent) : QDialog(parent) {
    setObjectName("fieldsCard");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How far layers see"));
    auto* why = makeLabel(
        "", tr("The notebook’s own count goes wrong from its first pooling on, as easily happens: a pooling doubles how "
               "far neighbours lie apart, so each later 3×3 adds twice as much, then four times. Its conclusion holds: "
               "the last layers see the whole digit."));
    why->setWordWrap(true);
    auto* close = makeButton("closeFieldsButton", tr("Close"), {});
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    fillBox(new QVBoxLayout(this), {16, 14, 16, 14}, 12,
            {new FieldsPicture(std::move(fields)), why, makeRow(8, {stretch(), close})});
    layout()->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace ui
