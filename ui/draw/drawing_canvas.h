// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <vector>

class QPainter;
class QPainterPath;
class QTouchEvent;

namespace ui {

/// A drawing and every edit made to it. An edit takes all strokes away, or adds some at the end, or both, so that undoing
/// costs no copies of whole drawings.
class DrawingHistory {
public:
    const model::Drawing& drawing() const { return drawing_; }

    /// Adds one finished stroke.
    void add(model::Stroke stroke);

    /// Takes every stroke away and puts `drawing` in their place; does nothing when nothing would change.
    void replace(model::Drawing drawing);

    bool canUndo() const { return done_ > 0; }
    bool canRedo() const { return done_ < edits_.size(); }

    /// Precondition: canUndo().
    void undo();

    /// Precondition: canRedo().
    void redo();

private:
    struct Edit {
        model::Drawing removed; ///< the whole drawing before, or nothing
        model::Drawing added;
    };
    void apply(Edit edit);

    model::Drawing drawing_;
    std::vector<Edit> edits_;
    std::size_t done_ = 0; ///< edits_ from here on were undone
};

/// Where people write, with a mouse, a pen or a finger. Strokes are kept in units, 280 to the paper's height, whatever the
/// widget's size, so that resizing neither loses nor distorts them. The paper is the largest centred square; when wide, it is
/// twice as wide as high, and it stays wide while there are strokes in its right half.
class DrawingCanvas : public QWidget {
    Q_OBJECT

public:
    enum class Tool { pen, eraser };
    static constexpr float kSide = 280;         ///< units; the paper's height
    static constexpr float kWideSpan = 560;     ///< units; the wide paper's width
    static constexpr float kDefaultBrush = 22;  ///< units; about two of the network's pixels
    static constexpr float kNarrowestBrush = 8; ///< units
    static constexpr float kWidestBrush = 44;   ///< units

    explicit DrawingCanvas(QWidget* parent = nullptr);

    /// All strokes, the one being drawn included.
    model::Drawing drawing() const;

    /// Replaces the drawing; can be undone.
    void setDrawing(const model::Drawing& drawing);

    /// Shows an image of a data set instead of strokes, which can be undone, and what it is. The next stroke, edit or clear()
    /// removes it.
    /// drawingChanged is not emitted: the caller has the pixels already.
    void showImage(const model::DigitImage& image, const QString& caption = {});

    void setWide(bool wide);

    /// What an empty paper asks for, in place of a digit or a number.
    void setHint(const QString& hint);
    QString hint() const { return hint_; }

    /// Frames around the digits that were read, in units; `chosen` is highlighted. A single digit gets no frame.
    void setBoxes(std::vector<QRectF> boxes, int chosen);

    /// The part of the paper, in units, that is looked at elsewhere; an empty one takes the frame away.
    void setSeen(const QRectF& units);
    QRectF seen() const { return seen_; }

    /// A picture that lies upon the ink, in units; one without a place is taken away.
    void setVeil(const QImage& picture, const QRectF& units);
    /// Parts of the drawing's lines that are marked, in units.
    void setMarked(const model::Drawing& lines);
    const QRectF& veilPlace() const { return veilPlace_; }
    const model::Drawing& marked() const { return marked_; }

    /// The drawing in black on white, 560 pixels high.
    QImage picture() const;

    bool showsImage() const { return image_.has_value(); }
    const std::optional<model::DigitImage>& image() const { return image_; }
    QString caption() const { return image_ ? caption_ : QString(); } ///< of the image
    Tool tool() const { return tool_; }
    float brushWidth() const { return brushWidth_; } ///< units, at pressure 1

    QSize sizeHint() const override { return {272, 272}; }

public slots:
    void setTool(ui::DrawingCanvas::Tool tool);
    void setBrushWidth(float units);
    void clear();
    void undo();
    void redo();

signals:
    /// The pointer is above this place, in units, without drawing.
    void hovered(QPointF place);
    /// An arrow key asks for the next digit to the left (−1) or right (+1).
    void nextRequested(int step);
    /// The pen moved, or an edit was made.
    void drawingChanged(const model::Drawing& drawing);
    void strokeFinished();
    /// A right click, or the keyboard's menu key; dragging with the right button erases.
    void menuRequested(QPoint globalPosition);
    void canUndoChanged(bool possible);
    void canRedoChanged(bool possible);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;

private:
    QRectF paper() const;
    double unitToPixel() const { return paper().height() / static_cast<double>(kSide); }
    bool touch(QTouchEvent& event);
    model::StrokePoint toUnits(QPointF position, double pressure) const;
    QRect toPixels(const QRectF& units) const;

    void penDown(QPointF position, double pressure, bool eraser);
    void penMove(QPointF position, double pressure);
    void penUp();
    void penCancelled();
    void moveKeyPen(bool writing);
    void edit(const std::function<void()>& change);
    void announceHistory();
    void redrawAll();
    void ensureInk();
    void updateSpan();
    void updateBoxes();
    void updateCursor();
    void paintCaption(QPainter& painter, const QRectF& sheet) const;
    void paintVeil(QPainter& painter, const QPainterPath& outline) const;

    DrawingHistory history_;
    std::optional<model::Stroke> live_;
    std::optional<QPointF> rightPress_; ///< a right click, unless it drags
    std::optional<model::DigitImage> image_;
    QString caption_;
    QString hint_;
    std::vector<QRectF> boxes_;
    int chosen_ = -1;
    QRectF seen_; ///< units
    QImage veil_;
    QRectF veilPlace_; ///< units
    model::Drawing marked_;
    QPixmap ink_; ///< all finished segments, at the device's resolution
    Tool tool_ = Tool::pen;
    float brushWidth_ = kDefaultBrush;
    float span_ = kSide; ///< the paper's width in units
    bool wide_ = false;
    int finger_ = -1;               ///< the one that writes
    std::optional<QPointF> keyPen_; ///< where the arrow keys have brought it, in units
    std::map<int, QPointF> arrows_; ///< those held down, and where they go
    bool couldUndo_ = false;
    bool couldRedo_ = false;
};

} // namespace ui
