// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drawings_table.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kCell = 50; ///< logical pixels: a drawing with what is around it
constexpr int kDrawing = 38;
constexpr int kNarrowest = 40; ///< a column
constexpr int kHeader = 56;

} // namespace

class DrawingsModel : public QAbstractTableModel {
    Q_DECLARE_TR_FUNCTIONS(ui::DrawingsModel)

public:
    explicit DrawingsModel(QObject* parent) : QAbstractTableModel(parent) { sort(); }

    void set(const ClassNames& classes, std::vector<HandwritingSample> samples) {
        beginResetModel();
        classes_ = classes;
        samples_ = std::move(samples);
        sort();
        endResetModel();
    }
    const ClassNames& classes() const { return classes_; }
    const std::vector<HandwritingSample>& samples() const { return samples_; }
    int wanted = 4;
    int asked = -1;
    int count(int label) const { return static_cast<int>(columns_[static_cast<std::size_t>(label)].size()); }
    int missing(int label) const { return std::max(0, wanted - count(label)); }
    QString need(int label) const { return missing(label) == 0 ? QString("✓") : tr("%1 more").arg(missing(label)); }

    /// Null where there is none.
    const HandwritingSample* at(const QModelIndex& index) const {
        return index.isValid() && index.row() < count(index.column()) ? &samples_[number(index)] : nullptr;
    }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : rows_; }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : classes_.count(); }
    Qt::ItemFlags flags(const QModelIndex& index) const override {
        return at(index) != nullptr ? QAbstractTableModel::flags(index) : Qt::NoItemFlags;
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const HandwritingSample* sample = at(index);
        if (sample == nullptr)
            return {};
        if (role == Qt::DecorationRole)
            return digitIcon(sample->image);
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return tr("Drawing %1, a %2").arg(number(index) + 1).arg(classes_.name(sample->digit));
        return {};
    }
    QVariant headerData(int label, Qt::Orientation direction, int role) const override {
        if (direction != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return {};
        const QString drawings = grouped(count(label));
        return missing(label) > 0 ? tr("%1: %2 drawings; %3 more are needed to learn from them")
                                        .arg(classes_.name(label), drawings)
                                        .arg(missing(label))
                                  : tr("%1: %2 drawings").arg(classes_.name(label), drawings);
    }

private:
    std::size_t number(const QModelIndex& index) const {
        const auto& column = columns_[static_cast<std::size_t>(index.column())];
        return column[column.size() - 1 - static_cast<std::size_t>(index.row())];
    }
    void sort() {
        columns_.assign(static_cast<std::size_t>(classes_.count()), {});
        for (std::size_t i = 0; i < samples_.size(); ++i)
            if (const auto label = static_cast<std::size_t>(samples_[i].digit); label < columns_.size())
                columns_[label].push_back(i);
        rows_ = 0;
        for (const auto& column : columns_)
            rows_ = std::max(rows_, static_cast<int>(column.size()));
    }

    ClassNames classes_;
    std::vector<HandwritingSample> samples_;
    std::vector<std::vector<std::size_t>> columns_; ///< indices of samples, the latest last
    int rows_ = 0;
};

/// Above each column: its class, how many drawings there are, and how many more it takes.
class ClassHeader : public QHeaderView {
public:
    explicit ClassHeader(const DrawingsModel& model) : QHeaderView(Qt::Horizontal), model_(model) {
        setSectionsClickable(true);
        setSectionResizeMode(QHeaderView::Stretch);
        setHighlightSections(false);
    }
    QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), scaled(kHeader)}; }

    void fit() {
        const QFontMetrics metrics(usualFont(font(), textPixels(11)));
        int widest = scaled(kNarrowest);
        for (int label = 0; label < model_.columnCount(); ++label)
            widest = std::max(widest, metrics.horizontalAdvance(model_.need(label)) + 3); // with the section's margins
        setMinimumSectionSize(widest);
        updateGeometry();
        viewport()->update();
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int label) const override {
        const auto line = [&](int top, int pixels, QFont::Weight weight, const QColor& colour, const QString& text) {
            painter->setFont(usualFont(font(), textPixels(pixels), weight));
            painter->setPen(colour);
            const QRectF room(rect.left() + 1, rect.top() + scaled(top), rect.width() - 2, scaled(18));
            drawFigures(*painter, room, Qt::AlignCenter,
                        painter->fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(room.width())));
        };
        const bool enough = model_.missing(label) == 0;
        painter->save();
        if (label == model_.asked) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(blend(theme().panel, theme().accent, 0.16));
            painter->drawRoundedRect(rect.adjusted(1, 0, -1, -3), 6, 6);
        }
        line(0, kBodyText, QFont::DemiBold, theme().text, model_.classes().name(label));
        line(17, 12, QFont::Normal, theme().quietText, grouped(model_.count(label)));
        line(34, 11, QFont::Normal, enough ? theme().good : theme().quietText, model_.need(label));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme().line);
        painter->restore();
    }

