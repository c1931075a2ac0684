// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/handwriting_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/file_dialog.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QShortcut>
#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr double kSide = 88;      ///< of a drawing, in logical pixels
constexpr double kKeySide = 44;   ///< of the key
constexpr double kStep = 140;     ///< from one step to the next
constexpr double kCaption = 20;   ///< the height of a caption
constexpr double kPenWidth = 7.5; ///< of the drawing's line

void drawDrawing(QPainter& painter, const QRectF& box) {
    const Theme& t = theme();
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.canvas);
    painter.drawRoundedRect(box, kCardRadius, kCardRadius);
    QPainterPath one(box.topLeft() + QPointF(26, 40));
    one.quadTo(box.topLeft() + QPointF(44, 34), box.topLeft() + QPointF(54, 18));
    one.lineTo(box.topLeft() + QPointF(47, 72));
    painter.setPen(QPen(t.ink, kPenWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(one);
}

void drawKey(QPainter& painter, const QRectF& key) {
    const Theme& t = theme();
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.line);
    painter.drawRoundedRect(key.translated(0, 3), 7, 7);
    painter.setBrush(t.card);
    painter.drawRoundedRect(key, 7, 7);
    painter.save();
    painter.setFont(usualFont(painter.font(), 20, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(key, Qt::AlignCenter, "1");
    painter.restore();
}

void drawArrow(QPainter& painter, QPointF from, QPointF to) {
    painter.setPen(QPen(theme().quietText, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, to);
    painter.drawLine(to, to + QPointF(-5, -4));
    painter.drawLine(to, to + QPointF(-5, 4));
}

/// How a network is taught one's hand, as a picture of three steps: a one with a flag that is read as 7, the key that says what
/// was meant, the same drawing kept as a 1.
class TeachingExample : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ui::TeachingExample)

public:
    TeachingExample() {
        setObjectName("teachingExample");
        setAccessibleName(tr("Example: a 1 is read as 7; you press 1; it is kept as a 1."));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return scaled(QSize(420, 126)); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(textScale(), textScale());
        painter.setFont(usualFont(font(), 12));
        const double middle = width() / textScale() / 2;
        const double centre = 1 + kSide / 2;
        drawDrawing(painter, {middle - kStep - kSide / 2, 1, kSide, kSide});
        drawKey(painter, {middle - kKeySide / 2, centre - kKeySide / 2, kKeySide, kKeySide});
        drawDrawing(painter, {middle + kStep - kSide / 2, 1, kSide, kSide});
        const double gap = 12;
        drawArrow(painter, {middle - kStep + kSide / 2 + gap, centre}, {middle - kKeySide / 2 - gap, centre});
        drawArrow(painter, {middle + kKeySide / 2 + gap, centre}, {middle + kStep - kSide / 2 - gap, centre});
        const QStringList captions{tr("read as 7"), tr("you press 1"), tr("kept as a 1")};
        for (int i = 0; i < captions.size(); ++i) {
            painter.setPen(i == 2 ? theme().good : theme().quietText);
            painter.drawText(QRectF(middle + (i - 1.5) * kStep, kSide + 10, kStep, kCaption), Qt::AlignCenter, captions[i]);
        }
    }
};

QString sheetsTip() {
    return HandwritingView::tr("A sheet with ten boxes for each class, as PDF: write on it, photograph it and import the photo.");
}

const char* const kFilter = QT_TRANSLATE_NOOP("ui::HandwritingView", "Pen strokes (*.jsonl)");

} // namespace

