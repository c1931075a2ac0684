// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/layer_maps.h"

#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {

class ElidedLabel;
class LayerEditor;
class LayerList;

/// What training a network takes on this machine.
struct NetworkOutlook {
    double epochSeconds = 0;
    double seconds = 0;     ///< of the whole recipe
    std::size_t memory = 0; ///< bytes of a step
};

/// The network that is trained next: its layers as a column of cards, what they cost, and what one of them sees of the digit on
/// the canvas. Every change can be undone.
class NetworkPage : public QWidget {
    Q_OBJECT

public:
    explicit NetworkPage(QWidget* parent = nullptr);

    const model::Network& network() const { return states_[now_].network; }
    /// Shows a network; one that is shown already stays as it is.
    void setNetwork(const model::Network& network);
    /// Those to choose from.
    void setNetworks(std::vector<model::Network> shipped, std::vector<model::Network> own);
    void setClasses(int count);
    int classes() const { return classes_; }
    /// Of the network and the recipe at hand; nothing while it is not known.
    void setOutlook(const std::optional<NetworkOutlook>& outlook);
    void setEpochs(int epochs);
    /// While a run is on, the network cannot change.
    void setLocked(bool locked);
    /// Asks whether this network shall replace the one that has its name.
    void askToReplace(const model::Network& network);

    // What the chosen layer sees.
    /// Where the network's image lies on the canvas.
    void setPlace(const model::ImagePlace& place);
    /// Whether it has the notebook's layers.
    bool hasCounted() const;
    /// Shows how the notebook counted what its layers see, where the network has these.
    void showCounted();
    /// A place on the canvas, in its units.
    void pointAt(QPointF units);

signals:
    /// The layers were changed; the name is that of the network that they are of, with a * where it has others.
    void edited(const model::Network& network);
    void networkChosen(const QString& name);
    void saveRequested(const model::Network& network, bool replace);
    void renameRequested(const QString& from, const QString& to);
    void deleteRequested(const QString& name);
    /// An experiment that varies the layer in that row.
    void varyRequested(int row);
    /// What of the canvas the chosen layer sees at the pointer, in the canvas's units; empty: nothing.
    void seenChanged(const QRectF& units);
    /// The page came onto the screen, or went.
    void shownChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct State {
        model::Network network;
        int row = 0; ///< that was chosen
    };

    QWidget* makeTop();
    QWidget* makeColumn();
    QWidget* makeSide();
    QMenu* makeAddMenu();
    void makeMenu(QToolButton* button);
    void connectList();

    const model::Network* base() const;
    bool isOwn() const;
    void push(State state);
    void edit(std::vector<model::Layer> layers, int row);
    void add(model::LayerKind kind);
    void remove(int row);
    void move(int from, int to);
    void goTo(std::size_t state);
    void refresh();
    void showCards();
    void showChoice();
    void showTotals();
    void showLayer();
    void showSeen();
    void askName(const QString& title, const QString& label, const QString& proposal, const QString& accept,
                 const std::function<void(const QString&)>& take);

    std::vector<State> states_{{}}; ///< for Undo and Redo
    std::size_t now_ = 0;
    std::vector<model::Network> networks_; ///< those that come along, then one's own
    std::size_t shipped_ = 0;
    int classes_ = 10;
    int epochs_ = 0;
    std::optional<NetworkOutlook> outlook_;
    bool locked_ = false;
    model::Examined examined_;
    model::ImagePlace place_{0, 0, 10};
    std::optional<QPointF> pointed_; ///< units

    QComboBox* choice_;
    QAction* save_ = nullptr;
    QAction* rename_ = nullptr;
    QAction* delete_ = nullptr;
    QAction* back_ = nullptr;
    QToolButton* menu_;
    QToolButton* undo_;
    QToolButton* redo_;
    QPushButton* wrong_; ///< leads to the first problem
    ElidedLabel* changes_;
    LayerList* list_;
    QPushButton* add_;
    QToolButton* remove_;
    QToolButton* up_;
    QToolButton* down_;
    QLabel* parameters_;
    QLabel* multiplyAdds_;
    QLabel* memory_;
    QLabel* epoch_;
    QLabel* run_;
    QLabel* runName_;
    QLabel* layerTitle_;
    QLabel* layerFacts_;
    QLabel* problem_;
    LayerEditor* editor_;
    QPushButton* vary_;
    QPushButton* counted_;
};

} // namespace ui
