// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/network_presenter.h"

#include "app/report_errors.h"
#include "app/storage/network_files.h"
#include "app/window/workers/worker_thread.h"
#include "model/formats/network_json.h"
#include "model/ink/ink.h"
#include "ui/draw/draw_panel.h"
#include "ui/pages/network_page.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {
namespace {

constexpr model::ImagePlace kWholeCanvas{0, 0, ui::DrawingCanvas::kSide / model::kImageSide};

/// The same work of the same network: names, and what changes no step, do not count.
bool costsTheSame(model::Recipe a, const model::Recipe& b) {
    a.name = b.name;
    a.seed = b.seed;
    return a == b;
}

} // namespace

NetworkPresenter::NetworkPresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files,
                                   ForecastWorker& forecasts)
    : window_(window), page_(*window.page<ui::NetworkPage>()), state_(state), forecasts_(forecasts) {
    connect(window.trainPanel(), &ui::TrainPanel::recipeChanged, this, &NetworkPresenter::show);
    connect(&page_, &ui::NetworkPage::edited, this, &NetworkPresenter::choose);
    connect(&page_, &ui::NetworkPage::networkChosen, this,
            [this](const QString& name) { window_.trainPanel()->chooseNetwork(name.toStdString()); });
    follow({&state.run()}, [this] {
        const bool busy = state_.run() != nullptr;
        if (std::exchange(busy_, busy) == busy) {
            return;
        }
        page_.setLocked(busy);
        if (!busy) {
            askedData_ = nullptr; // the run's own speed is known now
            forecast();
        }
    });
    follow({&state.openData()}, [this] {
        page_.setClasses(state_.data() ? model::classCount(state_.data()->train.classes) : model::kDigits);
        forecast();
    });
    connect(&page_, &ui::NetworkPage::shownChanged, this, &NetworkPresenter::forecast);
    connect(&forecasts, &ForecastWorker::madeOfChosen, this,
            [this](const model::Recipe& recipe, const std::shared_ptr<const LoadedData>& data, const RunForecast& made) {
                forecasting_ = false;
                if (data == state_.data() && costsTheSame(recipe, window_.trainPanel()->recipe())) {
                    page_.setOutlook(made.seconds > 0 ? std::optional(ui::NetworkOutlook{made.epoch.epochSeconds, made.seconds,
                                                                                         made.epoch.memory})
                                                      : std::nullopt);
                }
                forecast();
            });
    connectFiles(files);
    connectCanvas();
}

void NetworkPresenter::connectFiles(FileWorker& files) {
    connect(&page_, &ui::NetworkPage::saveRequested, &files, &FileWorker::saveNetwork);
    connect(&page_, &ui::NetworkPage::renameRequested, &files, &FileWorker::renameNetwork);
    connect(&page_, &ui::NetworkPage::deleteRequested, &files, &FileWorker::deleteNetwork);
    connect(&files, &FileWorker::networksListed, this, &NetworkPresenter::know);
    connect(&files, &FileWorker::networkSaved, this, [this](const model::Network& saved) { choose(saved); });
    connect(&files, &FileWorker::networkExists, &page_, &ui::NetworkPage::askToReplace);
    connect(&files, &FileWorker::networkRenamed, this, [this](const QString& from, const QString& to) {
        if (window_.trainPanel()->recipe().network == from.toStdString()) {
            window_.trainPanel()->chooseNetwork(to.toStdString());
        }
    });
    connect(&files, &FileWorker::networkDeleted, this, [this, &files](const model::Network& deleted) {
        if (window_.trainPanel()->recipe().network == deleted.name) {
            choose(deleted); // written out: it can still be trained
        }
        window_.showInfo(tr("The network “%1” was deleted.").arg(QString::fromStdString(deleted.name)));
        window_.messageBar()->setAction(tr("Undo"),
                                        [&files, deleted] { post(&files, &FileWorker::saveNetwork, deleted, false); });
    });
}

void NetworkPresenter::connectCanvas() {
    ui::DrawingCanvas* canvas = window_.drawPanel()->canvas();
    connect(&page_, &ui::NetworkPage::seenChanged, canvas, &ui::DrawingCanvas::setSeen);
    connect(canvas, &ui::DrawingCanvas::hovered, &page_, &ui::NetworkPage::pointAt);
    const auto place = [this, canvas] {
        const auto framed = canvas->showsImage() ? std::nullopt : model::placeDrawing(canvas->drawing());
        page_.setPlace(framed ? framed->place : kWholeCanvas);
    };
    connect(canvas, &ui::DrawingCanvas::strokeFinished, this, place);
    connect(window_.drawPanel(), &ui::DrawPanel::readingChanged, this, place);
}

void NetworkPresenter::start(const WindowStart&) {
    know({}); // one's own come from the files' thread
    show();
}

void NetworkPresenter::know(const std::vector<model::Network>& own) {
    own_ = own;
    const auto shipped = model::shippedNetworks();
    std::vector<std::string> names;
    for (const auto& networks : {std::vector<model::Network>(shipped.begin(), shipped.end()), own}) {
        std::ranges::transform(networks, std::back_inserter(names), &model::Network::name);
    }
    window_.trainPanel()->setNetworks(names);
    page_.setNetworks({shipped.begin(), shipped.end()}, own);
    shown_.clear();
    show();
}

/// By the recipe's `network`. Throws as `findNetwork`.
model::Network NetworkPresenter::find(const std::string& setting) const {
    const auto known = std::ranges::find(own_, setting, &model::Network::name);
    return known == own_.end() ? findNetwork(setting) : *known;
}

void NetworkPresenter::show() {
    const model::Recipe recipe = window_.trainPanel()->recipe();
    page_.setEpochs(recipe.epochs);
    if (recipe.network != shown_) {
        shown_ = recipe.network;
        try {
            page_.setNetwork(find(recipe.network));
        } catch (const model::Error&) { // Train says what is wrong with it
        }
    }
    forecast();
}

/// By its name where it is known by it, else written out.
void NetworkPresenter::choose(const model::Network& network) {
    std::string setting = toJson(network);
    try {
        if (const model::Network known = find(network.name); known.layers == network.layers) {
            setting = network.name;
        }
    } catch (const model::Error&) { // there is none of that name
    }
    window_.trainPanel()->chooseNetwork(setting);
    know(own_); // of those that were written out before, none is left in the lists
}

/// One at a time, the newest; while a run is on it would slow both.
void NetworkPresenter::forecast() {
    const std::shared_ptr<const LoadedData> data = state_.data();
    const model::Recipe recipe = window_.trainPanel()->recipe();
    if (data == askedData_ && costsTheSame(asked_, recipe)) {
        return;
    }
    page_.setOutlook(std::nullopt);
    if (forecasting_ || state_.run() != nullptr || !data || !page_.isVisible()) {
        return;
    }
    forecasting_ = true;
    asked_ = recipe;
    askedData_ = data;
    post(&forecasts_, &ForecastWorker::forecastChosen, recipe, data);
}

} // namespace app
