// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class FigureLabel;

/// One line that offers to get MNIST and then shows the download's progress.
class DatasetBar : public QFrame {
    Q_OBJECT

public:
    explicit DatasetBar(QWidget* parent = nullptr);

public slots:
    void showOffer();

    /// `received` and `total` in bytes; `total` is -1 while unknown.
    void showProgress(const QString& text, qint64 received, qint64 total);

    /// Opens the dialog for a folder that holds the four MNIST files; folderChosen follows unless it is cancelled.
    void chooseFolder();

signals:
    void fetchRequested();
    void folderChosen(const QString& path);
    void cancelRequested();

private:
    void arrange(bool fetching);

    QLabel* text_;
    QProgressBar* progress_;
    FigureLabel* amount_;
    QPushButton* fetch_;
    QPushButton* folder_;
    QPushButton* cancel_;
};

} // namespace ui