HandwritingView::HandwritingView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)), table_(new DrawingsTable),
      summary_(makeLabel<FigureLabel>("strong", {}, "handwritingSummary")), obstacle_(makeLabel("small", {}, "fineTuneObstacle")),
      result_(makeLabel("", {}, "fineTuneResult")), figure_(new LearningFigure) {
    setObjectName("handwritingView");
    auto* empty =
        new EmptyState(tr("Teach the network your hand: draw a digit, then press the key of the digit you meant.\n"
                          "Your drawings are kept here; with some of each digit the network can be fine-tuned on them."));
    empty->setPicture(new TeachingExample);
    QPushButton* import =
        empty->addButton("importFirstButton", tr("Import drawings…"),
                         tr("Take drawings from strokes files, or from photos of sheets that were written on."));
    connect(import, &QPushButton::clicked, this, &HandwritingView::chooseImport);
    QPushButton* own =
        empty->addButton("newAlphabetButton", tr("New alphabet…"),
                         tr("Letters, signs or shapes of your own: draw some of each, and train a network for them."));
    connect(own, &QPushButton::clicked, this, [this] { editAlphabet(0); });
    QPushButton* sheets = empty->addButton("printFirstButton", tr("Print sheets…"), sheetsTip());
    connect(sheets, &QPushButton::clicked, this, &HandwritingView::chooseSheets);
    undoFirst_ = empty->addButton("undoFirstButton", tr("Undo"), {});
    page_ = makePage();
    for (QPushButton* button : {undo_, undoFirst_})
        connect(button, &QPushButton::clicked, this, [this] { emit undoRequested(undoable_); });
    setUndo(0, {});
    pages_->addWidget(empty);
    pages_->addWidget(page_);
    showResult({});
    setModelBefore(false);
    setObstacle({});
    setAlphabets(alphabets_, 0, {});
}

QWidget* HandwritingView::makePage() {
    auto* import =
        makeButton("importDrawingsButton", tr("Import…"),
                   tr("Add the drawings of strokes files, or of photos and scans of sheets that were written on."), "flat");
    auto* sheets = makeButton("printSheetsButton", tr("Print sheets…"), sheetsTip(), "flat");
    auto* exported =
        makeButton("exportDrawingsButton", tr("Export…"), tr("Write all drawings to a strokes file (JSON Lines)."), "flat");
    alphabet_ = makeButton("alphabetButton", {}, tr("What you draw: the digits, or an alphabet of your own."), "flat");
    alphabet_->setIcon(icon("chevron_down", IconTone::quiet));
    alphabet_->setIconSize({12, 12});
    alphabet_->setLayoutDirection(Qt::RightToLeft); // the chevron after the text
    alphabet_->setMenu(new QMenu(alphabet_));
    connect(alphabet_->menu(), &QMenu::aboutToShow, this, &HandwritingView::fillAlphabets);
    collect_ =
        makeButton("collectButton", tr("Collect"),
                   tr("Draw one after the other on the canvas: each is kept when the pen has rested, or with Enter. Press a "
                      "class above to draw that."));
    collect_->setProperty("kind", "toggle");
    collect_->setCheckable(true);
    connect(collect_, &QPushButton::clicked, this, &HandwritingView::setCollecting);
    connect(table_, &DrawingsTable::classPressed, this, [this](int label) {
        if (asked_ >= 0)
            ask(label);
    });
    undo_ = makeButton("undoDrawingsButton", tr("Undo"), {}, "flat");
    remove_ = makeButton("removeButton", tr("Delete"), tr("Take the selected drawings out (Delete)."), "flat");
    relabel_ = makeButton("relabelButton", tr("Meant as"), tr("Say what the selected drawings mean."), "flat");
    relabel_->setMenu(new QMenu(relabel_));
    fineTune_ = makeButton("fineTuneButton", tr("Fine-tune"), {}, "primary");
    back_ = makeButton("modelBeforeButton", tr("Back to the model before"),
                       tr("Read with the weights from before fine-tuning again."), "link");
    obstacle_->setWordWrap(true);
    result_->setWordWrap(true);
    notInALesson_ = {summary_, import, exported, sheets};
    connect(sheets, &QPushButton::clicked, this, &HandwritingView::chooseSheets);
    connect(import, &QPushButton::clicked, this, &HandwritingView::chooseImport);
    connect(exported, &QPushButton::clicked, this, &HandwritingView::chooseExport);
    const auto remove = [this] {
        if (const QList<qint64> ids = table_->selected(); !ids.isEmpty())
            emit removeRequested(ids);
    };
    connect(remove_, &QPushButton::clicked, this, remove);
    connect(new QShortcut(Qt::Key_Delete, table_, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, remove);
    connect(fineTune_, &QPushButton::clicked, this, [this] {
        setCollecting(false);
        shown_ == 0 ? emit fineTuneRequested() : emit trainRequested();
    });
    connect(back_, &QPushButton::clicked, this, &HandwritingView::modelBeforeRequested);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HandwritingView::refreshSelection);
    return makeCard({13, 8, 8, 12}, 8,
                    {makeRow(0, {alphabet_, gap(8), summary_, stretch(), relabel_, remove_, import, exported}),
                     {table_, 1},
                     makeRow(14, {figure_, {result_, 1}, back_}),
                     obstacle_,
                     makeRow(10, {collect_, fineTune_, stretch(), sheets, undo_})});
}

