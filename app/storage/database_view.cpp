// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/database_view.h"

#include "app/report_errors.h"

#include <utility>

namespace app {

DatabaseView::DatabaseView(std::filesystem::path path)
    : connection_(std::move(path), [this](const OpenedDatabase& opened) {
          version_ = 0;
          forget();
          if (!opened.notice.isEmpty()) {
              emit noticed(opened.notice);
          }
      }) {
    constexpr int kLookMs = 1000;
    timer_.setInterval(kLookMs);
    connect(&timer_, &QTimer::timeout, this, &DatabaseView::refresh);
}

bool DatabaseView::attempt(const Work& work) {
    if (!timer_.isActive()) { // not in the constructor: it runs on another thread
        timer_.start();
    }
    bool done = false;
    reportErrors(
        [&] {
            try {
                work(connection_.get());
            } catch (const DatabaseError&) {
                connection_.close();
                throw;
            }
            lastFailure_.clear();
            done = true;
        },
        [this](const QString& what, const QString& hint) {
            if (what != lastFailure_) {
                lastFailure_ = what;
                emit failed(what, hint);
            }
        });
    return done;
}

bool DatabaseView::request(const Work& work) {
    lastFailure_.clear();
    return attempt(work);
}

void DatabaseView::showAll(const Database& database) {
    version_ = database.dataVersion();
    show(database);
}

void DatabaseView::showIfChanged(const Database& database) {
    if (database.dataVersion() != version_) {
        showAll(database);
    }
}

void DatabaseView::refresh() {
    attempt([this](const Database& database) { showIfChanged(database); });
}

} // namespace app
