// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recipe/vary_dialog.h"

#include "ui/recipe/varied_setting.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/file_dialog.h"

#include <QEvent>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kUsualSeeds = 3;
constexpr int kMostSeeds = 100;
constexpr std::size_t kMostRuns = 1000;
constexpr std::size_t kMostVaried = 9;
constexpr int kOtherHeight = 260;  ///< of the dialog without what varies, and of the screen's bars
constexpr int kBetweenVaried = 16; ///< between two that vary

} // namespace

VaryDialog::VaryDialog(const model::Recipe& base, std::vector<Variable> variables, int chosen, QWidget* parent)
    : QDialog(parent), base_(base), variables_(std::move(variables)), scroll_(new QScrollArea),
      also_(makeButton("alsoVaryButton", tr("And also…"), tr("Vary another setting too: every combination is trained."))),
      seeds_(new QSpinBox), size_(makeLabel("", {}, "variedSize")),
      save_(makeButton("saveExperimentButton", tr("Save…"), tr("Save it as a file that digitlab experiment trains."))),
      train_(makeButton("trainExperimentButton", tr("Train", "a button"), tr("Train all of it here, one run after the other."),
                        "primary")) {
    setObjectName("varyDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Vary a setting"));
    scroll_->setObjectName("variedScroll");
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget;
    inside->setObjectName("scrolled");
    fillBox(new QVBoxLayout(inside), {}, kBetweenVaried, {});
    inside->installEventFilter(this);
    scroll_->setWidget(inside);
    seeds_->setObjectName("variedSeeds");
    seeds_->setAccessibleName(tr("Seeds"));
    seeds_->setRange(1, kMostSeeds);
    seeds_->setValue(kUsualSeeds);
    seeds_->setFixedWidth(74);
    size_->setWordWrap(true);
    auto* cancel = makeButton("cancelVaryButton", tr("Cancel"), {});
    for (QPushButton* button : {save_, cancel, also_})
        button->setAutoDefault(false);
    train_->setDefault(true);
    auto* seeds = makeLabel("", tr("Seeds for each"));
    seeds->setToolTip(tr("Chance differs between them: with several one sees what is more than chance."));
    seeds_->setToolTip(seeds->toolTip());
    fillBox(new QVBoxLayout(this), {16, 14, 16, 14}, 10,
            {scroll_, makeRow(0, {also_, stretch()}), makeRow(8, {seeds, seeds_, stretch()}), size_,
             makeRow(8, {save_, stretch(), cancel, train_})});
    layout()->setSizeConstraint(QLayout::SetFixedSize); // as high as what it asks for
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(also_, &QPushButton::clicked, this, &VaryDialog::addAnother);
    connect(seeds_, &QSpinBox::valueChanged, this, &VaryDialog::refresh);
    connect(save_, &QPushButton::clicked, this, &VaryDialog::chooseFile);
    connect(train_, &QPushButton::clicked, this, [this] {
        emit trainRequested(experiment());
        accept();
    });
    add(chosen);
}

void VaryDialog::add(int chosen) {
    const auto number = varied_.empty() ? 1 : varied_.back()->number() + 1;
    auto* setting = new VariedSetting(variables_, chosen, number);
    varied_.push_back(setting);
    scroll_->widget()->layout()->addWidget(setting);
    connect(setting, &VariedSetting::changed, this, &VaryDialog::refresh);
    connect(setting, &VariedSetting::removeRequested, this, [this, setting] { remove(setting); });
    arrange();
    setting->edit();
    const auto show = [this, added = QPointer(setting)] {
        if (added)
            scroll_->ensureWidgetVisible(added);
    };
    QMetaObject::invokeMethod(this, show, Qt::QueuedConnection); // when it has its place
}

/// The next of them that does not vary yet.
void VaryDialog::addAnother() {
    const auto count = static_cast<int>(variables_.size());
    int next = varied_.back()->place();
    do
        next = (next + 1) % count;
    while (std::ranges::any_of(varied_, [next](const VariedSetting* one) { return one->place() == next; }));
    add(next);
}

void VaryDialog::remove(VariedSetting* setting) {
    std::erase(varied_, setting);
    setting->deleteLater();
    setting->hide();
    arrange();
    varied_.back()->edit();
}

void VaryDialog::arrange() {
    for (VariedSetting* one : varied_)
        one->setRemovable(varied_.size() > 1);
    also_->setEnabled(varied_.size() < std::min(kMostVaried, variables_.size()));
    refresh();
}

