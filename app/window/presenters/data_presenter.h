// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class DataView;
class MainWindow;
} // namespace ui

namespace app {

class DataWorker;
class FileWorker;

/// The data set that is open: getting and opening it, and the page of its images.
class DataPresenter : public Presenter {
    Q_OBJECT

public:
    DataPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, DataWorker& worker);
    ~DataPresenter() override;
    void start(const WindowStart& start) override;

private:
    void connectFiles();
    void fetch(const QString& name);
    void receive(const std::shared_ptr<const LoadedData>& data);
    void show();
    void showReader();

    /// The model whose doubts about labels the page shows, or why it has none.
    struct Reader {
        std::shared_ptr<const model::Model> model;
        QString name;
        QString obstacle;
        bool operator==(const Reader&) const = default;
    };
    ui::MainWindow& window_;
    ui::DataView& view_;
    SessionState& state_;
    FileWorker& files_;
    DataWorker& worker_;
    std::shared_ptr<const LoadedData> shown_;
    Reader reader_;
};

} // namespace app
