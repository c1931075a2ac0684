// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/alphabet.h"
#include "app/runs/run_library.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "model/training/cross_reading.h"
#include "ui/pages/handwriting_view.h"

#include <map>
#include <optional>

namespace ui {
class MainWindow;
class SampleCollector;
} // namespace ui

namespace app {

class AdviceWorker;
class FileWorker;
class Handwriting;
struct Workers;

/// Alphabets: the list of them, samples that are collected, and networks that are trained for those of the user's own.
class AlphabetPresenter : public Presenter {
    Q_OBJECT

public:
    AlphabetPresenter(ui::MainWindow& window, SessionState& state, Workers& workers);
    ~AlphabetPresenter() override;
    void start(const WindowStart& start) override;

private:
    void connectAlphabets();
    void connectTraining(AdviceWorker& adviser);
    void show(const std::vector<Alphabet>& all, const Alphabet& shown);
    void edit(qint64 id, const QString& name, const std::vector<ui::EditedClass>& classes);
    void openModel();
    void train(const std::shared_ptr<const LoadedData>& data);
    void endTraining();
    void showAdvice(const model::CrossReading& reading);
    void showResult();

    /// What training for an alphabet gave.
    struct Result {
        QString text;
        std::vector<ui::LearningPoint> curve = {};
    };

    ui::MainWindow& window_;
    ui::HandwritingView& view_;
    SessionState& state_;
    Handwriting& store_;
    FileWorker& files_;
    AdviceWorker& adviser_;
    ui::SampleCollector* collector_;
    Alphabet shown_;
    std::optional<qint64> chosen_; ///< by the user: its model is opened once it is shown
    RunList runs_ = std::make_shared<RunList::element_type>();
    QString waiting_;                           ///< the data set that training waits for; empty for none
    std::shared_ptr<const LoadedData> trained_; ///< what the latest training for an alphabet learns from …
    Alphabet trainedFor_;                       ///< … which is this one
    bool training_ = false;                     ///< it is on
    std::shared_ptr<model::TrainingControl> advising_;
    std::map<qint64, Result> results_; ///< by alphabet
};

} // namespace app