bool VaryDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        fitHeight();
    return QDialog::eventFilter(watched, event);
}

/// What grows stays on the screen.
void VaryDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    const QRect room = screen()->availableGeometry();
    const int below = frameGeometry().bottom() - room.bottom();
    if (isVisible() && below > 0)
        move(x(), std::max(room.top(), y() - below));
}

/// As high as what varies, or as there is room: then it scrolls.
void VaryDialog::fitHeight() {
    const QWidget& inside = *scroll_->widget();
    const int room = std::max(scaled(120), screen()->availableSize().height() - scaled(kOtherHeight));
    const int height = inside.sizeHint().height();
    inside.layout()->setContentsMargins(0, 0, height > room ? scaled(8) : 0, 0); // to the scroll bar
    scroll_->setFixedSize(inside.sizeHint().width() + (height > room ? scroll_->verticalScrollBar()->sizeHint().width() : 0),
                          std::min(height, room));
}

std::size_t VaryDialog::runs() const {
    auto all = static_cast<std::size_t>(seeds_->value());
    for (const VariedSetting* one : varied_)
        all *= one->values().size();
    return all;
}

/// Why it cannot be trained; empty: it can.
QString VaryDialog::obstacle() const {
    for (const VariedSetting* one : varied_) {
        if (const QString wrong = one->obstacle(); !wrong.isEmpty())
            return varied_.size() == 1 ? wrong : tr("%1: %2").arg(one->variable().title, wrong);
        if (std::ranges::count(varied_, one->place(), &VariedSetting::place) > 1)
            return tr("%1 is there twice.").arg(one->variable().title);
    }
    if (runs() > kMostRuns)
        return tr("These are %1 runs; an experiment has at most %2.")
            .arg(grouped(static_cast<qint64>(runs())), grouped(static_cast<qint64>(kMostRuns)));
    const std::vector<ExperimentVariant> variants = experiment().variants;
    const auto broken = std::ranges::find(variants, false, &ExperimentVariant::works);
    return broken == variants.end() ? QString()
                                    : tr("No network can be built of: %1.").arg(QString::fromStdString(broken->recipe.name));
}

MadeExperiment VaryDialog::experiment() const {
    MadeExperiment made{{}, base_, {ExperimentVariant{base_}}, seeds_->value()};
    made.variants.front().recipe.name.clear();
    QStringList titles;
    std::vector<std::vector<double>> combinations(1);
    for (const VariedSetting* one : varied_) {
        titles << one->variable().title;
        std::vector<ExperimentVariant> variants;
        std::vector<std::vector<double>> longer;
        for (std::size_t i = 0; i < combinations.size(); ++i) {
            for (const double value : one->values()) {
                std::string& name = variants.emplace_back(made.variants[i]).recipe.name;
                name += (name.empty() ? "" : ", ") + one->nameOf(value).toStdString();
                longer.emplace_back(combinations[i]).push_back(value);
            }
        }
        made.variants = std::move(variants);
        combinations = std::move(longer);
    }
    made.name = titles.join(", ");
    std::vector<std::size_t> order(varied_.size());
    std::ranges::generate(order, [next = std::size_t(0)]() mutable { return next++; });
    std::ranges::stable_sort(order, {}, [this](std::size_t i) { return varied_[i]->variable().turn; });
    for (std::size_t i = 0; i < made.variants.size(); ++i)
        for (const std::size_t one : order)
            varied_[one]->variable().set(made.variants[i], combinations[i][one]);
    return made;
}

void VaryDialog::refresh() {
    fitHeight();
    const QString wrong = obstacle();
    train_->setEnabled(wrong.isEmpty());
    save_->setEnabled(wrong.isEmpty());
    if (!wrong.isEmpty()) {
        size_->setText(wrong);
        return;
    }
    setSeconds({});
    emit changed();
}

void VaryDialog::setSeconds(std::optional<double> seconds) {
    if (!train_->isEnabled())
        return;
    const QString all = tr("%1 runs").arg(grouped(static_cast<qint64>(runs())));
    size_->setText(seconds ? tr("%1 · %2 here").arg(all, roughTime(*seconds)) : all);
}

void VaryDialog::chooseFile() {
    auto* dialog =
        showFileDialog(this, QFileDialog::AcceptSave, tr("Save the experiment"), {tr("Experiments (*.json)")}, "experiment.json");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { emit saveRequested(path, experiment()); });
}

} // namespace ui
