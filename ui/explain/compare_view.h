// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/comparison.h"
#include "ui/style/classes.h"
#include "ui/widgets/digit_images.h"

#include <QColor>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace ui {

class ElidedLabel;
class EmptyState;
class Segments;

/// The two models' colours.
QColor colourOfA();
QColor colourOfB();

/// How two models read the drawing: for each class both probabilities, one above the other, and how far A's is above B's. More
/// than kClassesAtOnce stand in the order of the larger one, in a `ScrollRoom`.
class AnswerBars : public QWidget {
    Q_OBJECT

public:
    explicit AnswerBars(QWidget* parent = nullptr);

    void setClasses(const ClassNames& answers);
    /// Null: nothing was read.
    void setAnswers(const std::shared_ptr<const model::AnswerPair>& answers);
    QRectF bar(int digit, bool ofA) const; ///< filled, logical pixels
    QSize sizeHint() const override { return {300, 200}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    double probability(int digit, bool ofA) const; ///< 0 where nothing was read
    int rows() const;
    QRectF row(int digit) const;
    QFont rowFont() const;
    double barsLeft() const; ///< where the bars begin, behind the widest name
    double rightWidth() const;

    ClassNames names_;
    std::shared_ptr<const model::AnswerPair> answers_;
    std::vector<int> places_; ///< of the classes, from the top
};

/// The test images that two models read differently, for a list: image, label, what A says, what B says.
class DisagreementsModel : public DigitListModel {
    Q_OBJECT

public:
    void setClasses(const Classes& classes) { classes_ = classes; }
    /// Null: none. `which`: only those; nothing: all.
    void show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which);
    const model::DigitImage& image(int row) const;
    QString caption(int row) const;

private:
    DigitItem item(int row) const;

    Classes classes_;
    std::shared_ptr<const model::Comparison> comparison_;
    std::vector<model::Disagreement> shown_;
};

/// Another model to compare with: a kept run's, an earlier epoch's of the run that is under way or was last, or the bundled one.
struct OtherModel {
    QString text;
    QString run;   ///< its id; empty for others
    int epoch = 0; ///< from 1; 0 for others
    bool operator==(const OtherModel&) const = default;
};

/// Two models side by side: how they read the drawing, and the test images that they read differently.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    AnswerBars* bars() const { return bars_; }
    Segments* filter() const { return filter_; } ///< all, only A right, only B right, both wrong

    void setClasses(const Classes& classes);

public slots:
    /// What may be compared with, besides files: epochs and runs, in the order they are listed.
    void setOthers(const std::vector<OtherModel>& others) { others_ = others; }
    void setNameA(const QString& name);
    /// Empty: nothing was chosen yet.
    void setNameB(const QString& name);
    void setHasData(bool hasData);
    /// Why the two cannot be compared on the test images, beside that there are none; empty: they can.
    void setObstacle(const QString& obstacle);
    /// Null: there is nothing to compare.
    void setAnswers(const std::shared_ptr<const model::AnswerPair>& answers);
    void setComparison(const std::shared_ptr<const model::Comparison>& comparison);
    void setProgress(double share);

signals:
    void shownChanged(bool shown);
    void otherChosen(const ui::OtherModel& other);
    void otherFileChosen(const QString& path);
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void showEvent(QShowEvent*) override { emit shownChanged(true); }
    void hideEvent(QHideEvent*) override { emit shownChanged(false); }

private:
    QWidget* makeNames();
    QWidget* makeDrawing();
    QWidget* makeImages();
    void fillMenu();
    void chooseFile();
    void showState();
    void showImages();
    void fitCaptions();

    ElidedLabel* nameA_;
    ElidedLabel* nameB_;
    QPushButton* choose_;
    QMenu* menu_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    AnswerBars* bars_;
    QLabel* drawingNote_;
    QLabel* counts_;
    Segments* filter_;
    QLabel* listNote_;
    DisagreementsModel* model_;
    DigitGrid* list_;
    bool words_ = false; ///< the answers' names are words
    std::vector<OtherModel> others_;
    QString b_;
    std::shared_ptr<const model::Comparison> comparison_;
    bool hasData_ = false;
    QString obstacle_;
};

} // namespace ui
