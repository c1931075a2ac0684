// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"
#include "model/values/types.h"
#include "ui/pages/image_lists.h"
#include "ui/style/classes.h"
#include "ui/style/finding_text.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QProgressBar;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class EmptyState;
class Segments;

/// The classes of a split side by side: the mean of each one's images, its name and how many images it has. One can be chosen, by
/// a click or the arrow keys; a second click or Backspace chooses none. More than kClassesAtOnce stand in rows, in a
/// `ScrollRoom`.
class ClassStrip : public QWidget {
    Q_OBJECT

public:
    explicit ClassStrip(QWidget* parent = nullptr);

    void setClasses(const ClassNames& labels);
    /// Images of each class. What was chosen stays where there is such a class.
    void setCounts(std::vector<int> counts);
    /// As many images, or none while they are not known.
    void setMeans(std::vector<model::DigitImage> means);

    int chosen() const { return chosen_; } ///< −1: none
    void choose(int label);
    QRect cell(int label) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, rows() * rowHeight()}; }

signals:
    void classChosen(int label); ///< −1: none

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override { point(-1); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    int count() const { return static_cast<int>(counts_.size()); }
    int at(const QPoint& position) const; ///< −1: no class
    int columns() const;
    int rows() const { return std::max(1, (count() + columns() - 1) / columns()); }
    int rowHeight() const;
    int side() const;
    QString description(int label) const;
    void point(int label);

    ClassNames labels_;
    std::vector<int> counts_;
    std::vector<model::DigitImage> means_;
    int chosen_ = -1;
    int pointed_ = -1; ///< under the mouse
};

/// The data set that is open: every image of either split, of one class, of what spoils training, or those with labels that the
/// model doubts.
class DataView : public QWidget {
    Q_OBJECT

public:
    explicit DataView(QWidget* parent = nullptr);

    void setClasses(const Classes& classes);

    /// Another data set: all of its training images are shown.
    void setData(const std::shared_ptr<const model::DataSet>& train, const std::shared_ptr<const model::DataSet>& test,
                 const model::DataFindings& findings);
    void setMeans(const model::ClassMeans& means);

    /// Another model: its doubts are requested while they are on the screen. `obstacle` says why it can have none.
    void setReader(const QString& name, const QString& obstacle);
    void showDoubtsProgress(double share);
    /// The most confident first. Only those that are wanted count.
    void setDoubts(model::Split of, std::vector<model::ReadImage> doubts);

    /// The split with its doubtful labels on the screen.
    std::optional<model::Split> wantedDoubts() const;
    Segments* splits() const { return splits_; } ///< train, test
    Segments* kinds() const { return kinds_; }   ///< all images, likely wrong labels
    ClassStrip* classes() const { return strip_; }
    const DataImagesModel* images() const { return model_; }

signals:
    void fetchRequested();
    void folderRequested();
    void doubtsWanted(std::optional<model::Split> of);
    void imageActivated(const model::DigitImage& image, const QString& caption);

protected:
    void showEvent(QShowEvent*) override { askForDoubts(); }
    void hideEvent(QHideEvent*) override { askForDoubts(); }

private:
    QWidget* makePage();
    void showFaults();
    void showFault(const FoundFault& fault);
    void showSplit();
    void refresh();
    QString titleOf(int label, const QString& count) const;
    void showDoubts(int label);
    void showList(const QString& title, std::vector<model::ReadImage> images);
    model::Split split() const;
    bool training() const { return split() == model::Split::train; }
    const std::shared_ptr<const model::DataSet>& set() const { return training() ? train_ : test_; }
    const std::vector<int>& indicesOf(Finding finding, bool training) const;
    void askForDoubts();

    Classes classes_;
    QStackedLayout* pages_;
    QWidget* page_;
    Segments* splits_;
    Segments* kinds_;
    ClassStrip* strip_;
    QVBoxLayout* faults_;
    ElidedLabel* title_;
    QPushButton* allImages_;
    QProgressBar* progress_;
    QStackedLayout* lists_;
    EmptyState* note_; ///< in place of the list
    DataImagesModel* model_;
    DigitGrid* list_;

    std::shared_ptr<const model::DataSet> train_, test_;
    model::DataFindings findings_;
    model::ClassMeans means_;
    std::optional<FoundFault> fault_; ///< its images are shown
    QString reader_, obstacle_;
    std::optional<model::Split> asked_; ///< emitted last
    std::optional<model::Split> doubtsOf_;
    std::vector<model::ReadImage> doubts_; ///< of `doubtsOf_`
};

} // namespace ui