void HandwritingView::setLesson(bool on) {
    for (QWidget* one : notInALesson_)
        one->setVisible(!on);
}

void HandwritingView::setAlphabets(const std::vector<AlphabetChoice>& all, qint64 shown, const ClassNames& classes) {
    const bool another = shown != shown_;
    if (another)
        setCollecting(false);
    alphabets_ = all;
    shown_ = shown;
    classes_ = classes;
    const auto its = std::ranges::find(all, shown, &AlphabetChoice::id);
    alphabet_->setText(literal(shown == 0 || its == all.end() ? tr("Digits") : its->name));
    fineTune_->setText(shown == 0 ? tr("Fine-tune") : tr("Train"));
    table_->setWanted(shown == 0 ? 4 : kWantedOwn);
    if (another)
        table_->setSamples({}); // they are of other classes
    table_->setClasses(classes);
    QMenu* meant = relabel_->menu();
    meant->clear();
    for (int label = 0; label < classes.count(); ++label)
        meant->addAction(literal(classes.name(label)), this, [this, label] { emit relabelRequested(table_->selected(), label); });
    refreshSelection();
    refreshPages();
    if (asked_ >= classes.count())
        setCollecting(false);
    if (another && std::exchange(collectNext_, false))
        setCollecting(true);
}

void HandwritingView::fillAlphabets() {
    QMenu* menu = alphabet_->menu();
    menu->clear();
    for (const AlphabetChoice& choice : alphabets_) {
        QAction* action = menu->addAction(literal(choice.id == 0 ? tr("Digits") : choice.name), this,
                                          [this, id = choice.id] { emit alphabetChosen(id); });
        action->setCheckable(true);
        action->setChecked(choice.id == shown_);
    }
    menu->addSeparator();
    menu->addAction(tr("New alphabet…"), this, [this] { editAlphabet(0); })->setObjectName("newAlphabet");
    menu->addAction(tr("Import an alphabet…"), this, &HandwritingView::chooseAlphabetImport);
    if (shown_ != 0) {
        menu->addSeparator();
        menu->addAction(tr("Edit %1…").arg(alphabet_->text()), this, [this] { editAlphabet(shown_); });
        menu->addAction(tr("Delete %1").arg(alphabet_->text()), this, [this] { emit alphabetRemoved(shown_); })
            ->setObjectName("deleteAlphabet");
    }
}

void HandwritingView::editAlphabet(qint64 id) {
    const auto its = std::ranges::find(alphabets_, id, &AlphabetChoice::id);
    QStringList classes;
    for (int label = 0; id != 0 && label < classes_.count(); ++label)
        classes << classes_.name(label);
    auto* dialog = new AlphabetDialog(id == 0 ? QString() : its->name, classes, this);
    connect(dialog, &AlphabetDialog::edited, this, [this, id](const QString& name, const std::vector<EditedClass>& edited) {
        collectNext_ = id == 0;
        emit alphabetEdited(id, name, edited);
    });
    dialog->open();
}

void HandwritingView::setCollecting(bool collecting) {
    const int missing = table_->firstMissing();
    ask(!collecting ? -1 : std::max(missing, 0));
}

