// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <dlfcn.h>

/// The statements that run on the connections of this process that were open when it was made, as SQLite itself counts them: work
/// that needs one more for each run or drawing is slow where there are thousands. Null where SQLite cannot be asked.
class StatementCount {
public:
    StatementCount() {
        void* library = ::dlopen("libsqlite3.so.0", RTLD_LAZY | RTLD_NOLOAD); // the one that Qt's driver has loaded
        trace_ = library != nullptr ? reinterpret_cast<Trace>(::dlsym(library, "sqlite3_trace_v2")) : nullptr;
        watch(&count);
    }
    ~StatementCount() { watch(nullptr); }
    StatementCount(const StatementCount&) = delete;
    StatementCount& operator=(const StatementCount&) = delete;

    bool isKnown() const { return trace_ != nullptr; }
    int statements() const { return statements_; }

private:
    // https://www.sqlite.org/c3ref/trace_v2.html
    using Callback = int (*)(unsigned event, void* context, void* statement, void* text);
    using Trace = int (*)(void* connection, unsigned events, Callback callback, void* context);
    static constexpr unsigned kStatements = 1;

    static int count(unsigned, void* context, void*, void*) {
        ++static_cast<StatementCount*>(context)->statements_;
        return 0;
    }

    void watch(Callback callback) {
        for (const QString& name : trace_ != nullptr ? QSqlDatabase::connectionNames() : QStringList()) {
            const QVariant handle = QSqlDatabase::database(name, false).driver()->handle();
            trace_(*static_cast<void* const*>(handle.constData()), callback != nullptr ? kStatements : 0, callback, this);
        }
    }

    Trace trace_ = nullptr;
    int statements_ = 0;
};
