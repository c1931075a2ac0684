// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/mistakes_view.h"

#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>
#include <QStandardItemModel>

#include <algorithm>
#include <vector>

namespace ui {
namespace {

constexpr int kClassRowHeight = 24;
constexpr int kSortRole = Qt::UserRole;

QStandardItem* makeItem(double value, const QString& text) {
    auto* item = new QStandardItem(text);
    item->setData(value, kSortRole);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setEditable(false);
    return item;
}

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

} // namespace

ClassTable::ClassTable(QWidget* parent) : QTableView(parent), model_(new QStandardItemModel(this)) {
    setObjectName("classTable");
    setAccessibleName(tr("How each class was read"));
    setModel(model_);
    model_->setSortRole(kSortRole);
    model_->setHorizontalHeaderLabels({tr("Class"), tr("Images"), tr("Recall"), tr("Precision"), tr("F1"), tr("Taken for")});
    const QStringList tips{tr("The true digit."),
                           tr("Test images of the class."),
                           tr("Of the class's images, the share that was read rightly."),
                           tr("Of the images read as this class, the share that is one."),
                           tr("The harmonic mean of recall and precision."),
                           tr("What its mistakes are most often read as, and how many of them.")};
    for (int column = 0; column < columnCount; ++column) {
        model_->horizontalHeaderItem(column)->setToolTip(tips[column]);
        model_->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    makePlain(*this, kClassRowHeight);
    setSelectionMode(SingleSelection);
    setSortingEnabled(true);
    sortByColumn(classColumn, Qt::AscendingOrder);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            emit classChosen(model_->item(now.row(), classColumn)->data(kSortRole).toInt());
    });
}

void ClassTable::setClasses(const Classes& classes) {
    classes_ = classes;
    fill();
}

void ClassTable::setEvaluation(const model::Evaluation& evaluation) {
    confusion_ = evaluation.confusion;
    fill();
}

void ClassTable::choose(int label) {
    for (int row = 0; row < model_->rowCount(); ++row)
        if (model_->item(row, classColumn)->data(kSortRole).toInt() == label)
            setCurrentIndex(model_->index(row, classColumn));
}

void ClassTable::fill() {
    const model::ConfusionMatrix confusion = confusion_.ofClasses(classes_.shown());
    model_->setRowCount(0);
    for (int label = 0; label < confusion.size(); ++label) {
        const int images = confusion.images(label);
        const int right = confusion.at(label, label);
        const int read = confusion.reads(label);
        std::vector<int> mistakes(confusion.row(label).begin(), confusion.row(label).end());
        mistakes[static_cast<std::size_t>(label)] = 0;
        const auto most = std::ranges::max_element(mistakes);
        const double f1 = ratio(2.0 * right, images + read);
        model_->appendRow(
            {makeItem(label, classes_.labels.name(label)), makeItem(images, grouped(images)),
             makeItem(ratio(right, images), percent(ratio(right, images), 2)),
             makeItem(ratio(right, read), percent(ratio(right, read), 2)), makeItem(f1, percent(f1, 2)),
             makeItem(*most, *most == 0 ? QString()
                                        : tr("%1 (%2)").arg(classes_.answers.name(static_cast<int>(most - mistakes.begin())),
                                                            QString::number(*most)))});
    }
    model_->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

} // namespace ui
