// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// What the training worker is at; decides which controls are enabled.
enum class RunState { idle, preparing, training, paused, stopping };

/// What Save would write just now.
struct SaveOffer {
    bool available = true; ///< there is something to write
    bool soFar = false;    ///< it is what the run under way has learned so far
    QString path;          ///< where it goes without asking; empty: ask
    QString name;          ///< to offer when asking, without an ending
};

/// A model that the window can read with.
struct ModelChoice {
    enum class Group { bundled, run, kept, file };
    QString id;     ///< to ask for it
    QString title;  ///< to show
    QString detail; ///< its accuracy, or where it lies
    Group group = Group::bundled;

    bool operator==(const ModelChoice&) const = default;
};

/// A data set that can be fetched.
struct OfferedData {
    QString name;  ///< to ask for it
    QString title; ///< to show
    QString tip;   ///< its size and licence
};

} // namespace ui
