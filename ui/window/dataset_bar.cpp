// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/dataset_bar.h"

#include "ui/style/finding_text.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/file_dialog.h"

#include <QProgressBar>

namespace ui {
namespace {

QString megabytes(qint64 bytes) {
    return decimal(static_cast<double>(bytes) / 1e6, 1);
}

} // namespace

DatasetBar::DatasetBar(QWidget* parent)
    : QFrame(parent), text_(new ElidedLabel), progress_(new QProgressBar), amount_(makeLabel<FigureLabel>("quiet")),
      fetch_(makeButton("fetchButton", tr("Get MNIST"), tr("Download the four MNIST files (11 MB) and check them."), "primary")),
      folder_(makeButton("folderButton", tr("Choose a folder…"),
                         tr("Use a data set that is on this computer: MNIST's four files, a CSV or .npz file, or a folder of "
                            "pictures a class."))),
      cancel_(makeButton("cancelFetchButton", tr("Cancel"), tr("Stop the download; what has arrived is thrown away."))),
      dismiss_(makeButton("dismissFindingsButton", tr("Understood"), tr("Put this line away; the data stays as it is."))) {
    setObjectName("datasetBar");
    setAccessibleName(tr("Data set"));
    progress_->setTextVisible(false);
    progress_->setFixedWidth(200);
    progress_->setAccessibleName(tr("Download progress"));
    fillBox(new QHBoxLayout(this), {14, 5, 14, 5}, 10,
            {text_, progress_, amount_, stretch(), folder_, fetch_, cancel_, dismiss_});
    connect(fetch_, &QPushButton::clicked, this, &DatasetBar::fetchRequested);
    connect(folder_, &QPushButton::clicked, this, &DatasetBar::chooseFolder);
    connect(cancel_, &QPushButton::clicked, this, &DatasetBar::cancelRequested);
    connect(dismiss_, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void DatasetBar::arrange(Content content) {
    for (QWidget* widget : {static_cast<QWidget*>(progress_), static_cast<QWidget*>(amount_), static_cast<QWidget*>(cancel_)})
        widget->setVisible(content == Content::progress);
    fetch_->setVisible(content == Content::offer);
    folder_->setVisible(content == Content::offer);
    dismiss_->setVisible(content == Content::findings);
    if (content != Content::findings)
        text_->setToolTip({});
    show();
}

void DatasetBar::showFindings(const QString& name, const model::DataFindings& findings) {
    QStringList texts;
    for (const FoundFault& fault : foundFaults(findings))
        texts << fault.text;
    if (texts.isEmpty()) {
        hide();
        return;
    }
    const QString text = tr("%1: %2").arg(name, texts.join(" · "));
    text_->setToolTip(text); // the line may be cut
    text_->setText(text);
    arrange(Content::findings);
}

void DatasetBar::showOffer() {
    text_->setText(tr("MNIST is not here yet · 70,000 handwritten digits, 11 MB"));
    arrange(Content::offer);
}

void DatasetBar::showProgress(const QString& text, qint64 received, qint64 total) {
    text_->setText(text);
    // Bytes may exceed an int; a thousand steps are finer than the bar.
    progress_->setRange(0, total > 0 ? 1000 : 0);
    if (total > 0)
        progress_->setValue(static_cast<int>(received * 1000 / total));
    amount_->setText(total > 0 ? tr("%1 of %2 MB").arg(megabytes(received), megabytes(total))
                               : tr("%1 MB").arg(megabytes(received)));
    arrange(Content::progress);
}

void DatasetBar::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder with a data set"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &DatasetBar::folderChosen);
    dialog->open();
}

void DatasetBar::chooseFile() {
    auto* dialog =
        showFileDialog(this, QFileDialog::AcceptOpen, tr("File with a data set"), {tr("CSV and NumPy files (*.csv *.npz)")});
    connect(dialog, &QFileDialog::fileSelected, this, &DatasetBar::folderChosen);
}

} // namespace ui
