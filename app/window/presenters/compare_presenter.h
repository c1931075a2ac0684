// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_library.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class CompareView;
class DrawPanel;
struct OtherModel;
} // namespace ui

namespace app {

class CompareWorker;
class FileWorker;
class PredictionWorker;

/// Compares the open network with another one.
class ComparePresenter : public Presenter {
    Q_OBJECT

public:
    ComparePresenter(ui::CompareView& view, ui::DrawPanel& canvas, const SessionState& state, FileWorker& files, RunLibrary& runs,
                     PredictionWorker& reader, CompareWorker& worker);
    ~ComparePresenter() override;

private:
    void show();
    void showB();
    QString epochName(int epoch) const;
    void listOthers();
    void compareWith(const ui::OtherModel& other);

    ui::CompareView& view_;
    const SessionState& state_;
    FileWorker& files_;
    CompareWorker& worker_;
    RunList runs_ = std::make_shared<RunList::element_type>();
    std::shared_ptr<const model::Model> b_;
    QString nameB_;
    QString bundled_;           ///< its name
    model::ClassNames classes_; ///< that both answer in
    bool knowsLabels_ = true;   ///< A does
};

} // namespace app
