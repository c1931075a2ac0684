// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>
#include <optional>

namespace app {

class ObservableBase : public QObject {
    Q_OBJECT

signals:
    /// The value has changed, or there is none any more. Emitted at the end of a transition, when every value is as it leaves it.
    void changed();

protected:
    friend class SessionState;
    bool edited_ = false;
};

/// A value, or none, that one owner changes and presenters show.
template <class Value> class Observable : public ObservableBase {
public:
    const Value* get() const { return value_ ? &*value_ : nullptr; }
    const Value* operator->() const { return get(); }
    const Value& operator*() const { return *value_; }
    bool operator==(std::nullptr_t) const { return !value_; }

private:
    friend class SessionState;
    std::optional<Value>& edit() {
        edited_ = true;
        return value_;
    }

    std::optional<Value> value_;
};

} // namespace app
