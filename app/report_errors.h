// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/error.h"

#include <QString>

#include <exception>

namespace app {

/// Calls `work` and turns every exception into a call of `fail(what, hint)`, for slots and threads, which must not throw.
template <class Work, class Fail> void reportErrors(Work work, Fail fail) {
    try {
        work();
    } catch (const model::Error& error) {
        fail(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
    } catch (const std::exception& error) {
        fail(QString::fromUtf8(error.what()), QString("Close other programs and try again."));
    }
}

} // namespace app
