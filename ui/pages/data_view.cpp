// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_view.h"

#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/segments.h"

#include <QProgressBar>
#include <QStackedLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kFaultHeight = 24; ///< of a line, with a button or without

} // namespace

DataView::DataView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)), splits_(new Segments(tr("Split"))),
      kinds_(new Segments(tr("Which images"))), strip_(new ClassStrip), faults_(new QVBoxLayout),
      title_(makeLabel<ElidedLabel>("title")),
      allImages_(makeButton("allImagesButton", tr("All images"), tr("Show every image of this split again."), "link")),
      progress_(new QProgressBar), lists_(new QStackedLayout), note_(new EmptyState({})), model_(new DataImagesModel),
      list_(new DigitGrid("dataImages", tr("Images of the data set"), 2, model_)) {
    setObjectName("dataView");
    auto* empty = new EmptyState(tr("Every image of the data set, and whether its labels are right."));
    QPushButton* fetch =
        empty->addButton("fetchFirstButton", tr("Get MNIST"), tr("Download the four MNIST files (11 MB) and check them."));
    fetch->setProperty("kind", "primary");
    QPushButton* folder = empty->addButton("folderFirstButton", tr("Choose a folder…"),
                                           tr("Use a data set that is on this computer: MNIST's four files, a CSV or .npz file, "
                                              "or a folder of pictures a class."));
    page_ = makePage();
    pages_->addWidget(empty);
    pages_->addWidget(page_);
    connect(fetch, &QPushButton::clicked, this, &DataView::fetchRequested);
    connect(folder, &QPushButton::clicked, this, &DataView::folderRequested);
    connect(splits_, &Segments::currentChanged, this, &DataView::showSplit);
    connect(kinds_, &Segments::currentChanged, this, &DataView::showSplit);
    connect(strip_, &ClassStrip::classChosen, this, &DataView::showSplit);
    connect(allImages_, &QPushButton::clicked, this, [this] {
        strip_->choose(-1);
        showSplit();
    });
    connect(list_, &DigitGrid::opened, this, [this](int row) { emit imageActivated(model_->image(row), model_->caption(row)); });
}

QWidget* DataView::makePage() {
    splits_->add(tr("Train"), tr("The images that are learned from."));
    splits_->add(tr("Test"), tr("The images that tell how well it was learned."));
    kinds_->add(tr("All images"), tr("Every image with its label."));
    kinds_->add(tr("Likely wrong labels"),
                tr("The images that the open model is most sure are something else than their label says."));
    progress_->setTextVisible(false);
    progress_->setRange(0, kProgressSteps);
    progress_->setAccessibleName(tr("Images read"));
    auto* lists = new QWidget;
    lists->setLayout(lists_);
    lists_->addWidget(list_);
    lists_->addWidget(note_);
    faults_->setSpacing(0);
    auto* strip = new ScrollRoom(strip_);
    connect(strip_, &ClassStrip::classChosen, strip, [this, strip](int label) {
        if (label >= 0)
            strip->ensureVisible(0, strip_->cell(label).center().y(), 0, strip_->cell(label).height() / 2);
    });
    auto* upper = makeCard({10, 8, 10, 6}, 6, {makeRow(8, {splits_, stretch(), kinds_}), strip, faults_});
    auto* lower = makeCard({13, 8, 8, 6}, 4, {makeRow(8, {{title_, 1}, allImages_}), progress_, {lists, 1}});
    auto* page = new QWidget;
    fillBox(new QVBoxLayout(page), {}, 10, {upper, {lower, 1}});
    return page;
}

void DataView::setClasses(const Classes& classes) {
    classes_ = classes;
    strip_->setClasses(classes.labels);
    model_->setClasses(classes);
    refresh();
}

void DataView::setData(const std::shared_ptr<const model::DataSet>& train, const std::shared_ptr<const model::DataSet>& test,
                       const model::DataFindings& findings) {
    train_ = train;
    test_ = test;
    findings_ = findings;
    means_ = {};
    doubtsOf_.reset();
    showFaults();
    splits_->setCurrent(0);
    kinds_->setCurrent(0);
    strip_->choose(-1);
    showSplit();
    pages_->setCurrentWidget(page_);
}

void DataView::setMeans(const model::ClassMeans& means) {
    means_ = means;
    strip_->setMeans(training() ? means_.train : means_.test);
}

void DataView::setReader(const QString& name, const QString& obstacle) {
    reader_ = name;
    obstacle_ = obstacle;
    doubtsOf_.reset();
    if (kinds_->current() == 1)
        refresh();
    askForDoubts();
}

void DataView::showDoubtsProgress(double share) {
    progress_->setValue(static_cast<int>(share * kProgressSteps));
}

void DataView::setDoubts(model::Split of, std::vector<model::ReadImage> doubts) {
    if (of != wantedDoubts())
        return;
    doubtsOf_ = of;
    doubts_ = std::move(doubts);
    refresh();
}

std::optional<model::Split> DataView::wantedDoubts() const {
    if (!isVisible() || kinds_->current() != 1 || !obstacle_.isEmpty() || !set())
        return std::nullopt;
    return split();
}

void DataView::askForDoubts() {
    const std::optional<model::Split> wanted = wantedDoubts();
    if (std::exchange(asked_, wanted) != wanted)
        emit doubtsWanted(wanted);
}

model::Split DataView::split() const {
    return splits_->current() == 0 ? model::Split::train : model::Split::test;
}

