// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"
#include "ui/drawing_history.h"

#include <QPixmap>
#include <QWidget>

#include <functional>
#include <optional>

namespace ui {

/// Where people write. Strokes are kept in a fixed space of 280×280 units, whatever the widget's size, so that resizing
/// neither loses nor distorts them. The paper is the largest centred square.
class DrawingCanvas : public QWidget {
    Q_OBJECT

public:
    enum class Tool { pen, eraser };
    static constexpr float kSide = 280;         ///< units
    static constexpr float kDefaultBrush = 22;  ///< units; about two of the network's pixels
    static constexpr float kNarrowestBrush = 8; ///< units
    static constexpr float kWidestBrush = 44;   ///< units

    explicit DrawingCanvas(QWidget* parent = nullptr);

    /// All strokes, the one being drawn included.
    model::Drawing drawing() const;

    /// Replaces the drawing; can be undone.
    void setDrawing(const model::Drawing& drawing);

    /// Shows an image of a data set instead of strokes, which can be undone. The next pen-down, edit or clear() removes it.
    /// drawingChanged is not emitted: whoever shows an image knows its pixels already.
    void showImage(const model::DigitImage& image);

    bool showsImage() const { return image_.has_value(); }
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
    /// At every movement of the pen and every edit.
    void drawingChanged(const model::Drawing& drawing);
    void canUndoChanged(bool possible);
    void canRedoChanged(bool possible);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;

private:
    QRectF paper() const;
    double unitToPixel() const { return paper().width() / static_cast<double>(kSide); }
    model::StrokePoint toUnits(QPointF position, double pressure) const;
    QRect toPixels(const QRectF& units) const;

    void penDown(QPointF position, double pressure, bool eraser);
    void penMove(QPointF position, double pressure);
    void penUp();
    void edit(const std::function<void()>& change);
    void announceHistory();
    void redrawAll();
    void ensureInk();
    void paintStroke(QPainter& painter, const model::Stroke& stroke) const;
    void updateCursor();

    DrawingHistory history_;
    std::optional<model::Stroke> live_;
    std::optional<model::DigitImage> image_;
    QPixmap ink_; ///< every finished segment, at the device's resolution
    Tool tool_ = Tool::pen;
    float brushWidth_ = kDefaultBrush;
    bool couldUndo_ = false;
    bool couldRedo_ = false;
};

} // namespace ui
