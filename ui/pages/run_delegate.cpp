// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/runs_table.h"

#include "ui/pages/runs_model.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTableView>

#include <algorithm>

namespace ui {
namespace {

/// The row of the model behind the table's.
int rowAt(const QModelIndex& index, RunsModel*& runs) {
    const auto* filter = static_cast<const RunsFilter*>(index.model());
    runs = static_cast<RunsModel*>(filter->sourceModel());
    return filter->mapToSource(index).row();
}

/// Where a name begins behind its cell's padding: those of a study's runs further in than its own. Usual lengths.
int indentOf(const RunsModel& runs, int row) {
    return !runs.anyStudy() ? 0 : runs.studyOf(row) >= 0 ? 2 * RunDelegate::kFold : RunDelegate::kFold;
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const Theme& t = theme();
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, blend(t.panel, t.accent, t.dark ? 0.16 : 0.08));
    else if (index.row() % 2 == 1)
        painter.fillRect(option.rect, blend(t.panel, t.background, 0.5));
    // The keyboard acts on rows, so the whole row of the current cell stands out while the table has the focus.
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (table == nullptr || !table->hasFocus() || table->currentIndex().row() != index.row())
        return;
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), t.accent);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.accent);
}

void paintStar(QPainter& painter, const QRectF& cell, bool starred) {
    const QRectF square(cell.center().x() - 8, cell.center().y() - 8, 16, 16);
    painter.setOpacity(starred ? 1 : 0.45);
    icon(starred ? "star" : "star_outline", starred ? IconTone::accent : IconTone::quiet).paint(&painter, square.toAlignedRect());
    painter.setOpacity(1);
}

void paintCheck(QPainter& painter, const QRectF& cell, bool checked, const QColor& color) {
    const Theme& t = theme();
    const QRectF box(cell.center().x() - 7.5, cell.center().y() - 7.5, 15, 15);
    const QColor fill = !checked ? t.card : color.isValid() ? color : t.accent;
    painter.setPen(checked ? fill : blend(t.line, t.quietText, 0.4));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 4, 4);
    if (!checked)
        return;
    QPainterPath tick(box.topLeft() + QPointF(3.8, 7.8));
    tick.lineTo(box.topLeft() + QPointF(6.5, 10.5));
    tick.lineTo(box.topLeft() + QPointF(11.4, 4.9));
    const QColor contrast = qGray(fill.rgb()) > 140 ? QColor("#14171a") : QColor("#ffffff");
    painter.strokePath(tick, QPen(contrast, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

/// A filled dot for what is good, bad or on; a ring for what was ended early.
void paintDot(QPainter& painter, const QRectF& cell, model::RunOutcome outcome) {
    const Theme& t = theme();
    const bool ring = outcome == model::RunOutcome::stopped || outcome == model::RunOutcome::interrupted;
    const bool bad = outcome == model::RunOutcome::diverged || outcome == model::RunOutcome::failed;
    const QColor color = ring ? t.quietText : bad ? t.bad : outcome == model::RunOutcome::running ? t.accent : t.good;
    painter.setPen(ring ? QPen(color, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(ring ? QBrush(Qt::NoBrush) : QBrush(color));
    const double radius = ring ? 3.25 : 4;
    painter.drawEllipse(QPointF(cell.left() + 4, cell.center().y()), radius, radius);
}

void paintText(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment) {
    const bool fits = figuresWidth(painter.font(), text) <= rect.width();
    const QFontMetricsF metrics(painter.font());
    drawFigures(painter, rect, alignment | Qt::AlignVCenter,
                fits ? text : metrics.elidedText(text, Qt::ElideMiddle, std::max(0.0, rect.width() - 2)));
}

} // namespace

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    RunsModel* runs = nullptr;
    const int row = rowAt(index, runs);
    const model::RunRecord& run = runs->run(row);
    const Theme& t = theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    paintGround(*painter, option, index);
    const int column = index.column();
    QRectF inner = QRectF(option.rect).adjusted(scaled(kPadding), 0, -scaled(kPadding), 0);
    // Marks are painted in usual lengths around the middle of their place.
    const auto mark = [&](const QRectF& place, auto&& paint) {
        painter->save();
        painter->translate(place.center());
        painter->scale(textScale(), textScale());
        paint();
        painter->restore();
    };
    if (column == RunsModel::starColumn) {
        mark(option.rect, [&] { paintStar(*painter, {}, run.starred); });
    } else if (column == RunsModel::curvesColumn) {
        mark(option.rect, [&] { paintCheck(*painter, {}, runs->isOverlay(row), runs->overlayColor(row)); });
    } else {
        if (column == RunsModel::outcomeColumn) {
            mark({inner.topLeft(), QSizeF(scaled(8), inner.height())}, [&] { paintDot(*painter, {-4, 0, 8, 0}, run.outcome); });
            inner.setLeft(inner.left() + scaled(kDot));
        }
        if (column == RunsModel::nameColumn) {
            if (runs->isStudy(row))
                mark({inner.topLeft(), QSizeF(scaled(12), inner.height())}, [&] {
                    icon(runs->isUnfolded(row) ? "chevron_down" : "chevron_right", IconTone::quiet)
                        .paint(painter, -6, -6, 12, 12);
                });
            inner.setLeft(inner.left() + scaled(indentOf(*runs, row)));
        }
        const bool strong =
            column == RunsModel::nameColumn || column == RunsModel::testColumn || column == RunsModel::validationColumn;
        const bool words =
            column == RunsModel::nameColumn || column == RunsModel::outcomeColumn || column == RunsModel::dataColumn;
        painter->setPen(strong ? t.text : t.quietText);
        paintText(*painter, inner, index.data().toString(), words ? Qt::AlignLeft : Qt::AlignRight);
    }
    painter->restore();
}

bool RunDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    const bool mouse = (press || release) && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    if (index.column() == RunsModel::nameColumn && mouse) {
        RunsModel* runs = nullptr;
        const int row = rowAt(index, runs);
        const double end = option.rect.left() + scaled(kPadding + kFold);
        if (runs->isStudy(row) && static_cast<QMouseEvent*>(event)->position().x() < end) {
            if (release)
                runs->setUnfolded(row, !runs->isUnfolded(row));
            return true;
        }
    }
    if (index.column() > RunsModel::curvesColumn)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (!mouse)
        return false;
    if (release)
        model->setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked,
                       Qt::CheckStateRole);
    return true; // a press here turns something over and does not choose the run
}

QWidget* RunDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* editor = new QLineEdit(parent);
    editor->setObjectName("runNameEdit");
    editor->setAccessibleName(tr("Name of the run"));
    editor->setMaxLength(120);
    return editor;
}

void RunDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    editor->setGeometry(option.rect.adjusted(0, 1, 0, -1));
}

void RunDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* line = static_cast<QLineEdit*>(editor);
    const QString name = index.data(Qt::EditRole).toString();
    if (!line->isModified() && line->text() != name) // the same text again would lose the cursor's place
        line->setText(name);
}

} // namespace ui
