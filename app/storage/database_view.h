// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/opened_database.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <functional>

namespace app {

/// What a window shows of the database, on the thread of its slots. From its first request on, it looks once a second whether
/// another connection has committed something, and then shows it.
class DatabaseView : public QObject {
    Q_OBJECT

public:
    explicit DatabaseView(std::filesystem::path path);

public slots:
    /// Shows what other connections have committed, if they have. A failure is reported once until something succeeds.
    void refresh();

signals:
    /// Something the user should know that is no failure of a request.
    void noticed(const QString& text);
    void failed(const QString& what, const QString& hint);

protected:
    using Work = std::function<void(const Database& database)>;

    /// Calls `work` and reports its failure, unless that was the last one reported. Returns whether it succeeded. After a failure
    /// of the database the connection is made anew, so that a damaged file is replaced.
    bool attempt(const Work& work);

    /// The same for a request of the user: each failure is reported.
    bool request(const Work& work);

    /// Reads and emits everything.
    void showAll(const Database& database);
    void showIfChanged(const Database& database);

    /// Drops what is cached of the database, because another file was opened.
    virtual void forget() {}
    virtual void show(const Database& database) = 0;

    const std::filesystem::path& path() const { return connection_.path(); }
    const Database* currentDatabase() const { return connection_.current(); }

private:
    DatabaseConnection connection_;
    QTimer timer_{this};
    qint64 version_ = 0; ///< of the data when it was shown last
    QString lastFailure_;
};

} // namespace app
