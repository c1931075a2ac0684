// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/torture/driver/hand.h"
#include "tests/torture/driver/program.h"

#include <QDir>

#include <functional>
#include <vector>

namespace soak {

/// Something people do: it queues what the hand does.
struct Action {
    const char* name;
    double weight; ///< how often, beside the others
    std::function<void()> queue;
};

using Actions = std::vector<Action>;

/// What all actions are made of.
struct Stage {
    Program& program;
    Hand& hand;
    QDir files; ///< where it saves and finds files

    Hand::Find widget(const char* name) const;
    /// One with this name that can be seen.
    Hand::Find visible(const char* name) const;
    /// Turns to the page whose widget has this name.
    void turnTo(const char* page) const;
    /// Answers the file dialog that comes up.
    void answerFileDialog(const QString& path) const;
    ui::RunState state() const { return program.session()->state().runState(); }
};

// One file each.
void addTraining(Actions& actions, const Stage& stage);
void addRecipes(Actions& actions, const Stage& stage);
void addDrawing(Actions& actions, const Stage& stage);
void addHandwriting(Actions& actions, const Stage& stage);
void addPages(Actions& actions, const Stage& stage);
void addCurves(Actions& actions, const Stage& stage);
void addRuns(Actions& actions, const Stage& stage);
void addFiles(Actions& actions, const Stage& stage);
void addWindow(Actions& actions, const Stage& stage);

/// A random place in the widget, away from its edges.
Hand::At somewhere(Hand& hand);

} // namespace soak
