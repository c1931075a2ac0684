// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/run_panel.h"

#include "ui/pages/run_differences.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/spoken.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <chrono>

namespace ui {
namespace {

constexpr int kNoteHeight = 48;
constexpr char16_t kWordJoiner = 0x2060; ///< no line ends here

/// The parts that say something, each kept on one line.
QString joined(const QStringList& parts) {
    QStringList said;
    for (const QString& part : parts)
        if (!part.isEmpty())
            said << QString(part).replace(' ', QChar(QChar::Nbsp)).replace('/', QString("/") + QChar(kWordJoiner));
    return said.join(" · ");
}

QString settingsText(const model::Recipe& recipe) {
    if (recipe.unread)
        return RunCard::tr("Not readable by this version: %1").arg(QString::fromStdString(recipe.unread->reason));
    QStringList parts;
    for (const SettingValue& setting : settingsBesideNotebook(recipe))
        parts << setting.title + " " + setting.text;
    return parts.isEmpty() ? RunCard::tr("The notebook's, unchanged") : joined(parts);
}

QString environmentText(const model::RunEnvironment& environment) {
    const QString threads = environment.threads == 1  ? RunCard::tr("1 thread")
                            : environment.threads > 1 ? RunCard::tr("%1 threads").arg(environment.threads)
                                                      : QString();
    return joined({QString::fromStdString(environment.program), QString::fromStdString(environment.torch),
                   QString::fromStdString(environment.processor), QString::fromStdString(environment.instructionSet), threads,
                   QString::fromStdString(environment.system)});
}

QString accuraciesText(const model::RunRecord& run) {
    QStringList parts;
    if (run.testAccuracy)
        parts << RunCard::tr("test %1").arg(accuracyText(run.testAccuracy));
    if (run.validationAccuracy)
        parts << RunCard::tr("validation %1").arg(accuracyText(run.validationAccuracy)) +
                     (run.bestEpoch > 0 ? RunCard::tr(", best in epoch %1").arg(run.bestEpoch) : QString());
    if (run.trainAccuracy)
        parts << RunCard::tr("training %1").arg(accuracyText(run.trainAccuracy));
    return parts.isEmpty() ? RunCard::tr("Not measured yet") : joined(parts);
}

QString weightsText(const model::RunRecord& run) {
    QStringList parts;
    for (const model::WeightsKind kind : run.weights) {
        QString text = weightsTitle(kind);
        if (kind == model::WeightsKind::best && run.bestEpoch > 0)
            text += RunCard::tr(", epoch %1").arg(run.bestEpoch);
        parts << (parts.isEmpty() && run.weights.size() > 1 ? RunCard::tr("%1 (in use)").arg(text) : text);
    }
    return parts.isEmpty() ? RunCard::tr("None") : joined(parts);
}

} // namespace

RunCard::RunCard() : outcome_(makeLabel("", {}, "runOutcome")), note_(new NoteEdit), facts_(new QGridLayout) {
    setObjectName("runCard");
    setSpokenRole(*this, QAccessible::Grouping, tr("The chosen run"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus); // to scroll it
    outcome_->setWordWrap(true);
    note_->setFixedHeight(kNoteHeight);
    facts_->setColumnStretch(1, 1);
    facts_->setHorizontalSpacing(12);
    facts_->setVerticalSpacing(5);
    accuracy_ = addFact(tr("Accuracy"), "runAccuracy");
    weights_ = addFact(tr("Weights"), "runWeights");
    weights_->setToolTip(
        tr("What it has learned: after the last step, averaged over the last steps, or the best on the images held "
           "back."));
    settings_ = addFact(tr("Settings"), "runSettings");
    settings_->setToolTip(tr("The settings of its recipe that are not the notebook's."));
    data_ = addFact(tr("Data"), "runData");
    started_ = addFact(tr("Started"), "runStarted");
    environment_ = addFact(tr("Computed with"), "runEnvironment");
    auto* content = new QWidget;
    content->setObjectName("scrolled");
    fillBox(new QVBoxLayout(content), {0, 0, 8, 0}, 8, {outcome_, note_, facts_, stretch()});
    setWidget(content);
}

QLabel* RunCard::addFact(const QString& title, const char* objectName) {
    const int row = facts_->rowCount();
    auto* name = makeLabel("small", title);
    auto* value = makeLabel("fact", {}, objectName);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->addWidget(name, row, 0, Qt::AlignTop);
    facts_->addWidget(value, row, 1, Qt::AlignTop);
    return value;
}

void RunCard::setRun(const model::RunRecord& run, bool here) {
    outcome_->setText(outcomeSentence(run, here));
    note_->setNote(QString::fromStdString(run.id), QString::fromStdString(run.note));
    accuracy_->setText(accuraciesText(run));
    weights_->setText(weightsText(run));
    settings_->setText(settingsText(run.recipe));
    const QString images = run.trainImages > 0 ? tr("%1 training images").arg(grouped(run.trainImages)) : QString();
    data_->setText(joined({QString::fromStdString(run.dataSet), images, shortHash(run)}));
    data_->setToolTip(tr("SHA-256 of its training images: %1").arg(QString::fromStdString(run.origin.data.trainImages)));
    started_->setText(
        joined({startedInFull(run), run.seconds > 0 ? tr("trained for %1").arg(clockTime(run.seconds)) : QString()}));
    environment_->setText(environmentText(run.environment));
}

NoteEdit::NoteEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName("noteEdit");
    setAccessibleName(tr("Note"));
    setPlaceholderText(tr("Write a note"));
    setTabChangesFocus(true);
    takeEscape(*this);
    pause_.setSingleShot(true);
    pause_.setInterval(std::chrono::milliseconds(600));
    connect(this, &QPlainTextEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
    connect(&pause_, &QTimer::timeout, this, &NoteEdit::flush);
}

void NoteEdit::setNote(const QString& id, const QString& note) {
    // A list that was read before the last words were written would take them back.
    if (id == id_ && (hasFocus() || note == emitted_))
        return;
    flush();
    id_ = id;
    emitted_ = note;
    setPlainText(note);
    pause_.stop();
}

void NoteEdit::flush() {
    pause_.stop();
    if (id_.isEmpty() || toPlainText() == emitted_)
        return;
    emitted_ = toPlainText();
    emit noteChanged(id_, emitted_);
}

void NoteEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        focusPreviousChild();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void NoteEdit::focusOutEvent(QFocusEvent* event) {
    flush();
    QPlainTextEdit::focusOutEvent(event);
}

void NoteEdit::hideEvent(QHideEvent* event) {
    flush();
    QPlainTextEdit::hideEvent(event);
}

} // namespace ui
