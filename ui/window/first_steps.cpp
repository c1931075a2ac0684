// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/first_steps.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr int kStepsWidth = 440;
constexpr int kMark = 22;

/// The step's number in a ring, or a tick.
QPixmap mark(int number, bool done, double ratio) {
    if (done)
        return icon("tick", IconTone::accent).pixmap(QSize(scaled(kMark), scaled(kMark)), ratio);
    QPixmap picture(QSize(scaled(kMark), scaled(kMark)) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    painter.setPen(QPen(theme().line, 1));
    painter.drawEllipse(QRectF(0.5, 0.5, kMark - 1, kMark - 1));
    painter.setPen(theme().quietText);
    painter.setFont(usualFont(painter.font(), 12));
    painter.drawText(QRectF(0, 0, kMark, kMark), Qt::AlignCenter, QString::number(number));
    return picture;
}

} // namespace

FirstSteps::FirstSteps(QWidget* place)
    : QFrame(place),
      fetch_(makeButton("fetchButton", tr("Get MNIST · 11 MB"), tr("Download the four MNIST files and check them."), "primary")),
      starter_(
          makeButton("starterButton", tr("Use the starter set"),
                     tr("2,000 digits that come with DigitLab, drawn by its own generator: enough to see a network learn."))),
      train_(makeButton("firstTrainButton", tr("Train"), tr("Learn from the training images with the recipe at the left."),
                        "primary")) {
    setObjectName("firstSteps");
    setProperty("kind", "card");
    setAccessibleName(tr("First steps"));
    const std::array<QString, 3> texts{tr("Draw a digit at the right. It is read at once."), tr("Get digits to learn from."),
                                       tr("Train. Draw meanwhile: the network reads while it learns.")};
    QFrame* card = makeCard({20, 12, 12, 14}, 8, {});
    card->setMaximumWidth(kStepsWidth);
    auto* column = static_cast<QVBoxLayout*>(card->layout());
    auto* close = makeIconButton("firstStepsClose", "icon", icon("close", IconTone::quiet), 16, tr("Close the first steps"),
                                 tr("Close this card; Help has the tour."));
    column->addLayout(makeRow(8, {makeLabel("title", tr("New here? Three steps")), stretch(), close}));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i] = {new QLabel, new QLabel(texts[i])};
        lines_[i].mark->setFixedSize(kMark, kMark);
        lines_[i].text->setWordWrap(true);
        column->addLayout(makeRow(10, {lines_[i].mark, {lines_[i].text, 1}}));
        if (i == data)
            column->addLayout(makeRow(8, {fetch_, starter_, stretch()}, kMark + 10));
        if (i == train)
            column->addLayout(makeRow(8, {train_, stretch()}, kMark + 10));
    }
    auto* tour = makeButton("firstTourButton", tr("Show me round"), tr("Six short steps through the window."), "link");
    column->addLayout(makeRow(0, {stretch(), tour}));
    train_->setEnabled(false);
    connect(fetch_, &QPushButton::clicked, this, &FirstSteps::fetchRequested);
    connect(starter_, &QPushButton::clicked, this, &FirstSteps::starterRequested);
    connect(train_, &QPushButton::clicked, this, &FirstSteps::trainRequested);
    connect(tour, &QPushButton::clicked, this, &FirstSteps::tourRequested);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &FirstSteps::drawMarks);
    fillBox(new QVBoxLayout(this), {}, 0, {stretch(), makeRow(0, {stretch(), {card, 100}, stretch()}), stretch()});
    place->installEventFilter(this);
    drawMarks();
    hide();
}

void FirstSteps::setVisible(bool visible) {
    QFrame::setVisible(visible);
    const QList<QWidget*> parts = parentWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (QWidget* part : parts)
        if (part != this)
            part->setEnabled(!visible);
    parentWidget()->setFocusPolicy(visible ? Qt::NoFocus : Qt::StrongFocus);
}

void FirstSteps::setDone(Step step, bool done) {
    if (done_.at(step) == done)
        return;
    done_.at(step) = done;
    train_->setEnabled(done_[data]);
    for (QPushButton* get : {fetch_, starter_}) {
        if (done_[data] && get->hasFocus())
            train_->setFocus();
        get->setVisible(!done_[data]);
    }
    drawMarks();
}

bool FirstSteps::isDone(Step step) const {
    return done_.at(step);
}

void FirstSteps::setTrainTime(std::optional<double> seconds) {
    train_->setText(seconds ? tr("Train · %1").arg(roughTime(*seconds)) : tr("Train"));
}

void FirstSteps::drawMarks() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i].mark->setPixmap(mark(static_cast<int>(i) + 1, done_[i], devicePixelRatioF()));
        lines_[i].mark->setAccessibleName(done_[i] ? tr("Done") : tr("Step %1").arg(i + 1));
    }
}

bool FirstSteps::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return QFrame::eventFilter(watched, event);
}

} // namespace ui
