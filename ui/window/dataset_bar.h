// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_findings.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

class FigureLabel;

/// One line that offers to get MNIST, shows the download's progress, and lists what is wrong with a data set.
class DatasetBar : public QFrame {
    Q_OBJECT

public:
    explicit DatasetBar(QWidget* parent = nullptr);

public slots:
    void showOffer();

    /// `received` and `total` in bytes; `total` is -1 while unknown.
    void showProgress(const QString& text, qint64 received, qint64 total);

    /// What spoils training with the data set of that name, until it is dismissed; nothing when there is nothing.
    void showFindings(const QString& name, const model::DataFindings& findings);

    /// Opens the dialog for a folder with a data set; folderChosen follows unless it is cancelled.
    void chooseFolder();
    /// The same for a single file.
    void chooseFile();

signals:
    void fetchRequested();
    void folderChosen(const QString& path);
    void cancelRequested();

private:
    enum class Content { offer, progress, findings };
    void arrange(Content content);

    QLabel* text_;
    QProgressBar* progress_;
    FigureLabel* amount_;
    QPushButton* fetch_;
    QPushButton* folder_;
    QPushButton* cancel_;
    QPushButton* dismiss_;
};

} // namespace ui