void HandwritingView::ask(int label) {
    const bool changed = label != asked_;
    asked_ = label;
    collect_->setChecked(label >= 0);
    table_->setAsked(label);
    if (label < 0) {
        if (changed)
            emit askedChanged({});
        return;
    }
    const int count = table_->count(label);
    const int wanted = count + table_->missing(label);
    emit askedChanged(count < wanted ? tr("%1 · %2 of %3").arg(classes_.name(label)).arg(count + 1).arg(wanted)
                                     : tr("%1 · %2").arg(classes_.name(label)).arg(count + 1));
}

/// The canvas is for other things elsewhere.
void HandwritingView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    setCollecting(false);
}

void HandwritingView::refreshPages() {
    pages_->setCurrentIndex(empty_ && shown_ == 0 && alphabets_.size() < 2 && asked_ < 0 ? 0 : 1);
}

void HandwritingView::setSamples(std::vector<HandwritingSample> samples) {
    const int missing = asked_ < 0 ? 0 : table_->missing(asked_);
    const auto count = samples.size();
    summary_->setText(count == 1 ? tr("1 drawing") : tr("%1 drawings").arg(grouped(static_cast<qint64>(count))));
    table_->setSamples(std::move(samples));
    empty_ = count == 0;
    refreshPages();
    refreshSelection();
    if (asked_ >= 0) {
        const bool complete = missing > 0 && table_->missing(asked_) == 0;
        ask(complete ? table_->firstMissing() : asked_); // with the last one collecting ends
    }
}

void HandwritingView::select(const QList<qint64>& ids) {
    table_->select(ids);
}

void HandwritingView::setUndo(qint64 change, const QString& what) {
    undoable_ = change;
    for (QPushButton* button : {undo_, undoFirst_}) {
        button->setVisible(!what.isEmpty());
        button->setToolTip(tr("Undo: %1.").arg(what));
    }
}

void HandwritingView::setObstacle(const QString& obstacle) {
    fineTune_->setEnabled(obstacle.isEmpty());
    fineTune_->setToolTip(!obstacle.isEmpty() ? obstacle
                          : shown_ == 0
                              ? tr("Train the model on for a few seconds, on your drawings and on MNIST.")
                              : tr("Train a network from scratch on these drawings; a tenth of each class is held back."));
    obstacle_->setText(obstacle);
    obstacle_->setVisible(!obstacle.isEmpty());
}

void HandwritingView::showResult(const QString& text, const std::vector<LearningPoint>& curve) {
    result_->setText(text);
    result_->setVisible(!text.isEmpty());
    figure_->setPoints(curve);
}

void HandwritingView::setModelBefore(bool offered) {
    back_->setVisible(offered);
}

void HandwritingView::refreshSelection() {
    const bool any = !table_->selected().isEmpty();
    remove_->setEnabled(any);
    relabel_->setEnabled(any);
}

void HandwritingView::chooseImport() {
    QFileDialog* dialog =
        showFileDialog(this, QFileDialog::AcceptOpen, tr("Import drawings"),
                       {tr("Pen strokes and photos of sheets (%1)")
                            .arg("*.jsonl *.inkml *.unp *.unipen *.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp")});
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &HandwritingView::importRequested);
}

void HandwritingView::chooseAlphabetImport() {
    connect(showFileDialog(this, QFileDialog::AcceptOpen, tr("Import an alphabet"), {tr(kFilter)}), &QFileDialog::fileSelected,
            this, &HandwritingView::alphabetImportRequested);
}

void HandwritingView::chooseExport() {
    connect(
        showFileDialog(this, QFileDialog::AcceptSave, tr("Export drawings"), {tr(kFilter)}, fileName("handwriting") + ".jsonl"),
        &QFileDialog::fileSelected, this, &HandwritingView::exportRequested);
}

void HandwritingView::chooseSheets() {
    connect(
        showFileDialog(this, QFileDialog::AcceptSave, tr("Print sheets"), {tr("PDF (*.pdf)")}, fileName(tr("digits")) + ".pdf"),
        &QFileDialog::fileSelected, this, &HandwritingView::sheetsRequested);
}

/// Proposed: `digits`, or the alphabet's name.
QString HandwritingView::fileName(const QString& digits) const {
    return shown_ == 0 ? digits : alphabet_->text().replace("&&", "&").replace('/', '-');
}

} // namespace ui