private:
    const DrawingsModel& model_;
};

namespace {

/// A drawing in the middle of its cell.
class DrawingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (!(index.flags() & Qt::ItemIsEnabled))
            return;
        QStyleOptionViewItem cell = option;
        cell.index = index;
        option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, option.widget);
        const int side = std::min(scaled(kDrawing), option.rect.width() - 3);
        QRect square(0, 0, side, side);
        square.moveCenter(option.rect.center());
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, square);
    }
};

} // namespace

DrawingsTable::DrawingsTable() : drawings_(new DrawingsModel(this)), header_(new ClassHeader(*drawings_)) {
    setObjectName("handwritingTable");
    setAccessibleName(tr("Your drawings by class"));
    setHorizontalHeader(header_);
    setModel(drawings_);
    setItemDelegate(new DrawingDelegate(this));
    makePlain(*this, kCell);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &DrawingsTable::fit);
    connect(header_, &QHeaderView::sectionPressed, this, &DrawingsTable::classPressed);
    fit();
}

void DrawingsTable::setClasses(const ClassNames& classes) {
    drawings_->set(classes, drawings_->samples());
    fit();
}

void DrawingsTable::setSamples(std::vector<HandwritingSample> samples) {
    const QList<qint64> before = selected();
    drawings_->set(drawings_->classes(), std::move(samples));
    fit();
    select(before);
}

void DrawingsTable::select(const QList<qint64>& ids) {
    const QSet<qint64> chosen(ids.begin(), ids.end()); // all of a hundred thousand may be
    QItemSelection selection;
    QModelIndex first; // where the arrow keys begin
    for (int label = 0; label < drawings_->columnCount(); ++label) {
        const int count = drawings_->count(label);
        if (!first.isValid() && count > 0)
            first = drawings_->index(0, label);
        int top = 0; // of the neighbours that are chosen
        for (int row = 0; row <= count && !chosen.isEmpty(); ++row) {
            if (row < count && chosen.contains(drawings_->at(drawings_->index(row, label))->id))
                continue;
            if (top < row)
                selection.select(drawings_->index(top, label), drawings_->index(row - 1, label));
            top = row + 1;
        }
    }
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QList<qint64> DrawingsTable::selected() const {
    QList<qint64> ids;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (const HandwritingSample* sample = drawings_->at(index))
            ids << sample->id;
    return ids;
}

void DrawingsTable::setWanted(int wanted) {
    drawings_->wanted = wanted;
    fit();
}

int DrawingsTable::count(int label) const {
    return drawings_->count(label);
}

int DrawingsTable::missing(int label) const {
    return drawings_->missing(label);
}

int DrawingsTable::firstMissing() const {
    for (int label = 0; label < drawings_->columnCount(); ++label)
        if (drawings_->missing(label) > 0)
            return label;
    return -1;
}

void DrawingsTable::setAsked(int label) {
    drawings_->asked = label;
    header_->viewport()->update();
    if (label < 0)
        return;
    const int left = header_->sectionPosition(label); // also where there is no row to scroll to
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(std::min(std::max(bar->value(), left + header_->sectionSize(label) - viewport()->width()), left));
}

void DrawingsTable::fit() {
    verticalHeader()->setDefaultSectionSize(scaled(kCell));
    header_->fit();
}

} // namespace ui