/// One line for each fault; the images of a fault can be shown where they are known.
void DataView::showFaults() {
    while (const std::unique_ptr<QLayoutItem> old{faults_->takeAt(0)})
        delete old->widget();
    const auto add = [this](const QString& text, const QString& tip) {
        auto* line = new QWidget;
        line->setMinimumHeight(kFaultHeight);
        auto* label = makeLabel<ElidedLabel>("small", text);
        label->setToolTip(tip);
        auto* row = new QHBoxLayout(line);
        fillBox(row, {4, 0, 0, 0}, 8, {{label, 1}});
        faults_->addWidget(line);
        return row;
    };
    const std::vector<FoundFault> found = foundFaults(findings_);
    for (const FoundFault& fault : found) {
        const QString text = fault.text.left(1).toUpper() + fault.text.mid(1);
        QHBoxLayout* row = add(text, text); // the line may be cut
        if (fault.finding == Finding::emptyClass || fault.finding == Finding::unreadable)
            continue;
        auto* button = makeButton("showFaultButton", tr("Show"), tr("Show these images."), "link");
        button->setAccessibleName(tr("Show: %1").arg(fault.text));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, fault] { showFault(fault); });
    }
    if (found.empty())
        add(tr("Nothing was found that spoils training."),
            tr("Every class has enough images, none is blank or has two labels, no test image is learned from."));
}

const std::vector<int>& DataView::indicesOf(Finding finding, bool training) const {
    static const std::vector<int> none;
    if (finding == Finding::constant)
        return training ? findings_.constantTrain : findings_.constantTest;
    if (finding == Finding::contradicted)
        return training ? findings_.contradictedTrain : findings_.contradictedTest;
    return finding == Finding::repeated && !training ? findings_.repeated : none;
}

void DataView::showFault(const FoundFault& fault) {
    kinds_->setCurrent(0);
    if (fault.finding == Finding::imbalance) {
        splits_->setCurrent(0);
        strip_->choose(findings_.smallest);
        showSplit();
        return;
    }
    if (indicesOf(fault.finding, training()).empty())
        splits_->setCurrent(training() ? 1 : 0);
    strip_->choose(-1);
    fault_ = fault;
    refresh();
}

void DataView::showSplit() {
    fault_.reset();
    strip_->setCounts(training() ? findings_.train : findings_.test);
    strip_->setMeans(training() ? means_.train : means_.test);
    refresh();
    askForDoubts();
}

void DataView::refresh() {
    if (!set())
        return;
    const int label = strip_->chosen();
    if (kinds_->current() == 1)
        return showDoubts(label);
    std::vector<model::ReadImage> shown;
    const std::vector<std::uint8_t>& labels = set()->labels;
    const auto add = [&](int index) {
        const int itsLabel = labels[static_cast<std::size_t>(index)];
        if (label < 0 || itsLabel == label)
            shown.push_back({index, itsLabel, DataImagesModel::kNotRead, 0});
    };
    if (fault_)
        std::ranges::for_each(indicesOf(fault_->finding, training()), add);
    else
        for (int index = 0; index < static_cast<int>(labels.size()); ++index)
            add(index);
    const QString title = titleOf(label, grouped(static_cast<qint64>(shown.size())));
    showList(title, std::move(shown));
}

QString DataView::titleOf(int label, const QString& count) const {
    if (fault_ && fault_->finding == Finding::repeated)
        return tr("Test images that are also learned from · %1").arg(count);
    if (fault_ && fault_->finding == Finding::contradicted)
        return (training() ? tr("Training images with two labels · %1") : tr("Test images with two labels · %1")).arg(count);
    if (fault_)
        return (training() ? tr("Training images that show nothing · %1") : tr("Test images that show nothing · %1")).arg(count);
    if (label < 0)
        return (training() ? tr("Training images · %1") : tr("Test images · %1")).arg(count);
    return (training() ? tr("Training images of %1 · %2") : tr("Test images of %1 · %2")).arg(classes_.labels.name(label), count);
}

void DataView::showDoubts(int label) {
    const bool known = doubtsOf_ == split();
    std::vector<model::ReadImage> shown;
    if (known)
        std::ranges::copy_if(doubts_, std::back_inserter(shown),
                             [label](const model::ReadImage& read) { return label < 0 || read.label == label; });
    const QString count = grouped(static_cast<qint64>(shown.size()));
    note_->setText(!obstacle_.isEmpty() ? obstacle_
                   : !known             ? tr("“%1” is reading every image of this split…").arg(reader_)
                                        : tr("“%1” reads all of these images as their labels say.").arg(reader_));
    showList(!known      ? tr("Likely wrong labels")
             : label < 0 ? tr("Likely wrong labels, says “%1” · %2").arg(reader_, count)
                         : tr("Likely wrong labels of %1, says “%2” · %3").arg(classes_.labels.name(label), reader_, count),
             std::move(shown));
    if (!known && obstacle_.isEmpty()) {
        progress_->setValue(0);
        progress_->show();
    }
}

void DataView::showList(const QString& title, std::vector<model::ReadImage> images) {
    title_->setText(title);
    title_->setToolTip(title);
    allImages_->setVisible(strip_->chosen() >= 0 || fault_);
    progress_->hide();
    const bool any = !images.empty() || kinds_->current() == 0;
    model_->show(set(), split(), std::move(images));
    lists_->setCurrentWidget(any ? static_cast<QWidget*>(list_) : note_);
    list_->scrollToTop();
}

} // namespace ui
