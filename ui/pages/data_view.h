// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"
#include "ui/pages/data_images_model.h"
#include "ui/style/finding_text.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace ui {

class ClassStrip;
class DigitGrid;
class ElidedLabel;
class EmptyState;
class Segments;

/// Whose doubts about labels somebody looks at.
enum class WantedDoubts { none, ofTrain, ofTest };

/// The data set that is open: every image of either split, of one class, of what spoils training, or those whose labels the model
/// doubts.
class DataView : public QWidget {
    Q_OBJECT

public:
    explicit DataView(QWidget* parent = nullptr);

    /// Another data set: all of its training images are shown.
    void setData(const DataSplit& train, const DataSplit& test, const model::DataFindings& findings);
    void setMeans(const model::ClassMeans& means);

    /// Another model: its doubts are asked for where they are looked at. `obstacle` says why it can have none.
    void setReader(const QString& name, const QString& obstacle);
    void showDoubtsProgress(double share);
    /// The most confident first. Only those that are wanted count.
    void setDoubts(WantedDoubts of, std::vector<model::ReadImage> doubts);

    WantedDoubts wantedDoubts() const;
    Segments* splits() const { return splits_; } ///< train, test
    Segments* kinds() const { return kinds_; }   ///< all images, likely wrong labels
    ClassStrip* classes() const { return classes_; }
    const DataImagesModel* images() const { return model_; }

signals:
    void fetchRequested();
    void folderRequested();
    void doubtsWanted(ui::WantedDoubts of);
    void imageActivated(const model::DigitImage& image);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makePage();
    void showFaults();
    void showFault(const FoundFault& fault);
    void showSplit();
    void refresh();
    QString titleOf(int label, const QString& count) const;
    void showDoubts(int label);
    void showList(const QString& title, std::vector<model::ReadImage> images);
    bool training() const;
    const DataSplit& split() const { return splitsOf_[training() ? 0 : 1]; }
    const std::vector<int>& indicesOf(Finding finding, bool training) const;
    void askForDoubts();

    QStackedLayout* pages_;
    QWidget* page_;
    Segments* splits_;
    Segments* kinds_;
    ClassStrip* classes_;
    QVBoxLayout* faults_;
    ElidedLabel* title_;
    QPushButton* allImages_;
    QProgressBar* progress_;
    QStackedLayout* lists_;
    EmptyState* note_; ///< in place of the list
    DataImagesModel* model_;
    DigitGrid* list_;

    std::array<DataSplit, 2> splitsOf_; ///< train, test
    model::DataFindings findings_;
    model::ClassMeans means_;
    std::optional<FoundFault> fault_; ///< whose images are shown
    QString reader_, obstacle_;
    WantedDoubts asked_ = WantedDoubts::none; ///< that was told last
    WantedDoubts doubtsOf_ = WantedDoubts::none;
    std::vector<model::ReadImage> doubts_; ///< of `doubtsOf_`
};

} // namespace ui
