// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/answer_view.h"
#include "ui/draw/drawing_canvas.h"
#include "ui/draw/reading.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QMenu;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace ui {

class PictureView;
class PredictionBars;

/// The right side: canvas or picture, the tools, and what the network reads. Of several digits, the one
/// drawn or pointed at last is chosen.
class DrawPanel : public QWidget {
    Q_OBJECT

public:
    explicit DrawPanel(QWidget* parent = nullptr);

    DrawingCanvas* canvas() const { return canvas_; }
    PredictionBars* bars() const { return bars_; }
    AnswerView* answerView() const { return answerView_; }
    PictureView* pictureView() const { return picture_; }
    QSize sizeHint() const override;
    bool showsPicture() const;
    bool isWide() const { return away_; }
    /// What can be done with the drawing: behind a button and the canvas's right click.
    QMenu* menu() const { return menu_; }

    /// Moves the canvas into `place`, where it is wide, or with null back into the panel. The strokes stay.
    void moveStage(QVBoxLayout* place);

    /// Makes canvas, answer and bars fill a panel of this width, to be seen from far away; 0 makes it the usual one.
    void setLarge(int width);

    /// Index of the chosen digit in the reading, −1 when nothing was read.
    int chosen() const { return chosen_; }

    /// What was drawn or pointed at last, in units: the digit nearest to it is chosen, else the first.
    std::optional<QPointF> attention() const { return attention_; }

    /// What the network's answers are called.
    void setClasses(const ClassNames& answers);

    /// Classes of the user's own: where they are the answers, drawings can be labelled as these, too.
    void setOwnClasses(const ClassNames& own);

public slots:
    void showReading(const ui::Reading& reading);

    /// A blank canvas, or a picture without digits: no digit, no bars.
    void showNothing();

    void setWide(bool wide);

    /// Shows a picture in place of the canvas until it is closed.
    void showPicture(const QImage& picture);
    void closePicture();

    /// Shows an image of a data set on the canvas, and what it is; a picture before it is closed.
    void showImage(const model::DigitImage& image, const QString& caption = {});

    // Strokes; without effect while a picture is shown.
    void undo();
    void redo();

    void clear();

    /// Labels the chosen digit's ink, for the handwriting; without effect where the answers are neither digits nor one's own.
    void labelDrawing(int digit);

    /// "Added as a 7 · 12 drawings", with a button to undo it.
    void showAdded(const QString& className, int drawings);
    /// It was taken back elsewhere: there is nothing to undo here.
    void forgetAdded();

    /// What is to be drawn, "α · 3 of 15", while samples are collected; nothing: whatever one likes.
    void setAsked(const QString& what);

    /// Copies the drawing to the clipboard, in black on white, and what it is read as.
    void copy();

signals:
    void copyRequested();
    void imageShown(const model::DigitImage& image);
    void drawingChanged(const model::Drawing& drawing);
    /// What was read, or that nothing was.
    void readingChanged();
    /// Another digit was pointed at.
    void attentionChanged();
    void drawingLabelled(int digit, const model::Drawing& ink);
    void undoLabelRequested();
    void openPictureRequested();
    void pastePictureRequested();
    void saveDrawingRequested();
    void handwritingRequested();
    void pictureClosed();
    /// The sheet in the picture was corrected, or, with nothing, is to be found again.
    void sheetChanged(const std::optional<model::Quad>& corners);
    void wideToggled(bool wide);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* makeHeader();
    QHBoxLayout* makeTeaching();
    void takeDrawing(const model::Drawing& drawing);
    void choose(int index);
    void choosePlace(QPointF place);
    void chooseNext(int step);
    void refresh();
    bool isTeachable() const; ///< a drawing can be kept as the class that was meant
    void showHint();
    void fitStage();
    void showCanvas();
    void makeMenu();

    QVBoxLayout* column_;
    QHBoxLayout* stageRow_;
    QStackedWidget* stage_;
    DrawingCanvas* canvas_;
    PictureView* picture_;
    AnswerView* answerView_;
    PredictionBars* bars_;
    QStackedWidget* tools_; ///< the canvas's or the picture's
    QToolButton* wide_;
    QMenu* menu_;
    QLabel* teaching_;
    QPushButton* undoLabel_;
    QString asked_; ///< see setAsked()
    ClassNames answers_;
    ClassNames own_; ///< see setOwnClasses()
    Reading reading_;
    int chosen_ = -1;
    int large_ = 0;                    ///< the width that is to be filled; 0: as wide as there is room
    bool away_ = false;                ///< the stage is not in the panel
    std::optional<int> pendingLabel_;  ///< of a drawing that has not been read yet
    std::optional<QPointF> attention_; ///< see attention()
};

} // namespace ui
